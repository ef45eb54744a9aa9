"""导入排班: what a file would do, line by line, before anything is written."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.lists.deed import Deed, ListDays, Values
from hallapp.faces.manager.attendance.lists.head import Days, RowChoice
from hallapp.faces.manager.attendance.lists.plan import Lines, ListPlan
from hallapp.faces.manager.attendance.posts.services import PostHall
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.parts.lights import Light, LightMark
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import LIGHT_ROLE, Column
from hallapp.roster.terms import EntryState, RosterEntry, RosterFaultRow, RosterPreview

_ENDINGS = ("xlsx", "csv")


@dataclass(frozen=True)
class FileLine:
    """One entry of the file: right, or wrong and why."""

    number: int
    entry: RosterEntry | None = None
    fault: RosterFaultRow | None = None


class ChooseFile(Deed[FileLine]):
    """A workbook or a CSV is read and shown; nothing is written yet."""

    name, key, look, is_for_row = "choose", "Ctrl+O", "accent", False

    def __init__(self, plan: "RosterFile") -> None:
        self._plan = plan

    @property
    @override
    def word(self) -> str:
        return _("选排班文件")

    @override
    def fits(self, row: FileLine | None, desk: AttendanceDesk) -> bool:
        return desk.may_run

    @override
    def before(self, desk: AttendanceDesk, query: ListDays) -> bool:
        path = desk.door.open_file(_("选排班文件"), _ENDINGS)
        if path is not None:
            self._plan.path = path
        return path is not None

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: FileLine | None,
        values: Values,
    ) -> None:
        """The list reads it."""


class Carry(Deed[FileLine]):
    """What is right goes in; what is wrong stays out and is told."""

    name, key, look, is_for_row = "carry", "Ctrl+Enter", "primary", False

    def __init__(self, plan: "RosterFile") -> None:
        self._plan = plan

    @property
    @override
    def word(self) -> str:
        return _("导入对的")

    @override
    def fits(self, row: FileLine | None, desk: AttendanceDesk) -> bool:
        found = self._plan.preview
        return desk.may_run and found is not None and bool(found.entries)

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: FileLine | None,
        values: Values,
    ) -> Any:
        found = self._plan.preview
        return None if found is None else PostHall(services).rosters.carry(request, found)

    @override
    def said(self, row: FileLine | None, answer: Any) -> str:
        if answer is None:
            return ""
        return _("新增 {new}，换班 {changed}，原有 {known}，没有导入 {faults}").format(
            new=answer.new, changed=answer.changed, known=answer.known, faults=answer.faults
        )


class SaveTemplate(Deed[FileLine]):
    """The month as a workbook to be filled in."""

    name, is_for_row, is_paper = "template", False, True

    def __init__(self) -> None:
        self._wanted: tuple[Path, date] | None = None

    @property
    @override
    def word(self) -> str:
        return _("存排班模板")

    @override
    def before(self, desk: AttendanceDesk, query: ListDays) -> bool:
        day = query.from_on
        name = _("排班 {year} 年 {month} 月.xlsx").format(year=day.year, month=day.month)
        path = desk.door.save_as(_("存到哪里"), name)
        self._wanted = None if path is None else (path, day)
        return path is not None

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: FileLine | None,
        values: Values,
    ) -> Path | None:
        # Loaded when a file is written: it brings the library of papers.
        from hallapp.slips.errors import SlipNotKeptError

        if self._wanted is None:
            return None
        path, day = self._wanted
        data = PostHall(services).rosters.template(day.year, day.month)
        try:
            path.write_bytes(data)
        except OSError as error:
            raise SlipNotKeptError(path=str(path), reason=error.strerror or "") from error
        return path

    @override
    def said(self, row: FileLine | None, answer: Any) -> str:
        return "" if answer is None else _("已存到 {path}").format(path=answer)


class RosterFile(ListPlan[FileLine]):
    """The lines of the chosen file, wrong ones first.

    Attributes:
        path: The file; None before one was chosen.
        preview: What it would do, as it was read last.
    """

    name, days = "import", Days.ONE

    def __init__(self) -> None:
        self.path: Path | None = None
        self.preview: RosterPreview | None = None

    @property
    @override
    def word(self) -> str:
        return _("导入排班")

    @property
    @override
    def empty(self) -> tuple[str, str]:
        return (
            _("选一个排班文件"),
            _("Excel 或 CSV：先看对不对，再导入。格式用“存排班模板”；月份看上面的日期。"),
        )

    @override
    def columns(self) -> Sequence[Column[FileLine]]:
        return (
            Column(_("行"), _line, width_px=60),
            Column(_("姓名"), _name, width_px=110, bold=True),
            Column(_("日期"), _day, width_px=120),
            Column(_("班次"), _shift, width_px=140),
            Column(_("结果"), result, width_px=0, extra={LIGHT_ROLE: _light}),
        )

    @override
    def key(self, row: FileLine) -> Hashable:
        return row.number

    @override
    def filters(self) -> Sequence[RowChoice]:
        return (RowChoice("result", _("全部结果"), result),)

    @override
    def deeds(self) -> Sequence[Deed[FileLine]]:
        return (Carry(self), ChooseFile(self), SaveTemplate())

    @override
    def read(
        self, services: AttendanceServices, query: ListDays, person_id: Any
    ) -> Sequence[FileLine]:
        if self.path is None:
            return ()
        self.preview = None
        found = PostHall(services).rosters.preview(self.path, query.from_on)
        self.preview = found
        lines = [FileLine(number, fault=each) for number, each in enumerate(found.faults)]
        begin = len(lines)
        lines.extend(FileLine(begin + n, entry=each) for n, each in enumerate(found.entries))
        return lines

    @override
    def title_of(self, row: FileLine) -> str:
        return _("第 {line} 行").format(line=_line(row))

    @override
    def said_of(self, row: FileLine) -> str:
        return result(row)

    @override
    def lines_of(self, row: FileLine) -> Lines:
        said = "" if row.fault is None else row.fault.said
        column = "" if row.fault is None else row.fault.column
        return (
            (_("姓名"), _name(row)),
            (_("日期"), _day(row)),
            (_("班次"), _shift(row)),
            (_("哪一列"), column),
            (_("文件里写的"), said),
            (_("文件"), "" if self.path is None else self.path.name),
        )


def result(line: FileLine) -> str:
    """Return what an entry would do, or what is wrong with it."""
    if line.fault is not None:
        return line.fault.fault.label
    return "" if line.entry is None else line.entry.state.label


def _light(line: FileLine) -> LightMark | None:
    if line.fault is not None:
        return LightMark(Light.LATE, result(line), filled=False)
    if line.entry is not None and line.entry.state is EntryState.CHANGED:
        return LightMark(Light.WARNING, result(line), filled=False)
    return None


def _line(line: FileLine) -> str:
    row = line.fault or line.entry
    return "" if row is None else str(row.line)


def _name(line: FileLine) -> str:
    return line.entry.person_name if line.entry is not None else ""


def _day(line: FileLine) -> str:
    return line.entry.day.isoformat() if line.entry is not None else ""


def _shift(line: FileLine) -> str:
    if line.entry is None:
        return "" if line.fault is None else line.fault.said
    shift = line.entry.shift
    return line.entry.occasion.label if shift is None else f"{shift.code}\u2002{shift.name}"
