"""A file of punches as it would come in, or why it cannot: looked at on the worker."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hallapp.faces.manager.attendance.long_work import Steps
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.attendance.sources.services import SourcesHall
from hallapp.kernel.errors import HallError, RuleError

if TYPE_CHECKING:
    from hallapp.attendance.importing.columns import PunchField
    from hallapp.attendance.importing.plan import PunchFilePlan

_HEADER_WITHIN = 12
_MOST_ROWS_SHOWN = 20


@dataclass(frozen=True)
class FileWish:
    """Which file, and how it is to be read.

    Attributes:
        columns: What each column is; None for what the headings say.
        device: The device's number as somebody says it; None for what the file's name says.
    """

    path: Path
    columns: "Mapping[PunchField, tuple[str, ...]] | None" = None
    device: str | None = None


@dataclass(frozen=True)
class FileLook:
    """What was seen.

    Attributes:
        plan: None where the columns do not say whose and when.
        headings: Of a table, for somebody who says what each column is.
        error: Why there is no plan.
    """

    plan: "PunchFilePlan | None"
    headings: tuple[str, ...] = ()
    error: HallError | None = None


@dataclass(frozen=True)
class ReadLine:
    """One line as it was read.

    Attributes:
        fault: Why it becomes no punch, empty where it does.
    """

    number: int
    line: int
    pin: str
    time: str
    raw: str
    fault: str = ""


def look(services: AttendanceServices, wish: FileWish, steps: Steps) -> FileLook:
    """Look at a file.

    Raises:
        RuleError: It is no file of punches, or somebody pressed stop.
        SurroundingsError: It cannot be read.
    """
    # Loaded when the first file is looked at.
    from hallapp.attendance.importing.errors import (
        PunchColumnsError,
        PunchFileUnknownError,
        PunchImportCancelledError,
        PunchMapHeadingError,
    )

    try:
        plan = SourcesHall(services).files.preview(wish.path, wish.columns, wish.device)
    except (PunchColumnsError, PunchFileUnknownError, PunchMapHeadingError) as error:
        return FileLook(None, _headings(wish.path), error)
    if steps.is_stopped():
        raise PunchImportCancelledError
    return FileLook(plan, plan.sheet.headings)


def _headings(path: Path) -> tuple[str, ...]:
    """Return the fullest of the first rows of a table; none where it is no table."""
    from hallapp.kernel.sheets.reading import read_sheet

    try:
        rows = read_sheet(path).rows[:_HEADER_WITHIN]
    except RuleError:
        # What is wrong with the file was said already.
        return ()
    filled = [tuple(cell.strip() for cell in row.fields) for row in rows]
    found = max(filled, key=lambda cells: sum(map(bool, cells)), default=())
    return found if sum(map(bool, found)) > 1 else ()


def read_lines(plan: "PunchFilePlan") -> list[ReadLine]:
    """Return the first lines as they were read, then every line that would be put aside."""
    found: list[ReadLine] = []
    aside = {(each.line, each.raw): each.reason.label for each in plan.aside}
    for each in plan.sheet.lines[:_MOST_ROWS_SHOWN]:
        time = "" if each.local is None else f"{each.local:%Y-%m-%d %H:%M:%S}"
        fault = aside.pop((each.line, each.raw), "")
        found.append(ReadLine(len(found), each.line, each.pin, time, _plain(each.raw), fault))
    shown = {row.line for row in found}
    for each in plan.aside:
        if each.line not in shown:
            found.append(
                ReadLine(len(found), each.line, each.pin, "", _plain(each.raw), each.reason.label)
            )
    return found


def _plain(raw: str) -> str:
    return " ".join(raw.split())
