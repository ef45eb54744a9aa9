"""The whole table of a year, as a screen shows it and as paper and workbook print it."""

from dataclasses import dataclass
from datetime import tzinfo
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
        zone: Of the hall; days on which figures were entered are its days.
    """

    year: int
    edition: Edition
    parts: tuple[AnnualPart, ...]
    figures: tuple[AnnualFigure, ...]
    checks: tuple[Check, ...]
    is_whole: bool
    zone: tzinfo

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
                Column(_("完成情况"), 1.8),
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
                Column(_("指标"), 2.5),
                Column(_("数值"), 0.9, is_number=True),
                Column(_("单位"), 0.9),
                Column(_("来源"), 1.5),
                Column(_("口径"), 3.4),
                Column(_("代码"), 2.3),
            ),
            tuple(map(self._source_row, self.figures)),
            _("系统统计的数从本厅记录中算出；手工填报的数以最后一次填报为准"),
        )

    def _source_row(self, figure: AnnualFigure) -> tuple[Cell, ...]:
        return (
            figure.indicator.label,
            None if figure.value is None else figure.cell,
            figure.indicator.unit_label,
            self._said_by(figure),
            figure.indicator.definition,
            figure.indicator.code,
        )

    def _said_by(self, figure: AnnualFigure) -> str:
        if figure.entered is None:
            return figure.source.label
        on = figure.entered.entered_at.astimezone(self.zone).date()
        said = _("{source}，{person} {day}") if figure.entered.person else _("{source}，{day}")
        return said.format(source=figure.source.label, person=figure.entered.person, day=on)


def signatures() -> str:
    """Return the line on which the table is signed and sealed."""
    blank = "＿" * 8
    return _("填表单位（盖章）：{blank}　负责人：{blank}　填表人：{blank}").format(blank=blank)
