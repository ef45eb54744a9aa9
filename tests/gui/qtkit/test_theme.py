"""The theme: every contrast is computed, every theme fills the sheet."""

from dataclasses import fields

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from hallapp.kernel import texts
from hallapp.qtkit import theme

TEXTS = [
    ("text", "ground", 14.5),
    ("text", "surface", 14.5),
    ("muted", "surface", 6.4),
    ("muted", "ground", 5.9),
    ("muted", "selected", 5.5),
    ("on_primary", "primary", 6.2),
    ("on_primary", "primary_hover", 6.2),
    ("on_primary", "primary_pressed", 8.0),
    ("primary", "surface", 6.2),
    ("text", "selected", 13.6),
    ("text", "hover", 13.6),
    ("on_normal", "normal", 5.2),
    ("on_warning", "warning", 9.1),
    ("on_late", "late", 5.6),
    ("on_late_by_law", "late_by_law", 10.9),
    ("on_paused", "paused", 5.0),
    ("normal", "ok_tint", 4.7),
    ("late", "miss_tint", 4.8),
    ("late", "surface", 5.6),
    ("on_board", "board_ground", 14.5),
    ("board_number", "board_ground", 10.3),
    ("on_board", "board_notice", 16.3),
]
"""Text, what it stands on, and the contrast promised for the everyday theme."""

CONTROLS = [
    ("control_border", "surface"),
    ("control_border", "ground"),
    ("warning_border", "surface"),
    ("disabled", "surface"),
    ("disabled", "ground"),
    ("primary", "ground"),
]


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    shown = QColor(colour)
    red, green, blue = (linear(part) for part in (shown.redF(), shown.greenF(), shown.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def of(chosen: theme.Tokens, name: str) -> str:
    return str(getattr(chosen, name))


@pytest.mark.parametrize(("text", "ground", "promised"), TEXTS)
def test_everyday_texts_have_the_contrast_that_was_promised(
    text: str, ground: str, promised: float
) -> None:
    shown = theme.load_tokens(theme.LIGHT)

    reached = contrast(of(shown, text), of(shown, ground))

    assert reached >= 4.5
    assert reached >= promised - 0.05


@pytest.mark.parametrize(("control", "ground"), CONTROLS)
def test_everyday_controls_stand_out_from_what_they_lie_on(control: str, ground: str) -> None:
    shown = theme.load_tokens(theme.LIGHT)

    assert contrast(of(shown, control), of(shown, ground)) >= 3


@pytest.mark.parametrize("name", [theme.CONTRAST, theme.CONTRAST_DARK])
@pytest.mark.parametrize(("text", "ground"), [pair[:2] for pair in TEXTS] + CONTROLS)
def test_high_contrast_is_at_least_seven_to_one(name: str, text: str, ground: str) -> None:
    shown = theme.load_tokens(name)

    assert contrast(of(shown, text), of(shown, ground)) >= 7


@pytest.mark.parametrize("name", theme.THEMES)
def test_every_theme_fills_the_sheet_and_has_real_colours(name: str, qapp: QApplication) -> None:
    shown = theme.apply_theme(qapp, name)

    assert "${" not in qapp.styleSheet()
    assert theme.tokens() == shown
    for field in fields(shown):
        value = getattr(shown, field.name)
        assert isinstance(value, int) or QColor(value).isValid(), field.name


def test_high_contrast_has_borders_of_two_pixels() -> None:
    assert theme.load_tokens(theme.CONTRAST).border_px == 2
    assert theme.load_tokens(theme.CONTRAST_DARK).border_px == 2


def test_a_change_of_theme_reaches_an_open_label(qtbot: QtBot, qapp: QApplication) -> None:
    label = QLabel("请到 3 号窗口")
    qtbot.addWidget(label)
    label.show()

    theme.apply_theme(qapp, theme.CONTRAST_DARK)

    assert label.palette().windowText().color() == QColor("#FFFFFF")


def test_our_font_is_loaded_and_has_two_weights(qapp: QApplication) -> None:
    theme.require_font()

    assert theme.family() == "Noto Sans SC"
    regular, bold = theme.font(40), theme.font(40, bold=True)
    assert QFontMetrics(bold).horizontalAdvance("A023") != QFontMetrics(regular).horizontalAdvance(
        "A023"
    )


def test_digits_are_tabular(qapp: QApplication) -> None:
    metrics = QFontMetrics(theme.font(84, bold=True))

    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_qt_speaks_the_language_that_is_shown(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply_language(qapp)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)

    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "取消"
    assert QLocale().language() is QLocale.Language.Chinese
    assert texts.language() == texts.CHINESE
