"""Refusals to whoever runs the queue of the hall."""

from hallapp.kernel.errors import RuleError


class PriorityMinutesError(RuleError):
    """A manager's priority gives at least a minute."""

    code = "queueing.priority_minutes"


class NoticeEmptyError(RuleError):
    """A notice to a window says something."""

    code = "queueing.notice_empty"


class NoticeUnknownError(RuleError):
    """There is no such notice."""

    code = "queueing.notice_unknown"


class HelpOverError(RuleError):
    """A window cannot help out until a moment that has passed."""

    code = "queueing.help_over"


class NotHelpingError(RuleError):
    """The window serves the service for good, or not at all: there is no help to end."""

    code = "queueing.not_helping"
