"""Missed and back: what a number is worth then, as the service has it."""

import uuid
from datetime import timedelta

import pytest
from hall_rows import SmallHall
from sqlalchemy import update

from hallapp.kernel.requests import Channel
from hallapp.kernel.settings import SettingsService
from hallapp.queueing.errors import (
    DayOverError,
    NotMissedError,
    ReadmitLateError,
    ReadmitLimitError,
    ReadmitRefusedError,
    RecallLimitError,
    RecallTooSoonError,
    StaffOnlyError,
)
from hallapp.queueing.policy import QUEUE_POLICY, QueuePolicy
from hallapp.queueing.tables import QueueService as ServiceRecord
from hallapp.queueing.tables import TicketStep
from hallapp.queueing.terms import Entry, LatePolicy, TicketState


def set_rule(hall: SmallHall, **values: object) -> None:
    """Let the first service treat its late-comers so."""
    with hall.store.engine.begin() as connection:
        connection.execute(
            update(ServiceRecord)
            .where(ServiceRecord.id == hall.services["GA"])
            .values(**{f"late_{name}": value for name, value in values.items()})
        )


def miss(hall: SmallHall, window: int = 1) -> uuid.UUID:
    """Call the next at a window; nobody comes."""
    called = hall.queue.call_next(hall.store.request(), hall.windows[window])
    assert called is not None
    hall.queue.miss(hall.store.request(), hall.windows[window])
    return called.id


def readmit(hall: SmallHall, ticket: uuid.UUID) -> str:
    return hall.queue.readmit(hall.store.request(), ticket).label


@pytest.mark.parametrize("places", [1, 2, 3])
def test_a_late_comer_stands_right_behind_the_kth_who_waits(open_hall: SmallHall, places: int):
    set_rule(open_hall, policy=LatePolicy.BEHIND, places=places)
    for _citizen in range(6):
        open_hall.issue()
        open_hall.store.clock.advance(timedelta(seconds=20))
    ticket = miss(open_hall)

    readmit(open_hall, ticket)

    expected = ["A002", "A003", "A004", "A005", "A006"]
    expected.insert(places, "A001")
    assert open_hall.waiting() == expected
    assert open_hall.queue.ticket(ticket).entry is Entry.READMITTED


def test_with_fewer_people_a_late_comer_is_the_last_but_before_who_comes_now(
    open_hall: SmallHall,
):
    set_rule(open_hall, policy=LatePolicy.BEHIND, places=3)
    open_hall.issue_many(2)
    ticket = miss(open_hall)

    readmit(open_hall, ticket)
    open_hall.issue()

    assert open_hall.waiting() == ["A002", "A001", "A003"]


def test_within_its_minutes_a_late_comer_stands_where_it_stood(open_hall: SmallHall):
    set_rule(open_hall, policy=LatePolicy.WITHIN, minutes=30)
    open_hall.issue()
    open_hall.store.clock.advance(timedelta(seconds=20))
    open_hall.issue_many(3)
    ticket = miss(open_hall)
    open_hall.store.clock.advance(timedelta(minutes=30))

    readmit(open_hall, ticket)

    assert open_hall.waiting()[0] == "A001"


@pytest.mark.parametrize("policy", [LatePolicy.WITHIN, LatePolicy.BEHIND])
def test_past_its_minutes_nobody_comes_back(open_hall: SmallHall, policy: LatePolicy):
    set_rule(open_hall, policy=policy, minutes=30)
    open_hall.issue_many(2)
    ticket = miss(open_hall)
    open_hall.store.clock.advance(timedelta(minutes=30, seconds=1))

    with pytest.raises(ReadmitLateError) as refused:
        readmit(open_hall, ticket)

    assert refused.value.facts == {"label": "A001", "minutes": 30}
    assert open_hall.waiting() == ["A002"]


def test_where_a_missed_number_is_void_it_stays_so(open_hall: SmallHall):
    set_rule(open_hall, policy=LatePolicy.VOID)
    open_hall.issue()
    ticket = miss(open_hall)

    with pytest.raises(ReadmitRefusedError):
        readmit(open_hall, ticket)


def test_a_number_comes_back_as_often_as_allowed(open_hall: SmallHall):
    set_rule(open_hall, policy=LatePolicy.BEHIND, times=1)
    open_hall.issue()
    ticket = miss(open_hall)
    readmit(open_hall, ticket)
    assert miss(open_hall) == ticket

    with pytest.raises(ReadmitLimitError) as refused:
        readmit(open_hall, ticket)

    assert refused.value.facts == {"label": "A001", "times": 1}


def test_the_absence_stays_recorded(open_hall: SmallHall):
    open_hall.issue()
    ticket = miss(open_hall)
    readmit(open_hall, ticket)

    states = [state for (state,) in open_hall.rows(TicketStep, TicketStep.state)]
    row = open_hall.queue.ticket(ticket)

    assert sorted(state.value for state in states) == ["missed", "waiting"]
    assert (row.state, row.late_times, row.label) == (TicketState.WAITING, 1, "A001")


def test_who_did_not_miss_a_call_is_not_admitted_again(open_hall: SmallHall):
    ticket = open_hall.issue()

    with pytest.raises(NotMissedError):
        readmit(open_hall, ticket)
    miss(open_hall)
    readmit(open_hall, ticket)
    with pytest.raises(NotMissedError):
        readmit(open_hall, ticket)


def test_a_call_missed_yesterday_is_over(open_hall: SmallHall):
    open_hall.issue()
    ticket = miss(open_hall)
    open_hall.store.clock.advance(timedelta(days=1))

    with pytest.raises(DayOverError):
        readmit(open_hall, ticket)


def test_nobody_readmits_himself_at_a_kiosk(open_hall: SmallHall):
    open_hall.issue()
    ticket = miss(open_hall)

    with pytest.raises(StaffOnlyError):
        open_hall.queue.readmit(open_hall.store.request(channel=Channel.KIOSK), ticket)


def test_a_clerk_calls_a_number_three_times_and_then_misses_it(open_hall: SmallHall):
    open_hall.issue()
    open_hall.call(1)
    clerk = {"person_id": open_hall.people[1]}
    for _again in range(2):
        open_hall.store.clock.advance(timedelta(seconds=20))
        open_hall.queue.recall(open_hall.store.request(**clerk), open_hall.windows[1])
    open_hall.store.clock.advance(timedelta(seconds=20))

    with pytest.raises(RecallLimitError) as refused:
        open_hall.queue.recall(open_hall.store.request(**clerk), open_hall.windows[1])
    missed = open_hall.queue.miss(open_hall.store.request(**clerk), open_hall.windows[1])

    assert refused.value.facts == {"label": "A001", "limit": 3}
    assert (missed.state, missed.call_count) == (TicketState.MISSED, 3)


def test_between_two_calls_there_is_time_to_walk(open_hall: SmallHall):
    open_hall.issue()
    open_hall.call(1)
    open_hall.store.clock.advance(timedelta(seconds=12, milliseconds=500))

    with pytest.raises(RecallTooSoonError) as refused:
        open_hall.queue.recall(
            open_hall.store.request(person_id=open_hall.people[1]), open_hall.windows[1]
        )

    assert refused.value.facts == {"label": "A001", "wait_s": 8}


def test_a_hall_may_lift_both_limits(open_hall: SmallHall):
    policy = QueuePolicy(recall_limit=0, recall_spacing_s=0)
    SettingsService(open_hall.store.work).change(
        open_hall.store.request(), QUEUE_POLICY, policy, open_hall.store.work.today(), "试行"
    )
    open_hall.issue()
    open_hall.call(1)

    *_before, told = [
        open_hall.queue.recall(
            open_hall.store.request(person_id=open_hall.people[1]), open_hall.windows[1]
        )
        for _again in range(5)
    ]

    assert told.call_count == 6
