"""Refusals of use cases that span features."""

from hallapp.cases.errors import GuideOvertakenError, ItemNotOfferedError
from hallapp.kernel.errors import RuleError

__all__ = [
    "DepartmentNotFoundError",
    "GuideOvertakenError",
    "ItemNotOfferedError",
    "ItemWithdrawnError",
    "LiveTicketError",
    "NotInstantError",
    "NotServingError",
    "PageUnknownError",
    "PauseMinutesError",
    "PauseReasonError",
    "TakeOverReasonError",
]


class LiveTicketError(RuleError):
    """A window with a called or served ticket cannot be left."""

    code = "serving.live_ticket"


class NotServingError(RuleError):
    """A case is accepted from the ticket that is being served; there is none."""

    code = "serving.not_serving"


class NotInstantError(RuleError):
    """Only items that are done at once (即办件) are accepted and decided in one."""

    code = "serving.not_instant"


class PauseReasonError(RuleError):
    """A pause is shown to the public: it needs a reason."""

    code = "serving.pause_reason"


class PauseMinutesError(RuleError):
    """A pause is planned for a minute at least and a day at most."""

    code = "serving.pause_minutes"


class TakeOverReasonError(RuleError):
    """Taking a window from somebody is reported with a reason."""

    code = "serving.take_over_reason"


class DepartmentNotFoundError(RuleError):
    """The hall has no department of this name."""

    code = "serving.department_not_found"


class ItemWithdrawnError(RuleError):
    """Nothing is hung up or handed out for an item that citizens cannot have done now."""

    code = "serving.item_withdrawn"


class PageUnknownError(RuleError):
    """A paper is printed from a page that it has not."""

    code = "serving.page_unknown"
