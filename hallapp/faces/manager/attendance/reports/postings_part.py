"""Postings of days (一日一公示): what hangs, and what was posted before."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from hallapp.bulletins.terms import PostingSheet
from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.reports.list_card import ListCard
from hallapp.faces.manager.attendance.reports.paper_view import PaperSource, PaperView
from hallapp.faces.manager.attendance.reports.part import ReportPart
from hallapp.faces.manager.attendance.reports.period import Period, day_text
from hallapp.faces.manager.attendance.reports.services import ReportHall
from hallapp.faces.manager.words import day_words
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.wording import sentence

_DAYS = 31


@dataclass(frozen=True)
class PostedDay:
    """A day, and what was posted of it.

    Attributes:
        sheet: None while nothing was posted.
        hangs: It is the latest posting: what hangs now.
    """

    day: date
    sheet: PostingSheet | None
    hangs: bool


class PostingsPart(ReportPart):
    """The last month day by day; Enter shows the paper as it hung."""

    def __init__(self) -> None:
        super().__init__("postingsPart")
        self._until: date | None = None
        self.model = RowTableModel[PostedDay](self._columns(), _key, parent=self)
        self.table = RowTableView(self.model, _("每日公示"))
        self.table.setObjectName("postingList")
        self.card = ListCard("posting", self.table)
        self.paper = KeyButton(_("看公示"), look="primary")
        self.today = KeyButton(_("到今日页公示"), "F8")
        self.earlier = KeyButton(_("更早"))
        self.later = KeyButton(_("更近"))
        self.back = KeyButton(_("返回列表"), "Esc")
        self.view: PaperView | None = None
        self.card.add_keys((self.earlier, self.later), pushed=(self.today, self.paper))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.card, 1)
        self._connect()

    @override
    def begin(self, desk: AttendanceDesk, period: Period) -> None:
        """Make the view of papers, hidden until one is asked for."""
        self._until = desk.today()
        view = self.view = PaperView(desk.paper_jobs)
        view.head.add(self.back)
        view.told.connect(self.told)
        view.failed.connect(self.failed)
        view.hide()
        self._column.addWidget(view, 1)
        super().begin(desk, period)

    @override
    def refresh(self) -> None:
        """Read the days again."""
        self.look(partial(_posted, until=self._until or self.desk.today()), self._show)

    @override
    def show_unread(self, error: HallError) -> None:
        """Say why nothing could be read, where nothing was read before."""
        self.card.say_unread(sentence(error))
        super().show_unread(error)

    @override
    def take_keyboard(self) -> None:
        """Put the keyboard on the list, or on the paper."""
        if self.view is not None and not self.view.isHidden():
            self.view.take_keyboard()
        else:
            self.card.take_keyboard()

    def _show(self, days: tuple[PostedDay, ...]) -> None:
        self.model.show_rows(days)
        hanging = next((each for each in days if each.hangs), None)
        state = _("现在张贴的是 {day} 的公示。")
        if hanging is not None:
            self.card.say(_("每日公示"), state.format(day=day_text(hanging.day)))
        else:
            self.card.say(_("每日公示"), _("这些天没有公示过。公示在“今日”里做。"))
        self.card.settle(is_empty=not days)
        self.later.setEnabled(self._until is not None and self._until < self.desk.today())
        self._on_selected(self.table.selected_row())

    @Slot(object)
    def _on_selected(self, row: PostedDay | None) -> None:
        self.paper.setEnabled(row is not None and row.sheet is not None)

    @Slot()
    def _on_paper(self) -> None:
        row: PostedDay | None = self.table.selected_row()
        if row is None or row.sheet is None or self.view is None:
            return
        day = row.day
        title = _("一日一公示，{day}").format(day=day_text(day))
        source = PaperSource(
            (day, row.sheet.version),
            f"daily-{day.isoformat()}",
            title,
            lambda hall, form: hall.papers.daily(day, form),
            ("pdf", "xlsx"),
        )
        self.card.hide()
        self.view.show()
        self.view.show_paper(self.desk, source)
        self.view.take_keyboard()

    @Slot()
    def _on_back(self) -> None:
        if self.view is not None:
            self.view.hide()
        self.card.show()
        self.card.take_keyboard()

    @Slot()
    def _on_today(self) -> None:
        row: PostedDay | None = self.table.selected_row()
        self.tab_asked.emit("today", self.desk.today() if row is None else row.day)

    @Slot()
    def _on_earlier(self) -> None:
        self._move(-_DAYS)

    @Slot()
    def _on_later(self) -> None:
        self._move(_DAYS)

    def _move(self, days: int) -> None:
        until = (self._until or self.desk.today()) + timedelta(days=days)
        self._until = min(until, self.desk.today())
        self.refresh()

    def _connect(self) -> None:
        self.card.read_again.connect(self.refresh)
        self.table.row_selected.connect(self._on_selected)
        self.table.row_opened.connect(self._on_paper)
        pressed = (
            (self.paper, self._on_paper),
            (self.today, self._on_today),
            (self.earlier, self._on_earlier),
            (self.later, self._on_later),
            (self.back, self._on_back),
        )
        for key, slot in pressed:
            key.clicked.connect(slot)

    def _columns(self) -> list[Column[PostedDay]]:
        return [
            Column(_("日期"), lambda row: day_words(row.day), bold=True, width_px=220),
            Column(_("公示"), _state, tone=_tone, width_px=150),
            Column(_("版本"), _version, align=RIGHT, width_px=60),
            Column(_("有情况"), _notable, align=RIGHT, width_px=80),
            Column(_("张贴时间"), self._when, width_px=120),
            Column(_("张贴人"), _who, width_px=130),
            Column(_("补充原因"), _why, tip=_why, width_px=0),
        ]

    def _when(self, row: PostedDay) -> str:
        return "" if row.sheet is None else self.moment(row.sheet.posted_at)


def _posted(hall: ReportHall, until: date) -> tuple[PostedDay, ...]:
    hanging = hall.postings.hanging()
    found: list[PostedDay] = []
    for back in range(_DAYS):
        day = until - timedelta(days=back)
        hangs = hanging is not None and hanging.day == day
        found.append(PostedDay(day, hall.postings.posted(day), hangs))
    return tuple(found)


def _key(row: PostedDay) -> object:
    return row.day


def _state(row: PostedDay) -> str:
    if row.sheet is None:
        return _("没有公示")
    return _("正在张贴") if row.hangs else _("已公示")


def _tone(row: PostedDay) -> str:
    if row.sheet is None:
        return "muted"
    return "normal" if row.hangs else ""


def _version(row: PostedDay) -> str:
    return "" if row.sheet is None else str(row.sheet.version)


def _notable(row: PostedDay) -> str:
    if row.sheet is None:
        return ""
    return str(sum(each.is_notable for each in row.sheet.rows)) if row.sheet.rows else ""


def _who(row: PostedDay) -> str:
    return "" if row.sheet is None else row.sheet.posted_by_name


def _why(row: PostedDay) -> str:
    return "" if row.sheet is None else row.sheet.reason
