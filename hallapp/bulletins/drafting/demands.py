"""What is asked of the units (工作要求): what people noted, and what the figures call for."""

from collections.abc import Sequence

from hallapp.assessment.terms import EvidenceSort
from hallapp.bulletins.drafting.words import Writer, listed, times
from hallapp.bulletins.terms import FigureCode, ProseSection, SaidNote, SectionCode, WeekFigures
from hallapp.kernel.texts import _


def demands(duty: WeekFigures, notes: Sequence[SaidNote]) -> ProseSection:
    """Return the section; what was noted by hand comes first, in its own words."""
    say = Writer(SectionCode.DEMANDS, duty.from_on, duty.until_on)
    for note in notes:
        text = note.words if note.words.endswith(_("。")) else note.words + _("。")
        say.say(text, say.by(EvidenceSort.NOTE, (note.id,)), begins=True)
    _punches(say, duty)
    _posts(say, duty)
    _letters(say, duty)
    if not say.sentences:
        say.say(_("本期没有需要整改的事项。"), say.by(EvidenceSort.DAY))
    return say.section()


def _punches(say: Writer, duty: WeekFigures) -> None:
    total = duty.total
    codes = (FigureCode.MISSING, FigureCode.LATE, FigureCode.EARLY, FigureCode.ABSENT)
    for code in codes:
        if not total[code]:
            continue
        names = listed([unit.name or _("未分单位人员") for unit in duty.units if unit[code]])
        said = {
            FigureCode.MISSING: _("缺卡涉及{units}，请核对原因，该补签的及时补签。"),
            FigureCode.LATE: _("迟到涉及{units}，请督促人员按时到岗。"),
            FigureCode.EARLY: _("早退涉及{units}，请督促人员坚守岗位到下班。"),
            FigureCode.ABSENT: _("旷工涉及{units}，请核实原因并书面反馈处理情况。"),
        }[code]
        say.say(said.format(units=names), say.by(EvidenceSort.DAY, total.ids(code)), begins=True)


def _posts(say: Writer, duty: WeekFigures) -> None:
    total = duty.total
    if total[FigureCode.OFF_POST]:
        said = _("{found}，请落实A、B岗，离岗先登记、有人顶岗再离开。")
        found = times(FigureCode.OFF_POST.label, total[FigureCode.OFF_POST])
        evidence = say.by(EvidenceSort.MARK, total.ids(FigureCode.OFF_POST))
        say.say(said.format(found=found), evidence, begins=True)
    if total[FigureCode.FINDINGS]:
        said = _("巡查认定的其他问题{count}个，请有关单位对照整改。")
        evidence = say.by(EvidenceSort.MARK, total.ids(FigureCode.FINDINGS))
        say.say(said.format(count=total[FigureCode.FINDINGS]), evidence, begins=True)


def _letters(say: Writer, duty: WeekFigures) -> None:
    waiting = duty.letters.unanswered
    if waiting:
        said = _("还有{count}份反馈函没有回复，请有关单位尽快回复。").format(count=len(waiting))
        say.say(said, say.by(EvidenceSort.LETTER, waiting), begins=True)
