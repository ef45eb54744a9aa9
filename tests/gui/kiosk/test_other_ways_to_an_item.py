"""By theme, one thing and the whole list; what is public; which paper; reading aloud."""

import io
from dataclasses import replace

import pytest

from hallapp.devices.errors import PrinterOutOfPaperError
from hallapp.faces.kiosk.browse_presenter import initials_of
from hallapp.faces.kiosk.reading_page import text_pages
from hallapp.faces.kiosk.speaking import READ_ALOUD
from hallapp.openness.terms import ReadingKind
from hallapp.slips.design import Paper
from tests.gui.kiosk.asked_guides import CARD, CARD_GUIDE
from tests.gui.kiosk.fake_hall import FIRE, FOOD, ITEMS
from tests.gui.kiosk.kiosk_at_hand import Kiosk
from tests.gui.kiosk.open_things import ENTRIES, NOTICE, SCANNED, SHOP_OPENS, stock


class Heard:
    """An engine that keeps what it was to say."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str, int]] = []
        self.stops = 0

    def speak(self, words: str, language: str, volume: int) -> None:
        self.said.append((words, language, volume))

    def stop(self) -> None:
        self.stops += 1


@pytest.fixture
def heard():
    return Heard()


@pytest.fixture
def kiosk(qtbot, heard):
    kiosk = Kiosk(qtbot, speaker=heard)
    kiosk.hall.guides.known[CARD.id] = CARD_GUIDE
    stock(kiosk.hall)
    return kiosk


def tap(kiosk, *words: str) -> None:
    for word in words:
        kiosk.tap(kiosk.tile(word))


def open_ways(kiosk) -> None:
    kiosk.tap("find_guide")
    kiosk.tap("more_ways")


def tiles(kiosk) -> list[str]:
    return [b.word() for b in kiosk.buttons() if b.objectName().startswith("tile_")]


@pytest.mark.parametrize(
    ("shelf", "theme", "first"),
    [("按主题", "户籍办理", ITEMS[7].name), ("人生事件", "就业", ITEMS[4].name)],
)
def test_a_theme_leads_to_its_items_and_an_item_to_its_guide(kiosk, shelf, theme, first):
    open_ways(kiosk)
    tap(kiosk, shelf, theme)

    assert tiles(kiosk)[0] == first
    tap(kiosk, first)
    assert kiosk.page == "guide_page"


def test_the_way_back_goes_level_by_level(kiosk):
    open_ways(kiosk)
    tap(kiosk, "人生事件", "出生")

    kiosk.tap("go_back")
    assert tiles(kiosk) == ["出生", "就业"]
    kiosk.tap("go_back")
    assert "按部门" in tiles(kiosk)
    kiosk.tap("go_back")
    assert kiosk.page == "find_page"


@pytest.mark.parametrize(
    ("shelf", "way"), [("按部门", "way_departments"), ("打字找", "way_letters")]
)
def test_departments_and_typing_are_those_of_the_page_that_finds(kiosk, shelf, way):
    open_ways(kiosk)
    tap(kiosk, shelf)

    assert kiosk.page == "find_page"
    assert kiosk.button(way).isChecked()


def test_the_whole_list_holds_every_item_once_by_its_initial(kiosk):
    open_ways(kiosk)
    tap(kiosk, "全部清单")
    assert tiles(kiosk)[:2] == ["D", "G"]

    listed = [item for initial in initials_of(ITEMS) for item in initial.items]
    assert sorted(item.code for item in listed) == sorted(item.code for item in ITEMS)


def test_no_page_holds_more_than_eight_tiles(kiosk):
    kiosk.hall.guides.items = tuple(
        replace(ITEMS[0], name=f"身份证明{n}", initials=f"{chr(97 + n)}x") for n in range(20)
    )
    open_ways(kiosk)
    tap(kiosk, "全部清单")

    assert len(tiles(kiosk)) == 8
    kiosk.tap("next_page")
    kiosk.tap("next_page")
    assert tiles(kiosk) == ["Q", "R", "S", "T"]


def test_one_thing_shows_one_list_and_what_became_of_the_figures(kiosk):
    open_ways(kiosk)
    tap(kiosk, "一件事", SHOP_OPENS.name)

    said = kiosk.said()
    assert "要带 7 样材料" in said
    assert "跑动：原来 4，现在 1" in said
    assert "时间：原来 29，现在 9" in said
    kiosk.tap("show_items")
    assert tiles(kiosk) == [FOOD.name, FIRE.name]
    tap(kiosk, FOOD.name)
    assert kiosk.page == "guide_page"


def test_the_slips_of_one_thing_are_printed_one_after_the_other_once_a_press(kiosk):
    open_ways(kiosk)
    tap(kiosk, "一件事", SHOP_OPENS.name)

    kiosk.tap("print_one_thing")
    assert not kiosk.button("print_one_thing").isEnabled()
    kiosk.paper.answer()

    assert kiosk.hall.papers.slips == [FOOD.id, FIRE.id]
    assert "已打印" in kiosk.window.pages.one_thing.band.text()


def test_a_printer_that_fails_costs_no_list(kiosk):
    kiosk.hall.papers.fault = PrinterOutOfPaperError(printer="Q1")
    open_ways(kiosk)
    tap(kiosk, "一件事", SHOP_OPENS.name)
    kiosk.tap("print_one_thing")
    kiosk.paper.answer()

    assert "打印机缺纸" in kiosk.window.pages.one_thing.band.text()
    assert kiosk.button("print_one_thing").isEnabled()


def test_a_row_of_the_catalogue_is_read_and_counted_once(kiosk):
    kiosk.tap("open_openness")
    tap(kiosk, "公开目录", "户籍管理", "法规政策", "户籍管理法律法规")

    assert "公开时限：信息形成之日起 20 个工作日内" in kiosk.said()
    assert kiosk.hall.openness.readings == [(ReadingKind.CATALOGUE, ENTRIES[0].id, "K1")]
    kiosk.tap("go_back")
    assert tiles(kiosk) == ["户籍管理法律法规", "户籍政策解读"]
    assert len(kiosk.hall.openness.readings) == 1


def test_a_paper_is_read_page_by_page_and_nothing_of_it_is_lost(kiosk):
    kiosk.tap("open_openness")
    tap(kiosk, "政策文件", "规范性文件", NOTICE.title)

    reading = kiosk.window.pages.reading
    read = reading.text.text()
    while kiosk.button("next_page").isEnabled():
        kiosk.tap("next_page")
        read += reading.text.text()
    assert all(f"第{number}条" in read for number in range(1, 41))
    assert kiosk.hall.openness.readings == [(ReadingKind.PAPER, NOTICE.id, "K1")]


def pdf(pages: int) -> bytes:
    import reportlab.pdfgen.canvas

    kept = io.BytesIO()
    drawn = reportlab.pdfgen.canvas.Canvas(kept)
    for number in range(pages):
        drawn.drawString(72, 700, f"page {number + 1}")
        drawn.showPage()
    drawn.save()
    return kept.getvalue()


def open_scanned(kiosk, content: bytes) -> None:
    kiosk.hall.files.kept[SCANNED.file_id] = content
    kiosk.tap("open_openness")
    tap(kiosk, "政策文件", "政策解读", SCANNED.title)
    kiosk.paper.answer()


def test_a_file_is_shown_as_it_prints(kiosk):
    open_scanned(kiosk, pdf(3))

    assert kiosk.window.pages.reading.sheet.isVisible()
    assert kiosk.window.pages.reading.pager.count == 3


@pytest.mark.parametrize("content", [b"%PDF-1.7 broken", b"PK\x03\x04 a table", b""])
def test_a_file_that_cannot_be_shown_leaves_its_summary(kiosk, content):
    open_scanned(kiosk, content)

    assert "请到导办台看纸质原文" in kiosk.said()
    assert "摘要：示例。" in kiosk.said()


def test_a_reading_that_cannot_be_counted_disturbs_nobody(kiosk):
    kiosk.hall.openness.fault = PrinterOutOfPaperError(printer="x")
    kiosk.tap("open_openness")
    tap(kiosk, "政策文件", "规范性文件", NOTICE.title)

    assert kiosk.page == "reading_page"


def test_text_is_cut_between_lines_and_stays_whole(qapp):
    text = "\n".join(f"第{number}行，有几个字" for number in range(100))

    pages = text_pages(text, 900, 700, 1.0)

    assert len(pages) > 3
    assert "\n".join(pages) == text


@pytest.mark.parametrize(
    ("tile", "paper"), [("小票", Paper.MM80), ("A4 纸", Paper.A4), ("A4 纸大字版", Paper.A4_LARGE)]
)
def test_where_a_printer_for_pages_stands_the_citizen_picks_the_paper(qtbot, tile, paper):
    kiosk = Kiosk(qtbot, prints_pages=True)
    kiosk.tap("find_guide")
    kiosk.tap(kiosk.tile(FOOD.name))
    kiosk.tap("print_guide")
    assert kiosk.hall.papers.forms == []

    tap(kiosk, tile)
    kiosk.paper.answer()

    assert kiosk.page == "guide_page"
    assert kiosk.hall.papers.forms == [paper]
    assert "已打印" in kiosk.window.pages.guide.band.text()


def test_pages_are_read_aloud_only_when_wanted(kiosk, heard):
    kiosk.tap("find_guide")
    kiosk.wait(2)
    assert heard.said == []

    kiosk.tap("open_display")
    kiosk.tap("switch_speech")
    kiosk.tap("display_done")
    kiosk.wait(1)

    words, language, volume = heard.said[-1]
    assert words.startswith("要查哪件事？")
    assert FOOD.name in words
    assert (language, volume) == ("zh", 80)


def test_each_question_is_read_and_the_page_before_falls_silent(kiosk, heard):
    kiosk.tap("choose_display")
    kiosk.tap("switch_speech")
    kiosk.tap("go_home")
    kiosk.tap("find_guide")
    tap(kiosk, CARD.name)
    kiosk.wait(1)
    assert "谁来办理？" in heard.said[-1][0]
    assert "委托他人代办" in heard.said[-1][0]

    stops = heard.stops
    tap(kiosk, "本人办理")
    kiosk.wait(1)
    assert heard.stops > stops
    assert "为什么要换领？" in heard.said[-1][0]
    kiosk.wait(5)
    assert sum("为什么要换领" in words for words, *_rest in heard.said) == 1


def test_a_page_can_be_read_again_louder_and_stopped(kiosk, heard):
    kiosk.tap("find_guide")
    kiosk.tap("open_display")
    kiosk.tap("switch_speech")
    kiosk.tap("speak_louder")
    kiosk.tap("speak_again")
    stops = heard.stops
    kiosk.tap("speak_stop")

    assert heard.said[-1][0].startswith("要查哪件事？")
    assert heard.said[-1][2] == 100
    assert heard.stops == stops + 1


def test_nothing_that_is_somebodys_is_ever_read_aloud(kiosk, heard):
    personal = {page.objectName() for page in kiosk.window.pages.all() if page.is_personal}

    assert not personal & READ_ALOUD
    assert not {"card_page", "code_page", "number_page", "appointment_page"} & READ_ALOUD
    kiosk.tap("choose_display")
    kiosk.tap("switch_speech")
    kiosk.tap("go_home")
    kiosk.wait(1)
    heard.said.clear()
    kiosk.tap("take_number")
    kiosk.tap("tile_0")
    kiosk.tap("confirm_take")
    kiosk.wait(3)

    assert kiosk.page == "number_page"
    assert not any("A029" in words for words, *_rest in heard.said)


def test_a_visit_that_ends_falls_silent(kiosk, heard):
    kiosk.tap("choose_display")
    kiosk.tap("switch_speech")
    kiosk.tap("display_done")
    kiosk.wait(1)
    stops = heard.stops

    kiosk.wait(200)

    assert heard.stops > stops
    heard.said.clear()
    kiosk.wait(3)
    assert heard.said == []


def test_a_machine_that_cannot_speak_does_not_offer_to(qtbot):
    kiosk = Kiosk(qtbot)
    kiosk.tap("choose_display")

    assert "switch_speech" not in [b.objectName() for b in kiosk.buttons()]
    assert "这台机器不能朗读" in kiosk.said()
