"""Fields of punching slots (打卡时段): four or two a day, and hours of weekdays and seasons."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from hallapp.attendance.terms import AttendanceRules, SlotTimes
from hallapp.attendance.terms import Slot as Punching
from hallapp.faces.manager.settings_fields import CalmCombo, Field
from hallapp.faces.manager.settings_times import TimeLine
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _

FOUR = tuple(Punching)
TWO = (Punching.AM_IN, Punching.PM_OUT)
_USUAL = {each.slot: each for each in AttendanceRules().slots}
_TWO_NUMBER = 1


def slot_words(slots: Sequence[SlotTimes]) -> str:
    """Return slots as people say them: 上午到 07:00–10:30（09:00）."""
    said = _("{slot} {opens}–{closes}（{due}）")
    return _("，").join(
        said.format(
            slot=each.slot.label,
            opens=f"{each.opens:%H:%M}",
            closes=f"{each.closes:%H:%M}",
            due=f"{each.due:%H:%M}",
        )
        for each in slots
    )


class SlotGrid(QWidget):
    """Four lines or two: when a slot opens and closes, and when one is due.

    Signals:
        changed: Something was typed or chosen.
    """

    changed = Signal()

    def __init__(self, named: str = "") -> None:
        super().__init__()
        self.combo = CalmCombo()
        self.combo.setAccessibleName(_("{name}一天打卡几次").format(name=named))
        self.combo.addItems([_("一天四次"), _("一天两次（上班、下班）")])
        self.combo.setMinimumWidth(190)
        self.lines: dict[Punching, tuple[TimeLine, TimeLine, TimeLine]] = {}
        self._labels: dict[Punching, QWidget] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.combo, 0, 0, 1, 4)
        heads = ("", _("从"), _("到"), _("上下班"))
        for column, word in enumerate(heads):
            grid.addWidget(words(word, "small"), 1, column)
        for row, slot in enumerate(FOUR, start=2):
            self._add_line(grid, row, slot)
        grid.setColumnStretch(4, 1)
        self.combo.activated.connect(self._on_chosen)
        self.setFocusProxy(self.lines[Punching.AM_IN][0])

    def value(self) -> tuple[SlotTimes, ...]:
        """Return the slots; meaningless while `problem` says something."""
        found: list[SlotTimes] = []
        for slot in self._wanted():
            opens, closes, due = (line.at() or time() for line in self.lines[slot])
            found.append(SlotTimes(slot, opens, closes, due))
        return tuple(found)

    def problem(self) -> str:
        """Return what is wrong: an hour that is none, or slots that overlap."""
        for slot in self._wanted():
            if any(line.at() is None for line in self.lines[slot]):
                return _("{slot}：请写成 08:30 这样。").format(slot=slot.label)
        before = None
        for each in self.value():
            if each.closes < each.opens or (before is not None and each.opens <= before):
                said = _("{slot}：要先开始后结束，不能和前一个时段重叠。")
                return said.format(slot=each.slot.label)
            before = each.closes
        return ""

    def show_value(self, slots: Sequence[SlotTimes]) -> None:
        """Show slots; those that are not asked for keep sensible hours for later."""
        self.combo.setCurrentIndex(_TWO_NUMBER if len(slots) == len(TWO) else 0)
        there = _USUAL | {each.slot: each for each in slots}
        for slot, each in there.items():
            for line, at in zip(self.lines[slot], (each.opens, each.closes, each.due), strict=True):
                if line.at() != at:
                    line.setText(f"{at:%H:%M}")
        self._settle()

    def choose_two(self, *, is_two: bool) -> None:
        """Choose how often one punches, as with the list."""
        self.combo.setCurrentIndex(_TWO_NUMBER if is_two else 0)
        self._on_chosen()

    @Slot()
    def _on_chosen(self) -> None:
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        for slot in FOUR:
            for part in (self._labels[slot], *self.lines[slot]):
                part.setVisible(slot in self._wanted())

    def _wanted(self) -> tuple[Punching, ...]:
        return TWO if self.combo.currentIndex() == _TWO_NUMBER else FOUR

    def _add_line(self, grid: QGridLayout, row: int, slot: Punching) -> None:
        lines = (TimeLine(), TimeLine(), TimeLine())
        said = (_("{slot}从几点"), _("{slot}到几点"), _("{slot}算迟到早退的时间"))
        self._labels[slot] = words(slot.label)
        grid.addWidget(self._labels[slot], row, 0)
        for column, (line, name) in enumerate(zip(lines, said, strict=True), start=1):
            line.setAccessibleName(name.format(slot=slot.label))
            line.setObjectName(f"{slot.value}_{('opens', 'closes', 'due')[column - 1]}")
            line.textEdited.connect(self.changed)
            grid.addWidget(line, row, column)
        self.lines[slot] = lines


class SlotsField(Field):
    """The slots of an ordinary day."""

    def __init__(self, name: str, caption: str, hint: str) -> None:
        super().__init__(name, caption, hint)
        self.grid = SlotGrid(caption)
        self._fill(self.grid)
        self.grid.changed.connect(self.changed)

    @override
    def value(self) -> tuple[SlotTimes, ...]:
        return self.grid.value()

    @override
    def problem(self) -> str:
        return self.grid.problem()

    @override
    def show_value(self, value: Any) -> None:
        self.grid.show_value(value)

    @override
    def said(self, value: Any) -> str:
        return slot_words(value)

    def parts_words(self, before: Any, after: Any) -> str:
        """Return the slots that change, and that some are no longer asked for."""
        told = slot_words([each for each in after if each not in before])
        if len(after) == len(before):
            return told
        times = _("改为一天{count}次")
        return times.format(count=len(after)) + (_("，{slots}").format(slots=told) if told else "")

    @override
    def control(self) -> QWidget:
        return self.grid
