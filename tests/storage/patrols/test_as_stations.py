"""Patrols under the rights that stations have on a shared server."""

import uuid
from datetime import date

import pytest
from hall_rows import VAULT

from hallapp.kernel.errors import SurroundingsError
from hallapp.patrols.service import (
    ExplanationService,
    LetterService,
    PatrolService,
    PublishedDraws,
)
from hallapp.patrols.terms import ExplanationWish, LetterReply, LetterWish, RoundEnd
from tests.storage.patrols.patrolled import LEADER, MANAGER, PatrolledHall

MONDAY = date(2026, 11, 23)


def test_a_desk_s_rights_are_enough_for_a_whole_day_of_patrols(patrolled: PatrolledHall) -> None:
    work, by = patrolled.hall.store.work_as("clerk"), patrolled.by
    patrols, letters = PatrolService(work, VAULT), LetterService(work)
    patrolled.at("08:00")
    patrols.commit(patrolled.program())
    patrols.name_patroller(by(MANAGER), MONDAY, patrolled.hall.people[LEADER])
    patrolled.at("10:00")
    visit = patrols.start(by(LEADER), 1)
    mark = patrols.mark(by(LEADER), visit.id, patrolled.phone(3))
    mark = patrols.mark(by(LEADER), visit.id, patrolled.phone(2))
    patrols.end(by(LEADER), visit.id, RoundEnd(is_rest_present=True))
    letter = letters.issue(by(MANAGER), LetterWish("请回复", mark.id))
    letters.reply(by(MANAGER), letter.id, LetterReply("已谈话", "王局"))
    letters.rectify(by(MANAGER), letter.id, "已改")
    letters.close(by(MANAGER), letter.id)
    said = ExplanationService(work).give(by(2), ExplanationWish("在查政策", mark.id))
    ExplanationService(work).decide(by(MANAGER), said.id, accepted=True)
    patrols.correct(by(MANAGER), mark.id, patrolled.present(2), "说明成立")
    patrols.withdraw_patroller(by(MANAGER), MONDAY, patrolled.hall.people[LEADER])
    patrolled.at("17:00")
    patrols.reveal(patrolled.program())

    assert patrols.verify(MONDAY).is_right
    assert [each.window_number for each in patrols.marks(visit.id)] == [1, 2, 3]


def test_a_board_shows_what_is_published_and_cannot_read_what_is_sealed(
    patrolled: PatrolledHall,
) -> None:
    work = patrolled.hall.store.work_as("board")
    board = PublishedDraws(work)
    assert board.of_day(MONDAY) is None
    plan = patrolled.at("08:00").patrols.commit(patrolled.program())

    morning = board.of_day(MONDAY)
    revealed = patrolled.at("17:00").patrols.reveal(patrolled.program())
    evening = board.of_day(MONDAY)

    assert morning is not None
    assert evening is not None
    assert (morning.commitment, morning.times, morning.secret) == (plan.commitment, (), "")
    assert (evening.text, evening.secret) == (revealed.text, revealed.secret)
    assert list(evening.times) == [
        f"{each.at.astimezone(patrolled.hall.store.zone):%H:%M}" for each in revealed.times
    ]
    if patrolled.hall.store.is_postgres:
        with pytest.raises(SurroundingsError):
            PatrolService(work, VAULT).marks(uuid.uuid4())
