"""Taking, pausing and leaving a service window: duty, attendance and queue in one transaction."""

import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from hallapp.attendance.store import add_punch
from hallapp.attendance.terms import PunchSource
from hallapp.hall import directory, duty
from hallapp.hall.errors import NotOnDutyError
from hallapp.hall.terms import DutyRow, DutyState, PauseRow, Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.queueing.errors import NotHolderError
from hallapp.queueing.rules import is_holder
from hallapp.queueing.store import days, moves
from hallapp.queueing.store.moves import WindowNow
from hallapp.serving.errors import (
    LiveTicketError,
    PauseMinutesError,
    PauseReasonError,
    TakeOverReasonError,
)

# Who may pause, reopen or empty a window that somebody else holds (值班长、大厅管理).
_OVERSEERS = frozenset({Role.SHIFT_LEADER, Role.MANAGER})
_MOST_MINUTES = 1440


class WindowDesk:
    """Who sits at a window; signing in there is also the punch of attendance."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def take_window(self, request: Request, person_id: uuid.UUID, window_id: uuid.UUID) -> DutyRow:
        """Put a person on a window and punch them in (签到上岗).

        Raises:
            WindowHeldError: Somebody else holds it.
            PersonElsewhereError: The person holds another window.
            ClockBehindError: The station's clock was set back; a punch would be wrong.
        """
        with self._work.write(
            request.at_window(window_id), "serving.take_window", person=person_id, window=window_id
        ) as act:
            if act.first_answer is None:
                duty.take(act, self._work.hall_id, person_id, window_id)
                self._punch(act, person_id, window_id)
                self._report(act, "hall.window_taken", window_id, person_id)
        return self._duty(window_id)

    def leave_window(self, request: Request, window_id: uuid.UUID) -> None:
        """Take whoever sits there off a window and punch them out (签退离岗).

        Raises:
            NotHolderError: Whoever asks neither holds the window nor oversees the hall.
            LiveTicketError: A ticket is still called or served there.
            NotOnDutyError: Nobody holds it.
        """
        with self._work.write(
            request.at_window(window_id), "serving.leave_window", window=window_id
        ) as act:
            if act.first_answer is not None:
                return
            # A call that is under way ends first; it would else find nobody at the window.
            days.hold(act.connection, self._work.hall_id)
            here = moves.window_now(act.connection, window_id)
            self._check_may_manage(act, here)
            if here is not None and here.step_id is not None:
                raise LiveTicketError(label=here.label)
            person_id = duty.leave(act, window_id)
            self._punch(act, person_id, window_id)
            self._report(act, "hall.window_left", window_id, person_id)

    def change_person(
        self, request: Request, window_id: uuid.UUID, person_id: uuid.UUID
    ) -> DutyRow:
        """Let another person take over; a live ticket stays at the window (换人).

        Raises:
            NotHolderError: Whoever asks neither takes over, nor holds the window, nor oversees
                the hall.
            PersonElsewhereError: The new person holds another window.
        """
        with self._work.write(
            request.at_window(window_id),
            "serving.change_person",
            person=person_id,
            window=window_id,
        ) as act:
            if act.first_answer is None:
                days.hold(act.connection, self._work.hall_id)
                if act.request.actor.person_id != person_id:
                    self._check_may_manage(act, moves.window_now(act.connection, window_id))
                gone = duty.leave(act, window_id)
                duty.take(act, self._work.hall_id, person_id, window_id)
                self._punch(act, gone, window_id)
                self._punch(act, person_id, window_id)
                self._report(act, "hall.window_handed_over", window_id, person_id, gone)
        return self._duty(window_id)

    def take_over(
        self, request: Request, person_id: uuid.UUID, window_id: uuid.UUID, reason: str
    ) -> DutyRow:
        """Take a window that somebody left without signing off (接管窗口).

        A live ticket stays. Only who comes is punched: nobody can say when the other went.

        Raises:
            TakeOverReasonError: No reason was given.
            NotHolderError: Whoever asks neither comes to the window nor oversees the hall.
            PersonElsewhereError: The person holds another window.
            ClockBehindError: The station's clock was set back.
        """
        if not reason.strip():
            raise TakeOverReasonError
        with self._work.write(
            request.at_window(window_id),
            "serving.take_over",
            person=person_id,
            window=window_id,
            reason=reason.strip(),
        ) as act:
            if act.first_answer is None:
                self._take_over(act, person_id, window_id, reason.strip())
        return self._duty(window_id)

    def pause(
        self, request: Request, window_id: uuid.UUID, reason: str, minutes: int | None = None
    ) -> DutyRow:
        """Stop calling for a while; reason and length are shown to the public (暂停服务).

        Args:
            request: Who asks.
            window_id: The window.
            reason: As the public reads it.
            minutes: How long it is planned, up to a day; None when nobody says.

        Raises:
            PauseReasonError: No reason was given.
            PauseMinutesError: The length is not between a minute and a day.
            NotHolderError: Whoever asks neither holds the window nor oversees the hall.
        """
        if not reason.strip():
            raise PauseReasonError
        if minutes is not None and not 1 <= minutes <= _MOST_MINUTES:
            raise PauseMinutesError(most=_MOST_MINUTES)
        said = reason.strip()
        after = {"state": DutyState.PAUSED.value, "minutes": minutes}
        return self._set_state(
            request,
            (window_id, said, after),
            lambda act: duty.pause(act, window_id, said, minutes),
        )

    def resume(self, request: Request, window_id: uuid.UUID) -> DutyRow:
        """Call again after a pause (恢复服务)."""
        return self._set_state(
            request,
            (window_id, None, {"state": DutyState.OPEN.value}),
            lambda act: duty.resume(act, window_id),
        )

    def pauses(self, day: date) -> tuple[PauseRow, ...]:
        """Return the pauses of a day of the hall: who, where, why, how long (暂停记录)."""
        begin = datetime.combine(day, time(), self._work.zone)
        with self._work.read() as session:
            return duty.pauses(
                session,
                self._work.hall_id,
                begin.astimezone(UTC),
                datetime.combine(day + timedelta(days=1), time(), self._work.zone).astimezone(UTC),
            )

    def _take_over(
        self, act: Writing, person_id: uuid.UUID, window_id: uuid.UUID, reason: str
    ) -> None:
        days.hold(act.connection, self._work.hall_id)
        actor = act.request.actor
        if actor.person_id != person_id:
            self._check_may_manage(act, moves.window_now(act.connection, window_id))
        gone = duty.holder(act, window_id)
        if gone is not None and gone != person_id:
            duty.leave(act, window_id)
        duty.take(act, self._work.hall_id, person_id, window_id)
        self._punch(act, person_id, window_id)
        before = None if gone is None else {"person": str(gone)}
        after = {"person": str(person_id)}
        act.record(Happening("hall.window_taken_over", "window", window_id, reason, before, after))
        act.changed(Change.WINDOWS | Change.ATTENDANCE)
        act.answer = {"window_id": str(window_id)}

    def _set_state(
        self,
        request: Request,
        what: tuple[uuid.UUID, str | None, dict[str, str | int | None]],
        change: Callable[[Writing], None],
    ) -> DutyRow:
        window_id, reason, after = what
        with self._work.write(
            request.at_window(window_id),
            f"serving.{after['state']}",
            window=window_id,
            reason=reason,
            **({"minutes": after["minutes"]} if after.get("minutes") else {}),
        ) as act:
            if act.first_answer is None:
                days.hold(act.connection, self._work.hall_id)
                self._check_may_manage(act, moves.window_now(act.connection, window_id))
                change(act)
                act.record(Happening("hall.window_state", "window", window_id, reason, after=after))
                act.changed(Change.WINDOWS)
        return self._duty(window_id)

    def _check_may_manage(self, act: Writing, here: WindowNow | None) -> None:
        """Refuse whoever neither holds a held window nor oversees the hall."""
        actor = act.request.actor
        if here is None or here.person_id is None or is_holder(actor, here.person_id):
            return
        people = directory.people(act.session, self._work.hall_id)
        asking = next((person for person in people if person.id == actor.person_id), None)
        if asking is None or _OVERSEERS.isdisjoint(asking.roles):
            raise NotHolderError(number=here.number)

    def _duty(self, window_id: uuid.UUID) -> DutyRow:
        with self._work.read() as session:
            found = duty.current(session, self._work.hall_id, window_id)
        if found is None:
            raise NotOnDutyError
        return found

    def _punch(self, act: Writing, person_id: uuid.UUID, window_id: uuid.UUID) -> None:
        days.check_clock(act.connection, self._work.hall_id, act.today)
        punch_id = add_punch(act, self._work.hall_id, person_id, window_id, PunchSource.WINDOW)
        act.record(
            Happening("attendance.punched", "punch", punch_id, after={"person": str(person_id)})
        )

    def _report(
        self,
        act: Writing,
        action: str,
        window_id: uuid.UUID,
        person_id: uuid.UUID,
        gone: uuid.UUID | None = None,
    ) -> None:
        before = None if gone is None else {"person": str(gone)}
        act.record(Happening(action, "window", window_id, None, before, {"person": str(person_id)}))
        act.changed(Change.WINDOWS | Change.ATTENDANCE)
        act.answer = {"window_id": str(window_id)}
