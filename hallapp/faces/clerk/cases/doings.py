"""What is done with the answers of a form: one use case of the hall for each act."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from uuid import UUID

from hallapp.cases.flow.said import (
    Decision,
    Delivery,
    DeliveryWay,
    Lenience,
    Prolonging,
    Refusal,
    Standing,
)
from hallapp.cases.terms import (
    CaseOutcomeKind,
    CaseRow,
    ChargeRow,
    MaterialTick,
    PaymentRow,
    SuspensionReason,
    TickOutcome,
)
from hallapp.faces.clerk.cases.acts import CaseAct
from hallapp.faces.clerk.cases.fields import Filled
from hallapp.faces.clerk.cases.forms import COMMITMENT, fees_charged
from hallapp.faces.clerk.cases.open_case import OpenCase
from hallapp.faces.clerk.cases.services import MovesCases
from hallapp.kernel.requests import Request

Doing = Callable[[MovesCases, Request, UUID], CaseRow]


def doing_of(act: CaseAct, filled: Filled, opened: OpenCase) -> Doing:
    """Return what does an act with what was filled in; the form was checked before."""
    return _DOINGS[act](filled, opened)


def _refused(filled: Filled) -> Refusal:
    return Refusal(
        filled.text("reason"), filled.text("basis"), filled.text("review"), filled.text("court")
    )


def _do_accept(filled: Filled, _opened: OpenCase) -> Doing:
    commitment = filled.text("how") == COMMITMENT
    return lambda flow, request, case: flow.accept(request, case, commitment=commitment)


def _do_lenient(filled: Filled, opened: OpenCase) -> Doing:
    lenient = Lenience(
        filled.day("due", opened.today),
        filled.text("consequence"),
        tuple(tick.material_id for tick in opened.missing),
    )
    return lambda flow, request, case: flow.accept(request, case, lenient=lenient)


def _do_ask(filled: Filled, opened: OpenCase) -> Doing:
    named = {tick.material_id: tick for tick in filled.ticks}
    wanted = tuple(
        replace(tick, outcome=TickOutcome.MISSING, remark=named[tick.material_id].remark)
        if tick.material_id in named
        else tick
        for tick in opened.ticks
    )
    words = filled.text("words")
    return lambda flow, request, case: flow.ask_supplement(request, case, wanted, words)


def _come(filled: Filled) -> tuple[MaterialTick, ...]:
    return tuple(replace(tick, outcome=TickOutcome.COMPLETE, remark="") for tick in filled.ticks)


def _do_decide(filled: Filled, _opened: OpenCase) -> Doing:
    decision = Decision(CaseOutcomeKind(filled.text("outcome")), filled.text("grounds"))
    return lambda flow, request, case: flow.decide(request, case, decision)


def _do_refuse(filled: Filled, _opened: OpenCase) -> Doing:
    said = _refused(filled)
    decision = Decision(
        CaseOutcomeKind.REFUSED, said.reason, said.basis, said.review_agency, said.court
    )
    return lambda flow, request, case: flow.decide(request, case, decision)


def _do_suspend(filled: Filled, opened: OpenCase) -> Doing:
    standing = Standing(
        ground=SuspensionReason(filled.text("ground")),
        reason=filled.text("reason"),
        basis=filled.text("basis"),
        document_number=filled.text("document"),
        from_on=filled.day("from", opened.today),
        planned_to_on=filled.day("planned", opened.today),
        told_on=filled.day("told", opened.today),
    )
    return lambda flow, request, case: flow.suspend(request, case, standing)


def _do_resume(filled: Filled, opened: OpenCase) -> Doing:
    on, note = filled.day("on", opened.today), filled.text("note")
    return lambda flow, request, case: flow.resume(request, case, on, note)


def _do_extend(filled: Filled, opened: OpenCase) -> Doing:
    more = Prolonging(
        amount=filled.number("amount"),
        reason=filled.text("reason"),
        approver_name=filled.text("approver"),
        approved_on=filled.day("approved", opened.today),
        told_on=filled.day("told", opened.today),
        document_number=filled.text("document"),
        basis=filled.text("basis"),
    )
    return lambda flow, request, case: flow.extend(request, case, more)


def _do_hand_over(filled: Filled, _opened: OpenCase) -> Doing:
    person, note = UUID(filled.text("person")), filled.text("note")
    return lambda flow, request, case: flow.hand_over(request, case, person, note)


def _do_end_stage(filled: Filled, _opened: OpenCase) -> Doing:
    chosen = filled.text("person")
    person = UUID(chosen) if chosen else None
    result, opinion = filled.text("result"), filled.text("opinion")
    return lambda flow, request, case: flow.end_stage(request, case, result, opinion, person)


def _do_deliver(filled: Filled, opened: OpenCase) -> Doing:
    delivery = Delivery(
        DeliveryWay(filled.text("way")),
        filled.text("recipient"),
        filled.text("agent"),
        filled.day("on", opened.today),
    )
    return lambda flow, request, case: flow.deliver(request, case, delivery)


def _do_charge(filled: Filled, opened: OpenCase) -> Doing:
    fee = fees_charged(opened)[int(filled.text("fee"))]
    charge = ChargeRow(
        position=len(opened.charges) + 1,
        name=fee.name,
        standard=fee.standard,
        basis=fee.basis,
        charged_fen=filled.fen("charged"),
        reduced_fen=filled.fen("reduced"),
        reduction=filled.text("reduction"),
    )
    return lambda flow, request, case: flow.charge(request, case, (charge,))


def _do_pay(filled: Filled, opened: OpenCase) -> Doing:
    payment = PaymentRow(
        filled.fen("paid"),
        filled.day("on", opened.today),
        filled.text("voucher"),
        filled.text("way"),
    )
    return lambda flow, request, case: flow.pay(request, case, payment)


_DOINGS: Mapping[CaseAct, Callable[[Filled, OpenCase], Doing]] = {
    CaseAct.ACCEPT: _do_accept,
    CaseAct.ACCEPT_LENIENT: _do_lenient,
    CaseAct.ASK: _do_ask,
    CaseAct.SUPPLEMENTED: lambda filled, _d: (
        lambda flow, request, case: flow.supplemented(request, case, _come(filled))
    ),
    CaseAct.REJECT: lambda filled, _d: (
        lambda flow, request, case: flow.reject(request, case, _refused(filled))
    ),
    CaseAct.FILL_GAP: lambda filled, _d: (
        lambda flow, request, case: flow.fill_gap(request, case, _come(filled))
    ),
    CaseAct.END_STAGE: _do_end_stage,
    CaseAct.GRANT: _do_decide,
    CaseAct.REFUSE: _do_refuse,
    CaseAct.SUSPEND: _do_suspend,
    CaseAct.RESUME: _do_resume,
    CaseAct.EXTEND: _do_extend,
    CaseAct.HAND_OVER: _do_hand_over,
    CaseAct.FORWARD: lambda filled, _d: (
        lambda flow, request, case: flow.forward(
            request, case, filled.text("to"), filled.text("document")
        )
    ),
    CaseAct.CAME_BACK: lambda filled, _d: (
        lambda flow, request, case: flow.came_back(request, case, filled.text("opinion"))
    ),
    CaseAct.MAKE_READY: lambda filled, _d: (
        lambda flow, request, case: flow.make_ready(request, case, filled.text("place"))
    ),
    CaseAct.DELIVER: _do_deliver,
    CaseAct.CHARGE: _do_charge,
    CaseAct.PAY: _do_pay,
    CaseAct.WITHDRAW: lambda filled, _d: (
        lambda flow, request, case: flow.withdraw(request, case, filled.text("words"))
    ),
    CaseAct.GIVE_BACK: lambda filled, _d: (
        lambda flow, request, case: flow.give_back(request, case, filled.text("reason"))
    ),
    CaseAct.ARCHIVE: lambda filled, _d: (
        lambda flow, request, case: flow.archive(request, case, filled.text("volume"))
    ),
    CaseAct.REOPEN: lambda filled, _d: (
        lambda flow, request, case: flow.reopen(
            request, case, filled.text("reason"), filled.text("basis")
        )
    ),
    CaseAct.REVOKE: lambda filled, _d: (
        lambda flow, request, case: flow.revoke(request, case, _refused(filled))
    ),
    CaseAct.NOTE: lambda filled, _d: (
        lambda flow, request, case: flow.note(request, case, filled.text("words"))
    ),
}
