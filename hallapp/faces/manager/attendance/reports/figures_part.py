"""Figures of the period: each says how it is counted, and opens what it counts."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout
from typing_extensions import override

from hallapp.assessment.terms import EvidenceSort
from hallapp.bulletins.terms import (
    BulletinSort,
    CaseCounts,
    Evidence,
    FigureCode,
    FigureLine,
    MonthFigures,
    WeekFigures,
)
from hallapp.faces.manager.attendance.reports.evidence import EvidenceAsked
from hallapp.faces.manager.attendance.reports.list_card import ListCard
from hallapp.faces.manager.attendance.reports.part import ReportPart
from hallapp.faces.manager.attendance.reports.period import Period
from hallapp.faces.manager.attendance.reports.services import ReportHall
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.segments import Segments
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.wording import sentence

_SEARCH_PX = 250
_CODES = tuple(FigureCode)
_FIRST = 3
"""Columns before the figures: name, unit, window."""
_NUMBER_PX = 62
_UNITS, _PEOPLE, _CASES = 0, 1, 2


@dataclass(frozen=True)
class FigureRead:
    """Figures as they are shown.

    Attributes:
        is_frozen: They are those that the bulletin was drafted from.
        cases: Cases of the hall and of units; none in a week, or where the hall keeps none.
    """

    figures: WeekFigures
    is_frozen: bool
    cases: tuple[CaseCounts, ...] = ()


class FiguresPart(ReportPart):
    """One table, by unit or by person; arrows move from figure to figure, Enter opens one."""

    def __init__(self) -> None:
        super().__init__("figuresPart")
        self._read: FigureRead | None = None
        self.lines = RowTableModel[FigureLine](_columns(), _line_key, parent=self)
        self.table = RowTableView(self.lines, _("考勤数字"))
        self.table.setObjectName("figureList")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.case_lines = RowTableModel[CaseCounts](_case_columns(), _case_key, parent=self)
        self.case_table = RowTableView(self.case_lines, _("办件数字"))
        self.case_table.setObjectName("caseFigureList")
        self.card = ListCard("figures", self.table)
        self.segments = Segments(_("按什么看"), [_("单位"), _("人员"), _("办件")])
        self.search = SearchField(_("找单位、姓名"))
        self.search.setFixedWidth(_SEARCH_PX)
        self._build()

    @override
    def refresh(self) -> None:
        """Read the figures again."""
        self.look(partial(_figures, period=self.period), self._show)

    @override
    def show_unread(self, error: HallError) -> None:
        """Say why nothing could be read, where nothing was read before."""
        self.card.say_unread(sentence(error))
        super().show_unread(error)

    @override
    def take_keyboard(self) -> None:
        """Put the keyboard on the table."""
        if self.segments.number() == _CASES:
            self.case_table.setFocus()
        else:
            self.card.take_keyboard()

    def _show(self, read: FigureRead) -> None:
        self._read = read
        self.segments.segment(_CASES).setVisible(bool(read.cases))
        if not read.cases and self.segments.number() == _CASES:
            self.segments.choose(_UNITS)
        self._fill()

    def _fill(self) -> None:
        read = self._read
        if read is None:
            return
        figures, number = read.figures, self.segments.number()
        lines = figures.people if number == _PEOPLE else figures.units
        self.lines.show_rows((figures.total, *lines) if lines else ())
        self.case_lines.show_rows(read.cases)
        for column in range(1, _FIRST):
            self.table.setColumnHidden(column, number != _PEOPLE)
        state = _("这是起草时定下来的数字。") if read.is_frozen else _("这是现在的数字，还会变。")
        if number != _CASES:
            state += _("出勤、旷工、请假、公出、待确认按天，其余按次。")
        self.card.say(_("汇总数字") if number != _CASES else _("办件数字"), state, self._said())
        empty = _("这一期没有人的考勤记录。")
        self.card.settle(is_empty=not lines, nothing=empty)
        if number == _CASES:
            self.card.show_page(self.case_table)
        self._say_definition()

    # What a figure says

    def asked(self) -> EvidenceAsked | None:
        """Return what the figure under the keyboard counts; None where there is none."""
        index, read = self.table.currentIndex(), self._read
        line, place = self.lines.row_at(index), index.column() - _FIRST
        if read is None or line is None or not 0 <= place < len(_CODES):
            return None
        figure = line.figures[_CODES[place]]
        title = _("{who} {figure} {count}").format(
            who=line.name or _("全大厅"),
            figure=_heading(figure.code),
            count=figure_text(figure.code, figure.value),
        )
        if not figure.value:
            return EvidenceAsked(title, figure.definition, ())
        duty = read.figures
        proof = Evidence(figure.evidence, figure.ids, duty.from_on, duty.until_on)
        return EvidenceAsked(title, figure.definition, (proof,))

    def _said(self) -> str:
        asked = self.asked() if self.segments.number() != _CASES else None
        if asked is None:
            return _("用方向键走到一个数字上，这里说明怎么算；按回车看它数的是哪些。")
        return asked.definition

    @Slot(QModelIndex, QModelIndex)
    def _on_moved(self, _now: QModelIndex, _was: QModelIndex) -> None:
        self._say_definition()

    def _say_definition(self) -> None:
        self.card.foot.setText(self._said())
        self.card.foot.show()

    @Slot(object)
    def _on_opened(self, _line: FigureLine) -> None:
        asked = self.asked()
        if asked is not None and asked.items:
            self.part_asked.emit("evidence", asked)

    @Slot(object)
    def _on_case_opened(self, row: CaseCounts) -> None:
        read = self._read
        if read is None or not row.late_ids:
            return
        proof = Evidence(
            EvidenceSort.CASE, row.late_ids, read.figures.from_on, read.figures.until_on
        )
        title = _("{who} 超期办件 {count}").format(who=row.name or _("全大厅"), count=row.late)
        self.part_asked.emit("evidence", EvidenceAsked(title, "", (proof,)))

    @Slot(int)
    def _on_chosen(self, _number: int) -> None:
        self._fill()

    def _build(self) -> None:
        self.card.add_keys((self.segments, self.search))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.card, 1)
        self.card.add_page(self.case_table)
        self.segments.chosen.connect(self._on_chosen)
        self.card.read_again.connect(self.refresh)
        self.search.typed.connect(self.lines.set_filter)
        self.search.left_downwards.connect(self.take_keyboard)
        self.table.row_opened.connect(self._on_opened)
        self.case_table.row_opened.connect(self._on_case_opened)
        self.table.selectionModel().currentChanged.connect(self._on_moved)


def _figures(hall: ReportHall, period: Period) -> FigureRead:
    """Return the figures of a period: those of its bulletin, else those of now."""
    bulletins = hall.bulletins
    row = bulletins.worklist(period.sort, period.day).bulletin
    if period.sort is BulletinSort.WEEKLY:
        week = bulletins.week(period.day) if row is None else bulletins.frozen_week(row.id)
        return FigureRead(week, row is not None)
    month: MonthFigures = (
        bulletins.month(period.day) if row is None else bulletins.frozen_month(row.id)
    )
    whole = () if month.cases is None else (month.cases,)
    return FigureRead(month.duty, row is not None, (*whole, *month.cases_by_unit))


def _columns() -> list[Column[FigureLine]]:
    named = [
        Column[FigureLine](_("单位、姓名"), _name, tip=_name, bold=True, width_px=190),
        Column[FigureLine](_("所在单位"), lambda row: row.department, width_px=180),
        Column[FigureLine](_("窗口"), _window, align=RIGHT, width_px=56),
    ]
    return [*named, *(_figure_column(code) for code in _CODES)]


def _figure_column(code: FigureCode) -> Column[FigureLine]:
    def text(row: FigureLine) -> str:
        return figure_text(code, row[code])

    def tone(row: FigureLine) -> str:
        return "" if row[code] else "muted"

    def tip(_row: FigureLine) -> str:
        return code.definition

    return Column(code.label, text, align=RIGHT, tip=tip, tone=tone, width_px=_NUMBER_PX)


def _heading(code: FigureCode) -> str:
    """Return a heading with what it counts in, as the paper has it."""
    if code.is_half_days:
        return _("{figure}（天）").format(figure=code.label)
    return _("{figure}（次）").format(figure=code.label)


def figure_text(code: FigureCode, value: int) -> str:
    """Return a figure as the paper prints it: half days as days, a dash for none."""
    if not value:
        return "–"
    if not code.is_half_days:
        return str(value)
    whole, rest = divmod(value, 2)
    return f"{whole}.5" if rest else str(whole)


def _name(row: FigureLine) -> str:
    return row.name or _("全大厅")


def _window(row: FigureLine) -> str:
    return "" if row.window_number is None else str(row.window_number)


def _line_key(row: FigureLine) -> object:
    return row.person_id, row.department_id, row.window_id, row.name


def _case_columns() -> list[Column[CaseCounts]]:
    return [
        Column(_("单位"), lambda row: row.name or _("全大厅"), bold=True, width_px=0),
        Column(_("收件"), lambda row: str(row.received), align=RIGHT, width_px=72),
        Column(_("受理"), lambda row: str(row.accepted), align=RIGHT, width_px=72),
        Column(_("办结"), lambda row: str(row.done), align=RIGHT, width_px=72),
        Column(_("当场办结"), lambda row: str(row.at_once), align=RIGHT, width_px=90),
        Column(_("提前"), lambda row: str(row.early), align=RIGHT, width_px=72),
        Column(_("按期"), lambda row: str(row.on_time), align=RIGHT, width_px=72),
        Column(_("超期"), lambda row: str(row.late), align=RIGHT, tone=_late_tone, width_px=72),
        Column(_("在办"), lambda row: str(row.pending), align=RIGHT, width_px=72),
    ]


def _late_tone(row: CaseCounts) -> str:
    return "late" if row.late else "muted"


def _case_key(row: CaseCounts) -> object:
    return row.name
