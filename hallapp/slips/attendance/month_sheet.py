"""The month sheet of attendance (月考勤表): people down, days across, a letter a half day."""

from collections.abc import Iterator
from datetime import datetime

from hallapp.hall.terms import HallRow
from hallapp.kernel.printed_table import Cell, Column, PrintedTable
from hallapp.kernel.texts import _, papers
from hallapp.slips.attendance.cells import count, days, window_words
from hallapp.slips.attendance.month_grid import MonthGrid
from hallapp.slips.attendance.sheet_facts import MonthFacts, MonthLine, MonthMark
from hallapp.slips.terms import Slip

# The hall's fonts draw ringed numbers up to fifty, but raised digits only up to four.
_RINGED = ((1, 0x2460), (21, 0x3251), (36, 0x32B1))
_LAST_RINGED = 50


def month_tables(facts: MonthFacts) -> tuple[PrintedTable, ...]:
    """Return the month as the one table that paper and workbook show."""
    columns = (
        Column(_("单位"), 5),
        Column(_("窗口"), 2.4),
        Column(_("姓名"), 3.6),
        *(Column(str(day.day), 1) for day, _is_working in facts.days),
        *(Column(heading, 2, is_number=True) for heading in facts.totals),
    )
    rows = tuple(_row(line, facts) for line in facts.lines)
    return (
        PrintedTable(
            title=_("窗口人员月考勤表"),
            columns=columns,
            rows=rows,
            subtitle=month_words(facts),
            notes=tuple(_notes(facts)),
            unit_column=0,
        ),
    )


def month_paper(facts: MonthFacts, hall: HallRow, printed_at: datetime) -> Slip:
    """Return the month sheet as an A4 PDF across.

    Args:
        facts: The month; every line has a mark for each of its days.
        hall: The hall whose month it is.
        printed_at: Moment of printing, aware.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        (table,) = month_tables(facts)
        return MonthGrid(table, facts, hall, printed_at).slip()


def month_words(facts: MonthFacts) -> str:
    """Return which month it is: 2026年11月."""
    return _("{year}年{month}月").format(year=facts.year, month=facts.month)


def mark_words(mark: MonthMark) -> str:
    """Return what stands in a cell: both halves, said once where they are the same."""
    said = mark.morning if mark.morning == mark.afternoon else f"{mark.morning}/{mark.afternoon}"
    return said + note_mark(mark.note)


def note_mark(note: int) -> str:
    """Return the number of a footnote as a mark, ringed; empty for none."""
    if note > _LAST_RINGED:
        return f"({note})"
    return "".join(chr(code + note - first) for first, code in _RINGED if first <= note)[-1:]


def _row(line: MonthLine, facts: MonthFacts) -> tuple[Cell, ...]:
    totals = (
        days(total) if at in facts.half_day_totals else count(total)
        for at, total in enumerate(line.totals)
    )
    return (
        line.unit or _("未分单位"),
        window_words(line.window),
        line.name,
        *(mark_words(mark) for mark in line.marks),
        *totals,
    )


def _notes(facts: MonthFacts) -> Iterator[str]:
    if facts.legend:
        said = (
            _("{letter} {words}").format(letter=letter, words=words)
            for letter, words in facts.legend
        )
        yield _("图例：") + "　".join(said)
    if facts.footnotes:
        yield _("补签和更改：")
    for number, note in enumerate(facts.footnotes, 1):
        yield f"{note_mark(number)} {note}"
    yield from facts.lock or (_("本月还没有锁定，数字还会变。"),)
