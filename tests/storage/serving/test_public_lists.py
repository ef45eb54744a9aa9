"""What the hall publishes as lists: the same rows for paper and workbook, nothing invented."""

import uuid
from datetime import date

import pytest
from guide_contents import plain_content, whole_content
from hall_store import HallStore
from public_items import BUREAU, publish

from hallapp.guides.catalogue import CatalogueService
from hallapp.guides.lists import ListService
from hallapp.guides.terms import ListKind
from hallapp.hall.people import PeopleService
from hallapp.openness.service import OpennessService
from hallapp.serving.public_lists import PublicListService

NOVEMBER = date(2026, 11, 1)


@pytest.fixture
def items(store: HallStore) -> dict[str, uuid.UUID]:
    return publish(store, {"S-001": whole_content(), "S-002": plain_content()})


@pytest.fixture
def lists(store: HallStore) -> PublicListService:
    work = store.work
    return PublicListService(
        work,
        ListService(work),
        CatalogueService(work),
        OpennessService(work),
        PeopleService(work).hall,
    )


def test_a_monthly_list_says_what_stands_there_and_what_changed(store, lists, items) -> None:
    monthly = ListService(store.work)
    monthly.plan(store.request(), ListKind.ONCE, NOVEMBER, [items["S-001"]])
    monthly.publish_batch(store.request(), ListKind.ONCE, NOVEMBER, 1)

    whole, changed = lists.monthly(ListKind.ONCE, NOVEMBER)

    assert whole.title == "一次办清单"
    assert whole.subtitle == "2026年11月，共 1 项"
    assert whole.rows == ((BUREAU, "S-001", "食品经营许可新办", "2026-11", 1, "2026-11-23"),)
    assert changed.rows[0][0] == "新增"
    assert lists.monthly(ListKind.ONLINE, NOVEMBER)[0].rows == ()


def test_powers_and_duties_stand_by_department_and_lack_what_they_lack(lists, items) -> None:
    (power,) = lists.powers().rows
    duties = lists.duties(BUREAU)

    assert power == (
        BUREAU, "S-001", "食品经营许可新办", "行政许可", "食品安全法第三十五条", "待补充"
    )  # fmt: skip
    assert [row[1] for row in duties.rows] == ["S-001", "S-002"]
    assert duties.rows[0][3] == "受理 → 审核 → 送达"
    assert duties.rows[1][3:] == ("待补充", "待补充", "待补充")
    assert lists.duties("民政局").rows == ()


def test_a_fee_says_since_when_it_is_not_charged_and_by_which_paper(lists, items) -> None:
    (fee,) = lists.fees().rows

    assert fee[2:] == ("工本费", "10元/证", "发改价格文件", "取消（2026-01-01，财税〔2026〕1号）")


def test_empty_lists_are_tables_too(lists) -> None:
    assert lists.open_catalogue().rows == ()
    assert lists.powers().rows == ()
    assert [table.rows for table in lists.changes(NOVEMBER, NOVEMBER)] == [(), ()]
    assert lists.readings(NOVEMBER, NOVEMBER).subtitle.endswith("共 0 人次")
    assert lists.distributions(NOVEMBER, NOVEMBER).rows == ()
