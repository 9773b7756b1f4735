"""One officer with a draft open in two windows: neither loses what was typed in the other, and saving ends what it saved."""

from functools import partial

import pytest

from roadmaps.drafting.autosaving import autosave
from roadmaps.models import Mission, WorkingCopy
from tests import factories
from tests.forms import opened
from tests.races import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(officer):
    return factories.draft(officer, statement="Everyone breathes clean air.", beneficiaries="Everyone")


@pytest.fixture
def window(signed_in, officer, draft):
    """A function that opens the draft's words in another window and returns how to send that form."""
    client, path = signed_in(officer), f"/workbench/missions/{draft.slug}/words/"

    def open_one():
        page = opened(client, path)
        return lambda **typed: client.post(path, {**page, **typed})

    return open_one


def kept() -> dict[str, list[str]]:
    return WorkingCopy.objects.get().data


def test_what_is_typed_in_each_is_kept(window):
    one, other = window(), window()
    one(statement="In one.", touched="statement", then="autosave")
    other(beneficiaries="In the other.", touched="beneficiaries", then="autosave")
    assert (kept()["statement"], kept()["beneficiaries"]) == (["In one."], ["In the other."])


def test_what_is_typed_in_both_is_as_it_was_typed_last(window):
    one, other = window(), window()
    one(statement="In one.", touched="statement", then="autosave")
    other(statement="In the other.", touched="statement", then="autosave")
    assert kept()["statement"] == ["In the other."]


def test_what_is_typed_and_taken_back_stays_taken_back(window):
    one, other = window(), window()
    other(beneficiaries="In the other.", touched="beneficiaries", then="autosave")
    one(statement="In one.", touched="statement", then="autosave")
    one(touched="statement", then="autosave")
    assert kept()["statement"] == ["Everyone breathes clean air."]
    assert kept()["beneficiaries"] == ["In the other."]


def test_saving_in_one_saves_what_was_typed_there_and_keeps_the_rest(window, draft):
    one, other = window(), window()
    other(beneficiaries="In the other.", touched="beneficiaries", then="autosave")
    one(statement="In one.", touched="statement")
    saved = Mission.objects.get(pk=draft.pk)
    assert (saved.statement, saved.beneficiaries) == ("In one.", "Everyone")
    assert (kept()["statement"], kept()["beneficiaries"]) == (["In one."], ["In the other."])
    # The other window saves the rest.
    other(beneficiaries="In the other.", touched="beneficiaries")
    saved.refresh_from_db()
    assert (saved.statement, saved.beneficiaries) == ("In one.", "In the other.")
    assert not WorkingCopy.objects.exists()


def test_typing_what_is_saved_already_keeps_what_the_other_has(window):
    one, other = window(), window()
    other(beneficiaries="In the other.", touched="beneficiaries", then="autosave")
    one(touched="statement", then="autosave")
    assert kept()["beneficiaries"] == ["In the other."]


def test_without_a_script_what_differs_from_the_page_is_what_was_typed(window):
    one, other = window(), window()
    other(beneficiaries="In the other.", touched="beneficiaries", then="autosave")
    # A save that is refused keeps what was typed.
    assert one(statement="In one.", title="").status_code == 422
    assert (kept()["statement"], kept()["beneficiaries"]) == (["In one."], ["In the other."])


def test_opened_again_the_page_has_both(window, signed_in, officer, draft):
    one, other = window(), window()
    one(statement="In one.", touched="statement", then="autosave")
    other(beneficiaries="In the other.", touched="beneficiaries", then="autosave")
    shown = opened(signed_in(officer), f"/workbench/missions/{draft.slug}/words/")
    assert (shown["statement"], shown["beneficiaries"]) == (["In one."], ["In the other."])


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_both_at_the_same_moment(officer, draft):
    from django.http import QueryDict

    keep = partial(autosave, by=officer, address="/a/", label="A form", mission=draft)
    for names in (("one", "two"), ("three", "four")):
        at_once(*(partial(keep, data=QueryDict(f"{name}={name}"), touched={name}) for name in names))
    assert set(kept()) == {"one", "two", "three", "four"}
