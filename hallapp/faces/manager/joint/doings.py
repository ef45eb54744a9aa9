"""What is asked with for each doing, and what is done with what was typed; no widgets."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from hallapp.cases.terms import CasePaperKind
from hallapp.faces.manager.cases.services import CasesServices
from hallapp.faces.manager.joint.act_form import Ask, Doing, Given
from hallapp.faces.manager.joint.reading import JointChoices, JointTold, units_of
from hallapp.faces.manager.joint.services import JointServices, joint_services
from hallapp.hall.limits import Limit
from hallapp.joint.asking import BranchAsk, BranchReply
from hallapp.joint.terms import BranchRow
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _

_Choices = dict[str, list[tuple[Any, str]]]


def asked_with(
    doing: Doing, told: JointTold, branch: BranchRow | None, choices: JointChoices
) -> Ask:
    """Return what a doing is asked with; the unit on which the keyboard stands comes first."""
    if doing in {Doing.REPLY, Doing.REMIND}:
        return Ask(doing, {"unit": _units(told.awaited)}, _standing(branch, told.awaited))
    if doing is Doing.PAPER:
        first = told.papers[0] if told.papers else None
        offered: _Choices = {"paper": [(kind, kind.label) for kind in told.papers]}
        units = () if first is None else units_of(first, told.branches)
        return Ask(
            doing, offered | {"unit": _units(units)}, {"paper": first} | _standing(branch, units)
        )
    if doing is Doing.AGENT:
        people = [(row.id, _person(row.name, row.department)) for row in choices.people]
        now = next((row.id for row in choices.people if row.name == told.row.agent_name), None)
        return Ask(doing, {"person": [(None, _("没有代办员")), *people]}, {"person": now})
    if doing is Doing.ASK:
        lead = told.row.lead_department
        others = [(row.id, row.name) for row in choices.departments if row.name != lead]
        return Ask(doing, {"department": others})
    return Ask(doing, starts={"text": told.row.summary if doing is Doing.SUM_UP else ""})


def paper_units(kind: CasePaperKind | None, told: JointTold) -> _Choices:
    """Return the units that a chosen paper can concern."""
    return {"unit": _units(() if kind is None else units_of(kind, told.branches))}


def question(doing: Doing, told: JointTold) -> str:
    """Return what stands above the fields."""
    number = told.row.number
    return {
        Doing.REPLY: _("{number}：协办单位回复了什么？").format(number=number),
        Doing.REMIND: _("{number}：催哪个单位回复？").format(number=number),
        Doing.SUM_UP: _("{number}：把各单位意见汇总成几句话，牵头单位据此决定。").format(
            number=number
        ),
        Doing.PAPER: _("{number}：出哪一份文书？带存根联。").format(number=number),
        Doing.AGENT: _("{number}：谁替申请人跑？").format(number=number),
        Doing.STEP: _("{number}：代办员做了什么？").format(number=number),
        Doing.ASK: _("{number}：还要问哪个单位？").format(number=number),
    }[doing]


def done_words(doing: Doing) -> str:
    """Return what is told when it was done."""
    return {
        Doing.REPLY: _("已登记回复"),
        Doing.REMIND: _("已催，记在办理过程里"),
        Doing.SUM_UP: _("意见已汇总，可以作决定"),
        Doing.PAPER: _("文书已编号，送去打印"),
        Doing.AGENT: _("代办员已定"),
        Doing.STEP: _("代办过程已记下"),
        Doing.ASK: _("已征求意见"),
    }[doing]


def act(services: CasesServices, request: Request, told: JointTold, given: Given) -> UUID | None:
    """Do one thing; return the paper that was made, if one was."""
    asked, values = joint_services(services), given.values
    if given.doing is Doing.PAPER:
        return _make(asked, request, told, values)
    joint, joint_id = asked.joint, told.row.id
    if given.doing is Doing.REPLY:
        joint.reply(request, values["unit"], _reply(values))
    elif given.doing is Doing.REMIND:
        joint.remind(request, values["unit"], values["text"])
    elif given.doing is Doing.SUM_UP:
        joint.sum_up(request, joint_id, values["text"])
    elif given.doing is Doing.AGENT:
        joint.assign_agent(request, joint_id, values["person"])
    elif given.doing is Doing.STEP:
        joint.agent_step(request, joint_id, values["text"])
    else:
        limit = Limit(values["amount"], values["count"])
        joint.ask(request, joint_id, BranchAsk(values["department"], values["title"], limit))
    return None


def _make(
    asked: JointServices, request: Request, told: JointTold, values: Mapping[str, Any]
) -> UUID:
    unit: UUID | None = values.get("unit")
    branch = next((each.position for each in told.branches if each.id == unit), None)
    return asked.papers.make(request, told.row.case_id, values["paper"], branch=branch)


def _reply(values: Mapping[str, Any]) -> BranchReply:
    on: str = values["on"]
    return BranchReply(
        values["opinion"],
        values["text"],
        values["by"],
        values["number"],
        date.fromisoformat(on) if on else None,
    )


def _units(branches: tuple[BranchRow, ...]) -> list[tuple[Any, str]]:
    said = _("{unit}，{title}")
    return [
        (each.id, said.format(unit=each.department, title=each.title) if each.title else "")
        for each in branches
    ]


def _standing(branch: BranchRow | None, among: tuple[BranchRow, ...]) -> dict[str, Any]:
    if branch is not None and any(each.id == branch.id for each in among):
        return {"unit": branch.id}
    return {"unit": among[0].id} if among else {}


def _person(name: str, department: str) -> str:
    return _("{name}，{department}").format(name=name, department=department)
