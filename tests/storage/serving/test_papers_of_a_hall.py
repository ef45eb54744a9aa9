"""Guide slips go to the printer of their paper, in the hall's design; what failed is kept."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from hall_rows import VAULT, SmallHall
from hall_store import HALL_ID
from PIL import Image
from sqlalchemy import insert

from hallapp.attendance.service import AttendanceService
from hallapp.devices import PrintError
from hallapp.devices.errors import PrinterBrokeOffError, PrinterOutOfPaperError
from hallapp.guides.service import GuideService
from hallapp.guides.tables import GuideFile
from hallapp.guides.terms import FileUse
from hallapp.kernel.database.records import AuditEvent
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.settings import SettingsService
from hallapp.queueing.service import QueueService
from hallapp.serving.papers import PaperService, PrintRoom
from hallapp.slips.design import Paper, SlipDesign, TypeSize
from hallapp.slips.design_setting import SLIP_DESIGN

ITEM = "GA-001"


class Printer:
    """Takes what it is sent, or fails as it is told."""

    def __init__(self) -> None:
        self.tickets: list[bytes] = []
        self.pages: list[Path] = []
        self.fault: PrintError | None = None

    def send(self, data: bytes, title: str) -> None:
        self._fail()
        self.tickets.append(data)

    def send_pdf(self, path: Path, title: str, copies: int = 1) -> None:
        self._fail()
        self.pages.append(path)

    def _fail(self) -> None:
        if self.fault is not None:
            raise self.fault


@pytest.fixture
def printer() -> Printer:
    return Printer()


Papers = Callable[[], PaperService]


@pytest.fixture
def kiosk(hall: SmallHall, printer: Printer, tmp_path: Path) -> Papers:
    return lambda: papers_over(hall.store.work_as("kiosk"), printer, tmp_path)


def papers_over(work: UnitOfWork, printer: Printer, folder: Path) -> PaperService:
    attendance = AttendanceService(work, lambda *_asked: None)
    room = PrintRoom(folder, printer, printer)
    return PaperService(work, GuideService(work), QueueService(work, VAULT), attendance, room)


def choose(hall: SmallHall, design: SlipDesign, valid_from: date | None = None) -> None:
    day = valid_from or hall.store.work.today()
    SettingsService(hall.store.work).change(
        hall.store.request(), SLIP_DESIGN, design, day, "试一试"
    )


def said(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    return "".join(text.split())


def events(hall: SmallHall) -> list[tuple[str, object]]:
    found = hall.rows(AuditEvent, AuditEvent.action, AuditEvent.after)
    return [(action, after) for action, after in found if action.startswith("guides.slip")]


def test_80_mm_goes_to_the_ticket_printer_and_a4_to_the_one_for_pages(
    hall: SmallHall, printer: Printer, kiosk: Papers
):
    papers = kiosk()
    papers.print_guide_slip(hall.store.request(), hall.items[ITEM], {}, Paper.MM80)
    path = papers.print_guide_slip(hall.store.request(), hall.items[ITEM], {}, Paper.A4)

    assert len(printer.tickets) == 1
    assert printer.pages == [path]
    assert events(hall) == [
        ("guides.slip_printed", {"paper": "80mm", "version": 1}),
        ("guides.slip_printed", {"paper": "a4", "version": 1}),
    ]


def test_a_hall_s_design_is_on_its_slips_from_its_day_on(hall: SmallHall, kiosk: Papers):
    design = SlipDesign(
        hall_line="示例政务大厅",
        footer="示例页脚",
        size=TypeSize.LARGE,
        service_words={"GA": "先到导办台。", "SJ": "到二楼。"},
    )
    before = said(kiosk().guide_slip(hall.items[ITEM]))
    choose(hall, design)
    path = kiosk().guide_slip(hall.items[ITEM])

    assert "示例政务大厅" not in before
    assert path.stem.startswith(f"guide-{ITEM}-a4-large-")
    text = said(path)
    assert "示例政务大厅办事指南" in text
    assert "示例页脚" in text
    assert "请注意先到导办台。" in text
    assert "到二楼" not in text


def test_tickets_bear_name_line_words_and_footer(hall: SmallHall, printer: Printer, tmp_path: Path):
    choose(
        hall, SlipDesign(hall_line="示例大厅", footer="示例页脚", service_words={"GA": "带证件。"})
    )
    papers = papers_over(hall.store.work, printer, tmp_path)
    ticket = hall.issue()
    text = said(papers.ticket_slip(ticket))

    assert "示例大厅" in text
    assert "带证件。" in text
    assert "示例页脚" in text


def test_the_logo_is_read_by_a_kiosk_and_only_from_files_that_are_logos(
    hall: SmallHall, kiosk: Papers
):
    logo, form = add_picture(hall, FileUse.LOGO), add_picture(hall, FileUse.SAMPLE_FORM)
    plain = kiosk().guide_slip(hall.items[ITEM]).read_bytes()
    choose(hall, SlipDesign(logo=form))
    with_form = kiosk().guide_slip(hall.items[ITEM]).read_bytes()
    hall.store.clock.advance(timedelta(minutes=1))
    choose(hall, SlipDesign(logo=logo))
    with_logo = kiosk().guide_slip(hall.items[ITEM]).read_bytes()

    assert (b"/Subtype /Image" in plain, b"/Subtype /Image" in with_form) == (False, False)
    assert b"/Subtype /Image" in with_logo


def add_picture(hall: SmallHall, use: FileUse) -> uuid.UUID:
    made, file = uuid.uuid4(), BytesIO()
    Image.new("RGB", (40, 20), (200, 0, 0)).save(file, "PNG")
    row = {
        "id": made,
        "hall_id": HALL_ID,
        "use": use,
        "name": "标志.png",
        "media_type": "image/png",
        "size_bytes": len(file.getvalue()),
        "digest": "0" * 64,
        "content": file.getvalue(),
        "added_at": hall.store.clock.now(),
    }
    with hall.store.engine.begin() as connection:
        connection.execute(insert(GuideFile), [row])
    return made


@pytest.mark.parametrize("paper", [Paper.A4, Paper.MM80])
def test_what_a_printer_did_not_finish_is_kept_and_not_counted(
    hall: SmallHall, printer: Printer, kiosk: Papers, paper: Paper
):
    printer.fault = PrinterBrokeOffError(printer="Q1")
    with pytest.raises(PrinterBrokeOffError):
        kiosk().print_guide_slip(hall.store.request(), hall.items[ITEM], {}, paper)

    ((action, after),) = events(hall)
    assert action == "guides.slip_unprinted"
    assert after == {
        "paper": paper.value,
        "version": 1,
        "pages": 1,
        "fault": "devices.printer_broke_off",
        "may_be_printed": True,
        "failed_page": None,
    }


def test_the_same_request_prints_it_when_the_printer_is_back(
    hall: SmallHall, printer: Printer, kiosk: Papers
):
    request, papers = hall.store.request(), kiosk()
    printer.fault = PrinterOutOfPaperError(printer="Q1")
    with pytest.raises(PrinterOutOfPaperError):
        papers.print_guide_slip(request, hall.items[ITEM], {}, Paper.MM80)
    printer.fault = None
    papers.print_guide_slip(request, hall.items[ITEM], {}, Paper.MM80)
    papers.print_guide_slip(request, hall.items[ITEM], {}, Paper.MM80)

    assert [action for action, _after in events(hall)] == [
        "guides.slip_unprinted",
        "guides.slip_printed",
    ]


def test_a_design_that_nobody_chose_is_the_usual_one(hall: SmallHall):
    assert SettingsService(hall.store.work).value(SLIP_DESIGN) == SlipDesign()
    choose(hall, replace(SlipDesign(), footer="示例页脚"))

    assert SettingsService(hall.store.work).value(SLIP_DESIGN).footer == "示例页脚"
