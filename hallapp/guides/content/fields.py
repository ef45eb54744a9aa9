"""The fields of a guide: their names in exchange, in forms, and what they may hold.

Source: element table of the national implementation list (政务服务事项实施清单); an empty
exchange name means that the element is known by its Chinese name alone, or is the hall's own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from hallapp.guides.terms import HandlingType, ItemLevel, ItemType, ListLevel
from hallapp.hall.limits import LimitUnit
from hallapp.kernel.texts import _, mark


class Chapter(Enum):
    """A part of the form in which a guide is edited; lists of entries have their own."""

    BASICS = "basics"
    CATALOGUE = "catalogue"
    AGENCY = "agency"
    LIMITS = "limits"
    CONDITIONS = "conditions"
    FEES = "fees"
    WAY = "way"
    RESULT = "result"

    @property
    def label(self) -> str:
        """The heading a person reads."""
        return {
            Chapter.BASICS: _("基本信息"),
            Chapter.CATALOGUE: _("编码与分类"),
            Chapter.AGENCY: _("办理机构"),
            Chapter.LIMITS: _("办理时限"),
            Chapter.CONDITIONS: _("条件与对象"),
            Chapter.FEES: _("收费"),
            Chapter.WAY: _("地点与方式"),
            Chapter.RESULT: _("结果与救济"),
        }[self]


class FieldKind(Enum):
    """What a field holds and so how it is typed."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    YES_NO = "yes_no"
    CHOICE = "choice"
    DAY = "day"
    PHONE = "phone"
    URL = "url"
    FILE = "file"


@dataclass(frozen=True)
class Choice:
    """One value that a choice field may hold.

    Attributes:
        value: As stored.
        words: Gives the word a person reads, in the language of the moment.
    """

    value: str
    words: Callable[[], str]


@dataclass(frozen=True)
class Field:
    """One field of a guide.

    Attributes:
        key: Its key in `GuideContent.values`, and the column of the item.
        exchange: Its name in the national exchange model; empty when it has none.
        source_label: Its Chinese name, the key of its translation.
        choices: What a choice may hold; empty for the other kinds.
        is_open: A choice that also takes words of one's own.
    """

    key: str
    exchange: str
    source_label: str
    chapter: Chapter
    kind: FieldKind
    choices: tuple[Choice, ...] = ()
    is_open: bool = False

    @property
    def label(self) -> str:
        """Its name as a person reads it."""
        return _(self.source_label)

    def words(self, value: object) -> str:
        """Return a value as a person reads it; empty for nothing."""
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return _("是") if value else _("否")
        return next((c.words() for c in self.choices if c.value == value), str(value))


def _labelled(
    kind: type[ItemType | HandlingType | ItemLevel | ListLevel | LimitUnit],
) -> tuple[Choice, ...]:
    return tuple(Choice(str(each.value), lambda each=each: each.label) for each in kind)


def _plain(*words: str) -> tuple[Choice, ...]:
    return tuple(Choice(each, lambda each=each: _(each)) for each in words)


ITEM_TYPES: Final = _labelled(ItemType)
HANDLING_TYPES: Final = _labelled(HandlingType)
ITEM_LEVELS: Final = _labelled(ItemLevel)
LIST_LEVELS: Final = _labelled(ListLevel)
LIMIT_UNITS: Final = _labelled(LimitUnit)
EXAMINATIONS: Final = _plain(mark("即审即办"), mark("前审后批"))
POWER_SOURCES: Final = _plain(mark("法定本级行使"), mark("授权"), mark("委托"), mark("上级下放"))
AGENCY_KINDS: Final = _plain(mark("法定机关"), mark("授权组织"), mark("受委托组织"))
ONLINE_DEPTHS: Final = _plain(mark("Ⅰ级"), mark("Ⅱ级"), mark("Ⅲ级"), mark("Ⅳ级"))
RESULT_KINDS: Final = _plain(mark("出证办结"), mark("出文办结"), mark("审批办结"))

FIELDS: Final[tuple[Field, ...]] = (
    Field("name", "task_name", mark("事项名称"), Chapter.BASICS, FieldKind.TEXT),
    Field("item_type", "task_type", mark("事项类型"), Chapter.BASICS, FieldKind.CHOICE, ITEM_TYPES),
    Field(
        "handling_type",
        "project_type",
        mark("办件类型"),
        Chapter.BASICS,
        FieldKind.CHOICE,
        HANDLING_TYPES,
    ),
    Field("examination", "", mark("事项审查类型"), Chapter.BASICS, FieldKind.CHOICE, EXAMINATIONS),
    Field("legal_basis", "by_law", mark("设定依据"), Chapter.BASICS, FieldKind.LONG),
    Field(
        "power_source",
        "power_source",
        mark("权力来源"),
        Chapter.BASICS,
        FieldKind.CHOICE,
        POWER_SOURCES,
        is_open=True,
    ),
    Field("exercised_at", "use_level", mark("行使层级"), Chapter.BASICS, FieldKind.TEXT),
    Field("rights_text", "", mark("依法享有的权利"), Chapter.BASICS, FieldKind.LONG),
    Field("duties_text", "", mark("依法履行的义务"), Chapter.BASICS, FieldKind.LONG),
    Field("slip_note", "", mark("指南单附言"), Chapter.BASICS, FieldKind.LONG),
    Field("sources", "", mark("资料来源"), Chapter.BASICS, FieldKind.LONG),
    Field("agency", "dept_name", mark("实施主体"), Chapter.AGENCY, FieldKind.TEXT),
    Field("agency_code", "dept_code", mark("实施主体编码"), Chapter.AGENCY, FieldKind.TEXT),
    Field(
        "agency_kind",
        "dept_type",
        mark("实施主体性质"),
        Chapter.AGENCY,
        FieldKind.CHOICE,
        AGENCY_KINDS,
        is_open=True,
    ),
    Field("entrusted_by", "entrust_name", mark("委托部门"), Chapter.AGENCY, FieldKind.TEXT),
    Field("joint_agencies", "other_dept", mark("联办机构"), Chapter.AGENCY, FieldKind.TEXT),
    Field(
        "is_in_hall", "is_entry_center", mark("是否进驻政务大厅"), Chapter.AGENCY, FieldKind.YES_NO
    ),
    Field("hall_name", "centerName", mark("大厅名称"), Chapter.AGENCY, FieldKind.TEXT),
    Field("towns", "town_name", mark("乡镇街道、村居"), Chapter.AGENCY, FieldKind.LONG),
    Field(
        "statutory_amount", "anticipate_day", mark("法定办结时限"), Chapter.LIMITS, FieldKind.NUMBER
    ),
    Field(
        "statutory_unit",
        "anticipate_type",
        mark("法定时限单位"),
        Chapter.LIMITS,
        FieldKind.CHOICE,
        LIMIT_UNITS,
    ),
    Field(
        "statutory_note", "anticipate_explain", mark("法定时限说明"), Chapter.LIMITS, FieldKind.LONG
    ),
    Field("promised_amount", "promise_day", mark("承诺办结时限"), Chapter.LIMITS, FieldKind.NUMBER),
    Field(
        "promised_unit",
        "promise_type",
        mark("承诺时限单位"),
        Chapter.LIMITS,
        FieldKind.CHOICE,
        LIMIT_UNITS,
    ),
    Field("promised_note", "promise_explain", mark("承诺时限说明"), Chapter.LIMITS, FieldKind.LONG),
    Field(
        "special_procedure",
        "special_procedure",
        mark("特别程序说明"),
        Chapter.LIMITS,
        FieldKind.LONG,
    ),
    Field("conditions", "accept_condition", mark("受理条件"), Chapter.CONDITIONS, FieldKind.LONG),
    Field("audience", "server_type", mark("服务对象"), Chapter.CONDITIONS, FieldKind.TEXT),
    Field("quantity_limit", "limit_explain", mark("数量限制"), Chapter.CONDITIONS, FieldKind.TEXT),
    Field("charges", "is_fee", mark("是否收费"), Chapter.FEES, FieldKind.YES_NO),
    Field("fee_text", "", mark("收费说明"), Chapter.FEES, FieldKind.LONG),
    Field("fee_basis", "fee_basis", mark("收费依据"), Chapter.FEES, FieldKind.LONG),
    Field("pays_online", "is_pay_online", mark("是否支持网上支付"), Chapter.FEES, FieldKind.YES_NO),
    Field("ways", "handle_type", mark("办理形式"), Chapter.WAY, FieldKind.TEXT),
    Field("flow_note", "handle_flow", mark("办理流程说明"), Chapter.WAY, FieldKind.LONG),
    Field("visits", "limit_scene_num", mark("到办事现场次数"), Chapter.WAY, FieldKind.NUMBER),
    Field(
        "visits_reason",
        "limit_scene_explain",
        mark("必须现场办理原因"),
        Chapter.WAY,
        FieldKind.LONG,
    ),
    Field("is_online", "is_online", mark("是否网办"), Chapter.WAY, FieldKind.YES_NO),
    Field(
        "online_depth",
        "online_handle_depth",
        mark("网上办理深度"),
        Chapter.WAY,
        FieldKind.CHOICE,
        ONLINE_DEPTHS,
        is_open=True,
    ),
    Field("online_url", "online_handle_url", mark("网办地址"), Chapter.WAY, FieldKind.URL),
    Field("service_area", "handle_area", mark("通办范围"), Chapter.WAY, FieldKind.TEXT),
    Field("place", "transact_addr", mark("办理地点"), Chapter.WAY, FieldKind.LONG),
    Field("hours", "transact_time", mark("办理时间"), Chapter.WAY, FieldKind.LONG),
    Field("way_there", "traffic", mark("交通指引"), Chapter.WAY, FieldKind.LONG),
    Field("consult_phone", "link_way", mark("咨询电话"), Chapter.WAY, FieldKind.PHONE),
    Field("consult_other", "link_other", mark("其他咨询方式"), Chapter.WAY, FieldKind.LONG),
    Field("complaint_phone", "supervise_way", mark("监督投诉电话"), Chapter.WAY, FieldKind.PHONE),
    Field(
        "complaint_other", "supervise_other", mark("其他监督投诉方式"), Chapter.WAY, FieldKind.LONG
    ),
    Field("takes_appointments", "is_schedule", mark("是否支持预约"), Chapter.WAY, FieldKind.YES_NO),
    Field("daily_appointments", "scheduleNum", mark("每天可预约量"), Chapter.WAY, FieldKind.NUMBER),
    Field("appointment_rule", "scheduleRule", mark("预约规则"), Chapter.WAY, FieldKind.LONG),
    Field("sends_by_post", "is_express", mark("是否支持物流快递"), Chapter.WAY, FieldKind.YES_NO),
    Field(
        "at_terminal",
        "is_service_terminals",
        mark("是否支持自助终端"),
        Chapter.WAY,
        FieldKind.YES_NO,
    ),
    Field("materials_by_post", "", mark("材料是否可邮寄"), Chapter.WAY, FieldKind.YES_NO),
    Field("result_by_post", "", mark("结果是否可邮寄"), Chapter.WAY, FieldKind.YES_NO),
    Field("result_name", "result_name", mark("审批结果名称"), Chapter.RESULT, FieldKind.TEXT),
    Field(
        "result_kind",
        "result_type",
        mark("审批结果类型"),
        Chapter.RESULT,
        FieldKind.CHOICE,
        RESULT_KINDS,
        is_open=True,
    ),
    Field("result_sample", "result_guid", mark("审批结果样本说明"), Chapter.RESULT, FieldKind.LONG),
    Field("result_file", "", mark("审批结果样本文件"), Chapter.RESULT, FieldKind.FILE),
    Field("intermediary", "service_type", mark("中介服务"), Chapter.RESULT, FieldKind.LONG),
    Field("remedies", "", mark("行政复议、行政诉讼"), Chapter.RESULT, FieldKind.LONG),
    Field("catalog_code", "catalog_code", mark("基本编码"), Chapter.CATALOGUE, FieldKind.TEXT),
    Field(
        "local_catalog_code",
        "local_catalog_code",
        mark("地方基本编码"),
        Chapter.CATALOGUE,
        FieldKind.TEXT,
    ),
    Field("task_code", "task_code", mark("实施编码"), Chapter.CATALOGUE, FieldKind.TEXT),
    Field(
        "local_task_code",
        "local_task_code",
        mark("地方实施编码"),
        Chapter.CATALOGUE,
        FieldKind.TEXT,
    ),
    Field(
        "handle_item_code",
        "task_handle_item",
        mark("业务办理项编码"),
        Chapter.CATALOGUE,
        FieldKind.TEXT,
    ),
    Field("item_level", "", mark("事项层级"), Chapter.CATALOGUE, FieldKind.CHOICE, ITEM_LEVELS),
    Field("parent_code", "", mark("上级事项代码"), Chapter.CATALOGUE, FieldKind.TEXT),
    Field("list_level", "", mark("清单层级"), Chapter.CATALOGUE, FieldKind.CHOICE, LIST_LEVELS),
    Field(
        "effective_on",
        "plan_effective_date",
        mark("计划生效日期"),
        Chapter.CATALOGUE,
        FieldKind.DAY,
    ),
    Field(
        "cancelled_on", "plan_cancel_date", mark("计划取消日期"), Chapter.CATALOGUE, FieldKind.DAY
    ),
    Field(
        "personal_topics",
        "user_topic_type",
        mark("面向自然人主题"),
        Chapter.CATALOGUE,
        FieldKind.TEXT,
    ),
    Field(
        "corporate_topics",
        "corp_topic_type",
        mark("面向法人主题"),
        Chapter.CATALOGUE,
        FieldKind.TEXT,
    ),
    Field("local_topics", "", mark("地方特色主题"), Chapter.CATALOGUE, FieldKind.TEXT),
)
"""Every field, in the order of the form."""

BY_KEY: Final = {field.key: field for field in FIELDS}


def fields_of(chapter: Chapter) -> tuple[Field, ...]:
    """Return the fields of a chapter in order."""
    return tuple(field for field in FIELDS if field.chapter is chapter)
