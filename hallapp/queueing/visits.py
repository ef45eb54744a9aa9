"""Visits that end otherwise than planned: no slip (无号办理), wrong item, no papers (白跑)."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.queueing.errors import (
    ItemWrongError,
    NothingCalledError,
    NotServedHereError,
    PaperNeededError,
)
from hallapp.queueing.finishing import Finishing
from hallapp.queueing.issuing import Issuing
from hallapp.queueing.rules import check_holder
from hallapp.queueing.store import moves, reading, steps, visits
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.moves import WindowNow
from hallapp.queueing.store.undo import Made
from hallapp.queueing.store.visits import FailedAbout
from hallapp.queueing.terms import (
    PLAIN_WISH,
    FailedVisitRow,
    IssueWish,
    MissingPaper,
    Outcome,
    PaperWarningRow,
    TicketRow,
    TicketState,
)

_WARNED_DAYS = 30


class Visits(Issuing, Finishing):
    """Serves people without a slip, corrects items, and remembers who was sent home."""

    def walk_in(
        self,
        request: Request,
        window_id: uuid.UUID,
        service_id: uuid.UUID,
        item_id: uuid.UUID | None = None,
        wish: IssueWish = PLAIN_WISH,
    ) -> TicketRow:
        """Serve somebody at once who has no number; one is given without a slip (无号办理).

        Sessions, quotas and stops turn nobody away who is already at the window.

        Raises:
            WindowClosedError: Nobody has signed in at the window, or it is paused.
            WindowBusyError: The window still has another ticket.
            NotHolderError: Whoever asks does not hold the window.
            NotServedHereError: The window does not serve it.
            RuleError: What `issue` raises of the series and the person.
        """
        plain = replace(wish, is_printed=False, not_before=None)
        asked = {"window": window_id, "service": service_id, "item": item_id}
        with self._work.write(
            request.at_window(window_id),
            "queueing.walk_in",
            **asked,
            wish=self._spelled(plain),
        ) as act:
            if act.first_answer is None:
                self._serve_at_once(act, window_id, (service_id, item_id), plain)
        # The ticket bears the id of its request.
        return self.ticket(request.id)

    def correct_item(self, request: Request, window_id: uuid.UUID, item_id: uuid.UUID) -> TicketRow:
        """Let the ticket at a window be for another item; its number stays (取错事项).

        Raises:
            NothingCalledError: No ticket has been called to the window.
            ItemWrongError: There is no such item in the hall.
        """
        with self._work.write(
            request.at_window(window_id), "queueing.correct_item", window=window_id, item=item_id
        ) as act:
            if act.first_answer is None:
                ticket_id = self._correct_item(act, window_id, item_id)
                act.answer = {"ticket_id": str(ticket_id)}
            else:
                ticket_id = uuid.UUID(act.first_answer["ticket_id"])
        return self.ticket(ticket_id)

    def fail_visit(
        self,
        request: Request,
        window_id: uuid.UUID,
        item_id: uuid.UUID,
        guide_version: int,
        missing: Sequence[MissingPaper],
    ) -> TicketRow:
        """End a visit for want of papers, without a case (缺材料).

        A package ends with it; who was only sent on goes back to the sender.

        Args:
            request: Who asks.
            window_id: Where the ticket is called or served.
            item_id: What the citizen came for.
            guide_version: Of the guide that names the papers.
            missing: What was missing; the one notice names all of it.

        Raises:
            PaperNeededError: No paper is named.
            ItemWrongError: There is no such item in the hall.
            NothingCalledError: No ticket has been called to the window.
        """
        if not missing:
            raise PaperNeededError
        about = FailedAbout(item_id, guide_version, tuple(missing))
        return self._moved(
            request,
            "fail_visit",
            window_id,
            TicketState.FINISHED,
            lambda act, turn, here: self._send_home(act, turn, here, about),
            about=about,
        )

    def failed_visits(self, since: date) -> tuple[FailedVisitRow, ...]:
        """Return which paper of which guide sent people home since a day, the worst first."""
        with self._reading.look() as connection:
            return visits.failed_since(connection, self._reading.hall_id, since)

    def paper_warnings(
        self, item_id: uuid.UUID, days: int = _WARNED_DAYS
    ) -> tuple[PaperWarningRow, ...]:
        """Return which papers of an item people lately came without, for the kiosk to warn.

        Args:
            item_id: What the citizen wants.
            days: How far back, today included.
        """
        with self._reading.look() as connection:
            hall_id = self._reading.hall_id
            today = reading.current_day(connection, hall_id, self._reading.today())
            return visits.warnings(connection, hall_id, item_id, today, days)

    def _serve_at_once(
        self,
        act: Writing,
        window_id: uuid.UUID,
        what: tuple[uuid.UUID, uuid.UUID | None],
        wish: IssueWish,
    ) -> None:
        turn = self._turn(act)
        here = self._free_window(act, window_id)
        if not steps.is_served_at(act.connection, window_id, what[0], turn.moment):
            raise NotServedHereError(number=here.number)
        given = self.give(act, *what, wish, is_limited=False)
        steps.change(
            act.connection,
            given.step_id,
            state=TicketState.SERVING,
            window_id=window_id,
            person_id=here.person_id,
            called_at=turn.moment,
            started_at=turn.moment,
        )
        self._tell(act, given.id, (TicketState.WAITING, TicketState.SERVING), "ticket_walked_in")

    def _send_home(self, act: Writing, turn: Turn, here: WindowNow, about: FailedAbout) -> None:
        if visits.unknown_items(act.connection, (about.item_id,)):
            raise ItemWrongError
        moves.finish(act.connection, here, turn.moment, Outcome.PAPERS_MISSING)
        failed = visits.add_failed(act.connection, self._work.hall_id, here, about, turn)
        # Without its papers a package cannot go on; a way back is kept.
        begun = () if here.back_window_id is None else self._go_on(act, turn, here)
        self._remember(act, turn, here, "fail_visit", Made(begun, failed))

    def _correct_item(self, act: Writing, window_id: uuid.UUID, item_id: uuid.UUID) -> uuid.UUID:
        self._turn(act)
        here = moves.window_now(act.connection, window_id)
        if here is None or here.step_id is None or here.ticket_id is None:
            raise NothingCalledError
        check_holder(act.request.actor, here.person_id, here.number)
        if visits.unknown_items(act.connection, (item_id,)):
            raise ItemWrongError
        was = steps.step(act.connection, here.step_id)
        visits.set_item(act.connection, here.ticket_id, here.step_id, item_id)
        before = {"item": None if was is None or was.item_id is None else str(was.item_id)}
        after = {"item": str(item_id), "label": here.label}
        act.record(
            Happening("queueing.item_corrected", "ticket", here.ticket_id, None, before, after)
        )
        act.changed(Change.TICKETS)
        return here.ticket_id
