"""A field of rows: as many as the hall wants, each with its own controls and a cross."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
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
        """Put the cross behind what the line says."""
        self.line.addWidget(self.remove)
        self.line.addStretch(1)


class Folding(QWidget):
    """Parts beside each other, or below each other where it is narrow."""

    def __init__(self, *parts: QWidget, across_from_px: int) -> None:
        super().__init__()
        self._across_from_px = across_from_px
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        for part in parts:
            self._row.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        self._row.addStretch(1)
        # The form gives it its width, never the other way round: else it could not fold.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where it is narrow."""
        super().resizeEvent(event)
        is_wide = self.width() >= self._across_from_px
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        wanted = across if is_wide else down
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
            # Told by itself: what stands around it would go on with the height it had.
            self.setMinimumHeight(self._row.minimumSize().height())
            self.updateGeometry()


def beside(*parts: QWidget, spacing_px: int = 6) -> QWidget:
    """Return parts in one line that stay together."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing_px)
    for part in parts:
        row.addWidget(part)
    return made


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

    def parts_words(self, before: Any, after: Any) -> str:
        """Return which rows go and which come."""
        gone = [self.row_words(each) for each in before if each not in after]
        come = [self.row_words(each) for each in after if each not in before]
        told = [_("去掉 {rows}").format(rows=_("、").join(gone))] if gone else []
        told += [_("加上 {rows}").format(rows=_("、").join(come))] if come else []
        return _("，").join(told) or _("换了先后")

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
