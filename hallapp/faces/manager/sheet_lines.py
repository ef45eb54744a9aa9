"""The attendance sheet as lines of a table: a heading for each department, words for findings."""

from collections import Counter
from dataclasses import dataclass

from hallapp.attendance.terms import (
    DaySheetRow,
    Finding,
    PublicWord,
    SheetRow,
    Slot,
    SlotResult,
)
from hallapp.faces.parts.lights import Light, LightMark
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import LIGHT_ROLE, Column

_NONE = "–"
_SLOT_PX = 118


@dataclass(frozen=True)
class SheetLine:
    """A person of the sheet, or the heading of a department.

    Attributes:
        key: Person id, or the department's name behind a sign that no id has.
        heading: What a heading says, empty for a person.
        row: The person, None for a heading.
    """

    key: str
    heading: str
    row: SheetRow | None


def sheet_lines(sheet: DaySheetRow, *, only_deviations: bool) -> tuple[SheetLine, ...]:
    """Return the lines of a sheet, department by department."""
    rows = [row for row in sheet.rows if row.has_deviation or not only_deviations]
    counts = Counter(row.department_name for row in rows)
    lines: list[SheetLine] = []
    department: str | None = None
    for row in rows:
        if row.department_name != department:
            department = row.department_name
            heading = _("{department}　{count} 人").format(
                department=department, count=counts[department]
            )
            lines.append(SheetLine(f"# {department}", heading, None))
        lines.append(SheetLine(row.person_id, "", row))
    return tuple(lines)


def public_counts(sheet: DaySheetRow) -> dict[PublicWord, int]:
    """Return how many people each public word is posted for."""
    counts = Counter(row.public for row in sheet.rows)
    return {word: counts[word] for word in PublicWord}


def columns() -> list[Column[SheetLine]]:
    """Return the columns of the sheet; what will be posted stands last."""
    return [
        Column(_("窗口"), _window, bold=True, width_px=72),
        Column(_("姓名"), _name, width_px=96),
        *(_slot_column(number, slot) for number, slot in enumerate(Slot)),
        Column(_("说明"), _note, tip=_note, tone=_muted, width_px=0),
        Column(_("张贴为"), _public, tip=_public_tip, width_px=104),
    ]


def _slot_column(number: int, slot: Slot) -> Column[SheetLine]:
    def result(line: SheetLine) -> SlotResult | None:
        return line.row.slots[number] if line.row is not None else None

    def mark(line: SheetLine) -> LightMark | None:
        found = result(line)
        return None if found is None else _mark(found)

    def text(line: SheetLine) -> str:
        found = result(line)
        return "" if found is None else _text(found)

    def tone(line: SheetLine) -> str:
        found = result(line)
        return "" if found is None else _tone(found)

    def tip(line: SheetLine) -> str:
        found = result(line)
        return "" if found is None else found.word

    return Column(
        slot.label,
        text,
        tip=tip,
        tone=tone,
        width_px=_SLOT_PX,
        extra={LIGHT_ROLE: mark},
    )


def _text(result: SlotResult) -> str:
    """Return a cell: the time, and with a deviation its word; never a red time alone."""
    if result.finding in {Finding.LATE, Finding.LONG_LATE}:
        return _("{time} 迟").format(time=result.time_text)
    if result.finding in {Finding.EARLY, Finding.LONG_EARLY}:
        return _("{time} 早退").format(time=result.time_text)
    if result.finding is Finding.PENDING:
        return result.time_text or _NONE
    return result.time_text or result.word or _NONE


def _mark(result: SlotResult) -> LightMark | None:
    if result.finding is Finding.MISSING:
        return LightMark(Light.WARNING, result.word)
    if result.finding is Finding.TO_CONFIRM:
        return LightMark(Light.TO_DO, result.word)
    return None


def _tone(result: SlotResult) -> str:
    if result.finding in {Finding.PENDING, Finding.REST}:
        return "" if result.time_text else "muted"
    asks = result.finding.is_deviation and _mark(result) is None
    return "late" if asks else ""


def _window(line: SheetLine) -> str:
    return "" if line.row is None else line.row.window_number or ""


def _name(line: SheetLine) -> str:
    return "" if line.row is None else line.row.person_name


def _note(line: SheetLine) -> str:
    """Return every deviation in words, and the punches outside the slots."""
    if line.row is None:
        return ""
    said = [
        _("{slot}{finding}").format(slot=slot.slot.label, finding=slot.word)
        for slot in line.row.slots
        if slot.finding.is_deviation
    ]
    return _("；").join(filter(None, (*said, line.row.note)))


def _public(line: SheetLine) -> str:
    return "" if line.row is None else line.row.public_text


def _public_tip(line: SheetLine) -> str:
    if line.row is None or line.row.public is not None:
        return ""
    return _("在岗、请假、公出、B岗都不成立，公示里留空")


def _muted(_line: SheetLine) -> str:
    return "muted"


def line_key(line: SheetLine) -> str:
    """Return what tells a line from all others."""
    return line.key


def line_heading(line: SheetLine) -> str:
    """Return what a heading says."""
    return line.heading
