"""Bands of numbers without a store: which number comes next, and when none does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.queueing.bands import NumberBand
from hallapp.queueing.errors import SeriesFullError
from hallapp.queueing.issue_errors import SeriesAllAliveError


@st.composite
def bands(draw: st.DrawFn, *, is_wrapping: bool = False) -> NumberBand:
    first, size, step = draw(st.integers(0, 500)), draw(st.integers(1, 60)), draw(st.integers(1, 7))
    # The end need not fall on a number.
    last = first + (size - 1) * step + draw(st.integers(0, step - 1))
    return NumberBand("A", first, last, 3, step, is_wrapping)


def test_numbers_begin_with_the_first_of_the_band_and_keep_their_width():
    band = NumberBand("A", first=1, last=999, width=3)

    assert [band.label(band.number(count)) for count in (1, 23, 999)] == ["A001", "A023", "A999"]


def test_a_band_may_begin_anywhere_and_give_odd_numbers_only():
    band = NumberBand("V", first=501, last=510, step=2)

    assert [band.number(count) for count in range(1, 6)] == [501, 503, 505, 507, 509]


def test_a_number_wider_than_the_band_is_written_whole():
    assert NumberBand("A", last=5000, width=3).label(1234) == "A1234"


@given(band=bands(), count=st.integers(1, 200))
def test_a_band_gives_each_of_its_numbers_and_then_is_full(band: NumberBand, count: int):
    if count <= band.size:
        assert band.first <= band.number(count) <= band.last
        return
    with pytest.raises(SeriesFullError) as refused:
        band.number(count)
    assert refused.value.facts == {"prefix": "A", "limit": band.size}


@given(band=bands(is_wrapping=True), count=st.integers(1, 400))
def test_a_wrapping_band_gives_every_number_once_in_each_lap(band: NumberBand, count: int):
    seen = {(band.lap(each), band.number(each)) for each in range(1, count + 1)}

    assert len(seen) == count
    assert all(band.first <= number <= band.last for _lap, number in seen)


@given(band=bands(is_wrapping=True), data=st.data())
def test_a_wrapping_band_goes_on_with_the_first_number_that_is_not_alive(
    band: NumberBand, data: st.DataObject
):
    every = [band.number(count) for count in range(1, band.size + 1)]
    alive = data.draw(st.sets(st.sampled_from(every)))
    count = data.draw(st.integers(band.size + 1, 4 * band.size))

    if len(alive) == band.size:
        with pytest.raises(SeriesAllAliveError):
            band.next_free(count, alive)
        return
    free = band.next_free(count, alive)

    assert band.number(free) not in alive
    assert all(band.number(passed) in alive for passed in range(count, free))


@given(one=bands(), other=bands())
def test_two_bands_that_do_not_overlap_never_print_the_same_label(
    one: NumberBand, other: NumberBand
):
    labels = [
        {band.label(band.number(count)) for count in range(1, band.size + 1)}
        for band in (one, other)
    ]

    assert one.overlaps(other) == other.overlaps(one)
    if not one.overlaps(other):
        assert not labels[0] & labels[1]
