"""What is said when a joint case is opened and when a unit replies."""

import uuid
from dataclasses import dataclass
from datetime import date

from hallapp.cases.applications import Application
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.joint.terms import BranchOpinion, JointKind, JointProject

JOINT_LICENCE_LIMIT = Limit(45, LimitUnit.WORKING_DAYS)
"""《行政许可法》第四十二条第二款: unified, joint or centralised handling of licences."""


@dataclass(frozen=True)
class BranchAsk:
    """One unit to be asked.

    Attributes:
        title: What it is asked about: the item's name, or words.
        limit: How long it has for its reply.
        item_id: Its own service item, None where there is none.
    """

    department_id: uuid.UUID
    title: str
    limit: Limit
    item_id: uuid.UUID | None = None


@dataclass(frozen=True)
class JointOpening:
    """Everything that is said when a joint case is opened.

    Attributes:
        application: The lead unit's application: accepted once for all units.
        lead_department_id: The lead unit (牵头单位).
        promised: The promise for the whole; None takes the law's 45 working days for a
            licence, the item's own limit otherwise.
        theme_id: The theme of a 一件事, None for a project.
        agent_id: Who acts for the applicant (代办员), None without one.
    """

    kind: JointKind
    application: Application
    project: JointProject
    lead_department_id: uuid.UUID
    branches: tuple[BranchAsk, ...]
    promised: Limit | None = None
    theme_id: uuid.UUID | None = None
    agent_id: uuid.UUID | None = None


@dataclass(frozen=True)
class BranchReply:
    """What a unit answers.

    Attributes:
        replied_by: Who signed the reply.
        number: Number of the reply letter; empty without one.
        on: Day of the reply, today when None.
    """

    opinion: BranchOpinion
    text: str
    replied_by: str
    number: str = ""
    on: date | None = None
