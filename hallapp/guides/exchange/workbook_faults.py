"""What a workbook's XML says and its reader does not: merged, hidden, not computed (工作簿检查)."""

import html
import re
import zipfile
from dataclasses import dataclass

from hallapp.kernel.sheets.archives import WORKBOOK_PART

_RELATIONS = "xl/_rels/workbook.xml.rels"
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_MERGED = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']"""
)
_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*\bhidden\s*=[^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*\bhidden\s*=[^>]*)>")
_NOT_COMPUTED = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Merged:
    """A merged range: rows and columns from 1, both ends in it."""

    name: str
    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True)
class SheetFaults:
    """What of a sheet a reader of values does not tell.

    Attributes:
        hidden_rows: Rows that a filter or a hand has hidden.
        not_computed: Cells by row whose formula has no stored result.
    """

    merged: tuple[Merged, ...]
    hidden_rows: frozenset[int]
    has_hidden_columns: bool
    not_computed: dict[int, tuple[str, ...]]


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return where in the archive the sheet of each title is."""
    targets = {
        each.get("Id", ""): each.get("Target", "")
        for each in _tags(_RELATION, archive.read(_RELATIONS))
    }
    found: dict[str, str] = {}
    for each in _tags(_SHEET, archive.read(WORKBOOK_PART)):
        target = targets.get(each.get("r:id", ""), "")
        found[each.get("name", "")] = target.lstrip("/") if target[:1] == "/" else f"xl/{target}"
    return found


def faults_of(xml: bytes) -> SheetFaults:
    """Return what stands in a sheet's XML beside its values."""
    # Large sheets: a look for a word costs a hundredth of a search for a pattern.
    has_hidden, has_formulas = b"hidden" in xml, b"<f" in xml or b":f" in xml
    rows = _tags(_ROW, xml) if has_hidden else []
    hidden = [each for each in rows if _is_set(each.get("hidden", ""))]
    computed: dict[int, tuple[str, ...]] = {}
    for each in _tags(_NOT_COMPUTED, xml) if has_formulas else ():
        cell = each.get("r", "")
        row = _DIGITS.search(cell)
        if row is not None:
            computed[int(row[0])] = (*computed.get(int(row[0]), ()), cell)
    return SheetFaults(
        tuple(_merged(*found) for found in _MERGED.findall(xml)) if b"mergeCell" in xml else (),
        frozenset(int(each.get("r", "0")) for each in hidden if each.get("r", "0").isdecimal()),
        has_hidden and any(_is_set(each.get("hidden", "")) for each in _tags(_COLUMN, xml)),
        computed,
    )


def _tags(pattern: re.Pattern[bytes], xml: bytes) -> list[dict[str, str]]:
    return [
        {
            key.decode(): html.unescape((double or single).decode("utf-8", "replace"))
            for key, double, single in _ATTRIBUTE.findall(tag)
        }
        for tag in pattern.findall(xml)
    ]


def _merged(left: bytes, top: bytes, right: bytes, bottom: bytes) -> Merged:
    name = b"".join((left, top, b":", right, bottom)).decode()
    return Merged(name, int(top), int(bottom), _column_number(left), _column_number(right))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _is_set(text: str) -> bool:
    return text in {"1", "true"}
