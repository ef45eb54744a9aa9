"""Tabs, search, facts, banners, empty places: all by keyboard, nothing cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hallapp.faces.parts.banner import Banner
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.fact_row import FactRow
from hallapp.faces.parts.lights import Light, LightMark
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.tabs import TabRow
from hallapp.faces.parts.words import NumberLabel
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.shots import picture_of


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window)
    return window


def shown(qtbot: QtBot, window: QWidget, *widgets: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def line_of(field: SearchField) -> QLineEdit:
    line = field.findChild(QLineEdit)
    assert line is not None
    return line


def test_alt_and_a_number_open_a_tab(qtbot: QtBot, window: QWidget) -> None:
    tabs = TabRow(["排队", "办件", "指南", "考勤"])
    shown(qtbot, window, tabs)

    with qtbot.waitSignal(tabs.tab_opened) as opened:
        qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)

    assert opened.args == [2]
    assert tabs.opened() == 2


def test_a_tab_says_its_count_and_its_lights(qtbot: QtBot, window: QWidget) -> None:
    tabs = TabRow(["排队", "办件"])
    shown(qtbot, window, tabs)

    tabs.tab(0).show_count(10)
    narrow = tabs.tab(1).sizeHint().width()
    tabs.tab(1).show_lights([LightMark(Light.WARNING, "2"), LightMark(Light.LATE, "1")])

    assert tabs.tab(0).accessibleName() == "排队 10"
    assert tabs.tab(1).accessibleName() == "办件 预警 2 超期 1"
    assert tabs.tab(1).sizeHint().width() > narrow


def test_ctrl_f_brings_the_cursor_and_chinese_is_found(qtbot: QtBot, window: QWidget) -> None:
    field, other = SearchField("票号、事项、拼音"), QLineEdit()
    typed: list[str] = []
    field.typed.connect(typed.append)
    shown(qtbot, window, field, other)
    other.setFocus()

    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    event = QInputMethodEvent()
    event.setCommitString("食品")
    focused = QApplication.focusWidget()
    assert focused is not None
    QApplication.sendEvent(focused, event)

    assert typed == ["食品"]


def test_escape_empties_and_down_goes_to_the_results(qtbot: QtBot, window: QWidget) -> None:
    field = SearchField("票号")
    shown(qtbot, window, field)
    field.set_text("A0")

    with qtbot.waitSignal(field.left_downwards):
        qtbot.keyClick(line_of(field), Qt.Key.Key_Down)
    qtbot.keyClick(line_of(field), Qt.Key.Key_Escape)

    assert field.text() == ""


def test_enter_hands_over_what_was_typed(qtbot: QtBot, window: QWidget) -> None:
    field = SearchField("事项", tall=True)
    shown(qtbot, window, field)
    field.set_text("spjy")

    with qtbot.waitSignal(field.entered) as entered:
        qtbot.keyClick(line_of(field), Qt.Key.Key_Return)

    assert entered.args == ["spjy"]
    assert field.height() == 56


def test_a_long_fact_is_wrapped_and_never_cut(qtbot: QtBot, window: QWidget) -> None:
    row = FactRow("地点", "青山县政务服务中心一楼 A 区东侧第三排，自助服务区旁边，请从北门进来")
    shown(qtbot, window, row)

    window.resize(260, 400)
    QApplication.processEvents()

    label = row.findChildren(QLabel)[1]
    assert label.wordWrap()
    assert label.height() >= label.heightForWidth(label.width())


def test_what_is_not_known_is_never_invented(qtbot: QtBot) -> None:
    row = FactRow("电话")
    qtbot.addWidget(row)

    assert row.fact() == "待补充"


def test_a_banner_and_an_empty_place_offer_one_step(qtbot: QtBot, window: QWidget) -> None:
    banner, empty = Banner("演示数据", "换成真的大厅"), EmptyState("还没有人取号", "", "去取号")
    shown(qtbot, window, banner, empty)

    for part in (banner, empty):
        button = part.findChild(KeyButton)
        assert button is not None
        with qtbot.waitSignal(part.pressed):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    empty.show_text("没有找到", "换一个词试试")

    step = empty.findChild(KeyButton)
    assert step is not None
    assert not step.isVisible()
    assert empty.accessibleDescription() == "换一个词试试"


def test_a_number_is_whole_and_as_high_as_its_capitals(qtbot: QtBot) -> None:
    number = NumberLabel("A023", 84)
    qtbot.addWidget(number)
    number.resize(number.sizeHint())

    image = picture_of(number)
    dark = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).lightness() < 80
    ]

    assert number.height() < 80
    assert min(y for _x, y in dark) > 0
    assert max(y for _x, y in dark) < image.height() - 1
    assert max(x for x, _y in dark) < image.width() - 1
    assert number.accessibleName() == "A023"


def test_one_of_a_few_is_chosen_by_arrow_keys(qtbot: QtBot, window: QWidget) -> None:
    segments = Segments("类别", ["普通", "老年人", "残障"])
    shown(qtbot, window, segments)
    first = segments.findChildren(QPushButton)[0]
    first.setFocus()

    with qtbot.waitSignal(segments.chosen) as chosen:
        qtbot.keyClick(first, Qt.Key.Key_Right)

    assert chosen.args == [1]
    assert segments.number() == 1
    segments.set_word(1, "老年人 3")
    assert "类别 老年人 3" in [b.accessibleName() for b in segments.findChildren(QPushButton)]
