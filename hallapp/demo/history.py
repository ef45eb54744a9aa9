"""A believable week before today, played through the real use cases on a clock that is moved.

The seed is fixed: the same days always give the same visits.
"""

import random
import uuid
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Protocol

from hallapp.attendance.service import AttendanceService
from hallapp.attendance.terms import PunchSource
from hallapp.cases import Application, CaseRow, MaterialTick, TickOutcome
from hallapp.guides.service import GuideService
from hallapp.guides.terms import GuideRow
from hallapp.hall.limits import LimitUnit
from hallapp.hall.people import PeopleService
from hallapp.hall.terms import DutyRow, PersonRow, WindowRow
from hallapp.hall.workdays import WorkCalendar
from hallapp.kernel.clock import SettableClock
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.queueing.service import QueueService
from hallapp.queueing.terms import PrintState

SEED = 20261122
WORKED_DAYS = 5
_VISITS_A_DAY = 26
_MORNING, _AFTERNOON = (time(9, 2), time(11, 20)), (time(13, 32), time(16, 10))
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡"
_GIVEN = ("建国", "秀英", "伟", "芳", "敏", "静", "丽", "强", "磊", "洋", "艳", "勇", "娟", "涛")
_MISSED_SHARE, _CASE_SHARE = 0.06, 0.2
_LATE_SHARE, _LATE_BY = 0.05, 18
# Accepted on the first day and still open: a week later one is late and one nearly so.
_LEFT_OPEN = ("住房公积金提取", "集体土地所有权首次登记")


class Desk(Protocol):
    """What history asks of the use cases that span features."""

    def take_window(self, request: Request, person_id: uuid.UUID, window_id: uuid.UUID) -> DutyRow:
        """Sign a person in at a window."""
        ...

    def leave_window(self, request: Request, window_id: uuid.UUID) -> None:
        """Sign whoever is there out."""
        ...

    def accept(self, request: Request, window_id: uuid.UUID, application: Application) -> CaseRow:
        """Accept a case from the ticket being served."""
        ...


@dataclass(frozen=True)
class Stage:
    """Everything a played day needs."""

    clock: SettableClock
    zone: tzinfo
    calendar: WorkCalendar
    people: PeopleService
    guides: GuideService
    queue: QueueService
    attendance: AttendanceService
    desk: Desk
    duty: "Duty"


Progress = Callable[[int, int], None]


class Duty(Protocol):
    """What goes on beside serving: who covers whom, and the patrols."""

    def covered(self, day: date) -> Mapping[uuid.UUID, WindowRow]:
        """Return who sits at which window for somebody away, by person."""
        ...

    def away(self, day: date) -> Collection[uuid.UUID]:
        """Return who is away all day."""
        ...

    def morning(self, day: date) -> None:
        """Do what is done before the hall opens."""
        ...

    def look(self) -> None:
        """Do what is due at this moment."""
        ...

    def until(self, moment: datetime) -> None:
        """Let the time pass up to a moment, doing what is due on the way."""
        ...

    def evening(self, day: date) -> None:
        """Do what is done after it has closed."""
        ...


def play_week(stage: Stage, today: date, progress: Progress) -> None:
    """Play the working days before today; the clock is left where the last day ended."""
    days = days_before(stage.calendar, today)
    for done, day in enumerate(days):
        progress(done, len(days))
        _Day(stage, day, is_first=done == 0).play()
    progress(len(days), len(days))


def days_before(calendar: WorkCalendar, today: date) -> list[date]:
    """Return the working days that are played, the first one first."""
    days: list[date] = []
    day = today
    while len(days) < WORKED_DAYS:
        day -= timedelta(days=1)
        if calendar.is_working(day):
            days.append(day)
    return days[::-1]


class _Day:
    """One day of the hall: people come in, citizens are served, people leave."""

    def __init__(self, stage: Stage, day: date, *, is_first: bool) -> None:
        self._stage = stage
        self._day = day
        self._random = random.Random(SEED + day.toordinal())  # noqa: S311 - a story, no secret
        windows = {window.number: window for window in stage.people.windows()}
        gone, covered = stage.duty.away(day), stage.duty.covered(day)
        self._everybody = [each for each in stage.people.people() if each.id not in gone]
        self._windows = {
            person.id: windows[person.window_number]
            for person in self._everybody
            if person.window_number is not None
        } | dict(covered)
        self._staff = [
            (person, self._windows[person.id])
            for person in self._everybody
            if person.id in self._windows
        ]
        self._items = stage.guides.search("", for_kiosk=True)
        self._planned = [item for item in self._items if is_first and item.name in _LEFT_OPEN]

    def play(self) -> None:
        """Play the day from the first arrival to the last farewell."""
        self._stage.duty.morning(self._day)
        for hours, come, go in (
            (_MORNING, time(8, 46), time(12, 1)),
            (_AFTERNOON, time(13, 18), time(17, 2)),
        ):
            self._arrive(come)
            self._serve(*hours)
            self._stage.duty.until(self._at(go))
            self._leave(go)
        self._stage.duty.evening(self._day)

    def _arrive(self, at: time) -> None:
        arrivals = [(self._minutes(place), person) for place, person in enumerate(self._everybody)]
        for minutes, person in sorted(arrivals, key=lambda each: each[0]):
            self._move_to(at, minutes)
            window = self._window_of(person)
            if window is None:
                self._punch(person)
            else:
                self._stage.desk.take_window(self._request(person, window), person.id, window.id)

    def _minutes(self, place: int) -> int:
        late = _LATE_BY if self._random.random() < _LATE_SHARE else 0
        return late + place % 8

    def _leave(self, at: time) -> None:
        for place, person in enumerate(self._everybody):
            self._move_to(at, minutes=place // 2)
            window = self._window_of(person)
            if window is None:
                self._punch(person)
            else:
                self._stage.desk.leave_window(self._request(person, window), window.id)

    def _window_of(self, person: PersonRow) -> WindowRow | None:
        return self._windows.get(person.id)

    def _punch(self, person: PersonRow) -> None:
        request = Request(Actor("desk-terminal", person.id))
        self._stage.attendance.punch(request, person.id, PunchSource.DESK)

    def _serve(self, first: time, last: time) -> None:
        """Let citizens come at random moments; each is served before the next half-hour."""
        start, end = self._at(first), self._at(last)
        span = (end - start).total_seconds()
        arrivals = sorted(self._random.random() * span for _visit in range(_VISITS_A_DAY // 2))
        for seconds in arrivals:
            self._forward(start + timedelta(seconds=seconds))
            self._stage.duty.look()
            self._take_number()
            if self._random.random() < 0.7:  # noqa: PLR2004 - others wait a little
                self._call_everyone(at_most=2)
        self._call_everyone(at_most=len(arrivals))

    def _take_number(self) -> None:
        item = self._planned[-1] if self._planned else self._random.choice(self._items)
        service = self._stage.queue.service_for_item(item.id)
        if service is None:
            return
        kiosk = Actor("kiosk-1", channel=Channel.KIOSK)
        issued = self._stage.queue.issue(Request(kiosk), service.id, item.id)
        self._stage.queue.record_print(Request(kiosk), issued.ticket.id, PrintState.PRINTED)

    def _call_everyone(self, at_most: int) -> None:
        for person, window in self._staff:
            for _turn in range(at_most):
                if not self._serve_one(person, window):
                    break

    def _serve_one(self, person: PersonRow, window: WindowRow) -> bool:
        queue = self._stage.queue
        self._pass(5, 20)
        ticket = queue.call_next(self._request(person, window), window.id)
        if ticket is None:
            return False
        self._pass(15, 60)
        if self._random.random() < _MISSED_SHARE:
            queue.miss(self._request(person, window), window.id)
            return True
        queue.start(self._request(person, window), window.id)
        self._pass(60, 260)
        if ticket.item_id is not None and self._becomes_case(ticket.item_id):
            self._accept(person, window, ticket.item_id)
        queue.finish(self._request(person, window), window.id)
        return True

    def _becomes_case(self, item_id: uuid.UUID) -> bool:
        if self._planned and self._planned[-1].id == item_id:
            self._planned.pop()
            return True
        return self._random.random() < _CASE_SHARE

    def _accept(self, person: PersonRow, window: WindowRow, item_id: uuid.UUID) -> None:
        guide = self._stage.guides.guide(item_id)
        limit = guide.promised or guide.statutory
        if limit is None or limit.unit is LimitUnit.ON_THE_SPOT:
            return  # Done at once at the window: no case stays open.
        name = self._random.choice(_SURNAMES) + self._random.choice(_GIVEN)
        application = Application(item_id, name, ticks=_all_there(guide))
        self._stage.desk.accept(self._request(person, window), window.id, application)

    def _request(self, person: PersonRow, window: WindowRow) -> Request:
        return Request(Actor(f"window-{window.number}", person.id, window.id))

    def _at(self, moment: time, minutes: int = 0) -> datetime:
        local = datetime.combine(self._day, moment, self._stage.zone)
        return local + timedelta(minutes=minutes)

    def _move_to(self, moment: time, minutes: int) -> None:
        self._forward(self._at(moment, minutes) + timedelta(seconds=self._random.randint(0, 50)))

    def _forward(self, moment: datetime) -> None:
        if moment > self._stage.clock.now():
            self._stage.clock.set_to(moment)

    def _pass(self, least_s: int, most_s: int) -> None:
        self._stage.clock.advance(timedelta(seconds=self._random.randint(least_s, most_s)))


def _all_there(guide: GuideRow) -> tuple[MaterialTick, ...]:
    return tuple(
        MaterialTick(str(material.id), material.name, TickOutcome.COMPLETE)
        for material in guide.materials
    )
