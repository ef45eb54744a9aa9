"""Statements for what a manager counts: each list in one statement, newest first."""

import uuid
from datetime import date

from sqlalchemy import Connection, func, select

from hallapp.guides.tables import ServiceItem
from hallapp.hall.tables import Person, ServiceWindow
from hallapp.kernel.database.base import table_of
from hallapp.queueing.tables import AnnouncementLog, FailedVisit, QueueService, Ticket
from hallapp.queueing.terms.overview import AnnouncementRow, FailedPaperRow

_log = table_of(AnnouncementLog).c
_failed = table_of(FailedVisit).c
_item = table_of(ServiceItem).c
_ticket = table_of(Ticket).c
_window = table_of(ServiceWindow).c
_person = table_of(Person).c
_service = table_of(QueueService).c


def daily_maxima(connection: Connection, hall_id: uuid.UUID) -> dict[uuid.UUID, int]:
    """Return the daily maximum of every active service; 0 for none."""
    found = connection.execute(
        select(_service.id, _service.daily_max).where(
            _service.hall_id == hall_id, _service.is_active
        )
    )
    return {row.id: row.daily_max for row in found}


def failed_papers(
    connection: Connection, hall_id: uuid.UUID, first: date, last: date, limit: int
) -> tuple[FailedPaperRow, ...]:
    """Return each paper that was missing on these days, unless it was taken back."""
    rows = connection.execute(
        select(
            _failed.id,
            _failed.day,
            _failed.failed_at,
            _failed.ticket_id,
            _ticket.label,
            _failed.item_id,
            _item.name.label("item_name"),
            _failed.guide_version,
            _failed.material_name,
            _failed.remark,
            _window.number.label("window_number"),
            func.coalesce(_person.name, "").label("person_name"),
        )
        .join_from(table_of(FailedVisit), table_of(Ticket), _ticket.id == _failed.ticket_id)
        .join(table_of(ServiceItem), _item.id == _failed.item_id)
        .outerjoin(table_of(ServiceWindow), _window.id == _failed.window_id)
        .outerjoin(table_of(Person), _person.id == _failed.person_id)
        .where(
            _failed.hall_id == hall_id,
            _failed.day >= first,
            _failed.day <= last,
            _failed.is_undone.is_(False),
        )
        .order_by(_failed.failed_at.desc(), _failed.material_name)
        .limit(limit)
    ).mappings()
    return tuple(FailedPaperRow(**row) for row in rows)


def announcements(
    connection: Connection, hall_id: uuid.UUID, first: date, last: date, limit: int
) -> tuple[AnnouncementRow, ...]:
    """Return what became of the announcements of these days."""
    rows = connection.execute(
        select(
            _log.id,
            func.coalesce(_ticket.label, "").label("label"),
            _log.zone_letter,
            _log.station,
            _log.outcome,
            _log.queued_at,
            _log.started_at,
            _log.ended_at,
        )
        .join_from(
            table_of(AnnouncementLog),
            table_of(Ticket),
            _ticket.id == _log.ticket_id,
            isouter=True,
        )
        .where(_log.hall_id == hall_id, _log.day >= first, _log.day <= last)
        .order_by(_log.day.desc(), _log.queued_at.desc(), _log.id)
        .limit(limit)
    ).mappings()
    return tuple(AnnouncementRow(**row) for row in rows)
