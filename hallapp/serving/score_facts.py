"""Gathers what is scored: days, findings, leave, late cases, ratings that had to be put right.

What happened is told, not judged: a hall's rules of that day say what it costs, and what no rule
scores is kept without points. What still waits for an explanation is not told yet, what was
explained never.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import select

from hallapp.assessment.service import AssessmentService
from hallapp.assessment.terms import AssessmentSheet, EvidenceSort, FactKind, FeedResult, ScoreFact
from hallapp.attendance.service import AttendanceService
from hallapp.bulletins.tables import BulletinNote
from hallapp.bulletins.terms import (
    DutyDay,
    DutyFacts,
    DutyHalf,
    HalfWord,
    NoteSort,
    Sighted,
    SightSort,
    Standing,
)
from hallapp.cases.tables import CaseOutcome, HallCase
from hallapp.cases.terms import FinishQuality
from hallapp.evaluation.tables import Evaluation, FollowUp, FollowUpStep
from hallapp.evaluation.terms import FollowUpState
from hallapp.hall.calendars import load_calendar
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _, papers
from hallapp.leave.service import LeaveService
from hallapp.serving.duty_facts import DutyFactsService

SORTS = frozenset(
    {
        EvidenceSort.DAY,
        EvidenceSort.MARK,
        EvidenceSort.LEAVE,
        EvidenceSort.CASE,
        EvidenceSort.EVALUATION,
        EvidenceSort.NOTE,
    }
)
"""What is gathered; entries that other things prove are left alone when facts are fed."""


_VACANT = "vacant"
_ONE_DAY = timedelta(days=1)


class ScoreFeeder:
    """Feeds a span of days into the scores; again, it changes nothing."""

    def __init__(
        self, work: UnitOfWork, attendance: AttendanceService, scores: AssessmentService
    ) -> None:
        self._work = work
        self._attendance = attendance
        self._scores = scores
        self._duty = DutyFactsService(work, attendance)
        self._leave = LeaveService(work)

    def feed(self, request: Request, from_on: date, until_on: date) -> FeedResult:
        """Gather what happened in a span and make its entries.

        Raises:
            NotEntitledError: The actor does not run the hall.
        """
        facts = self.gathered(from_on, until_on)
        return self._scores.feed(request, facts, from_on, until_on, SORTS)

    def sheet(self, from_on: date, until_on: date) -> AssessmentSheet:
        """Return the sheet of a period as feeding it now would make it; keeps nothing.

        Screens and papers of a period that is open read this, so that they need nobody to feed.
        """
        return self._scores.previewed(self.gathered(from_on, until_on), from_on, until_on, SORTS)

    def gathered(self, from_on: date, until_on: date) -> tuple[ScoreFact, ...]:
        """Return what happened in a span, as far as rules of scores may ask for it."""
        last = min(until_on, self._work.today())
        if last < from_on:
            return ()
        with papers():
            return (
                *self._of_days(self._duty.span(from_on, last)),
                *self._of_leave(from_on, last),
                *self._of_cases(from_on, last),
                *self._of_ratings(from_on, last),
                *self._of_praise(from_on, last),
            )

    def _of_days(self, duty: DutyFacts) -> Iterator[ScoreFact]:
        for day in duty.days:
            for half in day.halves:
                if half.standing is Standing.STANDS:
                    yield from _of_half(day, half)
        for sight in duty.sights:
            if sight.standing is Standing.STANDS:
                yield self._of_sight(sight)

    def _of_sight(self, sight: Sighted) -> ScoreFact:
        is_off_post = sight.sort is SightSort.OFF_POST and bool(sight.code)
        # A patroller who writes down 脱岗 says that the hall's minutes for it have passed.
        minutes = self._off_post_minutes(sight.day) if is_off_post else 0
        said = _("第{number}次巡查：{finding}").format(number=sight.number, finding=sight.label)
        return ScoreFact(
            kind=FactKind.OFF_POST if is_off_post else FactKind.FINDING,
            day=sight.day,
            evidence=EvidenceSort.MARK,
            evidence_id=sight.mark_id,
            person_id=sight.person_id,
            window_id=sight.window_id,
            department_id=sight.department_id,
            minutes=minutes,
            finding=sight.code or _VACANT,
            words=said,
        )

    def _off_post_minutes(self, day: date) -> int:
        return self._attendance.rules(day).off_post_from.minutes

    def _of_leave(self, from_on: date, until_on: date) -> Iterator[ScoreFact]:
        """Give leave whose procedure is missing: back too late, or never reported back."""
        for leave in self._leave.in_period(from_on, until_on):
            day = leave.span.last.day
            if not from_on <= day <= until_on or not (leave.late_half_days or leave.is_overdue):
                continue
            yield ScoreFact(
                kind=FactKind.LEAVE_UNDONE,
                day=day,
                evidence=EvidenceSort.LEAVE,
                evidence_id=str(leave.id),
                person_id=leave.person_id,
                department_id=leave.department_id,
                words=_("{number}到期没有按时销假").format(number=leave.number),
            )

    def _of_cases(self, from_on: date, until_on: date) -> Iterator[ScoreFact]:
        """Give cases decided after their promise, with the working days in between."""
        asked = (
            select(CaseOutcome, HallCase.case_number)
            .join(HallCase, HallCase.id == CaseOutcome.case_id)
            .where(
                CaseOutcome.hall_id == self._work.hall_id,
                CaseOutcome.is_latest,
                CaseOutcome.quality == FinishQuality.LATE,
                CaseOutcome.concluded_on >= from_on,
                CaseOutcome.concluded_on <= until_on,
            )
        )
        with self._work.read() as session:
            calendar = load_calendar(session, self._work.hall_id)
            found = session.execute(asked).all()
        for made, number in found:
            days = calendar.working_days_between(made.due_on + _ONE_DAY, made.concluded_on)
            said = _("办件{number}超期{days}个工作日")
            yield ScoreFact(
                kind=FactKind.CASE_OVERDUE,
                day=made.concluded_on,
                evidence=EvidenceSort.CASE,
                evidence_id=str(made.case_id),
                person_id=made.decided_by,
                window_id=made.window_id,
                department_id=made.department_id,
                times=days,
                words=said.format(number=number, days=days),
            )

    def _of_ratings(self, from_on: date, until_on: date) -> Iterator[ScoreFact]:
        """Give low ratings that had to be put right: verified, and not lifted by an appeal."""
        rectified = select(FollowUpStep.follow_up_id).where(
            FollowUpStep.hall_id == self._work.hall_id,
            FollowUpStep.state == FollowUpState.RECTIFIED,
        )
        asked = (
            select(Evaluation.id, Evaluation.day, Evaluation.person_id, Evaluation.window_id)
            .join(FollowUp, FollowUp.evaluation_id == Evaluation.id)
            .where(
                Evaluation.hall_id == self._work.hall_id,
                Evaluation.day >= from_on,
                Evaluation.day <= until_on,
                FollowUp.id.in_(rectified),
            )
        )
        with self._work.read() as session:
            found = session.execute(asked).all()
        for opens, day, person_id, window_id in found:
            yield ScoreFact(
                kind=FactKind.BAD_REVIEW,
                day=day,
                evidence=EvidenceSort.EVALUATION,
                evidence_id=str(opens),
                person_id=person_id,
                window_id=window_id,
                words=_("差评经核实已整改"),
            )

    def _of_praise(self, from_on: date, until_on: date) -> Iterator[ScoreFact]:
        asked = select(BulletinNote).where(
            BulletinNote.hall_id == self._work.hall_id,
            BulletinNote.sort == NoteSort.PRAISE,
            BulletinNote.day >= from_on,
            BulletinNote.day <= until_on,
            BulletinNote.withdrawn_at.is_(None),
        )
        with self._work.read() as session:
            found = session.scalars(asked).all()
        for note in found:
            yield ScoreFact(
                kind=FactKind.PRAISE,
                day=note.day,
                evidence=EvidenceSort.NOTE,
                evidence_id=str(note.id),
                person_id=note.person_id,
                department_id=note.department_id,
                words=note.words,
            )


def _of_half(day: DutyDay, half: DutyHalf) -> Iterator[ScoreFact]:
    """Give what is found of half a day; one that is an absence is nothing else."""
    if half.word is HalfWord.ABSENT:
        yield _day_fact(day, half, FactKind.ABSENT_HALF, 0)
        return
    if half.word is not HalfWord.PRESENT:
        return
    if half.is_late:
        yield _day_fact(day, half, FactKind.LATE, half.late_minutes)
    if half.is_early:
        yield _day_fact(day, half, FactKind.EARLY, half.early_minutes)
    if half.is_missing:
        yield _day_fact(day, half, FactKind.MISSING_PUNCH, 0)


def _day_fact(day: DutyDay, half: DutyHalf, kind: FactKind, minutes: int) -> ScoreFact:
    said = _("{half}{fact}{minutes}分钟") if minutes else _("{half}{fact}")
    return ScoreFact(
        kind=kind,
        day=day.day,
        evidence=EvidenceSort.DAY,
        evidence_id=f"{day.person_id}:{day.day.isoformat()}",
        person_id=day.person_id,
        window_id=day.window_id,
        department_id=day.department_id,
        part=half.half.value,
        minutes=minutes,
        words=said.format(half=half.half.label, fact=_fact_word(kind), minutes=minutes),
    )


def _fact_word(kind: FactKind) -> str:
    """Return the word for a fact of half a day; the half stands before it."""
    return _("旷工") if kind is FactKind.ABSENT_HALF else kind.label
