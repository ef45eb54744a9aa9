"""Passwords: what may be one, how it is kept, how long who guesses has to wait."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.hall.errors import PasswordWeakError, SignInLockedError
from hallapp.hall.passwords import (
    DELAY_AFTER,
    LEAST_CHARACTERS,
    LOCK,
    LOCK_AFTER,
    Failures,
    hash_password,
    is_right,
    needs_new_hash,
)

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def after(count: int) -> Failures:
    failures = Failures()
    for _failure in range(count):
        failures = failures.one_more(NOW)
    return failures


def test_a_password_is_kept_as_argon2id_with_the_parameters_inside():
    kept = hash_password("青山绿水2026")

    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert "青山" not in kept
    assert is_right(kept, "青山绿水2026")
    assert not is_right(kept, "青山绿水2027")
    assert not needs_new_hash(kept)


def test_the_same_password_is_kept_differently_each_time():
    assert hash_password("gleich-77") != hash_password("gleich-77")


def test_a_hash_of_weaker_parameters_is_made_anew():
    from argon2 import PasswordHasher

    weak = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash("gleich-77")

    assert is_right(weak, "gleich-77")
    assert needs_new_hash(weak)


@pytest.mark.parametrize("kept", [None, "", "plain", "$argon2id$broken"])
def test_no_password_fits_nobody_or_a_broken_hash(kept: str | None):
    assert not is_right(kept, "")
    assert not is_right(kept, "plain")


@pytest.mark.parametrize(
    "weak", ["", "kurz-1", "1234567", "12345678", "abcdefgh", "大厅服务中心窗口"]
)
def test_short_or_simple_passwords_are_refused(weak: str):
    with pytest.raises(PasswordWeakError) as refused:
        hash_password(weak)

    assert refused.value.facts == {"least": LEAST_CHARACTERS}


def test_the_first_failures_cost_nothing():
    for count in range(DELAY_AFTER):
        after(count).check(NOW)


def test_waiting_doubles_and_ends_in_the_lock():
    waits = [after(count).refused_until for count in range(DELAY_AFTER, LOCK_AFTER + 1)]

    seconds = [(until - NOW).total_seconds() for until in waits if until is not None]
    assert seconds == [2, 4, 8, 16, 32, LOCK.total_seconds()]


@given(st.integers(DELAY_AFTER, 40), st.integers(0, 2_000_000))
def test_waiting_is_refused_until_its_end_and_not_after(count: int, offset_ms: int):
    failures = after(count)
    assert failures.refused_until is not None
    moment = NOW + timedelta(milliseconds=offset_ms)

    if moment >= failures.refused_until:
        failures.check(moment)
        return
    with pytest.raises(SignInLockedError) as refused:
        failures.check(moment)
    assert refused.value.facts["wait_s"] >= 1


@given(st.integers(LOCK_AFTER, 60))
def test_after_a_lock_each_further_failure_locks_again(count: int):
    assert after(count).refused_until == NOW + LOCK
