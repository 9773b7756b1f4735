"""Two people give the same title, name or address at the same moment: each gets their own, or the sentence that it is taken."""

from functools import partial

import pytest

from roadmaps.drafting import hierarchy
from roadmaps.drafting.missions import start_mission
from roadmaps.drafting.portfolio import save_solution
from roadmaps.drafting.sectors import ask_sector
from roadmaps.errors import DoesNotFit
from roadmaps.models import (
    Organisation,
    Sector,
)
from tests import factories
from tests.races import at_once, errors, kinds

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]


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
