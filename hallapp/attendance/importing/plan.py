"""What an import of punches would do, and what it did (导入预览与结果)."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from hallapp.attendance.importing.cautions import Caution
from hallapp.attendance.importing.reading import PunchSheet
from hallapp.attendance.terms.files import PunchFileFormat, QuarantineReason

Progress = Callable[[int, int], None]
"""Told how many lines are done, and of how many."""

Cancelled = Callable[[], bool]
"""Answers whether somebody pressed stop."""


@dataclass(frozen=True, slots=True)
class AsideRow:
    """A line that became no punch, for a face or a report.

    Attributes:
        raw: The line, word for word.
        pin: The number it names, empty where there is none.
    """

    line: int
    raw: str
    pin: str
    reason: QuarantineReason


@dataclass(frozen=True)
class PunchTally:
    """Counts of one file: `new + known + quarantined` are its lines.

    Attributes:
        lines: Lines that should be punches; a serial number or a checksum is none.
        new: Punches that are not here yet.
        known: Punches that are.
        quarantined: Lines that are put aside.
        newly_aside: How many of those were not put aside before.
        people: How many persons new punches touch.
        days: The days that new punches touch, and how many each.
        locked: Those of them that are locked.
        counted: Those of them that were counted, and not locked.
        unknown_pins: Numbers that are nobody's, and how many lines name each.
        first_at: The first punch of the file, None without one.
        last_at: The last one.
    """

    lines: int
    new: int
    known: int
    quarantined: int
    newly_aside: int = 0
    people: int = 0
    days: Mapping[date, int] = field(default_factory=dict[date, int])
    locked: tuple[date, ...] = ()
    counted: tuple[date, ...] = ()
    unknown_pins: Mapping[str, int] = field(default_factory=dict[str, int])
    first_at: datetime | None = None
    last_at: datetime | None = None


@dataclass(frozen=True)
class PunchFilePlan:
    """What importing a file would do; nothing is written yet.

    Attributes:
        sheet: The file as it was read, with its headings and first rows.
        device_number: The device that its punches are of; empty when nobody knows.
        pulled_at: Up to when the file is taken to be complete.
        tally: The counts.
        aside: Every line that would be put aside.
        cautions: What somebody should look at; none of it stops the import.
    """

    sheet: PunchSheet
    device_number: str
    pulled_at: datetime
    tally: PunchTally
    aside: tuple[AsideRow, ...]
    cautions: tuple[Caution, ...]

    def told(self) -> dict[str, Any]:
        """The plan as data, for a command's answer."""
        return {
            **_told(self.sheet.name, self.sheet.format, self.device_number, self.tally),
            "encoding": self.sheet.encoding,
            "columns": self.sheet.columns.told,
            "written": False,
            **_notes(self.aside, self.cautions),
        }


@dataclass(frozen=True)
class PunchFileReport:
    """What importing a file did.

    Attributes:
        file_id: The import, in the register of files.
        tally: The counts; of a repeated request the first answer's.
        aside: Every line that is put aside; empty in a repeated request's answer.
    """

    file_id: uuid.UUID
    name: str
    format: PunchFileFormat
    device_number: str
    pulled_at: datetime
    tally: PunchTally
    aside: tuple[AsideRow, ...] = ()
    cautions: tuple[Caution, ...] = ()

    def told(self) -> dict[str, Any]:
        """The report as data, for a command's answer."""
        return {
            **_told(self.name, self.format, self.device_number, self.tally),
            "written": True,
            **_notes(self.aside, self.cautions),
        }


@dataclass(frozen=True, slots=True)
class PunchFileRow:
    """One import in the register of files (导入登记)."""

    id: uuid.UUID
    name: str
    format: PunchFileFormat
    device_number: str
    received_at: datetime
    received_by: str
    pulled_at: datetime
    lines: int
    new: int
    known: int
    quarantined: int


@dataclass(frozen=True, slots=True)
class QuarantinedRow:
    """One line in quarantine, for the register."""

    id: uuid.UUID
    file_name: str
    line: int
    raw: str
    pin: str
    device_number: str
    punched_at: datetime | None
    reason: QuarantineReason
    found_at: datetime


def _told(
    name: str, kind: PunchFileFormat, device_number: str, tally: PunchTally
) -> dict[str, Any]:
    return {
        "file": name,
        "format": kind.value,
        "device": device_number,
        "lines": tally.lines,
        "new": tally.new,
        "known": tally.known,
        "quarantined": tally.quarantined,
        "newly_quarantined": tally.newly_aside,
        "people": tally.people,
        "days": {day.isoformat(): count for day, count in sorted(tally.days.items())},
        "locked_days": [day.isoformat() for day in tally.locked],
        "unknown_pins": dict(sorted(tally.unknown_pins.items())),
    }


def _notes(aside: tuple[AsideRow, ...], cautions: tuple[Caution, ...]) -> dict[str, Any]:
    return {
        "quarantine": [
            {
                "line": each.line,
                "raw": each.raw,
                "pin": each.pin,
                "reason": each.reason.value,
                "words": each.reason.label,
            }
            for each in aside
        ],
        "warnings": [each.told for each in cautions],
    }
