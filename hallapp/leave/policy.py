"""The hall's own numbers about leave: dated settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hallapp.kernel.settings import Setting
from hallapp.leave.presets import LADDERS
from hallapp.leave.rules import check_ladder
from hallapp.leave.terms import LadderRung, LeaveApprover, LeaveLadder


@dataclass(frozen=True, slots=True)
class OutingLimits:
    """How long an outing may be.

    Attributes:
        most_minutes: Longer is leave (published halls: half an hour to two hours).
    """

    most_minutes: int = 120


def spell_ladder(ladder: LeaveLadder) -> dict[str, Any]:
    """Return a ladder as the store keeps it.

    Raises:
        LadderError: It leaves a length of leave without an approver; such a one is never kept.
    """
    check_ladder(ladder)
    return {
        "rungs": [_spell_rung(rung) for rung in ladder.rungs],
        "own_rungs": [_spell_rung(rung) for rung in ladder.own_rungs],
        "remark": ladder.remark,
    }


def read_ladder(spelled: Mapping[str, Any]) -> LeaveLadder:
    """Return a ladder from what the store keeps."""
    return LeaveLadder(
        rungs=tuple(_read_rung(rung) for rung in spelled["rungs"]),
        own_rungs=tuple(_read_rung(rung) for rung in spelled.get("own_rungs", ())),
        remark=spelled.get("remark", ""),
    )


def _spell_rung(rung: LadderRung) -> dict[str, Any]:
    return {
        "up_to_half_days": rung.up_to_half_days,
        "approvers": [approver.value for approver in rung.approvers],
    }


def _read_rung(spelled: Mapping[str, Any]) -> LadderRung:
    approvers = tuple(LeaveApprover(value) for value in spelled["approvers"])
    return LadderRung(spelled["up_to_half_days"], approvers)


LEAVE_LADDER: Setting[LeaveLadder] = Setting(
    "leave.ladder", LADDERS["default"], spell_ladder, read_ladder
)
OUTING_LIMITS: Setting[OutingLimits] = Setting(
    "leave.outings",
    OutingLimits(),
    lambda limits: {"most_minutes": limits.most_minutes},
    lambda spelled: OutingLimits(spelled["most_minutes"]),
)
