"""How half days look: a ground, a letter in its colour, an edge; never colour alone."""

from dataclasses import dataclass

from hallapp.attendance.terms import HalfState
from hallapp.kernel.texts import _


@dataclass(frozen=True, slots=True)
class Look:
    """How a state is painted, by names of tokens.

    Attributes:
        ground: Empty for none: what is as it should be stays quiet.
        edge: Empty for none.
    """

    text: str
    ground: str = ""
    edge: str = ""
    is_bold: bool = False


LOOKS = {
    HalfState.PRESENT: Look("normal"),
    HalfState.LATE: Look("on_warning", "warning", "warning_border", is_bold=True),
    HalfState.EARLY_LEAVE: Look("on_warning", "warning", "warning_border", is_bold=True),
    HalfState.LATE_AND_EARLY: Look("on_warning", "warning", "warning_border", is_bold=True),
    HalfState.ABSENT: Look("on_late", "late", is_bold=True),
    HalfState.MISSING_PUNCH: Look("late", "miss_tint", "late", is_bold=True),
    HalfState.LEAVE: Look("primary", "selected"),
    HalfState.UNCONFIRMED: Look("muted", "", ""),
    HalfState.OFF: Look("muted"),
}


def legend() -> tuple[tuple[HalfState, str, str], ...]:
    """Return state, letter and word of each mark, in the order of the legend."""
    return (
        (HalfState.PRESENT, "✓", _("出勤")),
        (HalfState.LATE, _("迟"), _("迟到")),
        (HalfState.EARLY_LEAVE, _("早"), _("早退")),
        (HalfState.MISSING_PUNCH, _("缺"), _("缺卡")),
        (HalfState.ABSENT, _("旷"), _("旷工半天")),
        (HalfState.LEAVE, _("假"), _("请假，写假别")),
        (HalfState.LEAVE, _("公"), _("公出")),
        (HalfState.UNCONFIRMED, _("待"), _("待确认")),
        (HalfState.UNCONFIRMED, "·", _("还没到时候")),
    )
