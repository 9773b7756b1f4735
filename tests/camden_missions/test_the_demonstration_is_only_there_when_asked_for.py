"""Without DEMONSTRATION there is no mailbox, no known password, no command that makes them."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

LOOK = """
import django; django.setup()
from django.core.management import get_commands
from django.urls import NoReverseMatch, reverse
from django.conf import settings
try:
    reverse("mailbox"); print("mailbox")
except NoReverseMatch:
    print("no mailbox")
print("command" if "tell_story" in get_commands() else "no command", settings.EMAIL_BACKEND)
"""


def test_a_deployment_has_no_mailbox_no_people_and_real_mail():
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "camden_missions.settings"}
    for variable in ("DEMONSTRATION", "PLAIN_HTTP"):
        environment.pop(variable, None)
    told = subprocess.run(
        [sys.executable, "-c", LOOK], env=environment, capture_output=True, text=True, cwd=settings.BASE_DIR, check=True
    ).stdout
    assert told.split() == ["no", "mailbox", "no", "command", "django.core.mail.backends.smtp.EmailBackend"]


@pytest.mark.django_db
def test_telling_the_story_twice_changes_nothing(story):
    from accounts.models import Person
    from camden_missions.demonstration.story import tell_story
    from roadmaps.models import Mission

    before = (Mission.objects.count(), Person.objects.count())
    assert tell_story() is False
    assert (Mission.objects.count(), Person.objects.count()) == before


@pytest.mark.django_db
def test_whoever_signs_in_finds_something_to_do(story, signed_in):
    waits = {
        "officer": [
            "Finish the draft",
            "Make the changes asked for",
            "Answer what residents said",
        ],
        "assessor1": ["Settle where you differ"],
        "assessor2": ["Judge against the five criteria", "Settle where you differ"],
        "moderator": ["Read the newest comments"],
        "commissioner": ["Decide on adoption"],
    }
    for name, expected in waits.items():
        page = signed_in(story[name]).get("/workbench/").content.decode()
        assert all(says in page for says in expected), name


@pytest.mark.django_db
def test_there_is_a_mission_in_each_stage(story):
    from roadmaps.models import Mission

    stages = set(Mission.objects.filter(challenge__roadmap__slug="camden-practice").values_list("stage", flat=True))
    assert stages == {"draft", "in check", "returned", "in consultation", "deciding", "in delivery"}
