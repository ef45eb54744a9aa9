"""What must hold before a joint case is opened and before a reply is kept."""

import uuid
from collections.abc import Mapping
from datetime import date

from hallapp.hall.limits import Limit
from hallapp.joint.asking import BranchReply, JointOpening
from hallapp.joint.errors import (
    AgentNeededError,
    BranchesMissingError,
    BranchTwiceError,
    LeadAskedError,
    OpinionWordsError,
    ProjectNameError,
    PromiseTooLongError,
    ReplyDayError,
)
from hallapp.joint.terms import BranchOpinion, JointKind

_NEEDS_WORDS = frozenset(
    {BranchOpinion.AGREED_WITH_CONDITIONS, BranchOpinion.REFUSED, BranchOpinion.RECTIFY}
)


def check_opening(opening: JointOpening, departments: Mapping[uuid.UUID, str]) -> None:
    """Refuse a joint case that could not be handled.

    Raises:
        ProjectNameError: No name, or a negative figure.
        BranchesMissingError: Nobody is asked.
        LeadAskedError: The lead unit is asked about its own case.
        BranchTwiceError: One unit is asked the same thing twice.
        AgentNeededError: Full agency without an agent.
    """
    if opening.kind is JointKind.AGENCY and opening.agent_id is None:
        raise AgentNeededError
    project = opening.project
    figures = (project.area_m2, project.investment_fen, project.fee_fen)
    if not project.name.strip() or any(figure is not None and figure < 0 for figure in figures):
        raise ProjectNameError
    if not opening.branches:
        raise BranchesMissingError
    seen: set[tuple[uuid.UUID, str]] = set()
    for branch in opening.branches:
        unit, title = branch.department_id, branch.title.strip()
        if unit == opening.lead_department_id:
            raise LeadAskedError(department=departments.get(unit))
        if (unit, title) in seen:
            raise BranchTwiceError(department=departments.get(unit), title=title)
        seen.add((unit, title))


def check_promise(promised: Limit | None, law: Limit | None) -> None:
    """Refuse a promise that is longer than the law allows; other units cannot be compared.

    Raises:
        PromiseTooLongError: It is longer.
    """
    if promised is None or law is None or promised.unit is not law.unit:
        return
    if promised.amount > law.amount:
        raise PromiseTooLongError(promised=promised.words, law=law.words)


def check_reply(reply: BranchReply, asked_on: date, today: date) -> date:
    """Return the day of a reply.

    Raises:
        OpinionWordsError: A refusal or a condition without words.
        ReplyDayError: Dated before the question or after today.
    """
    if reply.opinion in _NEEDS_WORDS and not reply.text.strip():
        raise OpinionWordsError(opinion=reply.opinion.label)
    on = reply.on or today
    if not asked_on <= on <= today:
        raise ReplyDayError
    return on
