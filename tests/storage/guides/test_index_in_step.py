"""An index kept by one station never outlives a change that another one committed."""

import pytest
from hall_store import HallStore
from sqlalchemy import update

from hallapp.guides.importing.service import ItemImportService
from hallapp.guides.service import GuideService
from hallapp.guides.tables import ServiceItem
from hallapp.guides.terms import GuideState
from hallapp.kernel.changes import Change
from hallapp.kernel.places import database_scripts

SEED = database_scripts() / "seed" / "service-items.csv"
FOOD = "食品经营许可(食品销售)"


@pytest.fixture
def kiosk(store: HallStore) -> GuideService:
    """A station that has looked for something already, and so keeps an index."""
    imports = ItemImportService(store.work)
    imports.carry_out(store.request(), imports.plan_import(SEED), state=GuideState.SAMPLE)
    guides = GuideService(store.work)
    assert [row.name for row in guides.search("㇒㇔㇔㇖㇐", for_kiosk=True)] == [FOOD]
    return guides


def withdraw(store: HallStore, name: str) -> None:
    with store.work.write(store.request(), "test.withdraw", name=name) as act:
        withdrawn = update(ServiceItem).where(ServiceItem.name == name)
        act.session.execute(withdrawn.values(state=GuideState.WITHDRAWN))
        act.changed(Change.GUIDES)


def break_off(store: HallStore) -> None:
    with store.work.write(store.request(), "test.withdraw") as act:
        act.session.execute(update(ServiceItem).values(state=GuideState.WITHDRAWN))
        act.changed(Change.GUIDES)
        raise RuntimeError("power cut")


def test_a_withdrawn_guide_is_found_by_nobody_from_the_commit_on(kiosk, store: HallStore):
    withdraw(store, FOOD)

    assert kiosk.search("食品", for_kiosk=True) == kiosk.search("spjy", for_kiosk=True) == ()
    assert kiosk.search("㇒㇔㇔㇖㇐", for_kiosk=True) == ()
    assert FOOD not in {row.name for row in kiosk.popular(1000)}
    assert FOOD not in {row.name for row in kiosk.search("", for_kiosk=True)}


def test_a_refused_change_leaves_the_list_as_it_was(kiosk, store: HallStore):
    with pytest.raises(RuntimeError, match="power cut"):
        break_off(store)

    assert [row.name for row in kiosk.search("食品", for_kiosk=True)] == [FOOD]


def test_what_citizens_begin_to_ask_for_rises_at_once(kiosk, store: HallStore):
    other = GuideService(store.work)

    other.set_popularity(store.request(), {other.find("结婚").item.id: 30})

    assert kiosk.popular(1)[0].name == "内地居民结婚登记"


def test_while_guides_do_not_change_nothing_is_read_again(kiosk):
    first = kiosk.search("食品", for_kiosk=True)

    assert kiosk.search("spjy", for_kiosk=True)[0] is first[0]


def test_citizens_and_staff_look_through_lists_of_their_own(kiosk):
    assert [row.name for row in kiosk.search("死亡登记")] == ["死亡登记(户口注销)"]
    assert kiosk.search("死亡登记", for_kiosk=True) == ()
