"""Rows become whole guides, or refusals that name the cell and say what to do (逐格检查)."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from hallapp.guides.content import (
    FaqEntry,
    FeeEntry,
    GuideContent,
    MaterialEntry,
    OptionEntry,
    SituationEntry,
    SpecialEntry,
    StepEntry,
)
from hallapp.guides.exchange.cells import identity, narrow, read
from hallapp.guides.exchange.layout import CODE, DEPARTMENT, ITEM_NAME, ITEMS, Column, sheets
from hallapp.guides.exchange.rows import CellNote, Place, RawFile, RawRow
from hallapp.guides.importing.plan import Note
from hallapp.hall.limits import LimitUnit
from hallapp.kernel.texts import _

_ON_THE_SPOT = LimitUnit.ON_THE_SPOT.value
_LISTS: Final[Mapping[str, type[Any]]] = {
    "materials": MaterialEntry,
    "fees": FeeEntry,
    "steps": StepEntry,
    "specials": SpecialEntry,
    "questions": FaqEntry,
}
_OWNERS = frozenset({CODE.key, ITEM_NAME.key})
_DEFAULTS = {"materials": {"necessity": "required"}, "fees": {"state": "charged"}}
_LIMITS = {
    ITEMS: (("statutory_amount", "statutory_unit"), ("promised_amount", "promised_unit")),
    "steps": (("limit_amount", "limit_unit"),),
    "specials": (("limit_amount", "limit_unit"),),
}


@dataclass
class CheckedItem:
    """One item of a file after every cell of it was read.

    Attributes:
        code: As written, empty where the file gives none.
        given: Fields and lists that the file has at all.
        values: By key; what the file leaves empty is absent.
        lists: Entries by list.
    """

    place: Place
    code: str = ""
    name: str = ""
    department: str = ""
    given: frozenset[str] = frozenset()
    values: dict[str, Any] = field(default_factory=dict[str, Any])
    lists: dict[str, list[Any]] = field(default_factory=dict[str, list[Any]])
    refusals: list[CellNote] = field(default_factory=list[CellNote])
    warnings: list[CellNote] = field(default_factory=list[CellNote])

    @property
    def content(self) -> GuideContent:
        """What the file alone says."""
        return GuideContent(self.values, **{key: tuple(said) for key, said in self.lists.items()})


Tell = Callable[[int, int], None]


def checked(file: RawFile, tell: Tell | None = None) -> tuple[list[CheckedItem], list[CellNote]]:
    """Return every item of a file, and the refusals of rows that belong to none of them."""
    rows = file.rows.get(ITEMS, ())
    items: list[CheckedItem] = []
    for row in rows:
        items.append(_item(row))
        if tell is not None:
            tell(len(items), len(rows))
    owners = _Owners(items)
    loose: list[CellNote] = []
    for key in file.rows:
        if key != ITEMS:
            loose += _add_entries(key, file.rows[key], owners)
    for item in items:
        _look_over(item)
    _refuse_duplicates(items)
    return items, loose


class _Owners:
    """Finds the item that a row of another sheet belongs to: by place, code or name."""

    def __init__(self, items: Sequence[CheckedItem]) -> None:
        self._items = items
        self._by_code: dict[str, list[CheckedItem]] = defaultdict(list)
        self._by_name: dict[str, list[CheckedItem]] = defaultdict(list)
        for item in items:
            if item.code:
                self._by_code[item.code].append(item)
            self._by_name[item.name].append(item)

    def of(self, row: RawRow) -> CheckedItem | Note:
        """Return the item, or why there is none."""
        if row.owner:
            return self._items[row.owner - 1]
        code = narrow(str(row.cells.get(CODE.key, "")))
        name = identity(str(row.cells.get(ITEM_NAME.key, "")))
        if not code and not name:
            return Note("guides.row_owner_missing", {})
        found = self._by_code.get(code, []) if code else self._by_name.get(name, [])
        if not found:
            return Note("guides.row_of_nobody", {"wanted": (code or name)[:30]})
        if len(found) > 1 and not code:
            return Note("guides.row_of_several", {"wanted": name[:30]})
        return found[0]


def _item(row: RawRow) -> CheckedItem:
    item = CheckedItem(row.place, given=row.given, refusals=list(row.refusals))
    item.warnings += row.warnings
    values = _read_row(item, sheets()[ITEMS].columns, row)
    item.code = values.pop(CODE.key, "")
    item.department = _identified(item, DEPARTMENT, values.pop(DEPARTMENT.key, ""))
    item.name = _identified(item, sheets()[ITEMS].columns[2], values.get("name", ""))
    if item.name:
        values["name"] = item.name
    for pair in _LIMITS[ITEMS]:
        _check_limit(item, row.place, values, pair)
    item.values = values
    item.lists = {key: [] for key in sheets() if key != ITEMS and key in row.given}
    return item


def _identified(item: CheckedItem, column: Column, text: str) -> str:
    kept = identity(text)
    if kept != text.strip():
        note = Note("guides.note_invisible", {"column": column.label})
        item.warnings.append(CellNote(item.place, note))
    if "\n" in kept or "\t" in kept:
        facts = {"position": 1, "code_point": "U+000A"}
        item.refusals.append(CellNote(item.place, Note("guides.cell_control", facts)))
    return kept


def _read_row(item: CheckedItem, columns: Sequence[Column], row: RawRow) -> dict[str, Any]:
    """Return what the cells of a row say; what cannot be read is refused at its cell."""
    found: dict[str, Any] = {}
    cells = row.cells
    for column in columns:
        key = column.key
        if key in cells:
            reading = read(column, cells[key])
            if reading.refusal is not None:
                item.refusals.append(_at(row, column, reading.refusal))
                continue
            if reading.warning is not None:
                item.warnings.append(_at(row, column, reading.warning))
            if reading.value is not None:
                found[key] = reading.value
        if column.is_needed and key not in found:
            item.refusals.append(_at(row, column, Note("guides.cell_missing", {})))
    return found


def _at(row: RawRow, column: Column, note: Note) -> CellNote:
    return CellNote(Place(row.place.sheet, row.place.row, column.label), note)


def _check_limit(
    item: CheckedItem, place: Place, values: dict[str, Any], pair: tuple[str, str]
) -> None:
    """Hold amount and unit together; 当场 needs no amount."""
    amount, unit = values.get(pair[0]), values.get(pair[1])
    if unit == _ON_THE_SPOT and not amount:
        values[pair[0]] = 0
        return
    if unit == _ON_THE_SPOT or (amount is None) is not (unit is None) or amount == 0:
        item.refusals.append(CellNote(place, Note("guides.cell_limit_pair", {})))


def _add_entries(key: str, rows: Sequence[RawRow], owners: _Owners) -> list[CellNote]:
    """Give each row of a sheet to its item; return the refusals of those that have none."""
    columns = tuple(column for column in sheets()[key].columns if column.key not in _OWNERS)
    loose: list[CellNote] = []
    for row in rows:
        owner = owners.of(row)
        if isinstance(owner, Note):
            loose.append(CellNote(row.place, owner))
            continue
        owner.refusals += row.refusals
        owner.warnings += row.warnings
        if not row.refusals:
            _add_entry(key, owner, columns, row)
    return loose


def _add_entry(key: str, owner: CheckedItem, columns: Sequence[Column], row: RawRow) -> None:
    before = len(owner.refusals)
    values: dict[str, Any] = {**_DEFAULTS.get(key, {}), **_read_row(owner, columns, row)}
    for pair in _LIMITS.get(key, ()):
        _check_limit(owner, row.place, values, pair)
    if len(owner.refusals) > before:
        return
    if key == "situations":
        _add_option(owner, row, values)
    elif values:
        owner.lists.setdefault(key, []).append(_LISTS[key](**values))


def _add_option(owner: CheckedItem, row: RawRow, values: Mapping[str, Any]) -> None:
    """Put an option to its question; the first row of a key asks it."""
    asked = owner.lists.setdefault("situations", [])
    said: dict[str, Any] = dict(values)
    option_key, words = said.pop("option_key", ""), said.pop("option_words", "")
    place = next((n for n, each in enumerate(asked) if each.key == said["key"]), None)
    if place is None:
        if "ask" not in said:
            owner.refusals.append(CellNote(row.place, Note("guides.situation_ask_missing", {})))
            return
        place = len(asked)
        asked.append(SituationEntry(said["key"], said["ask"], (), said.get("when", ())))
    there: SituationEntry = asked[place]
    if any(said.get(name, getattr(there, name)) != getattr(there, name) for name in said):
        note = Note("guides.situation_differs", {"key": there.key[:30]})
        owner.refusals.append(CellNote(row.place, note))
    if bool(option_key) is not bool(words) or option_key in {each.key for each in there.options}:
        note = Note("guides.situation_option", {"key": there.key[:30]})
        owner.refusals.append(CellNote(row.place, note))
    elif option_key:
        asked[place] = replace(there, options=(*there.options, OptionEntry(option_key, words)))


def _look_over(item: CheckedItem) -> None:
    """Warn of conditions on questions or answers that the guide does not ask."""
    if "situations" not in item.lists:
        return
    known = {each.key: {option.key for option in each.options} for each in item.lists["situations"]}
    for key, entries in item.lists.items():
        for entry in entries:
            for condition in getattr(entry, "when", ()):
                if not known.get(condition.question, set()).issuperset(condition.options):
                    facts = {
                        "sheet": sheets()[key].title,
                        "condition": f"{condition.question}={','.join(condition.options)}"[:60],
                    }
                    note = CellNote(item.place, Note("guides.note_condition_unknown", facts))
                    item.warnings.append(note)


def _refuse_duplicates(items: Sequence[CheckedItem]) -> None:
    """Refuse every item whose code or name another one of the file bears too."""
    by_code: dict[str, list[CheckedItem]] = defaultdict(list)
    by_name: dict[tuple[str, str], list[CheckedItem]] = defaultdict(list)
    for item in items:
        if item.code:
            by_code[item.code].append(item)
        if item.name:
            by_name[item.department, item.name].append(item)
    for code, alike in by_code.items():
        _refuse_alike(alike, "guides.row_code_twice", code)
    for (_department, name), alike in by_name.items():
        _refuse_alike(alike, "guides.row_name_twice", name)


def _refuse_alike(alike: Sequence[CheckedItem], code: str, wanted: str) -> None:
    if len(alike) < 2:  # noqa: PLR2004 - alone it is no duplicate
        return
    rows = _("、").join(str(item.place.row) for item in alike[:20])
    for item in alike:
        item.refusals.append(CellNote(item.place, Note(code, {"wanted": wanted, "rows": rows})))
