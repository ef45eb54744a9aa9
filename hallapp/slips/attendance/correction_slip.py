"""A missing punch that a second person signs for afterwards (补签单)."""

from collections.abc import Iterator
from datetime import datetime

from hallapp.hall.terms import HallRow
from hallapp.kernel.texts import _, papers
from hallapp.slips.attendance.cells import clock, window_words
from hallapp.slips.attendance.facts import CorrectionSlipFacts
from hallapp.slips.attendance.leave_slip import approval_verdict
from hallapp.slips.attendance.press import press
from hallapp.slips.dates import day_words, long_day_words
from hallapp.slips.official.blocks import Block, Field, Form, Gap, Para
from hallapp.slips.terms import Slip
from hallapp.slips.word.manuscript import HeadKind, Manuscript


def correction_paper(facts: CorrectionSlipFacts, hall: HallRow, printed_at: datetime) -> Slip:
    """Return a correction of a punch with its decision, on A4.

    Args:
        facts: The correction.
        hall: The hall that prints it.
        printed_at: Moment of printing, aware.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        manuscript = Manuscript(
            head=HeadKind.FORM,
            masthead=hall.name,
            title=_("考勤补签单"),
            number=_("编号：{number}").format(number=facts.number),
            blocks=tuple(_blocks(facts)),
        )
        return press([manuscript], hall, printed_at)


def _blocks(facts: CorrectionSlipFacts) -> Iterator[Block]:
    stated = clock(facts.stated) or _("在岗，时间记不清")
    yield Form(
        (
            (Field(_("姓名"), facts.name), Field(_("单位"), facts.unit)),
            (Field(_("补签日期"), long_day_words(facts.day)),),
            (Field(_("窗口"), window_words(facts.window)), Field(_("缺卡原因"), facts.cause)),
            (Field(_("补签时段"), facts.slot), Field(_("说明的时间"), stated)),
            (Field(_("情况说明"), facts.reason, 3),),
            (
                Field(_("申请人"), facts.asked_by),
                Field(_("申请日期"), day_words(facts.asked_on)),
            ),
        )
    )
    yield approval_verdict(facts.decision)
    if facts.override:
        yield Form(((Field(_("锁定后更改"), facts.override, 2),),))
    yield Gap(0.5)
    yield Para(_("补签由本人申请，由另一个人审核；打卡记录不改，补签单附在记录后面。"))
