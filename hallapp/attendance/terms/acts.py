"""What people do about days: ask for a correction, declare an outage, count a period."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from hallapp.attendance.terms.deciding import CorrectionCause, OutageCause
from hallapp.attendance.terms.slots import Slot
from hallapp.kernel.texts import _


@dataclass(frozen=True, slots=True)
class CorrectionWish:
    """What is said when a slot is to be filled (补签单).

    Attributes:
        stated: When the person was there, by the hall's clock; None where only "in time" is
            said.
    """

    person_id: UUID
    day: date
    slot: Slot
    cause: CorrectionCause
    reason: str
    stated: time | None = None


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """One correction (补签单).

    Attributes:
        stated_at: When the person was there, in the hall's zone; None where only "in time" is
            said.
        is_approved: None until a second person decided.
        words: What was said when it was decided.
        is_after_lock: It was decided in a closed period; `override_reason` says by which right.
    """

    id: UUID
    number: str
    person_id: UUID
    person_name: str
    department_id: UUID | None
    department: str
    day: date
    slot: Slot
    stated_at: datetime | None
    cause: CorrectionCause
    reason: str
    asked_by_id: UUID | None
    asked_by: str
    asked_at: datetime
    is_approved: bool | None = None
    decided_by: str = ""
    decided_at: datetime | None = None
    words: str = ""
    is_after_lock: bool = False
    override_reason: str = ""

    @property
    def state_text(self) -> str:
        """Where it stands, in a word."""
        if self.is_approved is None:
            return _("补签待批")
        return _("已准补签") if self.is_approved else _("未准补签")

    @property
    def stated_text(self) -> str:
        """The time that is stated, 08:55; 按时 where none is."""
        return _("按时") if self.stated_at is None else f"{self.stated_at:%H:%M}"


@dataclass(frozen=True, slots=True)
class OutageWish:
    """What is said when a failure is declared.

    Attributes:
        from_at: Begin, aware.
        to_at: End, aware.
        device_number: The device that failed, empty for all of them.
    """

    from_at: datetime
    to_at: datetime
    cause: OutageCause
    words: str = ""
    device_number: str = ""


@dataclass(frozen=True, slots=True)
class OutageRow:
    """A declared failure (故障登记); times in the hall's zone."""

    id: UUID
    device_number: str
    from_at: datetime
    to_at: datetime
    cause: OutageCause
    words: str
    declared_at: datetime
    declared_by: str
    is_after_lock: bool = False
    override_reason: str = ""
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""
    withdrawn_why: str = ""

    @property
    def holds(self) -> bool:
        """Whether it has not been withdrawn."""
        return self.withdrawn_at is None


@dataclass(frozen=True, slots=True)
class DayDifference:
    """One person's day that a count would change.

    Attributes:
        before: Morning and afternoon as counted, in words; empty where the day was not counted.
        after: The same as the punches say now.
    """

    person_id: UUID
    person_name: str
    department: str
    day: date
    before: str
    after: str

    @property
    def is_first(self) -> bool:
        """Whether the day was never counted before."""
        return not self.before


@dataclass(frozen=True, slots=True)
class RecountDifference:
    """What a count of a period would change; nothing is written yet.

    Attributes:
        people: How many people were looked at.
        days: How many days of people were looked at.
        first: How many of them were never counted.
        lines: The days that were counted and differ, by day and name.
        unsettled: Half days that cannot be decided yet.
    """

    from_on: date
    until_on: date
    people: int
    days: int
    first: int
    lines: tuple[DayDifference, ...] = ()
    unsettled: int = 0

    @property
    def changed(self) -> int:
        """How many counted days would get another version."""
        return len(self.lines)

    @property
    def is_nothing(self) -> bool:
        """Whether a count would write nothing."""
        return not self.first and not self.lines


@dataclass(frozen=True, slots=True)
class CountWish:
    """What is said when a period is counted.

    Attributes:
        reason: Why, as it stands in the record.
        override_reason: Why although the period is closed; empty in an open one.
    """

    from_on: date
    until_on: date
    reason: str
    override_reason: str = ""


@dataclass(frozen=True, slots=True)
class CountRow:
    """One counting of a period (统计记录)."""

    id: UUID
    from_on: date
    until_on: date
    reason: str
    counted_at: datetime
    counted_by: str
    people: int
    days: int
    changed: int
    is_after_lock: bool = False
    override_reason: str = ""
