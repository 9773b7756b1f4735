"""A consultation honours the Gunning principles: early, informed, long enough, and answered."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.errors import NotAllowed
from engagement.consulting.closing import close_what_is_over
from engagement.errors import AlreadyPublished, NotYetOver
from engagement.models import Consultation
from engagement.pages.consultations.forms import ConsultationForm
from engagement.responding import save_response
from roadmaps.errors import GateClosed, WrongStage
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import Mission
from tests import factories

pytestmark = pytest.mark.django_db


def dates(**given) -> dict:
    return {
        f"{name}_{part}": getattr(value, part) for name, value in given.items() for part in ("day", "month", "year")
    }


def filled(days: int, **more) -> ConsultationForm:
    today = timezone.localdate()
    data = {"purpose": "To hear you.", "may_change": "All.", "decided_by": "The commission"}
    data |= {"audience": "signed in", "moderation": "after"}
    return ConsultationForm({**data, **dates(opens_on=today, closes_on=today + timedelta(days=days)), **more})


def test_less_than_28_days_needs_a_reason():
    assert "Give the reason for less than 28 days" in filled(27).errors["short_reason"][0]
    assert filled(27, short_reason="The grant ends.").is_valid()
    assert filled(28).is_valid()


def test_only_what_passed_its_check_goes_out(officer):
    mission = factories.draft(officer)
    with pytest.raises(WrongStage):
        take_step(mission=mission, name="open_consultation", by=officer)


def test_it_closes_by_itself_after_its_last_day_and_not_before(officer):
    running = factories.consultation(officer, opens=-30, closes=0)
    over = factories.consultation(officer, opens=-30, closes=-1)
    assert close_what_is_over() == 1
    assert Consultation.objects.get(pk=over.pk).ended_at
    assert Mission.objects.get(pk=over.mission.pk).stage == "deciding"
    assert Mission.objects.get(pk=running.mission.pk).stage == "in consultation"


def test_nobody_answers_while_people_may_still_speak(officer):
    consultation = factories.consultation(officer)
    with pytest.raises(NotYetOver):
        save_response(consultation=consultation, by=officer, you_said="x", we_did="y")


def test_a_saved_answer_is_for_the_officers_until_it_is_published(officer, client):
    consultation = factories.closed_consultation(officer)
    save_response(consultation=consultation, by=officer, you_said="Secret for now", we_did="y")
    assert "Secret for now" not in client.get(consultation.get_absolute_url()).content.decode()
    save_response(consultation=consultation, by=officer, you_said="Told to all", we_did="y", publish=True)
    assert "Told to all" in client.get(consultation.get_absolute_url()).content.decode()


def test_publishing_asks_first_and_keeps_what_was_written(officer, signed_in):
    consultation = factories.closed_consultation(officer)
    path = f"/workbench/missions/{consultation.mission.slug}/response/"
    words = {"you_said": "That it is loud.\nVery.", "we_did": "We listened."}
    page = signed_in(officer).post(path, {**words, "then": "publish"}).content.decode()
    assert "it cannot be changed" in page
    consultation.refresh_from_db()
    assert consultation.response.published_at is None
    signed_in(officer).post(path, {**words, "then": "publish now"})
    consultation.response.refresh_from_db()
    assert consultation.response.published_at
    assert consultation.response.you_said == "That it is loud.\nVery."


def test_a_published_answer_stands(officer):
    mission = factories.answered_mission(officer)
    with pytest.raises(AlreadyPublished):
        save_response(consultation=mission.revisions.first().consultation, by=officer, you_said="x", we_did="y")


def test_another_officer_cannot_answer(officer):
    with pytest.raises(NotAllowed):
        save_response(
            consultation=factories.closed_consultation(officer), by=factories.officer(), you_said="x", we_did="y"
        )


def test_adoption_is_impossible_before_the_answer_and_says_so(officer):
    mission = Mission.objects.get(pk=factories.closed_consultation(officer).mission.pk)
    with pytest.raises(GateClosed, match="No response to the consultation has been published"):
        take_step(mission=mission, name="adopt", by=factories.commissioner(), reason="I am in a hurry.")


def test_a_commissioner_adopts_with_a_reason_that_is_kept(officer):
    commissioner = factories.commissioner()
    mission = factories.answered_mission(officer)
    taken = take_step(mission=mission, name="adopt", by=commissioner, reason="Heard and answered.")
    assert Mission.objects.get(pk=mission.pk).stage == "adopted"
    assert (taken.by, taken.reason, taken.revision) == (commissioner, "Heard and answered.", mission.revisions.first())


@pytest.mark.parametrize(("step", "stage"), [("send_back", "returned"), ("decline", "withdrawn")])
def test_a_commissioner_sends_back_or_declines_with_a_reason(officer, step, stage):
    mission = factories.answered_mission(officer)
    with pytest.raises(GateClosed, match="Give the reason"):
        take_step(mission=mission, name=step, by=factories.commissioner(), reason=" ")
    take_step(mission=mission, name=step, by=factories.commissioner(), reason="The costs.")
    assert Mission.objects.get(pk=mission.pk).stage == stage


def test_nobody_is_asked_about_what_was_withdrawn(officer):
    consultation = factories.consultation(officer)
    take_step(mission=consultation.mission, name="withdraw", by=officer, reason="Overtaken.")
    consultation.refresh_from_db()
    assert not consultation.is_open()
