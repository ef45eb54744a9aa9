"""The rules of the first start: what is enough for a password, how windows make zones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.faces.parts.first_start.choice import MOST_WINDOWS, Strength, strength, zone_plan
from hallapp.hall.errors import PasswordWeakError
from hallapp.hall.passwords import hash_password


@given(st.integers(1, MOST_WINDOWS))
def test_every_window_stands_in_exactly_one_zone(windows: int) -> None:
    zones = zone_plan(windows)

    numbers = [n for zone in zones for n in range(zone.first, zone.last + 1)]
    assert numbers == list(range(1, windows + 1))


@given(st.integers(1, MOST_WINDOWS))
def test_no_zone_is_larger_than_one_board_shows(windows: int) -> None:
    assert all(zone.last - zone.first < 12 for zone in zone_plan(windows))


def test_a_small_hall_is_one_zone() -> None:
    assert [zone.words for zone in zone_plan(6)] == ["A 综合服务区 1—6 号"]


@pytest.mark.parametrize("password", ["abcdefg1", "青山政务中心很好8", "12345678!"])
def test_what_is_enough_here_is_enough_for_the_hall(password: str) -> None:
    assert strength(password).is_enough
    assert hash_password(password)


@pytest.mark.parametrize("password", ["abcdef1", "abcdefghij", "1234567890"])
def test_what_the_hall_refuses_is_not_enough_here(password: str) -> None:
    assert not strength(password).is_enough
    with pytest.raises(PasswordWeakError):
        hash_password(password)


def test_a_long_mixed_password_is_good() -> None:
    assert strength("qing-shan-2026") is Strength.GOOD
