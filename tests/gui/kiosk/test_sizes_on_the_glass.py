"""Sizes are millimetres, and every text is whole: both languages, both ways up, any window."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from hallapp.appointments.errors import TooEarlyError
from hallapp.appointments.terms import Arrival
from hallapp.devices.errors import PrinterOutOfPaperError
from hallapp.faces.kiosk.lettering import Run, fit_runs, set_runs
from hallapp.faces.kiosk.scale import Scale
from hallapp.kernel import texts
from hallapp.kernel.changes import Change
from hallapp.queueing.issue_errors import IdentityNeededError, LiveTicketExistsError
from hallapp.queueing.terms import PaperWarningRow
from tests.gui.kiosk.fake_hall import named
from tests.gui.kiosk.kiosk_at_hand import DRAWN, LANDSCAPE, PORTRAIT, Kiosk
from tests.gui.kiosk.test_before_a_number import NUMBER, SHOP, priority
from tests.gui.kiosk.test_coming_back import BOOKED, ITEM, VISIT

SIZES = [PORTRAIT, LANDSCAPE, (540, 960), (1366, 768), (720, 1366)]


def steps(kiosk: Kiosk):
    """Go through every page and yield at each."""
    yield "home"
    kiosk.tap("take_number")
    yield "services"
    kiosk.tap("by_item")
    yield "find"
    for way in ("way_departments", "way_letters"):
        kiosk.tap(way)
        yield way
    strokes = ("keys_strokes", "key_stroke_3", "key_next_character", "key_stroke_5")
    for key in ("key_S", "keys_digits", "key_9", *strokes):
        kiosk.tap(key)
        yield key
    for name in ("食品经营许可新办", "第三类医疗器械经营许可", None):
        kiosk.tap("go_home")
        kiosk.tap("find_guide")
        kiosk.tap(kiosk.tile(name) if name else "tile_3")
        yield f"guide {name}"
    kiosk.hall.papers.fault = PrinterOutOfPaperError(printer="Q1")
    kiosk.tap("print_guide")
    yield "printing"
    kiosk.paper.answer()
    yield "no paper"
    kiosk.tap("take_number_for_item")
    yield "confirm"
    kiosk.tap("confirm_take")
    yield "number"
    kiosk.paper.answer()
    yield "number not printed"
    kiosk.wait(45)
    yield "notice"
    kiosk.tap("still_here")
    kiosk.tap("need_help")
    yield "help"
    kiosk.hall.queue.refusal = PrinterOutOfPaperError(printer="Q1")
    kiosk.tap("go_home")
    yield "closed"


def steps_before_a_number(kiosk: Kiosk):
    """Go through everything that is told before a number is given."""
    hall = kiosk.hall
    hall.queue.missed = (PaperWarningRow("m", "营业执照", 18),)
    hall.queue.offered_packages = (SHOP, replace(SHOP, id=named("other package")))
    names = ("老年人", "带婴幼儿的人", "行动不便的人", "献血者")
    hall.queue.classes = tuple(priority(name, needs_proof=False) for name in names)
    kiosk.tap("find_guide")
    kiosk.tap(kiosk.tile("食品经营许可新办"))
    yield "guide with a warning"
    kiosk.tap("take_number_for_item")
    yield "confirm with all there is"
    kiosk.tap("take_package")
    yield "confirm a package"
    kiosk.tap("go_home")
    kiosk.tap("take_number")
    hall.queue.no_number = IdentityNeededError(service="综合受理")
    kiosk.tap("tile_0")
    kiosk.tap("confirm_take")
    yield "card"
    hall.queue.no_number = LiveTicketExistsError(label="A023", ticket_id=str(named("A023")))
    kiosk.scan(f"张三,{NUMBER}")
    yield "card, has one"
    kiosk.tap("go_home")
    hall.queue.no_number = None


def steps_of_coming_back(kiosk: Kiosk):
    """Go through what one comes back to a kiosk for."""
    hall = kiosk.hall
    hall.appointments.by_code = {"12345678": BOOKED}
    kiosk.tap("use_appointment")
    yield "appointment code"
    kiosk.type_code("12345678")
    yield "appointment"
    hall.appointments.refusals = [TooEarlyError(day="2026-11-23", time="09:45")]
    kiosk.tap("check_in")
    yield "too early"
    hall.appointments.arrival = Arrival.TOO_LATE
    kiosk.tap("check_in")
    yield "number, too late"
    kiosk.tap("number_done")
    hall.evaluation.open = (VISIT, ITEM)
    kiosk.tap("use_rating")
    yield "ticket code"
    kiosk.type_code("ABCD2345")
    yield "levels"
    for level in range(1, 6):
        kiosk.tap(f"level_{level}")
        yield f"reasons {level}"
        kiosk.tap("go_back")
    kiosk.tap("level_3")
    kiosk.tap("rating_send")
    yield "thanks"
    kiosk.tap("need_help")
    yield "help called"
    hall.reception.change(ticket_id=named("A023"), ticket_label="A023")
    kiosk.window.refresh(Change.HELP)
    yield "help with a number"


def all_steps(kiosk: Kiosk):
    """Go through every page, in several visits."""
    yield from steps_before_a_number(kiosk)
    yield from steps_of_coming_back(kiosk)
    kiosk.tap("go_home")
    yield from steps(kiosk)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", [texts.CHINESE, texts.ENGLISH])
def test_no_text_is_cut_on_any_page(qtbot: QtBot, size, language):
    kiosk = Kiosk(qtbot, size)
    if language == texts.ENGLISH:
        kiosk.tap("switch_language")

    cut = [f"{step}: {text}" for step in all_steps(kiosk) for text in kiosk.cut()]

    assert cut == []


def test_chinese_keeps_nearly_its_full_size_on_the_drawn_screen(qtbot: QtBot):
    kiosk = Kiosk(qtbot)

    small = [f"{step}: {text}" for step in all_steps(kiosk) for text in kiosk.shrunk(0.8)]

    assert small == []


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
def test_what_is_touched_is_large_enough_apart_and_named(qtbot: QtBot, size):
    kiosk = Kiosk(qtbot, size)

    for step in all_steps(kiosk):
        buttons = [b for b in kiosk.buttons() if b.objectName() != "still_here"]
        for button in buttons:
            assert button.height() >= 20 * DRAWN, (step, button.objectName())
            assert button.accessibleName(), (step, button.objectName())
            assert kiosk.window.rect().contains(
                button.rect().translated(button.mapTo(kiosk.window, button.rect().topLeft()))
            )


def test_the_keys_and_acts_stand_where_they_are_drawn(qtbot: QtBot):
    kiosk = Kiosk(qtbot)

    def top(name: str) -> tuple[int, int]:
        button = kiosk.button(name)
        return button.mapTo(kiosk.window, button.rect().topLeft()).y(), button.height()

    assert top("need_help") == (1752, 128)
    kiosk.tap("find_guide")
    kiosk.tap("tile_1")
    assert top("print_guide") == top("take_number_for_item") == (1584, 136)
    kiosk.tap("take_number_for_item")
    assert top("confirm_take") == (1584, 136)
    kiosk.tap("confirm_take")
    assert top("number_done") == (1584, 136)
    assert top("need_help") == (1752, 128)


def test_what_is_touched_on_the_first_page_lies_in_the_lower_part(qtbot: QtBot):
    kiosk = Kiosk(qtbot)

    for button in kiosk.buttons():
        assert button.mapTo(kiosk.window, button.rect().topLeft()).y() >= 0.29 * 1920


def test_the_number_fills_the_width(qtbot: QtBot):
    kiosk = Kiosk(qtbot)
    kiosk.tap("take_number")
    kiosk.tap("tile_0")
    kiosk.tap("confirm_take")
    number = kiosk.window.pages.number.number

    image = number.grab().toImage()
    dark = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).lightness() < 80 for y in range(0, image.height(), 7))
    ]

    assert dark[-1] - dark[0] > 0.96 * 984


@given(st.floats(2.0, 8.0), st.integers(300, 3000), st.integers(300, 3000))
def test_a_page_never_needs_more_room_than_the_window_has(px_per_mm, width, height):
    room = Scale(px_per_mm).fit(width, height)

    least = (1920, 1080) if room.is_wide else (1080, 1920)
    assert room.width >= least[0] - 0.01
    assert room.height >= least[1] - 0.01


def test_on_a_larger_screen_sizes_stay_millimetres():
    scale = Scale(1080 / 398)  # 32 inches, portrait
    scale.fit(1080, 1920)

    assert scale.px(40) == 27


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=40),
    st.text("abcdefg 0123456789", max_size=30),
)
def test_setting_a_text_loses_none_of_its_characters(qapp, han, latin):
    runs = (Run(han, 44, bold=True), Run(latin, 40))

    layout = set_runs(runs, 300, 1.0).layout

    lines = [layout.lineAt(n) for n in range(layout.lineCount())]
    assert sum(line.textLength() for line in lines) == len(han + latin)


def test_a_rare_character_of_two_units_moves_no_format(qapp):
    from PySide6.QtCore import QRectF

    setting = fit_runs((Run("𠮷A", 44), Run("后12", 88)), QRectF(0, 0, 900, 300), 1.0)

    spans = [(f.start, f.length) for f in setting.layout.formats()]
    assert spans[0] == (0, 3)
    assert (3, 3) in spans
