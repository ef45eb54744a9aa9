"""Which period is looked at: how long, back, its name, on."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hallapp.faces.manager.case_figures.period import Length, Period
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.icons import IconButton

_LENGTHS = tuple(Length)
_NAME_PX = 128
_FIRST_YEAR = 2000


class PeriodBar(QWidget):
    """Steps up to the period of today and never beyond it.

    Signals:
        chosen: Another period was chosen; `period` returns it.
    """

    chosen = Signal()

    def __init__(self, lengths: tuple[Length, ...] = _LENGTHS) -> None:
        super().__init__()
        self._lengths = lengths
        self._today = date(_FIRST_YEAR, 1, 1)
        self._period = Period.holding(lengths[0], self._today)
        self.lengths = Segments(_("统计期间"), [each.label for each in lengths])
        self.lengths.setObjectName("periodLength")
        self.back = IconButton("arrow-left", _("上一期"))
        self.on = IconButton("arrow-right", _("下一期"))
        self._name = words("", "strong")
        self._name.setMinimumWidth(_NAME_PX)
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.lengths)
        row.addSpacing(8)
        for part in (self.back, self._name, self.on):
            row.addWidget(part)
        self.lengths.setVisible(len(lengths) > 1)
        self.lengths.chosen.connect(self._on_length)
        self.back.clicked.connect(self._on_back)
        self.on.clicked.connect(self._on_on)

    def begin(self, today: date) -> None:
        """Begin with the period of today."""
        self._today = today
        self._show(Period.holding(self._lengths[self.lengths.number()], today))

    def period(self) -> Period:
        """Return the period looked at."""
        return self._period

    def said(self) -> str:
        """Return the period as a person reads it."""
        return self._name.text()

    @Slot()
    def _on_length(self) -> None:
        length = self._lengths[self.lengths.number()]
        # A shorter one begins with today's where today lies in the longer one.
        inside = self._period.first <= self._today < self._period.span.end
        day = self._today if inside else self._period.first
        self._show(Period.holding(length, day))
        self.chosen.emit()

    @Slot()
    def _on_back(self) -> None:
        self._show(self._period.stepped(-1))
        self.chosen.emit()

    @Slot()
    def _on_on(self) -> None:
        self._show(self._period.stepped(1))
        self.chosen.emit()

    def _show(self, period: Period) -> None:
        self._period = period
        self._name.setText(period.words)
        self.setAccessibleName(period.words)
        self.on.setEnabled(period.span.end <= self._today)
        self.back.setEnabled(period.first.year > _FIRST_YEAR)
