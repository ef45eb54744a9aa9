"""Facts of the papers between the units of a joint case."""

from dataclasses import dataclass
from datetime import date

from hallapp.slips.official.facts.head import PaperMaterial


@dataclass(frozen=True, kw_only=True)
class JointBranch:
    """One unit of a joint case.

    Attributes:
        verdict: 同意, 不同意 and the like; empty while it has not answered.
    """

    unit: str
    matter: str
    reply_by: date | None = None
    replied_on: date | None = None
    verdict: str = ""
    opinion: str = ""


@dataclass(frozen=True, kw_only=True)
class JointFacts:
    """What the seven papers of a joint case are made from.

    Attributes:
        lead: The unit that accepts, gathers and delivers (牵头单位).
        addressee: To whom this paper goes; empty leaves a blank.
        branches: All units; on a letter, an opinion or a receipt the one it concerns.
        project: Name of the project, with `project_number`; may be empty.
        materials: What goes along.
        request: What is asked for (联系单), or any further word.
        verdict: The outcome (意见书, 汇总表); empty leaves boxes or a blank.
        opinion: Its reasons.
        reply_days: 回复期限 in working days; None when not said.
        reply_by: Likewise as a day.
    """

    lead: str
    addressee: str = ""
    branches: tuple[JointBranch, ...] = ()
    project: str = ""
    project_number: str = ""
    materials: tuple[PaperMaterial, ...] = ()
    request: str = ""
    verdict: str = ""
    opinion: str = ""
    accepted_on: date | None = None
    due_on: date | None = None
    reply_days: int | None = None
    reply_by: date | None = None
