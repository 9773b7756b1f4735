"""The figure of a target is reported with its source, and put right in the open."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.errors import NotAllowed
from roadmaps.delivery.figures import correct_figure, name_data_owner, report_figure
from roadmaps.errors import ChangedMeanwhile, DoesNotFit, WrongStage
from roadmaps.models import Correction, Indicator, Measurement, Mission
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def spread(day) -> dict:
    return {"on_day": day.day, "on_month": day.month, "on_year": day.year}


@pytest.fixture
def mission(officer) -> Mission:
    return factories.in_delivery(officer, baseline_date=TODAY - timedelta(days=400))


def report(mission, value=40, days_ago=0, by=None, **said) -> Measurement:
    on = TODAY - timedelta(days=days_ago)
    by = by or mission.lead_officer
    return report_figure(mission=mission, by=by, on=on, value=Decimal(value), **{"source": "The yearly survey", **said})


def test_an_officer_reports_it_on_the_page_and_everybody_reads_it(mission, officer, signed_in, client):
    form = {"value": "40", **spread(TODAY), "source": "The yearly survey", "note": "1,200 answered"}
    answer = signed_in(officer).post(f"/missions/{mission.slug}/figure/", form)
    assert answer["Location"] == f"/workbench/missions/{mission.slug}/delivery/"
    page = words_of(client.get(f"/missions/{mission.slug}/progress/"))
    assert "<b>40%</b>" in page
    assert "The yearly survey. 1,200 answered" in page
    assert "✓ Ahead" in page
    assert "✓ Ahead" in words_of(client.get(f"/missions/{mission.slug}/"))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"value": ""}, "Enter the value"),
        ({"value": "many"}, "Enter the value as a number, for example 14 or 6.1"),
        ({"source": ""}, "Enter the source"),
        ({"on_year": str(TODAY.year + 1)}, "The day on which it was measured cannot be in the future"),
    ],
)
def test_a_wrong_entry_gets_a_sentence_and_nothing_is_lost(mission, officer, signed_in, wrong, says):
    form = {"value": "40", **spread(TODAY), "source": "The survey", "note": "Kept words", **wrong}
    answer = signed_in(officer).post(f"/missions/{mission.slug}/figure/", form)
    assert answer.status_code == 422
    page = words_of(answer)
    assert page.count(says) == 2
    assert "Kept words" in page
    assert not Measurement.objects.exists()


def test_one_day_has_one_measurement(mission):
    report(mission)
    with pytest.raises(DoesNotFit, match="Correct that one"):
        report(mission, value=50)


def test_a_condition_has_no_figure(officer):
    mission = factories.in_delivery(officer, target_kind="binary", condition="All streets are clean.")
    with pytest.raises(DoesNotFit, match="no figure"):
        report(mission)


def test_a_correction_keeps_what_stood_there_and_why(mission, officer, signed_in, client):
    wrong = report(mission, value=400)
    path = f"/missions/{mission.slug}/figure/{wrong.pk}/"
    form = {"value": "40", "source": "", "reason": "A slip of the hand.", "seen": "0"}
    assert signed_in(officer).post(path, form).status_code == 302
    page = words_of(client.get(f"/missions/{mission.slug}/progress/"))
    assert "<b>40%</b>" in page
    assert "it said 400%" in page
    assert "Why: A slip of the hand." in page
    kept = Correction.objects.get()
    assert (kept.was, kept.value, kept.by) == (Decimal(400), Decimal(40), officer)


def test_what_was_never_measured_is_struck_out_and_stays_readable(mission, officer, signed_in, client):
    wrong = report(mission, value=90)
    form = {"value": "90", "struck": "on", "source": "", "reason": "That was another street.", "seen": "0"}
    assert signed_in(officer).post(f"/missions/{mission.slug}/figure/{wrong.pk}/", form).status_code == 302
    page = words_of(client.get(f"/missions/{mission.slug}/progress/"))
    assert "<del>90%</del>" in page
    assert "Nothing has been measured since the starting value." in page
    with pytest.raises(DoesNotFit, match="struck out"):
        correct_figure(measurement=wrong, by=officer, value=Decimal(1), reason="Again.", seen=1)
    assert report(mission, value=30).value == 30


def test_of_two_who_correct_at_once_the_second_is_told(mission, officer, signed_in):
    wrong = report(mission, value=90)
    correct_figure(measurement=wrong, by=officer, value=Decimal(80), reason="Recounted.", seen=0)
    with pytest.raises(ChangedMeanwhile):
        correct_figure(measurement=wrong, by=officer, value=Decimal(70), reason="Recounted.", seen=0)
    form = {"value": "70", "source": "", "reason": "Recounted.", "seen": "0"}
    answer = signed_in(officer).post(f"/missions/{mission.slug}/figure/{wrong.pk}/", form)
    assert answer.status_code == 422
    assert "Somebody else has corrected this measurement" in words_of(answer)
    assert 'name="seen" value="1"' in words_of(answer)


@given(values=st.lists(st.integers(0, 100), min_size=2, max_size=5), place=st.integers(0, 4), to=st.integers(0, 100))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_measurement_ever_changes_another_and_a_correction_keeps_what_stood(mission, values, place, to):
    taken = set(Measurement.objects.standing().values_list("on", flat=True))
    free = [n for n in range(300) if TODAY - timedelta(days=n) not in taken]
    made = [report(mission, value, days_ago=free[n]) for n, value in enumerate(values)]
    before = dict(Measurement.objects.values_list("pk", "value"))
    chosen = made[place % len(made)]
    if to != chosen.value:
        correct_figure(measurement=chosen, by=mission.lead_officer, value=Decimal(to), reason="Recounted.", seen=0)
        assert chosen.corrections.get().was == before[chosen.pk]
    after = dict(Measurement.objects.values_list("pk", "value"))
    assert {pk: value for pk, value in after.items() if pk != chosen.pk} == {
        pk: value for pk, value in before.items() if pk != chosen.pk
    }
    assert after[chosen.pk] == to


def test_whoever_has_the_data_reports_it_too_and_nobody_else(mission, officer, signed_in):
    owner = factories.resident()
    path = f"/workbench/missions/{mission.slug}/delivery/data/"
    answer = signed_in(officer).post(path, {"person": "nobody@example.org"})
    assert "Nobody with this address has an account here." in words_of(answer)
    assert signed_in(officer).post(path, {"person": owner.email.upper()}).status_code == 302
    mission = Mission.objects.get(pk=mission.pk)
    assert report(mission, by=owner).reported_by == owner
    assert "Report the figure" in words_of(signed_in(owner).get(f"/missions/{mission.slug}/progress/"))
    assert signed_in(owner).get(f"/workbench/missions/{mission.slug}/delivery/").status_code == 403
    for other in (factories.officer(), factories.resident(), factories.assessor()):
        with pytest.raises(NotAllowed):
            report(mission, by=other, days_ago=3)
        assert "Report the figure" not in words_of(signed_in(other).get(f"/missions/{mission.slug}/progress/"))
    name_data_owner(mission=mission, by=officer, person=None)
    assert Indicator.objects.get().data_owner is None


@pytest.mark.parametrize("stage", ["draft", "in check", "adopted", "achieved", "retired"])
def test_it_is_reported_while_the_mission_is_in_delivery(mission, officer, signed_in, stage):
    Mission.objects.filter(pk=mission.pk).update(stage=stage)
    with pytest.raises(WrongStage):
        report(mission)
    assert signed_in(officer).get(f"/missions/{mission.slug}/figure/").status_code == 409
