"""What people ask of the queue: whose number, for what, and what was done."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hallapp.queueing.terms.states import Outcome


@dataclass(frozen=True)
class PersonGiven:
    """Who takes a number, as a card reader or the staffed desk gives it.

    Attributes:
        id_number: Full ID number; sealed before it is stored, never logged.
    """

    name: str
    id_number: str = ""
    phone: str = ""


@dataclass(frozen=True)
class IssueWish:
    """What a citizen asks for beyond a plain number of a service.

    Attributes:
        priority_id: The class that staff or the citizen named.
        person: Who it is; needed where the service asks for it.
        package_id: Take the whole package under this one number; its first open step decides
            the service, whatever was asked.
        has_appointment: Lets a person in where a session is for appointments only.
        effective_at: Where an appointment puts it; None for now less the class's head start.
        not_before: It may not be called before this moment; None for at once.
        is_printed: False for a visit without a slip.
    """

    priority_id: UUID | None = None
    person: PersonGiven | None = None
    package_id: UUID | None = None
    has_appointment: bool = False
    effective_at: datetime | None = None
    not_before: datetime | None = None
    is_printed: bool = True


PLAIN_WISH = IssueWish()


@dataclass(frozen=True)
class Destination:
    """Where a ticket is sent: a service, a window, or a person (转移).

    Attributes:
        service_id: The service to wait for; None keeps the present one.
        comes_back: Whether it returns to the sending window afterwards ("办完回来").
    """

    service_id: UUID | None = None
    window_id: UUID | None = None
    person_id: UUID | None = None
    comes_back: bool = False


@dataclass(frozen=True)
class WorkDone:
    """What was actually done in a visit: an item, how many, with what result."""

    item_id: UUID | None
    quantity: int = 1
    outcome: Outcome = Outcome.DONE


@dataclass(frozen=True)
class MissingPaper:
    """A paper that sent a citizen home: the guide's material and a remark."""

    material_id: str
    name: str
    remark: str = ""
