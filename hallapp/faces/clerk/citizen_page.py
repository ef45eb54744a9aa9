"""The pages of a citizen's screen: the window, the five levels, their reasons, thanks."""

from datetime import tzinfo
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hallapp.evaluation.reasons import reasons_of
from hallapp.evaluation.terms import EvaluationLevel, EvaluationSubject, RatableRow
from hallapp.faces.clerk.citizen_buttons import LevelButton, ReasonButton, TouchButton
from hallapp.faces.clerk.citizen_presenter import CitizenPresenter, Rating
from hallapp.faces.parts.words import NumberLabel, line
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.qtkit.focus_ring import NO_RING
from hallapp.queueing.board_rows import StripRow, StripState

MOST_REMARK = 150
_MARGIN_PX = 40
_HEAD_PX, _QUESTION_PX, _QUIET_PX, _THANKS_PX = 26, 36, 22, 52
_NUMBER_PX = 168
_WINDOW, _LEVELS, _REASONS, _THANKS = range(4)
_COLUMNS = 2


class CitizenPage(QFrame):
    """Everything that a citizen sees at a window; a clerk has nothing to press on it."""

    def __init__(self, number: int, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("citizenPage")
        self.setProperty("look", "surface")
        self._zone = zone
        self._presenter: CitizenPresenter | None = None
        self._hall = _label(_HEAD_PX, bold=True)
        self._window = _label(_HEAD_PX)
        self._window.setText(_("{number} 号窗口").format(number=number))
        self._pages = QStackedWidget()
        self._state = _label(_QUESTION_PX, middle=True)
        self._number = NumberLabel("", _NUMBER_PX)
        self._question = _label(_QUESTION_PX, bold=True, middle=True)
        self._about = _label(_QUIET_PX, middle=True, tint="muted")
        self._levels = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._chosen = _label(_QUESTION_PX, bold=True)
        self._grid = QGridLayout()
        self._reasons: list[ReasonButton] = []
        self._remark = QPlainTextEdit()
        self._room = _label(_QUIET_PX, tint="muted")
        self._thanks = _label(_THANKS_PX, bold=True, middle=True)
        self._further = QVBoxLayout()
        self._said = _label(_QUIET_PX, middle=True, tint="muted")
        self._build()

    def attach(self, presenter: CitizenPresenter, hall_name: str, zone: tzinfo) -> None:
        """Work with a presenter."""
        self._presenter, self._zone = presenter, zone
        self._hall.setText(hall_name)

    # What the presenter calls

    def show_window(self, row: StripRow | None) -> None:
        """Show what the window does; whatever a citizen typed is wiped."""
        self._remark.clear()
        self.show_failure("")
        self._state.setText(_state_words(row, self._zone))
        self._number.setText("" if row is None else row.label)
        self._pages.setCurrentIndex(_WINDOW)

    def ask_level(self, subject: RatableRow) -> None:
        """Ask how the visit, or an item done in it, was."""
        is_visit = subject.subject is EvaluationSubject.VISIT
        visit, item = _("您对这次服务满意吗？"), _("“{name}”办得怎么样？")
        self._question.setText(visit if is_visit else item.format(name=subject.name))
        self._about.setText(_("{label} 号").format(label=subject.label))
        self._remark.clear()
        self.show_failure("")
        self._pages.setCurrentIndex(_LEVELS)

    def ask_reasons(self, rating: Rating) -> None:
        """Ask for the reasons of a level; none need be pressed."""
        level = rating.level
        if level is None:
            return
        self._chosen.setText(level.label)
        for button in self._reasons:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._reasons = [ReasonButton(reason) for reason in reasons_of(level)]
        for number, button in enumerate(self._reasons):
            self._grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)
            button.setChecked(button.code in rating.reasons)
            button.toggled.connect(partial(self._on_reason, button.code))
        self.show_failure("")
        self._pages.setCurrentIndex(_REASONS)

    def show_thanks(self, further: tuple[RatableRow, ...]) -> None:
        """Thank, and offer the items that can be rated too."""
        self._remark.clear()
        _empty(self._further)
        for row in further[:3]:
            button = TouchButton(_("也评一评“{name}”").format(name=row.name))
            button.setObjectName(f"further_{row.subject_key}")
            button.clicked.connect(partial(self._on_further, row))
            self._further.addWidget(button)
        self._thanks.setText(_("谢谢您的评价"))
        self._pages.setCurrentIndex(_THANKS)

    def show_failure(self, text: str) -> None:
        """Say below everything why a rating was not kept; empty for nothing to say."""
        self._said.setText(text)
        self._said.setVisible(bool(text))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the levels below one another where the screen stands upright."""
        super().resizeEvent(event)
        upright = self.width() < self.height()
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._levels.setDirection(down if upright else across)

    # What a citizen touches

    def _on_level(self, level: EvaluationLevel) -> None:
        if self._presenter is not None:
            self._presenter.press_level(level)

    def _on_reason(self, code: str, is_meant: bool) -> None:  # noqa: FBT001 - a signal calls it so
        if self._presenter is not None:
            self._presenter.press_reason(code, is_meant=is_meant)

    @Slot()
    def _on_written(self) -> None:
        text = self._remark.toPlainText()
        if len(text) > MOST_REMARK:
            cursor = self._remark.textCursor()
            at = min(cursor.position(), MOST_REMARK)
            self._remark.setPlainText(text[:MOST_REMARK])
            cursor.setPosition(at)
            self._remark.setTextCursor(cursor)
            return
        self._room.setText(_("还可以写 {count} 字").format(count=MOST_REMARK - len(text)))
        if self._presenter is not None:
            self._presenter.write(text)

    @Slot()
    def _on_send(self) -> None:
        if self._presenter is not None:
            self._presenter.send()

    @Slot()
    def _on_back(self) -> None:
        if self._presenter is not None:
            self._presenter.go_back()

    @Slot()
    def _on_decline(self) -> None:
        if self._presenter is not None:
            self._presenter.decline()

    def _on_further(self, row: RatableRow) -> None:
        if self._presenter is not None:
            self._presenter.rate_further(row)

    # How it is put together

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN_PX, 20, _MARGIN_PX, 16)
        head.addWidget(self._hall, 1)
        head.addWidget(self._window)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        # Five levels side by side must not keep a screen from standing upright.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self._pages, 1)
        column.addWidget(self._said)
        for made in (self._make_window(), self._make_levels(), self._make_reasons()):
            self._pages.addWidget(made)
        self._pages.addWidget(self._make_thanks())
        self._number.setObjectName("citizenNumber")
        self._state.setObjectName("citizenState")
        self._question.setObjectName("citizenQuestion")
        self._said.setObjectName("citizenSaid")

    def _make_window(self) -> QWidget:
        page, column = _page()
        column.addStretch(2)
        column.addWidget(self._state)
        column.addSpacing(24)
        column.addWidget(self._number, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return page

    def _make_levels(self) -> QWidget:
        page, column = _page()
        self._levels.setSpacing(20)
        for level in sorted(EvaluationLevel, reverse=True):
            button = LevelButton(level)
            button.clicked.connect(partial(self._on_level, level))
            self._levels.addWidget(button)
        decline = TouchButton(_("不评价"))
        decline.setObjectName("decline")
        decline.clicked.connect(self._on_decline)
        column.addStretch(1)
        column.addWidget(self._question)
        column.addSpacing(8)
        column.addWidget(self._about)
        column.addSpacing(32)
        column.addLayout(self._levels, 4)
        column.addSpacing(32)
        column.addWidget(decline, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def _make_reasons(self) -> QWidget:
        page, column = _page()
        back, send = TouchButton(_("改选")), TouchButton(_("提交"), is_filled=True)
        back.setObjectName("levelAgain")
        send.setObjectName("sendRating")
        back.clicked.connect(self._on_back)
        send.clicked.connect(self._on_send)
        self._grid.setSpacing(12)
        why = _label(_QUIET_PX, tint="muted")
        why.setText(_("为什么？可以多选，也可以不选，直接提交。"))
        self._remark.setObjectName("citizenRemark")
        self._remark.setFont(theme.font(_QUIET_PX))
        self._remark.setPlaceholderText(_("还想说的话，可以不写"))
        self._remark.setAccessibleName(_("还想说的话，可以不写"))
        self._remark.setFixedHeight(84)
        self._remark.setTabChangesFocus(True)
        self._remark.textChanged.connect(self._on_written)
        self._room.setText(_("还可以写 {count} 字").format(count=MOST_REMARK))
        keys = QHBoxLayout()
        keys.setSpacing(20)
        keys.addWidget(self._room, 1)
        keys.addWidget(back)
        keys.addWidget(send)
        column.addWidget(self._chosen)
        column.addWidget(why)
        column.addSpacing(14)
        column.addLayout(self._grid)
        column.addSpacing(14)
        column.addWidget(self._remark)
        column.addSpacing(14)
        column.addStretch(1)
        column.addLayout(keys)
        return page

    def _make_thanks(self) -> QWidget:
        page, column = _page()
        self._further.setSpacing(16)
        column.addStretch(2)
        column.addWidget(self._thanks)
        column.addSpacing(40)
        column.addLayout(self._further)
        column.addStretch(3)
        return page


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    # It gets the keyboard when the pressed button has gone; there is nothing to mark then.
    page.setProperty(NO_RING, "yes")
    column = QVBoxLayout(page)
    column.setContentsMargins(_MARGIN_PX, 16, _MARGIN_PX, 8)
    column.setSpacing(0)
    return page, column


def _label(size_px: int, *, bold: bool = False, middle: bool = False, tint: str = "") -> QLabel:
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("look", tint)
    made.setWordWrap(middle)
    weight = 700 if bold else 400
    made.setStyleSheet(f"font-size: {size_px}px; font-weight: {weight};")
    if middle:
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _state_words(row: StripRow | None, zone: tzinfo) -> str:
    if row is None:
        return _("欢迎您")
    if row.state is StripState.PAUSED:
        if row.back_at is None:
            return _("暂停服务")
        time = f"{row.back_at.astimezone(zone):%H:%M}"
        return _("暂停服务，预计 {time} 恢复").format(time=time)
    return {
        StripState.CALLED: _("请这个号到窗口来"),
        StripState.SERVING: _("正在办理"),
        StripState.CLOSED: _("窗口还没有开"),
    }.get(row.state, _("欢迎您"))
