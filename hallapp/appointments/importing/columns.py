"""What platforms call the columns of their lists, and how they write times."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, time

from hallapp.kernel.sheets.headings import places_of

_NAMES: Mapping[str, tuple[str, ...]] = {
    "service": ("业务", "业务名称", "业务类型", "取号业务", "预约业务", "办理业务", "队列"),
    "item": ("事项", "事项名称", "事项编码", "预约事项", "办理事项"),
    "day": ("日期", "预约日期", "办理日期", "办事日期", "day", "date"),
    "time": (
        "时段", "时间", "时间段", "预约时段", "预约时间", "预约时间段", "办理时间", "开始时间",
        "起始时间", "time", "start",
    ),
    "ends": ("结束时间", "截止时间", "end"),
    "name": ("姓名", "预约人", "预约人姓名", "申请人", "申请人姓名", "办事人", "name"),
    "phone": ("手机", "手机号", "手机号码", "电话", "联系电话", "联系方式", "phone", "mobile"),
    "id_number": (
        "身份证", "身份证号", "身份证号码", "证件号", "证件号码", "idcard", "id_number",
    ),
    "key": ("预约号", "预约编号", "预约码", "预约单号", "订单号", "编号", "流水号", "no", "id"),
}  # fmt: skip
NEEDED = ("name", "time")
_COLUMN_OF = {spelling: column for column, names in _NAMES.items() for spelling in names}
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_EIGHT_DIGITS = re.compile(r"(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)")
_TIME = re.compile(
    r"(上午|下午|晚上)?\s*(\d{1,2})\s*(?::\s*(\d{2})(?::\d{2})?|[点时]\s*(\d{1,2})?)"
)
_AFTERNOON = frozenset({"下午", "晚上"})
_NOON = 12


def columns_of(header: Sequence[str]) -> dict[str, int]:
    """Return where each column that is known stands; what is not known is left alone."""
    return places_of(header, _COLUMN_OF)


def day_of(text: str) -> date | None:
    """Return the day that a text names, or None."""
    plain = unicodedata.normalize("NFKC", text)
    found = _DAY.search(plain) or _EIGHT_DIGITS.search(plain)
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def times_of(text: str) -> tuple[time, ...]:
    """Return the times of the day that a text names, such as `9:00-9:30` or `下午2点30分`."""
    plain = unicodedata.normalize("NFKC", text)
    found: list[time] = []
    half = ""
    for match in _TIME.finditer(plain):
        # "下午2:00-2:30": what stands before the first holds for the second too.
        half = match[1] or half
        hour, minute = int(match[2]), int(match[3] or match[4] or 0)
        if half in _AFTERNOON and hour < _NOON:
            hour += _NOON
        try:
            found.append(time(hour, minute))
        except ValueError:
            return ()
    return tuple(found)


def column_words(columns: Sequence[str]) -> tuple[str, ...]:
    """Return what columns are most often called."""
    return tuple(_NAMES[column][0] for column in columns)
