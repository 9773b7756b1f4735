"""What an officer types is kept on the server before it is saved, and comes back whatever happened."""

from datetime import date

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from roadmaps.models import Mission, WorkingCopy
from tests import factories
from tests.forms import opened, send

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def draft(officer):
    return factories.draft(officer, statement="Everyone breathes clean air.")


@pytest.fixture
def words(draft):
    return f"/workbench/missions/{draft.slug}/words/"


def page_of(client, path) -> str:
    return client.get(path).content.decode()


def test_what_is_typed_is_kept_and_the_draft_stays_as_it_is(signed_in, officer, draft, words):
    client = signed_in(officer)
    answer = send(client, words, statement="Half a sen", then="autosave")
    assert answer.status_code == 200
    assert "Copy kept at" in answer.content.decode()
    assert Mission.objects.get(pk=draft.pk).statement == "Everyone breathes clean air."
    page = page_of(client, words)
    assert "You have not saved what you typed here." in page
    assert "Half a sen" in page


def test_the_panel_answers_as_one_writes(signed_in, officer, words):
    client = signed_in(officer)
    assert "It does not say who benefits." in page_of(client, words)
    answer = send(client, words, beneficiaries="All pupils", then="autosave").content.decode()
    assert "How it would stand with what you type" in answer
    assert "It does not say who benefits." not in answer


def test_words_and_reading_age_are_counted_as_one_writes(signed_in, officer, words):
    answer = send(signed_in(officer), words, statement="The cat sat on the mat.", then="autosave")
    assert "6 words. Reading age 5" in answer.content.decode()


def test_half_a_target_is_kept_though_the_draft_could_not_hold_it(signed_in, officer, draft):
    path = f"/workbench/missions/{draft.slug}/target/"
    client = signed_in(officer)
    send(client, path, measure="", baseline_value="ten", then="autosave")
    assert opened(client, path)["baseline_value"] == ["ten"]
    assert "There is a problem" not in page_of(client, path)


def test_saving_ends_what_was_kept(signed_in, officer, draft, words):
    client = signed_in(officer)
    send(client, words, statement="Kept.", then="autosave")
    send(client, words)
    assert Mission.objects.get(pk=draft.pk).statement == "Kept."
    assert not WorkingCopy.objects.exists()


def panel_for(client, path: str, **typed) -> str:
    return client.post(path, {**opened(client, path), **typed, "then": "autosave"}).content.decode()


def test_the_panel_answers_while_a_solution_is_typed(signed_in, officer):
    mission = factories.draft(officer)
    client, path = signed_in(officer), f"/workbench/missions/{mission.slug}/solutions/new/"
    typed = {"title": "Night map", "objective": "Fewer lorries.", "origin": "resident proposal", "status": "proposed"}
    assert "No solution grew from a resident" in client.get(path).content.decode()
    answer = panel_for(client, path, **typed)
    assert "How it would stand with what you type" in answer
    assert "No solution grew from a resident" not in answer
    assert mission.contributions.count() == 1


def test_the_panel_answers_while_a_solution_is_changed(signed_in, officer):
    mission = factories.draft(officer)
    path = f"/workbench/missions/{mission.slug}/solutions/{mission.contributions.get().pk}/"
    answer = panel_for(signed_in(officer), path, innovation_stage="mainstream", expected_share="80")
    assert "carries 80% of the target on its own" in answer


@pytest.mark.parametrize(
    ("part", "typed", "gone"),
    [
        (
            "milestones",
            {
                "milestones-0-title": "Half",
                "milestones-0-due_on_day": "1",
                "milestones-0-due_on_month": "6",
                "milestones-0-due_on_year": str(date.today().year + 2),
            },
            "with nothing to reach on the way",
        ),
        (
            "indicator",
            {
                "rhythm_months": "12",
                "measurements-0-on_day": "1",
                "measurements-0-on_month": "3",
                "measurements-0-on_year": str(date.today().year - 2),
                "measurements-0-value": "4",
            },
            "No measurements are recorded",
        ),
    ],
)
def test_the_panel_answers_while_a_part_is_typed(signed_in, officer, part, typed, gone):
    client, path = signed_in(officer), f"/workbench/missions/{factories.draft(officer).slug}/{part}/"
    assert gone in client.get(path).content.decode()
    assert gone not in panel_for(client, path, **typed)


def test_the_panel_answers_while_a_sector_is_typed(signed_in, officer):
    client, path = signed_in(officer), f"/workbench/missions/{factories.draft(officer).slug}/sectors/"
    assert "It asks 1 sector of 1 kind" in client.get(path).content.decode()
    assert "It asks 2 sectors of 2 kinds" in panel_for(
        client, path, **{"sectors-0-name": "Health", "sectors-0-kind": "third"}
    )


def test_a_save_that_is_refused_keeps_what_was_typed_too(signed_in, officer, words):
    client = signed_in(officer)
    assert send(client, words, title="", statement="A better one.").status_code == 422
    assert opened(client, words)["statement"] == ["A better one."]


def test_a_form_sent_empty_has_nothing_to_keep(signed_in, officer, draft):
    client, path = signed_in(officer), f"/workbench/missions/{draft.slug}/solutions/new/"
    assert send(client, path).status_code == 422
    assert not WorkingCopy.objects.exists()
    assert "You have not saved" not in page_of(client, path)


def test_typing_what_is_saved_already_leaves_nothing_to_keep(signed_in, officer, words):
    client = signed_in(officer)
    send(client, words, statement="Half", then="autosave")
    send(client, words, statement="Everyone breathes clean air.", touched="statement", then="autosave")
    assert not WorkingCopy.objects.exists()


def test_throwing_it_away_shows_what_is_saved(signed_in, officer, words):
    client = signed_in(officer)
    send(client, words, statement="Half", then="autosave")
    client.post(f"/workbench/kept/{WorkingCopy.objects.get().pk}/discard/")
    assert opened(client, words)["statement"] == ["Everyone breathes clean air."]


def test_it_is_its_authors_alone(signed_in, officer, draft, words):
    send(signed_in(officer), words, statement="Half", then="autosave")
    other = factories.officer()
    draft.collaborators.create(person=other, may="edit")
    assert opened(signed_in(other), words)["statement"] == ["Everyone breathes clean air."]


def test_the_workbench_and_the_draft_list_what_is_not_saved(signed_in, officer, draft, words):
    client = signed_in(officer)
    send(client, words, statement="Half", then="autosave")
    for path in ("/workbench/", f"/workbench/missions/{draft.slug}/", f"/workbench/missions/{draft.slug}/submit/"):
        page = page_of(client, path)
        assert "Typed and not saved yet" in page
        assert words in page


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ("whole", "title"),
        ("questions/statement", "statement"),
        ("challenge", "evidence"),
        ("target", "measure"),
        ("dates", "deadline_day"),
        ("milestones", "milestones-0-title"),
        ("sectors", "sectors-0-name"),
        ("portfolio", "n0-title"),
        ("solutions/new", "milestones-0-title"),
    ],
)
def test_every_form_of_a_draft_keeps_what_is_typed(signed_in, officer, draft, part, field):
    path = f"/workbench/missions/{draft.slug}/{part}/"
    client = signed_in(officer)
    assert send(client, path, **{field: "Typed."}, then="autosave").status_code == 200
    assert opened(client, path)[field] == ["Typed."]


@pytest.mark.parametrize(
    "path", ["/workbench/roadmaps/new/", "/workbench/organisations/new/", "/workbench/roadmaps/{slug}/challenges/new/"]
)
def test_the_forms_around_missions_do_too(signed_in, officer, draft, path):
    path = path.format(slug=draft.challenge.roadmap.slug)
    client = signed_in(officer)
    field = "name" if "organisations" in path else "title"
    send(client, path, **{field: "Typed."}, then="autosave")
    assert opened(client, path)[field] == ["Typed."]


def test_another_row_is_added_and_nothing_typed_is_lost(signed_in, officer, draft):
    path = f"/workbench/missions/{draft.slug}/solutions/new/"
    client = signed_in(officer)
    answer = send(client, path, title="Trees", **{"funding-0-funder": "A fund", "more": "funding"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="Trees"' in page
    assert 'value="A fund"' in page
    assert "Funding line 2" in page
    assert "There is a problem" not in page


# A session that expired


def test_signing_in_again_brings_back_what_was_sent_while_signed_out(signed_in, officer, draft, words):
    client = signed_in(officer)
    data = opened(client, words)
    client.logout()
    answer = client.post(words, {**data, "statement": "Written before lunch."})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/sign-in/?next=")
    client.force_login(officer, backend="accounts.backends.PersonBackend")
    page = page_of(client, words)
    assert "You have not saved what you typed here." in page
    assert "Written before lunch." in page
    send(client, words)
    assert Mission.objects.get(pk=draft.pk).statement == "Written before lunch."


def test_the_script_is_told_to_ask_for_signing_in_and_the_text_waits(signed_in, officer, words):
    client = signed_in(officer)
    data = opened(client, words)
    client.logout()
    answer = client.post(words, {**data, "statement": "Still typing", "then": "autosave"})
    assert answer.status_code == 401
    assert answer.json()["sign_in"] == f"/account/sign-in/?next={words.replace('/', '%2F')}"
    client.force_login(officer, backend="accounts.backends.PersonBackend")
    assert opened(client, words)["statement"] == ["Still typing"]


def test_a_whole_page_never_lands_in_a_form_when_the_session_is_over(words, draft):
    answer = Client().post(words, {"title": "x"}, headers=HTMX)
    assert answer["HX-Redirect"].startswith("/account/sign-in/")


def test_whoever_signs_in_instead_gets_no_draft_that_is_not_theirs(signed_in, officer, words):
    client = signed_in(officer)
    data = opened(client, words)
    client.logout()
    client.post(words, {**data, "statement": "Olu's words."})
    client.force_login(factories.officer(), backend="accounts.backends.PersonBackend")
    assert client.get(words).status_code == 403
    assert not WorkingCopy.objects.exists()


def test_what_comes_too_late_for_a_frozen_draft_is_kept_for_its_officer(signed_in, officer, draft, words):
    client = signed_in(officer)
    data = opened(client, words)
    Mission.objects.filter(pk=draft.pk).update(stage="in check")
    answer = client.post(words, {**data, "statement": "Too late, and not lost."})
    assert answer.status_code == 409
    assert WorkingCopy.objects.get().data["statement"] == ["Too late, and not lost."]


# Hostile visitors


def test_nobody_fills_the_table_of_sessions_by_sending_forms_without_end(words, monkeypatch):
    monkeypatch.setattr("accounts.pages.signing_in.typed.SESSIONS_AN_HOUR", 3)
    kept = [Client().post(words, {"title": "x", "then": "autosave"}).json()["autosaved"] for _ in range(5)]
    assert kept == [True, True, True, False, False]
    assert Session.objects.count() == 3


def test_who_goes_on_typing_while_signed_out_is_kept_all_the_same(words, monkeypatch):
    monkeypatch.setattr("accounts.pages.signing_in.typed.SESSIONS_AN_HOUR", 1)
    client = Client()
    assert all(client.post(words, {"title": str(n), "then": "autosave"}).json()["autosaved"] for n in range(5))
    assert Session.objects.count() == 1


def test_what_nobody_could_type_is_not_kept(signed_in, officer, words):
    answer = send(signed_in(officer), words, statement="x" * 300_000, then="autosave")
    assert answer.status_code == 413
    assert not WorkingCopy.objects.exists()


def test_another_officers_draft_keeps_nothing(signed_in, officer, draft, words):
    client = signed_in(factories.officer())
    assert client.post(words, {"title": "x", "then": "autosave"}).status_code == 403
    assert not WorkingCopy.objects.exists()


def test_a_null_byte_is_kept_out(signed_in, officer, words):
    assert send(signed_in(officer), words, statement="a\x00b", then="autosave").status_code == 200
    assert WorkingCopy.objects.get().data["statement"] == ["ab"]


def test_a_page_from_before_an_update_autosaves_and_never_saves(signed_in, officer, draft, words):
    send(signed_in(officer), words, statement="Half a sen", then="keep")
    draft.refresh_from_db()
    assert draft.statement != "Half a sen"
    assert WorkingCopy.objects.get().data["statement"] == ["Half a sen"]
