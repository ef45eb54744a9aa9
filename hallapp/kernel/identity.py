"""A resident's identity number (公民身份号码), and what card readers type of it."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from typing_extensions import override

from hallapp.kernel.errors import RuleError

_NUMBER = re.compile(r"[1-9]\d{16}[\dX]", re.ASCII)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_BLANK = re.compile(r"\{(\w+|-)\}")
FIELDS = ("name", "number", "sex", "nation", "birthday", "address")
SKIPPED = "-"
"""A blank for what a reader types and nobody needs: `{-}`."""
NUMBER_ALONE = "{number}"


class IdNumberError(RuleError):
    """An ID number's check digit does not fit, or it names no day: a digit was mistyped."""

    code = "cases.id_number"


class CardTemplateError(RuleError):
    """The setting of a reader names no number, or a part that no card has.

    Facts: `template`, and `example` of one that can be used.
    """

    code = "kernel.card_template"


class CardTextError(RuleError):
    """What a reader sent does not look like its setting says (fact `template`)."""

    code = "kernel.card_text"


@dataclass(frozen=True)
class CardRow:
    """What was read from an identity card; personal data, never to be logged.

    Attributes:
        number: Eighteen characters, checked.
        name: As on the card; empty when the reader does not send it.
        sex: As on the card.
        nation: As on the card (民族).
        birthday: From the number.
        address: As on the card.
    """

    number: str
    name: str = ""
    sex: str = ""
    nation: str = ""
    birthday: date | None = None
    address: str = ""

    @override
    def __repr__(self) -> str:
        """Return a text without anything of the person: errors and logs repeat it."""
        return "CardRow(…)"


def is_id_number(text: str) -> bool:
    """Return whether a text is a citizen's ID number whose check digit and birthday fit.

    Source:
        GB 11643-1999.
    """
    if _NUMBER.fullmatch(text) is None or check_digit(text[:17]) != text[17]:
        return False
    try:
        _born_on(text)
    except ValueError:
        return False
    return True


def check_id_number(text: str) -> str:
    """Return an ID number as it is kept: no blanks, narrow digits, a large X.

    Raises:
        IdNumberError: It is none, or a digit was mistyped.
    """
    number = "".join(unicodedata.normalize("NFKC", text).split()).upper()
    if not is_id_number(number):
        raise IdNumberError
    return number


def check_digit(first_17: str) -> str:
    """Return the last character that belongs to the first seventeen digits.

    Source:
        GB 11643-1999 (ISO 7064, MOD 11-2).
    """
    total = sum(int(digit) * weight for digit, weight in zip(first_17, _WEIGHTS, strict=True))
    return _CHECK_DIGITS[total % 11]


def birthday_of(number: str) -> date:
    """Return the birthday that an ID number names.

    Raises:
        IdNumberError: It is no ID number.
    """
    return _born_on(check_id_number(number))


def read_card(text: str, template: str = NUMBER_ALONE) -> CardRow:
    """Return what a reader sent, checked.

    Args:
        text: What it typed, without the Enter at the end.
        template: What it is set to type: names of `FIELDS` and `{-}` in braces and whatever
            stands between them, such as `{name},{number}`.

    Raises:
        CardTemplateError: The template has no number, or a part that no card has.
        CardTextError: The text is not as the template says.
        IdNumberError: The number's check digit does not fit.
    """
    found = _pattern(template).fullmatch(text.strip())
    if found is None:
        raise CardTextError(template=template)
    parts = {name: part.strip() for name, part in found.groupdict().items()}
    number = check_id_number(parts.pop("number"))
    parts.pop("birthday", None)
    return CardRow(number, birthday=_born_on(number), **parts)


def check_template(template: str) -> None:
    """Refuse a template by which no card could be read.

    Raises:
        CardTemplateError: It has no number, or a part that no card has.
    """
    _pattern(template)


def _pattern(template: str) -> re.Pattern[str]:
    names = [name for name in _BLANK.findall(template) if name != SKIPPED]
    if "number" not in names or len(set(names)) != len(names) or not set(names) <= set(FIELDS):
        raise CardTemplateError(template=template, example="{name},{number}")
    pieces: list[str] = []
    end = 0
    for blank in _BLANK.finditer(template):
        pieces.append(re.escape(template[end : blank.start()]))
        pieces.append(".*?" if blank[1] == SKIPPED else f"(?P<{blank[1]}>{_part(blank[1])})")
        end = blank.end()
    return re.compile("".join((*pieces, re.escape(template[end:]))))


def _part(name: str) -> str:
    # The number is told by its shape: readers that send no separator can be read too.
    return r"[\d０-９]{17}[\dXx０-９ＸX]" if name == "number" else ".*?"


def _born_on(number: str) -> date:
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
