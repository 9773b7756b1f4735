"""Query counts: a page that grows must not ask more."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from engagement.models import Comment
from roadmaps.drafting.collaborating import write_note
from roadmaps.drafting.restoring import keep_revision
from roadmaps.exchange.loading import load_exemplars
from roadmaps.models import Contribution, Mission, MissionSector, Organisation, Partnership, Solution
from tests import factories

pytestmark = pytest.mark.django_db


def queries(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def fill_with_comments(consultation, number: int) -> None:
    author = factories.resident()
    Comment.objects.bulk_create(
        Comment(consultation=consultation, author=author, stance="support", body=f"Comment {n}", form_key=uuid.uuid4())
        for n in range(number)
    )


def test_a_mission_page_with_ten_thousand_comments_costs_at_most_8_queries(officer, signed_in, client):
    consultation = factories.consultation(officer)
    fill_with_comments(consultation, 10_000)
    assert queries(client, f"/missions/{consultation.mission.slug}/") <= 8
    assert queries(signed_in(officer), f"/missions/{consultation.mission.slug}/") <= 8


def test_a_roadmap_page_with_50_missions_and_1000_solutions_costs_at_most_12_queries(officer, signed_in, client):
    challenge = factories.ChallengeFactory()
    sector = factories.SectorFactory()
    missions = factories.MissionFactory.create_batch(50, challenge=challenge, stage="adopted")
    MissionSector.objects.bulk_create(MissionSector(mission=mission, sector=sector) for mission in missions)
    solutions = Solution.objects.bulk_create(factories.SolutionFactory.build_batch(1000))
    Contribution.objects.bulk_create(
        Contribution(mission=missions[n % 50], solution=solution) for n, solution in enumerate(solutions)
    )
    Partnership.objects.bulk_create(Partnership(solution=one, part="lead", kind="public") for one in solutions)
    path = challenge.roadmap.get_absolute_url()
    assert queries(client, path) <= 12
    assert queries(signed_in(officer), path) <= 12


@pytest.mark.parametrize("path", ["/", "/roadmaps/", "/consultations/", "/reports/"])
def test_a_public_list_costs_the_same_however_long_it_is(officer, client, path):
    load_exemplars()
    factories.comment(factories.consultation(officer))
    one = queries(client, path)
    for _ in range(3):
        factories.comment(factories.consultation(officer))
    assert queries(client, path) == one


def test_a_page_of_comments_costs_the_same_for_ten_and_for_ten_thousand(officer, client):
    consultation = factories.consultation(officer)
    factories.comment(consultation)
    one = queries(client, consultation.get_absolute_url())
    fill_with_comments(consultation, 200)
    assert queries(client, consultation.get_absolute_url()) == one


DRAFTING = ("", "words/", "whole/", "solutions/", "sectors/", "notes/", "revisions/", "lifecycle/")


def test_the_drafting_pages_cost_the_same_however_large_the_portfolio(officer, signed_in):
    draft = factories.draft(officer)
    client = signed_in(officer)
    Organisation.objects.create(name="Tree Trust", kind="third")
    paths = [f"/workbench/missions/{draft.slug}/{part}" for part in DRAFTING]
    paths += [
        "/workbench/roadmaps/",
        f"/workbench/roadmaps/{draft.challenge.roadmap.slug}/",
        "/workbench/organisations/",
    ]
    before = {path: queries(client, path) for path in paths}
    solutions = Solution.objects.bulk_create(factories.SolutionFactory.build_batch(300))
    Contribution.objects.bulk_create(Contribution(mission=draft, solution=one) for one in solutions)
    Partnership.objects.bulk_create(Partnership(solution=one, part="lead", kind="public") for one in solutions)
    for number in range(3):
        write_note(mission=draft, by=officer, field="statement", body="A note.")
        keep_revision(mission=draft, by=officer)
        factories.ChallengeFactory(roadmap=draft.challenge.roadmap)
        Organisation.objects.create(name=f"Trust {number}", kind="third")
    assert {path: queries(client, path) for path in paths} == before
    # The history asks once for each kind of name that it shows, at most for all of them.
    assert queries(client, f"/workbench/missions/{draft.slug}/history/") <= 14


CHECKING = ("what-it-takes/", "changes/", "indicator/", "submit/")


def test_the_pages_of_a_check_cost_the_same_however_large_the_portfolio(officer, signed_in, assessors):
    draft, check = factories.draft(officer), factories.in_check(officer)
    factories.seated(check, assessors[0])
    large = check.revision.mission
    paths = {f"/workbench/missions/{draft.slug}/{part}": officer for part in CHECKING}
    before = {path: queries(signed_in(person), path) for path, person in paths.items()}
    page, criterion = f"/checks/{check.pk}/", f"/checks/{check.pk}/criteria/4/"
    judging = queries(signed_in(assessors[0]), page), queries(signed_in(assessors[0]), criterion)
    for mission in (draft, large):
        solutions = Solution.objects.bulk_create(factories.SolutionFactory.build_batch(200))
        Contribution.objects.bulk_create(Contribution(mission=mission, solution=one) for one in solutions)
        Partnership.objects.bulk_create(Partnership(solution=one, part="lead", kind="public") for one in solutions)
    assert {path: queries(signed_in(person), path) for path, person in paths.items()} == before
    assert (queries(signed_in(assessors[0]), page), queries(signed_in(assessors[0]), criterion)) == judging
    assert max(judging) <= 30


def test_a_roadmap_against_the_criteria_costs_the_same_for_one_mission_and_for_forty(officer, signed_in, client):
    first = factories.draft(officer)
    roadmap = first.challenge.roadmap
    path = f"/roadmaps/{roadmap.slug}/criteria/"
    factories.checked(officer, challenge=first.challenge)
    one = queries(signed_in(officer), path), queries(client, path)
    for _ in range(4):
        factories.draft(officer, challenge=first.challenge)
        factories.checked(officer, challenge=first.challenge)
    assert (queries(signed_in(officer), path), queries(client, path)) == one
    assert max(one) <= 20


def test_calibration_costs_the_same_for_one_check_and_for_many(officer, signed_in, assessors):
    factories.checked(officer)
    client = signed_in(assessors[0])
    one = queries(client, "/checks/calibration/")
    for _ in range(4):
        factories.checked(officer)
    assert queries(client, "/checks/calibration/") == one


def test_the_officers_and_the_assessors_lists_cost_the_same_however_long(officer, signed_in, assessors):
    factories.in_check(officer)
    people = {"/workbench/": officer, "/checks/": assessors[0]}
    before = {path: queries(signed_in(person), path) for path, person in people.items()}
    for _ in range(3):
        factories.in_check(officer)
        factories.draft(officer)
    assert {path: queries(signed_in(person), path) for path, person in people.items()} == before
    assert Mission.objects.count() == 7
