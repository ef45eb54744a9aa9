"""What a guide slip says, in order, as plain words; where it stands is the layout's business.

What an item lacks is 待补充, a missing promise 未另行承诺: nothing is made up.

Source: the thirteen unified guide elements (名称, 事项类型, 设定依据, 实施机构, 法定办结时限,
承诺办结时限, 收费标准, 收费依据, 申请材料, 办理流程, 办理地点, 咨询电话, 监督电话).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from hallapp.guides.slip_code import slip_code
from hallapp.guides.terms import FeeRow, GuideRow, GuideState, MaterialRow, Necessity, StepRow
from hallapp.hall.terms import HallRow
from hallapp.kernel.texts import _
from hallapp.slips.codes import clipped
from hallapp.slips.dates import day_words, printed_words

_SENTENCE_ENDS = "。；！？.;!?"
_OFFLINE_BYTES = 180  # what a code of 53 modules holds: 0.57 mm a module at 30 mm
_LONGEST_LINK_BYTES = 213  # 57 modules, 0.54 mm each


@dataclass(frozen=True)
class Entry:
    """A label and what it says; `note` is set small below it."""

    label: str
    text: str
    note: str = ""


@dataclass(frozen=True)
class GuideWords:
    """The words of one guide slip.

    Attributes:
        head: Who issues it.
        mark: What a reader must know of its standing, such as 示例数据; may be empty.
        materials: Name and how to bring it, in order; `label` is empty.
        facts: What the visitor asks first; the note of a label is its official name.
        foot: The rest, smaller.
        printed: When it was printed.
        code: What the QR code says.
        code_caption: What scanning it is good for.
        staff_code: What the barcode for the window says; empty for no barcode.
        staff_caption: Who scans that.
    """

    head: str
    mark: str
    name: str
    heading: str
    materials: tuple[Entry, ...]
    materials_note: str
    facts: tuple[Entry, ...]
    foot: tuple[Entry, ...]
    printed: str
    code: str
    code_caption: str
    staff_code: str
    staff_caption: str


def guide_words(
    guide: GuideRow, hall: HallRow, printed_at: datetime, link: str | None
) -> GuideWords:
    """Return what the slip of a guide says, in the language of the moment (papers: Chinese)."""
    return GuideWords(
        head=_("{hall} 办事指南").format(hall=hall.name),
        mark=_standing(guide, hall),
        name=guide.item.name,
        heading=_("要带的申请材料（带齐一样，勾一样）") if guide.materials else _("要带的申请材料"),
        materials=tuple(_material(material) for material in guide.materials),
        materials_note=_materials_note(guide),
        facts=_facts(guide, hall),
        foot=_foot(guide),
        printed=printed_words(printed_at, hall),
        code=code_text(guide, hall, link),
        code_caption=_("扫码看最新版") if _usable(link) else _("扫码存下要点"),
        staff_code=slip_code(guide.item.code, guide.version),
        staff_caption=_("窗口扫码"),
    )


def _lacking() -> str:
    return _("待补充")


def _standing(guide: GuideRow, hall: HallRow) -> str:
    if guide.item.state is GuideState.DRAFT:
        return _("草稿，未经审定")
    if guide.item.state is GuideState.WITHDRAWN:
        return _("已停用")
    if hall.is_demo or guide.item.state is GuideState.SAMPLE:
        return _("示例数据")
    return ""


def _material(material: MaterialRow) -> Entry:
    return Entry("", material.name, sentence(how_to_bring(material)))


def how_to_bring(material: MaterialRow) -> Iterable[str]:
    """Yield in parts how a material has to be brought; a part may be empty."""
    copies = "" if material.copies is None else _("{count} 份").format(count=material.copies)
    yield " ".join(filter(None, (material.form, copies)))
    if material.necessity is Necessity.OPTIONAL:
        yield _("非必要，有就带")
    if material.necessity is Necessity.LATER:
        yield _("可以先受理、后补交（容缺后补）")
    yield material.standard
    yield _("来源：{source}").format(source=material.source) if material.source else ""
    yield material.remark


def _materials_note(guide: GuideRow) -> str:
    if not guide.materials:
        return _("材料清单还没有整理好，来之前请先问清要带什么。")
    if all(not material.form and material.copies is None for material in guide.materials):
        return _("要原件还是复印件、各几份：待补充。")
    return ""


def sentence(parts: Iterable[str]) -> str:
    """Join the parts that say something into one sentence: a，b。 without doubled marks."""
    trimmed = (part.strip().rstrip("，、, \u3000") for part in parts)
    said = [part for part in trimmed if part]
    if not said:
        return ""
    pieces = [part if part[-1] in _SENTENCE_ENDS else part + "；" for part in said[:-1]]
    last = said[-1] if said[-1][-1] in _SENTENCE_ENDS else said[-1] + "。"
    return "".join([*pieces, last])


def _facts(guide: GuideRow, hall: HallRow) -> tuple[Entry, ...]:
    return (
        Entry(_("到哪里办"), _sampled(guide.place, guide), _("办理地点")),
        Entry(_("几点办"), _hours(guide, hall), _("办理时间")),
        Entry(_("多久办好"), promise_words(guide), _("承诺办结时限")),
        Entry(_("收费"), fee_words(guide), _("收费标准")),
        Entry(_("跑几次"), _visits(guide.visits), _("到现场次数")),
        Entry(_("咨询电话"), _sampled(guide.consult_phone, guide)),
    )


def _hours(guide: GuideRow, hall: HallRow) -> str:
    """Return the window's hours, else the hall's own, which are no sample of a real hall."""
    if guide.hours or hall.is_demo:
        return _sampled(guide.hours or hall.opening, guide)
    return hall.opening or _lacking()


def _sampled(text: str, guide: GuideRow) -> str:
    """Mark a place, hours or a phone that belong to the demo window."""
    if not text:
        return _lacking()
    return _("{text}（示例）").format(text=text) if guide.is_place_sample else text


def promise_words(guide: GuideRow) -> str:
    """Return the promised limit, or that nothing was promised and what the law says."""
    if guide.promised:
        return guide.promised.words
    if guide.statutory:
        return _("未另行承诺") + "\n" + _("法定 {limit}").format(limit=guide.statutory.words)
    return _("未另行承诺")


def fee_words(guide: GuideRow) -> str:
    """Return what it costs, as far as the guide knows."""
    if any(fee.standard for fee in guide.fees):
        return "；".join(_fee(fee) for fee in guide.fees)
    if guide.fee_note:
        return guide.fee_note
    if guide.charges is False:
        return _("不收费")
    return _("收费，标准待补充") if guide.charges else _lacking()


def _fee(fee: FeeRow) -> str:
    standard = fee.standard or _lacking()
    text = f"{fee.name}：{standard}" if fee.name and fee.name != standard else standard
    return f"{text}（{fee.reduction}）" if fee.reduction else text


def _fee_basis(guide: GuideRow) -> str:
    said = (guide.fee_basis, *(fee.basis for fee in guide.fees))
    bases = dict.fromkeys(basis for basis in said if basis)
    if bases:
        return "；".join(bases)
    return _("不收费，不涉及") if guide.charges is False else _lacking()


def _visits(visits: int | None) -> str:
    if visits is None:
        return _lacking()
    return _("不用跑（0 次）") if visits == 0 else _("{count} 次").format(count=visits)


def _foot(guide: GuideRow) -> tuple[Entry, ...]:
    entries = (
        Entry(_("谁能办"), sentence((guide.audience, guide.conditions)) or _lacking()),
        Entry(_("实施机构"), guide.agency or _lacking()),
        Entry(_("事项类型"), _types(guide)),
        Entry(_("法定办结时限"), guide.statutory.words if guide.statutory else _lacking()),
        Entry(_("设定依据"), guide.legal_basis or _lacking()),
        Entry(_("办理流程"), flow_words(guide.steps)),
        Entry(_("收费依据"), _fee_basis(guide)),
        Entry(_("办理结果"), guide.result_name),
        Entry(_("不服决定"), guide.remedies or _lacking()),
        Entry(_("监督电话"), _sampled(guide.complaint_phone, guide)),
        Entry(_("版本"), _version(guide)),
    )
    return tuple(entry for entry in entries if entry.text)


def _types(guide: GuideRow) -> str:
    handling = guide.item.handling_type
    return _("{item_type}，{handling}").format(
        item_type=guide.item.item_type.label,
        handling=handling.label if handling else _("办件类型待补充"),
    )


def flow_words(steps: tuple[StepRow, ...]) -> str:
    """Return the flow as numbered steps with their limits."""
    if not steps:
        return _lacking()
    return " → ".join(
        f"{number}. {step.name}" + (f"（{step.limit.words}）" if step.limit else "")
        for number, step in enumerate(steps, 1)
    )


def _version(guide: GuideRow) -> str:
    reviewed = (
        _("{day}审定").format(day=day_words(guide.reviewed_on))
        if guide.reviewed_on
        else _("未经审定")
    )
    return _("第 {version} 版，{reviewed}，编号 {code}。").format(
        version=guide.version, reviewed=reviewed, code=guide.item.code
    )


def _usable(link: str | None) -> bool:
    return bool(link) and len(str(link).encode("utf-8", "replace")) <= _LONGEST_LINK_BYTES


def code_text(guide: GuideRow, hall: HallRow, link: str | None) -> str:
    """Return what the QR code says: the official address, else the essentials, readable offline."""
    if link and _usable(link):
        return link
    lines = [
        guide.item.name[:24],
        _("编号{code} 第{version}版").format(code=guide.item.code[:20], version=guide.version),
        _("材料{count}样：").format(count=len(guide.materials))
        if guide.materials
        else _("材料待补充"),
    ]
    lines += [f"{n}.{material.name}" for n, material in enumerate(guide.materials, 1)]
    return clipped([*lines, hall.name], _OFFLINE_BYTES)
