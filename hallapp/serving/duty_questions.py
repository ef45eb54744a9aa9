"""Looks at the held windows and asks where one stands still (电子监察与考勤)."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hallapp.attendance.questions import QUESTION_RULES, DutyQuestionService
from hallapp.attendance.silence import doubts
from hallapp.attendance.terms.questions import PostNow
from hallapp.hall.tables import WindowDuty
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import value_on
from hallapp.queueing.service import QueueService
from hallapp.queueing.tables import TicketStep
from hallapp.queueing.terms import WindowStateRow


class DutyWatch:
    """Joins who holds a window with what the queue did there; the two are shown, never merged."""

    def __init__(
        self, work: UnitOfWork, queue: QueueService, questions: DutyQuestionService
    ) -> None:
        self._work, self._queue, self._questions = work, queue, questions

    def look(self, request: Request) -> int:
        """Ask where a window stands still; return how many questions are new."""
        now, today = self._work.clock.now(), self._work.today()
        states = self._queue.window_states()
        with self._work.read() as session:
            rules = value_on(session, self._work.hall_id, QUESTION_RULES, today)
            since = _held_since(session, self._work.hall_id)
            deeds = _last_deeds(session, self._work.hall_id, today)
        return self._questions.ask(request, doubts(_posts(states, since, deeds), rules, now))


def _posts(
    states: Iterable[WindowStateRow],
    since: dict[uuid.UUID, datetime],
    deeds: dict[uuid.UUID, datetime],
) -> Iterable[PostNow]:
    for state in states:
        duty = state.duty
        if duty is None or state.window.id not in since:
            continue
        yield PostNow(
            window_id=state.window.id,
            person_id=duty.person.id,
            since=since[state.window.id],
            last_deed_at=deeds.get(state.window.id),
            paused_at=duty.paused_at,
            back_at=duty.back_at,
            has_number=state.live is not None,
            waiting=state.waiting,
            longest_wait_s=state.longest_wait_s,
        )


def _held_since(session: Session, hall_id: uuid.UUID) -> dict[uuid.UUID, datetime]:
    asked = select(WindowDuty.window_id, WindowDuty.since).where(
        WindowDuty.hall_id == hall_id, WindowDuty.until.is_(None)
    )
    return dict(session.execute(asked).all())


def _last_deeds(session: Session, hall_id: uuid.UUID, today: date) -> dict[uuid.UUID, datetime]:
    """Return when each window last called or finished a number today."""
    asked = (
        select(
            TicketStep.window_id,
            func.max(TicketStep.called_at),
            func.max(TicketStep.finished_at),
        )
        .where(
            TicketStep.hall_id == hall_id,
            TicketStep.day == today,
            TicketStep.window_id.is_not(None),
        )
        .group_by(TicketStep.window_id)
    )
    return {
        window_id: max(at for at in (called_at, finished_at) if at is not None)
        for window_id, called_at, finished_at in session.execute(asked).all()
        if window_id is not None and (called_at is not None or finished_at is not None)
    }
