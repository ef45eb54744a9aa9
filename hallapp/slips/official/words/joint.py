"""Papers between the units of a joint case, each with a stub and a part that comes back.

Source: 行政许可法第二十六条 (统一办理、联合办理), named for licences only.
"""

from collections.abc import Callable, Iterable, Iterator

from hallapp.cases.terms import CasePaperKind
from hallapp.kernel.texts import _
from hallapp.slips.dates import day_words
from hallapp.slips.official.blocks import (
    Block,
    Column,
    Cut,
    Field,
    Form,
    Gap,
    Grid,
    NewPage,
    Para,
    PartTitle,
    SignOff,
)
from hallapp.slips.official.facts import JointFacts, PaperHead
from hallapp.slips.official.titles import title_of
from hallapp.slips.official.words.phrases import (
    BLANK,
    basis,
    by_article,
    day_or_blank,
    materials,
    salutation,
    sealed,
)

Body = Callable[[PaperHead, JointFacts], Iterable[Block]]


def with_stub(kind: CasePaperKind, body: Body, *, is_signed_for: bool) -> Body:
    """Return the words of a joint paper: its text, its stub, and the part that comes back.

    Args:
        kind: Which paper.
        body: The words of the text.
        is_signed_for: Whether the part that comes back only says that it arrived (签收联); the
            other one holds an answer (回执联).
    """

    def words(head: PaperHead, facts: JointFacts) -> Iterator[Block]:
        yield from body(head, facts)
        yield NewPage()
        title = title_of(kind, is_licence=head.is_licence)
        yield PartTitle(_("{title}（存根联）").format(title=title), _number(head))
        yield from _stub(head, facts)
        yield Cut()
        text = _("{title}（签收联）") if is_signed_for else _("{title}（回执联）")
        yield PartTitle(text.format(title=title), _number(head))
        yield from (_signed_for if is_signed_for else _reply)(head, facts)

    return words


def _number(head: PaperHead) -> str:
    return _("文号：{number}，受理编号：{case}").format(
        number=head.document_number or BLANK, case=head.case_number
    )


def _stub(head: PaperHead, facts: JointFacts) -> Iterator[Block]:
    yield Form(
        (
            (Field(_("申请人"), head.applicant), Field(_("申请事项"), head.item)),
            (
                Field(_("牵头单位"), facts.lead),
                Field(_("发往单位"), facts.addressee or head.applicant),
            ),
            (
                Field(_("发出日期"), day_words(head.dated_on)),
                Field(_("回复期限"), _reply_by(facts)),
            ),
        )
    )
    yield SignOff("", None, ((_("经办人"), head.clerk), (_("签发人"), "")))


def _reply(head: PaperHead, facts: JointFacts) -> Iterator[Block]:
    yield Form(
        (
            (Field(_("申请人"), head.applicant), Field(_("申请事项"), head.item)),
            (Field(_("意见"), _("☐同意 ☐不同意 ☐需要补充材料 ☐其他"), 4),),
        )
    )
    yield SignOff(facts.addressee or BLANK, None, ((_("经办人"), ""), (_("审核人"), "")))


def _signed_for(head: PaperHead, facts: JointFacts) -> Iterator[Block]:
    yield Form(
        (
            (Field(_("申请人"), head.applicant), Field(_("申请事项"), head.item)),
            (Field(_("签收内容"), _("上列文书及所附材料已经收到。"), 2),),
        )
    )
    yield SignOff(facts.addressee or head.applicant, None, ((_("签收人"), ""),))


def _reply_by(facts: JointFacts) -> str:
    if facts.reply_by is None and facts.reply_days is not None:
        return _("收到之日起{days}个工作日内").format(days=facts.reply_days)
    if facts.reply_days is None:
        return day_or_blank(facts.reply_by)
    return _("{day}前（{days}个工作日）").format(
        day=day_or_blank(facts.reply_by), days=facts.reply_days
    )


def _project(head: PaperHead, facts: JointFacts) -> Form:
    rows: list[tuple[Field, ...]] = [
        (Field(_("申请人"), head.applicant), Field(_("牵头单位"), facts.lead))
    ]
    if facts.project or facts.project_number:
        rows.append(
            (
                Field(_("项目名称"), facts.project or "—"),
                Field(_("项目编号"), facts.project_number or "—"),
            )
        )
    if facts.accepted_on is not None:
        due = "" if facts.due_on is None else day_words(facts.due_on)
        rows.append((Field(_("受理日期"), day_words(facts.accepted_on)), Field(_("办结期限"), due)))
    return Form(tuple(rows))


def _attached(facts: JointFacts) -> Iterator[Block]:
    if facts.materials:
        yield Para(_("随附材料共{count}种：").format(count=len(facts.materials)))
        yield materials(facts.materials, _("备注"))
        yield Gap()


def _to(facts: JointFacts) -> Para:
    return Para(f"{facts.addressee or BLANK}：", is_indented=False)


def _parts(facts: JointFacts) -> Iterator[Block]:
    if not facts.branches:
        return
    columns = (
        Column(_("序号"), 9, is_centred=True),
        Column(_("办理单位"), 34),
        Column(_("办理事项"), 40),
        Column(_("回复期限"), 24, is_centred=True),
    )
    rows = tuple(
        (
            str(number),
            branch.unit,
            branch.matter,
            "" if branch.reply_by is None else f"{branch.reply_by:%Y-%m-%d}",
        )
        for number, branch in enumerate(facts.branches, 1)
    )
    yield Grid(columns, rows)
    yield Gap()


def acceptance(head: PaperHead, facts: JointFacts) -> Iterator[Block]:
    """联合办理受理单: the lead unit accepts once for all."""
    yield salutation(head)
    yield Para(
        _(
            "你（单位）提出的“{item}”申请，{law}由{lead}统一受理，下列单位同时办理，"
            "办结后统一送达结果，不用分别申请。"
        ).format(item=head.item, law=by_article(head, _("第二十六条")), lead=facts.lead)
    )
    yield _project(head, facts)
    yield Gap()
    yield from _parts(facts)
    yield from _attached(facts)
    yield basis(head)
    yield sealed(head)


def letter(head: PaperHead, facts: JointFacts) -> Iterator[Block]:
    """联合办理联系单: the lead unit asks another for its opinion."""
    yield _to(facts)
    yield Para(
        _(
            "{applicant}申请的“{item}”，由{lead}牵头联合办理。{law}"
            "现将申请材料转送你单位，请在{day}提出书面意见，并将回执联退回牵头单位。"
        ).format(
            applicant=head.applicant,
            item=head.item,
            lead=facts.lead,
            law=by_article(head, _("第二十六条")),
            day=_reply_within(facts),
        )
    )
    if facts.request:
        yield Para(facts.request)
    yield _project(head, facts)
    yield Gap()
    yield from _parts(facts)
    yield from _attached(facts)
    yield basis(head)
    yield sealed(head)


def _reply_within(facts: JointFacts) -> str:
    said = _reply_by(facts)
    is_counted = facts.reply_by is None and facts.reply_days is not None
    return said if is_counted or facts.reply_days is not None else _("{day}前").format(day=said)


def reply(head: PaperHead, facts: JointFacts) -> Iterator[Block]:
    """联合办理回执函: a unit answers the lead unit."""
    yield _to(facts)
    yield Para(
        _("关于{applicant}申请的“{item}”，你单位转来的材料收悉。经审查，意见如下：").format(
            applicant=head.applicant, item=head.item
        )
    )
    yield from _found(facts)
    yield from _attached(facts)
    yield basis(head)
    yield sealed(head)


def _found(facts: JointFacts) -> Iterator[Block]:
    yield Form(
        (
            (Field(_("结论"), facts.verdict or _("☐同意 ☐不同意 ☐需要补充材料 ☐其他")),),
            (Field(_("意见和理由"), facts.opinion, 6),),
        )
    )
    yield Gap()


def received(head: PaperHead, facts: JointFacts) -> Iterator[Block]:
    """联合办理接收单: a unit has received the materials."""
    yield _to(facts)
    yield Para(
        _("你单位转来的{applicant}申请“{item}”的材料已经接收，将在{day}回复意见。").format(
            applicant=head.applicant, item=head.item, day=_reply_within(facts)
        )
    )
    yield _project(head, facts)
    yield Gap()
    yield from _attached(facts)
    yield basis(head)
    signers = ((_("移交人"), ""), (_("接收人"), head.clerk))
    yield SignOff(head.issuer, head.dated_on, signers)


def summary(head: PaperHead, facts: JointFacts) -> Iterator[Block]:
    """联合办理意见汇总表: what all units said."""
    yield _project(head, facts)
    yield Gap()
    columns = (
        Column(_("单位"), 26),
        Column(_("办理事项"), 26),
        Column(_("回复日期"), 23, is_centred=True),
        Column(_("结论"), 14, is_centred=True),
        Column(_("意见"), 31),
    )
    rows = tuple(
        (
            branch.unit,
            branch.matter,
            _("未回复") if branch.replied_on is None else f"{branch.replied_on:%Y-%m-%d}",
            branch.verdict or "—",
            branch.opinion,
        )
        for branch in facts.branches
    )
    yield Grid(columns, rows)
    yield Gap()
    yield Form(
        (
            (Field(_("申请事项"), head.item),),
            (Field(_("汇总结论"), facts.verdict, 2),),
            (Field(_("汇总意见"), facts.opinion, 4),),
        )
    )
    yield Gap(0.3)
    yield basis(head)
    yield SignOff(head.issuer, head.dated_on, ((_("汇总人"), head.clerk), (_("审核人"), "")))


def opinion(head: PaperHead, facts: JointFacts) -> Iterator[Block]:
    """联合办理意见书: what was found together."""
    yield _to(facts) if facts.addressee else salutation(head)
    yield Para(
        _("关于{applicant}申请的“{item}”，经{lead}组织联合审查，意见如下：").format(
            applicant=head.applicant, item=head.item, lead=facts.lead
        )
    )
    yield from _found(facts)
    if facts.branches:
        yield Para(_("参加联合审查的单位："))
        yield from _parts(facts)
    yield basis(head)
    yield sealed(head)


def sign_off(head: PaperHead, facts: JointFacts) -> Iterator[Block]:
    """联合办理签收单: the results are handed over in one go."""
    yield _to(facts) if facts.addressee else salutation(head)
    yield Para(
        _("“{item}”已经联合办结，下列证件（文书）一次送达，请核对后签收：").format(item=head.item)
    )
    yield materials(facts.materials, _("编号"), _("证件（文书）"))
    yield Gap()
    yield basis(head)
    signers = ((_("签收人"), ""), (_("送达人"), head.clerk))
    yield SignOff(head.issuer, head.dated_on, signers)
