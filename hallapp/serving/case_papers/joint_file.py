"""The units of a joint case, as its papers need them."""

import uuid
from dataclasses import dataclass

from sqlalchemy.orm import Session

from hallapp.joint import store
from hallapp.joint.rows import branch_row, joint_row
from hallapp.joint.tables import JointCase
from hallapp.joint.terms import BranchRow, JointRow


@dataclass(frozen=True)
class JointFile:
    """What a case is beyond itself where several units handle it."""

    row: JointRow
    branches: tuple[BranchRow, ...]

    def branch(self, position: int | None) -> BranchRow | None:
        """Return a unit by its place; the only one where none is named."""
        if position is None:
            return self.branches[0] if len(self.branches) == 1 else None
        return next((each for each in self.branches if each.position == position), None)


def load_joint(session: Session, hall_id: uuid.UUID, case_id: uuid.UUID) -> JointFile | None:
    """Read what a case leads; None for a case of one unit."""
    ours = (JointCase.hall_id == hall_id, JointCase.case_id == case_id)
    found = store.joints(session, *ours)
    if not found:
        return None
    # Lights depend on the day; no paper tells them.
    day = found[0]["JointCase"].opened_on
    branches = tuple(branch_row(each, day) for each in store.branches(session, *ours))
    return JointFile(joint_row(found[0], branches, day), branches)
