"""Icons: each can be drawn, in the colour of the theme."""

import pytest
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hallapp.qtkit import icons, theme

WANTED = (
    "ticket",
    "checklist",
    "clock",
    "star",
    "globe",
    "contrast",
    "help",
    "home",
    "back",
    "printer",
    "search",
    "settings",
    "people",
    "document",
    "chart",
    "grid",
    "sound",
    "sound-off",
    "warning",
    "headphones",
    "seat",
    "counter",
    "arrow-right",
    "arrow-down",
    "check",
    "cross",
    "pause",
    "undo",
    "info",
)


def ink(picture: QPixmap) -> set[str]:
    """The colours of the fully covered pixels."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_the_faces_find_the_icons_they_name() -> None:
    assert set(WANTED) <= set(icons.names())


@pytest.mark.parametrize("name", icons.names())
def test_an_icon_is_drawn_in_one_colour_of_the_theme(name: str, qapp: QApplication) -> None:
    drawn = ink(icons.pixmap(name, "primary", 48))

    assert drawn == {QColor(theme.tokens().primary).name()}


def test_an_icon_is_sharp_on_a_doubled_screen_and_dim_when_disabled(qapp: QApplication) -> None:
    made = icons.icon("printer")

    assert icons.pixmap("printer", "text", 24, 2.0).width() == 48
    disabled = made.pixmap(24, icons.QIcon.Mode.Disabled)
    assert ink(disabled) <= {QColor(theme.tokens().disabled).name()}


def test_an_icon_button_follows_a_change_of_theme(qtbot: QtBot, qapp: QApplication) -> None:
    button = icons.IconButton("help", "帮助")
    qtbot.addWidget(button)
    button.show()
    before = ink(button.icon().pixmap(24))

    theme.apply_theme(qapp, theme.CONTRAST_DARK)

    assert ink(button.icon().pixmap(24)) != before
    assert button.accessibleName() == "帮助"
