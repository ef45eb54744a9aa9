"""Tables of the service guide: items, materials, fees, steps, questions.

The columns follow the element table of the national implementation list (政务服务事项实施清单);
the comment behind a column gives its exchange name. An element that is not known is an empty
text or NULL, never a guess. `docs/algorithms/item-import.md` says what an import fills.
"""

import uuid
from datetime import date, datetime
from typing import Annotated, Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from hallapp.guides.terms import (
    FeeState,
    GuideState,
    HandlingType,
    ItemType,
    Necessity,
    Origin,
)
from hallapp.hall.limits import LimitUnit
from hallapp.kernel.database.base import ALL, READ, Base, Right, partial_index, rights

# A station that may write a guide never removes one: versions stay readable.
_GUIDE_RIGHTS = rights(kiosk=READ, board=READ, clerk=Right(select=ALL, insert=ALL, update=ALL))

# The server fills what a statement leaves out: an import of thousands names few columns.
Words = Annotated[str, mapped_column(Text, server_default="")]
Name = Annotated[str, mapped_column(String(200), server_default="")]
Code = Annotated[str, mapped_column(String(50), server_default="")]
Phone = Annotated[str, mapped_column(String(60), server_default="")]
Given = Annotated[bool | None, mapped_column()]
# Key of a question to the keys of its options; empty for everybody.
Conditions = Annotated[dict[str, Any], mapped_column(server_default="{}")]


class ServiceItem(Base):
    """A service item (政务服务事项) with the elements of its guide.

    Attributes:
        code: The hall's own code, such as `GA-001`; never used again for another item.
        version: Number of the guide's version, from 1; each change raises it.
        popularity: Popular items come first; 0 where nothing is known.
        name_key: The name as `matching.key` compares it; with `initials`, `pinyin` and
            `department_key` it is computed when the item is saved.
        pinyin: Syllables with one blank between.
        is_place_sample: Place, hours and phones come from a demo window.
    """

    __tablename__ = "service_item"
    __table_args__ = (
        UniqueConstraint("hall_id", "code"),
        UniqueConstraint("hall_id", "department_id", "name"),
        CheckConstraint(
            "(statutory_amount IS NULL) = (statutory_unit IS NULL)", name="statutory_whole"
        ),
        CheckConstraint(
            "(promised_amount IS NULL) = (promised_unit IS NULL)", name="promised_whole"
        ),
        CheckConstraint("version >= 1", name="version_counts"),
        _GUIDE_RIGHTS,
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)  # row_guid
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    department_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("department.id"), index=True)
    code: Mapped[str] = mapped_column(String(20))

    # What it is
    name: Mapped[str] = mapped_column(String(200))  # task_name 事项名称
    catalog_code: Mapped[Code]  # catalog_code 基本编码
    local_catalog_code: Mapped[Code]  # local_catalog_code 地方基本编码
    task_code: Mapped[Code]  # task_code 实施编码
    local_task_code: Mapped[Code]  # local_task_code 地方实施编码
    handle_item_code: Mapped[Code]  # task_handle_item 业务办理项编码
    item_type: Mapped[ItemType]  # task_type 事项类型
    item_type_origin: Mapped[Origin]
    handling_type: Mapped[HandlingType | None]  # project_type 办件类型
    handling_type_origin: Mapped[Origin]
    examination: Mapped[Name]  # 事项审查类型
    legal_basis: Mapped[Words]  # by_law 设定依据
    power_source: Mapped[Name]  # power_source 权力来源
    exercised_at: Mapped[Name]  # use_level 行使层级
    rights_text: Mapped[Words]  # 依法享有的权利
    duties_text: Mapped[Words]  # 依法履行的义务

    # Where it stands in the catalogue
    item_level: Mapped[Code]  # 主项、子项、业务办理项
    parent_code: Mapped[Code]  # code of the main item or sub-item it belongs to
    list_level: Mapped[Code]  # 目录清单、实施清单

    # Version and state
    version: Mapped[int] = mapped_column(server_default="1")  # task_version 事项版本
    state: Mapped[GuideState]  # task_state 事项状态
    effective_on: Mapped[date | None]  # plan_effective_date 计划生效日期
    cancelled_on: Mapped[date | None]  # plan_cancel_date 计划取消日期
    changed_at: Mapped[datetime]
    changed_by: Mapped[uuid.UUID | None]
    reviewed_on: Mapped[date | None]
    reviewed_by: Mapped[uuid.UUID | None]
    sources: Mapped[Words]

    # Who handles it
    agency: Mapped[Name]  # dept_name 实施主体
    agency_code: Mapped[Code]  # dept_code 实施主体编码
    agency_kind: Mapped[Name]  # dept_type 实施主体性质
    entrusted_by: Mapped[Name]  # entrust_name 委托部门
    joint_agencies: Mapped[Words]  # other_dept 联办机构
    is_in_hall: Mapped[Given]  # is_entry_center 是否进驻政务大厅
    hall_name: Mapped[Name]  # centerName 大厅名称
    towns: Mapped[Words]  # town_*, village_* 乡镇街道、村居

    # How long it takes
    statutory_amount: Mapped[int | None]  # anticipate_day 法定办结时限
    statutory_unit: Mapped[LimitUnit | None]  # anticipate_type 法定时限单位
    statutory_note: Mapped[Words]  # anticipate_explain 法定时限说明
    promised_amount: Mapped[int | None]  # promise_day 承诺办结时限
    promised_unit: Mapped[LimitUnit | None]  # promise_type 承诺时限单位
    promised_note: Mapped[Words]  # promise_explain 承诺时限说明
    special_procedure: Mapped[Words]  # special_procedure 特别程序

    # For whom, on which conditions
    conditions: Mapped[Words]  # accept_condition 受理条件
    audience: Mapped[Words]  # server_type 服务对象
    quantity_limit: Mapped[Words]  # limit_explain 数量限制
    personal_topics: Mapped[Words]  # user_topic_type 面向自然人主题
    corporate_topics: Mapped[Words]  # corp_topic_type 面向法人主题
    local_topics: Mapped[Words]  # 地方特色主题

    # What it costs
    charges: Mapped[Given]  # is_fee 是否收费
    fee_text: Mapped[Words]  # 收费标准 as the source writes it
    fee_basis: Mapped[Words]  # fee_basis 收费依据

    # How and where
    flow_note: Mapped[Words]  # handle_flow 办理流程
    ways: Mapped[Words]  # handle_type 办理形式
    visits: Mapped[int | None]  # limit_scene_num 到办事现场次数
    visits_reason: Mapped[Words]  # limit_scene_explain 必须现场办理原因说明
    is_online: Mapped[Given]  # is_online 是否网办
    online_depth: Mapped[Name]  # online_handle_depth 网上办理深度
    online_url: Mapped[Words]  # online_handle_url 网办地址
    service_area: Mapped[Name]  # handle_area 通办范围
    place: Mapped[Words]  # transact_addr 办理地点
    hours: Mapped[Words]  # transact_time 办理时间
    way_there: Mapped[Words]  # 交通指引
    consult_phone: Mapped[Phone]  # link_way 咨询电话
    consult_other: Mapped[Words]  # link_way 其他咨询方式
    complaint_phone: Mapped[Phone]  # supervise_way 监督投诉电话
    complaint_other: Mapped[Words]  # supervise_way 其他监督投诉方式
    is_place_sample: Mapped[bool] = mapped_column(server_default=text("false"))
    takes_appointments: Mapped[Given]  # is_schedule 是否支持预约
    daily_appointments: Mapped[int | None]  # scheduleNum 每天可预约量
    appointment_rule: Mapped[Words]  # scheduleRule 预约规则
    pays_online: Mapped[Given]  # is_pay_online 是否支持网上支付
    sends_by_post: Mapped[Given]  # is_express 是否支持物流快递
    at_terminal: Mapped[Given]  # is_service_terminals 是否支持自助终端
    materials_by_post: Mapped[Given]  # 材料邮寄
    result_by_post: Mapped[Given]  # 结果邮寄

    # What comes of it
    result_name: Mapped[Name]  # result_name 审批结果名称
    result_kind: Mapped[Name]  # result_type 审批结果类型
    result_sample: Mapped[Words]  # result_guid 审批结果样本
    result_file: Mapped[uuid.UUID | None]
    intermediary: Mapped[Words]  # service_type 中介服务
    remedies: Mapped[Words]  # 行政复议、行政诉讼
    slip_note: Mapped[Words]  # extra words of the hall on this item's slip

    # Looking for it
    popularity: Mapped[int] = mapped_column(server_default="0")
    name_key: Mapped[str] = mapped_column(Text)
    initials: Mapped[str] = mapped_column(Text)
    pinyin: Mapped[str] = mapped_column(Text)
    department_key: Mapped[str] = mapped_column(Text)


class _Part:
    """One numbered row of a guide; it holds from a version until the last one that had it.

    Nothing is removed: what an older printed guide said can be read again.
    """

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[object, ...]:
        table: str = cls.__tablename__  # type: ignore[attr-defined]
        return (
            partial_index(
                f"uq_{table}_now",
                "item_id",
                "position",
                unique=True,
                where="until_version IS NULL",
            ),
            _GUIDE_RIGHTS,
        )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_item.id"), index=True)
    position: Mapped[int]  # order_num 排序
    since_version: Mapped[int]
    until_version: Mapped[int | None]


class RequiredMaterial(_Part, Base):
    """One required material (申请材料)."""

    __tablename__ = "required_material"

    name: Mapped[str] = mapped_column(Text)  # material_name 材料名称
    form: Mapped[Name]  # material_type, material_format 材料类型、材料形式
    copies: Mapped[int | None]  # page_num 纸质材料份数
    page_format: Mapped[Name]  # page_format 纸质材料规格
    necessity: Mapped[Necessity] = mapped_column(server_default=Necessity.REQUIRED.value)  # is_need
    source: Mapped[Name]  # source_type 来源渠道
    source_note: Mapped[Words]  # source_explain 来源渠道说明
    standard: Mapped[Words]  # accept_stand 受理标准
    filling_note: Mapped[Words]  # fill_explain 填报须知
    blank_form: Mapped[Words]  # form_guid 空白表格
    sample_form: Mapped[Words]  # example_guid 示例样表
    legal_basis: Mapped[Words]  # by_law 要求提供的依据
    remark: Mapped[Words]  # remark 备注
    group: Mapped[Name]  # 任一项: any one of those with the same words
    applies_when: Mapped[Conditions]  # 情形
    blank_file: Mapped[uuid.UUID | None]
    sample_file: Mapped[uuid.UUID | None]


class ItemFee(_Part, Base):
    """One fee (收费项目); the name is empty where the source gives only a standard."""

    __tablename__ = "item_fee"

    name: Mapped[Name]  # fee_name 收费项目名称
    standard: Mapped[Words]  # fee_stand 收费标准
    basis: Mapped[Words]  # by_law 收费依据
    may_reduce: Mapped[Given]  # is_desc 是否允许减免
    reduction: Mapped[Words]  # desc_explain 允许减免依据
    remark: Mapped[Words]  # remark 备注
    state: Mapped[FeeState] = mapped_column(server_default=FeeState.CHARGED.value)
    changed_on: Mapped[date | None]
    document: Mapped[Words]  # 文号 of what lowered, suspended or cancelled it
    applies_when: Mapped[Conditions]


class ItemStep(_Part, Base):
    """One step of the flow (办理环节)."""

    __tablename__ = "item_step"

    name: Mapped[Name]  # 环节名称
    limit_amount: Mapped[int | None]  # 所需时限
    limit_unit: Mapped[LimitUnit | None]
    standard: Mapped[Words]  # 审核标准
    actor: Mapped[Name]  # 办理人员
    result: Mapped[Words]  # 办理结果
    counts_in_limit: Mapped[Given]  # 是否计算在法定办结时限内


class ItemSpecial(_Part, Base):
    """One special procedure (特别程序)."""

    __tablename__ = "item_special"

    name: Mapped[Name]  # 环节名称
    limit_amount: Mapped[int | None]  # 所需时限
    limit_unit: Mapped[LimitUnit | None]
    basis: Mapped[Words]  # 法定依据
    charges: Mapped[Given]  # 是否收费
    fee_basis: Mapped[Words]  # 收费依据
    counts_in_limit: Mapped[Given]  # 是否计算在法定办结时限内


class ItemSituation(_Part, Base):
    """One question about the citizen's situation (情形).

    Attributes:
        options: `{"options": [{"key": …, "words": …}, …]}` in order.
    """

    __tablename__ = "item_situation"

    key: Mapped[Code]
    ask: Mapped[Words]
    options: Mapped[dict[str, Any]] = mapped_column(server_default='{"options":[]}')
    applies_when: Mapped[Conditions]


class ItemQuestion(_Part, Base):
    """One question with its answer (常见问题)."""

    __tablename__ = "item_question"

    question: Mapped[Words]  # question 问题
    answer: Mapped[Words]  # answer 解答
