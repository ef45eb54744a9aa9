"""Finishing a visit's step at a window (办结), and what was done in it."""

import uuid
from collections.abc import Iterable
from dataclasses import replace

from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.queueing.calling import Calling
from hallapp.queueing.errors import NotFinishedError, TicketUnknownError, WorkWrongError
from hallapp.queueing.packages import Packages
from hallapp.queueing.rules import check_holder
from hallapp.queueing.store import moves, steps, visits
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.moves import WindowNow
from hallapp.queueing.store.undo import Made
from hallapp.queueing.terms import TicketRow, TicketState, WorkDone

_NO_WORK: tuple[WorkDone, ...] = ()


class Finishing(Calling, Packages):
    """Ends a step of a visit, and calls the next in the same transaction if wished."""

    def finish_and_call_next(
        self, request: Request, window_id: uuid.UUID, work: tuple[WorkDone, ...] = _NO_WORK
    ) -> TicketRow | None:
        """Finish the ticket served and call the next, in one transaction (办结并下一位).

        Raises:
            NothingCalledError: No ticket has been called to the window.
            WrongStateError: It is not being served.
            WorkWrongError: What was done names no item of the hall, or was done less than once.
            WindowClosedError: The window is paused: finish without calling.
        """

        def both(act: Writing) -> TicketRow | None:
            turn = self._turn(act)
            here = self._at_window(act, window_id, TicketState.FINISHED)
            made = self._end(act, turn, here, work)
            self._report(act, here, TicketState.FINISHED, "finish")
            called = self._call_first(act, turn, window_id)
            made = replace(made, called=None if called is None else called.step_id)
            self._remember(act, turn, here, "finish_and_call_next", made)
            return called

        return self._called(
            request, "queueing.finish_and_call_next", window_id, both, **_told(work)
        )

    def finish(
        self, request: Request, window_id: uuid.UUID, work: tuple[WorkDone, ...] = _NO_WORK
    ) -> TicketRow:
        """Finish the ticket served without calling the next (办结).

        Returns:
            The ticket; where a further service of its package or a return follows, as it waits.

        Raises:
            NothingCalledError: No ticket has been called to the window.
            WrongStateError: It is not being served.
            WorkWrongError: What was done names no item of the hall, or was done less than once.
        """

        def end(act: Writing, turn: Turn, here: WindowNow) -> None:
            self._remember(act, turn, here, "finish", self._end(act, turn, here, work))

        return self._moved(request, "finish", window_id, TicketState.FINISHED, end, **_told(work))

    def correct_work(
        self, request: Request, step_id: uuid.UUID, work: tuple[WorkDone, ...]
    ) -> tuple[WorkDone, ...]:
        """Write down anew what was done in a step that was finished today (更正).

        Raises:
            NotFinishedError: The step was not finished today.
            NotHolderError: Somebody else finished it.
            WorkWrongError: What was done names no item of the hall, or was done less than once.
        """
        with self._work.write(request, "queueing.correct_work", step=step_id, work=work) as act:
            if act.first_answer is None:
                self._correct(act, step_id, work)
        return self.work_done(step_id)

    def work_done(self, step_id: uuid.UUID) -> tuple[WorkDone, ...]:
        """Return what was done in a step, as it was last corrected."""
        with self._reading.look() as connection:
            return visits.work_of(connection, step_id)

    def _correct(self, act: Writing, step_id: uuid.UUID, work: tuple[WorkDone, ...]) -> None:
        turn = self._turn(act)
        step = steps.step(act.connection, step_id)
        if step is None:
            raise TicketUnknownError
        if step.state is not TicketState.FINISHED or step.day != turn.day:
            raise NotFinishedError(label=step.label)
        check_holder(act.request.actor, step.person_id, step.window_number or 0)
        before = visits.work_of(act.connection, step_id)
        self._write_work(act, step_id, work)
        steps.change(act.connection, step_id, outcome=work[0].outcome if work else None)
        told = {"work": _spelled(before)}, {"label": step.label, "work": _spelled(work)}
        act.record(Happening("queueing.work_corrected", "step", step_id, None, *told))
        act.changed(Change.TICKETS)

    def _end(self, act: Writing, turn: Turn, here: WindowNow, work: tuple[WorkDone, ...]) -> Made:
        moves.finish(act.connection, here, turn.moment, work[0].outcome if work else None)
        if work and here.step_id is not None:
            self._write_work(act, here.step_id, work)
        return Made(steps=self._go_on(act, turn, here), has_work=bool(work))

    def _write_work(self, act: Writing, step_id: uuid.UUID, work: tuple[WorkDone, ...]) -> None:
        named = [done.item_id for done in work if done.item_id is not None]
        few = any(done.quantity < 1 for done in work)
        if few or visits.unknown_items(act.connection, named):
            raise WorkWrongError
        visits.write_work(act.connection, self._work.hall_id, step_id, work)


def _told(work: tuple[WorkDone, ...]) -> dict[str, object]:
    """Return what tells a request from another; nothing where nothing was said."""
    return {"work": work} if work else {}


def _spelled(work: Iterable[WorkDone]) -> list[list[object]]:
    """Return what was done for the audit: item, how many, with what result."""
    return [[str(done.item_id), done.quantity, done.outcome.value] for done in work]
