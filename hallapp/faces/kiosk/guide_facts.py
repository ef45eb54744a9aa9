"""What a guide says in big letters: how long, what it costs, how many wait. Never made up. Pure."""

import re
from dataclasses import dataclass

from hallapp.guides.terms import GuideRow, GuideState, MaterialRow, Necessity
from hallapp.hall.limits import Limit
from hallapp.kernel.texts import _
from hallapp.queueing.terms import ServiceRow

_AMOUNT = re.compile(r"^(?P<amount>[0-9]+)\s*(?P<unit>.*)$", re.DOTALL)
_FREE = "不收费"  # as sources write it
_LONGEST_FEE = 100
_SHORT_FEE = 6
"""Characters of a fee that stand as a big fact; longer ones stand below in whole."""


@dataclass(frozen=True)
class Fact:
    """One of the three facts.

    Attributes:
        label: What it is about.
        big: The fact itself.
        small: Unit after it.
        detail: What has to be said in whole below the three; may be empty.
    """

    label: str
    big: str
    small: str = ""
    detail: str = ""


def time_fact(guide: GuideRow) -> Fact:
    """Return how long it takes: the promise, else the law's limit under its own name."""
    if guide.promised is not None:
        return _limit_fact(_("多久办好"), guide.promised)
    if guide.statutory is not None:
        fact = _limit_fact(_("法定时限"), guide.statutory)
        return Fact(fact.label, fact.big, fact.small, _("没有另行承诺，按法定时限办。"))
    return Fact(_("多久办好"), _("未另行承诺"))


def fee_fact(guide: GuideRow) -> Fact:
    """Return what it costs, as far as the guide knows."""
    whole = _fee_words(guide)
    if not whole or (guide.charges is False and whole == _FREE):
        return _bare_fee(guide)
    if len(whole) <= _SHORT_FEE:
        return Fact(_("费用"), whole)
    too_long = len(whole) > _LONGEST_FEE
    return Fact(
        _("费用"),
        _("不收费") if guide.charges is False else _("要收费"),
        detail=_("收费项目较多，请打印指南看全文。")
        if too_long
        else _("费用：{words}").format(words=whole),
    )


def queue_fact(service: ServiceRow | None) -> Fact:
    """Return how many wait now for the number that the item takes."""
    label = _("现在排队")
    if service is None:
        return Fact(label, _("不用取号"))
    return Fact(label, str(service.waiting), _("人"))


def place_words(guide: GuideRow) -> str:
    """Return where it is handled; a demo window's place says that it is one."""
    if not guide.place:
        return _("办理地点待补充，请到导办台问一问")
    return _("{place}（示例）").format(place=guide.place) if guide.is_place_sample else guide.place


def standing(guide: GuideRow, *, is_demo: bool) -> str:
    """Return what a reader must know of the guide's standing; empty for a reviewed one."""
    is_sample = is_demo or guide.item.state is GuideState.SAMPLE
    return _("示例数据") if is_sample else ""


def bring_words(material: MaterialRow) -> str:
    """Return how a material is brought: kind and copies first, then conditions."""
    copies = "" if material.copies is None else _("{count} 份").format(count=material.copies)
    said = [
        " ".join(filter(None, (material.form, copies))),
        _("有就带") if material.necessity is Necessity.OPTIONAL else "",
        _("可以以后补交") if material.necessity is Necessity.LATER else "",
        material.standard,
        material.remark,
    ]
    return _("，").join(part.strip().rstrip("。；") for part in said if part.strip())


def lacking_words(guide: GuideRow) -> str:
    """Return the one note below the materials when no form is known; else nothing."""
    if not guide.materials:
        return _("材料清单还没有整理好，请到导办台问清要带什么。")
    if all(not material.form and material.copies is None for material in guide.materials):
        return _("要原件还是复印件、各几份：待补充，请到窗口问清。")
    return ""


def details(facts: tuple[Fact, ...]) -> str:
    """Return what the facts say below, each on its line."""
    return "\n".join(fact.detail for fact in facts if fact.detail)


def _limit_fact(label: str, limit: Limit) -> Fact:
    found = _AMOUNT.match(limit.words)
    if found is None:
        return Fact(label, limit.words)
    return Fact(label, found["amount"], found["unit"])


def _bare_fee(guide: GuideRow) -> Fact:
    """Return whether it costs anything, when nothing is said about how much."""
    if guide.charges is None:
        return Fact(_("费用"), _("待补充"))
    if guide.charges:
        return Fact(_("费用"), _("要收费"), detail=_("收费标准待补充，请到窗口问清。"))
    return Fact(_("费用"), _("不收费"))


def _fee_words(guide: GuideRow) -> str:
    """Return every fee in whole, or what the source says about fees."""
    known = [fee for fee in guide.fees if fee.standard]
    if not known:
        return guide.fee_note
    return _("；").join(
        f"{fee.name} {fee.standard}".strip() if fee.name not in fee.standard else fee.standard
        for fee in known
    )
