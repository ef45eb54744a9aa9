"""The ways of the page that finds."""

from enum import Enum


class Way(Enum):
    """How a citizen looks for an item."""

    POPULAR = "popular"
    DEPARTMENTS = "departments"
    LETTERS = "letters"
