"""The imprint (版记) of a bulletin: to whom it goes, who printed it, when.

Source: GB/T 9704-2012 7.4 (版记, 分隔线, 抄送机关, 印发机关和印发日期).
"""

from hallapp.slips.attendance.red_sheet import red
from hallapp.slips.flow import Band
from hallapp.slips.official.faces import Face
from hallapp.slips.official.hands import LEFT, RIGHT, WIDTH, Hand, Setter
from hallapp.slips.official.prose import official
from hallapp.slips.sheet import MM, Sheet
from hallapp.slips.word.manuscript import Imprint

_FOURTH = Hand(Face.BODY, 14, 21)
_AIR = 1.2 * MM
_OUTER_MM, _INNER_MM = 0.35, 0.25


def imprint_band(setter: Setter, imprint: Imprint) -> Band:
    """Return the imprint as one band, which stands at the foot of the last page."""
    pad = _FOURTH.size  # one character free at either side
    groups = [_wrapped(setter, label, text, pad) for label, text in imprint.said()]
    printer, printed = (setter.line(text) for text in imprint.printed())
    height = sum(len(group) * _FOURTH.leading + 2 * _AIR for group in groups)
    height += _FOURTH.leading + 2 * _AIR

    def draw(sheet: Sheet, top: float) -> None:
        paper, at = official(sheet), top
        red(sheet).imprint_rule(LEFT, RIGHT, at, _OUTER_MM)
        for group in groups:
            at += _AIR
            for x, line in group:
                paper.set(LEFT + pad + x, at, line, _FOURTH)
                at += _FOURTH.leading
            at += _AIR
            red(sheet).imprint_rule(LEFT, RIGHT, at, _INNER_MM)
        paper.set(LEFT + pad, at + _AIR, printer, _FOURTH)
        paper.set_right(RIGHT - pad, at + _AIR, printed, _FOURTH)
        red(sheet).imprint_rule(LEFT, RIGHT, top + height, _OUTER_MM)

    return Band(height, draw)


def _wrapped(setter: Setter, label: str, text: str, pad: float) -> list[tuple[float, str]]:
    """Return the lines of an entry with their indents: further lines stand under the names."""
    said = setter.line(label)
    hang = setter.width(said, _FOURTH)
    first, *more = setter.lines(text, _FOURTH, WIDTH - 2 * pad - hang)
    return [(0, said + first), *((hang, line) for line in more)]
