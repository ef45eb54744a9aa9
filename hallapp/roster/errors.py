"""Refusals of the roster; the sentences stand in `hallapp.wording.roster`."""

from hallapp.kernel.errors import RuleError


class ShiftUnknownError(RuleError):
    """The hall has no such shift, or has retired it."""

    code = "roster.shift_unknown"


class ShiftCodeError(RuleError):
    """A shift without a code, or with one that another shift has."""

    code = "roster.shift_code"


class ShiftTimesError(RuleError):
    """The times of a shift cannot be."""

    code = "roster.shift_times"


class AssignmentUnknownError(RuleError):
    """The roster has no such entry, or it was withdrawn."""

    code = "roster.assignment_unknown"


class AssignmentOverlapError(RuleError):
    """The person has another shift at the same time."""

    code = "roster.assignment_overlap"


class AssignmentShiftError(RuleError):
    """An entry without a shift where one is needed, or a day of rest with one."""

    code = "roster.assignment_shift"


class RosterFileError(RuleError):
    """The file is no roster: neither a month's grid nor a list was found in it."""

    code = "roster.file"


class RosterMonthError(RuleError):
    """The headings are bare numbers, and nobody says of which month."""

    code = "roster.month"


class RosterEmptyError(RuleError):
    """No row of the file can be taken."""

    code = "roster.empty"


class PairSameError(RuleError):
    """A and B are the same person."""

    code = "roster.pair_same"


class PairOpenError(RuleError):
    """The person has a B at this window already."""

    code = "roster.pair_open"


class PairUnknownError(RuleError):
    """The hall has no such pair, or it is over."""

    code = "roster.pair_unknown"


class PairDayError(RuleError):
    """A pair ends before it begins."""

    code = "roster.pair_day"


class HandoverUnknownError(RuleError):
    """There is no such hand-over, or it is over."""

    code = "roster.handover_unknown"


class HandoverOverlapError(RuleError):
    """The post is handed over in these half days already."""

    code = "roster.handover_overlap"


class SitInNamesError(RuleError):
    """Sitting in needs two names: a leader and an expert."""

    code = "roster.sit_in_names"


class SitInUnknownError(RuleError):
    """There is no such entry, or it was withdrawn."""

    code = "roster.sit_in_unknown"
