"""Signing in by number and password: who guesses waits, and nobody else."""

from collections.abc import Iterator
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from hall_rows import SmallHall
from sqlalchemy import update

from hallapp.hall import passwords
from hallapp.hall.errors import (
    DemoOnlyError,
    PasswordWeakError,
    PersonUnknownError,
    SignInLockedError,
    SignInRefusedError,
)
from hallapp.hall.passwords import DELAY_AFTER, LOCK_AFTER
from hallapp.hall.tables import Credential, Hall, Person, Station
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.records import AuditEvent
from hallapp.kernel.errors import RuleError

PASSWORD = "青山绿水2026"  # noqa: S105 - of a hall that lives for one test


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Argon2 with its least parameters: what is asked here is not how slow it is."""
    from argon2 import PasswordHasher

    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: quick)
    passwords._nobodys_hash.cache_clear()
    yield
    passwords._nobodys_hash.cache_clear()


@pytest.fixture
def known(hall: SmallHall) -> SmallHall:
    """The small hall in which the people 1 and 2 have the password."""
    for number in (1, 2):
        hall.people_service.set_password(hall.store.request(), hall.people[number], PASSWORD)
    return hall


def sign_in(
    hall: SmallHall, password: str = PASSWORD, staff: str = "1001", station: str = "desk-1"
) -> object:
    request = hall.store.request(station=station)
    try:
        return hall.people_service.sign_in(request, staff, password)
    except RuleError as refused:
        return refused


def fail(hall: SmallHall, times: int, staff: str = "1001", station: str = "desk-1") -> None:
    """Fail so many times, each as soon as it is allowed again."""
    for _attempt in range(times):
        answer = sign_in(hall, "falsch-1", staff, station)
        if isinstance(answer, SignInLockedError):
            hall.store.clock.advance(timedelta(seconds=answer.facts["wait_s"]))
            answer = sign_in(hall, "falsch-1", staff, station)
        assert isinstance(answer, SignInRefusedError)


def wait_s(answer: object) -> int:
    assert isinstance(answer, SignInLockedError)
    return int(answer.facts["wait_s"])


def test_the_right_password_lets_in(known: SmallHall):
    person = known.people_service.sign_in(known.store.request(), " 1001 ", PASSWORD)

    assert person.id == known.people[1]
    assert "hall.signed_in" in {a for (a,) in known.rows(AuditEvent, AuditEvent.action)}


@pytest.mark.parametrize(
    ("staff", "password"),
    [("1001", "falsch-1"), ("1001", ""), ("9999", PASSWORD), ("", ""), ("1003", PASSWORD)],
    ids=["wrong", "empty", "unknown", "nothing", "nobody set one"],
)
def test_every_refusal_says_the_same(known: SmallHall, staff: str, password: str):
    answer = sign_in(known, password, staff)

    assert isinstance(answer, SignInRefusedError)
    assert answer.facts == {}


def test_nobody_has_a_password_before_one_was_set(hall: SmallHall):
    assert hall.rows(Credential) == []
    for guess in ("", "1001", "admin", "123456", "张1"):
        assert isinstance(sign_in(hall, guess, station=guess or "none"), SignInRefusedError)


def test_an_unknown_number_costs_a_hash_too(known: SmallHall, monkeypatch: pytest.MonkeyPatch):
    hasher = passwords._hasher()
    verified: list[str] = []

    class Counting:
        def verify(self, kept: str, password: str) -> bool:
            verified.append(kept)
            return hasher.verify(kept, password)

        def hash(self, password: str) -> str:
            return hasher.hash(password)

    monkeypatch.setattr(passwords, "_hasher", Counting)
    sign_in(known, "falsch-1", "9999")

    assert len(verified) == 1
    assert verified[0].startswith("$argon2id$")


def test_failures_make_wait_ever_longer_and_then_lock(known: SmallHall):
    fail(known, DELAY_AFTER - 1)
    assert isinstance(sign_in(known, "falsch-1"), SignInRefusedError)

    waits = []
    for _attempt in range(LOCK_AFTER - DELAY_AFTER):
        waits.append(wait_s(sign_in(known)))
        known.store.clock.advance(timedelta(seconds=waits[-1]))
        assert isinstance(sign_in(known, "falsch-1"), SignInRefusedError)

    assert waits == [2, 4, 8, 16, 32]
    assert wait_s(sign_in(known)) == 15 * 60


def test_a_locked_person_is_let_in_again_after_the_lock(known: SmallHall):
    fail(known, LOCK_AFTER)
    known.store.clock.advance(timedelta(minutes=15))

    assert not isinstance(sign_in(known), RuleError)


def test_a_success_begins_the_count_anew(known: SmallHall):
    fail(known, DELAY_AFTER - 1)
    sign_in(known)
    fail(known, DELAY_AFTER - 1)

    assert not isinstance(sign_in(known), RuleError)
    assert known.rows(Station, Station.failures) == [(0,)]


def test_a_station_that_guesses_many_numbers_waits_and_others_do_not(known: SmallHall):
    for number in range(DELAY_AFTER):
        sign_in(known, "falsch-1", f"77{number}", "desk-1")

    assert isinstance(sign_in(known, station="desk-1"), SignInLockedError)
    assert not isinstance(sign_in(known, station="desk-2"), RuleError)


def test_a_person_guessed_at_from_many_stations_waits_and_others_do_not(known: SmallHall):
    for number in range(DELAY_AFTER):
        sign_in(known, "falsch-1", "1001", f"desk-{number}")

    assert isinstance(sign_in(known, station="desk-9"), SignInLockedError)
    assert not isinstance(sign_in(known, staff="1002", station="desk-9"), RuleError)


def test_guesses_sent_at_once_each_count(known: SmallHall):
    guesses = 8
    gate = Barrier(guesses)

    def guess(number: int) -> None:
        gate.wait(10)
        sign_in(known, f"falsch-{number}", "9999", "desk-1")

    threads = [Thread(target=guess, args=(number,)) for number in range(guesses)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    counted = known.rows(Station, Station.failures)
    refused = known.rows(AuditEvent, AuditEvent.action).count(("hall.sign_in_failed",))
    assert counted == [(refused,)]
    assert refused >= DELAY_AFTER


def test_every_failure_is_kept_without_the_password(known: SmallHall):
    sign_in(known, "geheim-77")

    events = known.rows(AuditEvent)
    assert any("hall.sign_in_failed" in str(event) for event in events)
    assert "geheim-77" not in str(events)


def test_a_weak_password_is_refused_and_the_old_one_stays(known: SmallHall):
    for weak in ("kurz1", "langgenug", "1234567890"):
        with pytest.raises(PasswordWeakError):
            known.people_service.set_password(known.store.request(), known.people[1], weak)

    assert not isinstance(sign_in(known), RuleError)


def test_who_left_the_hall_does_not_come_in(known: SmallHall):
    with known.store.engine.begin() as connection:
        connection.execute(update(table_of(Person)).values(is_active=False))

    assert isinstance(sign_in(known), SignInRefusedError)


def test_a_demo_hall_lets_people_in_by_name(hall: SmallHall):
    person = hall.people_service.sign_in_demo(hall.store.request(), hall.people[2])

    assert person.name == "张2"
    assert len(hall.people_service.demo_people()) == 5


def test_a_real_hall_lets_nobody_in_by_name(hall: SmallHall):
    with hall.store.engine.begin() as connection:
        connection.execute(update(table_of(Hall)).values(is_demo=False))

    with pytest.raises(DemoOnlyError):
        hall.people_service.sign_in_demo(hall.store.request(), hall.people[2])
    assert hall.people_service.demo_people() == ()


def test_a_demo_hall_knows_only_its_own_people(hall: SmallHall):
    with pytest.raises(PersonUnknownError):
        hall.people_service.sign_in_demo(hall.store.request(), hall.windows[1])
