"""Read-only values of leave and outings for faces and papers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hallapp.hall.half_days import Half, HalfDay, HalfDaySpan
from hallapp.kernel.texts import _, papers
from hallapp.leave.terms.annual import AnnualExclusion
from hallapp.leave.terms.kinds import (
    LeaveApprover,
    LeaveKind,
    LeaveState,
    LeaveVerdict,
    OutingKind,
)


@dataclass(frozen=True, slots=True)
class LeaveWish:
    """What is said when leave is asked for.

    Attributes:
        person_id: Who will be away.
        span: First and last half day.
        b_person_id: Who stands in; None takes the B of the person's post, if there is one.
        knows_balance: The asker was told that annual leave does not reach and asks all the same.
    """

    person_id: UUID
    kind: LeaveKind
    span: HalfDaySpan
    reason: str
    b_person_id: UUID | None = None
    knows_balance: bool = False


@dataclass(frozen=True, slots=True)
class LeaveStepRow:
    """One step of approval.

    Attributes:
        decided_by: Name of whoever decided here; empty while undecided.
        signed_by: Name of whoever decided outside (home unit), as keyed in; empty otherwise.
    """

    position: int
    approver: LeaveApprover
    verdict: LeaveVerdict | None = None
    decided_by: str = ""
    decided_at: datetime | None = None
    words: str = ""
    signed_by: str = ""


@dataclass(frozen=True, slots=True)
class LeaveRow:
    """One request for leave with its steps (请假单).

    Attributes:
        half_days: Half days of the span that count: working ones, and those of the roster.
        b_is_away: Who stands in would be away too, or the person stands in for somebody who is;
            it cannot be approved like this.
        away_with: Who that is, by name.
        is_beyond_balance: Annual leave longer than what was left when it was asked for.
        back: First half day back at the post (销假), None while not reported back.
        late_half_days: Half days away beyond the leave: the procedure is missing for them.
        is_overdue: Approved, over, and nobody has reported back.
    """

    id: UUID
    number: str
    person_id: UUID
    person_name: str
    department_id: UUID | None
    department: str
    kind: LeaveKind
    span: HalfDaySpan
    half_days: int
    reason: str
    b_person_id: UUID | None
    b_name: str
    asked_at: datetime
    asked_by: str
    state: LeaveState
    steps: tuple[LeaveStepRow, ...] = ()
    b_is_away: bool = False
    away_with: str = ""
    is_beyond_balance: bool = False
    back: HalfDay | None = None
    ended_at: datetime | None = None
    late_half_days: int = 0
    is_overdue: bool = False

    @property
    def open_step(self) -> LeaveStepRow | None:
        """The step that waits for a decision, None when none does."""
        if self.state is not LeaveState.ASKED:
            return None
        return next((step for step in self.steps if step.verdict is None), None)

    @property
    def days_text(self) -> str:
        """How long it is: 半天, 1 天, 2.5 天."""
        return half_days_text(self.half_days)

    @property
    def span_text(self) -> str:
        """From when to when: 11月24日上午 至 11月25日下午."""
        return span_text(self.span)


@dataclass(frozen=True, slots=True)
class AwayRow:
    """Why somebody is away in one half day."""

    kind: LeaveKind
    is_trip: bool
    leave_id: UUID
    b_person_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class StandInRow:
    """Somebody who could stand in during a leave.

    Attributes:
        is_b: The B of the person's own post.
        is_away: Would be away too, in at least one half day that counts; cannot stand in.
    """

    person_id: UUID
    name: str
    is_b: bool
    is_away: bool


AwayMap = Mapping[tuple[UUID, date], Mapping[Half, AwayRow]]
"""Who is away when: by person and day, then by half."""


@dataclass(frozen=True, slots=True)
class AnnualBalance:
    """A person's annual leave of a year, in half days (年休假余额).

    Attributes:
        worked_years: Full years of work, None when the hall has not written them down.
        granted: Half days of the year; 0 when an exclusion holds.
        taken: Half days of approved and ended leave.
        asked: Half days of requests that are not decided.
        exclusion: Why there is none this year, None where there is.
        basis: What the grant was set upon, in words.
    """

    person_id: UUID
    year: int
    worked_years: int | None
    granted: int
    taken: int
    asked: int
    exclusion: AnnualExclusion | None = None
    basis: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the years of work have been written down."""
        return self.worked_years is not None

    @property
    def left(self) -> int:
        """Half days that nobody has taken or asked for; below 0 when overdrawn."""
        return self.granted - self.taken - self.asked


@dataclass(frozen=True, slots=True)
class GrantWish:
    """What is said when a person's annual leave of a year is set.

    Attributes:
        half_days: None takes what the law gives for the years.
        basis: Where the years come from: file, proof.
    """

    person_id: UUID
    year: int
    worked_years: int
    basis: str
    exclusion: AnnualExclusion | None = None
    half_days: int | None = None


@dataclass(frozen=True, slots=True)
class OutingWish:
    """What is said when somebody leaves the post for a short while.

    Attributes:
        window_id: None takes the window that the person holds, or belongs to.
        left_at: None is now; a little earlier when it is written down afterwards.
    """

    person_id: UUID
    kind: OutingKind
    reason: str
    planned_back_at: datetime
    b_person_id: UUID | None = None
    window_id: UUID | None = None
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OutingRow:
    """One slip of the register of outings (临时外出登记).

    Attributes:
        is_overdue: Planned back, and not back yet or back too late.
        needs_approval: Somebody who runs the hall has still to agree.
        noted_at: When it was written down; None where that is not known.
        back_noted_at: When the return was written down.
        is_afterwards: Written down well after the person left (补登), so it needs agreement.
    """

    id: UUID
    number: str
    person_id: UUID
    person_name: str
    department: str
    window_id: UUID | None
    window_number: int | None
    kind: OutingKind
    reason: str
    left_at: datetime
    planned_back_at: datetime
    back_at: datetime | None
    b_person_id: UUID | None
    b_name: str
    approver: str
    approved_at: datetime | None
    noted_by: str
    is_overdue: bool
    needs_approval: bool
    noted_at: datetime | None = None
    back_noted_at: datetime | None = None
    is_afterwards: bool = False

    @property
    def is_out(self) -> bool:
        """Whether the person is not back yet."""
        return self.back_at is None


def half_days_text(half_days: int) -> str:
    """Return half days in words: 半天, 1 天, 2.5 天."""
    if half_days == 1:
        return _("半天")
    whole, rest = divmod(half_days, 2)
    return _("{days} 天").format(days=f"{whole}.5" if rest else whole)


def half_day_text(half_day: HalfDay) -> str:
    """Return one half day in words: 11月24日上午."""
    day = half_day.day
    return _("{month}月{day}日{half}").format(
        month=day.month, day=day.day, half=half_day.half.label
    )


def span_text(span: HalfDaySpan) -> str:
    """Return a span in words; one half day stands alone."""
    if span.first == span.last:
        return half_day_text(span.first)
    return _("{first} 至 {last}").format(
        first=half_day_text(span.first), last=half_day_text(span.last)
    )


def leave_number(year: int, position: int) -> str:
    """Return the number of a leave slip as offices write it."""
    with papers():
        return _("请假〔{year}〕{position}号").format(year=year, position=position)


def outing_number(year: int, position: int) -> str:
    """Return the number of an outing slip as offices write it."""
    with papers():
        return _("外出〔{year}〕{position}号").format(year=year, position=position)
