"""One row in full beside its list: what is known, and what can be done about it."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hallapp.faces.manager.attendance.lists.deed import Deed
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.joint.labelled import fill, lines_in
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton

_LABEL_PX = 84


class RowSide(QFrame):
    """The card at the right of a list.

    Signals:
        pressed: Something is to be done about the row; carries the `Deed`.
        left: Back to the list, where both are not side by side.

    Attributes:
        buttons: The keys, by the name of the deed.
    """

    pressed = Signal(object)
    left = Signal()

    def __init__(self, deeds: Sequence[Deed[Any]], empty: str) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setObjectName("rowSide")
        self._empty_word = empty
        self._title = words("", "title", wrap=True)
        self._said = words("", "strong", wrap=True)
        self._facts = QVBoxLayout()
        self._area = QScrollArea()
        self._keys = FlowRow(8)
        self.back = KeyButton(_("回到列表"), "Esc")
        self.buttons: dict[str, KeyButton] = {}
        for deed in deeds:
            button = self.buttons[deed.name] = KeyButton(deed.word, deed.key, deed.look)
            button.setObjectName(f"deed_{deed.name}")
            button.clicked.connect(partial(self._on_pressed, deed))
            self._keys.add(button)
        self._build()
        self.show_row("", "", (), ())

    def show_row(
        self, title: str, said: str, lines: Sequence[tuple[str, str]], offered: Sequence[str]
    ) -> None:
        """Show a row; without a title nothing is chosen.

        Args:
            title: What the row is.
            said: The one sentence that decides; empty for none.
            lines: Label and words of what is known.
            offered: Names of the deeds that fit.
        """
        self._title.setText(title or self._empty_word)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        fill(self._facts, list(lines), _LABEL_PX)
        self._area.setVisible(bool(title))
        for name, button in self.buttons.items():
            button.setVisible(name in offered)
        self._keys.setVisible(bool(offered))
        self._keys.settle()

    def title(self) -> str:
        """Return what the card is about."""
        return self._title.text()

    def said(self) -> str:
        """Return the sentence that decides."""
        return self._said.text()

    def lines(self) -> list[str]:
        """Return what is known, label and words in one line each."""
        return lines_in(self._facts)

    def set_alone(self, *, is_alone: bool) -> None:
        """Offer the way back where the list is not beside it."""
        self.back.setVisible(is_alone)

    def take_keyboard(self) -> None:
        """Bring the keyboard to the first thing that can be done."""
        for button in (*self.buttons.values(), self.back):
            if not button.isHidden():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _on_pressed(self, deed: Deed[Any], _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.pressed.emit(deed)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 16, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        held = QVBoxLayout()
        held.setContentsMargins(15, 0, 11, 0)
        held.addWidget(self._keys)
        saying = QVBoxLayout()
        saying.setContentsMargins(20, 0, 20, 0)
        saying.addWidget(self._said)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(saying)
        column.addLayout(held)
        column.addWidget(self._area, 1)
        column.addStretch(0)
        inner = QWidget()
        inner.setProperty("look", "surface")
        around = QVBoxLayout(inner)
        around.setContentsMargins(20, 0, 20, 8)
        self._facts.setSpacing(0)
        around.addLayout(self._facts)
        around.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setMinimumHeight(1)
        self._area.setWidget(inner)
        self.back.clicked.connect(self.left)
        self.back.hide()
