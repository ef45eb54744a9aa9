"""Guides as a workbook with drop-downs, notes and frozen headers (写 Excel).

Every text is written as a text, whatever it begins with: no program computes it.
"""

import io
import re
from collections.abc import Sequence
from typing import Any, Final

from hallapp.guides.exchange.cells import written
from hallapp.guides.exchange.errors import TextNotForWorkbookError
from hallapp.guides.exchange.guidance import HEADING, LINES, TITLE, note_of
from hallapp.guides.exchange.layout import CellKind, Column, Sheet

Page = tuple[Sheet, Sequence[Sequence[Any]]]

_MOST_CHARACTERS: Final = 32_767
# XML has no place for these. What stands for them is refused by name when it is read again.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# The way in which workbooks spell signs; the reader would take it for such a spelling.
_SPELLING = "x005F_"
_ROWS_WITH_LISTS = 20_000
_NARROW, _USUAL, _WIDE, _WIDEST = 10, 16, 34, 60
_WIDTHS = {
    CellKind.NUMBER: _NARROW, CellKind.YES_NO: _NARROW, CellKind.DAY: 12, CellKind.CHOICE: 14,
    CellKind.LONG: _WIDE, CellKind.URL: 28, CellKind.WHEN: 24, CellKind.FILE: _USUAL,
}  # fmt: skip


def workbook(pages: Sequence[Page], examples: Sequence[Page] = ()) -> bytes:
    """Return a workbook of these sheets, with examples in grey above the rows.

    Raises:
        TextNotForWorkbookError: A text is longer than a cell may be.
    """
    import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

    file = io.BytesIO()
    book: Any = xlsxwriter.Workbook(
        file,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    formats = _Formats(book)
    _write_guidance(book, formats)
    shown = {sheet.key: rows for sheet, rows in examples}
    for sheet, rows in pages:
        _Page(book, formats, sheet).write(shown.get(sheet.key, ()), rows)
    book.close()
    return file.getvalue()


class _Formats:
    """The looks of cells."""

    def __init__(self, book: Any) -> None:
        plain = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top"}
        self.text = book.add_format({**plain, "num_format": "@"})
        self.number = book.add_format({**plain, "num_format": "0"})
        self.example = book.add_format(
            {**plain, "num_format": "@", "italic": True, "font_color": "#767676"}
        )
        self.line = book.add_format({**plain, "font_size": 11, "text_wrap": True})
        self.heading = book.add_format({**plain, "font_size": 16, "bold": True})
        head = {**plain, "bold": True, "valign": "vcenter", "text_wrap": True, "border": 1}
        self.header = book.add_format({**head, "bg_color": "#DCE6F1"})
        self.needed = book.add_format({**head, "bg_color": "#1F4E79", "font_color": "#FFFFFF"})


def _write_guidance(book: Any, formats: _Formats) -> None:
    page = book.add_worksheet(TITLE)
    page.set_column(0, 0, 110)
    page.hide_gridlines(2)
    page.set_row(0, 30)
    page.write_string(0, 0, HEADING, formats.heading)
    for number, line in enumerate(LINES, start=1):
        page.set_row(number, 22)
        page.write_string(number, 0, line, formats.line)


class _Page:
    """One sheet while it is written."""

    def __init__(self, book: Any, formats: _Formats, sheet: Sheet) -> None:
        self._page = book.add_worksheet(sheet.title)
        self._formats = formats
        self._sheet = sheet

    def write(self, examples: Sequence[Sequence[Any]], rows: Sequence[Sequence[Any]]) -> None:
        """Write header, examples and rows."""
        self._page.freeze_panes(1, 3)
        self._page.set_row(0, 32)
        for number, column in enumerate(self._sheet.columns):
            self._write_header(number, column)
        for number, row in enumerate([*examples, *rows], start=1):
            self._write_row(number, row, is_example=number <= len(examples))
        self._page.autofilter(0, 0, max(1, len(examples) + len(rows)), self._last)

    @property
    def _last(self) -> int:
        return len(self._sheet.columns) - 1

    def _write_header(self, number: int, column: Column) -> None:
        is_number = column.kind is CellKind.NUMBER
        look = self._formats.number if is_number else self._formats.text
        width = _WIDE if column.key in {"name", "item_name"} else _WIDTHS.get(column.kind, _USUAL)
        self._page.set_column(number, number, width, look)
        look = self._formats.needed if column.is_needed else self._formats.header
        self._page.write_string(0, number, column.label, look)
        note = note_of(column)
        if note:
            lines = note.count("\n") + 1 + len(note) // 24
            size = {"width": 300, "height": 24 + 18 * lines}
            self._page.write_comment(0, number, note, size)
        self._add_list(number, column)

    def _add_list(self, number: int, column: Column) -> None:
        rule: dict[str, Any]
        if column.kind is CellKind.NUMBER:
            rule = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 999999}
        elif column.kind is CellKind.YES_NO:
            rule = {"validate": "list", "source": ["是", "否"]}
        elif column.choices:
            rule = {"validate": "list", "source": [words for _value, words in column.choices]}
        else:
            return
        if column.is_open:
            rule["error_type"] = "information"
        rule |= {"error_title": "请核对", "error_message": f"“{column.label}”请按表头的批注填写。"}
        self._page.data_validation(1, number, _ROWS_WITH_LISTS, number, rule)

    def _write_row(self, number: int, row: Sequence[Any], *, is_example: bool) -> None:
        look = self._formats.example if is_example else None
        for place, (column, value) in enumerate(zip(self._sheet.columns, row, strict=True)):
            if value is None or value in ("", ()):
                continue
            if column.kind is CellKind.NUMBER:
                self._page.write_number(number, place, value, look)
                continue
            text = written(column, value)
            if len(text) > _MOST_CHARACTERS // 2 or _SPELLING in text:
                self._check(column, row, text)
            self._page.write_string(number, place, _NOT_IN_XML.sub("\ufffd", text), look)

    def _check(self, column: Column, row: Sequence[Any], text: str) -> None:
        """Refuse what a cell cannot hold; its length counts in 16-bit units."""
        if len(text.encode("utf-16-le", "replace")) // 2 > _MOST_CHARACTERS or _SPELLING in text:
            raise TextNotForWorkbookError(
                code=str(row[0]), sheet=self._sheet.title, column=column.label, found=len(text)
            )
