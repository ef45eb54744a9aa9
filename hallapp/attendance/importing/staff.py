"""A list of staff with their numbers in the devices: people, units, windows, numbers (人员名单).

One transaction: who is taken on can be found by the next file of punches.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.attendance.importing.pin_book import former_owners, owners_on, pin_spans
from hallapp.attendance.importing.pins import MAY_GIVE_PINS, PinGift, end_pins_of, give_pins
from hallapp.attendance.tables import AttendanceDay, AttendanceLock
from hallapp.hall.entitlement import check_role
from hallapp.hall.placements import FIRST_DAY
from hallapp.hall.staff_list import StaffList, read_staff_list
from hallapp.hall.taking_on import (
    PinOwners,
    StaffLine,
    StaffPlan,
    StaffVerdict,
    plan_staff,
    take_on,
)
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request

_KEY_DIGITS = 32


@dataclass(frozen=True)
class StaffReport:
    """What a list of staff does, or did.

    Attributes:
        plan: What becomes of every row, and which units and windows are made.
        released: How many waiting lines of punches found their person.
    """

    file_name: str
    plan: StaffPlan
    released: int
    is_written: bool

    @property
    def faulty(self) -> tuple[StaffLine, ...]:
        """The rows that are not taken."""
        return tuple(line for line in self.plan.lines if line.verdict is StaffVerdict.FAULTY)

    def told(self) -> dict[str, Any]:
        """The report as data, for a command's answer."""
        return {
            "file": self.file_name,
            "written": self.is_written,
            **{verdict.value: self.plan.count(verdict) for verdict in StaffVerdict},
            "new_units": list(self.plan.new_units),
            "new_windows": sorted(self.plan.new_windows),
            "released": self.released,
            "faults": [
                {
                    "line": line.entry.line,
                    "pin": line.entry.pin,
                    "fault": line.entry.fault.value,
                    "words": line.entry.fault.words,
                }
                for line in self.faulty
                if line.entry.fault is not None
            ],
        }


class StaffImport:
    """Takes a list of staff in."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def try_file(self, path: Path) -> StaffReport:
        """Say of every row what an import would do; nothing is written.

        Raises:
            RuleError: The file is no such list.
            SurroundingsError: The file or the store cannot be read.
        """
        found = read_staff_list(path)
        with self._work.read() as session:
            plan = self._plan(session, found, self._work.today(), None)
        return StaffReport(found.file_name, plan, 0, is_written=False)

    def import_file(self, request: Request, path: Path, from_on: date | None = None) -> StaffReport:
        """Take every right row in; wrong ones are told with their lines.

        Args:
            request: Who asks; the same request again writes nothing again.
            path: A CSV or a workbook of which the first sheet is read.
            from_on: From when who is moved belongs to the new unit, with the number; from when who
                is new belongs to the hall, once days of it were counted. Today unless told.

        Raises:
            RuleError: The file is no such list, or whoever asks may not take people on.
            SurroundingsError: The file or the store cannot be read or written.
        """
        found = read_staff_list(path)
        with self._work.write(
            request, "attendance.import_staff", digest=found.digest, from_on=from_on
        ) as act:
            check_role(act.session, self._work.hall_id, request.actor, MAY_GIVE_PINS)
            plan = self._plan(act.session, found, act.today, from_on)
            if act.first_answer is not None:
                released = int(act.first_answer.get("released", 0))
                return StaffReport(found.file_name, plan, released, is_written=True)
            released = self._write(act, found, plan, from_on)
        return StaffReport(found.file_name, plan, released, is_written=True)

    def _plan(
        self, session: Session, found: StaffList, today: date, from_on: date | None
    ) -> StaffPlan:
        spans = pin_spans(session, self._work.hall_id)
        owners = PinOwners(owners_on(spans, today), former_owners(spans, today))
        on = from_on or today
        return plan_staff(session, self._work.hall_id, found.entries, owners, on)

    def _write(self, act: Writing, found: StaffList, plan: StaffPlan, from_on: date | None) -> int:
        begins = from_on or act.today
        # Days that were counted are not judged again for somebody who was not there.
        new_from = begins if _was_judged(act.session, self._work.hall_id) else FIRST_DAY
        take_on(act, self._work.hall_id, plan, begins, new_from)
        act.flush()
        moved_from = from_on or FIRST_DAY
        gifts = [gift for line in plan.lines for gift in _gifts(line, new_from, moved_from)]
        released = give_pins(act, self._work, gifts, from_on, after_former=True)
        left = {
            line.person_id: line.entry.left_on
            for line in plan.lines
            if line.person_id is not None and line.entry.left_on is not None
        }
        end_pins_of(act.session, self._work.hall_id, left)
        counts = {verdict.value: plan.count(verdict) for verdict in StaffVerdict}
        facts = {**counts, "units": len(plan.new_units), "windows": len(plan.new_windows)}
        subject = found.digest[:_KEY_DIGITS]
        act.record(Happening("attendance.staff_imported", "staff_list", subject, after=facts))
        act.changed(Change.PEOPLE | Change.WINDOWS | Change.ATTENDANCE)
        act.answer = {"released": released}
        return released


def _gifts(line: StaffLine, new_from: date, moved_from: date) -> Iterator[PinGift]:
    """Give the number of a row; whoever was here and leaves keeps those there are."""
    if line.person_id is None or (line.is_known and line.entry.left_on is not None):
        return
    first_on = FIRST_DAY
    if not line.is_known:
        first_on = new_from
    elif line.verdict is StaffVerdict.MOVED:
        first_on = moved_from
    last_on = line.entry.left_on
    yield PinGift(line.person_id, line.entry.pin, first_on=first_on, last_on=last_on)


def _was_judged(session: Session, hall_id: uuid.UUID) -> bool:
    """Return whether a day of the hall was ever counted or locked."""
    day = select(AttendanceDay.id).where(AttendanceDay.hall_id == hall_id)
    lock = select(AttendanceLock.id).where(AttendanceLock.hall_id == hall_id)
    return any(session.execute(asked.limit(1)).first() is not None for asked in (day, lock))
