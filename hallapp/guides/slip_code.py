"""The staff's barcode on a guide slip (窗口扫码): which item, and which version was printed.

It is plain ASCII, as a scanner that types can send it whatever the keyboard's language is, and
nothing personal: a slip may be left lying.
"""

import re
from dataclasses import dataclass, field

from hallapp.guides.tailoring import answers_code, read_answers
from hallapp.guides.terms import Answers

LONGEST_ITEM_CODE = 40
"""Longer ones make bars too fine for a usual printer and scanner."""
_WRITTEN = re.compile(
    r"G:(?P<code>[\x21-\x7e]{1,40}):(?P<version>[1-9][0-9]{0,6})"
    r"(?:\?(?P<answers>[a-z0-9_;=]+))?"
)


@dataclass(frozen=True)
class SlipCode:
    """What the barcode of a guide slip says.

    Attributes:
        item_code: Code of the service item.
        version: Version of the guide that was printed.
        answers: What the citizen answered, by question; empty when nothing was asked.
    """

    item_code: str
    version: int
    answers: Answers = field(default_factory=dict[str, str])


def slip_code(code: str, version: int, answers: Answers | None = None) -> str:
    """Return the text of the code; empty when an item's code cannot stand in one.

    Args:
        code: The item's code.
        version: Of the guide that is printed, from 1.
        answers: What the citizen answered; keys are plain latin.
    """
    text = f"G:{code}:{version}"
    given = answers_code(answers or {})
    if given:
        text = f"{text}?{given}"
    return text if _WRITTEN.fullmatch(text) else ""


def read_slip_code(text: str) -> SlipCode | None:
    """Return what a scanned text says; None when it is no guide slip's."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    return SlipCode(found["code"], int(found["version"]), read_answers(found["answers"] or ""))
