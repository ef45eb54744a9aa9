"""The line of time of a case in words: one readable line for each thing that happened (办理过程).

What is not known is left out: a line of an older program, or one with a fact that nobody knows
any more, still says what it is about.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any, cast

from hallapp.cases.applications import masked_name
from hallapp.cases.flow.said import DeliveryWay
from hallapp.cases.terms import (
    AcceptancePlace,
    CaseEventKind,
    CaseEventRow,
    CaseForm,
    CaseOutcomeKind,
    CasePaperKind,
    CaseState,
    ClockKind,
    FinishQuality,
    MoveReason,
    SuspensionReason,
)
from hallapp.hall.limits import Limit, LimitUnit, LimitUnknownError, parse_limit
from hallapp.kernel.texts import _, mark

_FEN = 100
_SPELLED: Mapping[str, type[Enum]] = {
    "place": AcceptancePlace,
    "form": CaseForm,
    "outcome": CaseOutcomeKind,
    "quality": FinishQuality,
    "ground": SuspensionReason,
    "clock": ClockKind,
    "way": DeliveryWay,
    "unit": LimitUnit,
    "paper": CasePaperKind,
    "state": CaseState,
}
"""Facts that are kept by the value of a word; a value that is none stands as it is."""
_DAYS = frozenset(
    {"due", "on", "from_on", "planned", "told", "approved", "old", "new", "reply_by",
     "received_on", "accepted_on", "closed_from"}
)  # fmt: skip
_PLAIN_FORMS = frozenset({CaseForm.PLAIN.value})

Facts = Mapping[str, Any]
Clause = Callable[[Facts], str]


def sentence(event: CaseEventRow) -> str:
    """Return what happened, with its days, amounts and names; never an ID number."""
    head = _head(event)
    clauses = [clause(event.facts) for clause in _CLAUSES.get(event.kind, (_said("words"),))]
    return _("，").join([head, *(each for each in clauses if each)])


def actor(event: CaseEventRow) -> str:
    """Return who did it and where: 王晓梅 3号窗口; empty for what happened by itself."""
    where = ""
    if event.window_number is not None:
        where = _("{number}号窗口").format(number=event.window_number)
    return " ".join(each for each in (event.person_name, where) if each)


def _head(event: CaseEventRow) -> str:
    if event.kind is CaseEventKind.SUPPLEMENT_ASKED and event.facts.get("second"):
        return _("再次告知补正")
    if event.kind is CaseEventKind.NOTED and event.facts.get("lenient"):
        return _("容缺受理")
    if event.kind is CaseEventKind.PAPER_MADE:
        return _("制作{paper}").format(paper=_of(event.facts, "paper") or _("文书"))
    if event.kind is CaseEventKind.PAPER_REPRINTED:
        return _("补打{paper}").format(paper=_of(event.facts, "paper") or _("文书"))
    return event.kind.label


def _of(facts: Facts, name: str) -> str:
    """Return a fact in words; empty when it is not there."""
    value = facts.get(name)
    if value is None or value == "":
        return ""
    if isinstance(value, list | tuple):
        return _("、").join(str(each) for each in cast("Iterable[Any]", value) if each)
    return _day(value) if name in _DAYS else _SAID.get(name, _word_for(name))(value)


def _word_for(name: str) -> Callable[[Any], str]:
    return lambda value: _word(name, value)


def _limit(value: Any) -> str:
    try:
        limit = parse_limit(value) if isinstance(value, str) else None
    except LimitUnknownError:
        limit = None
    return str(value) if limit is None else limit.words


def _word(name: str, value: Any) -> str:
    kind = _SPELLED.get(name)
    if kind is None:
        return str(value)
    try:
        return str(cast("Any", kind(value)).label)
    except ValueError:
        return str(value)


def _day(value: Any) -> str:
    try:
        day = date.fromisoformat(str(value)[:10])
    except ValueError:
        return "" if str(value) == "None" else str(value)
    return _("{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)


def _yuan(value: Any) -> str:
    if not isinstance(value, int):
        return str(value)
    whole, rest = divmod(value, _FEN)
    amount = f"{whole}.{rest:02d}" if rest else str(whole)
    return _("{amount} 元").format(amount=amount)


_SAID: Mapping[str, Callable[[Any], str]] = {
    "fen": _yuan,
    "recipient": lambda value: masked_name(str(value)),
    "limit": _limit,
}


def _clause(template: str, *names: str) -> Clause:
    """Return what says a template when all its facts are there, and nothing otherwise."""

    def said(facts: Facts) -> str:
        values = {name: _of(facts, name) for name in names}
        return _(template).format(**values) if all(values.values()) else ""

    return said


def _said(name: str) -> Clause:
    return _clause("{" + name + "}", name)


def _if_not(name: str, plain: frozenset[str], clause: Clause) -> Clause:
    """Return what says a clause unless the fact is the ordinary one, which needs no word."""
    return lambda facts: "" if str(facts.get(name)) in plain else clause(facts)


def _extension(facts: Facts) -> str:
    amount, unit = facts.get("amount"), facts.get("unit")
    units = {each.value: each for each in LimitUnit if each is not LimitUnit.ON_THE_SPOT}
    if not isinstance(amount, int) or amount < 1:
        return ""
    if not isinstance(unit, str) or unit not in units:
        return ""
    return _("延长 {limit}").format(limit=Limit(amount, units[unit]).words)


def _moved(facts: Facts) -> str:
    old, new = _of(facts, "old"), _of(facts, "new")
    if not new:
        return ""
    if not old:
        return _("到期日定为{new}").format(new=new)
    return _("到期日由{old}改为{new}").format(old=old, new=new)


def _move_reason(facts: Facts) -> str:
    return _word_of(MoveReason, facts.get("reason"))


def _word_of(kind: type[Enum], value: Any) -> str:
    try:
        return str(cast("Any", kind(value)).label)
    except ValueError:
        return "" if value is None else str(value)


# The words of joint handling and supervision stand in layers above: theirs are told by value here.
def _colour(facts: Facts) -> str:
    words = {"reminder": _("提醒"), "yellow": _("黄牌"), "red": _("红牌")}
    return words.get(str(facts.get("colour")), "")


def _opinion(facts: Facts) -> str:
    words = {
        "agreed": _("同意"),
        "agreed_with_conditions": _("有条件同意"),
        "refused": _("不同意"),
        "rectify": _("整改后再审"),
    }
    value = facts.get("opinion")
    if not value:
        return ""
    return _("意见：{opinion}").format(opinion=words.get(str(value), value))


def _changes(facts: Facts) -> str:
    """Return what the platform changed, in the words of the state where it did."""
    before = facts.get("before")
    state = _of(facts, "state")
    if isinstance(before, Mapping) and "state" in before and state:
        return _("状态改为{state}").format(state=state)
    return ""


def _platform_reason(facts: Facts) -> str:
    if facts.get("reason") == "platform":
        return _("省平台已改回办理中")
    return _clause(mark("原因：{reason}"), "reason")(facts)


_MISSING = _clause(mark("缺：{missing}"), "missing")
_STILL_MISSING = _clause(mark("还缺：{missing}"), "missing")
_UNTIL = _clause(mark("{due}到期"), "due")
_REASON = _clause(mark("原因：{reason}"), "reason")
_BASIS = _clause(mark("依据：{basis}"), "basis")
_DOCUMENT = _clause(mark("文号 {document}"), "document")
_NUMBER = _said("number")
_WORDS = _said("words")
_NOTE = _said("note")
_STAGE = _clause(mark("环节：{stage}"), "stage")
_WINDOW = frozenset({AcceptancePlace.WINDOW.value})
_ACCEPTED: tuple[Clause, ...] = (
    _if_not("form", _PLAIN_FORMS, _said("form")),
    _clause(mark("办结期限 {limit}"), "limit"),
    _UNTIL,
)
_CLAUSES: Mapping[CaseEventKind, tuple[Clause, ...]] = {
    CaseEventKind.RECEIVED: (
        _clause(mark("票号 {ticket}"), "ticket"),
        _if_not("place", _WINDOW, _clause(mark("受理地点：{place}"), "place")),
    ),
    CaseEventKind.SUPPLEMENT_ASKED: (
        _MISSING,
        _WORDS,
        _clause(mark("请在{due}以前补齐"), "due"),
    ),
    CaseEventKind.SUPPLEMENTED: (_STILL_MISSING, _NOTE),
    CaseEventKind.ACCEPTED: _ACCEPTED,
    CaseEventKind.DEEMED_ACCEPTED: (_clause(mark("自{on}起算"), "on"), *_ACCEPTED[1:]),
    CaseEventKind.REJECTED: (_REASON, _BASIS),
    CaseEventKind.GAP_FILLED: (_STILL_MISSING,),
    CaseEventKind.STAGE_BEGUN: (_said("stage"), _UNTIL),
    CaseEventKind.STAGE_ENDED: (
        _said("stage"),
        _clause(mark("结果：{result}"), "result"),
        _clause(mark("意见：{opinion}"), "opinion"),
    ),
    CaseEventKind.HANDED_OVER: (_clause(mark("交给{to}"), "to"), _STAGE, _NOTE),
    CaseEventKind.FORWARDED: (_clause(mark("报{to}"), "to"), _DOCUMENT),
    CaseEventKind.CAME_BACK: (
        _clause(mark("{body}批复"), "body"),
        _clause(mark("意见：{opinion}"), "opinion"),
    ),
    CaseEventKind.SUSPENDED: (
        _said("ground"),
        _clause(mark("自{from_on}起"), "from_on"),
        _clause(mark("预计{planned}恢复"), "planned"),
        _DOCUMENT,
        _REASON,
        _BASIS,
    ),
    CaseEventKind.RESUMED: (
        _clause(mark("自{on}起重新计时"), "on"),
        _UNTIL,
        _NOTE,
    ),
    CaseEventKind.EXTENDED: (
        _extension,
        _clause(mark("批准人{approver}"), "approver"),
        _clause(mark("{approved}批准"), "approved"),
        _UNTIL,
        _REASON,
        _DOCUMENT,
    ),
    CaseEventKind.DUE_MOVED: (_said("clock"), _moved, _move_reason, _said("rule")),
    CaseEventKind.DECIDED: (
        _said("outcome"),
        _said("quality"),
        _clause(mark("理由：{grounds}"), "grounds"),
        _BASIS,
    ),
    CaseEventKind.READY: (_clause(mark("在{place}领取"), "place"),),
    CaseEventKind.DELIVERED: (
        _said("way"),
        _clause(mark("签收人{recipient}"), "recipient"),
        _said("agent_note"),
    ),
    CaseEventKind.WITHDRAWN: (_WORDS,),
    CaseEventKind.RETURNED: (_REASON,),
    CaseEventKind.REOPENED: (_platform_reason, _BASIS, _UNTIL),
    CaseEventKind.REVOKED: (_REASON, _BASIS),
    CaseEventKind.ARCHIVED: (_clause(mark("卷号 {volume}"), "volume"),),
    CaseEventKind.CHARGED: (_said("names"), _clause(mark("应缴 {fen}"), "fen")),
    CaseEventKind.PAID: (
        _clause(mark("实缴 {fen}"), "fen"),
        _clause(mark("票据 {voucher}"), "voucher"),
    ),
    CaseEventKind.PAPER_MADE: (_NUMBER,),
    CaseEventKind.PAPER_REPRINTED: (_NUMBER, _clause(mark("第 {count} 次"), "count")),
    CaseEventKind.IMPORTED: (
        _NUMBER,
        _clause(mark("{accepted_on}受理"), "accepted_on"),
        _UNTIL,
    ),
    CaseEventKind.PLATFORM_CHANGED: (_changes,),
    CaseEventKind.LIGHT_RAISED: (_colour, _said("reason"), _said("rule")),
    CaseEventKind.URGED: (
        _NUMBER,
        _clause(mark("送{to}"), "to"),
        _WORDS,
        _clause(mark("请在{reply_by}以前回复"), "reply_by"),
    ),
    CaseEventKind.ANSWERED: (_WORDS,),
    CaseEventKind.JOINT_OPENED: (_NUMBER,),
    CaseEventKind.BRANCH_ASKED: (
        _clause(mark("征求{unit}意见"), "unit"),
        _said("title"),
        _clause(mark("请在{due}以前回复"), "due"),
    ),
    CaseEventKind.BRANCH_REPLIED: (_said("unit"), _opinion, _WORDS),
    CaseEventKind.NOTED: (_WORDS,),
}
"""What a line says after its head, clause by clause; every kind of event has its line."""
