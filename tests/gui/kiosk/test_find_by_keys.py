"""Three kinds of keys to an item: initials, strokes, digits; one press from each to the others."""

import pytest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from hallapp.faces.kiosk.find_presenter import Typed, Typing
from hallapp.guides.index import Entry, GuideIndex
from hallapp.guides.matching import Keys, code_key, key, needles
from hallapp.guides.strokes import stroke_orders
from hallapp.guides.terms import ItemRow
from tests.gui.kiosk.fake_hall import ITEMS, FakeGuides, FakeHall, item
from tests.gui.kiosk.kiosk_at_hand import DRAWN, LANDSCAPE, PORTRAIT, Kiosk


class IndexedGuides(FakeGuides):
    """Guides that are looked for as in a real hall."""

    @override
    def search(
        self,
        text: str,
        department: str | None = None,
        *,
        for_kiosk: bool = False,
        limit: int = 200,
    ) -> tuple[ItemRow, ...]:
        wanted = needles(text)
        if wanted.is_empty:
            return super().search(text, department, for_kiosk=for_kiosk, limit=limit)
        entries = [
            Entry(row, Keys(code_key(row.code), key(row.name), row.initials, "", ""), 0)
            for row in self.items
        ]
        self.searched.append(text)
        return GuideIndex(entries, stroke_orders()).search(wanted, department, limit)


@pytest.fixture
def kiosk(qtbot: QtBot) -> Kiosk:
    return at_keys(qtbot, PORTRAIT)


def at_keys(qtbot: QtBot, size: tuple[int, int]) -> Kiosk:
    hall = FakeHall()
    hall.guides = IndexedGuides()
    made = Kiosk(qtbot, size, hall=hall)
    made.tap("find_guide")
    made.tap("way_letters")
    return made


def press(kiosk: Kiosk, *keys: str) -> None:
    for name in keys:
        kiosk.tap(name)


def strokes(kiosk: Kiosk, digits: str) -> None:
    press(kiosk, *(f"key_stroke_{digit}" for digit in digits))


def found(kiosk: Kiosk) -> list[str]:
    return [b.word() for b in kiosk.buttons() if b.objectName().startswith("tile_")]


def test_strokes_find_names_that_begin_so_then_those_that_hold_it(kiosk):
    press(kiosk, "keys_strokes")
    strokes(kiosk, "344")

    # 食 is 344511534; 金 in no name, 护 (1214513) not so, 签 (314…) not so.
    assert found(kiosk)[0] == "食品经营许可新办"
    strokes(kiosk, "511534")
    assert found(kiosk) == ["食品经营许可新办"]


def test_the_next_character_narrows_what_the_first_one_found(kiosk):
    press(kiosk, "keys_strokes")
    strokes(kiosk, "3454")
    both = found(kiosk)
    press(kiosk, "key_next_character")
    strokes(kiosk, "122")

    assert both[:2] == [
        "公共场所卫生许可新办(告知承诺)",
        "公众聚集场所投入使用、营业前消防安全检查(告知承诺)",
    ]
    assert found(kiosk) == ["公共场所卫生许可新办(告知承诺)"]
    assert "丿丶乛丶，一丨丨" in kiosk.said()


def test_a_stroke_too_many_is_taken_back(kiosk):
    press(kiosk, "keys_strokes")
    strokes(kiosk, "45131")
    assert "没有这样的事项" in kiosk.said()

    press(kiosk, "key_rub_out")

    assert found(kiosk)[0] == "户口迁移"


def test_other_keys_are_one_press_away_and_letters_stay_beside_digits(kiosk):
    press(kiosk, "key_R", "key_S", "keys_digits", "key_0", "key_0", "key_1")
    assert found(kiosk) == [ITEMS[4].name]

    press(kiosk, "keys_strokes")

    assert "按第一个字的笔顺" in kiosk.said()
    assert found(kiosk) == []


def test_switching_to_the_same_keys_keeps_what_was_typed(kiosk):
    press(kiosk, "keys_strokes")
    strokes(kiosk, "4513")
    press(kiosk, "keys_strokes")

    assert found(kiosk)[0] == "户口迁移"
    assert kiosk.button("keys_strokes").isChecked()


def test_the_end_of_a_character_means_nothing_before_its_first_stroke(kiosk):
    press(kiosk, "keys_strokes", "key_next_character")
    strokes(kiosk, "4")
    press(kiosk, "key_next_character", "key_next_character")

    assert kiosk.hall.guides.searched == ["㇔", "㇔ "]


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
def test_every_kind_of_key_is_large_enough_and_rubs_out_at_the_same_place(qtbot: QtBot, size):
    kiosk = at_keys(qtbot, size)
    corners = set()

    for keys in ("keys_letters", "keys_strokes", "keys_digits"):
        press(kiosk, keys)
        for button in kiosk.buttons():
            if button.objectName().startswith("key"):
                assert button.height() >= 20 * DRAWN, button.objectName()
                assert button.width() >= 20 * DRAWN, button.objectName()
        rub = kiosk.button("key_rub_out")
        corners.add(rub.mapTo(kiosk.window, rub.rect().bottomRight()).toTuple())

    assert len(corners) == 1


def test_eight_results_stand_on_a_page_and_none_is_lost(qtbot: QtBot):
    kiosk = at_keys(qtbot, PORTRAIT)
    kiosk.hall.guides.items = tuple(
        item(f"X-{n:03}", f"申请第{n}件事", "民政局", f"sqd{n}js") for n in range(21)
    )
    press(kiosk, "key_S", "key_Q")

    pages = [found(kiosk)]
    while kiosk.button("next_page").isEnabled():
        press(kiosk, "next_page")
        pages.append(found(kiosk))

    assert [len(page) for page in pages] == [8, 8, 5]
    assert len({name for page in pages for name in page}) == 21


def test_who_comes_next_finds_no_letter_of_who_was_here_before(kiosk):
    press(kiosk, "keys_strokes")
    strokes(kiosk, "45")

    press(kiosk, "go_home", "find_guide", "way_letters")

    assert "按每个字的拼音首字母" in kiosk.said()
    assert kiosk.button("keys_letters").isChecked()


def test_no_more_is_typed_than_the_field_can_show():
    typed = Typed(Typing.STROKES)
    for _press in range(30):
        typed = typed.with_sign("㇐")

    assert len(typed.text) == 20
