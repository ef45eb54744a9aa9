"""All items of a hall in memory, to answer while one types (检索索引).

Pure and not changed once built: whoever keeps one asks the store whether it still holds. It finds
what the rules of `matching` find, in the same order, without asking them about each item.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from hallapp.guides.lines import Lines, Syllables
from hallapp.guides.matching import Keys, Needles, Rank, department_answers, rank
from hallapp.guides.terms import DepartmentCountRow, ItemRow


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as it is looked for.

    Attributes:
        popularity: Popular items come first where they answer equally well.
    """

    row: ItemRow
    keys: Keys
    popularity: int


class GuideIndex:
    """Items by what a person types, the best answer first."""

    def __init__(self, entries: Iterable[Entry], orders: Mapping[str, str]) -> None:
        """Take in all items.

        Args:
            entries: In any order.
            orders: How a character is written, as digits of strokes.
        """
        self._entries = tuple(sorted(entries, key=_order))
        self._orders = orders
        keys = [entry.keys for entry in self._entries]
        self._names = Lines(each.name for each in keys)
        self._initials = Lines(each.initials for each in keys)
        self._pinyin = Syllables(each.syllables for each in keys)
        self._codes = Lines(each.code for each in keys)
        self._characters = frozenset(chain.from_iterable(each.name for each in keys))
        self._of_key: dict[str, list[int]] = defaultdict(list)
        self._of_department: dict[str, list[Entry]] = defaultdict(list)
        for number, entry in enumerate(self._entries):
            self._of_key[entry.keys.department].append(number)
            self._of_department[entry.row.department].append(entry)
        self._parts: dict[str, GuideIndex] = {}

    def __len__(self) -> int:
        """Return how many items there are."""
        return len(self._entries)

    def popular(self, department: str | None, limit: int) -> tuple[ItemRow, ...]:
        """Return items, the most popular first, then by pinyin."""
        entries: Sequence[Entry] = self._entries
        if department is not None:
            entries = self._of_department.get(department, ())
        return tuple(entry.row for entry in entries[:limit])

    def search(self, wanted: Needles, department: str | None, limit: int) -> tuple[ItemRow, ...]:
        """Return the items that answer, the best answer first.

        Args:
            wanted: What is looked for; not empty.
            department: Only items of this department, by its whole name.
            limit: At most so many.
        """
        if department is not None:
            return self._part(department).search(wanted, None, limit)
        return tuple(self._entries[number].row for number in islice(self._found(wanted), limit))

    def departments(self) -> tuple[DepartmentCountRow, ...]:
        """Return the departments with how many items each has, those with most first."""
        counted = [
            # The pinyin stands last in the key; a database would sort Chinese names its own way.
            (-len(entries), min(_last_word(entry.keys.department) for entry in entries), name)
            for name, entries in self._of_department.items()
        ]
        return tuple(DepartmentCountRow(name, -less) for less, _pinyin, name in sorted(counted))

    def _part(self, department: str) -> "GuideIndex":
        """Return the index of one department, made when it is first asked for."""
        if department not in self._parts:
            entries = self._of_department.get(department, ())
            self._parts[department] = GuideIndex(entries, self._orders)
        return self._parts[department]

    def _found(self, wanted: Needles) -> Iterator[int]:
        """Yield the numbers of the items that answer, the best first, each once."""
        if wanted.strokes:
            return _once(self._by_strokes(wanted.strokes))
        if len(wanted.parts) > 1:
            return iter(self._by_parts(wanted))
        return _once(self._by_needle(wanted.whole))

    def _by_needle(self, needle: str) -> Iterator[int]:
        """Yield who holds one needle, rank after rank; nobody is asked for a rank not needed."""
        yield from self._codes.being(needle)
        yield from self._names.being(needle)
        yield from self._names.beginning(needle)
        yield from self._names.holding(needle)
        if needle.isascii():
            yield from self._initials.beginning(needle)
            yield from self._initials.holding(needle)
            yield from self._pinyin.beginning(needle)
            yield from self._pinyin.holding_from_start(needle)
            yield from self._codes.holding(needle)
        yield from sorted(
            chain.from_iterable(
                numbers
                for department, numbers in self._of_key.items()
                if department_answers(department, needle)
            )
        )

    def _by_parts(self, wanted: Needles) -> list[int]:
        """Return who holds every part; only those that hold the rarest looking one are ranked."""
        rarest = min(wanted.parts, key=lambda part: (part.isascii(), -len(part)))
        ranked = [
            (rank(self._entries[number].keys, wanted), number) for number in self._holders(rarest)
        ]
        return [number for way, number in sorted(ranked) if way is not Rank.NONE]

    def _holders(self, part: str) -> set[int]:
        """Return who holds a part in any of the texts."""
        texts = (self._names, self._initials, self._pinyin, self._codes)
        departments = (numbers for held, numbers in self._of_key.items() if part in held)
        return set(
            chain(
                chain.from_iterable(text.holding(part) for text in texts),
                chain.from_iterable(departments),
            )
        )

    def _by_strokes(self, typed: Sequence[str]) -> Iterator[int]:
        """Yield whose name has characters, one after the other, that are written so."""
        *others, last = typed
        before = "".join(map(self._written_so, others))
        begun = before + self._written_so(last)
        whole = before + _one_of(c for c in self._characters if self._orders.get(c) == last)
        yield from self._names.matching(re.compile("\n" + whole))
        yield from self._names.matching(re.compile("\n" + begun))
        yield from self._names.matching(re.compile(begun))

    def _written_so(self, strokes: str) -> str:
        """Return a pattern for the characters whose strokes begin so."""
        orders = self._orders
        return _one_of(c for c in self._characters if orders.get(c, "").startswith(strokes))


def _order(entry: Entry) -> tuple[int, str, str]:
    return -entry.popularity, entry.keys.syllables, entry.row.code


def _last_word(text: str) -> str:
    return text.rsplit(maxsplit=1)[-1] if text else ""


def _once(numbers: Iterable[int]) -> Iterator[int]:
    seen: set[int] = set()
    for number in numbers:
        if number not in seen:
            seen.add(number)
            yield number


def _one_of(characters: Iterable[str]) -> str:
    """Return a pattern for one of these characters; for none of them one that never fits."""
    held = "".join(sorted(characters))
    return f"[{re.escape(held)}]" if held else "(?!)"
