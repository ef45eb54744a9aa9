"""The staff's barcode on a guide slip (窗口扫码): which item, and which version was printed.

It is plain ASCII, as a scanner that types can send it whatever the keyboard's language is, and
nothing personal: a slip may be left lying.
"""

import re
from dataclasses import dataclass

LONGEST_ITEM_CODE = 40
"""Longer ones make bars too fine for a usual printer and scanner."""
_WRITTEN = re.compile(r"G:([\x21-\x7e]{1,%d}):([1-9][0-9]{0,6})" % LONGEST_ITEM_CODE)  # noqa: UP031 - braces are the pattern's


@dataclass(frozen=True)
class SlipCode:
    """What the barcode of a guide slip says.

    Attributes:
        item_code: Code of the service item.
        version: Version of the guide that was printed.
    """

    item_code: str
    version: int


def slip_code(code: str, version: int) -> str:
    """Return the text of the barcode; empty when an item's code cannot stand in one.

    Args:
        code: The item's code.
        version: Of the guide that is printed, from 1.
    """
    text = f"G:{code}:{version}"
    return text if _WRITTEN.fullmatch(text) else ""


def read_slip_code(text: str) -> SlipCode | None:
    """Return what a scanned text says; None when it is no guide slip's."""
    found = _WRITTEN.fullmatch(text.strip())
    return None if found is None else SlipCode(found[1], int(found[2]))
