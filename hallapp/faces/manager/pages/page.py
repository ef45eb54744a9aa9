"""A page of the manager's window: tabs above, one of them open."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hallapp.faces.manager.pages.tab import PageTab
from hallapp.faces.parts.tabs import HEIGHT_PX, TabRow

Tab = TypeVar("Tab", bound=PageTab[Any])


class TabbedPage(QWidget, Generic[Tab]):
    """Makes each tab when it is first opened.

    Signals:
        told: Something was done; carries the sentence.
        failed: The hall could not be asked; carries the `HallError`.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self, offered: Sequence[tuple[str, Callable[[], Tab]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._offered = tuple(offered)
        self._made: dict[int, Tab] = {}
        self._row = TabRow([word for word, _make in self._offered])
        self._scroll = _narrow(self._row)
        self._stack = QStackedWidget()
        self._places: list[QVBoxLayout] = []
        self._build()

    def begin_tab(self, tab: Tab) -> None:
        """Connect what only this page's tabs tell, and let a tab just made begin."""
        raise NotImplementedError

    def words(self) -> tuple[str, ...]:
        """Return what the tabs are called."""
        return tuple(word for word, _make in self._offered)

    def tab(self, number: int) -> Tab:
        """Return a tab by its number from 0; it is made when first asked for."""
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = self._offered[number][1]()
            made.told.connect(self.told)
            made.failed.connect(self.failed)
            self._places[number].addWidget(made)
            # Now, not with the next event: hidden parts cannot have the keyboard.
            made.show()
            self.begin_tab(made)
        return made

    def open_tab(self, number: int) -> None:
        """Open a tab by its number from 0."""
        self._row.open(number)
        self._scroll.ensureWidgetVisible(self._row.tab(number), 0, 0)
        self._stack.setCurrentIndex(number)
        self.tab(number).take_keyboard()

    def opened(self) -> Tab:
        """Return the open tab."""
        return self.tab(self._row.opened())

    def refresh(self) -> None:
        """Read again what is in sight."""
        if self.isVisible():
            self.opened().refresh()

    def take_keyboard(self) -> None:
        """Bring the keyboard into the open tab."""
        self.opened().take_keyboard()

    def has_unsaved(self) -> bool:
        """Return whether something typed is not kept."""
        return any(tab.has_unsaved() for tab in self._made.values())

    def leave(self) -> None:
        """Keep what is typed: the person goes."""
        for tab in self._made.values():
            tab.leave()

    @Slot(int)
    def _on_tab(self, number: int) -> None:
        is_known = number in self._made
        self._scroll.ensureWidgetVisible(self._row.tab(number), 0, 0)
        self._stack.setCurrentIndex(number)
        tab = self.tab(number)
        if is_known:
            tab.refresh()
        tab.take_keyboard()

    def _build(self) -> None:
        bar = QFrame()
        bar.setProperty("look", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(self._scroll)
        bar.setVisible(len(self._offered) > 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(bar)
        column.addWidget(self._stack, 1)
        self._stack.setMinimumSize(1, 1)
        for _offer in self._offered:
            place = QWidget()
            inner = QVBoxLayout(place)
            inner.setContentsMargins(0, 0, 0, 0)
            self._places.append(inner)
            self._stack.addWidget(place)
        self._row.tab_opened.connect(self._on_tab)


def _narrow(row: TabRow) -> QScrollArea:
    """Return a place for the tabs that may be narrower than they: the open one is in sight."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for set_policy in (area.setHorizontalScrollBarPolicy, area.setVerticalScrollBarPolicy):
        set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(row)
    # The bar behind it is seen, not the ground of the window.
    for part in (row, area.viewport()):
        part.setAutoFillBackground(False)
    area.setFixedHeight(HEIGHT_PX)
    area.setMinimumWidth(1)
    return area
