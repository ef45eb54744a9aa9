"""Cut the two static fonts of the hall from the variable Noto Sans SC.

Run `pip download --no-deps justmytype-intl-cjk`, unpack the wheel, then in an environment with
the group `assets`:

    python resources/fonts/make_fonts.py 'path/to/NotoSansSC[wght].ttf'

It takes some minutes and writes the same bytes every time. A variable font cannot be used as it
is: Qt and reportlab draw its default instance, which is Thin.
"""

import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, repeat
from pathlib import Path

from fontTools import subset
from fontTools.misc.transform import Transform
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FAMILY = "Noto Sans SC"
WEIGHTS = {"Regular": 400, "Bold": 700}

# Whole blocks of which everything the source draws is kept; first and last code point.
BLOCKS = (
    (0x0020, 0x024F),  # Latin
    (0x0250, 0x052F),  # phonetic marks, combining accents, Greek, Cyrillic
    (0x1E00, 0x1EFF),  # Latin with marks, Pinyin among them
    (0x2000, 0x23FF),  # punctuation, currency, letterlike, numerals, arrows, mathematics
    (0x2460, 0x27BF),  # enclosed numbers, boxes, geometric shapes, symbols, dingbats
    (0x2900, 0x2BFF),  # further arrows
    (0x2E80, 0x33FF),  # radicals, CJK punctuation, kana, bopomofo, strokes, enclosed CJK
    (0x3400, 0x4DBF),  # ideographs, extension A
    (0x9FA6, 0x9FFF),  # ideographs added to the first block later
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0xFE10, 0xFE6F),  # vertical and small forms
    (0xFF00, 0xFFEF),  # full and half width
    (0x10000, 0x3FFFF),  # every supplementary plane: rare names, enclosed letters
)

# Characters the source lacks and papers or pages need. Where one only repeats another's meaning
# it shares that glyph.
TICK, CROSS, BOX, TICKED_BOX, CROSSED_BOX = 0x2713, 0x2715, 0x2610, 0x2611, 0x2612
SAME_GLYPH = {0x2714: TICK, 0x2716: CROSS, 0x2717: CROSS, 0x2718: CROSS}

# The drawn boxes stand on these lines of the 1000-unit square, so that they sit beside a
# full-width ideograph as it sits in its own square.
BOX_LOW, BOX_HIGH, BOX_LEFT, ADVANCE = -20, 780, 100, 1000

NOT_WANTED = ("BASE", "GSUB", "GPOS", "GDEF", "VORG", "vhea", "vmtx", "DSIG")


def wanted(source: Path) -> set[int]:
    """Return the code points to keep: GBK and the blocks, as far as the source has them."""
    present = set(TTFont(source, lazy=True).getBestCmap())
    asked = set(chain.from_iterable(range(low, high + 1) for low, high in BLOCKS))
    return present & (asked | _gbk())


def _gbk() -> set[int]:
    found: set[int] = set()
    for code in chain(range(0x80, 0xD800), range(0xE000, 0x10000)):
        try:
            chr(code).encode("gbk")
        except UnicodeEncodeError:
            continue
        found.add(code)
    return found


def _cut(font: TTFont, characters: Iterable[int]) -> None:
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.drop_tables += list(NOT_WANTED)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)


def _name(font: TTFont, style: str, weight: int) -> None:
    """Give each weight names of its own.

    reportlab keys fonts by their PostScript name: with one name for both, bold prints as
    regular. Qt merges them into one family by the family name and the style.
    """
    names = font["name"]
    names.names = [entry for entry in names.names if entry.nameID in (0, 5, 7, 8, 9, 10, 13, 14)]
    full = FAMILY if style == "Regular" else f"{FAMILY} {style}"
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    for name_id, text in (
        (1, FAMILY), (2, style), (3, f"2.004;hallapp;{postscript}"), (4, full), (6, postscript),
    ):  # fmt: skip
        names.setName(text, name_id, 3, 1, 0x409)
    bold = style == "Bold"
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x61 | (0x20 if bold else 0x40)
    font["head"].macStyle = 1 if bold else 0


def _polygon(pen: TTGlyphPen, points: Iterable[tuple[float, float]]) -> None:
    first, *others = points
    pen.moveTo(first)
    for point in others:
        pen.lineTo(point)
    pen.closePath()


def _box(pen: TTGlyphPen, stroke: int) -> None:
    left, right = BOX_LEFT, ADVANCE - BOX_LEFT
    low, high = BOX_LOW, BOX_HIGH
    _polygon(pen, ((left, low), (left, high), (right, high), (right, low)))
    left, right, low, high = left + stroke, right - stroke, low + stroke, high - stroke
    _polygon(pen, ((left, low), (right, low), (right, high), (left, high)))


def _cross(pen: TTGlyphPen, stroke: int, reach: int) -> None:
    """Draw an upright cross's outline turned by 45 degrees; `reach` is its half diagonal box."""
    x, y = ADVANCE / 2, (BOX_LOW + BOX_HIGH) / 2
    half = stroke / 2 * 2**0.5
    _polygon(
        pen,
        [
            (x, y + half), (x + reach - half, y + reach), (x + reach, y + reach - half),
            (x + half, y), (x + reach, y - reach + half), (x + reach - half, y - reach),
            (x, y - half), (x - reach + half, y - reach), (x - reach, y - reach + half),
            (x - half, y), (x - reach, y + reach - half), (x - reach + half, y + reach),
        ],
    )  # fmt: skip


def _draw_missing(font: TTFont, stroke: int) -> None:
    """Add the boxes and the cross that the source has no glyph for."""
    mapping = font.getBestCmap()
    glyphs = font.getGlyphSet()

    def tick(pen: TTGlyphPen) -> None:
        inside = Transform(0.74, 0, 0, 0.74, 130, 99)
        glyphs[mapping[TICK]].draw(TransformPen(pen, inside))

    drawings = {
        BOX: lambda pen: _box(pen, stroke),
        TICKED_BOX: lambda pen: (_box(pen, stroke), tick(pen)),
        CROSSED_BOX: lambda pen: (_box(pen, stroke), _cross(pen, stroke, 210)),
        CROSS: lambda pen: _cross(pen, stroke + 16, 320),
    }
    for code, draw in drawings.items():
        pen = TTGlyphPen(None)
        draw(pen)
        _add(font, code, pen)
    added = {code: f"uni{code:04X}" for code in drawings}
    for code, same in SAME_GLYPH.items():
        added[code] = added.get(same) or mapping[same]
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format in (4, 12):
            table.cmap.update(added)


def _add(font: TTFont, code: int, pen: TTGlyphPen) -> None:
    name = f"uni{code:04X}"
    glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font["glyf"][name] = glyph
    font["hmtx"][name] = (ADVANCE, glyph.xMin)


def make(source: Path, style: str, characters: set[int]) -> str:
    """Write one weight beside this script and return a line about it."""
    weight = WEIGHTS[style]
    font = TTFont(source, recalcTimestamp=False)
    _cut(font, characters)
    font = instancer.instantiateVariableFont(font, {"wght": weight}, updateFontNames=False)
    _name(font, style, weight)
    _draw_missing(font, stroke=60 if style == "Regular" else 92)
    target = Path(__file__).with_name(f"NotoSansSC-{style}.ttf")
    font.save(target)
    return f"{target.name}: {len(font.getBestCmap())} characters, {target.stat().st_size} bytes"


def main() -> None:
    """Cut both weights from the font named on the command line."""
    source = Path(sys.argv[1])
    characters = wanted(source)
    with ProcessPoolExecutor(len(WEIGHTS)) as pool:
        for line in pool.map(make, repeat(source), WEIGHTS, repeat(characters)):
            print(line)


if __name__ == "__main__":
    main()
