"""What is lit on a day, and what a scan has to do about it; pure, no store.

A light is lit while its day has come and its clock still runs. Each is claimed once by rule and
occurrence: the clock with the due day it ran towards, so that a due day that moved may light anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hallapp.cases.terms import ClockKind
from hallapp.hall.workdays import WorkCalendar
from hallapp.supervision.errors import RuleDaysError, RuleNameError, RuleTellsNobodyError
from hallapp.supervision.terms import (
    ClearReason,
    Colour,
    RuleRow,
    RuleWish,
    RungKind,
    SupervisionEvent,
)

NAME_LENGTH = 60
MOST_DAYS = 90
LightKey = tuple[str, UUID, str]
"""What is claimed once: rule (see `key_of`), case, occurrence."""
_GRAVITY = {colour: weight for weight, colour in enumerate(Colour)}


@dataclass(frozen=True, slots=True)
class RunningClock:
    """A clock that runs towards its due day, as a scan finds it.

    Attributes:
        label: Name of the stage or of what is awaited; empty for the case's own clocks.
    """

    id: UUID
    case_id: UUID
    kind: ClockKind
    label: str
    day_zero: date
    due_on: date
    due_at: datetime | None
    law_due_on: date | None
    yellow_on: date | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One light that holds now, whether or not it was raised before.

    Attributes:
        occurrence: What tells two lights of one rule and case apart.
        rung_on: The day on which it held for the first time.
        due_on: The due day that it is about.
        clock: The clock, None for what happened.
        words: What is said of it beside the rule; empty for clocks.
    """

    rule: RuleRow
    case_id: UUID
    occurrence: str
    rung_on: date
    due_on: date | None = None
    clock: RunningClock | None = None
    words: str = ""

    @property
    def key(self) -> LightKey:
        """What is claimed once, also over a change of its rule.

        A date may light anew in another colour; what happened is not raised twice.
        """
        return (key_of(self.rule), self.case_id, self.occurrence)


@dataclass(frozen=True, slots=True)
class KnownLight:
    """A light that was raised before.

    Attributes:
        rule_key: As `key_of` its rule.
        is_state: It holds for a time and goes out by itself; what happened stays.
        clear_reason: Why it is out; None while it is lit.
    """

    id: UUID
    rule_key: str
    case_id: UUID
    occurrence: str
    is_state: bool
    clear_reason: ClearReason | None

    @property
    def key(self) -> LightKey:
        """As of the claim."""
        return (self.rule_key, self.case_id, self.occurrence)


@dataclass(frozen=True, slots=True)
class ScanPlan:
    """What a scan has to do.

    Attributes:
        raised: Claims that nobody made before, in the order of their days.
        born_out: Occurrences among them that a graver light has passed already.
        outrun: Lights that a graver one of the same clock has passed.
        over: Lights that hold no longer; why is for the store to find out.
        relit: Lights that hold again after they went out by themselves.
    """

    raised: tuple[Claim, ...]
    born_out: frozenset[LightKey]
    outrun: tuple[UUID, ...]
    over: tuple[KnownLight, ...]
    relit: tuple[UUID, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing has to be written."""
        return not (self.raised or self.outrun or self.over or self.relit)


def is_state(rung: RungKind, event: SupervisionEvent | None) -> bool:
    """Return whether lights of a rule hold for a time, and so go out by themselves."""
    return rung is not RungKind.EVENT or event is SupervisionEvent.SUSPENSION_OVERRUN


def key_of(rule: RuleRow) -> str:
    """Return what a changed rule shares with the one before it."""
    if is_state(rule.rung, rule.event):
        return f"{rule.code}/{rule.colour.value}"
    return rule.code


def rung_day(rule: RuleRow, clock: RunningClock, calendar: WorkCalendar) -> date | None:
    """Return the day on which a rule lights a clock; None when it never does.

    A limit so short that the day before due is the day of acceptance needs no reminder. The day
    after due is a working day: nobody is warned on a rest day.
    """
    if rule.clock is not clock.kind:
        return None
    if rule.rung is RungKind.BEFORE_DUE:
        return _before_due(rule.days, clock, calendar)
    if rule.rung is RungKind.YELLOW_DAY:
        return _yellow_day(clock, calendar)
    return _after(rule, clock, calendar)


def _after(rule: RuleRow, clock: RunningClock, calendar: WorkCalendar) -> date | None:
    last = clock.law_due_on if rule.rung is RungKind.AFTER_LAW else clock.due_on
    if last is None:
        return None
    if rule.rung is RungKind.AFTER_DUE and clock.due_at is not None and rule.days == 1:
        return last
    return calendar.working_days_after(last, max(1, rule.days))


def _before_due(days: int, clock: RunningClock, calendar: WorkCalendar) -> date | None:
    day = calendar.working_days_before(clock.due_on, days) if days > 0 else clock.due_on
    return day if day > clock.day_zero else None


def _yellow_day(clock: RunningClock, calendar: WorkCalendar) -> date | None:
    if clock.yellow_on is None:
        return None
    day = clock.yellow_on
    if day <= clock.day_zero:
        day = calendar.working_days_after(clock.day_zero, 1)
    day = calendar.first_working_day_from(day)
    return day if day <= clock.due_on else None


def claim_of(
    rule: RuleRow, clock: RunningClock, calendar: WorkCalendar, today: date, now: datetime
) -> Claim | None:
    """Return the light that a rule holds against a clock now, None without one."""
    day = rung_day(rule, clock, calendar)
    if day is None or day > today:
        return None
    # A limit in hours is over at its moment, not at midnight.
    if rule.rung is RungKind.AFTER_DUE and clock.due_at is not None and now <= clock.due_at:
        return None
    due_on = clock.law_due_on if rule.rung is RungKind.AFTER_LAW else clock.due_on
    occurrence = f"{clock.id.hex}:{due_on}"
    return Claim(rule, clock.case_id, occurrence, day, due_on, clock)


def horizon(rules: Iterable[RuleRow], calendar: WorkCalendar, today: date) -> date:
    """Return the latest due day that any rule may light a clock for today."""
    days = max((rule.days for rule in rules if rule.rung is RungKind.BEFORE_DUE), default=0)
    return calendar.working_days_after(today, days) if days > 0 else today


def is_late(rung_on: date, calendar: WorkCalendar, today: date) -> bool:
    """Return whether the working day on which a light was to be raised is over (补记)."""
    return calendar.first_working_day_from(rung_on) < today


@dataclass(frozen=True, slots=True)
class Held:
    """Everything that holds now, put in order among itself.

    Attributes:
        claims: By key.
        passed: Keys of lights that a graver one of the same clock has passed.
        needless: Keys of lights whose graver one comes on the very same day: they are not raised.
    """

    claims: Mapping[LightKey, Claim]
    passed: frozenset[LightKey]
    needless: frozenset[LightKey]


def held_of(claims: Iterable[Claim]) -> Held:
    """Return what holds now, with which of it a graver light has passed."""
    by_key = {claim.key: claim for claim in claims}
    ladders: dict[UUID, list[tuple[LightKey, date, int]]] = {}
    for key, claim in by_key.items():
        if claim.clock is not None:
            step = (key, claim.rung_on, _GRAVITY[claim.rule.colour])
            ladders.setdefault(claim.clock.id, []).append(step)
    passed: set[LightKey] = set()
    needless: set[LightKey] = set()
    for ladder in ladders.values():
        for key, day, gravity in ladder:
            over = [step for step in ladder if step[2] >= gravity and step[1:] > (day, gravity)]
            if over:
                passed.add(key)
            if any(step[1] == day for step in over):
                needless.add(key)
    return Held(by_key, frozenset(passed), frozenset(needless))


def plan_of(held: Held, known: Iterable[KnownLight]) -> ScanPlan:
    """Return what has to be written so that the lights say what holds.

    Args:
        held: Everything that holds now.
        known: Every lit light that a scan may put out, and what went out of the same cases.
    """
    by_key = _newest(known)
    raised = [
        claim
        for key, claim in held.claims.items()
        if key not in by_key and key not in held.needless
    ]
    raised.sort(key=lambda each: (each.rung_on, _GRAVITY[each.rule.colour], each.occurrence))
    lasting = {key: light for key, light in by_key.items() if light.is_state}
    lit = {key: light for key, light in lasting.items() if light.clear_reason is None}
    return ScanPlan(
        raised=tuple(raised),
        born_out=frozenset(each.key for each in raised if each.key in held.passed),
        outrun=tuple(light.id for key, light in lit.items() if key in held.passed),
        over=tuple(light for key, light in lit.items() if key not in held.claims),
        relit=tuple(
            light.id
            for key, light in lasting.items()
            if light.clear_reason is not None
            and light.clear_reason.may_come_back
            and key in held.claims
            and key not in held.passed
        ),
    )


def _newest(known: Iterable[KnownLight]) -> dict[LightKey, KnownLight]:
    """Return one light a key: a lit one stands before one that went out with an earlier rule."""
    found: dict[LightKey, KnownLight] = {}
    for light in known:
        if light.key not in found or light.clear_reason is None:
            found[light.key] = light
    return found


def check_wish(wish: RuleWish, rung: RungKind) -> None:
    """Refuse a rule that nobody could read, count by or hear of.

    Raises:
        RuleNameError: The name is empty or too long.
        RuleDaysError: Days are outside what can be counted.
        RuleTellsNobodyError: It tells nobody.
    """
    if not 1 <= len(wish.name.strip()) <= NAME_LENGTH:
        raise RuleNameError(longest=NAME_LENGTH)
    if rung.counts_days and not 1 <= wish.days <= MOST_DAYS:
        raise RuleDaysError(least=1, most=MOST_DAYS)
    check_reply_days(wish.reply_days)
    if not wish.told:
        raise RuleTellsNobodyError


def check_reply_days(days: int) -> None:
    """Refuse working days for an answer that cannot be counted; 0 asks for none.

    Raises:
        RuleDaysError: They are outside what can be counted.
    """
    if not 0 <= days <= MOST_DAYS:
        raise RuleDaysError(least=0, most=MOST_DAYS)
