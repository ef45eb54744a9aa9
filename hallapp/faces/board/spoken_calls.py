"""Which calls of a board are spoken: new ones once, recalls again, none that no longer holds."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from hallapp.faces.board.services import BoardAnnouncer
from hallapp.kernel.clock import Clock
from hallapp.queueing.terms import CallRow, TicketState

MAY_WAIT = timedelta(seconds=15)
"""An announcement that waits longer is not begun, so it need not be watched either."""


class SpokenCalls:
    """Compares each reading of the board with the one before and tells the announcer.

    Announcements are kept under the ticket, not under the call: a recall of a ticket that still
    waits to be said adds nothing.
    """

    def __init__(self, announcer: BoardAnnouncer | None, clock: Clock) -> None:
        self._announcer = announcer
        self._clock = clock
        self._known: dict[UUID, str] | None = None
        self._watched: dict[UUID, datetime] = {}

    def to_look_up(self) -> tuple[frozenset[str], frozenset[UUID]]:
        """Return the keys known and the tickets whose announcement may still wait."""
        now = self._clock.now()
        young = {ticket for ticket, asked_at in self._watched.items() if now - asked_at <= MAY_WAIT}
        self._watched = {ticket: self._watched[ticket] for ticket in young}
        return frozenset((self._known or {}).values()), frozenset(young)

    @property
    def has_begun(self) -> bool:
        """Return whether a first reading has been heard, so that news can be told from old."""
        return self._known is not None

    def hear(self, calls: Iterable[CallRow], states: Mapping[UUID, TicketState]) -> None:
        """Take a reading of the board.

        Args:
            calls: The calls shown, newest first; those of the first reading are not spoken.
            states: Where the tickets of new calls and of `to_look_up` stand now.
        """
        shown = tuple(calls)
        if self._known is None:
            self._known = {call.ticket_id: call.key for call in shown}
            return
        for ticket, state in states.items():
            if ticket in self._watched and state is not TicketState.CALLED:
                self._take_back(ticket)
        # Oldest first: two calls of one reading are said in the order in which they were made.
        for call in reversed(shown):
            if self._known.get(call.ticket_id) != call.key:
                self._known[call.ticket_id] = call.key
                self._say(call, states.get(call.ticket_id, TicketState.CALLED))

    def _say(self, call: CallRow, state: TicketState) -> None:
        if self._announcer is None or state is not TicketState.CALLED:
            return
        # The first call loads what makes sound; a board opens without it.
        from hallapp.devices import Announcement

        spoken = Announcement(
            ticket=call.label,
            window=str(call.window_number),
            announced_for=call.ticket_id,
            asked_at=self._clock.now(),
        )
        if call.is_recall:
            self._announcer.repeat(spoken)
        else:
            self._announcer.announce(spoken)
        self._watched[call.ticket_id] = spoken.asked_at

    def _take_back(self, ticket: UUID) -> None:
        del self._watched[ticket]
        if self._announcer is not None:
            self._announcer.withdraw(ticket)
