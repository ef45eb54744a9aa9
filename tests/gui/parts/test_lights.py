"""Lights: shape and word with every colour."""

from collections import Counter
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.faces.parts.lights import (
    Light,
    LightBadge,
    LightDot,
    LightMark,
    badge_width,
    draw_badge,
    draw_sign,
)
from hallapp.qtkit import theme
from hallapp.qtkit.shots import picture_of
from hallapp.qtkit.table_model import LIGHT_ROLE, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView


def outline(light: Light) -> bytes:
    """The shape of a light in black and white, as it looks to an eye without colours."""
    image = QImage(40, 20, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_sign(painter, QRectF(0, 0, 40, 20), light, size_px=16, tint="text")
    painter.end()
    return bytes(image.constBits())


def test_without_any_colour_no_two_lights_look_alike(qapp: QApplication) -> None:
    looks = Counter(outline(light) for light in Light)

    assert max(looks.values()) == 1


def test_every_light_has_a_word_of_its_own() -> None:
    assert len({light.word for light in Light}) == len(Light)


def test_yellow_has_a_darker_border(qapp: QApplication) -> None:
    image = QImage(100, 24, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_badge(painter, QRectF(image.rect()), LightMark(Light.WARNING))
    painter.end()

    assert image.pixelColor(50, 0).name() == theme.tokens().warning_border.lower()
    assert image.pixelColor(4, 12).name() == theme.tokens().warning.lower()


@pytest.mark.parametrize("light", Light)
def test_a_badge_is_read_aloud_and_shows_its_word_whole(qtbot: QtBot, light: Light) -> None:
    badge = LightBadge(light, "超过 15 分")
    qtbot.addWidget(badge)

    assert badge.accessibleName() == "超过 15 分"
    assert badge.sizeHint().width() == badge_width(LightMark(light, "超过 15 分"))
    badge.show_light(light)
    assert badge.accessibleName() == light.word


def test_a_dot_changes_its_shape_with_its_light(qtbot: QtBot) -> None:
    dot = LightDot(Light.NORMAL)
    qtbot.addWidget(dot)

    dot.show_light(Light.CUT_OFF)

    assert dot.accessibleName() == "断开"


@dataclass(frozen=True)
class _CaseRow:
    number: int
    mark: LightMark | None


def test_a_table_shows_a_badge_and_keeps_the_word_for_screen_readers(qtbot: QtBot) -> None:
    model = RowTableModel[_CaseRow](
        (
            Column(
                "状态",
                lambda row: row.mark.text if row.mark else "",
                extra={LIGHT_ROLE: lambda row: row.mark},
            ),
        ),
        key=lambda row: row.number,
    )
    model.show_rows([_CaseRow(1, LightMark(Light.LATE, "超 2 天")), _CaseRow(2, None)])
    view = RowTableView(model, "办件")
    view.setItemDelegate(LightDelegate(view))
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()

    image = picture_of(view.viewport())

    late = QColor(theme.tokens().late).name()
    assert image.pixelColor(16, 18).name() == late
    assert all(image.pixelColor(x, 54).name() != late for x in range(200))
    assert model.index(0, 0).data() == "超 2 天"
