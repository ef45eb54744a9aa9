"""Sizes in millimetres, and pictures of screens."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from hallapp.qtkit import theme
from hallapp.qtkit.errors import PictureNotSavedError
from hallapp.qtkit.millimetres import CAPITAL, font_px, length_px, px_per_mm
from hallapp.qtkit.shots import picture_of, save_picture


def test_the_kiosk_and_board_sizes_of_the_handbook_come_out() -> None:
    assert font_px(7.3, 4.03) == 40
    assert font_px(12, 4.03) == 66
    assert font_px(16, 4.03) == 88
    assert font_px(47, 1.58) in (101, 102)


@given(st.floats(1, 200), st.floats(0.5, 12))
def test_a_capital_is_as_high_as_was_wanted(capital_mm: float, scale: float) -> None:
    assert abs(font_px(capital_mm, scale) * CAPITAL / scale - capital_mm) <= CAPITAL / scale


def test_capitals_of_the_installed_font_have_the_height_we_reckon_with(
    qapp: QApplication,
) -> None:
    metrics = QFontMetricsF(theme.font(1000, bold=True))

    assert metrics.capHeight() == pytest.approx(CAPITAL * 1000, abs=5)


def test_a_measured_width_beats_what_the_screen_says(qapp: QApplication) -> None:
    screen = QGuiApplication.primaryScreen()

    assert px_per_mm(screen, width_mm=200) == screen.geometry().width() / 200
    assert px_per_mm(screen) > 0
    assert length_px(20, 4.03) == 81


def test_a_picture_is_saved_at_twice_the_pixels(qtbot: QtBot, tmp_path: Path) -> None:
    label = QLabel("请到 3 号窗口")
    qtbot.addWidget(label)
    label.resize(200, 40)

    save_picture(label, tmp_path / "图" / "窗口.png", ratio=2)

    saved = QImage(str(tmp_path / "图" / "窗口.png"))
    assert (saved.width(), saved.height()) == (400, 80)
    assert picture_of(label).size() == label.size()


def test_a_picture_that_cannot_be_saved_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    label = QLabel("A023")
    qtbot.addWidget(label)
    (tmp_path / "占用").mkdir()

    with pytest.raises(PictureNotSavedError):
        save_picture(label, tmp_path / "占用")
