"""Following up low evaluations (差评整改): verify, put right, call back, close; appeal."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, RowMapping
from sqlalchemy.orm import Session

from hallapp.evaluation import store
from hallapp.evaluation.errors import (
    FollowUpStateError,
    FollowUpUnknownError,
    FollowUpWordsError,
    OwnFollowUpError,
)
from hallapp.evaluation.policy import EVALUATION_POLICY
from hallapp.evaluation.rules import WORDS_LENGTH, first_day, is_late, may_follow
from hallapp.evaluation.terms import FollowUpRow, FollowUpState, FollowUpStepRow
from hallapp.hall.calendars import load_calendar
from hallapp.hall.entitlement import OVERSEERS, check_role
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import day_in
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import value_on

# Who follows up: who runs the hall, and the department's own head here (谁办理谁负责).
FOLLOWING = OVERSEERS | {Role.CHIEF_REPRESENTATIVE}
_AFTER = timedelta(microseconds=1)
_HEARD = (FollowUpState.VERIFIED, FollowUpState.APPEALED)
_RIGHT = (FollowUpState.RECTIFIED, FollowUpState.CLOSED)


class FollowingUp:
    """Keeps what the hall does after a low evaluation; steps are only added."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def follow_ups(self, *, with_closed: bool = False) -> tuple[FollowUpRow, ...]:
        """Return follow-ups for the manager, the one that is due first in front."""
        where = () if with_closed else (store.is_unclosed(),)
        with self._work.read() as session:
            found = store.follow_ups(session.connection(), self._work.hall_id, *where)
            return self._rows(session, found)

    def follow_up(self, follow_up_id: uuid.UUID) -> FollowUpRow:
        """Return one follow-up with its steps.

        Raises:
            FollowUpUnknownError: There is none of this id.
        """
        where = store.is_follow_up(follow_up_id)
        with self._work.read() as session:
            found = store.follow_ups(session.connection(), self._work.hall_id, where)
            rows = self._rows(session, found)
        if not rows:
            raise FollowUpUnknownError
        return rows[0]

    @staticmethod
    def next_states(state: FollowUpState) -> tuple[FollowUpState, ...]:
        """Return where a follow-up may go from a state, in the order of the diagram."""
        return tuple(each for each in FollowUpState if may_follow(state, each))

    def advance(
        self, request: Request, follow_up_id: uuid.UUID, state: FollowUpState, words: str
    ) -> FollowUpRow:
        """Take the next step of a follow-up, in words.

        Whoever was rated may appeal (申诉) and decides nothing; whoever appealed does not look
        at it again (复核).

        Raises:
            FollowUpWordsError: Nothing was said about what was done.
            NotEntitledError: The person neither runs the hall nor heads a department in it.
            OwnFollowUpError: It is about the person, or the person appealed.
            FollowUpStateError: The diagram does not lead there.
            FollowUpUnknownError: There is none of this id.
        """
        said = words.strip()[:WORDS_LENGTH]
        if not said:
            raise FollowUpWordsError
        with self._work.write(
            request,
            "evaluation.advance",
            follow_up=follow_up_id,
            state=state.value,
            words=said,
        ) as act:
            if act.first_answer is None:
                self._advance(act, follow_up_id, state, said)
        return self.follow_up(follow_up_id)

    def _advance(
        self, act: Writing, follow_up_id: uuid.UUID, state: FollowUpState, words: str
    ) -> None:
        connection, hall_id = act.connection, self._work.hall_id
        found = store.follow_ups(connection, hall_id, store.is_follow_up(follow_up_id))
        if not found:
            raise FollowUpUnknownError
        there = found[0]
        before: FollowUpState = there["state"]
        self._check_may(act, there, state)
        if not may_follow(before, state) or not store.move_follow_up(
            connection, follow_up_id, before, state
        ):
            raise FollowUpStateError(state=before.label, wanted=state.label)
        values = {
            "id": act.request.id,
            "hall_id": hall_id,
            "follow_up_id": follow_up_id,
            "state": state,
            "words": words,
            "made_at": self._moment(act, follow_up_id),
            "person_id": act.request.actor.person_id,
        }
        store.add_step(connection, values)
        stood, stands = {"state": before.value}, {"state": state.value}
        act.record(
            Happening("evaluation.followed_up", "follow_up", follow_up_id, None, stood, stands)
        )
        act.changed(Change.EVALUATIONS)

    @staticmethod
    def _moment(act: Writing, follow_up_id: uuid.UUID) -> datetime:
        """Return now, and never a moment that is not after the step before."""
        steps = store.steps_of(act.connection, [follow_up_id])[follow_up_id]
        return max([act.now, *(step["made_at"] + _AFTER for step in steps)])

    def _check_may(self, act: Writing, there: RowMapping, state: FollowUpState) -> None:
        actor = act.request.actor
        is_own = actor.person_id is not None and actor.person_id == there["person_id"]
        if is_own and state is FollowUpState.APPEALED:
            return
        check_role(act.connection, self._work.hall_id, actor, FOLLOWING)
        if is_own or self._appealed(act.connection, there, actor.person_id):
            raise OwnFollowUpError

    @staticmethod
    def _appealed(connection: Connection, there: RowMapping, person_id: uuid.UUID | None) -> bool:
        """Return whether the appeal that is open was made by the person."""
        if there["state"] is not FollowUpState.APPEALED or person_id is None:
            return False
        follow_up_id = there["follow_up_id"]
        return (
            store.steps_of(connection, [follow_up_id])[follow_up_id][-1]["person_id"] == person_id
        )

    def _rows(self, session: Session, found: Sequence[RowMapping]) -> tuple[FollowUpRow, ...]:
        steps = store.steps_of(session.connection(), [row["follow_up_id"] for row in found])
        contacts = self._contact_days(session, {self._day(row["opened_at"]) for row in found})
        return tuple(
            self._row(row, steps[row["follow_up_id"]], contacts[self._day(row["opened_at"])])
            for row in found
        )

    def _contact_days(self, session: Session, opened: set[date]) -> dict[date, date]:
        """Return by when to get in touch, for each day; by the rules of that day."""
        hall_id = self._work.hall_id
        calendar = load_calendar(session, hall_id)
        return {
            day: calendar.working_days_after(
                day, max(1, value_on(session, hall_id, EVALUATION_POLICY, day).contact_days)
            )
            for day in opened
        }

    def _row(self, row: RowMapping, steps: Sequence[RowMapping], contact_on: date) -> FollowUpRow:
        today = self._work.today()
        days = [(step["state"], self._day(step["made_at"])) for step in steps]
        return FollowUpRow(
            id=row["follow_up_id"],
            evaluation=store.evaluation_of(row),
            state=row["state"],
            contact_on=contact_on,
            due_on=row["due_on"],
            is_contact_late=is_late(contact_on, first_day(days, *_HEARD), today),
            is_late=is_late(row["due_on"], first_day(days, *_RIGHT), today),
            words=steps[-1]["words"] if steps else "",
            steps=tuple(
                FollowUpStepRow(step["state"], step["words"], step["made_at"], step["person_name"])
                for step in steps
            ),
        )

    def _day(self, moment: datetime) -> date:
        return day_in(moment, self._work.zone)
