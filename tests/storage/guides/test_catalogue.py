"""The catalogue's changes, with counts before and after that add up."""

from datetime import date

from hall_store import HallStore

from hallapp.guides.catalogue import CatalogueService, record_changes
from hallapp.guides.terms import CatalogueAction, CatalogueCountRow, ItemType

MONDAY = date(2026, 11, 23)


def change(store: HallStore, item_id, on: date, action: CatalogueAction, kind: ItemType) -> None:
    with store.work.write(store.request(), "test.change") as act:
        row = {
            "on": on, "at": act.now, "action": action, "item_id": item_id,
            "item_type": kind, "version": 1, "document": "清单〔2026〕1号",
        }  # fmt: skip
        record_changes(act.connection, store.work.hall_id, [row])


def test_counts_before_and_after_add_up(store: HallStore, items) -> None:
    service = ItemType.PUBLIC_SERVICE
    change(store, items["S-002"], date(2026, 10, 8), CatalogueAction.ADDED, service)
    change(store, items["S-003"], MONDAY, CatalogueAction.ADDED, service)
    change(store, items["S-003"], MONDAY, CatalogueAction.CHANGED, service)
    catalogue = CatalogueService(store.work)

    assert catalogue.counts(date(2026, 11, 1), date(2026, 11, 30)) == (
        CatalogueCountRow(ItemType.LICENCE, 1, 0, 0, 1),
        CatalogueCountRow(service, 1, 1, 0, 2),
    )
    assert catalogue.counts(date(2026, 10, 1), date(2026, 10, 31))[1] == CatalogueCountRow(
        service, 0, 1, 0, 1
    )
    assert [row.code for row in catalogue.changes(date(2026, 11, 1), MONDAY)] == ["S-003", "S-003"]
    assert catalogue.changes(MONDAY, MONDAY)[0].document == "清单〔2026〕1号"


def test_an_item_that_is_suspended_and_then_withdrawn_goes_once(store: HallStore, items) -> None:
    service = ItemType.PUBLIC_SERVICE
    change(store, items["S-002"], MONDAY, CatalogueAction.SUSPENDED, service)
    change(store, items["S-002"], MONDAY, CatalogueAction.WITHDRAWN, service)

    counted = {row.item_type: row for row in CatalogueService(store.work).counts(MONDAY, MONDAY)}

    assert counted[service].withdrawn == 1
