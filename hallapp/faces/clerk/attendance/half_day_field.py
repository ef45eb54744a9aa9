"""A half day to fill in: a day that the arrows change, and its morning or afternoon."""

from datetime import date

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from hallapp.faces.clerk.attendance.desk import weekday_word
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.hall.half_days import Half, HalfDay
from hallapp.kernel.texts import _

_HALVES = (Half.MORNING, Half.AFTERNOON)


class HalfDayField(QWidget):
    """A day and a half of it.

    Signals:
        changed: Another half day stands in it.
    """

    changed = Signal()

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.day = QDateEdit()
        self.day.setObjectName(f"{name}Day")
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self.day.setMinimumWidth(140)
        self.day.setAccessibleName(_("{label}，哪天").format(label=label))
        self.half = Segments(label, [half.label for half in _HALVES])
        self.half.setObjectName(f"{name}Half")
        self._weekday = words("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.day, self._weekday, self.half):
            row.addWidget(part)
        row.addStretch(1)
        self.day.dateChanged.connect(self._on_day)
        self.half.chosen.connect(self._on_half)

    def show_half_day(self, half_day: HalfDay) -> None:
        """Put a half day in."""
        day = half_day.day
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.half.choose(half_day.half.position)
        self._weekday.setText(weekday_word(day))

    def half_day(self) -> HalfDay:
        """Return the half day that stands in it."""
        shown = self.day.date()
        day = date(shown.year(), shown.month(), shown.day())
        return HalfDay(day, _HALVES[self.half.number()])

    @Slot(QDate)
    def _on_day(self, _day: QDate) -> None:
        self._weekday.setText(weekday_word(self.half_day().day))
        self.changed.emit()

    @Slot(int)
    def _on_half(self, _number: int) -> None:
        self.changed.emit()
