"""Two officers change the same draft: no word is lost, and nothing is overwritten in silence."""

import html

import pytest

from roadmaps.drafting.collaborating import invite
from roadmaps.drafting.missions import save_draft
from roadmaps.drafting.portfolio import save_solution
from roadmaps.errors import EditConflict
from roadmaps.models import Mission, WorkingCopy
from tests import factories
from tests.forms import opened, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(officer):
    return factories.draft(officer, statement="Everyone breathes clean air.", beneficiaries="Everyone")


@pytest.fixture
def other(officer, draft):
    colleague = factories.officer()
    invite(mission=draft, by=officer, person=colleague, may="edit")
    return colleague


@pytest.fixture
def words(draft):
    return f"/workbench/missions/{draft.slug}/words/"


def saved(draft) -> Mission:
    return Mission.objects.get(pk=draft.pk)


def hidden_of(answer, *names: str) -> dict[str, str]:
    """Return the hidden fields of the conflict page."""
    import re

    page = answer.content.decode()
    return {
        name: html.unescape(re.search(rf'name="{name}"\s+value="([^"]*)"', page).group(1))
        for name in ("settling", *names)
    }


def in_conflict(signed_in, first, second, words, **changes):
    """Let both open the form; the first saves ``statement``, the second saves ``changes``; return the answer."""
    theirs, mine = signed_in(first), signed_in(second)
    data = opened(mine, words)
    send(theirs, words, statement="Every child breathes clean air.")
    return mine, mine.post(words, {**data, **changes})


def test_changes_to_different_fields_are_both_kept(signed_in, officer, other, draft, words):
    _, answer = in_conflict(signed_in, officer, other, words, beneficiaries="All pupils")
    assert answer.status_code == 302
    assert saved(draft).statement == "Every child breathes clean air."
    assert saved(draft).beneficiaries == "All pupils"


def test_the_same_change_made_twice_is_no_conflict(signed_in, officer, other, draft, words):
    _, answer = in_conflict(signed_in, officer, other, words, statement="Every child breathes clean air.")
    assert answer.status_code == 302


def test_the_second_to_change_a_field_sees_theirs_yours_and_the_common_text(signed_in, officer, other, draft, words):
    _, answer = in_conflict(signed_in, officer, other, words, statement="Everyone breathes cleaner air.")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "What you both began with" in page
    assert "Everyone breathes clean air." in page
    assert "> taken out: </span>Everyone </del>" in page
    assert "> put in: </span>cleaner </ins>" in page
    assert saved(draft).statement == "Every child breathes clean air."


def test_what_the_second_typed_is_kept_before_they_choose(signed_in, officer, other, draft, words):
    in_conflict(signed_in, officer, other, words, statement="Everyone breathes cleaner air.", daily_life="Quiet.")
    kept = WorkingCopy.objects.get(person=other)
    assert kept.data["statement"] == ["Everyone breathes cleaner air."]
    assert kept.data["daily_life"] == ["Quiet."]


@pytest.mark.parametrize(
    ("choice", "stands"),
    [
        ("theirs", "Every child breathes clean air."),
        ("yours", "Everyone breathes cleaner air."),
        ("own", "Every child breathes cleaner air."),
    ],
)
def test_what_is_chosen_field_by_field_stands(signed_in, officer, other, draft, words, choice, stands):
    mine, answer = in_conflict(
        signed_in, officer, other, words, statement="Everyone breathes cleaner air.", daily_life="Quiet streets."
    )
    data = hidden_of(answer, "base", "yours", "disputed")
    data |= {"choose-statement": choice, "own-statement": "Every child breathes cleaner air."}
    assert mine.post(words, data).status_code == 302
    assert saved(draft).statement == stands
    assert saved(draft).daily_life == "Quiet streets."
    assert not WorkingCopy.objects.filter(person=other).exists()


def test_a_choice_that_is_missing_is_asked_for_again_and_loses_nothing(signed_in, officer, other, draft, words):
    mine, answer = in_conflict(signed_in, officer, other, words, statement="Everyone breathes cleaner air.")
    again = mine.post(words, hidden_of(answer, "base", "yours", "disputed"))
    page = again.content.decode()
    assert again.status_code == 422
    assert "Choose which to keep of “Statement”" in page
    assert "cleaner" in page


def test_a_third_change_while_they_choose_is_a_conflict_again(signed_in, officer, other, draft, words):
    mine, answer = in_conflict(signed_in, officer, other, words, statement="Everyone breathes cleaner air.")
    send(signed_in(officer), words, statement="No child breathes dirty air.")
    data = hidden_of(answer, "base", "yours", "disputed") | {"choose-statement": "yours"}
    assert mine.post(words, data).status_code == 409
    assert saved(draft).statement == "No child breathes dirty air."


@pytest.mark.parametrize("base", ["", "made:by:hand"])
def test_a_form_without_its_base_overwrites_nothing(signed_in, officer, draft, words, base):
    client = signed_in(officer)
    data = opened(client, words) | {"statement": "Mine.", "base": base}
    assert client.post(words, data).status_code == 409
    assert saved(draft).statement == "Everyone breathes clean air."


def test_halves_that_two_people_saved_and_that_cannot_stand_together_are_refused(signed_in, officer, other, draft):
    path = f"/workbench/missions/{draft.slug}/target/"
    theirs, mine = signed_in(officer), signed_in(other)
    data = opened(mine, path)
    send(theirs, path, direction="down", target_value="5")
    # Mine keeps the direction that was there, and raises the value: with theirs it goes the wrong way.
    answer = mine.post(path, {**data, "baseline_value": "2"})
    assert answer.status_code == 422
    assert "Enter a value lower than today" in html.unescape(answer.content.decode())
    assert saved(draft).baseline_value == 10


def test_the_deed_itself_refuses_whoever_calls_it(officer, draft):
    base = {"statement": "Something older."}
    with pytest.raises(EditConflict):
        save_draft(mission=draft, by=officer, base=base, statement="Something new.")


def test_two_officers_on_one_solution(signed_in, officer, other, draft):
    contribution = draft.contributions.get()
    path = f"/workbench/missions/{draft.slug}/solutions/{contribution.pk}/"
    mine = signed_in(other)
    data = opened(mine, path)
    save_solution(
        mission=draft,
        by=officer,
        solution=contribution.solution,
        objective="Theirs.",
        funding=[{"kind": "grant", "funder": "A fund", "amount": 100, "secured": "sought"}],
    )
    answer = mine.post(path, {**data, "objective": "Mine.", "funding-0-kind": "loan", "approach": "co-design"})
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "Grant, A fund, 100, No, still sought" in page
    hidden = hidden_of(answer, "base", "yours") | {"disputed": ["objective", "funding"]}
    chosen = {"choose-objective": "own", "own-objective": "Both.", "choose-funding": "theirs"}
    assert mine.post(path, hidden | chosen).status_code == 302
    contribution.solution.refresh_from_db()
    assert contribution.solution.objective == "Both."
    assert contribution.solution.approach == "co-design"
    assert contribution.solution.funding_lines.get().kind == "grant"


def test_who_else_has_the_draft_open_is_shown(signed_in, officer, other, draft, words):
    signed_in(other).get(words)
    page = signed_in(officer).get(words).content.decode()
    assert f"{other} has this draft open: The mission in words" in page
    assert f"{officer} has this draft open" not in page
