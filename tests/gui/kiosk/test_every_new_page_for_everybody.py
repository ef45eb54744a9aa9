"""Every page between home and number: names, roles, order, millimetres, and contrast in pixels."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hallapp.cases.terms import CaseState
from hallapp.faces.kiosk import display
from hallapp.faces.kiosk.buttons import KioskButton
from hallapp.faces.kiosk.materials import MaterialRows
from hallapp.faces.kiosk.words import Words
from hallapp.kernel import texts
from hallapp.qtkit import theme
from tests.gui.kiosk.asked_guides import CARD, CARD_GUIDE
from tests.gui.kiosk.fake_hall import FOOD
from tests.gui.kiosk.kiosk_at_hand import DRAWN, LANDSCAPE, PORTRAIT, Kiosk
from tests.gui.kiosk.open_things import NOTICE, SHOP_OPENS, stock
from tests.gui.kiosk.test_case_progress import CASE

LEAST_CAPITAL_MM = 7.2
"""7.3 mm as drawn, less the part of a px that a font size is rounded by."""
CAPITAL = 0.733
LEAST_HIGH_MM, LEAST_GAP_MM = 20, 4
BETWEEN_KEYS_MM = 3.9
"""Keys of one row stand 16 units apart, which is 4 mm less the rounding to whole px."""


class Silent:
    """An engine that says nothing."""

    def speak(self, words: str, language: str, volume: int) -> None: ...

    def stop(self) -> None: ...


def kiosk_with_all(qtbot: QtBot, size=PORTRAIT) -> Kiosk:
    kiosk = Kiosk(qtbot, size, prints_pages=True, speaker=Silent())
    kiosk.hall.guides.known[CARD.id] = CARD_GUIDE
    stock(kiosk.hall)
    return kiosk


def choose(kiosk: Kiosk, word: str) -> None:
    """Turn pages until a tile says a word, and tap it."""
    while True:
        found = [b.objectName() for b in kiosk.buttons() if b.word() == word]
        if found:
            kiosk.tap(found[0])
            return
        kiosk.tap("next_page")


def steps(kiosk: Kiosk) -> Iterator[str]:
    """Go through every new page and yield at each."""
    yield "home"
    kiosk.tap("find_guide")
    kiosk.tap("more_ways")
    yield "ways"
    choose(kiosk, texts._("按主题"))
    yield "topics"
    kiosk.tap("tile_0")
    yield "items of a topic"
    kiosk.tap("go_back")
    kiosk.tap("go_back")
    choose(kiosk, texts._("全部清单"))
    yield "initials"
    kiosk.tap("go_back")
    choose(kiosk, texts._("一件事"))
    yield "things"
    choose(kiosk, SHOP_OPENS.name)
    yield "one thing"
    kiosk.tap("show_items")
    yield "its items"
    kiosk.tap("go_back")
    kiosk.tap("print_one_thing")
    yield "one thing prints"
    kiosk.paper.answer()
    yield from steps_of_openness(kiosk)
    yield from steps_of_questions(kiosk)
    yield from steps_of_a_case(kiosk)
    kiosk.tap("open_display")
    yield "display"
    kiosk.tap("switch_speech")
    yield "display, speaking"
    kiosk.tap("switch_speech")


def steps_of_a_case(kiosk: Kiosk) -> Iterator[str]:
    """Ask where a case stands, in each of its states."""
    for state in CaseState:
        kiosk.hall.cases.case = replace(CASE, state=state, is_late=state is CaseState.ACCEPTED)
        kiosk.tap("go_home")
        kiosk.tap("use_progress")
        kiosk.type_code("34679ACD")
        yield f"a case, {state.value}"


def steps_of_openness(kiosk: Kiosk) -> Iterator[str]:
    """Go through the openness corner."""
    kiosk.tap("go_home")
    kiosk.tap("open_openness")
    yield "openness"
    kiosk.tap("tile_0")
    yield "fields"
    kiosk.tap("tile_0")
    yield "matters of a field"
    kiosk.tap("tile_0")
    kiosk.tap("tile_0")
    yield "a row"
    kiosk.tap("go_home")
    kiosk.tap("open_openness")
    kiosk.tap("tile_1")
    yield "kinds of papers"
    kiosk.tap("tile_0")
    choose(kiosk, NOTICE.title)
    yield "a paper"


def steps_of_questions(kiosk: Kiosk) -> Iterator[str]:
    """Go from the questions to the confirmation."""
    kiosk.tap("go_home")
    kiosk.tap("find_guide")
    choose(kiosk, CARD.name)
    yield "question"
    kiosk.tap("tile_1")
    kiosk.tap("tile_0")
    kiosk.tap("tile_1")
    yield "a tailored guide"
    kiosk.tap("print_guide")
    yield "papers"
    kiosk.tap("tile_0")
    kiosk.paper.answer()
    kiosk.tap("take_number_for_item")
    yield "confirm"


@pytest.fixture(params=[theme.LIGHT, theme.CONTRAST])
def look(request, qapp: QApplication) -> Iterator[str]:
    yield request.param
    theme.apply_theme(qapp, theme.LIGHT)


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
def test_every_page_is_large_enough_named_in_order_and_readable(qtbot: QtBot, size, look):
    kiosk = kiosk_with_all(qtbot, size)
    if look == theme.CONTRAST:
        kiosk.tap("switch_contrast")
    least = 7.0 if look == theme.CONTRAST else 4.5

    faults = [
        f"{step}: {fault}"
        for step in steps(kiosk)
        for fault in (
            *kiosk.cut(),
            *ill_named(kiosk),
            *out_of_order(kiosk),
            *too_small_or_near(kiosk),
            *small_letters(kiosk),
            *faint(kiosk, least),
        )
    ]

    assert faults == []


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
def test_english_is_whole_on_every_page(qtbot: QtBot, size):
    kiosk = kiosk_with_all(qtbot, size)
    kiosk.tap("switch_language")

    assert [f"{step}: {text}" for step in steps(kiosk) for text in kiosk.cut()] == []


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
def test_large_print_cuts_nothing_and_covers_nothing(qtbot: QtBot, size):
    kiosk = kiosk_with_all(qtbot, size)
    kiosk.tap("choose_display")
    kiosk.tap("switch_large")
    kiosk.tap("display_done")

    faults = [
        f"{step}: {fault}"
        for step in steps(kiosk)
        for fault in (*kiosk.cut(), *too_small_or_near(kiosk))
    ]

    assert faults == []


def test_large_print_is_larger(qtbot: QtBot):
    kiosk = kiosk_with_all(qtbot)
    kiosk.tap("find_guide")
    choose(kiosk, FOOD.name)
    usual = min(letter_px(kiosk.window.pages.guide.materials.settings()))

    kiosk.tap("open_display")
    kiosk.tap("switch_large")
    kiosk.tap("display_done")

    assert min(letter_px(kiosk.window.pages.guide.materials.settings())) >= 1.25 * usual


def test_the_low_layout_keeps_everything_to_touch_low(qtbot: QtBot):
    kiosk = kiosk_with_all(qtbot)
    kiosk.tap("choose_display")
    kiosk.tap("switch_low")
    kiosk.tap("display_done")

    highest = {b.objectName(): place(kiosk, b).top() for b in kiosk.buttons()}
    kiosk.tap("take_number")
    highest |= {b.objectName(): place(kiosk, b).top() for b in kiosk.buttons()}
    kiosk.tap("go_home")
    kiosk.tap("find_guide")
    kiosk.tap("more_ways")
    highest |= {b.objectName(): place(kiosk, b).top() for b in kiosk.buttons()}

    assert {name: top for name, top in highest.items() if top < 0.4 * 1920} == {}


def test_the_display_is_as_usual_for_the_next_visitor(qtbot: QtBot):
    kiosk = kiosk_with_all(qtbot)
    kiosk.tap("choose_display")
    for switch in ("switch_large", "switch_low", "switch_speech"):
        kiosk.tap(switch)

    kiosk.wait(201)

    assert kiosk.page == "home_page"
    assert display.display() == display.USUAL


def ill_named(kiosk: Kiosk) -> Iterator[str]:
    """Yield what a screen reader could not name, or not call a button."""
    for button in kiosk.buttons():
        interface = QAccessible.queryAccessibleInterface(button)
        if not button.accessibleName().strip():
            yield f"{button.objectName()} has no name"
        if interface.role() not in (QAccessible.Role.Button, QAccessible.Role.CheckBox):
            yield f"{button.objectName()} is no button but {interface.role()}"


def out_of_order(kiosk: Kiosk) -> Iterator[str]:
    """Yield keys that Tab reaches before one that stands above them."""
    page, chain = kiosk.window.page, []
    widget: Any = page.nextInFocusChain()
    while widget is not page:
        if isinstance(widget, KioskButton) and widget.isVisible() and page.isAncestorOf(widget):
            chain.append(widget)
        widget = widget.nextInFocusChain()
    for before, after in pairwise(chain):
        if place(kiosk, after).bottom() < place(kiosk, before).top():
            yield f"{after.objectName()} comes after {before.objectName()}"


def too_small_or_near(kiosk: Kiosk) -> Iterator[str]:
    """Yield what a finger would miss."""
    buttons = [(b.objectName(), place(kiosk, b)) for b in kiosk.buttons()]
    reach = round(BETWEEN_KEYS_MM * DRAWN)
    for number, (name, area) in enumerate(buttons):
        if area.height() < LEAST_HIGH_MM * DRAWN:
            yield f"{name} is {area.height() / DRAWN:.1f} mm high"
        if not kiosk.window.rect().contains(area):
            yield f"{name} is not on the glass"
        grown = area.adjusted(-reach + 1, -reach + 1, reach - 1, reach - 1)
        for other, there in buttons[number + 1 :]:
            if grown.intersects(there):
                yield f"{name} and {other} are nearer than {LEAST_GAP_MM} mm"


def small_letters(kiosk: Kiosk) -> Iterator[str]:
    """Yield texts with capitals lower than a person at 60 cm reads."""
    least = LEAST_CAPITAL_MM * DRAWN / CAPITAL
    for words in kiosk.window.findChildren(Words):
        setting = words.setting() if words.isVisible() else None
        if setting is not None and min(letter_px([setting])) < least:
            yield f"{words.text()!r} at {min(letter_px([setting]))} px"
    for button in kiosk.buttons():
        sizes = list(letter_px(button.settings()))
        if sizes and min(sizes) < least:
            yield f"{button.word()!r} on a key at {min(sizes)} px"
    for rows in kiosk.window.findChildren(MaterialRows):
        if rows.isVisible() and rows.settings() and min(letter_px(rows.settings())) < least:
            yield "a material"


def letter_px(settings) -> Iterator[int]:
    for setting in settings:
        for part in setting.layout.formats():
            yield part.format.font().pixelSize()


def faint(kiosk: Kiosk, least: float) -> Iterator[str]:
    """Yield texts whose painted letters do not stand out from their painted ground."""
    image = kiosk.window.grab().toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = memoryview(bytes(image.constBits())).cast("I")
    shown: list[QWidget] = [
        w for w in kiosk.window.findChildren(Words) if w.isVisible() and w.text()
    ]
    shown += [b for b in kiosk.buttons() if b.isEnabled()]
    for widget in shown:
        ratio = contrast_in(pixels, image.rect(), place(kiosk, widget))
        if ratio < least:
            name = widget.accessibleName() or widget.objectName()
            yield f"{name!r} has a contrast of {ratio:.1f}"


def contrast_in(pixels: "memoryview[int]", whole: QRect, area: QRect) -> float:
    """Return the contrast between the commonest colour of an area and its farthest."""
    inner = area.adjusted(6, 6, -6, -6).intersected(whole)
    step = max(1, inner.width() // 300)
    seen: Counter[int] = Counter()
    for y in range(inner.top(), inner.bottom(), 2):
        line = y * whole.width()
        seen.update(pixels[line + inner.left() : line + inner.right() : step])
    ground = luminance(seen.most_common(1)[0][0])
    return max(ratio_of(ground, luminance(colour)) for colour in seen)


@cache
def luminance(pixel: int) -> float:
    """Return the relative luminance of WCAG 2.1."""
    colour = QColor(pixel)
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio_of(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def place(kiosk: Kiosk, widget: QWidget) -> QRect:
    """Return where a widget lies on the glass."""
    return QRect(widget.mapTo(kiosk.window, QPoint(0, 0)), widget.size())
