"""Why lights hold no longer: asked of their clocks and cases when they go out."""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.cases.tables import CaseClock, HallCase
from hallapp.cases.terms import CaseState
from hallapp.supervision.rules import KnownLight
from hallapp.supervision.terms import ClearReason

_GIVEN_UP = (
    CaseState.REJECTED,
    CaseState.WITHDRAWN,
    CaseState.RETURNED,
    CaseState.REVOKED,
)


@dataclass(frozen=True, slots=True)
class _Found:
    state: CaseState
    due_on: date | None
    law_due_on: date | None
    ended_on: date | None
    is_standing: bool

    @property
    def is_over(self) -> bool:
        """Whether nothing more is awaited of this clock."""
        is_done = self.state in _GIVEN_UP or self.state is CaseState.DELIVERED
        return is_done or self.ended_on is not None


def why_over(
    session: Session, lights: Collection[KnownLight], active_keys: Collection[str]
) -> Mapping[uuid.UUID, tuple[ClearReason, str]]:
    """Return for every light why it holds no longer, with a detail or none.

    Args:
        session: Of the scan.
        lights: Lights that hold no longer.
        active_keys: Codes and colours of the rules that hold.
    """
    clocks = _clocks(session, lights)
    return {light.id: _why(light, clocks.get(_clock_id(light)), active_keys) for light in lights}


def _why(
    light: KnownLight, found: _Found | None, active_keys: Collection[str]
) -> tuple[ClearReason, str]:
    if light.rule_key not in active_keys:
        return ClearReason.RULE_CHANGED, ""
    if found is None or found.is_over:
        is_given_up = found is not None and found.state in _GIVEN_UP
        return ClearReason.CASE_CLOSED if is_given_up else ClearReason.MET, ""
    if found.is_standing or found.state is CaseState.SUSPENDED:
        return ClearReason.STANDING, ""
    held_for = light.occurrence.partition(":")[2]
    if held_for not in {str(found.due_on), str(found.law_due_on)}:
        return ClearReason.MOVED, str(found.due_on)
    return ClearReason.RULE_CHANGED, ""


def _clocks(session: Session, lights: Collection[KnownLight]) -> dict[uuid.UUID, _Found]:
    found: dict[uuid.UUID, _Found] = {}
    ids = sorted({_clock_id(light) for light in lights})
    for start in range(0, len(ids), 2_000):
        asked = (
            select(CaseClock, HallCase.state)
            .join(HallCase, HallCase.id == CaseClock.case_id)
            .where(CaseClock.id.in_(ids[start : start + 2_000]))
        )
        for clock, state in session.execute(asked).all():
            is_standing = clock.stood_since is not None
            found[clock.id] = _Found(
                state, clock.due_on, clock.law_due_on, clock.ended_on, is_standing
            )
    return found


def _clock_id(light: KnownLight) -> uuid.UUID:
    """Return the clock of a light; of what stands too long it is the suspension's id."""
    return uuid.UUID(hex=light.occurrence.partition(":")[0])
