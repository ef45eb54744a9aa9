"""Sentences and lists that many papers share.

Articles of 行政许可法 are named only where the head says that the item is a licence.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from hallapp.kernel.texts import _
from hallapp.slips.dates import day_words
from hallapp.slips.official.blocks import Block, Column, Field, Form, Grid, Lines, Para, SignOff
from hallapp.slips.official.facts import DueFacts, PaperHead, PaperMaterial, Rights

BLANK = "＿＿＿＿＿＿＿＿"


def salutation(head: PaperHead) -> Para:
    """Return the line that names whom the paper addresses."""
    return Para(f"{head.applicant}：", is_indented=False)


def by_article(head: PaperHead, article: str) -> str:
    """Return 根据《行政许可法》… with a comma, or nothing for what is no licence."""
    if not head.is_licence:
        return ""
    return _("根据《中华人民共和国行政许可法》{article}的规定，").format(article=article)


def basis(head: PaperHead) -> Para:
    """Return the item's own law, as it was given."""
    return Para(_("本事项的设定依据：{law}。").format(law=law_words(head)))


def law_words(head: PaperHead) -> str:
    """Return the item's own law in one line, or that it is still to be added."""
    return _("；").join(line.rstrip("。；") for line in head.law) or _("待补充")


def rights(given: Rights) -> Para:
    """Return where a refusal can be fought.

    Source: 《行政复议法》第二十条（六十日），《行政诉讼法》第四十六条（六个月）.
    """
    return Para(
        _(
            "如不服本决定，可以依照《中华人民共和国行政复议法》第二十条的规定，"
            "自知道或者应当知道本决定之日起60日内向{agency}申请行政复议；"
            "也可以依照《中华人民共和国行政诉讼法》第四十六条的规定，"
            "自知道或者应当知道本决定之日起6个月内向{court}提起行政诉讼。"
        ).format(agency=given.review_agency or BLANK, court=given.court or BLANK)
    )


def numbered(reasons: Sequence[str]) -> Iterator[Block]:
    """Yield reasons one after the other; none leaves lines to write on."""
    if not reasons:
        yield Lines(3)
    elif len(reasons) == 1:
        yield Para(reasons[0])
    else:
        for number, reason in enumerate(reasons, 1):
            yield Para(_("{number}.{reason}").format(number=number, reason=reason))


def due_words(due: DueFacts) -> str:
    """Return the day of decision, marked as provisional where it may still move."""
    said = day_words(due.due_on)
    return _("{day}（暂定）").format(day=said) if due.is_provisional else said


def due_form(due: DueFacts, extra: Iterable[Field] = ()) -> Form:
    """Return the limits of a case as a form."""
    rows: list[tuple[Field, ...]] = [
        (Field(_("办结期限"), due_words(due)),),
        (
            Field(_("承诺时限"), due.promised or _("未另行承诺")),
            Field(_("法定时限"), due.statutory or _("待补充")),
        ),
    ]
    further = tuple(extra)
    rows += [further[at : at + 2] for at in range(0, len(further), 2)]
    return Form(tuple(rows))


def counting(head: PaperHead, due: DueFacts) -> Iterator[Block]:
    """Yield how the limit is counted."""
    if due.counts_days:
        yield Para(_("受理当日不计入办理期限，办结期限届满当日下班前办结。"))
    if head.is_licence:
        yield Para(
            _(
                "依法需要听证、检验、专家评审等的，所需时间不计算在办理期限内"
                "（《中华人民共和国行政许可法》第四十五条）。"
            )
        )
    if due.is_provisional:
        yield Para(_("期限内有年份的放假安排还没有公布，办结期限暂定，公布后重新确定并告知。"))


def materials(listed: Sequence[PaperMaterial], remark: str, name: str = "") -> Grid:
    """Return a list of materials; `remark` and `name` are titles of columns."""
    columns = (
        Column(_("序号"), 9, is_centred=True),
        Column(name or _("材料名称"), 46),
        Column(_("形式"), 13, is_centred=True),
        Column(_("份数"), 9, is_centred=True),
        Column(remark, 30),
    )
    rows = tuple(
        (
            str(number),
            material.name,
            material.form,
            "" if material.copies is None else str(material.copies),
            material.remark,
        )
        for number, material in enumerate(listed, 1)
    )
    return Grid(columns, rows)


def day_or_blank(day: date | None) -> str:
    """Return a day, or a blank to write it in."""
    return _("＿＿＿年＿＿月＿＿日") if day is None else day_words(day)


def sealed(head: PaperHead) -> SignOff:
    """Return the end of a paper that the issuer seals alone."""
    return SignOff(head.issuer, head.dated_on)


def sealed_and_signed(head: PaperHead) -> SignOff:
    """Return the end of a paper that applicant and clerk sign."""
    signers = ((_("申请人（代理人）"), ""), (_("经办人"), head.clerk))
    return SignOff(head.issuer, head.dated_on, signers)
