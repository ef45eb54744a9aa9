"""Chinese type: air between Han and digits in the drawing only; wrapped, never cut."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hallapp.qtkit import theme
from hallapp.qtkit.busy import BusyBand
from hallapp.qtkit.shots import picture_of
from hallapp.qtkit.texts import PhraseLabel, Piece, gaps, spaced_width


def test_air_stands_between_han_and_digits_only() -> None:
    assert gaps("请到3号窗口") == [1, 2]
    assert gaps("A023请到") == [3]
    assert gaps("等候，12人") == [4]
    assert gaps("09:42") == []
    assert gaps("请到 3 号") == []


@given(st.text(alphabet="窗口A1, 。", max_size=20))
def test_the_words_stay_as_they_were_written(text: str) -> None:
    assert all(0 <= place < len(text) - 1 for place in gaps(text))


def test_a_line_with_digits_is_wider_by_an_eighth_of_an_em_each(qapp: QApplication) -> None:
    font = theme.font(80)

    assert (
        spaced_width(font, "请3号")
        == spaced_width(font, "请") + spaced_width(font, "3") + spaced_width(font, "号") + 2 * 10
    )


def test_pieces_of_two_sizes_stand_on_one_baseline(qtbot: QtBot) -> None:
    label = PhraseLabel([Piece("E", 40), Piece("E", 88, bold=True)])
    qtbot.addWidget(label)
    label.resize(label.sizeHint())

    image = picture_of(label)
    columns = [
        [y for y in range(image.height()) if image.pixelColor(x, y).lightness() < 60]
        for x in range(image.width())
    ]
    feet = {max(dark) for dark in columns if dark}

    assert max(feet) - min(feet) <= 1
    assert label.accessibleName() == "EE"


def test_a_long_place_is_wrapped_whole(qtbot: QtBot) -> None:
    place = "请到青山县政务服务中心一楼A区东侧第3排，自助服务区旁边坐着等"
    label = PhraseLabel([Piece(place, 24)])
    qtbot.addWidget(label)

    narrow, wide = label.heightForWidth(200), label.heightForWidth(2000)

    assert narrow > 3.5 * wide
    assert label.sizeHint().width() > 600
    assert label.text() == place


def test_a_short_wait_shows_nothing_and_a_long_one_says_what_is_done(qtbot: QtBot) -> None:
    band = BusyBand()
    qtbot.addWidget(band)

    band.begin("正在打印")
    assert band.isHidden()
    qtbot.waitUntil(band.isVisible)
    band.end()

    assert band.isHidden()
    assert band.accessibleName() == "正在打印"
