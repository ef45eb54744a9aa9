"""A draft is shown as the guide it would be, and a half-typed one without inventions."""

from uuid import UUID

from guide_contents import plain_content, whole_content

from hallapp.guides.content import GuideContent, MaterialEntry
from hallapp.guides.content.as_guide import shown_as_guide
from hallapp.guides.terms import FeeState, GuideState, ItemRow, ItemType
from hallapp.hall.limits import Limit, LimitUnit

ITEM = ItemRow(
    UUID(int=7), "SJ-001", "旧名称", "市场监督管理局", ItemType.LICENCE, None, "jmc", 0,
    GuideState.DRAFT, is_complete=False,
)  # fmt: skip


def test_a_whole_content_says_everything_that_it_holds() -> None:
    guide = shown_as_guide(whole_content(), ITEM, 4)

    assert (guide.item.name, guide.item.material_count, guide.version) == ("食品经营许可新办", 5, 4)
    assert guide.promised == Limit(9, LimitUnit.WORKING_DAYS)
    assert guide.agency == "市场监督管理局"
    assert guide.materials[1].when == whole_content().materials[1].when
    assert guide.fees[0].state is FeeState.CANCELLED
    assert [step.name for step in guide.steps] == ["受理", "审核", "送达"]
    assert guide.situations[0].options[1].words == "委托他人"
    assert len({each.id for each in (*guide.materials, *guide.steps, *guide.fees)}) == 9


def test_what_is_half_typed_is_shown_as_missing() -> None:
    half = GuideContent(
        {"promised_amount": 5, "statutory_unit": "months", "effective_on": "2026-13"},
        materials=(MaterialEntry("", necessity="?", blank_file="none"),),
    )

    guide = shown_as_guide(half, ITEM)

    assert (guide.promised, guide.statutory, guide.effective_on) == (None, None, None)
    assert guide.item.name == "旧名称"
    assert guide.materials[0].blank_file is None


def test_a_plain_content_invents_nothing() -> None:
    guide = shown_as_guide(plain_content(), ITEM)

    assert guide.charges is None
    assert (guide.place, guide.consult_phone, guide.fee_note) == ("", "", "")
