"""What bulletins ask of the features that keep attendance, patrols, leave and cases."""

from datetime import date
from typing import Protocol

from hallapp.bulletins.terms import DutyFacts, OpenThings


class DutyBook(Protocol):
    """Gathers the facts of a span of days; the hall's serving layer is one."""

    def facts(self, from_on: date, until_on: date) -> DutyFacts:
        """Return everything that figures of a span are made of."""
        ...

    def day(self, day: date) -> DutyFacts:
        """Return a day's attendance and patrols, without cases and opinions."""
        ...

    def open_things(self, from_on: date, until_on: date) -> OpenThings:
        """Return what of a span still waits for somebody."""
        ...

    def is_locked(self, from_on: date, until_on: date) -> bool:
        """Return whether the attendance of every day of a span is locked."""
        ...
