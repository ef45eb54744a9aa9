"""The tab 今日: what waits on top, one table of the day, and the way to what is posted."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.bulletins.terms import PostingSheet
from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.tab import AttendanceTab
from hallapp.faces.manager.attendance.today.asks import (
    AsksCard,
    Choice,
    ask_lines,
    back_line,
    rest_line,
)
from hallapp.faces.manager.attendance.today.bands import ChoiceBand, WordsForm
from hallapp.faces.manager.attendance.today.deciding import Deciding
from hallapp.faces.manager.attendance.today.head import DayHead
from hallapp.faces.manager.attendance.today.lines import SheetFilter, TodayLine, people_lines
from hallapp.faces.manager.attendance.today.marking import Marking
from hallapp.faces.manager.attendance.today.presenter import TodayPresenter
from hallapp.faces.manager.attendance.today.reading import TodayRead, is_hanging, is_wordless
from hallapp.faces.manager.attendance.today.sheet_card import SheetCard
from hallapp.kernel.clock import zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.wording import sentence

_GAP_PX = 8
_ALL_THERE_IS = 1000
_HEAD_FROM_PX = 300
"""A lower page shows the table, or day, figures and what waits."""
_ASKS_FROM_PX = ((640, 4), (500, 3), (_HEAD_FROM_PX, 1))
"""From which height of the page how many lines wait above the table."""


class TodayTab(AttendanceTab):
    """One day.

    Attributes:
        sheet: The card of the table; None before `begin`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("todayTab")
        self.sheet: SheetCard | None = None
        self.head = DayHead()
        self.asks = AsksCard()
        self.choice = ChoiceBand()
        self.form = WordsForm()
        self._desk: AttendanceDesk | None = None
        self._presenter: TodayPresenter | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 12)
        self._column.setSpacing(_GAP_PX)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.asks)
        self._area.hide()
        self._foot = QWidget()
        self._foot.hide()
        self._shown: TodayRead | None = None
        self._is_waiting = False
        for part in (self.head, self._area, self.choice, self.form):
            # Its least and greatest height hold it; where they differ it gets all there is.
            self._column.addWidget(part, _ALL_THERE_IS if part is self._area else 0)

    @override
    def begin(self, desk: AttendanceDesk) -> None:
        """Show today."""
        self._desk = desk
        self._zone = zone_named(desk.services.hall.zone)
        sheet = self.sheet = SheetCard(desk.paper_jobs)
        self._column.addWidget(sheet, 1)
        self._column.addWidget(self._foot, 1)
        # Now, not with the next event: hidden parts cannot have the keyboard.
        sheet.show()
        presenter = self._presenter = TodayPresenter(self, desk, self)
        self._deciding = Deciding(presenter, self.form, self.choice, desk, self)
        self._deciding.tab_asked.connect(self.tab_asked)
        self._deciding.failed.connect(self.failed)
        self._deciding.left.connect(self.take_keyboard)
        self._marking = Marking(presenter, sheet, self.choice, desk, self)
        self._marking.failed.connect(self.failed)
        self._connect(sheet)
        self.head.begin(desk.today())
        presenter.refresh()

    @override
    def refresh(self) -> None:
        """Ask again."""
        if self._presenter is not None and self._desk is not None:
            self.head.keep_up(self._desk.today())
            self._presenter.refresh()

    @override
    def take_keyboard(self) -> None:
        """Put the keyboard on the table, or on what waits while that is all that is shown."""
        if self._is_waiting:
            self.asks.take_keyboard()
        elif self.sheet is not None:
            self.sheet.take_keyboard()

    @override
    def show_at(self, wanted: object) -> None:
        """Show deviations of today, or a day."""
        if self.sheet is None:
            return
        self.sheet.leave_paper()
        self._set_waiting(is_waiting=False)
        if wanted == SheetFilter.DEVIATIONS.value:
            self.head.go_today()
            self._on_group(SheetFilter.DEVIATIONS)
        elif isinstance(wanted, date):
            self.head.day.setDate(min(wanted, self.head.day.maximumDate().toPython()))  # pyright: ignore[reportArgumentType]

    @override
    def has_unsaved(self) -> bool:
        """Return whether words are typed that were not sent."""
        return self.form.isVisible() and bool(self.form.line.text().strip())

    # What the presenter calls

    def show_day(self, read: TodayRead) -> None:
        """Show a day as it stands; the place in the table stays."""
        sheet, desk = self.sheet, self._desk
        if sheet is None or desk is None:
            return
        was = self._shown
        self._shown = read
        people = people_lines(read)
        is_today = self.head.is_today()
        self.head.show_day(read, people, self._zone)
        sheet.show_day(read, people, self._zone, may_patrol=is_today and self._may_patrol())
        sheet.posting.show_posting(read.posting, self._zone, may_post=desk.may_run)
        self._show_asks()
        if sheet.is_paper_shown() and (was is None or _paper_differs(was, read)):
            self._draw_paper()

    def show_failure(self, error: HallError) -> None:
        """Pass on what did not work; what is shown stays."""
        if self.sheet is not None:
            self.sheet.say_failed(sentence(error))
        self.failed.emit(error)

    def show_printing(self, *, is_printing: bool) -> None:
        """Take no second press while a posting is made."""
        if self.sheet is not None:
            self.sheet.posting.show_printing(is_printing=is_printing)

    def tell(self, words: str) -> None:
        """Pass on what was done."""
        self.told.emit(words)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show fewer lines on top where the page is low: the table needs the room."""
        super().resizeEvent(event)
        self._show_asks()

    # Parts of the above

    def _may_patrol(self) -> bool:
        desk = self._desk
        return desk is not None and desk.may_run and "patrol_desk" in dir(desk.services.more)

    def _show_asks(self) -> None:
        if self._shown is None or self._desk is None:
            return
        asked, now = self._shown.asked, self._desk.services.clock.now()
        most = next((n for from_px, n in _ASKS_FROM_PX if self.height() >= from_px), 0)
        if self._is_waiting:
            most = asked.count
        lines = ask_lines(asked, self._zone, now, most, may_run=self._desk.may_run)
        rest = rest_line(asked, len(lines)) if most else None
        self.asks.show_lines(lines, back_line(asked) if self._is_waiting else rest)
        self._show_parts(asked.count)

    def _show_parts(self, count: int) -> None:
        """Show head, lines and table; where the page is low, the table or the others."""
        if self.sheet is None:
            return
        is_low = self.height() < _HEAD_FROM_PX
        is_free = not is_low and not self.sheet.is_paper_shown()
        self.head.setVisible(self._is_waiting or not is_low)
        self._area.setVisible(self._is_waiting or (bool(count) and is_free))
        high = self.asks.sizeHint().height()
        self._area.setMinimumHeight(1 if self._is_waiting else high)
        self._area.setMaximumHeight(high)
        self.sheet.setVisible(not self._is_waiting)
        self._foot.setVisible(self._is_waiting)
        self.sheet.show_waiting(count if is_low else None)

    def _draw_paper(self) -> None:
        presenter, sheet, read = self._presenter, self.sheet, self._shown
        if presenter is not None and sheet is not None and read is not None:
            day, posting = read.sheet.day, read.posting
            is_anew = posting is None or not is_hanging(posting)
            sheet.posting.show_paper(lambda: presenter.paper_of(day, is_anew=is_anew))

    # What people do

    @Slot(object)
    def _on_day(self, day: date | None) -> None:
        if self._presenter is not None:
            self.choice.hide()
            self.form.hide()
            self._presenter.choose(day)

    @Slot(object)
    def _on_group(self, group: SheetFilter) -> None:
        if self.sheet is not None:
            self.sheet.leave_paper()
            if self._is_waiting:
                self._set_waiting(is_waiting=False)
            self.sheet.choose(group)
            self.head.show_group(group)

    @Slot(object)
    def _on_segment(self, group: SheetFilter) -> None:
        self.head.show_group(group)

    @Slot()
    def _on_paper(self) -> None:
        if self.sheet is not None and self._shown is not None:
            self.sheet.show_paper()
            self._show_asks()
            self._draw_paper()

    @Slot()
    def _on_paper_left(self) -> None:
        self._show_asks()
        self.take_keyboard()

    @Slot(str)
    def _on_post(self, reason: str) -> None:
        if self._presenter is not None and self.sheet is not None and self._is_sure():
            self._presenter.post_and_print(reason, self._on_not_posted)

    def _is_sure(self) -> bool:
        """Ask once before a sheet is posted that says nothing of anybody yet."""
        desk, posting = self._desk, None if self._shown is None else self._shown.posting
        if desk is None or posting is None or not desk.may_run or is_hanging(posting):
            return True
        if not is_wordless(posting):
            return True
        return desk.door.confirm(
            _("现在还没有人有结论，仍要张贴？"),
            _("贴出去的每一行都没有结论。之后再张贴，要写明为什么补充公示。"),
            _("仍要张贴"),
        )

    def _on_not_posted(self, error: HallError) -> None:
        if self.sheet is not None:
            self.sheet.posting.refuse(error)

    @Slot()
    def _on_waiting(self) -> None:
        self._set_waiting(is_waiting=True)

    @Slot(object, object)
    def _on_ask(self, choice: Choice, about: object) -> None:
        if choice in {Choice.ALL, Choice.BACK}:
            self._set_waiting(is_waiting=choice is Choice.ALL)
        else:
            self._deciding.press(choice, about)

    def _set_waiting(self, *, is_waiting: bool) -> None:
        """Show all that waits in place of the table, or the table again."""
        self._is_waiting = is_waiting
        self._show_asks()
        self.take_keyboard()

    @Slot(object)
    def _on_opened(self, line: TodayLine) -> None:
        if line.row is not None and self._shown is not None:
            self.tab_asked.emit("month", (UUID(line.key), self._shown.sheet.day))

    def _connect(self, sheet: SheetCard) -> None:
        self.head.day_chosen.connect(self._on_day)
        self.head.group_chosen.connect(self._on_group)
        sheet.group_chosen.connect(self._on_segment)
        sheet.paper_asked.connect(self._on_paper)
        sheet.posting.post_asked.connect(self._on_post)
        sheet.posting.left.connect(self._on_paper_left)
        sheet.table.row_opened.connect(self._on_opened)
        sheet.waiting_asked.connect(self._on_waiting)
        sheet.again_asked.connect(self.refresh)
        self.asks.pressed.connect(self._on_ask)


def _paper_differs(before: TodayRead, now: TodayRead) -> bool:
    if before.sheet.day != now.sheet.day:
        return True
    if before.posting is None or now.posting is None:
        return before.sheet != now.sheet
    # A paper that hangs says so: it is another one, though its lines are the same.
    return _paper_facts(before.posting) != _paper_facts(now.posting)


def _paper_facts(posting: PostingSheet) -> tuple[object, ...]:
    return posting.digest, posting.version, posting.differs
