"""Cases at a window: the ticket served, the guide's limits and the case together."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import or_, select

from hallapp.cases.applications import Application, check_application
from hallapp.cases.clockwork.reckoning import ClockBudget
from hallapp.cases.errors import CaseNotFoundError, ResultNotReadyError
from hallapp.cases.flow.book import Birth, CaseBook, limit_of
from hallapp.cases.flow.chapter import Deed
from hallapp.cases.flow.entitled import ACCEPTORS, RECEIVERS, check_decider
from hallapp.cases.flow.said import Decision, Delivery, DeliveryWay, Lenience
from hallapp.cases.flow.service import CaseFlowService
from hallapp.cases.progress import query_code_in
from hallapp.cases.rules import check_materials, due_day
from hallapp.cases.service import CaseService
from hallapp.cases.tables import HallCase
from hallapp.cases.terms import CaseEventKind, CaseRow, CaseState, DueDay
from hallapp.guides.service import GuideService
from hallapp.guides.terms import GuideRow, HandlingType
from hallapp.hall.entitlement import check_role
from hallapp.hall.limits import LimitUnit
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _, papers
from hallapp.queueing.rules import check_holder
from hallapp.queueing.store import days, moves
from hallapp.queueing.store.moves import WindowNow
from hallapp.queueing.terms import TicketState
from hallapp.serving.errors import NotInstantError, NotServingError


@dataclass(frozen=True)
class _Handed:
    """What was handed in at a window, and what is asked for it.

    Attributes:
        verb: Name of the use case.
        roles: Who may do it.
        said: Keyed digest of what was asked, so that a repeat is known.
        despite: Although the same applicant has an open case of the item.
        external: Its number on the provincial platform; empty for a case of the hall.
    """

    verb: str
    roles: frozenset[Role]
    guide: GuideRow
    application: Application
    said: str
    despite: bool = False
    external: str = ""


class AcceptanceDesk:
    """Turns the ticket being served into a case, or goes on with one (受理、即办、领证)."""

    def __init__(
        self, work: UnitOfWork, guides: GuideService, cases: CaseService, book: CaseBook
    ) -> None:
        self._work = work
        self._guides = guides
        self._cases = cases
        self._book = book
        self._flow = CaseFlowService(work, guides, book, cases)

    def due_preview(self, item_id: uuid.UUID) -> DueDay:
        """Return the due day that an acceptance today would give.

        Raises:
            NoLimitError: The item names no limit.
        """
        limit, today = limit_of(self._guides.guide(item_id)), self._work.today()
        with self._work.read() as session:
            reckoner = self._book.clocks.reckoner(session)
        if limit.unit in {LimitUnit.HOURS, LimitUnit.ON_THE_SPOT}:
            shown = reckoner.reckon(ClockBudget(today, self._work.clock.now(), limit))
            return DueDay(shown.due_on, (), shown.is_provisional)
        return due_day(today, limit, reckoner.calendar)

    def accept(
        self,
        request: Request,
        window_id: uuid.UUID,
        application: Application,
        *,
        lenient: Lenience | None = None,
        commitment: bool = False,
        despite: bool = False,
    ) -> CaseRow:
        """Accept a case from the ticket that is being served at a window.

        Args:
            request: Who asks.
            window_id: The window.
            application: What was handed in.
            lenient: Minor gaps may be filled later (容缺受理).
            commitment: It is decided on a written promise (告知承诺).
            despite: Although the same applicant has an open case of the item.

        Raises:
            NotServingError: No ticket is being served there.
            NotHolderError: Whoever asks does not hold the window.
            MaterialsMissingError: A material is missing; all of them are named.
            NoLimitError: The item names no limit, so no due day can be promised.
            DuplicateCaseError: The same applicant has an open case of the item.
            RuleError: Role, clock, application, ticks or item do not allow it.
        """
        check_application(application)
        if lenient is None:
            check_materials(application.ticks)
        guide = self._guides.guide(application.item_id)
        limit_of(guide)

        def born(deed: Deed) -> None:
            self._flow.write_acceptance(deed, lenient, commitment=commitment)

        said = self._book.digest((application, lenient, commitment, despite))
        handed = _Handed("accept", ACCEPTORS, guide, application, said, despite)
        return self._new(request, window_id, handed, born)

    def receive(
        self,
        request: Request,
        window_id: uuid.UUID,
        application: Application,
        *,
        despite: bool = False,
    ) -> CaseRow:
        """Receive a case at a window without accepting it: materials may be missing (收件).

        Raises:
            As `accept`, except that missing materials are no reason to refuse.
        """
        check_application(application)
        guide = self._guides.guide(application.item_id)
        said = self._book.digest((application, despite))
        handed = _Handed("receive", RECEIVERS, guide, application, said, despite)
        return self._new(request, window_id, handed, self._wait)

    def accept_instant(
        self,
        request: Request,
        window_id: uuid.UUID,
        application: Application,
        decision: Decision,
        *,
        despite: bool = False,
    ) -> CaseRow:
        """Receive, accept, decide and hand over what is done at once (即办件), in one.

        Raises:
            NotInstantError: The item is not done at once.
            As `accept`, and as `CaseFlowService.decide`.
        """
        check_application(application)
        check_materials(application.ticks)
        guide = self._guides.guide(application.item_id)
        if guide.item.handling_type is not HandlingType.INSTANT:
            raise NotInstantError(name=guide.item.name)
        recipient = application.agent_name or application.applicant_name
        delivery = Delivery(DeliveryWay.IN_PERSON, recipient)

        def born(deed: Deed) -> None:
            self._flow.write_acceptance(deed)
            check_decider(deed.act, deed.case)
            self._flow.write_decision(deed, decision)
            self._flow.write_delivery(deed, delivery)

        said = self._book.digest((application, decision, despite))
        handed = _Handed("instant", ACCEPTORS, guide, application, said, despite)
        return self._new(request, window_id, handed, born)

    def continue_case(self, request: Request, window_id: uuid.UUID, case_id: uuid.UUID) -> CaseRow:
        """Link the ticket being served with a case that is there already: brought, collected.

        Raises:
            NotServingError: No ticket is being served there.
            NotHolderError: Whoever asks does not hold the window.
            CaseNotFoundError: The hall has no such case.
        """
        with self._work.write(
            request.at_window(window_id), "serving.continue_case", window=window_id, case=case_id
        ) as act:
            if act.first_answer is None:
                here = self._served_at(act, window_id)
                deed = self._flow.opened(act, case_id)
                self._flow.sealed(deed, "continued", lambda deed: _link(deed, here))
        return self._cases.case(case_id)

    def ready_for(self, text: str) -> CaseRow:
        """Return the case whose result is asked for, when it lies ready (领证).

        Args:
            text: Case number, query code, number on the platform, or the notice's QR text.

        Raises:
            CaseNotFoundError: No case bears it.
            ResultNotReadyError: The result does not lie ready; facts say where the case stands.
        """
        case = self._cases.case(self._found(text))
        if case.state is not CaseState.READY:
            raise ResultNotReadyError(
                number=case.case_number, state=case.state.label, due=case.due_on.isoformat()
            )
        return case

    def start_from_platform(
        self,
        request: Request,
        window_id: uuid.UUID,
        external_number: str,
        application: Application | None = None,
    ) -> CaseRow:
        """Take a case of the provincial platform to this window by its acceptance number.

        A case that was imported comes to this window and its person; without one a received
        case is written that bears the number, which the next import then finds.

        Args:
            request: Who asks.
            window_id: The window.
            external_number: The scanned number.
            application: What is known of a case that was not imported; None to look only.

        Raises:
            NotServingError: No ticket is being served there.
            NotHolderError: Whoever asks does not hold the window.
            CaseNotFoundError: It was not imported, and nothing is known of it.
            As `receive`, for one that is written.
        """
        number = external_number.strip()
        found = self._external(number)
        if found is not None:
            return self._to_window(request, window_id, found)
        if application is None or not number:
            raise CaseNotFoundError(number=number)
        check_application(application)
        guide = self._guides.guide(application.item_id)
        said = self._book.digest((application, number))
        handed = _Handed(
            "from_platform", RECEIVERS, guide, application, said, despite=True, external=number
        )
        return self._new(request, window_id, handed, self._wait)

    def _new(
        self,
        request: Request,
        window_id: uuid.UUID,
        handed: _Handed,
        born: Callable[[Deed], None],
    ) -> CaseRow:
        """Write a new case from the ticket being served, and what becomes of it at once."""
        with self._work.write(
            request.at_window(window_id),
            f"serving.{handed.verb}",
            window=window_id,
            application=handed.said,
        ) as act:
            if act.first_answer is None:
                here = self._served_at(act, window_id)
                check_role(act.session, self._work.hall_id, request.actor, handed.roles)
                deed = self._received(act, here, handed)
                born(deed)
                _report(deed, here)
                case_id = deed.case.id
                act.answer = {"case_id": str(case_id)}
            else:
                case_id = uuid.UUID(act.first_answer["case_id"])
        return self._cases.case(case_id)

    def _received(self, act: Writing, here: WindowNow, handed: _Handed) -> Deed:
        birth = Birth(
            window_id=here.window_id,
            person_id=here.person_id,
            ticket_id=here.ticket_id,
            ticket_label=here.label or "",
            external_number=handed.external,
        )
        return self._flow.write_receipt(
            act, handed.guide, handed.application, birth, despite=handed.despite
        )

    def _wait(self, deed: Deed) -> None:
        """Let a received case wait for acceptance."""
        self._book.start_receipt(deed.act, deed.case)

    def _to_window(self, request: Request, window_id: uuid.UUID, case_id: uuid.UUID) -> CaseRow:
        with self._work.write(
            request.at_window(window_id), "serving.take_case", window=window_id, case=case_id
        ) as act:
            if act.first_answer is None:
                here = self._served_at(act, window_id)
                check_role(act.session, self._work.hall_id, request.actor, RECEIVERS)
                deed = self._flow.opened(act, case_id)
                deed.case.window_id, deed.case.person_id = window_id, here.person_id
                self._flow.sealed(deed, "taken", lambda deed: _link(deed, here))
        return self._cases.case(case_id)

    def _external(self, number: str) -> uuid.UUID | None:
        statement = select(HallCase.id).where(
            HallCase.hall_id == self._work.hall_id,
            HallCase.external_number == number,
            HallCase.external_number != "",
        )
        with self._work.read() as session:
            return session.scalar(statement)

    def _found(self, text: str) -> uuid.UUID:
        words = text.split()
        asked = (
            HallCase.case_number.in_(words),
            HallCase.external_number.in_(words),
            HallCase.query_code == query_code_in(text),
        )
        statement = select(HallCase.id).where(HallCase.hall_id == self._work.hall_id, or_(*asked))
        with self._work.read() as session:
            found = tuple(session.scalars(statement.limit(2)))
        if not words or len(found) != 1:
            raise CaseNotFoundError(number=text.strip())
        return found[0]

    def _served_at(self, act: Writing, window_id: uuid.UUID) -> WindowNow:
        """Return the window with the ticket being served there, by whoever asks."""
        here = moves.window_now(act.connection, window_id)
        if here is None or here.state is not TicketState.SERVING:
            raise NotServingError
        check_holder(act.request.actor, here.person_id, here.number)
        # A case is never dated before its own ticket.
        days.check_clock(act.connection, self._work.hall_id, act.today)
        return here


def _report(deed: Deed, here: WindowNow) -> None:
    """Report what became of a new case in the transaction that wrote it."""
    case = deed.case
    if case.state is CaseState.RECEIVED:
        return
    after = {"case_number": case.case_number, "ticket": here.label, "state": case.state.value}
    deed.act.record(Happening(f"cases.{case.state.value}", "case", case.id, after=after))
    deed.act.changed(Change.CASES)


def _link(deed: Deed, here: WindowNow) -> None:
    with papers():
        words = _("持号 {ticket} 到 {number} 号窗口办理").format(
            ticket=here.label or "", number=here.number
        )
    deed.tell(CaseEventKind.NOTED, ticket=here.label, words=words)
