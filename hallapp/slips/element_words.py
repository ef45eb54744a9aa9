"""What stands below the facts, part by part, as labels and plain words.

Source: the thirteen unified guide elements (名称, 事项类型, 设定依据, 实施机构, 法定办结时限,
承诺办结时限, 收费标准, 收费依据, 申请材料, 办理流程, 办理地点, 咨询电话, 监督电话).
"""

from collections.abc import Callable, Sequence

from hallapp.guides.terms import GuideRow, SpecialRow, StepRow
from hallapp.kernel.texts import _
from hallapp.slips.dates import day_words
from hallapp.slips.design import Element
from hallapp.slips.fact_words import Entry, lacking, needs_fee_list, one_fee, sampled, sentence


def entries_of(guide: GuideRow, element: Element, extra: str = "") -> tuple[Entry, ...]:
    """Return what a part says; empty where the guide has nothing for it.

    Args:
        guide: The guide, tailored already.
        element: The part; facts, flow and codes are drawn in their own way and are empty here.
        extra: Words of the hall for the queue service of the item.
    """
    found = _ENTRIES.get(element)
    entries = tuple(entry for entry in found(guide) if entry.text) if found else ()
    if element is Element.WORDS and extra:
        entries = (*entries, Entry("" if entries else _("请注意"), extra))
    return entries


def always(guide: GuideRow) -> tuple[Entry, ...]:
    """Return what no hall can leave out: whom to complain to, and which version this is."""
    return (
        Entry(_("监督电话"), sampled(guide.complaint_phone, guide)),
        Entry(_("版本"), version_words(guide)),
    )


def step_words(step: StepRow) -> str:
    """Return a step as it stands in the flow: its name, and its limit."""
    return f"{step.name}（{step.limit.words}）" if step.limit else step.name


def numbered_steps(steps: Sequence[str]) -> str:
    """Return the flow as one text; a single step needs no number."""
    return " → ".join(numbered(steps))


def numbered(steps: Sequence[str]) -> list[str]:
    """Return the steps, each with its number; a single step needs none."""
    if len(steps) == 1:
        return [steps[0]]
    return [f"{number}. {step}" for number, step in enumerate(steps, 1)]


def version_words(guide: GuideRow) -> str:
    """Return number of the version, day of review and code of the item."""
    reviewed = (
        _("{day}审定").format(day=day_words(guide.reviewed_on))
        if guide.reviewed_on
        else _("未经审定")
    )
    return _("第 {version} 版，{reviewed}，编号 {code}。").format(
        version=guide.version, reviewed=reviewed, code=guide.item.code
    )


def _words(guide: GuideRow) -> tuple[Entry, ...]:
    return (Entry(_("请注意"), guide.slip_note),)


def _way(guide: GuideRow) -> tuple[Entry, ...]:
    return (Entry(_("怎么去"), guide.way_there),)


def _fees(guide: GuideRow) -> tuple[Entry, ...]:
    if not needs_fee_list(guide):
        return ()
    said = [one_fee(fee) for fee in guide.fees]
    return tuple(
        Entry(_("收费明细") if number == 0 else "", sentence([each]))
        for number, each in enumerate(said)
    )


def _specials(guide: GuideRow) -> tuple[Entry, ...]:
    return tuple(
        Entry(_("特别程序") if number == 0 else "", _special(each))
        for number, each in enumerate(guide.specials)
    )


def _special(special: SpecialRow) -> str:
    limit = special.limit.words if special.limit else _("时限待补充")
    counted = {
        True: _("计入办理时限"),
        False: _("不计入办理时限"),
        None: _("是否计入办理时限待补充"),
    }[special.counts_in_limit]
    fee = {True: _("要收费"), False: _("不收费"), None: ""}[special.charges]
    basis = _("依据{basis}").format(basis=special.basis) if special.basis else ""
    parts = (_("，").join((special.name, limit, counted)), fee, special.fee_basis, basis)
    return sentence(parts)


def _faq(guide: GuideRow) -> tuple[Entry, ...]:
    said: list[Entry] = []
    for number, each in enumerate(guide.questions):
        question = _("问：{words}").format(words=each.question)
        said.append(Entry(_("常见问题") if number == 0 else "", question))
        said.append(Entry("", _("答：{words}").format(words=each.answer or lacking())))
    return tuple(said)


def _law(guide: GuideRow) -> tuple[Entry, ...]:
    return (
        Entry(_("谁能办"), sentence((guide.audience, guide.conditions)) or lacking()),
        Entry(_("实施机构"), guide.agency or lacking()),
        Entry(_("事项类型"), _types(guide), is_fine_print=True),
        Entry(_("法定办结时限"), guide.statutory.words if guide.statutory else lacking()),
        Entry(_("设定依据"), guide.legal_basis or lacking(), is_fine_print=True),
        Entry(_("收费依据"), _fee_basis(guide), is_fine_print=True),
        Entry(_("办理形式"), guide.ways),
        Entry(_("通办范围"), guide.service_area),
        Entry(_("数量限制"), guide.quantity_limit, is_fine_print=True),
        Entry(_("必须到场"), guide.visits_reason),
        Entry(_("办理结果"), guide.result_name),
        Entry(_("不服决定"), guide.remedies or lacking(), is_fine_print=True),
    )


def _types(guide: GuideRow) -> str:
    handling = guide.item.handling_type
    return _("{item_type}，{handling}").format(
        item_type=guide.item.item_type.label,
        handling=handling.label if handling else _("办件类型待补充"),
    )


def _fee_basis(guide: GuideRow) -> str:
    said = (guide.fee_basis, *(fee.basis for fee in guide.fees))
    bases = dict.fromkeys(basis for basis in said if basis)
    if bases:
        return "；".join(bases)
    return _("不收费，不涉及") if guide.charges is False else lacking()


_ENTRIES: dict[Element, Callable[[GuideRow], tuple[Entry, ...]]] = {
    Element.WORDS: _words,
    Element.WAY: _way,
    Element.FEES: _fees,
    Element.SPECIALS: _specials,
    Element.FAQ: _faq,
    Element.LAW: _law,
}
