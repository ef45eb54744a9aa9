"""All open clocks of a hall at once, with what each would show now."""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

from hallapp.cases.clockwork.ledger import STANDING_KINDS, LedgerEntry
from hallapp.cases.clockwork.raw_values import RawValues, raw_values
from hallapp.cases.clockwork.reckoning import ClockBudget, Reckoner
from hallapp.hall.limits import Limit, LimitUnit

# Columns 4 to 10 are the budget, 11 to 16 what the clock shows.
_OPEN_CLOCKS = """
    SELECT c.id, c.case_id, c.kind, h.clock_id = c.id AS is_main,
           c.started_at, c.day_zero, c.amount, c.unit, c.law_amount, c.law_unit, c.extension,
           c.due_on, c.due_at, c.law_due_on, c.yellow_on, c.is_provisional,
           c.yellow_at
      FROM case_clock c JOIN hall_case h ON h.id = c.case_id
     WHERE c.hall_id = :hall AND c.ended_on IS NULL AND h.closed_on IS NULL
"""
_EVERY_CLOCK = text(_OPEN_CLOCKS)
_NEW_CLOCKS = text(_OPEN_CLOCKS + " AND c.started_at >= :since")
# Not "of open clocks": without fresh statistics PostgreSQL walks all clocks for each entry.
_LEDGERS = text("""
    SELECT s.case_id, s.from_on, s.to_on, s.from_at, s.to_at
      FROM case_suspension s JOIN hall_case h ON h.id = s.case_id
     WHERE s.hall_id = :hall AND s.to_on IS NOT NULL AND h.closed_on IS NULL
     ORDER BY s.from_on
""")
# A case is locked before its clocks, as every use case of a single case does.
_LOCK_CASES = text("""
    SELECT count(*) FROM (
        SELECT id FROM hall_case WHERE hall_id = :hall AND closed_on IS NULL
         ORDER BY id FOR UPDATE) AS locked
""")
_STARTED_AT, _DAY_ZERO, _SHOWN, _END = 4, 5, 11, 17
_NEEDS_MOMENT = frozenset({LimitUnit.HOURS.value, LimitUnit.ON_THE_SPOT.value})
_STANDING = frozenset(kind.value for kind in STANDING_KINDS)

RawShown = tuple[Any, ...]
"""Due day, due moment, the law's day, yellow day, whether provisional, yellow moment: as kept."""
_Raw = Sequence[Any]


@dataclass(frozen=True, slots=True)
class ChangedClock:
    """A clock that shows something else than it should now; values as the engine keeps them."""

    clock_id: Any
    case_id: Any
    kind: str
    is_main: bool
    old: RawShown
    new: RawShown

    @property
    def is_first(self) -> bool:
        """Whether nothing had been reckoned before: nobody was told a day that could move."""
        return self.old[0] is None

    @property
    def is_moved(self) -> bool:
        """Whether due day, due moment or the law's day move."""
        return not self.is_first and self.old[:3] != self.new[:3]

    @property
    def becomes_firm(self) -> bool:
        """Whether a provisional day is one no longer (暂定)."""
        return not self.is_first and bool(self.old[4]) and not self.new[4]

    @property
    def is_told(self) -> bool:
        """Whether somebody must be told why: the day moves, becomes firm or provisional."""
        return not self.is_first and (self.is_moved or bool(self.old[4]) != bool(self.new[4]))


@dataclass(frozen=True, slots=True)
class Redating:
    """What a new calendar, other hours or other thresholds do to the open clocks of a hall.

    Attributes:
        checked: How many clocks are open.
        changed: Those that show something else now.
        values: How the engine spells values.
    """

    checked: int
    changed: tuple[ChangedClock, ...]
    values: RawValues = field(repr=False)

    @property
    def told(self) -> tuple[ChangedClock, ...]:
        """Return the clocks whose move leaves a row with its reason."""
        return tuple(clock for clock in self.changed if clock.is_told)

    @property
    def moved_cases(self) -> int:
        """Return how many cases have a day that moves."""
        return len({clock.case_id for clock in self.changed if clock.is_moved})

    @property
    def firm_cases(self) -> int:
        """Return how many cases have a provisional day that becomes firm."""
        return len({clock.case_id for clock in self.changed if clock.becomes_firm})


def lock_open_cases(connection: Connection, hall_id: uuid.UUID) -> None:
    """Hold every open case until the end of the transaction; SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(_LOCK_CASES, {"hall": hall_id})


def redating(
    connection: Connection,
    hall_id: uuid.UUID,
    reckoner: Reckoner,
    since: datetime | None = None,
) -> Redating:
    """Reckon every open clock of a hall again; nothing is written.

    A clock that has ended is not even looked at, nor is any of a case that is closed.

    Args:
        connection: Of a reading, or of the use case that writes what is found.
        hall_id: The hall.
        reckoner: With the calendar that is to hold.
        since: Only clocks that began at or after this moment; None for all.

    Raises:
        CalendarRangeError: A day lies outside the calendar.
    """
    values = raw_values(connection.dialect.name)
    asked: dict[str, Any] = {"hall": values.key(hall_id)}
    if since is None:
        rows = connection.execute(_EVERY_CLOCK, asked).fetchall()
    else:
        newer = asked | {"since": values.moment(since)}
        rows = connection.execute(_NEW_CLOCKS, newer).fetchall()
    ledgers = _ledgers(connection, asked)
    changed = tuple(_changed(rows, ledgers, _Projecting(reckoner, values)))
    return Redating(len(rows), changed, values)


def _ledgers(connection: Connection, asked: dict[str, Any]) -> Mapping[Any, tuple[_Raw, ...]]:
    found: dict[Any, list[_Raw]] = defaultdict(list)
    for case_id, *entry in connection.execute(_LEDGERS, asked):
        found[case_id].append(tuple(entry))
    return {case_id: tuple(entries) for case_id, entries in found.items()}


def _changed(
    rows: Sequence[_Raw], ledgers: Mapping[Any, tuple[_Raw, ...]], project: "_Projecting"
) -> Iterator[ChangedClock]:
    nothing: tuple[_Raw, ...] = ()
    for row in rows:
        stood = ledgers.get(row[1], nothing) if row[2] in _STANDING else nothing
        shown = project(row[_STARTED_AT:_SHOWN], stood)
        if row[_SHOWN:_END] != shown:
            old = tuple(row[_SHOWN:_END])
            yield ChangedClock(row[0], row[1], row[2], bool(row[3]), old, shown)


class _Projecting:
    """Reckons budgets as the engine keeps them, each different one once."""

    def __init__(self, reckoner: Reckoner, values: RawValues) -> None:
        self._reckoner = reckoner
        self._values = values
        self._known: dict[Any, RawShown] = {}

    def __call__(self, budget: _Raw, stood: tuple[_Raw, ...]) -> RawShown:
        """Return what a clock of a budget and a ledger shows."""
        needs_moment = budget[3] in _NEEDS_MOMENT or budget[5] in _NEEDS_MOMENT
        key = (budget if needs_moment else budget[1:], stood)
        shown = self._known.get(key)
        if shown is None:
            shown = self._known[key] = self._shown(budget, stood)
        return shown

    def _shown(self, budget: _Raw, stood: tuple[_Raw, ...]) -> RawShown:
        found = self._reckoner.reckon(self._budget(budget), map(self._entry, stood))
        values = self._values
        return (
            values.day(found.due_on),
            values.moment(found.due_at),
            values.day(found.law_due_on),
            values.day(found.yellow_on),
            found.is_provisional,
            values.moment(found.yellow_at),
        )

    def _budget(self, raw: _Raw) -> ClockBudget:
        started_at, day_zero, amount, unit, law_amount, law_unit, extension = raw
        return ClockBudget(
            day_zero=self._values.read_day(day_zero),
            started_at=self._values.read_moment(started_at),
            limit=Limit(amount, LimitUnit(unit)),
            law=None if law_unit is None else Limit(law_amount, LimitUnit(law_unit)),
            extension=extension,
        )

    def _entry(self, raw: _Raw) -> LedgerEntry:
        from_on, to_on, from_at, to_at = raw
        values = self._values
        return LedgerEntry(
            values.read_day(from_on),
            values.read_day(to_on),
            None if from_at is None else values.read_moment(from_at),
            None if to_at is None else values.read_moment(to_at),
        )
