"""What the printer burns is what was drawn."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from hallapp.devices import TICKET_WIDTH_DOTS, ticket_bytes
from hallapp.kernel.places import resources
from tests.unit.devices.paper_decoder import decode

WHITE, BLACK = 1, 0


def drawn_ticket(height: int = 620) -> Image.Image:
    picture = Image.new("1", (TICKET_WIDTH_DOTS, height), WHITE)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(resources() / "fonts" / "NotoSansSC-Bold.ttf"), 120)
    pen.text((40, 40), "A023", font=font, fill=BLACK)
    pen.text((40, 260), "㐂𬭼请", font=font, fill=BLACK)
    pen.rectangle((0, 0, TICKET_WIDTH_DOTS - 1, height - 1), outline=BLACK)
    return picture


def test_the_printed_picture_equals_the_drawn_one():
    picture = drawn_ticket()

    paper = decode(ticket_bytes(picture))

    assert paper.picture.tobytes() == picture.tobytes()
    assert paper.picture.size == picture.size


def test_a_ticket_taller_than_the_printers_memory_stays_whole():
    picture = drawn_ticket(2_500)

    paper = decode(ticket_bytes(picture))

    assert paper.picture.tobytes() == picture.tobytes()


def test_the_paper_is_fed_past_the_knife_and_cut_once():
    paper = decode(ticket_bytes(drawn_ticket()))

    assert paper.cuts == 1
    assert paper.dots_fed_before_cut > 0


def test_without_a_cut_none_is_sent():
    assert decode(ticket_bytes(drawn_ticket(), cut=False)).cuts == 0


def test_nothing_is_written_to_standard_output(capfd: pytest.CaptureFixture[str]):
    ticket_bytes(drawn_ticket())

    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("mode", "size"),
    [("L", (TICKET_WIDTH_DOTS, 10)), ("1", (384, 10)), ("1", (TICKET_WIDTH_DOTS, 0))],
)
def test_a_picture_of_another_shape_is_refused(mode: str, size: tuple[int, int]):
    with pytest.raises(ValueError, match="dots"):
        ticket_bytes(Image.new(mode, size))


@settings(max_examples=25)
@given(st.binary(min_size=72, max_size=72 * 6), st.integers(1, 200))
def test_any_dots_come_out_as_they_went_in(pattern: bytes, rows: int):
    dots = (pattern * (rows * 72 // len(pattern) + 1))[: rows * 72]
    picture = Image.frombytes("1", (TICKET_WIDTH_DOTS, rows), dots)

    assert decode(ticket_bytes(picture)).picture.tobytes() == picture.tobytes()


def test_the_front_door_loads_no_heavy_library():
    heavy = ["PIL", "escpos", "miniaudio", "sqlalchemy", "PySide6", "reportlab"]
    program = f"import sys, hallapp.devices; print([m for m in {heavy} if m in sys.modules])"

    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert answer.stdout.strip() == "[]"
