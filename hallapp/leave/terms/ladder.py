"""Who approves how much leave (请假审批权限), as the hall sets it."""

from dataclasses import dataclass

from hallapp.leave.terms.kinds import LeaveApprover


@dataclass(frozen=True, slots=True)
class LadderRung:
    """Who approves leave up to a length.

    Attributes:
        up_to_half_days: The longest leave of this rung, included; None has no end.
        approvers: One after another; all of them have to agree.
    """

    up_to_half_days: int | None
    approvers: tuple[LeaveApprover, ...]


@dataclass(frozen=True, slots=True)
class LeaveLadder:
    """The hall's ladder of approval (审批阶梯).

    Attributes:
        rungs: Shortest leave first; the last one has no end.
        own_rungs: For a chief representative's own leave; empty where the others hold.
        remark: Where the numbers come from, as the hall reads it.
    """

    rungs: tuple[LadderRung, ...]
    own_rungs: tuple[LadderRung, ...] = ()
    remark: str = ""
