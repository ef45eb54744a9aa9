"""What may be done with a case now: by its state, and by what the person at the desk is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from hallapp.cases.flow.entitled import (
    ACCEPTORS,
    ANYBODY,
    APPROVERS,
    HANDLERS,
    HEADS,
    ISSUERS,
    KEEPERS,
    RECEIVERS,
    SENDERS,
)
from hallapp.cases.terms import CaseForm, CasePaperKind, CaseState
from hallapp.faces.clerk.cases.open_case import OpenCase
from hallapp.hall.terms import Role
from hallapp.kernel.texts import _, mark

_K = CasePaperKind


class CaseAct(Enum):
    """One thing that can be done with a case; the value is its name in tests and in the page."""

    ACCEPT = "accept"
    ACCEPT_LENIENT = "accept_lenient"
    ASK = "ask_supplement"
    SUPPLEMENTED = "supplemented"
    REJECT = "reject"
    FILL_GAP = "fill_gap"
    END_STAGE = "end_stage"
    GRANT = "grant"
    REFUSE = "refuse"
    SUSPEND = "suspend"
    RESUME = "resume"
    EXTEND = "extend"
    HAND_OVER = "hand_over"
    FORWARD = "forward"
    CAME_BACK = "came_back"
    MAKE_READY = "make_ready"
    DELIVER = "deliver"
    CHARGE = "charge"
    PAY = "pay"
    WITHDRAW = "withdraw"
    GIVE_BACK = "give_back"
    ARCHIVE = "archive"
    REOPEN = "reopen"
    REVOKE = "revoke"
    NOTE = "note"

    @property
    def word(self) -> str:
        """What a person calls it."""
        return _(_WORDS[self])


@dataclass(frozen=True)
class ActRule:
    """When something may be done.

    Attributes:
        roles: Who may do it.
        papers: Papers that belong to it, the first that can be made is offered after.
    """

    roles: frozenset[Role]
    papers: tuple[CasePaperKind, ...] = ()


@dataclass(frozen=True)
class RefusedAct:
    """What fits the case but cannot be done by the person at the desk.

    Attributes:
        why: In words: who may, or what is against it.
    """

    act: CaseAct
    why: str


_WORDS: Mapping[CaseAct, str] = {
    CaseAct.ACCEPT: mark("受理"),
    CaseAct.ACCEPT_LENIENT: mark("容缺受理"),
    CaseAct.ASK: mark("补正告知"),
    CaseAct.SUPPLEMENTED: mark("补正收件"),
    CaseAct.REJECT: mark("不予受理"),
    CaseAct.FILL_GAP: mark("容缺补齐"),
    CaseAct.END_STAGE: mark("环节办结"),
    CaseAct.GRANT: mark("准予、办结"),
    CaseAct.REFUSE: mark("不予决定"),
    CaseAct.SUSPEND: mark("挂起计时"),
    CaseAct.RESUME: mark("恢复计时"),
    CaseAct.EXTEND: mark("延期"),
    CaseAct.HAND_OVER: mark("转交"),
    CaseAct.FORWARD: mark("上报"),
    CaseAct.CAME_BACK: mark("上级批回"),
    CaseAct.MAKE_READY: mark("待领取"),
    CaseAct.DELIVER: mark("送达"),
    CaseAct.CHARGE: mark("核定收费"),
    CaseAct.PAY: mark("登记缴费"),
    CaseAct.WITHDRAW: mark("申请人撤回"),
    CaseAct.GIVE_BACK: mark("退件"),
    CaseAct.ARCHIVE: mark("归档"),
    CaseAct.REOPEN: mark("重新办理"),
    CaseAct.REVOKE: mark("撤销决定"),
    CaseAct.NOTE: mark("备注"),
}
RULES: Mapping[CaseAct, ActRule] = {
    CaseAct.ACCEPT: ActRule(ACCEPTORS, (_K.PROMISE, _K.ACCEPTANCE)),
    CaseAct.ACCEPT_LENIENT: ActRule(ACCEPTORS, (_K.TOLERANCE, _K.ACCEPTANCE)),
    CaseAct.ASK: ActRule(ACCEPTORS, (_K.SUPPLEMENT,)),
    CaseAct.SUPPLEMENTED: ActRule(RECEIVERS, (_K.SUPPLEMENTED,)),
    CaseAct.REJECT: ActRule(ACCEPTORS, (_K.NON_ACCEPTANCE,)),
    CaseAct.FILL_GAP: ActRule(RECEIVERS, (_K.SUPPLEMENTED,)),
    CaseAct.END_STAGE: ActRule(APPROVERS),
    CaseAct.GRANT: ActRule(APPROVERS, (_K.APPROVAL, _K.CONCLUSION)),
    CaseAct.REFUSE: ActRule(APPROVERS, (_K.DENIAL,)),
    CaseAct.SUSPEND: ActRule(APPROVERS, (_K.SUSPENSION,)),
    CaseAct.RESUME: ActRule(APPROVERS, (_K.RESUMPTION,)),
    CaseAct.EXTEND: ActRule(HEADS, (_K.EXTENSION,)),
    CaseAct.HAND_OVER: ActRule(SENDERS),
    CaseAct.FORWARD: ActRule(APPROVERS),
    CaseAct.CAME_BACK: ActRule(APPROVERS),
    CaseAct.MAKE_READY: ActRule(KEEPERS, (_K.COLLECTION,)),
    CaseAct.DELIVER: ActRule(ISSUERS, (_K.DELIVERY,)),
    CaseAct.CHARGE: ActRule(HANDLERS | ISSUERS),
    CaseAct.PAY: ActRule(HANDLERS | ISSUERS),
    CaseAct.WITHDRAW: ActRule(HANDLERS),
    CaseAct.GIVE_BACK: ActRule(HANDLERS, (_K.RETURN,)),
    CaseAct.ARCHIVE: ActRule(KEEPERS, (_K.ARCHIVE,)),
    CaseAct.REOPEN: ActRule(HEADS),
    CaseAct.REVOKE: ActRule(HEADS, (_K.REVOCATION,)),
    CaseAct.NOTE: ActRule(ANYBODY),
}
_ENDING = (CaseAct.WITHDRAW, CaseAct.GIVE_BACK, CaseAct.NOTE)
_MONEY = (CaseAct.CHARGE, CaseAct.PAY)
_BY_STATE: Mapping[CaseState, tuple[CaseAct, ...]] = {
    CaseState.RECEIVED: (
        CaseAct.ACCEPT,
        CaseAct.ACCEPT_LENIENT,
        CaseAct.ASK,
        CaseAct.REJECT,
        *_ENDING,
    ),
    CaseState.SUPPLEMENTING: (CaseAct.SUPPLEMENTED, CaseAct.REJECT, *_ENDING),
    CaseState.ACCEPTED: (
        CaseAct.END_STAGE,
        CaseAct.GRANT,
        CaseAct.REFUSE,
        CaseAct.FILL_GAP,
        CaseAct.SUSPEND,
        CaseAct.EXTEND,
        CaseAct.HAND_OVER,
        CaseAct.FORWARD,
        CaseAct.CAME_BACK,
        *_MONEY,
        *_ENDING,
    ),
    CaseState.SUSPENDED: (CaseAct.RESUME, CaseAct.FILL_GAP, CaseAct.HAND_OVER, *_ENDING),
    CaseState.CONCLUDED: (
        CaseAct.MAKE_READY,
        CaseAct.DELIVER,
        *_MONEY,
        CaseAct.ARCHIVE,
        CaseAct.REOPEN,
        CaseAct.REVOKE,
        CaseAct.NOTE,
    ),
    CaseState.READY: (
        CaseAct.DELIVER,
        *_MONEY,
        CaseAct.REOPEN,
        CaseAct.REVOKE,
        CaseAct.NOTE,
    ),
    CaseState.DELIVERED: (CaseAct.ARCHIVE, CaseAct.REOPEN, CaseAct.REVOKE, CaseAct.NOTE),
}
_WHEN_CLOSED = (CaseAct.ARCHIVE, CaseAct.NOTE)


def acts_for(opened: OpenCase, roles: Iterable[Role]) -> tuple[CaseAct, ...]:
    """Return what a person with these roles may do with a case now, what fits first."""
    listed = _listed(opened)
    return tuple(act for act in listed if not _why_not(act, opened, frozenset(roles)))


def refused_acts(opened: OpenCase, roles: Iterable[Role]) -> tuple[RefusedAct, ...]:
    """Return what fits the case but is not this person's to do, or cannot be done once more."""
    has = frozenset(roles)
    whys = ((act, _why_not(act, opened, has)) for act in _listed(opened))
    return tuple(RefusedAct(act, why) for act, why in whys if why)


def _listed(opened: OpenCase) -> tuple[CaseAct, ...]:
    listed = _BY_STATE.get(opened.case.state, _WHEN_CLOSED)
    if opened.missing and CaseAct.ASK in listed:
        # All of what is missing is told at once, before anything else.
        listed = (CaseAct.ASK, *(act for act in listed if act is not CaseAct.ASK))
    return tuple(act for act in listed if _fits(act, opened))


def _why_not(act: CaseAct, opened: OpenCase, has: frozenset[Role]) -> str:
    """Return why a person cannot do what fits the case; empty when nothing stands in the way."""
    allowed = _allowed(act, opened)
    if not has & allowed:
        named = _("、").join(role.label for role in Role if role in allowed)
        return _("由{roles}办").format(roles=named)
    if act is CaseAct.EXTEND and opened.is_extended:
        return _("已经延长过一次")
    return ""


def paper_after(act: CaseAct, opened: OpenCase) -> CasePaperKind | None:
    """Return the paper that belongs to what was just done, if it can be made."""
    return next((kind for kind in RULES[act].papers if kind in opened.offered), None)


def _allowed(act: CaseAct, opened: OpenCase) -> frozenset[Role]:
    # What is done at once is decided at the window.
    if act in (CaseAct.GRANT, CaseAct.REFUSE) and opened.case.form is CaseForm.INSTANT:
        return HANDLERS
    return RULES[act].roles


def _fits(act: CaseAct, opened: OpenCase) -> bool:
    is_unpaid = opened.payment is None
    fits = {
        CaseAct.ACCEPT_LENIENT: bool(opened.missing),
        CaseAct.FILL_GAP: opened.has_gap,
        CaseAct.END_STAGE: opened.stage is not None and not opened.is_away,
        CaseAct.FORWARD: not opened.is_away,
        CaseAct.CAME_BACK: opened.is_away,
        CaseAct.CHARGE: bool(opened.fees) and is_unpaid,
        CaseAct.PAY: opened.due_fen > 0 and is_unpaid,
    }
    return fits.get(act, True)
