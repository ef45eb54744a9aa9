"""Refusals of the guide desk."""

from hallapp.kernel.errors import RuleError


class HelpUnknownError(RuleError):
    """There is no such call for help."""

    code = "reception.help_unknown"


class HelpClosedError(RuleError):
    """The call for help is closed already."""

    code = "reception.help_closed"


class HelpAnsweredError(RuleError):
    """Another person is on the way already."""

    code = "reception.help_answered"


class StaffNeededError(RuleError):
    """Answering and accompanying is done by a person who signed in."""

    code = "reception.staff_needed"


class EscortSubjectError(RuleError):
    """An escort record says what it is about."""

    code = "reception.escort_subject"


class EscortOverError(RuleError):
    """There is no such escort, or it has ended."""

    code = "reception.escort_over"
