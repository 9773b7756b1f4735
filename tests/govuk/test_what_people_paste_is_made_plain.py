"""Whatever is typed or pasted comes in as plain text: seen by people, and safe for every page, email and PDF."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govuk.cleaning import clean_line, clean_text, is_seen
from govuk.fields import Line, PlainText
from roadmaps.drafting.sharing import suggest_change
from tests import factories
from tests.letters import letters


@pytest.mark.parametrize(
    ("pasted", "plain"),
    [
        ("One\r\ntwo\rthree\u2028four", "One\ntwo\nthree\nfour"),
        ("\uf0b7 first\n\uf0b7 second", "• first\n• second"),
        ("safe\u202e\u2066txt\u2069", "safetxt"),
        ("bell\x07, null\x00, private\ue000", "bell, null, private"),
        ("e\u0301", "é"),
        ("👩‍🌾 keeps its joiner", "👩‍🌾 keeps its joiner"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_text_of_several_lines(pasted, plain):
    assert clean_text(pasted) == plain


def test_a_line_is_one_line():
    assert clean_line("Clean\n air \t for\r\nall\u2029") == "Clean air for all"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert "\n" not in clean_line(text)


@pytest.mark.parametrize(
    ("text", "seen"), [("Amina", True), ("\u200b\u2060", False), ("ㅤ", False), ("7", True), ("", False)]
)
def test_a_name_that_nobody_can_see_is_none(text, seen):
    assert is_seen(text) is seen


def test_every_field_of_a_form_cleans():
    assert Line().clean("A\ntitle\u202e") == "A title"
    assert PlainText().clean("\uf0b7 one\r\n\uf0b7 two") == "• one\n• two"


# Where it did harm


@pytest.mark.django_db
def test_a_line_end_in_a_title_stops_no_email(officer):
    other = factories.officer()
    challenge = factories.ChallengeFactory(title="Warm\nhomes\r\nnow")
    factories.draft(other, challenge=challenge)
    suggest_change(thing=challenge, by=officer, says="Say which.")
    (letter,) = letters("change.suggested")
    assert "\n" not in letter.subject


@pytest.mark.django_db
@pytest.mark.parametrize(("typed", "kept"), [("  Ami\nna\u202e ", "Ami na"), ("", "")])
def test_a_persons_name_is_one_line_that_turns_nothing(signed_in, typed, kept):
    person = factories.resident()
    signed_in(person).post("/account/", {"name": typed})
    person.refresh_from_db()
    assert person.name == kept


@pytest.mark.django_db
def test_a_name_of_invisible_characters_is_refused(signed_in):
    person = factories.resident()
    answer = signed_in(person).post("/account/", {"name": "\u200b\u3164"})
    assert answer.status_code == 422
    assert "Enter a name that can be read" in answer.content.decode()
