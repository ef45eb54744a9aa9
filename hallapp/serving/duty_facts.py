"""Gathers what weekly, monthly and daily figures are made of from the features that keep it.

A day is read as attendance shows it, a finding as patrols let it be published. Nothing is judged
here: what a half day came to is attendance's word, what may be said of a person that of patrols.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from hallapp.attendance.service import AttendanceService, CorrectionService, LockService
from hallapp.attendance.terms import Excuse, HalfResult, Verdict
from hallapp.attendance.terms.person_days import PersonDayRow
from hallapp.bulletins.terms import (
    CaseCounts,
    DutyDay,
    DutyFacts,
    DutyHalf,
    HalfWord,
    LetterCounts,
    OpenThings,
    OpinionCounts,
    RoundCounts,
    Sighted,
    SightSort,
    Standing,
)
from hallapp.cases.figures import CaseTallyService
from hallapp.cases.tally import CaseTally, Grouping, Span
from hallapp.evaluation.service import EvaluationService
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.texts import papers
from hallapp.leave.away import away_in
from hallapp.leave.service import LeaveService
from hallapp.leave.terms import AwayMap, LeaveState
from hallapp.patrols.lookups import (
    explain_until_of,
    explanations_in,
    letters_in,
    marks_in,
    may_publish,
    tallies_in,
)
from hallapp.patrols.terms import (
    ExplanationRow,
    ExplanationVerdict,
    FindingSort,
    LetterRow,
    MarkRow,
    PatrolSight,
    PatrolTally,
)
from hallapp.serving.duty_hearing import Hearing, Said, is_explained

_WORDS = {
    Verdict.PRESENT: HalfWord.PRESENT,
    Verdict.MISSING_PUNCH: HalfWord.PRESENT,
    Verdict.ABSENT: HalfWord.ABSENT,
    Verdict.PENDING: HalfWord.OPEN,
    Verdict.TO_CONFIRM: HalfWord.OPEN,
    Verdict.REST: HalfWord.REST,
}
_OFF_POST = frozenset({"off_post", "vacant_without_b"})
"""Codes of findings that are an empty post; a mark that says so by itself is one too."""
_SORTS = {FindingSort.DRESS: SightSort.DRESS, FindingSort.DESK: SightSort.DESK}
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Read:
    """What one reading of the store found about a span of days."""

    away: AwayMap
    marks: tuple[MarkRow, ...]
    explanations: tuple[ExplanationRow, ...]
    tallies: tuple[PatrolTally, ...]
    letters: tuple[LetterRow, ...]

    @property
    def said(self) -> Said:
        """What people said of their days, marks left out."""
        found: dict[tuple[UUID, date], list[ExplanationRow]] = defaultdict(list)
        for each in self.explanations:
            if each.mark_id is None:
                found[each.person_id, each.day].append(each)
        return {key: tuple(rows) for key, rows in found.items()}


class DutyFactsService:
    """What bulletins and postings ask of attendance, patrols, leave, cases and evaluation."""

    def __init__(self, work: UnitOfWork, attendance: AttendanceService) -> None:
        self._work = work
        self._attendance = attendance
        self._corrections = CorrectionService(work)
        self._locks = LockService(work)
        self._leave = LeaveService(work)
        self._cases = CaseTallyService(work)
        self._evaluation = EvaluationService(work)

    def facts(self, from_on: date, until_on: date) -> DutyFacts:
        """Return everything that figures of a span are made of; days to come are left out."""
        last = min(until_on, self._work.today())
        if last < from_on:
            return DutyFacts(from_on, until_on, ())
        duty = self.span(from_on, last)
        with papers():
            cases, by_unit = self._case_counts(Span(from_on, until_on + _ONE_DAY))
        return DutyFacts(
            from_on=from_on,
            until_on=until_on,
            days=duty.days,
            sights=duty.sights,
            rounds=duty.rounds,
            letters=duty.letters,
            cases=cases,
            cases_by_unit=by_unit,
            opinions=self._opinions(from_on, last),
        )

    def day(self, day: date) -> DutyFacts:
        """Return a day's attendance and patrols, without cases and opinions."""
        return self.span(day, day)

    def open_things(self, from_on: date, until_on: date) -> OpenThings:
        """Return what of a span still waits for somebody.

        A missing punch or an absence is open until its owner explained it or asked for a
        correction; a letter until it is answered, once its answer is due.
        """
        last = min(until_on, self._work.today())
        if last < from_on:
            return OpenThings()
        duty, read = self.span(from_on, last), self._read(from_on, last)
        asked = self._corrections.in_period(from_on, last)
        corrected = {(each.person_id, each.day) for each in asked}
        missing = [
            (day, day.evidence_id(half))
            for day in duty.days
            for half in day.halves
            if (half.is_missing or half.word is HalfWord.ABSENT)
            and (day.person_id, day.day) not in corrected
            and not is_explained(read.said, day, half)
        ]
        return OpenThings(
            missing=tuple(opens for _day, opens in missing),
            leave=self._open_leave(from_on, last),
            letters=tuple(str(each.id) for each in read.letters if each.is_overdue),
            explanations=tuple(str(each.id) for each in read.explanations if each.is_open),
            corrections=tuple(str(each.id) for each in asked if each.is_approved is None),
            open_days=tuple(
                day.evidence_id(half)
                for day in duty.days
                for half in day.halves
                if half.word is HalfWord.OPEN
            ),
            people=len({day.person_id for day, _opens in missing}),
            by_unit=_by_unit(missing),
        )

    def is_locked(self, from_on: date, until_on: date) -> bool:
        """Return whether one lock holds that covers every day of a span."""
        return any(
            each.holds and each.from_on <= from_on and until_on <= each.until_on
            for each in self._locks.locks(from_on, until_on)
        )

    def span(self, from_on: date, until_on: date) -> DutyFacts:
        """Return attendance and patrols of a span, without cases and opinions."""
        rows = self._attendance.days(from_on, until_on)
        read, now = self._read(from_on, until_on), self._work.clock.now()
        hearing = Hearing(read.said, self._until({row.day for row in rows}), now)
        with papers():
            days = tuple(_duty_day(row, read.away, hearing) for row in rows)
            sights = tuple(
                sighted(mark, read.explanations, now) for mark in read.marks if mark.is_blame
            )
        return DutyFacts(
            from_on=from_on,
            until_on=until_on,
            days=days,
            sights=sights,
            rounds=_rounds(read.tallies),
            letters=_letters(read.letters),
        )

    def _read(self, from_on: date, until_on: date) -> _Read:
        hall_id, now, zone = self._work.hall_id, self._work.clock.now(), self._work.zone
        with self._work.read() as session:
            return _Read(
                away=away_in(session, hall_id, from_on, until_on),
                marks=marks_in(session, hall_id, from_on, until_on),
                explanations=explanations_in(session, hall_id, from_on, until_on),
                tallies=tallies_in(session, hall_id, (from_on, until_on), now, zone),
                letters=self._letters(session, from_on, until_on),
            )

    def _until(self, days: Iterable[date]) -> Mapping[date, datetime]:
        with self._work.read() as session:
            return explain_until_of(session, self._work.hall_id, days, self._work.zone)

    def _letters(self, session: Session, from_on: date, until_on: date) -> tuple[LetterRow, ...]:
        found = letters_in(session, self._work.hall_id, (from_on, until_on), self._work.today())
        return tuple(each for each in found if each.withdrawn_at is None)

    def _open_leave(self, from_on: date, until_on: date) -> tuple[str, ...]:
        return tuple(
            str(each.id)
            for each in self._leave.in_period(from_on, until_on)
            if each.state is LeaveState.ASKED or each.is_overdue
        )

    def _case_counts(self, span: Span) -> tuple[CaseCounts | None, tuple[CaseCounts, ...]]:
        first = self._cases.first_day()
        if first is None or first >= span.end:
            return None, ()
        late = tuple(str(each.case_id) for each in self._cases.counted("late", span))
        whole = _case_counts("", self._cases.of(span), late)
        groups = self._cases.by(span, Grouping.UNIT)
        by_unit = tuple(
            _case_counts(each.name, each.tally, ()) for each in groups if each.tally.is_busy
        )
        return whole, by_unit

    def _opinions(self, from_on: date, until_on: date) -> OpinionCounts:
        found = self._evaluation.evaluations(from_on, until_on)
        poor = tuple(str(each.id) for each in found if each.level.is_low)
        return OpinionCounts(len(found), len(found) - len(poor), poor)


def sighted(mark: MarkRow, explanations: Iterable[ExplanationRow], now: datetime) -> Sighted:
    """Return a blamed mark as figures and postings take it.

    Args:
        mark: Something that a round found.
        explanations: Of any marks.
        now: When it would be said.
    """
    return Sighted(
        mark_id=str(mark.id),
        day=mark.day,
        number=mark.number,
        window_number=mark.window_number,
        person_id=mark.person_id,
        name=mark.person_name,
        department_id=mark.department_id,
        department=mark.department,
        sort=sight_sort(mark),
        label=mark.label,
        standing=_standing_of(mark, explanations, now),
        source=mark.source.label,
        code=mark.finding_code,
        window_id=mark.window_id,
    )


def sight_sort(mark: MarkRow) -> SightSort:
    """Return which figure counts a finding."""
    if mark.seen is PatrolSight.VACANT or mark.finding_code in _OFF_POST:
        return SightSort.OFF_POST
    if mark.finding_sort is None:
        return SightSort.CONDUCT
    return _SORTS.get(mark.finding_sort, SightSort.CONDUCT)


def _standing_of(mark: MarkRow, explanations: Iterable[ExplanationRow], now: datetime) -> Standing:
    own = [each for each in explanations if each.mark_id == mark.id]
    if any(each.verdict is ExplanationVerdict.ACCEPTED for each in own):
        return Standing.EXPLAINED
    return Standing.STANDS if may_publish(mark, own, now) else Standing.WAITING


def _duty_day(row: PersonDayRow, away: AwayMap, hearing: Hearing) -> DutyDay:
    person = row.person
    halves = tuple(_duty_half(row, half, away, hearing) for half in row.halves)
    return DutyDay(
        person_id=person.person_id,
        staff_number=person.staff_number,
        name=person.name,
        department_id=person.department_id,
        department=person.department,
        window_id=person.window_id,
        window_number=person.window_number,
        day=row.day,
        halves=halves,
    )


def _duty_half(row: PersonDayRow, half: HalfResult, away: AwayMap, hearing: Hearing) -> DutyHalf:
    key = (row.person.person_id, row.day)
    absence = away.get(key, {}).get(half.half)
    word = _word(half)
    is_away = word in {HalfWord.LEAVE, HalfWord.TRIP}
    kind = half.leave_kind if is_away else None
    found = DutyHalf(
        half=half.half,
        word=word,
        is_late=half.is_late,
        late_minutes=half.late_minutes,
        is_early=half.is_early,
        early_minutes=half.early_minutes,
        is_missing=half.verdict is Verdict.MISSING_PUNCH,
        leave_kind="" if kind is None else kind.value,
        leave_id="" if absence is None or not is_away else str(absence.leave_id),
        correction=half.correction,
        has_b=is_away and absence is not None and absence.b_person_id is not None,
        has_come=half.verdict is Verdict.PENDING and _has_come(row, half),
    )
    if not found.is_deviation:
        return found
    return replace(found, standing=hearing.standing_of(found, key))


def _has_come(row: PersonDayRow, half: HalfResult) -> bool:
    """Return whether somebody has punched in a half day."""
    return any(slot.punched_at is not None for slot in row.slots if slot.slot.half is half.half)


def _word(half: HalfResult) -> HalfWord:
    if half.verdict is Verdict.EXCUSED:
        return HalfWord.TRIP if half.excuse is Excuse.TRIP else HalfWord.LEAVE
    return _WORDS[half.verdict]


def _by_unit(missing: Iterable[tuple[DutyDay, str]]) -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    for day, opens in missing:
        if day.department_id is not None:
            found[day.department_id].append(opens)
    return {unit: tuple(ids) for unit, ids in found.items()}


def _rounds(tallies: Iterable[PatrolTally]) -> RoundCounts:
    found = tuple(tallies)
    return RoundCounts(
        asked=sum(each.drawn for each in found),
        made=sum(each.made for each in found),
        late=sum(each.late for each in found),
        missed=sum(each.missed for each in found),
        extra=sum(each.extra for each in found),
    )


def _letters(letters: Iterable[LetterRow]) -> LetterCounts:
    found = tuple(letters)
    return LetterCounts(
        issued=tuple(str(each.id) for each in found),
        unanswered=tuple(str(each.id) for each in found if each.replied_on is None),
    )


def _case_counts(name: str, tally: CaseTally, late: tuple[str, ...]) -> CaseCounts:
    return CaseCounts(
        name=name,
        received=tally.received,
        accepted=tally.accepted,
        done=tally.done,
        at_once=tally.at_once,
        early=tally.early,
        on_time=tally.on_time,
        late=tally.late,
        late_by_law=tally.late_by_law,
        pending=tally.pending,
        handled=tally.handled,
        handled_days=tally.handled_days,
        late_ids=late,
    )
