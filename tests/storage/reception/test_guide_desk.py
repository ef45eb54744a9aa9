"""Calls for help from a kiosk, and citizens accompanied through the hall."""

from datetime import timedelta

import pytest
from hall_rows import SmallHall

from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.reception.errors import (
    EscortOverError,
    EscortSubjectError,
    HelpAnsweredError,
    HelpClosedError,
    StaffNeededError,
)
from hallapp.reception.service import ReceptionService
from hallapp.reception.terms import HelpState


@pytest.fixture
def reception(hall: SmallHall) -> ReceptionService:
    return ReceptionService(hall.store.work)


def at_kiosk(station: str = "kiosk-1") -> Request:
    return Request(Actor(station, channel=Channel.KIOSK))


def by_guide(hall: SmallHall, number: int = 1) -> Request:
    return hall.store.request(person_id=hall.people[number], station="guide-desk")


def test_pressing_help_twice_is_one_wish_and_shows_the_newest_page(reception: ReceptionService):
    first = reception.call_help(at_kiosk(), "services", "选择业务")
    second = reception.call_help(at_kiosk(), "guide", "食品经营许可")

    assert second.id == first.id
    assert [row.page_words for row in reception.open_calls()] == ["食品经营许可"]


def test_two_kiosks_call_for_help_beside_each_other(reception: ReceptionService, hall: SmallHall):
    reception.call_help(at_kiosk("kiosk-1"), "services", "")
    hall.store.clock.advance(timedelta(seconds=30))
    reception.call_help(at_kiosk("kiosk-2"), "services", "")

    assert [row.station for row in reception.open_calls()] == ["kiosk-1", "kiosk-2"]


def test_a_repeated_press_of_the_same_request_finds_the_same_call(reception: ReceptionService):
    asked = at_kiosk()

    first = reception.call_help(asked, "services", "选择业务")

    assert reception.call_help(asked, "services", "选择业务").id == first.id


def test_the_desk_sees_on_which_page_the_citizen_is_now(
    reception: ReceptionService, hall: SmallHall
):
    called = reception.call_help(at_kiosk(), "services", "选择业务")

    reception.update_call(at_kiosk(), called.id, "guide", "药品经营许可", hall.items["SJ-002"])

    assert reception.open_calls()[0].item_id == hall.items["SJ-002"]


def test_one_member_of_staff_goes_and_the_second_is_told_who(
    reception: ReceptionService, hall: SmallHall
):
    called = reception.call_help(at_kiosk(), "services", "")

    answered = reception.answer(by_guide(hall, 1), called.id)

    assert (answered.state, answered.answered_by) == (HelpState.ANSWERED, "张1")
    with pytest.raises(HelpAnsweredError) as refused:
        reception.answer(by_guide(hall, 2), called.id)
    assert refused.value.facts == {"person": "张1"}


def test_nobody_answers_without_having_signed_in(reception: ReceptionService):
    called = reception.call_help(at_kiosk(), "services", "")

    with pytest.raises(StaffNeededError):
        reception.answer(at_kiosk(), called.id)


def test_the_kiosk_shows_the_number_that_the_desk_took_for_its_citizen(
    reception: ReceptionService, hall: SmallHall
):
    called = reception.call_help(at_kiosk(), "services", "")
    ticket_id = hall.issue("GA")

    reception.attach_ticket(by_guide(hall), called.id, ticket_id)

    shown = reception.call_of_station("kiosk-1")
    assert shown is not None
    assert (shown.ticket_id, shown.ticket_label) == (ticket_id, "A001")


def test_a_call_that_is_closed_with_a_number_keeps_it(reception: ReceptionService, hall: SmallHall):
    called = reception.call_help(at_kiosk(), "services", "")

    reception.close(by_guide(hall), called.id, hall.issue("GA"))

    closed = reception.call(called.id)
    assert (closed.state, closed.ticket_label) == (HelpState.CLOSED, "A001")
    assert reception.open_calls() == ()
    assert [row.id for row in reception.calls()] == [called.id]


def test_a_closed_call_is_not_answered_any_more(reception: ReceptionService, hall: SmallHall):
    called = reception.call_help(at_kiosk(), "services", "")
    reception.cancel(at_kiosk(), called.id)

    with pytest.raises(HelpClosedError):
        reception.answer(by_guide(hall), called.id)


def test_after_a_closed_call_the_kiosk_can_call_again(reception: ReceptionService):
    first = reception.call_help(at_kiosk(), "services", "")
    reception.cancel(at_kiosk(), first.id)

    again = reception.call_help(at_kiosk(), "services", "")

    assert again.id != first.id


def test_a_call_left_open_overnight_does_not_keep_the_kiosk_from_calling(
    reception: ReceptionService, hall: SmallHall
):
    reception.call_help(at_kiosk(), "services", "昨天")
    hall.store.clock.advance(timedelta(days=1))

    assert reception.open_calls() == ()
    today = reception.call_help(at_kiosk(), "services", "今天")
    assert [row.id for row in reception.open_calls()] == [today.id]


def test_an_escort_says_who_went_with_whom_for_what(reception: ReceptionService, hall: SmallHall):
    begun = reception.begin_escort(by_guide(hall, 2), "带老人到 A 区", hall.issue("GA"))
    hall.store.clock.advance(timedelta(minutes=12))

    reception.end_escort(by_guide(hall, 2), begun.id, "已送到窗口")

    (row,) = reception.escorts()
    assert (row.person_name, row.ticket_label, row.subject) == ("张2", "A001", "带老人到 A 区")
    assert row.words == "已送到窗口"
    assert row.ended_at is not None
    assert row.ended_at - row.began_at == timedelta(minutes=12)


def test_an_escort_says_what_it_is_for_and_ends_once(reception: ReceptionService, hall: SmallHall):
    with pytest.raises(EscortSubjectError):
        reception.begin_escort(by_guide(hall), "  ")
    begun = reception.begin_escort(by_guide(hall), "企业开办")
    reception.end_escort(by_guide(hall), begun.id)

    with pytest.raises(EscortOverError):
        reception.end_escort(by_guide(hall), begun.id)
