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
