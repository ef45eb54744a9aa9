"""Many short texts as one long one, so that all are looked through in one go.

Pure. Looking through ten thousand names one by one takes as long as a key press may take in all;
one search in one text takes a hundredth of it.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate


class Lines:
    """Texts without line feeds, by number from 0; every answer comes in that order."""

    def __init__(self, texts: Iterable[str]) -> None:
        lines = list(texts)
        self._text = "\n".join(("", *lines, ""))
        # Where each line begins, and where one more would.
        self._starts = list(accumulate((len(line) + 1 for line in lines), initial=1))

    def being(self, needle: str) -> Iterator[int]:
        """Yield the numbers of the texts that are the needle."""
        return self._holding(f"\n{needle}\n")

    def beginning(self, needle: str) -> Iterator[int]:
        """Yield the numbers of the texts that begin with the needle."""
        return self._holding(f"\n{needle}")

    def holding(self, needle: str) -> Iterator[int]:
        """Yield the numbers of the texts that hold the needle, which is not empty."""
        return self._holding(needle)

    def matching(self, pattern: re.Pattern[str]) -> Iterator[int]:
        """Yield the numbers of the texts that hold a pattern; a text begins after a line feed."""

        def look(start: int) -> int:
            found = pattern.search(self._text, start)
            return -1 if found is None else found.start()

        return self._numbers(look)

    def _holding(self, needle: str) -> Iterator[int]:
        return self._numbers(lambda start: self._text.find(needle, start))

    def _numbers(self, look: Callable[[int], int]) -> Iterator[int]:
        """Yield each text's number once; the next is looked for when it is asked for."""
        at = look(0)
        while at >= 0:
            # One further: a needle that begins with a line feed lies in the line after it.
            number = bisect_right(self._starts, at + 1) - 1
            yield number
            at = look(self._starts[number + 1] - 1)


class Syllables(Lines):
    """Pinyin whose needles are found only from the beginning of a syllable."""

    def __init__(self, texts: Iterable[str]) -> None:
        lines = [text.split(" ") for text in texts]
        super().__init__("".join(line) for line in lines)
        self._is_start = bytearray(len(self._text))
        for start, line in zip(self._starts, lines, strict=False):
            for at in accumulate(map(len, line[:-1]), initial=start):
                self._is_start[at] = 1

    def holding_from_start(self, needle: str) -> Iterator[int]:
        """Yield the numbers of the texts in which the needle begins where a syllable does."""

        def look(start: int) -> int:
            at = self._text.find(needle, start)
            while at >= 0 and not self._is_start[at]:
                at = self._text.find(needle, at + 1)
            return at

        return self._numbers(look)
