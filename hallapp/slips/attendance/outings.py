"""The register of outings of a day (临时外出登记表)."""

from datetime import datetime

from hallapp.hall.terms import HallRow
from hallapp.kernel.printed_table import Cell, Column, PrintedTable
from hallapp.kernel.texts import _, papers
from hallapp.slips.attendance.cells import clock, window_words
from hallapp.slips.attendance.facts import OutingFacts, OutingLine
from hallapp.slips.attendance.list_parts import ListPart, ListWords
from hallapp.slips.attendance.listing import list_paper
from hallapp.slips.dates import long_day_words
from hallapp.slips.terms import Slip

_ROWS_TO_WRITE_ON = 6


def outing_tables(facts: OutingFacts) -> tuple[PrintedTable, ...]:
    """Return the register as the one table that paper and workbook show."""
    columns = (
        Column(_("编号"), 1.7),
        Column(_("窗口"), 1.3),
        Column(_("单位"), 2.8),
        Column(_("姓名"), 1.8),
        Column(_("事由"), 4),
        Column(_("离开"), 1.1),
        Column(_("计划返回"), 1.5),
        Column(_("实际返回"), 1.9),
        Column(_("B岗"), 1.8),
        Column(_("批准人"), 1.8),
    )
    rows = tuple(_row(line) for line in facts.lines)
    title = _("临时外出登记表")
    return (PrintedTable(title, columns, rows, f"{long_day_words(facts.day)}　{_lead(facts)}"),)


def outing_paper(facts: OutingFacts, hall: HallRow, printed_at: datetime) -> Slip:
    """Return the register of a day as an A4 PDF across, with rows left to write on.

    Args:
        facts: The day.
        hall: The hall whose day it is.
        printed_at: Moment of printing, aware.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        (table,) = outing_tables(facts)
        bold = {(line.number, line.name) for line in facts.lines if line.is_overdue}
        part = ListPart(
            table=table,
            is_strong=lambda row: (row[0], row[3]) in bold,
            empty=_("这一天没有人登记外出。"),
            blank_rows=_ROWS_TO_WRITE_ON,
        )
        words = ListWords(
            title=table.title,
            aside=long_day_words(facts.day),
            lead=(_lead(facts),),
            signers=(_("值班长签名"), _("日期")),
        )
        return list_paper(words, (part,), hall, printed_at)


def _lead(facts: OutingFacts) -> str:
    out = sum(line.back is None for line in facts.lines)
    said = _("登记 {count} 次，已返回 {back} 次，未返回 {out} 次。")
    return said.format(count=len(facts.lines), back=len(facts.lines) - out, out=out)


def _row(line: OutingLine) -> tuple[Cell, ...]:
    back = clock(line.back) or _("未返回")
    return (
        line.number,
        window_words(line.window),
        line.unit,
        line.name,
        _("，").join(filter(None, (line.kind, line.reason))),
        clock(line.left),
        clock(line.planned_back),
        _("{time} 超时").format(time=back) if line.is_overdue and line.back else back,
        line.stand_in,
        line.approver,
    )
