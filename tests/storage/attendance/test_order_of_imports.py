"""Files and numbers may come in any order: what is here in the end is the same, nothing is lost."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hall_rows import SmallHall
from hall_store import HallStore
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from punch_files import attlog_line, write
from ready_halls import Begun, on_sqlite

from hallapp.attendance.importing.carrying import PunchImport
from hallapp.attendance.importing.pins import PinGift, PinService
from hallapp.attendance.tables import Punch, QuarantinedLine

PINS = ("1", "2", "3")
TIMES = ("08:55:10", "08:55:11", "09:00:00", "12:01:00", "17:02:00")
GARBAGE = ("garbage", "1\t2026-11-2", "2\t2026-13-01 08:00:00\t1", "3\t2099-01-01 08:00:00\t1")

a_line = st.one_of(
    st.builds(
        lambda pin, day, time: attlog_line(pin, f"2026-11-{day:02} {time}"),
        st.sampled_from(PINS),
        st.integers(16, 20),
        st.sampled_from(TIMES),
    ),
    st.sampled_from(GARBAGE),
)


@dataclass(frozen=True)
class AFile:
    device: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class ANumber:
    pin: str


a_file = st.builds(AFile, st.integers(1, 2), st.lists(a_line, min_size=1, max_size=8).map(tuple))
happenings = st.lists(a_file, min_size=1, max_size=4).map(
    lambda files: [*files, *(ANumber(pin) for pin in PINS[:2])]
)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(happenings.flatmap(lambda each: st.tuples(st.just(each), st.permutations(each))))
def test_no_order_makes_a_difference_and_no_line_is_lost(
    orders: tuple[Sequence[AFile | ANumber], Sequence[AFile | ANumber]],
):
    first, second = (outcome(order) for order in orders)

    assert first == second
    punches, aside = first
    for each in orders[0]:
        if isinstance(each, AFile):
            assert {(each.device, line) for line in each.lines} <= punches_raw(punches) | aside


Outcome = tuple[frozenset[tuple[str, str, str, str]], frozenset[tuple[int, str]]]


def punches_raw(punches: frozenset[tuple[str, str, str, str]]) -> set[tuple[int, str]]:
    return {(int(device), raw) for _person, _at, device, raw in punches}


def outcome(order: Sequence[AFile | ANumber]) -> Outcome:
    """Let files and numbers come in an order into a new hall; return what is here then."""
    with tempfile.TemporaryDirectory() as folder:
        store, hall = on_sqlite(Path(folder) / "hall.db", Begun.CLOSED)
        assert hall is not None
        for nth, each in enumerate(order):
            happen(store, hall, Path(folder) / str(nth), each)
        punches = {
            (name_of(hall, person), at.isoformat(), device, raw)
            for person, at, device, raw in hall.rows(
                Punch, Punch.person_id, Punch.punched_at, Punch.device_number, Punch.raw
            )
        }
        aside = {
            (int(device), raw)
            for device, raw, released in hall.rows(
                QuarantinedLine,
                QuarantinedLine.device_number,
                QuarantinedLine.raw,
                QuarantinedLine.released_at,
            )
            if released is None
        }
        store.close()
    return frozenset(punches), frozenset(aside)


def happen(store: HallStore, hall: SmallHall, folder: Path, each: AFile | ANumber) -> None:
    if isinstance(each, ANumber):
        gift = PinGift(hall.people[int(each.pin)], each.pin)
        PinService(store.work).give(store.request(), gift)
        return
    folder.mkdir()
    path = write(folder, f"{each.device}_attlog.dat", "\r\n".join(each.lines) + "\r\n")
    PunchImport(store.work).carry(store.request(), path)


def name_of(hall: SmallHall, person: uuid.UUID) -> str:
    return next(str(number) for number, each in hall.people.items() if each == person)
