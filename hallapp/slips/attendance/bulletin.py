"""The bulletin (通报): prose by sections, tables as annexes, to whom it goes; PDF and Word."""

from collections.abc import Iterator
from datetime import datetime

from hallapp.hall.terms import HallRow
from hallapp.kernel.texts import _, papers
from hallapp.slips.attendance.letter_facts import BulletinFacts
from hallapp.slips.attendance.press import press
from hallapp.slips.official.blocks import Block, Gap, Heading, Para, SignOff
from hallapp.slips.terms import Slip
from hallapp.slips.word.manuscript import (
    Annex,
    HeadKind,
    Imprint,
    Manuscript,
    annex_words,
    annexes_of,
)


def bulletin_paper(facts: BulletinFacts, hall: HallRow, printed_at: datetime) -> Slip:
    """Return a bulletin as an A4 PDF in the layout of GB/T 9704.

    Args:
        facts: What it says; without a number it is marked as a draft (草稿).
        hall: The hall that prints it.
        printed_at: Moment of printing, aware.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        return press([_manuscript(facts)], hall, printed_at)


def bulletin_docx(facts: BulletinFacts, hall: HallRow, printed_at: datetime) -> bytes:
    """Return the same bulletin, word for word, as a Word file (.docx).

    Args:
        facts: What it says.
        hall: The hall that makes it.
        printed_at: Moment that the file names as its own, aware.
    """
    from hallapp.slips.word.writing import word_file

    with papers():
        return word_file(_manuscript(facts), hall, printed_at)


def _manuscript(facts: BulletinFacts) -> Manuscript:
    annexes = annexes_of(facts.annexes)
    return Manuscript(
        head=HeadKind.DOCUMENT,
        masthead=facts.masthead or facts.issuer,
        title=facts.title,
        number=facts.number,
        addressee=facts.addressees,
        blocks=tuple(_text(facts, annexes)),
        annexes=annexes,
        imprint=_imprint(facts),
        mark="" if facts.number else _("草稿，未编号，不作发文依据"),
        note=_("审计链头：{head}").format(head=facts.audit_head) if facts.audit_head else "",
    )


def _text(facts: BulletinFacts, annexes: tuple[Annex, ...]) -> Iterator[Block]:
    for paragraph in facts.opening:
        yield Para(paragraph)
    for number, section in enumerate(facts.sections, 1):
        heading = _("{number}、{heading}")
        yield Heading(heading.format(number=numeral(number), heading=section.heading))
        for paragraph in section.paragraphs:
            yield Para(paragraph)
    said = annex_words(annexes)
    if said:
        yield Gap(0.6)
        yield Para(said)
    yield Gap(0.5)
    yield SignOff(facts.issuer, facts.dated_on)


def _imprint(facts: BulletinFacts) -> Imprint | None:
    lines = (
        (_("报"), facts.report_to),
        (_("送"), facts.send_to),
        (_("发"), facts.issue_to),
    )
    if not any(names for _label, names in lines):
        return None
    return Imprint(lines, facts.issuer, facts.dated_on, facts.copies)


_TEN = 10


def numeral(number: int) -> str:
    """Return a number below a hundred as headings write it: 一, 十二, 二十."""
    ones = (
        "", _("一"), _("二"), _("三"), _("四"), _("五"), _("六"), _("七"), _("八"), _("九"),
    )  # fmt: skip
    tens, rest = divmod(number, _TEN)
    if not tens:
        return ones[rest]
    return ("" if tens == 1 else ones[tens]) + _("十") + ones[rest]
