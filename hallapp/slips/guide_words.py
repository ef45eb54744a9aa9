"""What a guide slip says, in order, as plain words; where it stands is the layout's business."""

from dataclasses import dataclass, replace
from datetime import datetime

from hallapp.guides.slip_code import slip_code
from hallapp.guides.tailoring import cleaned, tailored, words_of
from hallapp.guides.terms import Answers, GuideRow, GuideState
from hallapp.hall.terms import HallRow
from hallapp.kernel.texts import _
from hallapp.slips.code_words import CitizenCode, citizen_codes
from hallapp.slips.dates import printed_words
from hallapp.slips.design import Element, SlipDesign
from hallapp.slips.element_words import always, entries_of, step_words
from hallapp.slips.fact_words import Entry, facts_of, lacking, needs_fee_list
from hallapp.slips.material_words import Wanted, wanted_of


@dataclass(frozen=True)
class GuideWords:
    """The words of one guide slip.

    Attributes:
        head: Who issues it.
        mark: What a reader must know of its standing, such as 示例数据; may be empty.
        situation: What the citizen answered; empty when nothing was asked.
        materials: What to bring, in order.
        facts: What the visitor asks first; the note of a label is its official name.
        parts: What follows the materials, part by part, in the hall's order; facts and codes
            have their places here too, without entries.
        steps: The flow, a step each.
        printed: When it was printed.
        codes: QR codes for the citizen.
        staff_code: What the window's code says; empty for no code.
        staff_caption: Who scans that.
        footer: The hall's line at the foot; may be empty.
    """

    head: str
    mark: str
    name: str
    situation: str
    heading: str
    materials: tuple[Wanted, ...]
    materials_note: str
    facts: tuple[Entry, ...]
    parts: tuple[tuple[Element, tuple[Entry, ...]], ...]
    steps: tuple[str, ...]
    printed: str
    codes: tuple[CitizenCode, ...]
    staff_code: str
    staff_caption: str
    footer: str


def guide_words(
    guide: GuideRow,
    hall: HallRow,
    printed_at: datetime,
    answers: Answers | None = None,
    design: SlipDesign | None = None,
) -> GuideWords:
    """Return what the slip of a guide says, in the language of the moment (papers: Chinese).

    Args:
        guide: The guide, whole.
        hall: The hall that issues it.
        printed_at: Moment of printing, aware.
        answers: What the citizen answered; answers that do not belong to the guide are left out.
        design: How the hall wants its slips.
    """
    design = design or SlipDesign()
    given = cleaned(guide, answers or {})
    asked = words_of(guide, given)
    guide = tailored(guide, given)
    wanted = wanted_of(guide, given)
    named = replace(hall, name=design.named(hall.name))
    has_fee_list = design.shows(Element.FEES) and needs_fee_list(guide)
    return GuideWords(
        head=_("{hall} 办事指南").format(hall=named.name),
        mark=_standing(guide, hall),
        name=guide.item.name,
        situation=_situation(asked),
        heading=_("要带的申请材料（带齐一样，勾一样）") if wanted else _("要带的申请材料"),
        materials=wanted,
        materials_note=_materials_note(guide),
        facts=facts_of(guide, hall, has_fee_list=has_fee_list),
        parts=_parts(guide, design),
        steps=tuple(step_words(step) for step in guide.steps) or (lacking(),),
        printed=printed_words(printed_at, hall),
        codes=citizen_codes(guide, named, wanted) if design.shows(Element.CODES) else (),
        staff_code=slip_code(guide.item.code, guide.version, given),
        staff_caption=_("窗口扫码"),
        footer=design.footer,
    )


def _parts(guide: GuideRow, design: SlipDesign) -> tuple[tuple[Element, tuple[Entry, ...]], ...]:
    """Return the parts in their order; what may never lack stands at the end of the law."""
    parts = [(element, entries_of(guide, element, design.words)) for element in design.elements]
    if not design.shows(Element.LAW):
        return (*parts, (Element.LAW, always(guide)))
    return tuple(
        (element, (*said, *always(guide)) if element is Element.LAW else said)
        for element, said in parts
    )


def _situation(asked: tuple[tuple[str, str], ...]) -> str:
    if not asked:
        return ""
    said = _("；").join(f"{question}{answer}" for question, answer in asked)
    return _("您的情形：{said}").format(said=said)


def _standing(guide: GuideRow, hall: HallRow) -> str:
    state = guide.item.state
    if state is GuideState.DRAFT:
        return _("草稿，未经审定")
    if state is GuideState.WITHDRAWN:
        return _("已停用")
    if state is GuideState.SUSPENDED:
        return _("已暂停办理")
    if hall.is_demo or state is GuideState.SAMPLE:
        return _("示例数据")
    return ""


def _materials_note(guide: GuideRow) -> str:
    if not guide.materials:
        return _("材料清单还没有整理好，来之前请先问清要带什么。")
    if all(not material.form and material.copies is None for material in guide.materials):
        return _("要原件还是复印件、各几份：待补充。")
    return ""
