"""Lists never scroll: they come in pages, and no item is lost between two of them. Pure."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Pager(Generic[Item]):
    """Items in pages, and which page is open."""

    def __init__(self) -> None:
        self._pages: tuple[tuple[Item, ...], ...] = ((),)
        self._open = 0

    def fill(self, pages: Sequence[Sequence[Item]], *, keep_place: bool = False) -> None:
        """Take new pages; the open one stays open while there still is one of its number."""
        self._pages = tuple(tuple(page) for page in pages) or ((),)
        self._open = min(self._open, len(self._pages) - 1) if keep_place else 0

    def items(self) -> tuple[Item, ...]:
        """Return what the open page shows."""
        return self._pages[self._open]

    @property
    def number(self) -> int:
        """Return the number of the open page, from 1."""
        return self._open + 1

    @property
    def count(self) -> int:
        """Return how many pages there are, at least 1."""
        return len(self._pages)

    @property
    def has_next(self) -> bool:
        """Return whether a page follows."""
        return self.number < self.count

    @property
    def has_previous(self) -> bool:
        """Return whether a page goes before."""
        return self._open > 0

    def turn(self, by: int) -> None:
        """Turn pages forwards or backwards, as far as there are any."""
        self._open = max(0, min(self.count - 1, self._open + by))


def cut(items: Sequence[Item], per_page: int) -> tuple[tuple[Item, ...], ...]:
    """Return items in pages of a fixed number; no items, no pages."""
    return tuple(tuple(items[start : start + per_page]) for start in range(0, len(items), per_page))


def pack(
    items: Sequence[Item], height_of: Callable[[Item], float], room: float, most: int
) -> tuple[tuple[Item, ...], ...]:
    """Return items in pages as high as a room, at most so many each.

    Args:
        items: In order.
        height_of: How high an item stands.
        room: Height of a page; an item that is higher has a page to itself.
        most: How many a page holds at most.
    """
    pages: list[tuple[Item, ...]] = []
    page: list[Item] = []
    used = 0.0
    for item in items:
        high = height_of(item)
        if page and (len(page) == most or used + high > room):
            pages.append(tuple(page))
            page, used = [], 0.0
        page.append(item)
        used += high
    return (*pages, tuple(page)) if page else tuple(pages)
