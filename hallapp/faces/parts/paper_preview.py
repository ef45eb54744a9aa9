"""Shows a paper exactly as it will print: the pages of its PDF, fitted to the width."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.qtkit.icons import IconButton
from hallapp.qtkit.jobs import Jobs
from hallapp.wording import sentence

_DRAWN_PX = 900
"""Width at which pages are drawn, in px: sharp up to twice a usual preview's width."""


class PaperPreview(QWidget):
    """One page of a PDF at a time, drawn on the worker.

    Signals:
        shown: A paper was drawn; carries its number of pages.
    """

    shown = Signal(int)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._asked = 0
        self._pages: tuple[QImage, ...] = ()
        self._number = 0
        self._sheet = _Sheet()
        self._place = words("", "small")
        self._back = IconButton("arrow-left", _("上一页"))
        self._on = IconButton("arrow-right", _("下一页"))
        self._said = words("", "muted", wrap=True)
        self._build()
        self._show_page()

    def show_pdf(self, make: Callable[[], bytes]) -> None:
        """Draw a paper.

        Args:
            make: Makes the PDF; runs on the worker. Asked again while an earlier one is still
                being drawn, only the last one is shown.
        """
        self._asked += 1
        asked = self._asked
        if not self._pages:
            self._said.setText(_("正在准备纸样……"))
            self._said.show()

        def drawn(pages: tuple[QImage, ...]) -> None:
            if asked == self._asked:
                self._show_pages(pages)

        def failed(error: HallError) -> None:
            if asked == self._asked:
                self._say(sentence(error))

        self._jobs.submit(lambda: draw_pages(make()), drawn, failed, owner=self)

    def clear(self) -> None:
        """Show no paper."""
        self._asked += 1
        self._show_pages(())

    def said(self) -> str:
        """Return what is said instead of a paper, or nothing."""
        return "" if self._said.isHidden() else self._said.text()

    def page_count(self) -> int:
        """Return how many pages are shown."""
        return len(self._pages)

    def _show_pages(self, pages: tuple[QImage, ...]) -> None:
        self._pages = pages
        self._number = min(self._number, max(0, len(pages) - 1))
        self._said.hide()
        self._show_page()
        self.shown.emit(len(pages))

    def _say(self, text: str) -> None:
        self._pages = ()
        self._show_page()
        self._said.setText(text)
        self._said.show()

    @Slot()
    def _on_back(self) -> None:
        self._number -= 1
        self._show_page()

    @Slot()
    def _on_on(self) -> None:
        self._number += 1
        self._show_page()

    def _show_page(self) -> None:
        count = len(self._pages)
        self._sheet.show_page(self._pages[self._number] if count else None)
        text = _("第 {page} 页，共 {count} 页").format(page=self._number + 1, count=count)
        self._place.setText(text if count else "")
        self.setAccessibleName(_("纸样") + (f" {text}" if count else ""))
        for button in (self._back, self._on):
            button.setVisible(count > 1)
        self._back.setEnabled(self._number > 0)
        self._on.setEnabled(self._number + 1 < count)

    def _build(self) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._sheet)
        area.setAccessibleName(_("纸样"))
        foot = QHBoxLayout()
        foot.addWidget(self._place)
        foot.addStretch(1)
        foot.addWidget(self._back)
        foot.addWidget(self._on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._said)
        column.addWidget(area, 1)
        column.addLayout(foot)
        self._back.clicked.connect(self._on_back)
        self._on.clicked.connect(self._on_on)


class _Sheet(QWidget):
    """The page itself, as wide as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._page: QImage | None = None

    def show_page(self, page: QImage | None) -> None:
        """Show a page, or nothing."""
        self._page = page
        self._fit()
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._page is None:
            return
        place = QRect(QPoint(0, 0), self._page_size())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._page)
        painter.setPen(QPen(theme.tokens().colour("border"), 1))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()

    def _page_size(self) -> QSize:
        assert self._page is not None  # noqa: S101 - both callers have looked
        wide = self.width()
        return QSize(wide, round(self._page.height() * wide / self._page.width()))

    def _fit(self) -> None:
        self.setMinimumHeight(self._page_size().height() if self._page is not None else 0)


def draw_pages(pdf: bytes) -> tuple[QImage, ...]:
    """Return the pages of a PDF as pictures; for the worker.

    pdfium is not made for several threads: only the worker of the `paper` jobs may draw.

    Args:
        pdf: The whole file.
    """
    # Loaded when the first paper is shown: it costs a tenth of a second.
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_drawn(document[number]) for number in range(len(document)))
    finally:
        document.close()


def _drawn(page: Any) -> QImage:
    """Return one page, `_DRAWN_PX` wide, as a picture that owns its pixels."""
    bitmap = page.render(scale=_DRAWN_PX / page.get_width(), prefer_bgrx=True)
    pixels = bytes(bitmap.buffer)
    made = QImage(pixels, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
    return made.copy()
