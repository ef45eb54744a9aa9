"""Blocks of a paper as the bands they are laid in."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from hallapp.slips.flow import Band
from hallapp.slips.official import blocks
from hallapp.slips.official.forms import form_bands, grid_bands, verdict_bands
from hallapp.slips.official.hands import Setter
from hallapp.slips.official.laying import PageBreak, tied, tied_end
from hallapp.slips.official.prose import (
    blank,
    cut_band,
    empty_lines,
    heading_bands,
    paragraph_bands,
    part_title_bands,
)
from hallapp.slips.official.signing import sign_off_bands
from hallapp.slips.sheet import MM

_OVER_TABLE = 2 * MM

_CASTERS: dict[type, Callable[[Setter, Any], Iterable[Band]]] = {
    blocks.Para: lambda setter, each: paragraph_bands(
        setter, each.text, is_indented=each.is_indented
    ),
    blocks.Heading: lambda setter, each: heading_bands(setter, each.text),
    blocks.Gap: lambda setter, each: (blank(each.lines * setter.body.leading),),
    blocks.Lines: lambda setter, each: empty_lines(setter, each.count),
    blocks.Form: form_bands,
    blocks.Grid: grid_bands,
    blocks.Verdict: verdict_bands,
    blocks.SignOff: sign_off_bands,
    blocks.PartTitle: part_title_bands,
    blocks.Cut: lambda setter, _each: (cut_band(setter),),
    blocks.NewPage: lambda _setter, _each: (PageBreak(0, _draw_nothing),),
}


def bands_of(setter: Setter, written: Iterable[blocks.Block]) -> Iterator[Band]:
    """Yield the bands of blocks; what stands before a sign-off stays with it."""
    waiting: list[Band] = []
    last: blocks.Block | None = None
    is_part = False
    for block in written:
        if isinstance(block, blocks.SignOff):
            waiting = tied_end(waiting)
        if waiting and _introduces(last, block):
            waiting = tied_end([*waiting, blank(_OVER_TABLE)])
        is_part = not isinstance(block, blocks.Cut | blocks.NewPage) and (
            is_part or isinstance(block, blocks.PartTitle)
        )
        made = list(_CASTERS[type(block)](setter, block))
        if is_part:
            # A stub or a reply part is cut out as one piece.
            made = tied(made)
        last = block
        if isinstance(block, blocks.Gap):
            # White belongs to what stands before it: it never begins a page alone.
            waiting += made
            continue
        yield from waiting
        waiting = made
    yield from waiting


def _introduces(last: blocks.Block | None, block: blocks.Block) -> bool:
    """Whether a paragraph stands right before a form or a list, and so belongs to it."""
    return isinstance(last, blocks.Para) and isinstance(block, blocks.Form | blocks.Grid)


def _draw_nothing(_sheet: object, _top: float) -> None:
    """End the page."""
