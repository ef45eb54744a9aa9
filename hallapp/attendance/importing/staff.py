"""A list of staff with their numbers in the devices: people, units, windows, numbers (人员名单).

One transaction: who is taken on can be found by the next file of punches.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hallapp.attendance.importing.pin_book import owners_on, pin_spans
from hallapp.attendance.importing.pins import MAY_GIVE_PINS, PinGift, give_pins
from hallapp.hall.entitlement import check_role
from hallapp.hall.staff_list import StaffList, read_staff_list
from hallapp.hall.taking_on import StaffLine, StaffPlan, StaffVerdict, plan_staff, take_on
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
            spans = pin_spans(session, self._work.hall_id)
            owners = owners_on(spans, self._work.today())
            plan = plan_staff(session, self._work.hall_id, found.entries, owners)
        return StaffReport(found.file_name, plan, 0, is_written=False)

    def import_file(self, request: Request, path: Path, from_on: date | None = None) -> StaffReport:
        """Take every right row in; wrong ones are told with their lines.

        Args:
            request: Who asks; the same request again writes nothing again.
            path: A CSV or a workbook of which the first sheet is read.
            from_on: From when who is moved belongs to the new unit; today unless told.

        Raises:
            RuleError: The file is no such list, or whoever asks may not take people on.
            SurroundingsError: The file or the store cannot be read or written.
        """
        found = read_staff_list(path)
        with self._work.write(
            request, "attendance.import_staff", digest=found.digest, from_on=from_on
        ) as act:
            check_role(act.session, self._work.hall_id, request.actor, MAY_GIVE_PINS)
            owners = owners_on(pin_spans(act.session, self._work.hall_id), act.today)
            plan = plan_staff(act.session, self._work.hall_id, found.entries, owners)
            if act.first_answer is not None:
                released = int(act.first_answer.get("released", 0))
                return StaffReport(found.file_name, plan, released, is_written=True)
            released = self._write(act, found, plan, from_on or act.today)
        return StaffReport(found.file_name, plan, released, is_written=True)

    def _write(self, act: Writing, found: StaffList, plan: StaffPlan, from_on: date) -> int:
        take_on(act, self._work.hall_id, plan, from_on)
        act.flush()
        gifts = tuple(
            PinGift(line.person_id, line.entry.pin)
            for line in plan.lines
            if line.person_id is not None
        )
        released = give_pins(act, self._work, gifts)
        counts = {verdict.value: plan.count(verdict) for verdict in StaffVerdict}
        facts = {**counts, "units": len(plan.new_units), "windows": len(plan.new_windows)}
        subject = found.digest[:_KEY_DIGITS]
        act.record(Happening("attendance.staff_imported", "staff_list", subject, after=facts))
        act.changed(Change.PEOPLE | Change.WINDOWS | Change.ATTENDANCE)
        act.answer = {"released": released}
        return released
