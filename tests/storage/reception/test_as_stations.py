"""Help between a kiosk and the guide desk on a shared server, each with its own rights."""

import pytest
from hall_rows import SmallHall

from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.reception.service import ReceptionService
from hallapp.reception.terms import HelpState

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.parametrize("store", ["postgres"], indirect=True),
]


def test_a_kiosk_calls_and_the_desk_answers_each_as_its_own_role(hall: SmallHall):
    kiosk = ReceptionService(hall.store.work_as("kiosk"))
    desk = ReceptionService(hall.store.work_as("clerk"))
    ticket_id = hall.issue("GA")
    pressed = Request(Actor("kiosk-1", channel=Channel.KIOSK))
    guide = hall.store.request(person_id=hall.people[1])

    called = kiosk.call_help(pressed, "services", "选择业务")
    kiosk.update_call(
        Request(Actor("kiosk-1", channel=Channel.KIOSK)), called.id, "guide", "居住登记"
    )
    answered = desk.answer(guide, called.id)
    desk.close(hall.store.request(person_id=hall.people[1]), called.id, ticket_id)
    escort = desk.begin_escort(hall.store.request(person_id=hall.people[1]), "带到窗口", ticket_id)
    desk.end_escort(hall.store.request(person_id=hall.people[1]), escort.id)

    assert answered.answered_by == "张1"
    seen = kiosk.call(called.id)
    assert (seen.state, seen.ticket_label, seen.answered_by) == (HelpState.CLOSED, "A001", "")
    assert kiosk.call_of_station("kiosk-1") is None
