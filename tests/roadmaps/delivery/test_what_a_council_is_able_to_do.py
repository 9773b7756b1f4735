"""Once a year officers assess what they are able to do: each alone, then together; published with the year before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.errors import NotAllowed
from roadmaps.criteria.capabilities import LADDERS, proposal
from roadmaps.delivery.capabilities import agree_on, answer_alone, open_round, publish_round, traces_of
from roadmaps.delivery.changing import add_part, digest_of_parts, send_change, start_change
from roadmaps.delivery.learning import write_entry
from roadmaps.errors import DoesNotFit, GateClosed, WrongStage
from roadmaps.models import CapabilityAgreed, CapabilityAnswer, CapabilityRound, Contribution, Roadmap
from roadmaps.models.capability import Capability
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def roadmap() -> Roadmap:
    return factories.RoadmapFactory()


def answers(step: int = 3) -> dict:
    return dict.fromkeys(Capability.values, (step, "We saw it in March."))


def answered(roadmap, *steps: int) -> tuple[CapabilityRound, list]:
    people = [factories.officer() for _ in steps]
    for person, step in zip(people, steps, strict=True):
        found = open_round(roadmap=roadmap, by=person)
        answer_alone(found=found, by=person, given=answers(step), submit=True)
    return found, people


def published(roadmap, step: int = 3, year: int | None = None) -> CapabilityRound:
    found, people = answered(roadmap, step, step)
    for one in Capability.values:
        agree_on(found=found, by=people[0], capability=one, step=step, reason="We all saw it.")
    found = publish_round(found=found, by=people[0])
    if year:
        CapabilityRound.objects.filter(pk=found.pk).update(year=year)
    return found


def test_every_capability_has_a_ladder_of_five_steps():
    assert set(LADDERS) == set(Capability.values)
    assert all(len(one.steps) == 5 and one.asks.endswith("?") for one in LADDERS.values())


@given(steps=st.lists(st.integers(1, 5), min_size=1, max_size=9))
def test_they_begin_to_agree_from_a_step_that_somebody_chose(steps):
    assert proposal(steps) in steps


def test_an_officer_answers_alone_on_the_page_and_submits(roadmap, officer, signed_in):
    browser, path = signed_in(officer), f"/workbench/roadmaps/{roadmap.slug}/capabilities/"
    half = {"step_leadership": "2", "evidence_leadership": "We met partners twice.", "then": "save"}
    assert browser.post(path, half).status_code == 302
    assert "We met partners twice." in words_of(browser.get(path))
    short = browser.post(path, {**half, "then": "submit"})
    assert short.status_code == 422
    assert words_of(short).count("Choose a step on evaluation") == 2
    bare = browser.post(path, {"step_skills": "2", "then": "save"})
    assert "Enter by what you see the step on administrative skills" in words_of(bare)
    keys = [one.replace(" ", "-") for one in Capability.values]
    whole = {f"step_{key}": "3" for key in keys} | {f"evidence_{key}": "Seen." for key in keys}
    assert browser.post(path, {**whole, "then": "submit"}).status_code == 302
    assert CapabilityAnswer.objects.filter(submitted_at__isnull=False).count() == 7
    assert browser.get(path).status_code == 302


def test_nobody_reads_others_answers_before_their_own_are_in(roadmap, signed_in):
    found, (first, _) = answered(roadmap, 2, 4)
    third = factories.officer()
    path = f"/workbench/roadmaps/{roadmap.slug}/capabilities/agree/"
    assert signed_in(third).get(path)["Location"] == f"/workbench/roadmaps/{roadmap.slug}/capabilities/"
    assert signed_in(third).get(f"{path}leadership/").status_code == 403
    with pytest.raises(NotAllowed):
        agree_on(found=found, by=third, capability="leadership", step=3, reason="So.")
    page = words_of(signed_in(first).get(path))
    assert "Step 2: We saw it in March." in page
    assert "Step 4: We saw it in March." in page


def test_one_alone_agrees_with_nobody(roadmap, signed_in):
    found, (only,) = answered(roadmap, 3)
    with pytest.raises(GateClosed, match="At least two officers"):
        agree_on(found=found, by=only, capability="leadership", step=3, reason="So.")
    page = words_of(signed_in(only).get(f"/workbench/roadmaps/{roadmap.slug}/capabilities/agree/"))
    assert "At least one more officer answers alone" in page


def test_what_is_submitted_stays(roadmap):
    found, (first, _) = answered(roadmap, 3, 3)
    with pytest.raises(WrongStage):
        answer_alone(found=found, by=first, given=answers(5))


@pytest.mark.parametrize("wrong", [{"leadership": (6, "x")}, {"leadership": (3, " ")}, {"nonsense": (3, "x")}])
def test_a_step_is_one_of_five_with_its_evidence(roadmap, officer, wrong):
    with pytest.raises(DoesNotFit):
        answer_alone(found=open_round(roadmap=roadmap, by=officer), by=officer, given=wrong)


def test_it_is_agreed_on_and_published_with_the_year_before_beside_it(roadmap, signed_in, client):
    published(roadmap, 2, year=2020)
    found, (first, _) = answered(roadmap, 3, 4)
    browser, path = signed_in(first), f"/workbench/roadmaps/{roadmap.slug}/capabilities/agree/"
    assert browser.post(f"/workbench/roadmaps/{roadmap.slug}/capabilities/publish/").status_code == 409
    assert 'value="3"' in words_of(browser.get(f"{path}policy-mix/"))
    for one in Capability.values:
        answer = browser.post(f"{path}{one.replace(' ', '-')}/", {"step": "4", "reason": "We looked at it together."})
        assert answer.status_code == 302
    assert "Publish what we agreed on" in words_of(browser.get(path))
    assert browser.post(f"/workbench/roadmaps/{roadmap.slug}/capabilities/publish/").status_code == 302
    page = words_of(client.get(f"/roadmaps/{roadmap.slug}/capabilities/"))
    assert f"{found.year}, and 2020 beside it" in page
    assert "We looked at it together." in page
    assert "We saw it in March." not in page
    assert "<svg" in page


def test_once_published_it_stays(roadmap):
    found = published(roadmap)
    person = CapabilityAgreed.objects.first().by
    with pytest.raises(WrongStage):
        agree_on(found=found, by=person, capability="leadership", step=5, reason="So.")
    with pytest.raises(WrongStage):
        answer_alone(found=found, by=factories.officer(), given=answers())


def test_only_officers_of_a_roadmap_of_this_council_assess_it(roadmap, officer, signed_in):
    for person in (factories.resident(), factories.commissioner(), factories.assessor()):
        with pytest.raises(NotAllowed):
            open_round(roadmap=roadmap, by=person)
        assert signed_in(person).get(f"/workbench/roadmaps/{roadmap.slug}/capabilities/").status_code == 403
    reference = factories.RoadmapFactory(kind="reference")
    with pytest.raises(NotAllowed):
        open_round(roadmap=reference, by=officer)
    assert signed_in(officer).get(f"/roadmaps/{reference.slug}/capabilities/").status_code == 404


def test_the_record_of_the_year_is_offered_as_evidence(officer, signed_in):
    mission = factories.draft(officer)
    mission.contributions.update(expected_share=10)
    for _ in range(5):
        Contribution.objects.create(mission=mission, solution=factories.SolutionFactory())
    mission = factories.frozen_in_delivery(mission, officer)
    solution = mission.contributions.first().solution
    change = start_change(mission=mission, by=officer)
    part = {"kind": "stop", "solution": solution.slug, "says": "Nobody came."}
    change = add_part(change=change, by=officer, part=part)
    send_change(change=change, by=officer, reason="So.", seen=digest_of_parts(change))
    said = {"tried": "A.", "found": "B.", "changes": "C.", "stops": "D."}
    write_entry(mission=mission, by=officer, title="Nobody came", outcome="failed", **said)
    roadmap = mission.challenge.roadmap
    year = change.started_at.year
    found = traces_of(roadmap, year)
    assert (found.stopped, found.learnt, found.failures) == ([(solution.title, "Nobody came.")], 1, 1)
    assert (found.changes, found.by_commission) == (1, 0)
    assert traces_of(roadmap, year - 1).changes == 0
    page = words_of(signed_in(officer).get(f"/workbench/roadmaps/{roadmap.slug}/capabilities/"))
    assert f"“{solution.title}” stopped: Nobody came." in page


def test_without_an_assessment_the_page_says_so(roadmap, client):
    assert "No assessment has been published yet." in words_of(client.get(f"/roadmaps/{roadmap.slug}/capabilities/"))
