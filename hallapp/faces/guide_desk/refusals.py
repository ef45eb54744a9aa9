"""Which next step helps after a refusal: one button, by refusal and roles. Pure."""

from enum import Enum

from hallapp.faces.guide_desk.services import MAY_ADD, MAY_ORDER
from hallapp.hall.terms import PersonRow
from hallapp.kernel.errors import HallError, SurroundingsError
from hallapp.kernel.identity import IdNumberError
from hallapp.queueing.issue_errors import (
    AppointmentOnlyError,
    DayFullError,
    IdentityNeededError,
    IssueStoppedError,
    LiveTicketExistsError,
    NotInSessionError,
    PersonLimitError,
    RestDayError,
    SessionFullError,
)

MORE_NUMBERS = 10
"""How many numbers one press adds."""
LENGTHEN_MINUTES = 30
"""By how much one press lengthens the giving of numbers."""


class Way(Enum):
    """What the desk can do next."""

    NONE = "none"
    REPRINT = "reprint"
    ADD = "add"
    RESUME = "resume"
    LENGTHEN = "lengthen"
    IDENTITY = "identity"
    GUIDE = "guide"
    RETRY = "retry"


_FULL = (DayFullError, SessionFullError)
_NOT_TODAY = (RestDayError, PersonLimitError, AppointmentOnlyError, *_FULL)


def way_on(error: HallError, person: PersonRow) -> Way:
    """Return the one step that is offered after a refusal at issue."""
    if isinstance(error, SurroundingsError):
        return Way.RETRY
    if isinstance(error, LiveTicketExistsError):
        return Way.REPRINT
    if isinstance(error, (IdentityNeededError, IdNumberError)):
        return Way.IDENTITY
    return _order(error, person)


def _order(error: HallError, person: PersonRow) -> Way:
    """Return the order that would help, if this person may give it; else the guide to take home."""
    may_order = not MAY_ORDER.isdisjoint(person.roles)
    if isinstance(error, _FULL) and not MAY_ADD.isdisjoint(person.roles):
        return Way.ADD
    if isinstance(error, IssueStoppedError) and may_order:
        return Way.RESUME
    if isinstance(error, NotInSessionError) and may_order:
        return Way.LENGTHEN
    is_over = isinstance(error, (*_NOT_TODAY, IssueStoppedError, NotInSessionError))
    return Way.GUIDE if is_over else Way.NONE
