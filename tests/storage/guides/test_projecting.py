"""A content becomes what citizens read, and can be read back whole."""

import uuid

import pytest
from guide_contents import plain_content, whole_content
from hall_store import HallStore
from sqlalchemy import insert, select

from hallapp.guides import projecting
from hallapp.guides.content import GuideContent, MaterialEntry, digest_of, packed, unpacked
from hallapp.guides.projecting import Issue, NewGuide
from hallapp.guides.service import GuideService
from hallapp.guides.tables import RequiredMaterial
from hallapp.guides.terms import GuideState
from hallapp.hall.tables import Department
from hallapp.kernel.database.base import table_of

ITEM = uuid.uuid4()


def issue(store: HallStore, state: GuideState = GuideState.PUBLISHED) -> Issue:
    return Issue(state, store.clock.now(), None)


@pytest.fixture
def shown(store: HallStore) -> HallStore:
    department = uuid.uuid4()
    with store.work.write(store.request(), "test.guide") as act:
        row = {"id": department, "hall_id": store.work.hall_id, "name": "市场监督管理局"}
        act.connection.execute(insert(table_of(Department)), row)
        new = NewGuide(ITEM, "SCJG-001", department, "市场监督管理局", whole_content())
        projecting.add(act.connection, store.work.hall_id, [new], issue(store))
    return store


def replace(store: HallStore, content: GuideContent) -> int:
    with store.work.write(store.request(), "test.guide_again") as act:
        return projecting.replace(act.connection, store.work.hall_id, ITEM, content, issue(store))


def content_of(store: HallStore) -> GuideContent:
    with store.work.read() as session:
        return projecting.contents(session.connection(), store.work.hall_id, [ITEM])[ITEM]


def test_what_is_shown_can_be_read_back_whole(shown: HallStore) -> None:
    assert content_of(shown) == whole_content()
    assert digest_of(content_of(shown)) == digest_of(whole_content())


def test_a_packed_content_comes_back_the_same() -> None:
    assert unpacked(packed(whole_content())) == whole_content()


def test_citizens_read_conditions_groups_and_questions(shown: HallStore) -> None:
    guide = GuideService(shown.work).guide(ITEM)

    assert [each.ask for each in guide.situations] == ["谁来办？", "办哪一种？"]
    assert [m.name for m in guide.materials if m.group == "身份证明"] == ["居民身份证", "护照"]
    assert guide.materials[1].when[0].options == ("agent",)
    assert guide.fees[0].document == "财税〔2026〕1号"
    assert guide.specials[0].counts_in_limit is False


def test_an_entry_that_stays_keeps_its_id_and_the_others_end(shown: HallStore) -> None:
    before = {m.name: m.id for m in GuideService(shown.work).guide(ITEM).materials}
    whole = whole_content()
    changed = (whole.materials[0], *whole.materials[2:], MaterialEntry("平面图"))

    version = replace(shown, GuideContent(whole.values, materials=changed))

    guide = GuideService(shown.work).guide(ITEM)
    assert version == guide.version == 2
    assert [m.name for m in guide.materials] == [m.name for m in changed]
    assert guide.materials[0].id == before["申请书"]
    with shown.work.read() as session:
        ended = session.scalars(
            select(RequiredMaterial.name).where(RequiredMaterial.until_version == 1)
        ).all()
    assert "授权委托书" in ended


def test_a_field_that_is_no_longer_given_is_empty_again(shown: HallStore) -> None:
    replace(shown, plain_content("食品经营许可新办"))

    guide = GuideService(shown.work).guide(ITEM)
    assert guide.promised is None
    assert guide.consult_phone == ""
    assert guide.situations == ()
