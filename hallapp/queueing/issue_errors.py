"""Refusals at issue: why a citizen gets no number, and orders that cannot be given."""

from hallapp.kernel.errors import RuleError
from hallapp.queueing.errors import SeriesFullError


class SeriesAllAliveError(SeriesFullError):
    """A series has begun anew, and every number of it still waits or is being served."""

    code = "queueing.series_all_alive"


class IssueStoppedError(RuleError):
    """A manager has stopped the numbers of a service for now (暂停取号)."""

    code = "queueing.issue_stopped"


class RestDayError(RuleError):
    """The hall does not work today (休息日)."""

    code = "queueing.rest_day"


class NotInSessionError(RuleError):
    """No session of the service is open now (不在取号时段)."""

    code = "queueing.not_in_session"


class AppointmentOnlyError(RuleError):
    """The service receives people with an appointment only, now (只接待预约)."""

    code = "queueing.appointment_only"


class DayFullError(RuleError):
    """The day's maximum of a service is reached (当日限号)."""

    code = "queueing.day_full"


class SessionFullError(RuleError):
    """The quota of the open session is used up (时段限号)."""

    code = "queueing.session_full"


class IdentityNeededError(RuleError):
    """The service gives numbers to named people only (实名取号)."""

    code = "queueing.identity_needed"


class LiveTicketExistsError(RuleError):
    """The person has a number of this service that is still good; it can be printed again.

    Facts: `label` and `ticket_id` of that ticket, for the reprint.
    """

    code = "queueing.live_ticket_exists"


class PersonLimitError(RuleError):
    """The person had as many numbers of this service today as one may have."""

    code = "queueing.person_limit"


class PriorityUnknownError(RuleError):
    """There is no such priority class, or it is not given any more."""

    code = "queueing.priority_unknown"


class PackageUnknownError(RuleError):
    """There is no such package, or it is not offered any more."""

    code = "queueing.package_unknown"


class CauseNeededError(RuleError):
    """A stop of numbers and a void ticket need a cause that is kept."""

    code = "queueing.cause_needed"


class OrderEmptyError(RuleError):
    """An order to extend says neither until when nor by how many numbers."""

    code = "queueing.order_empty"
