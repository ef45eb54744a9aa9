"""Makes papers, keeps every one as a file, prints it, and keeps whether it was printed."""

import uuid
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hallapp import slips
from hallapp.attendance.service import AttendanceService
from hallapp.cases.service import CaseService
from hallapp.devices import PaperPrinter, TicketPrinter, ticket_bytes
from hallapp.guides.service import GuideService
from hallapp.hall import directory
from hallapp.hall.terms import HallRow
from hallapp.kernel.audit import Happening
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.errors import SurroundingsError
from hallapp.kernel.requests import Request
from hallapp.queueing.service import QueueService
from hallapp.queueing.terms import MissingPaper, PrintState
from hallapp.slips.terms import MissingFacts, NoticeFacts, Slip


@dataclass(frozen=True)
class PrintRoom:
    """What a station prints with.

    Attributes:
        folder: Every paper is kept below it, a folder a day.
        tickets: Printer for queue tickets.
        pages: Printer for A4.
    """

    folder: Path
    tickets: TicketPrinter
    pages: PaperPrinter


class PaperService:
    """Papers of the hall; every call blocks on a printer or a file and belongs on a worker."""

    def __init__(
        self,
        work: UnitOfWork,
        guides: GuideService,
        queue: QueueService,
        cases: CaseService,
        attendance: AttendanceService,
        room: PrintRoom,
    ) -> None:
        self._work = work
        self._guides = guides
        self._queue = queue
        self._cases = cases
        self._attendance = attendance
        self._room = room
        self._warnings: dict[Path, str] = {}

    def guide_slip(self, item_id: uuid.UUID) -> Path:
        """Make the guide slip of an item and keep it (办事指南单)."""
        guide = self._guides.guide(item_id)
        slip = slips.guide_slip(guide, self._hall(), self._work.clock.now())
        return self._keep(slip, "guide", guide.item.code)

    def print_guide_slip(self, request: Request, item_id: uuid.UUID) -> Path:
        """Make the guide slip of an item, keep it, print it and count it as handed out.

        Raises:
            PrintError: It was kept, but not printed; it is not counted.
        """
        path = self.guide_slip(item_id)
        self.print_paper(path, path.stem)
        with self._work.write(request, "guides.print_slip", item=item_id) as act:
            if act.first_answer is None:
                act.record(Happening("guides.slip_printed", "item", item_id))
        return path

    def warning(self, path: Path) -> str:
        """Return which characters of a paper made here no font could draw; empty when none."""
        return self._warnings.get(path, "")

    def print_paper(self, path: Path, title: str, copies: int = 1) -> None:
        """Print a kept paper.

        Raises:
            PrintError: It was not printed.
        """
        self._room.pages.send_pdf(path, title, copies)

    def ticket_slip(self, ticket_id: uuid.UUID) -> Path:
        """Make a queue ticket as PDF and keep it."""
        issued = self._queue.for_slip(ticket_id)
        return self._keep(slips.ticket_pdf(issued, self._hall()), "ticket", issued.ticket.label)

    def print_ticket(self, request: Request, ticket_id: uuid.UUID) -> PrintState:
        """Print a queue ticket and keep with it whether it came out.

        The ticket lives already: a printer that fails can neither lose nor delay it.

        Raises:
            SurroundingsError: It was not printed; that is kept with the ticket.
        """
        issued = self._queue.for_slip(ticket_id)
        try:
            image = slips.ticket_image(issued, self._hall())
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
        slip = slips.missing_notice(facts, self._guides.guide(item_id), self._hall(), now)
        return self._keep(slip, "missing", ticket.label)

    def acceptance_notice(self, case_id: uuid.UUID | str) -> Path:
        """Make the acceptance notice of a case and keep it (受理通知书).

        Args:
            case_id: Id of the case, as stored or as a row of a list bears it.
        """
        wanted = uuid.UUID(str(case_id))
        row = self._cases.case(wanted)
        guide = self._guides.guide(self._cases.item_of(wanted))
        facts = NoticeFacts(self._cases.applicant_of(wanted), guide, self._cases.ticks(wanted))
        slip = slips.acceptance_notice(row, facts, self._hall(), self._work.clock.now())
        return self._keep(slip, "notice", row.case_number)

    def attendance_sheet(self, day: date) -> Path:
        """Make the attendance sheet of a day and keep it (考勤表)."""
        sheet = self._attendance.sheet(day)
        slip = slips.attendance_sheet(sheet, self._hall(), self._work.clock.now())
        return self._keep(slip, "attendance", day.isoformat())

    def _hall(self) -> HallRow:
        with self._work.read() as session:
            return directory.hall(session, self._work.hall_id)

    def _keep(self, slip: Slip, kind: str, name: str) -> Path:
        moment = self._work.clock.now()
        local = moment.astimezone(self._work.zone)
        folder = self._room.folder / local.date().isoformat()
        path = slip.keep(folder / f"{kind}-{name}-{local:%H%M%S}.pdf")
        if slip.warning:
            self._warnings[path] = slip.warning
        return path
