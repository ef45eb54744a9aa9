"""Use cases of A and B posts: pairs, hand-overs, posts at which nobody is (AB岗)."""

import uuid
from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from hallapp.hall.entitlement import OVERSEERS, check_role
from hallapp.hall.errors import PersonUnknownError
from hallapp.hall.half_days import HalfDay
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import value_on
from hallapp.roster.errors import (
    HandoverOverlapError,
    HandoverUnknownError,
    PairDayError,
    PairOpenError,
    PairSameError,
    PairUnknownError,
)
from hallapp.roster.lookups import handovers_in, pairs_in, pairs_on
from hallapp.roster.policy import VACANT_MINUTES
from hallapp.roster.rules import HallNow, standing_pairs, vacant_posts
from hallapp.roster.store import (
    add_handover,
    end_handover,
    open_handovers,
    working_here,
)
from hallapp.roster.tables import PostHandover, PostPair
from hallapp.roster.terms import HandoverRow, HandoverWish, PairWish, PostPairRow, VacantPost

_PAIRERS = OVERSEERS | {Role.CHIEF_REPRESENTATIVE}
_ONE_DAY = timedelta(days=1)


class PostService:
    """Keeps A and B posts and their hand-overs."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def pairs(self, day: date | None = None) -> tuple[PostPairRow, ...]:
        """Return the pairs that hold on a day, today unless told otherwise, by window."""
        with self._work.read() as session:
            return pairs_on(session, self._work.hall_id, day or self._work.today())

    def pairs_in(self, from_on: date, until_on: date) -> tuple[PostPairRow, ...]:
        """Return the pairs that hold on any day of a span."""
        with self._work.read() as session:
            return pairs_in(session, self._work.hall_id, from_on, until_on)

    def handovers(self, from_on: date, until_on: date | None = None) -> tuple[HandoverRow, ...]:
        """Return the hand-overs that touch a span of days; of one day without a second."""
        with self._work.read() as session:
            return handovers_in(session, self._work.hall_id, from_on, until_on or from_on)

    def vacant_posts(self, state: HallNow, at: HalfDay) -> tuple[VacantPost, ...]:
        """Return the posts at which neither A nor B is, each with the B that could go there.

        Args:
            state: Who is where; `hallapp.serving.post_cover` gathers it.
            at: The half day of that moment; a post handed over in it stands under that B.
        """
        with self._work.read() as session:
            minutes = value_on(session, self._work.hall_id, VACANT_MINUTES, at.day)
        return vacant_posts(self.standing(at), state, minutes)

    def standing(self, at: HalfDay) -> tuple[PostPairRow, ...]:
        """Return the pairs of a half day, with the B who stands in where a post is handed over."""
        hall_id = self._work.hall_id
        with self._work.read() as session:
            pairs = pairs_on(session, hall_id, at.day)
            return standing_pairs(pairs, handovers_in(session, hall_id, at.day, at.day), at)

    def pair(self, request: Request, wish: PairWish) -> PostPairRow:
        """Give a post its A and its B (确定AB岗).

        Raises:
            PairSameError: A and B are the same person.
            PairDayError: It ends before it begins.
            PairOpenError: A has a B at this window in that time already.
            PersonUnknownError: One of them does not work in the hall.
            NotEntitledError: The actor neither runs the hall nor heads a unit.
        """
        if wish.a_person_id == wish.b_person_id:
            raise PairSameError
        with self._work.write(request, "roster.pair", wish=repr(wish)) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, _PAIRERS)
                act.answer = {"pair_id": str(self._pair(act, wish))}
                told = act.answer
            else:
                told = act.first_answer
        from_on = wish.valid_from or self._work.today()
        return next(
            row
            for row in self.pairs_in(from_on, wish.valid_until or from_on)
            if str(row.id) == told["pair_id"]
        )

    def end_pair(self, request: Request, pair_id: uuid.UUID, last_on: date | None = None) -> None:
        """Let a pair end with a day, today unless told otherwise; its past stays.

        Raises:
            PairUnknownError: There is none, or it is over.
            PairDayError: It would end before it began.
            NotEntitledError: The actor neither runs the hall nor heads a unit.
        """
        with self._work.write(request, "roster.end_pair", pair=pair_id, last=last_on) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, _PAIRERS)
                row = self._held(act, pair_id)
                last = last_on or act.today
                # A pair made by mistake may end on the day before it began: it never holds.
                if last < row.valid_from - _ONE_DAY:
                    raise PairDayError
                row.valid_until, row.ended_at = last, act.now
                row.ended_by = request.actor.person_id
                after = {"last": last.isoformat()}
                act.record(Happening("roster.pair_ended", "post_pair", pair_id, after=after))
                act.changed(Change.ATTENDANCE)

    def hand_over(self, request: Request, wish: HandoverWish) -> HandoverRow:
        """Hand a post over to its B for half days (AB岗交接).

        Later than one working day ahead it is flagged as short notice, and done all the same:
        people fall ill on the day.

        Raises:
            PairUnknownError: There is no such pair in that time.
            HandoverOverlapError: The post is handed over in these half days already.
            NotEntitledError: The actor is not A, does not run the hall and heads no unit.
        """
        with self._work.write(request, "roster.hand_over", wish=repr(wish)) as act:
            if act.first_answer is None:
                act.answer = {"handover_id": str(self._hand_over(act, wish))}
                told = act.answer
            else:
                told = act.first_answer
        found = self.handovers(wish.span.first.day, wish.span.last.day)
        return next(row for row in found if str(row.id) == told["handover_id"])

    def end_handover(self, request: Request, handover_id: uuid.UUID) -> None:
        """Write down that A is back before the time (交还).

        Raises:
            HandoverUnknownError: There is none, or it is over.
            NotEntitledError: The actor is not A, does not run the hall and heads no unit.
        """
        with self._work.write(request, "roster.end_handover", handover=handover_id) as act:
            if act.first_answer is None:
                found = open_handovers(
                    act.session,
                    PostHandover.hall_id == self._work.hall_id,
                    PostHandover.id == handover_id,
                )
                if not found:
                    raise HandoverUnknownError
                pair = act.session.get_one(PostPair, found[0].pair_id)
                self._check_concerned(act, pair)
                end_handover(act, found[0])
                act.changed(Change.ATTENDANCE)

    def _pair(self, act: Writing, wish: PairWish) -> uuid.UUID:
        hall_id, session = self._work.hall_id, act.session
        first = wish.valid_from or act.today
        if wish.valid_until is not None and wish.valid_until < first:
            raise PairDayError
        if not {wish.a_person_id, wish.b_person_id} <= working_here(session, hall_id):
            raise PersonUnknownError
        self._check_free(session, wish, first)
        row = PostPair(
            id=uuid.uuid4(),
            hall_id=hall_id,
            window_id=wish.window_id,
            a_person_id=wish.a_person_id,
            b_person_id=wish.b_person_id,
            valid_from=first,
            valid_until=wish.valid_until,
            made_at=act.now,
            made_by=act.request.actor.person_id,
        )
        session.add(row)
        after = {"a": str(wish.a_person_id), "b": str(wish.b_person_id), "from": first.isoformat()}
        act.record(Happening("roster.paired", "post_pair", row.id, after=after))
        act.changed(Change.ATTENDANCE)
        return row.id

    def _check_free(self, session: Session, wish: PairWish, first: date) -> None:
        asked = (
            select(PostPair.valid_from)
            .where(
                PostPair.hall_id == self._work.hall_id,
                PostPair.a_person_id == wish.a_person_id,
                # The same window, or none on both sides.
                PostPair.window_id.is_(None)
                if wish.window_id is None
                else PostPair.window_id == wish.window_id,
                or_(PostPair.valid_until.is_(None), PostPair.valid_until >= first),
            )
            .limit(1)
        )
        if wish.valid_until is not None:
            asked = asked.where(PostPair.valid_from <= wish.valid_until)
        taken = session.scalar(asked)
        if taken is not None:
            raise PairOpenError(since=taken.isoformat())

    def _hand_over(self, act: Writing, wish: HandoverWish) -> uuid.UUID:
        pair = self._held(act, wish.pair_id, is_open=False)
        self._check_concerned(act, pair)
        span = wish.span
        last = pair.valid_until
        if span.first.day < pair.valid_from or (last is not None and last < span.last.day):
            raise PairUnknownError
        self._check_not_handed(act.session, wish)
        act.changed(Change.ATTENDANCE)
        return add_handover(act, self._work.hall_id, wish, pair.b_person_id)

    def _check_not_handed(self, session: Session, wish: HandoverWish) -> None:
        span = wish.span
        rows: Sequence[HandoverRow] = handovers_in(
            session, self._work.hall_id, span.first.day, span.last.day
        )
        for row in rows:
            if row.pair_id == wish.pair_id and row.ended_at is None and row.span.overlaps(span):
                raise HandoverOverlapError(
                    first=row.span.first.day.isoformat(), last=row.span.last.day.isoformat()
                )

    def _check_concerned(self, act: Writing, pair: PostPair) -> None:
        if act.request.actor.person_id != pair.a_person_id:
            check_role(act.session, self._work.hall_id, act.request.actor, _PAIRERS)

    def _held(self, act: Writing, pair_id: uuid.UUID, *, is_open: bool = True) -> PostPair:
        row = act.session.get(PostPair, pair_id, with_for_update=True)
        if row is None or row.hall_id != self._work.hall_id:
            raise PairUnknownError
        if is_open and row.valid_until is not None and row.valid_until < act.today:
            raise PairUnknownError
        return row
