"""Rules on what an item costs: nothing is charged without a basis and a standard (收费)."""

from collections.abc import Iterator

from hallapp.authoring.checks.reporting import Surroundings, on_entry, on_field, on_list
from hallapp.authoring.naming import entry_words
from hallapp.authoring.terms import CheckFinding, CheckRule, Severity
from hallapp.guides.content import GuideContent
from hallapp.guides.terms import FeeState
from hallapp.kernel.texts import _, mark

_DISPLAYED = mark("优化营商环境条例、政务服务事项要素校验规则")
CHARGES_UNSAID = CheckRule(
    "charges_unsaid",
    Severity.WARNING,
    mark("没有写明是否收费"),
    mark("指南要写明是否收费。"),
    _DISPLAYED,
)
CHARGE_WITHOUT_BASIS = CheckRule(
    "charge_without_basis",
    Severity.ERROR,
    mark("收费没有依据"),
    mark("收费的事项，要写明收费依据。"),
    mark("行政许可法第五十八条、第五十九条"),
)
CHARGE_WITHOUT_STANDARD = CheckRule(
    "charge_without_standard",
    Severity.ERROR,
    mark("收费没有项目或标准"),
    mark("收费的事项，要写明收费项目名称和收费标准。"),
    mark("行政许可法第五十八条、第五十九条"),
)
PAYMENT_UNSAID = CheckRule(
    "payment_unsaid",
    Severity.WARNING,
    mark("没有写明能否网上支付"),
    mark("收费的事项，要写明是否支持网上支付。"),
    _DISPLAYED,
)
FREE_BUT_PAID = CheckRule(
    "free_but_paid",
    Severity.ERROR,
    mark("不收费却能网上支付"),
    mark("不收费的事项，不填支持网上支付。"),
    _DISPLAYED,
)
FREE_WITH_FEES = CheckRule(
    "free_with_fees",
    Severity.ERROR,
    mark("不收费却列了收费项目"),
    mark("不收费的事项，收费项目只能是停征或取消的。"),
    _DISPLAYED,
)
FEE_CHANGE_UNPROVED = CheckRule(
    "fee_change_unproved",
    Severity.ERROR,
    mark("收费变化没有文号或日期"),
    mark("降低、停征、取消的收费项目，要写明文号和日期。"),
    mark("清理收费项目工作要求"),
)
FEE_RULES = (
    CHARGES_UNSAID,
    CHARGE_WITHOUT_BASIS,
    CHARGE_WITHOUT_STANDARD,
    PAYMENT_UNSAID,
    FREE_BUT_PAID,
    FREE_WITH_FEES,
    FEE_CHANGE_UNPROVED,
)
_TAKEN = frozenset({FeeState.CHARGED.value, FeeState.LOWERED.value})


def check_fees(content: GuideContent, _around: Surroundings) -> Iterator[CheckFinding]:
    """Find fees without basis, standard or proof, and free items that cost something."""
    charges = content.flag("charges")
    if charges is None:
        yield on_field(CHARGES_UNSAID, "charges", _("没有写明是否收费。请选择。"))
    if charges is True:
        yield from _check_charged(content)
    if charges is False:
        yield from _check_free(content)
    for position, fee in enumerate(content.fees, start=1):
        is_changed = fee.state != FeeState.CHARGED.value
        if is_changed and not (fee.document.strip() and fee.changed_on):
            words = _("{where}标了收费变化，要写明文号和日期。").format(
                where=entry_words("fees", position, fee)
            )
            yield on_entry(FEE_CHANGE_UNPROVED, ("fees", position), words, "document")


def _check_charged(content: GuideContent) -> Iterator[CheckFinding]:
    taken = [
        (position, fee) for position, fee in enumerate(content.fees, start=1) if fee.state in _TAKEN
    ]
    if not taken:
        words = _("写了收费，却没有列出收费项目和标准。请列出，或改为不收费。")
        yield on_list(CHARGE_WITHOUT_STANDARD, "fees", words)
    for position, fee in taken:
        where = entry_words("fees", position, fee)
        if not (fee.name.strip() and fee.standard.strip()):
            words = _("{where}要写明收费项目名称和收费标准。").format(where=where)
            lacking = "standard" if fee.name.strip() else "name"
            yield on_entry(CHARGE_WITHOUT_STANDARD, ("fees", position), words, lacking)
        if not (fee.basis.strip() or content.text("fee_basis").strip()):
            words = _("{where}没有收费依据。没有依据不得收费。").format(where=where)
            yield on_entry(CHARGE_WITHOUT_BASIS, ("fees", position), words, "basis")
    if content.flag("pays_online") is None:
        yield on_field(PAYMENT_UNSAID, "pays_online", _("没有写明是否支持网上支付。请选择。"))


def _check_free(content: GuideContent) -> Iterator[CheckFinding]:
    if content.flag("pays_online") is True:
        words = _("写了不收费，又写了支持网上支付。请改一处。")
        yield on_field(FREE_BUT_PAID, "pays_online", words)
    for position, fee in enumerate(content.fees, start=1):
        if fee.state in _TAKEN:
            words = _("写了不收费，{where}却在收取。请改一处。").format(
                where=entry_words("fees", position, fee)
            )
            yield on_entry(FREE_WITH_FEES, ("fees", position), words, "state")
