"""How a counted day is kept, and how it becomes a row again."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from typing import Any

from hallapp.attendance.rules.halves import half_results
from hallapp.attendance.store.deriving import DerivedDay
from hallapp.attendance.terms import (
    Circumstances,
    Excuse,
    Finding,
    Half,
    HalfResult,
    MissingPolicy,
    PublicWord,
    PunchUse,
    Slot,
    SlotResult,
    Verdict,
)
from hallapp.attendance.terms.person_days import DayBasis, PersonDayRow, PersonRef
from hallapp.hall.placements import PlacementRow
from hallapp.leave.terms import LeaveKind

Counted = dict[str, Any]
"""The columns of a counted day that say what it came to; equal ones need no new version."""

_USES = {use: use.value for use in PunchUse}
_FINDINGS = {finding: finding.value for finding in Finding}
_NOTHING_TOLD: tuple[Any, ...] = ("", 0, "", "", "")
MOMENTS = ("am_in_at", "am_out_at", "pm_in_at", "pm_out_at")


@dataclass(frozen=True, slots=True)
class StoredDay:
    """The latest count of one person's day.

    Attributes:
        columns: What it came to, as it stands in the store.
    """

    id: uuid.UUID
    person_id: uuid.UUID
    day: date
    version: int
    columns: Counted


def counted_columns(
    derived: DerivedDay, place: PlacementRow | None, rules_since: date | None
) -> Counted:
    """Return what is kept of a day."""
    if derived.spelled is None:
        derived.spelled = _spelled(derived, rules_since)
    return {
        "department_id": None if place is None else place.department_id,
        "window_id": None if place is None else place.window_id,
        **derived.spelled,
    }


def _spelled(derived: DerivedDay, rules_since: date | None) -> Counted:
    result = derived.result
    morning, afternoon = result.halves
    moments = [slot.punched_at for slot in result.slots]
    return {
        **dict(zip(MOMENTS, moments, strict=True)),
        "am": morning.verdict,
        "pm": afternoon.verdict,
        "late_minutes": morning.late_minutes + afternoon.late_minutes,
        "early_minutes": morning.early_minutes + afternoon.early_minutes,
        "facts": _facts(derived, rules_since),
    }


def _facts(derived: DerivedDay, rules_since: date | None) -> dict[str, Any]:
    result = derived.result
    facts: dict[str, Any] = {
        "punches": [[placed.punch.id, _USES[placed.use]] for placed in result.punches],
        "slots": [_spell_slot(slot) for slot in result.slots],
    }
    outside = [
        f"{placed.local_at:%H:%M}" for placed in result.punches if placed.use is PunchUse.OUTSIDE
    ]
    kinds = {
        half.half.value: half.leave_kind.value
        for half in result.halves
        if half.leave_kind is not None
    }
    told = {
        "outside": outside,
        "leave": kinds,
        "public": result.public.value if result.public else "",
        "shifts": list(derived.shifts),
        "covered": derived.is_covered,
        "rules_since": rules_since.isoformat() if rules_since else "",
    }
    return facts | {name: value for name, value in told.items() if value}


def _spell_slot(slot: SlotResult) -> list[Any]:
    finding = _FINDINGS[slot.finding]
    if slot.excuse is None and not (slot.minutes or slot.rung or slot.correction):
        return [finding]
    excuse = "" if slot.excuse is None else slot.excuse.value
    spelled = [finding, slot.minutes, slot.rung, slot.correction, excuse]
    while len(spelled) > 1 and not spelled[-1]:
        spelled.pop()
    return spelled


def derived_row(person: PersonRef, derived: DerivedDay, *, is_locked: bool = False) -> PersonDayRow:
    """Return a day that was not counted yet."""
    result = derived.result
    return PersonDayRow(
        person,
        result.day,
        result.slots,
        result.halves,
        result.public,
        tuple(f"{placed.local_at:%H:%M}" for placed in result.outside),
        is_locked=is_locked,
        shifts=derived.shifts,
    )


def stored_row(
    person: PersonRef, stored: StoredDay, basis: DayBasis, zone: tzinfo, *, is_locked: bool = False
) -> PersonDayRow:
    """Return a day as it was counted."""
    columns, facts = stored.columns, stored.columns["facts"]
    slots = tuple(
        _read_slot(slot, spelled, columns[column], zone)
        for slot, spelled, column in zip(Slot, facts["slots"], MOMENTS, strict=True)
    )
    public = facts.get("public")
    return PersonDayRow(
        person,
        stored.day,
        slots,
        _read_halves(slots, columns),
        PublicWord(public) if public else None,
        tuple(facts.get("outside", ())),
        basis,
        stored.version,
        is_locked,
        tuple(facts.get("shifts", ())),
    )


def _read_slot(
    slot: Slot, spelled: list[Any], punched_at: datetime | None, zone: tzinfo
) -> SlotResult:
    told: list[Any] = [*spelled, *_NOTHING_TOLD[len(spelled) :]]
    finding, minutes, rung, correction, excuse = told
    return SlotResult(
        slot,
        None if punched_at is None else punched_at.astimezone(zone),
        Finding(finding),
        minutes,
        Excuse(excuse) if excuse else None,
        rung=rung,
        correction=correction,
    )


def _read_halves(slots: tuple[SlotResult, ...], columns: Counted) -> tuple[HalfResult, ...]:
    kinds = columns["facts"].get("leave", {})
    known = Circumstances(leave_kinds={Half(half): LeaveKind(kinds[half]) for half in kinds})
    verdicts: tuple[Verdict, Verdict] = (columns["am"], columns["pm"])
    halves = half_results(slots, MissingPolicy.QUESTION, known)
    # The verdict is the one that was counted, whatever would be concluded today.
    return tuple(
        replace(half, verdict=verdict) if half.verdict is not verdict else half
        for half, verdict in zip(halves, verdicts, strict=True)
    )
