"""How the table of a power cut calls its columns, and what people write into them.

Data of a Chinese table, not texts of a screen: they are the same in every language.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, time

from hallapp.queueing.terms import Outcome

COLUMN_NAMES: Mapping[str, tuple[str, ...]] = {
    "code": ("条码", "条形码", "编码"),
    "label": ("号码", "停电号码", "号"),
    "pack": ("停电包", "停电包号", "包号"),
    "day": ("日期", "办理日期"),
    "window": ("窗口", "窗口号"),
    "clerk": ("经办人", "工号", "经办人工号"),
    "taken": ("取号时间", "取号"),
    "called": ("叫号时间", "叫号"),
    "finished": ("办结时间", "办结", "完成时间"),
    "outcome": ("结果", "办理结果"),
    "words": ("备注", "说明"),
}
"""What the columns are called; the first name is the one that the pack's own table has."""

SERVICE_NAME = "业务"
"""A column for whoever fills the table in; it is not read back, the code says it."""

_FIRST_YEAR, _LAST_YEAR = 2000, 2999
_MOST_WINDOW_DIGITS = 6
_MISSED = frozenset({"过号", "未到", "没来", "没到"})
_OUTCOMES: Mapping[str, Outcome] = {
    "办结": Outcome.DONE, "当场办结": Outcome.DONE,
    "受理": Outcome.ACCEPTED, "已受理": Outcome.ACCEPTED, "已受理办件": Outcome.ACCEPTED,
    "领证": Outcome.COLLECTED, "已领证": Outcome.COLLECTED,
    "咨询": Outcome.ADVICE,
    "缺材料": Outcome.PAPERS_MISSING, "缺件": Outcome.PAPERS_MISSING,
    "缺材料,未受理": Outcome.PAPERS_MISSING,
    "离开": Outcome.LEFT, "中途离开": Outcome.LEFT,
    "其他": Outcome.OTHER, "其他结果": Outcome.OTHER,
}  # fmt: skip
_DAY = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})"
)
_TIME = re.compile(r"(\d{1,2})\s*[:点时.]\s*(\d{1,2})?(?:\s*[:分]\s*\d{0,2})?|(\d{1,2})(\d{2})")


def plain(text: str) -> str:
    """Return a text in the machine's own width and without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def window_number(text: str) -> int | None:
    """Return the number of a window, with or without the words round it, or None."""
    said = plain(text).removesuffix("窗口").removesuffix("号")
    return int(said) if said.isdecimal() and len(said) <= _MOST_WINDOW_DIGITS else None


def is_missed(text: str) -> bool:
    """Return whether a result says that nobody came to the call."""
    return plain(text) in _MISSED


def outcome_of(text: str) -> Outcome | None:
    """Return the result that a text names, or None."""
    return _OUTCOMES.get(plain(text))


def day_of(text: str) -> date | None:
    """Return the day that a text begins with, or None."""
    found = _DAY.match(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    try:
        day = date(*(int(part) for part in found.groups() if part))
    except ValueError:
        return None
    # A slip of the pen; the zone's own sum could not even be done for the year 1.
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def time_of(text: str) -> time | None:
    """Return the time that a text names, such as `9:05`, `0905` or `9点5分`, or None.

    A day may stand before it.
    """
    said = unicodedata.normalize("NFKC", text).strip()
    dated = _DAY.match(said)
    if dated is not None and _TIME.fullmatch(said) is None:
        said = said[dated.end() :].strip(" T")
    found = _TIME.fullmatch(said)
    if found is None:
        return None
    hour, minute = found[1] or found[3], found[2] or found[4] or "0"
    try:
        return time(int(hour), int(minute))
    except ValueError:
        return None
