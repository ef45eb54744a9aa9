"""Importing a file of punches, or trying it: whole or not at all, and repeatable (导入打卡).

The order of imports does not matter: a punch is itself by person, moment and device.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.attendance.importing import statements
from hallapp.attendance.importing.bulk_punches import write_aside, write_punches
from hallapp.attendance.importing.columns import ColumnWish
from hallapp.attendance.importing.devices import checked_number
from hallapp.attendance.importing.errors import PunchImportCancelledError
from hallapp.attendance.importing.plan import (
    Cancelled,
    Progress,
    PunchFilePlan,
    PunchFileReport,
    PunchFileRow,
    PunchTally,
    QuarantinedRow,
)
from hallapp.attendance.importing.planning import Ground, Laid, lay
from hallapp.attendance.importing.reading import read_punches
from hallapp.attendance.tables import PunchFile, QuarantinedLine
from hallapp.attendance.terms.files import PunchFileFormat
from hallapp.hall.entitlement import OVERSEERS, check_role
from hallapp.hall.tables import Person
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request

MAY_IMPORT = OVERSEERS | {Role.ADMINISTRATOR}
_ROWS_AT_ONCE: Final = 5000
_LONGEST_NAME: Final = 200
_LONGEST_SERIAL: Final = 60
Row = TypeVar("Row")


class PunchImport:
    """Brings punches in from files of devices, pushed lines and tables."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def preview(
        self, path: Path, columns: ColumnWish | None = None, device: str | None = None
    ) -> PunchFilePlan:
        """Say what importing a file would do; nothing is written.

        Args:
            path: A device's `<n>_attlog.dat`, lines that a device pushes, a CSV or a workbook.
            columns: The hall's own column map of a table.
            device: The device's number; taken from the file's name where it is None.

        Raises:
            RuleError: The file is no such file; the refusal says which one to export.
            SurroundingsError: The file or the store cannot be read.
        """
        sheet = read_punches(path, columns)
        with self._work.read() as session:
            now = self._work.clock.now()
            return lay(self._ground(session, now), sheet, _wish(device)).plan

    def carry(
        self,
        request: Request,
        source: Path | PunchFilePlan,
        columns: ColumnWish | None = None,
        device: str | None = None,
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> PunchFileReport:
        """Import a file: every right line becomes a punch, every other one is put aside.

        Punches of locked days are kept all the same; their counted results stay until somebody
        entitled counts again.

        Args:
            request: Who asks; the same request again writes nothing again.
            source: The file, or the plan of it that a person has seen.
            columns: As `preview`; not asked for with a plan.
            device: As `preview`; None with a plan takes the plan's.
            progress: Told how far it is.
            cancelled: Asked between portions; True stops, and nothing of the file is written.

        Raises:
            PunchImportCancelledError: It was stopped.
            RuleError: The file is no such file, or whoever asks may not import one.
            SurroundingsError: The file or the store cannot be read or written.
        """
        if isinstance(source, PunchFilePlan):
            sheet = source.sheet
            device = source.device_number if device is None else device
        else:
            sheet = read_punches(source, columns)
        asked = {"digest": sheet.digest, "device": _wish(device)}
        with self._work.write(request, "attendance.import_file", **asked) as act:
            if act.first_answer is not None:
                return self._answered(act, act.first_answer)
            check_role(act.session, self._work.hall_id, request.actor, MAY_IMPORT)
            laid = lay(self._ground(act.session, act.now), sheet, asked["device"])
            return self._write(act, laid, _Steps(_rows(laid), progress, cancelled))

    def files(self, limit: int = 200) -> tuple[PunchFileRow, ...]:
        """Return the imports, the latest first."""
        asked = (
            select(PunchFile, Person.name)
            .outerjoin(Person, Person.id == PunchFile.received_by)
            .where(PunchFile.hall_id == self._work.hall_id)
            .order_by(PunchFile.received_at.desc(), PunchFile.id)
            .limit(limit)
        )
        with self._work.read() as session:
            return tuple(
                PunchFileRow(
                    row.id, row.name, row.format, row.device_number, row.received_at, name or "",
                    row.pulled_at, row.lines, row.new, row.known, row.quarantined,
                )
                for row, name in session.execute(asked)
            )  # fmt: skip

    def quarantine(self, limit: int = 1000) -> tuple[QuarantinedRow, ...]:
        """Return the lines that are put aside and have not become punches, the latest first."""
        row = QuarantinedLine
        asked = (
            select(row, PunchFile.name)
            .join(PunchFile, PunchFile.id == row.file_id)
            .where(row.hall_id == self._work.hall_id, row.released_at.is_(None))
            .order_by(row.found_at.desc(), row.line)
            .limit(limit)
        )
        with self._work.read() as session:
            return tuple(
                QuarantinedRow(
                    line.id, name, line.line, line.raw, line.pin, line.device_number,
                    line.punched_at, line.reason, line.found_at,
                )
                for line, name in session.execute(asked)
            )  # fmt: skip

    def _ground(self, session: Session, now: datetime) -> Ground:
        return Ground(session, self._work.hall_id, self._work.zone, now)

    def _write(self, act: Writing, laid: Laid, steps: "_Steps") -> PunchFileReport:
        plan, hall_id = laid.plan, self._work.hall_id
        file_id = self._keep_file(act, plan)
        for punches in _portions(laid.sorted.new):
            write_punches(act.connection, (hall_id, file_id, act.now), punches)
            steps.done(len(punches))
        fresh = [each for each in laid.judged.aside if each.digest in laid.new_digests]
        for aside in _portions(fresh):
            write_aside(act.connection, (hall_id, file_id, act.now), aside)
            steps.done(len(aside))
        self._deliver(act, laid)
        tally = plan.tally
        facts = {"name": plan.sheet.name, "device": plan.device_number, "new": tally.new}
        facts |= {"known": tally.known, "quarantined": tally.quarantined}
        act.record(Happening("attendance.file_imported", "punch_file", file_id, after=facts))
        act.changed(Change.ATTENDANCE)
        act.answer = {"file_id": str(file_id)}
        return PunchFileReport(
            file_id,
            plan.sheet.name,
            plan.sheet.format,
            plan.device_number,
            plan.pulled_at,
            tally,
            plan.aside,
            plan.cautions,
        )

    def _keep_file(self, act: Writing, plan: PunchFilePlan) -> uuid.UUID:
        file_id, tally, sheet = uuid.uuid4(), plan.tally, plan.sheet
        act.session.add(
            PunchFile(
                id=file_id,
                hall_id=self._work.hall_id,
                name=sheet.name[:_LONGEST_NAME],
                digest=sheet.digest,
                format=sheet.format,
                encoding=sheet.encoding,
                device_number=plan.device_number,
                serial=sheet.serial[:_LONGEST_SERIAL],
                columns=sheet.columns.told,
                warnings={"told": [each.told for each in plan.cautions]},
                received_at=act.now,
                received_by=act.request.actor.person_id,
                pulled_at=plan.pulled_at,
                lines=tally.lines,
                new=tally.new,
                known=tally.known,
                quarantined=tally.quarantined,
                first_at=tally.first_at,
                last_at=tally.last_at,
            )
        )
        act.flush()
        return file_id

    def _deliver(self, act: Writing, laid: Laid) -> None:
        """Note up to when the devices have delivered; from then on silence means absence."""
        plan = laid.plan
        numbers = {plan.device_number} | {punch.device_number for punch in laid.judged.good}
        if plan.sheet.format is PunchFileFormat.TABLE and len(numbers) > 1:
            numbers.discard("")
        for number in sorted(numbers):
            device = statements.met_device(act.session, self._work.hall_id, number, act.now)
            device.delivered_until = max(device.delivered_until or plan.pulled_at, plan.pulled_at)
            if plan.sheet.serial and number == plan.device_number:
                device.serial = plan.sheet.serial[:_LONGEST_SERIAL]

    def _answered(self, act: Writing, answer: Mapping[str, Any]) -> PunchFileReport:
        row = act.session.get_one(PunchFile, uuid.UUID(str(answer["file_id"])))
        tally = PunchTally(
            row.lines, row.new, row.known, row.quarantined, first_at=row.first_at,
            last_at=row.last_at,
        )  # fmt: skip
        return PunchFileReport(
            row.id, row.name, row.format, row.device_number, row.pulled_at, tally
        )


class _Steps:
    """Tells how far an import is, and stops it whole when somebody asked."""

    def __init__(self, total: int, progress: Progress | None, cancelled: Cancelled | None) -> None:
        self._total = total
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0

    def done(self, count: int) -> None:
        """Count rows as written.

        Raises:
            PunchImportCancelledError: Somebody asked to stop; the transaction is given up.
        """
        self._done += count
        if self._progress is not None:
            self._progress(self._done, self._total)
        if self._cancelled is not None and self._cancelled():
            raise PunchImportCancelledError


def _rows(laid: Laid) -> int:
    return len(laid.sorted.new) + laid.plan.tally.newly_aside


def _wish(device: str | None) -> str | None:
    return None if device is None else checked_number(device)


def _portions(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    return (rows[at : at + _ROWS_AT_ONCE] for at in range(0, len(rows), _ROWS_AT_ONCE))
