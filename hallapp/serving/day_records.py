"""What else the hall keeps of one person's days: versions of counts, and the work at windows.

Both are read beside the punches and never merged with them: window duty is a second source.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from hallapp.attendance.store.spelling_days import MOMENTS, StoredDay, stored_row
from hallapp.attendance.tables import AttendanceCount, AttendanceDay
from hallapp.attendance.terms.person_days import DayBasis, PersonDayRow, PersonRef, half_words
from hallapp.hall.tables import Person, ServiceWindow, WindowDuty, WindowPause
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.texts import _

_COLUMNS = (
    "department_id", "window_id", *MOMENTS, "am", "pm", "late_minutes", "early_minutes", "facts",
)  # fmt: skip
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PauseSpan:
    """A pause at a window (暂停服务); times in the hall's zone."""

    reason: str
    from_at: datetime
    until_at: datetime | None


@dataclass(frozen=True, slots=True)
class PostSpan:
    """How long a person held a window, from signing in to signing out (窗口值守)."""

    window_number: int
    from_at: datetime
    until_at: datetime | None
    pauses: tuple[PauseSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class DayVersionRow:
    """One count of a person's day (统计版本).

    Attributes:
        words: What the day came to.
        changes: What differs from the version before, empty for the first.
        reason: Why it was counted.
        override_reason: By which right, where the period was closed.
    """

    day: date
    version: int
    is_latest: bool
    words: str
    changes: str
    reason: str
    counted_at: datetime
    counted_by: str
    override_reason: str = ""


class DayRecords:
    """Reads what concerns one person's days."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def posts(self, person_id: uuid.UUID, day: date) -> tuple[PostSpan, ...]:
        """Return the windows that a person held on a day, in order, with the pauses there."""
        begin = datetime.combine(day, time(), self._work.zone).astimezone(UTC)
        span = begin, (datetime.combine(day, time(), self._work.zone) + _ONE_DAY).astimezone(UTC)
        with self._work.read() as session:
            duties = session.execute(
                select(WindowDuty, ServiceWindow.number)
                .join(ServiceWindow, ServiceWindow.id == WindowDuty.window_id)
                .where(
                    WindowDuty.hall_id == self._work.hall_id,
                    WindowDuty.person_id == person_id,
                    WindowDuty.since >= span[0],
                    WindowDuty.since < span[1],
                )
                .order_by(WindowDuty.since)
            ).all()
            pauses = _pauses(session, [duty.id for duty, _number in duties])
        return tuple(
            PostSpan(
                number,
                duty.since.astimezone(self._work.zone),
                self._local(duty.until),
                tuple(
                    PauseSpan(
                        each.reason, each.since.astimezone(self._work.zone), self._local(each.until)
                    )
                    for each in pauses
                    if each.duty_id == duty.id
                ),
            )
            for duty, number in duties
        )

    def versions(self, person_id: uuid.UUID, day: date) -> tuple[DayVersionRow, ...]:
        """Return every count of a person's day, the newest first, with what each changed."""
        counter = aliased(Person)
        with self._work.read() as session:
            found = session.execute(
                select(AttendanceDay, AttendanceCount, counter.name, Person)
                .join(AttendanceCount, AttendanceCount.id == AttendanceDay.count_id)
                .join(Person, Person.id == AttendanceDay.person_id)
                .outerjoin(counter, counter.id == AttendanceCount.counted_by)
                .where(
                    AttendanceDay.hall_id == self._work.hall_id,
                    AttendanceDay.person_id == person_id,
                    AttendanceDay.day == day,
                )
                .order_by(AttendanceDay.version)
            ).all()
            rows = tuple(self._versions(found))
        return tuple(reversed(rows))

    def _versions(self, found: Sequence[tuple[object, ...]]) -> Iterator[DayVersionRow]:
        before: PersonDayRow | None = None
        for kept, count, name, person in found:
            assert isinstance(kept, AttendanceDay)  # noqa: S101 - what the statement selects
            assert isinstance(count, AttendanceCount)  # noqa: S101
            assert isinstance(person, Person)  # noqa: S101
            row = self._row(kept, person)
            yield DayVersionRow(
                kept.day,
                kept.version,
                kept.is_latest,
                day_words(row),
                "" if before is None else _changes(before, row),
                count.reason,
                count.counted_at,
                str(name or ""),
                count.override_reason,
            )
            before = row

    def _row(self, kept: AttendanceDay, person: Person) -> PersonDayRow:
        columns = {name: getattr(kept, name) for name in _COLUMNS}
        stored = StoredDay(kept.id, kept.person_id, kept.day, kept.version, columns)
        who = PersonRef(person.id, person.staff_number, person.name, None, "", None, None)
        return stored_row(who, stored, DayBasis.COUNTED, self._work.zone)

    def _local(self, at: datetime | None) -> datetime | None:
        return None if at is None else at.astimezone(self._work.zone)


def _pauses(session: Session, duty_ids: Sequence[uuid.UUID]) -> Sequence[WindowPause]:
    asked = select(WindowPause).where(WindowPause.duty_id.in_(duty_ids))
    return session.scalars(asked.order_by(WindowPause.since)).all()


def day_words(row: PersonDayRow) -> str:
    """Return what a day comes to, in words for the inside."""
    morning, afternoon = row.halves
    return _("上午{morning}；下午{afternoon}").format(
        morning=half_words(morning), afternoon=half_words(afternoon)
    )


def _changes(before: PersonDayRow, after: PersonDayRow) -> str:
    said = [
        _("{what}由{old}变为{new}").format(
            what=half.half.label, old=half_words(old), new=half_words(half)
        )
        for old, half in zip(before.halves, after.halves, strict=True)
        if half_words(old) != half_words(half)
    ]
    said += [
        _("{what}由{old}变为{new}").format(
            what=slot.slot.label, old=old.time_text or "—", new=slot.time_text or "—"
        )
        for old, slot in zip(before.slots, after.slots, strict=True)
        if old.time_text != slot.time_text
    ]
    return _("；").join(said) or _("结果相同，依据的打卡或规则变了")
