"""How much time a case has: whole days or working time, a type for each, never mixed."""

from dataclasses import dataclass, replace
from datetime import timedelta

from hallapp.cases.errors import ExtensionError, HourLimitError
from hallapp.hall.limits import Limit, LimitUnit


@dataclass(frozen=True, slots=True)
class DayBudget:
    """Whole days that a case has: its limit, and by how much it was extended (延期).

    Attributes:
        limit: The limit in its own unit, not in hours.
        extension: So many units of the limit on top, 0 for none.

    Raises:
        HourLimitError: The limit is in hours.
        ExtensionError: The extension is below 0, or of a limit that has no unit (on the spot).

    Source:
        《行政许可法》第四十二条.
    """

    limit: Limit
    extension: int = 0

    def __post_init__(self) -> None:
        if self.limit.unit is LimitUnit.HOURS:
            raise HourLimitError(limit=self.limit.words)
        if self.extension:
            _check_extension(self.limit, self.extension)

    @property
    def amount(self) -> int:
        """How many units there are, the extension included."""
        return self.limit.amount + self.extension

    def extended_by(self, amount: int) -> "DayBudget":
        """Return the budget with so many units of its limit on top.

        Raises:
            ExtensionError: The amount is below 1, or the limit is on the spot.
        """
        _check_extension(self.limit, amount)
        return replace(self, extension=self.extension + amount)


@dataclass(frozen=True, slots=True)
class HourBudget:
    """Working time that a case has: it runs only while the hall is at work.

    Attributes:
        limit: The working time; below zero only for what is to happen before something is due.
        extension: Working time on top.
    """

    limit: timedelta
    extension: timedelta = timedelta(0)

    @property
    def amount(self) -> timedelta:
        """All the working time there is."""
        return self.limit + self.extension

    def extended_by(self, hours: int) -> "HourBudget":
        """Return the budget with so many hours on top.

        Raises:
            ExtensionError: The amount is below 1.
        """
        if hours < 1:
            raise ExtensionError(amount=hours, limit=_hours_limit(self.limit))
        return replace(self, extension=self.extension + timedelta(hours=hours))


Budget = DayBudget | HourBudget


def budget_of(limit: Limit) -> Budget:
    """Return the budget of a limit: working time for hours, whole days for everything else."""
    if limit.unit is LimitUnit.HOURS:
        return HourBudget(timedelta(hours=limit.amount))
    return DayBudget(limit)


def _check_extension(limit: Limit, amount: int) -> None:
    if amount < 1 or limit.unit is LimitUnit.ON_THE_SPOT:
        raise ExtensionError(amount=amount, limit=limit.words)


def _hours_limit(limit: timedelta) -> str:
    hours = max(1, limit // timedelta(hours=1))
    return Limit(hours, LimitUnit.HOURS).words
