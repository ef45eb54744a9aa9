"""Papers while a case is handled: the clock stops, goes on, is extended; checks and opinions."""

from collections.abc import Iterator

from hallapp.kernel.texts import _
from hallapp.slips.dates import day_words, moment_words
from hallapp.slips.official.blocks import Block, Field, Form, Gap, Para, SignOff, Verdict
from hallapp.slips.official.facts import (
    ExaminationFacts,
    ExtensionFacts,
    InspectionFacts,
    OpinionLine,
    PaperHead,
    ResumptionFacts,
    SuspensionFacts,
)
from hallapp.slips.official.words.phrases import (
    BLANK,
    basis,
    by_article,
    counting,
    due_form,
    due_words,
    law_words,
    salutation,
    sealed,
)

_FEWEST_INSPECTORS = 2  # 行政许可法第三十四条


def suspension(head: PaperHead, facts: SuspensionFacts) -> Iterator[Block]:
    """特别程序告知书. Source: 行政许可法第四十五条, the needed time is told in writing."""
    yield salutation(head)
    yield Para(
        _(
            "你（单位）申请的“{item}”，办理中依法需要进行{reason}。{law}所需时间不计算在办理期限内，"
            "现将有关事项告知如下："
        ).format(item=head.item, reason=facts.reason, law=by_article(head, _("第四十五条")))
    )
    yield Form(
        (
            (Field(_("特别程序"), facts.reason),),
            (Field(_("依据"), facts.basis or _("待补充")),),
            (
                Field(_("暂停计时起"), day_words(facts.from_on)),
                Field(_("预计结束"), day_words(facts.planned_end_on)),
            ),
            (Field(_("所需时间"), facts.needed or _("见上列起止日期")),),
        )
    )
    yield Gap()
    yield Para(_("特别程序结束后恢复计时，届时另行书面通知新的办结期限。"))
    yield basis(head)
    yield sealed(head)


def resumption(head: PaperHead, facts: ResumptionFacts) -> Iterator[Block]:
    """恢复办理通知书: the new day of decision."""
    yield salutation(head)
    yield Para(
        _(
            "你（单位）申请的“{item}”，因{reason}自{start}起暂停计算办理期限。"
            "该程序现已结束，自{end}起恢复计算，不计入办理期限的时间共{days}个工作日。"
        ).format(
            item=head.item,
            reason=facts.reason,
            start=day_words(facts.suspended_on),
            end=day_words(facts.resumed_on),
            days=facts.days_out,
        )
    )
    yield due_form(facts.due)
    yield Gap()
    yield from counting(head, facts.due)
    yield basis(head)
    yield sealed(head)


def extension(head: PaperHead, facts: ExtensionFacts) -> Iterator[Block]:
    """延长期限告知书. Source: 行政许可法第四十二条, the reason is told to the applicant."""
    yield salutation(head)
    article = _("第四十二条第二款") if facts.is_joint else _("第四十二条第一款")
    yield Para(
        _(
            "你（单位）申请的“{item}”，原定于{former}前办结。因{reason}，在上述期限内不能作出决定。"
            "{law}经{office}{approver}批准，办理期限延长{days}个工作日，办结期限延长至{due}。"
        ).format(
            item=head.item,
            former=day_words(facts.former_due_on),
            reason=facts.reason,
            law=by_article(head, article),
            office=facts.office,
            approver=facts.approver,
            days=facts.days,
            due=due_words(facts.due),
        )
    )
    yield due_form(facts.due)
    yield Gap()
    yield basis(head)
    yield sealed(head)


def inspection(head: PaperHead, facts: InspectionFacts) -> Iterator[Block]:
    """核查工作记录. Source: 行政许可法第三十四条, two people at least."""
    ended = "" if facts.ended_at is None else moment_words(facts.ended_at, head.hall)
    yield Form(
        (
            (Field(_("申请人"), head.applicant), Field(_("申请事项"), head.item)),
            (Field(_("核查地点"), facts.place),),
            (
                Field(_("开始时间"), moment_words(facts.began_at, head.hall)),
                Field(_("结束时间"), ended),
            ),
            (Field(_("核查内容"), facts.subject), Field(_("记录日期"), day_words(head.dated_on))),
            (Field(_("设定依据"), law_words(head)),),
            (Field(_("核查人员"), _inspectors(head, facts)),),
            (Field(_("核查情况"), _listed(facts.findings), 6),),
            (Field(_("核查结论"), facts.conclusion, 2),),
            (Field(_("申请人（在场人）意见"), facts.party, 2),),
        )
    )
    names = [*facts.inspectors, *[""] * (_FEWEST_INSPECTORS - len(facts.inspectors))]
    signers = [(_("核查人{number}").format(number=at), name) for at, name in enumerate(names, 1)]
    signers.append((_("申请人（在场人）"), ""))
    yield SignOff("", None, (*signers, (_("记录人"), head.clerk)))


def _inspectors(head: PaperHead, facts: InspectionFacts) -> str:
    names = _("、").join(facts.inspectors) or BLANK * 2
    if not head.is_licence:
        return names
    return _("{names}（两名以上，《中华人民共和国行政许可法》第三十四条）").format(names=names)


def _listed(findings: tuple[str, ...]) -> str:
    if len(findings) <= 1:
        return "".join(findings)
    return "\n".join(
        _("{number}.{reason}").format(number=number, reason=finding)
        for number, finding in enumerate(findings, 1)
    )


def examination(head: PaperHead, facts: ExaminationFacts) -> Iterator[Block]:
    """审批表: who found what, stage by stage."""
    names = _("、").join(material.name for material in facts.materials)
    yield Form(
        (
            (Field(_("申请人"), head.applicant), Field(_("受理编号"), head.case_number)),
            (
                Field(_("联系人"), facts.contact or "—"),
                Field(_("联系电话"), facts.contact_phone or "—"),
            ),
            (Field(_("申请事项"), head.item), Field(_("填表日期"), day_words(head.dated_on))),
            (
                Field(_("受理日期"), day_words(facts.accepted_on)),
                Field(_("办结期限"), due_words(facts.due)),
            ),
            (
                Field(_("承诺时限"), facts.due.promised or _("未另行承诺")),
                Field(_("法定时限"), facts.due.statutory or _("待补充")),
            ),
            (Field(_("设定依据"), law_words(head)),),
            (Field(_("申请材料"), names or "—"),),
        )
    )
    opinions = facts.opinions or tuple(
        OpinionLine(stage) for stage in (_("受理意见"), _("审查意见"), _("审核意见"), _("审批意见"))
    )
    for number, opinion in enumerate(opinions):
        is_last = number == len(opinions) - 1
        yield Verdict(opinion.stage, opinion.words, opinion.name, opinion.on, has_seal=is_last)
