"""When a service gives numbers: stops, rest days, sessions, quotas (取号限制). Pure rules.

One function decides; the use case raises what it returns, and the kiosk shows the same before
anybody has pressed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from uuid import UUID

from hallapp.hall.workdays import DayKind, WorkCalendar
from hallapp.kernel.errors import RuleError
from hallapp.queueing.issue_errors import (
    AppointmentOnlyError,
    DayFullError,
    IssueStoppedError,
    NotInSessionError,
    RestDayError,
    SessionFullError,
)
from hallapp.queueing.terms import OrderKind, OrderRow, SessionKind, SessionRow

# The longest closure by law is the Spring Festival's; beyond this nobody plans a visit.
_LOOK_AHEAD_DAYS = 30
# Notices do not say which weekday a make-up Saturday stands for.
_MAKE_UP_WEEKDAY = 1


@dataclass(frozen=True)
class HallMoment:
    """A moment as the hall's clock on the wall shows it.

    Attributes:
        moment: Aware.
        zone: Of the hall, never of the machine.
        calendar: Working days that the hall keeps when it gives numbers; None when it gives
            them on every day.
    """

    moment: datetime
    zone: tzinfo
    calendar: WorkCalendar | None = None

    @property
    def local(self) -> datetime:
        """The moment in the hall's zone."""
        return self.moment.astimezone(self.zone)

    @property
    def day(self) -> date:
        """The hall's date."""
        return self.local.date()

    def is_rest_day(self, day: date) -> bool:
        """Return whether the hall gives no numbers on a day."""
        return self.calendar is not None and not self.calendar.is_working(day)

    def weekday(self, day: date) -> int:
        """Return the ISO weekday whose sessions hold; a make-up day works like a Monday."""
        made_up = self.calendar is not None and self.calendar.kind(day) is DayKind.MAKE_UP
        return _MAKE_UP_WEEKDAY if made_up else day.isoweekday()

    def at(self, day: date, hour: time) -> datetime:
        """Return an hour of a day of the hall."""
        return datetime.combine(day, hour, self.zone)


@dataclass(frozen=True)
class ServiceLimits:
    """What limits one service's numbers on one day.

    Attributes:
        daily_max: Most numbers of the day; 0 for no such limit.
        sessions: Active sessions; none means that numbers are given all day.
        orders: The day's orders, oldest first.
        given: Numbers given today by session, under None those of no session; void ones excluded.
    """

    daily_max: int = 0
    sessions: tuple[SessionRow, ...] = ()
    orders: tuple[OrderRow, ...] = ()
    given: Mapping[UUID | None, int] = field(default_factory=dict[UUID | None, int])

    @property
    def extra(self) -> int:
        """Numbers that the day's extensions have added to quota and daily maximum."""
        return sum(order.extra for order in self.orders if order.kind is OrderKind.EXTEND)


def refusal(limits: ServiceLimits, at: HallMoment, *, is_booked: bool = False) -> RuleError | None:
    """Return why a service gives no number at a moment, or None when it does.

    The order is fixed: a stop, a rest day, the session, the quotas. A booked citizen was promised
    a place: sessions and quotas never turn that one away, a stop and a rest day do.
    """
    stopped = stop_in_force(limits.orders, at.moment)
    if stopped is not None:
        return IssueStoppedError(reason=stopped.reason, until=_clock_time(stopped.until_at, at))
    if at.is_rest_day(at.day):
        return RestDayError(next_opens=_spelled(next_opening(limits, at), at))
    if is_booked:
        return None
    return _out_of_session(limits, at) or _used_up(limits, at)


def _out_of_session(limits: ServiceLimits, at: HallMoment) -> RuleError | None:
    if not limits.sessions:
        return None
    present = session_at(limits, at)
    if present is None and not _is_extended(limits, at.moment):
        return NotInSessionError(next_opens=_spelled(next_opening(limits, at), at))
    if present is not None and present.kind is SessionKind.APPOINTMENTS:
        return AppointmentOnlyError(closes=f"{present.closes:%H:%M}")
    return None


def _used_up(limits: ServiceLimits, at: HallMoment) -> RuleError | None:
    most = limits.daily_max + limits.extra
    if limits.daily_max and sum(limits.given.values()) >= most:
        return DayFullError(limit=most)
    present = session_at(limits, at)
    if present is None or not present.quota:
        return None
    most = present.quota + limits.extra
    if limits.given.get(present.id, 0) < most:
        return None
    return SessionFullError(limit=most, next_opens=_spelled(next_opening(limits, at), at))


def session_at(limits: ServiceLimits, at: HallMoment) -> SessionRow | None:
    """Return the session that numbers count against now, or None.

    An extension goes on with the session that closed last.
    """
    today = _sessions_on(limits, at, at.day)
    hour = at.local.time()
    for session in today:
        if session.opens <= hour < session.closes:
            return session
    closed = [session for session in today if session.closes <= hour]
    return closed[-1] if closed and _is_extended(limits, at.moment) else None


def closes_at(limits: ServiceLimits, at: HallMoment) -> datetime | None:
    """Return when the numbers given now end, or None when nothing ends them."""
    present = session_at(limits, at)
    if present is None:
        return None
    regular = at.at(at.day, present.closes)
    latest = limits.orders[-1] if _is_extended(limits, at.moment) else None
    until = regular if latest is None or latest.until_at is None else latest.until_at
    return max(regular, until.astimezone(at.zone))


def next_opening(limits: ServiceLimits, at: HallMoment) -> datetime | None:
    """Return when numbers for everybody are next given after now, or None within a month.

    A service without sessions opens with the next day on which the hall works.
    """
    for ahead in range(_LOOK_AHEAD_DAYS + 1):
        day = at.day + timedelta(days=ahead)
        if at.is_rest_day(day):
            continue
        if not limits.sessions and ahead:
            return at.at(day, time.min)
        for session in _sessions_on(limits, at, day):
            opens = at.at(day, session.opens)
            if session.kind is SessionKind.EVERYBODY and opens > at.local:
                return opens
    return None


def stop_in_force(orders: tuple[OrderRow, ...], moment: datetime) -> OrderRow | None:
    """Return the stop that holds at a moment, or None: the newest order of the day counts."""
    latest = orders[-1] if orders else None
    if latest is None or latest.kind is not OrderKind.STOP:
        return None
    return latest if latest.until_at is None or moment < latest.until_at else None


def _is_extended(limits: ServiceLimits, moment: datetime) -> bool:
    """Return whether the newest order keeps numbers coming after the session's end."""
    latest = limits.orders[-1] if limits.orders else None
    return (
        latest is not None
        and latest.kind is OrderKind.EXTEND
        and latest.until_at is not None
        and moment < latest.until_at
    )


def _sessions_on(limits: ServiceLimits, at: HallMoment, day: date) -> list[SessionRow]:
    weekday = str(at.weekday(day))
    of_day = (each for each in limits.sessions if each.is_active and weekday in each.weekdays)
    return sorted(of_day, key=lambda session: session.opens)


def _spelled(opening: datetime | None, at: HallMoment) -> str | None:
    """Return a coming moment as briefly as it can be understood today."""
    if opening is None:
        return None
    if opening.date() == at.day:
        return f"{opening:%H:%M}"
    return f"{opening:%Y-%m-%d}" if opening.time() == time.min else f"{opening:%Y-%m-%d %H:%M}"


def _clock_time(moment: datetime | None, at: HallMoment) -> str | None:
    return None if moment is None else f"{moment.astimezone(at.zone):%H:%M}"
