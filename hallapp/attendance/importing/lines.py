"""One line of a device's record: whose number, which moment, or what is wrong (考勤机记录行)."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Final

from hallapp.attendance.terms.files import QuarantineReason

LONGEST_PIN: Final = 32
LONGEST_RAW: Final = 4000
_WHOLE: Final = len("2026-11-20 08:55:10")
# Before this no hall kept punches by device; a device that lost its power begins at 2000.
FIRST_THINKABLE: Final = datetime(2005, 1, 1, tzinfo=UTC)
_SURROGATES = re.compile("[\ud800-\udfff]")

# PIN, padded with blanks in front; a moment; then columns that nobody can rely on.
_LINE = re.compile(
    r"[ \t\"']*(?P<pin>[^\s,;\"']{1,32})[\"']?[ \t,;]+[\"']?"
    r"(?P<moment>(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})[ T]+"
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?P<second>:\d{2})?)(?![\d:])"
)
# What newer devices push: `time=2026-11-20 08:55:10	pin=1001	…` in any order.
_NAMED_PIN = re.compile(r"(?:^|[\t ,])pin=(?P<pin>[^\s,]{1,32})", re.IGNORECASE)
_NAMED_TIME = re.compile(
    r"(?:^|[\t ,])time=(?P<moment>(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})[ T]+"
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?P<second>:\d{2})?)",
    re.IGNORECASE,
)
_MOMENT = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}[ T]+\d{1,2}:\d{2}")
# A number and a moment that breaks off.
_BROKEN_OFF = re.compile(
    r"[ \t]*[\w-]{1,32}(?:[ \t,;]+(?:\d{0,4}|\d{4}[-/][\d/-]*(?:[ T]+[\d:]*)?))?[ \t]*"
)


@dataclass(frozen=True, slots=True)
class PunchLine:
    r"""One line that should be a punch.

    Attributes:
        line: Its line in the file, or row of the sheet, from 1.
        raw: The line, word for word; bytes that are no character as `\x9c`.
        pin: The number it names; empty where there is none to be read.
        local: The moment it names, without a zone the hall's own; None where unreadable.
        fault: Why it cannot be a punch, as far as the line itself tells.
        device_number: Of the device, where a table has a column for it.
    """

    line: int
    raw: str
    pin: str = ""
    local: datetime | None = None
    fault: QuarantineReason | None = None
    device_number: str = ""


def device_line(number: int, text: str, *, has_seconds: bool = True) -> PunchLine:
    """Return what a line of a device's record says.

    Status and direction are not read: devices fill them with anything.

    Args:
        number: Of the line, from 1.
        text: The line without its end.
        has_seconds: Whether the file writes seconds; a moment without them then broke off.
    """
    found = _LINE.match(text)
    if found is not None:
        return _read(number, text, found["pin"], found, has_seconds=has_seconds)
    named = _NAMED_TIME.search(text)
    pin = _NAMED_PIN.search(text)
    if named is not None and pin is not None:
        return _read(number, text, pin["pin"], named, has_seconds=has_seconds)
    return PunchLine(number, kept(text), fault=_fault_of(text))


def names_a_punch(text: str) -> bool:
    """Return whether a line looks like a punch of a device."""
    if _LINE.match(text) is not None:
        return True
    return _NAMED_TIME.search(text) is not None and _NAMED_PIN.search(text) is not None


def has_seconds(text: str) -> bool:
    """Return whether a line that names a punch writes its seconds."""
    found = _LINE.match(text) or _NAMED_TIME.search(text)
    return found is not None and found["second"] is not None


def kept(text: str) -> str:
    """Return a line as it can be stored: bytes that are no character are spelled out."""
    if len(text) <= LONGEST_RAW and text.isascii() and "\0" not in text:
        return text
    short = text[:LONGEST_RAW]
    if _SURROGATES.search(short):
        short = short.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    # PostgreSQL takes no NUL.
    return short.replace("\0", "\\0")


def fault_of_moment(moment: datetime, latest: datetime) -> QuarantineReason | None:
    """Return why a moment can be no punch, None when it can.

    Args:
        moment: Aware.
        latest: Up to when a device's clock may be ahead.
    """
    if moment < FIRST_THINKABLE:
        return QuarantineReason.TOO_EARLY
    return QuarantineReason.IN_FUTURE if moment > latest else None


def in_hall(local: datetime, zone: tzinfo) -> datetime:
    """Return a moment of a file as an aware one; without a zone it is the hall's time."""
    return (local if local.tzinfo is not None else local.replace(tzinfo=zone)).astimezone(UTC)


def _read(
    number: int, text: str, pin: str, found: re.Match[str], *, has_seconds: bool
) -> PunchLine:
    second = found["second"]
    raw = kept(text)
    if second is None and has_seconds and found.end() == len(text.rstrip()):
        return PunchLine(number, raw, pin, fault=QuarantineReason.HALF_LINE)
    try:
        local = _moment(found)
    except ValueError:
        return PunchLine(number, raw, pin, fault=QuarantineReason.BAD_TIME)
    if _SURROGATES.search(pin):
        return PunchLine(number, raw, "", local, QuarantineReason.GARBLED)
    return PunchLine(number, raw, pin, local)


def _moment(found: re.Match[str]) -> datetime:
    """Return the moment of a line, the device's own time; the hall's zone comes later."""
    spelled = found["moment"]
    if len(spelled) == _WHOLE and spelled[4] == "-":
        return datetime.fromisoformat(spelled)
    second = found["second"]
    return datetime(  # noqa: DTZ001 - the device's own time
        int(found["year"]),
        int(found["month"]),
        int(found["day"]),
        int(found["hour"]),
        int(found["minute"]),
        int(second[1:]) if second else 0,
    )


def _fault_of(text: str) -> QuarantineReason:
    if _SURROGATES.search(text):
        return QuarantineReason.GARBLED
    if _BROKEN_OFF.fullmatch(text):
        return QuarantineReason.HALF_LINE if _has_digits(text) else QuarantineReason.UNREADABLE
    return QuarantineReason.NO_PIN if _MOMENT.search(text) else QuarantineReason.UNREADABLE


def _has_digits(text: str) -> bool:
    return any(sign.isdigit() for sign in text)
