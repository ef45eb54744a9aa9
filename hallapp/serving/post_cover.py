"""Posts that nobody staffs now, and who covered which window on a day (AB岗顶岗、空岗).

Who sits where (signing in at windows), who is away, who is out and what pairs there are lie in
different features; they are put side by side here, and nothing is written.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from hallapp.attendance.tables import Punch
from hallapp.cases.clockwork.policy import OFFICE_HOURS
from hallapp.hall.calendars import load_calendar
from hallapp.hall.half_days import Half, HalfDay
from hallapp.hall.tables import Person, ServiceWindow, WindowDuty
from hallapp.hall.terms import DutyState
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.settings import value_on
from hallapp.kernel.texts import _
from hallapp.leave.away import away_in
from hallapp.leave.tables import Outing
from hallapp.leave.terms import AwayMap
from hallapp.roster.policy import VACANT_MINUTES
from hallapp.roster.rules import HallNow
from hallapp.roster.service import PostService
from hallapp.roster.terms import PostPairRow, VacantPost

_NOON = 12
_ONE_DAY = timedelta(days=1)


class CoverRole(Enum):
    """What somebody is at a window."""

    A = "a"  # A岗本人
    B = "b"  # B岗顶岗
    OTHER = "other"  # 既不是A岗也不是B岗

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            CoverRole.A: _("A岗本人"),
            CoverRole.B: _("B岗代办"),
            CoverRole.OTHER: _("非AB岗人员"),
        }[self]


@dataclass(frozen=True, slots=True)
class VacantPostRow:
    """One post at which neither A nor B is now.

    Attributes:
        window_id: None for a post without a window.
        since: Since when; the opening of the hall where nobody has come yet today.
        a_word: Why A is not there as far as anybody may know: 请假, 公出, 外出; empty otherwise.
        proposed_b: B who is in the hall and could come, None where B is not.
        is_over_limit: For as long as the hall calls it a finding (脱岗), or longer.
        b_window_number: The other window that B would have to leave, None without one.
    """

    window_id: uuid.UUID | None
    number: int | None
    since: datetime
    a_person_id: uuid.UUID
    a_name: str
    a_word: str
    b_name: str
    proposed_b: uuid.UUID | None
    proposed_b_name: str
    is_over_limit: bool
    b_window_number: int | None = None


@dataclass(frozen=True, slots=True)
class CoverSpan:
    """Somebody at a window for a time.

    Attributes:
        role: What the person is at this window.
        owner_id: The A for whom a B sat there: the post's owner, for the credit of covering.
        until: None while it lasts.
    """

    person_id: uuid.UUID
    person_name: str
    role: CoverRole
    since: datetime
    until: datetime | None
    owner_id: uuid.UUID | None = None
    owner_name: str = ""


@dataclass(frozen=True, slots=True)
class WindowCover:
    """Who covered one window on a day.

    Attributes:
        is_staffed: A or B sat there at some time of the day.
        is_covered_by_b: B sat there while the post was A's.
    """

    window_id: uuid.UUID
    number: int
    spans: tuple[CoverSpan, ...]

    @property
    def is_staffed(self) -> bool:
        """Whether A or B sat there."""
        return any(each.role is not CoverRole.OTHER for each in self.spans)

    @property
    def is_covered_by_b(self) -> bool:
        """Whether a B sat there for an A."""
        return any(each.role is CoverRole.B for each in self.spans)


class PostCoverService:
    """Tells which posts stand empty, and who covered which window."""

    def __init__(self, work: UnitOfWork, posts: PostService) -> None:
        self._work, self._posts = work, posts

    def vacancies(self) -> tuple[VacantPostRow, ...]:
        """Return the posts that nobody staffs now, by window; none outside office hours."""
        now = self._work.clock.now()
        local = now.astimezone(self._work.zone)
        half = HalfDay(local.date(), Half.MORNING if local.hour < _NOON else Half.AFTERNOON)
        with self._work.read() as session:
            opened_at = self._opened_at(session, local)
            if opened_at is None:
                return ()
            gathered = self._gather(session, now, half, opened_at)
        vacant = self._posts.vacant_posts(gathered.state, half)
        return tuple(gathered.row(each, opened_at) for each in vacant)

    def window_cover(self, day: date | None = None) -> tuple[WindowCover, ...]:
        """Return who sat at which window on a day and as what, by window number.

        B who covers appears with A as the owner of the post: covering is B's credit, and A's
        absence is judged by A's own leave and punches alone.
        """
        on = day or self._work.today()
        begin, end = self._bounds(on)
        pairs = {half: self._posts.standing(HalfDay(on, half)) for half in Half}
        with self._work.read() as session:
            rows = session.execute(
                select(WindowDuty, Person.name, ServiceWindow.number)
                .join(Person, Person.id == WindowDuty.person_id)
                .join(ServiceWindow, ServiceWindow.id == WindowDuty.window_id)
                .where(
                    WindowDuty.hall_id == self._work.hall_id,
                    WindowDuty.since < end,
                    or_(WindowDuty.until.is_(None), WindowDuty.until > begin),
                )
                .order_by(ServiceWindow.number, WindowDuty.since)
            ).all()
        found: dict[tuple[int, uuid.UUID], list[CoverSpan]] = {}
        for duty, name, number in rows:
            hour = max(duty.since, begin).astimezone(self._work.zone).hour
            half = Half.MORNING if hour < _NOON else Half.AFTERNOON
            span = _span(duty, name, pairs[half], pairs[_other(half)])
            found.setdefault((number, duty.window_id), []).append(span)
        return tuple(
            WindowCover(window_id, number, tuple(spans))
            for (number, window_id), spans in found.items()
        )

    def _opened_at(self, session: Session, local: datetime) -> datetime | None:
        """Return when the present stretch of office hours began; None outside of them."""
        hall_id, day = self._work.hall_id, local.date()
        week = value_on(session, hall_id, OFFICE_HOURS, day)
        hours = week.hours_of(day, load_calendar(session, hall_id).kind(day))
        midnight = datetime.combine(day, time(), self._work.zone)
        for each in hours:
            opens = midnight + timedelta(seconds=each.opens_s)
            if opens <= local < midnight + timedelta(seconds=each.closes_s):
                return opens
        return None

    def _gather(
        self, session: Session, now: datetime, half: HalfDay, opened_at: datetime
    ) -> "_Gathered":
        hall_id = self._work.hall_id
        begin, end = self._bounds(half.day)
        duties = session.scalars(
            select(WindowDuty).where(
                WindowDuty.hall_id == hall_id,
                WindowDuty.since < end,
                or_(WindowDuty.until.is_(None), WindowDuty.until > begin),
            )
        ).all()
        slips = session.scalars(
            select(Outing).where(
                Outing.hall_id == hall_id, Outing.back_at.is_(None), Outing.left_at <= now
            )
        )
        out = {slip.person_id: slip.left_at for slip in slips}
        away = _away(away_in(session, hall_id, half.day, half.day), half.half)
        punched = session.scalars(
            select(Punch.person_id).where(Punch.hall_id == hall_id, Punch.day == half.day)
        )
        allowed = timedelta(minutes=value_on(session, hall_id, VACANT_MINUTES, half.day))
        numbers = session.execute(
            select(ServiceWindow.id, ServiceWindow.number).where(ServiceWindow.hall_id == hall_id)
        )
        state = HallNow(
            now=now,
            opened_at=opened_at,
            holders={duty.window_id: duty.person_id for duty in duties if duty.until is None},
            left_at=_left_at(duties, out),
            away=frozenset(away),
            out=frozenset(out),
            in_hall=frozenset({duty.person_id for duty in duties} | set(punched)),
            idle_since=_idle_since(duties, now, allowed),
        )
        return _Gathered(state, away, out, {row[0]: row[1] for row in numbers})

    def _bounds(self, day: date) -> tuple[datetime, datetime]:
        begin = datetime.combine(day, time(), self._work.zone)
        return begin, datetime.combine(day + _ONE_DAY, time(), self._work.zone)


@dataclass(frozen=True)
class _Gathered:
    """The hall at one moment, and what makes words of it."""

    state: HallNow
    away: Mapping[uuid.UUID, bool]
    out: Mapping[uuid.UUID, datetime]
    numbers: Mapping[uuid.UUID, int]

    def row(self, vacant: VacantPost, opened_at: datetime) -> VacantPostRow:
        """Return a vacant post as faces show it."""
        pair = vacant.pair
        at = next((w for w, who in self.state.holders.items() if who == pair.b_person_id), None)
        return VacantPostRow(
            window_id=pair.window_id,
            number=pair.window_number,
            since=vacant.since or opened_at,
            a_person_id=pair.a_person_id,
            a_name=pair.a_name,
            a_word=self._word(pair.a_person_id),
            b_name=pair.b_name,
            proposed_b=vacant.proposed,
            proposed_b_name=vacant.proposed_name,
            is_over_limit=vacant.is_over_limit,
            b_window_number=None if at is None else self.numbers.get(at),
        )

    def _word(self, person_id: uuid.UUID) -> str:
        if person_id in self.away:
            return _("公出") if self.away[person_id] else _("请假")
        return _("外出") if person_id in self.out else ""


def _away(away: AwayMap, half: Half) -> dict[uuid.UUID, bool]:
    """Return who is away in a half of the day, and whether on a trip."""
    return {
        person_id: halves[half].is_trip
        for (person_id, _day), halves in away.items()
        if half in halves
    }


def _left_at(
    duties: Sequence[WindowDuty], out: Mapping[uuid.UUID, datetime]
) -> dict[uuid.UUID, datetime]:
    """Return since when each window has nobody, or its holder is out on a slip."""
    found: dict[uuid.UUID, datetime] = {}
    for duty in duties:
        gone_at = duty.until or out.get(duty.person_id)
        if gone_at is not None:
            found[duty.window_id] = max(gone_at, found.get(duty.window_id, gone_at))
    return found


def _idle_since(
    duties: Sequence[WindowDuty], now: datetime, allowed: timedelta
) -> dict[uuid.UUID, datetime]:
    """Return since when held windows are paused beyond the time that was said or allowed."""
    found: dict[uuid.UUID, datetime] = {}
    for duty in duties:
        if duty.until is not None or duty.state is not DutyState.PAUSED or duty.paused_at is None:
            continue
        if (duty.back_at or duty.paused_at + allowed) <= now:
            found[duty.window_id] = duty.paused_at
    return found


def _span(
    duty: WindowDuty, name: str, pairs: Iterable[PostPairRow], others: Iterable[PostPairRow]
) -> CoverSpan:
    """Return what somebody was at a window: its A, its B for an A, or neither."""
    role = CoverRole.OTHER
    owner: PostPairRow | None = None
    for pair in (*pairs, *others):
        if pair.window_id != duty.window_id:
            continue
        if pair.a_person_id == duty.person_id:
            role, owner = CoverRole.A, None
            break
        if pair.b_person_id == duty.person_id and owner is None:
            role, owner = CoverRole.B, pair
    return CoverSpan(
        person_id=duty.person_id,
        person_name=name,
        role=role,
        since=duty.since,
        until=duty.until,
        owner_id=None if owner is None else owner.a_person_id,
        owner_name="" if owner is None else owner.a_name,
    )


def _other(half: Half) -> Half:
    return Half.AFTERNOON if half is Half.MORNING else Half.MORNING
