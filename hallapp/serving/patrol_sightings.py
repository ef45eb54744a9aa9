"""What the records of the hall say about each window before a patroller looks (巡查提示).

Sign-in, slips of outings, leave and posts are put side by side. What follows is a proposal: an
empty post is always for whoever stands before it to say.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from uuid import UUID

from hallapp.hall.half_days import Half, HalfDay
from hallapp.hall.terms import WindowKind, WindowRow
from hallapp.kernel.texts import _, papers
from hallapp.leave.terms import AwayMap, AwayRow, OutingKind, OutingRow
from hallapp.patrols.terms import PatrolSight, Sighting
from hallapp.roster.terms import HandoverRow, PostPairRow

_NOON = 12


@dataclass(frozen=True, slots=True)
class HeldWindow:
    """Who was signed in at a window at a moment.

    Attributes:
        pause: Why it was paused; empty while it served.
    """

    person_id: UUID
    pause: str = ""


@dataclass(frozen=True, slots=True)
class HallRecords:
    """What is known of the hall at one moment.

    Attributes:
        at: The moment, in the hall's zone.
        names: Names of people by id.
        belonging: Who belongs to each window.
        held: Who was signed in where.
        outings: Of people who were out.
        away: Who is on leave or on a trip, by person and day.
        pairs: A and B of posts that hold on the day.
        handovers: Posts that are handed over in these days.
    """

    at: datetime
    names: Mapping[UUID, str]
    belonging: Mapping[UUID, tuple[UUID, ...]] = field(default_factory=dict[UUID, tuple[UUID, ...]])
    held: Mapping[UUID, HeldWindow] = field(default_factory=dict[UUID, HeldWindow])
    outings: tuple[OutingRow, ...] = ()
    away: AwayMap = field(default_factory=dict[tuple[UUID, date], Mapping[Half, AwayRow]])
    pairs: tuple[PostPairRow, ...] = ()
    handovers: tuple[HandoverRow, ...] = ()

    @property
    def half_day(self) -> HalfDay:
        """The half day of the moment; the afternoon begins at noon."""
        half = Half.MORNING if self.at.hour < _NOON else Half.AFTERNOON
        return HalfDay(self.at.date(), half)

    def outing_of(self, person_id: UUID) -> OutingRow | None:
        """Return the slip on which somebody is out, None when they are not."""
        return next((each for each in self.outings if each.person_id == person_id), None)

    def leave_of(self, person_id: UUID) -> AwayRow | None:
        """Return the leave on which somebody is away at the moment, None when they are not."""
        here = self.half_day
        return self.away.get((person_id, here.day), {}).get(here.half)

    def first_at(self, window_id: UUID) -> tuple[UUID, ...]:
        """Return whose post a window is (A岗): who belongs there, and the A of its pairs."""
        paired = [each.a_person_id for each in self.pairs if each.window_id == window_id]
        return tuple(dict.fromkeys((*self.belonging.get(window_id, ()), *paired)))

    def second_at(self, window_id: UUID) -> tuple[UUID, ...]:
        """Return who stands in at a window (B岗): by hand-over first, then by its pairs."""
        here = self.half_day
        handed = [
            each.b_person_id
            for each in self.handovers
            if each.window_id == window_id and each.ended_at is None and here in each.span
        ]
        paired = [each.b_person_id for each in self.pairs if each.window_id == window_id]
        return tuple(dict.fromkeys((*handed, *paired)))

    def name(self, person_id: UUID | None) -> str:
        """Return somebody's name, empty for nobody."""
        return "" if person_id is None else self.names.get(person_id, "")


def outings_at(outings: Iterable[OutingRow], at: datetime) -> tuple[OutingRow, ...]:
    """Return the slips on which people were out at a moment."""
    return tuple(
        each
        for each in outings
        if each.left_at <= at and (each.back_at is None or each.back_at > at)
    )


def sighting_of(window: WindowRow, records: HallRecords) -> Sighting | None:
    """Return what a patroller should find at a window; None where nobody belongs or sits.

    The reasons name no kind of leave: they may come to stand on a paper.
    """
    held = records.held.get(window.id)
    firsts = records.first_at(window.id)
    with papers():
        if held is not None:
            return _at_held(window, held, firsts, records)
        if not firsts:
            return None
        return _at_free(window, firsts, records)


def as_written(sighting: Sighting, records: HallRecords) -> Sighting:
    """Return a proposal as a sheet means it that says 其余在岗.

    Whoever wrote it stood there, also on a day when nobody could sign in: what the records take
    for an empty post was staffed, by whoever belongs there or stood in.
    """
    if not sighting.proposed.is_blame:
        return sighting
    is_first = sighting.person_id in records.first_at(sighting.window_id)
    seen = PatrolSight.PRESENT if is_first else PatrolSight.B_POST
    return replace(sighting, proposed=seen, reason="")


def _at_held(
    window: WindowRow, held: HeldWindow, firsts: tuple[UUID, ...], records: HallRecords
) -> Sighting:
    """Return the proposal for a window where somebody is signed in."""
    person = held.person_id
    slip = records.outing_of(person)
    if slip is not None:
        return _out(window, slip, records)
    if person in firsts or not firsts:
        reason = _("暂停服务：{why}").format(why=held.pause) if held.pause else ""
        return _sighting(window, PatrolSight.PRESENT, reason, person, records)
    reason = _("代{name}{why}").format(
        name=records.name(firsts[0]), why=_bracketed(_why_away(firsts[0], records))
    )
    if person not in records.second_at(window.id):
        reason = _("{reason}，不是本岗 B 岗").format(reason=reason)
    return _sighting(window, PatrolSight.B_POST, reason, person, records)


def _at_free(window: WindowRow, firsts: tuple[UUID, ...], records: HallRecords) -> Sighting:
    """Return the proposal for a window where nobody is signed in."""
    slip = next((each for each in map(records.outing_of, firsts) if each is not None), None)
    if slip is not None:
        return _out(window, slip, records)
    here = next((each for each in firsts if records.leave_of(each) is None), None)
    if here is not None:
        return _should_be_here(window, here, records)
    first = firsts[0]
    why = _why_away(first, records)
    second = next(iter(_able(records.second_at(window.id), records)), None)
    if second is None:
        return _sighting(window, PatrolSight.ON_LEAVE, why, first, records)
    reason = _("{name}{why}，应由 B 岗{second}顶岗").format(
        name=records.name(first), why=why, second=records.name(second)
    )
    return _sighting(window, PatrolSight.VACANT, reason, second, records)


def _should_be_here(window: WindowRow, person: UUID, records: HallRecords) -> Sighting:
    """Return the proposal where somebody is in the hall but signed in nowhere here."""
    elsewhere = any(held.person_id == person for held in records.held.values())
    if window.kind is WindowKind.BACK and not elsewhere:
        # Back offices serve nobody in person and need no sign-in to be at work.
        return _sighting(window, PatrolSight.PRESENT, "", person, records)
    reason = _("{name}在别的窗口") if elsewhere else _("{name}没有在本窗口登录")
    told = reason.format(name=records.name(person))
    return _sighting(window, PatrolSight.VACANT, told, person, records)


def _out(window: WindowRow, slip: OutingRow, records: HallRecords) -> Sighting:
    """Return the proposal for somebody who is out on a slip."""
    zone = records.at.tzinfo
    seen = PatrolSight.ESCORTING if slip.kind is OutingKind.ESCORT else PatrolSight.OUT_REGISTERED
    reason = _("{left} 离岗，应 {back} 回：{why}").format(
        left=_clock(slip.left_at, zone), back=_clock(slip.planned_back_at, zone), why=slip.reason
    )
    if slip.planned_back_at < records.at:
        reason = _("超时未回，{reason}").format(reason=reason)
    return _sighting(window, seen, reason, slip.person_id, records)


def _able(people: Iterable[UUID], records: HallRecords) -> list[UUID]:
    """Return who of some people is neither on leave nor out."""
    return [
        each
        for each in people
        if records.leave_of(each) is None and records.outing_of(each) is None
    ]


def _why_away(person: UUID, records: HallRecords) -> str:
    """Return in a public word why somebody is not there; empty when nobody knows."""
    leave = records.leave_of(person)
    if leave is not None:
        return _("公出") if leave.is_trip else _("请假")
    return _("外出") if records.outing_of(person) is not None else ""


def _bracketed(words: str) -> str:
    return _("（{words}）").format(words=words) if words else ""


def _clock(moment: datetime, zone: tzinfo | None) -> str:
    return f"{moment.astimezone(zone):%H:%M}"


def _sighting(
    window: WindowRow, seen: PatrolSight, reason: str, person: UUID, records: HallRecords
) -> Sighting:
    return Sighting(window.id, seen, reason, person, records.name(person))
