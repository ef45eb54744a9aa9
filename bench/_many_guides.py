"""Ten thousand invented items with names as halls have them, and who looks for them: pure.

A name says what is done, to what and for whom: 食品经营许可(新办), 个体工商户设立登记(代办).
Nothing here is an item of a real hall; the same seed gives the same names.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from hallapp.guides.matching import STROKES
from hallapp.guides.strokes import stroke_orders
from hallapp.guides.terms import ItemRow

SEED = 20261122
COLUMNS = (
    "name",
    "department",
    "item_type",
    "handling_type",
    "legal_basis",
    "statutory_days",
    "promised_days",
    "fee",
    "fee_basis",
    "materials",
    "source",
)
_THINGS = {
    "公安局": (
        "居民身份证",
        "户口",
        "居住证",
        "机动车",
        "机动车驾驶证",
        "普通护照",
        "旅馆业",
        "保安服务公司",
    ),
    "市场监督管理局": (
        "食品",
        "药品零售",
        "个体工商户",
        "有限责任公司",
        "特种设备",
        "第三类医疗器械",
        "计量标准",
    ),
    "人力资源和社会保障局": (
        "职工基本养老保险",
        "失业保险",
        "工伤保险",
        "劳务派遣",
        "民办职业培训学校",
    ),
    "医疗保障局": ("城乡居民基本医疗保险", "生育保险", "异地就医", "门诊慢特病", "定点医疗机构"),
    "自然资源和规划局": (
        "国有建设用地使用权",
        "房屋所有权",
        "不动产抵押权",
        "建设用地规划",
        "测绘资质",
    ),
    "住房和城乡建设局": ("建筑施工企业", "商品房", "建筑工程", "燃气", "公共租赁住房"),
    "交通运输局": ("道路普通货物运输", "道路旅客运输", "巡游出租汽车", "公路超限运输", "船舶"),
    "卫生健康委员会": ("公共场所卫生", "医疗机构", "护士", "医师", "放射诊疗", "母婴保健技术服务"),
    "民政局": ("社会团体", "民办非企业单位", "最低生活保障", "特困人员", "养老机构", "慈善组织"),
    "农业农村局": ("农药", "兽药", "种子", "动物防疫条件", "水产苗种", "农村宅基地"),
    "文化广电和旅游局": (
        "娱乐场所",
        "营业性演出",
        "互联网上网服务营业场所",
        "旅行社",
        "出版物零售单位",
    ),
    "教育局": ("民办学校", "教师资格", "校车使用", "幼儿园", "中小学生学籍"),
    "生态环境局": ("排污", "危险废物", "辐射安全", "建设项目环境影响评价"),
    "水务局": ("取水", "城镇污水排入排水管网", "河道采砂", "水土保持方案"),
    "应急管理局": ("危险化学品", "烟花爆竹", "非煤矿矿山企业"),
    "林业局": ("林木采伐", "木材运输", "野生动物人工繁育", "森林植物检疫"),
    "税务局": ("增值税专用发票", "税务登记", "延期缴纳税款", "跨境应税行为"),
    "住房公积金管理中心": ("住房公积金", "住房公积金贷款", "单位住房公积金"),
    "残疾人联合会": ("残疾人证", "困难残疾人生活补贴", "重度残疾人护理补贴", "辅助器具"),
    "司法局": ("法律援助", "公证", "律师执业", "基层法律服务工作者"),
}
_DEEDS = (
    *("经营许可", "使用登记", "设立登记", "变更登记", "注销登记", "资格认定", "备案", "申领"),
    *("补领", "换领", "延期审批", "核准", "年度检验", "缴存登记", "参保登记", "待遇申领", "年审"),
    *("费用报销", "转移接续", "信息变更", "许可证核发", "许可证补发", "竣工验收", "注册", "查询"),
    *("提取", "发放", "迁移审批"),
)
_CASES = (
    *("", "新办", "变更法定代表人", "变更地址", "延续", "补证", "注销", "告知承诺", "代办"),
    *("跨省通办", "省内通办", "单位", "个人", "未成年人", "港澳台居民", "外国人"),
)
_MATERIALS = ("申请表", "身份证明", "营业执照", "场所使用证明", "授权委托书", "原证件", "承诺书")
_TYPES = ("行政许可", "行政确认", "公共服务", "其他行政权力")


def rows(count: int, seed: int = SEED) -> list[tuple[str, str]]:
    """Return so many different names, each with its department."""
    every = [
        (f"{thing}{deed}({case})" if case else f"{thing}{deed}", department)
        for department, things in _THINGS.items()
        for thing in things
        for deed in _DEEDS
        for case in _CASES
    ]
    Random(seed).shuffle(every)  # noqa: S311 - an invented catalogue, the same for the same seed
    return every[:count]


def write_file(path: Path, count: int, seed: int = SEED) -> None:
    """Write an import file of so many items."""
    chance = Random(seed)  # noqa: S311 - an invented catalogue, the same for the same seed
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(_line(name, department, chance) for name, department in rows(count, seed))


def _line(name: str, department: str, chance: Random) -> tuple[str, ...]:
    materials = chance.sample(_MATERIALS, chance.randint(2, 5))
    facts = (chance.choice(_TYPES), "承诺件", "", "20工作日", "10工作日", "不收费", "")
    return (name, department, *facts, ";".join(materials), "示例")


@dataclass(frozen=True)
class Seeker:
    """Somebody who looks for an item: which keys, and what stands typed after each press.

    Attributes:
        keys: `letters`, `strokes` or `digits`, as the kiosk's keys are called.
        signs: What is pressed, one after the other.
    """

    keys: str
    signs: str

    def typed(self) -> list[str]:
        """Return what stands typed after each press."""
        return [self.signs[:end] for end in range(1, len(self.signs) + 1)]


def seekers(items: Sequence[ItemRow], count: int, chance: Random) -> list[Seeker]:
    """Return people who look for items of a list: half type initials, the rest strokes or codes.

    Of those who type initials three of ten begin inside the name, as who looks for 营业执照.
    """
    return [_seeker(chance.choice(items), chance) for _person in range(count)]


def _seeker(item: ItemRow, chance: Random) -> Seeker:
    keys = chance.choices(("letters", "strokes", "digits"), (5, 3, 2))[0]
    if keys == "digits":
        return Seeker(keys, item.code.rpartition("-")[2])
    if keys == "letters":
        inside = max(0, len(item.initials) - 4)
        start = chance.choices((0, chance.randint(0, inside)), (7, 3))[0]
        return Seeker(keys, item.initials[start : start + chance.randint(4, 6)].upper())
    first, second = (signs(character) for character in item.name[:2])
    return Seeker(keys, f"{first[: chance.randint(3, 6)]} {second[: chance.randint(1, 3)]}".strip())


def signs(character: str) -> str:
    """Return how a character is written, as the signs that the stroke keys type."""
    return "".join(STROKES[int(digit) - 1] for digit in stroke_orders().get(character, ""))
