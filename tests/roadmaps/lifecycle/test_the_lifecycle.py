"""One table of steps: each from its stages, by whoever may, and on the record."""

import pytest

from accounts.errors import NotAllowed
from roadmaps.errors import GateClosed, WrongStage
from roadmaps.lifecycle.steps import next_steps, take_step
from roadmaps.lifecycle.table import BY_NAME, STEPS
from roadmaps.models import Mission, Stage, StepTaken
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db


def test_every_stage_can_be_reached_and_every_end_is_an_end():
    reached = {Stage.DRAFT} | {step.ends for step in STEPS}
    assert reached == set(Stage)
    left = {stage for step in STEPS for stage in step.starts}
    assert set(Stage) - left == {Stage.WITHDRAWN, Stage.RETIRED}


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_no_step_is_taken_from_a_stage_that_is_not_its_own(officer, step):
    everybody = factories.person("officer", "commissioner")
    # Nobody decides on a mission that they lead, or confirms how it ended.
    others = step.permission in ("roadmaps.decide", "roadmaps.attest")
    mission = factories.draft(officer if others else everybody)
    Mission.objects.filter(pk=mission.pk).update(attester=everybody)
    for stage in set(Stage) - set(step.starts):
        Mission.objects.filter(pk=mission.pk).update(stage=stage)
        with pytest.raises(WrongStage, match="this mission is now"):
            take_step(mission=mission, name=step.name, by=everybody, reason="By hand.")
    assert not StepTaken.objects.exists()


@pytest.mark.parametrize("name", ["adopt", "send_back", "decline"])
def test_only_a_commissioner_decides(officer, name):
    mission = factories.answered_mission(officer)
    with pytest.raises(NotAllowed):
        take_step(mission=mission, name=name, by=officer, reason="I think so.")


def test_a_step_made_by_hand_is_refused_with_the_right_status(officer, signed_in):
    browser = signed_in(factories.person("officer", "commissioner"))
    mission = factories.draft(officer)
    answer = browser.post(f"/workbench/missions/{mission.slug}/steps/adopt/", {"reason": "Skip all of it, quickly."})
    assert answer.status_code == 409
    assert "The mission has moved on" in answer.content.decode()
    assert browser.post(f"/workbench/missions/{mission.slug}/steps/pass_check/", {"reason": "x"}).status_code == 404
    assert browser.post(f"/workbench/missions/{mission.slug}/steps/nonsense/", {"reason": "x"}).status_code == 404
    assert Mission.objects.get(pk=mission.pk).stage == "draft"


def test_the_page_shows_which_gates_stand_open_and_why_others_do_not(officer):
    mission = Mission.objects.get(pk=factories.closed_consultation(officer).mission.pk)
    adopt = next(seen for seen in next_steps(mission, factories.commissioner()) if seen.step.name == "adopt")
    assert adopt.may
    assert not adopt.is_open
    assert [gate.is_open for gate in adopt.gates] == [True, False]


def test_a_reason_is_needed_where_the_table_says_so(officer):
    with pytest.raises(GateClosed, match="Give the reason"):
        take_step(mission=factories.draft(officer), name="withdraw", by=officer)


def test_every_step_taken_is_kept_with_who_when_why_and_on_which_revision(officer):
    mission = factories.answered_mission(officer)
    told = list(mission.steps_taken.order_by("at", "pk").values_list("step", "by", "revision__number"))
    assert told == [
        ("submit", officer.pk, 1),
        ("pass_check", None, 1),
        ("open_consultation", officer.pk, 1),
        ("close_consultation", None, 1),
    ]


def test_delivery_ends_in_an_attested_outcome_and_is_kept(officer):
    mission = factories.answered_mission(officer)
    take_step(mission=mission, name="adopt", by=factories.commissioner(), reason="Yes.")
    take_step(mission=mission, name="start_delivery", by=officer)
    factories.attested(mission, figure=100)
    with pytest.raises(GateClosed, match="closing report"):
        take_step(mission=mission, name="retire", by=officer, reason="It was.")
    factories.closed(mission, officer)
    take_step(mission=mission, name="retire", by=officer, reason="It was.")
    assert Mission.objects.get(pk=mission.pk).stage == "retired"
    assert Mission.objects.public().filter(pk=mission.pk).exists()


def test_what_cannot_be_undone_says_so(officer, signed_in):
    mission = factories.draft(officer)
    assert BY_NAME["withdraw"].cannot_be_undone
    page = signed_in(officer).get(f"/workbench/missions/{mission.slug}/steps/withdraw/").content.decode()
    assert "This cannot be undone." in page


def test_the_page_of_submission_offers_it_only_when_its_gates_are_open(officer, signed_in):
    mission = factories.draft(officer)
    path = f"/workbench/missions/{mission.slug}/submit/"
    assert "Freeze and submit" in signed_in(officer).get(path).content.decode()
    Mission.objects.filter(pk=mission.pk).update(deadline=None)
    page = signed_in(officer).get(path).content.decode()
    assert "Freeze and submit" not in page
    assert "You can submit it once this is fixed." in page
    assert signed_in(officer).post(path, {}).status_code == 409


def test_what_is_missing_leads_to_where_it_is_written(officer, signed_in):
    mission = factories.draft(officer, deadline=None)
    page = words_of(signed_in(officer).get(f"/workbench/missions/{mission.slug}/submit/"))
    there = f"/workbench/missions/{mission.slug}/dates/#id_deadline_0"
    assert f'href="{there}" >Set a deadline before it is checked.</a>' in page
