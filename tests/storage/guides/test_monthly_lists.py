"""The five lists, month by month, in batches, with what changed."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from hall_store import HallStore

from hallapp.guides.errors import ItemGoneError, ListTwiceError
from hallapp.guides.lists import ListService
from hallapp.guides.terms import ListKind

OCTOBER, NOVEMBER, DECEMBER = (date(2026, month, 15) for month in (10, 11, 12))


@pytest.fixture
def lists(store: HallStore) -> ListService:
    return ListService(store.work)


def codes(rows) -> list[str]:
    return [row.code for row in rows]


def test_only_what_was_published_stands_in_a_list(store, lists, items) -> None:
    wanted = [items["S-001"], items["S-002"]]
    lists.plan(store.request(), ListKind.ONCE, NOVEMBER, wanted, planned_on=NOVEMBER)

    assert codes(lists.entries(ListKind.ONCE, NOVEMBER)) == []
    assert codes(lists.entries(ListKind.ONCE, NOVEMBER, with_planned=True)) == ["S-001", "S-002"]
    assert lists.publish_batch(store.request(), ListKind.ONCE, NOVEMBER, 1) == 2
    assert codes(lists.entries(ListKind.ONCE, NOVEMBER)) == ["S-001", "S-002"]
    assert codes(lists.entries(ListKind.ONCE, OCTOBER)) == []
    assert codes(lists.entries(ListKind.ONCE, DECEMBER)) == ["S-001", "S-002"]
    assert codes(lists.entries(ListKind.ONLINE, NOVEMBER)) == []


def test_batches_of_a_month_are_published_one_by_one(store, lists, items) -> None:
    lists.plan(store.request(), ListKind.ONLINE, NOVEMBER, [items["S-001"]])
    lists.plan(store.request(), ListKind.ONLINE, NOVEMBER, [items["S-002"]], batch=2)

    lists.publish_batch(store.request(), ListKind.ONLINE, NOVEMBER, 2)

    assert codes(lists.entries(ListKind.ONLINE, NOVEMBER)) == ["S-002"]


def test_a_month_says_what_came_and_what_left(store, lists, items) -> None:
    lists.plan(store.request(), ListKind.ONCE, NOVEMBER, [items["S-001"]])
    lists.publish_batch(store.request(), ListKind.ONCE, NOVEMBER, 1)

    lists.end(store.request(), ListKind.ONCE, DECEMBER, items["S-001"])

    assert codes(lists.changes(ListKind.ONCE, NOVEMBER).added) == ["S-001"]
    assert codes(lists.changes(ListKind.ONCE, DECEMBER).ended) == ["S-001"]
    assert codes(lists.entries(ListKind.ONCE, NOVEMBER)) == ["S-001"]
    assert codes(lists.entries(ListKind.ONCE, DECEMBER)) == []
    with pytest.raises(ItemGoneError):
        lists.end(store.request(), ListKind.ONCE, DECEMBER, items["S-001"])


def test_an_item_stands_in_a_list_once(store, lists, items) -> None:
    lists.plan(store.request(), ListKind.ONCE, NOVEMBER, [items["S-001"]])

    with pytest.raises(ListTwiceError):
        lists.plan(store.request(), ListKind.ONCE, DECEMBER, [items["S-001"]])


def test_the_guide_says_which_items_belong_in_a_list(store, lists, items) -> None:
    assert codes(lists.candidates(ListKind.AT_ONCE)) == ["S-003"]
    assert codes(lists.candidates(ListKind.NO_MEETING)) == ["S-003"]
    assert codes(lists.candidates(ListKind.ONCE)) == ["S-001", "S-003"]
    lists.plan(store.request(), ListKind.ONCE, NOVEMBER, [items["S-001"]])
    assert codes(lists.candidates(ListKind.ONCE)) == ["S-003"]


def test_the_same_request_plans_once(store, lists, items) -> None:
    request = store.request()

    assert lists.plan(request, ListKind.ONCE, NOVEMBER, [items["S-001"]]) == 1
    assert lists.plan(request, ListKind.ONCE, NOVEMBER, [items["S-001"]]) == 1

    assert len(lists.entries(ListKind.ONCE, NOVEMBER, with_planned=True)) == 1


def test_an_item_that_is_not_there_is_planned_nowhere(store, lists, items) -> None:
    with pytest.raises(ItemGoneError):
        lists.plan(store.request(), ListKind.ONCE, NOVEMBER, [items["S-001"], uuid.uuid4()])

    assert lists.entries(ListKind.ONCE, NOVEMBER, with_planned=True) == ()


def test_of_two_managers_who_plan_an_item_at_once_one_is_told(store, items) -> None:
    stations = [ListService(store.work_as("clerk")) for _station in range(2)]
    start = Barrier(2)

    def plan(station: ListService) -> object:
        start.wait(timeout=10)
        try:
            return station.plan(store.request(), ListKind.ONCE, NOVEMBER, list(items.values()))
        except ListTwiceError as error:
            return error.code

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(plan, stations))

    assert sorted(map(str, said)) == [str(len(items)), "guides.list_twice"]
