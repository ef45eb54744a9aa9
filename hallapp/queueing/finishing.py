"""Finishing a visit's step at a window (办结)."""

import uuid

from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.queueing.calling import Calling
from hallapp.queueing.store import moves
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.moves import WindowNow
from hallapp.queueing.terms import TicketRow, TicketState


class Finishing(Calling):
    """Ends a step of a visit, and calls the next in the same transaction if wished."""

    def finish_and_call_next(self, request: Request, window_id: uuid.UUID) -> TicketRow | None:
        """Finish the ticket served and call the next, in one transaction (办结并下一位)."""

        def both(act: Writing) -> TicketRow | None:
            turn = self._turn(act)
            here = self._at_window(act, window_id, TicketState.FINISHED)
            self._end(act, turn, here)
            return self._call_first(act, turn, window_id)

        return self._called(request, "queueing.finish_and_call_next", window_id, both)

    def finish(self, request: Request, window_id: uuid.UUID) -> TicketRow:
        """Finish the ticket served without calling the next (办结)."""
        return self._moved(request, "finish", window_id, TicketState.FINISHED, self._finish)

    def _end(self, act: Writing, turn: Turn, here: WindowNow) -> None:
        self._finish(act, turn, here)
        self._report(act, here, TicketState.FINISHED, "finish")

    @staticmethod
    def _finish(act: Writing, turn: Turn, here: WindowNow) -> None:
        if here.step_id is not None:
            moves.finish(act.connection, here.step_id, turn.moment)
