"""A field of rows: as many as the hall wants, each with its own controls and a cross."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.settings_fields import Field
from hallapp.kernel.texts import _
from hallapp.qtkit.icons import IconButton
from hallapp.qtkit.key_button import KeyButton


class FieldRow(QWidget):
    """One row of a field.

    Attributes:
        remove: Takes the row away.

    Signals:
        changed: Something was typed or chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.remove = IconButton("cross", _("删去这一行"))
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(8)

    def value(self) -> Any:
        """Return what is set; meaningless while `problem` says something."""
        raise NotImplementedError

    def problem(self) -> str:
        """Return what is wrong with what was typed; empty when nothing is."""
        return ""

    def show_value(self, value: Any) -> None:
        """Show what is set."""
        raise NotImplementedError

    def first(self) -> QWidget:
        """Return what takes the keyboard first."""
        raise NotImplementedError

    def end_line(self) -> None:
        """Put the cross at the end of the line."""
        self.line.addStretch(1)
        self.line.addWidget(self.remove)


class RowsField(Field):
    """Rows one below another; a button adds one."""

    def __init__(
        self,
        name: str,
        caption: str,
        said: tuple[str, str],
        make: Callable[[], FieldRow],
        fresh: Callable[[], Any],
    ) -> None:
        """Prepare.

        Args:
            name: Of the field.
            caption: What a person calls it.
            said: What it means, and the word of the button that adds a row.
            make: Makes an empty row.
            fresh: Returns what a new row says at first.
        """
        super().__init__(name, caption, said[0])
        self._make, self._fresh = make, fresh
        self.rows: list[FieldRow] = []
        self._most = 40
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.add = KeyButton(said[1], look="accent")
        self.add.setObjectName(f"add_{name}")
        self.add.clicked.connect(self._on_added)
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addStretch(1)
        self._column.addLayout(below)
        self._fill(self._holder, is_wide=True)
        self.setFocusProxy(self.add)

    # What each kind of rows says

    def row_words(self, value: Any) -> str:
        """Return the value of a row as a person says it."""
        return str(value)

    def whole_problem(self, values: Sequence[Any]) -> str:  # noqa: ARG002 - for kinds without one
        """Return what is wrong with rows that are right each by itself."""
        return ""

    # The same for all

    @override
    def value(self) -> tuple[Any, ...]:
        return tuple(row.value() for row in self.rows)

    @override
    def problem(self) -> str:
        found = next((row.problem() for row in self.rows if row.problem()), "")
        return found or self.whole_problem(self.value())

    @override
    def show_value(self, value: Any) -> None:
        if self.rows and not self.differs(value):
            return
        for row in self.rows:
            row.hide()
            row.setParent(None)
            row.deleteLater()
        self.rows = []
        for each in value:
            self._add(each)

    @override
    def said(self, value: Any) -> str:
        return _("、").join(map(self.row_words, value)) or _("没有")

    @override
    def control(self) -> QWidget:
        return self._holder

    @Slot()
    def _on_added(self) -> None:
        self._add(self._fresh()).first().setFocus()
        self.changed.emit()

    @Slot()
    def _on_removed(self) -> None:
        gone = next((row for row in self.rows if row.remove is self.sender()), None)
        if gone is not None:
            self.rows.remove(gone)
            gone.hide()
            gone.deleteLater()
        self.add.setVisible(len(self.rows) < self._most)
        self.add.setFocus()
        self.changed.emit()

    def _add(self, value: Any) -> FieldRow:
        row = self._make()
        row.setObjectName(f"{self.name}Row{len(self.rows)}")
        row.show_value(value)
        row.changed.connect(self.changed)
        row.remove.clicked.connect(self._on_removed)
        self._column.insertWidget(len(self.rows), row)
        self.rows.append(row)
        self.add.setVisible(len(self.rows) < self._most)
        return row
