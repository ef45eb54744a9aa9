"""Rating at a kiosk and following up at the manager's, on a shared server, each as its role."""

from datetime import date

import pytest
from hall_rows import SmallHall
from hall_store import HALL_ID
from sqlalchemy import insert, select

from hallapp.evaluation.errors import AlreadyRatedError
from hallapp.evaluation.service import EvaluationService
from hallapp.evaluation.tables import Evaluation, FollowUp
from hallapp.evaluation.terms import EvaluationChannel, EvaluationLevel, FollowUpState
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.database.faults import DatabaseRightsError
from hallapp.kernel.requests import Actor, Channel, Request

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.parametrize("store", ["postgres"], indirect=True),
]


def test_a_kiosk_rates_and_can_read_no_answers(open_hall: SmallHall):
    work = open_hall.store.work_as("kiosk")
    kiosk = EvaluationService(work)
    item_id = open_hall.items["GA-001"]
    queue = open_hall.queue
    ticket_id = queue.issue(open_hall.store.request(), open_hall.services["GA"], item_id).ticket.id
    open_hall.serve(1)

    for subject in kiosk.ratable_ticket(ticket_id):
        citizen = Request(Actor("kiosk-1", channel=Channel.KIOSK))
        kiosk.rate(citizen, subject, EvaluationLevel.VERY_BAD, EvaluationChannel.KIOSK)
        again = Request(Actor("kiosk-1", channel=Channel.KIOSK))
        with pytest.raises(AlreadyRatedError):
            kiosk.rate(again, subject, EvaluationLevel.GOOD, EvaluationChannel.KIOSK)

    assert kiosk.ratable_ticket(ticket_id) == ()
    for secret in (select(Evaluation.level), select(Evaluation.remark), select(FollowUp.id)):
        with pytest.raises(DatabaseRightsError), work.read() as session:
            session.execute(secret)


def test_the_managers_station_follows_up_and_counts(open_hall: SmallHall):
    with open_hall.store.engine.begin() as connection:
        leads = {"person_id": open_hall.people[3], "role": Role.MANAGER, "hall_id": HALL_ID}
        connection.execute(insert(PersonRole), leads)
    desk = EvaluationService(open_hall.store.work_as("clerk"))
    ticket_id = open_hall.issue("GA")
    open_hall.serve(1)
    (visit,) = desk.ratable_ticket(ticket_id)
    screen = Request(Actor("desk-1", channel=Channel.KIOSK))
    desk.rate(screen, visit, EvaluationLevel.BAD, EvaluationChannel.SECOND_SCREEN)

    (row,) = desk.follow_ups()
    manager = open_hall.store.request(person_id=open_hall.people[3])
    moved = desk.advance(manager, row.id, FollowUpState.VERIFIED, "已核实")

    assert moved.words == "已核实"
    day = date(2026, 11, 23)
    assert desk.figures(day, day).low == 1
    assert len(desk.evaluations(day, day)) == 1
