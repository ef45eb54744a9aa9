"""The window's barcode on a guide slip reads as printed, and takes no room from the guide."""

import random

import pytest
from PIL import Image, ImageFilter

from hallapp.guides.slip_code import slip_code
from hallapp.guides.terms import GuideRow
from hallapp.slips import guide_slip
from tests.unit.slips.paper_examples import (
    HALL,
    PRINTED_AT,
    bars_in,
    code_in,
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
    slip = guide_slip(whole_guide(), HALL, PRINTED_AT, LINK)
    (picture,) = pictures_of(slip, dots_an_inch)

    assert bars_in(worn(picture, seed)) == "G:SJ-033:3"
    assert code_in(picture) == LINK


def test_the_long_national_code_of_an_item_still_reads():
    (picture,) = pictures_of(guide_slip(guide_with_code(LONG_CODE), HALL, PRINTED_AT), 300)

    assert bars_in(worn(picture, 1)) == slip_code(LONG_CODE, 3)


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
