"""Whole guides as JSON: a list of items under the names of the national model (JSON 格式)."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, cast

from hallapp.guides.exchange.cells import written
from hallapp.guides.exchange.errors import NothingToImportError, NotJsonError
from hallapp.guides.exchange.layout import (
    ITEM_NAME,
    ITEMS,
    CellKind,
    Column,
    sheets,
)
from hallapp.guides.exchange.rows import CellNote, Place, RawRow
from hallapp.guides.importing.plan import Note
from hallapp.kernel.texts import _

ROW_ID: Final = "row_guid"
VERSION: Final = "task_version"
STATE: Final = "task_state"
_TOLD = frozenset({ROW_ID, VERSION, STATE})
"""What an export tells and an import passes over: the hall decides these itself."""

_ORDER = "order_num"
_OPTIONS = "options"
_OPTION_KEYS = {"option_key": "key", "option_words": "words"}


def json_text(items: Iterable[Mapping[str, Any]]) -> str:
    """Return items as JSON that a person can read."""
    return json.dumps(list(items), ensure_ascii=False, indent=1) + "\n"


def plain(column: Column, value: Any) -> Any:
    """Return a value as JSON has it: numbers and yes or no as such, choices in words."""
    if value is None or value in ("", ()):
        return None
    if column.kind is CellKind.WHEN:
        return {each.question: list(each.options) for each in value}
    return value if isinstance(value, (bool, int)) else written(column, value)


def read_json(name: str, text: str) -> dict[str, tuple[RawRow, ...]]:
    """Return the items of a JSON text by sheet; a place counts items and entries from 1.

    Raises:
        NotJsonError: It is no JSON, or no list of items.
        NothingToImportError: The list is empty.
    """
    items = _items(name, text)
    if not items:
        raise NothingToImportError(name=name)
    rows: dict[str, list[RawRow]] = {key: [] for key in sheets()}
    for number, item in enumerate(items, start=1):
        _add_item(rows, number, item)
    return {key: tuple(found) for key, found in rows.items()}


def _items(name: str, text: str) -> Sequence[Mapping[str, Any]]:
    try:
        found: Any = json.loads(text)
    except json.JSONDecodeError as error:
        raise NotJsonError(name=name, line=error.lineno, position=error.colno) from error
    except (RecursionError, ValueError) as error:
        raise NotJsonError(name=name, line=1, position=1) from error
    if isinstance(found, dict):
        found = [found]
    listed = cast("list[Any]", found) if isinstance(found, list) else [found]
    if not all(isinstance(each, dict) for each in listed):
        raise NotJsonError(name=name, line=1, position=1)
    return cast("list[dict[str, Any]]", listed)


def _add_item(rows: dict[str, list[RawRow]], number: int, item: Mapping[str, Any]) -> None:
    sheet = sheets()[ITEMS]
    place = Place(sheet.title, number)
    lists = {key: item[key] for key in rows if key != ITEMS and key in item}
    cells, unknown = _cells(sheet.columns, item, frozenset(lists) | _TOLD)
    keys = {column.key for column in sheet.columns if column.exchange in item}
    warnings = _unknown(place, unknown)
    rows[ITEMS].append(
        RawRow(place, cells, warnings=warnings, given=frozenset(keys | lists.keys()))
    )
    for key, entries in lists.items():
        rows[key] += _entries(key, number, entries)


def _entries(key: str, owner: int, entries: Any) -> list[RawRow]:
    sheet = sheets()[key]
    columns = tuple(column for column in sheet.columns if column.key not in {"code", ITEM_NAME.key})
    found: list[RawRow] = []
    listed = cast("list[Any]", entries) if isinstance(entries, list) else [entries]
    for number, entry in enumerate(listed, start=1):
        title = _("{sheet}（第 {number} 个事项）").format(sheet=sheet.title, number=owner)
        place = Place(title, number)
        if not isinstance(entry, dict):
            note = CellNote(place, Note("guides.cell_not_plain", {}))
            found.append(RawRow(place, {}, (note,), owner=owner))
            continue
        facts = cast("dict[str, Any]", entry)
        for flat in _flat(facts) if key == "situations" else (facts,):
            cells, unknown = _cells(columns, flat, frozenset({_ORDER}))
            found.append(RawRow(place, cells, warnings=_unknown(place, unknown), owner=owner))
    return found


def _flat(situation: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return a question as the sheet has it: a row an option."""
    asked = {name: value for name, value in situation.items() if name != _OPTIONS}
    options: Any = situation.get(_OPTIONS)
    if not isinstance(options, list) or not options:
        return [asked]
    listed = cast("list[Any]", options)
    rows: list[Mapping[str, Any]] = []
    for option in listed:
        facts = cast("dict[str, Any]", option) if isinstance(option, dict) else {"key": option}
        said = {name: facts.get(key) for name, key in _OPTION_KEYS.items()}
        rows.append({"key": asked.get("key"), **said} if rows else {**asked, **said})
    return rows


def _cells(
    columns: Sequence[Column], facts: Mapping[str, Any], passed: frozenset[str]
) -> tuple[dict[str, Any], list[str]]:
    by_name = {column.exchange: column.key for column in columns}
    cells = {
        by_name[name]: value
        for name, value in facts.items()
        if name in by_name and value is not None and value != ""
    }
    return cells, [name for name in facts if name not in by_name and name not in passed]


def _unknown(place: Place, names: Sequence[str]) -> tuple[CellNote, ...]:
    if not names:
        return ()
    shown = _("、").join(name[:30] for name in names[:8])
    return (CellNote(place, Note("guides.note_unknown_names", {"names": shown})),)
