"""Figures of cases as a sheet: for the manager's screen, as paper and as a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hallapp.cases.tally import CaseTally, Grouping, GroupTally, Span
from hallapp.kernel.printed_table import Cell, Column, PrintedTable
from hallapp.kernel.texts import _
from hallapp.reports.case_definitions import DEFINITIONS
from hallapp.reports.case_figures import CaseFigure, figures_of
from hallapp.reports.checking import Check, checks_table

_COUNTED = (
    "received", "accepted", "rejected", "given_back", "carried_in", "done", "at_once", "early",
    "on_time", "late", "pending", "early_rate", "on_time_rate",
)  # fmt: skip
_WEIGHED = (
    "done", "instant_cases", "saved_promise", "saved_law", "average_days", "halted_days",
    "late_by_law", "issued", "paid",
)  # fmt: skip


@dataclass(frozen=True)
class CaseFigureSheet:
    """The figures of one span of days, of the hall or of one group.

    Attributes:
        name: The hall's span in words, or the name of the group.
        span: The days, the last not included.
        tally: What was counted.
        checks: Each named check and how it ended; none for a group.
        group: The group and its key; None for the whole hall.
        is_over: The span has ended; until then its figures go up to today.
    """

    name: str
    span: Span
    tally: CaseTally
    checks: tuple[Check, ...] = ()
    group: GroupTally | None = None
    is_over: bool = True

    @property
    def figures(self) -> tuple[CaseFigure, ...]:
        """Every figure, in the order in which lists show them."""
        return figures_of(self.tally)

    def figure(self, code: str) -> CaseFigure:
        """Return one figure by its code."""
        return figures_of(self.tally, (code,))[0]


def case_tables(
    whole: CaseFigureSheet,
    grouping: Grouping,
    groups: Sequence[CaseFigureSheet],
    before: CaseFigureSheet | None = None,
) -> tuple[PrintedTable, ...]:
    """Return the tables of a report: two by group, all figures, checks, definitions.

    Args:
        whole: Of the hall.
        grouping: By what the groups were told apart.
        groups: Each of them.
        before: Of the month or year before; None where the hall had no cases then.
    """
    said = {"span": whole.span.words, "grouping": grouping.label}
    counted = _("{span}办件统计（{grouping}）").format(**said)
    weighed = _("{span}办件效率（{grouping}）").format(**said)
    busy = [each for each in groups if grouping is not Grouping.UNIT or each.tally.is_busy]
    idle = [each.name for each in groups if each not in busy]
    notes = (_without_business(idle),) if idle else ()
    return (
        replace(_grouped(grouping, whole, busy, _COUNTED), title=counted, notes=notes),
        replace(_grouped(grouping, whole, busy, _WEIGHED), title=weighed),
        _whole(whole, before),
        checks_table(whole.checks),
        definitions_table(),
    )


def definitions_table() -> PrintedTable:
    """Return what every figure means; the last page of a report and the help on screen."""
    rows = [(each.label, each.unit_label or "%", each.definition) for each in DEFINITIONS]
    return PrintedTable(
        _("指标口径"),
        (Column(_("指标"), 1.6), Column(_("单位"), 0.6), Column(_("口径"), 5)),
        tuple(rows),
        _("期间从首日 0 时到末日 24 时；分母为 0 时印“—”，不印 0%。办结时的数定下以后不再改动。"),
    )


def _whole(sheet: CaseFigureSheet, before: CaseFigureSheet | None) -> PrintedTable:
    """Return every figure of the hall beside the span before, with what was divided by what."""
    earlier = figures_of(CaseTally()) if before is None else before.figures
    rows = [
        (
            now.definition.label,
            now.definition.unit_label or "%",
            now.cell,
            None if before is None or now.definition.is_of_today else then.cell,
            None if before is None else now.change_from(then),
            now.fraction,
        )
        for now, then in zip(sheet.figures, earlier, strict=True)
    ]
    return PrintedTable(
        _("{span}全厅指标").format(span=sheet.span.words),
        (
            Column(_("指标"), 2.4),
            Column(_("单位"), 0.9),
            Column(sheet.span.words, 1.2, is_number=True),
            Column(sheet.span.before().words, 1.2, is_number=True),
            Column(_("增减"), 1, is_number=True),
            Column(_("分子 / 分母"), 1.8, is_number=True),
        ),
        tuple(rows),
        _("百分数的增减为百分点"),
    )


def _grouped(
    grouping: Grouping,
    whole: CaseFigureSheet,
    groups: Sequence[CaseFigureSheet],
    codes: tuple[str, ...],
) -> PrintedTable:
    """Return a line for each group under the line of the whole hall."""
    names = [each.definition.label for each in figures_of(whole.tally, codes)]
    rows = [_row(_("全厅"), whole, codes), *(_row(each.name, each, codes) for each in groups)]
    return PrintedTable(
        "",
        (Column(grouping.heading, 3), *(Column(name, 1, is_number=True) for name in names)),
        tuple(rows),
        "" if whole.is_over else _("期间未完，数据截至制表之时"),
    )


def _without_business(names: Sequence[str]) -> str:
    """Name the departments that had no case: a line of noughts for each would say less."""
    said = _("没有业务的部门（{count} 个）：{names}")
    return said.format(count=len(names), names=_("、").join(names))


def _row(name: str, sheet: CaseFigureSheet, codes: tuple[str, ...]) -> tuple[Cell, ...]:
    return (name, *(each.cell for each in figures_of(sheet.tally, codes)))
