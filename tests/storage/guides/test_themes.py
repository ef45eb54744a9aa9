"""A theme gathers items for one thing; its figures are counted, never guessed."""

import uuid
from dataclasses import replace

import pytest
from hall_rows import SmallHall
from hall_store import HallStore

from hallapp.guides.errors import ItemGoneError, ThemeEmptyError, ThemeTakenError, ThemeUnknownError
from hallapp.guides.terms import ThemeFigures, ThemeKind, ThemeRow
from hallapp.guides.themes import ThemeService
from hallapp.hall.errors import NotEntitledError
from hallapp.kernel.requests import Channel


@pytest.fixture
def themes(store: HallStore) -> ThemeService:
    return ThemeService(store.work)


def opening_a_shop(items: dict[str, uuid.UUID]) -> ThemeRow:
    return ThemeRow(
        id=uuid.uuid4(),
        code="T01",
        name="开一家小店",
        kind=ThemeKind.ONE_THING,
        words="从执照到食品经营许可",
        before=ThemeFigures(steps=9, days=29, materials=14, visits=4),
        after=ThemeFigures(steps=4, days=9, materials=7, visits=1),
        item_ids=(items["S-002"], items["S-001"]),
    )


def test_a_theme_comes_back_with_its_items_in_order(store, themes, items) -> None:
    shop = opening_a_shop(items)

    themes.save(store.request(), shop)

    assert themes.themes(ThemeKind.ONE_THING) == (shop,)
    assert themes.theme("T01") == themes.theme("开一家小店") == shop
    assert [row.code for row in themes.items(shop)] == ["S-002", "S-001"]
    assert themes.themes(ThemeKind.LIFE_EVENT) == ()


def test_an_item_taken_out_of_a_theme_is_gone_from_it(store, themes, items) -> None:
    shop = opening_a_shop(items)
    themes.save(store.request(), shop)

    themes.save(store.request(), replace(shop, item_ids=(items["S-003"], items["S-002"])))

    assert themes.theme("T01").item_ids == (items["S-003"], items["S-002"])


def test_an_idle_theme_is_in_no_list(store, themes, items) -> None:
    themes.save(store.request(), replace(opening_a_shop(items), is_active=False))

    assert themes.themes() == ()
    with pytest.raises(ThemeUnknownError):
        themes.theme("T01")


def test_a_theme_needs_a_name_items_that_are_there_and_a_code_of_its_own(
    store, themes, items
) -> None:
    shop = opening_a_shop(items)
    themes.save(store.request(), shop)

    with pytest.raises(ThemeTakenError):
        themes.save(store.request(), replace(shop, id=uuid.uuid4()))
    with pytest.raises(ThemeEmptyError):
        themes.save(store.request(), replace(shop, item_ids=()))
    with pytest.raises(ItemGoneError):
        themes.save(store.request(), replace(shop, item_ids=(uuid.uuid4(),)))


def test_a_window_clerk_keeps_no_themes(hall: SmallHall, themes, items) -> None:
    clerk = hall.store.request(person_id=hall.people[1], channel=Channel.DESK)

    with pytest.raises(NotEntitledError):
        themes.save(clerk, opening_a_shop(items))
