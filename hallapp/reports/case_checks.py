"""Checks of figures of cases: what came in must be what went out and what is left."""

from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import add

from hallapp.cases.tally import CaseTally, Grouping, GroupTally, Span
from hallapp.kernel.texts import _
from hallapp.reports.checking import Check, Outcome

_SUMMED = ("received", "accepted", "rejected", "given_back", "done", "issued", "paid_fen")
# Months overlap where a case is decided again; every decision lies in one month all the same.
_SUMMED_OVER_TIME = ("received", "accepted", "rejected", "given_back", "decisions", "paid_fen")


def case_checks(span: Span, tally: CaseTally, today: date) -> tuple[Check, ...]:
    """Return the checks of a span of days; figures up to today are held against what stands."""
    found = [_flow(tally), _qualities(tally), _law(tally)]
    if span.end > today:
        found.append(_standing(tally))
    return tuple(found)


def sum_check(grouping: Grouping, tally: CaseTally, groups: Sequence[GroupTally]) -> Check:
    """Return whether the groups together are the whole."""
    summed = reduce(add, (each.tally for each in groups), CaseTally())
    counts = _SUMMED_OVER_TIME if grouping is Grouping.MONTH else _SUMMED
    name = _("{grouping}合计 ＝ 全厅").format(grouping=grouping.label)
    pairs = {count: (getattr(summed, count), getattr(tally, count)) for count in counts}
    off = [count for count, (parts, whole) in pairs.items() if parts != whole]
    said = _("办结 {parts} ＝ {whole}") if not off else _("合计 {parts}，全厅 {whole}")
    shown = pairs[off[0]] if off else pairs[counts[4]]
    words = said.format(parts=shown[0], whole=shown[1])
    return Check(f"sum_{grouping.value}", name, Outcome.DIFFERS if off else Outcome.AGREES, words)


def _flow(tally: CaseTally) -> Check:
    came = tally.carried_in + tally.accepted + tally.reopened
    went = tally.decisions + tally.ended + tally.pending
    words = _("{carried} ＋ {accepted} ＋ {again} ＝ {came}；{done} ＋ {ended} ＋ {left} ＝ {went}")
    return _judged(
        "flow",
        _("期初在办 ＋ 受理 ＋ 重新办理 ＝ 作出决定 ＋ 受理后退件 ＋ 期末在办"),
        words.format(
            carried=tally.carried_in, accepted=tally.accepted, again=tally.reopened, came=came,
            done=tally.decisions, ended=tally.ended, left=tally.pending, went=went,
        ),
        holds=came == went,
    )  # fmt: skip


def _qualities(tally: CaseTally) -> Check:
    summed = tally.at_once + tally.early + tally.on_time + tally.late
    words = _("{at_once} ＋ {early} ＋ {on_time} ＋ {late} ＝ {summed}，办结 {done}").format(
        at_once=tally.at_once, early=tally.early, on_time=tally.on_time, late=tally.late,
        summed=summed, done=tally.done,
    )  # fmt: skip
    return _judged(
        "qualities", _("即办 ＋ 提前 ＋ 按期 ＋ 逾期 ＝ 办结"), words, holds=summed == tally.done
    )


def _law(tally: CaseTally) -> Check:
    words = _("超法定 {law}，逾期 {late}").format(law=tally.late_by_law, late=tally.late)
    holds = tally.late_by_law <= tally.late
    return _judged("law", _("超法定 不大于 逾期"), words, holds=holds)


def _standing(tally: CaseTally) -> Check:
    words = _("期末在办 {left}，现在办理中和挂起的 {standing}").format(
        left=tally.pending, standing=tally.standing
    )
    holds = tally.pending == tally.standing
    return _judged("standing", _("期末在办 ＝ 现在办理中和挂起的办件"), words, holds=holds)


def _judged(code: str, name: str, words: str, *, holds: bool) -> Check:
    return Check(code, name, Outcome.AGREES if holds else Outcome.DIFFERS, words)
