"""The hall's guides as a file: workbook, CSV or JSON, and the empty template (导出)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

from hallapp.guides.content import GuideContent
from hallapp.guides.content.packing import LISTS
from hallapp.guides.exchange import stored
from hallapp.guides.exchange.cells import written
from hallapp.guides.exchange.csv_files import csv_text
from hallapp.guides.exchange.errors import FileNotKeptError
from hallapp.guides.exchange.guidance import example
from hallapp.guides.exchange.json_files import ROW_ID, STATE, VERSION, json_text, plain
from hallapp.guides.exchange.layout import CODE, DEPARTMENT, ITEM_NAME, ITEMS, Sheet, sheets
from hallapp.guides.exchange.plan import StoredGuide
from hallapp.guides.exchange.rows import FileForm
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.texts import papers

_BOM = "\ufeff"


class GuideExportService:
    """Writes every element of every guide to a file that `import` reads back without a loss."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def export(self, path: Path, form: FileForm, encoding: str = "utf-8") -> int:
        """Write all guides of the hall; return how many.

        Args:
            path: What was there is replaced at the end, never left half written.
            form: Workbook, CSV or JSON.
            encoding: Of a CSV, `utf-8` (with a mark at the start) or `gb18030`.

        Raises:
            TextNotForWorkbookError: A text is too long for a workbook.
            SurroundingsError: The store cannot be read, or the file cannot be written.
        """
        with self._work.read() as session:
            found = stored.guides(session.connection(), self._work.hall_id)
        guides = sorted(found.values(), key=lambda each: each.code)
        keep(path, file_of(guides, form, encoding))
        return len(guides)


def write_template(path: Path) -> None:
    """Write the empty workbook with drop-downs, notes and one example.

    Raises:
        SurroundingsError: The file cannot be written.
    """
    from hallapp.guides.exchange.workbook_writing import workbook

    keep(path, workbook(pages([]), pages([example()])))


def file_of(guides: Sequence[StoredGuide], form: FileForm, encoding: str = "utf-8") -> bytes:
    """Return guides as the bytes of a file.

    Raises:
        TextNotForWorkbookError: A text is too long for a workbook.
    """
    if form is FileForm.WORKBOOK:
        from hallapp.guides.exchange.workbook_writing import workbook

        return workbook(pages(guides))
    if form is FileForm.JSON:
        return json_text(map(_item, guides)).encode("utf-8", "replace")
    text = csv_text((sheet, _written(sheet, rows)) for sheet, rows in pages(guides))
    if encoding == "utf-8":
        text = _BOM + text
    return text.encode(encoding, "replace")


def pages(guides: Sequence[StoredGuide]) -> list[tuple[Sheet, list[list[Any]]]]:
    """Return every sheet with the values of its rows, in the order of its columns."""
    return [(sheet, list(_rows(sheet, guides))) for sheet in sheets().values()]


def _written(sheet: Sheet, rows: Iterable[Sequence[Any]]) -> Iterator[list[str]]:
    for row in rows:
        yield [written(column, value) for column, value in zip(sheet.columns, row, strict=True)]


def _rows(sheet: Sheet, guides: Sequence[StoredGuide]) -> Iterator[list[Any]]:
    for guide in guides:
        name = guide.content.text("name")
        for values in _values(sheet, guide):
            facts = {CODE.key: guide.code, ITEM_NAME.key: name, **values}
            yield [facts.get(column.key) for column in sheet.columns]


def _values(sheet: Sheet, guide: StoredGuide) -> Iterator[Mapping[str, Any]]:
    if sheet.key == ITEMS:
        yield {DEPARTMENT.key: guide.department, **guide.content.values}
    elif sheet.key == "situations":
        yield from _options(guide.content)
    else:
        for entry in getattr(guide.content, sheet.key):
            yield {each.name: getattr(entry, each.name) for each in fields(entry)}


def _options(content: GuideContent) -> Iterator[Mapping[str, Any]]:
    """Give a row an option; what is asked stands in the first."""
    for asked in content.situations:
        facts: dict[str, Any] = {"key": asked.key, "ask": asked.ask, "when": asked.when}
        for option in asked.options:
            yield {**facts, "option_key": option.key, "option_words": option.words}
            facts = {"key": asked.key}
        if not asked.options:
            yield facts


def _item(guide: StoredGuide) -> dict[str, Any]:
    sheet = sheets()[ITEMS]
    with papers():
        state = guide.state.label
    facts = {DEPARTMENT.key: guide.department, CODE.key: guide.code, **guide.content.values}
    told = {ROW_ID: str(guide.id), VERSION: guide.version, STATE: state}
    said = {each.exchange: plain(each, facts.get(each.key)) for each in sheet.columns}
    lists = {name: _entries(name, getattr(guide.content, name)) for name in LISTS}
    return {**told, **said, **lists}


def _entries(name: str, entries: Sequence[Any]) -> list[dict[str, Any]]:
    columns = [each for each in sheets()[name].columns if each not in {CODE, ITEM_NAME}]
    if name == "situations":
        return [_situation(each) for each in entries]
    return [
        {
            each.exchange: said
            for each in columns
            if (said := plain(each, getattr(entry, each.key))) is not None
        }
        for entry in entries
    ]


def _situation(asked: Any) -> dict[str, Any]:
    options = [{"key": each.key, "words": each.words} for each in asked.options]
    when = {each.question: list(each.options) for each in asked.when}
    told = {"key": asked.key, "ask": asked.ask, "options": options}
    return {**told, "when": when} if when else told


def keep(path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        FileNotKeptError: It cannot be written there.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise FileNotKeptError(path=str(path), reason=error.strerror or "") from error
