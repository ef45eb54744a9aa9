"""Tables of a Word file: lists whose headings come again, forms, lines to sign, the imprint."""

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from hallapp.slips.official.blocks import Form, Grid
from hallapp.slips.word import faces
from hallapp.slips.word import measures as m
from hallapp.slips.word.manuscript import Imprint
from hallapp.slips.word.marks import element, line
from hallapp.slips.word.paragraphs import Writer, set_font, set_leading

_SINGLE = 4  # eighths of a point
_LEAST_ROW_MM = 8
_CELL_LEADING_PT = 17
_SMALL_LEADING_PT = 14.5
_FOURTH_LEADING_PT = 21
_OUTER, _INNER = 8, 6  # 0.35 mm and 0.25 mm in eighths of a point
_CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def add_grid(
    writer: Writer, grid: Grid, size_pt: float = m.SMALL_PT, width_mm: float = m.WIDTH_MM
) -> None:
    """Add a list; its headings stand on every page, and no row is torn."""
    shares = sum(column.share for column in grid.columns)
    widths = [width_mm * column.share / shares for column in grid.columns]
    table = _table(writer, len(grid.rows) + 1, widths)
    titles = [column.title for column in grid.columns]
    _fill(table.rows[0], titles, faces.STRONG, size_pt, [True] * len(titles))
    _repeat(table.rows[0])
    centred = [column.is_centred for column in grid.columns]
    for row, said in zip(list(table.rows)[1:], grid.rows, strict=True):
        _fill(row, said, faces.BODY, size_pt, centred)


def add_form(writer: Writer, form: Form) -> None:
    """Add a form of labels and values; one field alone takes the whole line."""
    half = m.WIDTH_MM / 2 - m.LABEL_MM
    table = _table(writer, len(form.rows), [m.LABEL_MM, half, m.LABEL_MM, half])
    for row, fields in zip(table.rows, form.rows, strict=True):
        cells = row.cells
        if len(fields) == 1:
            cells[1].merge(cells[3])
        for number, field in enumerate(fields):
            _write(cells[2 * number], field.label, faces.BODY, m.CELL_PT, is_centred=True)
            _write(cells[2 * number + 1], field.value, faces.BODY, m.CELL_PT)
        least = max(field.least_lines for field in fields)
        row.height = max(Mm(_LEAST_ROW_MM), Pt(least * _CELL_LEADING_PT + 8))


def add_signed(writer: Writer, label: str, words: str, signature: str) -> None:
    """Add a field with what a person found and the line to sign at its foot."""
    table = _table(writer, 1, [m.LABEL_MM, m.WIDTH_MM - m.LABEL_MM])
    row = table.rows[0]
    row.height = Mm(28)
    _write(row.cells[0], label, faces.BODY, m.CELL_PT, is_centred=True)
    _write(row.cells[1], words, faces.BODY, m.CELL_PT)
    foot: Any = row.cells[1].add_paragraph()
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    set_leading(foot, _CELL_LEADING_PT)
    set_font(foot.add_run(signature), faces.BODY, m.CELL_PT)


def add_signers(writer: Writer, signers: Sequence[tuple[str, str]]) -> None:
    """Add lines to sign, without borders."""
    for label, name in signers:
        paragraph = writer.add(f"{label}：{name}", size_pt=m.CELL_PT)
        paragraph.paragraph_format.keep_with_next = True


def add_imprint(writer: Writer, imprint: Imprint) -> None:
    """Add the imprint at the foot of the last page."""
    said = [(label + names, "") for label, names in imprint.said()]
    said.append(imprint.printed())
    half = m.WIDTH_MM / 2
    table = _table(writer, len(said), [half, half], is_bordered=False)
    _stand_at_foot(table)
    for number, (row, (left, right)) in enumerate(zip(table.rows, said, strict=True)):
        cells = row.cells
        if not right:
            cells[0].merge(cells[1])
        _write(cells[0], left, faces.BODY, m.FOURTH_PT)
        if right:
            _write(cells[1], right, faces.BODY, m.FOURTH_PT)
            cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        top = _OUTER if number == 0 else _INNER
        bottom = _OUTER if number == len(said) - 1 else _INNER
        for cell in dict.fromkeys(row.cells):
            _border_cell(cell, line("top", "single", top), line("bottom", "single", bottom))


def _table(
    writer: Writer, rows: int, widths_mm: Sequence[float], *, is_bordered: bool = True
) -> Any:
    writer.before_table()
    table: Any = writer.document.add_table(rows, len(widths_mm))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    properties = table._tbl.tblPr  # noqa: SLF001 - the library's way to the element
    if is_bordered:
        borders = [line(side, "single", _SINGLE, space=0) for side in sides]
        # The schema wants borders before layout and look.
        after = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
        properties.insert_element_before(element("tblBorders", None, *borders), *after)
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("cantSplit"))  # noqa: SLF001
        row.height = Mm(_LEAST_ROW_MM)
    return table


def _fill(
    row: Any, said: Sequence[str], face: str, size_pt: float, centred: Sequence[bool]
) -> None:
    for cell, text, is_centred in zip(row.cells, said, centred, strict=True):
        _write(cell, text, face, size_pt, is_centred=is_centred)


def _write(cell: Any, text: str, face: str, size_pt: float, *, is_centred: bool = False) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    leading = {m.SMALL_PT: _SMALL_LEADING_PT, m.FOURTH_PT: _FOURTH_LEADING_PT}
    set_leading(paragraph, leading.get(size_pt, _CELL_LEADING_PT))
    if is_centred:
        paragraph.alignment = _CENTRE
    set_font(paragraph.add_run(text), face, size_pt)


def _repeat(row: Any) -> None:
    row._tr.get_or_add_trPr().append(element("tblHeader"))  # noqa: SLF001


def _border_cell(cell: Any, *lines: Any) -> None:
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - the library's way to the element
    after = ("w:shd", "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign")
    properties.insert_element_before(element("tcBorders", None, *lines), *after)


def _stand_at_foot(table: Any) -> None:
    place = element(
        "tblpPr",
        {
            "leftFromText": 0, "rightFromText": 0, "vertAnchor": "margin",
            "horzAnchor": "margin", "tblpXSpec": "center", "tblpYSpec": "bottom",
        },
    )  # fmt: skip
    properties = table._tbl.tblPr  # noqa: SLF001 - the library's way to the element
    properties.insert_element_before(place, "w:tblOverlap", "w:tblW", "w:jc", "w:tblBorders")
