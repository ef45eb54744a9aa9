"""A file's items beside the hall's: new, changed, the same or not to be imported (比对)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from hallapp.guides.content import GuideContent
from hallapp.guides.content.packing import LISTS
from hallapp.guides.exchange.cells import identity, one_line_ends, read, written
from hallapp.guides.exchange.checking import CheckedItem
from hallapp.guides.exchange.layout import ITEMS, Column, Sheet, sheets
from hallapp.guides.exchange.plan import (
    ContentChange,
    GuidePlan,
    Hall,
    PlanItem,
    StoredGuide,
)
from hallapp.guides.exchange.rows import CellNote, Place, RawFile
from hallapp.guides.importing.plan import LineVerdict, Note
from hallapp.guides.terms import GuideState
from hallapp.hall.limits import LimitUnit
from hallapp.kernel.texts import _

_SHOWN = 40
_ITEM_CODE = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_ON_THE_SPOT = LimitUnit.ON_THE_SPOT.value


def planned(
    file: RawFile, items: Sequence[CheckedItem], loose: Iterable[CellNote], hall: Hall
) -> GuidePlan:
    """Return what an import would do."""
    by_name = {(each.department, each.content.text("name")): each for each in hall.guides.values()}
    plans = tuple(_planned(item, _there(item, hall, by_name), hall) for item in items)
    named = (each.department for each in plans if each.content is not None)
    new = tuple(name for name in dict.fromkeys(named) if name not in hall.departments)
    return GuidePlan(
        file.name, file.digest, file.form, file.encoding, plans, tuple(loose), file.warnings, new,
        hall.is_demo,
    )  # fmt: skip


def again(item: PlanItem, hall: Hall, by_name: dict[tuple[str, str], StoredGuide]) -> PlanItem:
    """Return an item of a plan with its verdict on the hall as it is now, at the last moment."""
    if item.content is None or item.verdict is LineVerdict.SAME:
        return item
    there = hall.guides.get(item.code) or by_name.get((item.department, item.name))
    if there is None:
        return replace(item, verdict=LineVerdict.NEW, item_id=None)
    if same(there.content, item.content):
        return replace(item, verdict=LineVerdict.SAME, item_id=there.id)
    refusal = _drafted(item.place, there)
    if refusal is not None:
        return _refused(item, refusal)
    return replace(item, verdict=LineVerdict.CHANGED, item_id=there.id, code=there.code)


def same(before: GuideContent, after: GuideContent) -> bool:
    """Return whether two contents say the same once they are written and read again."""
    return before == after or normal(before) == normal(after)


def normal(content: GuideContent) -> GuideContent:
    """Return a content as it would come back from a file."""
    columns = {column.key: column for column in sheets()[ITEMS].columns}
    values = {
        key: found
        for key, value in content.values.items()
        if key in columns and (found := _normal(columns[key], value)) is not None
    }
    return GuideContent(
        values,
        **{name: tuple(map(_normal_entry, getattr(content, name))) for name in LISTS},
    )


def _normal(column: Column, value: Any) -> Any:
    if isinstance(value, (bool, int)):
        return value
    reading = read(column, written(column, value))
    if column.key == "name" and isinstance(reading.value, str):
        return identity(reading.value)
    return value if reading.refusal is not None else reading.value


def _normal_entry(entry: Any) -> Any:
    changed: dict[str, Any] = {}
    for each in fields(entry):
        said = getattr(entry, each.name)
        if isinstance(said, str) and (said.isspace() or "\r" in said):
            changed[each.name] = "" if said.isspace() else one_line_ends(said)
    if when := getattr(entry, "when", ()):
        changed["when"] = tuple(sorted(when, key=lambda each: each.question))
    if getattr(entry, "limit_unit", "") == _ON_THE_SPOT:
        changed["limit_amount"] = entry.limit_amount or 0
    return replace(entry, **changed) if changed else entry


def _there(
    item: CheckedItem, hall: Hall, by_name: dict[tuple[str, str], StoredGuide]
) -> StoredGuide | None:
    if item.code in hall.guides:
        return hall.guides[item.code]
    return by_name.get((item.department, item.name))


def _planned(item: CheckedItem, there: StoredGuide | None, hall: Hall) -> PlanItem:
    plan = PlanItem(
        item.place, there.code if there else item.code, item.name, item.department,
        LineVerdict.REFUSED, warnings=tuple(item.warnings),
    )  # fmt: skip
    refusals = [*item.refusals, *_identity_refusals(item, there)]
    if refusals:
        return replace(plan, refusals=tuple(refusals))
    content = _whole(item, there)
    refusals = list(_file_refusals(item, content, there, hall))
    if refusals:
        return replace(plan, refusals=tuple(refusals))
    if there is None:
        return replace(plan, verdict=LineVerdict.NEW, content=content)
    if same(there.content, content):
        return replace(plan, verdict=LineVerdict.SAME, content=content, item_id=there.id)
    refusal = _drafted(item.place, there)
    if refusal is not None:
        return _refused(plan, refusal)
    return replace(
        plan, verdict=LineVerdict.CHANGED, content=content, item_id=there.id,
        changes=differences(there.content, content),
        warnings=(*plan.warnings, *_reviewed(plan, there, hall)),
    )  # fmt: skip


def _refused(item: PlanItem, refusal: CellNote) -> PlanItem:
    return replace(
        item, verdict=LineVerdict.REFUSED, content=None, refusals=(*item.refusals, refusal)
    )


def _identity_refusals(item: CheckedItem, there: StoredGuide | None) -> Iterable[CellNote]:
    if there is None:
        if item.code and not _ITEM_CODE.fullmatch(item.code):
            yield CellNote(item.place, Note("guides.cell_item_code", {"value": item.code}))
        return
    if item.code and item.code != there.code:
        facts = {"name": item.name, "there": there.code, "code": item.code}
        yield CellNote(item.place, Note("guides.row_other_code", facts))
    if item.department and item.department != there.department:
        facts = {"code": there.code, "there": there.department}
        yield CellNote(item.place, Note("guides.row_other_department", facts))


def _drafted(place: Place, there: StoredGuide) -> CellNote | None:
    if there.draft is None:
        return None
    facts = {
        "person": there.draft.person or _("系统"),
        "since": there.draft.since.strftime("%Y-%m-%d %H:%M"),
    }
    return CellNote(place, Note("guides.row_has_draft", facts))


def _reviewed(plan: PlanItem, there: StoredGuide, hall: Hall) -> Iterable[CellNote]:
    if there.state is GuideState.PUBLISHED and not hall.is_demo:
        yield CellNote(plan.place, Note("guides.note_becomes_draft", {}))


def _whole(item: CheckedItem, there: StoredGuide | None) -> GuideContent:
    """Return a content with what the file does not have at all kept from the hall."""
    said = item.content
    if there is None:
        return said
    kept = {key: value for key, value in there.content.values.items() if key not in item.given}
    lists = {name: getattr(there.content, name) for name in LISTS if name not in item.given}
    return replace(said, values={**kept, **said.values}, **lists)


def _file_refusals(
    item: CheckedItem, content: GuideContent, there: StoredGuide | None, hall: Hall
) -> Iterable[CellNote]:
    """Refuse files that the hall does not have: nobody could open them."""
    known = hall.files | (_files_of(there.content) if there else frozenset[str]())
    for file in sorted(_files_of(content) - known):
        yield CellNote(item.place, Note("guides.file_not_here", {"file": file}))


def _files_of(content: GuideContent) -> frozenset[str]:
    found = {content.text("result_file")}
    for material in content.materials:
        found |= {material.blank_file, material.sample_file}
    return frozenset(found - {""})


def differences(before: GuideContent, after: GuideContent) -> tuple[ContentChange, ...]:
    """Return what differs between two contents, field by field and entry by entry."""
    old, new = normal(before), normal(after)
    changes = [
        ContentChange(column.label, *_both(column, old.values, new.values))
        for column in sheets()[ITEMS].columns
        if old.values.get(column.key) != new.values.get(column.key)
    ]
    for name in LISTS:
        entries = getattr(old, name), getattr(new, name)
        if entries[0] != entries[1]:
            changes += _list_changes(sheets()[name], *entries)
    return tuple(changes)


def _both(column: Column, old: Any, new: Any) -> tuple[str, str]:
    before, after = (written(column, each.get(column.key)) for each in (old, new))
    return before[: _SHOWN * 5], after[: _SHOWN * 5]


def _list_changes(sheet: Sheet, old: Sequence[Any], new: Sequence[Any]) -> list[ContentChange]:
    """Return what differs in a list: entry beside entry, in their order."""
    changes: list[ContentChange] = []
    for number in range(max(len(old), len(new))):
        before = old[number] if number < len(old) else None
        after = new[number] if number < len(new) else None
        if before != after:
            where = _("{sheet}第 {number} 项").format(sheet=sheet.title, number=number + 1)
            changes.append(ContentChange(where, *_entry_words(sheet, before, after)))
    return changes


def _entry_words(sheet: Sheet, before: Any, after: Any) -> tuple[str, str]:
    """Return an entry before and after: its name, and the columns that differ."""
    if before is None or after is None:
        return _title_of(before), _title_of(after)
    said: tuple[list[str], list[str]] = ([], [])
    for column in sheet.columns:
        if hasattr(before, column.key) and getattr(before, column.key) != getattr(
            after, column.key
        ):
            for words, entry in zip(said, (before, after), strict=True):
                words.append(
                    f"{column.label} {written(column, getattr(entry, column.key))[:_SHOWN]}"
                )
    if not said[0]:
        said = ([_options(before)], [_options(after)])
    return "; ".join(said[0]), "; ".join(said[1])


def _title_of(entry: Any) -> str:
    if entry is None:
        return ""
    for name in ("name", "ask", "question", "standard"):
        if text := getattr(entry, name, ""):
            return str(text)[:_SHOWN]
    return "—"


def _options(entry: Any) -> str:
    return ", ".join(f"{each.key}={each.words}" for each in getattr(entry, "options", ()))
