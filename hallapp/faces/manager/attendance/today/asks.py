"""What waits for a decision above the table: leave, questions to windows, empty posts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from hallapp.attendance.terms.questions import DutyQuestionRow, QuestionVerdict
from hallapp.faces.manager.attendance.today.reading import AskedRow
from hallapp.faces.manager.guides.elided import ElidedTitle
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.leave.terms import LeaveRow
from hallapp.qtkit.key_button import KeyButton

if TYPE_CHECKING:
    from hallapp.serving.post_cover import VacantPostRow

_BUTTON_PX = 32


class Choice(Enum):
    """What is pressed in a line."""

    APPROVE = "approve"
    REFUSE = "refuse"
    CHANGE_B = "change_b"
    IN_ORDER = "in_order"
    NOTED = "noted"
    POSTS = "posts"
    ALL_LEAVE = "all_leave"


@dataclass(frozen=True)
class AskLine:
    """One line.

    Attributes:
        head: Said at the left of the first line of its sort, empty in the others.
        said: The facts.
        grave: What decides, in bold behind them; may be empty.
        choices: Buttons with their words and keys, left to right.
        about: The row, for whoever does it.
    """

    head: str
    said: str
    grave: str
    choices: tuple[tuple[Choice, str, str], ...]
    about: Any


def ask_lines(
    asked: AskedRow, zone: tzinfo, now: datetime, most: int, *, may_run: bool
) -> tuple[AskLine, ...]:
    """Return the lines, leave first, at most so many of each sort and in all."""
    each = max(1, most - bool(asked.questions) - bool(asked.vacancies))
    rows: list[AskLine] = []
    for number, leave in enumerate(asked.leaves[:each]):
        rows.append(_leave_line(leave, "" if number else _leave_head(asked), is_first=not number))
    for number, question in enumerate(asked.questions[:1]):
        head = "" if number else _("窗口存疑 {count}").format(count=len(asked.questions))
        rows.append(_question_line(question, head, zone, may_run=may_run))
    for number, post in enumerate(asked.vacancies[:1]):
        head = "" if number else _("现在空岗 {count}").format(count=len(asked.vacancies))
        rows.append(_vacant_line(post, head, now))
    return tuple(rows[:most])


def _leave_head(asked: AskedRow) -> str:
    return _("请假待批 {count}").format(count=len(asked.leaves))


def _leave_line(row: LeaveRow, head: str, *, is_first: bool) -> AskLine:
    facts = [row.person_name, row.department, row.span_text, row.days_text, row.kind.label]
    grave = ""
    if row.b_is_away:
        grave = _("{name}同一天也不在").format(name=row.away_with or _("B岗"))
    elif row.is_beyond_balance:
        grave = _("年休假余额不够")
    elif not row.b_name:
        grave = _("没有人顶岗")
    covered = _("B岗{name}当天在岗").format(name=row.b_name) if row.b_name and not grave else ""
    yes = (
        (Choice.CHANGE_B, _("换B岗"), "Ctrl+B" if is_first else "")
        if row.b_is_away
        else (Choice.APPROVE, _("准"), "Ctrl+Y" if is_first else "")
    )
    no = (Choice.REFUSE, _("不准"), "Ctrl+N" if is_first else "")
    said = _("，").join(filter(None, (*facts, covered)))
    return AskLine(head, said, grave, (yes, no), row)


def _question_line(row: DutyQuestionRow, head: str, zone: tzinfo, *, may_run: bool) -> AskLine:
    began = f"{row.from_at.astimezone(zone):%H:%M}"
    if row.until_at is None:
        when = _("{time} 起，现在还没有恢复").format(time=began)
    else:
        until = f"{row.until_at.astimezone(zone):%H:%M}"
        when = _("{time} 到 {until}").format(time=began, until=until)
    said = _("{window} 号窗口，{name}，{kind}，{when}").format(
        window=row.window_number, name=row.person_name, kind=row.kind.label, when=when
    )
    choices = (
        (Choice.IN_ORDER, QuestionVerdict.IN_ORDER.label, ""),
        (Choice.NOTED, QuestionVerdict.NOTED.label, ""),
    )
    return AskLine(head, said, "", choices if may_run else (), row)


def _vacant_line(row: "VacantPostRow", head: str, now: datetime) -> AskLine:
    minutes = max(0, int((now - row.since).total_seconds()) // 60)
    place = "" if row.number is None else _("{window} 号窗口").format(window=row.number)
    who = f"{row.a_name}{row.a_word}"
    empty = _("没有人已 {minutes} 分钟").format(minutes=minutes)
    if row.proposed_b is None:
        b = _("B岗{name}也不在").format(name=row.b_name)
    elif row.b_window_number is None:
        b = _("B岗{name}可以顶岗").format(name=row.proposed_b_name)
    else:
        b = _("B岗{name}在 {window} 号窗口").format(
            name=row.proposed_b_name, window=row.b_window_number
        )
    said = _("，").join(filter(None, (place, who, empty, b)))
    return AskLine(head, said, "", ((Choice.POSTS, _("看 AB 岗"), ""),), row)


class AsksCard(QFrame):
    """Shows the lines; nothing when nothing waits.

    Signals:
        pressed: A button was pressed; carries the `Choice` and the row it is about.
    """

    pressed = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setObjectName("todayAsks")
        self.setAccessibleName(_("等着办的"))
        self._lines: tuple[AskLine, ...] = ()
        self._more = ""
        self._buttons: list[KeyButton] = []
        self._meaning: dict[KeyButton, tuple[Choice, Any]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(20, 4, 12, 4)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def show_lines(self, lines: Sequence[AskLine], more: str) -> None:
        """Show lines, and how many are left out; the keyboard stays where it was."""
        if tuple(lines) == self._lines and more == self._more:
            return
        self._lines, self._more = tuple(lines), more
        had = self._place_of_keyboard()
        self._clear()
        for number, each in enumerate(lines):
            self._put(number, each)
        if more:
            self._put(len(lines), AskLine("", more, "", ((Choice.ALL_LEAVE, _("全部"), ""),), None))
        self.setVisible(bool(lines) or bool(more))
        if had is not None and self._buttons:
            self._buttons[min(had, len(self._buttons) - 1)].setFocus()

    def lines(self) -> tuple[AskLine, ...]:
        """Return what is shown."""
        return self._lines

    def button(self, choice: Choice, number: int = 0) -> KeyButton:
        """Return a button by what it does, the first unless told otherwise."""
        return [b for b in self._buttons if self._meaning[b][0] is choice][number]

    def has_keyboard(self) -> bool:
        """Return whether the keyboard is on one of the buttons."""
        return self._place_of_keyboard() is not None

    def _place_of_keyboard(self) -> int | None:
        places = [n for n, button in enumerate(self._buttons) if button.hasFocus()]
        return places[0] if places else None

    def _clear(self) -> None:
        self._buttons, self._meaning = [], {}
        while (item := self._grid.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()

    def _put(self, number: int, line: AskLine) -> None:
        self._grid.addWidget(words(line.head, "strong"), number, 0)
        self._grid.addWidget(_said(line), number, 1)
        self._grid.addWidget(self._keys(line), number, 2)

    def _keys(self, line: AskLine) -> QWidget:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(5, 4, 5, 4)
        row.setSpacing(12)
        row.addStretch(1)
        for choice, word, key in line.choices:
            button = KeyButton(word, key, "accent" if choice is Choice.APPROVE else "")
            button.setObjectName(f"ask_{choice.value}")
            button.setAccessibleName(f"{word} {line.said}")
            button.setMinimumHeight(_BUTTON_PX)
            button.clicked.connect(self._on_pressed)
            row.addWidget(button)
            self._buttons.append(button)
            self._meaning[button] = (choice, line.about)
        return held

    @Slot()
    def _on_pressed(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton) and button in self._meaning:
            self.pressed.emit(*self._meaning[button])


def _said(line: AskLine) -> QWidget:
    """Return the sentence: facts give way where there is little room, what decides does not."""
    facts = ElidedTitle(line.said)
    facts.setProperty("look", "")
    facts.setToolTip(_("。").join(filter(None, (line.said, line.grave))))
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(facts)
    if line.grave:
        row.addWidget(words(line.grave, "strong"))
    row.addStretch(1)
    return held
