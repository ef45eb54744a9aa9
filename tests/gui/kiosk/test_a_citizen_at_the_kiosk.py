"""A citizen at the kiosk: finds, reads, prints, takes a number, and leaves nothing behind."""

import pytest
from pytestqt.qtbot import QtBot

from hallapp.devices.errors import PrinterBrokeOffError, PrinterOutOfPaperError
from hallapp.kernel.changes import Change
from tests.gui.kiosk.fake_hall import FOOD, ITEMS, FakeGuides, item
from tests.gui.kiosk.kiosk_at_hand import LANDSCAPE, PORTRAIT, Kiosk


@pytest.fixture
def kiosk(qtbot: QtBot) -> Kiosk:
    return Kiosk(qtbot)


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE, (540, 960), (1366, 768)])
def test_from_the_first_page_over_the_department_to_guide_and_number(qtbot, size):
    kiosk = Kiosk(qtbot, size)

    kiosk.tap("find_guide")
    kiosk.tap("way_departments")
    kiosk.tap(kiosk.tile("市场监督管理局"))
    kiosk.tap(kiosk.tile(FOOD.name))
    assert kiosk.page == "guide_page"
    kiosk.tap("print_guide")
    kiosk.paper.answer()
    kiosk.tap("take_number_for_item")
    kiosk.tap("confirm_take")
    kiosk.paper.answer()

    assert kiosk.page == "number_page"
    assert kiosk.window.pages.number.number.text() == "A029"
    assert FOOD.name in kiosk.said()
    assert kiosk.hall.papers.slips == [FOOD.id]
    assert len(kiosk.hall.papers.tickets) == 1
    kiosk.tap("number_done")
    assert kiosk.page == "home_page"


def test_a_number_by_service_is_said_in_words_before_it_is_given(kiosk):
    kiosk.tap("take_number")
    kiosk.tap(kiosk.tile("综合受理"))

    said = kiosk.said()
    assert "您要取 综合受理 的号" in said
    assert "前面等 6 人" in said
    assert kiosk.hall.queue.asked == []
    kiosk.tap("confirm_take")
    assert "前面还有 6 人" in kiosk.said()
    assert "大约等 15—25 分钟" in kiosk.said()
    assert "请到 一楼 A 区 坐着等" in kiosk.said()


def test_a_number_by_item_goes_straight_to_the_confirmation(kiosk):
    kiosk.tap("take_number")
    kiosk.tap("by_item")
    kiosk.tap(kiosk.tile(FOOD.name))

    assert kiosk.page == "confirm_page"
    assert FOOD.name in kiosk.said()


def test_an_item_without_a_number_is_told_where_it_is_chosen(kiosk):
    kiosk.tap("take_number")
    kiosk.tap("by_item")
    kiosk.tap("next_page")
    kiosk.tap(kiosk.tile("普通护照签发"))

    assert kiosk.page == "find_page"
    assert "这件事不用在这里取号" in kiosk.said()


def test_initials_find_while_one_types_and_the_last_letter_can_be_taken_back(kiosk):
    kiosk.tap("find_guide")
    kiosk.tap("way_letters")
    for letter in "SP":
        kiosk.tap(f"key_{letter}")
    assert kiosk.button("tile_0").word() == FOOD.name
    kiosk.tap("key_Q")
    assert "没有这样的事项" in kiosk.said()

    kiosk.tap("key_rub_out")

    assert kiosk.button("tile_0").word() == FOOD.name
    assert kiosk.hall.guides.searched == ["S", "SP", "SPQ", "SP"]


def test_the_same_letter_tapped_twice_fast_counts_twice(kiosk):
    kiosk.tap("find_guide")
    kiosk.tap("way_letters")

    kiosk.double_tap("key_S")

    assert kiosk.hall.guides.searched == ["S", "SS"]


def test_digits_find_by_code(kiosk):
    kiosk.tap("find_guide")
    kiosk.tap("way_letters")
    for key in ("key_R", "key_S", "keys_digits", "key_0", "key_0", "key_1"):
        kiosk.tap(key)

    assert [b.word() for b in kiosk.buttons() if b.objectName() == "tile_0"] == [ITEMS[4].name]


def test_turning_all_pages_of_a_long_list_shows_every_item(qtbot):
    many = tuple(item(f"X-{n:03}", f"第{n}件事", "民政局", f"d{n}js") for n in range(61))
    kiosk = Kiosk(qtbot)
    kiosk.hall.guides.items = many
    kiosk.tap("find_guide")
    kiosk.tap("way_departments")
    kiosk.tap("tile_0")

    seen = [b.word() for b in kiosk.buttons() if b.objectName().startswith("tile_")]
    while kiosk.button("next_page").isEnabled():
        kiosk.tap("next_page")
        page = [b.word() for b in kiosk.buttons() if b.objectName().startswith("tile_")]
        assert len(page) <= 8
        seen += page

    assert seen == [row.name for row in many]


def test_turning_the_pages_of_a_guide_shows_every_material(kiosk):
    kiosk.tap("find_guide")
    kiosk.tap(kiosk.tile("第三类医疗器械经营许可"))

    seen = [row.position for row in kiosk.window.pages.guide.materials.shown()]
    kiosk.tap("next_page")
    seen += [row.position for row in kiosk.window.pages.guide.materials.shown()]

    assert seen == list(range(1, 9))


def test_back_leads_out_of_the_department_first(kiosk):
    kiosk.tap("find_guide")
    kiosk.tap("way_departments")
    kiosk.tap("tile_0")

    kiosk.tap("go_back")
    assert (kiosk.page, kiosk.button("tile_0").word()) == ("find_page", "公安局")
    kiosk.tap("go_back")

    assert kiosk.page == "home_page"


def test_back_from_a_guide_finds_the_list_as_it_was(kiosk):
    kiosk.tap("find_guide")
    kiosk.tap("next_page")
    kiosk.tap(kiosk.tile("户口迁移"))

    kiosk.tap("go_back")

    assert kiosk.tile("户口迁移")


def test_a_double_tap_takes_one_number_and_does_not_wipe_it(kiosk):
    kiosk.tap("take_number")
    kiosk.tap("tile_0")

    kiosk.double_tap("confirm_take")

    assert len(kiosk.hall.queue.given) == 1
    assert kiosk.page == "number_page"


def test_a_printer_without_paper_costs_no_guide_and_says_where_to_print(kiosk):
    kiosk.hall.papers.fault = PrinterOutOfPaperError(printer="Q1")
    kiosk.tap("find_guide")
    kiosk.tap(kiosk.tile(FOOD.name))

    kiosk.tap("print_guide")
    assert "正在打印，约 5 秒" in kiosk.window.pages.guide.band.text()
    assert not kiosk.button("print_guide").isEnabled()
    kiosk.paper.answer()

    band = kiosk.window.pages.guide.band.text()
    assert band == "打印机缺纸，请到导办台打印；指南内容仍可在这里看"
    assert kiosk.button("print_guide").isEnabled()
    assert len(kiosk.window.pages.guide.materials.shown()) == 6


def test_a_number_that_was_not_printed_is_told_and_lives(kiosk):
    kiosk.hall.papers.fault = PrinterOutOfPaperError(printer="Q1")
    kiosk.tap("take_number")
    kiosk.tap("tile_0")
    kiosk.tap("confirm_take")
    assert not kiosk.button("print_again").isEnabled()
    kiosk.paper.answer()

    band = kiosk.window.pages.number.band.text()
    assert band == "号码没有打印出来，请记住 A029，或到导办台补打（打印机缺纸）"
    assert list(kiosk.cut()) == []
    assert kiosk.window.pages.number.number.text() == "A029"
    kiosk.hall.papers.fault = None
    kiosk.tap("print_again")
    kiosk.paper.answer()
    assert kiosk.window.pages.number.band.text() == "号码纸已打印。请从下方取走"


def test_a_number_that_may_lie_in_the_printer_sends_the_citizen_to_look(kiosk):
    kiosk.hall.papers.fault = PrinterBrokeOffError(printer="Q1")
    kiosk.tap("take_number")
    kiosk.tap("tile_0")
    kiosk.tap("confirm_take")

    kiosk.paper.answer()

    band = kiosk.window.pages.number.band.text()
    assert band == ("号码可能已经打印出来，请看一下出纸口。没有的话，请记住 A029，或到导办台补打")
    assert list(kiosk.cut()) == []


def test_a_guide_with_characters_that_no_font_has_sends_the_citizen_to_the_desk(kiosk):
    kiosk.hall.papers.lacking = "有 1 个字没有字形，纸上印的是它的编码：U+2E4F7"
    kiosk.tap("find_guide")
    kiosk.tap(kiosk.tile(FOOD.name))

    kiosk.tap("print_guide")
    kiosk.paper.answer()

    assert "没有字形" in kiosk.window.pages.guide.band.text()
    assert "导办台" in kiosk.window.pages.guide.band.text()
    assert list(kiosk.cut()) == []


def test_calm_words_stand_where_nothing_can_be_estimated(kiosk):
    kiosk.hall.queue.ahead, kiosk.hall.queue.minutes = 0, None
    kiosk.tap("take_number")
    kiosk.tap("tile_0")
    kiosk.tap("confirm_take")

    assert "前面没有人，请留意叫号" in kiosk.said()
    assert "等多久还估不出" in kiosk.said()


def test_who_is_ahead_stays_true_while_the_number_is_on_the_glass(kiosk):
    kiosk.tap("take_number")
    kiosk.tap("tile_0")
    kiosk.tap("confirm_take")
    kiosk.hall.queue.ahead = 5

    kiosk.window.refresh(Change.TICKETS)

    assert "前面还有 5 人" in kiosk.said()


def test_the_first_page_follows_the_queue(kiosk):
    assert "现在等候 48 人" in kiosk.said()
    assert "开着 8 个窗口" in kiosk.said()
    kiosk.hall.queue.offered = kiosk.hall.queue.offered[:1]

    kiosk.window.refresh(Change.TICKETS)

    assert "现在等候 6 人" in kiosk.said()


def test_help_says_where_people_are_and_leads_back(kiosk):
    kiosk.tap("find_guide")
    kiosk.tap("need_help")
    assert "导办台" in kiosk.said()

    kiosk.tap("help_page_step")

    assert kiosk.page == "find_page"


def test_an_empty_hall_says_so_instead_of_showing_nothing(qtbot):
    kiosk = Kiosk(qtbot)
    kiosk.hall.queue.offered = ()
    kiosk.hall.guides = FakeGuides(items=())

    kiosk.tap("take_number")

    assert "现在没有可以取号的业务" in kiosk.said()
