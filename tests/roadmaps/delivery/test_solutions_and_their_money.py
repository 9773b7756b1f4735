"""Solutions move through their states with a line of what happened; their money is reported line by line."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from accounts.errors import NotAllowed
from roadmaps.delivery.capabilities import open_round
from roadmaps.delivery.money import Pounds
from roadmaps.delivery.pledges import record_pledge
from roadmaps.delivery.progress import progress_of
from roadmaps.delivery.solutions import move_solution, report_money
from roadmaps.drafting.portfolio import drop_solution, save_solution
from roadmaps.drafting.removing import delete
from roadmaps.errors import ChangedMeanwhile, DoesNotFit, FrozenElsewhere, SharedWithOthers, StillNeeded
from roadmaps.models import Contribution, FundingLine, Mission, MoneyReport, Solution, StatusChange
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def mission(officer) -> Mission:
    mission = factories.draft(officer)
    solution = mission.contributions.get().solution
    FundingLine.objects.create(solution=solution, kind="grant", funder="The lottery", amount=1000, is_secured=True)
    FundingLine.objects.create(solution=solution, kind="loan", funder="A bank", amount=500)
    return factories.frozen_in_delivery(mission, officer)


@pytest.fixture
def solution(mission) -> Solution:
    return mission.contributions.get().solution


def move(mission, solution, by, status="agreed", says="The contract is signed.", seen="proposed") -> StatusChange:
    return move_solution(mission=mission, solution=solution, by=by, status=status, says=says, seen=seen)


def money(mission, by, secured=1000, committed=600, spent=200, on=TODAY, line=0) -> MoneyReport:
    lines = FundingLine.objects.order_by("pk")
    pounds = {"secured": Decimal(secured), "committed": Decimal(committed), "spent": Decimal(spent)}
    return report_money(mission=mission, line=lines[line], by=by, on=on, **pounds)


def test_an_officer_says_what_happened_and_everybody_reads_it(mission, solution, officer, signed_in, client):
    path = f"/workbench/missions/{mission.slug}/delivery/solutions/{mission.contributions.get().pk}/"
    form = {"status": "in delivery", "says": "The first van is out.", "seen": "proposed"}
    answer = signed_in(officer).post(path, {**form, "says": ""})
    assert (answer.status_code, words_of(answer).count("Enter what happened")) == (422, 2)
    assert signed_in(officer).post(path, form).status_code == 302
    for address in (f"/missions/{mission.slug}/progress/", solution.get_absolute_url()):
        page = words_of(client.get(address))
        assert "The first van is out." in page
        assert "In delivery" in page
    # Also where what was frozen speaks.
    assert "In delivery" in words_of(client.get(f"/missions/{mission.slug}/"))


def test_a_state_follows_the_one_before(mission, solution, officer):
    with pytest.raises(DoesNotFit):
        move(mission, solution, officer, status="completed")
    with pytest.raises(DoesNotFit):
        move(mission, solution, officer, status="stopped")
    move(mission, solution, officer, status="agreed")
    move(mission, solution, officer, status="in delivery", seen="agreed")
    move(mission, solution, officer, status="completed", seen="in delivery")
    with pytest.raises(DoesNotFit):
        move(mission, solution, officer, status="in delivery", seen="completed")
    assert [one.status for one in solution.status_changes.order_by("pk")] == ["agreed", "in delivery", "completed"]


def test_of_two_who_report_at_once_the_second_is_told(mission, solution, officer):
    move(mission, solution, officer)
    with pytest.raises(ChangedMeanwhile):
        move(mission, solution, officer, status="in delivery")


def test_a_solution_of_others_missions_too_is_not_reported_by_one_alone(mission, solution, officer):
    Contribution.objects.create(mission=factories.in_delivery(factories.officer()), solution=solution)
    with pytest.raises(SharedWithOthers):
        move(mission, solution, officer)
    with pytest.raises(SharedWithOthers):
        money(mission, officer)


def test_a_solution_or_a_line_of_another_mission_is_nothing_here(mission, officer, signed_in):
    other = factories.draft(officer)
    elsewhere = other.contributions.get()
    line = FundingLine.objects.create(solution=elsewhere.solution, kind="grant", amount=5)
    with pytest.raises(DoesNotFit):
        move(mission, elsewhere.solution, officer)
    base = f"/workbench/missions/{mission.slug}/delivery"
    assert signed_in(officer).get(f"{base}/solutions/{elsewhere.pk}/").status_code == 404
    assert signed_in(officer).get(f"{base}/money/{line.pk}/").status_code == 404


def test_money_is_reported_by_line_and_the_latest_report_counts(mission, officer, signed_in, client):
    line = FundingLine.objects.order_by("pk").first()
    path = f"/workbench/missions/{mission.slug}/delivery/money/{line.pk}/"
    day = {"on_day": TODAY.day, "on_month": TODAY.month, "on_year": TODAY.year}
    form = {**day, "secured": "£1,000", "committed": "600", "spent": "200", "note": ""}
    assert 'value="1,000"' in words_of(signed_in(officer).get(path))
    assert signed_in(officer).post(path, form).status_code == 302
    assert signed_in(officer).post(path, {**form, "spent": "450"}).status_code == 302
    page = words_of(client.get(f"/missions/{mission.slug}/progress/"))
    assert "£1,000 secured, of that £600 committed and £450 spent. £500 still sought." in page
    assert MoneyReport.objects.count() == 2


@pytest.mark.parametrize(
    ("pounds", "field", "says"),
    [
        ({"committed": 1500}, "committed", "Committed cannot be more than secured"),
        ({"spent": 700}, "spent", "Spent cannot be more than committed"),
        ({"on": TODAY + timedelta(days=1)}, "on", "The day cannot be in the future"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(mission, officer, pounds, field, says):
    with pytest.raises(DoesNotFit) as problem:
        money(mission, officer, **pounds)
    assert problem.value.faults == {field: says}


def test_no_report_is_of_a_day_before_the_last(mission, officer):
    money(mission, officer)
    with pytest.raises(DoesNotFit, match="Enter that day or a later one"):
        money(mission, officer, on=TODAY - timedelta(days=1))


def test_what_nobody_reported_counts_as_it_was_adopted(mission):
    found = progress_of(mission)
    assert (found.money, found.sought) == (Pounds(secured=Decimal(1000)), 500)


def test_nobody_but_its_officers_reports_on_solutions_or_money(mission, solution):
    for person in (factories.officer(), factories.resident(), factories.commissioner(), factories.assessor()):
        with pytest.raises(NotAllowed):
            move(mission, solution, person)
        with pytest.raises(NotAllowed):
            money(mission, person)


def test_what_was_reported_on_stays_when_a_solution_leaves_for_a_draft(mission, solution, officer, signed_in):
    """A solution that leaves its mission for a draft keeps its money, its milestones and itself."""
    money(mission, officer)
    draft = factories.draft(officer)
    Contribution.objects.filter(mission=mission).update(mission=draft)
    contribution = Contribution.objects.get(mission=draft, solution=solution)
    with pytest.raises(FrozenElsewhere):
        save_solution(mission=draft, by=officer, solution=solution, funding=[])
    drop_solution(contribution=contribution, by=officer)
    assert Solution.objects.filter(pk=solution.pk).exists()
    assert MoneyReport.objects.count() == 1


def test_an_organisation_that_made_a_pledge_is_not_deleted(mission, officer):
    pledge = record_pledge(mission=mission, by=officer, name="Tree Trust", kind="third", says="Trees.")
    with pytest.raises(StillNeeded, match="1 pledge on the record"):
        delete(thing=pledge.organisation, by=officer)


def test_a_roadmap_that_was_assessed_is_not_deleted(officer):
    roadmap = factories.RoadmapFactory()
    open_round(roadmap=roadmap, by=officer)
    with pytest.raises(StillNeeded, match="1 assessment"):
        delete(thing=roadmap, by=officer)
