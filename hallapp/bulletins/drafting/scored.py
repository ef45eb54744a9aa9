"""The prose of an assessment's circular (考核讲评): scores, ranks, units, appeals."""

from collections import Counter

from hallapp.assessment.rules import points
from hallapp.assessment.terms import AssessmentSheet, EvidenceSort, SheetLine
from hallapp.bulletins.drafting.words import Writer, listed
from hallapp.bulletins.terms import BulletinContent, SectionCode
from hallapp.kernel.texts import _, papers

_BEST = 5


def draft_assessment(sheet: AssessmentSheet) -> BulletinContent:
    """Return the prose of a sheet of scores; nothing that the sheet does not hold."""
    with papers():
        say = Writer(SectionCode.SCORES, sheet.from_on, sheet.until_on)
        if not sheet.lines:
            say.say(_("本期没有参加考核的人员。"), say.by(EvidenceSort.DAY))
        else:
            _whole(say, sheet)
            _best(say, sheet)
            _units(say, sheet)
            _taken(say, sheet)
        return BulletinContent((), (say.section(),))


def _whole(say: Writer, sheet: AssessmentSheet) -> None:
    scores = [line.tenths for line in sheet.lines]
    said = _("本期考核{people}人，最高{best}分，最低{worst}分")
    text = said.format(people=len(scores), best=points(max(scores)), worst=points(min(scores)))
    grades = Counter(line.grade for line in sheet.lines if line.grade)
    if grades:
        text += _("，其中{grades}").format(
            grades=listed([f"{_(grade.label)}{grades[grade.label]}" + _("人")
                           for grade in sheet.rules.grades if grades[grade.label]])
        )  # fmt: skip
    say.say(text + _("。"), say.by(EvidenceSort.DAY))
    if sheet.rules.note:
        say.say(_(sheet.rules.note), say.by(EvidenceSort.HAND))


def _best(say: Writer, sheet: AssessmentSheet) -> None:
    first = [line for line in sheet.lines if line.rank == 1]
    if len(first) == len(sheet.lines) and len(first) > 1:
        said = _("{people}人得分相同，名次并列。").format(people=len(first))
        say.say(said, say.by(EvidenceSort.DAY), begins=True)
        return
    best = [line for line in sheet.lines if line.rank <= _BEST]
    if len(best) > 2 * _BEST:
        best = first
    said = _("名次靠前的有{names}。")
    names = listed([_with_score(line) for line in best])
    say.say(said.format(names=names), say.by(EvidenceSort.DAY), begins=True)


def _with_score(line: SheetLine) -> str:
    return _("{name}（{points}分）").format(name=line.person.name, points=points(line.tenths))


def _units(say: Writer, sheet: AssessmentSheet) -> None:
    units = [unit for unit in sheet.units if unit.people and unit.department]
    if not units:
        return
    parts = [
        _("{unit}{points}分").format(unit=unit.department, points=points(unit.mean_tenths))
        for unit in units
    ]
    said = _("各单位平均得分：{parts}。").format(parts=listed(parts))
    say.say(said, say.by(EvidenceSort.DAY), begins=True)


def _taken(say: Writer, sheet: AssessmentSheet) -> None:
    entries = [entry for line in sheet.lines for entry in line.entries if entry.tenths < 0]
    if not entries:
        say.say(_("本期没有扣分。"), say.by(EvidenceSort.DAY), begins=True)
        return
    counted = Counter(entry.rule_label for entry in entries)
    parts = [
        _("{rule}{count}次").format(rule=_(rule), count=count)
        for rule, count in sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    ]
    said = _("扣分事项：{parts}。").format(parts=listed(parts))
    by_sort: dict[EvidenceSort, list[str]] = {}
    for entry in entries:
        by_sort.setdefault(entry.evidence, []).append(entry.evidence_id)
    evidence = [say.by(sort, ids) for sort, ids in by_sort.items()]
    say.say(said, *evidence, begins=True)
