"""Use cases of explanations: given before publication, decided by somebody else (情况说明)."""

import uuid
from datetime import date, datetime

from hallapp.hall.calendars import load_calendar
from hallapp.hall.entitlement import OVERSEERS, check_role, roles_of
from hallapp.hall.tables import Person
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import value_on
from hallapp.patrols.errors import (
    ExplanationDayError,
    ExplanationDecidedError,
    ExplanationLateError,
    ExplanationTwiceError,
    ExplanationUnknownError,
    MarkUnknownError,
    NothingFoundError,
    NotOnesOwnError,
    OwnExplanationError,
    ReasonMissingError,
)
from hallapp.patrols.lookups import explain_until_of, publishable_in
from hallapp.patrols.policy import PATROL_PLAN
from hallapp.patrols.rules.publishing import (
    checked_words,
    covers,
    end_of_working_day_after,
    is_slot,
)
from hallapp.patrols.service.ground import check_day_open, made_id
from hallapp.patrols.store import explanations
from hallapp.patrols.store.marks import one_mark
from hallapp.patrols.tables import Explanation, PatrolMark
from hallapp.patrols.terms import (
    ExplanationRow,
    ExplanationVerdict,
    ExplanationWish,
    MarkRow,
)


class ExplanationService:
    """Lets people be heard before what was found about them is published."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def give(self, request: Request, wish: ExplanationWish) -> ExplanationRow:
        """Keep what a person says about a mark, or about a day of attendance (写说明).

        Raises:
            ReasonMissingError: Nothing is said.
            WordsTooLongError: The words do not fit.
            NotOnesOwnError: It is about somebody else, and the actor does not run the hall.
            MarkUnknownError: There is no such mark, or it was corrected.
            NothingFoundError: The mark blames nobody.
            ExplanationTwiceError: The mark, or this part of the day, was explained already.
            ExplanationLateError: The time for it is over.
            ExplanationDayError: Neither a mark nor a day is named, or the day lies ahead.
            PeriodClosedError: The day is closed, and no manager writes it down for the person.
        """
        said = checked_words(wish.words)
        if not said:
            raise ReasonMissingError
        with self._work.write(request, "patrols.explain", wish=repr(wish)) as act:
            made = made_id(act, "explanation")
            if made is None:
                made = self._give(act, wish, said)
                act.answer = {"explanation": str(made)}
        return self.explanation(made)

    def decide(
        self, request: Request, explanation_id: uuid.UUID, *, accepted: bool, words: str = ""
    ) -> ExplanationRow:
        """Accept an explanation, so that the mark is not published, or refuse it (处理说明).

        Raises:
            NotEntitledError: The actor does not run the hall.
            ExplanationUnknownError: There is none of this id.
            ExplanationDecidedError: It was decided already.
            OwnExplanationError: It is the actor's own.
            ReasonMissingError: A refusal without words.
            WordsTooLongError: The words do not fit.
            PeriodClosedError: The day is closed; the words of a manager are the reason.
        """
        said = checked_words(words)
        given = {"explanation": explanation_id, "accepted": accepted, "words": said}
        with self._work.write(request, "patrols.decide_explanation", **given) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, OVERSEERS)
                each = self._held(act, explanation_id)
                if not accepted and not said:
                    raise ReasonMissingError
                check_day_open(act, self._work.hall_id, each.day, said)
                verdict = ExplanationVerdict.ACCEPTED if accepted else ExplanationVerdict.REFUSED
                each.verdict, each.decision_words = verdict, said
                each.decided_at, each.decided_by = act.now, request.actor.person_id
                after = {"verdict": verdict.value}
                happened = Happening(
                    "patrols.explanation_decided", "explanation", each.id, said or None, after=after
                )
                act.record(happened)
                act.changed(Change.ATTENDANCE)
        return self.explanation(explanation_id)

    # Reading

    def explanation(self, explanation_id: uuid.UUID) -> ExplanationRow:
        """Return one explanation.

        Raises:
            ExplanationUnknownError: There is none of this id.
        """
        with self._work.read() as session:
            found = explanations.one_explanation(session, self._work.hall_id, explanation_id)
        if found is None:
            raise ExplanationUnknownError
        return found

    def open(self) -> tuple[ExplanationRow, ...]:
        """Return explanations that wait for a decision, the oldest day first."""
        with self._work.read() as session:
            return explanations.open_explanations(session, self._work.hall_id)

    def of_person(self, person_id: uuid.UUID) -> tuple[ExplanationRow, ...]:
        """Return every explanation of a person."""
        with self._work.read() as session:
            return explanations.explanations_of(session, self._work.hall_id, person_id)

    def of_mark(self, mark_id: uuid.UUID) -> tuple[ExplanationRow, ...]:
        """Return the explanations of a mark."""
        with self._work.read() as session:
            return explanations.explanations_about(session, self._work.hall_id, mark_id)

    def in_period(self, from_on: date, until_on: date) -> tuple[ExplanationRow, ...]:
        """Return explanations about the days of a period."""
        with self._work.read() as session:
            return explanations.explanations_in(session, self._work.hall_id, from_on, until_on)

    def publishable(self, from_on: date, until_on: date) -> tuple[MarkRow, ...]:
        """Return the marks of a period that may be published now (可以公布的记录)."""
        hall_id, now = self._work.hall_id, self._work.clock.now()
        with self._work.read() as session:
            return publishable_in(session, hall_id, from_on, until_on, now)

    # Parts of the above

    def _give(self, act: Writing, wish: ExplanationWish, said: str) -> uuid.UUID:
        hall_id, actor = self._work.hall_id, act.request.actor
        person_id, day = self._about(act, wish)
        # Only what somebody else writes down for the person is a reason to change a closed day.
        check_day_open(act, hall_id, day, "" if actor.person_id == person_id else said)
        rules = value_on(act.session, hall_id, PATROL_PLAN, act.today)
        calendar = load_calendar(act.session, hall_id)
        each = Explanation(
            id=uuid.uuid4(),
            hall_id=hall_id,
            person_id=person_id,
            mark_id=wish.mark_id,
            day=day,
            slot="" if wish.mark_id is not None else wish.slot,
            words=said,
            given_at=act.now,
            given_by=actor.person_id,
            decide_until=end_of_working_day_after(
                act.today, rules.decide_days, calendar, self._work.zone
            ),
        )
        act.session.add(each)
        act.session.flush()
        act.record(Happening("patrols.explained", "explanation", each.id))
        act.changed(Change.ATTENDANCE)
        return each.id

    def _about(self, act: Writing, wish: ExplanationWish) -> tuple[uuid.UUID, date]:
        """Return whom and which day an explanation is about, once it may be given."""
        mark = None if wish.mark_id is None else self._mark(act, wish.mark_id)
        concerned = None if mark is None else mark.person_id
        person_id = concerned or wish.person_id or act.request.actor.person_id
        self._check_speaker(act, person_id, is_named=mark is None or concerned is not None)
        day = wish.day if mark is None else mark.day
        if person_id is None or day is None or day > act.today:
            raise ExplanationDayError
        person = act.session.get(Person, person_id)
        if person is None or person.hall_id != self._work.hall_id:
            raise ExplanationDayError
        if mark is None:
            self._check_day(act, person_id, day, wish.slot)
        return person_id, day

    def _check_day(self, act: Writing, person_id: uuid.UUID, day: date, slot: str) -> None:
        """Refuse a second word about one part of a day, and one that comes too late."""
        if not is_slot(slot):
            raise ExplanationDayError
        known = explanations.explanations_of_day(act.session, self._work.hall_id, person_id, day)
        if any(covers(each.slot, slot) for each in known):
            raise ExplanationTwiceError
        hall_id, zone = self._work.hall_id, self._work.zone
        until = explain_until_of(act.session, hall_id, (day,), zone)[day]
        if act.now >= until:
            raise ExplanationLateError(until=_clock(until.astimezone(zone)))

    def _check_speaker(self, act: Writing, person_id: uuid.UUID | None, *, is_named: bool) -> None:
        """Refuse whoever speaks for somebody else without running the hall."""
        actor = act.request.actor
        if actor.person_id is not None and actor.person_id == person_id and is_named:
            return
        if actor.person_id is None:
            check_role(act.session, self._work.hall_id, actor, OVERSEERS)
        elif roles_of(act.session, self._work.hall_id, actor.person_id).isdisjoint(OVERSEERS):
            raise NotOnesOwnError

    def _mark(self, act: Writing, mark_id: uuid.UUID) -> MarkRow:
        """Return a mark that may be explained now, its row locked against a second one."""
        act.session.get(PatrolMark, mark_id, with_for_update=True)
        mark = one_mark(act.session, self._work.hall_id, mark_id)
        if mark is None:
            raise MarkUnknownError
        if not mark.is_blame:
            raise NothingFoundError
        if explanations.explanations_about(act.session, self._work.hall_id, mark_id):
            raise ExplanationTwiceError
        if mark.explain_until is not None and act.now >= mark.explain_until:
            raise ExplanationLateError(until=_clock(mark.explain_until.astimezone(self._work.zone)))
        return mark

    def _held(self, act: Writing, explanation_id: uuid.UUID) -> Explanation:
        each = act.session.get(Explanation, explanation_id, with_for_update=True)
        if each is None or each.hall_id != self._work.hall_id:
            raise ExplanationUnknownError
        if each.verdict is not None:
            raise ExplanationDecidedError(verdict=each.verdict.label)
        if each.person_id == act.request.actor.person_id:
            raise OwnExplanationError
        return each


def _clock(until: datetime) -> str:
    return f"{until:%Y-%m-%d %H:%M}"
