"""Evaluation's front door (好差评): by the citizen, once a visit and once an item."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from hallapp.evaluation import store
from hallapp.evaluation.errors import (
    AlreadyRatedError,
    NotServedError,
    RatingOverError,
    RatingUnknownError,
    ReasonForeignError,
)
from hallapp.evaluation.following import FollowingUp
from hallapp.evaluation.policy import EVALUATION_POLICY, EvaluationPolicy
from hallapp.evaluation.reasons import foreign_reason
from hallapp.evaluation.rules import (
    Ratable,
    Visit,
    check_citizen,
    cleaned_remark,
    ratables,
    spelled_code,
)
from hallapp.evaluation.terms import (
    EvaluationChannel,
    EvaluationFigures,
    EvaluationLevel,
    EvaluationRow,
    FollowUpState,
    RatableRow,
)
from hallapp.hall.calendars import load_calendar
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import value_on


class EvaluationService(FollowingUp):
    """Takes evaluations from citizens and shows the hall what they said."""

    def __init__(self, work: UnitOfWork) -> None:
        super().__init__(work)

    def ratable(self, code: str) -> tuple[RatableRow, ...]:
        """Return what the holder of a ticket's code can still rate; nothing when all is rated.

        Raises:
            RatingUnknownError: No ticket bears the code.
            NotServedError: The visit is not over yet.
            RatingOverError: The visit lies too far back.
        """
        with self._work.look() as connection:
            ticket_id = store.ticket_of_code(connection, self._work.hall_id, spelled_code(code))
        if ticket_id is None:
            raise RatingUnknownError
        return self.ratable_ticket(ticket_id)

    def ratable_ticket(self, ticket_id: uuid.UUID) -> tuple[RatableRow, ...]:
        """Return what a ticket can still be rated for; for the second screen of its window.

        Raises:
            RatingUnknownError: There is no such ticket.
            NotServedError: The visit is not over yet.
            RatingOverError: The visit lies too far back.
        """
        with self._work.read() as session:
            found = self._open(session, ticket_id, self._work.today())
            rated = store.rated_keys(session.connection(), ticket_id)
        return tuple(each.row for each in found if each.row.subject_key not in rated)

    def ratable_at(self, window_id: uuid.UUID) -> tuple[RatableRow, ...]:
        """Return what the citizen whom a window finished last today can rate on its second screen.

        Nothing when nobody was served, or all is rated.
        """
        with self._work.look() as connection:
            today = self._work.today()
            ticket_id = store.last_finished(connection, self._work.hall_id, window_id, today)
        if ticket_id is None:
            return ()
        try:
            return self.ratable_ticket(ticket_id)
        except NotServedError:
            # A step of a package without an item: the visit goes on elsewhere.
            return ()

    def rate(
        self,
        request: Request,
        subject: RatableRow,
        level: EvaluationLevel,
        channel: EvaluationChannel,
        reasons: Sequence[str] = (),
        remark: str = "",
    ) -> uuid.UUID:
        """Keep a citizen's evaluation; a low level opens a follow-up with a due day.

        Args:
            request: From a citizen's screen: nobody signed in, never a clerk's way in.
            subject: What is rated, as `ratable` returned it.
            level: One of the five.
            channel: Where it was pressed.
            reasons: Codes of the level's reasons that were pressed.
            remark: The citizen's own words, at most 150 characters.

        Returns:
            The id of the evaluation; a repeated request gets the same.

        Raises:
            NotByClerkError: It does not come from a citizen's screen.
            ReasonForeignError: A reason belongs to another level.
            RemarkTooLongError: More than 150 characters.
            AlreadyRatedError: It was rated before.
            RuleError: It cannot be rated now, as `ratable_ticket` says.
        """
        check_citizen(request.actor)
        given = {**_answers(level, reasons, remark), "channel": channel}
        asked = {"ticket": subject.ticket_id, "subject": subject.subject_key}
        with self._work.write(request, "evaluation.rate", **asked, **given) as act:
            if act.first_answer is None:
                self._rate(act, subject, given)
        # An evaluation bears the id of its request: a kiosk may not read one to find it.
        return request.id

    def evaluations(self, first: date, last: date) -> tuple[EvaluationRow, ...]:
        """Return the evaluations of visits on these days, newest first."""
        with self._work.look() as connection:
            return store.evaluations(connection, self._work.hall_id, first, last)

    def figures(self, first: date, last: date) -> EvaluationFigures:
        """Return how the visits of these days were rated in the whole hall."""
        return self.figures_by_window(first, last)[0]

    def figures_by_window(self, first: date, last: date) -> tuple[EvaluationFigures, ...]:
        """Return the same for the whole hall, and then for each window that served."""
        with self._work.look() as connection:
            served = store.served_counts(connection, self._work.hall_id, first, last)
            levels = store.level_counts(connection, self._work.hall_id, first, last)
        numbers = sorted(number for number in served if number is not None)
        return tuple(
            EvaluationFigures(number, served[number], _by_level(levels, number))
            for number in (None, *numbers)
        )

    def _rate(self, act: Writing, subject: RatableRow, given: dict[str, Any]) -> None:
        found = self._open(act.session, subject.ticket_id, act.today)
        one = next((each for each in found if each.row.subject_key == subject.subject_key), None)
        if one is None:
            raise RatingUnknownError
        visit = self._visit(act.connection, subject.ticket_id)
        values = {
            "id": act.request.id,
            "hall_id": self._work.hall_id,
            # The day of the visit: figures of a day are the same whenever its visits are rated.
            "day": visit.day,
            "ticket_id": subject.ticket_id,
            "subject": one.row.subject,
            "subject_key": one.row.subject_key,
            "item_id": one.row.item_id,
            "window_id": one.window_id,
            "person_id": one.person_id,
            "made_at": act.now,
        }
        if not store.add(act.connection, values | given):
            raise AlreadyRatedError(name=one.row.name)
        after = {"level": given["level"], "subject": one.row.subject.value}
        act.record(Happening("evaluation.given", "evaluation", act.request.id, after=after))
        act.changed(Change.EVALUATIONS)
        if EvaluationLevel(given["level"]).is_low:
            self._follow_up(act)

    def _follow_up(self, act: Writing) -> None:
        policy = self._policy(act.session, act.today)
        calendar = load_calendar(act.session, self._work.hall_id)
        due_on = calendar.working_days_after(act.today, max(1, policy.rectify_days))
        follow_up_id = uuid.uuid4()
        values = {
            "id": follow_up_id,
            "hall_id": self._work.hall_id,
            "evaluation_id": act.request.id,
            "state": FollowUpState.OPEN,
            "opened_at": act.now,
            "due_on": due_on,
        }
        store.add_follow_up(act.connection, values)
        after = {"due_on": due_on.isoformat()}
        act.record(Happening("evaluation.follow_up", "follow_up", follow_up_id, after=after))

    def _open(self, session: Session, ticket_id: uuid.UUID, today: date) -> tuple[Ratable, ...]:
        """Return all that a visit can be rated for today, rated or not."""
        visit = self._visit(session.connection(), ticket_id)
        found = ratables(visit)
        if not found:
            raise NotServedError(label=visit.label)
        days = self._policy(session, today).rate_within_days
        if today > visit.day + timedelta(days=days):
            raise RatingOverError(label=visit.label, days=days)
        return found

    def _visit(self, connection: Connection, ticket_id: uuid.UUID) -> Visit:
        visit = store.visit_of(connection, self._work.hall_id, ticket_id)
        if visit is None:
            raise RatingUnknownError
        return visit

    def _policy(self, session: Session, day: date) -> EvaluationPolicy:
        return value_on(session, self._work.hall_id, EVALUATION_POLICY, day)


def _answers(level: EvaluationLevel, reasons: Sequence[str], remark: str) -> dict[str, Any]:
    """Return what was pressed and written, checked, as it is stored."""
    codes = tuple(dict.fromkeys(reasons))
    foreign = foreign_reason(level, codes)
    if foreign is not None:
        raise ReasonForeignError(reason=foreign)
    return {"level": int(level), "reasons": ",".join(codes), "remark": cleaned_remark(remark)}


def _by_level(
    counts: dict[tuple[int | None, EvaluationLevel], int], number: int | None
) -> dict[EvaluationLevel, int]:
    """Return the counts of one window, or of all, with every level there."""

    def of(level: EvaluationLevel) -> Iterable[int]:
        return (
            count
            for (window, each), count in counts.items()
            if each is level and number in {None, window}
        )

    return {level: sum(of(level)) for level in EvaluationLevel}
