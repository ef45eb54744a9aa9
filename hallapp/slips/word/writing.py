"""A manuscript as a Word file (.docx): what the PDF says, to be edited and sent on."""

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from hallapp.hall.terms import HallRow
from hallapp.kernel.clock import zone_named
from hallapp.kernel.texts import _
from hallapp.slips.dates import day_words
from hallapp.slips.official import blocks
from hallapp.slips.word import faces
from hallapp.slips.word import measures as m
from hallapp.slips.word.grids import add_form, add_grid, add_imprint, add_signed, add_signers
from hallapp.slips.word.manuscript import Annex, HeadKind, Manuscript
from hallapp.slips.word.marks import RED, line, paragraph_borders
from hallapp.slips.word.page import lay_out
from hallapp.slips.word.paragraphs import Writer, indent_first_line, set_font

_CENTRE, _RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_MASTHEAD_PT, _LETTER_HEAD_PT, _SMALLEST_PT = 38.0, 30.0, 20.0
_DOCUMENT_DROP_MM = 35
_OVER_EDGE = Mm(-7)
_AFTER_DATE_CHARACTERS = 4


def word_file(manuscript: Manuscript, hall: HallRow, made_at: datetime) -> bytes:
    """Return a paper as a Word file in the layout of GB/T 9704; called inside `papers()`.

    Args:
        manuscript: What it says.
        hall: The hall that makes it; a demo hall marks it.
        made_at: Moment that the file names as its own, aware.
    """
    document: Any = Document()
    title = f"{manuscript.title} {manuscript.number}".strip()
    set_properties(document, title, manuscript.masthead, made_at.astimezone(zone_named(hall.zone)))
    marks = [_("演示数据，不作凭证")] if hall.is_demo else []
    lay_out(document, manuscript.head, [*marks, *filter(None, [manuscript.mark])])
    writer = Writer(document)
    _write_head(writer, manuscript)
    for block in manuscript.blocks:
        _WRITERS[type(block)](writer, block)
    for annex in manuscript.annexes:
        _write_annex(writer, annex)
    if manuscript.note:
        writer.leave(0.5)
        writer.add(manuscript.note, size_pt=m.NOTE_PT, leading_pt=12.5)
    if manuscript.imprint is not None:
        add_imprint(writer, manuscript.imprint)
    if manuscript.imprint is not None or isinstance(manuscript.blocks[-1], blocks.Form):
        # A text ends with a paragraph, never with a table; the imprint stands beside this one.
        writer.add("", size_pt=1, leading_pt=1)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def set_properties(document: Any, title: str, author: str, made_at: datetime) -> None:
    """Write what a file says of itself, and in which fonts and language it is.

    Args:
        document: The file.
        title: What it is.
        author: Who issues it.
        made_at: The moment that it names as its own, in the hall's zone.
    """
    properties = document.core_properties
    properties.title = title
    properties.author = properties.last_modified_by = author
    properties.comments = ""
    properties.language = "zh-CN"
    # A Word file knows no zones.
    properties.created = properties.modified = made_at.replace(tzinfo=None)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = faces.BODY, Pt(m.BODY_PT)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), faces.BODY)
    # Lines are broken as Chinese lines are.
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _write_head(writer: Writer, manuscript: Manuscript) -> None:
    number = manuscript.number or _("（草稿，未编号）")
    if manuscript.head is HeadKind.DOCUMENT:
        size = _fitted(manuscript.masthead, _MASTHEAD_PT)
        writer.leave(Mm(_DOCUMENT_DROP_MM).pt / m.LINE_PT)
        _masthead(writer, manuscript.masthead, size)
        writer.leave(1.4)
        said = writer.add(number, side=_CENTRE)
        paragraph_borders(said, line("bottom", "single", 12, RED, 6))
    elif manuscript.head is HeadKind.LETTER:
        size = _fitted(manuscript.masthead, _LETTER_HEAD_PT)
        head = _masthead(writer, manuscript.masthead, size)
        head.paragraph_format.left_indent = head.paragraph_format.right_indent = _OVER_EDGE
        paragraph_borders(head, line("bottom", "thickThinSmallGap", 18, RED, 4))
        writer.leave(0.5)
        writer.add(number, side=_RIGHT)
    else:
        _title(writer, manuscript.masthead)
    writer.leave(1.1)
    _title(writer, manuscript.title)
    if manuscript.head is HeadKind.FORM and manuscript.number:
        writer.add(manuscript.number, side=_RIGHT)
    writer.leave(0.8)
    if manuscript.addressee:
        writer.add(_("{addressee}：").format(addressee=manuscript.addressee))


def _masthead(writer: Writer, text: str, size_pt: float) -> Any:
    return writer.add(
        text, faces.TITLE, size_pt, side=_CENTRE, leading_pt=1.3 * size_pt, is_red=True
    )


def _fitted(text: str, size_pt: float) -> float:
    """Return the largest size at which a red head is one line."""
    room = Mm(m.WIDTH_MM).pt / max(1.0, m.ems(text))
    return max(_SMALLEST_PT, min(size_pt, float(int(room))))


def _title(writer: Writer, text: str) -> None:
    said = writer.add(text, faces.TITLE, m.TITLE_PT, side=_CENTRE, leading_pt=m.TITLE_LINE_PT)
    said.paragraph_format.keep_with_next = True


def _para(writer: Writer, block: blocks.Para) -> None:
    for text in block.text.split("\n"):
        said = writer.add(text, side=WD_ALIGN_PARAGRAPH.JUSTIFY)
        if block.is_indented:
            indent_first_line(said)


def _heading(writer: Writer, block: blocks.Heading) -> None:
    said = writer.add(block.text, faces.STRONG)
    said.paragraph_format.keep_with_next = True
    indent_first_line(said)


def _lines(writer: Writer, block: blocks.Lines) -> None:
    for _number in range(block.count):
        paragraph_borders(writer.add(""), line("bottom", "single", 4))


def _sign_off(writer: Writer, block: blocks.SignOff) -> None:
    """Write who signs over the day, which ends four characters from the edge (GB/T 9704 7.3.5)."""
    add_signers(writer, block.signers)
    if not block.issuer:
        return
    writer.leave(2)
    day = _("＿＿年＿月＿日") if block.on is None else day_words(block.on)
    beyond = (m.ems(day) - m.ems(block.issuer)) / 2
    for text, characters in ((block.issuer, beyond), (day, 0.0)):
        said = writer.add(text, side=_RIGHT)
        after = max(0.0, _AFTER_DATE_CHARACTERS + characters)
        said.paragraph_format.right_indent = Pt(after * m.BODY_PT)
        said.paragraph_format.keep_with_next = text is not day


def _part_title(writer: Writer, block: blocks.PartTitle) -> None:
    writer.add(block.text, faces.STRONG, side=_CENTRE).paragraph_format.keep_with_next = True
    number = writer.add(block.number, size_pt=m.NOTE_PT, side=_RIGHT, leading_pt=14)
    number.paragraph_format.keep_with_next = True


def _cut(writer: Writer, _block: blocks.Cut) -> None:
    writer.leave(0.8)
    said = writer.add(_("沿虚线裁开"), size_pt=m.NOTE_PT, side=_CENTRE, leading_pt=14)
    paragraph_borders(said, line("bottom", "dashed", 6, space=1))
    writer.leave(0.8)


def _verdict(writer: Writer, block: blocks.Verdict) -> None:
    day = _("＿＿＿年＿＿月＿＿日") if block.on is None else day_words(block.on)
    text = _("签名（盖章）：{name}，{day}") if block.has_seal else _("签名：{name}，{day}")
    add_signed(
        writer, block.label, block.words, text.format(name=block.name or "＿＿＿＿＿＿", day=day)
    )


def _write_annex(writer: Writer, annex: Annex) -> None:
    writer.end_page()
    writer.add(annex.label, faces.STRONG)
    writer.leave(0.6)
    _title(writer, annex.title)
    writer.leave(0.4)
    add_grid(writer, annex.table)
    for note in annex.notes:
        set_font(writer.add(note, leading_pt=12.5).runs[0], faces.BODY, m.NOTE_PT)


_WRITERS: dict[type, Callable[[Writer, Any], None]] = {
    blocks.Para: _para,
    blocks.Heading: _heading,
    blocks.Gap: lambda writer, block: writer.leave(block.lines),
    blocks.Lines: _lines,
    blocks.Form: add_form,
    blocks.Grid: lambda writer, block: add_grid(writer, block, m.CELL_PT),
    blocks.Verdict: _verdict,
    blocks.SignOff: _sign_off,
    blocks.PartTitle: _part_title,
    blocks.Cut: _cut,
    blocks.NewPage: lambda writer, _block: writer.end_page(),
}
