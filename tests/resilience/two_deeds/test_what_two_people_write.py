"""Two people write the same words, or put the same things in order, at the same moment: one is asked, nothing is lost."""

from functools import partial

import pytest

from roadmaps.comparing.merging import spelled
from roadmaps.delivery.learning import change_entry, write_entry
from roadmaps.drafting import hierarchy
from roadmaps.drafting.missions import save_draft
from roadmaps.drafting.portfolio import join_solution, save_solution
from roadmaps.drafting.portfolio_table import save_table
from roadmaps.drafting.sectors import ask_sector
from roadmaps.errors import ChangedMeanwhile, EditConflict
from roadmaps.models import (
    Organisation,
)
from tests import factories
from tests.races import at_once, kinds

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]


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


def test_a_shared_solution_in_the_tables_of_two_missions_is_changed_by_one_first(officer):
    one, other = factories.draft(officer), factories.draft(officer)
    own = one.contributions.get()
    joined = join_solution(mission=other, by=officer, solution=own.solution, expected_share=None)
    outcomes = at_once(
        *(
            partial(
                save_table,
                mission=mission,
                by=officer,
                base=spelled({f"c{key}-title": own.solution.title}),
                rows={key: {"title": title}},
                new={},
            )
            for mission, key, title in ((one, own.pk, "One"), (other, joined.pk, "Two"))
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


def test_of_two_who_change_what_was_learnt_at_once_one_is_told(officer):
    said = {"title": "Doors open", "outcome": "worked", "tried": "x", "found": "y", "changes": "z"}
    entry = write_entry(mission=factories.draft(officer, stage="in delivery"), by=officer, **said)
    deeds = (partial(change_entry, entry=entry, by=officer, seen=None, **{**said, "found": n}) for n in "12")
    assert ChangedMeanwhile in kinds(at_once(*deeds))
