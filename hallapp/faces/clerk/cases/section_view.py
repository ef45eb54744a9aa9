"""The sections of a case's page under their names: one is shown, Ctrl+PgDn turns on."""

from datetime import tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hallapp.faces.clerk.cases.line_list import LineList, ShownLine
from hallapp.faces.clerk.cases.open_case import OpenCase
from hallapp.faces.clerk.cases.paper_side import PaperSide
from hallapp.faces.clerk.cases.sections import fact_lines, sections
from hallapp.faces.parts.segments import Segments
from hallapp.kernel.texts import _

_PAPERS = 3
"""Place of the papers among the sections: they can be chosen and printed."""


class SectionView(QWidget):
    """Facts (where the page is narrow), line of time, clocks, materials, papers, days.

    Signals:
        print_asked: A paper is to be printed; carries its `PaperLine`.
    """

    print_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections = sections()
        names = [each.word for each in self._sections]
        self._wide = Segments(_("办件内容"), names)
        self._small = Segments(_("办件内容"), [_("概况"), *names])
        self._facts = LineList(_("概况"))
        self._lists = [LineList(name) for name in names]
        self._papers = PaperSide()
        self._stack = QStackedWidget()
        self._is_compact = False
        self._build()

    def show_case_now(self, opened: OpenCase, zone: tzinfo) -> None:
        """Show what is known; the section that is open stays open."""
        for section, shown in zip(self._sections, self._lists, strict=True):
            shown.show_lines(section.lines(opened, zone), section.nothing)
        facts = [ShownLine(label, fact) for label, fact in fact_lines(opened, zone)]
        self._facts.show_lines(facts, "")
        self._papers.show_papers(opened)

    def set_compact(self, *, compact: bool) -> None:
        """Show the facts as a section of their own, or not."""
        if compact is self._is_compact:
            return
        place = max(0, self._place())
        self._is_compact = compact
        self._wide.setVisible(not compact)
        self._small.setVisible(compact)
        self._choose(place)

    def take_keyboard(self) -> None:
        """Bring the keyboard to what is shown."""
        place = self._place()
        if place == _PAPERS:
            self._papers.take_keyboard()
        else:
            (self._facts if place < 0 else self._lists[place]).setFocus()

    def texts(self, place: int) -> list[str]:
        """Return the lines of a section."""
        return self._lists[place].texts()

    @Slot()
    def turn_on(self) -> None:
        """Show the next section."""
        self._turn(1)

    @Slot()
    def turn_back(self) -> None:
        """Show the section before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        segments = self._small if self._is_compact else self._wide
        last = len(self._sections) - (0 if self._is_compact else 1)
        segments.choose(max(0, min(last, segments.number() + by)))
        self.take_keyboard()

    def _place(self) -> int:
        """Return which section is shown; -1 for the facts."""
        return self._small.number() - 1 if self._is_compact else self._wide.number()

    def _choose(self, place: int) -> None:
        self._wide.choose(place)
        self._small.choose(place + 1)
        self._show()

    @Slot(int)
    def _on_chosen(self, _number: int) -> None:
        self._show()

    def _show(self) -> None:
        place = self._place()
        shown: QWidget = self._facts if place < 0 else self._lists[place]
        self._stack.setCurrentWidget(self._papers if place == _PAPERS else shown)

    def _build(self) -> None:
        self._wide.setObjectName("caseSections")
        self._small.setObjectName("caseSectionsSmall")
        self._small.hide()
        for segments in (self._wide, self._small):
            segments.setToolTip(_("Ctrl+PgDn 下一项，Ctrl+PgUp 上一项"))
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 16, 6)
        top.addWidget(self._wide)
        top.addWidget(self._small)
        top.addStretch(1)
        for part in (self._facts, *self._lists, self._papers):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self._wide.chosen.connect(self._on_chosen)
        self._small.chosen.connect(self._on_chosen)
        self._papers.print_asked.connect(self.print_asked)
        self._show()
