"""What somebody asks for again and again is saved under a name, and made each month for named people."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.errors import NotAllowed
from notifications.models import Event
from reports.errors import CannotBeSent
from reports.making.asking import ask_for_report
from reports.making.recipes import delete_recipe, first_of_next_month, save_recipe
from reports.making.rendering import build_report
from reports.making.scheduling import make_scheduled_reports
from reports.models import Recipe, Report
from roadmaps.errors import DoesNotFit
from roadmaps.models import Roadmap
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def roadmap(officer) -> Roadmap:
    return factories.checked(officer).challenge.roadmap


def saved(officer, roadmap, **given) -> Recipe:
    return save_recipe(**{"by": officer, "name": "Monthly", "subject": roadmap, "kind": "roadmap", **given})


@pytest.mark.parametrize(
    ("day", "first"), [("2026-11-28", "2026-12-01"), ("2026-12-01", "2027-01-01"), ("2027-01-31", "2027-02-01")]
)
def test_a_month_ends_where_the_next_begins(day, first):
    assert first_of_next_month(date.fromisoformat(day)) == date.fromisoformat(first)


def test_it_is_made_on_its_day_and_everybody_named_is_told(officer, roadmap):
    other = factories.commissioner()
    recipe = saved(officer, roadmap, monthly=True, recipients=[other.email.upper(), other.email, " "])
    assert recipe.next_on == first_of_next_month(timezone.localdate())
    assert make_scheduled_reports() == 0
    Recipe.objects.update(next_on=timezone.localdate())
    assert make_scheduled_reports() == 1
    report = Report.objects.get()
    build_report(str(report.pk))
    assert set(Event.objects.get(kind="report.scheduled").named) == {officer.pk, other.pk}
    recipe.refresh_from_db()
    assert recipe.next_on == first_of_next_month(timezone.localdate())
    assert make_scheduled_reports() == 0


def test_people_are_told_of_one_that_somebody_had_made_already(officer, roadmap):
    build_report(str(ask_for_report(roadmap, kind="roadmap").pk))
    saved(officer, roadmap, monthly=True)
    Recipe.objects.update(next_on=timezone.localdate())
    make_scheduled_reports()
    assert Event.objects.get(kind="report.scheduled").named == [officer.pk]


def test_two_clocks_ask_once(officer, roadmap):
    saved(officer, roadmap, monthly=True)
    Recipe.objects.update(next_on=timezone.localdate())
    assert make_scheduled_reports() == 1
    Recipe.objects.update(next_on=timezone.localdate())
    make_scheduled_reports()
    assert Report.objects.count() == 1


def test_a_delivery_report_tells_of_the_month_that_is_over(officer, roadmap):
    saved(officer, roadmap, kind="delivery", monthly=True)
    today = timezone.localdate()
    Recipe.objects.update(next_on=today)
    make_scheduled_reports()
    last = today.replace(day=1) - timedelta(days=1)
    assert Report.objects.get().options == {"since": last.replace(day=1).isoformat(), "until": last.isoformat()}


def test_it_stops_when_its_owner_may_not_read_it_any_more(officer):
    mission = factories.draft(officer)
    save_recipe(by=officer, name="Mine", subject=mission, kind="dossier", monthly=True)
    Recipe.objects.update(next_on=timezone.localdate())
    officer.role_grants.all().delete()
    assert make_scheduled_reports() == 0
    recipe = Recipe.objects.get()
    assert (recipe.next_on, recipe.stopped_because) == (None, "Its owner may not read what it is about any more.")
    assert Report.objects.count() == 0


def test_whoever_may_not_read_it_any_more_is_passed_over(officer):
    other = factories.commissioner()
    mission = factories.draft(officer)
    save_recipe(by=officer, name="Mine", subject=mission, kind="dossier", monthly=True, recipients=[other.email])
    Recipe.objects.update(next_on=timezone.localdate())
    other.role_grants.all().delete()
    make_scheduled_reports()
    assert list(Report.objects.get().asked_by.all()) == [officer]


def test_it_is_sent_to_nobody_who_may_not_read_it(officer):
    stranger = factories.resident()
    with pytest.raises(CannotBeSent) as refused:
        save_recipe(
            by=officer,
            name="Mine",
            subject=factories.draft(officer),
            kind="dossier",
            recipients=[stranger.email, "nobody@example.org"],
        )
    assert stranger.email in str(refused.value) and "nobody@example.org" in str(refused.value)
    assert Recipe.objects.count() == 0


def test_residents_name_nobody_else(roadmap):
    with pytest.raises(NotAllowed):
        saved(factories.resident(), roadmap, recipients=["officer@camden.example"])
    assert saved(factories.resident(), roadmap).name == "Monthly"


def test_a_name_is_ones_own_once(officer, roadmap):
    first = saved(officer, roadmap)
    with pytest.raises(DoesNotFit):
        saved(officer, roadmap, name="MONTHLY")
    assert saved(factories.officer(), roadmap).name == "Monthly"
    assert saved(officer, roadmap, recipe=first, design="print").design == "print"


def test_nobody_touches_the_choices_of_others(officer, roadmap, signed_in):
    recipe = saved(officer, roadmap)
    other = factories.officer()
    with pytest.raises(NotAllowed):
        delete_recipe(recipe=recipe, by=other)
    with pytest.raises(NotAllowed):
        saved(other, roadmap, recipe=recipe)
    browser = signed_in(other)
    for path in ("", "make/", "delete/"):
        assert browser.post(f"{recipe.get_absolute_url()}{path}").status_code == 404
    assert Recipe.objects.count() == 1


def test_choices_are_made_previewed_saved_used_changed_and_deleted_on_pages(officer, roadmap, signed_in):
    browser = signed_in(officer)
    mission = roadmap.challenges.get().missions.get()
    chosen = {"roadmap": roadmap.slug, "kind": "roadmap", "design": "print", "parts": ["glance", "money"]}
    preview = browser.post("/reports/ask/", {**chosen, "do": "preview"}).content.decode()
    assert "It contains: At a glance, Money." in preview
    assert f"1 mission: {mission.title}." in preview
    picture = browser.get(preview.split('src="/reports/previews/')[1].split('"')[0].join(("/reports/previews/", "")))
    assert picture["Content-Type"] == "image/png"
    asked = browser.post("/reports/ask/", {**chosen, "do": "save"})
    form = {"name": "For the board", "monthly": "monthly", "recipients": "nobody@example.org"}
    refused = browser.post(asked.url, form)
    assert refused.status_code == 422
    assert "nobody@example.org" in refused.content.decode()
    made = browser.post(asked.url, {**form, "recipients": ""})
    recipe = Recipe.objects.get()
    assert (made.url, recipe.design, recipe.options) == (
        recipe.get_absolute_url(),
        "print",
        {"parts": ["glance", "money"]},
    )
    page = browser.get(recipe.get_absolute_url()).content.decode()
    assert "With: At a glance, Money." in page
    browser.post(recipe.get_absolute_url(), {"name": "For us", "monthly": "asked"})
    recipe.refresh_from_db()
    assert (recipe.name, recipe.next_on) == ("For us", None)
    answer = browser.post(f"{recipe.get_absolute_url()}make/")
    assert answer.url == Report.objects.get().get_absolute_url()
    assert "For us" in browser.get("/reports/").content.decode()
    assert "Delete “For us”?" in browser.get(f"{recipe.get_absolute_url()}delete/").content.decode()
    browser.post(f"{recipe.get_absolute_url()}delete/")
    assert Recipe.objects.count() == 0


def test_choices_in_an_address_that_make_no_sense_lead_back_to_the_form(officer, roadmap, signed_in):
    answer = signed_in(officer).get(f"/reports/saved/new/?roadmap={roadmap.slug}&kind=roadmap&design=purple")
    assert answer.url.startswith("/reports/ask/?roadmap=")
