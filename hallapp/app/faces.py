"""Makes the main window of a face, and gives it its part of an opened hall."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtWidgets import QWidget

from hallapp.app.wishes import Wish
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import Clock
from hallapp.kernel.errors import HallError
from hallapp.kernel.station import StationSettings
from hallapp.qtkit.jobs import Jobs

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from hallapp.app.graph import OpenHall
    from hallapp.devices.leftovers import Leftovers
    from hallapp.devices.zones import SoundZones


class FaceWindow(Protocol):
    """What every face's main window can do."""

    @property
    def retry_asked(self) -> "SignalInstance":
        """Emitted when a person wants the hall opened once more."""
        ...

    def refresh(self, kinds: Change) -> None:
        """Ask again for what shows one of these kinds."""
        ...

    def set_connected(self, is_connected: bool, since: datetime | None = None) -> None:  # noqa: FBT001 - as the faces have it
        """Show whether the store can be reached."""
        ...

    def fail_to_open(self, error: HallError) -> None:
        """Say why the hall could not be opened."""
        ...


@dataclass(frozen=True)
class FaceKit:
    """What every face is made with.

    Attributes:
        rest_s: How long a kiosk that broke down repeatedly is out of service at first.
        leftovers: What visits at a kiosk leave with printers; None elsewhere.
    """

    clock: Clock
    hall_jobs: Jobs
    paper_jobs: Jobs
    station: StationSettings
    wish: Wish
    rest_s: int = 0
    leftovers: "Leftovers | None" = None


def make_face(name: str, kit: FaceKit) -> QWidget:
    """Return the main window of a face: a calm shell, before any hall is opened."""
    return {
        "clerk": _clerk,
        "citizen": _citizen,
        "kiosk": _kiosk,
        "board": _board,
        "posting": _posting,
        "manager": _manager,
        "guide_desk": _guide_desk,
    }[name](kit)


def show_face(window: QWidget, kit: FaceKit) -> None:
    """Show a face as its person uses it: large or in a window, and give it the keyboard."""
    for way in ("show_on_screen", "show_face"):
        if hasattr(window, way):
            getattr(window, way)()
            break
    else:
        if kit.wish.is_windowed:
            window.show()
        else:
            window.showMaximized()
    # It takes the place of a window that had the keyboard; a bare X server gives it to nobody.
    window.activateWindow()


def rests(window: QWidget) -> bool:
    """Return whether a face is out of service and opens the hall later by itself."""
    return bool(getattr(window, "rests", False))


def give_hall(name: str, window: QWidget, hall: "OpenHall", announcer: "SoundZones | None") -> None:
    """Give a face its part of an opened hall."""
    from hallapp.app.face_services import open_face

    open_face(name, window, hall, announcer)


def as_face(window: QWidget) -> FaceWindow:
    """Return a main window as what all faces have in common."""
    return cast("FaceWindow", window)


def _clerk(kit: FaceKit) -> QWidget:
    from hallapp.faces.clerk.keys_memory import StationMemory
    from hallapp.faces.clerk.main_window import ClerkMainWindow
    from hallapp.faces.clerk.options import ClerkOptions

    options = ClerkOptions(
        window_number=kit.wish.window_number or None,
        station_name=kit.station.station_name,
        is_windowed=kit.wish.is_windowed,
        memory=StationMemory(kit.wish.data),
        card_reader=kit.station.card_reader,
        card_template=kit.station.card_template,
    )
    return ClerkMainWindow(kit.clock, kit.hall_jobs, kit.paper_jobs, options)


def _citizen(kit: FaceKit) -> QWidget:
    from hallapp.faces.clerk.citizen_screen import CitizenScreen

    return CitizenScreen(
        kit.hall_jobs,
        kit.wish.window_number,
        kit.station.station_name,
        is_windowed=kit.wish.is_windowed,
    )


def _kiosk(kit: FaceKit) -> QWidget:
    from hallapp.devices.leftovers import NOTHING_LEFT
    from hallapp.devices.speech import find_speaker
    from hallapp.faces.kiosk.main_window import KioskMainWindow
    from hallapp.faces.kiosk.options import KioskOptions

    options = KioskOptions(
        is_windowed=kit.wish.is_windowed,
        px_per_mm=kit.station.px_per_mm or None,
        station_name=kit.station.station_name,
        language=kit.wish.language,
        card_reader=kit.station.card_reader,
        card_template=kit.station.card_template,
        screen=kit.station.screen,
        leave_pin=kit.station.leave_pin,
        rest_s=kit.rest_s,
        leftovers=kit.leftovers or NOTHING_LEFT,
        prints_pages=_prints_pages(kit.station.paper_printer),
        speaker=find_speaker(),
    )
    return KioskMainWindow(kit.clock, kit.hall_jobs, kit.paper_jobs, options)


def _prints_pages(setting: str) -> bool:
    """Return whether a printer for A4 stands at a station: a folder gives a citizen no paper."""
    return bool(setting) and not setting.startswith("folder:")


def _board(kit: FaceKit) -> QWidget:
    from hallapp.faces.board.main_window import BoardMainWindow
    from hallapp.faces.board.services import BoardOptions
    from hallapp.faces.board.strip_window import StripMainWindow

    options = BoardOptions(
        is_windowed=kit.wish.is_windowed,
        zone_letter=kit.wish.zone_letter or None,
        viewing_distance_m=kit.station.viewing_distance_m,
        px_per_mm=kit.station.px_per_mm or None,
        strip_window=kit.wish.strip_window or None,
        is_posting=kit.wish.is_posting,
        kept_in=kit.wish.data,
        station_name=kit.station.station_name,
    )
    if options.is_posting:
        from hallapp.faces.board.posting_window import PostingMainWindow

        return PostingMainWindow(kit.clock, kit.hall_jobs, options)
    if options.strip_window:
        return StripMainWindow(kit.clock, kit.hall_jobs, options)
    return BoardMainWindow(kit.clock, kit.hall_jobs, kit.paper_jobs, options)


def _posting(kit: FaceKit) -> QWidget:
    return _board(replace(kit, wish=replace(kit.wish, is_posting=True)))


def _manager(kit: FaceKit) -> QWidget:
    from hallapp.faces.manager.main_window import ManagerMainWindow
    from hallapp.faces.manager.services import ManagerOptions

    options = ManagerOptions(kit.station.station_name, is_windowed=kit.wish.is_windowed)
    return ManagerMainWindow(kit.clock, kit.hall_jobs, kit.paper_jobs, options)


def _guide_desk(kit: FaceKit) -> QWidget:
    from hallapp.faces.guide_desk.main_window import GuideDeskMainWindow
    from hallapp.faces.guide_desk.services import GuideDeskOptions
    from hallapp.faces.guide_desk.tally import FileTally

    options = GuideDeskOptions(
        station_name=kit.station.station_name,
        is_windowed=kit.wish.is_windowed,
        card_reader=kit.station.card_reader,
        card_template=kit.station.card_template,
        tally=FileTally(kit.wish.data),
    )
    return GuideDeskMainWindow(kit.clock, kit.hall_jobs, kit.paper_jobs, options)
