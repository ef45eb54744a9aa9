"""Numbers by which platforms know people and units (证件号码)."""

import re

from hallapp.kernel.identity import is_id_number

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_UNIT = re.compile(rf"[{_SIGNS}]{{18}}")
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_LENGTH = 18
# Region, birthday, order, check digit: whatever else its check digit would fit, it is a person's.
_LIKE_A_PERSON = re.compile(
    r"[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]", re.ASCII
)


def is_mistyped(number: str) -> bool:
    """Return whether a number looks like a person's or a unit's and its check digit is wrong.

    Passports and permits have other lengths and no check digit; they are never called mistyped.
    """
    if len(number) != _LENGTH:
        return False
    if is_id_number(number):
        return False
    return _LIKE_A_PERSON.fullmatch(number) is not None or not is_unit_code(number)


def is_unit_code(text: str) -> bool:
    """Return whether a text is a unit's code (统一社会信用代码) whose check digit fits.

    Source:
        GB 32100-2015.
    """
    if _UNIT.fullmatch(text) is None:
        return False
    total = sum(
        _SIGNS.index(sign) * weight for sign, weight in zip(text[:17], _WEIGHTS, strict=True)
    )
    return text[17] == _SIGNS[-total % 31]
