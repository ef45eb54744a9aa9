"""Accepting a case at a window: the ticket served, the guide's limits and the case together."""

import uuid

from sqlalchemy import select

from hallapp.cases.applications import Application, check_application, check_ticked
from hallapp.cases.flow.book import Birth, CaseBook, limit_of
from hallapp.cases.rules import check_materials, due_day
from hallapp.cases.service import CaseService
from hallapp.cases.terms import CaseRow, DueDay
from hallapp.guides.service import GuideService
from hallapp.guides.tables import ServiceItem
from hallapp.guides.terms import GuideRow, GuideState
from hallapp.hall.calendars import load_calendar
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.queueing.rules import check_holder
from hallapp.queueing.store import days, moves
from hallapp.queueing.store.moves import WindowNow
from hallapp.queueing.terms import TicketState
from hallapp.serving.errors import GuideOvertakenError, ItemNotOfferedError, NotServingError

_NOT_OFFERED = frozenset({GuideState.SUSPENDED, GuideState.WITHDRAWN})


class AcceptanceDesk:
    """Turns the ticket being served into an accepted case (受理)."""

    def __init__(
        self, work: UnitOfWork, guides: GuideService, cases: CaseService, book: CaseBook
    ) -> None:
        self._work = work
        self._guides = guides
        self._cases = cases
        self._book = book

    def due_preview(self, item_id: uuid.UUID) -> DueDay:
        """Return the due day that an acceptance today would give.

        Raises:
            NoLimitError: The item names no limit.
        """
        limit = limit_of(self._guides.guide(item_id))
        with self._work.read() as session:
            calendar = load_calendar(session, self._work.hall_id)
        return due_day(self._work.today(), limit, calendar)

    def accept(self, request: Request, window_id: uuid.UUID, application: Application) -> CaseRow:
        """Accept a case from the ticket that is being served at a window.

        Raises:
            NotServingError: No ticket is being served there.
            NotHolderError: Whoever asks does not hold the window.
            MaterialsMissingError: A material is missing; all of them are named.
            MaterialsNotTickedError: A required material was not looked at.
            MaterialUnknownError: A tick is of a material that the guide does not ask for.
            NoLimitError: The item names no limit, so no due day can be promised.
            ClockBehindError: The station's clock was set back.
            ApplicantNameError: The name cannot be kept.
            IdNumberError: The ID number was mistyped.
            ChoiceUnmetError: Of a choice of one, every material is called not needed.
            ItemNotOfferedError: The item is suspended or withdrawn.
            GuideOvertakenError: The guide got another version at this moment.
        """
        check_application(application)
        check_materials(application.ticks)
        guide = self._guides.guide(application.item_id)
        limit_of(guide)
        with self._work.write(
            request.at_window(window_id),
            "serving.accept",
            window=window_id,
            application=self._book.digest(application),
        ) as act:
            if act.first_answer is None:
                self._check_guide(act, guide)
                check_ticked(guide.materials, application.ticks)
                case_id = self._write(act, window_id, application, guide)
            else:
                case_id = uuid.UUID(act.first_answer["case_id"])
        return self._cases.case(case_id)

    def _write(
        self, act: Writing, window_id: uuid.UUID, application: Application, guide: GuideRow
    ) -> uuid.UUID:
        here = self._served_at(act, window_id)
        birth = Birth(
            window_id=window_id,
            person_id=here.person_id,
            ticket_id=here.ticket_id,
            ticket_label=here.label or "",
        )
        case = self._book.receive(act, guide, application, birth)
        self._book.accept(act, case, guide)
        after = {"case_number": case.case_number, "ticket": here.label, "state": "accepted"}
        act.record(Happening("cases.accepted", "case", case.id, after=after))
        act.changed(Change.CASES)
        act.answer = {"case_id": str(case.id)}
        return case.id

    def _check_guide(self, act: Writing, guide: GuideRow) -> None:
        """Refuse a guide that is not offered, or no longer the present one; hold it meanwhile."""
        item = table_of(ServiceItem).c
        statement = select(item.state, item.version).where(item.id == guide.item.id)
        # A new version waits until the case is written, or the case waits for it.
        held = act.connection.execute(statement.with_for_update(read=True)).one()
        if held.state in _NOT_OFFERED:
            raise ItemNotOfferedError(name=guide.item.name, state=held.state.label)
        if held.version != guide.version:
            raise GuideOvertakenError(name=guide.item.name)

    def _served_at(self, act: Writing, window_id: uuid.UUID) -> WindowNow:
        """Return the window with the ticket being served there, by whoever asks."""
        here = moves.window_now(act.connection, window_id)
        if here is None or here.state is not TicketState.SERVING:
            raise NotServingError
        check_holder(act.request.actor, here.person_id, here.number)
        # A case is never dated before its own ticket.
        days.check_clock(act.connection, self._work.hall_id, act.today)
        return here
