"""How fast the hall works, in the store: finished days summed up, and how the hall stands now."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from sqlalchemy import (
    Connection,
    RowMapping,
    Select,
    and_,
    bindparam,
    func,
    or_,
    select,
    tuple_,
)
from sqlalchemy.sql.elements import ColumnElement

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
# Later than any turn of a day.
_AFTER_ALL = 2**31 - 1

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


def _around(service: ColumnElement[uuid.UUID]) -> Select[*tuple[Any, ...]]:
    """Return the windows that serve a service, or another one that those serve besides."""
    near = (
        select(_near_links.service_id)
        .join_from(
            _own_links.window_id.table,
            _near_links.window_id.table,
            _near_links.window_id == _own_links.window_id,
        )
        .where(_own_links.service_id == service)
    )
    helping_until = or_(_link.until_at.is_(None), _link.until_at > _now)
    held = and_(_duty.window_id == _link.window_id, _duty.until.is_(None))
    at_window = _live.state.in_([spelled(state) for state in AT_WINDOW_STATES])
    return (
        select(
            _service.id.label("service_id"),
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
        .join_from(table_of(QueueService), table_of(Zone), _zone.id == _service.zone_id)
        .outerjoin(table_of(WindowService), and_(_link.service_id.in_(near), helping_until))
        .outerjoin(table_of(WindowDuty), held)
        .outerjoin(_live_table, and_(_live.window_id == _link.window_id, at_window))
        .where(_service.id == service)
    )


_AROUND_SERVICE = _around(bindparam("service", type_=_service.id.type))
_AROUND_STEP = (
    _around(select(_step.service_id).where(_step.id == bindparam("step")).scalar_subquery())
    .join(_mine_table, _mine.id == bindparam("step"))
    .add_columns(_mine.day, _mine.effective_at, _mine.sequence)
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


def standing(
    connection: Connection, hall_id: uuid.UUID, step_id: uuid.UUID, now: datetime, zone: tzinfo
) -> Standing:
    """Return where a waiting step stands, in two statements whatever the hall's size."""
    asked = {"step": step_id, "at": now}
    rows = connection.execute(_AROUND_STEP, asked).mappings().all()
    order = {"effective": rows[0]["effective_at"], "turn": rows[0]["sequence"]}
    return _standing(connection, rows, now, {"hall": hall_id, **order}, (rows[0]["day"], zone))


def standing_next(
    connection: Connection,
    hall_id: uuid.UUID,
    service_id: uuid.UUID,
    day: date,
    now: datetime,
    zone: tzinfo,
) -> Standing | None:
    """Return where a number of a service would stand that is given now; None for no service."""
    asked = {"service": service_id, "at": now}
    rows = connection.execute(_AROUND_SERVICE, asked).mappings().all()
    if not rows:
        return None
    order = {"effective": now, "turn": _AFTER_ALL}
    return _standing(connection, rows, now, {"hall": hall_id, **order}, (day, zone))


def _standing(
    connection: Connection,
    rows: Sequence[RowMapping],
    now: datetime,
    order: dict[str, Any],
    day: tuple[date, tzinfo],
) -> Standing:
    own = rows[0]["service_id"]
    near = {own, *(row["serves"] for row in rows if row["serves"] is not None)}
    asked = {**order, "on": day[0], "services": list(near)}
    ahead = dict(connection.execute(_AHEAD, asked).all())
    midnight = datetime.combine(day[0], time(0), day[1])
    hall = HallNow(own, (now - midnight).total_seconds(), ahead, _windows(rows, now))
    return Standing(rows[0]["place"], ahead.get(own, 0), hall)


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
