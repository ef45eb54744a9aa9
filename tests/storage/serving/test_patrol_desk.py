"""The patroller's form: records of sign-in, outings, leave and posts meet at each window."""

from datetime import date, time, timedelta

import pytest
from hall_rows import VAULT, SmallHall
from sqlalchemy import insert

from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.requests import Request
from hallapp.leave.service import LeaveService, OutingService
from hallapp.leave.terms import OutingKind, OutingWish
from hallapp.patrols.service import PatrolService
from hallapp.patrols.terms import MarkWish, PatrolSight, RoundSource, RoundState
from hallapp.roster.service import PairWish, PostService
from hallapp.serving.patrol_desk import PaperRound, PatrolDesk

MONDAY = date(2026, 11, 23)
LEADER = 5
ON_SQLITE = pytest.mark.parametrize("store", ["sqlite"], indirect=True)


@pytest.fixture
def patrolled(open_hall: SmallHall) -> SmallHall:
    """The small hall with every window taken; person 5 leads the shift."""
    role = {"person_id": open_hall.people[LEADER], "role": Role.SHIFT_LEADER}
    with open_hall.store.engine.begin() as connection:
        connection.execute(insert(PersonRole), role | {"hall_id": open_hall.store.hall_id})
    open_hall.store.clock.advance(timedelta(hours=1))
    return open_hall


def desk_of(hall: SmallHall) -> PatrolDesk:
    work = hall.store.work
    return PatrolDesk(
        work,
        PatrolService(work, VAULT),
        LeaveService(work),
        OutingService(work),
        PostService(work),
        hall.people_service,
    )


def leader(hall: SmallHall) -> Request:
    return hall.store.request(person_id=hall.people[LEADER])


def goes_out(hall: SmallHall, person: int, kind: OutingKind = OutingKind.ESCORT) -> None:
    now = hall.store.clock.now()
    wish = OutingWish(hall.people[person], kind, "陪群众去税务窗口", now + timedelta(hours=1))
    OutingService(hall.store.work).leave_post(
        hall.store.request(person_id=hall.people[person]), wish
    )


def sights(hall: SmallHall) -> dict[int, PatrolSight]:
    return {
        seat.window.number: seat.sighting.proposed
        for seat in desk_of(hall).seats()
        if seat.sighting is not None
    }


def test_a_round_form_proposes_what_the_records_say(patrolled: SmallHall) -> None:
    goes_out(patrolled, 1)
    patrolled.serving.leave_window(patrolled.store.request(), patrolled.windows[3])

    form = desk_of(patrolled).begin(leader(patrolled), 1)

    assert sights(patrolled) == {
        1: PatrolSight.ESCORTING, 2: PatrolSight.PRESENT, 3: PatrolSight.VACANT,
    }  # fmt: skip
    assert [seat.person_name for seat in form.seats] == ["张1", "张2", "张3"]
    assert [seat.window.number for seat in form.to_look_at] == [3]
    assert len(form.unseen) == 3
    assert form.findings


def test_the_rest_is_taken_over_and_the_empty_post_stays_to_be_looked_at(
    patrolled: SmallHall,
) -> None:
    goes_out(patrolled, 1)
    patrolled.serving.leave_window(patrolled.store.request(), patrolled.windows[3])
    desk = desk_of(patrolled)
    form = desk.begin(leader(patrolled), 1, RoundSource.VIDEO)

    ended = desk.end(leader(patrolled), form.round.id, is_rest_present=True)

    seen = {
        seat.window.number: seat.mark.label
        for seat in desk.round_form(ended.id).seats
        if seat.mark is not None
    }
    assert seen == {1: "陪同办事", 2: "在岗"}
    assert (ended.source, ended.state) == (RoundSource.VIDEO, RoundState.DONE)


@ON_SQLITE
def test_a_tap_is_about_whoever_should_sit_there(patrolled: SmallHall) -> None:
    PostService(patrolled.store.work).pair(
        leader(patrolled),
        PairWish(patrolled.people[3], patrolled.people[4], patrolled.windows[3]),
    )
    patrolled.serving.leave_window(patrolled.store.request(), patrolled.windows[3])
    patrolled.open_window(3, person=4)
    desk = desk_of(patrolled)
    form = desk.begin(leader(patrolled), 1)
    assert sights(patrolled)[3] is PatrolSight.B_POST

    tapped = desk.tap(
        leader(patrolled),
        form.round.id,
        MarkWish(patrolled.windows[3], PatrolSight.FINDING, form.findings[5].id),
    )

    mark = tapped.seats[-1].mark
    assert mark is not None
    assert (mark.person_name, mark.label) == ("张4", form.findings[5].label)


@ON_SQLITE
def test_a_sheet_of_a_day_without_power_says_that_all_were_there(patrolled: SmallHall) -> None:
    for number in (1, 2, 3):
        patrolled.serving.leave_window(patrolled.store.request(), patrolled.windows[number])
    patrolled.store.clock.advance(timedelta(hours=4))
    desk = desk_of(patrolled)
    finding = desk.begin(leader(patrolled), 4).findings[0]
    paper = PaperRound(
        MONDAY,
        1,
        time(13, 40),
        (MarkWish(patrolled.windows[2], PatrolSight.FINDING, finding.id),),
        ended=time(13, 55),
        is_rest_present=True,
    )

    visit = desk.key_in(leader(patrolled), paper)

    marks = [seat.mark for seat in desk.round_form(visit.id).seats if seat.mark is not None]
    assert [(each.label, each.person_name) for each in marks] == [
        ("在岗", "张1"), (finding.label, "张2"), ("在岗", "张3"),
    ]  # fmt: skip
    assert (visit.source, visit.patroller_name) == (RoundSource.PAPER, "张5")
