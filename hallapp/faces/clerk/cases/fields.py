"""What is asked before something is done with a case: a few fields, each with its own check."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum

from hallapp.cases.terms import MaterialTick
from hallapp.kernel.texts import _

_IN_DAYS = re.compile(r"\+(\d{1,3})")
_MONTH_DAY = re.compile(r"(\d{1,2})[-./](\d{1,2})")
_WHOLE = re.compile(r"(\d{4})[-./]?(\d{1,2})[-./]?(\d{1,2})")
_MOST_FEN = 10_000_000_000
_FEN = 100


class FieldKind(Enum):
    """How a field is filled."""

    LINE = "line"
    DAY = "day"
    NUMBER = "number"
    MONEY = "money"
    CHOICE = "choice"
    TICKS = "ticks"


@dataclass(frozen=True)
class Field:
    """One field of a form.

    Attributes:
        name: How the answer is called.
        word: Its label.
        value: What stands in it at first; of a choice the value chosen.
        choices: Value and word of each choice.
        ticks: Materials to tick, of a field of ticks.
        hint: What one may write, quiet in the field.
        is_needed: Whether it must be filled.
    """

    name: str
    word: str
    kind: FieldKind = FieldKind.LINE
    value: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    ticks: tuple[MaterialTick, ...] = ()
    hint: str = ""
    is_needed: bool = True

    def optional(self) -> "Field":
        """Return the same, which may stay empty."""
        return replace(self, is_needed=False)


@dataclass(frozen=True)
class Filled:
    """What was filled in.

    Attributes:
        texts: By name of the field.
        ticks: Of the field of ticks: the materials whose box was ticked, with their remark.
    """

    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    ticks: tuple[MaterialTick, ...] = ()

    def text(self, name: str) -> str:
        """Return a line without spaces round it."""
        return self.texts.get(name, "").strip()

    def day(self, name: str, today: date) -> date:
        """Return a day that was checked before."""
        found = read_day(self.text(name), today)
        return today if found is None else found

    def number(self, name: str) -> int:
        """Return a whole number that was checked before."""
        return int(self.text(name) or 0)

    def fen(self, name: str) -> int:
        """Return an amount in fen that was checked before."""
        return read_fen(self.text(name)) or 0


def fault_of(asked: Field, filled: Filled, today: date) -> str:
    """Return what is wrong with a field, in words; empty when nothing is."""
    if asked.kind is FieldKind.TICKS:
        return "" if filled.ticks or not asked.is_needed else _("还没有勾选材料")
    text = filled.text(asked.name)
    if not text:
        return _("还没有填") if asked.is_needed else ""
    if asked.kind is FieldKind.DAY and read_day(text, today) is None:
        return _("日期写成 2026-12-04、12-4 或 +5")
    if asked.kind is FieldKind.NUMBER and not (text.isdecimal() and int(text) > 0):
        return _("要写 1 或更大的整数")
    if asked.kind is FieldKind.MONEY and read_fen(text) is None:
        return _("金额写成 120 或 120.50")
    return ""


def read_day(text: str, today: date) -> date | None:
    """Return the day that is meant: 2026-12-04, 20261204, 12-4 of this year, +5 days from today."""
    text = text.strip()
    in_days = _IN_DAYS.fullmatch(text)
    if in_days:
        return today + timedelta(days=int(in_days[1]))
    whole, short = _WHOLE.fullmatch(text), _MONTH_DAY.fullmatch(text)
    try:
        if short:
            return date(today.year, int(short[1]), int(short[2]))
        if whole:
            return date(int(whole[1]), int(whole[2]), int(whole[3]))
    except ValueError:
        return None
    return None


def read_fen(text: str) -> int | None:
    """Return an amount of yuan in fen; None for what is no amount."""
    try:
        fen = Decimal(text.replace(",", "").replace("，", "").strip()) * _FEN
    except InvalidOperation:
        return None
    if not fen.is_finite() or fen != fen.to_integral_value() or not 0 <= fen <= _MOST_FEN:
        return None
    return int(fen)


def yuan_words(fen: int) -> str:
    """Return an amount as it is typed: 120 or 120.50."""
    whole, rest = divmod(fen, _FEN)
    return f"{whole}.{rest:02d}" if rest else str(whole)


def day_text(day: date) -> str:
    """Return a day as it is typed."""
    return day.isoformat()
