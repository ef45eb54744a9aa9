"""The way of one visit through the pages: which is open, and which one 返回 leads to."""

import logging
import re
from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from hallapp.appointments.terms import AppointmentRow
from hallapp.cases.terms import CaseProgressRow
from hallapp.evaluation.terms import RatableRow
from hallapp.faces.kiosk.finding_ways import Way
from hallapp.faces.kiosk.help_presenter import Whereabouts
from hallapp.faces.kiosk.journey import NOTHING_MORE, Choice, CodeUse, NumberExtra
from hallapp.faces.kiosk.page import KioskPage
from hallapp.faces.kiosk.pages import Pages
from hallapp.faces.kiosk.public_text import PublicText
from hallapp.faces.kiosk.whereabouts import whereabouts
from hallapp.faces.kiosk.wiring import wire
from hallapp.guides.terms import Answers, GuideRow, ItemRow, ThemeRow
from hallapp.kernel.changes import Change
from hallapp.kernel.errors import HallError
from hallapp.kernel.identity import CardRow
from hallapp.queueing.terms import IssuedRow, TicketRow

_log = logging.getLogger(__name__)

Page = TypeVar("Page")
_BOOKING_CODE = re.compile(r"\d{8}")
_CARD_LENGTH = 17
"""What is shorter than the digits of an identity number is no card."""


class Trail(Generic[Page]):
    """The pages gone through, the first page always first."""

    def __init__(self, first: Page) -> None:
        self._pages: list[Page] = [first]

    @property
    def open(self) -> Page:
        """Return the page that is open."""
        return self._pages[-1]

    @property
    def first(self) -> Page:
        """Return the first page."""
        return self._pages[0]

    def pages(self) -> tuple[Page, ...]:
        """Return all pages of the visit so far."""
        return tuple(self._pages)

    def go(self, page: Page) -> None:
        """Open a page; one that was gone through before cuts the way back to it."""
        if page in self._pages:
            del self._pages[self._pages.index(page) :]
        self._pages.append(page)

    def back(self) -> Page:
        """Leave the open page, and return it; the first page is never left."""
        return self._pages.pop() if len(self._pages) > 1 else self._pages[0]

    def begin(self) -> tuple[Page, ...]:
        """Begin anew; return the pages that were left."""
        left = tuple(self._pages[1:])
        del self._pages[1:]
        return left


class VisitWindow(Protocol):
    """What a visit needs of the window."""

    def show_page(self, page: KioskPage) -> None:
        """Show a page between head and keys."""
        ...


class Visit:
    """Opens pages one after the other and forgets them behind the citizen."""

    def __init__(self, window: VisitWindow) -> None:
        self._window = window
        self._pages: Pages | None = None
        self._trail: Trail[KioskPage] | None = None

    def begin(self, pages: Pages) -> None:
        """Begin the first visit."""
        self._pages = pages
        self._trail = Trail[KioskPage](pages.home)
        wire(pages, self)
        self.open_home()
        pages.helping.begin()

    @property
    def page(self) -> KioskPage:
        """Return the page that is open."""
        return self._way.open

    @property
    def is_at_start(self) -> bool:
        """Return whether nothing of a visit is there to be wiped."""
        passed = [page for page in self._way.pages() if page is not self._all.closed]
        return passed == [self._all.home]

    @property
    def is_personal(self) -> bool:
        """Return whether anything of the visit is somebody's own, also behind the help page."""
        return any(page.is_personal for page in self._way.pages())

    def open_home(self) -> None:
        """Forget the visit and begin anew."""
        for page in self._way.begin():
            self._all.leave(page)
        self._window.show_page(self._all.home)
        self._all.homing.ask()
        self._moved()

    def open_services(self) -> None:
        """Show what numbers can be taken for."""
        self._go(self._all.services)
        self._all.serving.ask()

    def open_find(self, *, takes_number: bool) -> None:
        """Let an item be found: for its guide, or for a number."""
        self._all.find.takes_number = takes_number
        self._go(self._all.find)
        self._all.finding.open(takes_number=takes_number)

    def open_guide(self, item: ItemRow) -> None:
        """Show a guide."""
        guiding = self._all.guiding
        if guiding.shows(item.id) and self._all.guide in self._way.pages():
            # Asked once: who comes back from the number to the list is not asked again.
            self._go(self._all.guide, guiding.ask_queue)
            return
        self._go(self._all.guide, lambda: guiding.open(item))

    def open_find_by(self, way: Way) -> None:
        """Let an item be found in one way; what it is found for stays."""
        takes_number = self._all.finding.takes_number
        self.open_find(takes_number=takes_number)
        self._all.finding.go(way)

    def open_browse(self) -> None:
        """Offer the other ways to an item."""
        self._go(self._all.browse, self._all.browsing.open)

    def open_one_thing(self, theme: ThemeRow) -> None:
        """Show several items as one."""
        self._go(self._all.one_thing, lambda: self._all.joining.open(theme))

    def open_papers(self) -> None:
        """Let the paper be chosen."""
        self._go(self._all.paper, self._all.paper.show_words)

    def open_openness(self) -> None:
        """Open the openness corner."""
        self._go(self._all.openness, self._all.opening.open)

    def open_reading(self, text: PublicText) -> None:
        """Let something be read."""
        self._go(self._all.reading, lambda: self._all.reading_it.open(text))

    def open_display(self) -> None:
        """Let the display be chosen."""
        behind = self.page
        if behind is not self._all.display:
            self._go(self._all.display, lambda: self._all.displaying.open(behind))

    def open_questions(self, guide: GuideRow) -> None:
        """Ask what the guide needs to know; only where the guide is still open."""
        if self.page is self._all.guide:
            self._go(self._all.question, lambda: self._all.questioning.open(guide))

    def questions_answered(self, answers: Answers) -> None:
        """Back to the guide, with what this citizen needs of it."""
        self._all.guiding.answer(answers)
        self._leave_open()

    def open_confirm(self, choice: Choice) -> None:
        """Say in words what would be taken."""
        self._go(self._all.confirm, lambda: self._all.confirming.open(choice))

    def open_card(self, choice: Choice) -> None:
        """Ask for the card."""
        self._go(self._all.card)
        self._all.carding.open(choice)

    def open_number(self, issued: IssuedRow, extra: NumberExtra = NOTHING_MORE) -> None:
        """Show a number; the way back to what was asked before is cut."""
        self._go(self._all.number)
        self._all.numbering.open(issued, extra)

    def open_advice(self) -> None:
        """Say where one asks who does not know what to choose."""
        self._go(self._all.advice)

    def open_code(self, use: CodeUse) -> None:
        """Let a code be typed or scanned."""
        self._go(self._all.code)
        self._all.coding.open(use)

    def open_appointments(self, found: Sequence[AppointmentRow]) -> None:
        """Show appointments to check in for."""
        self._go(self._all.appointment)
        self._all.booking.open(found)

    def open_progress(self, ticket: TicketRow) -> None:
        """Say where a number stands."""
        self._go(self._all.progress)
        self._all.following.open(ticket)

    def open_case(self, case: CaseProgressRow) -> None:
        """Say where a case stands."""
        self._go(self._all.case)
        self._all.case.show_case(case)

    def open_rating(self, found: Sequence[RatableRow]) -> None:
        """Let a visit be rated."""
        self._go(self._all.rating)
        self._all.rating_it.open(found)

    def open_help(self) -> None:
        """Call the guide desk, and say who is coming and where people are."""
        if self.page is self._all.help:
            return
        where = self._where()
        self._go(self._all.help)
        self._all.helping.open(where)

    def help_has_number(self) -> None:
        """Show the number that the desk took, unless somebody is in the middle of something."""
        if self.page is self._all.home:
            self._go(self._all.help)

    def scanned(self, read: str | CardRow) -> None:
        """Hear a reader: the open page first, else the way that begins with a code."""
        if self._all.scanned(self.page, read) or self.page is not self._all.home:
            return
        if isinstance(read, CardRow):
            self.open_code(CodeUse.APPOINTMENT)
            self._all.coding.scanned(read)
            return
        text = read
        is_booking = _BOOKING_CODE.fullmatch(text.strip()) or len(text.strip()) > _CARD_LENGTH
        self.open_code(CodeUse.APPOINTMENT if is_booking else CodeUse.PROGRESS)
        self._all.coding.scanned(text)

    def go_back(self) -> None:
        """One step back: inside the page, else to the page before."""
        if self.page.go_back_inside():
            return
        if self.page is self._all.question and self._all.guiding.is_asking:
            # Nobody has seen the guide behind its first question yet.
            self._all.leave(self._way.back())
        self._leave_open()

    def refresh(self, kinds: Change) -> None:
        """Ask again for what the open page shows."""
        self._all.refresh(self.page, kinds)

    def store_failed(self, error: HallError) -> None:
        """Say that no numbers are given for now, and look by itself whether they are again."""
        if self.page is self._all.closed:
            return
        _log.warning("the hall's store does not answer: %s", error.code)
        self._go(self._all.closed)
        self._all.waiting.open()

    def store_lost(self, error: HallError) -> None:
        """The watcher says that the store is gone: pages that can still be read stay open."""
        if self.page in (self._all.home, self._all.services, self._all.find):
            self.store_failed(error)

    def store_recovered(self) -> None:
        """Go on: with the number that was being taken, else from the beginning."""
        if self.page is not self._all.closed:
            self.refresh(Change.TICKETS)
            return
        self._all.leave(self._way.back())
        pages = self._all
        # What was asked for when the store went is asked again by the same press, once.
        if self.page in (pages.confirm, pages.card, pages.appointment, pages.rating):
            self._window.show_page(self.page)
        else:
            self.open_home()

    def tick(self) -> None:
        """A second has passed."""
        self._all.speech.tick(self.page)
        self._all.waiting.tick()
        self._all.helping.tick()

    @property
    def _all(self) -> Pages:
        assert self._pages is not None  # noqa: S101 - no visit before the hall is open
        return self._pages

    @property
    def _way(self) -> Trail[KioskPage]:
        assert self._trail is not None  # noqa: S101 - no visit before the hall is open
        return self._trail

    def _go(self, page: KioskPage, begin: Callable[[], None] | None = None) -> None:
        self._way.go(page)
        self._window.show_page(page)
        if begin is not None:
            begin()
        self._moved()

    def _moved(self) -> None:
        """Another page is on the glass."""
        self._all.speech.page_shown()
        self._tell_help()

    def _leave_open(self) -> None:
        """Leave the open page and show the one before."""
        self._all.leave(self._way.back())
        self._window.show_page(self.page)
        self.refresh(Change.TICKETS)
        self._moved()

    def _tell_help(self) -> None:
        """Let the desk see which page the citizen went to, once somebody was called."""
        if self.page is not self._all.help:
            self._all.helping.moved(self._where())

    def _where(self) -> Whereabouts:
        pages = self._all
        if self.page in (pages.guide, pages.question) and pages.guiding.item is not None:
            item = pages.guiding.item
            return whereabouts(self.page, item.name, item.id)
        choice = pages.confirming.choice
        if self.page in (pages.confirm, pages.card) and choice is not None:
            subject = choice.item_name or choice.service.name
            return whereabouts(self.page, subject, choice.item_id, choice.service.id)
        return whereabouts(self.page)
