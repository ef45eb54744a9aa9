"""The part of the hall in memory that moves tickets about: aside, on, back, corrected."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from hallapp.faces.clerk.desk_facts import UsualRules
from hallapp.kernel.clock import SettableClock
from hallapp.kernel.requests import Request
from hallapp.queueing.errors import NothingToUndoError
from hallapp.queueing.terms import (
    Destination,
    Entry,
    LatePolicy,
    LateRuleRow,
    NoticeRow,
    PackageProgressRow,
    PrintState,
    ServiceRow,
    TicketRow,
    TicketState,
    UndoRow,
    WindowServiceRow,
    WorkDone,
)

_SPACE = UUID("0b4f8f0c-5a0d-4f0e-8f9e-6d1c6f6c9a01")
_SERVICES = (("ZH", "综合受理"), ("SW", "税务"), ("BD", "不动产登记"), ("YH", "银行开户"))


def service_id(code: str) -> UUID:
    """The same id for the same service in every test."""
    return uuid5(_SPACE, code)


class FakeMoves:
    """Everything of the queue beyond calling and finishing, over plain lists."""

    clock: SettableClock
    queue: list[TicketRow]
    put_aside: list[TicketRow]
    at_window: TicketRow | None

    def begin_moves(self, clock: SettableClock) -> None:
        """Begin with nobody aside and nothing to take back."""
        self.policy = UsualRules()
        self.away: list[TicketRow] = []
        self.move: tuple[str, TicketRow, TicketRow | None, datetime] | None = None
        self.sent: list[tuple[Destination, str]] = []
        self.works: dict[str, tuple[WorkDone, ...]] = {}
        self.minutes: list[int | None] = []
        self.told: list[NoticeRow] = []
        self.parts: tuple[PackageProgressRow, ...] = ()
        self.late = LateRuleRow(LatePolicy.BEHIND, 3, 60, 1)

    def _write(self, name: str, request: Request) -> None:
        raise NotImplementedError

    def note_work(self, ticket: TicketRow, work: tuple[WorkDone, ...]) -> None:
        """Keep what was done for a ticket."""
        self.works[ticket.label] = work

    def remember(self, action: str, ticket: TicketRow, called: TicketRow | None = None) -> None:
        """Keep the latest move."""
        self.move = (action, ticket, called, self.clock.now())

    # Aside

    def aside(self, window_id: UUID | None = None) -> tuple[TicketRow, ...]:
        return tuple(self.away)

    def _leave(self, state: TicketState, words: str | None, minutes: int | None) -> TicketRow:
        assert self.at_window is not None
        now = self.clock.now()
        gone, self.at_window = self.at_window, None
        back = None if minutes is None else now + timedelta(minutes=minutes)
        row = replace(gone, state=state, aside_at=now, aside_words=words, return_at=back)
        self.away.append(row)
        return row

    def hold(
        self, request: Request, window_id: UUID, reason: str, minutes: int | None = None
    ) -> TicketRow:
        self._write("hold", request)
        self.minutes.append(minutes)
        return self._leave(TicketState.HELD, reason, minutes)

    def step_out(self, request: Request, ticket_id: UUID, minutes: int | None = None) -> TicketRow:
        self._write("step_out", request)
        if self.at_window is not None and self.at_window.id == ticket_id:
            return self._leave(TicketState.AWAY, None, 10)
        row = next(row for row in self.queue if row.id == ticket_id)
        self.queue.remove(row)
        now = self.clock.now()
        gone = replace(
            row, state=TicketState.AWAY, aside_at=now, return_at=now + timedelta(minutes=10)
        )
        self.away.append(gone)
        return gone

    def bring_back(self, request: Request, window_id: UUID, ticket_id: UUID) -> TicketRow:
        self._write("bring_back", request)
        row = next(row for row in self.away if row.id == ticket_id)
        self.away.remove(row)
        state = TicketState.CALLED if row.started_at is None else TicketState.SERVING
        spent = 0 if row.aside_at is None else (self.clock.now() - row.aside_at).total_seconds()
        self.at_window = replace(row, state=state, return_at=None, aside_s=int(spent))
        return self.at_window

    def wake(self, request: Request, ticket_id: UUID) -> TicketRow:
        self._write("wake", request)
        row = next(row for row in self.away if row.id == ticket_id)
        self.away.remove(row)
        back = replace(row, state=TicketState.WAITING)
        self.queue.insert(0, back)
        return back

    def wake_due(self, request: Request) -> int:
        self._write("wake_due", request)
        now = self.clock.now()
        due = [row for row in self.away if row.return_at is not None and row.return_at <= now]
        for row in due:
            self.away.remove(row)
            self.queue.insert(0, replace(row, state=TicketState.WAITING))
        return len(due)

    # Elsewhere

    def transfer(
        self, request: Request, window_id: UUID, to: Destination, words: str = ""
    ) -> TicketRow:
        self._write("transfer", request)
        assert self.at_window is not None
        self.sent.append((to, words))
        gone, self.at_window = self.at_window, None
        self.remember("transfer", gone)
        return replace(gone, state=TicketState.WAITING, entry=Entry.TRANSFERRED)

    def readmit(self, request: Request, ticket_id: UUID) -> TicketRow:
        self._write("readmit", request)
        row = next(row for row in self.put_aside if row.id == ticket_id)
        self.put_aside.remove(row)
        back = replace(
            row, state=TicketState.WAITING, entry=Entry.READMITTED, late_times=row.late_times + 1
        )
        self.queue.append(back)
        return back

    def leave(self, request: Request, ticket_id: UUID) -> TicketRow:
        self._write("leave", request)
        for rows in (self.queue, self.away, self.put_aside):
            for row in [row for row in rows if row.id == ticket_id]:
                rows.remove(row)
                return replace(row, state=TicketState.LEFT)
        assert self.at_window is not None
        gone, self.at_window = self.at_window, None
        self.remember("leave", gone)
        return replace(gone, state=TicketState.LEFT)

    def walk_in(
        self, request: Request, window_id: UUID, service_id: UUID, item_id: UUID | None = None
    ) -> TicketRow:
        self._write("walk_in", request)
        now = self.clock.now()
        self.at_window = TicketRow(
            id=request.id,
            step_id=request.id,
            label="A099",
            service_code="ZH",
            service_name="综合受理",
            item_id=item_id,
            item_name=None,
            state=TicketState.SERVING,
            issued_at=now,
            called_at=now,
            started_at=now,
            finished_at=None,
            window_number=3,
            call_count=0,
            waited_s=0,
            print_state=PrintState.UNWANTED,
            entry=Entry.WALK_IN,
        )
        return self.at_window

    def correct_item(self, request: Request, window_id: UUID, item_id: UUID) -> TicketRow:
        self._write("correct_item", request)
        assert self.at_window is not None
        self.at_window = replace(self.at_window, item_id=item_id, item_name=self.item_name(item_id))
        return self.at_window

    def item_name(self, item_id: UUID) -> str:
        """The name of an item."""
        raise NotImplementedError

    def correct_work(
        self, request: Request, step_id: UUID, work: tuple[WorkDone, ...]
    ) -> tuple[WorkDone, ...]:
        self._write("correct_work", request)
        self.works["corrected"] = work
        return work

    def work_done(self, step_id: UUID) -> tuple[WorkDone, ...]:
        return next(reversed(self.works.values()), ())

    def skip_step(self, request: Request, window_id: UUID, reason: str) -> TicketRow:
        self._write("skip_step", request)
        assert self.at_window is not None
        gone, self.at_window = self.at_window, None
        self.remember("skip", gone)
        return replace(gone, state=TicketState.WAITING, service_name="税务")

    def undo(self, request: Request, window_id: UUID) -> TicketRow:
        self._write("undo", request)
        if self.move is None or self.undoable(window_id) is None:
            raise NothingToUndoError
        _action, ticket, called, _at = self.move
        if called is not None:
            self.queue.insert(0, replace(called, state=TicketState.WAITING))
        self.put_aside = [row for row in self.put_aside if row.id != ticket.id]
        self.move, self.at_window = None, ticket
        return ticket

    def undoable(self, window_id: UUID) -> UndoRow | None:
        if self.move is None:
            return None
        action, ticket, called, at = self.move
        until_at = at + timedelta(seconds=self.policy.undo_s)
        if self.clock.now() >= until_at:
            return None
        return UndoRow(action, ticket.label, None if called is None else called.label, until_at)

    def package_progress(self, ticket_id: UUID) -> tuple[PackageProgressRow, ...]:
        return self.parts

    # The hall

    def services_there(self) -> tuple[ServiceRow, ...]:
        """Every service that gives numbers."""
        return tuple(
            ServiceRow(service_id(code), code, name, "A", "", "", 4, 1, late=self.late)
            for code, name in _SERVICES
        )

    def service_for_item(self, item_id: UUID) -> ServiceRow | None:
        return self.services_there()[0]

    def window_services(self) -> tuple[WindowServiceRow, ...]:
        from tests.gui.clerk.fake_desk import a_window

        served = ((3, "ZH", "综合受理"), (2, "BD", "不动产登记"), (4, "ZH", "综合受理"))
        return tuple(
            WindowServiceRow(a_window(number).id, number, service_id(code), name, 0, None)
            for number, code, name in served
        )

    def notices(self, window_id: UUID) -> tuple[NoticeRow, ...]:
        return tuple(self.told)

    def seen(self, request: Request, notice_id: UUID) -> None:
        self._write("seen", request)
        self.told = [row for row in self.told if row.id != notice_id]


class QueueOf:
    """The queue of a desk in memory: its `services` are those of the hall."""

    def __init__(self, hall: FakeMoves) -> None:
        self._hall = hall

    def services(self) -> tuple[ServiceRow, ...]:
        return self._hall.services_there()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._hall, name)
