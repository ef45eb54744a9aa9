"""Rules on time limits: the promise beside the law, the kind of handling, the steps."""

from collections.abc import Iterator

from hallapp.authoring.checks.reporting import Surroundings, on_field, on_list
from hallapp.authoring.checks.vocabulary import AT_ONCE
from hallapp.authoring.terms import CheckFinding, CheckRule, Severity
from hallapp.guides.content import GuideContent
from hallapp.guides.rules import exceeds_law
from hallapp.guides.terms import HandlingType
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.kernel.texts import _, mark

_BUSINESS = mark("优化营商环境条例第三十六条")
STATUTORY_MISSING = CheckRule(
    "statutory_missing",
    Severity.WARNING,
    mark("缺法定办结时限"),
    mark("指南要写明法定办结时限；法律没有规定的，在时限说明里写明。"),
    mark("行政许可法第三十条"),
)
PROMISE_ABOVE_LAW = CheckRule(
    "promise_above_law",
    Severity.ERROR,
    mark("承诺时限超过法定时限"),
    mark("承诺办结时限不得超过法定办结时限。"),
    _BUSINESS,
)
PROMISE_ABOVE_TWO_THIRDS = CheckRule(
    "promise_above_two_thirds",
    Severity.WARNING,
    mark("承诺时限压缩不到三分之一"),
    mark("承诺办结时限一般不超过法定办结时限的三分之二。"),
    mark("各地政务公开政务服务工作要求"),
)
HANDLING_MIXED = CheckRule(
    "handling_mixed",
    Severity.ERROR,
    mark("即办件和承诺时限不一致"),
    mark("即办件、即审即办、当场办结要同时成立；承诺件要有承诺的时限。"),
    mark("政务服务事项要素校验规则"),
)
STEPS_ABOVE_PROMISE = CheckRule(
    "steps_above_promise",
    Severity.WARNING,
    mark("环节时限之和超过承诺"),
    mark("计入办结时限的各环节时限相加，不超过承诺办结时限。"),
    mark("国家政务服务事项实施清单要素"),
)
LIMIT_RULES = (
    STATUTORY_MISSING,
    PROMISE_ABOVE_LAW,
    PROMISE_ABOVE_TWO_THIRDS,
    HANDLING_MIXED,
    STEPS_ABOVE_PROMISE,
)
_KEPT_SHARE = (2, 3)


def check_limits(content: GuideContent, _around: Surroundings) -> Iterator[CheckFinding]:
    """Find what is wrong with limits; half ones are left to the rules on shape."""
    statutory, promised = limit_of(content, "statutory"), limit_of(content, "promised")
    if statutory is None and not content.text("statutory_note").strip():
        words = _("没有法定办结时限。法律没有规定的，请在时限说明里写明。")
        yield on_field(STATUTORY_MISSING, "statutory_amount", words)
    if statutory is not None and promised is not None:
        yield from _check_promise(promised, statutory)
    yield from _check_handling(content, promised)
    yield from _check_steps(content, promised or statutory)


def limit_of(content: GuideContent, which: str) -> Limit | None:
    """Return the `statutory` or the `promised` limit; None where there is none, or half of one."""
    return _limit(content.number(f"{which}_amount"), content.text(f"{which}_unit"))


def _limit(amount: int | None, unit: str) -> Limit | None:
    if amount is None or not unit:
        return None
    try:
        return Limit(amount, LimitUnit(unit))
    except ValueError:
        return None


def _check_promise(promised: Limit, statutory: Limit) -> Iterator[CheckFinding]:
    facts = {"promised": promised.words, "statutory": statutory.words}
    if exceeds_law(promised, statutory):
        words = _("承诺 {promised}，超过法定 {statutory}。请核对两个时限。").format(**facts)
        yield on_field(PROMISE_ABOVE_LAW, "promised_amount", words)
        return
    numerator, denominator = _KEPT_SHARE
    is_same = promised.unit is statutory.unit
    if is_same and promised.amount * denominator > statutory.amount * numerator:
        words = _("承诺 {promised}，超过法定 {statutory} 的三分之二。").format(**facts)
        yield on_field(PROMISE_ABOVE_TWO_THIRDS, "promised_amount", words)


def _check_handling(content: GuideContent, promised: Limit | None) -> Iterator[CheckFinding]:
    said: dict[str, bool] = {}
    if content.text("handling_type"):
        said["handling_type"] = content.text("handling_type") == HandlingType.INSTANT.value
    if content.text("examination"):
        said["examination"] = content.text("examination") == AT_ONCE
    if promised is not None:
        said["promised_amount"] = promised.unit is LimitUnit.ON_THE_SPOT
    if len(set(said.values())) > 1:
        words = _("办件类型、审查类型和承诺时限互相矛盾：有的说当场办结，有的不是。请统一。")
        yield on_field(HANDLING_MIXED, next(iter(said)), words)


def _check_steps(content: GuideContent, whole: Limit | None) -> Iterator[CheckFinding]:
    if whole is None:
        return
    counted = [
        limit
        for step in content.steps
        if step.counts_in_limit is not False
        and (limit := _limit(step.limit_amount, step.limit_unit)) is not None
        and limit.unit is whole.unit
    ]
    total = sum(limit.amount for limit in counted)
    if total > whole.amount:
        words = _("各环节时限相加是 {total}，超过办结时限 {whole}。").format(
            total=Limit(total, whole.unit).words, whole=whole.words
        )
        yield on_list(STEPS_ABOVE_PROMISE, "steps", words)
