"""Reading a draft or a version: differences, text, findings, slip; and the verdict."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hallapp.authoring.shelf_rows import ShelfRow
from hallapp.authoring.terms import CheckFinding, Difference, Draft, DraftState
from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.faces.manager.guides.difference_text import DifferenceText
from hallapp.faces.manager.guides.elided import ElidedTitle
from hallapp.faces.manager.guides.findings_panel import FindingsPanel
from hallapp.faces.manager.guides.verdict import VerdictForm
from hallapp.faces.manager.services_guides import GuidesServices
from hallapp.faces.parts.paper_preview import PaperPreview
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import card, words
from hallapp.guides.content import GuideContent
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.wording import sentence

CHANGES, WHOLE, FINDINGS, SLIP = range(4)
"""Numbers of the views."""
_VERDICT_PX, _ANY_PX = 296, 16_777_215
_VIEWS_PX, _BESIDE_FROM_PX = 210, 760
_STATE_FROM_PX = 360


@dataclass(frozen=True)
class Read:
    """All that is read of a draft.

    Attributes:
        changes: Against what it started from.
        whole: Against an empty content: everything that it says.
        writers: Who wrote on it; none of them reviews it.
    """

    draft: Draft
    changes: tuple[Difference, ...]
    whole: tuple[Difference, ...]
    findings: tuple[CheckFinding, ...]
    writers: frozenset[UUID]


def read_draft(services: GuidesServices, draft_id: UUID, base: GuideContent | None = None) -> Read:
    """Read a draft for a reader; for the worker.

    Args:
        services: Of the hall.
        draft_id: The draft.
        base: Compare with this content in place of the one that it started from.
    """
    authoring = services.authoring
    draft = authoring.draft(draft_id)
    empty = GuideContent()
    old = base or draft.base or empty
    return Read(
        draft,
        authoring.differences(old, draft.content),
        authoring.differences(empty, draft.content),
        authoring.findings(draft.content, draft.row.code),
        services.shelf.writers(draft.row.item_id, draft.row.number),
    )


class Review(QWidget):
    """Shows one draft; the verdict only while it waits for one.

    Signals:
        left: Back to where it was opened.
        returned: It went back to its author; carries its name.
        approved: It is public, or waits for its day; carries name and day or None.
    """

    left = Signal()
    returned = Signal(str)
    approved = Signal(str, object)

    def __init__(self, desk: GuidesDesk, shelf_row: ShelfRow, read: Read, title: str = "") -> None:
        super().__init__()
        self._desk, self._shelf_row, self._read = desk, shelf_row, read
        row = read.draft.row
        self.back = KeyButton(_("返回"), "Esc")
        self._title = ElidedTitle(title or f"{row.code} {row.name}")
        self._state = words(_state_words(read.draft), "muted", wrap=True)
        self.views = Segments(_("看什么"), self._view_words())
        self.changes = DifferenceText(_("改动对照"))
        self.whole = DifferenceText(_("全文"))
        self.findings = FindingsPanel()
        self.paper = PaperPreview(desk.paper_jobs)
        self.verdict = VerdictForm()
        self._stack = QStackedWidget()
        self._has_paper = False
        self._build()
        self._show()

    def take_keyboard(self) -> None:
        """Bring the keyboard to the text."""
        shown = self._stack.currentWidget()
        if shown is not None:
            shown.setFocus()

    def open_view(self, number: int) -> None:
        """Show another view by its number."""
        self.views.choose(number)

    @Slot(int)
    def _on_view(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        if number == SLIP and not self._has_paper:
            self._has_paper = True
            make, row = self._desk.services.slip, self._shelf_row
            content = self._read.draft.content
            self.paper.show_pdf(lambda: make(content, row))

    @Slot(str)
    def _on_return(self, remarks: str) -> None:
        draft_id, name = self._read.draft.row.id, self._read.draft.row.name
        self.verdict.set_busy(is_busy=True)
        self._desk.write(
            lambda services, request: services.authoring.return_(request, draft_id, remarks),
            lambda _nothing: self.returned.emit(name),
            self._on_failed,
        )

    @Slot(object)
    def _on_approve(self, day: date | None) -> None:
        draft_id, name = self._read.draft.row.id, self._read.draft.row.name
        self.verdict.set_busy(is_busy=True)
        self._desk.write(
            lambda services, request: services.authoring.approve(request, draft_id, day),
            lambda _nothing: self.approved.emit(name, day),
            self._on_failed,
        )

    def _on_failed(self, error: HallError) -> None:
        self.verdict.set_busy(is_busy=False)
        self.verdict.say(sentence(error))

    def _why_not(self) -> str:
        """Return why this person cannot review it; empty when he can."""
        if not self._desk.may_review:
            return _("审核由大厅管理、首席代表和系统管理做。")
        if self._desk.person.id in self._read.writers:
            return _("这份稿您编制过：要由第二个人审核。")
        return ""

    def _show(self) -> None:
        read = self._read
        self.changes.show_differences(read.changes, _("和原来的内容一样，没有改动。"))
        self.whole.show_whole(read.whole)
        self.findings.show_findings(read.findings)
        self.verdict.set_reason(self._why_not())

    def _view_words(self) -> list[str]:
        count = len(self._read.findings)
        found = _("核对 {count}").format(count=count) if count else _("核对：没有问题")
        changed = _("改动 {count}").format(count=len(self._read.changes))
        return [changed, _("全文"), found, _("纸样")]

    def _build(self) -> None:
        for view in (self.changes, self.whole, self.findings, self.paper):
            self._stack.addWidget(view)
        self._stack.setMinimumSize(1, 1)
        self.findings.set_wide()
        inner = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._beside.setContentsMargins(16, 12, 16, 12)
        self._beside.setSpacing(12)
        self._beside.addWidget(self._views_card(), 1)
        self._beside.addWidget(self.verdict)
        self.verdict.setVisible(self._read.draft.row.state is DraftState.SUBMITTED)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(area, 1)
        self.back.clicked.connect(self.left)
        self.views.chosen.connect(self._on_view)
        self.verdict.returned.connect(self._on_return)
        self.verdict.approved.connect(self._on_approve)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the verdict below where there is no room beside."""
        super().resizeEvent(event)
        self._state.setVisible(self.height() >= _STATE_FROM_PX)
        is_narrow = self.width() < _BESIDE_FROM_PX
        directions = QBoxLayout.Direction
        self._beside.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        self.verdict.setMaximumWidth(_ANY_PX if is_narrow else _VERDICT_PX)

    def _head(self) -> QFrame:
        head = QFrame()
        head.setProperty("look", "bar")
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.back)
        top.addWidget(self._title, 1)
        column = QVBoxLayout(head)
        column.setContentsMargins(16, 6, 16, 6)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self._state)
        return head

    def _views_card(self) -> QFrame:
        made = card()
        made.setMinimumHeight(_VIEWS_PX)
        column = QVBoxLayout(made)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.views)
        column.addWidget(self._stack, 1)
        return made


def _state_words(draft: Draft) -> str:
    row = draft.row
    said = [row.state.label, _("编制人 {name}").format(name=row.author)]
    if row.note:
        said.append(_("说明：{note}").format(note=row.note))
    if draft.document:
        said.append(_("文号 {document}").format(document=draft.document))
    if row.remarks:
        said.append(_("退回意见：{remarks}").format(remarks=row.remarks))
    if row.effective_on is not None:
        said.append(_("{day} 生效").format(day=row.effective_on.isoformat()))
    return _("；").join(said)
