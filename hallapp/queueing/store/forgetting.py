"""Emptying who took numbers once nobody needs to know any more; the rows stay."""

import uuid
from datetime import date

from sqlalchemy import Connection, update

from hallapp.kernel.database.base import table_of
from hallapp.queueing.tables import TicketPerson

_person = table_of(TicketPerson).c


def empty_people(connection: Connection, hall_id: uuid.UUID, before: date) -> int:
    """Empty the personal columns of tickets before a day; return how many there were."""
    emptied = connection.execute(
        update(table_of(TicketPerson))
        .where(
            _person.hall_id == hall_id,
            _person.day < before,
            (_person.name != "") | _person.digest.is_not(None),
        )
        .values(name="", shown_name="", phone="", digest=None, id_sealed=None)
    )
    return emptied.rowcount
