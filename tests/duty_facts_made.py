"""Invented days of duty for tests of figures, prose, postings and worklists."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

from hallapp.bulletins.terms import (
    CaseCounts,
    DutyDay,
    DutyFacts,
    DutyHalf,
    HalfWord,
    OpenThings,
    Sighted,
    SightSort,
    Standing,
)
from hallapp.hall.half_days import Half

MONDAY = date(2026, 11, 16)
SUNDAY = MONDAY + timedelta(days=6)
UNITS = {name: uuid.uuid5(uuid.NAMESPACE_OID, name) for name in ("市场监管局", "税务局", "公安局")}
PRESENT = HalfWord.PRESENT


def person_id(name: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_OID, name)


def half(which: Half = Half.MORNING, word: HalfWord = PRESENT, **more) -> DutyHalf:
    return DutyHalf(which, word, **more)


def duty(
    name: str = "张一",
    day: date = MONDAY,
    unit: str = "市场监管局",
    window: int = 1,
    morning: DutyHalf | None = None,
    afternoon: DutyHalf | None = None,
) -> DutyDay:
    """One person's day, both halves worked unless told."""
    halves = (morning or half(), afternoon or half(Half.AFTERNOON))
    return DutyDay(
        person_id=person_id(name),
        staff_number=name,
        name=name,
        department_id=UNITS[unit],
        department=unit,
        window_id=uuid.uuid5(uuid.NAMESPACE_OID, str(window)),
        window_number=window,
        day=day,
        halves=halves,
    )


def sight(
    name: str = "张一",
    sort: SightSort = SightSort.CONDUCT,
    label: str = "玩手机或游戏",
    standing: Standing = Standing.STANDS,
    unit: str = "市场监管局",
    day: date = MONDAY,
) -> Sighted:
    return Sighted(
        mark_id=str(uuid.uuid5(uuid.NAMESPACE_OID, f"{name}{label}{day}")),
        day=day,
        number=2,
        window_number=1,
        person_id=person_id(name),
        name=name,
        department_id=UNITS[unit],
        department=unit,
        sort=sort,
        label=label,
        standing=standing,
    )


def facts(*days: DutyDay, **more) -> DutyFacts:
    return DutyFacts(MONDAY, SUNDAY, days, **more)


CASES = CaseCounts(
    received=120, accepted=110, done=100, at_once=60, early=30, on_time=8, late=2, late_by_law=1,
    pending=20, handled=40, handled_days=150, late_ids=("c1", "c2"),
)  # fmt: skip


class BookOfFacts:
    """Facts of any period as a test says them: what serving would gather."""

    def __init__(self, *days: DutyDay) -> None:
        self.days = days
        self.things = OpenThings()
        self.locked = False
        self.more: dict[str, Any] = {}

    def facts(self, from_on: date, until_on: date) -> DutyFacts:
        days = tuple(day for day in self.days if from_on <= day.day <= until_on)
        return DutyFacts(from_on, until_on, days, **self.more)

    def day(self, day: date) -> DutyFacts:
        return self.facts(day, day)

    def open_things(self, from_on: date, until_on: date) -> OpenThings:
        return self.things

    def is_locked(self, from_on: date, until_on: date) -> bool:
        return self.locked
