"""Taking back the latest move at a window, for some seconds (撤销)."""

import uuid
from datetime import datetime, timedelta

from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import value_on
from hallapp.queueing.errors import (
    NothingToUndoError,
    UndoSecondNumberError,
    UndoTooLateError,
)
from hallapp.queueing.issue_errors import LiveTicketExistsError
from hallapp.queueing.one_number import check_one_number
from hallapp.queueing.policy import QUEUE_POLICY
from hallapp.queueing.rules import check_holder
from hallapp.queueing.store import moves, steps, undo, visits
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.moves import WindowNow
from hallapp.queueing.store.steps import StepNow
from hallapp.queueing.store.undo import Move
from hallapp.queueing.terms import TicketRow, TicketState, UndoRow
from hallapp.queueing.turns import QueueTurns

_LEFT_AS = {
    "miss": TicketState.MISSED,
    "finish": TicketState.FINISHED,
    "finish_and_call_next": TicketState.FINISHED,
    "fail_visit": TicketState.FINISHED,
    "transfer": TicketState.TRANSFERRED,
    "skip": TicketState.SKIPPED,
    "leave": TicketState.LEFT,
}


class Undoing(QueueTurns):
    """Puts the ticket of the latest move back at its window, as if nothing had been pressed."""

    def undo(self, request: Request, window_id: uuid.UUID) -> TicketRow:
        """Take back the latest move at a window; what it began is withdrawn (撤销).

        Whom the move called waits again, where it stood, and the call is withdrawn.

        Returns:
            The ticket that is back at the window.

        Raises:
            NothingToUndoError: The time is over, or the window has done something else since.
            UndoTooLateError: Somebody has gone on with the ticket, or with what follows it.
            UndoSecondNumberError: The citizen has taken another number of the service meanwhile.
            NotHolderError: Whoever asks does not hold the window.
        """
        with self._work.write(
            request.at_window(window_id), "queueing.undo", window=window_id
        ) as act:
            if act.first_answer is None:
                turn = self._turn(act)
                here = moves.window_now(act.connection, window_id)
                if here is None:
                    raise NothingToUndoError
                check_holder(act.request.actor, here.person_id, here.number)
                move = self._open_move(act, turn, here)
                self._take_back(act, turn, here, move)
                act.answer = {"ticket_id": str(move.ticket_id)}
                ticket_id = move.ticket_id
            else:
                ticket_id = uuid.UUID(act.first_answer["ticket_id"])
        return self.ticket(ticket_id)

    def undoable(self, window_id: uuid.UUID) -> UndoRow | None:
        """Return what can be taken back at a window now, or None."""
        now, hall_id = self._reading.clock.now(), self._reading.hall_id
        with self._reading.read() as session:
            connection = session.connection()
            move = undo.latest(connection, window_id)
            here = moves.window_now(connection, window_id)
            if move is None or here is None or here.step_id not in {None, move.made.called}:
                return None
            policy = value_on(session, hall_id, QUEUE_POLICY, self._reading.today())
            until_at = move.moved_at + timedelta(seconds=policy.undo_s)
            called = None if move.made.called is None else here.label
        if not _is_open(move.moved_at, now, policy.undo_s):
            return None
        return UndoRow(move.action, move.label, called, until_at)

    def _open_move(self, act: Writing, turn: Turn, here: WindowNow) -> Move:
        """Return the window's latest move if it may still be taken back."""
        move = undo.latest(act.connection, here.window_id)
        if move is None or here.step_id not in {None, move.made.called}:
            raise NothingToUndoError
        if not _is_open(move.moved_at, turn.moment, self._policy(act, turn).undo_s):
            raise NothingToUndoError
        return move

    def _take_back(self, act: Writing, turn: Turn, here: WindowNow, move: Move) -> None:
        self._check_untouched(act, turn, here, move)
        # In this order: a ticket and a window have one live step each at any moment.
        for made in move.made.steps:
            values = {"state": TicketState.WITHDRAWN, "finished_at": turn.moment}
            steps.change(act.connection, made, **values)
        self._withdraw_call(act, here, move)
        self._check_one_number(act, turn, move)
        steps.change(act.connection, move.step_id, state=move.state, finished_at=None, outcome=None)
        if move.made.has_work:
            visits.write_work(act.connection, self._work.hall_id, move.step_id, ())
        undo.unfail(act.connection, move.made.failed)
        undo.forget(act.connection, here.window_id, turn.moment)
        before = {"state": _LEFT_AS[move.action].value}
        after = {"state": move.state.value, "label": move.label, "action": move.action}
        act.record(
            Happening("queueing.ticket_undone", "ticket", move.ticket_id, None, before, after)
        )
        act.changed(Change.TICKETS)

    def _check_untouched(self, act: Writing, turn: Turn, here: WindowNow, move: Move) -> None:
        """Refuse when anybody has gone on with what the move ended or began."""
        taken = steps.steps_of(act.connection, move.ticket_id)
        begun = [step for step in taken if step.id in move.made.steps]
        others = [step for step in taken if step.id not in move.made.steps]
        ended = others[-1]
        if ended.day != turn.day:
            raise NothingToUndoError
        # Missed here, it may have been called by choice at another window and missed there.
        is_as_left = (
            ended.id == move.step_id
            and ended.state is _LEFT_AS[move.action]
            and ended.window_id == here.window_id
        )
        if not is_as_left or not all(_is_as_begun(step) for step in begun):
            raise UndoTooLateError(label=move.label)

    def _check_one_number(self, act: Writing, turn: Turn, move: Move) -> None:
        """Refuse where the citizen, sent away by the move, has come back with a new number."""
        back = steps.step(act.connection, move.step_id)
        if back is None:
            raise NothingToUndoError
        try:
            check_one_number(act, self._work.hall_id, turn, back.ticket_id, back.service_id)
        except LiveTicketExistsError as live:
            taken = live.facts["label"]
            raise UndoSecondNumberError(label=move.label, taken=taken) from live

    def _withdraw_call(self, act: Writing, here: WindowNow, move: Move) -> None:
        if move.made.called is None:
            return
        called = steps.step(act.connection, move.made.called)
        if called is None or not _is_only_called(called, here):
            raise UndoTooLateError(label=None if called is None else called.label)
        steps.change(
            act.connection,
            called.id,
            state=TicketState.WAITING,
            window_id=None,
            person_id=None,
            called_at=None,
            call_sequence=None,
            call_count=max(0, called.call_count - 1),
            picked_before=None,
            picked_why=None,
        )
        states = (TicketState.CALLED, TicketState.WAITING)
        self._tell(act, called.ticket_id, states, "call_withdrawn")


def _is_open(moved_at: datetime, now: datetime, undo_s: int) -> bool:
    return now - moved_at < timedelta(seconds=undo_s)


def _is_as_begun(step: StepNow) -> bool:
    """Return whether nobody has gone on with a step: it waits, or was left out at once."""
    is_left_out = step.state is TicketState.SKIPPED and step.window_id is None
    return is_left_out or step.state is TicketState.WAITING


def _is_only_called(step: StepNow, here: WindowNow) -> bool:
    return step.state is TicketState.CALLED and step.window_id == here.window_id
