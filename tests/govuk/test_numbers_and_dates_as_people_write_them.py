"""Numbers and dates are read as people write them; what could mean two things is asked, never guessed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govuk.numbers_and_dates import (
    MonthMeans,
    NotRead,
    Unclear,
    read_date,
    read_number,
    write_number,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("25", "25"),
        (" 25,000 ", "25000"),
        ("£25,000", "25000"),
        ("£ 25,000.50", "25000.50"),
        ("25k", "25000"),
        ("£25K", "25000"),
        ("1.2m", "1200000"),
        ("1.2 million", "1200000"),
        ("£1.5bn", "1500000000"),
        ("40%", "40"),
        ("40 per cent", "40"),
        ("40 percent", "40"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("–3.5", "-3.5"),
        ("-£3", "-3"),
        ("£-3", "-3"),
        ("+3", "3"),
        ("1 250 000", "1250000"),
        ("1\u202f250\u00a0000".replace("\u202f", "\u00a0"), "1250000"),
        ("1'250'000", "1250000"),
        ("1’250’000", "1250000"),
        (".5", "0.5"),
        ("5.", "5"),
        ("0.125", "0.125"),
        ("1,234,567.8", "1234567.8"),
        ("২৫", "25"),
        ("٤٠%", "40"),
        ("250 pounds", "250"),
    ],
)
def test_a_number_as_people_write_it(text, number):
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["75,5", "75,50", "£1250,50", "1,2m", "0,125", "1.234,50", "1.234.567", "1,23,456", "12,34,567", "1,000 000"],
)
def test_a_comma_that_could_be_a_point_is_asked_about(text):
    with pytest.raises(Unclear):
        read_number(text)


def test_the_question_names_both_numbers():
    with pytest.raises(Unclear, match=r"“75,5” could be 75\.5 or 755"):
        read_number("75,5")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "about 20",
        "1_000",
        "1e5",
        "nan",
        "Infinity",
        "--3",
        "12 34",
        "%",
        "£5%",
        "9" * 41,
        "9" * 30,
        "9999999999bn",
    ],
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(NotRead):
        read_number(text)


def test_a_sign_stands_only_where_it_may():
    with pytest.raises(NotRead):
        read_number("£25", pounds=False)
    with pytest.raises(NotRead):
        read_number("25%", per_cent=False)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**13), max_value=10**13))
@example(Decimal("-0.000"))
@example(Decimal("1000"))
def test_a_number_that_is_written_is_read_again(value):
    assert read_number(write_number(value)) == value


@given(st.text("0123456789,.' -£%km", max_size=14))
def test_what_is_read_never_has_a_comma_that_groups_nothing(text):
    try:
        number = read_number(text)
    except (NotRead, Unclear):
        return
    assert number.is_finite()
    groups = text.replace("£", "").replace("%", "").strip(" -km").split(".")[0].split(",")
    assert len(groups) == 1 or all(len(group) == 3 for group in groups[1:])


@pytest.mark.parametrize(
    "text",
    [
        "31/12/2030",
        "31.12.2030",
        "31-12-2030",
        "31 12 2030",
        "31 Dec 2030",
        "31 dec. 2030",
        "31st December 2030",
        "31st of December, 2030",
        "Tuesday 31 December 2030",
        "Tue, 31 Dec 2030",
        "December 31, 2030",
        "2030-12-31",
        "2030/12/31",
        "2030-12-31T00:00:00",
        "2030-12-31 00:00:00",
        "৩১/১২/২০৩০",
    ],
)
def test_a_date_as_people_write_it(text):
    assert read_date(text) == date(2030, 12, 31)


def test_the_day_stands_before_the_month():
    assert read_date("3/4/2030") == date(2030, 4, 3)
    with pytest.raises(Unclear, match="day before the month"):
        read_date("12/31/2030")


@pytest.mark.parametrize("text", ["Dec 2030", "December 2030", "12/2030", "2030-12"])
def test_a_month_is_the_day_that_it_means_or_is_asked_about(text):
    assert read_date(text, month_means=MonthMeans.LAST) == date(2030, 12, 31)
    assert read_date(text, month_means=MonthMeans.FIRST) == date(2030, 12, 1)
    with pytest.raises(Unclear, match="Add the day"):
        read_date(text)


@pytest.mark.parametrize("text", ["31/12/30", "1 Jan 27"])
def test_a_year_of_two_digits_is_asked_about(text):
    with pytest.raises(Unclear, match="four digits"):
        read_date(text)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "30 2 2027", "31 Smarch 2030", "2030", "31/12/1066", "31/12/9999", "1 2 3 4", "0/1/2030", "5 12"],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises((NotRead, Unclear)):
        read_date(text)


@given(
    st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.sampled_from(["%d/%m/%Y", "%-d %B %Y", "%-d %b %Y", "%Y-%m-%d"])
)
def test_a_date_that_is_written_is_read_again(day, how):
    assert read_date(day.strftime(how)) == day


@given(st.text(max_size=45))
def test_any_text_is_read_or_refused(text):
    for read in (read_number, read_date):
        try:
            read(text)
        except (NotRead, Unclear):
            continue
