"""The window's barcode on a guide slip reads as printed, and takes no room from the guide."""

import random

import pytest
from PIL import Image, ImageFilter

from hallapp.guides.slip_code import read_slip_code, slip_code
from hallapp.guides.terms import GuideRow
from hallapp.slips import guide_slip
from hallapp.slips.design import Paper
from hallapp.slips.sheet import MM
from hallapp.slips.staff_code import FINEST_BAR, fitting
from tests.unit.slips.paper_examples import (
    HALL,
    PRINTED_AT,
    asking_guide,
    bars_in,
    codes_in,
    item,
    material,
    pages_of,
    pictures_of,
    text_of,
    whole_guide,
)

LINK = "https://guide.example.gov.cn/items/SJ-033"
LONG_CODE = "11330000002482187U2330131001000"


def worn(picture: Image.Image, seed: int) -> Image.Image:
    """A picture as a cheap printer leaves it: specks, white dots, soft edges."""
    drawn = random.Random(seed)  # noqa: S311 - specks, no secret
    noisy = picture.convert("L")
    pixels = noisy.load()
    assert pixels is not None
    for _speck in range(noisy.width * noisy.height // 200):
        place = drawn.randrange(noisy.width), drawn.randrange(noisy.height)
        pixels[place] = drawn.choice((0, 90, 255))
    return noisy.filter(ImageFilter.GaussianBlur(0.5))


def guide_with_code(code: str) -> GuideRow:
    row = item("食品经营许可新办", 3)
    return whole_guide(item=type(row)(**{**row.__dict__, "code": code}))


@pytest.mark.parametrize("dots_an_inch", [203, 300])
@pytest.mark.parametrize("seed", range(4))
def test_the_bars_say_item_and_version_on_a_worn_print(dots_an_inch: int, seed: int):
    slip = guide_slip(whole_guide(online_url=LINK), HALL, PRINTED_AT)
    (picture,) = pictures_of(slip, dots_an_inch)

    assert bars_in(worn(picture, seed)) == "G:SJ-033:3"
    assert codes_in(picture)[0] == LINK


@pytest.mark.parametrize("paper", [Paper.A4, Paper.A4_LARGE])
def test_a_code_too_long_for_bars_of_two_dots_is_a_small_square(paper: Paper):
    slip = guide_slip(guide_with_code(LONG_CODE), HALL, PRINTED_AT, paper=paper)
    picture = worn(pictures_of(slip, 300)[0], 1)

    assert codes_in(picture)[-1] == slip_code(LONG_CODE, 3)


def test_bars_are_never_finer_than_two_dots_of_the_usual_printer():
    for length in range(1, 41):
        text = slip_code("A" * length, 3)
        code = fitting(text, 60 * MM)

        assert (code.bars is None) is (code.square is not None)
        assert code.bars is None or code.bar_width >= FINEST_BAR
    assert fitting(slip_code("SJ-033", 3), 60 * MM).bars is not None


def test_the_answers_travel_in_the_window_s_code():
    answers = {"who": "agent", "kind": "renew"}
    slip = guide_slip(asking_guide(), HALL, PRINTED_AT, answers=answers)
    said = read_slip_code(codes_in(worn(pictures_of(slip, 300)[0], 2))[-1])

    assert said is not None
    assert said.answers == answers


def test_who_scans_it_stands_beside_it():
    assert "窗口扫码" in text_of(guide_slip(whole_guide(), HALL, PRINTED_AT))


def test_a_code_that_bars_cannot_say_is_left_out_with_its_caption():
    slip = guide_slip(guide_with_code("食品-033"), HALL, PRINTED_AT)

    assert "窗口扫码" not in text_of(slip)


def test_the_first_page_of_a_long_slip_has_it():
    materials = tuple(material(f"第{n}样材料", n) for n in range(40))
    slip = guide_slip(whole_guide(materials=materials), HALL, PRINTED_AT)

    assert slip.pages > 1
    assert ["窗口扫码" in page for page in pages_of(slip)][:2] == [True, False]
    assert bars_in(pictures_of(slip, 203)[0]) == "G:SJ-033:3"
