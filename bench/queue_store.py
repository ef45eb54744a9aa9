"""The days behind a hall: finished tickets, so that a store is as full as after years."""

import math
from datetime import UTC, date, datetime, time, timedelta

from queue_hall import PREFIXES, BenchHall, analyze
from sqlalchemy import Connection, Date, Uuid, bindparam, text

from hallapp.kernel.clock import DEFAULT_ZONE, SystemClock, zone_named
from hallapp.kernel.database.columns import Moment
from hallapp.kernel.database.engine import open_engine
from hallapp.kernel.database.work import UnitOfWork
from hallapp.queueing.pacing import PaceBook

_EACH = 10  # finished tickets of each service on one day
_A_DAY = _EACH * len(PREFIXES)
_LEARNT_DAYS = 46  # one call each, for as many as the hall looks back
_IDS = {
    "sqlite": ("lower(hex(randomblob(16)))", "lower(hex(randomblob(5)))"),
    "postgresql": ("gen_random_uuid()", "substr(md5(random()::text), 1, 10)"),
}
_TICKETS = """
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :each)
INSERT INTO ticket (id, hall_id, day, series_id, number, lap, label, service_id, code, issued_at,
                    print_state)
SELECT {id}, q.hall_id, :day, q.series_id, numbers.n, 0, q.code || numbers.n, q.id, {code}, :at,
       'printed'
FROM queue_service q CROSS JOIN numbers WHERE q.hall_id = :hall
"""
_STEPS = """
INSERT INTO ticket_step (id, hall_id, day, ticket_id, service_id, state, effective_at, sequence,
                         queued_at, window_id, called_at, call_sequence, call_count, started_at,
                         finished_at)
SELECT {id}, t.hall_id, t.day, t.id, t.service_id, 'finished', t.issued_at,
       q.position + t.number * 1000, t.issued_at, w.id, :called, q.position + t.number * 1000, 1,
       :called, :finished
FROM ticket t JOIN queue_service q ON q.id = t.service_id
JOIN service_window w ON w.hall_id = t.hall_id AND w.number = q.position + 1
WHERE t.hall_id = :hall AND t.day = :day
"""
_SERIES_DAYS = """
INSERT INTO series_day (hall_id, series_id, day, issued)
SELECT s.hall_id, s.id, :day, :each FROM number_series s WHERE s.hall_id = :hall
"""
_HALL_DAY = """
INSERT INTO hall_day (hall_id, day, sequence, last_moment)
VALUES (:hall, :day, -20000, :at)
"""


def fill_up(hall: BenchHall, stored: int) -> None:
    """Add at least so many finished tickets of past days, a full day's number each day."""
    engine = open_engine(hall.url)
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA cache_size = -500000")  # KiB; random ids
        for days_ago in range(1, math.ceil(stored / _A_DAY) + 1):
            _add_day(connection, hall, hall.day - timedelta(days=days_ago))
        connection.commit()
        # On PostgreSQL only: the program asks SQLite for no statistics either.
        analyze(connection)
        connection.commit()
    # Each of these days was learnt from on the morning after it.
    book = PaceBook(UnitOfWork(engine, hall.hall_id, SystemClock(), zone_named(DEFAULT_ZONE)))
    for _day in range(_LEARNT_DAYS):
        book.of(hall.day)
    engine.dispose()


def _add_day(connection: Connection, hall: BenchHall, day: date) -> None:
    at = datetime.combine(day, time(4), UTC)  # noon in the hall
    told = {
        "hall": hall.hall_id,
        "day": day,
        "at": at,
        "called": at + timedelta(minutes=12),
        "finished": at + timedelta(minutes=20),
        "each": _EACH,
    }
    kinds = {
        "hall": Uuid(),
        "day": Date(),
        "at": Moment(),
        "called": Moment(),
        "finished": Moment(),
    }
    new_id, code = _IDS[connection.dialect.name]
    for statement in (_HALL_DAY, _SERIES_DAYS, _TICKETS, _STEPS):
        asked = text(statement.format(id=new_id, code=code))
        names = [name for name in told if f":{name}" in statement]
        binds = [bindparam(name, type_=kinds.get(name)) for name in names]
        connection.execute(asked.bindparams(*binds), {name: told[name] for name in names})
