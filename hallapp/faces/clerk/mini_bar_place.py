"""Where the mini bar stands: at an edge or free, on each screen its own place, never lost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, QPoint, QRect, QSize, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.clerk.keys_memory import DeskMemory
from hallapp.faces.clerk.messages import Teller, failure
from hallapp.faces.clerk.mini_bar import MiniBar
from hallapp.kernel.errors import HallError

SNAP_PX = 18
"""A bar let go this near to an edge is drawn to it."""


class Edge(Enum):
    """What the bar touches."""

    FREE = "free"
    LEFT = "left"
    TOP = "top"
    RIGHT = "right"
    BOTTOM = "bottom"


@dataclass(frozen=True)
class BarPlace:
    """A place on a screen that holds whatever size the screen takes.

    Attributes:
        edge: The edge it touches.
        across: How far to the right, 0 to 1 of the room that the bar leaves.
        down: How far down, 0 to 1 of the room that the bar leaves.
    """

    edge: Edge
    across: float
    down: float

    @override
    def __str__(self) -> str:
        """Return the place as the station's file has it."""
        return f"{self.edge.value} {self.across:.4f} {self.down:.4f}"


@dataclass(frozen=True)
class ScreenRow:
    """A screen: what tells it from others, and the part of it that is free for windows."""

    id: str
    area: QRect


USUAL_PLACE = BarPlace(Edge.BOTTOM, 0.97, 1.0)


def place_of(text: str) -> BarPlace:
    """Return the place that a text of the station's file names; the usual one for any other."""
    try:
        edge, across, down = text.split()
        made = BarPlace(Edge(edge), float(across), float(down))
    except ValueError:
        return USUAL_PLACE
    return made if 0 <= made.across <= 1 and 0 <= made.down <= 1 else USUAL_PLACE


def corner_of(place: BarPlace, area: QRect, size: QSize) -> QPoint:
    """Return the bar's left upper corner for a place on a screen."""
    wide, high = _room(area, size)
    return QPoint(
        area.x() + round(place.across * wide),
        area.y() + round(place.down * high),
    )


def dropped(corner: QPoint, area: QRect, size: QSize) -> BarPlace:
    """Return the place of a bar that was let go: whole on the screen, at an edge when near.

    Args:
        corner: Its left upper corner then, on the desktop.
        area: The free part of the screen it is on.
        size: Of the bar.
    """
    wide, high = _room(area, size)
    x = min(max(corner.x() - area.x(), 0), wide)
    y = min(max(corner.y() - area.y(), 0), high)
    gaps = {Edge.LEFT: x, Edge.TOP: y, Edge.RIGHT: wide - x, Edge.BOTTOM: high - y}
    near = [edge for edge, gap in gaps.items() if gap <= SNAP_PX]
    x = 0 if Edge.LEFT in near else wide if Edge.RIGHT in near else x
    y = 0 if Edge.TOP in near else high if Edge.BOTTOM in near else y
    edge = min(near, key=lambda one: gaps[one]) if near else Edge.FREE
    return BarPlace(edge, x / wide if wide else 0.0, y / high if high else 0.0)


def id_of(screen: QScreen) -> str:
    """Return what tells a screen from others: its port, maker, model and serial number."""
    parts = (screen.name(), screen.manufacturer(), screen.model(), screen.serialNumber())
    return " ".join(filter(None, (part.strip() for part in parts)))


def screens_there(home: QScreen | None = None) -> tuple[ScreenRow, ...]:
    """Return the screens of this machine, the one of the desk first."""
    there = sorted(QGuiApplication.screens(), key=lambda screen: screen is not home)
    return tuple(ScreenRow(id_of(screen), screen.availableGeometry()) for screen in there)


class BarKeeper(QObject):
    """Puts the bar where it was on each screen, and brings it back when its screen goes away."""

    def __init__(
        self,
        bar: QWidget,
        memory: DeskMemory,
        teller: Teller,
        screens: Callable[[], Sequence[ScreenRow]] = screens_there,
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self._memory = memory
        self._teller = teller
        self._screens = screens
        self._places: dict[str, str] = {}
        try:
            self._places.update(memory.bar_places())
        except HallError as error:
            teller.tell(failure(error))
        # A screen that goes tells so before the others have taken over its room.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.put_in_place)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._on_screen)
            application.screenRemoved.connect(self._on_screen)
            for screen in application.screens():
                screen.availableGeometryChanged.connect(self._on_changed)

    @Slot()
    def put_in_place(self) -> None:
        """Put the bar on the screen where it was last, if that is there; else on the first."""
        there = {screen.id: screen for screen in self._screens()}
        if not there:
            return
        known = [name for name in self._places if name in there]
        screen = there[known[-1]] if known else next(iter(there.values()))
        place = place_of(self._places.get(screen.id, ""))
        self._bar.move(corner_of(place, screen.area, self._bar.size()))

    @Slot()
    def let_go(self) -> None:
        """Draw the bar to a near edge and remember its place."""
        corner = self._bar.pos()
        middle = corner + QPoint(self._bar.width() // 2, self._bar.height() // 2)
        there = self._screens()
        if not there:
            return
        screen = next((one for one in there if one.area.contains(middle)), None)
        if screen is None:
            screen = min(there, key=lambda one: _distance(one.area, middle))
        place = dropped(corner, screen.area, self._bar.size())
        self._bar.move(corner_of(place, screen.area, self._bar.size()))
        # The latest stands last: that is where the bar opens next time.
        self._places.pop(screen.id, None)
        self._places[screen.id] = str(place)
        self._keep()

    @Slot()
    def put_back(self) -> None:
        """Forget every place and go to the usual corner of the first screen."""
        self._places.clear()
        self.put_in_place()
        self._keep()

    def _keep(self) -> None:
        try:
            self._memory.keep_bar_places(dict(self._places))
        except HallError as error:
            self._teller.tell(failure(error))

    @Slot(QScreen)
    def _on_screen(self, screen: QScreen) -> None:
        if screen in QGuiApplication.screens():
            screen.availableGeometryChanged.connect(self._on_changed)
        self._later.start(0)

    @Slot()
    def _on_changed(self) -> None:
        self._later.start(0)


def keep_in_place(bar: MiniBar, memory: DeskMemory, teller: Teller, home: QWidget) -> None:
    """Put the bar where it stood last, and keep where it is put."""
    keeper = BarKeeper(bar, memory, teller, lambda: screens_there(home.screen()))
    keeper.put_in_place()
    bar.let_go.connect(keeper.let_go)
    bar.put_back_asked.connect(keeper.put_back)


def _room(area: QRect, size: QSize) -> tuple[int, int]:
    """Return how far the bar can go to the right and down."""
    return max(0, area.width() - size.width()), max(0, area.height() - size.height())


def _distance(area: QRect, point: QPoint) -> int:
    nearest = QPoint(
        min(max(point.x(), area.left()), area.right()),
        min(max(point.y(), area.top()), area.bottom()),
    )
    return (nearest - point).manhattanLength()
