"""A week's summary (周汇总表): by unit, by person, signed unit by unit by its chief."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from hallapp.hall.terms import HallRow
from hallapp.kernel.printed_table import Cell, Column, PrintedTable
from hallapp.kernel.texts import _, papers
from hallapp.slips.attendance.cells import count, days, short_day, span_words, window_words
from hallapp.slips.attendance.facts import UnitSignature, WeekLine, WeeklyFacts
from hallapp.slips.attendance.list_parts import ListPart, ListWords, Signing
from hallapp.slips.attendance.listing import list_paper
from hallapp.slips.dates import day_words
from hallapp.slips.terms import Slip


@dataclass
class _Sum:
    """What lines add up to; half days by kind of leave apart."""

    people: int = 0
    figures: list[int] = field(default_factory=lambda: [0] * 8)
    leave: dict[str, int] = field(default_factory=dict[str, int])

    def add(self, line: WeekLine) -> None:
        """Add a person."""
        self.people += 1
        self.figures = [a + b for a, b in zip(self.figures, _figures(line), strict=True)]
        for kind, half_days in line.leave:
            self.leave[kind] = self.leave.get(kind, 0) + half_days


def weekly_tables(facts: WeeklyFacts) -> tuple[PrintedTable, ...]:
    """Return the units with their sums, and the people, as paper and workbook show them."""
    kinds = tuple(dict.fromkeys(kind for line in facts.lines for kind, _days in line.leave))
    return _units(facts, kinds), _people(facts, kinds)


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
                is_strong=_has_finding,
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
    units = len({line.unit for line in facts.lines})
    said = _("{units} 个单位，{people} 人；首席代表已确认 {confirmed} 个单位。天数按半天计。")
    return said.format(units=units, people=len(facts.lines), confirmed=confirmed)


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


def _figure_columns(kinds: Sequence[str]) -> tuple[Column, ...]:
    return (
        Column(_("应出勤（天）"), 1.5, is_number=True),
        Column(_("实出勤（天）"), 1.5, is_number=True),
        Column(_("迟到（次）"), 1.2, is_number=True),
        Column(_("早退（次）"), 1.2, is_number=True),
        Column(_("缺卡（次）"), 1.2, is_number=True),
        Column(_("旷工（天）"), 1.2, is_number=True),
        Column(_("脱岗（次）"), 1.2, is_number=True),
        Column(_("其他情况（次）"), 1.6, is_number=True),
        *(Column(_("{kind}（天）").format(kind=kind), 1.3, is_number=True) for kind in kinds),
    )


def _figures(line: WeekLine) -> tuple[int, ...]:
    return (
        line.due,
        line.present,
        line.late,
        line.early,
        line.missing,
        line.absent,
        line.off_post,
        line.findings,
    )


_IN_HALF_DAYS = frozenset({0, 1, 5})


def _cells(figures: Sequence[int], leave: dict[str, int], kinds: Sequence[str]) -> tuple[Cell, ...]:
    return (
        *(
            days(figure) if at in _IN_HALF_DAYS else count(figure)
            for at, figure in enumerate(figures)
        ),
        *(days(leave.get(kind, 0)) for kind in kinds),
    )


def _units(facts: WeeklyFacts, kinds: Sequence[str]) -> PrintedTable:
    sums: dict[str, _Sum] = {}
    whole = _Sum()
    for line in facts.lines:
        sums.setdefault(line.unit, _Sum()).add(line)
        whole.add(line)
    confirmed = {s.unit: s.confirmed_on for s in facts.signatures if s.confirmed_on}
    rows: list[tuple[Cell, ...]] = []
    for unit, summed in sums.items():
        on = confirmed.get(unit)
        said = short_day(on) if on else _("待确认")
        rows.append(
            (
                unit or _("未分单位"),
                count(summed.people),
                *_cells(summed.figures, summed.leave, kinds),
                said,
            )
        )
    if rows:
        total = _cells(whole.figures, whole.leave, kinds)
        rows.append((_("合计"), count(whole.people), *total, "　"))
    columns = (
        Column(_("单位"), 3.4),
        Column(_("人数"), 1, is_number=True),
        *_figure_columns(kinds),
        Column(_("首席代表确认"), 1.9),
    )
    return PrintedTable(_("分单位汇总"), columns, tuple(rows), _subtitle(facts))


def _people(facts: WeeklyFacts, kinds: Sequence[str]) -> PrintedTable:
    columns = (
        Column(_("单位"), 3),
        Column(_("窗口"), 1.3),
        Column(_("姓名"), 2.2),
        *_figure_columns(kinds),
    )
    rows = tuple(
        (
            line.unit or _("未分单位"),
            window_words(line.window),
            line.name,
            *_cells(_figures(line), dict(line.leave), kinds),
        )
        for line in facts.lines
    )
    return PrintedTable(_("窗口人员明细"), columns, rows, _subtitle(facts), unit_column=0)


def _subtitle(facts: WeeklyFacts) -> str:
    return span_words(facts.from_on, facts.until_on)


_FIRST_FINDING, _AFTER_FINDINGS = 5, 11


def _has_finding(row: Sequence[Cell]) -> bool:
    """Whether a person's row tells of anything that was found: late, early, missing, …."""
    return any(str(cell) != "—" for cell in row[_FIRST_FINDING:_AFTER_FINDINGS])
