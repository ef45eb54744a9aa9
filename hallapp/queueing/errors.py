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


class BookedLaterError(WrongStateError):
    """Who has an appointment came early, and its time has not come.

    Facts: `label`, and `time` as hour and minute in the hall.
    """

    code = "queueing.booked_later"


class ReasonNeededError(RuleError):
    """Calling out of order needs a reason."""

    code = "queueing.reason_needed"


class RecallTooSoonError(RuleError):
    """The same ticket was called only seconds ago; nobody walks that fast."""

    code = "queueing.recall_too_soon"


class RecallLimitError(RuleError):
    """The ticket was called as often as the hall allows; it may be missed now."""

    code = "queueing.recall_limit"


class AsideReasonError(RuleError):
    """A ticket is held for a reason that whoever goes on with it can read."""

    code = "queueing.aside_reason"


class AsideMinutesError(RuleError):
    """A time aside is at least a minute and ends on the same day."""

    code = "queueing.aside_minutes"


class NotAsideError(RuleError):
    """The ticket is neither held nor away."""

    code = "queueing.not_aside"


class NotServedHereError(RuleError):
    """The window does not serve what the ticket waits for."""

    code = "queueing.not_served_here"


class NowhereError(RuleError):
    """A transfer names a service, a window or a person."""

    code = "queueing.nowhere"


class DayOverError(RuleError):
    """The ticket is of a day that is over: it can be finished, nothing else."""

    code = "queueing.day_over"


class NotMissedError(RuleError):
    """Only who missed a call is admitted again."""

    code = "queueing.not_missed"


class ReadmitRefusedError(RuleError):
    """At this service a missed number is void (过号作废)."""

    code = "queueing.readmit_refused"


class ReadmitLimitError(RuleError):
    """The number came back as often as its service allows."""

    code = "queueing.readmit_limit"


class ReadmitLateError(RuleError):
    """The time in which a missed number may come back is over."""

    code = "queueing.readmit_late"


class StaffOnlyError(RuleError):
    """This is done by somebody who has signed in, not at a kiosk."""

    code = "queueing.staff_only"


class WorkWrongError(RuleError):
    """What was done names an item of the hall and is done at least once."""

    code = "queueing.work_wrong"


class ItemWrongError(RuleError):
    """There is no such item in the hall."""

    code = "queueing.item_wrong"


class NotFinishedError(RuleError):
    """Only what was finished today can be corrected."""

    code = "queueing.not_finished"


class PaperNeededError(RuleError):
    """A visit fails for want of a paper; which one must be said."""

    code = "queueing.paper_needed"


class NoPackageError(RuleError):
    """The ticket takes one service only: there is no step to skip."""

    code = "queueing.no_package"


class SkipReasonError(RuleError):
    """A step of a package is left out for a reason."""

    code = "queueing.skip_reason"


class NothingToUndoError(RuleError):
    """The window's latest move is final, or there is none."""

    code = "queueing.nothing_to_undo"


class UndoSecondNumberError(RuleError):
    """Whoever would be back at the window has taken another number of the service meanwhile.

    Facts: `label` of the ticket, and `taken`, the label of the other.
    """

    code = "queueing.undo_second_number"


class UndoTooLateError(RuleError):
    """Somebody has gone on with what the move would take back."""

    code = "queueing.undo_too_late"
