"""The way of one visit through the pages: which is open, and which one 返回 leads to."""

import logging
from typing import Generic, Protocol, TypeVar

from hallapp.faces.kiosk.journey import Choice
from hallapp.faces.kiosk.page import KioskPage
from hallapp.faces.kiosk.pages import Pages
from hallapp.guides.terms import ItemRow
from hallapp.kernel.changes import Change
from hallapp.kernel.errors import HallError
from hallapp.queueing.terms import IssuedRow

_log = logging.getLogger(__name__)

Page = TypeVar("Page")


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
        self.open_home()

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
        self._go(self._all.guide)
        self._all.guiding.open(item)

    def open_confirm(self, choice: Choice) -> None:
        """Say in words what would be taken."""
        self._go(self._all.confirm)
        self._all.confirming.open(choice)

    def open_number(self, issued: IssuedRow) -> None:
        """Show a number; the way back to what was asked before is cut."""
        self._go(self._all.number)
        self._all.numbering.open(issued)

    def open_help(self) -> None:
        """Say where people are who help."""
        if self.page is not self._all.help:
            self._go(self._all.help)

    def go_back(self) -> None:
        """One step back: inside the page, else to the page before."""
        if self.page.go_back_inside():
            return
        self._all.leave(self._way.back())
        self._window.show_page(self.page)
        self.refresh(Change.TICKETS)

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
        if self.page is self._all.confirm:
            self._window.show_page(self.page)
        else:
            self.open_home()

    def tick(self) -> None:
        """A second has passed."""
        self._all.waiting.tick()

    @property
    def _all(self) -> Pages:
        assert self._pages is not None  # noqa: S101 - no visit before the hall is open
        return self._pages

    @property
    def _way(self) -> Trail[KioskPage]:
        assert self._trail is not None  # noqa: S101 - no visit before the hall is open
        return self._trail

    def _go(self, page: KioskPage) -> None:
        self._way.go(page)
        self._window.show_page(page)
