"""Lists of attendance as Word files: the tables that the paper is laid from, to be edited."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from hallapp.hall.terms import HallRow
from hallapp.kernel.clock import zone_named
from hallapp.kernel.texts import _
from hallapp.slips.attendance.list_parts import ListPart, ListWords
from hallapp.slips.dates import printed_words
from hallapp.slips.word import faces
from hallapp.slips.word import measures as m
from hallapp.slips.word.grids import add_grid
from hallapp.slips.word.manuscript import grid_of
from hallapp.slips.word.page import lay_across
from hallapp.slips.word.paragraphs import Writer
from hallapp.slips.word.writing import set_properties

_LINE_PT = 18
_BLANK = "＿" * 8


def list_file(
    words: ListWords,
    parts: Sequence[ListPart],
    hall: HallRow,
    made_at: datetime,
    size_pt: float = m.SMALL_PT,
) -> bytes:
    """Return tables as one Word file across; to be called inside `papers()`.

    Args:
        words: What stands round them.
        parts: The tables, one after the other.
        hall: The hall that makes it; a demo hall marks it.
        made_at: Moment that the file names as its own, aware.
        size_pt: Size of the rows.
    """
    document: Any = Document()
    title = f"{words.title} {words.aside}".strip()
    set_properties(document, title, hall.name, made_at.astimezone(zone_named(hall.zone)))
    marks = [_("演示数据，不作凭证")] if hall.is_demo else []
    lay_across(document, [*marks, *filter(None, [words.mark])])
    writer = Writer(document)
    _write_head(writer, words)
    for part in parts:
        _write_part(writer, part, size_pt, is_named=len(parts) > 1)
    _write_foot(writer, words, f"{hall.name}　{printed_words(made_at, hall)}")
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _write_head(writer: Writer, words: ListWords) -> None:
    centre = WD_ALIGN_PARAGRAPH.CENTER
    writer.add(
        words.title, faces.TITLE, m.TITLE_PT, side=centre, leading_pt=m.TITLE_LINE_PT
    ).paragraph_format.keep_with_next = True
    for said in filter(None, (words.aside, *words.lead)):
        line = writer.add(said, size_pt=m.CELL_PT, side=centre, leading_pt=_LINE_PT)
        line.paragraph_format.keep_with_next = True
    writer.leave(0.2)


def _write_part(writer: Writer, part: ListPart, size_pt: float, *, is_named: bool) -> None:
    if part.begins_page:
        writer.end_page()
    if is_named:
        name = writer.add(part.table.title, faces.STRONG, m.CELL_PT, leading_pt=_LINE_PT)
        name.paragraph_format.keep_with_next = True
    if part.table.rows:
        add_grid(writer, grid_of(part.table), size_pt, m.ACROSS_WIDTH_MM)
    elif part.empty:
        writer.add(part.empty, size_pt=m.CELL_PT, leading_pt=_LINE_PT)
    for note in part.table.notes:
        writer.add(note, size_pt=m.NOTE_PT, leading_pt=_LINE_PT)
    writer.leave(0.3)


def _write_foot(writer: Writer, words: ListWords, printed: str) -> None:
    for said in words.foot:
        writer.add(said, size_pt=m.SMALL_PT, leading_pt=_LINE_PT)
    if words.signers:
        signed = "　　".join(f"{signer}：{_BLANK}" for signer in words.signers)
        writer.add(signed, size_pt=m.CELL_PT, leading_pt=2 * _LINE_PT)
    # A text ends with a paragraph, never with a table.
    writer.add(printed, size_pt=m.NOTE_PT, leading_pt=_LINE_PT)
