"""Something is deleted or put away in the moment in which somebody else needs it."""

from functools import partial

import pytest

from roadmaps.drafting import hierarchy, removing
from roadmaps.drafting.missions import move_mission, start_mission
from roadmaps.drafting.portfolio import drop_solution, join_solution, save_solution
from roadmaps.errors import StillNeeded
from roadmaps.models import (
    Challenge,
    Contribution,
    Mission,
    Organisation,
    Roadmap,
    Solution,
)
from tests import factories
from tests.races import at_once, errors, kinds, while_writing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]


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
