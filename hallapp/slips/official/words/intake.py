"""Papers from receipt to acceptance, and refusals to accept."""

from collections.abc import Iterator, Sequence

from hallapp.kernel.texts import _
from hallapp.slips.dates import day_words
from hallapp.slips.official.blocks import Block, Field, Gap, Heading, Para, SignOff
from hallapp.slips.official.facts import (
    AcceptanceFacts,
    PaperHead,
    PaperMaterial,
    PromiseFacts,
    ReceiptFacts,
    RefusalFacts,
    SupplementedFacts,
    SupplementFacts,
)
from hallapp.slips.official.words.phrases import (
    BLANK,
    basis,
    by_article,
    counting,
    day_or_blank,
    due_form,
    materials,
    numbered,
    rights,
    salutation,
    sealed,
    sealed_and_signed,
)


def receipt(head: PaperHead, facts: ReceiptFacts) -> Iterator[Block]:
    """收取材料凭证. Source: 行政许可法第三十二条 for the silence that accepts."""
    yield salutation(head)
    yield Para(
        _("你（单位）于{day}提交的“{item}”申请材料共{count}种已经收到，列明如下：").format(
            day=day_words(facts.received_on), item=head.item, count=len(facts.received)
        )
    )
    yield materials(facts.received, _("备注"))
    yield Gap()
    yield Para(_("本凭证只证明收到上列材料，不表示申请已经受理。{answer}").format(
        answer=_answer(head, facts)
    ))  # fmt: skip
    yield basis(head)
    yield sealed_and_signed(head)


def _answer(head: PaperHead, facts: ReceiptFacts) -> str:
    if facts.answer_by is None:
        return _("是否受理，另行书面告知。")
    day = day_words(facts.answer_by)
    if not head.is_licence:
        return _("是否受理，在{day}前书面告知。").format(day=day)
    return _(
        "是否受理，在{day}前书面告知；逾期不告知的，依照《中华人民共和国行政许可法》"
        "第三十二条的规定，自收到申请材料之日起即为受理。"
    ).format(day=day)


def acceptance(head: PaperHead, facts: AcceptanceFacts) -> Iterator[Block]:
    """受理通知书. Source: 行政许可法第三十二条."""
    yield salutation(head)
    why = _("经审查，申请材料齐全、符合法定形式，")
    if facts.missing:
        why = _("经审查，主要材料齐全，")
    if facts.is_deemed:
        why = _("收到申请材料后未在规定期限内告知补正，")
    yield _applied(head, facts, why, _("现予受理，受理日期为{day}。"))
    yield from _course(head, facts, later=facts.missing)


def tolerance(head: PaperHead, facts: AcceptanceFacts) -> Iterator[Block]:
    """容缺受理通知书: what is missing, until when, and what follows otherwise."""
    yield salutation(head)
    why = _("主要材料齐全，下列材料可以后补，")
    yield _applied(head, facts, why, _("现予容缺受理，受理日期为{day}。"), is_whole=False)
    yield materials(facts.missing, _("缺什么"))
    yield Gap()
    yield Para(
        _("请于{day}前补齐上列材料。逾期没有补齐的，后果是：{consequence}").format(
            day=day_or_blank(facts.missing_by), consequence=facts.consequence or BLANK * 2
        )
    )
    yield from _course(head, facts)


def _applied(
    head: PaperHead, facts: AcceptanceFacts, why: str, said: str, *, is_whole: bool = True
) -> Para:
    law = by_article(head, _("第三十二条")) if is_whole else ""
    return Para(
        _("你（单位）于{day}提出的“{item}”申请，{why}{law}{said}").format(
            day=day_words(facts.applied_on),
            item=head.item,
            why=why,
            law=law,
            said=said.format(day=day_words(facts.accepted_on)),
        )
    )


def _course(
    head: PaperHead, facts: AcceptanceFacts, later: Sequence[PaperMaterial] = ()
) -> Iterator[Block]:
    people = [
        Field(label, said)
        for label, said in (
            (_("联系人"), facts.contact),
            (_("联系电话"), facts.contact_phone),
        )
        if said
    ]
    yield due_form(facts.due, people)
    yield Gap()
    yield from counting(head, facts.due)
    if facts.received:
        yield Para(_("收到的材料共{count}种：").format(count=len(facts.received)))
        yield materials(facts.received, _("备注"))
        yield Gap()
    if later:
        yield Para(_("还要补交的材料共{count}种：").format(count=len(later)))
        yield materials(later, _("缺什么"))
        yield Gap()
    yield Para(
        _("申请人对所提交申请材料实质内容的真实性负责。请保管好本通知书，凭此领取结果或者缴费。")
    )
    yield basis(head)
    yield sealed_and_signed(head)


def supplement(head: PaperHead, facts: SupplementFacts) -> Iterator[Block]:
    """补正告知书: everything at once. Source: 行政许可法第三十二条."""
    yield salutation(head)
    yield Para(
        _(
            "你（单位）于{day}提出的“{item}”申请，经审查，申请材料不齐全或者不符合法定形式。"
            "{law}现将需要补正的全部内容一次告知如下："
        ).format(
            day=day_words(facts.applied_on),
            item=head.item,
            law=by_article(head, _("第三十二条")),
        )
    )
    yield materials(facts.missing, _("需要补正的内容"))
    yield Gap()
    if facts.received:
        yield Para(_("已经收到、不用再交的材料共{count}种：").format(count=len(facts.received)))
        yield materials(facts.received, _("备注"))
        yield Gap()
    yield from _until(facts)
    yield Para(_("受理日期按补正材料全部收齐之日确定。"))
    yield basis(head)
    yield sealed_and_signed(head)


def _until(facts: SupplementFacts) -> Iterator[Block]:
    if facts.bring_by is not None:
        yield Para(_("请于{day}前一次补齐。").format(day=day_words(facts.bring_by)))
    if facts.keep_days is not None:
        yield Para(
            _("已经收到的材料自本告知书送达之日起保留{days}日（自然日）。").format(
                days=facts.keep_days
            )
        )
    if facts.consequence:
        yield Para(facts.consequence)


def supplemented(head: PaperHead, facts: SupplementedFacts) -> Iterator[Block]:
    """补正收齐通知书: the clock starts with the last material."""
    yield salutation(head)
    yield Para(
        _(
            "你（单位）申请的“{item}”，本大厅于{told}一次性告知补正。所缺材料已于{day}全部收齐，"
            "{law}自该日起受理，办理期限从该日起计算。"
        ).format(
            item=head.item,
            told=day_words(facts.told_on),
            day=day_words(facts.accepted_on),
            law=by_article(head, _("第三十二条")),
        )
    )
    yield due_form(facts.due)
    yield Gap()
    yield from counting(head, facts.due)
    yield Para(_("补正收到的材料共{count}种：").format(count=len(facts.supplied)))
    yield materials(facts.supplied, _("备注"))
    yield Gap()
    yield basis(head)
    yield sealed_and_signed(head)


def non_acceptance(head: PaperHead, facts: RefusalFacts) -> Iterator[Block]:
    """不予受理通知书. Source: 行政许可法第三十二条, written, dated and sealed."""
    yield salutation(head)
    yield Para(
        _("你（单位）于{day}提出的“{item}”申请，经审查，{law}决定不予受理。理由如下：").format(
            day=day_words(facts.applied_on),
            item=head.item,
            law=by_article(head, _("第三十二条")),
        )
    )
    yield from numbered(facts.reasons)
    if facts.turn_to:
        yield Para(_("该事项请向{agency}申请。").format(agency=facts.turn_to))
    yield from _given_back(facts)
    yield basis(head)
    yield rights(facts.rights)
    yield sealed(head)


def _given_back(facts: RefusalFacts) -> Iterator[Block]:
    if facts.returned:
        yield Para(_("退还的材料共{count}种：").format(count=len(facts.returned)))
        yield materials(facts.returned, _("备注"))
        yield Gap()


def returned(head: PaperHead, facts: RefusalFacts) -> Iterator[Block]:
    """退件通知单: the case ends and the materials go back."""
    yield salutation(head)
    yield Para(
        _("你（单位）于{day}提出的“{item}”申请，现予退件，不再办理。理由如下：").format(
            day=day_words(facts.applied_on), item=head.item
        )
    )
    yield from numbered(facts.reasons)
    yield from _given_back(facts)
    yield Para(_("符合条件、备齐材料后可以重新申请。"))
    yield Para(
        _("对退件有意见的，可以拨打监督电话{phone}反映。").format(
            phone=head.supervision_phone or BLANK
        )
    )
    yield basis(head)
    yield rights(facts.rights)
    yield sealed_and_signed(head)


def promise(head: PaperHead, facts: PromiseFacts) -> Iterator[Block]:
    """告知承诺书: told, promised, and what follows a broken promise."""
    yield Para(
        _("申请人：{name}").format(name=head.applicant)
        + "\n"
        + _("申请事项：{item}").format(item=head.item)
    )
    yield Heading(_("一、告知事项"))
    yield from numbered(facts.conditions)
    yield basis(head)
    yield Heading(_("二、申请人承诺"))
    yield from numbered(facts.promises or usual_promises())
    if facts.check_words:
        yield Heading(_("三、核查方式"))
        yield Para(facts.check_words)
    yield Heading(_("四、违反承诺的后果") if facts.check_words else _("三、违反承诺的后果"))
    yield from numbered((facts.consequence,) if facts.consequence else ())
    yield Para(_("本承诺书一式两份，申请人和{issuer}各执一份。").format(issuer=head.issuer))
    signers = ((_("申请人签名（盖章）"), ""), (_("经办人"), head.clerk))
    yield SignOff(head.issuer, head.dated_on, signers)


def usual_promises() -> tuple[str, ...]:
    """Return the seven promises that are usual; they promise, and tell nobody a rule."""
    return (
        _("所填写的信息真实、准确、完整。"),
        _("已经知晓告知的全部内容，并且理解其含义。"),
        _("现在就符合告知的条件、标准和要求。"),
        _("告知约定以后补交的材料，在约定的期限内补交。"),
        _("在符合条件之前，不从事本事项所涉及的活动。"),
        _("接受核查和监督，如实提供情况。"),
        _("上述承诺是申请人真实的意思表示，违反承诺的后果由申请人承担。"),
    )
