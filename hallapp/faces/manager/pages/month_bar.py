"""Which month is looked at: back, its name, on."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.icons import IconButton

_NAME_PX = 104


class MonthBar(QWidget):
    """Steps from month to month.

    Signals:
        chosen: Another month was chosen; `first` returns it.
    """

    chosen = Signal()

    def __init__(self, today: date = date(2000, 1, 1), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = today.replace(day=1)
        self._name = words("", "strong")
        self.back = IconButton("arrow-left", _("上个月"))
        self.on = IconButton("arrow-right", _("下个月"))
        self._name.setMinimumWidth(_NAME_PX)
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for part in (self.back, self._name, self.on):
            row.addWidget(part)
        self.back.clicked.connect(self._on_back)
        self.on.clicked.connect(self._on_on)
        self._show()

    def show_month(self, day: date) -> None:
        """Show the month of a day without telling."""
        self._first = day.replace(day=1)
        self._show()

    def first(self) -> date:
        """Return the first day of the month."""
        return self._first

    def last(self) -> date:
        """Return the last day of the month."""
        return _next(self._first) - timedelta(days=1)

    def said(self) -> str:
        """Return the month as a person reads it."""
        return self._name.text()

    @Slot()
    def _on_back(self) -> None:
        self.show_month(self._first - timedelta(days=1))
        self.chosen.emit()

    @Slot()
    def _on_on(self) -> None:
        self.show_month(_next(self._first))
        self.chosen.emit()

    def _show(self) -> None:
        said = _("{year}年{month}月")
        self._name.setText(said.format(year=self._first.year, month=self._first.month))
        self.setAccessibleName(self._name.text())


def _next(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
