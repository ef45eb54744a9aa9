"""Checks of the yearly table: what must add up, what must not be larger, what is missing.

Each answers to a slip of the pen that published tables of this kind show: a sum that differs
from the number in the text, a ratio without its lower number, a line left empty.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from hallapp.kernel.texts import _
from hallapp.reports.annual.editions import Edition
from hallapp.reports.annual.figures import AnnualFigure, YearFigures
from hallapp.reports.annual.indicators import INDICATORS, FigureKind, Source
from hallapp.reports.checking import Check, Outcome

_UNUSUAL = Decimal("0.5")  # half more or half less than last year is asked about


@dataclass(frozen=True)
class YearFacts:
    """What the checks of a year look at.

    Attributes:
        edition: Which lines are printed.
        figures: Of the year.
        last_year: What the year before said, by code; only what is known.
        carried_in: Cases that were accepted before the year and still open when it began; None
            where the hall has no cases.
        recorded_from: Words for the first day that cases are known of; empty where that is the
            whole year.
    """

    edition: Edition
    figures: YearFigures
    last_year: dict[str, Decimal] = field(default_factory=dict[str, Decimal])
    carried_in: int | None = None
    recorded_from: str = ""


def annual_checks(facts: YearFacts) -> tuple[Check, ...]:
    """Return every check of a year, in a fixed order."""
    found: list[Check] = []
    for check in _CHECKS:
        found.extend(check(facts))
    return tuple(found)


def _filled(facts: YearFacts) -> Iterator[Check]:
    """Name the lines that nobody filled: a nought is a figure, an empty line is not."""
    empty = [
        each.indicator.label
        for each in map(facts.figures.__getitem__, facts.edition.codes)
        if each.value is None
    ]
    name = _("各行都已填（0 也要填）")
    if empty:
        said = _("有 {count} 项未填：{names}").format(count=len(empty), names=_("、").join(empty))
        yield Check("filled", name, Outcome.DIFFERS, said)
    else:
        yield Check("filled", name, Outcome.AGREES, _("没有未填的项"))


def _items_add_up(facts: YearFacts) -> Iterator[Check]:
    codes = facts.edition.summands
    parts = [facts.figures[code] for code in codes]
    total = facts.figures["items_total"]
    name = _("{parts} ＝ {total}").format(
        parts=" ＋ ".join(each.indicator.label for each in parts), total=total.indicator.label
    )
    values = [each.value for each in parts]
    if total.value is None or None in values:
        yield _unknown("items_add_up", name, [*parts, total])
        return
    summed = sum(value for value in values if value is not None)
    said = _("{parts} ＝ {summed}，{total}为 {value}").format(
        parts=" ＋ ".join(each.words for each in parts),
        summed=f"{summed:f}",
        total=total.indicator.label,
        value=total.words,
    )
    yield _judged("items_add_up", name, said, holds=summed == total.value)


def _text_and_table(facts: YearFacts) -> Iterator[Check]:
    table, text = facts.figures["web_published"], facts.figures["web_in_text"]
    name = _("总结正文的网站公开数 ＝ 表内的网站公开数")
    if table.value is None or text.value is None:
        yield _unknown("text_and_table", name, [table, text])
        return
    said = _("正文 {text}，表内 {table}").format(text=text.words, table=table.words)
    yield _judged("text_and_table", name, said, holds=table.value == text.value)


def _ratios(facts: YearFacts) -> Iterator[Check]:
    """Hold the upper number of a ratio against the lower one, which must be there."""
    for upper_code, lower_code in (
        ("items_stationed", "items_expected"),
        ("agency_points", "villages"),
    ):
        upper, lower = facts.figures[upper_code], facts.figures[lower_code]
        name = _("{upper} 不大于 {lower}").format(
            upper=upper.indicator.label, lower=lower.indicator.label
        )
        if upper.value is None or lower.value is None:
            yield _unknown(upper_code, name, [upper, lower])
            continue
        said = f"{upper.words} / {lower.words}"
        if lower.value:
            said += _("，即 {percent:.1f}%").format(percent=100 * upper.value / lower.value)
        yield _judged(upper_code, name, said, holds=upper.value <= lower.value)


def _done(facts: YearFacts) -> Iterator[Check]:
    done, handled = facts.figures["cases_done"], facts.figures["cases_handled"]
    name = _("办结量 不大于 办件量 ＋ 上年结转在办")
    if done.value is None or handled.value is None:
        yield _unknown("done", name, [done, handled])
        return
    carried = facts.carried_in or 0
    said = _("办结 {done}，办件 {handled}，上年结转 {carried}").format(
        done=done.words, handled=handled.words, carried=carried
    )
    yield _judged("done", name, said, holds=done.value <= handled.value + carried)


def _together(facts: YearFacts) -> Iterator[Check]:
    """Hold figures together of which one cannot be without the other."""
    for code, first, second in (
        ("trainings", "trainings", "trained"),
        ("reading_points", "reading_points", "readings"),
    ):
        one, other = facts.figures[first], facts.figures[second]
        name = _("{one} 与 {other} 同有同无").format(
            one=one.indicator.label, other=other.indicator.label
        )
        if one.value is None or other.value is None:
            yield _unknown(code, name, [one, other])
            continue
        said = _("{one} 与 {other}").format(one=one.words, other=other.words)
        # Nobody may have read anything in a year; readers without a place to read are an error.
        holds = bool(one.value) or not other.value
        yield _judged(code, name, said, holds=holds)


def _entered_over_counted(facts: YearFacts) -> Iterator[Check]:
    """Name what a person entered although the hall had counted something else."""
    name = _("手工填报 ＝ 系统统计")
    moved = [
        _("{name}：填报 {entered}，系统 {counted}").format(
            name=each.indicator.label, entered=each.words, counted=f"{each.counted:f}"
        )
        for each in facts.figures.shown(facts.edition)
        if each.source is Source.HAND and each.counted not in {None, each.value}
    ]
    if moved:
        yield Check("entered", name, Outcome.ASKS, _("；").join(moved))
    else:
        yield Check("entered", name, Outcome.AGREES, _("没有改动系统统计的数"))


def _recorded(facts: YearFacts) -> Iterator[Check]:
    name = _("办件记录覆盖全年")
    if facts.carried_in is None:
        said = _("本厅这一年没有办件记录，办件量和办结量要手工填报")
        yield Check("recorded", name, Outcome.UNKNOWN, said)
    elif facts.recorded_from:
        said = _("本厅从 {day} 起有办件记录，此前的不在数内").format(day=facts.recorded_from)
        yield Check("recorded", name, Outcome.ASKS, said)
    else:
        yield Check("recorded", name, Outcome.AGREES, _("上一年起就有记录"))


def _last_year(facts: YearFacts) -> Iterator[Check]:
    name = _("与上一年相比")
    if not facts.last_year:
        yield Check("last_year", name, Outcome.UNKNOWN, _("没有上一年的数"))
        return
    jumps = [_jump(facts.figures[code], facts.last_year[code]) for code in _compared(facts)]
    said = _("；").join(jump for jump in jumps if jump)
    if said:
        yield Check("last_year", name, Outcome.ASKS, _("增减过半的：{names}").format(names=said))
    else:
        yield Check("last_year", name, Outcome.AGREES, _("没有增减过半的指标"))


def _compared(facts: YearFacts) -> tuple[str, ...]:
    return tuple(
        code
        for code in facts.edition.codes
        if code in facts.last_year and INDICATORS[code].kind is not FigureKind.YES_NO
    )


def _jump(figure: AnnualFigure, before: Decimal) -> str:
    """Return words for a change of more than half; empty for a smaller one."""
    if figure.value is None or abs(figure.value - before) <= _UNUSUAL * before:
        return ""
    return _("{name} 上年 {before}，本年 {now}").format(
        name=figure.indicator.label, before=f"{before.normalize():f}", now=figure.words
    )


def _unknown(code: str, name: str, figures: list[AnnualFigure]) -> Check:
    missing = _("、").join(each.indicator.label for each in figures if each.value is None)
    return Check(code, name, Outcome.UNKNOWN, _("未填：{names}").format(names=missing))


def _judged(code: str, name: str, said: str, *, holds: bool) -> Check:
    return Check(code, name, Outcome.AGREES if holds else Outcome.DIFFERS, said)


_CHECKS: tuple[Callable[[YearFacts], Iterator[Check]], ...] = (
    _filled,
    _items_add_up,
    _text_and_table,
    _ratios,
    _done,
    _together,
    _entered_over_counted,
    _recorded,
    _last_year,
)
