"""How characters are written, for people who type strokes (笔画检索)."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from hallapp.kernel.places import resources


@cache
def stroke_orders() -> Mapping[str, str]:
    """Return the strokes of each known character as digits: 1 横, 2 竖, 3 撇, 4 点, 5 折.

    Read once, some milliseconds; `resources/strokes/README.md` says where they come from.
    """
    text = (resources() / "strokes" / "strokes.txt").read_text(encoding="utf-8")
    lines = (line.split(" ") for line in text.splitlines() if not line.startswith("#"))
    return MappingProxyType(
        {character: order for order, characters in lines for character in characters}
    )
