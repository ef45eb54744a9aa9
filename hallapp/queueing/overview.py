"""What a manager counts and opens: numbers of the day, failed visits, announcements (统计)."""

from datetime import date

from hallapp.kernel.database.work import UnitOfWork
from hallapp.queueing.limits import ServiceLimits, session_at
from hallapp.queueing.store import limits, overview, paper_visits, reading
from hallapp.queueing.terms.overview import AnnouncementRow, FailedPaperRow, NumbersRow

MOST_ROWS = 10_000
"""A longer list nobody reads; a face says so when a list has this length."""


class QueueOverview:
    """Answers the manager's reports, each from one short reading; it writes nothing."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def numbers_today(self) -> tuple[NumbersRow, ...]:
        """Return for every active service how many numbers it gave today and how many it may."""
        work, now = self._work, self._work.clock.now()
        with work.read() as session:
            connection, hall_id = session.connection(), work.hall_id
            day = reading.current_day(connection, hall_id, work.today())
            maxima = overview.daily_maxima(connection, hall_id)
            given: limits.Given = limits.given(connection, day, tuple(maxima)) if maxima else {}
            sessions = limits.sessions(connection, hall_id)
            orders = limits.orders(connection, hall_id, day)
            at = limits.hall_moment(session, hall_id, now, work.zone, has_policy=bool(sessions))
        rows: list[NumbersRow] = []
        for service_id, most in maxima.items():
            found = ServiceLimits(
                most, sessions.get(service_id, ()), orders.get(service_id, ()),
                given.get(service_id, {}),
            )  # fmt: skip
            present = session_at(found, at)
            quota = 0 if present is None else present.quota
            rows.append(
                NumbersRow(
                    service_id,
                    sum(found.given.values()),
                    most and most + found.extra,
                    0 if present is None else found.given.get(present.id, 0),
                    quota and quota + found.extra,
                )
            )
        return tuple(rows)

    def on_paper_today(self) -> int:
        """Return how many visits of today were served on paper and keyed in (纸质补录)."""
        today = self._work.today()
        with self._work.look() as connection:
            counted = paper_visits.counted(connection, self._work.hall_id, today, today)
        return counted.get(today, 0)

    def failed_papers(self, first: date, last: date) -> tuple[FailedPaperRow, ...]:
        """Return each paper that sent somebody home on these days, newest first (白跑明细)."""
        with self._work.look() as connection:
            return overview.failed_papers(connection, self._work.hall_id, first, last, MOST_ROWS)

    def announcements(
        self, first: date, last: date, limit: int = MOST_ROWS
    ) -> tuple[AnnouncementRow, ...]:
        """Return what became of the announcements of these days, newest first (播报记录)."""
        with self._work.look() as connection:
            return overview.announcements(connection, self._work.hall_id, first, last, limit)
