"""Makes papers, keeps every one as a file, prints it, and keeps whether it was printed."""

import uuid
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from hallapp import slips
from hallapp.attendance.service import AttendanceService
from hallapp.devices import PaperPrinter, PrintError, TicketPrinter, ticket_bytes
from hallapp.guides.service import GuideService
from hallapp.guides.terms import Answers, GuideRow
from hallapp.hall import directory
from hallapp.hall.terms import HallRow
from hallapp.kernel.audit import Happening
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.errors import SurroundingsError
from hallapp.kernel.requests import Request
from hallapp.queueing.service import QueueService
from hallapp.queueing.terms import IssuedRow, MissingPaper, PrintState
from hallapp.serving.slip_designs import chosen_design
from hallapp.slips.design import NO_ANSWERS, Paper, SlipDesign
from hallapp.slips.terms import MissingFacts, Slip


@dataclass(frozen=True)
class PrintRoom:
    """What a station prints with.

    Attributes:
        folder: Every paper is kept below it, a folder a day.
        tickets: Printer for queue tickets.
        pages: Printer for A4.
        warnings: Which characters of a paper made here no font could draw, by its file.
    """

    folder: Path
    tickets: TicketPrinter
    pages: PaperPrinter
    warnings: dict[Path, str] = field(default_factory=dict[Path, str])


@dataclass(frozen=True)
class _GuidePaper:
    """A guide slip that was made and kept, with what it was made from."""

    path: Path
    form: Paper
    guide: GuideRow
    hall: HallRow
    made_at: datetime
    answers: Answers
    design: SlipDesign
    pages: int


class PaperService:
    """Papers of the hall; every call blocks on a printer or a file and belongs on a worker."""

    def __init__(
        self,
        work: UnitOfWork,
        guides: GuideService,
        queue: QueueService,
        attendance: AttendanceService,
        room: PrintRoom,
    ) -> None:
        self._work = work
        self._guides = guides
        self._queue = queue
        self._attendance = attendance
        self._room = room

    def guide_slip(
        self, item_id: uuid.UUID, answers: Answers = NO_ANSWERS, paper: Paper | None = None
    ) -> Path:
        """Make the guide slip of an item and keep it (办事指南单).

        Args:
            item_id: The item.
            answers: What the citizen answered; without any the slip lists what anybody needs.
            paper: The form; None for the one that the hall has chosen.
        """
        return self._made(item_id, answers, paper).path

    def print_guide_slip(
        self,
        request: Request,
        item_id: uuid.UUID,
        answers: Answers = NO_ANSWERS,
        paper: Paper | None = None,
    ) -> Path:
        """Make the guide slip of an item, keep it, print it and count it as handed out.

        80 mm paper goes to the ticket printer, A4 to the printer for pages.

        Raises:
            PrintError: It was kept, but not printed; it is not counted. The audit keeps which
                slip that was, and whether some of it may have come out.
        """
        made = self._made(item_id, answers, paper)
        try:
            self._print_guide(made)
        except PrintError as fault:
            self._note_unprinted(request, made, fault)
            raise
        said = {"paper": made.form.value, "version": made.guide.version}
        with self._work.write(request, "guides.print_slip", item=item_id, **said) as act:
            if act.first_answer is None:
                act.record(Happening("guides.slip_printed", "item", item_id, after=said))
        return made.path

    def _made(self, item_id: uuid.UUID, answers: Answers, paper: Paper | None) -> "_GuidePaper":
        guide = self._guides.guide(item_id)
        service = self._queue.service_for_item(item_id)
        design = self._design("" if service is None else service.code)
        form = paper or design.form
        now, hall = self._work.clock.now(), self._hall()
        slip = slips.guide_slip(guide, hall, now, paper=form, answers=answers, design=design)
        name = guide.item.code if form is Paper.A4 else f"{guide.item.code}-{form.value}"
        path = self._keep(slip, "guide", name)
        return _GuidePaper(path, form, guide, hall, now, answers, design, slip.pages)

    def _print_guide(self, made: "_GuidePaper") -> None:
        if made.form is not Paper.MM80:
            self.print_paper(made.path, made.path.stem)
            return
        image = slips.guide_slip_image(
            made.guide, made.hall, made.made_at, answers=made.answers, design=made.design
        )
        self._room.tickets.send(ticket_bytes(image), made.path.stem)

    def _note_unprinted(self, request: Request, made: "_GuidePaper", fault: PrintError) -> None:
        """Keep that a slip did not come out whole, under a request of its own.

        The same request may print it again later, so its id is not spent here.
        """
        told = {
            "paper": made.form.value,
            "version": made.guide.version,
            "pages": made.pages,
            "fault": fault.code,
            "may_be_printed": fault.may_be_printed,
            "failed_page": fault.facts.get("page"),
        }
        item_id = made.guide.item.id
        with self._work.write(Request(request.actor), "guides.slip_fault", **told) as act:
            act.record(Happening("guides.slip_unprinted", "item", item_id, after=told))

    def warning(self, path: Path) -> str:
        """Return which characters of a paper made here no font could draw; empty when none."""
        return self._room.warnings.get(path, "")

    def print_paper(self, path: Path, title: str, copies: int = 1) -> None:
        """Print a kept paper.

        Raises:
            PrintError: It was not printed.
        """
        self._room.pages.send_pdf(path, title, copies)

    def ticket_slip(self, ticket_id: uuid.UUID) -> Path:
        """Make a queue ticket as PDF and keep it."""
        issued, hall, _design = self._ticket(ticket_id)
        return self._keep(slips.ticket_pdf(issued, hall), "ticket", issued.ticket.label)

    def print_ticket(self, request: Request, ticket_id: uuid.UUID) -> PrintState:
        """Print a queue ticket and keep with it whether it came out.

        The ticket lives already: a printer that fails can neither lose nor delay it.

        Raises:
            SurroundingsError: It was not printed; that is kept with the ticket.
        """
        # Loaded late: it brings the picture library with it.
        from hallapp.slips.dots import headed

        issued, hall, design = self._ticket(ticket_id)
        try:
            image = headed(slips.ticket_image(issued, hall), design.logo_content)
            self._room.tickets.send(ticket_bytes(image), issued.ticket.label)
        except SurroundingsError as fault:
            self._queue.record_print(request, ticket_id, PrintState.FAILED, fault.code)
            raise
        self._queue.record_print(request, ticket_id, PrintState.PRINTED)
        return PrintState.PRINTED

    def missing_notice(
        self, ticket_id: uuid.UUID, item_id: uuid.UUID, missing: tuple[MissingPaper, ...]
    ) -> Path:
        """Make the one-time notice of a visit that failed for want of papers (一次性告知单).

        Raises:
            TicketUnknownError: There is no such ticket.
        """
        ticket = self._queue.ticket(ticket_id)
        now = self._work.clock.now()
        facts = MissingFacts(ticket.label, ticket.window_number, missing, now)
        guide, design = self._guides.guide(item_id), self._design(ticket.service_code)
        slip = slips.missing_notice(facts, guide, self._hall(), now, design=design)
        return self._keep(slip, "missing", ticket.label)

    def attendance_sheet(self, day: date) -> Path:
        """Make the attendance sheet of a day and keep it (考勤表)."""
        sheet = self._attendance.sheet(day)
        slip = slips.attendance_sheet(sheet, self._named(), self._work.clock.now())
        return self._keep(slip, "attendance", day.isoformat())

    def _ticket(self, ticket_id: uuid.UUID) -> tuple[IssuedRow, HallRow, SlipDesign]:
        """Return a ticket with what the design puts on it, and the hall as it calls itself."""
        issued, hall = self._queue.for_slip(ticket_id), self._hall()
        design = self._design(issued.ticket.service_code)
        words = "\n".join(filter(None, (issued.slip_words, design.words, design.footer)))
        named = replace(hall, name=design.named(hall.name))
        return replace(issued, slip_words=words), named, design

    def _design(self, service_code: str) -> SlipDesign:
        """Return how the hall wants its papers today, filled for a queue service."""
        return chosen_design(self._work, service_code)

    def _named(self) -> HallRow:
        """Return the hall under the name that it puts on its papers."""
        hall = self._hall()
        return replace(hall, name=self._design("").named(hall.name))

    def _hall(self) -> HallRow:
        with self._work.read() as session:
            return directory.hall(session, self._work.hall_id)

    def _keep(self, slip: Slip, kind: str, name: str) -> Path:
        moment = self._work.clock.now()
        local = moment.astimezone(self._work.zone)
        folder = self._room.folder / local.date().isoformat()
        path = slip.keep(folder / f"{kind}-{name}-{local:%H%M%S}.pdf")
        if slip.warning:
            self._room.warnings[path] = slip.warning
        return path
