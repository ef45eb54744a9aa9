"""A slip says what its service says: the late-comer's rule, the hall's words, a package's way."""

from hall_rows import SmallHall
from sqlalchemy import update

from hallapp.queueing.tables import QueueService
from hallapp.queueing.terms import LatePolicy, LateRuleRow


def test_the_slip_says_the_rule_and_the_words_of_its_service(open_hall: SmallHall):
    with open_hall.store.work.write(open_hall.store.request(), "test.set") as act:
        act.session.execute(
            update(QueueService)
            .where(QueueService.id == open_hall.services["GA"])
            .values(late_policy=LatePolicy.WITHIN, late_minutes=20, slip_words="请带原件。")
        )

    slip = open_hall.queue.for_slip(open_hall.issue())

    assert slip.late == LateRuleRow(LatePolicy.WITHIN, places=3, minutes=20, times=1)
    assert slip.slip_words == "请带原件。"
    assert slip.package_steps == ()
    assert slip.ticket.code


def test_the_slip_bears_the_number_that_was_given(open_hall: SmallHall):
    ticket = open_hall.issue("SJ")

    assert open_hall.queue.for_slip(ticket).ticket == open_hall.queue.ticket(ticket)
