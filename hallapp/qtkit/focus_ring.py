"""The ring round the control that has the keyboard: 3 px wide, 2 px outside it.

A widget cannot paint outside itself, so the ring is a widget of its own that lies over the
window (or over the scrolled page) and lets every click through. Layouts leave 5 px round what
can have focus.
"""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QWidget
from typing_extensions import override

from hallapp.qtkit import theme

RING_HOST = "ring_host"
"""Dynamic property of a frame that wears the ring for the field inside it."""
NO_RING = "no_ring"
"""Dynamic property of a widget that shows its focus by itself."""

_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.ZOrderChange,
}


class _Ring(QWidget):
    """The painted ring; a child of the window or of the page it lies over."""

    def __init__(self, ground: QWidget) -> None:
        # No reference to the ground beside Qt's own: a window whose last one goes while the ring
        # is deleted would be deleted in the middle of that, and the ring a second time.
        super().__init__(ground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.tokens()
        half = shown.ring_px / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(shown.colour("primary"), shown.ring_px))
        radius = shown.radius_px + shown.ring_gap_px + half
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius
        )
        painter.end()


class FocusRing(QObject):
    """Keeps one ring round whatever has the keyboard, in every window of the application.

    Make one after the application; it lives as long as its parent.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._ring: _Ring | None = None
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._on_focus_changed)

    def stop(self) -> None:
        """Take the ring away and follow the focus no longer."""
        self._app.focusChanged.disconnect(self._on_focus_changed)
        self._leave()

    def ring_rectangle(self) -> QRect | None:
        """Return where the ring is, in its window's or page's coordinates; None without one."""
        if self._ring is None or not shiboken6.isValid(self._ring) or self._ring.isHidden():
            return None
        return self._ring.geometry()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control when it or what it lies in moves."""
        if event.type() in _MOVES:
            self._place()
        return False

    @Slot()
    def _on_focus_changed(self) -> None:
        # The signal's own arguments are not taken: the widget that loses the keyboard may be
        # half deleted by then, and Python must not touch it.
        self._leave()
        target = _wearer(QApplication.focusWidget())
        if target is not None:
            self._follow(target)

    def _follow(self, target: QWidget) -> None:
        ground = _ground(target)
        self._target = target
        self._ring = _Ring(ground)
        step: QWidget | None = target
        while step is not None and step is not ground:
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self._place()

    def _place(self) -> None:
        ring, target = self._ring, self._target
        if ring is None or target is None:
            return
        if not (shiboken6.isValid(ring) and shiboken6.isValid(target)):
            return
        ground = ring.parentWidget()
        if ground is None:
            return
        shown = theme.tokens()
        room = shown.ring_px + shown.ring_gap_px
        place = QRect(target.mapTo(ground, QPoint(0, 0)), target.size())
        ring.setGeometry(place.adjusted(-room, -room, room, room))
        ring.setVisible(target.isVisibleTo(ground))
        ring.raise_()

    def _leave(self) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        if self._ring is not None and shiboken6.isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None
        self._target = None


def _wearer(focused: QWidget | None) -> QWidget | None:
    """Return what wears the ring: the control, the frame round it, or nothing."""
    if focused is None or focused.isWindow() or focused.property(NO_RING):
        return None
    # A table shows its place by the row, not by a ring round hundreds of them.
    if isinstance(focused, QAbstractItemView):
        return None
    step: QWidget | None = focused
    while step is not None and not step.isWindow():
        if step.property(RING_HOST):
            return step
        step = step.parentWidget()
    return focused


def _ground(target: QWidget) -> QWidget:
    """Return what the ring lies on: the scrolled page round the control, or the window."""
    step = target.parentWidget()
    while step is not None and not step.isWindow():
        above = step.parentWidget()
        if isinstance(above, QAbstractScrollArea) and step is above.viewport():
            return step
        step = above
    return step if step is not None else target.window()
