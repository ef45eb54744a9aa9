"""The end of a paper: who signs, who seals, and the day, four characters from the right edge.

Source: GB/T 9704-2012 7.3.5 (成文日期右空四字, 署名 in the middle over it).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hallapp.kernel.texts import _
from hallapp.slips.dates import day_words
from hallapp.slips.flow import Band
from hallapp.slips.official.blocks import SignOff
from hallapp.slips.official.hands import BODY, CELL, LEADING, LEFT, PITCH, RIGHT, WIDTH, Setter
from hallapp.slips.official.prose import official
from hallapp.slips.official.sheet import SEAL_SIDE
from hallapp.slips.sheet import MM, Sheet

_SIGNER = 17 * MM
_SIGN_WIDTH = 88 * MM
_OVER = 3 * MM
_DATE = replace(BODY, tracking=0)
_AFTER_DATE = 4 * PITCH


def sign_off_bands(setter: Setter, end: SignOff) -> Iterator[Band]:
    """Yield the end of a paper as one band, so that it is never torn apart."""
    if not end.issuer:
        yield from _signers_only(setter, end.signers)
        return
    day = setter.line(_("＿＿年＿月＿日") if end.on is None else day_words(end.on))
    middle = RIGHT - _AFTER_DATE - setter.width(day, _DATE) / 2
    room = 2 * (RIGHT - middle)
    issuer = setter.balanced(end.issuer, _DATE, room)
    named = len(issuer) * LEADING
    height = max(SEAL_SIDE, named + LEADING + 14 * MM, len(end.signers) * _SIGNER) + _OVER

    def draw(sheet: Sheet, top: float) -> None:
        paper, bottom = official(sheet), top + height
        paper.seal_place(middle - SEAL_SIDE / 2, bottom - SEAL_SIDE)
        at = bottom - LEADING - named
        for line in issuer:
            paper.set_centred(middle, at, line, _DATE)
            at += LEADING
        paper.set_centred(middle, at, day, _DATE)
        for number, signer in enumerate(end.signers):
            _draw_signer(setter, sheet, (LEFT, top + _OVER + number * _SIGNER), signer)

    yield Band(height, draw)


def _signers_only(setter: Setter, signers: Sequence[tuple[str, str]]) -> Iterator[Band]:
    for first in range(0, len(signers), 2):
        beside = signers[first : first + 2]

        def draw(
            sheet: Sheet, top: float, beside: Sequence[tuple[str, str]] = tuple(beside)
        ) -> None:
            for number, signer in enumerate(beside):
                _draw_signer(setter, sheet, (LEFT + number * WIDTH / 2, top + 3 * MM), signer)

        yield Band(_SIGNER + 3 * MM, draw)


def _draw_signer(
    setter: Setter, sheet: Sheet, place: tuple[float, float], signer: tuple[str, str]
) -> None:
    """Draw a label, a line to sign with the printed name on it, and a date below."""
    left, top = place
    label = setter.line(_("{label}：").format(label=signer[0]))
    paper, end = official(sheet), left + _SIGN_WIDTH - 22 * MM
    paper.set(left, top, label, CELL)
    start = left + setter.width(label, CELL)
    at = top + CELL.leading
    paper.stroke((start, at), (end, at))
    paper.set(start + 1 * MM, top, setter.line(signer[1]), CELL)
    day = setter.line(_("＿＿＿年＿＿月＿＿日"))
    paper.set_right(end, at + 0.5 * MM, day, CELL)
