"""Rules of leave without any store: what counts, who approves, what the law grants."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hallapp.hall.half_days import HalfDay, HalfDaySpan
from hallapp.hall.terms import Role
from hallapp.hall.workdays import WorkCalendar
from hallapp.leave.errors import (
    LadderError,
    LeaveTooLongError,
    NoWorkingHalfDaysError,
    OutingLongError,
    OutingTimesError,
)
from hallapp.leave.terms import (
    AnnualExclusion,
    LadderRung,
    LeaveApprover,
    LeaveLadder,
    OutingKind,
)

AFTERWARDS = timedelta(minutes=15)
"""What is written down later than this after it happened is written down afterwards (补登)."""

MOST_DAYS = 400
"""Longer than any leave; a span beyond it is mistyped."""

# 《职工带薪年休假条例》第三条: days from so many full years on.
_ANNUAL_DAYS = ((20, 15), (10, 10), (1, 5))
_PAID_PERSONAL_DAYS = 20
# 第四条（三）（四）（五）: months of sick leave by full years of work.
_SICK_MONTHS = (
    (20, 4, AnnualExclusion.SICK_FOUR_MONTHS),
    (10, 3, AnnualExclusion.SICK_THREE_MONTHS),
    (1, 2, AnnualExclusion.SICK_TWO_MONTHS),
)

RUNNERS = frozenset({Role.SHIFT_LEADER, Role.MANAGER})
"""Who runs the hall of a day, and decides where a unit has nobody to."""

DECIDERS: dict[LeaveApprover, frozenset[Role]] = {
    LeaveApprover.WINDOW_HEAD: frozenset({Role.CHIEF_REPRESENTATIVE}),
    LeaveApprover.CHIEF_REPRESENTATIVE: frozenset({Role.CHIEF_REPRESENTATIVE}),
    LeaveApprover.SHIFT_LEADER: RUNNERS,
    LeaveApprover.MANAGEMENT: frozenset({Role.MANAGER}),
    LeaveApprover.HALL_LEADER: frozenset({Role.MANAGER, Role.ADMINISTRATOR}),
    LeaveApprover.HOME_UNIT: frozenset({Role.MANAGER}),
}
"""Which role decides on which step; the home unit's word is keyed in by a manager."""

OF_THE_UNIT = frozenset({LeaveApprover.WINDOW_HEAD, LeaveApprover.CHIEF_REPRESENTATIVE})
"""Steps that belong to the person's own unit."""


@dataclass(frozen=True, slots=True)
class Decider:
    """Whoever wants to decide on a step.

    Attributes:
        is_same_unit: Of the same unit as the person who asks for leave.
        unit_has_chief: The unit has a chief representative other than the person who asks;
            without one, whoever runs the hall decides in that place.
    """

    roles: frozenset[Role]
    is_same_unit: bool
    unit_has_chief: bool


@dataclass(frozen=True, slots=True)
class AnnualFacts:
    """What is known of a person's year when annual leave is set.

    Attributes:
        worked_years: Full years of work, everywhere, added up.
        vacation_days: Days of summer and winter vacation by law, 0 without any.
        paid_personal_days: Days of personal leave for which no pay was kept back.
        sick_months: Full months of sick leave.
    """

    worked_years: int
    vacation_days: int = 0
    paid_personal_days: int = 0
    sick_months: int = 0


def counted_halves(
    span: HalfDaySpan,
    calendar: WorkCalendar,
    rostered: Collection[date] = (),
    resting: Collection[date] = (),
) -> tuple[HalfDay, ...]:
    """Return the half days of a leave that count.

    Rest days and holidays inside do not count, make-up days do. The roster stands above the
    calendar: a Saturday on which the person has a shift counts, a day of rest does not.

    Args:
        span: First and last half day.
        calendar: The hall's days.
        rostered: Days on which the roster has the person work.
        resting: Days on which the roster has the person rest.

    Raises:
        LeaveTooLongError: The span is longer than any leave.
        NoWorkingHalfDaysError: None of them counts.

    Source:
        《职工带薪年休假条例》第三条第二款.
    """
    if (span.last.day - span.first.day).days >= MOST_DAYS:
        raise LeaveTooLongError(limit_days=MOST_DAYS)
    counted = tuple(
        each
        for each in span
        if each.day in rostered or (calendar.is_working(each.day) and each.day not in resting)
    )
    if not counted:
        raise NoWorkingHalfDaysError(
            first=span.first.day.isoformat(), last=span.last.day.isoformat()
        )
    return counted


def approvers_for(
    ladder: LeaveLadder, half_days: int, roles: Collection[Role]
) -> tuple[LeaveApprover, ...]:
    """Return who has to agree, one after another.

    Args:
        ladder: The hall's ladder of the day.
        half_days: Length of the leave in half days that count, at least 1.
        roles: Of the person who asks; a chief representative has a ladder of the own.

    Raises:
        LadderError: No rung reaches so far.
    """
    is_chief = Role.CHIEF_REPRESENTATIVE in roles
    rungs = ladder.own_rungs if is_chief and ladder.own_rungs else ladder.rungs
    for rung in rungs:
        if rung.up_to_half_days is None or half_days <= rung.up_to_half_days:
            return rung.approvers
    raise LadderError(half_days=half_days)


def check_ladder(ladder: LeaveLadder) -> None:
    """Refuse a ladder that leaves a length of leave without an approver.

    Raises:
        LadderError: Rungs do not rise, the last one ends, or one has nobody.
    """
    _check_rungs(ladder.rungs)
    if ladder.own_rungs:
        _check_rungs(ladder.own_rungs)


def _check_rungs(rungs: tuple[LadderRung, ...]) -> None:
    limits = [rung.up_to_half_days for rung in rungs]
    if not limits or limits[-1] is not None or not all(rung.approvers for rung in rungs):
        raise LadderError(half_days=0)
    reached = 0
    for limit in limits[:-1]:
        if limit is None or limit <= reached:
            raise LadderError(half_days=limit or 0)
        reached = limit


def may_decide(approver: LeaveApprover, decider: Decider) -> bool:
    """Return whether somebody may decide on a step; the own leave is refused elsewhere."""
    if approver in OF_THE_UNIT:
        if not decider.unit_has_chief:
            return not decider.roles.isdisjoint(RUNNERS)
        return decider.is_same_unit and not decider.roles.isdisjoint(DECIDERS[approver])
    return not decider.roles.isdisjoint(DECIDERS[approver])


def annual_half_days(worked_years: int) -> int:
    """Return the annual leave that the law gives for full years of work, in half days.

    Source:
        《职工带薪年休假条例》第三条第一款.
    """
    for years, days in _ANNUAL_DAYS:
        if worked_years >= years:
            return days * 2
    return 0


def exclusion_of(facts: AnnualFacts) -> AnnualExclusion | None:
    """Return why somebody has no annual leave this year, None where there is some.

    Source:
        《职工带薪年休假条例》第四条.
    """
    granted = annual_half_days(facts.worked_years)
    if granted and facts.vacation_days * 2 > granted:
        return AnnualExclusion.LONG_VACATION
    if facts.paid_personal_days >= _PAID_PERSONAL_DAYS:
        return AnnualExclusion.PAID_PERSONAL_LEAVE
    for years, months, exclusion in _SICK_MONTHS:
        if facts.worked_years >= years:
            return exclusion if facts.sick_months >= months else None
    return None


def late_halves(
    span: HalfDaySpan, back: HalfDay, calendar: WorkCalendar, rostered: Collection[date] = ()
) -> int:
    """Return how many half days that count lie between the end of a leave and the return.

    For these the procedure is missing (请假手续不全): they are told, and nobody is let off.
    """
    begin = span.last.next
    if not begin < back:
        return 0
    over = HalfDaySpan(begin, back)
    working = calendar.is_working
    return sum(1 for each in over if each < back and (each.day in rostered or working(each.day)))


def shared_halves(
    halves: Iterable[HalfDay], away: Collection[HalfDay], counted: Collection[HalfDay]
) -> tuple[HalfDay, ...]:
    """Return the half days that count in which two people would be away together."""
    return tuple(each for each in halves if each in away and each in counted)


def is_afterwards(at: datetime, noted_at: datetime) -> bool:
    """Return whether leaving or coming back was written down well after it happened."""
    return noted_at - at > AFTERWARDS


def check_outing(
    kind: OutingKind, left_at: datetime, planned_back_at: datetime, now: datetime, most_minutes: int
) -> None:
    """Refuse an outing that is none.

    Walking a citizen through the hall takes as long as it takes; everything else is leave when
    it is longer than the hall allows.

    Raises:
        OutingTimesError: Back before gone, or gone at a time to come.
        OutingLongError: Longer than an outing may be.
    """
    if planned_back_at <= left_at or left_at > now + timedelta(minutes=1):
        raise OutingTimesError
    minutes = int((planned_back_at - left_at).total_seconds() // 60)
    if kind.needs_approval and minutes > most_minutes:
        raise OutingLongError(minutes=minutes, limit=most_minutes)
