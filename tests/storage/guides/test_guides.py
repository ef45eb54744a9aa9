"""The seeded items in a real store: found, read whole, kept from the wrong eyes."""

import time
import uuid
from collections import Counter
from pathlib import Path

import pytest
from hall_store import HallStore
from sqlalchemy import func, select, update

from hallapp.guides.errors import ItemAmbiguousError, ItemGoneError, ItemUnknownError
from hallapp.guides.importing.service import ItemImportService
from hallapp.guides.service import GuideService
from hallapp.guides.tables import ServiceItem
from hallapp.guides.terms import GuideState, HandlingType, ItemType, Placing
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.tables import Hall
from hallapp.kernel.database.faults import DatabaseRightsError
from hallapp.kernel.database.records import AuditEvent
from hallapp.kernel.places import database_scripts
from hallapp.wording import sentence

SEED = database_scripts() / "seed" / "service-items.csv"
FOOD = "食品经营许可(食品销售)"


@pytest.fixture
def guides(store: HallStore) -> GuideService:
    """The guides of a hall that has the seed as samples."""
    imports = ItemImportService(store.work)
    imports.carry_out(store.request(), imports.plan_import(SEED), state=GuideState.SAMPLE)
    return GuideService(store.work)


def names(rows) -> list[str]:
    return [row.name for row in rows]


def test_the_seed_is_whole(guides: GuideService):
    rows = guides.search("")

    assert len(rows) == 97
    assert len({row.department for row in rows}) == len(guides.departments()) == 31
    assert Counter(row.item_type for row in rows) == {
        ItemType.LICENCE: 53,
        ItemType.PUBLIC_SERVICE: 26,
        ItemType.CONFIRMATION: 10,
        ItemType.BENEFIT: 5,
        ItemType.OTHER_POWER: 3,
    }
    assert Counter(row.handling_type for row in rows) == {
        HandlingType.PROMISED: 80,
        HandlingType.INSTANT: 15,
        None: 2,
    }
    assert sum(row.is_complete for row in rows) == 72
    wholes = [guides.guide(row.id) for row in rows]
    assert sum(whole.statutory is not None for whole in wholes) == 85
    assert sum(whole.promised is not None for whole in wholes) == 21
    assert len({row.code for row in rows}) == 97


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("spjyxk", FOOD),
        ("shipin", FOOD),
        ("食品 许可", FOOD),
        ("GA-001", "居民身份证换领"),
        ("ga003", "居民身份证首次申领"),
        ("结婚", "内地居民结婚登记"),
        ("dwzfgjj", "单位住房公积金缴存登记"),
        ("公证处", "公证办理"),
        ("民政局 低保", None),
        ("%", None),
        ("_", None),
        ("\x00'; DROP TABLE service_item", None),
    ],
)
def test_an_item_is_found_by_name_letters_code_and_department(guides, typed, first):
    found = names(guides.search(typed))

    assert found[:1] == ([first] if first else [])


def test_those_that_begin_so_come_before_those_that_hold_it(guides: GuideService):
    found = names(guides.search("食品"))
    letters = names(guides.search("sfz"))

    assert found == [FOOD]
    assert set(letters[:3]) == {"居民身份证换领", "居民身份证补领", "居民身份证首次申领"}
    assert letters[3] == "药品经营许可(零售)验收发证"


def test_a_department_narrows_the_search(guides: GuideService):
    assert len(guides.search("", "民政局")) == 11
    assert names(guides.search("登记", "公证处")) == []
    assert all(row.department == "民政局" for row in guides.search("登记", "民政局"))
    assert len(guides.search("", limit=5)) == 5


def test_departments_are_counted_those_with_most_items_first(guides: GuideService):
    counted = guides.departments()

    assert (counted[0].name, counted[0].count) == ("民政局", 11)
    assert sum(row.count for row in counted) == 97
    assert sum(row.count for row in guides.departments(for_kiosk=True)) == 72


def test_a_guide_is_read_whole_and_nothing_in_it_is_invented(guides: GuideService):
    guide = guides.find(FOOD)

    assert guide.item.code == "SCJD-005"
    assert guide.statutory == Limit(20, LimitUnit.WORKING_DAYS)
    assert [row.name for row in guide.materials][:2] == ["食品经营许可申请书", "营业执照复印件"]
    assert [row.position for row in guide.materials] == list(range(1, 8))
    assert (guide.charges, guide.fees, guide.fee_note) == (False, (), "")
    assert guide.agency == "市场监督管理局"
    assert (guide.place, guide.consult_phone, guide.steps, guide.visits) == ("", "", (), None)
    assert guide.sources.startswith("http://www.yuanping.gov.cn/")
    assert "[type" not in guide.sources
    assert (guide.version, guide.item.state) == (1, GuideState.SAMPLE)


def test_fees_are_listed_as_their_source_writes_them(guides: GuideService):
    house = guides.find("国有建设用地使用权及房屋所有权转移登记")
    residence = guides.find("居住证申领")

    assert house.charges is True
    assert [fee.standard for fee in house.fees] == [
        "住宅类80元/件", "非住宅类550元/件", "证书每增加一本10元"
    ]  # fmt: skip
    assert {fee.basis for fee in house.fees} == {"发改价格规〔2016〕2559号"}
    assert residence.charges is None
    assert residence.fee_note == "首次申领免收工本费"
    assert residence.fee_basis == "居住证暂行条例第二十一条"


def test_an_item_is_found_by_a_part_of_its_name_only_when_there_is_one(guides: GuideService):
    assert guides.find("结婚").item.name == "内地居民结婚登记"
    with pytest.raises(ItemAmbiguousError) as several:
        guides.find("居民身份证")
    with pytest.raises(ItemUnknownError) as none:
        guides.find("登月许可")
    with pytest.raises(ItemGoneError):
        guides.guide(uuid.uuid4())

    assert "3 个事项" in sentence(several.value)
    assert "GA-001" in sentence(several.value)
    assert "登月许可" in sentence(none.value)


def test_the_kiosk_shows_only_complete_items(guides: GuideService):
    shown = guides.search("", for_kiosk=True)

    assert len(shown) == 72
    assert names(guides.search("死亡登记", for_kiosk=True)) == []
    assert names(guides.search("死亡登记")) == ["死亡登记(户口注销)"]


def test_samples_are_nowhere_outside_a_demo_hall(guides: GuideService, store: HallStore):
    food = guides.find(FOOD).item.id
    with store.engine.begin() as connection:
        connection.execute(update(Hall).values(is_demo=False))

    assert guides.search("") == guides.search("食品") == guides.popular(8) == ()
    assert guides.departments() == ()
    with pytest.raises(ItemGoneError):
        guides.guide(food)


@pytest.mark.parametrize(
    ("state", "for_staff", "for_citizens"),
    [
        (GuideState.DRAFT, 1, 0),
        (GuideState.PUBLISHED, 1, 1),
        (GuideState.WITHDRAWN, 0, 0),
        (GuideState.SAMPLE, 1, 1),
    ],
)
def test_each_state_is_seen_by_whom_it_is_for(guides, store, state, for_staff, for_citizens):
    with store.engine.begin() as connection:
        connection.execute(update(ServiceItem).where(ServiceItem.name == FOOD).values(state=state))

    assert len(guides.search("食品")) == for_staff
    assert len(guides.search("食品", for_kiosk=True)) == for_citizens


def test_popular_items_are_those_that_are_asked_for_most(guides: GuideService, store: HallStore):
    wanted = {guides.find(name).item.id: count for name, count in [(FOOD, 9), ("结婚", 30)]}

    guides.set_popularity(store.request(), wanted)

    assert names(guides.popular(2)) == ["内地居民结婚登记", FOOD]
    assert len(guides.popular(8)) == 8
    assert names(guides.search("许可"))[0] == FOOD


def test_placing_an_item_says_where_and_marks_it_as_a_sample(guides, store: HallStore):
    food = guides.find(FOOD).item.id
    placing = Placing("一楼 A 区 1 号窗口", "工作日 9:00-17:00", "示例 000-1", "示例 000-2")

    guides.place_items(store.request(), {food: placing}, is_sample=True)

    guide = guides.guide(food)
    assert (guide.place, guide.hours) == (placing.place, placing.hours)
    assert (guide.consult_phone, guide.complaint_phone) == ("示例 000-1", "示例 000-2")
    assert guide.is_place_sample
    assert not guides.find("结婚").is_place_sample


def test_placing_an_item_that_the_hall_lacks_places_none(guides, store: HallStore):
    food = guides.find(FOOD).item.id
    placing = Placing("一楼", "", "", "")

    with pytest.raises(ItemGoneError):
        guides.place_items(store.request(), {food: placing, uuid.uuid4(): placing}, is_sample=False)

    assert guides.guide(food).place == ""


@pytest.mark.parametrize("role", ["kiosk", "board"])
def test_a_kiosk_and_a_board_read_guides_and_write_none(guides, store: HallStore, role):
    if not store.is_postgres:
        pytest.skip("station roles are roles of the server")
    station = GuideService(store.work_as(role))
    imports = ItemImportService(store.work_as(role))
    food = station.find(FOOD)

    assert len(station.search("spjy", for_kiosk=True)) == 1
    with pytest.raises(DatabaseRightsError):
        station.place_items(
            store.request(), {food.item.id: Placing("别处", "", "", "")}, is_sample=False
        )
    with pytest.raises(DatabaseRightsError):
        station.set_popularity(store.request(), {food.item.id: 1})
    with store.engine.begin() as connection:
        connection.execute(update(ServiceItem).values(sources="改过"))
    with pytest.raises(DatabaseRightsError):
        imports.carry_out(store.request(), imports.plan_import(SEED), state=GuideState.SAMPLE)
    assert guides.guide(food.item.id).place == ""


def test_the_clerk_role_can_import_and_change(store: HallStore, tmp_path: Path):
    work = store.work_as("clerk")
    imports = ItemImportService(work)
    imports.carry_out(store.request(), imports.plan_import(SEED), state=GuideState.SAMPLE)
    changed = tmp_path / "改.csv"
    changed.write_bytes(
        SEED.read_bytes().replace("收费票据;费用清单".encode(), "收费票据".encode())
    )

    result = imports.carry_out(
        store.request(), imports.plan_import(changed), state=GuideState.SAMPLE
    )

    assert (result.changed, result.same) == (1, 96)
    assert len(GuideService(work).find("医疗费用手工").materials) == 3


def test_seven_hundred_items_are_searched_within_a_blink(guides, store: HallStore, tmp_path: Path):
    header, *lines = SEED.read_text(encoding="utf-8").splitlines(keepends=True)
    many = tmp_path / "七百.csv"
    copies = [f"{line.replace(',', f'{n}号,', 1)}" for n in range(6, 13) for line in lines]
    many.write_text("".join([header, *(line for line in copies if not line.startswith('"'))]))
    imports = ItemImportService(store.work)
    imports.carry_out(store.request(), imports.plan_import(many), state=GuideState.SAMPLE)
    with store.work.read() as session:
        assert session.scalars(select(func.count()).select_from(ServiceItem)).one() >= 700
    spans: list[float] = []

    for typed in ["spjyxk", "许可", "s", "shipin", "公安 身份证"] * 3:
        began = time.thread_time()
        guides.search(typed, limit=50)
        spans.append(time.thread_time() - began)

    # Aim: 20 ms on a quiet machine; the bound only catches a search that has gone wrong.
    assert sorted(spans)[len(spans) // 2] < 0.2


def test_every_item_brought_in_stands_in_the_audit_chain(guides: GuideService, store: HallStore):
    with store.work.read() as session:
        actions = Counter(session.scalars(select(AuditEvent.action)))

    assert actions == {"guides.item_added": 97, "hall.department_added": 31, "guides.imported": 1}
