"""Tiles of a plan never lie on each other and never leave the plan."""

from hypothesis import given
from hypothesis import strategies as st

from hallapp.faces.manager.plan_layout import HEADING_PX, TILE_PX, lay_out

HUNDRED = {
    "A": range(1, 25),
    "B": range(25, 37),
    "C": range(37, 55),
    "D": range(55, 73),
    "E": range(73, 91),
    "F": range(91, 101),
}


def _zones(sizes: list[int]) -> dict[str, list[int]]:
    zones: dict[str, list[int]] = {}
    first = 1
    for place, size in enumerate(sizes):
        zones[chr(ord("A") + place)] = list(range(first, first + size))
        first += size
    return zones


@given(st.lists(st.integers(1, 40), min_size=1, max_size=9), st.integers(240, 2600))
def test_no_two_tiles_touch(sizes: list[int], width: int) -> None:
    layout = lay_out(_zones(sizes), width)

    places = sorted(layout.tiles.values())
    assert len(set(places)) == sum(sizes)
    for x, y in places:
        near = [p for p in places if abs(p[0] - x) < TILE_PX and abs(p[1] - y) < TILE_PX]
        assert near == [(x, y)]


@given(st.lists(st.integers(1, 40), min_size=1, max_size=9), st.integers(240, 2600))
def test_every_tile_lies_on_the_plan_below_its_heading(sizes: list[int], width: int) -> None:
    zones = _zones(sizes)

    layout = lay_out(zones, width)

    for zone, numbers in zones.items():
        left, top = layout.headings[zone]
        for number in numbers:
            x, y = layout.tiles[number]
            assert left <= x
            assert top + HEADING_PX <= y
            assert x + TILE_PX <= max(width, left + layout.block_px)
            assert y + TILE_PX <= layout.height_px


def test_a_hundred_windows_stand_as_drawn_on_a_wide_screen() -> None:
    layout = lay_out(HUNDRED, 940)

    columns = {layout.headings[zone][0] for zone in HUNDRED}
    assert len(columns) == 3
    assert layout.headings["B"][0] == layout.headings["A"][0]
    assert layout.tiles[6][1] == layout.tiles[1][1]
    assert layout.tiles[7][1] > layout.tiles[1][1]


def test_a_wider_screen_never_needs_a_higher_plan() -> None:
    heights = [lay_out(HUNDRED, width).height_px for width in (400, 700, 940, 1300, 1900)]

    assert heights == sorted(heights, reverse=True)
