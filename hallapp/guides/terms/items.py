"""Words of the service guide (办事指南): items, materials, fees, steps, questions.

Source: element table of the national implementation list (政务服务事项实施清单); the Chinese
element name stands behind each attribute.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from uuid import UUID

from hallapp.guides.terms.situations import Condition, SituationRow
from hallapp.hall.limits import Limit
from hallapp.kernel.texts import _


class ItemType(Enum):
    """Kind of a service item (事项类型); only what can be applied for."""

    LICENCE = "licence"
    CONFIRMATION = "confirmation"
    BENEFIT = "benefit"
    AWARD = "award"
    ADJUDICATION = "adjudication"
    OTHER_POWER = "other_power"
    PUBLIC_SERVICE = "public_service"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            ItemType.LICENCE: _("行政许可"),
            ItemType.CONFIRMATION: _("行政确认"),
            ItemType.BENEFIT: _("行政给付"),
            ItemType.AWARD: _("行政奖励"),
            ItemType.ADJUDICATION: _("行政裁决"),
            ItemType.OTHER_POWER: _("其他行政权力"),
            ItemType.PUBLIC_SERVICE: _("公共服务"),
        }[self]


class HandlingType(Enum):
    """Whether it is done at once (办件类型)."""

    INSTANT = "instant"
    PROMISED = "promised"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {HandlingType.INSTANT: _("即办件"), HandlingType.PROMISED: _("承诺件")}[self]


class Necessity(Enum):
    """Whether a material must be there at acceptance (材料必要性)."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    LATER = "later"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            Necessity.REQUIRED: _("必要"),
            Necessity.OPTIONAL: _("非必要"),
            Necessity.LATER: _("容缺后补"),
        }[self]


class GuideState(Enum):
    """Where a guide stands between draft and public.

    `SAMPLE` (示例数据) is a seeded guide: visible in a demo hall only.
    """

    DRAFT = "draft"
    SAMPLE = "sample"
    PUBLISHED = "published"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            GuideState.DRAFT: _("草稿"),
            GuideState.SAMPLE: _("示例数据"),
            GuideState.PUBLISHED: _("已发布"),
            GuideState.SUSPENDED: _("已暂停"),
            GuideState.WITHDRAWN: _("已撤下"),
        }[self]


class ItemLevel(Enum):
    """How fine an item is cut (主项、子项、业务办理项)."""

    MAIN = "main"
    SUB = "sub"
    HANDLING = "handling"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            ItemLevel.MAIN: _("主项"),
            ItemLevel.SUB: _("子项"),
            ItemLevel.HANDLING: _("业务办理项"),
        }[self]


class ListLevel(Enum):
    """Which list an item stands in (目录清单、实施清单)."""

    CATALOGUE = "catalogue"
    IMPLEMENTATION = "implementation"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            ListLevel.CATALOGUE: _("目录清单"),
            ListLevel.IMPLEMENTATION: _("实施清单"),
        }[self]


class FeeState(Enum):
    """Whether a fee is charged now (收费状态)."""

    CHARGED = "charged"
    LOWERED = "lowered"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            FeeState.CHARGED: _("照收"),
            FeeState.LOWERED: _("降低"),
            FeeState.SUSPENDED: _("停征"),
            FeeState.CANCELLED: _("取消"),
        }[self]


class Origin(Enum):
    """Whether a classification stands in the source or was made here (来源载明、本地归类)."""

    STATED = "stated"
    ASSIGNED = "assigned"


@dataclass(frozen=True)
class MaterialRow:
    """One required material (申请材料).

    Attributes:
        name: 材料名称.
        form: 材料类型 and 形式 in words (原件、复印件、纸质、电子), empty when not given.
        copies: 纸质材料份数, None when not given.
        necessity: 材料必要性.
        source: 来源渠道, empty when not given.
        standard: 受理标准, empty when not given.
        remark: 备注, such as the condition under which it is needed.
        group: Words of a group of which any one is enough (任一项); empty when it stands alone.
        when: Holds only for these answers; empty for everybody.
        page_format: 纸质材料规格.
        filling_note: 填报须知.
        blank_file: The blank form as a file, None when there is none.
        sample_file: The filled sample as a file, None when there is none.
    """

    id: UUID
    position: int
    name: str
    form: str = ""
    copies: int | None = None
    necessity: Necessity = Necessity.REQUIRED
    source: str = ""
    standard: str = ""
    remark: str = ""
    group: str = ""
    when: tuple[Condition, ...] = ()
    page_format: str = ""
    filling_note: str = ""
    blank_file: UUID | None = None
    sample_file: UUID | None = None


@dataclass(frozen=True)
class FeeRow:
    """One fee (收费项目): what, how much, on which basis.

    Attributes:
        state: Charged, lowered, suspended or cancelled (清理收费).
        changed_on: Day from which that holds, None when it always did.
        document: Paper that says so (文号).
        when: Holds only for these answers; empty for everybody.
    """

    id: UUID
    position: int
    name: str
    standard: str
    basis: str
    reduction: str = ""
    state: FeeState = FeeState.CHARGED
    changed_on: date | None = None
    document: str = ""
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class StepRow:
    """One step of the flow (办理环节).

    Attributes:
        actor: Who does it (办理人员), empty when not given.
        result: What comes of it, empty when not given.
        counts_in_limit: 是否计算在法定办结时限内, None when not said.
    """

    id: UUID
    position: int
    name: str
    limit: Limit | None = None
    standard: str = ""
    actor: str = ""
    result: str = ""
    counts_in_limit: bool | None = None


@dataclass(frozen=True)
class SpecialRow:
    """A special procedure (特别程序): hearing, inspection, expert review and so on.

    Attributes:
        limit: 所需时限.
        basis: 法定依据.
        charges: 是否收费, None when not said.
        fee_basis: 收费依据.
        counts_in_limit: 是否计算在法定办结时限内, None when not said.
    """

    id: UUID
    position: int
    name: str
    limit: Limit | None = None
    basis: str = ""
    charges: bool | None = None
    fee_basis: str = ""
    counts_in_limit: bool | None = None


@dataclass(frozen=True)
class FaqRow:
    """One question with its answer (常见问题)."""

    id: UUID
    position: int
    question: str
    answer: str


@dataclass(frozen=True)
class ItemRow:
    """A service item (政务服务事项) as a list shows it.

    Attributes:
        code: The hall's own code, such as `GA-001`.
        initials: Pinyin initials of the name, lower case.
        is_complete: An item without materials is 未完善 and is not shown at the kiosk.
    """

    id: UUID
    code: str
    name: str
    department: str
    item_type: ItemType
    handling_type: HandlingType | None
    initials: str
    material_count: int
    state: GuideState
    is_complete: bool


@dataclass(frozen=True)
class GuideRow:
    """A service guide (办事指南), whole; what the item lacks is empty or None, never invented.

    Attributes:
        item: Name, type, department and state.
        legal_basis: 设定依据.
        agency: 实施机构.
        statutory: 法定办结时限, None when not given.
        promised: 承诺办结时限, None when the item promises nothing beyond the law.
        charges: 是否收费: True, False, or None when not known.
        fee_note: What the source says about fees when there are no fee rows; empty when it
            says no more than 不收费.
        fee_basis: 收费依据 of the item, also where nothing is charged or the amount is not known.
        materials: 申请材料 in order.
        fees: 收费标准 and 收费依据.
        steps: 办理流程; empty when the source gives none.
        questions: 常见问题.
        conditions: 受理条件.
        audience: 服务对象.
        visits: 到办事现场次数, None when not given.
        place: 办理地点.
        hours: 办理时间.
        consult_phone: 咨询电话.
        complaint_phone: 监督电话.
        is_place_sample: Place and phones come from the demo window: print 示例.
        result_name: 审批结果名称.
        remedies: 行政复议、行政诉讼.
        version: Number of this version, from 1.
        reviewed_on: Day of review, None for samples and drafts.
        sources: Where the facts come from.
        situations: Questions about the citizen's situation, in the order asked.
        specials: 特别程序.
        visits_reason: 必须现场办理原因说明.
        quantity_limit: 数量限制.
        service_area: 通办范围.
        ways: 办理形式.
        online_url: 网办地址, the official address; empty when there is none.
        way_there: 交通指引.
        result_file: Sample of the result as a file, None when there is none.
        slip_note: Extra words of the hall on this item's slip; empty when there are none.
        effective_on: Day from which this version holds, None when not said.
    """

    item: ItemRow
    legal_basis: str
    agency: str
    statutory: Limit | None
    promised: Limit | None
    charges: bool | None
    fee_note: str
    materials: tuple[MaterialRow, ...]
    fees: tuple[FeeRow, ...]
    steps: tuple[StepRow, ...] = ()
    questions: tuple[FaqRow, ...] = ()
    conditions: str = ""
    audience: str = ""
    visits: int | None = None
    place: str = ""
    hours: str = ""
    consult_phone: str = ""
    complaint_phone: str = ""
    is_place_sample: bool = False
    result_name: str = ""
    remedies: str = ""
    version: int = 1
    reviewed_on: date | None = None
    sources: str = ""
    fee_basis: str = ""
    situations: tuple[SituationRow, ...] = ()
    specials: tuple[SpecialRow, ...] = ()
    visits_reason: str = ""
    quantity_limit: str = ""
    service_area: str = ""
    ways: str = ""
    online_url: str = ""
    way_there: str = ""
    result_file: UUID | None = None
    slip_note: str = ""
    effective_on: date | None = None


@dataclass(frozen=True)
class DepartmentCountRow:
    """A department and how many of its items a person may choose from."""

    name: str
    count: int


@dataclass(frozen=True)
class Placing:
    """Where and when an item is handled, and whom to call (办理地点、时间、电话)."""

    place: str
    hours: str
    consult_phone: str
    complaint_phone: str
