"""Whether what was found of a half day may be said of the person, by the rule of findings.

A lateness waits for an explanation as a finding of that day does: it counts in figures at once,
but nobody is named for it before the person had the time to be heard.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hallapp.attendance.terms import Slot
from hallapp.bulletins.terms import DutyDay, DutyHalf, Standing
from hallapp.patrols.lookups import is_sayable
from hallapp.patrols.terms import ExplanationRow, ExplanationVerdict

Said = Mapping[tuple[UUID, date], tuple[ExplanationRow, ...]]
"""What people said of their days, marks left out."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """What people said of their days, and until when each day waits for it.

    Attributes:
        until: By day.
        now: When something would be said of it.
    """

    said: Said
    until: Mapping[date, datetime]
    now: datetime

    def standing_of(self, half: DutyHalf, key: tuple[UUID, date]) -> Standing:
        """Return whether what was found of a half day may be said.

        Args:
            half: A half day of which something was found.
            key: Whose, and of which day.
        """
        own = [each for each in self.said.get(key, ()) if _is_about(each, half)]
        if any(each.verdict is ExplanationVerdict.ACCEPTED for each in own):
            return Standing.EXPLAINED
        is_said = is_sayable(own, self.until[key[1]], self.now)
        return Standing.STANDS if is_said else Standing.WAITING


def is_explained(said: Said, day: DutyDay, half: DutyHalf) -> bool:
    """Return whether the person has said something about a half day, whatever came of it."""
    return any(_is_about(each, half) for each in said.get((day.person_id, day.day), ()))


def _is_about(said: ExplanationRow, half: DutyHalf) -> bool:
    """Return whether words are about a half of their day; without a slot they are about it all."""
    slots = {slot.value for slot in Slot if slot.half is half.half}
    return not said.slot or said.slot in slots or said.slot == half.half.value
