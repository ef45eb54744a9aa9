"""Tiles in words: how a row is shown, and one board of them. No widgets."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Tile:
    """How a row is shown on a tile."""

    word: str
    remark: str = ""
    note: str = ""


def _no_words() -> str:
    return ""


@dataclass(frozen=True)
class Level:
    """One board; worded when it is shown, in the language of the moment.

    Attributes:
        title: What is asked or shown.
        rows: What can be chosen.
        tile: How a row is worded.
        hint: A sentence below the title.
        empty: What is said where there are no rows.
    """

    title: Callable[[], str]
    rows: tuple[object, ...]
    tile: Callable[[object], Tile]
    hint: Callable[[], str] = _no_words
    empty: Callable[[], str] = _no_words
