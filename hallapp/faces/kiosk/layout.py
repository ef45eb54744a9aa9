"""Where head, page and keys stand in the window."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

from hallapp.faces.kiosk.frame import (
    FOOT_BELOW,
    FOOT_GAP,
    HEAD_HIGH,
    HEAD_HIGH_WIDE,
    KEY_HIGH,
    KEY_HIGH_WIDE,
)
from hallapp.faces.kiosk.scale import Room, Scale

_TITLE_BAR_PX = 40


class Layout:
    """Divides the ground of a kiosk's window."""

    def __init__(self, scale: Scale, ground: QWidget) -> None:
        self._scale = scale
        self._ground = ground

    def room(self) -> Room:
        """Return the size of the whole window, after choosing the scale for it."""
        return self._scale.fit(self._ground.width(), self._ground.height())

    def head_place(self) -> QRect:
        """Return where the head stands."""
        room = self.room()
        return self._scale.rect(0, 0, room.width, _head_high(room))

    def foot_place(self) -> QRect:
        """Return where the keys stand."""
        room = self.room()
        high = _key_high(room) + FOOT_BELOW + 8
        return self._scale.rect(0, room.height - high, room.width, high)

    def page_room(self) -> Room:
        """Return the size that a page has."""
        room = self.room()
        foot = FOOT_BELOW + _key_high(room) + FOOT_GAP
        return Room(room.width, room.height - _head_high(room) - foot, room.is_wide)

    def page_place(self) -> QRect:
        """Return where the page stands."""
        room = self.page_room()
        return self._scale.rect(0, _head_high(room), room.width, room.height)


def first_size(screen: QScreen) -> QSize:
    """Return the largest portrait window that the screen's free part holds."""
    high = max(640, screen.availableSize().height() - _TITLE_BAR_PX)
    return QSize(high * 9 // 16, high)


def _head_high(room: Room) -> float:
    return HEAD_HIGH_WIDE if room.is_wide else HEAD_HIGH


def _key_high(room: Room) -> float:
    return KEY_HIGH_WIDE if room.is_wide else KEY_HIGH
