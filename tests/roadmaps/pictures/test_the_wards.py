"""A tile a ward, none over another, each with its number; the darker the more."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from roadmaps.models.choices import WARDS
from roadmaps.pictures.text import BOLD, width_of
from roadmaps.pictures.wards import PLACES, SIZE, TILE, tiles_of, wards_svg

NUMBERS = st.dictionaries(st.sampled_from(WARDS), st.integers(0, 500))


def test_every_ward_has_a_tile_of_its_own():
    assert set(PLACES) == set(WARDS)
    assert len(set(PLACES.values())) == len(WARDS)


@given(NUMBERS)
def test_each_says_its_number_and_the_darkest_has_the_most(numbers):
    tiles = {tile.ward: tile for tile in tiles_of(numbers)}
    assert all(tiles[ward].number == numbers.get(ward, 0) for ward in WARDS)
    most = max(numbers.values(), default=0)
    assert all(tile.fill == "#0a4a45" for tile in tiles.values() if most and tile.number == most)
    assert all(tile.fill == "#ffffff" for tile in tiles.values() if tile.number == 0)


@given(NUMBERS)
def test_no_name_leaves_its_tile_and_only_a_ward_with_something_leads_anywhere(numbers):
    tiles = tiles_of(numbers)
    assert all(width_of(line, SIZE, BOLD) <= TILE - 20 for tile in tiles for line in tile.lines)
    root = ElementTree.fromstring(wards_svg(tiles, title="Where", description="Wards"))
    links = root.findall("{http://www.w3.org/2000/svg}a")
    assert len(links) == sum(number > 0 for number in numbers.values())
