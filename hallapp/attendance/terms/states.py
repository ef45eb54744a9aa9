"""What a half day comes to in the words of files and commands; an interface, never translated."""

from enum import Enum

from hallapp.attendance.terms.results import HalfResult, Verdict


class HalfState(Enum):
    """One word for half a day; whoever reads the output of a command relies on the values."""

    PRESENT = "present"
    LATE = "late"
    EARLY_LEAVE = "early_leave"
    LATE_AND_EARLY = "late_and_early"
    ABSENT = "absent"
    MISSING_PUNCH = "missing_punch"
    LEAVE = "leave"
    UNCONFIRMED = "unconfirmed"
    OFF = "off"


_STATES = {
    Verdict.ABSENT: HalfState.ABSENT,
    Verdict.MISSING_PUNCH: HalfState.MISSING_PUNCH,
    # What cannot be said yet is not said: a half day that runs, a device that has not delivered.
    Verdict.PENDING: HalfState.UNCONFIRMED,
    Verdict.TO_CONFIRM: HalfState.UNCONFIRMED,
    Verdict.EXCUSED: HalfState.LEAVE,
    Verdict.REST: HalfState.OFF,
}


def half_state(half: HalfResult) -> HalfState:
    """Return the word for a half day."""
    if half.verdict is not Verdict.PRESENT:
        return _STATES[half.verdict]
    if half.is_late:
        return HalfState.LATE_AND_EARLY if half.is_early else HalfState.LATE
    return HalfState.EARLY_LEAVE if half.is_early else HalfState.PRESENT
