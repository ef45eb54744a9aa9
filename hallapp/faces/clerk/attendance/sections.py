"""The sections of the own page, in their order; each is made when it is first opened."""

from collections.abc import Callable
from dataclasses import dataclass

from hallapp.faces.clerk.attendance.section import OwnSection
from hallapp.kernel.texts import _


@dataclass(frozen=True)
class SectionOffer:
    """One section.

    Attributes:
        word: What it is called in the bar.
        make: Makes it.
        is_for_deciders: Only for who decides about others.
    """

    word: str
    make: Callable[[], OwnSection]
    is_for_deciders: bool = False


def offers() -> tuple[SectionOffer, ...]:
    """Return the sections."""
    return (
        SectionOffer(_("打卡记录"), _punches),
        SectionOffer(_("请假"), _leave),
        SectionOffer(_("外出"), _outings),
        SectionOffer(_("岗位"), _posts),
        SectionOffer(_("说明"), _findings),
        SectionOffer(_("考核"), _scores),
        SectionOffer(_("待我审批"), _approvals, is_for_deciders=True),
    )


def _punches() -> OwnSection:
    from hallapp.faces.clerk.attendance.punches_section import PunchesSection

    return PunchesSection()


def _leave() -> OwnSection:
    from hallapp.faces.clerk.attendance.leave_section import LeaveSection

    return LeaveSection()


def _outings() -> OwnSection:
    from hallapp.faces.clerk.attendance.outing_section import OutingSection

    return OutingSection()


def _posts() -> OwnSection:
    from hallapp.faces.clerk.attendance.posts_section import PostsSection

    return PostsSection()


def _findings() -> OwnSection:
    from hallapp.faces.clerk.attendance.findings_section import FindingsSection

    return FindingsSection()


def _scores() -> OwnSection:
    from hallapp.faces.clerk.attendance.score_section import ScoreSection

    return ScoreSection()


def _approvals() -> OwnSection:
    from hallapp.faces.clerk.attendance.approvals_section import ApprovalsSection

    return ApprovalsSection()
