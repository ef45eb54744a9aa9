"""The letter of feedback to the home unit (反馈函) with stub and reply slip (存根、回执)."""

from collections.abc import Iterator
from datetime import datetime

from hallapp.hall.terms import HallRow
from hallapp.kernel.texts import _, papers
from hallapp.slips.attendance.cells import clock, window_words
from hallapp.slips.attendance.letter_facts import LetterFacts
from hallapp.slips.attendance.press import press
from hallapp.slips.dates import day_words
from hallapp.slips.official.blocks import (
    Block,
    Cut,
    Field,
    Form,
    Gap,
    NewPage,
    Para,
    PartTitle,
    SignOff,
)
from hallapp.slips.terms import Slip
from hallapp.slips.word.manuscript import HeadKind, Manuscript


def letter_paper(facts: LetterFacts, hall: HallRow, printed_at: datetime) -> Slip:
    """Return a letter of feedback as an A4 PDF; stub and reply slip stand on a second page.

    Args:
        facts: What it says; without a number it is marked as a draft (草稿).
        hall: The hall that prints it.
        printed_at: Moment of printing, aware.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        return press([_manuscript(facts)], hall, printed_at)


def letter_docx(facts: LetterFacts, hall: HallRow, printed_at: datetime) -> bytes:
    """Return the same letter, word for word, as a Word file (.docx).

    Args:
        facts: What it says.
        hall: The hall that makes it.
        printed_at: Moment that the file names as its own, aware.
    """
    from hallapp.slips.word.writing import word_file

    with papers():
        return word_file(_manuscript(facts), hall, printed_at)


def _manuscript(facts: LetterFacts) -> Manuscript:
    title = _("关于窗口工作人员{person}有关情况的反馈函")
    return Manuscript(
        head=HeadKind.LETTER,
        masthead=facts.issuer,
        title=title.format(person=facts.person),
        number=facts.number,
        addressee=facts.unit,
        blocks=(*_text(facts), *_parts(facts)),
        mark="" if facts.number else _("草稿，未编号，不作发文依据"),
    )


def _text(facts: LetterFacts) -> Iterator[Block]:
    yield Para(_fact(facts))
    if facts.explanation:
        yield Para(_("本人说明：{words}").format(words=_ended(facts.explanation)))
    if facts.rule:
        yield Para(_("有关规定：{rule}").format(rule=_ended(facts.rule)))
    yield Para(facts.request or _request(facts))
    if facts.phone:
        yield Para(_("联系电话：{phone}。").format(phone=facts.phone))
    yield Para(_("特此函告。"))
    yield Gap(0.5)
    yield SignOff(facts.issuer, facts.dated_on)


def _fact(facts: LetterFacts) -> str:
    moment = f"{day_words(facts.found_on)}{clock(facts.found_at)}"
    where = window_words(facts.window)
    who = _("你单位派驻{window}窗口的工作人员{person}").format(window=where, person=facts.person)
    said = _("{moment}，{source}发现，{who}：{fact}")
    if not facts.source:
        said = _("{moment}，{who}：{fact}")
    return said.format(moment=moment, source=facts.source, who=who, fact=_ended(facts.fact))


def _request(facts: LetterFacts) -> str:
    if facts.reply_due_on is None:
        return _("请你单位核实情况，督促本人改正，把处理结果填入回执，盖章后送回。")
    said = _("请你单位核实情况，督促本人改正，把处理结果填入回执，盖章后于{day}前送回。")
    return said.format(day=day_words(facts.reply_due_on))


def _ended(text: str) -> str:
    """Return a text that ends like a sentence."""
    return text.rstrip("。") + _("。")


def _parts(facts: LetterFacts) -> Iterator[Block]:
    """Yield the stub that stays here and the reply slip that comes back."""
    number = _("文号：{number}").format(number=facts.number or _("＿＿＿＿＿＿＿＿"))
    yield NewPage()
    yield PartTitle(_("反馈函（存根）"), number)
    yield _common(facts)
    issued = "" if facts.dated_on is None else day_words(facts.dated_on)
    yield Form(
        (
            (Field(_("反馈情况"), facts.fact),),
            (Field(_("发函日期"), issued), Field(_("送达签收"), "")),
        )
    )
    yield Cut()
    yield PartTitle(_("反馈函（回执）"), number)
    yield _common(facts)
    yield Form(
        (
            (Field(_("核实情况"), "", 3),),
            (Field(_("处理结果和整改措施"), "", 4),),
            (Field(_("负责人签名"), ""), Field(_("单位盖章"), "", 2)),
            (Field(_("经办人和电话"), ""), Field(_("回复日期"), "")),
        )
    )


def _common(facts: LetterFacts) -> Form:
    due = "" if facts.reply_due_on is None else day_words(facts.reply_due_on)
    return Form(
        (
            (Field(_("收函单位"), facts.unit), Field(_("回复期限"), due)),
            (Field(_("工作人员"), facts.person), Field(_("窗口"), window_words(facts.window))),
        )
    )
