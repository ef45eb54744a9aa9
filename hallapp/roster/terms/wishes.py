"""What is said when shifts, rosters, posts and hand-overs are to be changed."""

import uuid
from dataclasses import dataclass
from datetime import date, time

from hallapp.hall.half_days import HalfDaySpan
from hallapp.roster.terms.posts import HandoverCause
from hallapp.roster.terms.shifts import RosterOccasion, ShiftSlot


@dataclass(frozen=True, slots=True)
class ShiftWish:
    """What is said when a shift is made."""

    code: str
    name: str
    begins: time
    ends: time
    slots: tuple[ShiftSlot, ...] = ()

    @property
    def crosses_midnight(self) -> bool:
        """Whether it ends on the day after."""
        return self.ends <= self.begins


@dataclass(frozen=True, slots=True)
class AssignmentWish:
    """What is said when somebody is put on the roster.

    Attributes:
        shift_id: None for a day of rest, and for duty at the hall's own hours.
    """

    person_id: uuid.UUID
    day: date
    shift_id: uuid.UUID | None = None
    occasion: RosterOccasion = RosterOccasion.SHIFT
    note: str = ""


@dataclass(frozen=True, slots=True)
class SitInWish:
    """What is said when a leader and an expert are to sit in."""

    day: date
    leader_name: str
    expert_name: str
    department_id: uuid.UUID | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PairWish:
    """What is said when a post gets its A and its B.

    Attributes:
        valid_from: None is today.
    """

    a_person_id: uuid.UUID
    b_person_id: uuid.UUID
    window_id: uuid.UUID | None = None
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class HandoverWish:
    """What is said when A hands the post over to B.

    Attributes:
        told_on: Day on which B was told; None is today.
        leave_ref: The leave that it belongs to, None without one.
    """

    pair_id: uuid.UUID
    span: HalfDaySpan
    cause: HandoverCause
    note: str = ""
    told_on: date | None = None
    leave_ref: uuid.UUID | None = None
