"""Codes of new items: a department's letters and a running number, never twice (事项编码)."""

from collections import defaultdict
from collections.abc import Iterable

from hallapp.guides.rules import code_prefix


class Numbers:
    """Gives codes such as `GA-001`, each after all that were ever given."""

    def __init__(self, codes: Iterable[str]) -> None:
        self._last: dict[str, int] = defaultdict(int)
        self._prefixes: dict[str, str] = {}
        for code in codes:
            prefix, _dash, number = code.rpartition("-")
            if number.isdecimal():
                self._last[prefix] = max(self._last[prefix], int(number))

    def next_code(self, department: str) -> str:
        """Return the next code of a department."""
        if department not in self._prefixes:
            self._prefixes[department] = code_prefix(department)
        prefix = self._prefixes[department]
        self._last[prefix] += 1
        return f"{prefix}-{self._last[prefix]:03d}"
