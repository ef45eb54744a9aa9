"""Rules of the service guide: codes, fees in words, promises against the law."""

import re
from functools import lru_cache

from hallapp.guides.matching import key
from hallapp.guides.spelling import spelling
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.terms import Role

GUIDE_REVIEWERS = frozenset({Role.MANAGER, Role.ADMINISTRATOR, Role.CHIEF_REPRESENTATIVE})
"""Who reviews guides, and takes items off the list (审核人员)."""
GUIDE_AUTHORS = GUIDE_REVIEWERS | {Role.SHIFT_LEADER}
"""Who writes guides, or brings them in from files (编制人员)."""
_BRACKETED = re.compile(r"[(（].*?[)）]")
_PREFIX_LETTERS = 4
_NO_LETTERS = "SX"
_FREE = "不收费"
_PRICED = re.compile(r"\d\s*(元|角|分)")
_PARTED = re.compile(r"[;；\n]")
# The longest month and, as a measure that no holiday week passes, the longest span of working
# days: a warning must be certain, a doubtful case is left to the reader.
_SHORTEST_MONTH_DAYS, _LONGEST_MONTH_DAYS = 28, 31
_HOURS_A_DAY = 24


def code_prefix(department: str) -> str:
    """Return the letters that begin the codes of a department's items: 公安局 gives `GA`.

    The pinyin initials of the department's name without what stands in brackets and without a
    last 局, at most four, in capitals.
    """
    name = _BRACKETED.sub("", department).strip()
    letters = spelling(name.removesuffix("局") or name).initials
    latin = "".join(letter for letter in letters if letter.isascii() and letter.isalpha())
    return latin[:_PREFIX_LETTERS].upper() or _NO_LETTERS


@lru_cache(maxsize=1024)  # an import asks for one department thousands of times
def department_key(name: str) -> str:
    """Return what a department is found by: its name, its initials and its pinyin."""
    typed = spelling(name)
    return " ".join((key(name), typed.initials, typed.syllables.replace(" ", "")))


def parted(text: str) -> tuple[str, ...]:
    """Return the parts of a list that a table keeps in one cell: `;`, `；` or lines part them."""
    return tuple(part for part in (piece.strip() for piece in _PARTED.split(text)) if part)


def is_charged(fee_text: str) -> bool | None:
    """Return whether an item costs something by what its source says; None when it does not say."""
    if fee_text.startswith(_FREE):
        return False
    return True if _PRICED.search(fee_text) else None


def fee_standards(fee_text: str) -> tuple[str, ...]:
    """Return the standards (收费标准) that a fee text lists, in its own words; none when free."""
    return parted(fee_text) if is_charged(fee_text) else ()


def fee_note(fee_text: str) -> str:
    """Return what is said about fees beyond a list of fees and beyond a plain 不收费."""
    return "" if fee_text == _FREE or fee_standards(fee_text) else fee_text


def exceeds_law(promised: Limit, statutory: Limit) -> bool:
    """Return whether a promise is certainly longer than the law allows (承诺不得超过法定).

    Units are not converted into each other: across units only a promise that is longer however
    the days fall is named.
    """
    if promised.unit is statutory.unit:
        return promised.amount > statutory.amount
    return _shortest_days(promised) > _longest_days(statutory)


def _shortest_days(limit: Limit) -> float:
    """Return the fewest calendar days that a limit can span."""
    return (
        limit.amount
        * {
            LimitUnit.WORKING_DAYS: 1,
            LimitUnit.CALENDAR_DAYS: 1,
            LimitUnit.MONTHS: _SHORTEST_MONTH_DAYS,
            LimitUnit.HOURS: 1 / _HOURS_A_DAY,
            LimitUnit.ON_THE_SPOT: 0,
        }[limit.unit]
    )


def _longest_days(limit: Limit) -> float:
    """Return a number of calendar days that a limit never passes."""
    if limit.unit is LimitUnit.WORKING_DAYS:
        return limit.amount * 2 + 10
    if limit.unit is LimitUnit.MONTHS:
        return limit.amount * _LONGEST_MONTH_DAYS
    return _shortest_days(limit)
