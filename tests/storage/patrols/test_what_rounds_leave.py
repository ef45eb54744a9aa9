"""What a round leaves behind: taps taken back, rounds nobody ended, one's own matter."""

from dataclasses import replace
from uuid import UUID

import pytest

from hallapp.attendance.errors import PeriodClosedError
from hallapp.kernel.database.records import AuditEvent
from hallapp.patrols.errors import (
    MarkUnknownError,
    NotPatrollerError,
    OwnMarkError,
    RectifiedError,
    RoundOverError,
)
from hallapp.patrols.tables import PatrolMark
from hallapp.patrols.terms import MarkWish, PatrolSight, RoundEnd
from tests.storage.patrols.patrolled import (
    CLERK,
    LEADER,
    MANAGER,
    ON_SQLITE,
    PatrolledHall,
    close_month,
)


def begun(patrolled: PatrolledHall) -> UUID:
    """The first round of Monday, begun at 10:00."""
    patrolled.drawn().at("10:00")
    return patrolled.patrols.start(patrolled.by(LEADER), 1).id


def vacant(patrolled: PatrolledHall, person: int) -> MarkWish:
    who = patrolled.hall.people[person]
    return MarkWish(patrolled.window(1), PatrolSight.VACANT, person_id=who)


def test_a_first_tap_is_taken_back_while_the_round_runs(patrolled: PatrolledHall) -> None:
    round_id, by, patrols = begun(patrolled), patrolled.by, patrolled.patrols
    patrols.mark(by(LEADER), round_id, patrolled.phone())

    with pytest.raises(NotPatrollerError):
        patrols.unmark(by(CLERK), round_id, patrolled.window(2))
    after = patrols.unmark(by(LEADER), round_id, patrolled.window(2))

    assert (after.marked, patrols.marks(round_id)) == (0, ())
    ((taken_back,),) = patrolled.hall.rows(PatrolMark, PatrolMark.superseded_by)
    assert taken_back == patrolled.hall.people[LEADER]
    with pytest.raises(MarkUnknownError):
        patrols.unmark(by(LEADER), round_id, patrolled.window(2))
    patrols.mark(by(LEADER), round_id, patrolled.phone())
    patrols.end(by(LEADER), round_id)
    with pytest.raises(RoundOverError):
        patrols.unmark(by(LEADER), round_id, patrolled.window(2))


@ON_SQLITE
def test_a_round_left_open_is_no_way_round_the_lock(patrolled: PatrolledHall) -> None:
    round_id, by, patrols = begun(patrolled), patrolled.by, patrolled.patrols
    patrols.mark(by(LEADER), round_id, patrolled.phone())
    close_month(patrolled)

    with pytest.raises(PeriodClosedError):
        patrols.mark(by(MANAGER), round_id, patrolled.present())
    with pytest.raises(PeriodClosedError):
        patrols.unmark(by(MANAGER), round_id, patrolled.window(2))
    with pytest.raises(PeriodClosedError):
        patrols.end(by(MANAGER), round_id, RoundEnd(is_rest_present=True))

    assert patrols.tick(patrolled.program())
    assert patrols.round(round_id).ended_at is not None


def test_the_program_ends_a_round_that_was_forgotten_and_assumes_nobody(
    patrolled: PatrolledHall,
) -> None:
    round_id, patrols = begun(patrolled), patrolled.patrols
    patrolled.at("10:20")
    patrols.mark(patrolled.by(LEADER), round_id, patrolled.phone())
    patrolled.at("23:59")
    patrols.tick(patrolled.program())
    assert patrols.round(round_id).ended_at is None
    patrolled.at("00:01", day=24)

    assert patrols.end_forgotten(patrolled.program()) == 1
    assert patrols.end_forgotten(patrolled.program()) == 0

    ended = patrols.round(round_id)
    assert (ended.ended_at, ended.note) == (patrolled.moment("10:20"), "没有结束，系统收尾")
    assert not ended.rest_present
    assert [each.window_number for each in patrols.marks(round_id)] == [2]


@ON_SQLITE
def test_nobody_acts_on_what_was_found_about_themselves(patrolled: PatrolledHall) -> None:
    round_id, by, patrols = begun(patrolled), patrolled.by, patrolled.patrols
    own = patrols.mark(by(LEADER), round_id, vacant(patrolled, MANAGER))
    there = replace(vacant(patrolled, MANAGER), seen=PatrolSight.PRESENT)

    with pytest.raises(OwnMarkError):
        patrols.mark(by(MANAGER), round_id, there)
    with pytest.raises(OwnMarkError):
        patrols.unmark(by(MANAGER), round_id, patrolled.window(1))
    with pytest.raises(OwnMarkError):
        patrols.correct(by(MANAGER), own.id, there, "其实在")
    with pytest.raises(OwnMarkError):
        patrols.rectify(by(MANAGER), own.id, "已整改")

    assert patrols.correct(by(LEADER), own.id, there, "看错了").seen is PatrolSight.PRESENT


@ON_SQLITE
def test_words_of_what_was_put_right_stay_and_are_told(patrolled: PatrolledHall) -> None:
    round_id, by, patrols = begun(patrolled), patrolled.by, patrolled.patrols
    bad = patrols.mark(by(LEADER), round_id, patrolled.phone())
    patrols.rectify(by(LEADER), bad.id, "当场收起手机")

    with pytest.raises(RectifiedError):
        patrols.rectify(by(LEADER), bad.id, "改写")

    told = patrolled.hall.rows(AuditEvent, AuditEvent.action, AuditEvent.after)
    ((_action, after),) = [each for each in told if each[0] == "patrols.rectified"]
    assert after == {"rectified_on": "2026-11-23", "words": "当场收起手机"}
    said_again = replace(patrolled.phone(), words="看手机")
    corrected = patrols.correct(by(MANAGER), bad.id, said_again, "写清楚")
    assert corrected.rectified_words == "当场收起手机"
