"""The measure of how far two pictures are apart tells noise from what was drawn."""

import pytest
from pictures import apart
from PIL import Image
from PySide6.QtGui import QColor, QImage

DARK, EDGE, LIGHT = "#102030", "#182838", "#f0f0f0"


def painted(colour: str, dots: int = 0) -> QImage:
    image = QImage(30, 10, QImage.Format.Format_RGB32)  # 30 by 3 bytes: lines are padded
    image.fill(QColor(colour))
    for number in range(dots):
        image.setPixelColor(number, 4, QColor("#1020ff"))
    return image


@pytest.mark.parametrize(("dots", "share"), [(0, 0.0), (3, 0.01), (30, 0.1)])
def test_what_was_drawn_counts_by_its_share_even_in_one_colour_only(
    dots: int, share: float
) -> None:
    assert apart(painted(DARK), painted(DARK, dots)) == pytest.approx(share)


def test_the_smoothed_edge_of_a_letter_counts_as_nothing() -> None:
    assert apart(painted(DARK), painted(EDGE)) == 0


def test_pictures_of_both_kinds_are_compared_and_other_sizes_are_wholly_apart() -> None:
    paper = Image.new("RGB", (30, 10), DARK)

    assert apart(painted(DARK), paper) == 0
    assert apart(painted(LIGHT), paper) == 1
    assert apart(paper, paper.resize((10, 10))) == 1
