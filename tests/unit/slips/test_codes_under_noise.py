"""Codes on papers are read although the printer is coarse, the paper worn and held askew.

Each code is printed in one-bit dots, loses a strip, gets specks, and is read askew and a little
out of focus: at the resolution of ticket printers (203) and of office printers (300).
"""

import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from hallapp.cases.terms import CasePaperKind
from hallapp.slips import guide_slip, ticket_image, ticket_pdf
from hallapp.slips.codes import QrRuns, qr_runs
from hallapp.slips.official import official_paper
from hallapp.slips.terms import Slip
from tests.unit.slips.official.paper_cases import ACCEPTANCE, HEAD
from tests.unit.slips.paper_examples import (
    DEMO_HALL,
    HALL,
    PRINTED_AT,
    code_in,
    codes_in,
    item,
    material,
    pictures_of,
    whole_guide,
)
from tests.unit.slips.test_queue_ticket import issued

LINK = "https://guide.example.gov.cn/items/11330000002482187U2330131001000?from=slip"
CODE = "7K3M9QXA"
TICKET_DOTS_AN_INCH = 203
AIR = 0.12  # white round a code that is cut out, as a part of its side
STRIP = 0.03  # of the code's side
DEGREES = 2
SPECKS = 3  # of 256 dots turn black, as many white
SOFT_MM = 1 / 8  # as far as a reader's lens spreads a dot
BETWEEN_THE_CORNERS = (0.35, 0.43, 0.5, 0.57, 0.65)


def _link() -> Slip:
    return guide_slip(whole_guide(online_url=LINK), HALL, PRINTED_AT)


def _offline() -> Slip:
    """The most that a slip's code says: long names, so that the text is clipped."""
    materials = tuple(material(f"第{n}份材料：经营场所使用证明和平面图", n) for n in range(1, 5))
    guide = whole_guide(
        item=item("食品经营许可（含食品添加剂）新办、变更、延续", 4),
        materials=materials,
        place="一楼 A 区 3—6 号窗口，二楼 B 区综合窗口",
    )
    return guide_slip(guide, DEMO_HALL, PRINTED_AT)


def _notice() -> Slip:
    return official_paper(CasePaperKind.ACCEPTANCE, HEAD, ACCEPTANCE)


def _ticket() -> Slip:
    given = issued()
    return ticket_pdf(replace(given, ticket=replace(given.ticket, code=CODE)), HALL)


PAPERS: dict[str, Callable[[], Slip]] = {
    "slip with a link": _link,
    "slip with text": _offline,
    "acceptance notice": _notice,
    "ticket": _ticket,
}


def drawn_at(text: str, dots_a_module: int) -> tuple[Image.Image, QrRuns]:
    """A code in dots, with white round it as `printed` cuts it out."""
    runs = qr_runs(text)
    side = runs.modules * dots_a_module
    air = round(side * AIR)
    picture = Image.new("L", (side + 2 * air, side + 2 * air), 255)
    pen = ImageDraw.Draw(picture)
    for row, column, length in runs.runs:
        x, y = air + column * dots_a_module, air + row * dots_a_module
        pen.rectangle((x, y, x + length * dots_a_module - 1, y + dots_a_module - 1), fill=0)
    return picture, runs


@cache
def printed(paper: str, dots_an_inch: int) -> tuple[Image.Image, str]:
    """The code as one-bit dots with the white round it, and what it says."""
    picture = pictures_of(PAPERS[paper](), dots_an_inch)[0]
    return _cut_out(picture), codes_in(picture)[0]


def _cut_out(picture: Image.Image) -> Image.Image:
    codes = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)  # pyright: ignore[reportArgumentType] - the stub forgets single kinds
    found = min(codes, key=lambda code: code.position.top_left.y)
    left, top = found.position.top_left.x, found.position.top_left.y
    right, bottom = found.position.bottom_right.x, found.position.bottom_right.y
    air = round((right - left) * AIR)
    cut = picture.crop((left - air, top - air, right + air, bottom + air))
    return cut.convert("L").point([0] * 128 + [255] * 128)


def scratched(code: Image.Image, at: float) -> Image.Image:
    """A code that lost a strip from top to bottom, whose left edge is at a part of its side."""
    made, side = code.copy(), code.width / (1 + 2 * AIR)
    left = round(side * (AIR + at - STRIP / 2))
    strip = (left, 0, left + round(side * STRIP) - 1, made.height)
    ImageDraw.Draw(made).rectangle(strip, fill=255)
    return made


def crumpled(code: Image.Image, at: float) -> Image.Image:
    """A code that lost a strip from left to right."""
    turn = Image.Transpose.TRANSPOSE
    return scratched(code.transpose(turn), at).transpose(turn)


def specked(code: Image.Image, seed: int) -> Image.Image:
    """A code with black and white specks all over."""
    dice = random.Random(seed)  # noqa: S311 - specks, no secret
    noise = Image.frombytes("L", code.size, dice.randbytes(code.width * code.height))
    black = noise.point([0] * SPECKS + [255] * (256 - SPECKS))
    white = noise.point([0] * (256 - SPECKS) + [255] * SPECKS)
    return ImageChops.lighter(ImageChops.darker(code, black), white)


def seen_askew(code: Image.Image, degrees: float, dots_an_inch: int) -> Image.Image:
    """What a reader sees of it: turned a little and not quite sharp."""
    turned = code.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    return turned.filter(ImageFilter.GaussianBlur(SOFT_MM * dots_an_inch / 25.4))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("dots_an_inch", [203, 300])
@pytest.mark.parametrize("degrees", [DEGREES, -DEGREES])
def test_a_worn_code_is_read_askew(paper: str, dots_an_inch: int, degrees: int) -> None:
    code, says = printed(paper, dots_an_inch)

    for seed, at in enumerate(BETWEEN_THE_CORNERS):
        worn = specked(scratched(code, at), seed)
        assert code_in(seen_askew(worn, degrees, dots_an_inch)) == says


@pytest.mark.parametrize("degrees", [DEGREES, -DEGREES])
def test_a_worn_ticket_from_the_ticket_printer_is_read_askew(degrees: int) -> None:
    given = issued()
    dots = ticket_image(replace(given, ticket=replace(given.ticket, code=CODE)), HALL)
    code = _cut_out(dots.convert("L"))

    for seed, at in enumerate(BETWEEN_THE_CORNERS):
        worn = specked(scratched(code, at), seed)
        assert code_in(seen_askew(worn, degrees, TICKET_DOTS_AN_INCH)) == CODE


@pytest.mark.parametrize("paper", ["acceptance notice", "ticket"])
@pytest.mark.parametrize("dots_an_inch", [203, 300])
def test_what_people_carry_in_a_pocket_is_read_with_a_fold_through_it(
    paper: str, dots_an_inch: int
) -> None:
    code, says = printed(paper, dots_an_inch)

    for seed, at in enumerate(BETWEEN_THE_CORNERS[1:-1]):
        worn = specked(crumpled(code, at), seed)
        assert code_in(seen_askew(worn, DEGREES, dots_an_inch)) == says


@pytest.mark.parametrize("text", [CODE, "620101-20261123-0007 482913", LINK])
@pytest.mark.parametrize("lose", [scratched, crumpled])
def test_a_dead_dot_may_hide_the_line_that_says_how_the_code_is_masked(
    text: str, lose: Callable[[Image.Image, float], Image.Image]
) -> None:
    code, runs = drawn_at(text, 8)

    hidden = lose(code, 8.5 / runs.modules)

    assert code_in(hidden) == text


def test_a_code_that_is_worn_away_is_not_read_as_something_else() -> None:
    code, says = printed("acceptance notice", TICKET_DOTS_AN_INCH)
    half = code.copy()
    ImageDraw.Draw(half).rectangle((0, 0, half.width // 2, half.height), fill=255)

    found = zxingcpp.read_barcodes(half, formats=zxingcpp.BarcodeFormat.QRCode)  # pyright: ignore[reportArgumentType] - the stub forgets single kinds

    assert [each.text for each in found if each.text != says] == []


@pytest.mark.parametrize(
    ("text", "modules"), [(CODE, 21), ("620101-20261123-0007 482913", 25), (LINK, 37)]
)
def test_more_correction_never_makes_a_code_larger(text: str, modules: int) -> None:
    assert qr_runs(text).modules == modules


def test_the_longest_text_that_any_code_holds_is_drawn() -> None:
    assert qr_runs("a" * 2331).modules == 177
    with pytest.raises(ValueError, match="41"):
        qr_runs("a" * 2332)
