"""A reviewer sees every word that changed, and decides once."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hallapp.authoring.errors import SamePersonError
from hallapp.authoring.terms import CheckFinding, DraftState
from hallapp.faces.manager.guides.review import Read, Review, read_draft
from hallapp.hall.terms import Role
from tests.gui.manager.guides_fakes import HINT, FakeGuides, named, shelf_row


@pytest.fixture
def guides() -> FakeGuides:
    made = FakeGuides()
    values = {**made.content.values, "visits_reason": "需核验原件"}
    made.content = replace(made.content, values=values, materials=made.content.materials[:-1])
    made.found = [CheckFinding(HINT, "第 2 项没有写份数。", part="materials", position=2)]
    return made


def opened(qtbot: QtBot, guides: FakeGuides, role: Role = Role.MANAGER, **read: object) -> Review:
    owner = QWidget()
    qtbot.addWidget(owner)
    found = read_draft(guides.services, named("draft"))
    row = replace(found.draft.row, state=DraftState.SUBMITTED)
    waiting: Read = replace(found, draft=replace(found.draft, row=row), **read)  # type: ignore[arg-type]
    made = Review(guides.desk(owner, role), shelf_row(), waiting)
    qtbot.addWidget(made)
    made.resize(1230, 560)
    made.show()
    return made


def test_added_words_are_underlined_and_removed_ones_struck_out(
    qtbot: QtBot, guides: FakeGuides
) -> None:
    made = opened(qtbot, guides)

    looks = {}
    for word in ("验", "对"):
        cursor = made.changes.document().find(word, made.changes.toPlainText().index("需核"))
        looks[word] = cursor.charFormat()
    assert looks["验"].fontUnderline()
    assert looks["对"].fontStrikeOut()
    assert "删去　申请材料“原许可证”" in made.changes.toPlainText()
    assert made.changes.textCursor().position() == QTextCursor(made.changes.document()).position()


def test_a_draft_is_returned_only_with_remarks(qtbot: QtBot, guides: FakeGuides) -> None:
    made = opened(qtbot, guides)

    made.verdict.return_.click()
    assert guides.done == []
    made.verdict.remarks.setPlainText("请写明年审")
    with qtbot.waitSignal(made.returned):
        made.verdict.return_.click()

    assert guides.done == [("return", "请写明年审")]


def test_it_may_hold_from_a_later_day(qtbot: QtBot, guides: FakeGuides) -> None:
    made = opened(qtbot, guides)
    made.verdict.later.setChecked(True)
    made.verdict.approve.click()
    assert guides.done == []  # which day?
    made.verdict.day.show_value("2026-12-01")
    with qtbot.waitSignal(made.approved):
        made.verdict.approve.click()

    assert guides.done == [("approve", date(2026, 12, 1))]


def test_whoever_may_not_decide_reads_why(qtbot: QtBot, guides: FakeGuides) -> None:
    leader = opened(qtbot, guides, Role.SHIFT_LEADER)
    writer = opened(qtbot, guides, writers=frozenset({named("me")}))

    assert not leader.verdict.approve.isEnabled()
    assert "大厅管理" in leader.verdict.approve.toolTip()
    assert not writer.verdict.return_.isEnabled()
    assert "第二个人" in writer.verdict.approve.toolTip()


def test_a_refusal_is_said_and_the_remarks_stay(qtbot: QtBot, guides: FakeGuides) -> None:
    made = opened(qtbot, guides)
    made.verdict.remarks.setPlainText("请写明年审")
    guides.refusal = SamePersonError()

    made.verdict.return_.click()

    assert made.verdict.return_.isEnabled()
    assert made.verdict.remarks.toPlainText() == "请写明年审"
