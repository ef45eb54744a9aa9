"""The guide desk's front door (导办台): calls for help from kiosks, escorts through the hall."""

import uuid
from datetime import date
from typing import Any

from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Channel, Request
from hallapp.reception import store
from hallapp.reception.errors import (
    EscortOverError,
    EscortSubjectError,
    HelpAnsweredError,
    HelpClosedError,
    HelpUnknownError,
    StaffNeededError,
)
from hallapp.reception.rules import (
    PAGE_LENGTH,
    SUBJECT_LENGTH,
    WORDS_LENGTH,
    shortened,
    states_before,
)
from hallapp.reception.terms import EscortRow, HelpCallRow, HelpState

_UNCLOSED = states_before(HelpState.CLOSED)
_HAPPENED = {
    "reception.update_call": "reception.help_moved",
    "reception.cancel_call": "reception.help_cancelled",
    "reception.answer_call": "reception.help_answered",
    "reception.attach_ticket": "reception.help_ticket",
    "reception.close_call": "reception.help_closed",
}


class ReceptionService:
    """Brings a member of staff to whoever needs one, and remembers who went along."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def call_help(
        self,
        request: Request,
        page: str,
        page_words: str,
        item_id: uuid.UUID | None = None,
        service_id: uuid.UUID | None = None,
    ) -> HelpCallRow:
        """Call for help from a kiosk (需要帮助); pressing again is the same call, on another page.

        Args:
            request: Who asks; its station is the kiosk.
            page: Code of the page that the citizen is on.
            page_words: What the page says; nothing personal.
            item_id: The item that is open on the kiosk, if any.
            service_id: The service that is chosen, if any.
        """
        shown = _shown(page, page_words, item_id, service_id)
        with self._work.write(request, "reception.call_help", **shown) as act:
            if act.first_answer is None:
                call_id = self._open(act, shown)
                act.answer = {"call_id": str(call_id)}
            else:
                call_id = uuid.UUID(act.first_answer["call_id"])
        return self.call(call_id)

    def update_call(
        self,
        request: Request,
        call_id: uuid.UUID,
        page: str,
        page_words: str,
        item_id: uuid.UUID | None = None,
    ) -> HelpCallRow:
        """Tell the desk that the citizen went to another page while waiting for help.

        Raises:
            HelpClosedError: The call is closed; the kiosk takes its note away.
            HelpUnknownError: There is no such call.
        """
        shown = _shown(page, page_words, item_id, None)
        del shown["service_id"]
        self._change(request, "reception.update_call", call_id, _UNCLOSED, **shown)
        return self.call(call_id)

    def cancel(self, request: Request, call_id: uuid.UUID) -> None:
        """Take a call back at the kiosk: the citizen needs no help any more."""
        self._change(
            request, "reception.cancel_call", call_id, _UNCLOSED, state=HelpState.CLOSED, ends=True
        )

    def answer(self, request: Request, call_id: uuid.UUID) -> HelpCallRow:
        """Say that the person who signed in is going there (接应); one person a call.

        Raises:
            StaffNeededError: Nobody signed in at the station that asks.
            HelpAnsweredError: Another person is on the way.
            HelpClosedError: The call is closed.
        """
        person_id = _staff(request)
        self._change(
            request,
            "reception.answer_call",
            call_id,
            states_before(HelpState.ANSWERED),
            state=HelpState.ANSWERED,
            answered_by=person_id,
        )
        return self.call_for_staff(call_id)

    def attach_ticket(
        self, request: Request, call_id: uuid.UUID, ticket_id: uuid.UUID
    ) -> HelpCallRow:
        """Give the kiosk the number that the desk took for its citizen; the kiosk shows it.

        Raises:
            HelpClosedError: The call is closed.
        """
        _staff(request)
        self._change(request, "reception.attach_ticket", call_id, _UNCLOSED, ticket_id=ticket_id)
        return self.call_for_staff(call_id)

    def close(
        self, request: Request, call_id: uuid.UUID, ticket_id: uuid.UUID | None = None
    ) -> HelpCallRow:
        """Say that the citizen has been helped, with the number that was given, if any.

        Raises:
            HelpClosedError: The call is closed.
        """
        _staff(request)
        given = {} if ticket_id is None else {"ticket_id": ticket_id}
        self._change(
            request,
            "reception.close_call",
            call_id,
            _UNCLOSED,
            state=HelpState.CLOSED,
            ends=True,
            **given,
        )
        return self.call_for_staff(call_id)

    def open_calls(self) -> tuple[HelpCallRow, ...]:
        """Return today's calls that are not closed, the one that waits longest first."""
        with self._work.look() as connection:
            where = store.is_open_on(self._work.hall_id, self._work.today())
            return store.calls(connection, where)

    def calls(self, day: date | None = None) -> tuple[HelpCallRow, ...]:
        """Return all calls of a day, today unless told otherwise; for the manager."""
        with self._work.look() as connection:
            where = store.is_of_day(self._work.hall_id, day or self._work.today())
            return store.calls(connection, where)

    def call(self, call_id: uuid.UUID) -> HelpCallRow:
        """Return one call as a kiosk may read it: without the name of who answered.

        Raises:
            HelpUnknownError: There is no such call.
        """
        return self._read(call_id, is_named=False)

    def call_for_staff(self, call_id: uuid.UUID) -> HelpCallRow:
        """Return one call with the name of who answered; no kiosk or board may read that."""
        return self._read(call_id, is_named=True)

    def call_of_station(self, station: str) -> HelpCallRow | None:
        """Return a kiosk's own open call, so that it finds it again after a restart."""
        with self._work.look() as connection:
            call_id = store.open_call(connection, self._work.hall_id, station)
        return None if call_id is None else self.call(call_id)

    def begin_escort(
        self, request: Request, subject: str, ticket_id: uuid.UUID | None = None
    ) -> EscortRow:
        """Begin to accompany a citizen through the hall (全程导办).

        Raises:
            StaffNeededError: Nobody signed in at the station that asks.
            EscortSubjectError: Nothing was said about what it is for.
        """
        person_id, words = _staff(request), shortened(subject, SUBJECT_LENGTH)
        if not words:
            raise EscortSubjectError
        with self._work.write(
            request, "reception.begin_escort", subject=words, ticket=ticket_id
        ) as act:
            if act.first_answer is None:
                values = {
                    "id": request.id,
                    "hall_id": self._work.hall_id,
                    "day": act.today,
                    "ticket_id": ticket_id,
                    "person_id": person_id,
                    "subject": words,
                    "began_at": act.now,
                    "words": "",
                }
                store.add_escort(act.connection, values)
                self._tell(act, "reception.escort_began", "escort", request.id)
        return self._escort(request.id)

    def end_escort(self, request: Request, escort_id: uuid.UUID, words: str = "") -> EscortRow:
        """End an escort, with a word on how it went.

        Raises:
            EscortOverError: There is no such escort, or it has ended.
        """
        _staff(request)
        said = shortened(words, WORDS_LENGTH)
        with self._work.write(request, "reception.end_escort", escort=escort_id, words=said) as act:
            if act.first_answer is None:
                if not store.end_escort(act.connection, escort_id, said, act.now):
                    raise EscortOverError
                self._tell(act, "reception.escort_ended", "escort", escort_id)
        return self._escort(escort_id)

    def escorts(self, day: date | None = None) -> tuple[EscortRow, ...]:
        """Return the escorts of a day, today unless told otherwise."""
        with self._work.look() as connection:
            return store.escorts(connection, self._work.hall_id, day or self._work.today())

    def _open(self, act: Writing, shown: dict[str, Any]) -> uuid.UUID:
        """Open a call, or turn the open one of the same kiosk to its present page."""
        hall_id, station = self._work.hall_id, act.request.actor.station
        store.close_left_over(act.connection, hall_id, station, act.today, act.now)
        values = {
            "id": act.request.id,
            "hall_id": hall_id,
            "day": act.today,
            "station": station,
            "state": HelpState.OPEN,
            "called_at": act.now,
        }
        if store.add_call(act.connection, values | shown):
            self._tell(act, "reception.help_called", "help_call", act.request.id)
            return act.request.id
        there = store.open_call(act.connection, hall_id, station)
        if there is None:
            raise HelpUnknownError
        store.change_call(act.connection, there, _UNCLOSED, **shown)
        self._tell(act, "reception.help_moved", "help_call", there)
        return there

    def _change(
        self,
        request: Request,
        kind: str,
        call_id: uuid.UUID,
        states: tuple[HelpState, ...],
        *,
        ends: bool = False,
        **values: Any,
    ) -> None:
        """Change a call that is in one of the states, and tell; once per request."""
        spelled = {name: str(value) for name, value in values.items()}
        with self._work.write(request, kind, call=call_id, **spelled) as act:
            if act.first_answer is not None:
                return
            stamped = values | ({"closed_at": act.now} if ends else {})
            if values.get("state") is HelpState.ANSWERED:
                stamped["answered_at"] = act.now
            if not store.change_call(act.connection, call_id, states, **stamped):
                raise self._refusal(act, call_id)
            self._tell(act, _HAPPENED[kind], "help_call", call_id)

    def _refusal(self, act: Writing, call_id: uuid.UUID) -> Exception:
        """Return why a call could not be changed; whoever may answer may read names."""
        is_named = act.request.actor.channel is not Channel.KIOSK
        there = store.call(act.connection, call_id, is_named=is_named)
        if there is None:
            return HelpUnknownError()
        if there.state is HelpState.CLOSED:
            return HelpClosedError(station=there.station)
        return HelpAnsweredError(person=there.answered_by)

    def _read(self, call_id: uuid.UUID, *, is_named: bool) -> HelpCallRow:
        with self._work.look() as connection:
            found = store.call(connection, call_id, is_named=is_named)
        if found is None:
            raise HelpUnknownError
        return found

    def _escort(self, escort_id: uuid.UUID) -> EscortRow:
        with self._work.look() as connection:
            found = store.escorts(connection, self._work.hall_id, escort_id=escort_id)
        if not found:
            raise EscortOverError
        return found[0]

    def _tell(self, act: Writing, action: str, kind: str, subject: uuid.UUID) -> None:
        after = {"station": act.request.actor.station}
        act.record(Happening(action, kind, subject, after=after))
        act.changed(Change.HELP)


def _staff(request: Request) -> uuid.UUID:
    if request.actor.person_id is None:
        raise StaffNeededError
    return request.actor.person_id


def _shown(
    page: str, page_words: str, item_id: uuid.UUID | None, service_id: uuid.UUID | None
) -> dict[str, Any]:
    return {
        "page": shortened(page, PAGE_LENGTH),
        "page_words": shortened(page_words, WORDS_LENGTH),
        "item_id": item_id,
        "service_id": service_id,
    }
