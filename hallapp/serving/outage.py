"""Printing a pack of papers before a power cut (停电包): gathers, keeps the pack, writes files."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hallapp.guides.service import GuideService
from hallapp.hall import directory
from hallapp.hall.terms import WindowRow
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _, papers
from hallapp.queueing.paper_stubs import (
    MOST_NUMBERS,
    StubBand,
    StubCode,
    bands,
    check_bands,
    pack_words,
)
from hallapp.queueing.paper_visits import PaperVisitService
from hallapp.queueing.paper_visits_errors import NothingToPrintError, StubsManyError
from hallapp.queueing.paper_visits_words import COLUMN_NAMES, SERVICE_NAME
from hallapp.queueing.plan import QueuePlanService
from hallapp.slips.errors import SlipNotKeptError
from hallapp.slips.outage_facts import PackFacts, PackItem, StubService
from hallapp.slips.terms import Slip

USUAL_NUMBERS = 30
_MOST_ITEMS = 600
_COLUMNS = (
    "code", "label", "pack", "service", "day", "window", "clerk", "taken", "called", "finished",
    "outcome", "words",
)  # fmt: skip
# A table program runs what begins so as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class PrintedSheet:
    """One file of a pack.

    Attributes:
        pages: 0 for the table that is filled in on a computer.
    """

    title: str
    path: Path
    pages: int


@dataclass(frozen=True)
class PrintedPack:
    """A pack as it was written.

    Attributes:
        code: As its papers say it.
        warning: Which characters no font could draw; empty when none.
    """

    code: str
    sheets: tuple[PrintedSheet, ...]
    warning: str

    @property
    def pages(self) -> int:
        """How many pages there are to print."""
        return sum(sheet.pages for sheet in self.sheets)


class OutageService:
    """Prepares a hall for a power cut; every call belongs on a worker."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._guides = GuideService(work)
        self._plan = QueuePlanService(work)
        self._visits = PaperVisitService(work)

    def print_pack(
        self, request: Request, folder: Path, numbers: int = USUAL_NUMBERS
    ) -> PrintedPack:
        """Make a new pack and write it into a folder, each paper a PDF.

        The pack is known to the hall before its papers exist: a stub that somebody holds can
        always be keyed in. A pack whose files could not be written is simply never used.

        Args:
            request: Who prints.
            folder: Where the files go; it is made where it is missing.
            numbers: Stubs of each service.

        Raises:
            NothingToPrintError: The hall gives numbers for nothing.
            StubsManyError: That many stubs cannot be told apart.
            NotEntitledError: Whoever asks may not.
            SlipNotKeptError: The folder cannot be written or the disk is full.
        """
        with papers():
            services = self._services(numbers)
            _prepare(folder)
            code, printed_at = self._visits.add_pack(request, [each.band for each in services])
            with self._work.read() as session:
                hall_id = self._work.hall_id
                hall = directory.hall(session, hall_id)
                windows = directory.windows(session, hall_id)
                people = directory.people(session, hall_id)
            items, more = self._items()
            facts = PackFacts(
                code, hall, printed_at, services, windows, people, items, more
            )  # fmt: skip
            return _written(facts, folder)

    def _services(self, numbers: int) -> tuple[StubService, ...]:
        """Return every service that gives numbers, with its stubs."""
        prefixes = {row.id: row.prefix for row in self._plan.series()}
        active = [row for row in self._plan.services() if row.is_active]
        if not active:
            raise NothingToPrintError
        made = bands([(row.id, prefixes[row.series_id]) for row in active], numbers)
        if not 0 < numbers <= MOST_NUMBERS or not check_bands(made):
            raise StubsManyError(limit=MOST_NUMBERS)
        with self._work.read() as session:
            zones = directory.zones(session, self._work.hall_id)
            places = _places(directory.windows(session, self._work.hall_id))
        letters = {zone.id: zone.letter for zone in zones}
        return tuple(
            StubService(row.name, _place(letters.get(row.zone_id, ""), places), band)
            for row, band in zip(active, made, strict=True)
        )

    def _items(self) -> tuple[tuple[PackItem, ...], int]:
        """Return the items most asked for, by department, and how many more there are."""
        rows = self._guides.popular(_MOST_ITEMS)
        count = sum(row.count for row in self._guides.departments(for_kiosk=True))
        ordered = sorted(rows, key=lambda row: (row.department, row.code))
        items = tuple(PackItem(row.name, row.department) for row in ordered)
        return items, max(0, count - len(items))


def _places(windows: Sequence[WindowRow]) -> dict[str, str]:
    return {window.zone_letter: window.place for window in windows if window.place}


def _place(letter: str, places: dict[str, str]) -> str:
    if letter in places:
        return places[letter]
    return _("{letter}区").format(letter=letter) if letter else ""


def _prepare(folder: Path) -> None:
    """Make the folder; a place that cannot be written is refused before anything is kept."""
    probe = folder / ".hallapp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise SlipNotKeptError(path=str(folder), reason=error.strerror or "") from error


def _written(facts: PackFacts, folder: Path) -> PrintedPack:
    # Loaded when the first pack is made: it brings the PDF library with it.
    from hallapp.slips.outage_pack import paper_pack

    made: list[PrintedSheet] = []
    warnings: dict[str, None] = {}
    sheets = paper_pack(facts)
    for number, sheet in enumerate(sheets):
        path = sheet.slip.keep(folder / _file_name(facts.code, number, sheet.title, "pdf"))
        made.append(PrintedSheet(sheet.title, path, sheet.slip.pages))
        if sheet.slip.warning:
            warnings[sheet.slip.warning] = None
    title = _("补录表")
    # Kept as papers are: whole or not at all.
    table = Slip(keying_table(facts), 0)
    path = table.keep(folder / _file_name(facts.code, len(sheets), title, "csv"))
    made.append(PrintedSheet(title, path, 0))
    return PrintedPack(pack_words(facts.code), tuple(made), " ".join(warnings))


def _file_name(code: str, number: int, title: str, kind: str) -> str:
    return _("停电包{code}-{number}-{title}").format(code=code, number=number, title=title) + (
        f".{kind}"
    )


def keying_table(facts: PackFacts) -> bytes:
    """Return the table to fill in afterwards (补录表): every stub on a line, ready for its times.

    UTF-8 with the mark that table programs in China need to see that it is.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    names = {column: spellings[0] for column, spellings in COLUMN_NAMES.items()}
    names["service"] = SERVICE_NAME
    writer.writerow([names[column] for column in _COLUMNS])
    for service in facts.services:
        for number in service.band.numbers:
            writer.writerow(_table_row(facts.code, service.name, service.band, number))
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def _table_row(pack: str, service: str, band: StubBand, number: int) -> list[str]:
    code = StubCode(pack, band.position, number).text
    name = f"'{service}" if service.startswith(_FORMULA) else service
    known = {"code": code, "label": band.label(number), "pack": pack_words(pack), "service": name}
    return [known.get(column, "") for column in _COLUMNS]
