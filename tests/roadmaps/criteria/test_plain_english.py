"""How hard a text is to read, and which words make it so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmaps.criteria.plain_english import count_words, marked, measure, syllables

# The pronouncing dictionary is read once, before anybody times anything.
syllables("once")


@given(st.text())
def test_reading_never_fails(text):
    found = measure(text)
    assert found is None or found.grade > -16
    assert count_words(text) >= 0


@pytest.mark.parametrize(
    ("word", "beats"), [("cat", 1), ("table", 2), ("people", 2), ("made", 1), ("wanted", 2), ("university", 5)]
)
def test_syllables_are_guessed_fairly(word, beats):
    assert syllables(word) == beats


def test_longer_words_read_harder():
    easy = measure("We will all eat well each day.").grade
    hard = measure("Comprehensive nutritional sustainability facilitates transformational opportunities.").grade
    assert easy < 8 < 11 < hard


@given(st.text(max_size=400))
def test_the_pieces_of_a_marked_text_are_the_text(text):
    assert "".join(piece.text for piece in marked(text)) == text


def test_hard_words_and_jargon_are_marked_where_they_stand():
    pieces = marked("Stakeholders leverage opportunities. We eat well.")
    assert [(one.text, one.kind, one.instead) for one in pieces if one.kind != "plain"] == [
        ("Stakeholders", "jargon", "the people affected"),
        ("leverage", "jargon", "use"),
        ("opportunities", "hard", ""),
    ]


def test_the_grade_can_be_worked_out_by_hand():
    found = measure("By 2030, no child here breathes dirty air on the way to school.")
    assert (found.words, found.sentences, found.syllables) == (13, 1, 14)
    assert found.grade == pytest.approx(0.39 * 13 / 1 + 11.8 * 14 / 13 - 15.59)
