"""The tab 考核: which period, which part of it, and what is opened from there."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.bulletins.terms import BulletinSort
from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.reports.calm_stack import CalmStack
from hallapp.faces.manager.attendance.reports.evidence import EvidenceAsked
from hallapp.faces.manager.attendance.reports.evidence_part import EvidencePart
from hallapp.faces.manager.attendance.reports.part import ReportPart
from hallapp.faces.manager.attendance.reports.period import Period
from hallapp.faces.manager.attendance.scores.past_part import PastSheetsPart
from hallapp.faces.manager.attendance.scores.services import ScoreHall
from hallapp.faces.manager.attendance.scores.sheet_part import SheetPart
from hallapp.faces.manager.attendance.tab import AttendanceTab
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.tall_area import TallArea
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.icons import IconButton
from hallapp.qtkit.key_button import bind_key

_PARTS = ("sheet", "units", "appeals", "paper", "past")
_INNER = {"entries": "sheet", "feeding": "sheet"}
"""Parts that are opened from another one, and which."""
_LEAST_PX = 480
_LOW_BELOW_PX = 330
_ONE_DAY = timedelta(days=1)


class ScoresTab(AttendanceTab):
    """Sheets of periods, living and closed.

    Attributes:
        views: Which part is open.
        period: The period that is looked at; None until the hall was asked.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scoresTab")
        self.period: Period | None = None
        self._desk: AttendanceDesk | None = None
        self._made: dict[str, ReportPart] = {}
        self._came_from = "sheet"
        self._asked = 0
        self.views = Segments(
            _("考核的内容"),
            [_("考核表"), _("单位和送达"), _("申诉"), _("纸样"), _("往期考核")],
        )
        self.earlier = IconButton("arrow-left", _("上一个考核期"))
        self.later = IconButton("arrow-right", _("下一个考核期"))
        self.period_words = words("", "strong")
        self._stack = CalmStack()
        self._build()

    def part(self, name: str) -> ReportPart:
        """Return a part by its name; it is made when first asked for."""
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = _MAKERS[name]()
            made.told.connect(self.told)
            made.failed.connect(self.failed)
            made.tab_asked.connect(self.tab_asked)
            made.part_asked.connect(self.open_part)
            made.left.connect(self._on_left)
            made.changed.connect(self._count)
            if isinstance(made, PastSheetsPart):
                made.period_asked.connect(self._on_period)
            self._stack.addWidget(made)
            # Now, not with the next event: hidden parts cannot have the keyboard.
            made.show()
            if self._desk is not None and self.period is not None:
                made.begin(self._desk, self.period)
        return made

    def opened(self) -> str:
        """Return the name of the part in sight."""
        shown = self._stack.currentWidget()
        return next((name for name, part in self._made.items() if part is shown), "")

    @override
    def begin(self, desk: AttendanceDesk) -> None:
        """Begin with the period that runs."""
        self._desk = desk
        self.go_to(desk.today())
        self._count()

    def go_to(self, day: date) -> None:
        """Show the period of a day at the part that is open."""
        desk = self._desk
        if desk is None:
            return
        self._asked += 1
        asked = self._asked

        def show(span: tuple[date, date]) -> None:
            if asked == self._asked:
                self._show_period(Period(BulletinSort.ASSESSMENT, day, *span))

        desk.look(lambda services: ScoreHall(services).scores.period(day), show, self.failed.emit)

    @override
    def refresh(self) -> None:
        """Read again what is in sight."""
        name = self.opened()
        if self.period is None and self._desk is not None:
            self.go_to(self._desk.today())
        elif name:
            self.part(name).refresh()
            self._count()

    @override
    def take_keyboard(self) -> None:
        """Put the keyboard on the part in sight."""
        name = self.opened()
        if name:
            self.part(name).take_keyboard()

    @override
    def has_unsaved(self) -> bool:
        """Return whether something typed is not kept."""
        return any(part.has_unsaved() for part in self._made.values())

    @override
    def show_at(self, wanted: object) -> None:
        """Show a part by its name, or the period of a day."""
        if isinstance(wanted, str) and wanted in _PARTS:
            self.open_part(wanted)
        elif isinstance(wanted, date):
            self.go_to(wanted)

    @Slot(str, object)
    def open_part(self, name: str, wanted: object = None) -> None:
        """Open a part, at what is wanted."""
        if self.period is None:
            return
        if name == "evidence":
            self._came_from = self.opened()
        if name in _PARTS:
            _choose(self.views, _PARTS.index(name))
        self._open(name)
        part = self.part(name)
        if isinstance(part, EvidencePart):
            if isinstance(wanted, EvidenceAsked):
                part.ask(wanted)
        elif wanted is not None:
            part.show_at(wanted)
        part.take_keyboard()

    # Which period, which part

    def _show_period(self, period: Period) -> None:
        assert self._desk is not None  # noqa: S101 - nothing is asked before it begins
        self.period = period
        self.period_words.setText(period.words)
        self.later.setEnabled(period.until_on < self._desk.today())
        self._head.settle()
        name = self.opened() or "sheet"
        name = "sheet" if name in _INNER or name == "evidence" else name
        self._open(name)
        if self.isVisible():
            self.part(name).take_keyboard()

    def _open(self, name: str) -> None:
        if self.period is None:
            return
        is_known = name in self._made
        part = self.part(name)
        self._stack.setCurrentWidget(part)
        self._stepper.setVisible(name != "past")
        self._head.settle()
        if is_known and name != "evidence":
            part.show_period(self.period)

    @Slot()
    def _count(self) -> None:
        """Say beside the word how many appeals wait."""
        if self._desk is None:
            return

        def show(count: int) -> None:
            word = _("申诉")
            self.views.set_word(_PARTS.index("appeals"), f"{word} {count}" if count else word)
            self._head.settle()

        self._desk.look(
            lambda services: len(ScoreHall(services).scores.open_appeals()),
            show,
            self.failed.emit,
        )

    @Slot(int)
    def _on_view(self, number: int) -> None:
        self._open(_PARTS[number])

    @Slot()
    def _on_left(self) -> None:
        name = self.opened()
        back = self._came_from if name == "evidence" else _INNER.get(name, "sheet")
        self._open(back)
        self.part(back).take_keyboard()

    @Slot(object)
    def _on_period(self, day: date) -> None:
        _choose(self.views, 0)
        self._stack.setCurrentWidget(self.part("sheet"))
        self.go_to(day)

    @Slot()
    def _on_earlier(self) -> None:
        if self.period is not None:
            self.go_to(self.period.from_on - _ONE_DAY)

    @Slot()
    def _on_later(self) -> None:
        if self.period is not None and self.later.isEnabled():
            self.go_to(self.period.until_on + _ONE_DAY)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the margins away where there is little room."""
        super().resizeEvent(event)
        is_low = event.size().height() < _LOW_BELOW_PX
        across, down = (6, 2) if is_low else (16, 6)
        self._outer.setContentsMargins(across, down, across, down)

    def _build(self) -> None:
        self._head = FlowRow(8)
        self._stepper = QWidget()
        steps = QHBoxLayout(self._stepper)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(4)
        for part in (self.earlier, self.period_words, self.later):
            steps.addWidget(part)
        self._head.add(self.views)
        self._head.add(self._stepper)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        self._outer = QVBoxLayout(self)
        self._outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._outer.addWidget(TallArea(page, _LEAST_PX))
        self.views.chosen.connect(self._on_view)
        for button, key, slot in (
            (self.earlier, "Alt+Left", self._on_earlier),
            (self.later, "Alt+Right", self._on_later),
        ):
            button.clicked.connect(slot)
            bind_key(button, key)


def _choose(segments: Segments, number: int) -> None:
    """Press one of several without asking the hall for it a second time."""
    segments.blockSignals(True)  # noqa: FBT003 - Qt's own
    segments.choose(number)
    segments.blockSignals(False)  # noqa: FBT003 - Qt's own


def _entries() -> ReportPart:
    from hallapp.faces.manager.attendance.scores.entries_part import EntriesPart

    return EntriesPart()


def _feeding() -> ReportPart:
    from hallapp.faces.manager.attendance.scores.feeding_part import FeedingPart

    return FeedingPart()


def _units() -> ReportPart:
    from hallapp.faces.manager.attendance.scores.units_part import UnitScoresPart

    return UnitScoresPart()


def _appeals() -> ReportPart:
    from hallapp.faces.manager.attendance.scores.appeals_part import AppealsPart

    return AppealsPart()


def _paper() -> ReportPart:
    from hallapp.faces.manager.attendance.scores.paper_part import ScorePaperPart

    return ScorePaperPart()


_MAKERS: Mapping[str, Callable[[], ReportPart]] = {
    "sheet": SheetPart,
    "entries": _entries,
    "feeding": _feeding,
    "units": _units,
    "appeals": _appeals,
    "paper": _paper,
    "past": PastSheetsPart,
    "evidence": EvidencePart,
}
"""By name; modules of parts that are not opened are not loaded."""
