"""Which calls of a board are spoken: new ones once, recalls again, none that no longer holds."""

from collections import OrderedDict
from collections.abc import Iterable, Set
from datetime import datetime, timedelta
from uuid import UUID

from hallapp.faces.board.services import BoardAnnouncer
from hallapp.kernel.clock import Clock
from hallapp.queueing.terms import CallRow

MAY_WAIT = timedelta(seconds=15)
"""An announcement that waits longer is not begun, so it need not be watched either."""
_MOST_KNOWN = 2000


class SpokenCalls:
    """Compares each reading of the board with the one before and tells the announcer.

    Announcements are kept under the ticket, not under the call: a recall of a ticket that still
    waits to be said adds nothing.
    """

    def __init__(self, announcer: BoardAnnouncer | None, clock: Clock) -> None:
        self._announcer = announcer
        self._clock = clock
        self._known: OrderedDict[UUID, CallRow] = OrderedDict()
        self._over: set[UUID] = set()
        self._watched: dict[UUID, datetime] = {}
        self._has_begun = False

    def hear(
        self,
        calls: Iterable[CallRow],
        called: Set[UUID],
        since: datetime | None = None,
    ) -> None:
        """Take a reading of the board.

        Args:
            calls: The newest calls, newest first; those of the first reading are not spoken.
            called: Tickets that are called and neither begun nor missed.
            since: When the board last knew everything, if it was cut off meanwhile: a call may
                be as old as that, and the announcer says none that is too old.
        """
        shown = tuple(calls)
        if self._has_begun:
            self._withdraw_settled(called)
            asked_at = since or self._clock.now()
            # Oldest first: calls of one reading are said in the order in which they were made.
            for call in reversed(shown):
                self._hear_one(call, asked_at, is_called=call.ticket_id in called)
        self._has_begun = True
        self._remember(shown, called)

    def _hear_one(self, call: CallRow, asked_at: datetime, *, is_called: bool) -> None:
        known = self._known.get(call.ticket_id)
        if known is not None and known.key == call.key:
            return
        if known is not None and known.window_number != call.window_number:
            # Called to another window: what waits to be said names the wrong one.
            self._take_back(call.ticket_id)
            known = None
        if call.ticket_id in self._over:
            # Who missed the call and came back is called anew, and not once more.
            known = None
        if self._announcer is None or not is_called:
            return
        # The first call loads what makes sound; a board opens without it.
        from hallapp.devices import Announcement

        spoken = Announcement(
            ticket=call.label,
            window=str(call.window_number),
            announced_for=call.ticket_id,
            asked_at=asked_at,
            call_key=call.key,
            zone_letter=call.zone_letter,
        )
        # A recall of a call that this board never heard is a first call to those who listen.
        if call.is_recall and known is not None:
            self._announcer.repeat(spoken)
        else:
            self._announcer.announce(spoken)
        self._watched[call.ticket_id] = self._clock.now()

    def _remember(self, shown: tuple[CallRow, ...], called: Set[UUID]) -> None:
        for call in reversed(shown):
            self._known[call.ticket_id] = call
            self._known.move_to_end(call.ticket_id)
            if call.ticket_id in called:
                self._over.discard(call.ticket_id)
            else:
                self._over.add(call.ticket_id)
        while len(self._known) > _MOST_KNOWN:
            forgotten, _call = self._known.popitem(last=False)
            self._over.discard(forgotten)

    def _withdraw_settled(self, called: Set[UUID]) -> None:
        """Take back what is no longer called; forget what can no longer wait."""
        now = self._clock.now()
        for ticket, watched_since in tuple(self._watched.items()):
            if ticket not in called:
                self._take_back(ticket)
            elif now - watched_since > MAY_WAIT:
                del self._watched[ticket]

    def _take_back(self, ticket: UUID) -> None:
        if self._watched.pop(ticket, None) is not None and self._announcer is not None:
            self._announcer.withdraw(ticket)
