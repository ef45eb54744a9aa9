"""The hall's day and the day's numbers: what serialises issuing and calling."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import BindParameter, Connection, and_, bindparam, case, func, select, update

from hallapp.kernel.clock import ClockBehindError
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.columns import Moment
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.queueing.store.rows import IS_LIVE, spelled
from hallapp.queueing.tables import HallDay, SeriesDay, TicketStep
from hallapp.queueing.terms import TicketState

_day = table_of(HallDay).c
_series_day = table_of(SeriesDay).c
_step = table_of(TicketStep).c

_at: BindParameter[datetime] = bindparam("at", type_=Moment())
_latest = select(func.max(_day.day)).where(_day.hall_id == bindparam("hall")).scalar_subquery()
# Told with the turn itself, from an index over those aside: asking for it costs no round trip.
_first_return = (
    select(func.min(_step.return_at))
    .where(_step.hall_id == bindparam("hall"), _step.return_at.is_not(None))
    .scalar_subquery()
    .label("return_at")
)
_ENTER = (
    update(table_of(HallDay))
    # The latest day, not the clock's: a clock set back must not reopen yesterday.
    .where(
        _day.hall_id == bindparam("hall"),
        _day.day == _latest,
        _day.day >= bindparam("today"),
        _day.sequence >= 0,
    )
    .values(
        sequence=_day.sequence + 1,
        last_moment=case((_day.last_moment > _at, _day.last_moment), else_=_at),
    )
    .returning(_day.day, _day.sequence, _day.last_moment, _first_return)
)
# A closed day counts below nothing. Whoever waited for its row while another station opened the
# next day looks again and finds it closed; it would else give a number of yesterday, unseen.
_CLOSE = (
    update(table_of(HallDay))
    .where(_day.hall_id == bindparam("hall"), _day.day < bindparam("today"), _day.sequence >= 0)
    .values(sequence=-1 - _day.sequence)
)
_HOLD = (
    select(_day.day).where(_day.hall_id == bindparam("hall"), _day.sequence >= 0).with_for_update()
)
_LATEST = select(_latest)
_OPEN = InsertOnce(table_of(HallDay)).returning("day")
_NEXT_NUMBER = (
    update(table_of(SeriesDay))
    .where(_series_day.series_id == bindparam("series"), _series_day.day == bindparam("on"))
    .values(issued=_series_day.issued + 1)
    .returning(_series_day.issued)
)
_OPEN_SERIES = InsertOnce(table_of(SeriesDay))
# Who is being served when the day ends is finished under that day; nobody else comes any more.
# Found among the live tickets, of which there are few. SQLite takes their index only when nothing
# else looks searchable: asked for the hall as it stands, it reads every day ever stored instead,
# while the whole hall waits for the first number of the day.
_is_left_over = and_(
    IS_LIVE,
    _step.state != spelled(TicketState.SERVING),
    func.coalesce(_step.hall_id, _step.hall_id) == bindparam("hall"),
    _step.day < bindparam("today"),
)
_LEFT_OVER = (
    select(_step.ticket_id, _step.state).where(_is_left_over).order_by(_step.day, _step.sequence)
)
_EXPIRE = (
    update(table_of(TicketStep))
    .where(_is_left_over)
    .values(state=TicketState.EXPIRED, return_at=None)
)


@dataclass(frozen=True)
class Turn:
    """One turn in the order of a hall's day, held until the transaction ends.

    Attributes:
        day: The hall's day; may be later than the clock says when the clock was set back.
        sequence: Number of the turn, rising without gaps.
        moment: When it is; never before the turn that came before.
        return_at: When the first of those aside waits again by itself; None when nobody is.
        expired: Tickets of earlier days that this turn closed, because it opened the day, with
            the states in which it found them.
    """

    day: date
    sequence: int
    moment: datetime
    return_at: datetime | None = None
    expired: tuple[tuple[uuid.UUID, TicketState], ...] = ()


def take_turn(connection: Connection, hall_id: uuid.UUID, today: date, now: datetime) -> Turn:
    """Lock the hall's day and take the next turn; open the day when it is the first."""
    asked = {"hall": hall_id, "today": today, "at": now}
    found = connection.execute(_ENTER, asked).first()
    if found is not None:
        return Turn(*found)
    # In-flight turns of the old day end before its waiting tickets are looked for.
    connection.execute(_CLOSE, {"hall": hall_id, "today": today})
    opened = connection.execute(
        _OPEN.on(connection),
        {"hall_id": hall_id, "day": today, "sequence": 0, "last_moment": now},
    ).first()
    expired = () if opened is None else _expire(connection, hall_id, today)
    day, sequence, moment, return_at = connection.execute(_ENTER, asked).one()
    return Turn(day, sequence, moment, return_at, expired)


def _expire(
    connection: Connection, hall_id: uuid.UUID, today: date
) -> tuple[tuple[uuid.UUID, TicketState], ...]:
    """Close what earlier days left over, however many days ago; nobody moves it meanwhile."""
    asked = {"hall": hall_id, "today": today}
    left = tuple((row.ticket_id, row.state) for row in connection.execute(_LEFT_OVER, asked))
    if left:
        connection.execute(_EXPIRE, asked)
    return left


def hold(connection: Connection, hall_id: uuid.UUID) -> None:
    """Keep every window from calling until the transaction ends, without taking a turn."""
    connection.execute(_HOLD, {"hall": hall_id})


def check_clock(connection: Connection, hall_id: uuid.UUID, today: date) -> None:
    """Refuse to date anything before the latest day that the hall has opened.

    Raises:
        ClockBehindError: The station's clock was set back.
    """
    latest = connection.execute(_LATEST, {"hall": hall_id}).scalar_one()
    if latest is not None and today < latest:
        raise ClockBehindError(today=today.isoformat(), latest=latest.isoformat())


def next_count(connection: Connection, hall_id: uuid.UUID, series_id: uuid.UUID, day: date) -> int:
    """Return how many numbers of a series the day has now had, this one included."""
    asked = {"series": series_id, "on": day}
    count = connection.execute(_NEXT_NUMBER, asked).scalar_one_or_none()
    if count is not None:
        return count
    connection.execute(
        _OPEN_SERIES.on(connection),
        {"hall_id": hall_id, "series_id": series_id, "day": day, "issued": 0},
    )
    return connection.execute(_NEXT_NUMBER, asked).scalar_one()
