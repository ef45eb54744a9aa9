"""A guide read at the desk: its questions answered by keyboard, and Enter for the number."""

import uuid

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hallapp.faces.guide_desk.guide_view import GuideView
from hallapp.guides.terms import (
    Condition,
    GuideRow,
    GuideState,
    ItemRow,
    ItemType,
    MaterialRow,
    OptionRow,
    SituationRow,
)
from hallapp.hall.limits import Limit, LimitUnit

WHO = SituationRow(
    uuid.uuid4(), 1, "who", "谁来办？", (OptionRow("self", "本人"), OptionRow("agent", "委托他人"))
)


def guide() -> GuideRow:
    item = ItemRow(
        uuid.uuid4(), "GA-001", "居住证申领", "公安局", ItemType.PUBLIC_SERVICE, None, "", 2,
        GuideState.PUBLISHED, is_complete=True,
    )  # fmt: skip
    agent = (Condition("who", ("agent",)),)
    return GuideRow(
        item=item, legal_basis="", agency="", promised=None, charges=None, fee_note="", fees=(),
        statutory=Limit(60, LimitUnit.CALENDAR_DAYS), situations=(WHO,),
        materials=(
            MaterialRow(uuid.uuid4(), 1, "申请表"),
            MaterialRow(uuid.uuid4(), 2, "授权委托书", when=agent),
        ),
    )  # fmt: skip


@pytest.fixture
def view(qtbot: QtBot) -> GuideView:
    made = GuideView()
    qtbot.addWidget(made)
    made.resize(600, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_guide(guide())
    return made


def words(view: GuideView) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    from PySide6.QtTest import QTest

    QTest.keyClick(widget, key)


def test_enter_on_an_answer_answers_and_asks_for_no_number(view: GuideView) -> None:
    asked = QSignalSpy(view.entered)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)

    press(Qt.Key.Key_Return)

    assert "授权委托书" not in words(view)
    assert asked.count() == 0


def test_enter_while_reading_asks_for_the_number(view: GuideView) -> None:
    asked = QSignalSpy(view.entered)
    press(Qt.Key.Key_Return)

    press(Qt.Key.Key_Return)

    assert asked.count() == 1


def test_without_a_promise_the_laws_limit_is_told(view: GuideView) -> None:
    assert "未另行承诺，法定60 日" in words(view)
