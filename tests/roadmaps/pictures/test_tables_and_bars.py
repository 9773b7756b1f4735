"""Tables and bars as pictures: every word in its place, every number told, whatever people write."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from roadmaps.pictures import matrix, money
from roadmaps.pictures.criteria_profile import criteria_profile_svg
from roadmaps.pictures.matrix import COLUMN, NAMES, PAD, Matrix, matrix_svg, row_of
from roadmaps.pictures.money import Source, money_svg
from roadmaps.pictures.text import BOLD, width_of

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=120)
POUNDS = st.floats(0, 1e12, allow_nan=False)
SVG = "{http://www.w3.org/2000/svg}"


@st.composite
def matrices(draw) -> Matrix:
    columns = draw(st.lists(WORDS, min_size=1, max_size=12))
    numbers = st.lists(st.integers(0, 400), min_size=len(columns), max_size=len(columns))
    rows = draw(st.lists(st.tuples(WORDS, numbers, st.lists(st.integers(1, 60), max_size=40)), max_size=8))
    made = (row_of(str(n), name, cells, missions=tuple(missions)) for n, (name, cells, missions) in enumerate(rows))
    return Matrix("solutions", tuple(columns), tuple(made))


@given(matrices())
def test_no_row_stands_on_another_and_no_name_leaves_its_place(given_matrix):
    placed = matrix.place(given_matrix)
    ends = [one.y + one.height for one in placed.rows]
    assert [one.y for one in placed.rows] == [placed.head, *ends][: len(ends)]
    assert all(width_of(line, matrix.SIZE) <= NAMES - 2 * PAD for one in placed.rows for line in one.lines)
    assert all(width_of(line, matrix.SMALL, BOLD) <= COLUMN - PAD for heading in placed.headings for line in heading)
    assert all(len(one.lines) * matrix.LINE <= one.height for one in placed.rows)


@given(matrices())
def test_every_cell_is_told_once_and_nothing_reaches_into_the_next_column(given_matrix):
    root = ElementTree.fromstring(matrix_svg(matrix.place(given_matrix), title="Who", description="Sectors"))
    titles = [one.text for one in root.iter(f"{SVG}title")][1:]
    assert len(titles) == len(given_matrix.rows) * len(given_matrix.columns)
    assert sum(title.endswith(": none") for title in titles) >= given_matrix.gaps
    for badge in (one for one in root.iter(f"{SVG}g") if one.get("class") == "k-badge"):
        rect = badge.find(f"{SVG}rect")
        assert float(rect.get("x")) + float(rect.get("width")) <= NAMES


def test_a_gap_leads_to_where_it_can_be_closed_and_a_full_cell_does_not():
    row = row_of("health", "Health", (2, 0), ("/add/?a", "/add/?b"))
    text = matrix_svg(matrix.place(Matrix("solutions", ("Public", "Private"), (row,))), title="", description="")
    assert "/add/?b" in text
    assert "/add/?a" not in text
    assert "✕ None" in text


@given(st.lists(st.builds(Source, WORDS, WORDS, POUNDS, POUNDS, WORDS), max_size=12))
def test_bars_stand_on_one_scale_and_never_leave_the_picture(sources):
    placed = money.place(tuple(sources))
    assert all(bar.secured + bar.sought <= money.BARS * 1.001 for bar in placed.bars)
    known = [(bar.source.secured + bar.source.sought, bar.secured + bar.sought) for bar in placed.bars]
    assert [one[0] for one in sorted(known)] == sorted(one[0] for one in known)
    root = ElementTree.fromstring(money_svg(placed, title="Money", description="Funders"))
    for rect in root.iter(f"{SVG}rect"):
        assert float(rect.get("x")) + float(rect.get("width")) <= placed.width


@given(st.lists(st.tuples(WORDS, st.sampled_from(["met", "partly", "not", "unknown", ""])), min_size=5, max_size=5))
def test_a_profile_says_in_words_what_its_signs_show(states):
    root = ElementTree.fromstring(criteria_profile_svg(states))
    says = root.find(f"{SVG}title").text
    assert all(name in says for name, _ in states)
    assert says.count("not known") >= sum(state in ("", "unknown") for _, state in states)
    assert root.get("role") == "img"
