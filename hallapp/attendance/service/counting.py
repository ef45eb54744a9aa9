"""Counting a period: what would change is known first, what is written is a new version."""

import gc
import uuid
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy.orm import Session

from hallapp.attendance.errors import CountCancelledError, CountOvertakenError
from hallapp.attendance.store.day_rows import (
    DayKey,
    add_days,
    latest_days,
    newest_versions,
    put_back,
)
from hallapp.attendance.store.deriving import DerivedDay, Deriver
from hallapp.attendance.store.period import Period, StaffMember, read_period
from hallapp.attendance.store.punch_rows import punches_between
from hallapp.attendance.store.spelling_days import (
    Counted,
    StoredDay,
    counted_columns,
    derived_row,
    stored_row,
)
from hallapp.attendance.tables import AttendanceCount
from hallapp.attendance.terms import Verdict
from hallapp.attendance.terms.acts import CountWish, DayDifference, RecountDifference
from hallapp.attendance.terms.locking import AfterLock
from hallapp.attendance.terms.person_days import DayBasis, PersonDayRow, half_words
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.texts import _

Progress = Callable[[int, int], None]
"""Told how many steps are done, and of how many."""

Cancelled = Callable[[], bool]
"""Answers whether somebody pressed stop."""

_CHUNK = 100
_ROWS_AT_ONCE = 2_000
_UNSETTLED = (Verdict.PENDING, Verdict.TO_CONFIRM)


@dataclass
class Prepared:
    """What a count would write, and what it would change.

    Attributes:
        span: First and last day.
        people: How many people were looked at.
        versions: The latest version of each counted day, as it was when it was looked at.
        fresh: New counts: columns with person, day and version.
        replaced: Ids of the counts that these follow.
        lines: Days that were counted before and differ.
        unsettled: Half days that cannot be decided yet.
    """

    span: tuple[date, date]
    people: int = 0
    days: int = 0
    versions: dict[DayKey, int] = field(default_factory=dict[DayKey, int])
    fresh: list[Counted] = field(default_factory=list[Counted])
    replaced: list[uuid.UUID] = field(default_factory=list[uuid.UUID])
    lines: list[DayDifference] = field(default_factory=list[DayDifference])
    unsettled: int = 0

    @property
    def difference(self) -> RecountDifference:
        """The same as a person looks at it."""
        ordered = sorted(self.lines, key=lambda line: (line.day, line.person_name))
        return RecountDifference(
            *self.span,
            self.people,
            self.days,
            len(self.fresh) - len(self.lines),
            tuple(ordered),
            self.unsettled,
        )


class Counting:
    """Prepares counts outside of any transaction that writes, and writes them in one."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def prepare(
        self,
        span: tuple[date, date],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        *,
        is_settled: bool = False,
    ) -> Prepared:
        """Return what a count of a span would write.

        Args:
            span: First and last day.
            progress: Told after each group of people.
            cancelled: Asked before each group.
            is_settled: The period is being closed.

        Raises:
            CountCancelledError: The person stopped it.
        """
        work = self._work
        prepared = Prepared(span)
        with work.read() as session, _without_collecting():
            period = read_period(session, work.hall_id, span, work.zone, work.today())
            staff, done = period.staff, 0
            deriver = Deriver(period, work.clock.now(), is_settled=is_settled)
            for group in _groups(staff):
                if cancelled is not None and cancelled():
                    raise CountCancelledError
                self._prepare_group(session, deriver, period, group, prepared)
                done += len(group)
                if progress is not None:
                    progress(done, len(staff))
        return prepared

    def _prepare_group(
        self,
        session: Session,
        deriver: Deriver,
        period: Period,
        group: Sequence[StaffMember],
        prepared: Prepared,
    ) -> None:
        ids = [member.id for member in group]
        around = period.around
        hall_id = self._work.hall_id
        punches = punches_between(session, hall_id, around[0], around[-1], ids)
        counted = latest_days(session, hall_id, prepared.span, ids)
        for member in group:
            days = deriver.days_of(member, punches.get(member.id, []))
            for day, derived in days.items():
                _compare(period, member, derived, counted.get((member.id, day)), prepared)
            prepared.people += bool(days)
            for day in period.days:
                stored = counted.get((member.id, day))
                if stored is not None and day not in days:
                    _compare_gone(deriver, period, member, stored, prepared)

    def write(
        self,
        act: Writing,
        prepared: Prepared,
        wish: CountWish,
        after: AfterLock,
        progress: Progress | None = None,
    ) -> uuid.UUID:
        """Write a prepared count inside a use case's transaction; return its id.

        Raises:
            CountOvertakenError: Somebody counted the same days since it was prepared.
        """
        hall_id = self._work.hall_id
        if newest_versions(act.session, hall_id, prepared.span) != prepared.versions:
            raise CountOvertakenError
        count_id = self._add_count(act, prepared, wish, after)
        put_back(act, prepared.replaced)
        for start in range(0, len(prepared.fresh), _ROWS_AT_ONCE):
            with _without_collecting():
                add_days(act, hall_id, count_id, prepared.fresh[start : start + _ROWS_AT_ONCE])
            if progress is not None:
                done = min(start + _ROWS_AT_ONCE, len(prepared.fresh))
                progress(done, len(prepared.fresh))
        return count_id

    def _add_count(
        self, act: Writing, prepared: Prepared, wish: CountWish, after: AfterLock
    ) -> uuid.UUID:
        difference = prepared.difference
        row = AttendanceCount(
            id=uuid.uuid4(),
            hall_id=self._work.hall_id,
            from_on=wish.from_on,
            until_on=wish.until_on,
            reason=wish.reason.strip(),
            counted_at=act.now,
            counted_by=act.request.actor.person_id,
            people=prepared.people,
            days=prepared.days,
            changed=difference.changed,
            is_after_lock=after.is_after_lock,
            override_reason=after.reason,
        )
        act.session.add(row)
        act.flush()
        told = {
            "from": wish.from_on.isoformat(),
            "until": wish.until_on.isoformat(),
            "first": difference.first,
            "changed": difference.changed,
            "after_lock": after.is_after_lock,
        }
        act.record(
            Happening(
                "attendance.counted", "attendance_count", row.id, after.reason or row.reason,
                after=told,
            )
        )  # fmt: skip
        act.changed(Change.ATTENDANCE)
        return row.id


@contextmanager
def _without_collecting() -> Generator[None]:
    """Let no search for dead cycles run: hundreds of thousands of rows are made and all are kept.

    Such a search walks over all of them again and again, a quarter of the whole time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _groups(staff: Sequence[StaffMember]) -> Iterator[Sequence[StaffMember]]:
    rest = iter(staff)
    while group := tuple(islice(rest, _CHUNK)):
        yield group


def _compare(
    period: Period,
    member: StaffMember,
    derived: DerivedDay,
    stored: StoredDay | None,
    prepared: Prepared,
) -> None:
    day = derived.result.day
    place = period.placements.on(member.id, day)
    columns = counted_columns(derived, place, period.rules.since(day))
    prepared.days += 1
    prepared.unsettled += (columns["am"] in _UNSETTLED) + (columns["pm"] in _UNSETTLED)
    version = 0
    if stored is not None:
        prepared.versions[member.id, day] = version = stored.version
        if stored.columns == columns:
            return
        prepared.replaced.append(stored.id)
        prepared.lines.append(_difference(period, member, derived, stored))
    told: dict[str, Any] = {"person_id": member.id, "day": day, "version": version + 1}
    prepared.fresh.append(columns | told)


def _compare_gone(
    deriver: Deriver, period: Period, member: StaffMember, stored: StoredDay, prepared: Prepared
) -> None:
    """Count a day off for whoever was counted on a day before coming or after leaving."""
    if period.placements.belongs(member.id, stored.day):
        # Works here no longer, and nobody knows since when: what was counted stays.
        prepared.versions[member.id, stored.day] = stored.version
        return
    _compare(period, member, deriver.idle_day(stored.day), stored, prepared)


def _difference(
    period: Period, member: StaffMember, derived: DerivedDay, stored: StoredDay
) -> DayDifference:
    person = period.person(member, stored.day)
    before = _words(stored_row(person, stored, DayBasis.COUNTED, period.zone))
    after = _words(derived_row(person, derived))
    if before == after:
        after = _("{words}（依据有变化）").format(words=after)
    return DayDifference(member.id, member.name, person.department, stored.day, before, after)


def _words(row: PersonDayRow) -> str:
    """Return times and words of both halves: 08:55–12:01 出勤；缺卡 in the afternoon."""
    told: list[str] = []
    for half, slots in zip(row.halves, (row.slots[:2], row.slots[2:]), strict=True):
        times = "–".join(slot.time_text for slot in slots if slot.time_text)
        words = half_words(half)
        told.append(f"{half.half.label} {times} {words}" if times else f"{half.half.label} {words}")
    return _("；").join(told)
