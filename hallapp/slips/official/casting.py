"""Blocks of a paper as the bands they are laid in."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from hallapp.slips.flow import Band
from hallapp.slips.official import blocks
from hallapp.slips.official.forms import form_bands, grid_bands, verdict_bands
from hallapp.slips.official.hands import LEADING, Setter
from hallapp.slips.official.laying import PageBreak, tied_end
from hallapp.slips.official.prose import (
    blank,
    cut_band,
    empty_lines,
    heading_bands,
    paragraph_bands,
    part_title_bands,
)
from hallapp.slips.official.signing import sign_off_bands

_CASTERS: dict[type, Callable[[Setter, Any], Iterable[Band]]] = {
    blocks.Para: lambda setter, each: paragraph_bands(
        setter, each.text, is_indented=each.is_indented
    ),
    blocks.Heading: lambda setter, each: heading_bands(setter, each.text),
    blocks.Gap: lambda _setter, each: (blank(each.lines * LEADING),),
    blocks.Lines: lambda _setter, each: empty_lines(each.count),
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
    for block in written:
        if isinstance(block, blocks.SignOff):
            waiting = tied_end(waiting)
        made = list(_CASTERS[type(block)](setter, block))
        if isinstance(block, blocks.Gap):
            # White belongs to what stands before it: it never begins a page alone.
            waiting += made
            continue
        yield from waiting
        waiting = made
    yield from waiting


def _draw_nothing(_sheet: object, _top: float) -> None:
    """End the page."""
