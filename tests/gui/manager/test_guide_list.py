"""The list of guides answers while one types, however many there are."""

from time import perf_counter

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hallapp.authoring.terms import DraftState
from hallapp.faces.manager.guides.shelf_list import RETURNED, TO_REVIEW, WRITTEN, ShelfList
from hallapp.guides.terms import GuideState
from tests.gui.manager.guides_fakes import named, shelf_row


def shown(qtbot: QtBot) -> ShelfList:
    made = ShelfList()
    qtbot.addWidget(made)
    made.resize(520, 560)
    made.show()
    return made


def codes(made: ShelfList) -> list[str]:
    return [row.code for row in made.model.rows()]


def draft(number: int, state: DraftState, by: str = "author") -> object:
    return shelf_row(
        number, draft_id=named(f"draft {number}"), draft_state=state, author="张一",
        writers=frozenset({named(by)}),
    )  # fmt: skip


def test_each_filter_shows_whose_turn_it_is(qtbot: QtBot) -> None:
    made = shown(qtbot)
    rows = [
        shelf_row(1),
        draft(2, DraftState.SUBMITTED),
        draft(3, DraftState.SUBMITTED, by="me"),
        draft(4, DraftState.RETURNED),
        draft(5, DraftState.DRAFT),
        shelf_row(6, state=GuideState.DRAFT),
    ]
    made.show_rows(rows, named("me"))  # type: ignore[arg-type]

    made.filter.choose(TO_REVIEW)
    assert codes(made) == ["SJ-002"]  # nobody reviews his own
    made.filter.choose(WRITTEN)
    assert codes(made) == ["SJ-005", "SJ-006"]
    made.filter.choose(RETURNED)
    assert codes(made) == ["SJ-004"]


def test_a_guide_is_found_by_initials_code_and_department(qtbot: QtBot) -> None:
    made = shown(qtbot)
    made.show_rows(
        [shelf_row(1), shelf_row(2, initials="gz", name="公证", department="司法局")], None
    )

    for typed, found in (("gz", "SJ-002"), ("司法", "SJ-002"), ("sj-001", "SJ-001")):
        made.search.set_text(typed)
        assert codes(made) == [found]


def test_the_place_in_the_list_outlives_a_refresh(qtbot: QtBot) -> None:
    made = shown(qtbot)
    rows = [shelf_row(number) for number in range(1, 60)]
    made.show_rows(rows, None)
    made.select(rows[40].item_id)

    made.show_rows([*rows[:40], shelf_row(41, version=2), *rows[41:]], None)

    row = made.row()
    assert row is not None
    assert (row.code, row.version) == ("SJ-041", 2)


def test_ten_thousand_guides_answer_each_key_at_once(qtbot: QtBot) -> None:
    made = shown(qtbot)
    made.show_rows([shelf_row(number) for number in range(10_000)], None)
    slowest = 0.0
    for typed in ("食", "食品", "食品 99", "食品 999", ""):
        begun = perf_counter()
        made.search.set_text(typed)
        slowest = max(slowest, perf_counter() - begun)

    assert len(codes(made)) == 10_000
    assert slowest < 0.5  # s; some 20 ms on a usual machine, the rest is for a busy one


def test_a_list_that_cannot_be_read_offers_to_try_again(qtbot: QtBot) -> None:
    made = shown(qtbot)
    made.show_trouble("大厅的数据库没有连上。")
    asked: list[bool] = []
    made.again.connect(lambda: asked.append(True))

    retry = next(b for b in made.findChildren(QPushButton) if b.text() == "重试")
    retry.click()

    assert asked == [True]
