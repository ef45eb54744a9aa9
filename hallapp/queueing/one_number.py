"""One person, one live number of a service: asked again wherever a ticket begins to wait anew."""

import uuid

from hallapp.kernel.database.work import Writing
from hallapp.queueing.issue_errors import LiveTicketExistsError
from hallapp.queueing.store import persons
from hallapp.queueing.store.days import Turn


def check_one_number(
    act: Writing, hall_id: uuid.UUID, turn: Turn, ticket_id: uuid.UUID, service_id: uuid.UUID
) -> None:
    """Refuse to let a ticket wait where its holder has another live one.

    Whoever gave no ID number is nobody's double. No key is needed: the digest is kept.

    Raises:
        LiveTicketExistsError: The person has another number of the service that is still good.
    """
    digest = persons.digest_of(act.connection, ticket_id)
    if digest is None:
        return
    live = persons.live_ticket(act.connection, hall_id, turn.day, service_id, digest)
    if live is not None and live[0] != ticket_id:
        raise LiveTicketExistsError(ticket_id=str(live[0]), label=live[1])
