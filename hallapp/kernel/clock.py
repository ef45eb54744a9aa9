"""Now is an input: everything that asks for the time takes a `Clock`."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Protocol
from zoneinfo import ZoneInfo

from hallapp.kernel.errors import SurroundingsError

DEFAULT_ZONE = "Asia/Shanghai"


class ClockBehindError(SurroundingsError):
    """This machine's day is earlier than the latest day of the hall: its clock is wrong."""

    code = "kernel.clock_behind"


class Clock(Protocol):
    """Says what time it is."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC, with microseconds."""
        ...


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """Return the machine's time in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - the one place that reads the wall clock


class SettableClock:
    """A clock that stands until it is moved: for the tour, demonstrations and tests."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        """Return the moment last set."""
        return self._moment

    def set_to(self, moment: datetime) -> None:
        """Put the clock on an aware moment, also backwards."""
        self._moment = moment.astimezone(UTC)

    def advance(self, step: timedelta) -> None:
        """Move the clock by a step."""
        self._moment += step


def zone_named(name: str) -> tzinfo:
    """Return a time zone by its IANA name."""
    return ZoneInfo(name)


def day_in(moment: datetime, zone: tzinfo) -> date:
    """Return the calendar day of a moment in a zone (the hall's day)."""
    return moment.astimezone(zone).date()
