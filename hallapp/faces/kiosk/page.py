"""What all pages of a kiosk have in common: room in units, words in two languages, forgetting."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hallapp.faces.kiosk import display
from hallapp.faces.kiosk.lettering import Across, Down, Run
from hallapp.faces.kiosk.scale import Room, Scale
from hallapp.faces.kiosk.words import Card, Words
from hallapp.qtkit.icons import IconMark

MARGIN = 48
GAP = 24
TITLE = 76
BODY = 44
SMALL = 40
FACT = 88
LOW_TOP = 0.42
"""Part of a page that stays free of things to touch in the low layout."""

Place = tuple[float, float, float, float]
"""Left, top, width, height in units."""


class KioskPage(QWidget):
    """The part of the window between its head and the keys at its foot.

    Signals:
        busy_changed: Leaving would lose something now, or no longer.
    """

    busy_changed = Signal()
    is_personal = False
    """Whether what it shows is somebody's own."""
    is_done = False
    """Whether what the visit was for is printed, so that the next in line may step up."""
    hears_cards = False
    """Whether a card on the reader means something to it."""
    can_go_back = True
    """Whether 返回 makes sense."""

    def __init__(self, scale: Scale, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.scale = scale
        self.room = Room(1080, 1600, is_wide=False)
        self.is_busy = False

    def settle(self, room: Room) -> None:
        """Take a size; called when the window changes and before the page is shown."""
        self.room = room
        self.arrange()

    def arrange(self) -> None:
        """Put everything in its place for `self.room`."""
        raise NotImplementedError

    def show_words(self) -> None:
        """Say everything again in the language now shown."""
        raise NotImplementedError

    def go_back_inside(self) -> bool:
        """Take one step back inside the page; False when there is none."""
        return False

    def forget(self) -> None:
        """The page was left for good: nothing of the visit stays."""

    def put(self, widget: QWidget, place: Place) -> None:
        """Put a child at a place in units."""
        widget.setGeometry(self.scale.rect(*place))

    def words(self, across: Across = Across.LEFT, down: Down = Down.MIDDLE) -> Words:
        """Return a text of this page."""
        made = Words(self.scale, across, down)
        made.setParent(self)
        return made

    @property
    def touch_top(self) -> float:
        """How far up something to touch may stand: in the low layout (低位) not beyond reach."""
        # Lying down, the whole glass is no higher than what a seated hand reaches.
        is_high = display.is_low() and not self.room.is_wide
        return self.room.height * LOW_TOP if is_high else 0.0

    def lines(self, usual: int) -> int:
        """Return how many lines of tiles a page has: fewer and larger ones in large print."""
        fewer = display.is_large() or (display.is_low() and not self.room.is_wide)
        return max(1, (usual + 1) // 2) if fewer else usual

    def action_places(self) -> tuple[Place, Place]:
        """Return where the two acts of a page stand: always the same place."""
        high = 120 if self.room.is_wide else 136
        top = self.room.height - high - 8
        wide = (self.room.width - 2 * MARGIN - GAP) / 2
        return (MARGIN, top, wide, high), (MARGIN + wide + GAP, top, wide, high)


class Band(QWidget):
    """What a page has to tell just now: an icon and a sentence, in one place."""

    def __init__(self, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale = scale
        self._card = Card(scale, "selected", "control_border")
        self._card.setParent(self)
        self._icon = IconMark("arrow-down", 64, "primary")
        self._icon.setParent(self)
        self._words = Words(scale)
        self._words.setParent(self)
        self.hide()

    def say(self, text: str, icon: str, *, failed: bool = False, warns: bool = False) -> None:
        """Show a sentence, as a failure or a calm warning where it is one; no text, no band."""
        self.setVisible(bool(text))
        if failed:
            tint, ground, edge = "late", "miss_tint", "late"
        elif warns:
            tint, ground, edge = "warning_border", "surface", "warning_border"
        else:
            tint, ground, edge = "primary", "selected", "control_border"
        self._icon.show_icon(icon, tint)
        self._card.set_colours(ground, edge)
        self._words.say(Run(text, BODY, bold=True))
        self.setAccessibleName(text)

    def text(self) -> str:
        """Return the sentence shown, empty without one."""
        return "" if self.isHidden() else self._words.text()

    def settle(self, width: float, height: float) -> None:
        """Take a size in units."""
        scale = self._scale
        self._card.setGeometry(scale.rect(0, 0, width, height))
        side = scale.px(64)
        self._icon.setFixedSize(side, side)
        self._icon.move(scale.px(48), (scale.px(height) - side) // 2)
        self._words.setGeometry(scale.rect(152, 8, width - 152 - 28, height - 16))
