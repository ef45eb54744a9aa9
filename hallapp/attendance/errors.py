"""Refusals of attendance; the sentences stand in `hallapp.wording.attendance`."""

from hallapp.kernel.errors import RuleError


class SlotTimesError(RuleError):
    """The times of a punching slot cannot hold: it ends before it opens, or two overlap."""

    code = "attendance.slot_times"


class SlotMissingError(RuleError):
    """The rules do not name each of the four slots exactly once."""

    code = "attendance.slot_missing"


class ThresholdError(RuleError):
    """A threshold of lateness is not a number of minutes that can be reached."""

    code = "attendance.threshold"


class LadderError(RuleError):
    """A ladder of lateness or of going early does not go upwards, or names a rung twice."""

    code = "attendance.ladder"


class SeasonError(RuleError):
    """Hours of a season or of weekdays do not say when they hold."""

    code = "attendance.season"


class QuestionUnknownError(RuleError):
    """There is no such question to a window."""

    code = "attendance.question_unknown"


class QuestionAnsweredError(RuleError):
    """Somebody has answered the question already; the first answer stays."""

    code = "attendance.question_answered"


class PresetUnknownError(RuleError):
    """No preset of rules is called so."""

    code = "attendance.preset_unknown"


class ReasonMissingError(RuleError):
    """An act that stays in the record needs a reason."""

    code = "attendance.reason_missing"


class CorrectionUnknownError(RuleError):
    """There is no such correction."""

    code = "attendance.correction_unknown"


class CorrectionAskedError(RuleError):
    """A correction of this slot waits for a decision already."""

    code = "attendance.correction_asked"


class CorrectionDecidedError(RuleError):
    """Somebody has decided the correction already."""

    code = "attendance.correction_decided"


class CorrectionEarlyError(RuleError):
    """A correction cannot say where somebody will be: the moment has not come."""

    code = "attendance.correction_early"


class SecondPersonError(RuleError):
    """A correction is decided by somebody else than who asked and whom it concerns."""

    code = "attendance.second_person"


class OutageSpanError(RuleError):
    """A failure ends before it begins, lies in the future or is longer than a week."""

    code = "attendance.outage_span"


class OutageUnknownError(RuleError):
    """There is no such declared failure, or it was withdrawn already."""

    code = "attendance.outage_unknown"


class PeriodClosedError(RuleError):
    """The days are closed; a change needs the right to it and a reason that prints."""

    code = "attendance.period_closed"


class PeriodSpanError(RuleError):
    """A span of days ends before it begins, is longer than a year or is not over."""

    code = "attendance.period_span"


class PeriodLockedError(RuleError):
    """The period, or a part of it, is locked already."""

    code = "attendance.period_locked"


class LockUnknownError(RuleError):
    """There is no such lock, or it was opened again already."""

    code = "attendance.lock_unknown"


class LockDifferenceError(RuleError):
    """Days were counted before and would come to something else: that is looked at first."""

    code = "attendance.lock_difference"


class LockOpenError(RuleError):
    """Half days are not decided: a failure, or a device that is behind, leaves them open."""

    code = "attendance.lock_open"


class CountCancelledError(RuleError):
    """The person stopped the counting; nothing was written."""

    code = "attendance.count_cancelled"


class CountOvertakenError(RuleError):
    """Somebody else counted the same days at this moment."""

    code = "attendance.count_overtaken"
