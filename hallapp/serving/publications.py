"""Booklets, manuals and papers to hang up: kept as files, printed, counted.

Only what citizens can do now is in them; what a theme lacks for that reason is told in it.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from hallapp import slips
from hallapp.devices import PrintError
from hallapp.guides.errors import ItemGoneError
from hallapp.guides.service import GuideService
from hallapp.guides.terms import Answers, GuideRow, GuideState
from hallapp.guides.themes import ThemeService
from hallapp.hall import directory
from hallapp.hall.terms import HallRow
from hallapp.kernel.audit import Happening
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _, papers
from hallapp.queueing.service import QueueService
from hallapp.serving.errors import DepartmentNotFoundError, ItemWithdrawnError, PageUnknownError
from hallapp.serving.papers import PrintRoom
from hallapp.serving.slip_designs import chosen_design
from hallapp.serving.window_cards import window_cards
from hallapp.slips.binding import BookletFacts, LeftOut, Progress, Steps, steps_of
from hallapp.slips.design import NO_ANSWERS, Paper
from hallapp.slips.terms import Slip

_PUBLIC = frozenset({GuideState.PUBLISHED, GuideState.SAMPLE})
_EVERYTHING = 1_000_000


@dataclass(frozen=True)
class PublicationRow:
    """A paper that was made and kept.

    Attributes:
        kind: What sort of paper, as the audit calls it.
        subject: Code or name of what it is about.
        path: The file.
        pages: How many pages it has.
        warning: Which characters no font could draw; empty when none.
        items: How many items are in it.
    """

    kind: str
    subject: str
    path: Path
    pages: int
    warning: str = ""
    items: int = 0


class PublicationService:
    """Makes long papers; every call blocks on files or a printer and belongs on a worker."""

    def __init__(
        self,
        work: UnitOfWork,
        guides: GuideService,
        themes: ThemeService,
        queue: QueueService,
        room: PrintRoom,
    ) -> None:
        self._work = work
        self._guides = guides
        self._themes = themes
        self._queue = queue
        self._room = room

    def booklet(
        self,
        theme: str | uuid.UUID,
        paper: Paper = Paper.A4,
        progress: Progress | None = None,
    ) -> PublicationRow:
        """Make the booklet of a theme and keep it (办事一本通、高效办成一件事).

        Args:
            theme: Code, name or id.
            paper: A4, usual or in large print.
            progress: Told how far it is; a False from it stops the work and leaves no file.

        Raises:
            ThemeUnknownError: There is no such theme.
            NothingToBindError: None of its items can be done now.
            BookCancelledError: The person stopped.
        """
        row = self._themes.theme(theme)
        facts, told = self._collected(row.item_ids, progress)
        hall, now = self._hall(), self._work.clock.now()
        slip = slips.theme_booklet(row, facts, hall, now, paper=paper, progress=told)
        return self._keep(slip, "booklet", _suffixed(row.code, paper), len(facts.guides))

    def manual(
        self,
        department: str,
        paper: Paper = Paper.A4,
        progress: Progress | None = None,
    ) -> PublicationRow:
        """Make the manual of a department: all its public items (部门手册).

        Raises:
            DepartmentNotFoundError: The hall has no such department.
            NothingToBindError: It has no public item.
            BookCancelledError: The person stopped.
        """
        self._check_department(department)
        found = self._guides.search("", department, limit=_EVERYTHING)
        ids = [row.id for row in sorted(found, key=lambda row: row.code) if row.state in _PUBLIC]
        facts, told = self._collected(ids, progress)
        hall, now = self._hall(), self._work.clock.now()
        slip = slips.department_manual(department, facts, hall, now, paper=paper, progress=told)
        return self._keep(slip, "manual", _suffixed(department, paper), len(facts.guides))

    def cards(self) -> PublicationRow:
        """Make the cards of all windows and keep them (挂牌上岗、挂牌收费).

        Raises:
            NoWindowError: The hall has no window.
        """
        found = window_cards(self._work, self._guides)
        slip = slips.window_cards(found, self._hall(), self._work.clock.now())
        return self._keep(slip, "cards", "windows", sum(len(card.items) for card in found))

    def wall_chart(self, item_id: uuid.UUID, size: str = "a3") -> PublicationRow:
        """Make the flow chart of an item for the wall and keep it (流程上墙).

        Args:
            item_id: The item.
            size: `a3` or `a4`.

        Raises:
            NoFlowError: Its guide says no step.
            ItemWithdrawnError: Citizens cannot do it now.
        """
        # Loaded late: it brings the PDF library with it.
        from hallapp.slips.wall import WallSize

        guide = self._public_guide(item_id)
        slip = slips.wall_chart(guide, self._hall(), self._work.clock.now(), WallSize(size))
        return self._keep(slip, "wall", f"{guide.item.code}-{size}", 1)

    def wall_rules(self, title: str, text: str, size: str = "a3") -> PublicationRow:
        """Make a text for the wall and keep it (制度上墙)."""
        from hallapp.slips.wall import WallSize

        now = self._work.clock.now()
        slip = slips.wall_rules(title, text, self._hall(), now, WallSize(size))
        return self._keep(slip, "rules", title, 0)

    def plain_card(self, item_id: uuid.UUID, answers: Answers = NO_ANSWERS) -> PublicationRow:
        """Make the plain card of an item, two on an A4, and keep it (明白卡).

        Raises:
            ItemWithdrawnError: Citizens cannot do it now.
        """
        guide = self._public_guide(item_id)
        slip = slips.plain_card(guide, self._hall(), self._work.clock.now(), answers)
        return self._keep(slip, "card", guide.item.code, 1)

    def print_out(
        self, request: Request, made: PublicationRow, copies: int = 1, first_page: int = 1
    ) -> None:
        """Print a kept paper and count it as printed.

        Args:
            request: Who prints.
            made: The paper.
            copies: How many.
            first_page: Where to begin, for what a printer has left unprinted.

        Raises:
            PageUnknownError: The paper has no such page.
            PrintError: It was not printed whole and is not counted. The audit keeps which paper
                that was, on which page the printer stopped if it says so, and whether some of
                it may have come out.
        """
        if not 1 <= first_page <= made.pages:
            raise PageUnknownError(page=first_page, pages=made.pages)
        told: dict[str, Any] = {"paper": made.subject, "pages": made.pages, "copies": copies}
        if first_page > 1:
            told["first_page"] = first_page
        path = made.path if first_page == 1 else rest_of(made.path, first_page)
        try:
            self._room.pages.send_pdf(path, path.stem, copies)
        except PrintError as fault:
            self._note_unprinted(request, made, fault, first_page)
            raise
        with self._work.write(request, f"publications.print_{made.kind}", **told) as act:
            if act.first_answer is None:
                happened = f"publications.{made.kind}_printed"
                act.record(Happening(happened, "hall", self._work.hall_id, after=told))

    def _note_unprinted(
        self, request: Request, made: PublicationRow, fault: PrintError, first_page: int
    ) -> None:
        """Keep that a paper did not come out whole, under a request of its own."""
        # The printer counts the pages it was sent, the hall those of the paper.
        page = fault.facts.get("page")
        told = {
            "paper": made.subject,
            "pages": made.pages,
            "fault": fault.code,
            "may_be_printed": fault.may_be_printed,
            "failed_page": None if page is None else page + first_page - 1,
        }
        anew = Request(request.actor)
        with self._work.write(anew, f"publications.{made.kind}_fault", **told) as act:
            happened = f"publications.{made.kind}_unprinted"
            act.record(Happening(happened, "hall", self._work.hall_id, after=told))

    def _collected(
        self, item_ids: Sequence[uuid.UUID], progress: Progress | None
    ) -> tuple[BookletFacts, Progress]:
        """Read the guides; return them, and the progress of what is still to be done."""
        count = len(item_ids)
        total = count + steps_of(count)
        steps = Steps(total, progress)
        guides: list[GuideRow] = []
        left_out: list[LeftOut] = []
        for item_id in item_ids:
            guide = self._guide(item_id)
            if guide is not None and guide.item.state in _PUBLIC:
                guides.append(guide)
            elif guide is not None and guide.item.state is not GuideState.DRAFT:
                left_out.append(LeftOut(guide.item.name, _reason(guide.item.state)))
            steps.step()
        design = chosen_design(self._work)
        words = {
            guide.item.code: said
            for guide in guides
            if (said := design.filled(b"", self._service_code(guide.item.id)).words)
        }

        def told(done: int, of: int) -> bool:
            # Items that are left out are neither laid out nor drawn.
            return progress is None or progress(total - of + done, total)

        return BookletFacts(tuple(guides), tuple(left_out), design, words), told

    def _service_code(self, item_id: uuid.UUID) -> str:
        service = self._queue.service_for_item(item_id)
        return "" if service is None else service.code

    def _guide(self, item_id: uuid.UUID) -> GuideRow | None:
        try:
            return self._guides.guide(item_id)
        except ItemGoneError:
            # Seeded items do not exist outside a demo hall.
            return None

    def _public_guide(self, item_id: uuid.UUID) -> GuideRow:
        guide = self._guides.guide(item_id)
        if guide.item.state not in _PUBLIC:
            raise ItemWithdrawnError(name=guide.item.name, state=guide.item.state.label)
        return guide

    def _check_department(self, department: str) -> None:
        with self._work.read() as session:
            known = {row.name for row in directory.departments(session, self._work.hall_id)}
        if department not in known:
            raise DepartmentNotFoundError(department=department)

    def _hall(self) -> HallRow:
        with self._work.read() as session:
            return directory.hall(session, self._work.hall_id)

    def _keep(self, slip: Slip, kind: str, subject: str, items: int) -> PublicationRow:
        local = self._work.clock.now().astimezone(self._work.zone)
        folder = self._room.folder / local.date().isoformat()
        path = slip.keep(folder / f"{kind}-{_file_name(subject)}-{local:%H%M%S}.pdf")
        return PublicationRow(kind, subject, path, slip.pages, slip.warning, items)


def rest_of(path: Path, first_page: int) -> Path:
    """Write the pages of a kept paper from one on to a file beside it, and return that."""
    # Loaded late: only a printing that was broken off needs it.
    library: Any = import_module("pypdfium2")
    rest = path.with_name(f"{path.stem}-{first_page}.pdf")
    file = BytesIO()
    with library.PdfDocument(path) as whole, library.PdfDocument.new() as made:
        count = len(whole)
        made.import_pages(whole, list(range(first_page - 1, count)))
        made.save(file)
    return Slip(file.getvalue(), count - first_page + 1).keep(rest)


def _suffixed(subject: str, paper: Paper) -> str:
    return subject if paper is Paper.A4 else f"{subject}-{paper.value}"


def _file_name(subject: str) -> str:
    """Return a subject as part of a file's name: no signs that a folder would not take."""
    kept = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in subject)
    # 200 bytes leave room for kind and time within what file systems take.
    while len(kept.encode()) > 200:  # noqa: PLR2004 - explained above
        kept = kept[:-1]
    return kept


def _reason(state: GuideState) -> str:
    with papers():
        return _("已暂停办理") if state is GuideState.SUSPENDED else _("已停用")
