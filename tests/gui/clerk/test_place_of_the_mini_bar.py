"""The mini bar stays whole on a screen, at an edge when near, and finds its way back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hallapp.faces.clerk.keys_memory import ShortMemory, StationMemory
from hallapp.faces.clerk.messages import Message
from hallapp.faces.clerk.mini_bar_place import (
    SNAP_PX,
    USUAL_PLACE,
    BarKeeper,
    Edge,
    ScreenRow,
    corner_of,
    dropped,
    place_of,
)

BAR = QSize(420, 56)
LEFT = ScreenRow("HDMI-1 AOC 24B", QRect(0, 0, 1366, 728))
RIGHT = ScreenRow("DP-2 Dell U24", QRect(1366, 0, 1920, 1080))
AREAS = st.builds(
    QRect,
    st.integers(-4000, 4000),
    st.integers(-2000, 2000),
    st.integers(640, 4000),
    st.integers(400, 2400),
)
CORNERS = st.builds(QPoint, st.integers(-9000, 9000), st.integers(-9000, 9000))


class Silent:
    """Takes messages; there are none."""

    def __init__(self) -> None:
        self.told: list[Message] = []

    def tell(self, message: Message) -> None:
        self.told.append(message)


@given(AREAS, CORNERS)
def test_wherever_it_is_let_go_it_is_whole_on_the_screen(area: QRect, corner: QPoint) -> None:
    place = dropped(corner, area, BAR)

    assert area.contains(QRect(corner_of(place, area, BAR), BAR))


@given(AREAS, AREAS, CORNERS)
def test_on_a_screen_of_another_size_it_is_whole_too(
    area: QRect, other: QRect, corner: QPoint
) -> None:
    place = place_of(str(dropped(corner, area, BAR)))

    assert other.contains(QRect(corner_of(place, other, BAR), BAR))


@given(AREAS, CORNERS)
def test_what_is_written_puts_it_where_it_was(area: QRect, corner: QPoint) -> None:
    place = dropped(corner, area, BAR)

    again = corner_of(place_of(str(place)), area, BAR)

    assert (again - corner_of(place, area, BAR)).manhattanLength() <= 2


@pytest.mark.parametrize(
    ("corner", "edge"),
    [
        (QPoint(SNAP_PX, 300), Edge.LEFT),
        (QPoint(400, 728 - 56 - SNAP_PX), Edge.BOTTOM),
        (QPoint(400, 3), Edge.TOP),
        (QPoint(1366 - 420 - 5, 300), Edge.RIGHT),
        (QPoint(SNAP_PX + 1, 300), Edge.FREE),
    ],
)
def test_near_an_edge_it_is_drawn_to_it(corner: QPoint, edge: Edge) -> None:
    place = dropped(corner, LEFT.area, BAR)
    at = corner_of(place, LEFT.area, BAR)

    assert place.edge is edge
    touches = {
        Edge.LEFT: at.x() == 0,
        Edge.TOP: at.y() == 0,
        Edge.RIGHT: at.x() + 420 == 1366,
        Edge.BOTTOM: at.y() + 56 == 728,
        Edge.FREE: at == corner,
    }
    assert touches[edge]


@pytest.mark.parametrize("text", ["", "left", "left 2 0.5", "up 0 0", "free nan 0", "free a b"])
def test_a_place_that_makes_no_sense_is_the_usual_one(text: str) -> None:
    assert place_of(text) == USUAL_PLACE


def a_bar(qtbot: QtBot) -> QWidget:
    bar = QWidget()
    bar.resize(BAR)
    qtbot.addWidget(bar)
    return bar


def test_each_screen_has_its_own_place_and_the_latest_one_is_opened(
    qtbot: QtBot, tmp_path: Path
) -> None:
    there = [LEFT, RIGHT]
    bar = a_bar(qtbot)
    keeper = BarKeeper(bar, StationMemory(tmp_path), Silent(), lambda: there)
    for corner in (QPoint(100, 200), QPoint(2000, 500)):
        bar.move(corner)
        keeper.let_go()

    again = a_bar(qtbot)
    BarKeeper(again, StationMemory(tmp_path), Silent(), lambda: there).put_in_place()

    assert (again.pos() - QPoint(2000, 500)).manhattanLength() <= 2


def test_a_bar_whose_screen_goes_away_comes_back_and_returns_with_its_screen(
    qtbot: QtBot,
) -> None:
    there = [LEFT, RIGHT]
    bar = a_bar(qtbot)
    keeper = BarKeeper(bar, ShortMemory(), Silent(), lambda: there)
    bar.move(2000, 500)
    keeper.let_go()
    home = bar.pos()

    there.remove(RIGHT)
    keeper.put_in_place()
    assert LEFT.area.contains(bar.geometry())
    there.append(RIGHT)
    keeper.put_in_place()

    assert bar.pos() == home


def test_dragged_between_the_screens_it_goes_to_the_nearer_one(qtbot: QtBot) -> None:
    bar = a_bar(qtbot)
    keeper = BarKeeper(bar, ShortMemory(), Silent(), lambda: [LEFT, RIGHT])
    bar.move(600, 2000)

    keeper.let_go()

    assert LEFT.area.contains(bar.geometry())


def test_a_folder_that_cannot_be_written_is_said_and_the_bar_moves_all_the_same(
    qtbot: QtBot, tmp_path: Path
) -> None:
    teller = Silent()
    bar = a_bar(qtbot)
    keeper = BarKeeper(bar, StationMemory(tmp_path / "gone"), teller, lambda: [LEFT])
    bar.move(5, 300)

    keeper.let_go()

    assert bar.pos() == QPoint(0, 300)
    assert [message.text for message in teller.told] != []
