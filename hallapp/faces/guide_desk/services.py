"""What the guide desk asks of the hall, and how one station is set up."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from hallapp.appointments.terms import AppointmentRow, Arrival
from hallapp.devices.id_reader import CardReader, open_cvr
from hallapp.faces.guide_desk.tally import NoTally, Tally
from hallapp.faces.parts.staff_sign_in_presenter import SignInPeople
from hallapp.guides.terms import Answers, GuideRow, ItemRow
from hallapp.hall.terms import HallRow, Role, WindowRow
from hallapp.kernel.clock import Clock
from hallapp.kernel.identity import NUMBER_ALONE
from hallapp.kernel.requests import Request
from hallapp.queueing.terms import (
    PLAIN_WISH,
    IssuedRow,
    IssueWish,
    OrderKind,
    PackageRow,
    PersonGiven,
    PrintState,
    PriorityRow,
    QueueFigures,
    ServiceRow,
    TicketRow,
    WindowServiceRow,
    WindowStateRow,
)
from hallapp.queueing.terms.setups import ClosingLoadRow
from hallapp.reception.terms import EscortRow, HelpCallRow
from hallapp.slips.design import NO_ANSWERS

MAY_SIT_HERE = frozenset(
    {Role.GUIDE_STAFF, Role.SHIFT_LEADER, Role.MANAGER, Role.FRONT_CLERK},
)
"""Roles that may work here; a clerk of the front stands in when the guide is away."""
MAY_ORDER = frozenset({Role.GUIDE_STAFF, Role.SHIFT_LEADER, Role.MANAGER})
"""Roles that stop, resume and lengthen the giving of numbers, as the hall checks it."""
MAY_ADD = frozenset({Role.SHIFT_LEADER, Role.MANAGER})
"""Roles to whom the desk offers numbers beyond the day's maximum."""


class DeskQueue(Protocol):
    """Numbers: what is offered, given, taken back."""

    def services(self) -> tuple[ServiceRow, ...]:
        """Return every service that gives numbers."""
        ...

    def service_for_item(self, item_id: UUID) -> ServiceRow | None:
        """Return the service that gives the number for an item."""
        ...

    def expected_wait(self, service_id: UUID) -> tuple[int, int] | None:
        """Return the range of minutes that a number given now would be told."""
        ...

    def priorities(self) -> tuple[PriorityRow, ...]:
        """Return the priority classes."""
        ...

    def packages(self) -> tuple[PackageRow, ...]:
        """Return the packages."""
        ...

    def waiting(self, window_id: UUID | None = None) -> tuple[TicketRow, ...]:
        """Return who waits."""
        ...

    def missed(self, window_id: UUID | None = None) -> tuple[TicketRow, ...]:
        """Return who missed a call today."""
        ...

    def window_states(self) -> tuple[WindowStateRow, ...]:
        """Return every window with the ticket at it."""
        ...

    def aside(self, window_id: UUID | None = None) -> tuple[TicketRow, ...]:
        """Return who is held or away."""
        ...

    def figures(self) -> QueueFigures:
        """Return the day's figures."""
        ...

    def issue(
        self,
        request: Request,
        service_id: UUID,
        item_id: UUID | None = None,
        wish: IssueWish = PLAIN_WISH,
    ) -> IssuedRow:
        """Give a number."""
        ...

    def issued(self, ticket_id: UUID) -> IssuedRow:
        """Return what the citizen is told of a number."""
        ...

    def void(self, request: Request, ticket_id: UUID, reason: str) -> TicketRow:
        """Make a number void."""
        ...

    def readmit(self, request: Request, ticket_id: UUID) -> TicketRow:
        """Let a late-comer wait again."""
        ...

    def closing_load(self, service_id: UUID) -> ClosingLoadRow | None:
        """Return how the waiting fit into what is left of the day."""
        ...

    def order_issue(
        self,
        request: Request,
        service_id: UUID,
        kind: OrderKind,
        reason: str,
        until_at: datetime | None = None,
        extra: int = 0,
    ) -> None:
        """Stop, resume or lengthen the giving of numbers."""
        ...


class DeskPlan(Protocol):
    """Which windows serve what."""

    def window_services(self) -> tuple[WindowServiceRow, ...]:
        """Return every service of every window."""
        ...


class DeskGuides(Protocol):
    """The guides."""

    def search(
        self,
        text: str,
        department: str | None = None,
        *,
        for_kiosk: bool = False,
        limit: int = 200,
    ) -> tuple[ItemRow, ...]:
        """Return the items that answer to what was typed."""
        ...

    def guide(self, item_id: UUID) -> GuideRow:
        """Return an item's whole guide."""
        ...


class DeskAppointments(Protocol):
    """Appointments of the day."""

    def day(self, day: date | None = None) -> tuple[AppointmentRow, ...]:
        """Return the appointments of a day."""
        ...

    def find_code(self, code: str) -> AppointmentRow:
        """Return the appointment of a code."""
        ...

    def find_person(self, id_number: str) -> tuple[AppointmentRow, ...]:
        """Return a person's appointments from today on."""
        ...

    def check_in(
        self, request: Request, appointment_id: UUID, person: PersonGiven | None = None
    ) -> tuple[Arrival, IssuedRow]:
        """Give the number of an appointment."""
        ...


class DeskReception(Protocol):
    """Calls for help, and citizens accompanied."""

    def open_calls(self) -> tuple[HelpCallRow, ...]:
        """Return the calls that are not closed."""
        ...

    def calls(self, day: date | None = None) -> tuple[HelpCallRow, ...]:
        """Return all calls of a day."""
        ...

    def answer(self, request: Request, call_id: UUID) -> HelpCallRow:
        """Say that somebody is on the way."""
        ...

    def attach_ticket(self, request: Request, call_id: UUID, ticket_id: UUID) -> HelpCallRow:
        """Give the kiosk the number that was taken here."""
        ...

    def close(self, request: Request, call_id: UUID, ticket_id: UUID | None = None) -> HelpCallRow:
        """Say that the citizen has been helped."""
        ...

    def begin_escort(
        self, request: Request, subject: str, ticket_id: UUID | None = None
    ) -> EscortRow:
        """Begin to accompany a citizen."""
        ...

    def end_escort(self, request: Request, escort_id: UUID, words: str = "") -> EscortRow:
        """End an escort."""
        ...

    def escorts(self, day: date | None = None) -> tuple[EscortRow, ...]:
        """Return the escorts of a day."""
        ...


class DeskPeople(SignInPeople, Protocol):
    """Signing in, and the windows with their zones."""

    def windows(self) -> tuple[WindowRow, ...]:
        """Return the hall's windows."""
        ...


class DeskPapers(Protocol):
    """Papers; every call belongs on the worker for papers."""

    def print_ticket(self, request: Request, ticket_id: UUID) -> PrintState:
        """Print a queue ticket."""
        ...

    def print_guide_slip(
        self, request: Request, item_id: UUID, answers: Answers = NO_ANSWERS
    ) -> Path:
        """Print an item's guide slip, with what these answers ask for."""
        ...


def _nothing() -> None:
    """Make nothing ready."""


@dataclass(frozen=True)
class GuideDeskServices:
    """All that the guide desk needs of an open hall.

    Attributes:
        warm_up: Makes the printing ready, so that the first citizen waits no longer than the
            second; belongs on the worker for papers.
    """

    hall: HallRow
    queue: DeskQueue
    plan: DeskPlan
    guides: DeskGuides
    appointments: DeskAppointments
    reception: DeskReception
    people: DeskPeople
    papers: DeskPapers
    clock: Clock
    warm_up: Callable[[], None] = _nothing


@dataclass(frozen=True)
class GuideDeskOptions:
    """How one station is set up.

    Attributes:
        station_name: Name of the workstation, for the audit trail.
        is_windowed: In a window instead of maximised.
        card_reader: The station's card reader; `keyboard` for one that types, `cvr:` and a path
            for one with a library.
        card_template: What one that types is set to type.
        open_reader: Opens the reader of a library.
        tally: Counts what this desk gave today.
    """

    station_name: str
    is_windowed: bool = False
    card_reader: str = ""
    card_template: str = NUMBER_ALONE
    tally: Tally = field(default_factory=NoTally)
    open_reader: Callable[[Path], CardReader] = open_cvr
