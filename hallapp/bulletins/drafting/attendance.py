"""Sections on attendance and discipline, shared by week and month."""

from collections import defaultdict
from uuid import UUID

from hallapp.assessment.terms import EvidenceSort
from hallapp.bulletins.drafting.words import (
    Writer,
    day_text,
    half_days,
    listed,
    percent,
    points_apart,
    times,
)
from hallapp.bulletins.terms import (
    FigureCode,
    FigureLine,
    NamedDeviation,
    ProseSection,
    SectionCode,
    Sighted,
    WeekFigures,
)
from hallapp.kernel.texts import _

_MANY_UNITS = 12
_MINOR = (FigureCode.LATE, FigureCode.EARLY, FigureCode.MISSING)


def overall(duty: WeekFigures, before: FigureLine | None, period: str) -> ProseSection:
    """Return what the whole hall comes to (总体情况)."""
    say = Writer(SectionCode.OVERALL, duty.from_on, duty.until_on)
    total = duty.total
    if not total[FigureCode.DUE]:
        said = _("{period}没有出勤记录。").format(period=period)
        say.say(said, say.by(EvidenceSort.DAY))
    else:
        _presence(say, duty, before, period)
    _patrols(say, duty, period)
    return say.section()


def _presence(say: Writer, duty: WeekFigures, before: FigureLine | None, period: str) -> None:
    total = duty.total
    said = _("{period}共有{units}个单位、{people}名窗口人员纳入考勤，应出勤{due}，实出勤{present}")
    text = said.format(
        period=period,
        units=sum(bool(unit.people) for unit in duty.units),
        people=total.people,
        due=half_days(total[FigureCode.DUE]),
        present=half_days(total[FigureCode.PRESENT]),
    )
    rate = total.rate_permille
    if rate is not None:
        text += _("，出勤率{rate}").format(rate=percent(rate))
        if before is not None and before.rate_permille is not None:
            text += _("，") + points_apart(rate, before.rate_permille)
    say.say(text + _("。"), say.by(EvidenceSort.DAY))
    _away(say, total)
    _deviations(say, total)


def _away(say: Writer, total: FigureLine) -> None:
    """Say leave and trips, without their kinds: a bulletin hangs in the hall."""
    codes = (FigureCode.LEAVE, FigureCode.TRIP)
    ids = [each for code in codes for each in total.ids(code)]
    if not ids:
        say.say(_("没有人请假、公出。"), say.by(EvidenceSort.DAY))
        return
    said = _("，").join(code.label + half_days(total[code]) for code in codes if total[code])
    say.say(said + _("。"), say.by(EvidenceSort.DAY, ids))


def _deviations(say: Writer, total: FigureLine) -> None:
    found = [code for code in (*_MINOR, FigureCode.ABSENT) if total[code]]
    if not found:
        say.say(_("没有发现迟到、早退、缺卡和旷工。"), say.by(EvidenceSort.DAY))
    else:
        parts = [_deviation(code, total[code]) for code in found]
        ids = [each for code in found for each in total.ids(code)]
        say.say(_("，").join(parts) + _("。"), say.by(EvidenceSort.DAY, ids))
    waiting = total[FigureCode.OPEN]
    if waiting:
        said = _("另有{count}因停电、设备故障或者数据没有到齐，待确认，没有计入。")
        ids = total.ids(FigureCode.OPEN)
        say.say(said.format(count=half_days(waiting)), say.by(EvidenceSort.DAY, ids))
    corrected = total[FigureCode.CORRECTIONS]
    if corrected:
        said = _("经批准补签{count}。").format(count=half_days(corrected))
        say.say(said, say.by(EvidenceSort.DAY, total.ids(FigureCode.CORRECTIONS)))


def _deviation(code: FigureCode, count: int) -> str:
    return code.label + half_days(count) if code.is_half_days else times(code.label, count)


def _patrols(say: Writer, duty: WeekFigures, period: str) -> None:
    rounds, total = duty.rounds, duty.total
    evidence = say.by(EvidenceSort.MARK)
    if not rounds.made and not rounds.extra:
        said = _("{period}没有开展巡查。").format(period=period)
        if rounds.asked:
            said = _("{period}应巡查{asked}次，没有开展。")
            said = said.format(period=period, asked=rounds.asked)
        say.say(said, evidence, begins=True)
        return
    text = _("{period}巡查{made}次").format(period=period, made=rounds.made + rounds.extra)
    if rounds.late:
        text += _("，其中迟巡{late}次").format(late=rounds.late)
    if rounds.missed:
        text += _("，漏巡{missed}次").format(missed=rounds.missed)
    found = total[FigureCode.OFF_POST] + total[FigureCode.FINDINGS]
    ids = (*total.ids(FigureCode.OFF_POST), *total.ids(FigureCode.FINDINGS))
    text += _("，认定问题{count}个。").format(count=found) if found else _("，没有认定问题。")
    say.say(text, say.by(EvidenceSort.MARK, ids) if found else evidence, begins=True)


def by_unit(duty: WeekFigures) -> ProseSection:
    """Return the units (各单位出勤情况): who is without a deviation, and what the others have."""
    say = Writer(SectionCode.UNITS, duty.from_on, duty.until_on)
    units = [unit for unit in duty.units if unit[FigureCode.DUE]]
    if not units:
        say.say(_("没有纳入考勤的单位。"), say.by(EvidenceSort.DAY))
        return say.section()
    clean = [unit for unit in units if unit.is_clean]
    evidence = say.by(EvidenceSort.DAY)
    if len(clean) == len(units):
        said = _("{count}个单位都没有迟到、早退、缺卡和旷工。")
        say.say(said.format(count=len(units)), evidence)
    elif clean:
        said = _("没有迟到、早退、缺卡和旷工的单位有{count}个：{names}。")
        names = listed([_unit_name(unit) for unit in clean[:_MANY_UNITS]])
        if len(clean) > _MANY_UNITS:
            names = _("{names}等").format(names=names)
        say.say(said.format(count=len(clean), names=names), evidence)
    for unit in units:
        if not unit.is_clean:
            _unit(say, unit)
    say.say(_("各单位出勤明细见附表。"), evidence, begins=True)
    return say.section()


def _unit(say: Writer, unit: FigureLine) -> None:
    found = [code for code in (*_MINOR, FigureCode.ABSENT) if unit[code]]
    parts = _("，").join(_deviation(code, unit[code]) for code in found)
    said = _("{unit}{parts}").format(unit=_unit_name(unit), parts=parts)
    if unit.rate_permille is not None:
        said += _("，出勤率{rate}").format(rate=percent(unit.rate_permille))
    ids = [each for code in found for each in unit.ids(code)]
    say.say(said + _("。"), say.by(EvidenceSort.DAY, ids), begins=True)


def _unit_name(unit: FigureLine) -> str:
    return unit.name or _("未分单位人员")


def discipline(duty: WeekFigures, period: str) -> ProseSection:
    """Return what is said by name: only what stands after the person was heard (纪律检查)."""
    say = Writer(SectionCode.DISCIPLINE, duty.from_on, duty.until_on)
    people: dict[tuple[str, UUID], list[NamedDeviation]] = defaultdict(list)
    for each in duty.named:
        people[each.department, each.person_id].append(each)
    for sight in duty.sights:
        _sight(say, sight)
    unit: str | None = None
    for key in sorted(people, key=lambda key: (not key[0], key[0])):
        _named(say, people[key], begins=key[0] != unit)
        unit = key[0]
    if not duty.sights and not people:
        said = _("{period}没有需要点名通报的纪律问题。").format(period=period)
        say.say(said, say.by(EvidenceSort.DAY), say.by(EvidenceSort.MARK))
    _unsaid(say, duty)
    return say.section()


def _sight(say: Writer, sight: Sighted) -> None:
    window = "" if sight.window_number is None else _("{number}号窗口")
    said = _("{day}第{number}次巡查发现，{unit}{window}{name}{finding}。")
    text = said.format(
        day=day_text(sight.day),
        number=sight.number,
        unit=sight.department,
        window=window.format(number=sight.window_number),
        name=sight.name,
        finding=_("“{label}”").format(label=sight.label),
    )
    say.say(text, say.by(EvidenceSort.MARK, (sight.mark_id,)), begins=True)


def _named(say: Writer, found: list[NamedDeviation], *, begins: bool) -> None:
    """Say what somebody has; the people of a unit share a paragraph that its name begins."""
    first = found[0]
    parts = _("、").join(_deviation(each.code, len(each.ids)) for each in found)
    said = _("{unit}{name}：{parts}。")
    ids = [each for one in found for each in one.ids]
    unit = first.department if begins else ""
    text = said.format(unit=unit, name=first.name, parts=parts)
    say.say(text, say.by(EvidenceSort.DAY, ids), begins=begins)


def _unsaid(say: Writer, duty: WeekFigures) -> None:
    waiting = duty.waiting + duty.unsaid
    if waiting:
        said = _("另有{count}个情况正在听取本人说明，没有列入本期。").format(count=waiting)
        ids = duty.total.ids(FigureCode.WAITING)
        evidence = [say.by(EvidenceSort.MARK, ids)] if ids else []
        say.say(said, *evidence, say.by(EvidenceSort.EXPLANATION), begins=True)
    if duty.explained:
        said = _("有{count}个情况经本人说明、核实成立，不予通报。").format(count=duty.explained)
        say.say(said, say.by(EvidenceSort.EXPLANATION), begins=True)
