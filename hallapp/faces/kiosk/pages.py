"""All pages and presenters of a kiosk, made once the hall is open."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from hallapp.faces.kiosk.appointment_page import AppointmentPage
from hallapp.faces.kiosk.appointment_presenter import AppointmentPresenter
from hallapp.faces.kiosk.board_page import BoardPage
from hallapp.faces.kiosk.browse_presenter import BrowsePresenter
from hallapp.faces.kiosk.card_page import CardPage
from hallapp.faces.kiosk.card_presenter import CardPresenter
from hallapp.faces.kiosk.case_page import CasePage
from hallapp.faces.kiosk.closed_presenter import ClosedPresenter
from hallapp.faces.kiosk.code_page import CodePage
from hallapp.faces.kiosk.code_presenter import CodePresenter
from hallapp.faces.kiosk.confirm_page import ConfirmPage
from hallapp.faces.kiosk.confirm_presenter import ConfirmPresenter
from hallapp.faces.kiosk.display_page import DisplayPage
from hallapp.faces.kiosk.display_presenter import DisplayPresenter
from hallapp.faces.kiosk.find_page import FindPage
from hallapp.faces.kiosk.find_presenter import FindPresenter
from hallapp.faces.kiosk.guide_page import GuidePage
from hallapp.faces.kiosk.guide_presenter import GuidePresenter
from hallapp.faces.kiosk.help_page import HelpPage
from hallapp.faces.kiosk.help_presenter import HelpPresenter
from hallapp.faces.kiosk.home_page import HomePage
from hallapp.faces.kiosk.home_presenter import HomePresenter
from hallapp.faces.kiosk.journey import Station
from hallapp.faces.kiosk.number_page import NumberPage
from hallapp.faces.kiosk.number_presenter import NumberPresenter
from hallapp.faces.kiosk.one_thing_page import OneThingPage
from hallapp.faces.kiosk.one_thing_presenter import OneThingPresenter
from hallapp.faces.kiosk.openness_presenter import OpennessPresenter
from hallapp.faces.kiosk.page import KioskPage
from hallapp.faces.kiosk.paper_page import PaperPage
from hallapp.faces.kiosk.progress_page import ProgressPage
from hallapp.faces.kiosk.progress_presenter import ProgressPresenter
from hallapp.faces.kiosk.question_page import QuestionPage
from hallapp.faces.kiosk.question_presenter import QuestionPresenter
from hallapp.faces.kiosk.rating_page import RatingPage
from hallapp.faces.kiosk.rating_presenter import RatingPresenter
from hallapp.faces.kiosk.reading_page import ReadingPage
from hallapp.faces.kiosk.reading_presenter import ReadingPresenter
from hallapp.faces.kiosk.said_pages import AdvicePage, ClosedPage
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.services_page import ServicesPage
from hallapp.faces.kiosk.services_presenter import ServicesPresenter
from hallapp.faces.kiosk.speaking import SpokenGuidance
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import zone_named
from hallapp.kernel.identity import CardRow


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
        self._make_pages(scale, station, guide_desk)
        self._make_presenters(station)
        self.home.has_openness = station.services.openness is not None
        self.guide.is_demo = station.services.hall.is_demo
        for page in self.all():
            page.setParent(parent)
            page.hide()

    def all(self) -> tuple[KioskPage, ...]:
        """Return every page."""
        return (
            self.home,
            self.services,
            self.find,
            self.guide,
            self.question,
            self.paper,
            self.browse,
            self.one_thing,
            self.openness,
            self.reading,
            self.display,
            self.confirm,
            self.card,
            self.number,
            self.code,
            self.appointment,
            self.progress,
            self.case,
            self.rating,
            self.advice,
            self.help,
            self.closed,
        )

    def say_again(self) -> None:
        """Word and lay out every page anew: the visitor wants it shown otherwise."""
        for page in self.all():
            page.show_words()
            page.arrange()

    def leave(self, page: KioskPage) -> None:
        """Forget what a page was shown for, and drop answers that are still to come."""
        presenters: dict[KioskPage, Leaving] = {
            self.home: self.homing,
            self.services: self.serving,
            self.find: self.finding,
            self.guide: self.guiding,
            self.question: self.questioning,
            self.browse: self.browsing,
            self.one_thing: self.joining,
            self.openness: self.opening,
            self.reading: self.reading_it,
            self.display: self.displaying,
            self.confirm: self.confirming,
            self.card: self.carding,
            self.number: self.numbering,
            self.code: self.coding,
            self.appointment: self.booking,
            self.progress: self.following,
            self.rating: self.rating_it,
            self.help: self.helping,
            self.closed: self.waiting,
        }
        if page in presenters:
            presenters[page].leave()
        page.forget()

    def refresh(self, page: KioskPage, kinds: Change) -> None:
        """Ask again for what a page shows when one of its kinds changed."""
        if kinds & Change.HELP:
            self.helping.ask()
        if not kinds & (Change.TICKETS | Change.WINDOWS):
            return
        asks: dict[KioskPage, Callable[[], None]] = {
            self.home: self.homing.ask,
            self.services: self.serving.ask,
            self.guide: self.guiding.ask_queue,
            self.confirm: self.confirming.ask,
            self.number: self.numbering.ask,
            self.progress: self.following.ask,
        }
        if page in asks:
            asks[page]()

    def scanned(self, page: KioskPage, read: str | CardRow) -> bool:
        """Give what a reader read to the page that is open; False when it has no use for it."""
        hears: dict[KioskPage, Callable[[str | CardRow], None]] = {
            self.card: self.carding.scanned,
            self.code: self.coding.scanned,
            self.appointment: self.booking.scanned,
        }
        if page not in hears:
            return False
        hears[page](read)
        return True

    def _make_pages(self, scale: Scale, station: Station, guide_desk: str) -> None:
        reads = station.reads_cards
        self.home = HomePage(scale)
        self.services = ServicesPage(scale)
        self.find = FindPage(scale)
        self.guide = GuidePage(scale)
        self.question = QuestionPage(scale)
        self.confirm = ConfirmPage(scale, reads_cards=reads)
        self.card = CardPage(scale)
        self.number = NumberPage(scale)
        self.paper = PaperPage(scale)
        self.browse = BoardPage(scale, "browse_page")
        self.one_thing = OneThingPage(scale)
        self.openness = BoardPage(scale, "openness_page")
        self.reading = ReadingPage(scale)
        self.display = DisplayPage(scale, can_speak=station.speaker is not None)
        self.code = CodePage(scale, reads_cards=reads)
        self.appointment = AppointmentPage(scale, zone_named(station.services.hall.zone))
        self.progress = ProgressPage(scale)
        self.case = CasePage(scale)
        self.rating = RatingPage(scale)
        self.advice = AdvicePage(scale)
        self.help = HelpPage(scale, guide_desk)
        self.closed = ClosedPage(scale)

    def _make_presenters(self, station: Station) -> None:
        self.homing = HomePresenter(self.home, station)
        self.serving = ServicesPresenter(self.services, station)
        self.finding = FindPresenter(self.find, station)
        self.guiding = GuidePresenter(self.guide, station)
        self.questioning = QuestionPresenter(self.question, station.journey)
        self.browsing = BrowsePresenter(self.browse, station)
        self.joining = OneThingPresenter(self.one_thing, station)
        self.opening = OpennessPresenter(self.openness, station)
        self.reading_it = ReadingPresenter(self.reading, station)
        self.speech = SpokenGuidance(station.speaker)
        self.displaying = DisplayPresenter(self.display, self.speech, self.say_again)
        self.confirming = ConfirmPresenter(self.confirm, station)
        self.carding = CardPresenter(self.card, station)
        self.numbering = NumberPresenter(self.number, station)
        self.coding = CodePresenter(self.code, station)
        self.booking = AppointmentPresenter(self.appointment, station)
        self.following = ProgressPresenter(self.progress, station)
        self.rating_it = RatingPresenter(self.rating, station)
        self.helping = HelpPresenter(self.help, station)
        self.waiting = ClosedPresenter(station)
