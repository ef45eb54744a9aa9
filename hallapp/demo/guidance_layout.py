"""What the demo hall adds to its guides: questions taken from the words of their own materials.

No material, law or fee is added here. A condition that a source writes in brackets behind a
material becomes a question; what a source joins by 或 or 任一项 becomes a choice of one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from hallapp.guides.content import MaterialEntry, OptionEntry, SituationEntry
from hallapp.guides.terms import Condition, ListKind, ThemeKind


def _yes_no(yes: str, no: str) -> tuple[OptionEntry, ...]:
    # Whole words: a slip says of a material 不是免检车型的才要带.
    return OptionEntry("yes", yes), OptionEntry("no", no)


def _if(question: str, *options: str) -> tuple[Condition, ...]:
    return (Condition(question, options),)


@dataclass(frozen=True)
class Refinement:
    """What takes the place of some materials of an item, and what is asked.

    Attributes:
        situations: Questions that are asked.
        instead: Name of a material as imported, to what takes its place.
    """

    situations: tuple[SituationEntry, ...]
    instead: Mapping[str, tuple[MaterialEntry, ...]]


def _one_of(words: str, *names: str) -> tuple[MaterialEntry, ...]:
    return tuple(MaterialEntry(name, group=words) for name in names)


REFINED: Mapping[str, Refinement] = {
    "居民身份证补领": Refinement(
        (),
        {
            "居民户口簿、居住证、社会保障卡、护照、机动车驾驶证任一项": _one_of(
                "身份证明", "居民户口簿", "居住证", "社会保障卡", "护照", "机动车驾驶证"
            )
        },
    ),
    "新生儿国内出生户口登记": Refinement(
        (
            SituationEntry(
                "people",
                "父母民族成份相同吗？",
                (OptionEntry("same", "民族成份相同"), OptionEntry("other", "民族成份不同")),
            ),
        ),
        {
            "新增人口民族成份确认书(父母民族成份不同时)": (
                MaterialEntry("新增人口民族成份确认书", when=_if("people", "other")),
            )
        },
    ),
    "居住证申领": Refinement(
        (),
        {
            "居住地住址证明或就业证明或就读证明": _one_of(
                "居住、就业或就读证明", "居住地住址证明", "就业证明", "就读证明"
            )
        },
    ),
    "机动车注册登记": Refinement(
        (
            SituationEntry(
                "made",
                "车辆是国产还是进口？",
                (OptionEntry("home", "国产车"), OptionEntry("abroad", "进口车")),
            ),
            SituationEntry("exempt", "是免检车型吗？", _yes_no("免检车型", "不是免检车型")),
        ),
        {
            "整车出厂合格证明或进口凭证": (
                MaterialEntry("整车出厂合格证明", when=_if("made", "home")),
                MaterialEntry("进口凭证", when=_if("made", "abroad")),
            ),
            "安全技术检验合格证明(免检车型除外)": (
                MaterialEntry("安全技术检验合格证明", when=_if("exempt", "no")),
            ),
        },
    ),
    "个体工商户注册登记": Refinement(
        (
            SituationEntry(
                "permit", "经营范围里有要先办许可的项目吗？", _yes_no("有许可项目", "没有许可项目")
            ),
        ),
        {"前置许可批准文件(如有)": (MaterialEntry("前置许可批准文件", when=_if("permit", "yes")),)},
    ),
    "最低生活保障对象认定": Refinement(
        (
            SituationEntry("ill", "家里有患病的成员吗？", _yes_no("有患病成员", "没有患病成员")),
            SituationEntry(
                "disabled", "家里有残疾的成员吗？", _yes_no("有残疾成员", "没有残疾成员")
            ),
        ),
        {
            "诊断证明(患病成员)": (
                MaterialEntry("诊断证明", when=_if("ill", "yes"), remark="患病成员"),
            ),
            "残疾人证(残疾成员)": (
                MaterialEntry("残疾人证", when=_if("disabled", "yes"), remark="残疾成员"),
            ),
        },
    ),
    "大型群众性活动安全许可": Refinement(
        (
            SituationEntry(
                "hosts", "有两个以上的承办者吗？", _yes_no("有两个以上承办者", "只有一个承办者")
            ),
        ),
        {
            "联合承办协议(两个以上承办者)": (
                MaterialEntry("联合承办协议", when=_if("hosts", "yes")),
            )
        },
    ),
    "职工参保信息变更登记": Refinement(
        (), {"有效身份证件或医保电子凭证": _one_of("身份凭证", "有效身份证件", "医保电子凭证")}
    ),
}
"""Refined guides by the item's name."""


@dataclass(frozen=True)
class DemoTheme:
    """A theme of the demo hall: its items by name."""

    code: str
    name: str
    kind: ThemeKind
    words: str
    items: tuple[str, ...]


THEMES = (
    DemoTheme(
        "YJS01",
        "开办食品店",
        ThemeKind.ONE_THING,
        "先有执照，再办食品经营许可，一次问清、一本带走。",
        (
            "个体工商户注册登记",
            "食品经营许可(食品销售)",
            "设立税务登记",
        ),
    ),
    DemoTheme(
        "YJS02",
        "新生儿出生",
        ThemeKind.ONE_THING,
        "落户、参保、津贴，一次办好。",
        (
            "新生儿国内出生户口登记",
            "城乡居民参保登记",
            "生育津贴申领",
        ),
    ),
    DemoTheme(
        "YJS03",
        "公民身后",
        ThemeKind.ONE_THING,
        "户口注销和公积金提取一起办。",
        (
            "死亡登记(户口注销)",
            "住房公积金提取",
        ),
    ),
    DemoTheme(
        "RS01",
        "出生",
        ThemeKind.LIFE_EVENT,
        "",
        (
            "新生儿国内出生户口登记",
            "城乡居民参保登记",
            "生育津贴申领",
            "收养登记",
        ),
    ),
    DemoTheme(
        "RS02",
        "就业",
        ThemeKind.LIFE_EVENT,
        "",
        (
            "个人社会保险登记",
            "失业保险金申领",
            "失业人员职业培训等补贴申领",
            "教师资格认定",
            "医师执业注册",
            "护士执业注册",
        ),
    ),
    DemoTheme(
        "RS03",
        "结婚",
        ThemeKind.LIFE_EVENT,
        "",
        (
            "内地居民结婚登记",
            "内地居民离婚登记",
            "户口迁移(夫妻投靠)",
        ),
    ),
    DemoTheme(
        "RS04",
        "开店办厂",
        ThemeKind.LIFE_EVENT,
        "",
        (
            "个体工商户注册登记",
            "公司等市场主体设立登记",
            "食品经营许可(食品销售)",
            "公共场所卫生许可新办(告知承诺)",
            "市场主体简易注销登记",
        ),
    ),
    DemoTheme(
        "RS05",
        "买房安家",
        ThemeKind.LIFE_EVENT,
        "",
        (
            "国有建设用地使用权及房屋所有权转移登记",
            "住房公积金贷款",
            "住房公积金提取",
        ),
    ),
    DemoTheme(
        "RS06",
        "遇到困难",
        ThemeKind.LIFE_EVENT,
        "",
        (
            "最低生活保障对象认定",
            "特困人员救助供养认定",
            "临时救助",
            "法律援助申请",
            "残疾人证办理",
        ),
    ),
    DemoTheme(
        "RS07",
        "退休",
        ThemeKind.LIFE_EVENT,
        "",
        (
            "领取基本养老金申请",
            "住房公积金提取",
        ),
    ),
    DemoTheme(
        "RS08",
        "身后",
        ThemeKind.LIFE_EVENT,
        "",
        (
            "死亡登记(户口注销)",
            "公证办理",
        ),
    ),
    DemoTheme(
        "ZT01",
        "户籍证件",
        ThemeKind.TOPIC,
        "",
        (
            "居民身份证换领",
            "居民身份证补领",
            "居民身份证首次申领",
            "居住证申领",
            "普通护照签发",
            "户口迁移(夫妻投靠)",
        ),
    ),
    DemoTheme(
        "ZT02",
        "医疗保障",
        ThemeKind.TOPIC,
        "",
        (
            "城乡居民参保登记",
            "职工参保信息变更登记",
            "城乡居民参保信息变更登记",
            "医保电子凭证申领",
            "医疗费用手工(零星)报销",
        ),
    ),
    DemoTheme(
        "ZT03",
        "车辆驾驶",
        ThemeKind.TOPIC,
        "",
        (
            "机动车注册登记",
            "机动车驾驶证有效期满换证",
            "道路普通货物运输经营许可",
        ),
    ),
    DemoTheme(
        "ZT04",
        "残疾人服务",
        ThemeKind.TOPIC,
        "",
        (
            "残疾人证办理",
            "困难残疾人生活补贴发放",
            "重度残疾人护理补贴发放",
        ),
    ),
)

LISTED = (ListKind.AT_ONCE,)
"""Lists whose items the guides name themselves."""

OPEN_ROWS = (
    ("社会救助", "最低生活保障", "审核审批", "受理标准、申请材料、审批流程、审批结果", "民政局"),
    ("社会救助", "临时救助", "审核审批", "受理标准、申请材料、审批流程、审批结果", "民政局"),
    ("公共法律服务", "法律援助", "申请指引", "申请条件、申请材料、办理流程", "司法局"),
    ("户籍管理", "户口登记", "办事指南", "办理条件、申请材料、办理时限", "公安局"),
)  # fmt: skip
OPEN_CHANNELS = ("政府网站", "政务服务中心", "公开查阅点")
OPEN_AUDIENCE, OPEN_LEVEL = "全社会", "县级"
OPEN_LIMIT = "信息形成或变更之日起20个工作日内"

PAPERS = (
    (
        "示例：政务服务大厅便民服务办法", "示例〔2026〕1号", "示例单位",
        "这是演示文件，只说明公开专区怎样查阅。\n大厅实行一次性告知：缺什么材料，一次说清，并给书面告知单。\n"
        "老年人、残疾人、孕妇、军人可以优先办理；不会用自助机的，请到导办台取号。",
    ),
    (
        "示例：关于公开事项清单的说明", "示例〔2026〕2号", "示例单位",
        "这是演示文件。\n大厅每月公布马上办、网上办、不见面、就近办、一次办五张清单，并说明当月的变化。",
    ),
)  # fmt: skip
