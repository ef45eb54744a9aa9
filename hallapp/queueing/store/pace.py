"""How fast the hall works, in the store: finished days summed up, and how the hall stands now."""

import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from sqlalchemy import Connection, RowMapping, and_, bindparam, func, or_, select, tuple_

from hallapp.hall.tables import WindowDuty, Zone
from hallapp.hall.terms import DutyState
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.columns import Moment
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.queueing.estimate import HallNow, WindowAt
from hallapp.queueing.pace import PaceSums, Visit
from hallapp.queueing.store.rows import IS_WAITING, spelled
from hallapp.queueing.tables import (
    HallDay,
    QueueService,
    ServicePace,
    Ticket,
    TicketStep,
    WindowService,
)
from hallapp.queueing.terms import AT_WINDOW_STATES

_pace = table_of(ServicePace).c
_day = table_of(HallDay).c
_step = table_of(TicketStep).c
_ticket = table_of(Ticket).c
_service = table_of(QueueService).c
_zone = table_of(Zone).c
_duty = table_of(WindowDuty).c
_link = table_of(WindowService).c
_live_table = table_of(TicketStep).alias("live")
_live = _live_table.c
_own_links = table_of(WindowService).alias("own").c
_near_links = table_of(WindowService).alias("near").c

# A pause of which nobody said how long it lasts; and the least that any lasts still.
_USUAL_PAUSE = timedelta(minutes=10)
_SHORTEST_PAUSE_S = 60.0

_UNLEARNT = (
    select(_day.day)
    .where(
        _day.hall_id == bindparam("hall"),
        _day.day < bindparam("before"),
        _day.day >= bindparam("since"),
        _day.day.not_in(select(_pace.day).where(_pace.hall_id == bindparam("hall"))),
    )
    .order_by(_day.day.desc())
)
_VISITS = (
    select(
        _step.service_id,
        _step.window_id,
        func.coalesce(_step.queued_at, _ticket.issued_at).label("issued_at"),
        _step.called_at,
        _step.started_at,
        _step.finished_at,
        _step.served_s,
    )
    .join_from(table_of(TicketStep), table_of(Ticket), _ticket.id == _step.ticket_id)
    .where(
        _step.hall_id == bindparam("hall"),
        _step.day == bindparam("on"),
        _step.call_sequence.is_not(None),
        _step.window_id.is_not(None),
    )
)
_KEEP = InsertOnce(table_of(ServicePace))
_HISTORY = select(
    _pace.day,
    _pace.service_id,
    _pace.hour,
    _pace.finished,
    _pace.service_s,
    _pace.service_sq,
    _pace.gap_s,
    _pace.missed,
    _pace.waited_s,
).where(
    _pace.hall_id == bindparam("hall"),
    _pace.day >= bindparam("since"),
    _pace.day < bindparam("before"),
)


def unlearnt(connection: Connection, hall_id: uuid.UUID, since: date, before: date) -> list[date]:
    """Return the hall's finished days that nothing was learnt from, the latest first."""
    asked = {"hall": hall_id, "since": since, "before": before}
    return list(connection.scalars(_UNLEARNT, asked))


def visits(connection: Connection, hall_id: uuid.UUID, day: date, zone: tzinfo) -> list[Visit]:
    """Return the calls of a day, as what is learnt from them needs them."""
    midnight = datetime.combine(day, time(0), zone)
    rows = connection.execute(_VISITS, {"hall": hall_id, "on": day}).mappings()
    return [_visit(row, midnight) for row in rows]


def _visit(row: RowMapping, midnight: datetime) -> Visit:
    def since_midnight(moment: datetime) -> float:
        return (moment - midnight).total_seconds()

    came = row["started_at"] is not None and row["finished_at"] is not None
    return Visit(
        service_id=row["service_id"],
        window_id=row["window_id"],
        issued_s=since_midnight(row["issued_at"]),
        called_s=since_midnight(row["called_at"]),
        # What was served before it was held belongs to the visit too.
        started_s=since_midnight(row["started_at"]) - row["served_s"] if came else None,
        finished_s=since_midnight(row["finished_at"]) if came else None,
    )


def keep(connection: Connection, hall_id: uuid.UUID, day: date, sums: Iterable[PaceSums]) -> None:
    """Store what a day came to; who comes second changes nothing."""
    rows = [{**asdict(each), "hall_id": hall_id, "day": day} for each in sums]
    if rows:
        connection.execute(_KEEP.on(connection), rows)


def history(
    connection: Connection, hall_id: uuid.UUID, since: date, before: date
) -> list[tuple[int, PaceSums]]:
    """Return the sums of past days, each with how many days before `before` it was."""
    asked = {"hall": hall_id, "since": since, "before": before}
    return [
        ((before - day).days, PaceSums(*sums)) for day, *sums in connection.execute(_HISTORY, asked)
    ]


@dataclass(frozen=True)
class Standing:
    """Where a ticket stands: where to sit, who is before it, and the hall around it."""

    place: str
    ahead: int
    hall: HallNow


_mine_table = table_of(TicketStep).alias("mine")
_mine = _mine_table.c
_now = bindparam("at", type_=Moment())
# What the windows of this service serve besides; read once, for it hangs on the ticket only.
_NEAR = (
    select(_near_links.service_id)
    .join_from(
        _own_links.window_id.table,
        _near_links.window_id.table,
        _near_links.window_id == _own_links.window_id,
    )
    .where(
        _own_links.service_id
        == select(_step.service_id).where(_step.id == bindparam("step")).scalar_subquery()
    )
)
_AROUND = (
    select(
        _mine.hall_id,
        _mine.day,
        _mine.service_id,
        _mine.effective_at,
        _mine.sequence,
        _zone.place,
        _link.window_id,
        _link.service_id.label("serves"),
        _duty.state,
        _duty.paused_at,
        _duty.back_at,
        _live.service_id.label("busy_with"),
        _live.called_at,
        _live.started_at,
    )
    .select_from(_mine_table)
    .join(table_of(QueueService), _service.id == _mine.service_id)
    .join(table_of(Zone), _zone.id == _service.zone_id)
    .outerjoin(
        table_of(WindowService),
        and_(_link.service_id.in_(_NEAR), or_(_link.until_at.is_(None), _link.until_at > _now)),
    )
    .outerjoin(
        table_of(WindowDuty), and_(_duty.window_id == _link.window_id, _duty.until.is_(None))
    )
    .outerjoin(
        _live_table,
        and_(
            _live.window_id == _link.window_id,
            _live.state.in_([spelled(state) for state in AT_WINDOW_STATES]),
        ),
    )
    .where(_mine.id == bindparam("step"))
)
_AHEAD = (
    select(_step.service_id, func.count())
    .where(
        _step.hall_id == bindparam("hall"),
        _step.day == bindparam("on"),
        IS_WAITING,
        _step.service_id.in_(bindparam("services", expanding=True)),
        tuple_(_step.effective_at, _step.sequence)
        < tuple_(bindparam("effective", type_=Moment()), bindparam("turn")),
    )
    .group_by(_step.service_id)
)


def standing(connection: Connection, step_id: uuid.UUID, now: datetime, zone: tzinfo) -> Standing:
    """Return where a waiting step stands, in two statements whatever the hall's size."""
    rows = connection.execute(_AROUND, {"step": step_id, "at": now}).mappings().all()
    mine = rows[0]
    near = {row["serves"] for row in rows if row["serves"] is not None} | {mine["service_id"]}
    asked = {
        "hall": mine["hall_id"],
        "on": mine["day"],
        "services": list(near),
        "effective": mine["effective_at"],
        "turn": mine["sequence"],
    }
    ahead = dict(connection.execute(_AHEAD, asked).all())
    midnight = datetime.combine(mine["day"], time(0), zone)
    hall = HallNow(
        service_id=mine["service_id"],
        now_s=(now - midnight).total_seconds(),
        ahead=ahead,
        windows=_windows(rows, now),
    )
    return Standing(mine["place"], ahead.get(mine["service_id"], 0), hall)


def _windows(rows: Iterable[RowMapping], now: datetime) -> tuple[WindowAt, ...]:
    """Return each window that somebody holds once, with all that it serves."""
    found: dict[uuid.UUID, tuple[RowMapping, set[uuid.UUID]]] = {}
    for row in rows:
        if row["state"] is not None:
            found.setdefault(row["window_id"], (row, set()))[1].add(row["serves"])
    return tuple(_window(row, frozenset(serves), now) for row, serves in found.values())


def _window(row: RowMapping, serves: frozenset[uuid.UUID], now: datetime) -> WindowAt:
    began = row["started_at"] or row["called_at"]
    return WindowAt(
        services=serves,
        busy_with=row["busy_with"],
        busy_s=0.0 if began is None else max(0.0, (now - began).total_seconds()),
        is_serving=row["started_at"] is not None,
        back_in_s=0.0 if row["state"] is DutyState.OPEN else _back_in_s(row, now),
    )


def _back_in_s(row: RowMapping, now: datetime) -> float:
    back_at = row["back_at"] or (row["paused_at"] or now) + _USUAL_PAUSE
    return max(_SHORTEST_PAUSE_S, (back_at - now).total_seconds())
