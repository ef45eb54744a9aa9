"""Clocks of a case are stopped, resumed, extended, reopened and ended; each move says why."""

import uuid
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hall_rows import SmallHall
from sqlalchemy import select

from hallapp.cases.clockwork.keeper import ClockKeeper, ClockStart
from hallapp.cases.clockwork.policy import LIGHT_THRESHOLDS, OFFICE_HOURS
from hallapp.cases.clockwork.reckoning import ClockBudget
from hallapp.cases.errors import ExtensionError
from hallapp.cases.service import light_of_clock
from hallapp.cases.store import Applicant, add_case
from hallapp.cases.tables import CaseClock, CaseDueMove, CaseEvent, CaseSuspension, HallCase
from hallapp.cases.terms import (
    AcceptancePlace,
    CaseEventKind,
    CaseForm,
    CaseOrigin,
    CaseState,
    ClockKind,
    Light,
    MoveReason,
)
from hallapp.guides.terms import ItemType
from hallapp.hall.limits import ON_THE_SPOT, Limit, LimitUnit
from hallapp.hall.office_hours import OfficeWeek
from hallapp.hall.opening_times import parse_day_hours
from hallapp.kernel.database.work import Writing
from hallapp.kernel.settings import SettingsService

NINE_DAYS = Limit(9, LimitUnit.WORKING_DAYS)
TWENTY_DAYS = Limit(20, LimitUnit.WORKING_DAYS)


def keeper_of(hall: SmallHall) -> ClockKeeper:
    work = hall.store.work
    return ClockKeeper(work, SettingsService(work))


def hall_at(hall: SmallHall, day: date, at: time = time(1)) -> None:
    """Put the hall's clock on a moment in UTC: 01:00 is 09:00 in the hall."""
    hall.store.clock.set_to(datetime.combine(day, at, UTC))


def accepted(
    hall: SmallHall,
    limit: Limit = NINE_DAYS,
    law: Limit | None = TWENTY_DAYS,
    *,
    number: int = 1,
) -> uuid.UUID:
    """Accept a case now and return its id."""
    with hall.store.work.write(hall.store.request(), "test.accept", number=number) as act:
        case = HallCase(
            id=uuid.uuid4(),
            hall_id=hall.store.hall_id,
            case_number=f"330000-{act.today:%Y%m%d}-{number:04d}",
            query_code=f"CODE{number:04d}",
            item_id=hall.items["SJ-001"],
            item_name="食品经营许可",
            item_type=ItemType.LICENCE,
            guide_version=1,
            form=CaseForm.PLAIN,
            origin=CaseOrigin.HALL,
            place=AcceptancePlace.WINDOW,
            state=CaseState.ACCEPTED,
            received_at=act.now,
            received_on=act.today,
            accepted_at=act.now,
            accepted_on=act.today,
            is_deemed=False,
            is_promised=True,
        )
        add_case(act.session, case, Applicant("示例", "", None, None), ())
        budget = ClockBudget(act.today, act.now, limit, law)
        start = ClockStart(ClockKind.DECISION, budget)
        keeper_of(hall).start(act, case, start, is_main=True)
    return case.id


def doing(hall: SmallHall, case_id: uuid.UUID, what: Any) -> Any:
    """Run something of the keeper on a case, in a use case of its own."""
    with hall.store.work.write(hall.store.request(), "test.clock", case=case_id) as act:
        case = act.session.get_one(HallCase, case_id)
        return what(keeper_of(hall), act, case)


def stopped(hall: SmallHall, case_id: uuid.UUID, on: date) -> None:
    def stop(keeper: ClockKeeper, act: Writing, case: HallCase) -> None:
        case.state = CaseState.SUSPENDED
        act.session.add(
            CaseSuspension(
                id=uuid.uuid4(),
                hall_id=case.hall_id,
                case_id=case.id,
                from_on=on,
                reason="专家评审",
                basis="《行政许可法》第四十五条",
                from_at=act.now,
            )
        )
        keeper.stop(act, case, on)

    doing(hall, case_id, stop)


def clock_of(hall: SmallHall, case_id: uuid.UUID, kind: ClockKind = ClockKind.DECISION) -> Any:
    with hall.store.work.read() as session:
        found = keeper_of(hall).of_kind(session, case_id, kind)
    assert found is not None
    return found


def moves_of(hall: SmallHall) -> list[CaseDueMove]:
    with hall.store.work.read() as session:
        return list(session.scalars(select(CaseDueMove).order_by(CaseDueMove.moved_at)))


def lines_of(hall: SmallHall, case_id: uuid.UUID) -> list[dict[str, Any]]:
    """What the line of time of a case says of days that moved."""
    with hall.store.work.read() as session:
        return [
            row.facts
            for row in session.scalars(
                select(CaseEvent)
                .where(CaseEvent.case_id == case_id, CaseEvent.kind == CaseEventKind.DUE_MOVED)
                .order_by(CaseEvent.position)
            )
        ]


def test_a_case_that_stands_never_turns_red_and_gets_its_days_back(hall: SmallHall):
    case_id = accepted(hall)
    hall_at(hall, date(2026, 11, 25))
    stopped(hall, case_id, date(2026, 11, 25))
    hall_at(hall, date(2026, 12, 25))
    standing = clock_of(hall, case_id)

    assert light_of_clock(standing, date(2026, 12, 25)) is Light.GREY
    assert standing.due_on == date(2026, 12, 4)
    with hall.store.work.read() as session:
        shown = keeper_of(hall).as_if_resumed(session, standing)
    resumed_on = date(2026, 12, 25)
    doing(hall, case_id, lambda keeper, act, case: keeper.go_on(act, case, resumed_on))

    clock = clock_of(hall, case_id)
    # One day of nine had run; eight are left, the day of resuming the first of them.
    assert clock.due_on == shown.due_on == date(2027, 1, 6)
    assert clock.stood_since is None
    (move,) = moves_of(hall)
    assert (move.reason, move.rule) == (MoveReason.RESUMED, "《行政许可法》第四十五条")
    assert (move.old_on, move.new_on) == (date(2026, 12, 4), date(2027, 1, 6))
    assert [line["new"] for line in lines_of(hall, case_id)] == ["2027-01-06"]


def test_only_decision_and_stage_stand_what_others_owe_runs_on(hall: SmallHall):
    case_id = accepted(hall)

    def start(keeper: ClockKeeper, act: Writing, case: HallCase) -> None:
        budget = ClockBudget(act.today, act.now, Limit(5, LimitUnit.WORKING_DAYS))
        for kind in (ClockKind.STAGE, ClockKind.REPLY):
            keeper.start(act, case, ClockStart(kind, budget, 1))

    doing(hall, case_id, start)
    stopped(hall, case_id, date(2026, 11, 24))

    assert clock_of(hall, case_id, ClockKind.STAGE).stood_since == date(2026, 11, 24)
    assert clock_of(hall, case_id, ClockKind.REPLY).stood_since is None
    # Each target keeps its own day; a later one does not take the place of the main one.
    with hall.store.work.read() as session:
        main = session.get_one(HallCase, case_id).clock_id
    assert main == clock_of(hall, case_id).id
    assert clock_of(hall, case_id, ClockKind.STAGE).due_on == date(2026, 11, 30)
    assert clock_of(hall, case_id).due_on == date(2026, 12, 4)


def test_an_extension_moves_promise_and_law_and_names_its_rule(hall: SmallHall):
    case_id = accepted(hall)

    doing(hall, case_id, lambda keeper, act, case: keeper.extend(act, case, 10, "批准延期10日"))

    clock = clock_of(hall, case_id)
    assert (clock.due_on, clock.law_due_on) == (date(2026, 12, 18), date(2027, 1, 5))
    (move,) = moves_of(hall)
    assert (move.reason, move.rule) == (MoveReason.EXTENDED, "批准延期10日")
    assert (move.old_law_on, move.new_law_on) == (date(2026, 12, 21), date(2027, 1, 5))


def test_on_the_spot_cannot_be_extended(hall: SmallHall):
    case_id = accepted(hall, ON_THE_SPOT)

    with pytest.raises(ExtensionError):
        doing(hall, case_id, lambda keeper, act, case: keeper.extend(act, case, 1, ""))


def test_a_clock_that_has_ended_never_moves(hall: SmallHall):
    case_id = accepted(hall)
    doing(hall, case_id, lambda keeper, act, case: keeper.end_all(act, case, act.today))

    def again(keeper: ClockKeeper, act: Writing, case: HallCase) -> object:
        clock = act.session.get_one(CaseClock, case.clock_id)
        clock.extension = 30
        return keeper.reckon_again(act, clock, MoveReason.POLICY, "")

    assert doing(hall, case_id, again) is None
    assert clock_of(hall, case_id).due_on == date(2026, 12, 4)
    assert moves_of(hall) == []


def test_the_days_in_which_a_case_was_closed_are_given_back(hall: SmallHall):
    case_id = accepted(hall)
    decided_on = date(2026, 11, 27)
    hall_at(hall, decided_on)
    doing(hall, case_id, lambda keeper, act, case: keeper.end_all(act, case, decided_on))
    hall_at(hall, date(2026, 12, 11))

    doing(hall, case_id, lambda keeper, act, case: keeper.reopen(act, case, "原决定有误"))

    clock = clock_of(hall, case_id)
    # Three days had run when it was decided on the fourth; six are left from the reopening on.
    assert (clock.ended_on, clock.due_on) == (None, date(2026, 12, 18))
    (move,) = moves_of(hall)
    assert (move.reason, move.rule) == (MoveReason.REOPENED, "原决定有误")


def test_a_new_anchor_gives_a_new_clock_and_the_old_one_stays_as_it_was(hall: SmallHall):
    case_id = accepted(hall)
    hall_at(hall, date(2026, 11, 30))

    def restart(keeper: ClockKeeper, act: Writing, case: HallCase) -> None:
        clock = keeper.main(act, case)
        assert clock is not None
        budget = ClockBudget(act.today, act.now, NINE_DAYS, TWENTY_DAYS)
        keeper.restart(act, clock, budget, MoveReason.ANCHOR, "补正材料收齐")

    doing(hall, case_id, restart)

    with hall.store.work.read() as session:
        case = session.get_one(HallCase, case_id)
        first = keeper_of(hall).of_kind(session, case_id, ClockKind.DECISION, 0)
    clock = clock_of(hall, case_id)
    assert (clock.position, clock.due_on, case.clock_id) == (1, date(2026, 12, 11), clock.id)
    assert first is not None
    assert (first.ended_on, first.due_on) == (date(2026, 11, 30), date(2026, 12, 4))
    (move,) = moves_of(hall)
    assert (move.clock_id, move.old_on, move.reason) == (
        clock.id,
        date(2026, 12, 4),
        MoveReason.ANCHOR,
    )


@pytest.mark.parametrize(
    ("at", "due_on"),
    [(time(8, 59), date(2026, 11, 27)), (time(9, 0), date(2026, 11, 30))],
)
def test_on_the_spot_after_closing_is_due_the_next_working_day(
    hall: SmallHall, at: time, due_on: date
):
    hall_at(hall, date(2026, 11, 27), at)  # Friday, 16:59 and 17:00 in the hall

    case_id = accepted(hall, ON_THE_SPOT, None)

    assert clock_of(hall, case_id).due_on == due_on


def test_hours_run_in_office_hours_and_stand_to_the_minute(hall: SmallHall):
    hall_at(hall, date(2026, 11, 27), time(8))  # Friday 16:00 in the hall
    case_id = accepted(hall, Limit(4, LimitUnit.HOURS), None)
    clock = clock_of(hall, case_id)
    # One hour on Friday, three on Monday from 09:00.
    assert clock.due_at == datetime(2026, 11, 30, 4, tzinfo=UTC)
    assert (clock.due_on, clock.yellow_on) == (date(2026, 11, 30), date(2026, 11, 30))
    hall_at(hall, date(2026, 11, 30), time(2))  # Monday 10:00
    stopped(hall, case_id, date(2026, 11, 30))
    hall_at(hall, date(2026, 11, 30), time(3, 30))  # 11:30

    doing(hall, case_id, lambda keeper, act, case: keeper.go_on(act, case, act.today))

    # Two hours were left at 11:30: half an hour before lunch, the rest after it.
    assert clock_of(hall, case_id).due_at == datetime(2026, 11, 30, 7, tzinfo=UTC)


def test_the_halls_own_hours_and_thresholds_hold_for_new_clocks(hall: SmallHall):
    settings = SettingsService(hall.store.work)
    long_day = parse_day_hours([("08:00", "20:00")])
    week = OfficeWeek((*[long_day] * 6, ()), dated={date(2026, 11, 24): ()})
    settings.change(hall.store.request(), OFFICE_HOURS, week, date(2026, 11, 23), "延时服务")
    kept = LIGHT_THRESHOLDS.default.__class__(yellow_working_days=3, yellow_percent=0)
    settings.change(hall.store.request(), LIGHT_THRESHOLDS, kept, date(2026, 11, 23), "早预警")
    hall_at(hall, date(2026, 11, 23), time(11))  # 19:00

    hours = clock_of(hall, accepted(hall, Limit(2, LimitUnit.HOURS), None))
    days = clock_of(hall, accepted(hall, number=2))

    assert hours.due_at == datetime(2026, 11, 25, 1, tzinfo=UTC)
    assert days.due_on - days.yellow_on == timedelta(days=3)
    assert settings.value(OFFICE_HOURS) == week
