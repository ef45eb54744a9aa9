"""Every figure that a yearly table can ask for: what it counts, and who knows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from hallapp.kernel.texts import _, mark


class FigureKind(Enum):
    """How a figure is written."""

    COUNT = "count"  # a whole number, 0 included
    AMOUNT = "amount"  # a number that may have decimals
    YES_NO = "yes_no"


class Source(Enum):
    """Who knows a figure (数据来源)."""

    HALL = "hall"  # 系统统计: counted from what the hall keeps
    HAND = "hand"  # 手工填报: entered by a person of the hall
    NOBODY = "nobody"  # 未填: neither

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            Source.HALL: _("系统统计"),
            Source.HAND: _("手工填报"),
            Source.NOBODY: _("未填"),
        }[self]


@dataclass(frozen=True)
class Indicator:
    """One figure (指标).

    Attributes:
        code: Stable name; what a hand-entered value is kept under.
        name: As lists of indicators show it; Chinese, `label` is translated.
        unit: 件, 项, 人次 …; Chinese, empty for yes or no.
        meaning: What it counts, in one sentence; Chinese.
        kind: How it is written.
        is_counted: The hall can count it; a hand-entered value goes before, and is named as such.
    """

    code: str
    name: str
    unit: str
    meaning: str
    kind: FigureKind = FigureKind.COUNT
    is_counted: bool = False

    @property
    def label(self) -> str:
        """The name in the language now shown."""
        return _(self.name)

    @property
    def unit_label(self) -> str:
        """The unit in the language now shown."""
        return _(self.unit) if self.unit else ""

    @property
    def definition(self) -> str:
        """What it counts, in the language now shown."""
        return _(self.meaning)


_BY_HAND = mark("由主管单位填报本年度数。")
_ITEMS, _PAPERS, _TIMES, _PIECES = mark("项"), mark("条"), mark("次"), mark("件")
_PLACES, _PEOPLE, _VISITS = mark("个"), mark("人"), mark("人次")

# Spelt out one by one: the table is read beside the printed one.
_ALL = (
    Indicator("web_published", mark("政府网站公开数"), _PAPERS, _BY_HAND),
    Indicator(
        "web_in_text",
        mark("年度总结正文中的网站公开数"),
        _PAPERS,
        mark("不印在表内，只用来核对：年度总结正文写的数应当与表内一致。"),
    ),
    Indicator("press", mark("新闻发布会"), _TIMES, _BY_HAND),
    Indicator("requests", mark("依申请公开数量"), _PIECES, _BY_HAND),
    Indicator("reconsidered", mark("行政复议数量"), _PIECES, _BY_HAND),
    Indicator("lawsuits", mark("行政诉讼数量"), _PIECES, _BY_HAND),
    Indicator("housing", mark("保障性住房信息"), _PAPERS, _BY_HAND),
    Indicator("food_safety", mark("食品安全信息"), _PAPERS, _BY_HAND),
    Indicator("environment", mark("环境保护信息"), _PAPERS, _BY_HAND),
    Indicator("land_taking", mark("征地拆迁信息"), _PAPERS, _BY_HAND),
    Indicator("accidents", mark("重点安全事故信息"), _PAPERS, _BY_HAND),
    Indicator("prices", mark("价格收费信息"), _PAPERS, _BY_HAND),
    Indicator("farm_support", mark("惠农政策及专项资金信息"), _PAPERS, _BY_HAND),
    Indicator("reading_points", mark("公共查阅点数量"), _PLACES, _BY_HAND),
    Indicator(
        "readings",
        mark("公共查阅点查阅量"),
        _VISITS,
        mark("本厅自助查阅记录的次数；其他查阅点的人次要加上时，请填合计数。"),
        is_counted=True,
    ),
    Indicator(
        "items_licence",
        mark("行政许可事项"),
        _ITEMS,
        mark("年末已公布、类型为行政许可的事项数（本年未完时为当日）。"),
        is_counted=True,
    ),
    Indicator(
        "items_nonlicence",
        mark("行政非许可事项"),
        _ITEMS,
        mark("这一类别已经取消，本厅目录里没有；只为旧年度的表由人填报。"),
    ),
    Indicator(
        "items_other",
        mark("许可以外依申请办理的行政权力事项"),
        _ITEMS,
        mark("年末已公布的行政确认、给付、裁决、奖励和其他行政权力事项数。"),
        is_counted=True,
    ),
    Indicator(
        "items_service",
        mark("公共服务事项"),
        _ITEMS,
        mark("年末已公布、类型为公共服务的事项数。"),
        is_counted=True,
    ),
    Indicator(
        "items_total",
        mark("事项总数"),
        _ITEMS,
        mark("年末已公布的全部事项数。"),
        is_counted=True,
    ),
    Indicator("hall_area", mark("政务服务中心面积"), mark("平方米"), _BY_HAND, FigureKind.AMOUNT),
    Indicator(
        "is_online",
        mark("是否实现网上信息公开及政务服务"),
        "",
        mark("由主管单位填是或否。"),
        FigureKind.YES_NO,
    ),
    Indicator(
        "cases_handled",
        mark("政务服务中心办件量"),
        _PIECES,
        mark("受理日在本年度内的办件数，以后撤回的也算。"),
        is_counted=True,
    ),
    Indicator(
        "cases_done",
        mark("政务服务中心办结量"),
        _PIECES,
        mark("作出决定之日在本年度内的办件数，包括上年受理、本年办结的。"),
        is_counted=True,
    ),
    Indicator(
        "items_stationed",
        mark("实际进驻审批事项数量"),
        _ITEMS,
        mark("进驻登记中应进驻且已进驻的已公布事项数；没有登记时，为指南写明进驻大厅的事项数。"),
        is_counted=True,
    ),
    Indicator(
        "items_expected",
        mark("应进驻审批事项数量"),
        _ITEMS,
        mark("进驻登记中应当进驻、没有登记例外的已公布事项数；没有登记时由主管单位填报。"),
        is_counted=True,
    ),
    Indicator("agency_points", mark("已建便民代办点数量"), _PLACES, _BY_HAND),
    Indicator("villages", mark("本行政区域村（社区）总数"), _PLACES, _BY_HAND),
    Indicator("bodies", mark("信息公开工作专门机构"), _PLACES, _BY_HAND),
    Indicator("staff_full", mark("信息公开专职人员"), _PEOPLE, _BY_HAND),
    Indicator("staff_part", mark("信息公开兼职人员"), _PEOPLE, _BY_HAND),
    Indicator("meetings", mark("信息公开工作会或专题会"), _TIMES, _BY_HAND),
    Indicator("trainings", mark("培训班次"), _TIMES, _BY_HAND),
    Indicator("trained", mark("培训人数"), _VISITS, _BY_HAND),
    Indicator("budget", mark("信息公开专项经费"), mark("万元"), _BY_HAND, FigureKind.AMOUNT),
)

INDICATORS: Mapping[str, Indicator] = {each.code: each for each in _ALL}
"""Every indicator by its code, in the order in which lists show them."""


def named(codes: Iterable[str]) -> tuple[Indicator, ...]:
    """Return the indicators of some codes, in their order."""
    return tuple(INDICATORS[code] for code in codes)
