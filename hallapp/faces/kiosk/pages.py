"""All pages and presenters of a kiosk, wired to each other once the hall is open."""

from typing import Protocol

from PySide6.QtWidgets import QWidget

from hallapp.faces.kiosk.closed_presenter import ClosedPresenter
from hallapp.faces.kiosk.confirm_page import ConfirmPage
from hallapp.faces.kiosk.confirm_presenter import ConfirmPresenter
from hallapp.faces.kiosk.find_page import FindPage
from hallapp.faces.kiosk.find_presenter import FindPresenter
from hallapp.faces.kiosk.guide_page import GuidePage
from hallapp.faces.kiosk.guide_presenter import GuidePresenter
from hallapp.faces.kiosk.home_page import HomePage
from hallapp.faces.kiosk.home_presenter import HomePresenter
from hallapp.faces.kiosk.journey import Station
from hallapp.faces.kiosk.number_page import NumberPage
from hallapp.faces.kiosk.number_presenter import NumberPresenter
from hallapp.faces.kiosk.page import KioskPage
from hallapp.faces.kiosk.said_pages import ClosedPage, HelpPage
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.services_page import ServicesPage
from hallapp.faces.kiosk.services_presenter import ServicesPresenter
from hallapp.kernel.changes import Change


class Leaving(Protocol):
    """A presenter that can be told that its page is left."""

    def leave(self) -> None:
        """Hear nothing more, forget what was shown."""
        ...


class Pages:
    """The pages with their presenters.

    Args:
        scale: The window's measure.
        station: What the presenters work with.
        guide_desk: Where the guide desk stands.
        parent: What the pages lie in.
    """

    def __init__(self, scale: Scale, station: Station, guide_desk: str, parent: QWidget) -> None:
        self.home = HomePage(scale)
        self.services = ServicesPage(scale)
        self.find = FindPage(scale)
        self.guide = GuidePage(scale)
        self.confirm = ConfirmPage(scale)
        self.number = NumberPage(scale)
        self.help = HelpPage(scale, guide_desk)
        self.closed = ClosedPage(scale)
        self.homing = HomePresenter(self.home, station)
        self.serving = ServicesPresenter(self.services, station)
        self.finding = FindPresenter(self.find, station)
        self.guiding = GuidePresenter(self.guide, station)
        self.confirming = ConfirmPresenter(self.confirm, station)
        self.numbering = NumberPresenter(self.number, station)
        self.waiting = ClosedPresenter(station)
        self.guide.is_demo = station.services.hall.is_demo
        for page in self.all():
            page.setParent(parent)
            page.hide()
        self._wire(station)

    def all(self) -> tuple[KioskPage, ...]:
        """Return every page."""
        return (
            self.home,
            self.services,
            self.find,
            self.guide,
            self.confirm,
            self.number,
            self.help,
            self.closed,
        )

    def leave(self, page: KioskPage) -> None:
        """Forget what a page was shown for, and drop answers that are still to come."""
        presenters: dict[KioskPage, Leaving] = {
            self.home: self.homing,
            self.services: self.serving,
            self.find: self.finding,
            self.guide: self.guiding,
            self.confirm: self.confirming,
            self.number: self.numbering,
            self.closed: self.waiting,
        }
        if page in presenters:
            presenters[page].leave()
        page.forget()

    def refresh(self, page: KioskPage, kinds: Change) -> None:
        """Ask again for what a page shows when one of its kinds changed."""
        if not kinds & (Change.TICKETS | Change.WINDOWS):
            return
        if page is self.home:
            self.homing.ask()
        elif page is self.services:
            self.serving.ask()
        elif page is self.guide:
            self.guiding.ask_queue()
        elif page is self.number:
            self.numbering.ask()

    def _wire(self, station: Station) -> None:
        journey = station.journey
        self.home.take_asked.connect(journey.open_services)
        self.home.find_asked.connect(lambda: journey.open_find(takes_number=False))
        self.services.service_chosen.connect(self.serving.choose)
        self.services.by_item_asked.connect(lambda: journey.open_find(takes_number=True))
        self.find.way_asked.connect(self.finding.go)
        self.find.item_chosen.connect(self.finding.choose)
        self.find.department_chosen.connect(self.finding.choose_department)
        self.find.typed.connect(self.finding.type)
        self.find.rubbed_out.connect(self.finding.rub_out)
        self.find.leave_inside = self.finding.leave_department
        self.guide.print_asked.connect(self.guiding.print)
        self.guide.take_asked.connect(self.guiding.take)
        self.confirm.take_asked.connect(self.confirming.take)
        self.confirm.other_asked.connect(journey.go_back)
        self.number.print_asked.connect(self.numbering.print)
        self.number.done_asked.connect(journey.open_home)
        self.help.step_asked.connect(journey.go_back)
        self.closed.step_asked.connect(self.waiting.look)
