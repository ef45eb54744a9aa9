"""One case in detail: facts and clocks, its line of time, moved due days, the days counted."""

from datetime import tzinfo
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hallapp.cases.terms import CaseRow
from hallapp.faces.manager.cases.case_columns import light_mark
from hallapp.faces.manager.cases.case_reading import CaseTold, read_case
from hallapp.faces.manager.cases.case_words import Line, about, day_by_day, moved, passage
from hallapp.faces.manager.cases.desk import CasesDesk
from hallapp.faces.manager.cases.latest import Latest
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.parts.fact_row import FactRow
from hallapp.faces.parts.lights import Light as ShownLight
from hallapp.faces.parts.lights import LightBadge, LightMark
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel.clock import DEFAULT_ZONE, zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.wording import sentence

_ABOUT, _PASSAGE, _MOVED, _DAYS = range(4)


class CaseCard(QFrame):
    """Follows the list; what is open stays open from case to case.

    Signals:
        left: The list is asked for again.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setObjectName("caseCard")
        self._desk: CasesDesk | None = None
        self._latest: Latest | None = None
        self._zone: tzinfo = zone_named(DEFAULT_ZONE)
        self._case: CaseRow | None = None
        self._told: CaseTold | None = None
        self._title = words("", "title", wrap=True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._badge = LightBadge(ShownLight.NORMAL)
        self.back = KeyButton(_("返回列表"), "Esc")
        self.which = Segments(
            _("办件内容"), (_("概况"), _("办理过程"), _("期限变动"), _("逐日说明"))
        )
        self.which.setObjectName("caseParts")
        self._area = QScrollArea()
        self._lines: list[Line] = []
        self._build()

    def begin(self, desk: CasesDesk) -> None:
        """Ask this hall from now on."""
        self._desk, self._latest = desk, Latest(desk)
        self._zone = zone_named(desk.services.hall.zone)

    def show_case(self, case: CaseRow | None) -> None:
        """Show another case, or what became of the same one; the rest follows."""
        self._case = case
        self._title.setText(_("选一个办件") if case is None else case.case_number)
        self.setAccessibleName(self._title.text())
        mark = None if case is None else light_mark(case)
        self._badge.setVisible(mark is not None)
        if mark is not None:
            self._badge.show_light(mark.light, mark.text)
        if case is None:
            self._told = None
            self._show([])
            return
        wanted = UUID(case.id)
        if self._told is not None and self._told.case.id != case.id:
            self._told = None
            self._show([])
        if self._latest is not None:
            self._latest.ask(
                lambda services: read_case(services, wanted), self._on_told, self._on_failed
            )

    def set_alone(self, *, is_alone: bool) -> None:
        """Offer the way back where the card takes the place of the list."""
        self.back.setVisible(is_alone)

    def take_keyboard(self) -> None:
        """Bring the keyboard to what is open."""
        self.which.take_keyboard()

    def said(self) -> list[str]:
        """Return the lines that are shown, label and text."""
        return [f"{line.label} {line.text}".strip() for line in self._lines]

    def title(self) -> str:
        """Return the number shown."""
        return self._title.text()

    def _on_told(self, told: CaseTold) -> None:
        if self._case is not None and told.case.id == self._case.id:
            is_same = told == self._told
            self._told = told
            if not is_same:
                self._show(self._wanted_lines())

    def _on_failed(self, error: HallError) -> None:
        self._told = None
        self._show([Line(_("没有读出来"), sentence(error))])

    @Slot()
    def _on_which(self) -> None:
        if self._told is not None:
            self._show(self._wanted_lines())
            self._area.verticalScrollBar().setValue(0)

    def _wanted_lines(self) -> list[Line]:
        told = self._told
        if told is None:
            return []
        number = self.which.number()
        lines = {
            _ABOUT: lambda: about(told, self._zone),
            _PASSAGE: lambda: passage(told, self._zone),
            _MOVED: lambda: moved(told, self._zone),
            _DAYS: lambda: day_by_day(told),
        }[number]()
        return lines or [Line("", _nothing(number))]

    def _show(self, lines: list[Line]) -> None:
        self._lines = lines
        place = self._area.verticalScrollBar().value()
        inner = QWidget()
        inner.setProperty("look", "surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 4, 20, 12)
        column.setSpacing(2)
        for line in lines:
            column.addWidget(_row(line))
        column.addStretch(1)
        # The area deletes what it held before.
        self._area.setWidget(inner)
        inner.show()
        self._area.verticalScrollBar().setValue(place)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 16, 0)
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self._badge)
        head.addWidget(self.back)
        parts = FlowRow()
        parts.add(self.which)
        middle = QHBoxLayout()
        middle.setContentsMargins(15, 0, 11, 0)
        middle.addWidget(parts)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(_("办件内容"))
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(middle)
        column.addWidget(self._area, 1)
        self._badge.hide()
        self.back.hide()
        self.which.chosen.connect(self._on_which)
        self.back.clicked.connect(self.left)
        self.show_case(None)


def _row(line: Line) -> QWidget:
    if not line.label:
        return words(line.text, "muted", wrap=True)
    if line.is_heading:
        heading = words(line.label, "strong")
        heading.setContentsMargins(0, 10, 0, 2)
        return heading
    fact = FactRow(line.label, line.text)
    if line.light is None:
        return fact
    return _lit(fact, line.light)


def _lit(fact: FactRow, mark: LightMark) -> QWidget:
    """Return a line with a badge at its right end."""
    row = QWidget()
    inner = QHBoxLayout(row)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(8)
    inner.addWidget(fact, 1)
    inner.addWidget(LightBadge(mark.light, mark.word), 0, Qt.AlignmentFlag.AlignTop)
    return row


def _nothing(number: int) -> str:
    return {
        _ABOUT: _("没有登记更多"),
        _PASSAGE: _("还没有记录"),
        _MOVED: _("到期日没有变过。"),
        _DAYS: _("现在没有按天计算的时限在走。"),
    }[number]
