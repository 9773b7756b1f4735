"""Separation of duties: whoever had a hand in something does not decide on it, nor moderate what they wrote."""

import pytest
from django.urls import reverse

from accounts.errors import NotAllowed
from engagement.moderating.looking import hide, show
from roadmaps.drafting.collaborating import invite
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import Mission
from tests import factories

pytestmark = pytest.mark.django_db


def decider(mission: Mission, hand: str):
    """Return somebody who is a commissioner and an officer, and had that hand in the mission."""
    person = factories.person("commissioner", "officer")
    if hand == "leads it":
        Mission.objects.filter(pk=mission.pk).update(lead_officer=person)
    elif hand == "drafted it once":
        mission.drafters.add(person)
    elif hand == "edits it":
        invite(mission=mission, by=mission.lead_officer, person=person, may="edit")
    elif hand == "comments on its draft":
        invite(mission=mission, by=mission.lead_officer, person=person, may="comment")
    return person


@pytest.mark.parametrize("hand", ["leads it", "drafted it once", "edits it", "comments on its draft"])
@pytest.mark.parametrize("step", ["adopt", "decline"])
def test_nobody_decides_on_a_mission_in_which_they_had_a_hand(officer, hand, step):
    mission = factories.answered_mission(officer)
    with pytest.raises(NotAllowed, match="You worked on this mission"):
        take_step(mission=mission, name=step, by=decider(mission, hand), reason="It is mine.")
    assert Mission.objects.get(pk=mission.pk).stage == "deciding"


def test_a_commissioner_without_a_hand_in_it_decides(officer):
    mission = factories.answered_mission(officer)
    take_step(mission=mission, name="adopt", by=decider(mission, "none"), reason="It will do good.")
    assert Mission.objects.get(pk=mission.pk).stage == "adopted"


def test_nobody_moderates_their_own_comment(officer, signed_in):
    person = factories.person("moderator")
    own = factories.comment(factories.consultation(officer), person)
    with pytest.raises(NotAllowed, match="Somebody else has to look at this one"):
        hide(comment=own, by=person, reason="I regret it.")
    hide(comment=own, by=factories.moderator(), reason="It was rude.")
    with pytest.raises(NotAllowed):
        show(comment=own, by=person, reason="It was not.")
    client = signed_in(person)
    assert client.get(reverse("moderate", args=[own.pk])).status_code == 403
    assert reverse("moderate", args=[own.pk]) not in client.get("/moderation/?which=newest").content.decode()
