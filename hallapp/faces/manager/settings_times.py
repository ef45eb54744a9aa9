"""Fields for hours and weekdays."""

import re
import unicodedata
from datetime import time
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.settings_fields import Field, NumberLine
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.icons import IconButton
from hallapp.qtkit.key_button import KeyButton

# 点 and 时 stand between hours and minutes, 分 behind them.
_HAN_SIGNS = {0x70B9: ":", 0x65F6: ":", 0x5206: None}
_TIME = re.compile(r"(\d{1,2})\s*[:.]?\s*(\d{2})?")
_TIME_PX = 88
_DAYS = "1234567"
_MOST_STEPS = 8


def time_of(text: str) -> time | None:
    """Return the hour that somebody typed, as 8:30, 830 or 8点30; None for anything else."""
    plain = unicodedata.normalize("NFKC", text).strip().translate(_HAN_SIGNS)
    found = _TIME.fullmatch(plain)
    try:
        return None if found is None else time(int(found[1]), int(found[2] or 0))
    except ValueError:
        return None


def short_weekdays() -> tuple[str, ...]:
    """Return the weekdays in one character each, Monday first."""
    return (_("一"), _("二"), _("三"), _("四"), _("五"), _("六"), _("日"))


def long_weekdays() -> tuple[str, ...]:
    """Return the weekdays as they are read aloud, Monday first."""
    return (
        _("星期一"),
        _("星期二"),
        _("星期三"),
        _("星期四"),
        _("星期五"),
        _("星期六"),
        _("星期日"),
    )


def weekday_words(weekdays: str) -> str:
    """Return days as a table says them: 周一至周五, else one by one."""
    if weekdays == "12345":
        return _("周一至周五")
    if weekdays == _DAYS:
        return _("每天")
    names = short_weekdays()
    return _("周{days}").format(days="".join(names[int(day) - 1] for day in weekdays))


class TimeLine(QLineEdit):
    """A line for an hour of the day."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(_TIME_PX)
        self.setPlaceholderText("08:30")
        self.editingFinished.connect(self._on_left)

    def at(self) -> time | None:
        """Return the hour; None for anything else."""
        return time_of(self.text())

    @Slot()
    def _on_left(self) -> None:
        """Write the hour as the others are written."""
        at = self.at()
        if at is not None:
            self.setText(f"{at:%H:%M}")


class TimeField(Field):
    """An hour of the day, on the hall's clock."""

    def __init__(self, name: str, caption: str, hint: str = "") -> None:
        super().__init__(name, caption, hint)
        self.line = TimeLine()
        self.line.textEdited.connect(self.changed)
        self._fill(self.line)

    @override
    def value(self) -> time:
        return self.line.at() or time(0)

    @override
    def problem(self) -> str:
        return _("请写成 08:30 这样。") if self.line.at() is None else ""

    @override
    def show_value(self, value: Any) -> None:
        if self.line.at() != value:
            self.line.setText(f"{value:%H:%M}")

    @override
    def said(self, value: Any) -> str:
        return f"{value:%H:%M}"

    @override
    def control(self) -> QLineEdit:
        return self.line


class WeekdayField(Field):
    """Some of the seven days, each a button that stays pressed."""

    def __init__(self, name: str, caption: str, hint: str = "") -> None:
        super().__init__(name, caption, hint)
        self._days = QWidget()
        row = QHBoxLayout(self._days)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._buttons: list[QPushButton] = []
        for number, (short, long) in enumerate(zip(short_weekdays(), long_weekdays(), strict=True)):
            button = QPushButton(short)
            button.setCheckable(True)
            button.setAccessibleName(long)
            button.setProperty("look", "segment")
            button.setProperty("place", {0: "first", 6: "last"}.get(number, "between"))
            button.setObjectName(f"weekday{number + 1}")
            button.toggled.connect(self._on_toggled)
            self._buttons.append(button)
            row.addWidget(button)
        self._fill(self._days)
        self.setFocusProxy(self._buttons[0])

    @override
    def value(self) -> str:
        pressed = zip(_DAYS, self._buttons, strict=True)
        return "".join(day for day, button in pressed if button.isChecked())

    @override
    def problem(self) -> str:
        return "" if self.value() else _("请至少选一天。")

    @override
    def show_value(self, value: Any) -> None:
        for day, button in zip(_DAYS, self._buttons, strict=True):
            button.setChecked(day in value)

    @override
    def said(self, value: Any) -> str:
        return weekday_words(value)

    @override
    def control(self) -> QWidget:
        return self._days

    @Slot()
    def _on_toggled(self) -> None:
        self.changed.emit()


class _VolumeLine(QWidget):
    """From when on it is how loud."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.at = TimeLine()
        self.percent = NumberLine(0, 100)
        self.remove = IconButton("cross", _("删去这一段"))
        self.at.setAccessibleName(_("第 {number} 段从几点起").format(number=number))
        self.percent.setAccessibleName(_("第 {number} 段的音量").format(number=number))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.at, words(_("起")), self.percent, words("%"), self.remove):
            row.addWidget(part)
        row.addStretch(1)


class VolumeField(Field):
    """How loud at which hour: lines of an hour and a percentage, in order of time."""

    def __init__(self, name: str, caption: str, hint: str = "") -> None:
        super().__init__(name, caption, hint)
        self._lines: list[_VolumeLine] = []
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.add = KeyButton(_("加一段"), look="accent")
        self.add.setObjectName("addVolume")
        self.add.clicked.connect(self._on_added)
        self._fill(self._holder)
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addStretch(1)
        self._column.addLayout(below)
        self.setFocusProxy(self.add)

    @override
    def value(self) -> tuple[tuple[time, int], ...]:
        return tuple((line.at.at() or time(0), line.percent.number() or 0) for line in self._lines)

    @override
    def problem(self) -> str:
        for line in self._lines:
            if line.at.at() is None:
                return _("请写成 08:30 这样。")
            if line.percent.problem():
                return line.percent.problem()
        times = [at for at, _percent in self.value()]
        return "" if times == sorted(set(times)) else _("请从早到晚写，同一时刻只写一次。")

    @override
    def show_value(self, value: Any) -> None:
        if self._lines and not self.differs(value):
            return
        for line in self._lines:
            line.setParent(None)
            line.deleteLater()
        self._lines = []
        for at, percent in value:
            self._add(f"{at:%H:%M}", str(percent))

    @override
    def said(self, value: Any) -> str:
        return _("、").join(
            _("{time} 起 {percent}%").format(time=f"{at:%H:%M}", percent=percent)
            for at, percent in value
        )

    @override
    def control(self) -> QWidget:
        return self._holder

    @Slot()
    def _on_added(self) -> None:
        self._add("", "100").at.setFocus()
        self.changed.emit()

    @Slot()
    def _on_removed(self) -> None:
        for line in self._lines:
            if line.remove is self.sender():
                self._lines.remove(line)
                line.hide()
                line.deleteLater()
                break
        self.add.setVisible(len(self._lines) < _MOST_STEPS)
        self.add.setFocus()
        self.changed.emit()

    def _add(self, at: str, percent: str) -> _VolumeLine:
        line = _VolumeLine(len(self._lines) + 1)
        line.at.setText(at)
        line.percent.setText(percent)
        line.at.textEdited.connect(self.changed)
        line.percent.textEdited.connect(self.changed)
        line.remove.clicked.connect(self._on_removed)
        self._column.insertWidget(len(self._lines), line)
        self._lines.append(line)
        self.add.setVisible(len(self._lines) < _MOST_STEPS)
        return line
