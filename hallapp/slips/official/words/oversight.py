"""Papers of order: rectification, the file, pressing and overseeing."""

from collections.abc import Iterator

from hallapp.kernel.texts import _
from hallapp.slips.dates import day_words
from hallapp.slips.official.blocks import (
    Block,
    Column,
    Field,
    Form,
    Gap,
    Grid,
    Lines,
    Para,
    SignOff,
)
from hallapp.slips.official.facts import (
    ArchiveFacts,
    PaperHead,
    PressingFacts,
    RectificationFacts,
)
from hallapp.slips.official.words.phrases import (
    BLANK,
    basis,
    day_or_blank,
    law_words,
    numbered,
    salutation,
    sealed_and_signed,
)


def rectification(head: PaperHead, facts: RectificationFacts) -> Iterator[Block]:
    """整改通知单: what is to be put right, and until when."""
    yield salutation(head)
    yield Para(
        _("你（单位）申请的“{item}”，经审查（核查），下列问题需要整改：").format(item=head.item)
    )
    yield from numbered(facts.points)
    yield Para(
        _("请在{day}前整改完毕，并将整改情况书面告知本机关。").format(
            day=day_or_blank(facts.due_on)
        )
    )
    if facts.consequence:
        yield Para(facts.consequence)
    yield basis(head)
    yield sealed_and_signed(head)


def archive(head: PaperHead, facts: ArchiveFacts) -> Iterator[Block]:
    """卷宗目录: cover and list of a file."""
    yield Form(
        (
            (Field(_("案卷题名"), _title(head)),),
            (Field(_("申请人"), head.applicant), Field(_("受理编号"), head.case_number)),
            (Field(_("申请事项"), head.item),),
            (
                Field(_("受理日期"), day_words(facts.accepted_on)),
                Field(_("结案日期"), day_words(facts.closed_on)),
            ),
            (
                Field(_("办理结果"), facts.outcome),
                Field(_("保管期限"), facts.retention or BLANK),
            ),
            (Field(_("卷内文件"), _counted(facts)),),
            (Field(_("设定依据"), law_words(head)),),
        )
    )
    yield Gap()
    yield _filed(facts)
    yield Gap()
    signers = ((_("立卷人"), facts.filed_by), (_("检查人"), facts.checked_by))
    yield SignOff(head.issuer, head.dated_on, signers)


def _filed(facts: ArchiveFacts) -> Grid:
    """Return the list of what lies in the file (卷内目录)."""
    columns = (
        Column(_("序号"), 11, is_centred=True),
        Column(_("文件名称"), 33),
        Column(_("文号（编号）"), 36),
        Column(_("日期"), 28, is_centred=True),
        Column(_("页数"), 11, is_centred=True),
        Column(_("备注"), 16),
    )
    rows = tuple(
        (
            str(number),
            entry.title,
            entry.number,
            "" if entry.on is None else f"{entry.on:%Y-%m-%d}",
            "" if entry.pages is None else str(entry.pages),
            entry.remark,
        )
        for number, entry in enumerate(facts.entries, 1)
    )
    return Grid(columns, rows)


def _title(head: PaperHead) -> str:
    return _("{applicant}申请“{item}”卷").format(applicant=head.applicant, item=head.item)


def _counted(facts: ArchiveFacts) -> str:
    pages = [entry.pages for entry in facts.entries]
    if not pages or None in pages:
        return _("{count} 件").format(count=len(pages))
    total = sum(each for each in pages if each is not None)
    return _("{count} 件，共 {pages} 页").format(count=len(pages), pages=total)


def urging(head: PaperHead, facts: PressingFacts) -> Iterator[Block]:
    """催办通知单: a reminder to whoever must act."""
    yield from _pressed(
        head, facts, _("下列办件的办理期限已经临近或者超过，请抓紧办理："), _("请立即办理")
    )


def overseeing(head: PaperHead, facts: PressingFacts) -> Iterator[Block]:
    """督办通知单: an order to explain and to finish."""
    yield from _pressed(
        head,
        facts,
        _("下列办件经电子监察发现问题，现予督办："),
        _("请说明原因、限期办结，并书面报告办理情况"),
    )


def _pressed(head: PaperHead, facts: PressingFacts, opening: str, demand: str) -> Iterator[Block]:
    yield Para(f"{facts.addressee}：", is_indented=False)
    yield Para(opening)
    yield Form(
        (
            (Field(_("受理编号"), head.case_number), Field(_("申请人"), head.applicant)),
            (Field(_("申请事项"), head.item),),
            (
                Field(_("办结期限"), day_words(facts.due_on)),
                Field(_("剩余（超出）"), facts.left_words),
            ),
            (Field(_("监察信号"), facts.light), Field(_("回复期限"), _reply_by(facts))),
            (Field(_("原因"), facts.reason),),
            (Field(_("办理要求"), facts.demand or demand),),
            (Field(_("设定依据"), law_words(head)),),
        )
    )
    yield Gap()
    yield Para(_("办理情况回复："))
    yield Lines(3)
    yield Gap(0.3)
    signers = ((_("签收人"), ""), (_("承办人"), ""), (_("回复人"), ""))
    yield SignOff(head.issuer, head.dated_on, signers)


def _reply_by(facts: PressingFacts) -> str:
    return day_or_blank(facts.reply_by)
