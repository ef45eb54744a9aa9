"""A notice window under the rights of a board: it reads what hangs, and no person."""

from datetime import date

import pytest
from duty_facts_made import BookOfFacts, duty, half
from hall_rows import SmallHall

from hallapp.bulletins.service import PostingService
from hallapp.bulletins.terms import HalfWord
from hallapp.hall.half_days import Half
from hallapp.hall.tables import Person
from hallapp.kernel.errors import SurroundingsError

MONDAY = date(2026, 11, 23)


def test_a_board_reads_the_latest_posting(hall: SmallHall) -> None:
    away = half(Half.MORNING, HalfWord.LEAVE), half(Half.AFTERNOON, HalfWord.LEAVE)
    book = BookOfFacts(duty(day=MONDAY, morning=away[0], afternoon=away[1]))
    board = PostingService(hall.store.work_as("board"))
    assert board.hanging() is None

    PostingService(hall.store.work, book).post(hall.store.request(), MONDAY)

    sheet = board.hanging()
    assert sheet is not None
    assert [(row.name, row.presence, row.leave) for row in sheet.rows] == [
        ("张一", "请假", "请假（全天）")
    ]


@pytest.mark.parametrize("store", ["postgres"], indirect=True)
def test_a_board_may_not_read_who_works_here(hall: SmallHall) -> None:
    work = hall.store.work_as("board")

    with pytest.raises(SurroundingsError), work.read() as session:
        session.query(Person.name).all()
