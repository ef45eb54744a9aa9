"""The tab 巡查: six parts, one of them open; each is made when first opened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.patrols.panel import PatrolPanel
from hallapp.faces.manager.attendance.patrols.services import PatrolHall
from hallapp.faces.manager.attendance.tab import AttendanceTab
from hallapp.faces.parts.segments import Segments
from hallapp.kernel.texts import _

_LOW_BELOW_PX = 330
_BAR_PX = 44


@dataclass(frozen=True)
class Part:
    """One part of the tab.

    Attributes:
        name: How other parts and tabs call it.
        word: What it is called on the screen.
        make: Makes it.
    """

    name: str
    word: str
    make: Callable[[], PatrolPanel]


class PatrolsTab(AttendanceTab):
    """Rounds, the day, paper sheets, letters, explanations, the list of findings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("patrolsTab")
        self._parts = parts()
        self._made: dict[str, PatrolPanel] = {}
        self._desk: AttendanceDesk | None = None
        self.segments = Segments(_("巡查的内容"), [part.word for part in self._parts])
        self._scroll = _narrow(self.segments)
        self._stack = QStackedWidget()
        self._outer = QVBoxLayout(self)
        self._build()

    def part(self, name: str) -> PatrolPanel:
        """Return a part by its name; it is made when first asked for."""
        made = self._made.get(name)
        if made is None:
            part = next(each for each in self._parts if each.name == name)
            made = self._made[name] = part.make()
            made.told.connect(self.told)
            made.failed.connect(self.failed)
            made.part_asked.connect(self.open_part)
            made.counted.connect(self._count)
            self._stack.addWidget(made)
            # Now, not with the next event: hidden parts cannot have the keyboard.
            made.show()
            if self._desk is not None:
                made.begin(self._desk)
        return made

    def opened(self) -> PatrolPanel:
        """Return the open part."""
        return self.part(self._parts[self.segments.number()].name)

    @override
    def begin(self, desk: AttendanceDesk) -> None:
        self._desk = desk
        self._stack.setCurrentWidget(self.opened())
        self._count()

    @override
    def refresh(self) -> None:
        if self._desk is not None:
            self.opened().refresh()
            self._count()

    @override
    def take_keyboard(self) -> None:
        self.opened().take_keyboard()

    @override
    def has_unsaved(self) -> bool:
        return any(part.has_unsaved() for part in self._made.values())

    @override
    def show_at(self, wanted: object) -> None:
        """Open a part by its name; a day opens the record of that day."""
        if isinstance(wanted, date):
            self.open_part("day", wanted)
        elif isinstance(wanted, str) and wanted in {part.name for part in self._parts}:
            self.open_part(wanted)

    @Slot(str, object)
    def open_part(self, name: str, wanted: object = None) -> None:
        """Open a part by its name, at what is wanted."""
        number = [part.name for part in self._parts].index(name)
        if number != self.segments.number():
            self.segments.choose(number)
        if wanted is not None:
            self.opened().show_at(wanted)

    @Slot(int)
    def _on_chosen(self, number: int) -> None:
        name = self._parts[number].name
        is_known = name in self._made
        part = self.part(name)
        self._stack.setCurrentWidget(part)
        self._scroll.ensureWidgetVisible(self.segments.segment(number), 0, 0)
        if is_known and self._desk is not None:
            part.refresh()
        if self._desk is not None:
            part.take_keyboard()

    @Slot()
    def _count(self) -> None:
        """Say beside the words how many letters and explanations wait."""
        if self._desk is None:
            return

        def show(counts: tuple[int, int]) -> None:
            for name, count in zip(("letters", "explanations"), counts, strict=True):
                number = [part.name for part in self._parts].index(name)
                word = self._parts[number].word
                self.segments.set_word(number, f"{word} {count}" if count else word)

        self._desk.look(lambda services: _waiting(PatrolHall(services)), show, self.failed.emit)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the margins away where there is little room."""
        super().resizeEvent(event)
        is_low = event.size().height() < _LOW_BELOW_PX
        across, down = (8, 2) if is_low else (16, 8)
        self._outer.setContentsMargins(across, down, across, down)
        self._outer.setSpacing(2 if is_low else 8)

    def _build(self) -> None:
        self._stack.setMinimumSize(1, 1)
        self._outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._outer.addWidget(self._scroll)
        self._outer.addWidget(self._stack, 1)
        self.segments.chosen.connect(self._on_chosen)


def parts() -> tuple[Part, ...]:
    """Return the parts in their order."""
    return (
        Part("round", _("巡查"), _round),
        Part("day", _("当日记录"), _day),
        Part("paper", _("纸质补录"), _paper),
        Part("letters", _("反馈函"), _letters),
        Part("explanations", _("情况说明"), _explanations),
        Part("findings", _("问题清单"), _findings),
    )


def _waiting(hall: PatrolHall) -> tuple[int, int]:
    return len(hall.letters.open_letters()), len(hall.explanations.open())


def _narrow(row: Segments) -> QScrollArea:
    """Return a place for the segments that may be narrower than they."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for set_policy in (area.setHorizontalScrollBarPolicy, area.setVerticalScrollBarPolicy):
        set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    row.setContentsMargins(5, 0, 5, 0)
    area.setWidget(row)
    for part in (row, area.viewport()):
        part.setAutoFillBackground(False)
    area.setFixedHeight(_BAR_PX)
    area.setMinimumWidth(1)
    return area


def _round() -> PatrolPanel:
    from hallapp.faces.manager.attendance.patrols.round_panel import RoundPanel

    return RoundPanel()


def _day() -> PatrolPanel:
    from hallapp.faces.manager.attendance.patrols.day_panel import DayPanel

    return DayPanel()


def _paper() -> PatrolPanel:
    from hallapp.faces.manager.attendance.patrols.paper_panel import PaperPanel

    return PaperPanel()


def _letters() -> PatrolPanel:
    from hallapp.faces.manager.attendance.patrols.letters_panel import LettersPanel

    return LettersPanel()


def _explanations() -> PatrolPanel:
    from hallapp.faces.manager.attendance.patrols.explanations_panel import ExplanationsPanel

    return ExplanationsPanel()


def _findings() -> PatrolPanel:
    from hallapp.faces.manager.attendance.patrols.findings_panel import FindingsPanel

    return FindingsPanel()
