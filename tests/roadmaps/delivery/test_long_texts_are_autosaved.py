"""Reports, what was learnt and what is answered for a roadmap are autosaved while they are typed, for their author alone."""

import pytest
from django.urls import reverse

from accounts.models import Person
from roadmaps.models import Collaborator, LearningEntry, Mission, StageReport, WorkingCopy
from roadmaps.models.market_answer import MarketQuestion
from tests import factories
from tests.forms import opened, send
from tests.pages import words_of

pytestmark = pytest.mark.django_db
NOTICE = "You have not saved what you typed here."


@pytest.fixture
def mission(officer) -> Mission:
    return factories.frozen_in_delivery(factories.draft(officer), officer)


@pytest.fixture
def report(mission) -> str:
    return reverse("stage_report_write", args=[mission.slug])


@pytest.fixture
def colleague(mission, officer) -> Person:
    person = factories.officer()
    Collaborator.objects.create(mission=mission, person=person, may=Collaborator.May.EDIT, invited_by=officer)
    return person


def pages_of(mission) -> dict[str, tuple[str, str]]:
    """Return the address and one field of every form that is autosaved."""
    roadmap = mission.challenge.roadmap.slug
    return {
        "stage report": (reverse("stage_report_write", args=[mission.slug]), "summary"),
        "what was learnt": (reverse("learning_write", args=[mission.slug]), "found"),
        "shaping markets": (reverse("market_answer", args=[roadmap, MarketQuestion.values[0]]), "text"),
        "capabilities": (reverse("capabilities_answer", args=[roadmap]), "evidence_leadership"),
    }


def keep(client, path: str, **typed):
    return send(client, path, **typed, then="autosave")


@pytest.mark.parametrize("which", ["stage report", "what was learnt", "shaping markets", "capabilities"])
def test_what_is_typed_is_kept_and_comes_back(mission, officer, signed_in, which):
    client, (path, field) = signed_in(officer), pages_of(mission)[which]
    answer = keep(client, path, **{field: "Half a sen"})
    assert answer.status_code == 200
    assert "Copy kept at" in words_of(answer)
    page = client.get(path)
    assert NOTICE in words_of(page)
    assert opened(client, path)[field] == ["Half a sen"]
    assert not StageReport.objects.exists()
    assert not LearningEntry.objects.exists()


def test_it_waits_on_the_workbench_and_can_be_discarded(report, officer, signed_in):
    client = signed_in(officer)
    keep(client, report, summary="Half a sen")
    assert "Stage report of" in words_of(client.get("/workbench/"))
    client.post(reverse("autosaved_discard", args=[WorkingCopy.objects.get().pk]))
    assert NOTICE not in words_of(client.get(report))


def test_saving_ends_what_was_kept(report, officer, signed_in):
    client = signed_in(officer)
    keep(client, report, summary="Half a sen")
    assert client.post(report, {"summary": "A sentence.", "then": "save", "seen": ""}).status_code == 302
    assert not WorkingCopy.objects.exists()


def test_nobody_else_sees_it(report, colleague, officer, signed_in):
    keep(signed_in(officer), report, summary="Half a sen")
    assert "Half a sen" not in words_of(signed_in(colleague).get(report))


def test_who_may_not_write_the_report_keeps_nothing(report, signed_in):
    assert signed_in(factories.officer()).post(report, {"summary": "Mine", "then": "autosave"}).status_code == 403
    assert not WorkingCopy.objects.exists()


def test_what_is_longer_than_a_person_types_is_not_kept(report, officer, signed_in):
    answer = keep(signed_in(officer), report, summary="x" * 200_001)
    assert answer.status_code == 413
    assert "too long to keep" in words_of(answer)


def test_another_window_of_the_same_form_keeps_what_was_typed_in_this_one(report, officer, signed_in):
    client = signed_in(officer)
    keep(client, report, summary="Here.", touched="summary")
    client.post(report, {"summary": "", "next": "There.", "seen": "", "touched": "next", "then": "autosave"})
    form = opened(client, report)
    assert (form["summary"], form["next"]) == (["Here."], ["There."])


@pytest.mark.parametrize(("then", "status"), [("autosave", 401), ("send", 302)])
def test_what_was_sent_signed_out_comes_back_in_its_form(report, officer, signed_in, then, status):
    client = signed_in(officer)
    client.logout()
    answer = client.post(report, {"summary": "Typed too late.", "then": then, "seen": ""})
    assert answer.status_code == status
    client.force_login(officer, backend="accounts.backends.PersonBackend")
    page = client.get(report)
    assert NOTICE in words_of(page)
    assert "Typed too late." in words_of(page)
    assert not StageReport.objects.exists()


def test_what_was_kept_does_not_replace_what_a_colleague_saved_since(report, colleague, officer, signed_in):
    client = signed_in(officer)
    keep(client, report, summary="Mine.")
    signed_in(colleague).post(report, {"summary": "Theirs.", "then": "save", "seen": ""})
    answer = send(client, report, then="save")
    assert answer.status_code == 422
    assert "Somebody else has saved this report since you opened it." in words_of(answer)
    assert StageReport.objects.get().summary == "Theirs."


def test_a_form_sent_again_for_another_fault_does_not_replace_what_a_colleague_saved_since(
    report, colleague, officer, signed_in
):
    client = signed_in(officer)
    signed_in(colleague).post(report, {"summary": "Theirs.", "then": "save", "seen": ""})
    faulty = client.post(report, {"summary": "Mine.", "next": "", "then": "send", "seen": ""})
    assert faulty.status_code == 422
    assert 'name="seen" value=""' in faulty.content.decode()
