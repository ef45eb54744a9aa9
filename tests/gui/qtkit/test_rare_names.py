"""A rare name is drawn on a screen; what nothing draws is shown as its code point."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from typing_extensions import override

from hallapp.faces.clerk.applicant_form import ApplicantForm
from hallapp.faces.parts.fact_row import FactRow
from hallapp.qtkit import rare_names, theme
from hallapp.qtkit.rare_names import ensure_drawn, shown

RARE = "\U00020bb7\U0002a700\U0002b740\U0002b820\U0002ceb1"  # one each of extensions B to F
NOBODY_DRAWS = "\U00032310"  # extension H


def drawn(text: str) -> QImage:
    image = QImage(48, 48, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(theme.font(40))
    painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return image


def ink(image: QImage) -> int:
    return sum(value < 128 for value in bytes(image.constBits()))


@pytest.mark.parametrize("character", RARE)
def test_a_rare_character_is_drawn_and_no_empty_box(character: str, qapp: QApplication) -> None:
    box = drawn(NOBODY_DRAWS)

    assert shown(f"王{character}明") == f"王{character}明"

    assert ink(drawn(character)) > 40
    assert drawn(character) != box


def test_a_rare_character_is_drawn_in_bold_type_too(qapp: QApplication) -> None:
    ensure_drawn(RARE)
    bold = theme.font(40, bold=True)

    image = QImage(300, 60, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(bold)
    painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, RARE)
    painter.end()

    assert ink(image) > 5 * 40


def test_what_no_font_draws_is_shown_as_its_code_point(qapp: QApplication) -> None:
    assert shown(f"王{NOBODY_DRAWS}明\ue863") == "王〔U+32310〕明〔U+E863〕"
    assert shown("半\ud842个") == "半〔U+D842〕个"


def test_marks_without_a_shape_are_left_as_they_are(qapp: QApplication) -> None:
    assert shown("葛\U000e0101城") == "葛\U000e0101城"


def test_ordinary_names_load_nothing(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(rare_names, "_load", lambda: asked.append("loaded"))

    for text in ("", "王小明", "A029", "㐂𬭼", "阿依古丽·买买提", "O'Neil"):
        shown(text)
        ensure_drawn(text)

    assert asked == []


def test_a_field_loads_the_font_while_a_rare_name_is_typed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(rare_names, "_has_glyph", lambda character: character < "\U00020000")
    monkeypatch.setattr(rare_names, "_load", lambda: asked.append("loaded"))
    form = ApplicantForm()
    qtbot.addWidget(form)

    form._name.setText("王")
    assert asked == []
    form._name.setText("王\U00020bb7")

    assert asked == ["loaded"]


def test_a_field_that_shows_empty_boxes_is_laid_out_again(qtbot: QtBot) -> None:
    told: list[str] = []

    class Field(QLineEdit):
        @override
        def changeEvent(self, event: QEvent) -> None:
            super().changeEvent(event)
            if event.type() is QEvent.Type.FontChange:
                told.append(self.text())

    rare, plain = Field("王\U00020bb7"), Field("王小明")
    for field in (rare, plain):
        qtbot.addWidget(field)
    told.clear()

    rare_names._load.__wrapped__()

    assert told == ["王\U00020bb7"]


def test_a_fact_shows_the_code_point_of_an_unknown_character(qtbot: QtBot) -> None:
    row = FactRow("申请人")
    qtbot.addWidget(row)

    row.show_fact(f"{NOBODY_DRAWS}×明")

    assert row.fact() == "〔U+32310〕×明"
