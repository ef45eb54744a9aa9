"""Fields of the chapter of cases: limits, hours of a day, types of item, the word of a number."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget
from typing_extensions import override

from hallapp.faces.manager.settings_fields import CalmCombo, Field, NumberLine, TextField
from hallapp.guides.terms import ItemType
from hallapp.hall.limits import ON_THE_SPOT, Limit, LimitUnit
from hallapp.hall.opening_times import DayHours, OpeningTimesError, parse_day_hours
from hallapp.kernel.texts import _

_MOST = 999
_LINE_PX = 300
_WIDE = 100
"""Share of a line beside the room that stays empty behind it."""
_TYPES_A_ROW = 4
_HOUR_S, _MINUTE_S = 3600, 60
_CLOCK = r"\d{1,2}:\d{2}"
_STRETCH = re.compile(rf"({_CLOCK})\s*-+\s*({_CLOCK})[\s,;、]*")
# 至, 到 and every dash stand between the two hours of a stretch; 休 is a day of rest.
_DASHES = {0x81F3: "-", 0x5230: "-", 0x2212: "-", 0x7E: "-"} | dict.fromkeys(
    range(0x2010, 0x2016), "-"
)
_REST = chr(0x4F11)
_LONGEST_PREFIX = 12
_BRACKETS = "\u3014\u3015"


class LimitField(Field):
    """A limit: an amount and its unit, or none at all.

    Args:
        name: Of the field.
        words: What stands before it, and what it is called where it is told of.
        units: What may be chosen.
        law_days: The most that the law allows; None where it says nothing. A limit that the law
            sets can be made shorter, never longer, and cannot be left out.
        hint: What it means.
    """

    def __init__(
        self,
        name: str,
        words: tuple[str, str],
        units: Sequence[LimitUnit],
        law_days: int | None = None,
        hint: str = "",
        *,
        may_be_none: bool = False,
    ) -> None:
        super().__init__(name, words[0], hint)
        self.caption = words[1]
        self._law_days = law_days
        self._units: list[LimitUnit | None] = [*units]
        if may_be_none:
            self._units.insert(0, None)
        self.line = NumberLine(1, _MOST)
        self.combo = CalmCombo()
        self.combo.setMinimumWidth(120)
        self.combo.setAccessibleName(_("{name}的单位").format(name=self.caption))
        self.combo.addItems([_unit_word(unit) for unit in self._units])
        self._fill(self.line, self.combo)
        self.line.textEdited.connect(self.changed)
        self.combo.activated.connect(self._on_chosen)
        if hint:
            self.put_hint_beside()

    @override
    def value(self) -> Limit | None:
        unit = self._unit()
        if unit is None:
            return None
        return ON_THE_SPOT if unit is LimitUnit.ON_THE_SPOT else Limit(self._amount(), unit)

    @override
    def problem(self) -> str:
        if not self._is_counted():
            return ""
        number, law = self.line.number(), self._law_days
        if law is not None and (number is None or not 1 <= number <= law):
            said = _("法律规定最长 {law} 个工作日，大厅只能定得更短。请填 1 到 {law}。")
            return said.format(law=law)
        return self.line.problem()

    @override
    def show_value(self, value: Any) -> None:
        unit = None if value is None else value.unit
        if unit not in self._units:
            # What was set elsewhere is shown as it is, not as something else.
            self._units.append(unit)
            self.combo.addItem(_unit_word(unit))
        self.combo.setCurrentIndex(self._units.index(unit))
        amount = "" if value is None or not value.amount else str(value.amount)
        if self.line.text() != amount:
            self.line.setText(amount)
        self._settle()

    @override
    def said(self, value: Any) -> str:
        return _("不计时") if value is None else value.words

    @override
    def control(self) -> QLineEdit:
        return self.line

    @override
    def set_locked(self, *, is_locked: bool) -> None:
        self.combo.setEnabled(not is_locked)
        self._settle()

    def choose_unit(self, unit: LimitUnit | None) -> None:
        """Choose a unit as with the list."""
        self.combo.setCurrentIndex(self._units.index(unit))
        self._on_chosen()

    @Slot()
    def _on_chosen(self) -> None:
        if not self._is_counted():
            self.line.clear()
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        self.line.setEnabled(self._is_counted() and self.combo.isEnabled())

    def _unit(self) -> LimitUnit | None:
        number = self.combo.currentIndex()
        return self._units[number] if number >= 0 else None

    def _is_counted(self) -> bool:
        return self._unit() not in (None, LimitUnit.ON_THE_SPOT)

    def _amount(self) -> int:
        return max(1, self.line.number() or 1)


class HoursField(TextField):
    """When the hall works on a weekday: stretches in one line; empty on a day of rest.

    Attributes:
        others: Days of which one at least must be worked, when this one is not.
    """

    def __init__(self, name: str, words: tuple[str, str], hint: str = "", rest: str = "") -> None:
        super().__init__(name, words[0], hint, longest=80)
        self.caption = words[1]
        self._rest = rest or _("不办公")
        self.others: Sequence[HoursField] = ()
        self.line.setAccessibleName(self.caption)
        self.line.setMaximumWidth(_LINE_PX)
        self._row.addStretch(1)
        self._row.setStretchFactor(self.line, _WIDE)
        self.line.setPlaceholderText(self._rest)
        self.line.editingFinished.connect(self._on_left)

    @override
    def value(self) -> Any:
        return hours_of(self.line.text()) or ()

    @override
    def problem(self) -> str:
        found = hours_of(self.line.text())
        if found is None:
            return _("请从早到晚写成 09:00-12:00 13:30-17:00，不要重叠；不办公就空着。")
        if self.others and not found and not any(each.value() for each in self.others):
            return _("一周至少要有一天办公，不然按小时的期限永远到不了。")
        return ""

    @override
    def show_value(self, value: Any) -> None:
        if hours_of(self.line.text()) != value or not self.line.text():
            self.line.setText(hours_words(value))
            self.line.setCursorPosition(0)

    @override
    def said(self, value: Any) -> str:
        return hours_words(value) or self._rest

    @Slot()
    def _on_left(self) -> None:
        """Write the hours as the others are written."""
        found = hours_of(self.line.text())
        if found is not None:
            self.line.setText(hours_words(found))


class TypesField(Field):
    """Some of the types of item, each a box; a type without a limit of receipt helps nobody."""

    def __init__(
        self, name: str, caption: str, receipts: Mapping[ItemType, LimitField], hint: str = ""
    ) -> None:
        super().__init__(name, caption, hint)
        self._receipts = receipts
        self._boxes = {kind: QCheckBox(kind.label) for kind in ItemType}
        self._holder = QWidget()
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 5, 0, 0)
        grid.setHorizontalSpacing(18)
        for number, box in enumerate(self._boxes.values()):
            grid.addWidget(box, *divmod(number, _TYPES_A_ROW))
            box.setAccessibleName(f"{caption} {box.text()}")
            box.toggled.connect(self._on_toggled)
        self._fill(self._holder)
        self.setFocusProxy(self._boxes[ItemType.LICENCE])

    @override
    def value(self) -> frozenset[ItemType]:
        return frozenset(kind for kind, box in self._boxes.items() if box.isChecked())

    @override
    def problem(self) -> str:
        if ItemType.LICENCE not in self.value():
            return _("行政许可逾期不告知就算受理，是法律规定的。请把它勾上。")
        idle = [kind.label for kind in ItemType if kind in self.value() and self._has_none(kind)]
        if not idle:
            return ""
        said = _("{types}没有受理期限，不会有视为受理。请先在上面设期限，或者不勾。")
        return said.format(types=_("、").join(idle))

    @override
    def differs(self, value: Any) -> bool:
        """Compare what is ticked: a limit of another field makes nothing unsaved here."""
        return self.value() != value

    @override
    def show_value(self, value: Any) -> None:
        for kind, box in self._boxes.items():
            box.setChecked(kind in value)

    @override
    def said(self, value: Any) -> str:
        return _("、").join(kind.label for kind in ItemType if kind in value)

    @override
    def control(self) -> QWidget:
        return self._holder

    def box(self, kind: ItemType) -> QCheckBox:
        """Return the box of a type."""
        return self._boxes[kind]

    def _has_none(self, kind: ItemType) -> bool:
        field = self._receipts[kind]
        return not field.problem() and field.value() is None

    @Slot()
    def _on_toggled(self) -> None:
        self.changed.emit()


class PrefixField(TextField):
    """First word of every number of a paper; shows below it how a number will read."""

    def __init__(self, name: str, caption: str) -> None:
        super().__init__(name, caption, _("文号的头几个字"), longest=40)
        self.line.setMaximumWidth(_LINE_PX)
        self._row.addStretch(1)
        self._row.setStretchFactor(self.line, _WIDE)
        self.changed.connect(self._tell)

    @override
    def value(self) -> str:
        # What is blank at the edges was typed, and is told: it is not taken away silently.
        return self.line.text()

    @override
    def problem(self) -> str:
        text = self.value()
        if not 1 <= len(text) <= _LONGEST_PREFIX:
            return _("请填 1 到 {most} 个字。").format(most=_LONGEST_PREFIX)
        if any(sign.isspace() or sign in _BRACKETS for sign in text):
            return _("不要有空格和〔〕，年份和括号会自动加上。")
        return ""

    @override
    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        if not self.problem():
            said = _("受理通知书的文号会是：{prefix}受〔2026〕12号")
            self.show_hint(said.format(prefix=self.value()))


def hours_of(text: str) -> DayHours | None:
    """Return the stretches that somebody typed, none for an empty line; None for anything else."""
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES).strip()
    if plain in ("", _REST):
        return ()
    if _STRETCH.sub("", plain):
        return None
    try:
        return parse_day_hours(_STRETCH.findall(plain))
    except OpeningTimesError:
        return None


def hours_words(hours: DayHours | None) -> str:
    """Return stretches as they are typed: 09:00-12:00 13:30-17:00."""
    return " ".join(f"{_clock(each.opens_s)}-{_clock(each.closes_s)}" for each in hours or ())


def _clock(seconds: int) -> str:
    return f"{seconds // _HOUR_S:02d}:{seconds % _HOUR_S // _MINUTE_S:02d}"


def _unit_word(unit: LimitUnit | None) -> str:
    return _("不计时") if unit is None else unit.label
