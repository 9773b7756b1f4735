"""Everybody finds in three clicks: is it on its path, what was learnt, what was changed and who decided it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from roadmaps.delivery.changing import add_part, digest_of_parts, send_change, start_change
from roadmaps.delivery.figures import report_figure
from roadmaps.delivery.pledges import record_pledge
from roadmaps.models import Contribution, FundingLine, Milestone, Mission, StatusChange
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def test_from_the_home_page_it_is_two_clicks_away(officer, client):
    mission = factories.in_delivery(officer)
    assert (
        f'href="/missions/{mission.slug}/"' in client.get(mission.challenge.roadmap.get_absolute_url()).content.decode()
    )
    page = words_of(client.get(f"/missions/{mission.slug}/"))
    assert f'href="/missions/{mission.slug}/progress/"' in page
    assert "Not known yet" in page
    found = words_of(client.get(f"/missions/{mission.slug}/progress/"))
    for heading in ("What was learnt", "What was changed, and who decided it", "How we tell whether it is on its path"):
        assert heading in found


@pytest.mark.parametrize("stage", ["draft", "in check", "checked", "in consultation", "deciding", "withdrawn"])
def test_there_is_no_progress_before_delivery(officer, client, signed_in, stage):
    mission = factories.draft(officer, stage=stage)
    for browser in (client, signed_in(officer)):
        assert browser.get(f"/missions/{mission.slug}/progress/").status_code == 404
    assert signed_in(officer).get(f"/workbench/missions/{mission.slug}/delivery/").status_code == 404


def test_before_it_begins_an_adopted_mission_says_so(officer, client, signed_in):
    mission = factories.draft(officer, stage="adopted")
    assert client.get(f"/missions/{mission.slug}/progress/").status_code == 200
    page = words_of(signed_in(officer).get(f"/workbench/missions/{mission.slug}/delivery/"))
    assert "Delivery has not begun." in page
    assert "Report the figure" not in page


def test_a_visitor_changes_nothing_by_reading_a_change(officer, client):
    mission = factories.in_delivery(officer)
    change = start_change(mission=mission, by=officer)
    change = add_part(change=change, by=officer, part={"kind": "words", "statement": "Everyone breathes."})
    send_change(change=change, by=officer, reason="So.", seen=digest_of_parts(change))
    with CaptureQueriesContext(connection) as asked:
        page = words_of(client.get(f"/missions/{mission.slug}/changes/1/"))
    assert "What it would do to the five criteria" in page
    assert not [one["sql"] for one in asked if one["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")]
    assert not [one["sql"] for one in asked if "FOR NO KEY UPDATE" in one["sql"]]


def test_what_is_put_away_is_not_shown(officer, client):
    mission = factories.in_delivery(officer)
    Mission.objects.filter(pk=mission.pk).update(archived_at=timezone.now())
    assert client.get(f"/missions/{mission.slug}/progress/").status_code == 404


def test_others_of_the_council_read_the_officers_page_and_cannot_report(officer, signed_in):
    mission = factories.in_delivery(officer)
    Milestone.objects.create(mission=mission, title="Half", due_on=TODAY)
    page = words_of(signed_in(factories.officer()).get(f"/workbench/missions/{mission.slug}/delivery/"))
    assert "The officers of this mission report on it." in page
    for deed in ("Report on it", "Propose a change", "Report the figure", "Write a stage report"):
        assert deed not in page
        assert deed in words_of(signed_in(officer).get(f"/workbench/missions/{mission.slug}/delivery/"))


def fill(mission, number: int) -> None:
    by = mission.lead_officer
    for n in range(number):
        solution = factories.SolutionFactory()
        Contribution.objects.create(mission=mission, solution=solution)
        FundingLine.objects.create(solution=solution, kind="grant", amount=n)
        StatusChange.objects.create(solution=solution, was="proposed", status="agreed", says="Signed.", by=by)
        Milestone.objects.create(solution=solution, title=f"First {n}", due_on=TODAY)
        Milestone.objects.create(mission=mission, title=f"Half {n}", due_on=TODAY)
        taken = mission.indicator.measurements.count() if hasattr(mission, "indicator") else 0
        report_figure(mission=mission, by=by, on=TODAY - timedelta(days=taken), value=n, source="s")
        record_pledge(mission=mission, by=by, name=f"Trust {n}", kind="third", says="Trees.")
        mission.refresh_from_db()


def test_its_pages_cost_the_same_whatever_is_on_record(officer, client, signed_in, django_assert_num_queries):
    mission = factories.in_delivery(officer)
    fill(mission, 1)
    paths = (
        (client, f"/missions/{mission.slug}/progress/"),
        (signed_in(officer), f"/workbench/missions/{mission.slug}/delivery/"),
    )
    costs = []
    for browser, path in paths:
        browser.get(path)
        with CaptureQueriesContext(connection) as asked:
            browser.get(path)
        costs.append(len(asked))
    fill(mission, 12)
    for (browser, path), cost in zip(paths, costs, strict=True):
        with django_assert_num_queries(cost):
            browser.get(path)
