"""What awaits the holder of a new ticket: read in one go, for a printer is waiting for it."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, or_, select, tuple_

from hallapp.hall.tables import WindowDuty, Zone
from hallapp.hall.terms import DutyState
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.columns import Moment, seconds_between
from hallapp.queueing.store.rows import spelled
from hallapp.queueing.tables import QueueService, TicketStep, WindowService
from hallapp.queueing.terms import TicketState

_step = table_of(TicketStep).c
_earlier = table_of(TicketStep).alias("earlier").c
_done = table_of(TicketStep).alias("done").c
_service = table_of(QueueService).c
_zone = table_of(Zone).c
_duty = table_of(WindowDuty).c
_link = table_of(WindowService).c

_AHEAD = (
    select(func.count(_earlier.id))
    .where(
        _earlier.hall_id == _step.hall_id,
        _earlier.day == _step.day,
        _earlier.service_id == _step.service_id,
        _earlier.state == spelled(TicketState.WAITING),
        tuple_(_earlier.effective_at, _earlier.sequence)
        < tuple_(_step.effective_at, _step.sequence),
    )
    .correlate(table_of(TicketStep))
    .scalar_subquery()
)
_finished_today = (
    _done.hall_id == _step.hall_id,
    _done.day == _step.day,
    _done.service_id == _step.service_id,
    _done.state == spelled(TicketState.FINISHED),
)
_FINISHED = (
    select(func.count(_done.id))
    .where(*_finished_today)
    .correlate(table_of(TicketStep))
    .scalar_subquery()
)
_MEAN_S = (
    # A visit that was held went on from a later start; what was served before belongs to it.
    select(func.avg(seconds_between(_done.started_at, _done.finished_at) + _done.served_s))
    .where(*_finished_today)
    .correlate(table_of(TicketStep))
    .scalar_subquery()
)
_WINDOWS = (
    select(func.count(_duty.id))
    .join_from(table_of(WindowService), table_of(WindowDuty), _duty.window_id == _link.window_id)
    .where(
        _link.service_id == _step.service_id,
        or_(_link.until_at.is_(None), _link.until_at > bindparam("at", type_=Moment())),
        _duty.until.is_(None),
        _duty.state == DutyState.OPEN,
    )
    .correlate(table_of(TicketStep))
    .scalar_subquery()
)
_PROSPECT = (
    select(_zone.place, _AHEAD, _FINISHED, _MEAN_S, _WINDOWS)
    .join_from(table_of(TicketStep), table_of(QueueService), _service.id == _step.service_id)
    .join(table_of(Zone), _zone.id == _service.zone_id)
    .where(_step.ticket_id == bindparam("ticket"))
    .order_by(_step.sequence.desc())
    .limit(1)
)


@dataclass(frozen=True)
class Prospect:
    """What awaits the holder of a ticket.

    Attributes:
        place: Where to sit.
        ahead: How many wait for the same service and came before.
        finished: Visits of the service finished on the ticket's day.
        mean_service_s: Their mean time at the window, seconds; 0 when there was none.
        windows: Windows that serve it and are open now.
    """

    place: str
    ahead: int
    finished: int
    mean_service_s: float
    windows: int


def prospect_of(connection: Connection, ticket_id: uuid.UUID, now: datetime) -> Prospect:
    """Return what awaits the holder of a ticket."""
    place, ahead, finished, mean_s, windows = connection.execute(
        _PROSPECT, {"ticket": ticket_id, "at": now}
    ).one()
    return Prospect(place, ahead, finished, float(mean_s or 0), windows)
