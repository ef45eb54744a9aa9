"""Themes, a catalogue of openness and public papers, invented for the tests of a kiosk."""

from datetime import date

from hallapp.guides.terms import ThemeFigures, ThemeKind, ThemeRow
from hallapp.openness.terms import OpennessRow, OpenWay, PaperKind, PaperRow
from tests.gui.kiosk.fake_hall import DEVICES, FIRE, FOOD, ITEMS, FakeHall, named


def theme(code: str, name: str, kind: ThemeKind, *items, **values) -> ThemeRow:
    return ThemeRow(
        named(code),
        code,
        name,
        kind,
        values.get("words", ""),
        values.get("before", ThemeFigures()),
        values.get("after", ThemeFigures()),
        tuple(item.id for item in items),
    )


SHOP_OPENS = theme(
    "YJS01",
    "开一家小饭馆",
    ThemeKind.ONE_THING,
    FOOD,
    FIRE,
    words="证照和消防一次申请，材料只交一份。",
    before=ThemeFigures(steps=9, days=29, visits=4),
    after=ThemeFigures(steps=3, days=9, visits=1),
)
THEMES = (
    SHOP_OPENS,
    theme("YJS02", "新生儿出生", ThemeKind.ONE_THING, ITEMS[7]),
    theme("RS01", "出生", ThemeKind.LIFE_EVENT, ITEMS[7], ITEMS[5]),
    theme("RS02", "就业", ThemeKind.LIFE_EVENT, ITEMS[4]),
    theme("ZT01", "户籍办理", ThemeKind.TOPIC, ITEMS[7], ITEMS[8]),
    theme("ZT02", "开办企业", ThemeKind.TOPIC, FOOD, DEVICES),
)


def entry(position: int, field: str, first: str, second: str) -> OpennessRow:
    return OpennessRow(
        named(f"{field}{second}"),
        position,
        field,
        first,
        second,
        "",
        "文件名称、文号、发布日期、全文",
        "《中华人民共和国政府信息公开条例》",
        "信息形成之日起 20 个工作日内",
        "示例部门",
        ("政府网站", "政务服务中心"),
        "全社会",
        OpenWay.ACTIVE,
        "县级",
    )


ENTRIES = (
    entry(1, "户籍管理", "法规政策", "户籍管理法律法规"),
    entry(2, "户籍管理", "法规政策", "户籍政策解读"),
    entry(3, "户籍管理", "办事服务", "户口登记办理"),
    entry(4, "养老服务", "通用政策", "养老服务扶持政策措施清单"),
)
NOTICE = PaperRow(
    named("notice"),
    PaperKind.NORMATIVE,
    "政务服务大厅示例管理办法",
    "示例〔2026〕1 号",
    "示例机关",
    date(2026, 3, 2),
    date(2026, 3, 9),
    is_in_force=True,
    interprets=None,
    file_id=None,
    words="\n".join(
        f"第{number}条  这一条是示例文字，用来看一页放多少行、怎样翻页，没有任何效力。"
        for number in range(1, 41)
    ),
)
SCANNED = PaperRow(
    named("scanned"),
    PaperKind.INTERPRETATION,
    "一份有原件的示例解读",
    "",
    "示例机关",
    date(2026, 4, 1),
    date(2026, 4, 2),
    is_in_force=True,
    interprets=NOTICE.id,
    file_id=named("file"),
    words="摘要：示例。",
)


def stock(hall: FakeHall) -> None:
    """Give a hall all of it."""
    hall.themes.known = THEMES
    hall.openness.rows = ENTRIES
    hall.openness.kept = (NOTICE, SCANNED)
