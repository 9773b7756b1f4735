"""A text may be as long as it says, counted as its author sees it, and an error says how many characters are too many."""

import pytest
from django import forms

from govuk.counting import characters
from govuk.fields import PlainText

pytestmark = pytest.mark.django_db
SEEN = [
    ("", 0),
    ("abc", 3),
    ("e\u0301", 1),
    ("\U0001f468\u200d\U0001f469\u200d\U0001f467", 1),
    ("a\r\nb", 3),
    ("a\nb", 3),
]
SEEN += [("\U0001f1ec\U0001f1e7\U0001f1eb\U0001f1f7", 2), ("আমি", 2), ("é", 1)]


class Sample(forms.Form):
    body = PlainText(label="Your comment", max_length=10)


@pytest.mark.parametrize(("text", "number"), SEEN)
def test_as_many_as_are_seen(text, number):
    assert characters(text) == number


@pytest.mark.parametrize(
    "text", ["1234567890", "12345\r\n7890", "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 10, "é" * 10]
)
def test_as_many_as_the_page_says_are_taken(text):
    assert Sample({"body": text}).is_valid()


def test_an_error_says_how_many_are_too_many_and_keeps_them_all():
    form = Sample({"body": "x" * 1_244})
    assert form.errors["body"] == ["Your comment must be 10 characters or fewer. It has 1,234 too many"]
    assert "x" * 1_244 in str(form["body"])


def test_the_page_counts_while_one_types_and_cuts_nothing():
    drawn = Sample().render()
    assert 'data-module="govuk-character-count"' in drawn
    assert 'data-count-type="characters"' in drawn
    assert 'data-maxlength="10"' in drawn
    assert " maxlength=" not in drawn
    assert "You can enter up to 10 characters" in drawn
