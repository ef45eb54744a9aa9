"""Use cases of the roster: shifts, entries, files of entries, who sits in."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select

from hallapp.hall.calendars import load_calendar
from hallapp.hall.entitlement import OVERSEERS, check_role
from hallapp.hall.errors import PersonUnknownError
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.roster.errors import (
    AssignmentOverlapError,
    AssignmentShiftError,
    AssignmentUnknownError,
    RosterEmptyError,
    ShiftCodeError,
    ShiftUnknownError,
    SitInNamesError,
    SitInUnknownError,
)
from hallapp.roster.lookups import all_shifts, spelled_slots
from hallapp.roster.periods import PeriodLock, Touched, asked_with, check_days
from hallapp.roster.rules import check_shift, occasion_on
from hallapp.roster.service.reading import RosterReading
from hallapp.roster.store import (
    NewEntry,
    add_entries,
    clash_of,
    entries_around,
    working_here,
)
from hallapp.roster.tables import Shift, ShiftAssignment, SitIn
from hallapp.roster.terms import (
    AssignmentWish,
    EntryState,
    RosterImport,
    RosterOccasion,
    RosterPreview,
    ShiftRow,
    ShiftWish,
    SitInRow,
    SitInWish,
)

_NAME_LENGTH = 60


class RosterService(RosterReading):
    """Keeps shifts and the roster (排班)."""

    def __init__(self, work: UnitOfWork, lock: PeriodLock | None = None) -> None:
        """Take the store, and what closes days.

        Args:
            work: The unit of work of the hall.
            lock: Refuses changes of closed days; without one no day is closed.
        """
        super().__init__(work)
        self._lock = lock

    def add_shift(self, request: Request, wish: ShiftWish) -> ShiftRow:
        """Make a shift.

        Raises:
            ShiftCodeError: Without a code or name, or with the code of another shift.
            ShiftTimesError: Its times cannot be.
            NotEntitledError: The actor does not run the hall.
        """
        check_shift(wish)
        with self._work.write(request, "roster.add_shift", wish=repr(wish)) as act:
            if act.first_answer is None:
                self._check(act)
                act.answer = {"shift_id": str(self._add_shift(act, wish))}
                told = act.answer
            else:
                told = act.first_answer
        return self._shift(uuid.UUID(told["shift_id"]))

    def retire_shift(self, request: Request, shift_id: uuid.UUID) -> None:
        """Give a shift out no longer; days that have it keep it.

        Raises:
            ShiftUnknownError: There is none, or it is retired.
            NotEntitledError: The actor does not run the hall.
        """
        with self._work.write(request, "roster.retire_shift", shift=shift_id) as act:
            if act.first_answer is None:
                self._check(act)
                self._retire(act, shift_id)

    def change_shift(self, request: Request, shift_id: uuid.UUID, wish: ShiftWish) -> ShiftRow:
        """Let a shift be another from now on; days that have the old one keep it.

        Raises:
            ShiftUnknownError: There is none, or it is retired.
            ShiftCodeError: Without a code or name, or with the code of another shift.
            ShiftTimesError: Its times cannot be.
            NotEntitledError: The actor does not run the hall.
        """
        check_shift(wish)
        given = {"shift": shift_id, "wish": repr(wish)}
        with self._work.write(request, "roster.change_shift", **given) as act:
            if act.first_answer is None:
                self._check(act)
                self._retire(act, shift_id)
                act.flush()
                act.answer = {"shift_id": str(self._add_shift(act, wish))}
                told = act.answer
            else:
                told = act.first_answer
        return self._shift(uuid.UUID(told["shift_id"]))

    def assign(
        self, request: Request, wishes: Sequence[AssignmentWish], override_reason: str = ""
    ) -> int:
        """Put people on the roster, all of the wishes or none; return how many are new.

        Raises:
            RuleError: A day is closed.
            PersonUnknownError: Somebody does not work in the hall.
            ShiftUnknownError: A shift is unknown or retired.
            AssignmentShiftError: A plain entry without a shift, or a day of rest with one.
            AssignmentOverlapError: Two shifts of a person share time.
            NotEntitledError: The actor does not run the hall.
        """
        said = asked_with(override_reason, wishes=repr(tuple(wishes)))
        with self._work.write(request, "roster.assign", **said) as act:
            if act.first_answer is None:
                self._check(act)
                self._check_open(act, (wish.day for wish in wishes), override_reason)
                act.answer = {"new": self._assign(act, wishes)}
                return act.answer["new"]
            return int(act.first_answer["new"])

    def withdraw(
        self,
        request: Request,
        assignment_id: uuid.UUID,
        why: str = "",
        override_reason: str = "",
    ) -> None:
        """Take an entry off the roster; the row stays, withdrawn.

        Raises:
            RuleError: Its day is closed.
            AssignmentUnknownError: There is none, or it was withdrawn.
            NotEntitledError: The actor does not run the hall.
        """
        given = asked_with(override_reason, assignment=assignment_id, why=why)
        with self._work.write(request, "roster.withdraw", **given) as act:
            if act.first_answer is None:
                self._check(act)
                day = self._withdraw(act, assignment_id, why)
                self._check_open(act, (day,), override_reason)
                act.record(
                    Happening("roster.withdrawn", "assignment", assignment_id, reason=why or None)
                )
                act.changed(Change.ATTENDANCE)

    def carry(
        self, request: Request, preview: RosterPreview, override_reason: str = ""
    ) -> RosterImport:
        """Write what a file says, as its preview showed it (排班导入).

        Entries that the preview would change take the place of those that stand there.

        Raises:
            RuleError: A day on which it changes something is closed.
            RosterEmptyError: Nothing of the file can be taken.
            AssignmentOverlapError: The roster changed meanwhile; look at the file again.
            NotEntitledError: The actor does not run the hall.
        """
        if not preview.entries:
            raise RosterEmptyError(name=preview.name, faults=len(preview.faults))
        said = asked_with(override_reason, digest=preview.digest, entries=repr(preview.entries))
        with self._work.write(request, "roster.carry", **said) as act:
            if act.first_answer is None:
                self._check(act)
                self._carry(act, preview, override_reason)
        changed = preview.count(EntryState.CHANGED)
        known = preview.count(EntryState.KNOWN)
        new = len(preview.entries) - changed - known
        return RosterImport(preview.name, new, changed, known, len(preview.faults))

    def add_sit_in(self, request: Request, wish: SitInWish) -> SitInRow:
        """Write down who sits in on a day: a leader with one expert (领导带一名业务骨干坐班).

        Raises:
            SitInNamesError: A name is missing or both are the same.
            NotEntitledError: The actor does not run the hall.
        """
        leader, expert = wish.leader_name.strip(), wish.expert_name.strip()
        if not leader or not expert or leader == expert or len(leader + expert) > _NAME_LENGTH:
            raise SitInNamesError
        with self._work.write(request, "roster.sit_in", wish=repr(wish)) as act:
            if act.first_answer is None:
                self._check(act)
                row = SitIn(
                    id=uuid.uuid4(),
                    hall_id=self._work.hall_id,
                    day=wish.day,
                    department_id=wish.department_id,
                    leader_name=leader,
                    expert_name=expert,
                    note=wish.note.strip(),
                    made_at=act.now,
                    made_by=request.actor.person_id,
                )
                act.session.add(row)
                act.record(Happening("roster.sit_in", "sit_in", row.id))
                act.changed(Change.ATTENDANCE)
                act.answer = {"id": str(row.id)}
                told = act.answer
            else:
                told = act.first_answer
        return next(each for each in self.sit_ins(wish.day) if str(each.id) == told["id"])

    def withdraw_sit_in(self, request: Request, sit_in_id: uuid.UUID) -> None:
        """Take somebody who was to sit in off the roster.

        Raises:
            SitInUnknownError: There is none, or it was withdrawn.
            NotEntitledError: The actor does not run the hall.
        """
        with self._work.write(request, "roster.withdraw_sit_in", sit_in=sit_in_id) as act:
            if act.first_answer is None:
                self._check(act)
                row = act.session.get(SitIn, sit_in_id, with_for_update=True)
                is_here = row is not None and row.hall_id == self._work.hall_id
                if row is None or not is_here or row.withdrawn_at is not None:
                    raise SitInUnknownError
                row.withdrawn_at, row.withdrawn_by = act.now, request.actor.person_id
                act.record(Happening("roster.sit_in_withdrawn", "sit_in", sit_in_id))
                act.changed(Change.ATTENDANCE)

    # Parts of the above

    def _check(self, act: Writing) -> None:
        check_role(act.session, self._work.hall_id, act.request.actor, OVERSEERS)

    def _check_open(self, act: Writing, days: Iterable[date], override_reason: str) -> None:
        """Refuse a change of the roster of closed days, unless a manager says why (封账)."""
        for day in sorted(set(days)):
            touched = Touched("roster", "roster_day", day.isoformat())
            check_days(self._lock, act, (day, day), override_reason, touched)

    def _shift(self, shift_id: uuid.UUID) -> ShiftRow:
        return next(row for row in self.shifts(with_retired=True) if row.id == shift_id)

    def _add_shift(self, act: Writing, wish: ShiftWish) -> uuid.UUID:
        code = wish.code.strip()
        taken = act.session.scalar(
            select(Shift.id).where(
                Shift.hall_id == self._work.hall_id,
                Shift.code == code,
                Shift.retired_at.is_(None),
            )
        )
        if taken is not None:
            raise ShiftCodeError(shift=code)
        row = Shift(
            id=uuid.uuid4(),
            hall_id=self._work.hall_id,
            code=code,
            name=wish.name.strip(),
            slots=spelled_slots(wish.slots),
            begins=wish.begins,
            ends=wish.ends,
            crosses_midnight=wish.crosses_midnight,
            made_at=act.now,
            made_by=act.request.actor.person_id,
        )
        act.session.add(row)
        after = {"code": code, "begins": str(wish.begins), "ends": str(wish.ends)}
        act.record(Happening("roster.shift_added", "shift", row.id, after=after))
        act.changed(Change.ATTENDANCE)
        return row.id

    def _retire(self, act: Writing, shift_id: uuid.UUID) -> None:
        row = act.session.get(Shift, shift_id, with_for_update=True)
        if row is None or row.hall_id != self._work.hall_id or row.retired_at is not None:
            raise ShiftUnknownError
        row.retired_at, row.retired_by = act.now, act.request.actor.person_id
        act.record(Happening("roster.shift_retired", "shift", shift_id))
        act.changed(Change.ATTENDANCE)

    def _assign(self, act: Writing, wishes: Sequence[AssignmentWish]) -> int:
        shifts = {row.id: row for row in all_shifts(act.session, self._work.hall_id)}
        calendar = load_calendar(act.session, self._work.hall_id)
        here = working_here(act.session, self._work.hall_id)
        entries: list[NewEntry] = []
        for wish in wishes:
            if wish.person_id not in here:
                raise PersonUnknownError
            shift = None if wish.shift_id is None else shifts.get(wish.shift_id)
            if wish.shift_id is not None and (shift is None or shift.is_retired):
                raise ShiftUnknownError
            _check_kind(wish)
            occasion = occasion_on(wish.day, calendar, wish.occasion)
            entries.append(NewEntry(wish.person_id, wish.day, occasion, shift, wish.note))
        return self._write(act, entries, "hand")

    def _carry(self, act: Writing, preview: RosterPreview, override_reason: str) -> None:
        fresh = [each for each in preview.entries if each.state is not EntryState.KNOWN]
        self._check_open(act, (each.day for each in fresh), override_reason)
        for entry in fresh:
            for assignment_id in entry.replaces:
                self._withdraw(act, assignment_id, preview.name)
        act.flush()
        entries = [NewEntry(e.person_id, e.day, e.occasion, e.shift, e.note) for e in fresh]
        self._write(act, entries, preview.name)

    def _write(self, act: Writing, entries: Sequence[NewEntry], origin: str) -> int:
        """Add what is not there yet; refuse two shifts of a person at one time."""
        there = entries_around(act.session, self._work.hall_id, entries)
        fresh: list[NewEntry] = []
        for entry in entries:
            known = there.setdefault(entry.person_id, [])
            if any(entry.is_same(other) for other in known):
                continue
            clash = clash_of(entry, known)
            if clash is not None:
                raise AssignmentOverlapError(
                    day=entry.day.isoformat(), shift=clash.shift_name, other_day=str(clash.day)
                )
            known.append(entry)
            fresh.append(entry)
        add_entries(act, self._work.hall_id, fresh, origin)
        after = {"entries": len(fresh), "origin": origin}
        act.record(Happening("roster.assigned", "roster", act.request.id, after=after))
        act.changed(Change.ATTENDANCE)
        return len(fresh)

    def _withdraw(self, act: Writing, assignment_id: uuid.UUID, why: str) -> date:
        row = act.session.get(ShiftAssignment, assignment_id, with_for_update=True)
        if row is None or row.hall_id != self._work.hall_id or row.withdrawn_at is not None:
            raise AssignmentUnknownError
        row.withdrawn_at, row.withdrawn_by = act.now, act.request.actor.person_id
        row.withdrawn_why = why.strip()
        return row.day


def _check_kind(wish: AssignmentWish) -> None:
    is_rest = wish.occasion is RosterOccasion.REST
    if is_rest == (wish.shift_id is None):
        return
    # Duty on days that the hall does not work may be at the hall's own hours.
    if is_rest or wish.occasion is RosterOccasion.SHIFT:
        raise AssignmentShiftError(occasion=wish.occasion.label)
