"""Finding a service item and reading its guide, with its slip to look at and print (指南)."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.clerk.guide_text import GuideText
from hallapp.faces.clerk.item_list import ItemList
from hallapp.faces.clerk.messages import Teller, failure
from hallapp.faces.clerk.papers import PaperDesk
from hallapp.faces.clerk.services import KnowsGuides, MakesPapers
from hallapp.faces.clerk.tab_question import TabQuestion
from hallapp.faces.parts.paper_preview import PaperPreview
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.situation_band import SituationBand
from hallapp.guides.tailoring import cleaned, tailored
from hallapp.guides.terms import Answers, GuideRow, ItemRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Request
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.key_button import KeyButton
from hallapp.slips.design import Paper

_NARROW_PX = 800
_PAPERS = (Paper.A4, Paper.A4_LARGE, Paper.MM80)


class GuidesPage(QWidget):
    """Items at the left, the chosen guide at the right.

    Signals:
        read: A guide is shown; carries its `GuideRow`.
    """

    read = Signal(object)

    def __init__(
        self,
        guides: KnowsGuides,
        papers: MakesPapers,
        jobs: Jobs,
        desk: PaperDesk,
        teller: Teller,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._guides = guides
        self._papers = papers
        self._desk = desk
        self._teller = teller
        self._actor = Actor("")
        self._items = ItemList(_("事项、部门、首字母"), "guide", has_field=False)
        self.search = self._items.search
        self._finding = TabQuestion(jobs, self)
        self._reading = TabQuestion(jobs, self)
        self._item: ItemRow | None = None
        self._guide: GuideRow | None = None
        self._answers: Answers = {}
        self._situation = SituationBand()
        self._paper = Segments(_("纸张"), (_("A4"), _("大字"), _("小条")))
        self._text = GuideText()
        self._preview = PaperPreview(desk.jobs)
        self._shown = QStackedWidget()
        self._look = KeyButton(_("看纸样"), "Ctrl+J")
        self._print = KeyButton(_("打印指南"), "Ctrl+P", look="accent")
        self._right = QWidget()
        self._build()

    def serve(self, actor: Actor) -> None:
        """Print in the name of the person signed in."""
        self._actor = actor

    def refresh(self) -> None:
        """Find again what is typed."""
        self._on_typed(self.search.text())

    def open_guide(self, guide: GuideRow) -> None:
        """Show a guide that was asked for otherwise than in the list, such as by scanning."""
        self.search.set_text(guide.item.code)
        self._item = guide.item
        self._show_text()
        self._show_guide(guide)
        self._on_chosen(guide.item)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list two fifths; on a small screen the guide opens over it."""
        super().resizeEvent(event)
        self._is_narrow = self.width() < _NARROW_PX
        self._show_side()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._opened = False
        self._show_side()
        self._finding.ask(lambda: self._guides.search(text), self._items.show_items, self._failed)

    @Slot(object)
    def _on_selected(self, item: ItemRow | None) -> None:
        if item is None or item == self._item:
            return
        self._item = item
        self._situation.show_questions(None, {})
        self._show_text()
        self._reading.ask(lambda: self._guides.guide(item.id), self._show_guide, self._failed)

    @Slot(object)
    def _on_chosen(self, _item: ItemRow) -> None:
        self._opened = True
        self._show_side()
        self._print.setFocus()

    def _show_guide(self, guide: GuideRow) -> None:
        self._guide, self._answers = guide, {}
        self._show_asked(guide)
        self._look.setEnabled(guide.item.is_complete)
        self._print.setEnabled(guide.item.is_complete)
        reason = "" if guide.item.is_complete else _("没有登记材料，还不能打印指南")
        self._print.setToolTip(reason)
        self._look.setToolTip(reason)
        self.read.emit(guide)

    def _show_asked(self, guide: GuideRow) -> None:
        self._situation.show_questions(guide, self._answers)
        self._text.show_guide(tailored(guide, self._answers))

    @Slot(object)
    def _on_answered(self, answers: Answers) -> None:
        if self._guide is not None:
            self._answers = cleaned(self._guide, answers)
            self._show_asked(self._guide)
            self._situation.take_keyboard()
            self._draw_again()

    @Slot()
    def _draw_again(self) -> None:
        """Draw the paper in sight as it would print now."""
        item = self._item
        if item is not None and self._shown.currentWidget() is self._preview:
            self._preview_slip(item)

    def _preview_slip(self, item: ItemRow) -> None:
        answers, paper = dict(self._answers), _PAPERS[self._paper.number()]
        self._desk.preview(self._preview, lambda: self._papers.guide_slip(item.id, answers, paper))

    @Slot()
    def _on_look(self) -> None:
        item = self._item
        if item is None:
            return
        if self._shown.currentWidget() is self._preview:
            self._show_text()
            return
        self._shown.setCurrentWidget(self._preview)
        self._look.set_word(_("看文字"))
        self._preview_slip(item)

    def _show_text(self) -> None:
        self._shown.setCurrentWidget(self._text)
        self._look.set_word(_("看纸样"))
        self._preview.clear()

    @Slot()
    def _on_print(self) -> None:
        item = self._item
        if item is not None:
            request = Request(self._actor)
            answers, paper = dict(self._answers), _PAPERS[self._paper.number()]
            self._desk.print(
                _("办事指南"),
                lambda: self._papers.print_guide_slip(request, item.id, answers, paper),
            )

    def _failed(self, error: HallError) -> None:
        self._teller.tell(failure(error, self.refresh))

    def _show_side(self) -> None:
        """On a small screen either the list or the guide; else both."""
        self._items.setVisible(not self._is_narrow or not self._opened)
        self._right.setVisible(not self._is_narrow or self._opened)

    def _build(self) -> None:
        self._is_narrow = False
        self._opened = False
        self._shown.addWidget(self._text)
        self._shown.addWidget(self._preview)
        keys = QHBoxLayout()
        keys.setSpacing(12)
        keys.addWidget(self._paper, 1)
        keys.addWidget(self._look)
        keys.addWidget(self._print)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(8, 8, 16, 12)
        right.setSpacing(8)
        right.addWidget(self._situation)
        right.addWidget(self._shown, 1)
        right.addLayout(keys)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._items, 11)
        row.addWidget(self._right, 10)
        self._look.setEnabled(False)
        self._print.setEnabled(False)
        self._look.setObjectName("previewGuide")
        self._print.setObjectName("printGuide")
        self._items.typed.connect(self._on_typed)
        self._items.selected.connect(self._on_selected)
        self._items.chosen.connect(self._on_chosen)
        self._look.clicked.connect(self._on_look)
        self._situation.answered.connect(self._on_answered)
        self._paper.chosen.connect(self._draw_again)
        self._print.clicked.connect(self._on_print)
