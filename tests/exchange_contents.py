"""Random guides and files of them, for tests of import and export."""

import uuid
from pathlib import Path

from hypothesis import strategies as st

from hallapp.guides.content import (
    FaqEntry,
    FeeEntry,
    GuideContent,
    MaterialEntry,
    OptionEntry,
    SituationEntry,
    SpecialEntry,
    StepEntry,
    Value,
)
from hallapp.guides.exchange.cells import FORBIDDEN
from hallapp.guides.exchange.checking import CheckedItem, checked
from hallapp.guides.exchange.exporting import file_of
from hallapp.guides.exchange.layout import ITEMS, CellKind, Column, sheets
from hallapp.guides.exchange.opening import opened, read_rows
from hallapp.guides.exchange.plan import StoredGuide
from hallapp.guides.exchange.rows import CellNote, FileForm
from hallapp.guides.terms import Condition, GuideState

FORMS = (FileForm.WORKBOOK, FileForm.CSV, FileForm.JSON)
# Formula signs, apostrophes, marks of sheets, signs of both widths and directions, rare ones.
_TRICKY = "=+-@'\"【】,;；，\t\n _x0041 是否示例①Ａ１（）\u200f\u202e\u200b👨‍👩‍👧𠀀𫝀#"


def texts(most: int) -> st.SearchStrategy[str]:
    """Texts as people write them, and as they should not."""
    signs = st.one_of(st.sampled_from(_TRICKY), st.characters(exclude_categories=["Cs", "Cc"]))
    return st.text(signs, max_size=min(most, 30)).filter(
        lambda text: not text.isspace() and not FORBIDDEN.search(text) and "x005F_" not in text
    )


_CODE_TEXTS = st.from_regex(r"[0-9A-Z][0-9A-Z-]{0,20}", fullmatch=True)
_VALUES: dict[CellKind, st.SearchStrategy[Value]] = {
    CellKind.NUMBER: st.integers(1, 999999),
    CellKind.YES_NO: st.booleans(),
    CellKind.DAY: st.dates().map(lambda day: day.isoformat()),
    CellKind.FILE: st.uuids().map(str),
    CellKind.CODE: _CODE_TEXTS,
    CellKind.PHONE: _CODE_TEXTS,
    CellKind.URL: st.just("https://example.gov.cn/item?a=1&b=2"),
}


def _value(column: Column) -> st.SearchStrategy[Value]:
    if column.kind is CellKind.CHOICE:
        return st.sampled_from([value for value, _words in column.choices])
    return _VALUES[column.kind] if column.kind in _VALUES else texts(column.limit)


def _entries(key: str, kind: type, conditions: st.SearchStrategy) -> st.SearchStrategy:
    needed: dict[str, st.SearchStrategy] = {}
    given: dict[str, st.SearchStrategy] = {}
    for column in sheets()[key].columns:
        if column.key in {"code", "item_name", "limit_amount", "limit_unit"}:
            continue
        if column.kind is CellKind.WHEN:
            given["when"] = conditions
        elif column.is_needed:
            needed[column.key] = texts(column.limit).filter(bool)
        else:
            given[column.key] = _value(column)
    return st.lists(
        st.fixed_dictionaries(needed, optional=given)
        .filter(bool)
        .map(lambda said: kind(**said))
        .filter(lambda entry: key != "fees" or entry != FeeEntry()),
        max_size=3,
    ).map(tuple)


@st.composite
def contents(draw: st.DrawFn, name: str = "") -> GuideContent:
    """A guide in which anything may stand, or nothing but what must."""
    columns = {
        column.key: _value(column)
        for column in sheets()[ITEMS].columns
        if column.key not in {"code", "department", "name", "item_type"}
        and not column.key.startswith(("statutory_", "promised_"))
    }
    values: dict[str, Value] = draw(st.fixed_dictionaries({}, optional=columns))
    values["name"] = name or draw(st.from_regex(r"[=+@甲乙丙A-Z]{1,20}", fullmatch=True))
    values["item_type"] = draw(st.sampled_from(["licence", "public_service", "award"]))
    if draw(st.booleans()):
        values |= {"statutory_amount": 20, "statutory_unit": "working_days"}
        values |= {"promised_amount": 0, "promised_unit": "on_the_spot"}
    asked = draw(st.lists(st.sampled_from(["who", "kind", "where"]), unique=True, max_size=3))
    conditions = st.sets(st.sampled_from(asked or ["none"]), max_size=2).map(
        lambda keys: tuple(Condition(key, ("a", "b")) for key in sorted(keys))
    )
    options = (OptionEntry("a", "=甲"), OptionEntry("b", "乙\n二"))
    situations = tuple(
        SituationEntry(key, draw(texts(30).filter(bool)), options if number else options[:1])
        for number, key in enumerate(asked)
    )
    return GuideContent(
        {key: value for key, value in values.items() if value not in ("", None)},
        materials=draw(_entries("materials", MaterialEntry, conditions)),
        fees=draw(_entries("fees", FeeEntry, conditions)),
        steps=(*draw(_entries("steps", StepEntry, conditions)), StepEntry("办结", 3, "hours")),
        specials=draw(_entries("specials", SpecialEntry, conditions)),
        situations=situations,
        questions=draw(_entries("questions", FaqEntry, conditions)),
    )


def guide(content: GuideContent, code: str = "GA-001") -> StoredGuide:
    """Return a content as an item of a hall."""
    return StoredGuide(uuid.uuid4(), code, 1, GuideState.SAMPLE, "公安局", content)


def written(folder: Path, guides: list[StoredGuide], form: FileForm, encoding: str = "utf-8"):
    """Write guides to a file of the form; return its path."""
    path = folder / f"事项.{form.value}"
    path.write_bytes(file_of(guides, form, encoding))
    return path


def read(path: Path) -> tuple[list[CheckedItem], list[CellNote]]:
    """Read a file as the import does before it looks at the hall."""
    return checked(read_rows(opened(path)))


def codes(notes: list[CellNote]) -> list[str]:
    """Return the codes of remarks."""
    return [note.note.code for note in notes]
