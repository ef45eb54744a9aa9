"""The scan raises each light once, on its day or when the hall wakes, and puts it out in time."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select

from hallapp.cases.tables import CaseEvent
from hallapp.cases.terms import CaseEventKind, CaseState, ClockKind
from hallapp.hall.terms import Role
from hallapp.kernel.clock import ClockBehindError
from hallapp.kernel.database.records import RequestRecord
from hallapp.kernel.requests import Request
from hallapp.supervision.scanning import MOST_AT_ONCE
from hallapp.supervision.service import SupervisionService
from hallapp.supervision.tables import RaisedLight
from hallapp.supervision.terms import ClearReason, Colour, ScanResult
from tests.storage.supervision.supervised import ON_SQLITE, SupervisedHall

YELLOW_DAY = date(2026, 12, 3)
DUE = date(2026, 12, 4)
FIRST_LATE = date(2026, 12, 7)  # the 4th is a Friday
LAW_LATE = date(2026, 12, 22)


def test_a_case_lights_up_step_by_step_as_its_days_pass(watched: SupervisedHall):
    watched.case()
    seen = {}

    for day in (date(2026, 12, 2), YELLOW_DAY, DUE, FIRST_LATE, date(2026, 12, 8), LAW_LATE):
        watched.on(day).scan()
        seen[day.day] = watched.seen()

    assert seen == {
        2: [],
        3: [("yellow", YELLOW_DAY)],
        4: [("yellow", YELLOW_DAY)],
        7: [("red", FIRST_LATE)],
        8: [("red", FIRST_LATE)],
        22: [("red", LAW_LATE)],
    }
    (yellow, red, law) = watched.lights()
    reasons = [row.clear_reason for row in (yellow, red, law)]
    assert reasons == [ClearReason.OUTRUN, ClearReason.OUTRUN, None]
    assert yellow.reason == "办结期限 2026-12-04 到期，进入预警"
    assert red.reason == "办结期限 2026-12-04 已过，超期第 1 个工作日"
    assert law.reason == "法定期限 2026-12-21 已过，超期第 1 个工作日"
    assert red.reply_due_on == date(2026, 12, 9)
    assert not any(row.is_late for row in (yellow, red, law))


@ON_SQLITE
def test_a_long_limit_is_reminded_of_on_its_last_day_but_one(watched: SupervisedHall):
    case = watched.case()
    watched.clock(case, due_on=date(2026, 12, 31), yellow_on=date(2026, 12, 28), law_due_on=None)

    watched.on(date(2026, 12, 28)).scan()
    watched.on(date(2026, 12, 30)).scan()

    assert watched.seen() == [("yellow", date(2026, 12, 28)), ("reminder", date(2026, 12, 30))]
    assert watched.lights()[1].reason == "办结期限 2026-12-31 到期，还有 1 个工作日"


def test_scanning_again_writes_nothing(watched: SupervisedHall):
    watched.case()
    watched.on(FIRST_LATE).scan()
    before = watched.hall.rows(RequestRecord, func.count())

    again = [watched.scan() for _minute in range(3)]

    assert again == [ScanResult()] * 3
    assert watched.hall.rows(RequestRecord, func.count()) == before


def test_a_desk_that_found_nothing_looks_again_when_something_changed(watched: SupervisedHall):
    desk = watched.supervision
    desk.scan(watched.hall.store.request())
    desk.scan(watched.hall.store.request())
    first = watched.case()
    watched.add_clock(first, ClockKind.STAGE, date(2026, 11, 20))

    after_a_change = desk.scan(watched.hall.store.request())
    desk.scan(watched.hall.store.request())
    # Past every use case: nobody said that anything changed.
    watched.add_clock(first, ClockKind.REPLY, date(2026, 11, 20))
    unnoticed = desk.scan(watched.hall.store.request())
    watched.hall.store.clock.advance(timedelta(minutes=31))
    in_time = desk.scan(watched.hall.store.request())

    assert [after_a_change.raised, unnoticed.raised, in_time.raised] == [1, 0, 1]


def test_a_limit_in_hours_lights_up_at_its_moment(watched: SupervisedHall):
    case, desk = watched.case(), watched.supervision
    at = watched.hall.store.clock.now() + timedelta(minutes=10)
    day = date(2026, 11, 23)
    watched.clock(case, due_on=day, yellow_on=day, due_at=at, law_due_on=None)
    desk.scan(watched.hall.store.request())
    desk.scan(watched.hall.store.request())
    before = watched.seen()

    watched.hall.store.clock.advance(timedelta(minutes=11))
    desk.scan(watched.hall.store.request())

    assert ("red", day) not in before
    assert watched.seen() == [("red", day)]


def test_a_hall_that_slept_records_every_step_once_late_and_tells_once(watched: SupervisedHall):
    watched.case()
    watched.on(date(2026, 12, 2)).scan()

    woken = watched.on(date(2026, 12, 9)).scan()
    watched.scan()

    assert woken == ScanResult(raised=2, late=2)
    assert watched.seen(is_open=None) == [("yellow", YELLOW_DAY), ("red", FIRST_LATE)]
    assert watched.seen() == [("red", FIRST_LATE)]
    assert all(row.is_late for row in watched.lights())
    notice = watched.supervision.notice({Role.MANAGER})
    assert notice is not None
    assert (notice.red, notice.yellow, notice.late) == (1, 0, 1)
    assert watched.supervision.notice({Role.MANAGER}, notice.until) is None
    events = watched.hall.rows(CaseEvent, CaseEvent.kind, CaseEvent.facts)
    told = [facts["on"] for kind, facts in events if kind is CaseEventKind.LIGHT_RAISED]
    assert told == ["2026-12-03", "2026-12-07"]


@ON_SQLITE
def test_nobody_is_told_at_night_or_on_a_rest_day_and_nothing_is_lost(watched: SupervisedHall):
    watched.case()
    watched.on(date(2026, 12, 2)).scan()

    watched.on(date(2026, 12, 2), hour=20).scan()  # 04:00 on the 3rd
    at_night = watched.on(FIRST_LATE, hour=12).supervision.notice({Role.APPROVER})
    on_sunday = watched.on(date(2026, 12, 6)).supervision.notice({Role.APPROVER})
    in_the_morning = watched.on(FIRST_LATE)
    in_the_morning.scan()
    told = in_the_morning.supervision.notice({Role.APPROVER})

    assert (at_night, on_sunday) == (None, None)
    assert told is not None
    assert told.words == "电子监察有新的灯：红牌 1"
    assert in_the_morning.supervision.notice({Role.ISSUER}) is None


def test_a_case_that_stands_never_turns_red(watched: SupervisedHall):
    case = watched.case()
    watched.on(YELLOW_DAY).scan()
    watched.clock(case, stood_since=YELLOW_DAY)
    watched.set(case, state=CaseState.SUSPENDED)

    watched.on(date(2027, 1, 4)).scan()

    assert watched.seen() == []
    (yellow,) = watched.lights()
    assert yellow.clear_reason is ClearReason.STANDING


@ON_SQLITE
def test_a_case_that_goes_on_with_its_day_unmoved_shows_its_light_again(watched: SupervisedHall):
    case = watched.case()
    watched.on(YELLOW_DAY).scan()
    watched.clock(case, stood_since=YELLOW_DAY)
    watched.scan()
    watched.clock(case, stood_since=None)

    again = watched.scan()

    assert again.raised == 0
    assert watched.seen(is_open=None) == watched.seen() == [("yellow", YELLOW_DAY)]


def test_a_day_that_moves_later_puts_the_light_out_and_may_light_anew(watched: SupervisedHall):
    case = watched.case()
    watched.on(FIRST_LATE).scan()
    watched.clock(case, due_on=date(2026, 12, 18), yellow_on=date(2026, 12, 16))

    watched.scan()
    after_the_move = watched.seen()
    watched.on(date(2026, 12, 21)).scan()

    assert after_the_move == []
    moved = next(row for row in watched.lights() if row.clear_reason is ClearReason.MOVED)
    assert (moved.colour, moved.clear_words) == (Colour.RED, "2026-12-18")
    assert watched.seen() == [("red", date(2026, 12, 21))]


@ON_SQLITE
@pytest.mark.parametrize("state", [CaseState.WITHDRAWN, CaseState.RETURNED])
def test_what_is_taken_back_leaves_the_scan(watched: SupervisedHall, state: CaseState):
    case = watched.case()
    watched.on(YELLOW_DAY).scan()
    watched.set(case, state=state)

    watched.on(LAW_LATE).scan()

    assert watched.seen() == []
    (light,) = watched.lights()
    assert light.clear_reason is ClearReason.CASE_CLOSED


def test_a_decision_puts_the_light_out(watched: SupervisedHall):
    case = watched.case()
    watched.on(FIRST_LATE).scan()
    watched.clock(case, ended_on=FIRST_LATE)
    watched.set(case, state=CaseState.CONCLUDED)

    result = watched.scan()

    assert result.cleared == 1
    reasons = [row.clear_reason for row in watched.lights()]
    assert reasons == [ClearReason.OUTRUN, ClearReason.MET]


@ON_SQLITE
@pytest.mark.parametrize(
    ("kind", "colour", "words"),
    [
        (ClockKind.STAGE, "yellow", "环节期限（技术审查）"),
        (ClockKind.REPLY, "yellow", "回复期限（技术审查）"),
        (ClockKind.LENIENT, "yellow", "容缺补齐期限（技术审查）"),
        (ClockKind.RECEIPT, "red", "受理期限（技术审查）"),
    ],
)
def test_a_step_may_be_over_time_though_the_case_is_not(
    watched: SupervisedHall, kind: ClockKind, colour: str, words: str
):
    case = watched.case()
    watched.add_clock(case, kind, date(2026, 11, 27), "技术审查")

    watched.on(date(2026, 11, 30)).scan()

    assert watched.seen() == [(colour, date(2026, 11, 30))]
    (light,) = watched.lights()
    assert light.reason == f"{words} 2026-11-27 已过，超期第 1 个工作日"


@ON_SQLITE
def test_a_delivery_that_is_late_lights_up_after_the_decision(watched: SupervisedHall):
    case = watched.case()
    watched.clock(case, ended_on=date(2026, 11, 24))
    watched.set(case, state=CaseState.READY)
    watched.add_clock(case, ClockKind.DELIVERY, date(2026, 11, 27))

    watched.on(date(2026, 11, 30)).scan()

    assert watched.seen() == [("yellow", date(2026, 11, 30))]


def test_two_stations_that_scan_at_once_raise_each_light_once(watched: SupervisedHall):
    for _each in range(4):
        watched.case()
    watched.on(FIRST_LATE)
    results: list[ScanResult] = []
    together = Barrier(3)

    def station(request: Request) -> None:
        own = SupervisionService(watched.hall.store.work)
        together.wait()
        results.append(own.scan(request))

    requests = [watched.hall.store.request(station=f"desk-{number}") for number in range(3)]
    threads = [Thread(target=station, args=(request,)) for request in requests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(result.raised for result in results) == 8
    assert len(watched.hall.rows(RaisedLight)) == 8
    with watched.hall.store.work.read() as session:
        most = session.scalars(
            select(func.count(RaisedLight.id)).group_by(
                RaisedLight.case_id, RaisedLight.occurrence, RaisedLight.rule_id
            )
        ).all()
    assert set(most) == {1}


def test_many_lights_are_raised_in_portions_the_oldest_first(
    watched: SupervisedHall, monkeypatch: pytest.MonkeyPatch
):
    assert MOST_AT_ONCE >= 100
    monkeypatch.setattr("hallapp.supervision.scanning.MOST_AT_ONCE", 1)
    watched.case()
    watched.on(date(2026, 12, 9))

    first, second, third = watched.scan(), watched.scan(), watched.scan()

    assert [each.raised for each in (first, second, third)] == [1, 1, 0]
    assert [each.is_whole for each in (first, second)] == [False, True]
    assert watched.seen(is_open=None) == [("yellow", YELLOW_DAY), ("red", FIRST_LATE)]


@ON_SQLITE
def test_a_station_whose_clock_is_behind_scans_nothing(watched: SupervisedHall):
    watched.case()
    watched.on(FIRST_LATE).scan()

    with pytest.raises(ClockBehindError):
        watched.on(date(2026, 12, 1)).scan()

    assert watched.seen() == [("red", FIRST_LATE)]


def test_the_clerk_station_of_a_server_may_scan(watched: SupervisedHall):
    watched.case()
    watched.on(FIRST_LATE)
    desk = SupervisionService(watched.hall.store.work_as("clerk"))

    result = desk.scan(watched.hall.store.request())
    (red,) = desk.open_lights()
    answered = desk.answer(watched.clerk(), red.id, "已补办")

    assert result.raised == 2
    assert answered.reply == "已补办"
