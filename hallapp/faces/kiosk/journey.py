"""Where a visit can go next, and what every presenter of a kiosk works with."""

from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.faces.kiosk.services import KioskServices
from hallapp.guides.terms import ItemRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.qtkit.jobs import Jobs
from hallapp.queueing.terms import IssuedRow, ServiceRow


@dataclass(frozen=True)
class Choice:
    """What a citizen is about to take a number for.

    Attributes:
        item_id: The item, when it was chosen by item.
        item_name: Its name; empty without one.
    """

    service: ServiceRow
    item_id: UUID | None = None
    item_name: str = ""


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

    def open_guide(self, item: ItemRow) -> None:
        """Show a guide."""
        ...

    def open_confirm(self, choice: Choice) -> None:
        """Say in words what would be taken, before a number is given."""
        ...

    def open_number(self, issued: IssuedRow) -> None:
        """Show a number that was given, and print it."""
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
    """

    services: KioskServices
    jobs: Jobs
    paper_jobs: Jobs
    journey: Journey
    name: str
    owner: QObject | None = field(default=None)

    def request(self) -> Request:
        """Return a new request: one a press."""
        return Request(Actor(station=self.name, channel=Channel.KIOSK))
