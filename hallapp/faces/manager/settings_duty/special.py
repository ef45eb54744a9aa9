"""Hours of weekdays and seasons (特别作息): name, when they hold, and their own slots."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.attendance.terms import SlotTimes, SpecialHours, YearDay
from hallapp.faces.manager.settings_duty.rows import FieldRow, RowsField, beside
from hallapp.faces.manager.settings_duty.slots import SlotGrid, slot_words
from hallapp.faces.manager.settings_times import long_weekdays, short_weekdays
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _

_NAME_PX, _DAY_PX = 150, 68
_MONTHS, _DAYS = 12, (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def year_day_of(text: str) -> YearDay | None:
    """Return the day of any year that was typed as 06-01; None for anything else."""
    month, _sign, day = text.strip().replace("/", "-").replace(".", "-").partition("-")
    if not (month.isascii() and month.isdigit() and day.isascii() and day.isdigit()):
        return None
    found = YearDay(int(month), int(day))
    is_there = 1 <= found.month <= _MONTHS and 1 <= found.day <= _DAYS[found.month - 1]
    return found if is_there else None


def year_day_words(day: YearDay | None) -> str:
    """Return a day of any year as it is typed."""
    return "" if day is None else f"{day.month:02d}-{day.day:02d}"


class _SpecialRow(FieldRow):
    """One set of hours."""

    def __init__(self) -> None:
        super().__init__()
        self.name = QLineEdit()
        self.name.setMaxLength(20)
        self.name.setFixedWidth(_NAME_PX)
        self.name.setPlaceholderText(_("如 夏季作息"))
        self.name.setAccessibleName(_("作息名称"))
        self.ends = (_day_line(_("从几月几日"), "06-01"), _day_line(_("到几月几日"), "09-30"))
        self.days = tuple(map(_day_button, range(7), short_weekdays(), long_weekdays()))
        self.grid = SlotGrid(_("特别作息"))
        self._build()
        for line in (self.name, *self.ends):
            line.textEdited.connect(self.changed)
        for button in self.days:
            button.toggled.connect(self._on_toggled)
        self.grid.changed.connect(self.changed)

    @override
    def value(self) -> SpecialHours:
        pressed = (number for number, button in enumerate(self.days) if button.isChecked())
        from_day, until_day = (year_day_of(line.text()) for line in self.ends)
        return SpecialHours(
            self.name.text().strip(), self.grid.value(), tuple(pressed), from_day, until_day
        )

    @override
    def problem(self) -> str:
        if not self.name.text().strip():
            return _("请给作息起个名称。")
        typed = [line.text().strip() for line in self.ends]
        if any(text and year_day_of(text) is None for text in typed):
            return _("月日请写成 06-01 这样。")
        is_some_day = any(button.isChecked() for button in self.days)
        if bool(typed[0]) != bool(typed[1]) or not (typed[0] or is_some_day):
            return _("请写清什么时候执行：选星期，或者写全开始和结束的月日。")
        return self.grid.problem()

    @override
    def show_value(self, value: SpecialHours) -> None:
        self.name.setText(value.name)
        for line, day in zip(self.ends, (value.from_day, value.until_day), strict=True):
            line.setText(year_day_words(day))
        for number, button in enumerate(self.days):
            button.setChecked(number in value.weekdays)
        self.grid.show_value(value.slots)

    @override
    def first(self) -> QWidget:
        return self.name

    @Slot()
    def _on_toggled(self) -> None:
        self.changed.emit()

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(6)
        for parts in (
            (self.name, words(_("每年")), self.ends[0], words(_("到")), self.ends[1]),
            (words(_("只在")), beside(*self.days, spacing_px=0)),
        ):
            row = QHBoxLayout()
            row.setSpacing(8)
            for part in parts:
                row.addWidget(part)
            row.addStretch(1)
            column.addLayout(row)
        column.addWidget(self.grid)
        self.line.addLayout(column, 1)
        self.line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)


class SpecialField(RowsField):
    """All hours that differ from the ordinary ones; the last one that fits a day holds."""

    def __init__(
        self, name: str, caption: str, hint: str, ordinary: Callable[[], Sequence[SlotTimes]]
    ) -> None:
        super().__init__(
            name,
            caption,
            (hint, _("加一套作息")),
            _SpecialRow,
            lambda: SpecialHours("", tuple(ordinary())),
        )

    @override
    def row_words(self, value: SpecialHours) -> str:
        return f"{value.name} {slot_words(value.slots)}"


def _day_line(named: str, example: str) -> QLineEdit:
    line = QLineEdit()
    line.setFixedWidth(_DAY_PX)
    line.setPlaceholderText(example)
    line.setAccessibleName(named)
    return line


def _day_button(number: int, short: str, long: str) -> QPushButton:
    button = QPushButton(short)
    button.setCheckable(True)
    button.setProperty("look", "segment")
    button.setProperty("place", {0: "first", 6: "last"}.get(number, "between"))
    button.setAccessibleName(long)
    return button
