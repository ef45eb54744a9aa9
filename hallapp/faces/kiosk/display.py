"""How a visitor wants the kiosk: large print (大字), low layout (低位), spoken guidance (朗读).

Like language and theme these hold for the whole glass, until the visit is wiped.
"""

from dataclasses import dataclass, replace

_LARGER = 1.3


@dataclass(frozen=True)
class Display:
    """What a visitor chose.

    Attributes:
        is_large: Letters as large as their places allow, fewer things a page.
        is_low: Everything to touch in the lower part of the glass.
        speaks: Each page is read aloud.
    """

    is_large: bool = False
    is_low: bool = False
    speaks: bool = False


USUAL = Display()


class _Shown:
    now = USUAL


def display() -> Display:
    """Return what is chosen now."""
    return _Shown.now


def is_large() -> bool:
    """Return whether large print is chosen."""
    return _Shown.now.is_large


def is_low() -> bool:
    """Return whether the low layout is chosen."""
    return _Shown.now.is_low


def speaks() -> bool:
    """Return whether pages are read aloud."""
    return _Shown.now.speaks


def enlargement() -> float:
    """Return the factor on letters, where there is room for it."""
    return _LARGER if _Shown.now.is_large else 1.0


def switch(*, large: bool = False, low: bool = False, speech: bool = False) -> None:
    """Turn over what is named."""
    now = _Shown.now
    _Shown.now = replace(
        now,
        is_large=now.is_large != large,
        is_low=now.is_low != low,
        speaks=now.speaks != speech,
    )


def reset() -> bool:
    """Go back to the usual; return whether anything changed."""
    changed = _Shown.now != USUAL
    _Shown.now = USUAL
    return changed
