"""The round form of a patroller: windows in walking order, what the records propose, taps.

Patrols know nothing of leave, outings and posts; here they meet.
"""

import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Protocol

from sqlalchemy import or_, select

from hallapp.hall.tables import Person, WindowDuty
from hallapp.hall.terms import DutyState, PersonRow, WindowRow
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Request
from hallapp.leave.terms import AwayMap, OutingRow
from hallapp.patrols.service import PatrolService
from hallapp.patrols.terms import (
    FindingRow,
    MarkRow,
    MarkWish,
    PaperSheet,
    RoundEnd,
    RoundRow,
    RoundSource,
    Sighting,
)
from hallapp.roster.terms import HandoverRow, PostPairRow
from hallapp.serving.patrol_sightings import (
    HallRecords,
    HeldWindow,
    as_written,
    outings_at,
    sighting_of,
)


class Leaves(Protocol):
    """What is asked of leave."""

    def away(self, from_on: date, until_on: date | None = None) -> AwayMap:
        """Return who is away in which half days."""
        ...


class Outings(Protocol):
    """What is asked of outings."""

    def register(self, day: date | None = None) -> tuple[OutingRow, ...]:
        """Return the register of a day."""
        ...


class Posts(Protocol):
    """What is asked of A and B posts."""

    def pairs(self, day: date | None = None) -> tuple[PostPairRow, ...]:
        """Return the pairs that hold on a day."""
        ...

    def handovers(self, from_on: date, until_on: date | None = None) -> tuple[HandoverRow, ...]:
        """Return the hand-overs that touch a span of days."""
        ...


class People(Protocol):
    """What is asked of the hall's people and windows."""

    def windows(self) -> tuple[WindowRow, ...]:
        """Return the windows by number."""
        ...

    def people(self) -> tuple[PersonRow, ...]:
        """Return the people by staff number."""
        ...


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One window of a round form.

    Attributes:
        sighting: What the records propose; None where nobody belongs or sits.
        mark: What the patroller saw; None while nobody has looked.
    """

    window: WindowRow
    sighting: Sighting | None
    mark: MarkRow | None = None

    @property
    def is_seen(self) -> bool:
        """Whether the patroller has marked it."""
        return self.mark is not None

    @property
    def person_name(self) -> str:
        """Whom a tap is about; empty when nobody is known."""
        if self.mark is not None and self.mark.person_name:
            return self.mark.person_name
        return "" if self.sighting is None else self.sighting.person_name


@dataclass(frozen=True, slots=True)
class RoundForm:
    """The form of one round: a tap on a window, a tap on a finding (巡查表).

    Attributes:
        seats: In walking order, zone by zone.
        findings: What may be tapped.
    """

    round: RoundRow
    seats: tuple[SeatRow, ...]
    findings: tuple[FindingRow, ...]

    @property
    def unseen(self) -> tuple[SeatRow, ...]:
        """Windows with people that nobody has looked at yet."""
        return tuple(each for each in self.seats if not each.is_seen and each.sighting is not None)

    @property
    def to_look_at(self) -> tuple[SeatRow, ...]:
        """Unseen windows where the records propose an empty post: no 其余在岗 covers them."""
        return tuple(
            each
            for each in self.unseen
            if each.sighting is not None and each.sighting.proposed.is_blame
        )


@dataclass(frozen=True, slots=True)
class PaperRound:
    """A sheet that was filled in by hand, as it is keyed in (纸质巡查表).

    Attributes:
        began: By the clock on the wall.
        ended: None where the sheet does not say.
        patroller_id: Who signed it; None for whoever keys it in.
        is_rest_present: The sheet says that all others were at their posts.
    """

    day: date
    number: int
    began: time
    marks: tuple[MarkWish, ...]
    ended: time | None = None
    patroller_id: uuid.UUID | None = None
    companions: str = ""
    is_rest_present: bool = False
    note: str = ""


class PatrolDesk:
    """Serves the patroller's form; the rules of patrols stay where they are."""

    def __init__(
        self,
        work: UnitOfWork,
        patrols: PatrolService,
        leave: Leaves,
        outings: Outings,
        posts: Posts,
        people: People,
    ) -> None:
        self._work = work
        self._patrols = patrols
        self._leave = leave
        self._outings = outings
        self._posts = posts
        self._people = people

    def round_form(self, round_id: uuid.UUID) -> RoundForm:
        """Return the form of a round with what the records propose and what was seen.

        Raises:
            RoundUnknownError: There is no such round.
        """
        visit = self._patrols.round(round_id)
        marks = {each.window_id: each for each in self._patrols.marks(round_id)}
        seats = tuple(
            replace(seat, mark=marks.get(seat.window.id)) for seat in self.seats(self._when(visit))
        )
        return RoundForm(visit, seats, self._patrols.findings())

    def seats(self, at: datetime | None = None) -> tuple[SeatRow, ...]:
        """Return every window in walking order with what the records say about a moment.

        Args:
            at: Aware; None for now.
        """
        records = self._records(at or self._work.clock.now())
        windows = sorted(self._people.windows(), key=lambda each: (each.zone_letter, each.number))
        return tuple(SeatRow(window, sighting_of(window, records)) for window in windows)

    def sightings(self, at: datetime | None = None) -> tuple[Sighting, ...]:
        """Return the proposals for the windows where somebody belongs or sits."""
        return tuple(seat.sighting for seat in self.seats(at) if seat.sighting is not None)

    def begin(
        self,
        request: Request,
        number: int,
        source: RoundSource = RoundSource.WALK,
        companions: str = "",
    ) -> RoundForm:
        """Begin a round, on foot or before the cameras, and return its form.

        Raises:
            NotPatrollerError: The actor neither runs the hall nor is named for today.
            RoundNumberError: No day has a round of this number.
            WordsTooLongError: The names of those who go along do not fit.
        """
        return self.round_form(self._patrols.start(request, number, source, companions).id)

    def tap(self, request: Request, round_id: uuid.UUID, wish: MarkWish) -> RoundForm:
        """Keep what is seen at a window, about whom the records propose, and return the form.

        Raises:
            RuleError: What `PatrolService.mark` refuses.
        """
        self._patrols.mark(request, round_id, self._about(round_id, wish))
        return self.round_form(round_id)

    def untap(self, request: Request, round_id: uuid.UUID, window_id: uuid.UUID) -> RoundForm:
        """Take back what was tapped at a window, and return the form.

        Raises:
            RuleError: What `PatrolService.unmark` refuses.
        """
        self._patrols.unmark(request, round_id, window_id)
        return self.round_form(round_id)

    def end(
        self, request: Request, round_id: uuid.UUID, *, is_rest_present: bool, note: str = ""
    ) -> RoundRow:
        """End a round; the others are taken over only when the patroller says so.

        Windows where the records propose an empty post are never taken over: they are looked
        at or stay unseen.

        Raises:
            RuleError: What `PatrolService.end` refuses.
        """
        visit = self._patrols.round(round_id)
        proposed = self.sightings(self._when(visit)) if is_rest_present else ()
        return self._patrols.end(request, round_id, RoundEnd(is_rest_present, proposed, note))

    def key_in(self, request: Request, paper: PaperRound) -> RoundRow:
        """Key in a sheet that was filled in by hand (补录).

        When it says that all others were at their posts, that is so also where nobody was
        signed in.

        Raises:
            RuleError: What `PatrolService.key_in` refuses.
        """
        began = self._moment(paper.day, paper.began)
        records = self._records(began)
        found = (sighting_of(window, records) for window in self._people.windows())
        proposed = tuple(as_written(each, records) for each in found if each is not None)
        by_window = {each.window_id: each for each in proposed}
        sheet = PaperSheet(
            day=paper.day,
            number=paper.number,
            started_at=began,
            marks=tuple(_named(wish, by_window.get(wish.window_id)) for wish in paper.marks),
            ended_at=None if paper.ended is None else self._moment(paper.day, paper.ended),
            patroller_id=paper.patroller_id,
            companions=paper.companions,
            is_rest_present=paper.is_rest_present,
            sightings=proposed if paper.is_rest_present else (),
            note=paper.note,
        )
        return self._patrols.key_in(request, sheet)

    # Parts of the above

    def _about(self, round_id: uuid.UUID, wish: MarkWish) -> MarkWish:
        if wish.person_id is not None:
            return wish
        at = self._when(self._patrols.round(round_id))
        found = (each for each in self.sightings(at) if each.window_id == wish.window_id)
        return _named(wish, next(found, None))

    def _when(self, visit: RoundRow) -> datetime:
        """Return the moment that a form is about: now, or the end of a round that is over."""
        return visit.ended_at or self._work.clock.now()

    def _moment(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self._work.zone)

    def _records(self, at: datetime) -> HallRecords:
        local = at.astimezone(self._work.zone)
        people = self._people.people()
        return HallRecords(
            at=local,
            names={each.id: each.name for each in people},
            belonging=self._belonging(),
            held=self._held(at),
            outings=outings_at(self._outings.register(local.date()), at),
            away=self._leave.away(local.date()),
            pairs=self._posts.pairs(local.date()),
            handovers=self._posts.handovers(local.date()),
        )

    def _belonging(self) -> Mapping[uuid.UUID, tuple[uuid.UUID, ...]]:
        """Return who belongs to each window, by staff number."""
        asked = (
            select(Person.window_id, Person.id)
            .where(
                Person.hall_id == self._work.hall_id,
                Person.is_active,
                Person.window_id.is_not(None),
            )
            .order_by(Person.staff_number)
        )
        found: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
        with self._work.read() as session:
            for window_id, person_id in session.execute(asked):
                if window_id is not None:
                    found[window_id].append(person_id)
        return {window_id: tuple(people) for window_id, people in found.items()}

    def _held(self, at: datetime) -> Mapping[uuid.UUID, HeldWindow]:
        """Return who was signed in where at a moment."""
        asked = select(WindowDuty).where(
            WindowDuty.hall_id == self._work.hall_id,
            WindowDuty.since <= at,
            or_(WindowDuty.until.is_(None), WindowDuty.until > at),
        )
        with self._work.read() as session:
            return {row.window_id: _held_window(row) for row in session.scalars(asked)}


def _held_window(row: WindowDuty) -> HeldWindow:
    is_paused = row.until is None and row.state is DutyState.PAUSED
    return HeldWindow(row.person_id, (row.pause_reason or "") if is_paused else "")


def _named(wish: MarkWish, sighting: Sighting | None) -> MarkWish:
    """Return a wish with the person that the records propose, where it names nobody."""
    if wish.person_id is not None or sighting is None:
        return wish
    return replace(wish, person_id=sighting.person_id)
