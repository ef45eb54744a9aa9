"""Counting again (重新统计): explicit, shown first, logged."""

import uuid
from datetime import date

from hallapp.attendance.errors import ReasonMissingError
from hallapp.attendance.service.closing import check_open, check_span
from hallapp.attendance.service.counting import Cancelled, Counting, Progress
from hallapp.attendance.store.deed_rows import counts_in
from hallapp.attendance.terms.acts import CountRow, CountWish, RecountDifference
from hallapp.hall.entitlement import check_role
from hallapp.hall.terms import Role
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Request

COUNTERS = frozenset({Role.SHIFT_LEADER, Role.MANAGER, Role.ADMINISTRATOR})


class RecountService:
    """Counts a period; a second count with nothing new writes nothing."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._counting = Counting(work)

    def preview(
        self,
        from_on: date,
        until_on: date,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> RecountDifference:
        """Return what a count would change; nothing is written.

        Raises:
            PeriodSpanError: The span cannot be counted.
            CountCancelledError: The person stopped it.
        """
        span = (from_on, until_on)
        check_span(span, self._work.today())
        return self._counting.prepare(span, progress, cancelled).difference

    def carry(
        self,
        request: Request,
        wish: CountWish,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> CountRow:
        """Count a period (统计): days that differ get a new version, the old one stays.

        Args:
            request: Who counts.
            wish: The span and why.
            progress: Told steps of reading, then of writing.
            cancelled: Asked while reading; what is being written is written whole.

        Raises:
            ReasonMissingError: No reason was given.
            PeriodSpanError: The span cannot be counted.
            NotEntitledError: The actor may not count.
            PeriodClosedError: A day of it is closed.
            CountCancelledError: The person stopped it.
            CountOvertakenError: Somebody counted the same days meanwhile.
        """
        if not wish.reason.strip():
            raise ReasonMissingError
        span = (wish.from_on, wish.until_on)
        check_span(span, self._work.today())
        prepared = self._counting.prepare(span, progress, cancelled)
        with self._work.write(request, "attendance.recount", wish=repr(wish)) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, COUNTERS)
                after = check_open(act, self._work.hall_id, span, wish.override_reason)
                count_id = self._counting.write(act, prepared, wish, after, progress)
                act.answer = {"count": str(count_id)}
        told = act.first_answer or act.answer
        wanted = uuid.UUID(told["count"])
        return next(row for row in self.counts(*span) if row.id == wanted)

    def counts(self, from_on: date, until_on: date) -> tuple[CountRow, ...]:
        """Return the counts that touch a span of days, the newest first (统计记录)."""
        with self._work.read() as session:
            return counts_in(session, self._work.hall_id, from_on, until_on)
