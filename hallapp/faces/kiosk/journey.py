"""Where a visit can go next, and what every presenter of a kiosk works with."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.appointments.terms import AppointmentRow, Arrival
from hallapp.cases.terms import CaseProgressRow
from hallapp.devices.speech import Speaker
from hallapp.evaluation.terms import RatableRow
from hallapp.faces.kiosk.finding_ways import Way
from hallapp.faces.kiosk.public_text import PublicText
from hallapp.faces.kiosk.services import KioskServices
from hallapp.guides.terms import Answers, GuideRow, ItemRow, ThemeRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.identity import NUMBER_ALONE
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.qtkit.jobs import Jobs
from hallapp.queueing.terms import (
    IssuedRow,
    IssueWish,
    LateRuleRow,
    PackageRow,
    PersonGiven,
    ServiceRow,
    TicketRow,
)


@dataclass(frozen=True)
class Choice:
    """What a citizen is about to take a number for.

    Attributes:
        item_id: The item, when it was chosen by item.
        item_name: Its name; empty without one.
        item: The same, when the citizen came over a list or a guide.
        package: The whole of which the item is a part, when all of it is wanted.
        priority_id: The class that the citizen named.
        answers: What the citizen said of the situation, before the guide was shown.
    """

    service: ServiceRow
    item_id: UUID | None = None
    item_name: str = ""
    item: ItemRow | None = None
    package: PackageRow | None = None
    priority_id: UUID | None = None
    answers: Answers = field(default_factory=dict[str, str])

    def wish(self, person: PersonGiven | None = None) -> IssueWish:
        """Return what is asked for beyond a plain number."""
        package_id = None if self.package is None else self.package.id
        return IssueWish(priority_id=self.priority_id, person=person, package_id=package_id)


class CodeUse(Enum):
    """What a code is typed or scanned for."""

    APPOINTMENT = "appointment"
    PROGRESS = "progress"
    RATING = "rating"


@dataclass(frozen=True)
class NumberExtra:
    """What is told of a number beyond what the queue says of it.

    Attributes:
        late: What it is worth after a missed call, as its service says.
        arrival: How its holder came to an appointment.
    """

    late: LateRuleRow | None = None
    arrival: Arrival | None = None


NOTHING_MORE = NumberExtra()


class Journey(Protocol):
    """The steps of a visit."""

    def open_home(self) -> None:
        """Begin anew."""
        ...

    def open_services(self) -> None:
        """Let the citizen choose a service to take a number for."""
        ...

    def open_find(self, *, takes_number: bool) -> None:
        """Let the citizen find an item: for its guide, or to take a number for it."""
        ...

    def open_find_by(self, way: Way) -> None:
        """Let the citizen find an item in one of the ways of that page."""
        ...

    def open_browse(self) -> None:
        """Let the citizen find an item by department, topic, life event or in the whole list."""
        ...

    def open_one_thing(self, theme: ThemeRow) -> None:
        """Show several items as one thing."""
        ...

    def open_papers(self) -> None:
        """Let the citizen choose the paper for the open guide."""
        ...

    def open_openness(self) -> None:
        """Open the openness corner."""
        ...

    def open_reading(self, text: PublicText) -> None:
        """Let something of the openness corner be read."""
        ...

    def open_display(self) -> None:
        """Let the citizen choose how the kiosk is shown, and whether it reads aloud."""
        ...

    def open_guide(self, item: ItemRow) -> None:
        """Show a guide."""
        ...

    def open_questions(self, guide: GuideRow) -> None:
        """Ask what the guide needs to know of the citizen's situation."""
        ...

    def questions_answered(self, answers: Answers) -> None:
        """Show the guide for a situation; nothing answered shows all of it."""
        ...

    def open_confirm(self, choice: Choice) -> None:
        """Say in words what would be taken, before a number is given."""
        ...

    def open_card(self, choice: Choice) -> None:
        """Let the citizen put a card on the reader, and take the number with it."""
        ...

    def open_number(self, issued: IssuedRow, extra: NumberExtra = NOTHING_MORE) -> None:
        """Show a number that was given, and print it."""
        ...

    def open_advice(self) -> None:
        """Say where one asks who does not know what to choose."""
        ...

    def open_code(self, use: CodeUse) -> None:
        """Let the citizen type or scan a code."""
        ...

    def open_appointments(self, found: Sequence[AppointmentRow]) -> None:
        """Show a citizen's appointments to check in for."""
        ...

    def open_progress(self, ticket: TicketRow) -> None:
        """Say where a number stands."""
        ...

    def open_case(self, case: CaseProgressRow) -> None:
        """Say where a case stands."""
        ...

    def open_rating(self, found: Sequence[RatableRow]) -> None:
        """Let a visit be rated."""
        ...

    def open_help(self) -> None:
        """Call the guide desk."""
        ...

    def help_has_number(self) -> None:
        """The guide desk took a number for the citizen: show it where nobody is in the middle."""
        ...

    def go_back(self) -> None:
        """One page back."""
        ...

    def store_failed(self, error: HallError) -> None:
        """The hall's store cannot be reached: say so until it can."""
        ...

    def store_recovered(self) -> None:
        """It can be reached again."""
        ...


@dataclass(frozen=True)
class Station:
    """What the presenters of one kiosk share.

    Attributes:
        jobs: Questions and writes to the hall.
        paper_jobs: Printing, so that an empty printer holds up nobody.
        owner: Answers are dropped when it is gone.
        reads_cards: Whether a reader or scanner stands here.
        card_template: What that reader is set to type.
        prints_pages: Whether a printer for A4 stands here too.
        speaker: What reads aloud; None where this machine cannot.
    """

    services: KioskServices
    jobs: Jobs
    paper_jobs: Jobs
    journey: Journey
    name: str
    owner: QObject | None = field(default=None)
    reads_cards: bool = False
    card_template: str = NUMBER_ALONE
    prints_pages: bool = False
    speaker: Speaker | None = None

    def request(self) -> Request:
        """Return a new request: one a press."""
        return Request(Actor(station=self.name, channel=Channel.KIOSK))
