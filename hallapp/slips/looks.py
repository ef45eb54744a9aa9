"""The two sets of sizes of a guide slip on A4: the usual one, and large print for old eyes."""

from dataclasses import dataclass

from hallapp.slips.fonts import Weight
from hallapp.slips.frame import LABEL, PROSE, SMALL, STRONG, TIGHT, TITLE
from hallapp.slips.setting import Style
from hallapp.slips.sheet import MM


@dataclass(frozen=True)
class Look:
    """Sizes of one form of the slip; lengths in points.

    Attributes:
        title: The item's name.
        strong: Names of materials, and facts.
        member: Names of materials within a group.
        note: How to bring a material.
        tight: Labels of facts.
        foot: What follows the facts.
        label: Labels of that.
        frame: Head, time of printing and numbers of pages.
        box: Side of the box to tick; `beside_box` is where the text begins.
        row_heights: Least heights of a material to try, from airy to close.
        columns: Facts side by side.
        fact_label: Width of a fact's label.
        foot_label: Width of a label below the facts.
        code_side: Of a QR code for the citizen, quiet zone included.
        largest_whole: Part of a page above which what follows the facts may go on over it.
    """

    title: Style
    strong: Style
    member: Style
    note: Style
    tight: Style
    foot: Style
    label: Style
    frame: Style
    box: float
    beside_box: float
    row_heights: tuple[float, ...]
    columns: int
    fact_label: float
    foot_label: float
    code_side: float
    largest_whole: float


USUAL = Look(
    title=TITLE,
    strong=STRONG,
    member=Style(Weight.REGULAR, PROSE.size, STRONG.leading),
    note=SMALL,
    tight=TIGHT,
    foot=SMALL,
    label=LABEL,
    frame=SMALL,
    box=8 * MM,
    beside_box=12.3 * MM,
    row_heights=tuple(height * MM for height in range(18, 10, -1)),
    columns=2,
    fact_label=26 * MM,
    foot_label=26 * MM,
    code_side=35 * MM,
    largest_whole=1,
)
# What to bring is never below 18 points; the rest may be read at home with a glass.
LARGE = Look(
    title=Style(Weight.BOLD, 34, 43),
    strong=Style(Weight.BOLD, 24, 31),
    member=Style(Weight.REGULAR, 22, 30),
    note=Style(Weight.REGULAR, 18, 25),
    tight=Style(Weight.REGULAR, 18, 22),
    foot=Style(Weight.REGULAR, 16, 23),
    label=Style(Weight.BOLD, 16, 23),
    frame=Style(Weight.REGULAR, 12, 16),
    box=11 * MM,
    beside_box=16 * MM,
    row_heights=tuple(height * MM for height in range(24, 16, -1)),
    columns=1,
    fact_label=42 * MM,
    foot_label=38 * MM,
    code_side=36 * MM,
    largest_whole=0.55,
)
