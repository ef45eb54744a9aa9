"""Words of counting and locking a period (统计、锁定)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from hallapp.kernel.texts import _


@dataclass(frozen=True, slots=True)
class LockRules:
    """How long a month that is over stays open for corrections; a dated setting of the hall.

    Attributes:
        grace_days: Calendar days after the last day of the month, that day not counted.
    """

    grace_days: int = 10

    def closes_on(self, day: date) -> date:
        """Return the last day on which a day's month may be changed without a right of one's own.

        Args:
            day: Any day of the month.
        """
        next_month = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        return next_month + timedelta(days=self.grace_days - 1)

    def is_over(self, day: date, today: date) -> bool:
        """Return whether the time for corrections of a day has run out."""
        return today > self.closes_on(day)


@dataclass(frozen=True, slots=True)
class LockRow:
    """A period whose attendance is closed.

    Attributes:
        locked_by: Name, empty where the program itself did.
        reopened_at: When it was opened again, None while it holds.
    """

    id: UUID
    from_on: date
    until_on: date
    locked_at: datetime
    locked_by: str
    reopened_at: datetime | None = None
    reopened_by: str = ""
    reopen_reason: str = ""

    @property
    def holds(self) -> bool:
        """Whether the period is locked now."""
        return self.reopened_at is None


@dataclass(frozen=True, slots=True)
class AfterLock:
    """Whether an act touches a closed period, and by which right; printed with it.

    Attributes:
        is_after_lock: The period is locked, or its days of grace are over.
        reason: Why it was done all the same; empty in an open period.
    """

    is_after_lock: bool = False
    reason: str = ""

    @property
    def words(self) -> str:
        """What a print says beside the act; empty in an open period."""
        return _("锁定后更改：{reason}").format(reason=self.reason) if self.is_after_lock else ""


OPEN_PERIOD = AfterLock()
