"""Enter in a field saves the form: it never adds a row, and never fills a column down."""

import re

import pytest

from roadmaps.models import Milestone
from tests import factories
from tests.forms import opened

pytestmark = pytest.mark.django_db
# A browser presses the first button of a form.
FORM = re.compile(r"<form[^>]*data-autosave.*?</form>", re.DOTALL)
BUTTON = re.compile(r"<button[^>]*>", re.DOTALL)


@pytest.mark.parametrize(
    "part", ["words", "target", "indicator", "milestones", "sectors", "portfolio", "solutions/new", "solutions/{pk}"]
)
def test_the_first_button_of_every_draft_form_saves(officer, signed_in, part):
    mission = factories.draft(officer)
    path = f"/workbench/missions/{mission.slug}/{part.format(pk=mission.contributions.get().pk)}/"
    page = signed_in(officer).get(path).content.decode()
    first = BUTTON.search(FORM.search(page)[0])[0]
    assert 'name="then"' in first
    assert 'value="stay"' in first


def test_so_does_that_of_a_verdict(officer, signed_in):
    check = factories.in_check(officer)
    page = signed_in(factories.seated(check)).get(f"/checks/{check.pk}/criteria/1/").content.decode()
    assert 'value="stay"' in BUTTON.search(FORM.search(page)[0])[0]


def test_what_it_sends_is_saved(officer, signed_in):
    mission = factories.draft(officer)
    client, path = signed_in(officer), f"/workbench/missions/{mission.slug}/milestones/"
    row = {"title": "Half", "due_on_day": "1", "due_on_month": "1", "due_on_year": "2028"}
    data = opened(client, path) | {f"milestones-0-{name}": value for name, value in row.items()}
    client.post(path, data | {"then": "stay"})
    assert Milestone.objects.get(mission=mission).title == "Half"
