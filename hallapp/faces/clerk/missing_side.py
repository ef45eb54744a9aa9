"""Beside the tick list while a material is missing: the one-time notice as it will print."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.clerk.accept_form import AcceptForm
from hallapp.faces.clerk.papers import PaperDesk
from hallapp.faces.clerk.services import MakesPapers
from hallapp.faces.parts.paper_preview import PaperPreview
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _

_DRAWN_AFTER_MS = 300
"""One who is typing what is missing is not disturbed by a paper for each sign."""
_NARROW_PX = 400
_LEAST_PX = 260


class MissingSide(QFrame):
    """The notice of a visit that ends for want of papers (一次性告知单)."""

    def __init__(self, papers: MakesPapers, desk: PaperDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "ground")
        self._papers = papers
        self._desk = desk
        self._form: AcceptForm | None = None
        self._preview = PaperPreview(desk.jobs)
        self._preview.setMinimumHeight(_LEAST_PX)
        self._preview.setObjectName("missingPreview")
        self._unseen = words("", "muted", wrap=True)
        self._drawing = QTimer(self)
        self._drawing.setSingleShot(True)
        self._drawing.setInterval(_DRAWN_AFTER_MS)
        self._drawing.timeout.connect(self._draw)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        column.addWidget(words(_("将打印：一次性告知单"), "strong", wrap=True))
        column.addWidget(self._preview, 1)
        column.addWidget(self._unseen)
        column.addWidget(words(_("这次来访记为“材料不全”，不立办件。"), "muted", wrap=True))

    def show_form(self, form: AcceptForm) -> None:
        """Show the notice of what is marked as missing; drawn when nothing changed for a moment."""
        before, self._form = self._form, form
        text = _("还有 {count} 项没有核对；要补的请一次说全。")
        self._unseen.setText(text.format(count=form.unseen))
        self._unseen.setVisible(bool(form.unseen))
        if not form.missing:
            self._drawing.stop()
            self._preview.clear()
        elif before is None or before.missing != form.missing or before.ticket != form.ticket:
            self._drawing.start()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the picture out where the side stands below the list of a small screen."""
        super().resizeEvent(event)
        self._preview.setVisible(self.width() < _NARROW_PX)

    @Slot()
    def _draw(self) -> None:
        form = self._form
        if form is None or form.guide is None or not form.missing:
            return
        ticket_id, item_id, missing = form.ticket.id, form.guide.item.id, form.missing
        self._desk.preview(
            self._preview, lambda: self._papers.missing_notice(ticket_id, item_id, missing)
        )
