"""Keeps the hall's calendar, and every open case in step with it (工作日历).

See docs/algorithms/calendar-keeping.md.
"""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from hallapp.cases.clockwork.calendar_changes import (
    changes_between,
    days_of_year,
    kept_days,
    with_notice,
)
from hallapp.cases.clockwork.calendar_edits import (
    FORGET,
    CalendarChange,
    change_of_day,
    change_of_forgetting,
    change_of_notice,
    days_touched,
)
from hallapp.cases.clockwork.calendar_rows import (
    CalendarDayRow,
    CalendarEditRow,
    CalendarYearRow,
    DayChange,
    DayChoice,
    MovePreview,
    NoticePlan,
    ReadNotice,
)
from hallapp.cases.clockwork.calendar_store import (
    add_edit,
    edits_of,
    examples_of,
    replace_calendar,
)
from hallapp.cases.clockwork.calendar_years import refuse_in_use, year_rows
from hallapp.cases.clockwork.errors import (
    CalendarCancelledError,
    NoticeFaultyError,
    NoticePartialError,
)
from hallapp.cases.clockwork.keeper import ClockKeeper
from hallapp.cases.clockwork.notices import cautions_of, is_whole_year, shipped_notice
from hallapp.cases.clockwork.open_clocks import Redating, lock_open_cases, redating
from hallapp.cases.clockwork.redating import Cause, Progress, write_redating
from hallapp.cases.tables import CalendarEdit
from hallapp.cases.terms import MoveReason
from hallapp.hall.calendars import StoredCalendar, load_stored
from hallapp.hall.entitlement import check_role
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import SettingsService
from hallapp.kernel.texts import _, papers

MAY_KEEP = frozenset({Role.MANAGER, Role.ADMINISTRATOR})
"""Who may change the calendar (大厅管理、系统管理)."""

Cancelled = Callable[[], bool]
_LONGEST_USE_CASE = timedelta(minutes=10)
_NOBODY_MOVES = MovePreview(0, (), 0, 0)


class CalendarService:
    """What the manager's calendar page and the command line ask and change."""

    def __init__(self, work: UnitOfWork, settings: SettingsService, clocks: ClockKeeper) -> None:
        self._work = work
        self._settings = settings
        self._clocks = clocks

    def years(self) -> tuple[CalendarYearRow, ...]:
        """Return the years around today and every loaded one, in order."""
        with self._work.read() as session:
            return year_rows(session, self._work.hall_id, self._work.today())

    def days(self, year: int) -> tuple[CalendarDayRow, ...]:
        """Return every day of a year.

        Raises:
            CalendarRangeError: The year lies outside the calendar.
        """
        with self._work.read() as session:
            stored = load_stored(session, self._work.hall_id)
        entries = {entry.day: entry for entry in stored.entries}
        calendar = stored.calendar
        return tuple(
            CalendarDayRow(
                day,
                calendar.kind(day),
                entries[day].note if day in entries else "",
                day in entries and entries[day].notice_year is None,
            )
            for day in days_of_year(year)
        )

    def edits(self, limit: int = 100) -> tuple[CalendarEditRow, ...]:
        """Return the changes that were made, the newest first."""
        with self._work.read() as session:
            return edits_of(session, self._work.hall_id, limit)

    def read_notice(self, given: Path | str, year: int | None = None) -> NoticePlan:
        """Read a notice and compare it with the present calendar; nothing is written.

        Args:
            given: A workbook, CSV or text file; or the text itself, as pasted.
            year: The year it is of, where nothing in it says so.

        Raises:
            NoticeYearError: Nothing says of which year it is.
            NoticeEmptyError: It says nothing of any day.
            RuleError: The file is no table and no text.
            SurroundingsError: The file cannot be read.
        """
        # Reading tables loads a good deal, and a notice is read once a year.
        from hallapp.cases.clockwork.notice_reading import read_notice_file, read_notice_text

        if isinstance(given, Path):
            return self._plan(read_notice_file(given, year), given.name)
        return self._plan(read_notice_text(given, year), _("粘贴的文字"))

    def from_library(self, year: int) -> NoticePlan:
        """Compare the notice that ships with the program with the present calendar.

        Raises:
            NoticeUnpublishedError: The program carries none of this year.
        """
        return self._plan(ReadNotice(year, shipped_notice(year), ()), _("随程序提供的放假安排"))

    def preview(self, plan: NoticePlan) -> MovePreview:
        """Return which open cases a notice would move; nothing is written.

        Raises:
            CalendarRangeError: A due day would leave the calendar.
        """
        return self._previewed(change_of_notice(plan))

    def preview_day(self, day: date, choice: DayChoice, note: str = "") -> MovePreview:
        """Return which open cases a single day would move; nothing is written.

        Raises:
            CalendarRangeError: The day lies outside the calendar.
        """
        return self._previewed(change_of_day(day, choice, note))

    def save(
        self,
        request: Request,
        plan: NoticePlan,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> MovePreview:
        """Write a notice and date every open case again, with a reason row for each that moves.

        A notice that changes nothing leaves no trace, however often it is imported.

        Args:
            request: Who asks.
            plan: From `read_notice` or `from_library`.
            progress: Told how many rows of how many are written.
            cancelled: Asked once, before anything is written.

        Raises:
            NoticeFaultyError: Lines of it cannot be used.
            NoticePartialError: The year is unknown and it does not arrange the whole of it.
            CalendarCancelledError: The person stopped it.
            NotEntitledError: Whoever asks keeps no calendar.
        """
        if plan.faults:
            first = plan.faults[0]
            raise NoticeFaultyError(count=len(plan.faults), line=first.line, text=first.text)
        if plan.is_new_year and not plan.is_whole:
            raise NoticePartialError(year=plan.year)
        return self._save(request, change_of_notice(plan), progress, cancelled)

    def set_day(
        self,
        request: Request,
        day: date,
        choice: DayChoice,
        note: str = "",
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> MovePreview:
        """Close the hall on a day, work on it, or give up what was set; cases are dated again.

        Half a day of work counts as a working day for limits in days.

        Raises:
            CalendarRangeError: The day lies outside the calendar.
            CalendarCancelledError: The person stopped it.
            NotEntitledError: Whoever asks keeps no calendar.
        """
        return self._save(request, change_of_day(day, choice, note.strip()), progress, cancelled)

    def forget_year(self, request: Request, year: int) -> MovePreview:
        """Take back a notice that the hall has loaded; what ships with the program holds again.

        Raises:
            YearNotLoadedError: The hall has loaded none of this year.
            YearInUseError: Open cases run in it; the error counts and names them.
            NotEntitledError: Whoever asks keeps no calendar.
        """
        return self._save(request, change_of_forgetting(year), None, None)

    def reckon_missing(self, request: Request) -> int:
        """Bring every open clock in step with the calendar; return how many changed.

        For the start of the program: clocks of an older hall are reckoned for the first time,
        and a program that brings a new notice dates provisional cases again.
        """
        with papers():
            rule = _("工作日历有更新")
        return self._in_step(request, "calendar.in_step", Cause(MoveReason.CALENDAR, rule))

    def thresholds_changed(self, request: Request) -> int:
        """Let lights turn yellow by the present thresholds; return how many clocks changed.

        No due day moves by it, so no row is left. To be called after the setting was changed.
        """
        with papers():
            rule = _("预警标准或者办公时间有调整")
        return self._in_step(request, "calendar.thresholds", Cause(MoveReason.POLICY, rule))

    def _plan(self, read: ReadNotice, source: str) -> NoticePlan:
        with self._work.read() as session:
            stored = load_stored(session, self._work.hall_id)
        calendar = stored.calendar
        is_whole = is_whole_year(read.year, read.days)
        proposed = with_notice(stored, read.year, read.days, is_whole=is_whole).calendar
        changes = changes_between(
            calendar, proposed, days_touched(read.year, read.days, is_whole=is_whole)
        )
        return NoticePlan(
            year=read.year,
            source=source,
            is_whole=is_whole,
            is_new_year=read.year not in calendar.known_years,
            days=read.days,
            changes=changes,
            kept=kept_days(stored, read.days),
            faults=read.faults,
            cautions=cautions_of(read.year, read.days, proposed, is_whole=is_whole),
        )

    def _previewed(self, edit: CalendarChange) -> MovePreview:
        with self._work.read() as session:
            before = load_stored(session, self._work.hall_id)
            after = edit.make(before)
            found = self._found(session, after)
            return _preview(session.connection(), found, edit.changes(before, after))

    def _found(
        self, session: Session, stored: StoredCalendar, since: datetime | None = None
    ) -> Redating:
        reckoner = replace(self._clocks.reckoner(session), calendar=stored.calendar)
        return redating(session.connection(), self._work.hall_id, reckoner, since)

    def _save(
        self,
        request: Request,
        edit: CalendarChange,
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> MovePreview:
        asked = {"rule": edit.rule, "asked": edit.asked}
        with self._work.write(request, edit.kind, **asked) as act:
            if act.first_answer is not None:
                return _answered(act.first_answer)
            check_role(act.session, self._work.hall_id, request.actor, MAY_KEEP)
            shown = self._saved(act, edit, progress, cancelled)
            act.answer = {
                "cases": shown.cases,
                "firm": shown.provisional_gone,
                "days": shown.changed_days,
            }
            has_one_writer, began_at = act.connection.dialect.name == "sqlite", act.now
        if not has_one_writer:
            self._catch_up(request, edit, began_at)
        return shown

    def _saved(
        self,
        act: Writing,
        edit: CalendarChange,
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> MovePreview:
        hall_id = self._work.hall_id
        lock_open_cases(act.connection, hall_id)
        before = load_stored(act.session, hall_id)
        after = edit.make(before)
        if edit.kind == FORGET:
            refuse_in_use(act.session, hall_id, before, edit.year or 0)
        changes = edit.changes(before, after)
        if after == before or (not changes and edit.is_known_notice(before)):
            return _NOBODY_MOVES
        found = self._found(act.session, after)
        shown = _preview(act.connection, found, changes)
        if cancelled is not None and cancelled():
            raise CalendarCancelledError
        replace_calendar(act.connection, hall_id, before, after, edit.source)
        record = self._edit_row(act, edit, shown)
        add_edit(act, record)
        write_redating(
            act, hall_id, found, Cause(MoveReason.CALENDAR, edit.rule, record.id), progress
        )
        _report(act, edit, record, changes)
        return shown

    def _edit_row(self, act: Writing, edit: CalendarChange, shown: MovePreview) -> CalendarEdit:
        return CalendarEdit(
            id=uuid.uuid4(),
            hall_id=self._work.hall_id,
            made_at=act.now,
            made_by=act.request.actor.person_id,
            source=edit.source,
            note=edit.note,
            changed_days=shown.changed_days,
            moved_cases=shown.cases,
        )

    def _catch_up(self, request: Request, edit: CalendarChange, began_at: datetime) -> None:
        """Date cases again that were accepted by the old calendar while the new one was written.

        Every case that was there is locked meanwhile; only a new one can have been missed.
        """
        follow = replace(request, id=uuid.uuid5(request.id, "catch up"))
        cause = Cause(MoveReason.CALENDAR, edit.rule)
        self._in_step(follow, "calendar.in_step", cause, began_at - _LONGEST_USE_CASE)

    def _in_step(
        self, request: Request, kind: str, cause: Cause, since: datetime | None = None
    ) -> int:
        hall_id = self._work.hall_id
        with self._work.read() as session:
            if not self._found(session, load_stored(session, hall_id), since).changed:
                return 0
        with self._work.write(request, kind) as act:
            if act.first_answer is not None:
                return int(act.first_answer.get("changed", 0))
            lock_open_cases(act.connection, hall_id)
            found = self._found(act.session, load_stored(act.session, hall_id), since)
            write_redating(act, hall_id, found, cause)
            act.answer = {"changed": len(found.changed)}
            after = {"changed": len(found.changed), "moved": found.moved_cases}
            act.record(Happening(kind, "hall", hall_id, cause.rule, after=after))
            act.changed(Change.CASES)
        return len(found.changed)


def _preview(
    connection: Connection, found: Redating, changes: tuple[DayChange, ...]
) -> MovePreview:
    return MovePreview(
        cases=found.moved_cases,
        examples=examples_of(connection, found),
        provisional_gone=found.firm_cases,
        changed_days=len(changes),
    )


def _answered(answer: dict[str, int]) -> MovePreview:
    return MovePreview(answer.get("cases", 0), (), answer.get("firm", 0), answer.get("days", 0))


def _report(
    act: Writing, edit: CalendarChange, record: CalendarEdit, changes: tuple[DayChange, ...]
) -> None:
    after = {
        "source": record.source,
        "cases": record.moved_cases,
        "days": [f"{each.day.isoformat()} {each.after.value}" for each in changes],
    }
    act.record(Happening(edit.kind, "calendar", record.id, edit.rule, after=after))
    act.changed(Change.SETTINGS | Change.CASES)
