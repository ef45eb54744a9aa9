"""What comes after the decision: the result lies ready, is handed over, the papers are filed."""

import uuid

from hallapp.cases.errors import (
    AgentNoteError,
    DeliveryDayError,
    NotArchivableError,
    RecipientMissingError,
)
from hallapp.cases.flow.chapter import Chapter, Deed, check_reason
from hallapp.cases.flow.entitled import ANYBODY, HANDLERS, ISSUERS, KEEPERS
from hallapp.cases.flow.said import Delivery, DeliveryWay
from hallapp.cases.rules import check_move
from hallapp.cases.terms import CaseEventKind, CaseRow, CaseState, ClockKind
from hallapp.kernel.requests import Request

_ARCHIVABLE = frozenset(
    {
        CaseState.DELIVERED,
        CaseState.REJECTED,
        CaseState.WITHDRAWN,
        CaseState.RETURNED,
        CaseState.REVOKED,
    }
)


class DeliveringChapter(Chapter):
    """Makes ready, delivers, files; takes back, gives back (出件、送达、归档、撤回、退件)."""

    def make_ready(self, request: Request, case_id: uuid.UUID, place: str = "") -> CaseRow:
        """Say that the result lies ready to be collected (待领取).

        Raises:
            CaseMoveError: The case is not decided, or the result was collected.
        """
        return self._do(
            request,
            "make_ready",
            case_id,
            lambda deed: self.write_ready(deed, place.strip()),
            KEEPERS,
            place=place,
        )

    def write_ready(self, deed: Deed, place: str) -> None:
        """Say within a transaction that the result lies ready.

        Raises:
            CaseMoveError: The case is not decided, or the result was collected.
        """
        deed.move(CaseState.READY)
        deed.case.ready_on = deed.act.today
        deed.tell(CaseEventKind.READY, place=place)

    def deliver(self, request: Request, case_id: uuid.UUID, delivery: Delivery) -> CaseRow:
        """Hand the result over (送达).

        Raises:
            CaseMoveError: The case is not decided, or the result was collected.
            RecipientMissingError: Nobody signed.
            AgentNoteError: An agent's paper or a tracking number is missing.
            DeliveryDayError: The day is before the decision or after today.

        Source:
            《行政许可法》第四十四条.
        """
        return self._do(
            request,
            "deliver",
            case_id,
            lambda deed: self.write_delivery(deed, delivery),
            ISSUERS,
            # A name could be guessed from a plain digest of the request.
            delivery=self._book.digest(delivery),
        )

    def write_delivery(self, deed: Deed, delivery: Delivery) -> None:
        """Hand the result over within a transaction.

        Raises:
            As `deliver`, roles aside.
        """
        act, case = deed.act, deed.case
        check_move(case.state, CaseState.DELIVERED)
        on = delivery.on or act.today
        _check_delivery(delivery)
        decided_on = case.concluded_on or act.today
        if not decided_on <= on <= act.today:
            raise DeliveryDayError(on=on.isoformat(), decided=decided_on.isoformat())
        deed.move(CaseState.DELIVERED)
        for clock in (self._clocks.of_kind(act.session, case.id, ClockKind.DELIVERY),):
            if clock is not None and clock.ended_on is None:
                self._clocks.end(act, clock, on)
        case.delivered_on = case.closed_on = on
        deed.tell(
            CaseEventKind.DELIVERED,
            way=delivery.way.value,
            recipient=delivery.recipient.strip(),
            agent_note=delivery.agent_note.strip(),
            on=on.isoformat(),
        )

    def archive(self, request: Request, case_id: uuid.UUID, volume: str = "") -> CaseRow:
        """File the papers of a case with which nothing more is to be done (归档).

        Raises:
            NotArchivableError: Something is still to be done, or it was filed before.
        """
        return self._do(
            request,
            "archive",
            case_id,
            lambda deed: self._archive(deed, volume.strip()),
            KEEPERS,
            volume=volume,
        )

    def _archive(self, deed: Deed, volume: str) -> None:
        case = deed.case
        if case.state not in _ARCHIVABLE or case.archived_on is not None:
            raise NotArchivableError(state=case.state.label)
        case.archived_on = deed.act.today
        deed.tell(CaseEventKind.ARCHIVED, volume=volume)

    def withdraw(self, request: Request, case_id: uuid.UUID, words: str) -> CaseRow:
        """Close a case because the applicant takes it back (撤回).

        Raises:
            ReasonMissingError: What the applicant said is missing.
            CaseMoveError: The case is decided or closed.
        """
        return self._do(
            request,
            "withdraw",
            case_id,
            lambda deed: self._end(deed, CaseState.WITHDRAWN, words),
            HANDLERS,
            words=words,
        )

    def give_back(self, request: Request, case_id: uuid.UUID, reason: str) -> CaseRow:
        """Give the papers back and close the case (退件).

        Raises:
            ReasonMissingError: No reason was given.
            CaseMoveError: The case is decided or closed.
        """
        return self._do(
            request,
            "give_back",
            case_id,
            lambda deed: self._end(deed, CaseState.RETURNED, reason),
            HANDLERS,
            reason=reason,
        )

    def _end(self, deed: Deed, state: CaseState, words: str) -> None:
        said = check_reason(words)
        is_withdrawn = state is CaseState.WITHDRAWN
        self.write_end(deed, state, words=said if is_withdrawn else "", reason=said)

    def write_end(self, deed: Deed, state: CaseState, *, words: str, reason: str) -> None:
        """Close an undecided case within a transaction: withdrawn or given back.

        Raises:
            CaseMoveError: The case is decided or closed.
        """
        deed.move(state)
        self._close(deed)
        if state is CaseState.WITHDRAWN:
            deed.tell(CaseEventKind.WITHDRAWN, words=words)
        else:
            deed.tell(CaseEventKind.RETURNED, reason=reason)

    def note(self, request: Request, case_id: uuid.UUID, words: str) -> CaseRow:
        """Add a remark to the history (备注).

        Raises:
            ReasonMissingError: It says nothing.
        """
        return self._do(
            request,
            "note",
            case_id,
            lambda deed: deed.tell(CaseEventKind.NOTED, words=check_reason(words)),
            ANYBODY,
            words=words,
        )


def _check_delivery(delivery: Delivery) -> None:
    if not delivery.recipient.strip():
        raise RecipientMissingError
    if delivery.way is not DeliveryWay.IN_PERSON and not delivery.agent_note.strip():
        raise AgentNoteError
