"""How many numbers and guides this desk gave today, kept beside the station's settings."""

import json
import logging
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol, cast

from typing_extensions import override

FILE_NAME = "guide-desk.json"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class DayCount:
    """What one desk gave on one day.

    Attributes:
        day: The hall's day, as ISO has it.
        numbers: Numbers given here; void ones are taken off again.
        guides: Guides printed here.
    """

    day: str = ""
    numbers: int = 0
    guides: int = 0


class Tally(Protocol):
    """Counts what one desk gives; its calls may write a file and belong on a worker."""

    def of(self, day: date) -> DayCount:
        """Return the count of a day."""
        ...

    def add(self, day: date, *, numbers: int = 0, guides: int = 0) -> DayCount:
        """Add to a day's count and return it."""
        ...


class NoTally:
    """Counts for as long as the program runs."""

    def __init__(self) -> None:
        self._count = DayCount()

    def of(self, day: date) -> DayCount:
        """Return the count of a day; nothing of another one."""
        return self._count if self._count.day == day.isoformat() else DayCount(day.isoformat())

    def add(self, day: date, *, numbers: int = 0, guides: int = 0) -> DayCount:
        """Add to a day's count and return it."""
        now = self.of(day)
        self._count = replace(
            now, numbers=max(0, now.numbers + numbers), guides=now.guides + guides
        )
        return self._count


class FileTally(NoTally):
    """Counts in a small file, so that a restart at noon loses nothing."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._path = folder / FILE_NAME
        self._count = self._read()

    @override
    def add(self, day: date, *, numbers: int = 0, guides: int = 0) -> DayCount:
        """Add to a day's count, keep it, and return it."""
        count = super().add(day, numbers=numbers, guides=guides)
        unfinished = self._path.with_suffix(".part")
        try:
            unfinished.write_text(json.dumps(asdict(count)), encoding="utf-8")
            unfinished.replace(self._path)
        except OSError as error:
            # A count for the desk's own eyes: no number is kept from a citizen for it.
            _log.warning("tally not kept: %s", error)
        return count

    def _read(self) -> DayCount:
        try:
            given: Any = json.loads(self._path.read_text(encoding="utf-8"))
            found = cast("dict[str, Any]", given)
            return DayCount(str(found["day"]), int(found["numbers"]), int(found["guides"]))
        except (OSError, ValueError, KeyError, TypeError):
            return DayCount()
