"""What faces ask of the queue, each answered from one short reading."""

import uuid
from dataclasses import replace
from datetime import timedelta

from hallapp.hall import directory
from hallapp.kernel.database.work import UnitOfWork
from hallapp.queueing.errors import TicketUnknownError
from hallapp.queueing.pacing import PaceBook
from hallapp.queueing.policy import lead_cap
from hallapp.queueing.rules import wait_minutes, waited_seconds
from hallapp.queueing.store import offers, reading
from hallapp.queueing.store.moves import window_now
from hallapp.queueing.store.picking import waiting_for
from hallapp.queueing.store.printing import slip_facts
from hallapp.queueing.store.prospect import prospect_of
from hallapp.queueing.store.rows import ticket, tickets
from hallapp.queueing.terms import (
    BoardRow,
    IssuedRow,
    QueueFigures,
    ServiceRow,
    TicketRow,
    TicketState,
    WindowStateRow,
)

_BOARD_CALLS = 5
_BOARD_NEXT = 6


class QueueViews:
    """The questions that faces ask; nothing here writes but what finished days teach."""

    def __init__(self, work: UnitOfWork) -> None:
        self._reading = work
        self._paces = PaceBook(work)

    def services(self) -> tuple[ServiceRow, ...]:
        """Return every service that gives numbers, with who waits and what is open."""
        return offers.offered(self._reading)

    def open_windows(self) -> int:
        """Return how many windows of the hall serve now."""
        with self._reading.look() as connection:
            return reading.open_windows(connection, self._reading.hall_id)

    def service_for_item(self, item_id: uuid.UUID) -> ServiceRow | None:
        """Return the service that gives the number for an item, or None."""
        found = offers.offered(self._reading, offers.gives_for(item_id))
        return found[0] if found else None

    def ticket(self, ticket_id: uuid.UUID) -> TicketRow:
        """Return one ticket.

        Raises:
            TicketUnknownError: There is none of this id.
        """
        with self._reading.look() as connection:
            found = ticket(connection, ticket_id, self._reading.clock.now())
        if found is None:
            raise TicketUnknownError
        return found

    def ticket_of_code(self, code: str) -> TicketRow:
        """Return the ticket whose holder typed or scanned its code, as everybody may see it.

        Raises:
            TicketUnknownError: No ticket bears the code.
        """
        spelled = "".join(sign for sign in code if sign.isalnum()).upper()
        with self._reading.look() as connection:
            found = reading.ticket_of_code(connection, self._reading.hall_id, spelled)
        if found is None:
            raise TicketUnknownError
        return self.ticket(found).veiled()

    def issued(self, ticket_id: uuid.UUID) -> IssuedRow:
        """Return what the citizen is told: the number, who is ahead, how long, where to sit.

        Raises:
            TicketUnknownError: There is none of this id.
        """
        return self._told(self.ticket(ticket_id))

    def for_slip(self, ticket_id: uuid.UUID) -> IssuedRow:
        """Return what a citizen is told and, beyond it, what the slip says of the service.

        Raises:
            TicketUnknownError: There is none of this id.
        """
        told = self.issued(ticket_id)
        with self._reading.look() as connection:
            said = slip_facts(connection, ticket_id)
        if said is None:
            return told
        late, words, steps = said
        return replace(told, late=late, slip_words=words, package_steps=steps)

    def _told(self, given: TicketRow) -> IssuedRow:
        told = self._paces.told(given.step_id)
        if told is None:
            return self._told_by_the_day(given)
        coming, minutes = told
        return IssuedRow(given, coming.ahead, minutes, coming.place)

    def expected_wait(self, service_id: uuid.UUID) -> tuple[int, int] | None:
        """Return the range of minutes that a number given now would be told, or None."""
        return self._paces.expected(service_id)

    def _told_by_the_day(self, given: TicketRow) -> IssuedRow:
        """Tell what a hall can tell that has no finished day yet."""
        with self._reading.look() as connection:
            coming = prospect_of(connection, given.id, self._reading.clock.now())
        minutes = wait_minutes(coming.ahead, coming.finished, coming.mean_service_s, coming.windows)
        return IssuedRow(given, coming.ahead, minutes, coming.place)

    def live(self, window_id: uuid.UUID) -> TicketRow | None:
        """Return the ticket called to or served at a window, or None."""
        with self._reading.look() as connection:
            found = tickets(connection, self._reading.clock.now(), reading.live_at(window_id))
        return found[0] if found else None

    def waiting(self, window_id: uuid.UUID | None = None) -> tuple[TicketRow, ...]:
        """Return who waits; for one window in its own order, or the whole hall in the plain one.

        A window's list has everybody who may be called there now, in the order in which 下一位
        would call them. Of each it says number and business; class and code come with the call.
        """
        now, hall_id = self._reading.clock.now(), self._reading.hall_id
        with self._reading.read() as session:
            connection = session.connection()
            day = reading.current_day(connection, hall_id, self._reading.today())
            if window_id is None:
                return reading.waiting(connection, hall_id, day, now)
            here = window_now(connection, window_id)
            if here is None:
                return ()
            rows = waiting_for(
                connection, hall_id, here, day, now, lambda: lead_cap(session, hall_id, day)
            )
        return tuple(row.veiled() for row in rows)

    def missed(self, window_id: uuid.UUID | None = None) -> tuple[TicketRow, ...]:
        """Return the day's missed tickets; for one window or the whole hall."""
        now = self._reading.clock.now()
        with self._reading.look() as connection:
            day = reading.current_day(connection, self._reading.hall_id, self._reading.today())
            more = () if window_id is None else (reading.served_by(window_id, now),)
            return tickets(
                connection,
                now,
                reading.was_missed(self._reading.hall_id, day),
                *more,
            )

    def unprinted(self) -> tuple[TicketRow, ...]:
        """Return waiting tickets that never came out of the printer, for the desk to reprint."""
        with self._reading.look() as connection:
            day = reading.current_day(connection, self._reading.hall_id, self._reading.today())
            now = self._reading.clock.now()
            return tickets(connection, now, reading.not_printed(self._reading.hall_id, day, now))

    def board(self, zone_letter: str | None = None) -> BoardRow:
        """Return all that a call board shows; for one zone or the whole hall."""
        now = self._reading.clock.now()
        with self._reading.look() as connection:
            hall_id = self._reading.hall_id
            day = reading.current_day(connection, hall_id, self._reading.today())
            calls = reading.latest_calls(connection, hall_id, day, zone_letter, _BOARD_CALLS)
            labels = reading.next_labels(connection, hall_id, day, zone_letter)
        return BoardRow(calls, labels[:_BOARD_NEXT], len(labels), now)

    def figures(self) -> QueueFigures:
        """Return the day's figures of the whole hall."""
        now = self._reading.clock.now()
        with self._reading.look() as connection:
            hall_id = self._reading.hall_id
            day = reading.current_day(connection, hall_id, self._reading.today())
            counts = reading.counts(connection, hall_id, day)
            first = reading.first_waiting(connection, hall_id, day)
        longest = timedelta(0) if first is None else now - first
        return QueueFigures(
            issued=sum(counts.values()),
            finished=counts.get(TicketState.FINISHED, 0),
            missed=counts.get(TicketState.MISSED, 0),
            waiting=counts.get(TicketState.WAITING, 0),
            longest_wait_s=waited_seconds(longest.total_seconds()),
        )

    def window_states(self) -> tuple[WindowStateRow, ...]:
        """Return every window with who holds it, what it serves and who waits for it."""
        now = self._reading.clock.now()
        with self._reading.read() as session:
            connection = session.connection()
            hall_id = self._reading.hall_id
            day = reading.current_day(connection, hall_id, self._reading.today())
            live = reading.all_live(connection, hall_id, now)
            done = reading.finished_by_window(connection, hall_id, day)
            waits = reading.waits_by_window(connection, hall_id, day, now)
            windows = directory.windows(session, hall_id)
            duties = {row.window.id: row for row in directory.duties(session, hall_id)}
        rows: list[WindowStateRow] = []
        for window in windows:
            count, first = waits.get(window.id, (0, now))
            rows.append(
                WindowStateRow(
                    window=window,
                    duty=duties.get(window.id),
                    live=live.get(window.number),
                    finished_today=done.get(window.id, 0),
                    waiting=count,
                    longest_wait_s=waited_seconds((now - first).total_seconds()),
                )
            )
        return tuple(rows)
