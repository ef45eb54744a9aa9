"""Importing the platform's cases, or trying it: right rows written, wrong ones told, repeatable.

Each 500 rows are one transaction. What a killed import has written stays; the same file again
finds it, so that nothing is there twice.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from hallapp.cases.clockwork.keeper import ClockKeeper
from hallapp.cases.importing.cases import CaseHall
from hallapp.cases.importing.checking import Checked, check_rows
from hallapp.cases.importing.columns import Field
from hallapp.cases.importing.judging import Judged, judge, line_of, reckonable
from hallapp.cases.importing.moments import present
from hallapp.cases.importing.names import item_names, known_cases, window_ids
from hallapp.cases.importing.report import CaseImportLine, CaseImportReport, CaseVerdict
from hallapp.cases.importing.sheet import CaseSheet, read_cases
from hallapp.cases.importing.writing import CaseWriter
from hallapp.guides.importing.plan import Progress
from hallapp.hall.entitlement import OVERSEERS, check_role
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.secrets import Vault
from hallapp.kernel.settings import SettingsService

_ROWS_AT_ONCE = 500
_KEY_DIGITS = 32
MAY_IMPORT = OVERSEERS | {Role.CHIEF_REPRESENTATIVE, Role.ADMINISTRATOR}
_WRITES = (CaseVerdict.NEW, CaseVerdict.CHANGED)


class CaseImport:
    """Brings the cases of the provincial platform in (省平台办件导入)."""

    def __init__(
        self, work: UnitOfWork, settings: SettingsService, vault: Vault, hall_code: str
    ) -> None:
        self._work = work
        self._clocks = ClockKeeper(work, settings)
        self._vault = vault
        self._hall_code = hall_code

    def try_file(self, path: Path, chosen: Mapping[Field, str] | None = None) -> CaseImportReport:
        """Say of every row what an import would do; nothing is written.

        Args:
            path: A CSV or a workbook of which the first sheet is read.
            chosen: The hall's own column map; see `column_map`.

        Raises:
            RuleError: The file is no such list, or the map does not fit it.
            SurroundingsError: The file or the store cannot be read.
        """
        sheet = read_cases(path, chosen or {})
        lines: list[CaseImportLine] = []
        with self._work.read() as session:
            checked = self._checked(session, sheet)
            for rows in _portions(checked):
                lines += [line_of(each) for each in self._judged(session, rows)]
        return _report(sheet, lines, is_written=False)

    def import_file(
        self,
        request: Request,
        path: Path,
        chosen: Mapping[Field, str] | None = None,
        progress: Progress | None = None,
    ) -> CaseImportReport:
        """Import every row that can be, and say what became of each.

        Args:
            request: Who asks; the same request again does nothing again.
            path: As `try_file`.
            chosen: As `try_file`.
            progress: Told after each portion; answers False to stop. What was written stays.

        Raises:
            RuleError: The file is no such list, or whoever asks may not import one.
            SurroundingsError: The file or the store cannot be read, or the key is not here.
        """
        sheet = read_cases(path, chosen or {})
        with self._work.read() as session:
            check_role(session, self._work.hall_id, request.actor, MAY_IMPORT)
            checked = self._checked(session, sheet)
        lines: list[CaseImportLine] = []
        for number, rows in enumerate(_portions(checked)):
            portion = replace(request, id=uuid.uuid5(request.id, f"cases.import/{number}"))
            lines += self._portion(portion, sheet, rows)
            if progress is not None and not progress(len(lines), len(checked)):
                return _report(sheet, lines, is_written=True, is_stopped=len(lines) < len(checked))
        return _report(sheet, lines, is_written=True)

    def _portion(
        self, request: Request, sheet: CaseSheet, rows: Sequence[Checked]
    ) -> list[CaseImportLine]:
        try:
            return self._written(request, sheet, rows)
        except IntegrityError:
            # Another import wrote one of these cases at this moment; now it is known.
            return self._written(request, sheet, rows)

    def _written(
        self, request: Request, sheet: CaseSheet, rows: Sequence[Checked]
    ) -> list[CaseImportLine]:
        first, last = rows[0].line, rows[-1].line
        asked = {"file": sheet.digest, "first": first, "last": last}
        with self._work.write(request, "cases.import", **asked) as act:
            judged = self._judged(act.session, rows, is_held=True)
            if act.first_answer is not None:
                return [line_of(_as_answered(each, act.first_answer)) for each in judged]
            check_role(act.session, self._work.hall_id, request.actor, MAY_IMPORT)
            self._write(act, sheet, judged)
        return [line_of(each) for each in judged]

    def _write(self, act: Writing, sheet: CaseSheet, judged: Sequence[Judged]) -> None:
        writer = CaseWriter(
            act=act,
            keeper=self._clocks,
            reckoner=self._clocks.reckoner(act.session),
            vault=self._vault,
            hall_code=self._hall_code,
            hall_id=self._work.hall_id,
            windows=window_ids(act.session, self._work.hall_id),
            file_name=sheet.name,
        )
        new = [each.case for each in judged if each.case and each.verdict is CaseVerdict.NEW]
        if new:
            writer.add(new)
        for each in judged:
            if each.case and each.known and each.verdict is CaseVerdict.CHANGED:
                writer.change(each.known, each.case)
        wrote = {
            kind.value: [each.line for each in judged if each.verdict is kind] for kind in _WRITES
        }
        act.answer = wrote
        if any(wrote.values()):
            counts = {name: len(lines) for name, lines in wrote.items()}
            subject = sheet.digest[:_KEY_DIGITS]
            act.record(Happening("cases.imported", "case_file", subject, after=counts))
            act.changed(Change.CASES)

    def _checked(self, session: Session, sheet: CaseSheet) -> tuple[Checked, ...]:
        zone = self._work.zone
        now = present(self._work.clock.now(), zone)
        hall = CaseHall(item_names(session, self._work.hall_id), now, zone)
        reckoner = self._clocks.reckoner(session)
        checked = check_rows(sheet.rows, sheet.columns, hall)
        return tuple(reckonable(row, reckoner) for row in checked)

    def _judged(
        self, session: Session, rows: Sequence[Checked], *, is_held: bool = False
    ) -> list[Judged]:
        numbers = [row.number for row in rows if row.number]
        known = known_cases(session, self._work.hall_id, numbers, is_held=is_held)
        return [judge(row, known.get(row.number)) for row in rows]


def _as_answered(judged: Judged, answer: Mapping[str, Sequence[int]]) -> Judged:
    """Return a row as it was answered the first time: now everything is known already."""
    for verdict in _WRITES:
        if judged.line in answer.get(verdict.value, ()):
            return replace(judged, verdict=verdict)
    return judged


def _portions(rows: Sequence[Checked]) -> list[Sequence[Checked]]:
    return [rows[at : at + _ROWS_AT_ONCE] for at in range(0, len(rows), _ROWS_AT_ONCE)]


def _report(
    sheet: CaseSheet,
    lines: Sequence[CaseImportLine],
    *,
    is_written: bool,
    is_stopped: bool = False,
) -> CaseImportReport:
    columns = sheet.columns
    return CaseImportReport(
        file_name=sheet.name,
        form=sheet.form,
        header_line=sheet.header_line,
        is_written=is_written,
        headings=columns.told,
        unused=columns.unused,
        preview=sheet.preview(),
        lines=tuple(lines),
        is_stopped=is_stopped,
    )
