"""A device's record from text to lines: serial number first, checksum last (考勤机记录文件)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hallapp.attendance.importing.lines import (
    PunchLine,
    device_line,
    has_seconds,
    names_a_punch,
)
from hallapp.attendance.terms.files import PunchFileFormat

_FILE_NAME = re.compile(r"(?P<number>\d{1,9})_attlog", re.IGNORECASE)
_IS_ATTLOG = re.compile(r"attlog", re.IGNORECASE)
# One word with enough digits to be a number plate, and no letters of another script.
_SERIAL = re.compile(
    r"(?:SN\s*[=:]\s*)?(?P<serial>(?=(?:\D*\d){4})[A-Za-z0-9-]{6,40})", re.IGNORECASE
)
_CHECKSUM = re.compile(
    r"(?:(?:check|crc|sum|md5)\w*\s*[=:]?\s*)?(?=.*\d)[0-9a-f]{4,64}", re.IGNORECASE
)
_SERIAL_SAID = re.compile(r"(?:^|[?&\s])SN=(?P<serial>[A-Za-z0-9-]{1,60})", re.IGNORECASE)
# What a device and a server say to one another around the lines themselves.
_TALK = re.compile(
    r"(?:POST|GET)\s+/.*|HTTP/\d.*|(?:SN|table|\w*Stamp)\s*=.*|OK(?::\s*\d+)?"
    r"|(?:Host|User-Agent|Connection|Accept|Date|Pragma|Cache-Control|Server|Content-\w+"
    r"|Accept-\w+):.*",
    re.IGNORECASE,
)
_OTHER_RECORD = re.compile(
    r"(?:OPLOG|USER|FP|FACE|FINGERTMP|BIODATA|BIOPHOTO|USERPIC|ATTPHOTO|ERRORLOG|WORKCODE|IDCARD)"
    r"[ \t].*",
    re.IGNORECASE,
)
_LOOKED_AT = 200


@dataclass(frozen=True)
class DeviceRecord:
    """A device's record as it was read.

    Attributes:
        serial: As the device wrote it into the file; empty where it did not.
        serials: All of them: lines of several devices may have been put into one file.
        others: Lines that are whole and no punches: what a device tells of itself.
    """

    format: PunchFileFormat
    serial: str
    serials: tuple[str, ...]
    lines: tuple[PunchLine, ...]
    others: int


def device_number_in(name: str) -> str:
    """Return the device's number from the name of its file; empty when it names none.

    `1_attlog.dat` is of device 1, and so is `1_attlog (2).dat`.
    """
    found = _FILE_NAME.search(name)
    return found["number"] if found is not None else ""


def is_device_record(name: str, lines: Sequence[str]) -> bool:
    """Return whether a text is a device's record rather than a table with headings."""
    head = [line for line in lines[:_LOOKED_AT] if line.strip()]
    punches = sum(map(names_a_punch, head))
    talk = sum(_is_aside(line) for line in head)
    return bool(_IS_ATTLOG.search(name)) or 2 * punches >= len(head) - talk > 0


def device_record(lines: Sequence[tuple[int, str]]) -> DeviceRecord:
    """Return what a device's record says.

    Args:
        lines: Every line with its number, blank ones left out.
    """
    writes_seconds = any(has_seconds(text) for _number, text in lines)
    at, until, serials = _frame(lines)
    pushed = others = 0
    found: list[PunchLine] = []
    for number, text in lines[at:until]:
        line = device_line(number, text, has_seconds=writes_seconds)
        if line.fault is None or line.pin or not _is_aside(text):
            found.append(line)
            continue
        pushed += 1
        others += _OTHER_RECORD.fullmatch(text.strip()) is not None
        serials += [each["serial"] for each in _SERIAL_SAID.finditer(text)]
    distinct = tuple(dict.fromkeys(serials))
    kind = PunchFileFormat.ADMS if pushed else PunchFileFormat.ATTLOG
    return DeviceRecord(kind, distinct[0] if distinct else "", distinct, tuple(found), others)


def _frame(lines: Sequence[tuple[int, str]]) -> tuple[int, int, list[str]]:
    """Return where the punches begin and end, and the serial number that stands before them."""
    at, until = 0, len(lines)
    serials: list[str] = []
    first = lines[0][1].strip() if lines else ""
    if len(lines) > 1 and _SERIAL.fullmatch(first):
        serials = [_SERIAL.fullmatch(first)["serial"]]  # type: ignore[index]
        at = 1
    if until - at > 1 and _is_checksum([text for _number, text in lines[at:]]):
        until -= 1
    return at, until, serials


def _is_checksum(lines: Sequence[str]) -> bool:
    last = lines[-1]
    if last[:1].isspace() or not _CHECKSUM.fullmatch(last.strip()):
        return False
    # A line that broke off within somebody's number is no checksum.
    return not any(line.lstrip().startswith(last.strip()) for line in lines[:-1])


def _is_aside(text: str) -> bool:
    plain = text.strip()
    if names_a_punch(text):
        return False
    return bool(_TALK.fullmatch(plain) or _OTHER_RECORD.fullmatch(plain))
