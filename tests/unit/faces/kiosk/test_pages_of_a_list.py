"""Lists come in pages: nothing is lost between two of them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hallapp.faces.kiosk.pager import Pager, cut, pack

HEIGHTS = st.lists(st.floats(1, 900, allow_nan=False), max_size=40)


@given(st.lists(st.integers(), max_size=60), st.integers(1, 9))
def test_turning_all_pages_shows_every_item_once_and_in_order(items, per_page):
    pager: Pager[int] = Pager()
    pager.fill(cut(items, per_page))

    seen = list(pager.items())
    while pager.has_next:
        pager.turn(1)
        assert 0 < len(pager.items()) <= per_page
        seen += pager.items()

    assert seen == items


@given(HEIGHTS, st.floats(100, 800), st.integers(1, 8))
def test_packed_by_height_no_material_is_lost_and_no_page_overflows(heights, room, most):
    items = list(enumerate(heights))

    pages = pack(items, lambda item: item[1], room, most)

    assert [item for page in pages for item in page] == items
    for page in pages:
        assert 1 <= len(page) <= most
        assert sum(high for _n, high in page) <= room or len(page) == 1


@given(HEIGHTS, st.floats(100, 800))
def test_a_page_is_left_only_when_the_next_material_does_not_fit(heights, room):
    pages = pack(list(enumerate(heights)), lambda item: item[1], room, 6)

    for page, following in pairwise(pages):
        used = sum(high for _n, high in page)
        assert len(page) == 6 or used + following[0][1] > room


def test_the_same_list_coming_again_keeps_the_open_page():
    pager: Pager[int] = Pager()
    pager.fill(cut(range(20), 8))
    pager.turn(1)

    pager.fill(cut(range(17), 8), keep_place=True)

    assert pager.number == 2
    assert pager.items() == tuple(range(8, 16))


def test_a_list_that_shrank_opens_its_last_page_and_turns_no_further():
    pager: Pager[int] = Pager()
    pager.fill(cut(range(20), 8))
    pager.turn(2)

    pager.fill(cut(range(5), 8), keep_place=True)
    pager.turn(1)

    assert (pager.number, pager.count) == (1, 1)
    assert not pager.has_next
    assert not pager.has_previous
