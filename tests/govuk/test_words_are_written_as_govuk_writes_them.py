"""Dates, times, numbers and visitors' text."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govuk.templatetags.plain_words import clock, day, figure, in_list, moment, plain_text, pounds, with_unit


def test_a_date_has_no_leading_nought():
    assert day(date(2030, 1, 5)) == "5 January 2030"


@pytest.mark.parametrize(
    ("hour", "minute", "says"),
    [(14, 41, "2:41pm"), (9, 0, "9am"), (0, 0, "midnight"), (12, 0, "midday"), (0, 5, "12:05am")],
)
def test_a_time_is_the_one_of_the_kitchen_clock(hour, minute, says):
    assert clock(datetime(2026, 1, 5, hour, minute, tzinfo=UTC)) == says


def test_times_are_shown_in_london():
    assert moment(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "2 July 2026 at 12:30am"


def test_numbers_have_no_needless_noughts():
    assert [figure(Decimal(n)) for n in ("14.000", "6.100", "1250", "0")] == ["14", "6.1", "1,250", "0"]
    assert with_unit(Decimal("14"), "per cent") == "14%"
    assert pounds(Decimal("1200.50")) == "£1,200.5"


def test_a_list_reads_as_a_sentence():
    assert [in_list(x) for x in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


def test_links_in_a_visitors_text_are_not_followed_for_rank():
    assert 'rel="nofollow ugc"' in plain_text("See https://example.org/x?a=1&b=2 please")


@given(st.text())
def test_no_visitors_text_becomes_markup(text):
    shown = plain_text(text)
    bare = shown.replace("<p>", "").replace("</p>", "").replace("<br>", "").replace("</a>", "")
    while "<a href=" in bare:
        start = bare.index("<a href=")
        bare = bare[:start] + bare[bare.index(">", start) + 1 :]
    assert "<" not in bare


def test_a_script_is_shown_and_not_run():
    assert plain_text("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"
