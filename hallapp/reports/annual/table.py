"""The whole table of a year, as a screen shows it and as paper and workbook print it."""

from dataclasses import dataclass
from itertools import chain

from hallapp.kernel.printed_table import Cell, Column, PrintedTable
from hallapp.kernel.texts import _, papers
from hallapp.reports.annual.editions import Edition
from hallapp.reports.annual.figures import AnnualFigure, AnnualPart
from hallapp.reports.checking import Check, checks_table


@dataclass(frozen=True)
class AnnualTable:
    """The yearly table (统计表) with its sources and checks.

    Attributes:
        year: Which year.
        edition: By which template.
        parts: The ten parts with their values.
        figures: Every figure of it once, and those that only checks need.
        checks: Each named check and how it ended.
        is_whole: The year is over; until then figures go up to today.
    """

    year: int
    edition: Edition
    parts: tuple[AnnualPart, ...]
    figures: tuple[AnnualFigure, ...]
    checks: tuple[Check, ...]
    is_whole: bool

    @property
    def title(self) -> str:
        """The heading in the language now shown."""
        return _(self.edition.title).format(year=self.year)

    def printed(self) -> tuple[PrintedTable, ...]:
        """Return the table itself, its checks, and the source of every figure; in Chinese.

        What was made in another language is shown as it was made: ask for the table inside
        `papers()` when it is to be printed.
        """
        with papers():
            return (self._table(), checks_table(self.checks), self._sources())

    def _table(self) -> PrintedTable:
        rows = chain.from_iterable(
            ((part.title, line.words, line.cell) for line in part.lines) for part in self.parts
        )
        said = _("{edition}") if self.is_whole else _("{edition}，本年未完，数据截至制表之时")
        return PrintedTable(
            self.title,
            (
                Column(_("部分"), 1.6),
                Column(_("指标名称"), 4),
                Column(_("完成情况"), 1.6),
            ),
            tuple(rows),
            said.format(edition=self.edition.label),
            notes=(signatures(),),
            unit_column=0,
        )

    def _sources(self) -> PrintedTable:
        return PrintedTable(
            _("来源与口径"),
            (
                Column(_("代码"), 1.5),
                Column(_("指标"), 2.2),
                Column(_("数值"), 1),
                Column(_("单位"), 0.7),
                Column(_("来源"), 0.9),
                Column(_("填报人和时间"), 1.5),
                Column(_("口径"), 3.6),
            ),
            tuple(_source_row(each) for each in self.figures),
            _("系统统计的数从本厅记录中算出；手工填报的数以最后一次填报为准"),
        )


def signatures() -> str:
    """Return the line on which the table is signed and sealed."""
    blank = "＿" * 8
    return _("填表单位（盖章）：{blank}　负责人：{blank}　填表人：{blank}").format(blank=blank)


def _source_row(figure: AnnualFigure) -> tuple[Cell, ...]:
    entered = figure.entered
    return (
        figure.indicator.code,
        figure.indicator.label,
        figure.cell,
        figure.indicator.unit_label,
        figure.source.label,
        "" if entered is None else f"{entered.person} {entered.entered_at:%Y-%m-%d}".strip(),
        figure.indicator.definition,
    )
