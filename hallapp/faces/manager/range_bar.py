"""From when to when a report looks: usual spans, or any two days up to today."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _

_SPANS = (1, 7, 30)
_OWN = 3
_LONGEST_DAYS = 366


class RangeBar(QWidget):
    """今天 | 近 7 天 | 近 30 天 | 自选, and the two days beside it.

    Signals:
        chosen: Another range was chosen; `days` returns it.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date(2000, 1, 1)
        words_ = (_("今天"), _("近 7 天"), _("近 30 天"), _("自选"))
        self._segments = Segments(_("看哪几天"), words_)
        self._segments.setObjectName("reportSpan")
        self._first = QDateEdit()
        self._first.setObjectName("reportFirst")
        self._first.setAccessibleName(_("从哪天"))
        self._last = QDateEdit()
        self._last.setObjectName("reportLast")
        self._last.setAccessibleName(_("到哪天"))
        self._is_setting = False
        self._build()

    def set_today(self, today: date) -> None:
        """Offer days up to this one; a usual span follows it."""
        if today == self._today:
            return
        self._today = today
        self._is_setting = True
        for edit in (self._first, self._last):
            edit.setMaximumDate(_qt(today))
        self._is_setting = False
        self._follow_span()

    def set_span(self, days: int) -> None:
        """Choose a usual span without telling."""
        self._is_setting = True
        self._segments.choose(_SPANS.index(days) if days in _SPANS else _OWN)
        self._is_setting = False
        self._follow_span()

    def days(self) -> tuple[date, date]:
        """Return the first and the last day, in order, at most a year apart."""
        first, last = sorted((_python(self._first.date()), _python(self._last.date())))
        return max(first, last - timedelta(days=_LONGEST_DAYS)), last

    @Slot(int)
    def _on_span(self, _number: int) -> None:
        if self._is_setting:
            return
        self._follow_span()
        self.chosen.emit()

    @Slot()
    def _on_day(self) -> None:
        if self._is_setting:
            return
        self._is_setting = True
        self._segments.choose(_OWN)
        self._is_setting = False
        self._show_days()
        self.chosen.emit()

    def _follow_span(self) -> None:
        number = self._segments.number()
        if number != _OWN:
            self._is_setting = True
            self._first.setDate(_qt(self._today - timedelta(days=_SPANS[number] - 1)))
            self._last.setDate(_qt(self._today))
            self._is_setting = False
        self._show_days()

    def _show_days(self) -> None:
        is_own = self._segments.number() == _OWN
        for part in (self._first, self._dash, self._last):
            part.setVisible(is_own)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._segments)
        self._dash = words(_("至"), "muted")
        for part in (self._first, self._dash, self._last):
            row.addWidget(part)
        row.addStretch(1)
        for edit in (self._first, self._last):
            edit.setDisplayFormat("yyyy-MM-dd")
            edit.setCalendarPopup(True)
            edit.dateChanged.connect(self._on_day)
        self._segments.chosen.connect(self._on_span)
        self._show_days()


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _python(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
