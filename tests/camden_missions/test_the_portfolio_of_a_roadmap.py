"""Anybody sees who works together in a roadmap, how far along, with which levers and whose money; and where the gaps are."""

import csv
from decimal import Decimal
from io import StringIO

import pytest
from django.utils import timezone

from roadmaps.delivery.solutions import report_money
from roadmaps.models import Contribution, FundingLine, Mission, Partnership, Solution
from roadmaps.pages.public import portfolio
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission(officer):
    """A mission at a public stage that nobody submitted here: its rows speak for it."""
    draft = factories.draft(officer, title="Quiet nights")
    Mission.objects.filter(pk=draft.pk).update(stage="adopted")
    solution = draft.solutions.get()
    solution.sectors.add(draft.sectors.get())
    Solution.objects.filter(pk=solution.pk).update(instruments=["licensing"], innovation_stage="pilot")
    return draft


@pytest.fixture
def path(mission):
    return f"/roadmaps/{mission.challenge.roadmap.slug}/portfolio"


def rows(client, path, which, **asked) -> list[list[str]]:
    return list(csv.reader(StringIO(client.get(f"{path}/{which}.csv", asked).content.decode("utf-8-sig"))))


def funded(mission, kind, amount, **how) -> None:
    FundingLine.objects.create(solution=mission.solutions.first(), kind=kind, amount=amount, **how)


def test_sectors_stand_against_kinds_of_partner(mission, client, path):
    head, row = rows(client, path, "sectors")
    assert head == ["Sector", "Public", "Private", "Third sector", "Residents and community", "University"]
    assert row == [mission.sectors.get().name, "1", "0", "0", "0", "0"]


def test_a_solution_that_serves_two_missions_counts_once(mission, client, path):
    other = factories.MissionFactory(challenge=mission.challenge, stage="adopted")
    Contribution.objects.create(mission=other, solution=mission.solutions.get())
    assert rows(client, path, "sectors")[1][1] == "1"
    assert len(rows(client, path, "stages")) == 2


def test_what_was_stopped_counts_nowhere(mission, client, path):
    funded(mission, "grant", 100, funder="City Trust", is_secured=True)
    Solution.objects.update(status="stopped")
    assert rows(client, path, "sectors")[1][1:] == ["0"] * 5
    assert {cell for row in rows(client, path, "instruments")[1:] for cell in row[1:]} == {"0"}
    page = words_of(client.get(f"{path}/"))
    assert "City Trust" not in page
    assert "No solution names an amount of money yet." in page


def test_a_sector_that_nobody_asked_says_so(mission, client, path):
    sector = factories.SectorFactory(name="Night workers")
    mission.solutions.get().sectors.add(sector)
    assert "Nobody asked it" in words_of(client.get(f"{path}/")).split("Night workers")[1]


def test_the_councils_own_levers_come_first(mission, client, path):
    named = [row[0] for row in rows(client, path, "instruments")]
    assert named[:6] == ["Instrument", "Licensing", "Planning", "Procurement", "Public protection", "Public realm"]
    assert rows(client, path, "instruments")[1][1:] == ["1"]


def test_a_portfolio_that_is_more_than_people_can_read_is_counted_by_mission(mission, client, path, monkeypatch):
    factories.MissionFactory(challenge=mission.challenge, stage="adopted", title="Quiet days", position=1)
    monkeypatch.setattr(portfolio, "MOST_SOLUTIONS", 0)
    found = rows(client, path, "stages")
    assert [row[0] for row in found] == ["Mission", "1. Quiet nights", "2. Quiet days"]
    assert found[1] == ["1. Quiet nights", "0", "0", "1", "0", "0"]


def test_one_mission_alone_keeps_its_number(mission, client, path):
    other = factories.MissionFactory(challenge=mission.challenge, stage="adopted", title="Quiet days", position=1)
    page = words_of(client.get(f"{path}/", {"mission": other.slug}))
    assert "2. Quiet days" in page.split("Policy mix", 1)[1]
    assert rows(client, path, "instruments", mission=other.slug)[0] == ["Instrument", "2. Quiet days"]
    assert "Nothing fits." in words_of(client.get(f"{path}/", {"mission": "nowhere"}))


def test_money_is_told_by_funder_and_kind_and_beside_each_public_pound(mission, client, path):
    funded(mission, "grant", 100_000, funder="City Trust", is_secured=True)
    funded(mission, "co-financing", 50_000, funder="Tree Bank", is_secured=True)
    funded(mission, "grant", 30_000, funder="City Trust")
    funded(mission, "in kind", None, funder="Anybody")
    assert rows(client, path, "money")[1:] == [
        ["City Trust", "Grant", "100000.00", "30000.00"],
        ["Tree Bank", "Co-financing", "50000.00", "0.00"],
    ]
    page = words_of(client.get(f"{path}/"))
    assert "£150,000" in page
    assert "£0.5" in page.split("secured beside each pound")[0]
    assert "1 line of funding names no amount" in page


def test_without_public_money_nothing_is_said_of_a_pound(mission, client, path):
    funded(mission, "co-financing", 50_000, funder="Tree Bank", is_secured=True)
    assert "beside each pound" not in words_of(client.get(f"{path}/"))


def test_each_picture_is_taken_away(mission, client, path):
    funded(mission, "grant", 100_000, funder='"><script>', is_secured=True)
    for which in ("sectors", "stages", "instruments", "money"):
        svg = client.get(f"{path}/{which}.svg")
        assert svg["Content-Type"] == "image/svg+xml"
        assert b"<script" not in svg.content
        assert client.get(f"{path}/{which}.png").content.startswith(b"\x89PNG")
    assert client.get(f"{path}/nonsense.svg").status_code == 404


def test_staff_are_led_to_where_a_gap_is_closed_and_visitors_are_not(mission, officer, client, signed_in, path):
    assert "Close a gap" not in words_of(client.get(f"{path}/"))
    page = words_of(signed_in(officer).get(f"{path}/"))
    assert f"/workbench/missions/{mission.slug}/" in page.split("Close a gap")[1]


def test_an_empty_roadmap_says_so(client):
    roadmap = factories.RoadmapFactory()
    assert "nothing to draw" in words_of(client.get(f"/roadmaps/{roadmap.slug}/portfolio/"))
    assert client.get(f"/roadmaps/{roadmap.slug}/portfolio/sectors.csv").status_code == 404


def test_drafts_are_not_in_it_and_what_is_not_published_is_for_staff(mission, officer, client, signed_in, path):
    factories.draft(officer, title="Nobody knows of this", challenge=mission.challenge)
    assert "Nobody knows of this" not in words_of(client.get(f"{path}/"))
    roadmap = mission.challenge.roadmap
    roadmap.published_at = None
    roadmap.save()
    assert client.get(f"{path}/").status_code == 404
    assert client.get(f"{path}/sectors.csv").status_code == 404
    assert signed_in(officer).get(f"{path}/").status_code == 200


def test_it_costs_the_same_queries_however_large_it_is(mission, client, path, django_assert_max_num_queries):
    for _ in range(5):
        one = factories.MissionFactory(challenge=mission.challenge, stage="adopted")
        solutions = Solution.objects.bulk_create(factories.SolutionFactory.build_batch(20))
        Contribution.objects.bulk_create(Contribution(mission=one, solution=solution) for solution in solutions)
        Partnership.objects.bulk_create(Partnership(solution=s, part="lead", kind="civic") for s in solutions)
    with django_assert_max_num_queries(8):
        client.get(f"{path}/")


def test_what_the_policy_mix_lacks_is_named(mission, client, path):
    page = words_of(client.get(f"{path}/"))
    assert "planning, procurement, public protection, public realm." in page
    assert "Quiet nights</a> has policy instruments, and no money." in page
    funded(mission, "grant", 100)
    Solution.objects.update(instruments=[])
    assert "Quiet nights</a> has money, and no policy instrument." in words_of(client.get(f"{path}/"))


def test_what_was_spent_is_told_beside_each_public_pound(mission, officer, client, path):
    funded(mission, "grant", 1000, is_secured=True)
    funded(mission, "co-financing", 500, is_secured=True)
    Mission.objects.filter(pk=mission.pk).update(stage="in delivery")
    assert "of public money spent" not in words_of(client.get(f"{path}/"))
    for line, spent in zip(FundingLine.objects.order_by("pk"), (400, 100), strict=True):
        pounds = {"secured": Decimal(500), "committed": Decimal(500), "spent": Decimal(spent)}
        report_money(mission=mission, line=line, by=officer, on=timezone.localdate(), **pounds)
    page = words_of(client.get(f"{path}/"))
    assert "<b>£400</b><span>of public money spent" in page
    assert "<b>£0.25</b><span>spent beside each of those pounds" in page
