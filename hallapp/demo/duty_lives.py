"""How the hall of the demo keeps its duty: posts, leave, patrols, and a month of an old device.

Everything is played through the use cases. The device stood at the door before the played week;
it is out of use now, so that no day waits for it.
"""

import random
import tempfile
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Protocol

from hallapp.attendance.importing.carrying import PunchImport
from hallapp.attendance.importing.devices import DeviceService
from hallapp.attendance.importing.pins import PinGift, PinService
from hallapp.attendance.policy import ATTENDANCE_BEGIN, AttendanceBegin
from hallapp.hall.half_days import Half, HalfDay, HalfDaySpan
from hallapp.hall.people import PeopleService
from hallapp.hall.terms import PersonRow, WindowRow
from hallapp.hall.workdays import WorkCalendar
from hallapp.kernel.clock import SettableClock
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.kernel.settings import SettingsService
from hallapp.leave.service import LeaveService
from hallapp.leave.terms import GrantWish, LeaveKind, LeaveWish
from hallapp.patrols.service import ExplanationService, LetterService, PatrolService
from hallapp.patrols.terms import (
    DrawnRound,
    ExplanationWish,
    FindingRow,
    LetterWish,
    MarkRow,
    MarkWish,
    PatrolSight,
    RoundRow,
)
from hallapp.roster.service import PairWish, PostService, RosterService, SitInWish

_SEED = 20261123
_BY_DEVICE_DAYS = 16
_USUAL = (time(8, 48), time(12, 2), time(13, 21), time(17, 3))
_LATE_SHARE, _FORGOTTEN_SHARE = 0.03, 0.01
_WORKED_YEARS = (3, 12, 22, 8, 15, 27, 19, 11, 2, 24, 13, 6)
_WALK = timedelta(seconds=20)


class RoundForm(Protocol):
    """The form of a round that is walked."""

    @property
    def round(self) -> RoundRow:
        """Return the round."""
        ...

    @property
    def findings(self) -> tuple[FindingRow, ...]:
        """Return what may be tapped."""
        ...


class PatrolDesk(Protocol):
    """What is asked of the patroller's form, which spans features."""

    def begin(self, request: Request, number: int) -> RoundForm:
        """Begin a round."""
        ...

    def tap(self, request: Request, round_id: uuid.UUID, wish: MarkWish) -> RoundForm:
        """Keep what is seen at a window."""
        ...

    def end(self, request: Request, round_id: uuid.UUID, *, is_rest_present: bool) -> RoundRow:
        """End the round."""
        ...


@dataclass(frozen=True)
class DutyStage:
    """Everything that the duty of the demo hall is played on."""

    clock: SettableClock
    zone: tzinfo
    calendar: WorkCalendar
    people: PeopleService
    settings: SettingsService
    punches: PunchImport
    devices: DeviceService
    pins: PinService
    posts: PostService
    rosters: RosterService
    leaves: LeaveService
    patrols: PatrolService
    desk: PatrolDesk
    letters: LetterService
    explanations: ExplanationService


class DutyLives:
    """Plays the duty beside the week that is served; the clock only goes forward."""

    def __init__(self, stage: DutyStage, days: Sequence[date]) -> None:
        """Take the stage and the days of the played week."""
        self._stage = stage
        self._days = tuple(days)
        self._random = random.Random(_SEED)  # noqa: S311 - a story, no secret
        self._people = {person.staff_number: person for person in stage.people.people()}
        self._windows = {window.number: window for window in stage.people.windows()}
        self._drawn: tuple[DrawnRound, ...] = ()

    def begin(self) -> None:
        """Set up posts, leave and the numbers of the device; bring its last month in."""
        self._forward(self._at(self._days[0], time(8, 0)))
        self._pair_up()
        self._grant()
        self._bring_old_punches()
        for day in self._days:
            self._stage.rosters.add_sit_in(
                _system(), SitInWish(day, "示例局长", "示例业务骨干", self._unit_of("0307"))
            )
        self._ask_leave()

    def covered(self, day: date) -> Mapping[uuid.UUID, WindowRow]:
        """Return who sits at which window for somebody away on a day, by person."""
        away = self._stage.leaves.away(day, day)
        found: dict[uuid.UUID, WindowRow] = {}
        for (person_id, _day), halves in away.items():
            absent = next(each for each in self._people.values() if each.id == person_id)
            row = next(iter(halves.values()))
            if absent.window_number is not None and row.b_person_id is not None:
                found[row.b_person_id] = self._windows[absent.window_number]
        return found

    def away(self, day: date) -> frozenset[uuid.UUID]:
        """Return who is away all day."""
        found = self._stage.leaves.away(day, day)
        return frozenset(
            person_id for (person_id, _day), halves in found.items() if len(halves) > 1
        )

    def morning(self, day: date) -> None:
        """Draw the day's patrols, before the hall opens."""
        self._forward(self._at(day, time(8, 30)))
        for row in self._stage.leaves.not_reported_back():
            back = HalfDay(day, Half.MORNING)
            self._stage.leaves.end(Request(Actor("demo", row.person_id)), row.id, back)
        self._stage.patrols.commit(_system())
        plan = self._stage.patrols.plan_for(self._by("0310"))
        self._drawn = plan.times

    def look(self) -> None:
        """Walk a round whose time has come."""
        now = self._stage.clock.now()
        due = [each for each in self._drawn if each.at <= now]
        self._drawn = tuple(each for each in self._drawn if each.at > now)
        for each in due:
            self._walk(each.number)

    def until(self, moment: datetime) -> None:
        """Let the time pass, walking each round when it is due."""
        for each in self._drawn:
            if each.at <= moment:
                self._forward(each.at)
                self.look()

    def evening(self, day: date) -> None:
        """Show how the day was drawn, after the hall has closed."""
        self._forward(self._at(day, time(17, 31)))
        self._stage.patrols.reveal(_system())

    def _walk(self, number: int) -> None:
        request = self._by("0310")
        form = self._stage.desk.begin(request, number)
        findings = {each.code: each.id for each in form.findings}
        day = form.round.day
        seen = _SEEN.get((self._days.index(day), number))
        if seen is not None:
            wish = MarkWish(
                self._windows[seen.window].id,
                PatrolSight.FINDING if seen.finding else PatrolSight.VACANT,
                findings.get(seen.finding),
                seen.words,
                seen.handling,
            )
            self._stage.desk.tap(self._by("0310"), form.round.id, wish)
        self._stage.clock.advance(_WALK * len(self._windows))
        self._stage.desk.end(self._by("0310"), form.round.id, is_rest_present=True)
        marks = self._stage.patrols.marks(form.round.id)
        found = [mark for mark in marks if mark.seen in {PatrolSight.FINDING, PatrolSight.VACANT}]
        if seen is not None and seen.is_written:
            self._follow(found)

    def _follow(self, marks: Iterable[MarkRow]) -> None:
        """Write to the home unit, and let the person say something before anything is posted."""
        for mark in marks:
            wish = LetterWish("请核实情况，督促按规定履行离岗手续，并落实 AB 岗。", mark_id=mark.id)
            self._stage.letters.issue(self._by("0310"), wish)
            if mark.person_id is not None:
                said = Actor("demo", mark.person_id)
                words = "到后台取业务章，忘记登记外出，共 6 分钟。（示例）"
                self._stage.explanations.give(Request(said), ExplanationWish(words, mark.id))

    def _pair_up(self) -> None:
        for number, a, b in _PAIRS:
            wish = PairWish(self._people[a].id, self._people[b].id, self._windows[number].id)
            self._stage.posts.pair(_system(), wish)

    def _grant(self) -> None:
        year = self._days[0].year
        for person, years in zip(self._people.values(), _WORKED_YEARS, strict=False):
            wish = GrantWish(person.id, year, years, "人事档案（示例）")
            self._stage.leaves.set_grant(_system(), wish)

    def _ask_leave(self) -> None:
        """One leave that was approved and covered, one trip, one that waits for today."""
        second, last = self._days[2], self._days[-1]
        taken = self._ask("0302", LeaveKind.ANNUAL, (second, Half.MORNING, second, Half.AFTERNOON))
        trip = self._ask(
            "0308", LeaveKind.OFFICIAL_TRIP, (last, Half.AFTERNOON, last, Half.AFTERNOON)
        )
        for leave_id in (taken, trip):
            self._approve(leave_id)
        coming = self._stage.calendar.working_days_after(last, 2)
        self._ask("0304", LeaveKind.ANNUAL, (coming, Half.MORNING, coming, Half.AFTERNOON))
        self._ask("0303", LeaveKind.PERSONAL, (coming, Half.AFTERNOON, coming, Half.AFTERNOON))

    def _ask(self, number: str, kind: LeaveKind, span: tuple[date, Half, date, Half]) -> uuid.UUID:
        person = self._people[number]
        wish = LeaveWish(person.id, kind, HalfDaySpan.of(*span), "示例事由")
        asker = Request(Actor("demo", person.id))
        return self._stage.leaves.ask(asker, wish).id

    def _approve(self, leave_id: uuid.UUID) -> None:
        row = self._stage.leaves.leave(leave_id)
        while row.open_step is not None:
            row = self._stage.leaves.decide(
                self._by("0311"), leave_id, approved=True, step=row.open_step.position
            )

    def _bring_old_punches(self) -> None:
        days = self._days_before(_BY_DEVICE_DAYS)
        self._stage.settings.change(
            _system(), ATTENDANCE_BEGIN, AttendanceBegin(days[0]), self._days[0], "启用考勤（示例）"
        )
        for number, person in self._people.items():
            self._stage.pins.give(_system(), PinGift(person.id, number), from_on=days[0])
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "1_attlog.dat"
            path.write_text("".join(self._lines(days)), encoding="ascii", newline="\r\n")
            self._stage.punches.carry(_system(), path)
        self._stage.devices.retire(_system(), "1", "换用窗口和桌面打卡（示例）")

    def _lines(self, days: Iterable[date]) -> Iterable[str]:
        for day in days:
            for number in self._people:
                for usual in _USUAL:
                    yield from self._line(number, day, usual)

    def _line(self, number: str, day: date, usual: time) -> Iterable[str]:
        if self._random.random() < _FORGOTTEN_SHARE:
            return
        late = self._random.randint(14, 22) if self._random.random() < _LATE_SHARE else 0
        off = timedelta(minutes=late, seconds=self._random.randint(-110, 240))
        at = datetime.combine(day, usual) + off
        yield f"{number:>9}\t{at:%Y-%m-%d %H:%M:%S}\t1\t255\t1\t0\n"

    def _days_before(self, count: int) -> list[date]:
        calendar, first = self._stage.calendar, self._days[0]
        begin = calendar.working_days_before(first, count)
        return [day for day in calendar.working_days_in(begin, first) if day < first]

    def _unit_of(self, number: str) -> uuid.UUID | None:
        units = {each.name: each.id for each in self._stage.people.departments()}
        return units.get(self._people[number].department)

    def _by(self, number: str) -> Request:
        person: PersonRow = self._people[number]
        return Request(Actor("demo", person.id, channel=Channel.MANAGER))

    def _at(self, day: date, moment: time) -> datetime:
        return datetime.combine(day, moment, self._stage.zone)

    def _forward(self, moment: datetime) -> None:
        if moment > self._stage.clock.now():
            self._stage.clock.set_to(moment)


@dataclass(frozen=True)
class _Sight:
    """What a round of the played week came upon.

    Attributes:
        finding: Code of the hall's list; empty for an empty post.
        is_written: A letter goes to the home unit, and the person explains.
    """

    window: int
    finding: str
    words: str = ""
    handling: str = ""
    is_written: bool = False


# By day of the week that is played and round of the day.
_SEEN = {
    (0, 2): _Sight(6, "no_badge", "", "已当场改正"),
    (1, 3): _Sight(4, "", "没有登记外出", "10 分钟后回岗"),
    (3, 1): _Sight(5, "untidy_desk", "", "已当场改正"),
    (4, 2): _Sight(4, "", "没有登记外出", "6 分钟后回岗", is_written=True),
}
# Window, A and B by staff number.
_PAIRS = (
    (1, "0301", "0309"),
    (2, "0302", "0312"),
    (3, "0303", "0307"),
    (4, "0304", "0308"),
    (5, "0305", "0312"),
    (6, "0306", "0309"),
)


def _system() -> Request:
    return Request(Actor("demo", channel=Channel.SYSTEM))
