"""A number with one's identity card: put it on the reader, get the number, nothing is typed."""

from enum import Enum
from typing import Protocol
from uuid import UUID

from hallapp.faces.kiosk.cards import card_of
from hallapp.faces.kiosk.journey import Choice, NumberExtra, Station
from hallapp.kernel.errors import HallError, RuleError, SurroundingsError
from hallapp.kernel.identity import CardRow
from hallapp.kernel.requests import Request
from hallapp.queueing.issue_errors import LiveTicketExistsError
from hallapp.queueing.terms import IssuedRow, PersonGiven


class CardStep(Enum):
    """Where the page of the card stands."""

    WAITING = "waiting"
    BUSY = "busy"
    REFUSED = "refused"
    HAS_ONE = "has_one"


class CardView(Protocol):
    """The page of the card as its presenter sees it."""

    def show_step(self, step: CardStep, error: HallError | None = None) -> None:
        """Ask for the card, say that the number is being given, or why there is none."""
        ...


class CardPresenter:
    """Turns a card into a number; one person has one number of a service."""

    def __init__(self, view: CardView, station: Station) -> None:
        self._view = view
        self._station = station
        self._choice: Choice | None = None
        self._asked: tuple[str, Request] | None = None
        self._has: UUID | None = None
        self._busy = False
        self._visit = 0

    def open(self, choice: Choice) -> None:
        """Ask for the card."""
        self.leave()
        self._choice = choice
        self._view.show_step(CardStep.WAITING)

    def scanned(self, read: str | CardRow) -> None:
        """Hear what the reader read; a card while a number is being given is not heard."""
        choice = self._choice
        if choice is None or self._busy:
            return
        try:
            card = card_of(read, self._station.card_template)
        except RuleError as error:
            self._view.show_step(CardStep.REFUSED, error)
            return
        self._issue(choice, card)

    def unread(self, error: HallError) -> None:
        """Say that the reader reads no card; whoever has a number already is not disturbed."""
        if self._choice is not None and not self._busy and self._has is None:
            self._view.show_step(CardStep.REFUSED, error)

    def reprint(self) -> None:
        """Print the number that the person has already."""
        ticket_id, choice = self._has, self._choice
        if ticket_id is None or choice is None or self._busy:
            return
        self._busy = True
        self._view.show_step(CardStep.BUSY)
        queue, visit = self._station.services.queue, self._visit
        self._station.jobs.submit(
            lambda: queue.issued(ticket_id),
            lambda issued: self._issued(visit, issued),
            lambda error: self._failed(visit, error),
            self._station.owner,
        )

    def leave(self) -> None:
        """Forget the card and what it was for."""
        self._visit += 1
        self._choice = None
        self._asked = None
        self._has = None
        self._busy = False

    def _issue(self, choice: Choice, card: CardRow) -> None:
        # The same card after a store that failed asks for the same number once more.
        if self._asked is None or self._asked[0] != card.number:
            self._asked = (card.number, self._station.request())
        request, queue, visit = self._asked[1], self._station.services.queue, self._visit
        wish = choice.wish(PersonGiven(card.name, card.number))
        self._busy, self._has = True, None
        self._view.show_step(CardStep.BUSY)
        self._station.jobs.submit(
            lambda: queue.issue(request, choice.service.id, choice.item_id, wish),
            lambda issued: self._issued(visit, issued),
            lambda error: self._failed(visit, error),
            self._station.owner,
        )

    def _issued(self, visit: int, issued: IssuedRow) -> None:
        if visit != self._visit or self._choice is None:
            return
        late = self._choice.service.late
        self._view.show_step(CardStep.WAITING)
        self.leave()
        self._station.journey.open_number(issued, NumberExtra(late=late))

    def _failed(self, visit: int, error: HallError) -> None:
        if visit != self._visit:
            return
        self._busy = False
        if isinstance(error, SurroundingsError):
            self._view.show_step(CardStep.WAITING)
            self._station.journey.store_failed(error)
            return
        self._asked = None
        if isinstance(error, LiveTicketExistsError):
            self._has = UUID(str(error.facts["ticket_id"]))
            self._view.show_step(CardStep.HAS_ONE, error)
            return
        self._view.show_step(CardStep.REFUSED, error)
