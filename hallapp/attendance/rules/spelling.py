"""How the store keeps the hall's numbers of attendance; what is not there keeps its default."""

from collections.abc import Iterable, Mapping
from datetime import time
from typing import Any

from hallapp.attendance.terms import (
    AttendanceRules,
    MinutesRung,
    MissingPolicy,
    Slot,
    SlotTimes,
    SpecialHours,
    Threshold,
    YearDay,
)

_USUAL = AttendanceRules()


def spell_rules(rules: AttendanceRules) -> dict[str, Any]:
    """Return a small mapping for the store; the zone belongs to the hall and is left out."""
    return {
        "slots": _spell_slots(rules.slots),
        "late_from": _spell_threshold(rules.late_from),
        "early_from": _spell_threshold(rules.early_from),
        "absent_from": _spell_threshold(rules.absent_from),
        "duplicate_minutes": rules.duplicate_minutes,
        "grace_minutes": rules.grace_minutes,
        "late_rungs": _spell_rungs(rules.late_rungs),
        "early_rungs": _spell_rungs(rules.early_rungs),
        "missing": rules.missing.value,
        "off_post_from": _spell_threshold(rules.off_post_from),
        "off_post_absent_from": _spell_threshold(rules.off_post_absent_from),
        "special": [_spell_special(hours) for hours in rules.special],
    }


def read_rules(facts: Mapping[str, Any]) -> AttendanceRules:
    """Return the numbers that a mapping of the store stands for."""
    spelled = {**spell_rules(_USUAL), **facts}
    return AttendanceRules(
        slots=read_slots(spelled["slots"]),
        late_from=_read_threshold(spelled["late_from"]) or _USUAL.late_from,
        early_from=_read_threshold(spelled["early_from"]) or _USUAL.early_from,
        absent_from=_read_threshold(spelled["absent_from"]),
        duplicate_minutes=int(spelled["duplicate_minutes"]),
        grace_minutes=int(spelled["grace_minutes"]),
        late_rungs=_read_rungs(spelled["late_rungs"]),
        early_rungs=_read_rungs(spelled["early_rungs"]),
        missing=MissingPolicy(spelled["missing"]),
        off_post_from=_read_threshold(spelled["off_post_from"]) or _USUAL.off_post_from,
        off_post_absent_from=_read_threshold(spelled["off_post_absent_from"]),
        special=tuple(map(_read_special, spelled["special"])),
    )


def read_slots(facts: Iterable[Mapping[str, str]]) -> tuple[SlotTimes, ...]:
    """Return slots from how they are spelled: slot, opens, closes, due."""
    return tuple(
        SlotTimes(
            Slot(each["slot"]),
            time.fromisoformat(each["opens"]),
            time.fromisoformat(each["closes"]),
            time.fromisoformat(each["due"]),
        )
        for each in facts
    )


def _spell_slots(slots: Iterable[SlotTimes]) -> list[dict[str, str]]:
    return [
        {
            "slot": times.slot.value,
            "opens": f"{times.opens:%H:%M}",
            "closes": f"{times.closes:%H:%M}",
            "due": f"{times.due:%H:%M}",
        }
        for times in slots
    ]


def _spell_threshold(threshold: Threshold | None) -> list[Any] | None:
    return None if threshold is None else [threshold.minutes, threshold.is_inclusive]


def _read_threshold(facts: list[Any] | None) -> Threshold | None:
    return None if facts is None else Threshold(int(facts[0]), bool(facts[1]))


def _spell_rungs(rungs: Iterable[MinutesRung]) -> list[list[Any]]:
    return [[rung.key, rung.starts.minutes, rung.starts.is_inclusive] for rung in rungs]


def _read_rungs(facts: Iterable[list[Any]]) -> tuple[MinutesRung, ...]:
    return tuple(MinutesRung(key, Threshold(int(at), bool(held))) for key, at, held in facts)


def _spell_special(hours: SpecialHours) -> dict[str, Any]:
    return {
        "name": hours.name,
        "slots": _spell_slots(hours.slots),
        "weekdays": list(hours.weekdays),
        "from": _spell_day(hours.from_day),
        "until": _spell_day(hours.until_day),
    }


def _read_special(facts: Mapping[str, Any]) -> SpecialHours:
    return SpecialHours(
        facts["name"],
        read_slots(facts["slots"]),
        tuple(int(day) for day in facts["weekdays"]),
        _read_day(facts["from"]),
        _read_day(facts["until"]),
    )


def _spell_day(day: YearDay | None) -> list[int] | None:
    return None if day is None else [day.month, day.day]


def _read_day(facts: list[int] | None) -> YearDay | None:
    return None if facts is None else YearDay(*facts)
