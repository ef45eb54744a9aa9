"""Refusals of `case` that only the command line knows."""

from hallapp.kernel.errors import RuleError


class GroundUnknownError(RuleError):
    """The reason to let the clock stand is none that the law knows."""

    code = "commands.ground_unknown"


class PlannedEndMissingError(RuleError):
    """Nobody said when the clock is planned to go on."""

    code = "commands.planned_end_missing"
