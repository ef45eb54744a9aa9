"""The type of a board can be read from where people sit, on any screen."""

from hypothesis import given
from hypothesis import strategies as st

from hallapp.faces.board.measures import LEAST_MM_PER_M, fit, least_px
from hallapp.qtkit.millimetres import CAPITAL

SIZES = st.tuples(st.integers(320, 4000), st.integers(240, 4000))


def test_a_full_high_definition_screen_equals_the_drawing() -> None:
    sizes = fit(1920, 1080)

    assert (sizes.newest_px, sizes.earlier_px, sizes.next_px) == (344, 172, 102)
    assert sizes.earlier_count == 4


def test_at_ten_metres_from_55_inches_everything_can_be_read() -> None:
    sizes = fit(1920, 1080, least_px(10, 1.58))

    assert sizes.next_y is not None
    assert sizes.next_px * CAPITAL / 1.58 >= LEAST_MM_PER_M * 10 - 0.5


def test_from_further_away_fewer_calls_stand_larger() -> None:
    near, far = fit(1920, 1080, least_px(10, 1.58)), fit(1920, 1080, least_px(23, 1.58))

    assert far.earlier_count < near.earlier_count
    assert far.earlier_px > near.earlier_px


@given(SIZES, st.floats(1, 40), st.floats(0.5, 8))
def test_nothing_shown_is_smaller_than_can_be_read_unless_it_is_alone(
    size: tuple[int, int], distance_m: float, px_per_mm: float
) -> None:
    least = least_px(distance_m, px_per_mm)

    sizes = fit(*size, least)

    if sizes.earlier_count:
        assert min(sizes.newest_px, sizes.earlier_px) >= least - 1
    if sizes.next_y is not None:
        assert sizes.next_px >= least - 1


@given(SIZES)
def test_the_bands_fill_the_height_without_overlapping(size: tuple[int, int]) -> None:
    sizes = fit(*size)

    rows_end = sizes.earlier_y + sizes.rows * sizes.row_high
    assert sizes.newest_y + sizes.newest_high <= sizes.earlier_y + 0.01
    assert rows_end <= (sizes.next_y or sizes.notice_y) + 0.01
    assert abs(sizes.notice_y + sizes.notice_high - size[1]) < 0.01
