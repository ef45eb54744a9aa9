"""What stands above a list: its days, filters, the search, and what can be done without a row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import partial
from typing import Any

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QDateEdit, QVBoxLayout, QWidget

from hallapp.faces.manager.attendance.lists.deed import Deed, ListDays
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.settings_fields import CalmCombo
from hallapp.faces.parts.search_field import SearchField
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton

_SEARCH_PX = 216


class Days(Enum):
    """Which days a list can be asked about."""

    NOW = "now"
    ONE = "one"
    SPAN = "span"


@dataclass(frozen=True)
class RowChoice:
    """One choice that leaves rows out of sight.

    Attributes:
        name: Its name.
        caption: What it says while everything is shown: 全部状态.
        word_of: What a row is in this respect.
    """

    name: str
    caption: str
    word_of: Callable[[Any], str]


class ListHead(QWidget):
    """Two lines that wrap.

    Signals:
        asked: Other days are to be shown.
        filtered: Another filter or search.
        pressed: Something is to be done; carries the `Deed`.

    Attributes:
        buttons: Keys of what can be done without a row, by name.
        search: The field that finds.
    """

    asked = Signal()
    filtered = Signal()
    pressed = Signal(object)

    def __init__(
        self, days: Days, filters: Sequence[RowChoice], deeds: Sequence[Deed[Any]], hint: str
    ) -> None:
        super().__init__()
        self._days, self._filters = days, tuple(filters)
        self.from_day, self.until_day = _day_edit(_("从哪天")), _day_edit(_("到哪天"))
        self.choices = {each.name: CalmCombo() for each in filters}
        self.search = SearchField(hint)
        self.search.setFixedWidth(_SEARCH_PX)
        self.save = KeyButton(_("存为 Excel"), "Ctrl+S")
        self.print = KeyButton(_("打印"))
        self.buttons: dict[str, KeyButton] = {}
        self._flow = FlowRow(8)
        self._build(deeds)

    def set_days(self, from_on: date, until_on: date) -> None:
        """Show days without asking."""
        for edit, day in ((self.from_day, from_on), (self.until_day, until_on)):
            edit.blockSignals(True)  # noqa: FBT003 - Qt's own
            edit.setDate(QDate(day.year, day.month, day.day))
            edit.blockSignals(False)  # noqa: FBT003 - Qt's own

    def query(self) -> ListDays:
        """Return which days are asked about."""
        first = _day_of(self.from_day)
        if self._days is not Days.SPAN:
            return ListDays(first, first)
        return ListDays(first, max(first, _day_of(self.until_day)))

    def offer(self, rows: Sequence[Any]) -> None:
        """Offer to filter by what the rows have; what is chosen stays."""
        for each in self._filters:
            combo, found = self.choices[each.name], sorted({each.word_of(row) for row in rows})
            shown = [each.caption, *(word for word in found if word)]
            chosen = combo.currentText() if combo.currentIndex() > 0 else ""
            if chosen and chosen not in shown:
                shown.append(chosen)
            if shown != [combo.itemText(n) for n in range(combo.count())]:
                combo.clear()
                combo.addItems(shown)
                combo.setCurrentIndex(shown.index(chosen) if chosen else 0)
        self._flow.settle()

    def fits(self, row: Any) -> bool:
        """Return whether the filters leave a row in."""
        return all(
            self.choices[each.name].currentIndex() <= 0
            or each.word_of(row) == self.choices[each.name].currentText()
            for each in self._filters
        )

    def offer_deeds(self, offered: Sequence[str]) -> None:
        """Show the keys of deeds that fit."""
        for name, button in self.buttons.items():
            button.setVisible(name in offered)
        self._flow.settle()

    def set_filled(self, *, is_filled: bool) -> None:
        """Let a list that is empty not be saved or printed."""
        for button in (self.save, self.print):
            button.setEnabled(is_filled)

    def _build(self, deeds: Sequence[Deed[Any]]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 4, 7, 0)
        column.addWidget(self._flow)
        for edit in self._shown_days():
            self._flow.add(edit)
            edit.dateChanged.connect(self._on_days)
        for each in self._filters:
            combo = self.choices[each.name]
            combo.setObjectName(f"filter_{each.name}")
            combo.setAccessibleName(each.caption)
            combo.addItem(each.caption)
            combo.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToContents)
            combo.setMaximumWidth(220)
            combo.activated.connect(self._on_filter)
            self._flow.add(combo)
        self._flow.add(self.search)
        self._flow.push()
        for deed in deeds:
            button = self.buttons[deed.name] = KeyButton(deed.word, deed.key, deed.look)
            button.setObjectName(f"deed_{deed.name}")
            button.clicked.connect(partial(self._on_pressed, deed))
            self._flow.add(button)
        for button in (self.save, self.print):
            self._flow.add(button)
        self.search.typed.connect(self._on_filter)

    def _shown_days(self) -> tuple[QDateEdit, ...]:
        shown = {Days.NOW: (), Days.ONE: (self.from_day,)}
        return shown.get(self._days, (self.from_day, self.until_day))

    @Slot()
    def _on_days(self) -> None:
        self.asked.emit()

    @Slot()
    def _on_filter(self) -> None:
        self.filtered.emit()

    def _on_pressed(self, deed: Deed[Any], _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.pressed.emit(deed)


def _day_edit(name: str) -> QDateEdit:
    edit = QDateEdit()
    edit.setAccessibleName(name)
    edit.setDisplayFormat("yyyy-MM-dd")
    # Not with every key: a year half typed would be read.
    edit.setKeyboardTracking(False)
    return edit


def _day_of(edit: QDateEdit) -> date:
    day = edit.date()
    return date(day.year(), day.month(), day.day())
