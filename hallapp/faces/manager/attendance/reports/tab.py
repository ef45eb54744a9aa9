"""The tab 汇总通报: which period, which part of it, and what is opened from there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

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
from hallapp.faces.manager.attendance.reports.past_part import PastPart
from hallapp.faces.manager.attendance.reports.period import Period
from hallapp.faces.manager.attendance.tab import AttendanceTab
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.tall_area import TallArea
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.icons import IconButton
from hallapp.qtkit.key_button import bind_key

_SORTS = (BulletinSort.WEEKLY, BulletinSort.MONTHLY, BulletinSort.ASSESSMENT)
_PAST, _POSTINGS = len(_SORTS), len(_SORTS) + 1
_PARTS = ("steps", "units", "figures", "prose", "paper", "signing")
_OF_DUTY = frozenset({"units", "figures"})
"""Parts that a bulletin about scores does not have."""
_LEAST_PX = 480
_LOW_BELOW_PX = 330


@dataclass(frozen=True)
class PeriodWanted:
    """The period of a day, as another tab asks for it."""

    sort: BulletinSort
    day: date


class ReportsTab(AttendanceTab):
    """Weeks, months, assessments, earlier bulletins and postings.

    Attributes:
        sorts: What is looked at.
        views: Which part of the period is open.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportsTab")
        self._desk: AttendanceDesk | None = None
        self._periods: dict[BulletinSort, Period] = {}
        self._made: dict[str, ReportPart] = {}
        self._came_from = ""
        names = [sort.label for sort in _SORTS]
        self.sorts = Segments(_("看什么"), [*names, _("往期通报"), _("每日公示")])
        self.views = Segments(
            _("哪一部分"),
            [_("工作清单"), _("单位确认"), _("汇总数字"), _("文稿"), _("纸样"), _("签收")],
        )
        self.earlier = IconButton("arrow-left", _("上一期"))
        self.later = IconButton("arrow-right", _("下一期"))
        self.period_words = words("", "strong")
        self._stack = CalmStack()
        self._build()

    @property
    def period(self) -> Period:
        """The period that is looked at."""
        number = min(self.sorts.number(), len(_SORTS) - 1)
        return self._periods[_SORTS[number]]

    def part(self, name: str) -> ReportPart:
        """Return a part by its name; it is made when first asked for."""
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = _MAKERS[name]()
            self._connect(made)
            self._stack.addWidget(made)
            # Now, not with the next event: hidden parts cannot have the keyboard.
            made.show()
            if self._desk is not None:
                made.begin(self._desk, self.period)
        return made

    def opened(self) -> str:
        """Return the name of the part in sight."""
        shown = self._stack.currentWidget()
        return next((name for name, part in self._made.items() if part is shown), "")

    @override
    def begin(self, desk: AttendanceDesk) -> None:
        """Begin with the last week that is over: the manager's Monday."""
        self._desk = desk
        today = desk.today()
        self._periods = {sort: Period.before(sort, today) for sort in _SORTS}
        self._open("steps")

    @override
    def refresh(self) -> None:
        """Read again what is in sight."""
        name = self.opened()
        if self._desk is not None and name:
            self.part(name).refresh()

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
        """Show a sort of bulletin, or the period of a day."""
        if isinstance(wanted, BulletinSort):
            self.sorts.choose(_SORTS.index(wanted))
        elif isinstance(wanted, PeriodWanted):
            self.show_period(wanted.sort, wanted.day)

    @Slot(object, object)
    def show_period(self, sort: BulletinSort, day: date) -> None:
        """Open the period of a day at its list of work."""
        self._periods[sort] = Period.around(sort, day)
        _choose(self.sorts, _SORTS.index(sort))
        _choose(self.views, 0)
        self._go()
        self.take_keyboard()

    @Slot(str, object)
    def open_part(self, name: str, wanted: object = None) -> None:
        """Open a part of the period; the list of evidence comes in its place."""
        if name == "evidence":
            self._came_from = self.opened()
            self._open(name)
            part = self.part(name)
            if isinstance(part, EvidencePart) and isinstance(wanted, EvidenceAsked):
                part.ask(wanted)
            part.take_keyboard()
            return
        if name in _PARTS:
            _choose(self.views, _PARTS.index(name))
        self._open(name)
        self.part(name).take_keyboard()

    # Which period, which part

    def _go(self) -> None:
        """Show the chosen sort and period."""
        if self._desk is None:
            return
        is_period = self.sorts.number() < len(_SORTS)
        if not is_period:
            self._open("past" if self.sorts.number() == _PAST else "postings")
            return
        of_scores = self.period.sort is BulletinSort.ASSESSMENT
        for number, name in enumerate(_PARTS):
            self.views.segment(number).setVisible(not (of_scores and name in _OF_DUTY))
        name = _PARTS[self.views.number()]
        if of_scores and name in _OF_DUTY:
            _choose(self.views, 0)
            name = _PARTS[0]
        self._open(name)

    def _open(self, name: str) -> None:
        """Put a part in sight, about the period that is chosen."""
        assert self._desk is not None  # noqa: S101 - nothing is opened before it begins
        is_known = name in self._made
        part = self.part(name)
        self._stack.setCurrentWidget(part)
        is_period = name in _PARTS or name == "evidence"
        self._stepper.setVisible(is_period)
        self.views.setVisible(is_period)
        self._say_period()
        if is_known and name != "evidence":
            part.show_period(self.period)
        elif is_known:
            part.refresh()

    def _say_period(self) -> None:
        assert self._desk is not None  # noqa: S101 - as above
        period = self.period
        self.period_words.setText(period.words)
        begins_later = period.until_on >= self._desk.today()
        self.later.setEnabled(not begins_later)
        self._head.settle()
        self._ask_span(period)

    def _ask_span(self, period: Period) -> None:
        """Ask the hall how long a period of the assessment is; weeks and months are known."""
        desk = self._desk
        if period.sort is not BulletinSort.ASSESSMENT or desk is None:
            return

        def show(span: tuple[date, date]) -> None:
            known = self._periods[period.sort]
            if known.day == period.day and (known.from_on, known.until_on) != span:
                self._periods[period.sort] = known.spanning(*span)
                self.period_words.setText(self._periods[period.sort].words)
                self._head.settle()

        desk.look(
            lambda services: services.more.bulletins.period_of(period.sort, period.day),
            show,
            self.failed.emit,
        )

    @Slot(int)
    def _on_sort(self, _number: int) -> None:
        self._go()

    @Slot(int)
    def _on_view(self, number: int) -> None:
        if self._desk is not None:
            self._open(_PARTS[number])

    @Slot()
    def _on_earlier(self) -> None:
        self._move(-1)

    @Slot()
    def _on_later(self) -> None:
        if self.later.isEnabled():
            self._move(1)

    def _move(self, steps: int) -> None:
        period = self.period
        self._periods[period.sort] = period.moved(steps)
        self._leave_evidence()

    @Slot()
    def _leave_evidence(self) -> None:
        """Go back to where the list of evidence was opened, or show the period anew."""
        name = self.opened()
        if name == "evidence":
            name = self._came_from or "steps"
        self._open(name)
        self.part(name).take_keyboard()

    def _connect(self, part: ReportPart) -> None:
        part.told.connect(self.told)
        part.failed.connect(self.failed)
        part.tab_asked.connect(self.tab_asked)
        part.part_asked.connect(self.open_part)
        part.left.connect(self._leave_evidence)
        if isinstance(part, PastPart):
            part.period_asked.connect(self.show_period)

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
        for part in (self.sorts, self._stepper):
            self._head.add(part)
        self._head.add(self.views)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        self._outer = QVBoxLayout(self)
        self._outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._outer.addWidget(TallArea(page, _LEAST_PX))
        self.sorts.chosen.connect(self._on_sort)
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


def _steps() -> ReportPart:
    from hallapp.faces.manager.attendance.reports.steps_part import StepsPart

    return StepsPart()


def _units() -> ReportPart:
    from hallapp.faces.manager.attendance.reports.units_part import UnitsPart

    return UnitsPart()


def _figures() -> ReportPart:
    from hallapp.faces.manager.attendance.reports.figures_part import FiguresPart

    return FiguresPart()


def _prose() -> ReportPart:
    from hallapp.faces.manager.attendance.reports.prose_part import ProsePart

    return ProsePart()


def _paper() -> ReportPart:
    from hallapp.faces.manager.attendance.reports.paper_part import PaperPart

    return PaperPart()


def _signing() -> ReportPart:
    from hallapp.faces.manager.attendance.reports.signing_part import SigningPart

    return SigningPart()


def _postings() -> ReportPart:
    from hallapp.faces.manager.attendance.reports.postings_part import PostingsPart

    return PostingsPart()


_MAKERS: Mapping[str, Callable[[], ReportPart]] = {
    "steps": _steps,
    "units": _units,
    "figures": _figures,
    "prose": _prose,
    "paper": _paper,
    "signing": _signing,
    "evidence": EvidencePart,
    "past": PastPart,
    "postings": _postings,
}
"""By name; modules of parts that are not opened are not loaded."""
