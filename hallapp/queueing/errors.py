"""Refusals of the queue."""

from hallapp.kernel.errors import RuleError


class NoServiceError(RuleError):
    """There is no such service, or no number is given for it."""

    code = "queueing.no_service"


class SeriesFullError(RuleError):
    """The day's numbers of a series are used up (当日号源已满)."""

    code = "queueing.series_full"


class TicketUnknownError(RuleError):
    """There is no such ticket."""

    code = "queueing.ticket_unknown"


class WindowBusyError(RuleError):
    """The window still has a ticket that was called or is served."""

    code = "queueing.window_busy"


class WindowClosedError(RuleError):
    """Nobody has signed in at the window, or it is paused."""

    code = "queueing.window_closed"


class NotHolderError(RuleError):
    """Whoever presses the key does not hold the window (不在岗)."""

    code = "queueing.not_holder"


class NothingCalledError(RuleError):
    """The window has no ticket that the key could be meant for."""

    code = "queueing.nothing_called"


class AlreadyCalledError(RuleError):
    """Another window has called the ticket first."""

    code = "queueing.already_called"


class NotWaitingError(RuleError):
    """The ticket waits no longer."""

    code = "queueing.not_waiting"


class WrongStateError(RuleError):
    """The ticket is not where the key would move it from."""

    code = "queueing.wrong_state"


class ReasonNeededError(RuleError):
    """Calling out of order needs a reason."""

    code = "queueing.reason_needed"
