"""The small form of each act: what is asked before it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from hallapp.cases.flow.said import (
    DeliveryWay,
)
from hallapp.cases.terms import (
    CaseOutcomeKind,
    SuspensionReason,
)
from hallapp.faces.clerk.cases.acts import CaseAct
from hallapp.faces.clerk.cases.fields import Field, FieldKind, day_text, yuan_words
from hallapp.faces.clerk.cases.open_case import OpenCase
from hallapp.guides.terms import FeeRow, FeeState
from hallapp.kernel.texts import _

COMMITMENT = "commitment"
"""Choice of accepting on a written promise."""


@dataclass(frozen=True)
class ActForm:
    """The form of one act.

    Attributes:
        said: One quiet sentence on what it means.
        fields: In the order in which they are filled.
    """

    act: CaseAct
    said: str
    fields: tuple[Field, ...]


def form_of(act: CaseAct, opened: OpenCase) -> ActForm:
    """Return the form of an act for a case as it stands."""
    return ActForm(act, _said(act, opened), _FIELDS[act](opened))


def _said(act: CaseAct, opened: OpenCase) -> str:
    said = {
        CaseAct.ACCEPT: _("受理以后开始计算办结期限。"),
        CaseAct.ACCEPT_LENIENT: _("先受理，缺的材料在约定的日期以前补齐。"),
        CaseAct.ASK: _("缺的要一次说清。勾选的材料会写进补正告知书。"),
        CaseAct.SUPPLEMENTED: _("勾选这次收到的材料，收齐的日子就是受理的起算日。"),
        CaseAct.SUSPEND: _("挂起期间不计入办结期限，要有书面告知。"),
        CaseAct.EXTEND: _("一件只能延一次，要在到期以前，由负责人批准。"),
        CaseAct.GRANT: _("作出决定以后，办结的数字不再变动。"),
        CaseAct.REFUSE: _("写明理由、依据和救济途径。"),
        CaseAct.REJECT: _("写明理由、依据和救济途径。"),
        CaseAct.PAY: _("应缴 {yuan} 元。").format(yuan=yuan_words(opened.due_fen)),
        CaseAct.REOPEN: _("重新办理要有理由和依据，原来的结果留在过程里。"),
    }
    return said.get(act, "")


# The fields


def _line(name: str, word: str, hint: str = "", value: str = "") -> Field:
    return Field(name, word, value=value, hint=hint)


def _day(name: str, word: str, value: date | None = None) -> Field:
    text = "" if value is None else day_text(value)
    return Field(name, word, FieldKind.DAY, text, hint=_("2026-12-04、12-4 或 +5 天"))


def _refusal(opened: OpenCase) -> tuple[Field, ...]:
    # What the hall has set stands there; another body can be written over it.
    review, court = opened.remedies
    return (
        _line("reason", _("理由")),
        _line("basis", _("依据"), _("法律、法规、规章的条款")),
        _line("review", _("复议机关"), value=review),
        _line("court", _("管辖法院"), value=court),
    )


def _accept(_opened: OpenCase) -> tuple[Field, ...]:
    choices = (("", _("普通")), (COMMITMENT, _("告知承诺")))
    return (Field("how", _("方式"), FieldKind.CHOICE, choices=choices, is_needed=False),)


def _lenient(opened: OpenCase) -> tuple[Field, ...]:
    missing = _("、").join(tick.name for tick in opened.missing)
    return (
        _day("due", _("补齐期限")),
        _line("consequence", _("不补的后果"), _("缺：{missing}").format(missing=missing)),
    )


def _ask(opened: OpenCase) -> tuple[Field, ...]:
    ticks = Field("ticks", _("缺的材料"), FieldKind.TICKS, ticks=opened.ticks)
    return (ticks, _line("words", _("另外说明")).optional())


def _brought(opened: OpenCase) -> tuple[Field, ...]:
    return (Field("ticks", _("收到的材料"), FieldKind.TICKS, ticks=opened.missing),)


def _stage_end(opened: OpenCase) -> tuple[Field, ...]:
    stage = opened.stage
    name = "" if stage is None else stage.name
    return (
        _line("result", _("{stage}结果").format(stage=name)),
        _line("opinion", _("意见")).optional(),
        replace(_person(opened, _("下一环节经办")), is_needed=False),
    )


def _person(opened: OpenCase, word: str) -> Field:
    people = tuple((str(each.id), each.name) for each in opened.colleagues)
    nobody = (("", _("不变")),)
    return Field("person", word, FieldKind.CHOICE, choices=(*nobody, *people))


def _hand_over(opened: OpenCase) -> tuple[Field, ...]:
    person = _person(opened, _("交给"))
    return replace(person, choices=person.choices[1:]), _line("note", _("说明")).optional()


def _grant(_opened: OpenCase) -> tuple[Field, ...]:
    kinds = (CaseOutcomeKind.GRANTED, CaseOutcomeKind.OTHER)
    choices = tuple((kind.value, kind.label) for kind in kinds)
    return (
        Field("outcome", _("结果"), FieldKind.CHOICE, kinds[0].value, choices),
        _line("grounds", _("说明")).optional(),
    )


def _suspend(opened: OpenCase) -> tuple[Field, ...]:
    # None stands there at first: which ground is lawful is to be chosen, not passed over.
    choices = (("", _("请选择")), *((each.value, each.label) for each in SuspensionReason))
    today = opened.today
    return (
        Field("ground", _("法定事由"), FieldKind.CHOICE, choices=choices),
        _line("reason", _("具体情况")),
        _day("from", _("停止计时自"), today),
        _day("planned", _("预计恢复")),
        _line("document", _("告知书文号")),
        _day("told", _("告知日期"), today),
        _line("basis", _("依据"), _("许可法四十五条以外的事由要写")).optional(),
    )


def _resume(opened: OpenCase) -> tuple[Field, ...]:
    return _day("on", _("重新计时自"), opened.today), _line("note", _("说明")).optional()


def _extend(opened: OpenCase) -> tuple[Field, ...]:
    clock = opened.decision_clock
    unit = "" if clock is None else clock.limit.unit.label
    return (
        Field("amount", _("延长（{unit}）").format(unit=unit), FieldKind.NUMBER),
        _line("reason", _("理由")),
        _line("approver", _("批准人")),
        _day("approved", _("批准日期"), opened.today),
        _day("told", _("告知日期"), opened.today),
        _line("document", _("告知书文号")).optional(),
        _line("basis", _("依据"), _("不是行政许可的要写")).optional(),
    )


def _deliver(opened: OpenCase) -> tuple[Field, ...]:
    choices = tuple((way.value, way.label) for way in DeliveryWay)
    return (
        Field("way", _("方式"), FieldKind.CHOICE, choices[0][0], choices),
        _line("recipient", _("签收人")),
        _line("agent", _("代理凭证或邮件号"), _("代领、邮寄时填")).optional(),
        _day("on", _("送达日期"), opened.today),
    )


def _charge(opened: OpenCase) -> tuple[Field, ...]:
    fees = fees_charged(opened)
    choices = tuple(
        (str(number), _("{name}　{standard}").format(name=fee.name, standard=fee.standard))
        for number, fee in enumerate(fees)
    )
    return (
        Field("fee", _("收费项目"), FieldKind.CHOICE, "0", choices),
        Field("charged", _("应收（元）"), FieldKind.MONEY),
        Field("reduced", _("减免（元）"), FieldKind.MONEY, is_needed=False),
        _line("reduction", _("减免理由")).optional(),
    )


def fees_charged(opened: OpenCase) -> list[FeeRow]:
    """Return what the guide lets one charge now."""
    return [fee for fee in opened.fees if fee.state in (FeeState.CHARGED, FeeState.LOWERED)]


def _pay(opened: OpenCase) -> tuple[Field, ...]:
    due = yuan_words(opened.due_fen)
    return (
        Field("paid", _("实缴（元）"), FieldKind.MONEY, due),
        _day("on", _("缴费日期"), opened.today),
        _line("voucher", _("票据号")),
        _line("way", _("缴费方式"), _("如 扫码、现金、转账")).optional(),
    )


def _one(
    name: str, word: Callable[[], str], *, is_needed: bool = True
) -> Callable[[OpenCase], tuple[Field, ...]]:
    def asked(_opened: OpenCase) -> tuple[Field, ...]:
        return (replace(_line(name, word()), is_needed=is_needed),)

    return asked


_FIELDS: Mapping[CaseAct, Callable[[OpenCase], tuple[Field, ...]]] = {
    CaseAct.ACCEPT: _accept,
    CaseAct.ACCEPT_LENIENT: _lenient,
    CaseAct.ASK: _ask,
    CaseAct.SUPPLEMENTED: _brought,
    CaseAct.REJECT: _refusal,
    CaseAct.FILL_GAP: _brought,
    CaseAct.END_STAGE: _stage_end,
    CaseAct.GRANT: _grant,
    CaseAct.REFUSE: _refusal,
    CaseAct.SUSPEND: _suspend,
    CaseAct.RESUME: _resume,
    CaseAct.EXTEND: _extend,
    CaseAct.HAND_OVER: _hand_over,
    CaseAct.FORWARD: lambda _opened: (
        _line("to", _("报给")),
        _line("document", _("文号")).optional(),
    ),
    CaseAct.CAME_BACK: _one("opinion", lambda: _("批复意见")),
    CaseAct.MAKE_READY: _one("place", lambda: _("领取地点"), is_needed=False),
    CaseAct.DELIVER: _deliver,
    CaseAct.CHARGE: _charge,
    CaseAct.PAY: _pay,
    CaseAct.WITHDRAW: _one("words", lambda: _("撤回说明")),
    CaseAct.GIVE_BACK: _one("reason", lambda: _("退件理由")),
    CaseAct.ARCHIVE: _one("volume", lambda: _("卷号"), is_needed=False),
    CaseAct.REOPEN: lambda _opened: (_line("reason", _("理由")), _line("basis", _("依据"))),
    CaseAct.REVOKE: _refusal,
    CaseAct.NOTE: _one("words", lambda: _("备注内容")),
}
