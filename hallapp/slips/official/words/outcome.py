"""Papers at the end of a case: decisions, collection, delivery."""

from collections.abc import Iterator

from hallapp.kernel.texts import _
from hallapp.slips.dates import day_words, moment_words
from hallapp.slips.official.blocks import Block, Column, Field, Form, Gap, Grid, Para, SignOff
from hallapp.slips.official.facts import (
    DecisionFacts,
    DeliveryFacts,
    PaperHead,
    RefusalFacts,
    ResultFacts,
    RevocationFacts,
)
from hallapp.slips.official.words.phrases import (
    basis,
    by_article,
    day_or_blank,
    law_words,
    materials,
    numbered,
    rights,
    salutation,
    sealed,
)


def approval(head: PaperHead, facts: DecisionFacts) -> Iterator[Block]:
    """准予决定书. Source: 行政许可法第三十八条第一款."""
    yield salutation(head)
    law = by_article(head, _("第三十八条第一款"))
    said = _("决定准予行政许可。") if head.is_licence else _("决定准予办理。")
    yield Para(
        _(
            "你（单位）申请的“{item}”，本机关于{day}受理。经审查，符合规定的条件、标准，{law}{said}"
        ).format(item=head.item, day=day_words(facts.accepted_on), law=law, said=said)
    )
    yield from _decided(head, facts)


def renewal(head: PaperHead, facts: DecisionFacts) -> Iterator[Block]:
    """延续决定书. Source: 行政许可法第五十条."""
    yield salutation(head)
    yield Para(
        _("你（单位）申请延续“{item}”，本机关于{day}受理。经审查，{law}决定准予延续。").format(
            item=head.item,
            day=day_words(facts.accepted_on),
            law=by_article(head, _("第五十条")),
        )
    )
    yield from _decided(head, facts)


def change(head: PaperHead, facts: DecisionFacts) -> Iterator[Block]:
    """变更决定书: what stood there before and what stands there now."""
    yield salutation(head)
    yield Para(
        _("你（单位）申请变更“{item}”，本机关于{day}受理。经审查，决定准予变更。").format(
            item=head.item, day=day_words(facts.accepted_on)
        )
    )
    yield from _decided(head, facts)


def _decided(head: PaperHead, facts: DecisionFacts) -> Iterator[Block]:
    for reason in facts.reasons:
        yield Para(reason)
    fields = [
        Field(label, said)
        for label, said in (
            (_("原证件"), facts.former),
            (_("证件（文书）"), facts.result),
            (_("编号"), facts.result_number),
            (_("决定日期"), day_words(facts.decided_on)),
            (_("有效期"), facts.valid_words),
        )
        if said
    ]
    yield Form(tuple((field,) for field in fields))
    yield Gap()
    if facts.changes:
        yield Para(_("变更内容如下："))
        columns = (Column(_("变更事项"), 24), Column(_("变更前"), 38), Column(_("变更后"), 38))
        yield Grid(columns, facts.changes)
        yield Gap()
    if facts.deliver_by is not None:
        yield _delivery_words(head, facts)
    yield basis(head)
    yield sealed(head)


def _delivery_words(head: PaperHead, facts: DecisionFacts) -> Para:
    day = day_or_blank(facts.deliver_by)
    if head.is_licence:
        return Para(
            _(
                "依照《中华人民共和国行政许可法》第四十四条的规定，在{day}前向你（单位）颁发、送达证件。"
            ).format(day=day)
        )
    return Para(_("在{day}前向你（单位）送达证件（文书）。").format(day=day))


def denial(head: PaperHead, facts: RefusalFacts) -> Iterator[Block]:
    """不予决定书. Source: 行政许可法第三十八条第二款, with reasons and rights."""
    yield salutation(head)
    law = by_article(head, _("第三十八条第二款"))
    said = _("决定不予行政许可。") if head.is_licence else _("决定不予办理。")
    day = day_words(facts.accepted_on or facts.applied_on)
    begun = (
        _("本机关于{day}受理").format(day=day)
        if facts.accepted_on
        else _("于{day}提出").format(day=day)
    )
    yield Para(
        _("你（单位）申请的“{item}”，{begun}。经审查，{law}{said}理由如下：").format(
            item=head.item, begun=begun, law=law, said=said
        )
    )
    yield from numbered(facts.reasons)
    if facts.returned:
        yield Para(_("退还的材料共{count}种：").format(count=len(facts.returned)))
        yield materials(facts.returned, _("备注"))
        yield Gap()
    yield basis(head)
    yield rights(facts.rights)
    yield sealed(head)


def revocation(head: PaperHead, facts: RevocationFacts) -> Iterator[Block]:
    """撤销决定书. Source: 行政许可法第六十九条."""
    yield salutation(head)
    yield Para(
        _("本机关于{day}就“{item}”作出的{former}，经查，应当撤销。理由如下：").format(
            day=day_words(facts.decided_on), item=head.item, former=facts.former
        )
    )
    yield from numbered(facts.reasons)
    law = by_article(head, _("第六十九条"))
    yield Para(_("{law}本机关决定撤销上述决定。").format(law=law))
    yield basis(head)
    yield rights(facts.rights)
    yield sealed(head)


def conclusion(head: PaperHead, facts: ResultFacts) -> Iterator[Block]:
    """办结通知书: how it ended."""
    yield salutation(head)
    yield Para(
        _("你（单位）申请的“{item}”，于{start}受理，已于{end}办结，办理结果：{outcome}。").format(
            item=head.item,
            start=day_words(facts.accepted_on),
            end=day_words(facts.decided_on),
            outcome=facts.outcome,
        )
    )
    yield from _to_collect(facts)
    yield basis(head)
    yield sealed(head)


def collection(head: PaperHead, facts: ResultFacts) -> Iterator[Block]:
    """取件通知单: what lies ready, where and until when."""
    yield salutation(head)
    yield Para(
        _("你（单位）申请的“{item}”已于{day}办结，结果已经备好，请来领取。").format(
            item=head.item, day=day_words(facts.decided_on)
        )
    )
    yield from _to_collect(facts)
    yield basis(head)
    signers = ((_("领取人"), ""), (_("出件人"), head.clerk))
    yield SignOff(head.issuer, head.dated_on, signers)


def _to_collect(facts: ResultFacts) -> Iterator[Block]:
    if facts.results:
        yield Para(_("可以领取的证件（文书）："))
        yield materials(facts.results, _("编号"), _("证件（文书）"))
        yield Gap(0.3)
    by = "" if facts.collect_by is None else day_words(facts.collect_by)
    fields = [
        Field(label, said)
        for label, said in (
            (_("领取地点"), facts.place),
            (_("领取时间"), facts.hours),
            (_("领取期限"), by),
            (_("请带上"), _("、").join(facts.bring)),
            (_("应缴费用"), facts.fee),
        )
        if said
    ]
    if fields:
        yield Form(tuple((field,) for field in fields))
        yield Gap()


def delivery(head: PaperHead, facts: DeliveryFacts) -> Iterator[Block]:
    """送达回证: what was handed to whom, when, where, how."""
    at = "" if facts.delivered_on is None else day_words(facts.delivered_on)
    if facts.delivered_at is not None:
        at = moment_words(facts.delivered_at, head.hall)
    yield Form(
        (
            (Field(_("申请事项"), head.item),),
            (Field(_("受送达人"), facts.recipient),),
            (Field(_("设定依据"), law_words(head)),),
        )
    )
    columns = (
        Column(_("序号"), 9, is_centred=True),
        Column(_("送达文书名称"), 46),
        Column(_("文号（编号）"), 36),
        Column(_("份数"), 9, is_centred=True),
    )
    rows = tuple(
        (str(row), name, number, str(count))
        for row, (name, number, count) in enumerate(facts.papers, 1)
    )
    yield Grid(columns, rows)
    yield Form(
        (
            (Field(_("送达方式"), facts.way or _("☐直接送达 ☐邮寄送达 ☐委托送达")),),
            (Field(_("送达时间"), at, 2), Field(_("送达地点"), facts.place, 2)),
            (Field(_("代收人及代收理由"), facts.agent_note, 3),),
            (Field(_("备注"), facts.remark, 3),),
        )
    )
    yield Gap(0.3)
    signers = ((_("受送达人"), ""), (_("代收人"), ""), (_("送达人"), head.clerk))
    yield SignOff(head.issuer, head.dated_on, signers)
