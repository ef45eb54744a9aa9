"""The card of the table: what is shown, the round, and the way to the posting."""

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.attendance.today import columns
from hallapp.faces.manager.attendance.today.lines import SheetFilter, TodayLine, grouped, running
from hallapp.faces.manager.attendance.today.posting_panel import PostingPanel
from hallapp.faces.manager.attendance.today.reading import TodayRead
from hallapp.faces.manager.attendance.today.table import SpanHeader, TodayModel, TodayTable
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.patrols.terms import RoundColumn, RoundState
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.key_button import KeyButton

_GROUPS = (SheetFilter.ALL, SheetFilter.DEVIATIONS, SheetFilter.UNSEEN)
_TABLE, _EMPTY, _LOW_EMPTY = 0, 1, 2
_SHEET, _PAPER = 0, 1
_ROOMY_FROM_PX, _HINTS_FROM_PX = 800, 1120
_LOW_BELOW_PX = 260
_NOTE_PX = 120
"""With less room than this for the note, it is left to the tips."""


class SheetCard(QFrame):
    """Shows people and their day, or the posting in its place.

    Signals:
        group_chosen: A segment was pressed; carries the `SheetFilter`.
        round_pressed: A round is to begin or to end.
        paper_asked: The posting is to be seen.
        waiting_asked: What waits is to be seen, where it has no room above.
        again_asked: The day could not be read and is to be asked for again.
    """

    group_chosen = Signal(object)
    round_pressed = Signal()
    paper_asked = Signal()
    waiting_asked = Signal()
    again_asked = Signal()

    def __init__(self, paper_jobs: Jobs) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setObjectName("sheetCard")
        self._title = words(_("一日一公示"), "title")
        self.segments = Segments(_("只看"), [_word(group, 0) for group in _GROUPS])
        self.segments.setObjectName("sheetFilter")
        self._hint = words(_("空格 在岗　1 空岗　2 B岗　3 纪律　4 着装"), "muted")
        self.round = KeyButton("", "F6")
        self.round.setObjectName("roundButton")
        self.waiting = KeyButton("", "F7")
        self.waiting.setObjectName("openWaiting")
        self.preview_button = KeyButton(_("看公示稿并打印"), "Ctrl+P", look="primary")
        self.preview_button.setObjectName("previewSheet")
        self.model = TodayModel()
        self.model.setParent(self)
        self.table = TodayTable(self.model)
        self.empty = EmptyState(_("正在读取……"), icon="calendar")
        self._low_empty = words(_("正在读取……"), "muted", wrap=True)
        self._low_empty.setContentsMargins(16, 0, 16, 0)
        self.posting = PostingPanel(paper_jobs)
        self._places = QStackedWidget()
        self._pages = QStackedWidget()
        self._group = SheetFilter.ALL
        self._people: tuple[TodayLine, ...] = ()
        self._hidden: frozenset[int] = frozenset()
        self._now: RoundColumn | None = None
        self._latest = 0
        self._build()

    @property
    def group(self) -> SheetFilter:
        """What the table shows."""
        return self._group

    def show_day(
        self, read: TodayRead, people: Sequence[TodayLine], zone: tzinfo, *, may_patrol: bool
    ) -> None:
        """Show a day; place, selection and filter stay."""
        self._people = tuple(people)
        self.preview_button.setEnabled(bool(people))
        made = () if read.patrols is None else read.patrols.columns
        self._now = running(read.patrols) if may_patrol else None
        self.model.set_titles(
            {
                columns.FIRST_ROUND + each.number - 1: columns.round_title(each, zone)
                for each in made
                if each.number <= columns.MOST_ROUNDS
            }
        )
        begun = [each.number for each in made if each.round is not None]
        self._latest = max(begun, default=1)
        self._hidden = columns.hidden_columns(read)
        self._show_round(made, may_patrol=may_patrol)
        self._show_counts()
        if self._group is SheetFilter.UNSEEN and self._now is None:
            self.choose(SheetFilter.ALL)
        self._show_lines()
        self._fit_columns()

    def choose(self, group: SheetFilter) -> None:
        """Show another group; a segment of its own is pressed with it."""
        self._group = group
        self.segments.blockSignals(True)  # noqa: FBT003 - Qt calls it so
        self.segments.choose(_GROUPS.index(group) if group in _GROUPS else 0)
        self.segments.blockSignals(False)  # noqa: FBT003 - Qt calls it so
        self._show_lines()

    def show_paper(self) -> None:
        """Show the posting in place of the table."""
        self._pages.setCurrentIndex(_PAPER)
        self.posting.take_keyboard()

    def leave_paper(self) -> None:
        """Show the table again."""
        self._pages.setCurrentIndex(_SHEET)

    def is_paper_shown(self) -> bool:
        """Return whether the posting stands in place of the table."""
        return self._pages.currentIndex() == _PAPER

    def take_keyboard(self) -> None:
        """Put the keyboard on the table, or on the key of the posting."""
        if self.is_paper_shown():
            self.posting.take_keyboard()
        elif self._places.currentIndex() == _TABLE:
            self.table.setFocus()
        else:
            self.segments.take_keyboard()

    def say_failed(self, text: str) -> None:
        """Say in place of the table why there is none; with a table, nothing."""
        if not self._people:
            self._say_empty(_("现在读不到考勤"), text, _("再试一次"), "warning")
            self._show_place()

    def show_waiting(self, count: int | None) -> None:
        """Offer what waits, where it has no room above; None where it has."""
        self.waiting.setVisible(count is not None)
        self.waiting.set_word(_("日期、待办 {count}").format(count=count or 0))
        self._flow.settle()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room: the title stands in the window's head too."""
        super().resizeEvent(event)
        is_narrow = self.width() < _ROOMY_FROM_PX
        self._title.setVisible(not is_narrow)
        self.preview_button.set_word(_("看公示稿") if is_narrow else _("看公示稿并打印"))
        header = self.table.horizontalHeader()
        if isinstance(header, SpanHeader):
            header.set_low(is_low=self.height() < _LOW_BELOW_PX)
        self._show_place()
        self._show_hint()
        self._fit_columns()
        self._flow.settle()

    def _show_hint(self) -> None:
        self._hint.setVisible(self._now is not None and self.width() >= _HINTS_FROM_PX)

    def _show_counts(self) -> None:
        for number, group in enumerate(_GROUPS):
            if group is SheetFilter.UNSEEN:
                count = len({line.window_id for line in self._people if line.unseen})
            else:
                count = sum(group.holds(line) for line in self._people)
            self.segments.set_word(number, _word(group, count, self._now))
        self.segments.segment(_GROUPS.index(SheetFilter.UNSEEN)).setVisible(self._now is not None)
        self._round_off()
        self._show_hint()
        self._flow.settle()

    def _round_off(self) -> None:
        """Let the last segment that is shown have the round end."""
        middle = self.segments.segment(_GROUPS.index(SheetFilter.DEVIATIONS))
        place = "last" if self._now is None else "between"
        if middle.property("place") != place:
            middle.setProperty("place", place)
            middle.style().unpolish(middle)
            middle.style().polish(middle)

    def _show_round(self, made: Sequence[RoundColumn], *, may_patrol: bool) -> None:
        now = self._now
        self.table.set_marking(None if now is None else now.number)
        self.round.setVisible(may_patrol)
        to_come = [each.number for each in made if each.state is RoundState.PLANNED]
        number = min(to_come, default=max((each.number for each in made), default=0) + 1)
        if now is not None:
            self.round.set_word(_("结束巡查 {number}").format(number=now.number))
        else:
            self.round.set_word(_("开始巡查 {number}").format(number=number))
        self.next_round = number

    def _show_lines(self) -> None:
        self.model.show_rows(grouped(self._people, self._group))
        if not self._people:
            self._say_empty(_("还没有人员"), _("登记了人员，这里就是每天的考勤。"))
        elif not self.model.rowCount():
            self._say_empty(*_nothing(self._group))
        self._show_place()
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(1, 0))

    def _say_empty(self, title: str, text: str, step: str = "", icon: str = "calendar") -> None:
        self.empty.show_text(title, text, step, icon)
        self._low_empty.setText(_("：").join(filter(None, (title, text))))

    def _show_place(self) -> None:
        """Show the table, or why there is none; in few words where the card is low."""
        is_low = self.height() < _LOW_BELOW_PX
        nothing = _LOW_EMPTY if is_low else _EMPTY
        self._places.setCurrentIndex(_TABLE if self.model.rowCount() else nothing)

    def _fit_columns(self) -> None:
        """Hide what the day does not have; where there is little room, what the tips say too."""
        hidden = set(self._hidden)
        is_narrow = self.width() < _ROOMY_FROM_PX
        if is_narrow:
            kept = columns.FIRST_ROUND + self._latest - 1
            rounds = range(columns.FIRST_ROUND, columns.DRESS)
            hidden |= {n for n in rounds if n != kept} | {columns.DRESS, columns.NOTE}
        else:
            needed = sum(
                column.width_px
                for number, column in enumerate(self.model.columns)
                if number not in hidden
            )
            if needed + _NOTE_PX > self.width() and columns.DRESS not in hidden:
                hidden.add(columns.DRESS)
        for number in range(self.model.columnCount()):
            self.table.setColumnHidden(number, number in hidden)
            wide_px = self.model.columns[number].width_px
            if wide_px:
                kept_px = columns.width_px(number, wide_px, is_narrow=is_narrow)
                self.table.setColumnWidth(number, kept_px)

    @Slot(int)
    def _on_segment(self, number: int) -> None:
        self._group = _GROUPS[number]
        self._show_lines()
        self.group_chosen.emit(self._group)

    def _build(self) -> None:
        self.next_round = 1
        for place in (self.table, self.empty, self._low_empty):
            self._places.addWidget(place)
        self._places.setCurrentIndex(_EMPTY)
        sheet = QWidget()
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        inner.addWidget(self._head())
        inner.addWidget(self._places, 1)
        self._pages.addWidget(sheet)
        self._pages.addWidget(self.posting)
        for stack in (self._places, self._pages):
            # An explicit least height: an empty state must not squeeze the buttons above it.
            stack.setMinimumHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 1, 1)
        column.addWidget(self._pages)
        for part in (self.round, self.waiting, self.segments.segment(2)):
            part.hide()
        self._round_off()
        self.preview_button.setEnabled(False)
        self.segments.chosen.connect(self._on_segment)
        for button, asked in (
            (self.waiting, self.waiting_asked),
            (self.round, self.round_pressed),
            (self.preview_button, self.paper_asked),
        ):
            button.clicked.connect(asked)
        self.empty.pressed.connect(self.again_asked)
        self.posting.left.connect(self.leave_paper)

    def _head(self) -> QWidget:
        """Return what stands above the table."""
        self.segments.setToolTip(
            _("有情况：迟到、早退、未到、缺卡、待确认，在时段外打卡，或者巡查发现问题")
        )
        acts = QWidget()
        in_row = QHBoxLayout(acts)
        in_row.setContentsMargins(0, 0, 0, 0)
        in_row.setSpacing(12)
        for part in (self._hint, self.waiting, self.round, self.preview_button):
            in_row.addWidget(part)
        self._flow = FlowRow(gap_px=12)
        self._flow.add(self._title)
        self._flow.add(self.segments)
        self._flow.push()
        self._flow.add(acts)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self._flow)
        return head


def _word(group: SheetFilter, count: int, now: RoundColumn | None = None) -> str:
    if group is SheetFilter.ALL:
        return _("全部 {count}").format(count=count)
    if group is SheetFilter.DEVIATIONS:
        return _("有情况 {count}").format(count=count)
    number = 0 if now is None else now.number
    return _("巡查 {number} 还差 {count}").format(number=number, count=count)


def _nothing(group: SheetFilter) -> tuple[str, str]:
    """Return what is said where a group has nobody."""
    if group is SheetFilter.DEVIATIONS:
        return _("没有要看的情况"), _("迟到、早退、缺卡、未到，或巡查发现问题的人会在这里。")
    if group is SheetFilter.UNSEEN:
        return _("窗口都看过了"), _("可以结束这次巡查。")
    return _("没有这样的人"), ""
