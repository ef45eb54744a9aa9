"""When people are told of lights: in office hours of a working day, once, not light by light."""

from collections.abc import Collection
from datetime import datetime, time, timedelta

from sqlalchemy.orm import Session

from hallapp.cases.clockwork.policy import OFFICE_HOURS
from hallapp.hall.calendars import load_calendar
from hallapp.hall.terms import Role
from hallapp.kernel.clock import day_in
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.settings import value_on
from hallapp.supervision.store.listing import news_since
from hallapp.supervision.store.rule_rows import told_of
from hallapp.supervision.terms import Colour, SupervisionNotice


def notice_for(
    work: UnitOfWork, roles: Collection[Role], after: datetime | None
) -> SupervisionNotice | None:
    """Return what whoever has these roles is to be told now; None when there is nothing to say.

    Outside office hours nothing is said and nothing is lost: `after` stays where it was, and the
    first look in office hours tells everything that came meanwhile in one notice.

    Args:
        work: The unit of work of the hall.
        roles: Of the person at the station.
        after: The `until` of the last notice here; None tells what is new since yesterday.
    """
    now = work.clock.now()
    with work.read() as session:
        if not _is_at_work(session, work, now):
            return None
        news = news_since(session, work.hall_id, after or now - timedelta(days=1))
    wanted = set(roles)
    told = [(colour, late) for colour, late, whom in news if wanted & set(told_of(whom))]
    if not told:
        return None
    colours = [colour for colour, _late in told]
    return SupervisionNotice(
        red=colours.count(Colour.RED),
        yellow=colours.count(Colour.YELLOW),
        reminder=colours.count(Colour.REMINDER),
        late=sum(late for _colour, late in told),
        until=now,
    )


def _is_at_work(session: Session, work: UnitOfWork, now: datetime) -> bool:
    today = day_in(now, work.zone)
    week = value_on(session, work.hall_id, OFFICE_HOURS, today)
    kind = load_calendar(session, work.hall_id).kind(today)
    midnight = datetime.combine(today, time(), work.zone)
    passed_s = (now - midnight).total_seconds()
    return any(each.opens_s <= passed_s < each.closes_s for each in week.hours_of(today, kind))
