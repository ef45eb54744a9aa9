"""A4 pages drawn for a print spooler, read back from what the printer got."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from hallapp.devices.errors import (
    PaperFileMissingError,
    PrinterPageFailedError,
    PrinterQueueUnknownError,
)
from hallapp.qtkit.spooler_printer import SpoolerPrinter

MM = 72 / 25.4
DPI = 200

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Return three sheets, each with a black square of 20 mm, 30 mm from the left and the top."""
    path = tmp_path / "三页.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for size in (A4, landscape(A4), A4):
        canvas.setPageSize(size)
        canvas.rect(30 * MM, size[1] - 50 * MM, 20 * MM, 20 * MM, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return path


class FilePrinters:
    """Makes printers whose paper is a PDF; they can break off, and copy or not."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.breaks_at = 0
        self.copies_itself = True
        self.was_aborted = False
        self.copies = 0

    def __call__(self, _queue: str) -> QPrinter:
        printers = self

        class Printer(QPrinter):
            turned = 0

            @override
            def newPage(self) -> bool:
                self.turned += 1
                return self.turned + 1 != printers.breaks_at and super().newPage()

            @override
            def supportsMultipleCopies(self) -> bool:
                return printers.copies_itself

            @override
            def setCopyCount(self, copies: int) -> None:
                printers.copies = copies

            @override
            def abort(self) -> bool:
                printers.was_aborted = True
                return super().abort()

        printer = Printer(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.out))
        printer.setResolution(DPI)
        return printer


@pytest.fixture
def printers(tmp_path: Path) -> FilePrinters:
    return FilePrinters(tmp_path / "out.pdf")


def pages_of(path: Path) -> list[SimpleNamespace]:
    """Return every sheet: its size, and where black begins and ends, in millimetres."""
    document = pypdfium2.PdfDocument(path)
    found = []
    page: Any
    for page in document:
        image = (
            page.render(scale=DPI / 72).to_pil().convert("L").point(lambda grey: 255 * (grey < 128))
        )
        box = [edge * 25.4 / DPI for edge in image.getbbox()]
        found.append(
            SimpleNamespace(wide=page.get_width() / MM, high=page.get_height() / MM, box=box)
        )
    document.close()
    return found


def test_every_page_stands_on_its_paper_millimetre_by_millimetre(paper, printers):
    SpoolerPrinter("Office", printers).send_pdf(paper, "三页")

    sheets = pages_of(printers.out)
    sizes = [(round(each.wide), round(each.high)) for each in sheets]
    assert sizes == [(210, 297), (297, 210), (210, 297)]
    for sheet in sheets:
        assert sheet.box == pytest.approx([30, 30, 50, 50], abs=0.3)


def test_the_printer_copies_where_it_can(paper, printers):
    SpoolerPrinter("Office", printers).send_pdf(paper, "三页", copies=2)

    assert (printers.copies, len(pages_of(printers.out))) == (2, 3)


def test_pages_are_drawn_again_for_a_printer_that_cannot_copy(paper, printers):
    printers.copies_itself = False

    SpoolerPrinter("Office", printers).send_pdf(paper, "三页", copies=2)

    sizes = [round(each.wide) for each in pages_of(printers.out)]
    assert sizes == [210, 297, 210, 210, 297, 210]


def test_a_printer_that_breaks_off_says_at_which_page(paper, printers):
    printers.breaks_at = 2

    with pytest.raises(PrinterPageFailedError) as failure:
        SpoolerPrinter("Office", printers).send_pdf(paper, "三页")

    assert failure.value.facts == {"printer": "Office", "page": 2, "pages": 3}
    assert failure.value.may_be_printed
    assert printers.was_aborted


@pytest.mark.parametrize("content", [None, b"no pdf at all"])
def test_what_is_no_paper_is_not_printed(tmp_path, printers, content):
    path = tmp_path / "gone.pdf"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(PaperFileMissingError):
        SpoolerPrinter("Office", printers).send_pdf(path, "x")

    assert not printers.out.exists()


def test_a_queue_that_the_system_does_not_know_is_said(paper):
    with pytest.raises(PrinterQueueUnknownError):
        SpoolerPrinter("no-such-queue-here").send_pdf(paper, "x")


def test_a_page_in_colour_comes_out_in_colour_and_a_black_one_in_grey(tmp_path, printers):
    path = tmp_path / "red.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFillColorRGB(0.8, 0, 0)
    canvas.rect(30 * MM, 30 * MM, 20 * MM, 20 * MM, stroke=0, fill=1)
    canvas.showPage()
    canvas.rect(30 * MM, 30 * MM, 20 * MM, 20 * MM, stroke=0, fill=1)
    canvas.save()

    SpoolerPrinter("Office", printers).send_pdf(path, "red")

    document = pypdfium2.PdfDocument(printers.out)
    at = (int(40 * MM), int(A4[1] - 40 * MM))
    dots = [page.render().to_pil().convert("RGB").getpixel(at) for page in document]
    document.close()
    red, green, _blue = dots[0]
    assert red > 180
    assert green < 40
    assert dots[1] == (0, 0, 0)
