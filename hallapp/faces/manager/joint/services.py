"""What the tab 联办 asks of the hall; every call belongs on a worker."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from hallapp.cases.terms import CasePaperKind
from hallapp.faces.manager.cases.services import CasesServices
from hallapp.guides.terms import GuideRow, ItemRow, ThemeRow
from hallapp.hall.terms import DepartmentRow, PersonRow
from hallapp.joint.asking import BranchAsk, BranchReply, JointOpening
from hallapp.joint.terms import AgentStepRow, BranchRow, JointRow, JointTotal
from hallapp.kernel.clock import day_in, zone_named
from hallapp.kernel.requests import Request

JOINT_PAPERS = (
    CasePaperKind.JOINT_ACCEPTANCE,
    CasePaperKind.JOINT_LETTER,
    CasePaperKind.JOINT_RECEIPT,
    CasePaperKind.JOINT_REPLY,
    CasePaperKind.JOINT_SUMMARY,
    CasePaperKind.JOINT_OPINION,
    CasePaperKind.JOINT_SIGN_OFF,
)
"""The seven papers in the order of the flow."""
OF_UNIT = frozenset(
    {CasePaperKind.JOINT_LETTER, CasePaperKind.JOINT_RECEIPT, CasePaperKind.JOINT_REPLY}
)
"""Those that concern one unit."""


class SeenJoint(Protocol):
    """Joint cases; refusals as `JointService` names them."""

    def departments(self) -> tuple[DepartmentRow, ...]:
        """Return the units that can lead or be asked."""
        ...

    def people(self) -> tuple[PersonRow, ...]:
        """Return who can act for an applicant."""
        ...

    def of_hall(self) -> tuple[JointRow, ...]:
        """Return all joint cases, newest first."""
        ...

    def joint(self, joint_id: UUID) -> JointRow:
        """Return one of them."""
        ...

    def branches(self, joint_id: UUID) -> tuple[BranchRow, ...]:
        """Return its units."""
        ...

    def agent_steps(self, joint_id: UUID) -> tuple[AgentStepRow, ...]:
        """Return what its agent did."""
        ...

    def totals(self, year: int) -> tuple[JointTotal, ...]:
        """Return the projects of a year by kind."""
        ...

    def open(self, request: Request, opening: JointOpening) -> JointRow:
        """Open one."""
        ...

    def ask(self, request: Request, joint_id: UUID, branch: BranchAsk) -> tuple[BranchRow, ...]:
        """Ask one more unit."""
        ...

    def reply(self, request: Request, branch_id: UUID, reply: BranchReply) -> tuple[BranchRow, ...]:
        """Keep what a unit answers."""
        ...

    def remind(self, request: Request, branch_id: UUID, words: str = "") -> tuple[BranchRow, ...]:
        """Remind a unit."""
        ...

    def sum_up(self, request: Request, joint_id: UUID, words: str) -> JointRow:
        """Sum up the opinions."""
        ...

    def assign_agent(self, request: Request, joint_id: UUID, person_id: UUID | None) -> JointRow:
        """Say who acts for the applicant."""
        ...

    def agent_step(self, request: Request, joint_id: UUID, words: str) -> tuple[AgentStepRow, ...]:
        """Write down what the agent did."""
        ...


class SeenPapers(Protocol):
    """Papers of a case."""

    def offered(self, case_id: UUID) -> tuple[CasePaperKind, ...]:
        """Return what can be made now."""
        ...

    def make(
        self,
        request: Request,
        case_id: UUID,
        kind: CasePaperKind,
        facts: Any = None,
        branch: int | None = None,
    ) -> UUID:
        """Number a paper and keep it."""
        ...

    def print(self, request: Request, paper_id: UUID, copies: int = 1) -> Path:
        """Print a kept paper."""
        ...


class SeenItems(Protocol):
    """Service items, one of which the lead unit accepts."""

    def search(self, text: str, *, limit: int = 50) -> tuple[ItemRow, ...]:
        """Return the items that answer to what was typed."""
        ...

    def guide(self, item_id: UUID) -> GuideRow:
        """Return an item's guide with its materials."""
        ...


class SeenThemes(Protocol):
    """Themes of the hall (一件事)."""

    def themes(self) -> tuple[ThemeRow, ...]:
        """Return the themes in use."""
        ...

    def items(self, theme: ThemeRow) -> tuple[ItemRow, ...]:
        """Return the items of a theme."""
        ...


@dataclass(frozen=True)
class JointServices:
    """All that the tab works with."""

    joint: SeenJoint
    papers: SeenPapers
    items: SeenItems
    themes: SeenThemes
    today: date


def has_joint(services: CasesServices) -> bool:
    """Return whether a hall handles matters jointly."""
    return getattr(services.more, "joint", None) is not None


def joint_services(services: CasesServices) -> JointServices:
    """Return what the tab works with, out of an opened hall."""
    more = services.more
    today = day_in(services.clock.now(), zone_named(services.hall.zone))
    return JointServices(more.joint, more.case_papers, more.guides, more.themes, today)
