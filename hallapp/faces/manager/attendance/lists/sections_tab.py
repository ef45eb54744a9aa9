"""A tab of several lists: their names in a row with what is in them, one of them open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.lists.part import DutyPart
from hallapp.faces.manager.attendance.tab import AttendanceTab
from hallapp.faces.manager.case_figures.stack import Stack
from hallapp.faces.manager.tall_area import TallArea
from hallapp.faces.parts.segments import Segments

_LEAST_PX = 380
_BESIDE_PX = 60


@dataclass(frozen=True)
class PartOffer:
    """One part: its name, its word and what makes it when it is first opened."""

    name: str
    word: str
    make: Callable[[], DutyPart]
    counts: bool = False


class SectionsTab(AttendanceTab):
    """Makes each part when it is first opened."""

    def __init__(self, title: str, offered: Sequence[PartOffer]) -> None:
        super().__init__()
        self._offered = tuple(offered)
        self._desk: AttendanceDesk | None = None
        self._made: dict[int, DutyPart] = {}
        self.segments = Segments(title, [offer.word for offer in offered])
        self._places: list[QVBoxLayout] = []
        self._stack = Stack()
        self._row = QScrollArea()
        self._build()

    @override
    def begin(self, desk: AttendanceDesk) -> None:
        """Work for a person, beginning with the open part."""
        self._desk = desk
        self.part(self.segments.number())

    @override
    def refresh(self) -> None:
        """Read what is in sight again."""
        if self._desk is not None:
            self.part(self.segments.number()).refresh()

    @override
    def take_keyboard(self) -> None:
        """Bring the keyboard into the open part."""
        if self._desk is not None:
            self.part(self.segments.number()).take_keyboard()

    @override
    def has_unsaved(self) -> bool:
        """Return whether something typed is not kept."""
        return any(part.has_unsaved() for part in self._made.values())

    @override
    def show_at(self, wanted: object) -> None:
        """Open the part of a name, or of a name and a row's key."""
        pair = cast("tuple[Any, Any]", wanted) if isinstance(wanted, tuple) else (wanted, None)
        name, key = pair
        names = [offer.name for offer in self._offered]
        if name in names:
            self.segments.choose(names.index(str(name)))
            part = self.part(self.segments.number())
            if key is not None:
                part.select(key)

    def part(self, number: int) -> DutyPart:
        """Return a part by its number from 0; it is made when first asked for."""
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = self._offered[number].make()
            made.told.connect(self.told)
            made.failed.connect(self.failed)
            if self._offered[number].counts:
                made.changed.connect(partial(self._on_counted, number))
            self._places[number].addWidget(made)
            # Now, not with the next event: hidden parts cannot have the keyboard.
            made.show()
            if self._desk is not None:
                made.begin(self._desk)
        return made

    def section(self, name: str) -> DutyPart:
        """Return a part by its name."""
        return self.part([offer.name for offer in self._offered].index(name))

    def _on_counted(self, number: int, count: int) -> None:
        word = self._offered[number].word
        self.segments.set_word(number, f"{word} {count}" if count else word)

    @Slot(int)
    def _on_chosen(self, number: int) -> None:
        is_known = number in self._made
        self._stack.setCurrentIndex(number)
        self._row.ensureWidgetVisible(self.segments.segment(number), _BESIDE_PX, 0)
        part = self.part(number)
        if is_known:
            part.refresh()
        if not self.segments.isAncestorOf(self.focusWidget() or self):
            part.take_keyboard()

    def _build(self) -> None:
        head = self._row
        head.setWidget(self.segments)
        head.setWidgetResizable(True)
        head.setFrameShape(QScrollArea.Shape.NoFrame)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A narrow window shows a part of the row; the open one is always in sight.
        for set_policy in (head.setHorizontalScrollBarPolicy, head.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.segments.setAutoFillBackground(False)
        head.viewport().setAutoFillBackground(False)
        head.setFixedHeight(self.segments.sizeHint().height() + 10)
        head.setMinimumWidth(1)
        ground = QWidget()
        ground.setProperty("look", "ground")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(16, 8, 16, 12)
        inner.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(head)
        inner.addLayout(top)
        inner.addWidget(self._stack, 1)
        for _offer in self._offered:
            place = QWidget()
            around = QVBoxLayout(place)
            around.setContentsMargins(0, 0, 0, 0)
            self._places.append(around)
            self._stack.addWidget(place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(TallArea(ground, _LEAST_PX))
        self._stack.setMinimumSize(1, 1)
        self.segments.chosen.connect(self._on_chosen)
