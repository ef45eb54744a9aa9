"""The preview shows the paper itself, page by page."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from hallapp.faces.parts.paper_preview import PaperPreview, draw_pages
from hallapp.kernel.errors import SurroundingsError
from hallapp.qtkit.icons import IconButton
from hallapp.qtkit.jobs import InlineJobs, PoolJobs


class PaperFontMissingError(SurroundingsError):
    code = "test.paper_font_missing"


def pdf(pages: int) -> bytes:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(200, 300))
    for number in range(pages):
        canvas.rect(0, 0, 200, 150 if number == 0 else 300, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def middle(page: QImage, part: float) -> str:
    return page.pixelColor(page.width() // 2, int(page.height() * part)).name()


def test_pages_are_drawn_as_they_are() -> None:
    first, second = draw_pages(pdf(2))

    assert first.height() / first.width() == pytest.approx(1.5, abs=0.01)
    assert (middle(first, 0.25), middle(first, 0.75)) == ("#ffffff", "#000000")
    assert middle(second, 0.25) == "#000000"


def test_one_leafs_through_the_pages(qtbot: QtBot) -> None:
    preview = PaperPreview(InlineJobs())
    qtbot.addWidget(preview)
    preview.resize(300, 500)
    preview.show()

    preview.show_pdf(lambda: pdf(2))
    onwards = next(b for b in preview.findChildren(IconButton) if b.accessibleName() == "下一页")
    qtbot.mouseClick(onwards, Qt.MouseButton.LeftButton)

    assert preview.accessibleName() == "纸样 第 2 页，共 2 页"
    assert not onwards.isEnabled()


def test_a_paper_that_cannot_be_made_says_why(qtbot: QtBot) -> None:
    preview = PaperPreview(InlineJobs())
    qtbot.addWidget(preview)
    preview.show()

    def fail() -> bytes:
        raise PaperFontMissingError

    preview.show_pdf(fail)

    assert preview.page_count() == 0
    assert "test.paper_font_missing" in preview.said()


def test_of_two_papers_asked_in_a_row_only_the_last_is_shown(qtbot: QtBot) -> None:
    jobs = PoolJobs("paper")
    preview = PaperPreview(jobs)
    qtbot.addWidget(preview)
    counts: list[int] = []
    preview.shown.connect(counts.append)

    papers: list[Callable[[], bytes]] = [lambda: pdf(1), lambda: pdf(3)]
    for make in papers:
        preview.show_pdf(make)
    qtbot.waitUntil(lambda: bool(counts) and jobs.waiting == 0)
    jobs.close()

    assert counts == [3]
