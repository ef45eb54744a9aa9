"""The page of a Word file: size, margins, grid of lines and characters, page numbers, marks."""

from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from hallapp.slips.word import faces
from hallapp.slips.word import measures as m
from hallapp.slips.word.manuscript import HeadKind
from hallapp.slips.word.marks import RED, element, line, page_field, paragraph_borders
from hallapp.slips.word.paragraphs import set_font

_OVER_EDGE = Mm(-7)  # the red lines of a letter are 170 mm long, the text 156 mm wide
_LETTER_FOOT_MM = 20


def lay_out(document: Document, head: HeadKind, marks: list[str]) -> None:
    """Set size, margins and grid; write marks into the head and numbers into the foot."""
    section: Any = document.sections[0]
    section.page_width, section.page_height = Mm(m.PAGE_WIDTH_MM), Mm(m.PAGE_HEIGHT_MM)
    section.top_margin, section.bottom_margin = Mm(m.TOP_MM), Mm(m.BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(m.LEFT_MM), Mm(m.RIGHT_MM)
    section.header_distance, section.footer_distance = Mm(m.HEADER_MM), Mm(m.FOOTER_MM)
    _set_grid(section)
    settings: Any = document.settings
    settings.odd_and_even_pages_header_footer = True
    is_letter = head is HeadKind.LETTER
    section.different_first_page_header_footer = is_letter
    for part in (section.header, section.even_page_header):
        _write_marks(part, marks)
    _write_number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _write_number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)
    if is_letter:
        _write_marks(section.first_page_header, marks)
        _draw_letter_foot(section.first_page_footer)


def lay_across(document: Document, marks: list[str]) -> None:
    """Lay the page across for a list; write marks into the head and numbers into the foot."""
    section: Any = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(m.PAGE_HEIGHT_MM), Mm(m.PAGE_WIDTH_MM)
    section.left_margin = section.right_margin = Mm(m.ACROSS_EDGE_MM)
    section.top_margin = section.bottom_margin = Mm(m.ACROSS_EDGE_MM)
    section.header_distance = section.footer_distance = Mm(m.ACROSS_FOOTER_MM)
    _write_marks(section.header, marks)
    _write_number(section.footer, WD_ALIGN_PARAGRAPH.CENTER)


def _set_grid(section: Any) -> None:
    properties: Any = section._sectPr  # noqa: SLF001 - the library's way to the element
    for old in properties.findall(element("docGrid").tag):
        properties.remove(old)
    grid = {"type": "linesAndChars", "linePitch": m.LINE_TWIPS, "charSpace": m.CHARACTER_SPACE}
    properties.append(element("docGrid", dict(grid)))


def _write_marks(part: Any, marks: list[str]) -> None:
    part.is_linked_to_previous = False
    paragraph: Any = part.paragraphs[0]
    for number, mark in enumerate(marks):
        if number:
            paragraph = part.add_paragraph()
        set_font(paragraph.add_run(mark), faces.STRONG, m.NOTE_PT)


def _write_number(part: Any, side: WD_ALIGN_PARAGRAPH) -> None:
    """Write — 1 — one character from the outer edge (GB/T 9704-2012 7.5)."""
    part.is_linked_to_previous = False
    paragraph: Any = part.paragraphs[0]
    paragraph.alignment = side
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Pt(m.FOURTH_PT)
    paragraph.add_run("— ")
    page_field(paragraph)
    paragraph.add_run(" —")
    for run in paragraph.runs:
        set_font(run, faces.PAGE, m.FOURTH_PT)


def _draw_letter_foot(part: Any) -> None:
    part.is_linked_to_previous = False
    paragraph: Any = part.paragraphs[0]
    paragraph_borders(paragraph, line("top", "thinThickSmallGap", 18, RED))
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = _OVER_EDGE
