"""Headings of columns, however a file dresses them (表头识别)."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

_BRACKETS = re.compile(r"[(\[【].*?[)\]】]|\*")


def plain_heading(text: str) -> str:
    """Return a heading as headings are compared: one width, no blanks, stars or brackets."""
    plain = _BRACKETS.sub("", unicodedata.normalize("NFKC", text))
    return "".join(plain.split()).casefold()


def places_of(header: Sequence[str], column_of: Mapping[str, str]) -> dict[str, int]:
    """Return where each known column stands; what is not known is left alone.

    Args:
        header: The fields of the first line.
        column_of: The column that a plain heading means.
    """
    found: dict[str, int] = {}
    for place, field in enumerate(header):
        column = column_of.get(plain_heading(field))
        if column is not None:
            found.setdefault(column, place)
    return found
