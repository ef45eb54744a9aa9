"""Which lights hold on a day: on working days, and the same however long a hall slept."""

import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.cases.terms import ClockKind
from hallapp.hall.terms import Role
from hallapp.hall.workdays import WorkCalendar, calendar_from_notices
from hallapp.supervision.defaults import DEFAULT_RULES
from hallapp.supervision.errors import RuleDaysError, RuleNameError, RuleTellsNobodyError
from hallapp.supervision.rules import (
    Claim,
    KnownLight,
    RunningClock,
    check_wish,
    claim_of,
    held_of,
    horizon,
    is_state,
    key_of,
    plan_of,
    rung_day,
)
from hallapp.supervision.terms import ClearReason, Colour, RuleRow, RuleWish, RungKind
from hallapp.supervision.words import reason_of

CALENDAR: WorkCalendar = calendar_from_notices()
RULES = tuple(
    RuleRow(
        uuid.uuid4(), each.code, each.name, each.colour, each.rung, each.clock, each.days,
        each.event, each.told, each.reply_days, is_active=True,
    )
    for each in DEFAULT_RULES
)  # fmt: skip
DATED = tuple(rule for rule in RULES if is_state(rule.rung, rule.event) and rule.clock)
MONDAY = date(2026, 3, 2)


def clock(
    day_zero: date = MONDAY,
    limit: int = 10,
    law: int | None = 20,
    kind: ClockKind = ClockKind.DECISION,
) -> RunningClock:
    due = CALENDAR.working_days_after(day_zero, limit)
    yellow = CALENDAR.working_days_before(due, max(1, limit // 5))
    return RunningClock(
        id=uuid.uuid4(), case_id=uuid.uuid4(), kind=kind, label="", day_zero=day_zero, due_on=due,
        due_at=None, yellow_on=max(yellow, day_zero),
        law_due_on=None if law is None else CALENDAR.working_days_after(day_zero, law),
    )  # fmt: skip


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 1, tzinfo=UTC)


def claims_on(day: date, clocks: Iterable[RunningClock]) -> list[Claim]:
    found = (claim_of(rule, each, CALENDAR, day, at(day)) for each in clocks for rule in DATED)
    return [claim for claim in found if claim is not None]


class Book:
    """The lights of a hall, kept as a store keeps them."""

    def __init__(self) -> None:
        self.lights: dict[uuid.UUID, KnownLight] = {}

    def scan(self, claims: list[Claim]) -> int:
        plan = plan_of(held_of(claims), self.lights.values())
        for light in plan.over:
            self._set(light.id, ClearReason.MET)
        for light_id in plan.outrun:
            self._set(light_id, ClearReason.OUTRUN)
        for light_id in plan.relit:
            self._set(light_id, None)
        for claim in plan.raised:
            out = ClearReason.OUTRUN if claim.key in plan.born_out else None
            light = KnownLight(
                uuid.uuid4(),
                key_of(claim.rule),
                claim.case_id,
                claim.occurrence,
                is_state=True,
                clear_reason=out,
            )
            self.lights[light.id] = light
        return len(plan.raised)

    def _set(self, light_id: uuid.UUID, reason: ClearReason | None) -> None:
        old = self.lights[light_id]
        self.lights[light_id] = KnownLight(
            old.id, old.rule_key, old.case_id, old.occurrence, old.is_state, reason
        )

    def raised(self) -> list[tuple[str, str]]:
        return sorted((each.rule_key, each.occurrence) for each in self.lights.values())

    def lit(self) -> list[tuple[str, str]]:
        return sorted(
            (each.rule_key, each.occurrence)
            for each in self.lights.values()
            if each.clear_reason is None
        )


@given(limit=st.integers(1, 30), slept=st.sets(st.integers(0, 60)), start=st.integers(0, 120))
def test_a_hall_that_slept_raises_what_a_hall_that_never_slept_raised(
    limit: int, slept: set[int], start: int
):
    running = clock(MONDAY + timedelta(start), limit, law=limit + 10)
    days = [running.day_zero + timedelta(step) for step in range(61)]
    awake, sleepy = Book(), Book()

    for number, day in enumerate(days):
        awake.scan(claims_on(day, [running]))
        if number not in slept or day == days[-1]:
            sleepy.scan(claims_on(day, [running]))

    assert sleepy.raised() == awake.raised()
    assert sleepy.lit() == awake.lit()


@given(limit=st.integers(1, 30), passed=st.integers(0, 60), start=st.integers(0, 120))
def test_scanning_twice_changes_nothing(limit: int, passed: int, start: int):
    running = clock(MONDAY + timedelta(start), limit, law=limit + 5)
    claims = claims_on(running.day_zero + timedelta(passed), [running])
    book = Book()
    book.scan(claims)

    plan = plan_of(held_of(claims), book.lights.values())

    assert plan.is_empty


@given(limit=st.integers(1, 30), start=st.integers(0, 300))
def test_every_light_of_a_limit_in_working_days_falls_on_a_working_day(limit: int, start: int):
    running = clock(MONDAY + timedelta(start), limit, law=limit + 5)

    days = [rung_day(rule, running, CALENDAR) for rule in DATED]

    assert all(CALENDAR.is_working(day) for day in days if day is not None)


@given(limit=st.integers(1, 30), start=st.integers(0, 300), passed=st.integers(0, 60))
def test_the_range_a_scan_asks_for_holds_every_reminder(limit: int, start: int, passed: int):
    running = clock(MONDAY + timedelta(start), limit)
    today = running.day_zero + timedelta(passed)
    reminders = [rule for rule in DATED if rule.rung is RungKind.BEFORE_DUE]

    held = [rule for rule in reminders if claim_of(rule, running, CALENDAR, today, at(today))]

    assert not held or running.due_on <= horizon(DATED, CALENDAR, today)


def test_lights_of_a_clock_pass_one_another_by_gravity_and_day():
    running = clock(limit=20, law=30)
    book = Book()
    lit: dict[date, list[str]] = {}

    for step in range(50):
        day = MONDAY + timedelta(step)
        book.scan(claims_on(day, [running]))
        lit.setdefault(day, [key for key, _place in book.lit()])

    seen = [keys for day, keys in lit.items() if keys != lit.get(day - timedelta(1))]
    assert seen == [
        [],
        ["yellow_day/yellow"],
        ["before_due/reminder", "yellow_day/yellow"],
        ["over_promise/red"],
        ["over_law/red"],
    ]


def test_a_limit_of_a_day_is_not_reminded_of_on_the_day_of_acceptance():
    running = clock(limit=1, law=None)

    days = {rule.code: rung_day(rule, running, CALENDAR) for rule in DATED}

    assert (days["before_due"], days["yellow_day"]) == (None, date(2026, 3, 3))


def test_a_limit_in_hours_is_over_at_its_moment():
    day = date(2026, 3, 4)
    running = RunningClock(
        uuid.uuid4(), uuid.uuid4(), ClockKind.DECISION, "", MONDAY, day,
        datetime(2026, 3, 4, 7, 0, tzinfo=UTC), None, day,
    )  # fmt: skip
    rule = next(each for each in DATED if each.code == "over_promise")

    before = claim_of(rule, running, CALENDAR, day, datetime(2026, 3, 4, 7, 0, tzinfo=UTC))
    after = claim_of(rule, running, CALENDAR, day, datetime(2026, 3, 4, 7, 1, tzinfo=UTC))

    assert before is None
    assert after is not None
    assert reason_of(after, CALENDAR) == "办结期限 2026-03-04 当天已经超时"


def test_what_happened_stays_when_it_is_not_found_again():
    light = KnownLight(
        uuid.uuid4(), "decided_late", uuid.uuid4(), "outcome:1", is_state=False, clear_reason=None
    )

    assert plan_of(held_of([]), [light]).is_empty


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({"name": " "}, RuleNameError),
        ({"days": 0}, RuleDaysError),
        ({"days": 91}, RuleDaysError),
        ({"reply_days": -1}, RuleDaysError),
        ({"told": ()}, RuleTellsNobodyError),
    ],
)
def test_a_rule_nobody_could_keep_is_refused(changed: dict[str, object], refused: type[Exception]):
    wish = {"name": "超时", "colour": Colour.RED, "days": 1, "told": (Role.MANAGER,)}

    with pytest.raises(refused):
        check_wish(RuleWish(**({"reply_days": 2} | wish | changed)), RungKind.AFTER_DUE)  # type: ignore[arg-type]
