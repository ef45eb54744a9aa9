"""Rules on steps, results and audience: what happens to an application and what comes of it."""

from collections.abc import Iterator

from hallapp.authoring.checks.reporting import Surroundings, on_field, on_list
from hallapp.authoring.checks.vocabulary import (
    CORPORATE,
    LICENCE_STEPS,
    PERSONAL,
    RESULT_ENDS,
    STEP_WORDS,
)
from hallapp.authoring.terms import CheckFinding, CheckRule, Severity
from hallapp.guides.content import GuideContent
from hallapp.guides.terms import ItemType
from hallapp.kernel.texts import _, mark

_CHECKER = mark("政务服务事项要素校验规则")
STEPS_MISSING = CheckRule(
    "steps_missing",
    Severity.WARNING,
    mark("缺办理流程"),
    mark("指南要写明办理流程。"),
    mark("国务院关于在线政务服务的若干规定第六条"),
)
LICENCE_STEPS_MISSING = CheckRule(
    "licence_steps_missing",
    Severity.WARNING,
    mark("行政许可环节不全"),
    mark("行政许可的流程要有受理、审核、审批、办结、送达。"),
    _CHECKER,
)
LICENCE_WITHOUT_QUESTION = CheckRule(
    "licence_without_question",
    Severity.WARNING,
    mark("行政许可没有常见问题"),
    mark("行政许可的指南要有至少一条常见问题。"),
    _CHECKER,
)
RESULT_WITHOUT_SAMPLE = CheckRule(
    "result_without_sample",
    Severity.WARNING,
    mark("审批结果没有样本"),
    mark("有审批结果的，要附结果样本。"),
    _CHECKER,
)
RESULT_KIND_MISMATCH = CheckRule(
    "result_kind_mismatch",
    Severity.WARNING,
    mark("结果名称和结果类型不一致"),
    mark("名称以“证”结尾的是出证办结，以“文”结尾的是出文办结，以“批复”结尾的是审批办结。"),
    _CHECKER,
)
AUDIENCE_MISMATCH = CheckRule(
    "audience_mismatch",
    Severity.WARNING,
    mark("服务对象和主题分类不一致"),
    mark("面向个人的事项用自然人主题，面向企业和组织的用法人主题。"),
    _CHECKER,
)
FLOW_RULES = (
    STEPS_MISSING,
    LICENCE_STEPS_MISSING,
    LICENCE_WITHOUT_QUESTION,
    RESULT_WITHOUT_SAMPLE,
    RESULT_KIND_MISMATCH,
    AUDIENCE_MISMATCH,
)


def check_flow(content: GuideContent, _around: Surroundings) -> Iterator[CheckFinding]:
    """Find missing steps and samples, and words that do not fit each other."""
    if not content.steps and not content.text("flow_note").strip():
        yield on_list(STEPS_MISSING, "steps", _("没有办理环节，公布后显示“待补充”。"))
    if content.text("item_type") == ItemType.LICENCE.value:
        yield from _check_licence(content)
    yield from _check_result(content)
    yield from _check_audience(content)


def _check_licence(content: GuideContent) -> Iterator[CheckFinding]:
    if not content.questions:
        words = _("行政许可还没有常见问题。请至少写一条。")
        yield on_list(LICENCE_WITHOUT_QUESTION, "questions", words)
    names = [step.name for step in content.steps]
    lacking = [
        step for step in LICENCE_STEPS if not any(STEP_WORDS[step].search(name) for name in names)
    ]
    if names and lacking:
        words = _("流程里没有：{steps}。").format(steps=_("、").join(lacking))
        yield on_list(LICENCE_STEPS_MISSING, "steps", words)


def _check_result(content: GuideContent) -> Iterator[CheckFinding]:
    name = content.text("result_name").strip()
    if not name:
        return
    if not (content.text("result_sample").strip() or content.text("result_file")):
        words = _("审批结果“{name}”没有样本。").format(name=name)
        yield on_field(RESULT_WITHOUT_SAMPLE, "result_file", words)
    kind = content.text("result_kind")
    fitting = next((kind for end, kind in RESULT_ENDS if name.endswith(end)), kind)
    if kind and kind != fitting:
        words = _("审批结果“{name}”一般是{fitting}，现在填的是{kind}。").format(
            name=name, fitting=fitting, kind=kind
        )
        yield on_field(RESULT_KIND_MISMATCH, "result_kind", words)


def _check_audience(content: GuideContent) -> Iterator[CheckFinding]:
    audience = content.text("audience")
    for pattern, own, other in (
        (PERSONAL, "personal_topics", "corporate_topics"),
        (CORPORATE, "corporate_topics", "personal_topics"),
    ):
        is_meant = bool(pattern.search(audience))
        lacks = is_meant and bool(content.text(other)) and not content.text(own)
        foreign = bool(audience) and not is_meant and bool(content.text(own))
        if lacks or foreign:
            words = _("服务对象是“{audience}”，和所填的主题分类对不上。").format(audience=audience)
            yield on_field(AUDIENCE_MISMATCH, own, words)
            return
