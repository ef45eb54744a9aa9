"""What may be done with a case now: a quiet column of words with their keys."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from hallapp.faces.clerk.cases.acts import CaseAct, RefusedAct
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
        self._refused: tuple[RefusedAct, ...] = ()
        self._rows: list[KeyRow] = []

    def show_acts(self, acts: Sequence[CaseAct], refused: Sequence[RefusedAct] = ()) -> None:
        """Show what may be done, below it dim what may not and why.

        The same acts stay as they are, with the keyboard.
        """
        same = (tuple(acts), tuple(refused)) == (self._acts, self._refused)
        if same and self.widget() is not None:
            return
        self._acts, self._refused = tuple(acts), tuple(refused)
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
        self._add_refused(column)
        column.addStretch(1)
        self.setWidget(holder)

    def _add_refused(self, column: QVBoxLayout) -> None:
        """Name each reason once, above what it is against."""
        for why in dict.fromkeys(each.why for each in self._refused):
            column.addSpacing(10)
            column.addWidget(words(why, "small", wrap=True))
            for each in self._refused:
                if each.why != why:
                    continue
                row = KeyRow(each.act.word, "")
                row.set_cap_px(_CAP_PX)
                row.setObjectName(f"act_{each.act.value}")
                row.setEnabled(False)
                row.setToolTip(why)
                row.setAccessibleDescription(why)
                column.addWidget(row)

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

    def refused(self) -> dict[CaseAct, str]:
        """Return what is dim, with the reason of each."""
        return {each.act: each.why for each in self._refused}

    def listed(self) -> tuple[CaseAct, ...]:
        """Return the acts now shown."""
        return self._acts
