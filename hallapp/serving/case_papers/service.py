"""Makes, keeps, prints and prints again the papers of a case (文书)."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.cases.papers.errors import PaperNotDueError
from hallapp.cases.papers.freezing import frozen, thawed
from hallapp.cases.papers.keeping import NewPaper, add_paper, count_print, paper_of
from hallapp.cases.papers.policy import PAPER_PREFIX
from hallapp.cases.service import CaseService
from hallapp.cases.store import add_event
from hallapp.cases.tables import CaseApplicant, CaseEvent, CasePaper, HallCase
from hallapp.cases.terms import CaseEventKind, CasePaperKind, CasePaperRow
from hallapp.guides.service import GuideService
from hallapp.hall import directory
from hallapp.hall.terms import HallRow
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import SettingsService
from hallapp.kernel.texts import _, papers
from hallapp.serving.case_papers.case_file import CaseFile, load_file
from hallapp.serving.case_papers.joint import OF_PART, issuer_of
from hallapp.serving.case_papers.making import BUILDERS, built, clerk_of, head_of, offered
from hallapp.serving.papers import PrintRoom
from hallapp.slips.official import PaperHead
from hallapp.slips.official.writing import FACTS
from hallapp.slips.terms import Slip

# Personal data stays in its own table: it is put back whenever the paper is made.
_PERSONAL = ("applicant",)
_PERSONAL_FACTS = ("contact", "contact_phone", "recipient", "agent_note")


class CasePaperService:
    """Papers of cases; every call blocks on files or printers and belongs on a worker."""

    def __init__(
        self,
        work: UnitOfWork,
        guides: GuideService,
        cases: CaseService,
        settings: SettingsService,
        room: PrintRoom,
    ) -> None:
        self._work = work
        self._guides = guides
        self._cases = cases
        self._settings = settings
        self._room = room

    def offered(self, case_id: uuid.UUID) -> tuple[CasePaperKind, ...]:
        """Return the papers that can be made of a case now, in the order of the flow."""
        with self._work.read() as session:
            return offered(self._file(session, case_id))

    def made(self, case_id: uuid.UUID) -> tuple[CasePaperRow, ...]:
        """Return the papers already made of a case, oldest first."""
        return self._cases.papers(case_id)

    def make(
        self,
        request: Request,
        case_id: uuid.UUID,
        kind: CasePaperKind,
        facts: Any = None,
        branch: int | None = None,
    ) -> uuid.UUID:
        """Number a paper, freeze what it says, and keep it; return its id.

        Args:
            request: Who asks; a repeat gets the same paper.
            case_id: Of which case.
            kind: Which paper.
            facts: What it says, for papers that the store alone cannot fill; None otherwise.
            branch: Place of the unit that a paper of a joint case concerns; None for all.

        Raises:
            PaperNotDueError: What it tells has not happened.
            CaseNotFoundError: There is no such case.
        """
        said = None if facts is None else repr(facts)
        with self._work.write(
            request, "case_papers.make", case=case_id, paper=kind.value, said=said, branch=branch
        ) as act:
            if act.first_answer is not None:
                return uuid.UUID(act.first_answer["paper_id"])
            file = self._file(act.session, case_id)
            paper = self._kept(act, file, kind, (facts, branch))
            act.answer = {"paper_id": str(paper.id)}
            return paper.id

    def preview(self, case_id: uuid.UUID, kind: CasePaperKind) -> Path:
        """Make the picture of a paper as it would be made now; it gets no number and is not kept.

        Raises:
            PaperNotDueError: What it tells has not happened.
            CaseNotFoundError: There is no such case.
        """
        # Loaded late: the press brings the PDF library with it.
        from hallapp.slips.official.press import official_paper

        now = self._work.clock.now()
        with self._work.read() as session:
            file = self._file(session, case_id)
            hall = directory.hall(session, self._work.hall_id)
            head, told = _told(file, hall, kind, (None, None), (self._work.today(), now))
        with papers():
            # Its line is kept free as it prints, so that the pages break where they will.
            numbered = replace(head, document_number=_("（打印时编号）"))
        slip = official_paper(kind, numbered, told)
        return self._kept_file(slip, f"preview-{kind.value}", head.case_number, now)

    def pdf(self, paper_id: uuid.UUID, *, reprint: int = 0) -> Path:
        """Make the PDF of a kept paper: the same words however often it is made.

        Args:
            paper_id: Which.
            reprint: 0 for the first printing; above it the paper says which reprint it is.

        Raises:
            PaperUnknownError: The hall keeps no such paper.
        """
        return self._pressed([paper_id], {paper_id: reprint})

    def print(self, request: Request, paper_id: uuid.UUID, copies: int = 1) -> Path:
        """Print a kept paper; the second and every later printing is marked as such (补打).

        Raises:
            PaperUnknownError: The hall keeps no such paper.
            PrintError: It was not printed; the printing is kept all the same, for some of it
                may have come out.
        """
        return self.print_batch(request, [paper_id], copies)

    def print_batch(
        self, request: Request, paper_ids: Sequence[uuid.UUID], copies: int = 1
    ) -> Path:
        """Print kept papers as one file, each with page numbers of its own.

        Raises:
            PaperUnknownError: The hall lacks one of them; nothing is printed.
            PrintError: It was not printed.
        """
        path = self.hand_out(request, paper_ids)
        self._room.pages.send_pdf(path, path.stem, copies)
        return path

    def hand_out(self, request: Request, paper_ids: Sequence[uuid.UUID]) -> Path:
        """Make kept papers as one file to be handed out, and count it as a printing.

        Raises:
            PaperUnknownError: The hall lacks one of them; nothing is made.
        """
        asked = [str(each) for each in paper_ids]
        with self._work.write(request, "case_papers.print", papers=asked) as act:
            if act.first_answer is None:
                # In one order at every station: two batches never wait for one another.
                counts = {key: self._counted(act, uuid.UUID(key)) for key in sorted(asked)}
                act.answer = {"counts": counts}
            else:
                counts = act.first_answer["counts"]
        reprints = {uuid.UUID(key): count - 1 for key, count in counts.items()}
        return self._pressed(paper_ids, reprints)

    def _kept(
        self, act: Writing, file: CaseFile, kind: CasePaperKind, said: tuple[Any, int | None]
    ) -> CasePaper:
        self._hold(act, file.case.id)
        hall = directory.hall(act.session, self._work.hall_id)
        head, told = _told(file, hall, kind, said, (act.today, act.now))
        head = replace(head, **dict.fromkeys(_PERSONAL, ""))
        kept = {"head": frozen(head), "facts": _nameless(frozen(told))}
        prefix = self._settings.value(PAPER_PREFIX)
        new = NewPaper(file.case.id, kind, prefix, kept)
        paper = add_paper(act, self._work.hall_id, new)
        words = {"paper": kind.value, "number": paper.number}
        add_event(act, self._work.hall_id, file.case.id, CaseEventKind.PAPER_MADE, **words)
        act.record(Happening("cases.paper_made", "case", file.case.id, after=words))
        act.changed(Change.CASES)
        return paper

    def _counted(self, act: Writing, paper_id: uuid.UUID) -> int:
        paper = paper_of(act.session, self._work.hall_id, paper_id)
        if paper.case_id is not None:
            self._hold(act, paper.case_id)
        count = count_print(act, paper)
        words = {"paper": paper.kind.value, "number": paper.number, "count": count}
        if count > 1 and paper.case_id is not None:
            event = CaseEventKind.PAPER_REPRINTED
            add_event(act, self._work.hall_id, paper.case_id, event, **words)
        act.record(Happening("cases.paper_printed", "case_paper", paper_id, after=words))
        act.changed(Change.CASES)
        return count

    def _hold(self, act: Writing, case_id: uuid.UUID) -> None:
        """Let no other deed write into the history of the case meanwhile."""
        act.session.get(HallCase, case_id, with_for_update=True)

    def _pressed(self, paper_ids: Sequence[uuid.UUID], reprints: dict[uuid.UUID, int]) -> Path:
        # Loaded late: the press brings the PDF library with it.
        from hallapp.slips.official.press import PaperOrder, batch

        now = self._work.clock.now()
        with self._work.read() as session:
            kept = [paper_of(session, self._work.hall_id, each) for each in paper_ids]
            hall = directory.hall(session, self._work.hall_id)
            given = [self._thawed(session, each) for each in kept]
        orders = [
            PaperOrder(
                paper.kind,
                _headed(head, paper, hall, now, reprints.get(paper.id, 0)),
                facts,
            )
            for paper, (head, facts) in zip(kept, given, strict=True)
        ]
        name = kept[0].kind.value if len(kept) == 1 else "papers"
        return self._kept_file(batch(orders), name, given[0][0].case_number, now)

    def _kept_file(self, slip: Slip, name: str, number: str, now: datetime) -> Path:
        local = now.astimezone(self._work.zone)
        folder = self._room.folder / local.date().isoformat()
        path = slip.keep(folder / f"{name}-{number}-{local:%H%M%S%f}.pdf")
        if slip.warning:
            self._room.warnings[path] = slip.warning
        return path

    def _thawed(self, session: Session, paper: CasePaper) -> tuple[PaperHead, Any]:
        wanted: type[Any] = FACTS[paper.kind]
        kept = dict(paper.facts)
        applicant = None if paper.case_id is None else session.get(CaseApplicant, paper.case_id)
        if applicant is not None:
            kept["head"] = {**kept["head"], "applicant": applicant.name}
            kept["facts"] = _named(kept["facts"], applicant) | _receiver(session, paper)
        return thawed(PaperHead, kept["head"]), thawed(wanted, kept["facts"])

    def _file(self, session: Session, case_id: uuid.UUID) -> CaseFile:
        guide = self._guides.guide(self._cases.item_of(case_id))
        return load_file(session, self._work.hall_id, case_id, guide)


def _told(
    file: CaseFile,
    hall: HallRow,
    kind: CasePaperKind,
    said: tuple[Any, int | None],
    dated: tuple[date, datetime],
) -> tuple[PaperHead, Any]:
    """Return the head of a paper without its number, and what it says.

    Args:
        file: Of which case.
        hall: Where it is made.
        kind: Which paper.
        said: What it says where somebody gives it, and the place of the unit it concerns.
        dated: The day that it bears, and when it is printed.

    Raises:
        PaperNotDueError: What it tells has not happened.
    """
    facts, branch = said
    if facts is None and kind not in (BUILDERS if branch is None else OF_PART):
        raise PaperNotDueError(paper=kind.label, needs="")
    # A paper is Chinese, whatever the station speaks.
    with papers():
        told = built(kind, file, branch) if facts is None else facts
        head = head_of(file, hall, *dated)
    issuer = issuer_of(kind, told)
    if issuer:
        # Another unit signs it, and nobody here knows by whose hand.
        return replace(head, issuer=issuer, clerk=""), told
    return replace(head, clerk=clerk_of(kind, file)), told


def _headed(
    head: PaperHead, paper: CasePaper, hall: HallRow, now: datetime, reprint: int
) -> PaperHead:
    return replace(
        head,
        hall=replace(head.hall, is_demo=hall.is_demo),
        document_number=paper.number,
        printed_at=now,
        reprint=reprint,
    )


def _nameless(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: "" if name in _PERSONAL_FACTS else value for name, value in facts.items()}


def _receiver(session: Session, paper: CasePaper) -> dict[str, Any]:
    """Return who signed for a result, as its history knows; nothing on other papers."""
    if paper.kind is not CasePaperKind.DELIVERY:
        return {}
    delivered = session.scalars(
        select(CaseEvent)
        .where(CaseEvent.case_id == paper.case_id, CaseEvent.kind == CaseEventKind.DELIVERED)
        .order_by(CaseEvent.position.desc())
    ).first()
    said: dict[str, Any] = {} if delivered is None else delivered.facts
    return {name: str(said.get(name, "")) for name in ("recipient", "agent_note")}


def _named(facts: dict[str, Any], applicant: CaseApplicant) -> dict[str, Any]:
    personal = {
        "contact": applicant.agent_name or applicant.name,
        "contact_phone": applicant.agent_phone or applicant.phone,
    }
    return {name: personal.get(name, value) for name, value in facts.items()}
