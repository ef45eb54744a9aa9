"""The prose of a month's bulletin (月通报): six sections from one value."""

from hallapp.assessment.terms import EvidenceSort
from hallapp.bulletins.drafting.attendance import by_unit, discipline, overall
from hallapp.bulletins.drafting.demands import demands
from hallapp.bulletins.drafting.words import Writer, compared, listed, percent, tenths_text
from hallapp.bulletins.terms import (
    BulletinContent,
    CaseCounts,
    MonthFigures,
    ProseSection,
    SaidNote,
    SectionCode,
)
from hallapp.kernel.texts import _, papers


def draft_month(figures: MonthFigures) -> BulletinContent:
    """Return the prose of a month; nothing that its figures do not hold.

    Findings stand by name only after the person was heard; kinds of leave never do.
    """
    with papers():
        period = _("本月")
        before = figures.before
        sections = (
            overall(figures.duty, None if before is None else before.total, period),
            by_unit(figures.duty),
            discipline(figures.duty, period),
            _cases(figures),
            _opinions(figures),
            demands(figures.duty, figures.demands),
        )
    return BulletinContent((), sections)


def _cases(figures: MonthFigures) -> ProseSection:
    duty, cases = figures.duty, figures.cases
    say = Writer(SectionCode.CASES, duty.from_on, duty.until_on)
    evidence = say.by(EvidenceSort.CASE)
    if cases is None:
        say.say(_("本月没有办件数据。"), evidence)
        return say.section()
    if not cases.received and not cases.done:
        say.say(_("本月没有收件，也没有办结的办件。"), evidence)
        return say.section()
    earlier = figures.before.cases if figures.before is not None else None
    _volume(say, cases, earlier)
    _speed(say, cases, earlier)
    _late(say, figures, cases)
    return say.section()


def _volume(say: Writer, cases: CaseCounts, earlier: CaseCounts | None) -> None:
    said = _("本月收件{received}件，受理{accepted}件，办结{done}件，月末在办{pending}件")
    text = said.format(
        received=cases.received, accepted=cases.accepted, done=cases.done, pending=cases.pending
    )
    if earlier is not None:
        text += _("，办结{moved}").format(moved=compared(cases.done, earlier.done))
    say.say(text + _("。"), say.by(EvidenceSort.CASE))


def _speed(say: Writer, cases: CaseCounts, earlier: CaseCounts | None) -> None:
    if not cases.done:
        return
    said = _("办结的办件中，当场办结{at_once}件，提前办结{early}件，按期办结{on_time}件，{late}。")
    late = _("没有逾期") if not cases.late else _("逾期{count}件").format(count=cases.late)
    text = said.format(at_once=cases.at_once, early=cases.early, on_time=cases.on_time, late=late)
    say.say(text, say.by(EvidenceSort.CASE))
    mean = cases.mean_days_tenths
    if mean is None:
        return
    text = _("承诺件平均用时{days}个工作日").format(days=tenths_text(mean))
    old = None if earlier is None else earlier.mean_days_tenths
    if old is not None and old != mean:
        word = _("，比上月快{days}个工作日") if mean < old else _("，比上月慢{days}个工作日")
        text += word.format(days=tenths_text(abs(old - mean)))
    say.say(text + _("。"), say.by(EvidenceSort.CASE))


def _late(say: Writer, figures: MonthFigures, cases: CaseCounts) -> None:
    if not cases.late:
        return
    units = [each for each in figures.cases_by_unit if each.late]
    parts = [_("{unit}{count}件").format(unit=each.name, count=each.late) for each in units]
    text = _("逾期办件：{parts}").format(parts=listed(parts)) if parts else ""
    if not text:
        return
    if cases.late_by_law:
        text += _("，其中超过法定时限{count}件").format(count=cases.late_by_law)
    say.say(text + _("。"), say.by(EvidenceSort.CASE, cases.late_ids), begins=True)


def _opinions(figures: MonthFigures) -> ProseSection:
    duty = figures.duty
    say = Writer(SectionCode.OPINIONS, duty.from_on, duty.until_on)
    for note in figures.praise:
        say.say(_said(note), say.by(EvidenceSort.NOTE, (note.id,)), begins=True)
    for note in figures.criticism:
        say.say(_said(note), say.by(EvidenceSort.NOTE, (note.id,)), begins=True)
    if not figures.praise and not figures.criticism:
        say.say(_("本月没有登记表扬和批评。"), say.by(EvidenceSort.NOTE))
    _ratings(say, figures)
    letters = duty.letters
    if letters.issued:
        said = _("向派出单位发反馈函{count}份，{open}。")
        waiting = len(letters.unanswered)
        left = _("还有{count}份没有回复").format(count=waiting) if waiting else _("都已回复")
        text = said.format(count=len(letters.issued), open=left)
        say.say(text, say.by(EvidenceSort.LETTER, letters.issued), begins=True)
    return say.section()


def _ratings(say: Writer, figures: MonthFigures) -> None:
    found = figures.opinions
    if found is None:
        return
    if found.rated:
        said = _("群众评价{rated}件，满意率{rate}").format(
            rated=found.rated,
            rate=percent((2000 * found.satisfied + found.rated) // (2 * found.rated)),
        )
        if found.poor_ids:
            said += _("，差评{count}件").format(count=len(found.poor_ids))
        evidence = say.by(EvidenceSort.EVALUATION, found.poor_ids)
        say.say(said + _("。"), evidence, begins=True)
    else:
        said = _("本月没有收到群众评价。")
        say.say(said, say.by(EvidenceSort.EVALUATION), begins=True)
    if found.complaint_ids:
        said = _("属实投诉{count}件。").format(count=len(found.complaint_ids))
        say.say(said, say.by(EvidenceSort.COMPLAINT, found.complaint_ids))


def _said(note: SaidNote) -> str:
    who = _("{who}：{words}").format(who=note.who, words=note.words) if note.who else note.words
    return who if who.endswith(_("。")) else who + _("。")
