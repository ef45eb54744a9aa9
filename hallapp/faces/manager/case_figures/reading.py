"""What is read for the tab 统计, and how it stands in tables; no widgets."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from hallapp.cases.tally import CountedCaseRow, Grouping, Span
from hallapp.faces.manager.case_figures.services import figures_of_hall
from hallapp.faces.manager.case_figures.share_delegate import SHARE_ROLE
from hallapp.faces.manager.cases.services import CasesServices
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import RIGHT, Column
from hallapp.reports.annual.figures import AnnualFigure
from hallapp.reports.annual.indicators import Source
from hallapp.reports.annual.table import AnnualTable
from hallapp.reports.case_checks import sum_check
from hallapp.reports.case_definitions import FigureForm
from hallapp.reports.case_figures import CaseFigure
from hallapp.reports.case_sheet import CaseFigureSheet
from hallapp.reports.checking import Check, Outcome

_ORDER = (Outcome.DIFFERS, Outcome.UNKNOWN, Outcome.ASKS, Outcome.AGREES)


@dataclass(frozen=True)
class FiguresRead:
    """The figures of a period with those of its groups.

    Attributes:
        checks: Those of the period, and that the groups add up to it.
    """

    whole: CaseFigureSheet
    grouping: Grouping
    groups: tuple[CaseFigureSheet, ...]
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class GroupLine:
    """One figure of one group beside the others of its column.

    Attributes:
        share: How much of the largest it is, from 0 to 1; None where nothing can be said.
    """

    key: object
    name: str
    figure: CaseFigure
    share: float | None
    among: tuple[Grouping, UUID | None] | None
    span: Span


@dataclass(frozen=True)
class AnnualRow:
    """A figure of the yearly table, or the heading of a part.

    Attributes:
        figure: None for a heading.
    """

    key: str
    words: str
    figure: AnnualFigure | None = None


def read_figures(services: CasesServices, span: Span, grouping: Grouping) -> FiguresRead:
    """Read the figures of a period."""
    figures = figures_of_hall(services)
    whole = figures.of_period(span.start, span.end)
    groups = figures.by(span.start, span.end, grouping)
    counted = [each.group for each in groups if each.group is not None]
    summed = sum_check(grouping, whole.tally, counted)
    return FiguresRead(whole, grouping, groups, (*whole.checks, summed))


def read_cases(
    services: CasesServices,
    code: str,
    span: Span,
    among: tuple[Grouping, UUID | None] | None,
) -> tuple[CountedCaseRow, ...]:
    """Read the cases that a figure counts."""
    return figures_of_hall(services).counted(code, span.start, span.end, among)


def busy_groups(read: FiguresRead) -> list[CaseFigureSheet]:
    """Return the groups to be told apart: a department without business would say nothing."""
    if read.grouping is not Grouping.UNIT:
        return list(read.groups)
    return [sheet for sheet in read.groups if sheet.tally.is_busy]


def idle_words(read: FiguresRead) -> str:
    """Return how many departments had no business; nothing where all had."""
    busy = busy_groups(read)
    if not busy:
        return _("这个期间没有办件，换一个期间看看。")
    idle = len(read.groups) - len(busy)
    return _("另有 {count} 个部门没有业务").format(count=idle) if idle else ""


def group_lines(read: FiguresRead, code: str) -> list[GroupLine]:
    """Return a figure of each group, in the order in which groups come."""
    found = [(sheet, sheet.figure(code)) for sheet in busy_groups(read)]
    largest = max((float(each.value or 0) for _sheet, each in found), default=0.0)
    lines: list[GroupLine] = []
    for number, (sheet, figure) in enumerate(found):
        group = sheet.group
        key = None if group is None else group.key
        among = None if read.grouping is Grouping.MONTH else (read.grouping, key)
        share = _share(figure, largest)
        lines.append(GroupLine(number, sheet.name, figure, share, among, sheet.span))
    return lines


def _share(figure: CaseFigure, largest: float) -> float | None:
    if figure.value is None:
        return None
    if figure.definition.form is FigureForm.SHARE:
        return max(0.0, float(figure.value))
    return float(figure.value) / largest if largest > 0 else 0.0


def annual_rows(table: AnnualTable) -> list[AnnualRow]:
    """Return the yearly table line by line, figures that only checks need at its end."""
    rows: list[AnnualRow] = []
    shown: set[str] = set()
    for number, part in enumerate(table.parts):
        if part.title:
            rows.append(AnnualRow(f"part {number}", part.title))
        for line in part.lines:
            for figure in line.figures:
                words = line.words if len(line.figures) == 1 else figure.indicator.label
                rows.append(AnnualRow(figure.indicator.code, words, figure))
                shown.add(figure.indicator.code)
    further = [each for each in table.figures if each.indicator.code not in shown]
    if further:
        rows.append(AnnualRow("further", _("不印在表内，只用来核对")))
        rows += [AnnualRow(each.indicator.code, each.indicator.label, each) for each in further]
    return rows


def ordered(checks: Sequence[Check]) -> list[Check]:
    """Return checks, those that need somebody first."""
    return sorted(checks, key=lambda check: _ORDER.index(check.outcome))


def checks_words(checks: Sequence[Check]) -> str:
    """Return how the checks ended, in a calm sentence."""
    differing = [each for each in checks if each.outcome is Outcome.DIFFERS]
    if differing:
        said = _("{count} 项核对不符：{names}")
        names = _("、").join(each.name for each in differing)
        return said.format(count=len(differing), names=names)
    open_ones = sum(each.outcome is not Outcome.AGREES for each in checks)
    if open_ones:
        return _("{count} 项核对里，{open} 项要看一看").format(count=len(checks), open=open_ones)
    return _("{count} 项核对，都相符").format(count=len(checks))


def figure_columns() -> list[Column[CaseFigure]]:
    """Return the columns of all figures of the hall."""
    return [
        Column(_("指标"), _label, tip=_definition, width_px=0),
        Column(_("数值"), _words, align=RIGHT, bold=True, width_px=112),
        Column(_("单位"), _unit, tone=lambda _row: "muted", width_px=70),
    ]


def group_columns(grouping: Grouping) -> list[Column[GroupLine]]:
    """Return the columns of one figure by group."""
    return [
        Column(grouping.heading, lambda line: line.name, tip=lambda line: line.name, width_px=0),
        Column(_("数值"), lambda line: line.figure.words, align=RIGHT, bold=True, width_px=104),
        Column(
            _("分子 / 分母"),
            lambda line: line.figure.fraction,
            align=RIGHT,
            tone=lambda _line: "muted",
            width_px=104,
        ),
        Column("", lambda _line: "", width_px=150, extra={SHARE_ROLE: lambda line: line.share}),
    ]


def case_columns() -> list[Column[tuple[int, CountedCaseRow]]]:
    """Return the columns of cases that a figure counts; one may be counted twice."""
    return [
        Column(_("日期"), lambda line: line[1].on.isoformat(), width_px=110),
        Column(_("受理编号"), lambda line: line[1].case_number, width_px=190),
        Column(_("事项"), _item, tip=_item, width_px=0),
        Column(_("部门"), lambda line: line[1].unit, tip=lambda line: line[1].unit, width_px=200),
    ]


def annual_columns() -> list[Column[AnnualRow]]:
    """Return the columns of the yearly table."""
    return [
        Column(_("指标"), lambda row: row.words, tip=lambda row: row.words, width_px=0),
        Column(_("完成情况"), _value, align=RIGHT, bold=True, tone=_value_tone, width_px=116),
        Column(_("来源"), _source, tone=lambda _row: "muted", width_px=92),
    ]


def heading_of(row: AnnualRow) -> str:
    """Return what a heading says; nothing for a figure."""
    return row.words if row.figure is None else ""


def definition_words(figure: CaseFigure) -> str:
    """Return what a figure says, in one line."""
    named = figure.definition.label
    if figure.definition.unit_label:
        named = f"{named}（{figure.definition.unit_label}）"
    return _("{figure}：{definition}").format(figure=named, definition=figure.definition.definition)


def _item(line: tuple[int, CountedCaseRow]) -> str:
    return line[1].item_name


def _label(figure: CaseFigure) -> str:
    return figure.definition.label


def _definition(figure: CaseFigure) -> str:
    return figure.definition.definition


def _words(figure: CaseFigure) -> str:
    return figure.words


def _unit(figure: CaseFigure) -> str:
    return figure.definition.unit_label


def _value(row: AnnualRow) -> str:
    return "" if row.figure is None else row.figure.bare_words


def _value_tone(row: AnnualRow) -> str:
    return "muted" if row.figure is not None and row.figure.value is None else ""


def _source(row: AnnualRow) -> str:
    return "" if row.figure is None else row.figure.source.label


def is_hand(figure: AnnualFigure) -> bool:
    """Return whether a person has to enter a figure."""
    return figure.source is not Source.HALL
