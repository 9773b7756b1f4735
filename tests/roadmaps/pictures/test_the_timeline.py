"""A timeline: every day in its place, whatever people write is text, and what is late says so."""

from datetime import date
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from roadmaps.pictures.timeline import LEFT, WIDTH, Mark, Row, Span, timeline, timeline_svg

TODAY = date(2026, 11, 27)
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=90)
MARKS = st.lists(st.builds(Mark, DAYS, WORDS, st.booleans()), max_size=5).map(tuple)
SPANS = st.lists(st.builds(Span, DAYS, DAYS, WORDS), max_size=2).map(tuple)
ROWS = st.lists(
    st.builds(Row, st.integers(1, 40), WORDS, st.just("/m/"), st.none() | DAYS, st.none() | DAYS, MARKS, SPANS),
    max_size=6,
)


def svg_of(rows, **how) -> str:
    drawn = timeline(rows, today=TODAY, **how)
    return timeline_svg(drawn, title="When", description="Missions") if drawn else ""


@given(ROWS)
def test_it_is_well_formed_whatever_people_write(rows):
    text = svg_of(rows)
    assert not text or ElementTree.fromstring(text).find("{http://www.w3.org/2000/svg}title").text == "When"


@given(ROWS)
def test_every_day_stands_inside_and_in_order(rows):
    drawn = timeline(rows, today=TODAY)
    days = sorted(day for row in rows for day in row.days())
    places = [drawn.scale.x(day) for day in days] if drawn else []
    assert places == sorted(places)
    assert all(LEFT <= x <= WIDTH for x in places)


def test_rows_without_any_day_are_no_timeline():
    assert timeline([Row(1, "Quiet nights", "/", None, None)], today=TODAY) is None


def test_what_is_late_says_so_and_what_is_reached_is_filled():
    marks = (Mark(date(2026, 1, 1), "Half", is_late=True), Mark(date(2028, 1, 1), "Most", is_reached=True))
    text = svg_of([Row(1, "Quiet nights", "/", date(2025, 1, 1), date(2030, 12, 31), marks)])
    assert "Late: Half" in text
    assert text.count("Today") == 1


def test_markup_in_a_milestone_is_text():
    row = Row(1, "A", "/", date(2025, 1, 1), date(2030, 1, 1), (Mark(date(2026, 1, 1), "<script>x</script>"),))
    assert "<script" not in svg_of([row])


def test_a_closer_look_shows_quarters_and_only_its_years():
    row = Row(1, "A", "/", date(2025, 1, 1), date(2034, 12, 31))
    near = timeline([row], today=TODAY, from_year=2027, years=2)
    assert (near.scale.first.year, near.scale.last.year) == (2027, 2029)
    assert [tick.words for tick in near.ticks][:4] == ["2027", "Q2", "Q3", "Q4"]
    assert near.today is None
