"""What a visitor asks first, as plain words: where, when, how long, how much, how often, whom.

What an item lacks is 待补充, a missing promise 未另行承诺: nothing is made up.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from hallapp.guides.terms import FeeRow, FeeState, GuideRow
from hallapp.hall.terms import HallRow
from hallapp.kernel.texts import _
from hallapp.slips.dates import day_words

_SENTENCE_ENDS = "。；！？.;!?"


@dataclass(frozen=True)
class Entry:
    """A label and what it says.

    Attributes:
        note: Set small below the label.
        is_fine_print: Stands on A4 only: long, and of no use on the way to the hall.
    """

    label: str
    text: str
    note: str = ""
    is_fine_print: bool = False


def lacking() -> str:
    """Return what stands where the guide says nothing."""
    return _("待补充")


def sentence(parts: Iterable[str]) -> str:
    """Join the parts that say something into one sentence: a，b。 without doubled marks."""
    trimmed = (part.strip().rstrip("，、, \u3000") for part in parts)
    said = [part for part in trimmed if part]
    if not said:
        return ""
    pieces = [part if part[-1] in _SENTENCE_ENDS else part + "；" for part in said[:-1]]
    last = said[-1] if said[-1][-1] in _SENTENCE_ENDS else said[-1] + "。"
    return "".join([*pieces, last])


def facts_of(guide: GuideRow, hall: HallRow, *, has_fee_list: bool) -> tuple[Entry, ...]:
    """Return the facts that stand large; the note of a label is its official name.

    Args:
        guide: The guide.
        hall: The hall, whose hours stand in for missing ones.
        has_fee_list: Whether the fees are listed one by one elsewhere on the slip, so that here
            a few words are enough.
    """
    fees = short_fee_words(guide) if has_fee_list else fee_words(guide)
    return (
        Entry(_("到哪里办"), sampled(guide.place, guide), _("办理地点")),
        Entry(_("几点办"), hours_words(guide, hall), _("办理时间")),
        Entry(_("多久办好"), promise_words(guide), _("承诺办结时限")),
        Entry(_("收费"), fees, _("收费标准")),
        Entry(_("跑几次"), visits_words(guide.visits), _("到现场次数")),
        Entry(_("咨询电话"), sampled(guide.consult_phone, guide)),
    )


def hours_words(guide: GuideRow, hall: HallRow) -> str:
    """Return the window's hours, else the hall's own, which are no sample of a real hall."""
    if guide.hours or hall.is_demo:
        return sampled(guide.hours or hall.opening, guide)
    return hall.opening or lacking()


def sampled(text: str, guide: GuideRow) -> str:
    """Mark a place, hours or a phone that belong to the demo window."""
    if not text:
        return lacking()
    return _("{text}（示例）").format(text=text) if guide.is_place_sample else text


def promise_words(guide: GuideRow) -> str:
    """Return the promised limit, or that nothing was promised and what the law says."""
    if guide.promised:
        return guide.promised.words
    if guide.statutory:
        return _("未另行承诺") + "\n" + _("法定 {limit}").format(limit=guide.statutory.words)
    return _("未另行承诺")


def visits_words(visits: int | None) -> str:
    """Return how often one has to come."""
    if visits is None:
        return lacking()
    return _("不用跑（0 次）") if visits == 0 else _("{count} 次").format(count=visits)


def fee_words(guide: GuideRow) -> str:
    """Return what it costs, as far as the guide knows, with what has changed and since when."""
    if is_priced(guide):
        return "；".join(one_fee(fee) for fee in guide.fees)
    return _unpriced(guide)


def short_fee_words(guide: GuideRow) -> str:
    """Return what it costs without dates and papers, for a slip that lists its fees."""
    if is_priced(guide):
        return "；".join(_short_fee(fee) for fee in guide.fees)
    return _unpriced(guide)


def is_priced(guide: GuideRow) -> bool:
    """Whether the guide says of a fee how much it is, or that it is no longer charged."""
    return any(fee.standard or fee.state is not FeeState.CHARGED for fee in guide.fees)


def needs_fee_list(guide: GuideRow) -> bool:
    """Whether there is more to say of the fees than one line."""
    return is_priced(guide) and (
        len(guide.fees) > 1
        or any(fee.state is not FeeState.CHARGED or fee.reduction for fee in guide.fees)
    )


def one_fee(fee: FeeRow) -> str:
    """Return a fee with its state: 工本费：停征，自2026年1月1日起，财税〔2026〕1号."""
    text = _titled(fee, _state_words(fee))
    return f"{text}（{fee.reduction}）" if fee.reduction else text


def _short_fee(fee: FeeRow) -> str:
    is_off = fee.state in {FeeState.SUSPENDED, FeeState.CANCELLED}
    return _titled(fee, fee.state.label if is_off else fee.standard or lacking())


def _titled(fee: FeeRow, said: str) -> str:
    return f"{fee.name}：{said}" if fee.name and fee.name != said else said


def _state_words(fee: FeeRow) -> str:
    standard = fee.standard or lacking()
    if fee.state is FeeState.CHARGED:
        return standard
    if fee.state is FeeState.LOWERED:
        change = _("降为 {standard}").format(standard=standard)
    else:
        change = fee.state.label
    since = ""
    if fee.changed_on is not None:
        since = _("自{day}起").format(day=day_words(fee.changed_on))
    return _("，").join(part for part in (change, since, fee.document) if part)


def _unpriced(guide: GuideRow) -> str:
    if guide.fee_note:
        return guide.fee_note
    if guide.charges is False:
        return _("不收费")
    return _("收费，标准待补充") if guide.charges else lacking()
