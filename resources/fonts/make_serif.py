"""Cut the font of official papers from Noto Serif SC and turn its outlines into TrueType.

Run `pip download --no-deps pylopdf-fonts-zh-cn`, unpack the wheel, then in an environment with
the group `assets`:

    python resources/fonts/make_serif.py path/to/NotoSerifSC-Regular.otf

It takes some minutes and writes the same bytes every time. The source has cubic outlines (CFF),
which reportlab refuses.
"""

import sys
from itertools import chain
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from make_fonts import NOT_WANTED

NAME = "NotoSerifSC-Regular"
FAMILY = "Noto Serif SC"

# Whole blocks of which everything the source draws is kept; first and last code point. Symbols
# and scripts that a paper rarely has are drawn by the hall's own font.
BLOCKS = (
    (0x0020, 0x017F),  # Latin
    (0x2010, 0x203F),  # punctuation
    (0x2100, 0x21FF),  # letterlike, numerals, arrows
    (0x2460, 0x24FF),  # enclosed numbers
    (0x25A0, 0x25FF),  # geometric shapes
    (0x3000, 0x303F),  # CJK punctuation
    (0x3220, 0x33FF),  # enclosed CJK
    (0x4E00, 0x9FFF),  # ideographs
    (0xFF00, 0xFFEF),  # full and half width
    (0x20000, 0x3FFFF),  # rare names
)
# What 通用规范汉字表 has of extension A: characters of names. The rest of it is left to the
# hall's own font, too.
EXTENSION_A = (
    "㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮"
    "䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮"
)
# Thousandths of an em: at 22 points a quarter of a dot of a printer of 600 dots an inch.
FURTHEST_OFF = 1.5
TRUETYPE = 0x00010000
ENGLISH = 0x409  # of Windows, in the table of names


def wanted(source: TTFont) -> set[int]:
    """Return the code points to keep, as far as the source has them."""
    asked = set(chain.from_iterable(range(low, high + 1) for low, high in BLOCKS))
    return set(source.getBestCmap()) & (asked | set(map(ord, EXTENSION_A)))


def cut(font: TTFont) -> None:
    """Leave out what no paper needs."""
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.desubroutinize = True
    options.drop_tables += list(NOT_WANTED)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted(font))
    cutter.subset(font)


def round_off(font: TTFont) -> None:
    """Put quadratic outlines in the place of the cubic ones."""
    order, drawn = font.getGlyphOrder(), font.getGlyphSet()
    table = newTable("glyf")
    table.glyphOrder = order
    table.glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        drawn[name].draw(Cu2QuPen(pen, FURTHEST_OFF, reverse_direction=True))
        table.glyphs[name] = pen.glyph()
    font["glyf"], font["loca"] = table, newTable("loca")
    del font["CFF "]
    _profile(font)


def _profile(font: TTFont) -> None:
    """Tell of TrueType outlines in the tables that speak of them."""
    font.sfntVersion = "\x00\x01\x00\x00"
    limits = font["maxp"]
    limits.tableVersion = TRUETYPE
    for name in (
        "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
        "maxStackElements", "maxSizeOfInstructions", "maxComponentElements",
        "maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours",
        "maxComponentDepth",
    ):  # fmt: skip
        setattr(limits, name, 0)
    limits.maxZones = 1
    font["head"].glyphDataFormat = 0
    font["head"].indexToLocFormat = 1
    font["post"].formatType = 3.0
    for name in font.getGlyphOrder():
        font["glyf"][name].recalcBounds(font["glyf"])
        advance, _side = font["hmtx"][name]
        font["hmtx"][name] = (advance, getattr(font["glyf"][name], "xMin", 0))


def name_it(font: TTFont) -> None:
    """Give it a name of its own: reportlab tells fonts apart by their PostScript name alone."""
    names = font["name"]
    names.names = [
        entry
        for entry in names.names
        if entry.nameID in (0, 5, 7, 8, 9, 10, 13, 14) and entry.langID == ENGLISH
    ]
    for name_id, text in (
        (1, FAMILY),
        (2, "Regular"),
        (3, f"2.003;{NAME}"),
        (4, FAMILY),
        (6, NAME),
    ):
        names.setName(text, name_id, 3, 1, ENGLISH)


def main() -> None:
    """Cut the font named on the command line and write it beside this script."""
    font = TTFont(Path(sys.argv[1]), recalcTimestamp=False)
    target = Path(__file__).with_name(f"{NAME}.ttf")
    cut(font)
    round_off(font)
    name_it(font)
    font.save(target)
    print(f"{target.name}: {len(font.getBestCmap())} characters, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
