"""What a ticket's slip says beyond the number: the rule of the late-comer, the hall's words."""

import uuid

from sqlalchemy import Connection, bindparam, select

from hallapp.kernel.database.base import table_of
from hallapp.queueing.store.packages import package_steps
from hallapp.queueing.tables import QueueService, Ticket, TicketStep
from hallapp.queueing.terms import LateRuleRow

_ticket = table_of(Ticket).c
_step = table_of(TicketStep).c
_service = table_of(QueueService).c
_SAID = (
    select(
        _service.late_policy,
        _service.late_places,
        _service.late_minutes,
        _service.late_times,
        _service.slip_words,
        _ticket.package_id,
    )
    .join_from(table_of(TicketStep), table_of(Ticket), _ticket.id == _step.ticket_id)
    .join(table_of(QueueService), _service.id == _step.service_id)
    .where(_ticket.id == bindparam("ticket"))
    .order_by(_step.day.desc(), _step.sequence.desc())
    .limit(1)
)


def slip_facts(
    connection: Connection, ticket_id: uuid.UUID
) -> tuple[LateRuleRow, str, tuple[str, ...]] | None:
    """Return the late rule, the service's own words and the names of a package's services."""
    row = connection.execute(_SAID, {"ticket": ticket_id}).first()
    if row is None:
        return None
    *rule, words, package_id = row
    steps = () if package_id is None else package_steps(connection, package_id)
    return LateRuleRow(*rule), words, tuple(step.service_name for step in steps)
