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
    ALL = "all"
    BACK = "back"


_LOOKS = {Choice.APPROVE: "accent", Choice.ALL: "link"}


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
    leaves = [
        _leave_line(row, _head(number, _("请假待批 {count}"), asked.leaves), is_first=not number)
        for number, row in enumerate(asked.leaves)
    ]
    questions = [
        _question_line(
            row, _head(number, _("窗口存疑 {count}"), asked.questions), zone, may_run=may_run
        )
        for number, row in enumerate(asked.questions)
    ]
    vacancies = [
        _vacant_line(row, _head(number, _("现在空岗 {count}"), asked.vacancies), now)
        for number, row in enumerate(asked.vacancies)
    ]
    # Of every sort the first is in sight before a second one of another.
    few = max(1, most - bool(questions) - bool(vacancies))
    if most >= asked.count:
        return (*leaves, *questions, *vacancies)
    return (*leaves[:few], *questions[:1], *vacancies[:1])[:most]


def _head(number: int, word: str, rows: Sequence[object]) -> str:
    return "" if number else word.format(count=len(rows))


def _leave_line(row: LeaveRow, head: str, *, is_first: bool) -> AskLine:
    facts = [row.person_name, row.department, *_when(row), row.kind.label]
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


def _when(row: LeaveRow) -> tuple[str, ...]:
    """Return from when to when, and how long where that does not say it."""
    first, last = row.span.first, row.span.last
    if first.day != last.day:
        return row.span_text, row.days_text
    if first == last:
        return (row.span_text,)
    return (_("{month}月{day}日全天").format(month=first.day.month, day=first.day.day),)


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
    empty = _("空着 {minutes} 分钟").format(minutes=minutes)
    if row.proposed_b is None:
        b = _("B岗{name}也不在").format(name=row.b_name)
    elif row.b_window_number is None:
        b = _("B岗{name}可以顶岗").format(name=row.proposed_b_name)
    else:
        b = _("B岗{name}在 {window} 号窗口").format(
            name=row.proposed_b_name, window=row.b_window_number
        )
    said = _("，").join((f"{place}{empty}", who, b))
    return AskLine(head, said, "", ((Choice.POSTS, _("看 AB 岗"), ""),), row)


def rest_line(asked: AskedRow, shown: int) -> AskLine | None:
    """Return the line that opens what is left out; None where nothing is."""
    if shown >= asked.count:
        return None
    said = _("还有 {count} 件等着办").format(count=asked.count - shown)
    return AskLine("", said, "", ((Choice.ALL, _("全部"), ""),), None)


def back_line(asked: AskedRow) -> AskLine:
    """Return the line that leads back to the table."""
    said = _("没有别的等着办")
    if asked.waiting_elsewhere:
        said = _("{count} 份请假等别人批").format(count=asked.waiting_elsewhere)
    return AskLine("", said, "", ((Choice.BACK, _("返回表格"), "Esc"),), None)


class AsksCard(QFrame):
    """Shows the lines.

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
        self._more: AskLine | None = None
        self._buttons: list[KeyButton] = []
        self._meaning: dict[KeyButton, tuple[Choice, Any]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(20, 4, 12, 4)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)

    def show_lines(self, lines: Sequence[AskLine], more: AskLine | None) -> None:
        """Show lines, and what is said of those left out; the keyboard stays where it was."""
        if tuple(lines) == self._lines and more == self._more:
            return
        self._lines, self._more = tuple(lines), more
        had = self._place_of_keyboard()
        self._clear()
        for number, each in enumerate(lines):
            self._put(number, each)
        if more is not None:
            self._put(len(lines), more)
        if had is not None and self._buttons:
            self._buttons[min(had, len(self._buttons) - 1)].setFocus()

    def lines(self) -> tuple[AskLine, ...]:
        """Return what is shown."""
        return self._lines

    def button(self, choice: Choice, number: int = 0) -> KeyButton:
        """Return a button by what it does, the first unless told otherwise."""
        return [b for b in self._buttons if self._meaning[b][0] is choice][number]

    def take_keyboard(self) -> None:
        """Bring the keyboard to the first button."""
        if self._buttons:
            self._buttons[0].setFocus()

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
        parts = (words(line.head, "strong"), _said(line), self._keys(line))
        for column, part in enumerate(parts):
            self._grid.addWidget(part, number, column)
            # Now, not with the next event: hidden parts have no height.
            part.show()

    def _keys(self, line: AskLine) -> QWidget:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(5, 3, 5, 3)
        row.setSpacing(12)
        row.addStretch(1)
        for choice, word, key in line.choices:
            button = KeyButton(word, key, _LOOKS.get(choice, ""))
            button.setObjectName(f"ask_{choice.value}")
            button.setAccessibleName(f"{word} {line.said}")
            if choice is not Choice.ALL:
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
