"""A pack for a power cut: every sheet says what it is for, and every code reads as printed."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import cast
from uuid import UUID

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from hallapp.hall.terms import HallRow, PersonRow, WindowKind, WindowRow
from hallapp.queueing.paper_stubs import StubCode, bands
from hallapp.slips.outage_acceptance import acceptance_sheets, item_codes
from hallapp.slips.outage_facts import PackFacts, PackItem, StubService
from hallapp.slips.outage_pack import paper_pack
from hallapp.slips.outage_rosters import patrol_sheets, sign_in_sheets
from hallapp.slips.outage_stubs import stub_sheets
from hallapp.slips.terms import Slip

PACK = "26112201"
HALL = HallRow(
    UUID(int=1), "青山县政务服务中心", "青山县", "Asia/Shanghai", is_demo=False, opening=""
)
LONG_NAME = "人力资源和社会保障局医疗保障服务中心异地就医备案受理窗口第一组"


def services(count: int, numbers: int) -> tuple[StubService, ...]:
    made = bands([(UUID(int=at), chr(65 + at % 26)) for at in range(count)], numbers)
    return tuple(
        StubService(f"业务{at}", "一楼A区等候席", band) for at, band in enumerate(made, start=1)
    )


def windows(count: int) -> tuple[WindowRow, ...]:
    return tuple(
        WindowRow(
            UUID(int=number), number, f"窗口名{number}", WindowKind.FRONT, "ABCDE"[number % 5],
            "区", "", "",
        )
        for number in range(1, count + 1)
    )  # fmt: skip


def people(count: int) -> tuple[PersonRow, ...]:
    return tuple(
        PersonRow(UUID(int=at), f"{1000 + at}", f"姓名{at}", f"部门{at % 52}", (), at)
        for at in range(1, count + 1)
    )


def facts(hall_windows: int = 3, numbers: int = 12, services_count: int = 2) -> PackFacts:
    return PackFacts(
        PACK,
        HALL,
        datetime(2026, 11, 22, 2, 3, tzinfo=UTC),
        services(services_count, numbers),
        windows(hall_windows),
        people(hall_windows),
        (PackItem("食品经营许可", "市场监督管理局"), PackItem("居住登记", "公安局")),
    )


@cache
def small_pack() -> tuple[tuple[str, Slip], ...]:
    return tuple((sheet.title, sheet.slip) for sheet in paper_pack(facts()))


def texts(slip: Slip) -> list[str]:
    """The text of each page without white space; PDFium gives some hyphens as marks."""
    with pypdfium2.PdfDocument(slip.data) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return ["".join(page.split()).replace("\ufffe", "-").replace("\x02", "-") for page in pages]


def codes(slip: Slip, page: int) -> list[str]:
    """Every Code 128 of a page, printed in black dots by a machine of 203 dots an inch."""
    with pypdfium2.PdfDocument(slip.data) as document:
        grey = document[page].render(scale=cast("int", 203 / 72), grayscale=True).to_pil()
    dots: Image.Image = grey.point(lambda level: 255 * (level > 127)).convert("1")
    found = zxingcpp.read_barcodes(dots.convert("L"), formats=zxingcpp.BarcodeFormat.Code128)  # pyright: ignore[reportArgumentType] - the stub forgets single kinds
    return sorted(code.text for code in found)


@pytest.mark.parametrize("at", range(6))
def test_every_page_says_hall_purpose_pack_and_which_page_it_is(at: int):
    _title, slip = small_pack()[at]

    for number, page in enumerate(texts(slip), start=1):
        assert "青山县政务服务中心" in page
        assert "停电时使用，来电后补录" in page
        assert "停电包261122-01" in page
        assert f"第{number}页，共{slip.pages}页" in page
    assert slip.unknown_characters == ()


def test_a_pack_is_a_cover_and_five_kinds_of_sheets_that_the_cover_lists():
    titles = [title for title, _slip in small_pack()]
    cover = texts(small_pack()[0][1])[0]

    assert titles == ["封面", "号码条", "受理登记表", "事项短码", "签到表", "巡查表"]
    assert all(f"{title}{slip.pages}页" in cover for title, slip in small_pack()[1:])
    assert "importpaper-visits补录表.csv--dry-run" in cover


def test_the_bars_of_every_stub_read_as_printed_and_say_which_stub_it_is():
    slip = stub_sheets(facts(numbers=12, services_count=2))

    found = [code for page in range(slip.pages) for code in codes(slip, page)]

    assert slip.pages == 4
    assert found == [
        StubCode(PACK, position, number).text for position in (1, 2) for number in range(1, 13)
    ]


def test_a_stub_has_its_number_on_both_halves_and_places_for_its_times():
    page = texts(stub_sheets(facts(numbers=1, services_count=1)))[0]

    assert page.count("停A-001") == 2
    for said in ("取号", "叫号", "窗口", "受理", "缺材料", "过号", "一楼A区等候席"):
        assert said in page
    assert page.count("办结") == 2


def test_fifty_two_services_begin_on_pages_of_their_own():
    slip = stub_sheets(facts(numbers=2, services_count=52))

    pages = texts(slip)
    assert len(pages) == 52
    # A prefix that comes again goes on counting.
    assert "停A-001" in pages[0]
    assert "停A-003" in pages[26]


@pytest.mark.parametrize("at", [0, 2, 3, 4, 5])
def test_every_other_sheet_has_a_code_of_its_own(at: int):
    first = codes(small_pack()[at][1], 0)

    assert first == [f"{'CSRLQX'[at]}{PACK}0001"]


def test_a_hundred_windows_get_a_register_each():
    slip = acceptance_sheets(facts(100))

    pages = texts(slip)
    assert [f"{number}号窗口" in page for number, page in enumerate(pages, start=1)] == [True] * 100
    assert codes(slip, 99) == [f"R{PACK}0100"]


def test_only_windows_in_front_accept_cases():
    all_windows = windows(3)
    back = replace(all_windows[1], kind=WindowKind.BACK)
    mixed = replace(facts(), windows=(all_windows[0], back, all_windows[2]))

    assert acceptance_sheets(mixed).pages == 2


def test_everybody_signs_and_every_window_is_patrolled():
    whole = facts(100)
    signed = "".join(texts(sign_in_sheets(whole)))
    patrolled = "".join(texts(patrol_sheets(whole)))

    assert all(person.staff_number + person.name in signed for person in whole.people)
    assert all(window.name in patrolled for window in whole.windows)
    assert sign_in_sheets(whole).pages == 8
    assert patrol_sheets(whole).pages == 5


def test_long_names_stand_whole_in_their_cells():
    one = replace(people(1)[0], department=LONG_NAME)
    window = replace(windows(1)[0], name=LONG_NAME)
    made = replace(facts(), people=(one,), windows=(window,))

    assert LONG_NAME in texts(sign_in_sheets(made))[0]
    assert LONG_NAME in texts(patrol_sheets(made))[0]
    service = replace(facts(numbers=1, services_count=1).services[0], name=LONG_NAME)
    assert texts(stub_sheets(replace(made, services=(service,))))[0].count(LONG_NAME) == 2


def test_a_name_too_long_for_its_cell_is_seen_to_go_on():
    window = replace(windows(1)[0], name="长" * 120)

    assert "长…" in texts(patrol_sheets(replace(facts(), windows=(window,))))[0]


def test_the_short_codes_say_what_they_leave_out():
    many = tuple(PackItem(f"事项{at}", "公安局") for at in range(1, 601))
    page = texts(item_codes(replace(facts(), items=many, more_items=9400)))

    assert "另有9400项" in page[0]
    assert "600事项600" in page[-1]


def test_a_hall_with_nobody_and_no_windows_still_gets_empty_sheets():
    empty = replace(facts(), windows=(), people=(), items=())

    assert [sheet.slip.pages for sheet in paper_pack(empty)] == [1, 4, 1, 1, 1, 1]


def test_a_demo_hall_says_so_on_every_sheet():
    demo = replace(facts(numbers=1), hall=replace(HALL, is_demo=True))

    assert all("演示数据" in page for sheet in paper_pack(demo) for page in texts(sheet.slip))
