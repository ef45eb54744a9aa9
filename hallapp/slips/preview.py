"""A sample slip that shows what a design looks like before it holds (看样).

The guide is made up for looking at and says so: every name, place, number and paper in it is
called an example.
"""

from datetime import UTC, date, datetime
from uuid import UUID

from hallapp.guides.terms import (
    Condition,
    FaqRow,
    FeeRow,
    FeeState,
    GuideRow,
    GuideState,
    HandlingType,
    ItemRow,
    ItemType,
    MaterialRow,
    OptionRow,
    SituationRow,
    SpecialRow,
    StepRow,
)
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.terms import HallRow
from hallapp.kernel.texts import _, papers
from hallapp.slips.design import Paper, SlipDesign
from hallapp.slips.guide import guide_slip
from hallapp.slips.terms import Slip

_NO_ID = UUID(int=0)
_WHO, _SELF, _AGENT = "who", "self", "agent"
_PRINTED_AT = datetime(2026, 1, 5, 1, 30, tzinfo=UTC)


def preview(
    design: SlipDesign,
    hall: HallRow | None = None,
    *,
    paper: Paper | None = None,
    printed_at: datetime = _PRINTED_AT,
) -> Slip:
    """Return the slip of a made-up guide in a design, marked 示例数据 on every page.

    Args:
        design: The design to look at; its `logo_content` and `words` are drawn when filled.
        hall: The hall that chooses it; None for an example hall.
        paper: The form; None for the one of the design.
        printed_at: Moment of printing, aware.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        guide, shown = _sample(), hall or _sample_hall()
    return guide_slip(guide, shown, printed_at, paper=paper, answers={_WHO: _AGENT}, design=design)


def _sample_hall() -> HallRow:
    return HallRow(_NO_ID, _("示例大厅"), "", "Asia/Shanghai", is_demo=True, opening="")


def _sample() -> GuideRow:
    materials = _materials()
    return GuideRow(
        item=_item(len(materials)),
        legal_basis=_("示例依据"),
        agency=_("示例机构"),
        statutory=Limit(20, LimitUnit.WORKING_DAYS),
        promised=Limit(5, LimitUnit.WORKING_DAYS),
        charges=True,
        fee_note="",
        materials=materials,
        fees=(_fee(),),
        steps=_steps(),
        questions=(FaqRow(_NO_ID, 1, _("示例问题？"), _("示例回答。")),),
        conditions=_("示例条件"),
        audience=_("示例对象"),
        visits=1,
        place=_("一楼 1 号窗口"),
        hours="9:00—17:00",
        consult_phone="000-0000000",
        complaint_phone="000-0000000",
        is_place_sample=True,
        result_name=_("示例证照"),
        remedies=_("示例救济途径"),
        situations=(_question(),),
        specials=(_special(),),
        way_there=_("示例路线"),
        slip_note=_("示例附言"),
        online_url="https://example.gov.cn/",
    )


def _item(materials: int) -> ItemRow:
    return ItemRow(
        id=_NO_ID,
        code="SL-001",
        name=_("示例事项"),
        department=_("示例部门"),
        item_type=ItemType.PUBLIC_SERVICE,
        handling_type=HandlingType.PROMISED,
        initials="slsx",
        material_count=materials,
        state=GuideState.SAMPLE,
        is_complete=True,
    )


def _materials() -> tuple[MaterialRow, ...]:
    form, group = _("原件"), _("示例证明")
    agent = (Condition(_WHO, (_AGENT,)),)
    return (
        MaterialRow(_NO_ID, 1, _("示例申请书"), form, 1),
        MaterialRow(_NO_ID, 2, _("示例证明甲"), form, 1, group=group),
        MaterialRow(_NO_ID, 3, _("示例证明乙"), form, 1, group=group),
        MaterialRow(_NO_ID, 4, _("示例委托书"), form, 1, when=agent),
    )


def _question() -> SituationRow:
    options = (OptionRow(_SELF, _("示例回答甲")), OptionRow(_AGENT, _("示例回答乙")))
    return SituationRow(_NO_ID, 1, _WHO, _("示例情形？"), options)


def _fee() -> FeeRow:
    return FeeRow(
        _NO_ID,
        1,
        _("示例收费"),
        "",
        _("示例收费依据"),
        state=FeeState.SUSPENDED,
        changed_on=date(2026, 1, 1),
        document=_("示例文号"),
    )


def _steps() -> tuple[StepRow, ...]:
    names = (_("受理"), _("审查"), _("决定"))
    return tuple(
        StepRow(_NO_ID, number, name, Limit(number, LimitUnit.WORKING_DAYS))
        for number, name in enumerate(names, 1)
    )


def _special() -> SpecialRow:
    limit = Limit(10, LimitUnit.WORKING_DAYS)
    return SpecialRow(_NO_ID, 1, _("示例程序"), limit, counts_in_limit=False)
