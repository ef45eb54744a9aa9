"""Paragraphs of a Word file: fonts for Chinese, indents in characters, exact lines."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from hallapp.slips.word import faces
from hallapp.slips.word import measures as m

_RED = RGBColor(0xCC, 0x0A, 0x0F)
_TWO_CHARACTERS = 200  # hundredths of a character


def set_font(run: Any, name: str, size_pt: float, *, is_red: bool = False) -> None:
    """Set the font of a run, for Chinese and for everything else."""
    run.font.name = name
    run.font.size = Pt(size_pt)
    fonts = run._r.get_or_add_rPr().rFonts  # noqa: SLF001 - the library's way to the element
    for script in ("eastAsia", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), name)
    if is_red:
        run.font.color.rgb = _RED


def set_leading(paragraph: Any, leading_pt: float, before_pt: float = 0) -> None:
    """Set how far the lines of a paragraph stand from one another, exactly."""
    shape = paragraph.paragraph_format
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.line_spacing = Pt(leading_pt)
    shape.space_before, shape.space_after = Pt(before_pt), Pt(0)


def indent_first_line(paragraph: Any) -> None:
    """Begin a paragraph two characters in, whatever the size of its type."""
    paragraph.paragraph_format.first_line_indent = Pt(2 * m.BODY_PT)
    indent = paragraph._p.pPr.ind  # noqa: SLF001 - the library's way to the element
    indent.set(qn("w:firstLineChars"), str(_TWO_CHARACTERS))


class Writer:
    """Adds paragraphs one after the other; white and page ends wait for the next one."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self._gap_pt = 0.0
        self._begins_page = False

    def leave(self, lines: float) -> None:
        """Leave white before the next paragraph."""
        self._gap_pt += lines * m.LINE_PT

    def end_page(self) -> None:
        """Let the next paragraph begin a page."""
        self._begins_page = True

    def add(
        self,
        text: str,
        face: str = faces.BODY,
        size_pt: float = m.BODY_PT,
        *,
        side: WD_ALIGN_PARAGRAPH | None = None,
        leading_pt: float = m.LINE_PT,
        is_red: bool = False,
    ) -> Any:
        """Add a paragraph of one font and return it."""
        paragraph: Any = self.document.add_paragraph()
        set_leading(paragraph, leading_pt, self._gap_pt)
        self._gap_pt = 0.0
        shape = paragraph.paragraph_format
        shape.page_break_before = self._begins_page or None
        shape.widow_control = False
        self._begins_page = False
        if side is not None:
            paragraph.alignment = side
        set_font(paragraph.add_run(text), face, size_pt, is_red=is_red)
        return paragraph

    def before_table(self) -> None:
        """Put white or a page end that is waiting before a table."""
        if self._gap_pt or self._begins_page:
            self.add("", size_pt=1, leading_pt=2)
