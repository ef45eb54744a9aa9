"""Small grey pictures of papers that were looked at and found good.

After a change that is meant, look at the papers and keep them anew:

    python -m tests.unit.slips.kept_pages
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PIL import Image

from hallapp.guides.terms import ThemeFigures, ThemeKind, ThemeRow
from hallapp.slips import (
    Slip,
    guide_slip,
    missing_notice,
    plain_card,
    theme_booklet,
    wall_chart,
    window_cards,
)
from hallapp.slips.binding import BookletFacts, LeftOut
from hallapp.slips.design import Element, Paper, SlipDesign
from hallapp.slips.posting import CardFee, WindowCard
from hallapp.slips.preview import preview
from tests.unit.slips.paper_examples import (
    HALL,
    NO_ID,
    PRINTED_AT,
    asking_guide,
    bare_guide,
    item,
    material,
    pictures_of,
    whole_guide,
)
from tests.unit.slips.test_missing_notice import FACTS, GUIDE

FOLDER = Path(__file__).with_name("pages")
WIDTH, WIDTH_NARROW = 240, 160
MOST_BYTES = 30_000
AGENT = {"who": "agent", "kind": "new"}
_LONG_NAME = "国有建设用地使用权及房屋所有权转移登记" * 10


def _form(paper: Paper) -> Slip:
    return guide_slip(asking_guide(), HALL, PRINTED_AT, paper=paper, answers=AGENT)


def _many() -> Slip:
    materials = tuple(material(f"第{n}样材料", n, form="原件", copies=1) for n in range(1, 61))
    guide = whole_guide(item=item(_LONG_NAME, 60), materials=materials)
    return guide_slip(guide, HALL, PRINTED_AT)


def _designed() -> Slip:
    design = SlipDesign(hall_line="示例政务大厅", footer="示例页脚", elements=tuple(Element))
    return preview(design)


def _booklet() -> Slip:
    theme = ThemeRow(
        id=NO_ID,
        code="YJS01",
        name="开办餐饮店",
        kind=ThemeKind.ONE_THING,
        words="先有执照，再办许可。",
        before=ThemeFigures(visits=4),
        after=ThemeFigures(visits=1),
        item_ids=(),
    )
    other = whole_guide(item=replace(item("营业执照变更", 3), code="SJ-034"))
    facts = BookletFacts((asking_guide(), other), (LeftOut("旧的事项", "已停用"),))
    return theme_booklet(theme, facts, HALL, PRINTED_AT)


def _window() -> Slip:
    items = tuple(f"第{n}个事项" for n in range(1, 25))
    fees = (CardFee("第1个事项", "80元/件"),)
    card = WindowCard(
        number=3,
        name="综合",
        place="一楼A区",
        services=("综合受理",),
        person="周玉琴",
        post="前台受理",
        department="市场监督管理局",
        items=items,
        fees=fees,
        has_unknown_fees=False,
        phones=("12345",),
    )
    return window_cards((card,), HALL, PRINTED_AT)


PAPERS: dict[str, Callable[[], Slip]] = {
    "a4": lambda: _form(Paper.A4),
    "a4-large": lambda: _form(Paper.A4_LARGE),
    "80mm": lambda: _form(Paper.MM80),
    "usual": lambda: guide_slip(whole_guide(), HALL, PRINTED_AT),
    "empty": lambda: guide_slip(bare_guide(), HALL, PRINTED_AT),
    "many": _many,
    "designed": _designed,
    "missing": lambda: missing_notice(FACTS, GUIDE, HALL, PRINTED_AT),
    "booklet": _booklet,
    "window": _window,
    "wall": lambda: wall_chart(asking_guide(), HALL, PRINTED_AT),
    "card": lambda: plain_card(asking_guide(), HALL, PRINTED_AT),
}


def thumbnails(name: str) -> dict[str, Image.Image]:
    """Return the pages of a paper, small and grey, by the names of their files."""
    pages = pictures_of(PAPERS[name](), 72)
    return {f"{name}-{number}.png": _small(picture) for number, picture in enumerate(pages[:3], 1)}


def _small(picture: Image.Image) -> Image.Image:
    width = WIDTH if picture.width > WIDTH_NARROW * 2 else WIDTH_NARROW
    height = round(picture.height * width / picture.width)
    return picture.convert("L").resize((width, height), Image.Resampling.BOX)


def renew() -> None:
    """Keep every page anew."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for name in PAPERS:
        for file, picture in thumbnails(name).items():
            # Sixteen greys are enough to see with, and small files.
            coarse = picture.point([round(grey / 17) * 17 for grey in range(256)])
            coarse.save(FOLDER / file, optimize=True)


if __name__ == "__main__":
    renew()
