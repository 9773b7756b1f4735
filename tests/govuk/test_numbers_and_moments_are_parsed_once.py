"""A number or a moment in an address is one that the database can hold, or none."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govuk.parsing import LARGEST, moment, number


@pytest.mark.parametrize("text", [None, "", "-1", "1.5", "٣", "²", "1_000", "0x1", " 1", "9" * 19, "9" * 5_000, "\x00"])
def test_what_is_no_number(text):
    assert number(text) is None


@pytest.mark.parametrize("text", ["0", "7", "007", str(LARGEST)])
def test_what_is_a_number(text):
    assert number(text) == int(text)


@pytest.mark.parametrize(
    "text", [None, "", "2026-11-25", "2026-11-25T10:00", "2026-02-30T10:00Z", "0001-01-01T00:00+01:00"]
)
def test_what_is_no_moment(text):
    assert moment(text) is None


def test_a_moment_is_told_in_universal_time_however_far_away_it_was_written():
    assert moment("9999-12-31T23:59:59+23:59") == datetime(9999, 12, 31, 0, 0, 59, tzinfo=UTC)


@given(text=st.text() | st.datetimes().map(str))
def test_nothing_breaks_it(text):
    assert number(text) is None or number(text) >= 0
    assert moment(text) is None or moment(text).tzinfo is UTC
