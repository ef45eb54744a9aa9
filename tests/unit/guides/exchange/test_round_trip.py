"""A guide that was written to a file comes back as it was, whatever stands in it."""

import tempfile
from pathlib import Path

import pytest
from exchange_contents import FORMS, contents, guide, read, written
from guide_contents import plain_content, whole_content
from hypothesis import HealthCheck, given, settings

from hallapp.guides.content import GuideContent
from hallapp.guides.exchange.comparing import normal, same
from hallapp.guides.exchange.layout import ITEMS, CellKind, sheets
from hallapp.guides.exchange.rows import FileForm
from hallapp.guides.tables import (
    ItemFee,
    ItemSituation,
    ItemSpecial,
    ItemStep,
    RequiredMaterial,
    ServiceItem,
)
from hallapp.kernel.database.base import table_of


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=contents())
def test_whatever_a_guide_says_comes_back(form: FileForm, content: GuideContent) -> None:
    with tempfile.TemporaryDirectory() as folder:
        items, loose = read(written(Path(folder), [guide(content)], form))

    assert loose == []
    assert [note.words for note in items[0].refusals] == []
    assert items[0].code == "GA-001"
    assert items[0].department == "公安局"
    assert normal(items[0].content) == normal(content)
    assert items[0].content == content


@pytest.mark.parametrize("form", FORMS)
def test_entries_stay_with_their_item_and_in_their_order(tmp_path: Path, form: FileForm) -> None:
    guides = [guide(whole_content(), "SCJG-001"), guide(plain_content(), "GZC-001")]

    items, loose = read(written(tmp_path, guides, form))

    assert loose == []
    assert [item.content for item in items] == [whole_content(), plain_content()]


def test_a_csv_in_gb18030_is_read_as_well(tmp_path: Path) -> None:
    path = written(tmp_path, [guide(whole_content("𠮷某许可"))], FileForm.CSV, "gb18030")

    assert path.read_bytes().startswith("【事项】".encode("gb18030"))
    assert read(path)[0][0].content == whole_content("𠮷某许可")


def test_a_csv_in_utf_8_begins_with_the_mark_that_table_programs_want(tmp_path: Path) -> None:
    path = written(tmp_path, [guide(plain_content())], FileForm.CSV)

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_every_field_of_a_guide_has_a_column_and_no_header_stands_twice() -> None:
    for sheet in sheets().values():
        labels = [column.label for column in sheet.columns]
        names = [column.exchange for column in sheet.columns]
        assert len(set(labels)) == len(labels)
        assert len(set(names)) == len(names)


def test_no_column_takes_more_than_the_store_keeps() -> None:
    tables = {
        ITEMS: ServiceItem,
        "materials": RequiredMaterial,
        "fees": ItemFee,
        "steps": ItemStep,
        "specials": ItemSpecial,
        "situations": ItemSituation,
    }
    for key, table in tables.items():
        kept = table_of(table).c
        for column in sheets()[key].columns:
            if column.key not in kept or column.kind in {CellKind.CHOICE, CellKind.DAY}:
                continue
            length = getattr(kept[column.key].type, "length", None)
            assert length is None or column.limit <= length, (key, column.key)


def test_what_only_looks_different_is_the_same_guide() -> None:
    before = GuideContent(
        {"name": "某事", "item_type": "licence", "place": "一楼\r\n二号", "hours": " "}
    )
    after = GuideContent({"name": "某事", "item_type": "licence", "place": "一楼\n二号"})

    assert same(before, after)
