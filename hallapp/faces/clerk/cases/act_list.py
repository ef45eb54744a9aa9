"""What may be done with a case now: a quiet column of words with their keys."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from hallapp.faces.clerk.cases.acts import CaseAct
from hallapp.faces.parts.key_row import KeyRow
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _

WIDE_PX = 196
_KEYED = 10
_CAP_PX = 58


class ActList(QScrollArea):
    """The acts, the one that fits first at the top.

    Signals:
        asked: An act was pressed; carries its `CaseAct`.
    """

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDE_PX)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._acts: tuple[CaseAct, ...] = ()
        self._rows: list[KeyRow] = []

    def show_acts(self, acts: Sequence[CaseAct]) -> None:
        """Show what may be done; the same acts stay as they are, with the keyboard."""
        if tuple(acts) == self._acts and self.widget() is not None:
            return
        self._acts = tuple(acts)
        holder = QWidget()
        holder.setProperty("look", "ground")
        column = QVBoxLayout(holder)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(2)
        column.addWidget(words(_("办理"), "strong"))
        self._rows = []
        for number, act in enumerate(self._acts, start=1):
            key = f"Ctrl+{number % 10}" if number <= _KEYED else ""
            row = KeyRow(act.word, key)
            row.set_cap_px(_CAP_PX)
            row.setObjectName(f"act_{act.value}")
            row.clicked.connect(partial(self.asked.emit, act))
            self._rows.append(row)
            column.addWidget(row)
        if not self._acts:
            column.addWidget(words(_("现在没有要您办的"), "muted", wrap=True))
        column.addStretch(1)
        self.setWidget(holder)

    def set_active(self, *, active: bool) -> None:
        """Let acts be pressed, or rest while a form is open."""
        for row in self._rows:
            row.setEnabled(active)

    def take_keyboard(self) -> bool:
        """Bring the keyboard to the first act; return whether there is one."""
        if self._rows and self._rows[0].isEnabled():
            self._rows[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return False

    def listed(self) -> tuple[CaseAct, ...]:
        """Return the acts now shown."""
        return self._acts
