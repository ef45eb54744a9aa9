"""A short list of people at the right, each with one button: 签到, 恢复, 结束."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from hallapp.faces.parts.words import line, words
from hallapp.qtkit.key_button import KeyButton

_ROW_PX = 38
_EDGE_PX = 16


@dataclass(frozen=True)
class ActRow:
    """One line of the list.

    Attributes:
        key: Of whom the button acts for.
        number: Ticket or code, bold.
        time: When, muted.
        subject: What for.
        button: The button's word; empty for none.
        end: Said in the button's place when there is none.
        note: Quiet word before the button, such as how early or late.
    """

    key: UUID
    number: str
    time: str
    subject: str
    button: str = ""
    end: str = ""
    note: str = ""


class ActList(QFrame):
    """A card with a title, a word at its right, and rows that keep their widgets.

    A row that stays keeps its button and its focus, wherever it moves to.

    Signals:
        pressed: A row's button was pressed; carries the row's key.
    """

    pressed = Signal(object)

    def __init__(self, name: str, title: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("look", "card")
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._lines: dict[UUID, _Line] = {}
        self._right = words("", "muted")
        self._empty = words(empty, "muted", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(words(title, "strong"))
        head.addStretch(1)
        head.addWidget(self._right)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE_PX, 12, _EDGE_PX, 10)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(line())
        column.addLayout(self._rows)
        column.addWidget(self._empty)

    def show_rows(self, rows: Sequence[ActRow], right: str) -> None:
        """Show rows top to bottom; `right` is said beside the title."""
        self._right.setText(right)
        self._empty.setVisible(not rows)
        wanted = {row.key for row in rows}
        for key in [key for key in self._lines if key not in wanted]:
            gone = self._lines.pop(key)
            self._rows.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, row in enumerate(rows):
            self._rows.insertWidget(place, self._line(row))

    def rows(self) -> tuple[ActRow, ...]:
        """Return the rows shown, top to bottom."""
        found: list[ActRow] = []
        for place in range(self._rows.count()):
            held = self._rows.itemAt(place)
            widget = None if held is None else held.widget()
            if isinstance(widget, _Line):
                found.append(widget.row)
        return tuple(found)

    def button_of(self, key: UUID) -> KeyButton:
        """Return the button of a row, for the keyboard to go to."""
        return self._lines[key].button

    @Slot()
    def take_keyboard(self) -> None:
        """Go to the first button that can be pressed."""
        for row in self.rows():
            if row.button:
                self._lines[row.key].button.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _line(self, row: ActRow) -> "_Line":
        known = self._lines.get(row.key)
        if known is None:
            known = _Line(row.key)
            known.pressed.connect(self.pressed)
            self._lines[row.key] = known
        known.show_row(row)
        return known


class _Line(QWidget):
    """One row; its texts change in their place."""

    pressed = Signal(object)

    def __init__(self, key: UUID) -> None:
        super().__init__()
        self.row = ActRow(key, "", "", "")
        self.setFixedHeight(_ROW_PX)
        self._number, self._time = words("", "strong"), words("", "muted")
        self._subject = _Cut()
        self._note, self._end = words("", "small"), words("", "muted")
        self.button = KeyButton("", look="accent")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self._on_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 5, 0)
        row.setSpacing(10)
        for label in (self._number, self._time):
            row.addWidget(label)
        row.addWidget(self._subject, 1)
        for widget in (self._note, self._end, self.button):
            row.addWidget(widget)

    def show_row(self, row: ActRow) -> None:
        """Show another state of the same one."""
        if row == self.row:
            return
        self.row = row
        self._number.setText(row.number)
        self._number.setMinimumWidth(44)
        self._time.setText(row.time)
        self._subject.show_text(row.subject)
        self._note.setText(row.note)
        self._note.setVisible(bool(row.note))
        self._end.setText(row.end)
        self._end.setVisible(bool(row.end))
        self.button.setVisible(bool(row.button))
        self.button.set_word(row.button)
        self.button.setAccessibleName(" ".join((row.button, row.number, row.subject)))
        look = "strong" if row.button else "muted"
        if self._number.property("look") != look:
            self._number.setProperty("look", look)
            self._number.style().unpolish(self._number)
            self._number.style().polish(self._number)

    @Slot()
    def _on_pressed(self) -> None:
        self.pressed.emit(self.row.key)


class _Cut(QLabel):
    """A name that gives way where there is no room; whole in its tip, and at the left."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        """Show another name."""
        self.setText(text)
        self.setToolTip(text)
