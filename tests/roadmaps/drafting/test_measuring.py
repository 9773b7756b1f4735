"""Officers record how the figure has moved; the pace that follows is a finding with a chart."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from roadmaps.checking.submitting import submit_for_check
from roadmaps.drafting.measuring import save_measurements, values_of
from roadmaps.drafting.restoring import keep_revision, restore_revision
from roadmaps.errors import DoesNotFit, EditConflict, WrongStage
from roadmaps.examination.examining import dossier_of, examine_mission, mission_with_parents
from roadmaps.models import Indicator, Measurement
from roadmaps.revisions.documents import document_of
from tests import factories
from tests.forms import opened

pytestmark = pytest.mark.django_db


def ago(years: int) -> date:
    return timezone.localdate() - timedelta(days=30 + 365 * years)


def row(years: int, value: int, note: str = "") -> dict:
    return {"on": ago(years), "value": Decimal(value), "note": note}


@pytest.fixture
def mission(officer):
    return factories.draft(officer)


def findings(mission) -> dict[str, str]:
    standings = examine_mission(mission_with_parents(mission.slug))
    return {f.key: f"{f.state}: {f.says}" for standing in standings for f in standing.findings}


def test_without_a_history_the_pace_is_unknown(mission):
    assert findings(mission)["ambition"].startswith("unknown")
    assert findings(mission)["indicator"].startswith("partly")


def test_a_history_shows_the_pace_and_how_fresh_the_figure_is(mission, officer):
    save_measurements(mission=mission, by=officer, rhythm_months=12, measurements=[row(2, 4), row(1, 7), row(0, 10)])
    # Three a year, and ninety to go in some five years.
    assert findings(mission)["ambition"].startswith("met: It is very ambitious: it needs")
    assert findings(mission)["indicator"].startswith("met")


def test_a_figure_that_is_older_than_its_rhythm_is_stale(officer):
    mission = factories.draft(officer, baseline_date=ago(1))
    save_measurements(mission=mission, by=officer, rhythm_months=6, measurements=[row(2, 7)])
    assert findings(mission)["indicator"].startswith("partly")


def test_the_page_keeps_rows_and_draws_the_chart(mission, officer, signed_in):
    client, path = signed_in(officer), f"/workbench/missions/{mission.slug}/indicator/"
    assert "cm-trajectory" not in client.get(path).content.decode()
    day = ago(2)
    data = opened(client, path) | {
        "rhythm_months": "12",
        "measurements-0-on_day": day.day,
        "measurements-0-on_month": day.month,
        "measurements-0-on_year": day.year,
        "measurements-0-value": "4",
        "measurements-0-note": "An estimate",
    }
    assert client.post(path, data).status_code == 302
    assert Measurement.objects.get().value == 4
    page = client.get(path).content.decode()
    assert "cm-trajectory" in page
    assert "The same as a table" in page
    assert "An estimate" in page


def test_two_officers_who_change_the_same_series_are_shown_both(mission, officer):
    base = {"rhythm_months": "", "measurements": []}
    save_measurements(mission=mission, by=officer, rhythm_months=12, measurements=[row(1, 7)])
    with pytest.raises(EditConflict):
        save_measurements(mission=mission, by=officer, base=base, rhythm_months=6, measurements=[row(1, 8)])


def test_two_measurements_of_one_day_do_not_fit(mission, officer):
    with pytest.raises(DoesNotFit):
        save_measurements(mission=mission, by=officer, rhythm_months=None, measurements=[row(1, 7), row(1, 8)])


def test_a_series_of_nothing_is_taken_away_and_what_stays_keeps_its_place_in_the_history(mission, officer):
    save_measurements(mission=mission, by=officer, rhythm_months=12, measurements=[row(2, 4), row(1, 7)])
    kept = Measurement.objects.get(on=ago(1)).pk
    save_measurements(mission=mission, by=officer, rhythm_months=12, measurements=[row(1, 7, "Corrected")])
    assert Measurement.objects.get().pk == kept
    save_measurements(mission=mission, by=officer, rhythm_months=None, measurements=[])
    assert not Indicator.objects.exists()
    assert values_of(mission) == {"rhythm_months": None, "measurements": []}


def test_measurements_are_frozen_with_the_revision_and_restored_with_it(mission, officer):
    save_measurements(mission=mission, by=officer, rhythm_months=3, measurements=[row(1, 7, "First")])
    revision = keep_revision(mission=mission, by=officer)
    assert revision.document["indicator"]["measurements"][0]["note"] == "First"
    save_measurements(mission=mission, by=officer, rhythm_months=12, measurements=[])
    restore_revision(revision=revision, by=officer)
    assert values_of(mission)["rhythm_months"] == 3
    assert values_of(mission)["measurements"] == [row(1, 7, "First")]


def test_a_frozen_mission_takes_no_measurement_here(mission, officer):
    submit_for_check(mission=mission, by=officer)
    with pytest.raises(WrongStage):
        save_measurements(mission=mission, by=officer, rhythm_months=12, measurements=[])


def test_a_revision_from_before_there_were_measurements_is_still_examined(mission, officer):
    document = document_of(mission_with_parents(mission.slug))
    del document["indicator"]
    for solution in document["solutions"]:
        del solution["feeds_back_to"]
    assert dossier_of(document, as_of=timezone.localdate()).measured == ()
