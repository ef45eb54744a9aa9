"""Time limits as an item's law writes them (时限): an amount and its own unit.

The units are never converted into each other: 60日 of a law are calendar days, 20工作日 are not.
"""

import re
from dataclasses import dataclass
from enum import Enum

from hallapp.kernel.errors import RuleError
from hallapp.kernel.texts import _, plural


class LimitUnknownError(RuleError):
    """A limit is written in a way that the hall does not know (时限写法不认识)."""

    code = "hall.limit_unknown"


class LimitUnit(Enum):
    """What a limit counts."""

    WORKING_DAYS = "working_days"  # 工作日
    CALENDAR_DAYS = "calendar_days"  # 日、自然日
    MONTHS = "months"  # 月
    HOURS = "hours"  # 小时
    ON_THE_SPOT = "on_the_spot"  # 当场、即时

    @property
    def label(self) -> str:
        """The word a person reads when choosing a unit."""
        return {
            LimitUnit.WORKING_DAYS: _("工作日"),
            LimitUnit.CALENDAR_DAYS: _("自然日"),
            LimitUnit.MONTHS: _("月"),
            LimitUnit.HOURS: _("小时"),
            LimitUnit.ON_THE_SPOT: _("当场"),
        }[self]


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit of a service item (办结时限).

    Attributes:
        amount: How many units, at least 1; 0 for `ON_THE_SPOT` only.
        unit: What is counted.

    Raises:
        ValueError: Amount and unit do not go together.
    """

    amount: int
    unit: LimitUnit

    def __post_init__(self) -> None:
        if (self.amount == 0) is not (self.unit is LimitUnit.ON_THE_SPOT) or self.amount < 0:
            raise ValueError(self.amount, self.unit)

    @property
    def text(self) -> str:
        """The limit as tables and files write it; `parse_limit` reads it back."""
        if self.unit is LimitUnit.ON_THE_SPOT:
            return "当场"
        return f"{self.amount}{_WRITTEN[self.unit]}"

    @property
    def words(self) -> str:
        """The limit as a person reads it: 9 个工作日, 60 日, 当场."""
        count = self.amount
        return {
            LimitUnit.WORKING_DAYS: plural("{amount} 个工作日", "{amount} 个工作日", count),
            LimitUnit.CALENDAR_DAYS: plural("{amount} 日", "{amount} 日", count),
            LimitUnit.MONTHS: plural("{amount} 个月", "{amount} 个月", count),
            LimitUnit.HOURS: plural("{amount} 小时", "{amount} 小时", count),
            LimitUnit.ON_THE_SPOT: _("当场"),
        }[self.unit].format(amount=count)


ON_THE_SPOT = Limit(0, LimitUnit.ON_THE_SPOT)

_WRITTEN = {
    LimitUnit.WORKING_DAYS: "工作日",
    LimitUnit.CALENDAR_DAYS: "日",
    LimitUnit.MONTHS: "月",
    LimitUnit.HOURS: "小时",
}
_UNITS = {word: unit for unit, word in _WRITTEN.items()} | {"自然日": LimitUnit.CALENDAR_DAYS}
# 天 is not read: one hall means working days by it, the next one calendar days.
_COUNTED = re.compile(r"(?P<amount>[1-9][0-9]{0,3})个?(?P<unit>工作日|自然日|日|月|小时)")


def parse_limit(text: str) -> Limit | None:
    """Read a limit such as 20工作日, 60日, 3月, 24小时, 当场 or 即时; None when there is none.

    Blanks and a measure word (20 个工作日) are read over.

    Raises:
        LimitUnknownError: The text says something else.
    """
    # `\d` would take digits of other scripts, and a blank field may hold a wide blank.
    written = "".join(text.split())
    if not written:
        return None
    if written in {"当场", "即时"}:
        return ON_THE_SPOT
    found = _COUNTED.fullmatch(written)
    if found is None:
        raise LimitUnknownError(text=text)
    return Limit(int(found["amount"]), _UNITS[found["unit"]])
