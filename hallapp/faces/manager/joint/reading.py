"""What is read for the tab 联办; no widgets."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hallapp.cases.terms import CasePaperKind
from hallapp.faces.manager.cases.services import CasesServices
from hallapp.faces.manager.joint.services import JOINT_PAPERS, OF_UNIT, joint_services
from hallapp.guides.terms import ThemeRow
from hallapp.hall.terms import DepartmentRow, PersonRow
from hallapp.joint.terms import (
    AgentStepRow,
    BranchOpinion,
    BranchRow,
    JointRow,
    JointState,
    JointTotal,
)


@dataclass(frozen=True)
class JointBoard:
    """The list with the totals of the year.

    Attributes:
        totals: By kind; kinds without any are left out.
    """

    rows: tuple[JointRow, ...]
    totals: tuple[JointTotal, ...]
    today: date


@dataclass(frozen=True)
class JointTold:
    """One joint case in full.

    Attributes:
        papers: What can be made now.
    """

    row: JointRow
    branches: tuple[BranchRow, ...]
    steps: tuple[AgentStepRow, ...]
    papers: tuple[CasePaperKind, ...]

    @property
    def is_running(self) -> bool:
        """Whether units may still be heard."""
        return self.row.state in {JointState.OPEN, JointState.SUMMED}

    @property
    def awaited(self) -> tuple[BranchRow, ...]:
        """The units that still owe their opinion."""
        return tuple(branch for branch in self.branches if branch.is_awaited)


@dataclass(frozen=True)
class JointChoices:
    """What a form offers to choose from.

    Attributes:
        theme_titles: Names of a theme's items, by the theme.
    """

    departments: tuple[DepartmentRow, ...]
    people: tuple[PersonRow, ...]
    themes: tuple[ThemeRow, ...]
    theme_titles: dict[UUID, tuple[str, ...]]


def read_board(services: CasesServices) -> JointBoard:
    """Read the list and the totals of this year."""
    asked = joint_services(services)
    return JointBoard(asked.joint.of_hall(), asked.joint.totals(asked.today.year), asked.today)


def read_joint(services: CasesServices, joint_id: UUID) -> JointTold:
    """Read one joint case in full."""
    asked = joint_services(services)
    row, branches = asked.joint.joint(joint_id), asked.joint.branches(joint_id)
    offered = asked.papers.offered(row.case_id)
    return JointTold(
        row,
        branches,
        asked.joint.agent_steps(joint_id),
        tuple(kind for kind in JOINT_PAPERS if kind in offered or _is_offered(kind, branches)),
    )


def read_choices(services: CasesServices) -> JointChoices:
    """Read what a form offers."""
    asked = joint_services(services)
    themes = asked.themes.themes()
    titles = {theme.id: tuple(row.name for row in asked.themes.items(theme)) for theme in themes}
    return JointChoices(asked.joint.departments(), asked.joint.people(), themes, titles)


def units_of(kind: CasePaperKind, branches: tuple[BranchRow, ...]) -> tuple[BranchRow, ...]:
    """Return the units that a paper can concern; none for a paper of all of them."""
    if kind not in OF_UNIT:
        return ()
    if kind is CasePaperKind.JOINT_REPLY:
        return tuple(each for each in branches if each.opinion is not None)
    return branches


def needs_reply(branches: tuple[BranchRow, ...]) -> bool:
    """Return whether somebody wants repairs before it agrees."""
    return any(branch.opinion is BranchOpinion.RECTIFY for branch in branches)


def _is_offered(kind: CasePaperKind, branches: tuple[BranchRow, ...]) -> bool:
    return bool(units_of(kind, branches))
