"""One cell and its value: how a value is written, and how what people type is read (单元格).

Texts stay as they are written. Codes, numbers, phones and choices are read whatever width their
digits and signs have.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache, lru_cache
from typing import Any, Final, cast
from uuid import UUID

from hallapp.guides.content.packing import conditions, packed_conditions
from hallapp.guides.exchange.layout import CellKind, Column
from hallapp.guides.importing.plan import Note
from hallapp.guides.terms import Condition

FORBIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufffd]")
"""What no text may hold: controls but tabs and line ends, halves of characters, no characters."""

_REPLACED = "\ufffd"
_YES = frozenset({"是", "yes", "y", "true", "1", "√", "✓"})
_NO = frozenset({"否", "no", "n", "false", "0", "×"})
_NUMBER = re.compile(r"(\d{1,6})(?:\.0*)?")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00(?::00)?)?")
_CONDITION = re.compile(r"([^=;,\s]+)=([^=;,\s]+(?:,[^=;,\s]+)*)")
_ADDRESS = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_ERRORS = frozenset({"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"})
_MOST_EXACT = 10**15  # a number of a workbook is exact below
_SHOWN = 30
_REPEATED = 12


@dataclass(frozen=True)
class Reading:
    """What a cell says, or why it says nothing; a warning leaves the value as it is."""

    value: Any = None
    refusal: Note | None = None
    warning: Note | None = None


NOTHING: Final = Reading()


def written(column: Column, value: Any) -> str:
    """Return what a file shows for a value; empty for nothing."""
    if value is None or value == "":
        return ""
    if column.kind is CellKind.YES_NO:
        return "是" if value else "否"
    if column.kind is CellKind.WHEN:
        return ";".join(f"{each.question}={','.join(each.options)}" for each in value)
    if column.kind is CellKind.CHOICE:
        return _words(column).get(str(value), str(value))
    return one_line_ends(str(value))


def one_line_ends(text: str) -> str:
    """Return a text with one kind of line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def narrow(text: str) -> str:
    """Return codes, digits and signs in half width, without blanks around."""
    return unicodedata.normalize("NFKC", text).strip()


def read(column: Column, raw: Any) -> Reading:
    """Return what a raw cell says; text that is only blanks says nothing."""
    if isinstance(raw, (list, dict)):
        return _read_list(column, cast("Any", raw))
    if isinstance(raw, str) and len(raw) <= _REPEATED:
        return _read_again(column, raw)
    return _read(column, raw)


@lru_cache(maxsize=4096)
def _read_again(column: Column, text: str) -> Reading:
    """Return what a short text says; most of them stand in a file many times."""
    return _read(column, text)


def _read(column: Column, raw: Any) -> Reading:
    text = one_line_ends(_text_of(raw))
    if not text or text.isspace():
        return NOTHING
    fault = FORBIDDEN.search(text)
    if fault is not None:
        return Reading(refusal=_forbidden(fault))
    if len(text) > column.limit:
        return _refused("guides.cell_too_long", found=len(text), limit=column.limit)
    if text in _ERRORS:
        return _refused("guides.cell_error", value=text)
    reader = _READERS.get(column.kind)
    return Reading(text) if reader is None else reader(column, raw, text)


def identity(text: str) -> str:
    """Return a name or department without what nobody sees: two that look alike are one."""
    kept = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return kept.strip()


def _text_of(raw: Any) -> str:
    if isinstance(raw, str) or raw is None:
        return raw or ""
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() and abs(raw) < _MOST_EXACT else repr(raw)
    return _moment(raw) if isinstance(raw, (date, time)) else str(raw)


def _moment(raw: date | time) -> str:
    """Return how a day or time of a workbook is written; a bare day comes as midnight."""
    if isinstance(raw, datetime):
        midnight = raw.time() == time(0)
        return raw.date().isoformat() if midnight else raw.strftime("%Y-%m-%d %H:%M")
    return raw.strftime("%H:%M") if isinstance(raw, time) else raw.isoformat()


def _forbidden(fault: re.Match[str]) -> Note:
    facts = {"position": fault.start() + 1}
    if fault[0] == _REPLACED:
        return Note("guides.cell_garbled", facts)
    return Note("guides.cell_control", facts | {"code_point": f"U+{ord(fault[0]):04X}"})


def _refused(code: str, **facts: Any) -> Reading:
    return Reading(refusal=Note(code, facts))


def _number(column: Column, raw: Any, text: str) -> Reading:
    del column, raw
    found = _NUMBER.fullmatch(narrow(text))
    if found is None:
        return _refused("guides.cell_number", value=text[:_SHOWN])
    return Reading(int(found[1]))


def _yes_no(column: Column, raw: Any, text: str) -> Reading:
    del column, raw
    said = narrow(text).casefold()
    if said in _YES or said in _NO:
        return Reading(said in _YES)
    return _refused("guides.cell_yes_no", value=text[:_SHOWN])


def _choice(column: Column, raw: Any, text: str) -> Reading:
    del raw
    value = _values(column).get(_key(text))
    if value is not None or column.is_open:
        return Reading(text if value is None else value)
    known = "、".join(words for _value, words in column.choices)
    return _refused("guides.cell_choice", value=text[:_SHOWN], known=known)


def _day(column: Column, raw: Any, text: str) -> Reading:
    del column
    found = None if isinstance(raw, (int, float)) else _DAY.fullmatch(narrow(text))
    try:
        if found is not None:
            return Reading(date(int(found[1]), int(found[2]), int(found[3])).isoformat())
    except ValueError:
        pass  # 31 February: told below like any other word that is no day
    return _refused("guides.cell_day", value=text[:_SHOWN])


def _code(column: Column, raw: Any, text: str) -> Reading:
    del column
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        if abs(raw) >= _MOST_EXACT or "." in text or "e" in text:
            return _refused("guides.cell_code_number", value=text[:_SHOWN])
        return Reading(text, warning=Note("guides.note_was_number", {"value": text}))
    return Reading(narrow(text))


def _url(column: Column, raw: Any, text: str) -> Reading:
    del column, raw
    address = text.strip()
    if _ADDRESS.fullmatch(address):
        return Reading(address)
    return Reading(address, warning=Note("guides.note_no_address", {"value": address[:60]}))


def _file(column: Column, raw: Any, text: str) -> Reading:
    del column, raw
    try:
        return Reading(str(UUID(narrow(text))))
    except ValueError:
        return _refused("guides.cell_file", value=text[:_SHOWN])


def _when(column: Column, raw: Any, text: str) -> Reading:
    del column, raw
    found: list[Condition] = []
    for piece in narrow(text.replace("；", ";").replace("、", ",")).replace("\n", ";").split(";"):
        if not piece.strip():
            continue
        said = _CONDITION.fullmatch("".join(piece.split()))
        if said is None or said[1] in {each.question for each in found}:
            return _refused("guides.cell_when", value=text[:_SHOWN])
        found.append(Condition(said[1], tuple(dict.fromkeys(said[2].split(",")))))
    return Reading(conditions(packed_conditions(found)))


def _read_list(column: Column, raw: Any) -> Reading:
    """Return conditions of a JSON file, `{"who": ["agent"]}`; nothing else is a list there."""
    if column.kind is not CellKind.WHEN or not isinstance(raw, dict):
        return _refused("guides.cell_not_plain")
    listed = cast("dict[str, Any]", raw)
    if all(isinstance(given, list) for given in listed.values()):
        pieces = (f"{asked}={','.join(map(str, given))}" for asked, given in listed.items())
        return read(column, ";".join(pieces))
    return _refused("guides.cell_when", value=str(listed)[:_SHOWN])


_READERS: Mapping[CellKind, Callable[[Column, Any, str], Reading]] = {
    CellKind.NUMBER: _number,
    CellKind.YES_NO: _yes_no,
    CellKind.CHOICE: _choice,
    CellKind.DAY: _day,
    CellKind.CODE: _code,
    CellKind.PHONE: _code,
    CellKind.URL: _url,
    CellKind.FILE: _file,
    CellKind.WHEN: _when,
}


def _key(text: str) -> str:
    return "".join(narrow(text).casefold().split())


@cache
def _words(column: Column) -> dict[str, str]:
    return dict(column.choices)


@cache
def _values(column: Column) -> dict[str, str]:
    """Return the value of each choice by its word and by itself."""
    return {_key(said): value for value, words in column.choices for said in (value, words)}
