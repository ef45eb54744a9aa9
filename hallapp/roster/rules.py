"""Rules of the roster without any store: overlaps, notice, who covers a post, what is vacant."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from hallapp.hall.half_days import HalfDay
from hallapp.hall.workdays import DayKind, WorkCalendar
from hallapp.roster.errors import ShiftCodeError, ShiftTimesError
from hallapp.roster.terms import (
    CoverWord,
    HandoverRow,
    PostCover,
    PostPairRow,
    RosterOccasion,
    ShiftRow,
    ShiftWish,
    VacantPost,
)

_ONE_DAY = timedelta(days=1)
CODE_LENGTH, NAME_LENGTH = 20, 60


def check_shift(wish: ShiftWish) -> None:
    """Refuse a shift that cannot be.

    Raises:
        ShiftCodeError: Without a code or a name, or with too long ones.
        ShiftTimesError: It begins and ends at one time, or a slot is closed before it opens.
    """
    code, name = wish.code.strip(), wish.name.strip()
    if not code or not name or len(code) > CODE_LENGTH or len(name) > NAME_LENGTH:
        raise ShiftCodeError(shift=code)
    if wish.begins == wish.ends:
        raise ShiftTimesError(shift=name)
    if not wish.crosses_midnight and any(slot.closes <= slot.opens for slot in wish.slots):
        raise ShiftTimesError(shift=name)


def overlap(day: date, shift: ShiftRow, other_day: date, other: ShiftRow) -> bool:
    """Return whether two shifts share time; one that ends when the other begins does not."""
    begin, end = _moments(day, shift)
    other_begin, other_end = _moments(other_day, other)
    return begin < other_end and other_begin < end


def _moments(day: date, shift: ShiftRow) -> tuple[datetime, datetime]:
    end = day + _ONE_DAY if shift.crosses_midnight else day
    return datetime.combine(day, shift.begins), datetime.combine(end, shift.ends)


def occasion_on(day: date, calendar: WorkCalendar, said: RosterOccasion) -> RosterOccasion:
    """Return why somebody is on the roster of a day, by the hall's one calendar.

    A plain shift on a day of rest is weekend service or holiday duty; a make-up day is a working
    day like any other.
    """
    if said is not RosterOccasion.SHIFT or calendar.is_working(day):
        return said
    is_weekend = calendar.kind(day) is DayKind.WEEKEND
    return RosterOccasion.WEEKEND if is_weekend else RosterOccasion.HOLIDAY_DUTY


def is_short_notice(told_on: date, from_on: date, calendar: WorkCalendar) -> bool:
    """Return whether a hand-over was told later than one working day ahead.

    It is in time when a working day lies between, the day of telling included: on Friday for
    Monday, never on Sunday for Monday.

    Source:
        AB岗工作制度: 提前一个工作日交接.
    """
    return calendar.working_days_between(told_on, from_on - _ONE_DAY) < 1


def cover_of(
    pair: PostPairRow,
    present: Collection[UUID],
    away: Collection[UUID],
    out: Collection[UUID] = (),
) -> PostCover:
    """Return whether a post is staffed and by whom; credit and blame stay apart.

    Args:
        pair: The post.
        present: Who is at this post's window (or, without one, in the hall) in the time looked at.
        away: Who is on leave or on a trip.
        out: Who is out on a registered slip or walks with a citizen.
    """
    is_excused = pair.a_person_id in away or pair.a_person_id in out
    if pair.a_person_id in present:
        # At the post is at the post: nobody is charged for a leave that was not taken.
        return PostCover(CoverWord.A_PRESENT, pair.a_person_id)
    if pair.b_person_id in present:
        return PostCover(CoverWord.B_COVERS, pair.b_person_id, is_excused)
    is_b_away = pair.b_person_id in away or pair.b_person_id in out
    return PostCover(CoverWord.VACANT, None, is_excused, is_b_away)


@dataclass(frozen=True, slots=True)
class HallNow:
    """What is known of the hall at one moment.

    Attributes:
        holders: Who sits at which window now, pauses included.
        opened_at: When the hall opened for this stretch of the day; nothing is vacant before.
        left_at: Since when each window has nobody, or its holder is out; a window that nobody has
            held today is not in.
        away: Who is on leave or on a trip.
        out: Who is out on a slip.
        in_hall: Who has come today and not gone: at a window, or by a punch.
        idle_since: Since when a held window shows no sign of anybody (paused beyond its time).
    """

    now: datetime
    opened_at: datetime | None = None
    holders: Mapping[UUID, UUID] = field(default_factory=dict[UUID, UUID])
    left_at: Mapping[UUID, datetime] = field(default_factory=dict[UUID, datetime])
    away: Collection[UUID] = frozenset()
    out: Collection[UUID] = frozenset()
    in_hall: Collection[UUID] = frozenset()
    idle_since: Mapping[UUID, datetime] = field(default_factory=dict[UUID, datetime])


def standing_pairs(
    pairs: Iterable[PostPairRow], handovers: Iterable[HandoverRow], at: HalfDay
) -> tuple[PostPairRow, ...]:
    """Return the pairs with the B who stands in at a half day, where a post is handed over."""
    handed = {row.pair_id: row for row in handovers if row.ended_at is None and at in row.span}
    return tuple(
        pair
        if (row := handed.get(pair.id)) is None
        else replace(pair, b_person_id=row.b_person_id, b_name=row.b_name)
        for pair in pairs
    )


def vacant_posts(
    pairs: Iterable[PostPairRow], state: HallNow, limit_minutes: int
) -> tuple[VacantPost, ...]:
    """Return the posts at which neither A nor B is, each with the B that could go there.

    Anybody else at the window does not staff the post: work done by whoever is not A or B is a
    finding of its own in some halls. A window with several pairs is staffed by any of them, and
    stands here once.

    Args:
        pairs: The posts that hold today.
        state: What is known of the hall.
        limit_minutes: From how many minutes on it is a finding (脱岗); included.
    """
    vacant: dict[UUID, VacantPost] = {}
    staffed: set[UUID] = set()
    for pair in pairs:
        cover = cover_of(pair, _present(pair, state), state.away, state.out)
        key = pair.window_id or pair.id
        if cover.is_staffed:
            staffed.add(key)
            continue
        found = _vacant(pair, state, limit_minutes, is_excused=cover.is_a_excused)
        known = vacant.get(key)
        if known is None or (known.proposed is None and found.proposed is not None):
            vacant[key] = found
    return tuple(found for key, found in vacant.items() if key not in staffed)


def _vacant(
    pair: PostPairRow, state: HallNow, limit_minutes: int, *, is_excused: bool
) -> VacantPost:
    since = _since(pair, state)
    minutes = 0 if since is None else int((state.now - since).total_seconds() // 60)
    can_come = _can_come(pair.b_person_id, state)
    return VacantPost(
        pair=pair,
        since=since,
        proposed=pair.b_person_id if can_come else None,
        proposed_name=pair.b_name if can_come else "",
        is_over_limit=since is not None and minutes >= limit_minutes,
        is_a_excused=is_excused,
        is_b_at_window=pair.b_person_id in state.holders.values(),
    )


def _present(pair: PostPairRow, state: HallNow) -> frozenset[UUID]:
    """Return who of the two is at the post; out on a slip is not at it."""
    if pair.window_id is None:
        here = {pair.a_person_id, pair.b_person_id} & set(state.in_hall)
    elif pair.window_id in state.idle_since:
        here = set[UUID]()
    else:
        holder = state.holders.get(pair.window_id)
        here = set[UUID]() if holder is None else {holder}
    return frozenset(here - set(state.out))


def _since(pair: PostPairRow, state: HallNow) -> datetime | None:
    found = None
    if pair.window_id is not None:
        found = state.idle_since.get(pair.window_id) or state.left_at.get(pair.window_id)
    known = [each for each in (found, state.opened_at) if each is not None]
    return max(known, default=None)


def _can_come(person_id: UUID, state: HallNow) -> bool:
    """Return whether somebody is in the hall, not away and not out; perhaps at another window."""
    return person_id not in state.away and person_id not in state.out and person_id in state.in_hall
