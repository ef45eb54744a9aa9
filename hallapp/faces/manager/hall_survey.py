"""What wants to be known of the hall beside queue and cases: asked at most every few seconds."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hallapp.evaluation.terms import FollowUpRow
from hallapp.faces.manager.hall_duty import NO_DUTY, DutyNow, read_duty
from hallapp.faces.manager.services import USUAL_WAIT_LIMIT_MINUTES, ManagerServices
from hallapp.kernel.clock import day_in, zone_named
from hallapp.queueing.terms import LoadAlertRow, OrderRow, ServiceRow
from hallapp.queueing.terms.overview import AnnouncementRow, NumbersRow
from hallapp.queueing.terms.setups import ClosingLoadRow
from hallapp.reception.terms import HelpCallRow

_GOOD_FOR = timedelta(seconds=10)
_LATEST_ANNOUNCEMENTS = 200


@dataclass(frozen=True)
class Survey:
    """One look at what may want a decision.

    Attributes:
        alerts: Services whose people wait too long, the worst first.
        closing: Services whose numbers end soon, with who still waits.
        announcements: The latest of today, newest first.
        wait_limit_minutes: A longer wait is too long, as the hall has it.
        duty: Empty posts, leave that waits, and questions nobody has answered.
    """

    services: tuple[ServiceRow, ...] = ()
    numbers: tuple[NumbersRow, ...] = ()
    orders: tuple[OrderRow, ...] = ()
    alerts: tuple[LoadAlertRow, ...] = ()
    closing: tuple[ClosingLoadRow, ...] = ()
    follow_ups: tuple[FollowUpRow, ...] = ()
    help_calls: tuple[HelpCallRow, ...] = ()
    announcements: tuple[AnnouncementRow, ...] = ()
    wait_limit_minutes: int = USUAL_WAIT_LIMIT_MINUTES
    duty: DutyNow = NO_DUTY


NOTHING_SEEN = Survey()


class Surveyor:
    """Looks on the worker; a look is good for some seconds unless something was done."""

    def __init__(self, services: ManagerServices) -> None:
        self._services = services
        self._seen: tuple[datetime, Survey] | None = None

    def forget(self) -> None:
        """Look anew the next time: something was done or told."""
        self._seen = None

    def look(self, now: datetime) -> Survey:
        """Return what was seen lately, or look."""
        seen = self._seen
        if seen is None or not timedelta(0) <= now - seen[0] < _GOOD_FOR:
            seen = (now, self._look(now))
            self._seen = seen
        return seen[1]

    def _look(self, now: datetime) -> Survey:
        hall, queue = self._services, self._services.queue
        today = day_in(now, zone_named(hall.hall.zone))
        offered = queue.services()
        loads = (queue.closing_load(each.id) for each in offered if each.waiting)
        return Survey(
            services=offered,
            numbers=hall.overview.numbers_today(),
            orders=queue.orders_of_today(),
            alerts=hall.oversee.load_alerts(),
            closing=tuple(load for load in loads if load is not None),
            follow_ups=hall.evaluation.follow_ups(),
            help_calls=hall.reception.open_calls(),
            announcements=hall.overview.announcements(today, today, _LATEST_ANNOUNCEMENTS),
            wait_limit_minutes=hall.wait_limit_minutes(),
            duty=read_duty(hall.duty),
        )
