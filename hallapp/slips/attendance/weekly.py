"""A week's summary (周汇总表): by unit, by person, signed unit by unit by its chief."""

from collections.abc import Callable, Sequence
from datetime import datetime

from hallapp.hall.terms import HallRow
from hallapp.kernel.printed_table import Cell, Measure, PrintedTable
from hallapp.kernel.texts import _, papers
from hallapp.slips.attendance.cells import short_day, span_words
from hallapp.slips.attendance.counted import TableWords, people_table, unit_table
from hallapp.slips.attendance.facts import CountedColumn, UnitSignature, WeeklyFacts
from hallapp.slips.attendance.list_parts import ListPart, ListWords, Signing
from hallapp.slips.attendance.listing import list_paper
from hallapp.slips.dates import day_words
from hallapp.slips.terms import Slip

_BEFORE_FIGURES = 3  # unit, window, name


def weekly_tables(facts: WeeklyFacts) -> tuple[PrintedTable, ...]:
    """Return the units with the hall's sum, and the people, as paper and workbook show them."""
    span = span_words(facts.from_on, facts.until_on)
    confirmed = {each.unit: each.confirmed_on for each in facts.signatures}
    said: list[str] = []
    for line in facts.units:
        on = confirmed.get(line.unit)
        said.append(_("待确认") if on is None else short_day(on))
    return (
        unit_table(
            TableWords(_("分单位汇总"), span),
            facts.columns,
            facts.units,
            facts.total,
            (_("首席代表确认"), said),
        ),
        people_table(TableWords(_("窗口人员明细"), span, facts.notes), facts.columns, facts.people),
    )


def weekly_paper(
    facts: WeeklyFacts, hall: HallRow, printed_at: datetime, *, has_unit_pages: bool = False
) -> Slip:
    """Return a week's summary as an A4 PDF across.

    Args:
        facts: The week.
        hall: The hall whose week it is.
        printed_at: Moment of printing, aware.
        has_unit_pages: Every unit begins a page, to be signed and handed in alone.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        units, people = weekly_tables(facts)
        signed = {signature.unit: signature for signature in facts.signatures}
        total = _("合计")
        parts = [
            ListPart(table=units, is_strong=lambda row: row[0] == total),
            ListPart(
                table=people,
                is_strong=_finding_in(facts.columns),
                empty=_("没有排班的人。"),
                counted=_("{count} 人"),
                unit_foot=lambda unit: _chief(signed.get(unit)),
                has_unit_pages=has_unit_pages,
                begins_page=has_unit_pages,
            ),
        ]
        words = ListWords(
            title=_("窗口考勤周汇总表"),
            aside=span_words(facts.from_on, facts.until_on),
            lead=(_lead(facts),),
        )
        return list_paper(words, parts, hall, printed_at)


def _lead(facts: WeeklyFacts) -> str:
    confirmed = sum(signature.confirmed_on is not None for signature in facts.signatures)
    people = 0 if facts.total is None else facts.total.people
    said = _("{units} 个单位，{people} 人；首席代表已确认 {confirmed} 个单位。天数按半天计。")
    return said.format(units=len(facts.units), people=people, confirmed=confirmed)


def _chief(signature: UnitSignature | None) -> tuple[Signing, ...]:
    """Return where a chief representative signs, and what was confirmed already."""
    if signature is None:
        return Signing(_("首席代表签名")), Signing(_("日期"))
    label = _("首席代表签名")
    if signature.chief:
        label = _("首席代表签名（{name}）").format(name=signature.chief)
    if signature.confirmed_on is None:
        return Signing(label), Signing(_("日期"))
    said = _("已于 {day} 在系统确认").format(day=day_words(signature.confirmed_on))
    if signature.words:
        said = _("{said}：{words}").format(said=said, words=signature.words)
    return Signing(label), Signing(said, has_line=False)


def _finding_in(columns: Sequence[CountedColumn]) -> Callable[[Sequence[Cell]], bool]:
    """Return what says whether a person's row tells of anything to look at."""
    looked_at = [_BEFORE_FIGURES + at for at, column in enumerate(columns) if column.is_found]

    def is_strong(row: Sequence[Cell]) -> bool:
        found = (row[at] for at in looked_at)
        return any(isinstance(cell, Measure) and cell.value for cell in found)

    return is_strong
