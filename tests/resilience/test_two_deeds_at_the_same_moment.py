"""Every pair of deeds that can meet: both begin from the same look, and what comes out is as if one had been first.

``python -m tests.resilience.take_locks_away`` takes each lock of the code away in turn, and writes into docs/locks.md which
of these cases fails without it.
"""

import uuid
from functools import partial

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from accounts.errors import Refusal
from accounts.granting import set_roles
from accounts.models import Person, Role, RoleGrant
from accounts.names import answer_name, choose_name
from engagement.commenting import change_comment, comment
from engagement.consulting import close_what_is_over
from engagement.errors import AlreadyPublished
from engagement.models import Comment, Consultation, Response
from engagement.moderating import hide
from engagement.responding import save_response
from outbox.enqueueing import enqueue
from outbox.leasing import run_message
from outbox.models import OutboxMessage
from outbox.publishing import Broker
from roadmaps.checking.judging import save_verdict, submit_assessment
from roadmaps.checking.submitting import submit_for_check
from roadmaps.comparing.merging import spelled
from roadmaps.drafting import hierarchy, removing
from roadmaps.drafting.autosaving import autosave, forget_autosaved
from roadmaps.drafting.collaborating import hand_over
from roadmaps.drafting.milestones import reach_milestone
from roadmaps.drafting.missions import move_mission, save_draft, start_mission
from roadmaps.drafting.portfolio import drop_solution, join_solution, save_solution
from roadmaps.drafting.sectors import ask_sector
from roadmaps.errors import CheckIsClosed, DoesNotFit, EditConflict, StillNeeded, WrongStage
from roadmaps.exchange.exporting import export_json
from roadmaps.exchange.importing import ask_import, carry_out, confirm_import, look_through
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import (
    Challenge,
    Contribution,
    CriteriaCheck,
    Milestone,
    Mission,
    Organisation,
    Roadmap,
    RoadmapImport,
    Sector,
    Solution,
    StepTaken,
    WorkingCopy,
)
from roadmaps.models.choices import Criterion
from tests import factories
from tests.races import at_once, while_writing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]


@pytest.fixture(autouse=True)
def _no_worker_takes_part(monkeypatch):
    """Leave every message to the sweep, which nobody runs here: another test's worker may listen to this broker."""
    monkeypatch.setattr(Broker, "silent_until", float("inf"))


def kinds(outcomes: list) -> list[type]:
    """Return of which kind each outcome is: refusals and errors by their own, everything else as done."""
    return sorted(
        (type(one) if isinstance(one, Exception) else bool for one in outcomes), key=lambda kind: kind.__name__
    )


def errors(outcomes: list) -> list:
    """Return what went wrong otherwise than by a sentence for the person."""
    return [one for one in outcomes if isinstance(one, Exception) and not isinstance(one, Refusal)]


# Missions and their checks


def test_the_same_draft_submitted_twice_is_one_revision(officer):
    mission = factories.draft(officer)
    outcomes = at_once(*2 * [partial(submit_for_check, mission=mission, by=officer)])
    assert kinds(outcomes) == [WrongStage, bool]
    assert mission.revisions.count() == 1


def test_a_mission_is_adopted_once(officer):
    mission = factories.answered_mission(officer)
    both = [factories.commissioner() for _ in range(2)]
    outcomes = at_once(*(partial(take_step, mission=mission, name="adopt", by=by, reason="Yes.") for by in both))
    assert kinds(outcomes) == [WrongStage, bool]
    assert StepTaken.objects.filter(step="adopt").count() == 1


def test_handing_in_and_withdrawing_do_not_wait_for_each_other(officer):
    check = factories.in_check(officer)
    factories.judge(check, factories.assessor())
    last = factories.seated(check)
    for criterion in Criterion.values:
        save_verdict(check=check, by=last, criterion=criterion, rating=3, answer="met", reason="Yes.")
    mission = check.revision.mission
    outcomes = at_once(
        partial(submit_assessment, check=check, by=last),
        partial(take_step, mission=mission, name="withdraw", by=officer, reason="It ends."),
    )
    assert errors(outcomes) == []
    mission.refresh_from_db()
    assert mission.stage == "withdrawn"
    assert CriteriaCheck.objects.get().state in ("cancelled", "passed")


def test_a_verdict_that_comes_with_the_handing_in_is_in_it_or_refused(officer):
    check = factories.in_check(officer)
    by = factories.seated(check)
    for criterion in Criterion.values:
        save_verdict(check=check, by=by, criterion=criterion, rating=3, answer="met", reason="Yes.")
    change = partial(save_verdict, check=check, by=by, criterion=1, rating=4, answer="met", reason="Very much.")
    outcomes = at_once(change, partial(submit_assessment, check=check, by=by))
    assert errors(outcomes) == []
    kept = check.assessments.get().verdicts.get(criterion=1)
    assert kept.reason == ("Yes." if isinstance(outcomes[0], CheckIsClosed) else "Very much.")


def test_a_draft_that_is_being_submitted_is_frozen_as_it_was_saved(officer):
    mission = factories.draft(officer, title="Before")
    outcomes = while_writing(
        partial(submit_for_check, mission=mission, by=officer),
        partial(save_draft, mission=mission, by=officer, title="After"),
    )
    assert kinds(outcomes) == [WrongStage, bool]
    mission.refresh_from_db()
    assert mission.title == "Before"
    assert "After" not in str(mission.revisions.get().document)


def test_a_mission_that_is_being_submitted_is_not_deleted(officer):
    mission = factories.draft(officer)
    outcomes = at_once(
        partial(removing.delete, thing=mission, by=officer),
        partial(submit_for_check, mission=mission, by=officer),
    )
    assert kinds(outcomes) in ([Mission.DoesNotExist, bool], [StillNeeded, bool])


def test_a_mission_that_is_being_submitted_is_not_put_away(officer):
    mission = factories.draft(officer)
    at_once(
        partial(removing.archive, thing=mission, by=officer),
        partial(submit_for_check, mission=mission, by=officer),
    )
    mission.refresh_from_db()
    assert mission.archived_at is None or mission.stage == "draft"


def test_one_lead_hands_a_mission_over_once(officer):
    mission, heirs = factories.draft(officer), [factories.officer() for _ in range(2)]
    outcomes = at_once(*(partial(hand_over, mission=mission, by=officer, to=to) for to in heirs))
    assert len([one for one in outcomes if isinstance(one, Mission)]) == 1


def test_a_milestone_is_not_reached_after_the_outcome_was_attested(officer):
    mission = factories.answered_mission(officer)
    Mission.objects.filter(pk=mission.pk).update(stage="in delivery")
    milestone = Milestone.objects.create(mission=mission, title="Half", due_on=timezone.localdate())
    outcomes = while_writing(
        partial(take_step, mission=mission, name="attest_achieved", by=officer, reason="Reached."),
        partial(reach_milestone, milestone=milestone, by=officer, on=timezone.localdate()),
    )
    assert kinds(outcomes) == [WrongStage, bool]
    milestone.refresh_from_db()
    assert milestone.reached_on is None


# What two people write


def conflicting(officer, kind: str):
    """Return two deeds that change the same words of one thing from the same base."""
    mission = factories.draft(officer)
    challenge, roadmap = mission.challenge, mission.challenge.roadmap
    workshop = Organisation.objects.create(name="Workshop", kind="third")
    solution = mission.contributions.get().solution
    makes = {
        "mission": lambda text: partial(
            save_draft, mission=mission, by=officer, base=spelled({"measure": mission.measure}), measure=text
        ),
        "evidence": lambda text: partial(
            save_draft, mission=mission, by=officer, base=spelled({"evidence": challenge.evidence}), evidence=text
        ),
        "challenge": lambda text: partial(
            hierarchy.save_challenge,
            challenge=challenge,
            by=officer,
            base=spelled({"summary": challenge.summary}),
            summary=text,
        ),
        "roadmap": lambda text: partial(
            hierarchy.save_roadmap, roadmap=roadmap, by=officer, base=spelled({"place": roadmap.place}), place=text
        ),
        "organisation": lambda text: partial(
            hierarchy.save_organisation,
            organisation=workshop,
            by=officer,
            base=spelled({"name": workshop.name}),
            name=text,
        ),
        "solution": lambda text: partial(
            save_solution,
            mission=mission,
            by=officer,
            solution=solution,
            base=spelled({"title": solution.title}),
            title=text,
        ),
    }
    return [makes[kind]("One"), makes[kind]("Two")]


@pytest.mark.parametrize("kind", ["mission", "evidence", "challenge", "roadmap", "organisation", "solution"])
def test_of_two_people_who_change_the_same_words_one_is_asked(officer, kind):
    assert kinds(at_once(*conflicting(officer, kind))) == [EditConflict, bool]


def test_a_solution_that_two_missions_share_is_changed_by_one_first(officer):
    one, other = factories.draft(officer), factories.draft(officer)
    solution = one.contributions.get().solution
    join_solution(mission=other, by=officer, solution=solution, expected_share=None)
    base = spelled({"title": solution.title})
    outcomes = at_once(
        *(
            partial(save_solution, mission=mission, by=officer, solution=solution, base=base, title=title)
            for mission, title in ((one, "One"), (other, "Two"))
        )
    )
    assert kinds(outcomes) == [EditConflict, bool]


def test_evidence_and_the_challenge_page_are_one_text(officer):
    mission = factories.draft(officer)
    base = spelled({"evidence": mission.challenge.evidence})
    outcomes = at_once(
        partial(save_draft, mission=mission, by=officer, base=base, evidence="One"),
        partial(hierarchy.save_challenge, challenge=mission.challenge, by=officer, base=base, evidence="Two"),
    )
    assert kinds(outcomes) == [EditConflict, bool]


def order_at_once(signed_in, path: str, things: list) -> list[int]:
    """Move the first thing down and the second down at the same moment; return their places."""
    clients = [signed_in(factories.officer()) for _ in things[:2]]
    at_once(
        *(
            partial(client.post, path, {"item": thing.pk, "move": "down"})
            for client, thing in zip(clients, things, strict=False)
        )
    )
    for thing in things:
        thing.refresh_from_db()
    return sorted(thing.position for thing in things)


def test_challenges_ordered_by_two_people_keep_places_of_their_own(signed_in):
    roadmap = factories.RoadmapFactory()
    challenges = [factories.ChallengeFactory(roadmap=roadmap, position=n) for n in range(4)]
    assert order_at_once(signed_in, f"/workbench/roadmaps/{roadmap.slug}/order/", challenges) == [0, 1, 2, 3]


def test_missions_ordered_by_two_people_keep_places_of_their_own(signed_in):
    challenge = factories.ChallengeFactory()
    missions = [factories.MissionFactory(challenge=challenge, position=n) for n in range(4)]
    assert order_at_once(signed_in, f"/workbench/challenges/{challenge.pk}/order/", missions) == [0, 1, 2, 3]


def test_sectors_of_a_draft_ordered_by_two_people_keep_places_of_their_own(officer, signed_in):
    mission = factories.draft(officer)
    for name in ("B", "C", "D"):
        ask_sector(mission=mission, by=officer, name=name, kind="public")
    asked = list(mission.mission_sectors.all())
    path = f"/workbench/missions/{mission.slug}/sectors/order/"
    at_once(
        partial(signed_in(officer).post, path, {"item": asked[0].pk, "move": "down"}),
        partial(signed_in(officer).post, path, {"item": asked[1].pk, "move": "down"}),
    )
    assert sorted(mission.mission_sectors.values_list("position", flat=True)) == [0, 1, 2, 3]


# What is taken away while somebody needs it


def test_a_challenge_is_not_deleted_under_a_mission_that_is_being_started(officer):
    challenge = factories.ChallengeFactory()
    outcomes = at_once(
        partial(removing.delete, thing=challenge, by=officer),
        partial(start_mission, challenge=challenge, title="New", by=officer),
    )
    assert kinds(outcomes) in ([Challenge.DoesNotExist, bool], [StillNeeded, bool])


def test_a_challenge_is_not_deleted_under_a_mission_that_is_being_moved_there(officer):
    mission, challenge = factories.draft(officer), factories.ChallengeFactory()
    outcomes = at_once(
        partial(removing.delete, thing=challenge, by=officer),
        partial(move_mission, mission=mission, by=officer, challenge=challenge),
    )
    assert kinds(outcomes) in ([Challenge.DoesNotExist, bool], [StillNeeded, bool])


def test_a_roadmap_is_not_deleted_under_a_challenge_that_is_being_added(officer):
    roadmap = factories.RoadmapFactory()
    outcomes = at_once(
        partial(removing.delete, thing=roadmap, by=officer),
        partial(
            hierarchy.start_challenge,
            roadmap=roadmap,
            by=officer,
            title="New",
            summary="It is.",
            origin="political leadership",
        ),
    )
    assert kinds(outcomes) in ([Roadmap.DoesNotExist, bool], [StillNeeded, bool])


def test_an_organisation_is_not_deleted_under_a_solution_that_is_given_to_it(officer):
    mission = factories.draft(officer)
    workshop = Organisation.objects.create(name="Workshop", kind="third")
    solution = mission.contributions.get().solution
    outcomes = while_writing(
        partial(removing.delete, thing=workshop, by=officer),
        partial(save_solution, mission=mission, by=officer, solution=solution, lead_kind="third", lead_name="Workshop"),
    )
    assert errors(outcomes) == []
    assert solution.partnerships.get().organisation.name == "Workshop"


def test_a_solution_is_not_dropped_for_good_while_another_mission_joins_it(officer):
    one, other = factories.draft(officer), factories.draft(officer)
    contribution = one.contributions.get()
    outcomes = at_once(
        partial(drop_solution, contribution=contribution, by=officer),
        partial(join_solution, mission=other, by=officer, solution=contribution.solution, expected_share=None),
    )
    assert kinds(outcomes) in ([bool, bool], [Solution.DoesNotExist, bool])
    joined = Contribution.objects.filter(mission=other, solution_id=contribution.solution_id).exists()
    assert joined is not isinstance(outcomes[1], Solution.DoesNotExist)


def test_what_is_brought_back_while_it_is_deleted_is_one_or_the_other(officer):
    mission = factories.draft(officer)
    removing.archive(thing=mission, by=officer)
    outcomes = at_once(
        partial(removing.bring_back, thing=mission, by=officer), partial(removing.delete, thing=mission, by=officer)
    )
    assert kinds(outcomes) in ([bool, bool], [Mission.DoesNotExist, bool])


# The same name


def test_two_missions_of_the_same_title_get_an_address_each(officer):
    challenges = [factories.ChallengeFactory() for _ in range(2)]
    outcomes = at_once(*(partial(start_mission, challenge=one, title="Clean air", by=officer) for one in challenges))
    assert sorted(one.slug for one in outcomes) == ["clean-air", "clean-air-2"]


def test_a_title_that_is_taken_in_the_same_moment_gets_the_sentence(officer):
    roadmap = factories.RoadmapFactory()
    words = {"title": "Warm homes", "summary": "Cold.", "origin": "political leadership"}
    outcomes = at_once(*2 * [partial(hierarchy.start_challenge, roadmap=roadmap, by=officer, **words)])
    assert kinds(outcomes) == [DoesNotFit, bool]


def test_two_challenges_are_not_renamed_to_one_title(officer):
    roadmap = factories.RoadmapFactory()
    both = [factories.ChallengeFactory(roadmap=roadmap) for _ in range(2)]
    outcomes = at_once(
        *(partial(hierarchy.save_challenge, challenge=one, by=officer, title="Warm homes") for one in both)
    )
    assert kinds(outcomes) == [DoesNotFit, bool]


def test_a_name_that_is_taken_in_the_same_moment_gets_the_sentence(officer):
    outcomes = at_once(
        partial(hierarchy.save_organisation, by=officer, name="Workshop", kind="third"),
        partial(hierarchy.save_organisation, by=officer, name="WORKSHOP", kind="third"),
    )
    assert kinds(outcomes) == [DoesNotFit, bool]


def test_an_organisation_that_two_solutions_name_first_is_one(officer):
    missions = [factories.draft(officer) for _ in range(2)]
    outcomes = at_once(
        *(
            partial(
                save_solution,
                mission=mission,
                by=officer,
                solution=mission.contributions.get().solution,
                lead_kind="third",
                lead_name=name,
            )
            for mission, name in zip(missions, ("Workshop", "workshop"), strict=True)
        )
    )
    assert errors(outcomes) == []
    assert Organisation.objects.count() == 1


def test_health_and_health_in_capitals_are_one_sector(officer):
    missions = [factories.draft(officer) for _ in range(2)]
    outcomes = at_once(
        *(
            partial(ask_sector, mission=mission, by=officer, name=name, kind="public")
            for mission, name in zip(missions, ("Health", "health"), strict=True)
        )
    )
    assert errors(outcomes) == []
    assert Sector.objects.filter(name__iexact="health").count() == 1


# Residents


def say(consultation: Consultation, by, key=None, body: str = "I am for it.") -> Comment:
    return comment(consultation=consultation, by=by, stance="support", body=body, form_key=key or uuid.uuid4())


def test_what_is_said_while_a_consultation_ends_was_said_before_it(officer):
    consultation = factories.consultation(officer)

    def end() -> int:
        take_step(mission=consultation.mission, name="withdraw", by=officer, reason="It ends.")
        return Comment.objects.count()

    outcomes = while_writing(partial(say, consultation, factories.resident()), end)
    assert errors(outcomes) == []
    assert outcomes[1] == 1


def test_closing_and_withdrawing_do_not_wait_for_each_other(officer, caplog):
    consultation = factories.consultation(officer, opens=-40, closes=-1)
    outcomes = at_once(
        close_what_is_over,
        partial(take_step, mission=consultation.mission, name="withdraw", by=officer, reason="It ends."),
    )
    assert errors(outcomes) == []
    assert "could not be closed" not in caplog.text
    consultation.refresh_from_db()
    assert consultation.ended_at is not None
    assert consultation.mission.stage == "withdrawn"


def test_a_consultation_is_closed_once_by_two_clocks(officer):
    consultation = factories.consultation(officer, opens=-40, closes=-1)
    assert sorted(at_once(close_what_is_over, close_what_is_over)) == [0, 1]
    assert StepTaken.objects.filter(mission=consultation.mission, step="close_consultation").count() == 1


def test_a_form_sent_twice_is_one_comment(officer):
    consultation, resident, key = factories.consultation(officer), factories.resident(), uuid.uuid4()
    outcomes = at_once(*2 * [partial(say, consultation, resident, key)])
    assert errors(outcomes) == []
    assert Comment.objects.count() == 1


def test_words_are_not_changed_under_a_moderator_who_hides_them(officer):
    consultation, resident = factories.consultation(officer), factories.resident()
    said, moderator = say(consultation, resident), factories.moderator()

    def hiding() -> str:
        hide(comment=said, by=moderator, reason="Personal data.")
        return Comment.objects.get().body

    change = partial(change_comment, comment=said, by=resident, stance="support", body="Other words.")
    outcomes = while_writing(change, hiding)
    assert outcomes[1] == Comment.objects.get().body == "Other words."


def test_a_response_is_published_once(officer):
    consultation = factories.closed_consultation(officer)
    outcomes = at_once(
        *(
            partial(save_response, consultation=consultation, by=officer, you_said=words, we_did="That.", publish=True)
            for words in ("One", "Two")
        )
    )
    assert kinds(outcomes) == [AlreadyPublished, bool]
    published = next(one for one in outcomes if isinstance(one, Response))
    assert Response.objects.get().you_said == published.you_said


# Jobs, imports and roles


def test_a_message_is_leased_to_one_worker():
    message = enqueue("roadmaps.look_through", import_id=str(uuid.uuid4()))
    assert sorted(at_once(*2 * [partial(run_message, message.pk)])) == [False, True]


def a_sound_file(officer) -> RoadmapImport:
    """Return an import that waits to be confirmed."""
    which = ask_import(by=officer, name="roadmap.json", body=export_json(factories.draft(officer).challenge.roadmap))
    look_through(import_id=str(which.pk))
    return RoadmapImport.objects.get(pk=which.pk)


def test_an_import_is_confirmed_once(officer):
    which = a_sound_file(officer)
    outcomes = at_once(*2 * [partial(confirm_import, which=which, by=officer)])
    assert kinds(outcomes) == [WrongStage, bool]


def test_a_file_that_is_looked_through_twice_stays_confirmed(officer):
    asked = ask_import(by=officer, name="a.json", body=export_json(factories.draft(officer).challenge.roadmap))

    def look_and_confirm() -> None:
        look_through(import_id=str(asked.pk))
        confirm_import(which=asked, by=officer)

    outcomes = while_writing(partial(look_through, import_id=str(asked.pk)), look_and_confirm)
    assert errors(outcomes) == []
    asked.refresh_from_db()
    # A worker of this process may have imported it by now.
    assert asked.state in (RoadmapImport.State.ASKED, RoadmapImport.State.DONE)


def test_an_import_that_two_workers_hold_is_one_roadmap(officer):
    which = a_sound_file(officer)
    before = Roadmap.objects.count()
    confirm_import(which=which, by=officer)
    outcomes = at_once(*2 * [partial(carry_out, import_id=str(which.pk))])
    assert errors(outcomes) == []
    assert Roadmap.objects.count() == before + 1


def test_two_administrators_who_remove_each_other_leave_one():
    one, other = factories.administrator(), factories.administrator()
    at_once(
        partial(set_roles, person=one, roles=set(), by=other, reason="They left."),
        partial(set_roles, person=other, roles=set(), by=one, reason="They left."),
    )
    assert RoleGrant.objects.filter(role=Role.ADMINISTRATOR).count() == 1


def test_two_who_sign_up_with_one_address_are_one_account():
    form = {"email": "kim@example.org", "name": "Kim", "password1": "three quiet words together"}
    outcomes = at_once(*2 * [lambda: Client().post("/account/sign-up/", form).status_code])
    assert outcomes == [302, 302]
    assert Person.objects.count() == 1


def test_a_name_is_answered_once():
    resident, both = factories.resident(), [factories.moderator() for _ in range(2)]
    choose_name(resident, "Official account")
    seen = Person.objects.get(pk=resident.pk)
    at_once(*(partial(answer_name, person=seen, by=by, allow=by == both[0]) for by in both))
    assert OutboxMessage.objects.count() == 1


def test_what_is_typed_in_one_window_while_another_is_saved_is_kept(officer):
    mission = factories.draft(officer)
    keep = partial(autosave, by=officer, address="/a/", label="A form", mission=mission)
    keep(data=QueryDict("one=1"), touched={"one"})
    while_writing(
        partial(forget_autosaved, officer, "/a/", QueryDict("one=1"), {"one"}, dict),
        partial(keep, data=QueryDict("two=2"), touched={"two"}),
    )
    assert WorkingCopy.objects.get().data == {"two": ["2"]}
