"""One accepted case beside the ticket: its facts, and its acceptance notice as it prints."""

from datetime import tzinfo
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.cases import CaseRow
from hallapp.faces.clerk.cases_page import light_of
from hallapp.faces.clerk.dates import full_words, moment_words
from hallapp.faces.clerk.papers import PaperDesk
from hallapp.faces.clerk.services import MakesPapers
from hallapp.faces.parts.fact_row import FactRow
from hallapp.faces.parts.lights import Light, LightBadge
from hallapp.faces.parts.paper_preview import PaperPreview
from hallapp.faces.parts.words import line, words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton

_NARROW_PX = 800


class CasePage(QFrame):
    """A case with its paper.

    Signals:
        left: Esc: back to where one came from.
    """

    left = Signal()

    def __init__(
        self,
        papers: MakesPapers,
        desk: PaperDesk,
        zone: tzinfo,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setObjectName("casePage")
        self._papers = papers
        self._desk = desk
        self._zone = zone
        self._case: CaseRow | None = None
        self._title = words("", "title")
        self._number = words("", "heading")
        self._light = LightBadge(Light.NORMAL)
        self._facts = {
            name: FactRow(label)
            for name, label in (
                ("item", _("事项")),
                ("applicant", _("申请人")),
                ("accepted", _("受理日")),
                ("due", _("到期日")),
                ("left", _("剩余")),
                ("query", _("查询码")),
            )
        }
        self._preview = PaperPreview(desk.jobs)
        self._print = KeyButton(_("打印通知书"), "Ctrl+P", look="accent")
        self._leave = KeyButton(_("返回"), "Esc")
        self._build()

    def show_case(self, case: CaseRow, *, is_new: bool) -> None:
        """Show a case; a new one says so, and the next step is its paper."""
        self._case = case
        self._title.setText(_("已受理") if is_new else _("办件"))
        self._number.setText(case.case_number)
        light, word = light_of(case)
        self._light.show_light(light, word)
        provisional = _("（暂定：含还没有公布放假安排的年份）") if case.is_provisional else ""
        accepted = "" if case.accepted_at is None else moment_words(case.accepted_at, self._zone)
        for name, text in (
            ("item", case.item_name),
            ("applicant", case.applicant_masked),
            ("accepted", accepted),
            ("due", full_words(case.due_on) + provisional),
            ("left", case.remaining_words),
            ("query", case.query_code),
        ):
            self._facts[name].show_fact(text)
        case_id = case.id
        self._desk.preview(self._preview, lambda: self._papers.acceptance_notice(case_id))
        self._print.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the picture of the paper out where there is no room for it."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_PX
        self._preview.setVisible(not narrow)

    @Slot()
    def _on_print(self) -> None:
        case = self._case
        if case is None:
            return

        def send() -> Path | None:
            path = self._papers.acceptance_notice(case.id)
            self._papers.print_paper(path, case.case_number)
            return path

        self._desk.print(_("受理通知书"), send)

    def _build(self) -> None:
        self._left = QWidget()
        facts = QVBoxLayout(self._left)
        facts.setContentsMargins(20, 16, 20, 16)
        facts.setSpacing(2)
        facts.addWidget(words(_("受理编号"), "small"))
        facts.addWidget(self._number)
        facts.addSpacing(4)
        facts.addWidget(self._light)
        facts.addSpacing(4)
        for fact in self._facts.values():
            facts.addWidget(fact)
        facts.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(20, 10, 16, 10)
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self._print)
        head.addWidget(self._leave)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 16, 12)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left.setProperty("look", "surface")
        area.setWidget(self._left)
        body.addWidget(area, 1)
        body.addWidget(self._preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addSpacing(8)
        column.addLayout(body, 1)
        self._print.setObjectName("printNotice")
        self._leave.setObjectName("caseLeave")
        self._number.setObjectName("caseNumber")
        self._print.clicked.connect(self._on_print)
        self._leave.clicked.connect(self.left)
