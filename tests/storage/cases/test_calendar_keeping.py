"""The calendar changes, and every open case moves with it, once and with a reason."""

from datetime import date, timedelta

import pytest
from hall_rows import SmallHall
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update

from hallapp.cases.clockwork.calendar_rows import DayChoice, YearState
from hallapp.cases.clockwork.calendar_service import CalendarService
from hallapp.cases.clockwork.errors import (
    CalendarCancelledError,
    NoticeFaultyError,
    NoticePartialError,
    NoticeUnpublishedError,
    YearInUseError,
    YearNotLoadedError,
)
from hallapp.cases.clockwork.keeper import ClockKeeper
from hallapp.cases.clockwork.policy import LIGHT_THRESHOLDS
from hallapp.cases.tables import CalendarEdit, CaseClock, CaseDueMove
from hallapp.cases.terms import MoveReason
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.tables import CalendarDay, CalendarYear, PersonRole
from hallapp.hall.terms import Role
from hallapp.hall.workdays import DayKind
from hallapp.kernel.database.base import table_of
from hallapp.kernel.settings import SettingsService
from tests.storage.cases.test_clock_keeping import (
    NINE_DAYS,
    TWENTY_DAYS,
    accepted,
    clock_of,
    doing,
    hall_at,
    keeper_of,
    lines_of,
    moves_of,
    stopped,
)

# Made up for tests: a year as one notice may arrange it, the last day of the year before too.
OF_2027 = """2027年放假安排
元旦：2026年12月31日至2027年1月3日放假。2026年12月27日上班。
春节：2月5日至12日放假。2月14日上班。
劳动节：5月1日至5日放假。
国庆节：10月1日至7日放假。
"""


def calendar_of(hall: SmallHall, role: str = "") -> CalendarService:
    work = hall.store.work_as(role) if role else hall.store.work
    settings = SettingsService(work)
    return CalendarService(work, settings, ClockKeeper(work, settings))


def kind_on(hall: SmallHall, day: date) -> DayKind:
    rows = {row.day: row.kind for row in calendar_of(hall).days(day.year)}
    return rows[day]


def test_a_closure_says_whom_it_moves_before_and_names_itself_after(hall: SmallHall):
    cases = [accepted(hall, number=number) for number in range(1, 4)]
    doing(hall, cases[2], lambda keeper, act, case: keeper.end_all(act, case, act.today))
    calendar, day = calendar_of(hall), date(2026, 12, 1)

    shown = calendar.preview_day(day, DayChoice.CLOSURE, "系统检修")
    before = clock_of(hall, cases[0]).due_on
    saved = calendar.set_day(hall.store.request(), day, DayChoice.CLOSURE, "系统检修")

    assert saved == shown
    assert (shown.cases, shown.changed_days) == (2, 1)
    example = shown.examples[0]
    assert (example.old_on, example.new_on) == (before, date(2026, 12, 7))
    assert [clock_of(hall, case).due_on.day for case in cases] == [7, 7, 4]
    rule = "2026-12-01 停办一天：系统检修"
    assert [(move.reason, move.rule) for move in moves_of(hall)] == [
        (MoveReason.CALENDAR, rule)
    ] * 2
    assert [line["rule"] for line in lines_of(hall, cases[0])] == [rule]
    assert lines_of(hall, cases[2]) == []
    (edit,) = calendar.edits()
    assert (edit.changed_days, edit.moved_cases, edit.source) == (1, 2, rule)


def test_a_day_given_up_brings_back_what_it_covered(hall: SmallHall):
    case = accepted(hall)
    calendar, day = calendar_of(hall), date(2026, 12, 1)
    calendar.set_day(hall.store.request(), day, DayChoice.CLOSURE)
    calendar.set_day(hall.store.request(), day, DayChoice.AS_USUAL)

    assert clock_of(hall, case).due_on == date(2026, 12, 4)
    assert len(moves_of(hall)) == 2
    assert hall.rows(CalendarDay) == []


def test_a_notice_makes_provisional_days_firm_and_moves_december_before_it(hall: SmallHall):
    hall_at(hall, date(2026, 12, 14))
    into_2027 = accepted(hall, TWENTY_DAYS, None)
    in_december = accepted(hall, NINE_DAYS, None, number=2)
    calendar = calendar_of(hall)
    assert clock_of(hall, into_2027).is_provisional
    assert clock_of(hall, in_december).due_on == date(2026, 12, 25)
    in_december_late = accepted(hall, Limit(13, LimitUnit.WORKING_DAYS), None, number=3)
    assert clock_of(hall, in_december_late).due_on == date(2026, 12, 31)
    assert [row.state for row in calendar.years() if row.year == 2027] == [YearState.UNKNOWN]

    plan = calendar.read_notice(OF_2027)
    assert (plan.year, plan.is_whole, plan.is_new_year, plan.faults) == (2027, True, True, ())
    shown = calendar.preview(plan)
    seen: list[tuple[int, int]] = []
    saved = calendar.save(hall.store.request(), plan, lambda *each: seen.append(each))

    assert saved == shown
    assert shown.provisional_gone == 1
    assert not clock_of(hall, into_2027).is_provisional
    # 27 December works, 31 December rests: the thirteenth day is the 30th.
    assert clock_of(hall, in_december_late).due_on == date(2026, 12, 30)
    assert seen[-1][0] == seen[-1][1] > 0
    assert kind_on(hall, date(2027, 2, 8)) is DayKind.HOLIDAY
    (row,) = [row for row in calendar.years() if row.year == 2027]
    assert (row.state, row.provisional_cases, row.may_forget) == (YearState.LOADED, 0, False)
    assert {move.rule for move in moves_of(hall)} == {"2027 年放假安排"}


def test_the_same_notice_again_changes_nothing_a_changed_one_dates_cases_again(hall: SmallHall):
    hall_at(hall, date(2027, 4, 26))
    case = accepted(hall, NINE_DAYS, None)
    calendar = calendar_of(hall)
    calendar.save(hall.store.request(), calendar.read_notice(OF_2027))
    first = clock_of(hall, case).due_on

    again = calendar.read_notice(OF_2027)
    assert again.changes_nothing
    assert calendar.save(hall.store.request(), again).changed_days == 0
    shipped = calendar.from_library(2026)
    assert shipped.changes_nothing
    calendar.save(hall.store.request(), shipped)
    assert len(hall.rows(CalendarEdit)) == 1

    changed = calendar.read_notice("2027年5月6日至7日放假，2027年5月8日上班")
    assert not changed.is_whole
    calendar.save(hall.store.request(), changed)

    assert clock_of(hall, case).due_on == first + timedelta(1)
    assert moves_of(hall)[-1].rule == "2027 年放假安排调整"
    with pytest.raises(NoticeUnpublishedError):
        calendar.from_library(2030)


def test_what_the_hall_set_by_hand_stands_above_a_notice(hall: SmallHall):
    calendar, day = calendar_of(hall), date(2027, 2, 14)
    calendar.set_day(hall.store.request(), day, DayChoice.CLOSURE, "搬迁")
    plan = calendar.read_notice(OF_2027)
    assert [(kept.day, kept.after) for kept in plan.kept] == [(day, DayKind.MAKE_UP)]
    calendar.save(hall.store.request(), plan)
    assert kind_on(hall, day) is DayKind.CLOSED

    calendar.set_day(hall.store.request(), day, DayChoice.AS_USUAL)
    assert kind_on(hall, day) is DayKind.MAKE_UP


def test_a_year_in_use_is_not_forgotten_and_the_refusal_counts_and_names(hall: SmallHall):
    calendar = calendar_of(hall)
    calendar.save(hall.store.request(), calendar.read_notice(OF_2027))
    hall_at(hall, date(2026, 12, 28))
    cases = [accepted(hall, number=number) for number in range(1, 13)]

    with pytest.raises(YearInUseError) as refused:
        calendar.forget_year(hall.store.request(), 2027)
    facts = refused.value.facts
    assert facts["count"] == 12
    assert facts["examples"].count("330000-") == 10

    for case in cases:
        doing(hall, case, lambda keeper, act, case: keeper.end_all(act, case, act.today))
    calendar.forget_year(hall.store.request(), 2027)
    assert (hall.rows(CalendarYear), hall.rows(CalendarDay)) == ([], [])
    with pytest.raises(YearNotLoadedError):
        calendar.forget_year(hall.store.request(), 2027)


def test_nothing_is_written_for_what_is_wrong_stopped_or_not_allowed(hall: SmallHall):
    accepted(hall)
    calendar, day = calendar_of(hall), date(2026, 12, 1)
    faulty = calendar.read_notice("2027-01-01,休\n2027-02-31,休", 2027)
    with pytest.raises(NoticeFaultyError):
        calendar.save(hall.store.request(), faulty)
    with pytest.raises(NoticePartialError):
        calendar.save(hall.store.request(), calendar.read_notice("2027-01-01,休"))
    with pytest.raises(CalendarCancelledError):
        calendar.set_day(hall.store.request(), day, DayChoice.CLOSURE, cancelled=lambda: True)
    clerk = hall.store.request(person_id=hall.people[1])
    with pytest.raises(NotEntitledError):
        calendar.set_day(clerk, day, DayChoice.CLOSURE)

    for table in (CalendarDay, CalendarYear, CalendarEdit, CaseDueMove):
        assert hall.rows(table) == []


def test_a_manager_keeps_the_calendar_and_asking_twice_does_it_once(hall: SmallHall):
    accepted(hall)
    role = {"person_id": hall.people[4], "role": Role.MANAGER, "hall_id": hall.store.hall_id}
    with hall.store.engine.begin() as connection:
        connection.execute(insert(PersonRole), role)
    calendar, asked = calendar_of(hall), hall.store.request(person_id=hall.people[4])

    first = calendar.set_day(asked, date(2026, 12, 1), DayChoice.CLOSURE)
    again = calendar.set_day(asked, date(2026, 12, 1), DayChoice.CLOSURE)

    assert (again.cases, again.changed_days) == (first.cases, first.changed_days) == (1, 1)
    assert len(moves_of(hall)) == 1
    assert [edit.made_by for edit in calendar.edits()] == ["张4"]


def test_clocks_of_an_older_hall_are_reckoned_at_opening_without_a_move(hall: SmallHall):
    case = accepted(hall)
    empty = {"due_on": None, "law_due_on": None, "yellow_on": None}
    with hall.store.engine.begin() as connection:
        connection.execute(update(table_of(CaseClock)).values(empty))
    # A desk may do it as well: whoever starts first.
    calendar = calendar_of(hall, "clerk")

    assert calendar.reckon_missing(hall.store.request()) == 1
    assert calendar.reckon_missing(hall.store.request()) == 0

    clock = clock_of(hall, case)
    assert (clock.due_on, clock.law_due_on) == (date(2026, 12, 4), date(2026, 12, 21))
    assert (clock.yellow_on, moves_of(hall)) == (date(2026, 12, 3), [])


def test_a_case_begun_by_an_old_calendar_is_dated_again_at_opening(hall: SmallHall):
    """As after a new version of the program, whose notices are newer."""
    case = accepted(hall)
    calendar = calendar_of(hall)
    calendar.set_day(hall.store.request(), date(2026, 12, 1), DayChoice.CLOSURE)
    with hall.store.engine.begin() as connection:
        connection.execute(delete(table_of(CalendarDay)))

    calendar_of(hall, "clerk").reckon_missing(hall.store.request())

    assert clock_of(hall, case).due_on == date(2026, 12, 4)
    assert moves_of(hall)[-1].rule == "工作日历有更新"


def test_new_thresholds_move_yellow_and_no_due_day(hall: SmallHall):
    case = accepted(hall)
    settings_service = SettingsService(hall.store.work)
    wide = LIGHT_THRESHOLDS.default.__class__(yellow_working_days=4, yellow_percent=20)
    settings_service.change(
        hall.store.request(), LIGHT_THRESHOLDS, wide, date(2026, 11, 23), "提前提醒"
    )

    assert calendar_of(hall).thresholds_changed(hall.store.request()) == 1

    clock = clock_of(hall, case)
    assert (clock.due_on, clock.yellow_on) == (date(2026, 12, 4), date(2026, 11, 30))
    assert moves_of(hall) == []


DAYS = st.dates(date(2026, 11, 20), date(2027, 2, 10))
EDITS = st.lists(st.tuples(DAYS, st.sampled_from(DayChoice)), max_size=6)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(EDITS)
def test_after_any_edits_every_open_clock_shows_what_a_fresh_reckoning_gives(
    hall: SmallHall, edits: list[tuple[date, DayChoice]]
):
    if not hall.rows(CaseClock):
        _many_clocks(hall)
    calendar = calendar_of(hall)
    for day, choice in edits:
        shown = calendar.preview_day(day, choice)
        assert calendar.set_day(hall.store.request(), day, choice).cases == shown.cases

    keeper = keeper_of(hall)
    with hall.store.work.read() as session:
        clocks = list(session.scalars(select(CaseClock)))
        for clock in clocks:
            if clock.ended_on is not None:
                assert clock.due_on == date(2026, 12, 4)
                continue
            fresh = keeper.reckoned(session, clock)
            assert fresh.due_on == clock.due_on
            assert (fresh.due_at, fresh.law_due_on) == (clock.due_at, clock.law_due_on)
            assert (fresh.yellow_on, fresh.is_provisional) == (
                clock.yellow_on,
                clock.is_provisional,
            )
            _check_chain(session, clock)


def _check_chain(session, clock: CaseClock) -> None:
    """The moves of a clock lead from day to day to the one it shows."""
    rows = session.scalars(
        select(CaseDueMove)
        .where(CaseDueMove.clock_id == clock.id)
        .order_by(CaseDueMove.moved_at, CaseDueMove.id)
    ).all()
    if rows:
        days = {row.new_on for row in rows}
        assert clock.due_on in days


def _many_clocks(hall: SmallHall) -> None:
    for number, (amount, unit) in enumerate(
        [
            (9, LimitUnit.WORKING_DAYS),
            (30, LimitUnit.CALENDAR_DAYS),
            (2, LimitUnit.MONTHS),
            (20, LimitUnit.HOURS),
            (45, LimitUnit.WORKING_DAYS),
        ],
        start=1,
    ):
        accepted(hall, Limit(amount, unit), TWENTY_DAYS, number=number)
    stood = accepted(hall, number=6)
    stopped(hall, stood, date(2026, 11, 23))
    ended = accepted(hall, number=7)
    doing(hall, ended, lambda keeper, act, case: keeper.end_all(act, case, act.today))
    hall_at(hall, date(2026, 11, 27))
    doing(hall, stood, lambda keeper, act, case: keeper.go_on(act, case, act.today))
    stopped(hall, accepted(hall, number=8), date(2026, 11, 27))
