"""A guide on its way: written, submitted, returned, taken up, reviewed by another, public."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from guide_contents import plain_content, whole_content
from hall_rows import SmallHall, small_hall
from hall_store import HALL_ID, HallStore
from sqlalchemy import func, insert, select

from hallapp.authoring.errors import (
    BasicsMissingError,
    CodeTakenError,
    DepartmentUnknownError,
    DraftFaultyError,
    DraftOpenError,
    DraftOutdatedError,
    DraftOvertakenError,
    DraftStateError,
    DraftUnchangedError,
    ItemStateError,
    NameTakenError,
    ReasonNeededError,
    RemarksNeededError,
    SamePersonError,
)
from hallapp.authoring.service import AuthoringService
from hallapp.authoring.tables import GuideDraft
from hallapp.authoring.terms import DraftState
from hallapp.guides import projecting
from hallapp.guides.content import GuideContent
from hallapp.guides.lists import ListService
from hallapp.guides.projecting import Issue
from hallapp.guides.service import GuideService
from hallapp.guides.tables import CatalogueChange, ServiceItem
from hallapp.guides.terms import CatalogueAction, GuideState, ListKind
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.audit import verify
from hallapp.kernel.database.base import table_of
from hallapp.kernel.requests import Request

DEPARTMENT = "市场监督管理局"
WRITER, REVIEWER, CHIEF, CLERK = 1, 2, 3, 4


@dataclass
class Office:
    """A small hall in which one person writes guides and two may review them."""

    hall: SmallHall
    service: AuthoringService

    @property
    def store(self) -> HallStore:
        return self.hall.store

    def by(self, number: int) -> Request:
        return self.store.request(person_id=self.hall.people[number])

    def item(self, code: str) -> uuid.UUID:
        return self.hall.items[code]

    def begin(self, code: str = "SJ-001", number: int = WRITER) -> uuid.UUID:
        return self.service.begin(self.by(number), self.item(code))

    def write(self, draft_id: uuid.UUID, content: GuideContent, number: int = WRITER) -> str:
        expected = self.service.draft(draft_id).digest
        return self.service.save(self.by(number), draft_id, content, expected=expected)

    def submitted(self, code: str = "SJ-001", content: GuideContent | None = None) -> uuid.UUID:
        draft_id = self.begin(code)
        self.write(draft_id, content or good_content())
        self.service.submit(self.by(WRITER), draft_id)
        return draft_id

    def published(self, code: str = "SJ-001", content: GuideContent | None = None) -> uuid.UUID:
        draft_id = self.submitted(code, content)
        self.service.approve(self.by(REVIEWER), draft_id)
        return draft_id

    def state_of(self, draft_id: uuid.UUID) -> DraftState:
        return self.service.draft(draft_id).row.state

    def guide(self, code: str = "SJ-001") -> Any:
        return GuideService(self.store.work).guide(self.item(code))

    def changes(self) -> list[tuple[CatalogueAction, int, str]]:
        table = table_of(CatalogueChange).c
        with self.store.work.read() as session:
            found = session.execute(select(table.action, table.version, table.note))
            return [tuple(row) for row in found]


@pytest.fixture
def office(store: HallStore) -> Office:
    hall = small_hall(store)
    roles = {WRITER: Role.MANAGER, REVIEWER: Role.MANAGER, CHIEF: Role.CHIEF_REPRESENTATIVE}
    with store.engine.begin() as connection:
        connection.execute(
            insert(PersonRole),
            [
                {"person_id": hall.people[number], "role": role, "hall_id": HALL_ID}
                for number, role in roles.items()
            ],
        )
    return Office(hall, AuthoringService(store.work_as("clerk")))


def good_content(name: str = "食品经营许可", **values: Any) -> GuideContent:
    whole = whole_content(name)
    return replace(whole, values={**whole.values, **values})


def test_a_guide_is_written_by_one_and_made_public_by_another(office: Office) -> None:
    draft_id = office.begin()
    office.write(draft_id, good_content(promised_amount=7))
    office.service.submit(office.by(WRITER), draft_id)
    assert office.guide().version == 1  # nothing is public yet

    office.service.approve(office.by(REVIEWER), draft_id)

    guide, row = office.guide(), office.service.draft(draft_id).row
    assert (guide.version, guide.promised.amount) == (2, 7)
    assert guide.reviewed_on == date(2026, 11, 23)
    assert (row.state, row.version, row.author, row.reviewer) == (
        DraftState.PUBLISHED, 2, "张1", "张2",
    )  # fmt: skip
    assert office.changes() == [(CatalogueAction.CHANGED, 2, "")]
    with office.store.work.read() as session:
        assert verify(session.connection(), HALL_ID).is_whole


def test_nobody_reviews_what_he_wrote(office: Office) -> None:
    draft_id = office.submitted()

    with pytest.raises(SamePersonError):
        office.service.approve(office.by(WRITER), draft_id)
    with pytest.raises(SamePersonError):
        office.service.return_(office.by(WRITER), draft_id, "太短")

    assert office.state_of(draft_id) is DraftState.SUBMITTED


def test_whoever_wrote_the_returned_draft_does_not_review_the_one_that_goes_on_from_it(
    office: Office,
) -> None:
    draft_id = office.submitted()
    office.service.return_(office.by(REVIEWER), draft_id, "请改期限")
    again = office.begin(number=CHIEF)
    office.service.submit(office.by(CHIEF), again)

    with pytest.raises(SamePersonError):
        office.service.approve(office.by(WRITER), again)
    office.service.approve(office.by(REVIEWER), again)

    assert office.state_of(again) is DraftState.PUBLISHED


def test_the_program_itself_reviews_nothing(office: Office) -> None:
    draft_id = office.submitted()

    with pytest.raises(NotEntitledError):
        office.service.approve(office.store.request(), draft_id)


def test_a_front_clerk_writes_no_guides(office: Office) -> None:
    with pytest.raises(NotEntitledError):
        office.begin(number=CLERK)


def test_a_returned_draft_is_taken_up_as_the_next_one_and_stays_as_it_was(office: Office) -> None:
    first = office.submitted()
    with pytest.raises(RemarksNeededError):
        office.service.return_(office.by(REVIEWER), first, "  ")
    office.service.return_(office.by(REVIEWER), first, "请核对承诺时限")
    assert office.service.draft(first).row.remarks == "请核对承诺时限"
    with pytest.raises(DraftStateError):
        office.write(first, good_content(promised_amount=3))

    second = office.begin()

    taken = office.service.draft(second)
    assert (taken.row.number, taken.row.state) == (2, DraftState.DRAFT)
    assert taken.content == office.service.draft(first).content
    assert office.state_of(first) is DraftState.REPLACED
    assert [row.id for row in office.service.history(office.item("SJ-001"))] == [second, first]


def test_an_item_has_one_open_draft_at_most(office: Office) -> None:
    office.begin()

    with pytest.raises(DraftOpenError) as refused:
        office.begin(number=CHIEF)

    assert refused.value.facts["author"] == "张1"


def test_of_two_reviewers_the_first_one_decides(office: Office) -> None:
    draft_id = office.submitted()
    office.service.approve(office.by(REVIEWER), draft_id)

    with pytest.raises(DraftStateError):
        office.service.return_(office.by(CHIEF), draft_id, "不同意")
    with pytest.raises(DraftStateError):
        office.service.approve(office.by(CHIEF), draft_id)

    assert office.guide().version == 2


def test_a_guide_for_a_later_day_waits_for_it(office: Office) -> None:
    draft_id = office.submitted()
    office.service.approve(office.by(REVIEWER), draft_id, date(2026, 11, 25))
    assert office.state_of(draft_id) is DraftState.APPROVED
    office.store.clock.advance(timedelta(hours=15))  # 24th, 00:00
    assert office.service.take_effect(office.store.request()) == ()
    assert office.guide().version == 1

    office.store.clock.advance(timedelta(days=1))  # 25th, 00:00
    done = office.service.take_effect(office.store.request())

    assert [row.id for row in done] == [draft_id]
    assert office.guide().effective_on == date(2026, 11, 25)
    assert office.service.take_effect(office.store.request()) == ()
    assert office.guide().version == 2


def test_a_day_that_has_come_is_at_once(office: Office) -> None:
    draft_id = office.submitted()

    office.service.approve(office.by(REVIEWER), draft_id, date(2026, 11, 23))

    assert office.state_of(draft_id) is DraftState.PUBLISHED


def test_a_draft_that_was_overtaken_while_it_waited_goes_back(office: Office) -> None:
    draft_id = office.submitted()
    office.service.approve(office.by(REVIEWER), draft_id, date(2026, 11, 24))
    other = office.submitted("SJ-002", good_content("药品经营许可"))
    office.service.approve(office.by(REVIEWER), other, date(2026, 11, 24))
    bring_new_version(office, "SJ-001")
    office.store.clock.advance(timedelta(days=1))

    done = office.service.take_effect(office.store.request())

    assert [row.id for row in done] == [other]
    back = office.service.draft(draft_id).row
    assert back.state is DraftState.RETURNED
    assert "第 2 版" in back.remarks


def bring_new_version(office: Office, code: str) -> None:
    """Do what an import does: another version past the drafts."""
    work = office.store.work
    with work.write(office.store.request(), "test.import") as act:
        issue = Issue(GuideState.PUBLISHED, act.now, None)
        projecting.replace(
            act.connection, HALL_ID, office.item(code), plain_content("食品经营许可"), issue
        )


def test_a_draft_from_an_older_version_is_refused_with_both_numbers(office: Office) -> None:
    draft_id = office.begin()
    office.write(draft_id, good_content())
    bring_new_version(office, "SJ-001")

    with pytest.raises(DraftOutdatedError) as refused:
        office.service.submit(office.by(WRITER), draft_id)

    assert (refused.value.facts["base"], refused.value.facts["present"]) == (1, 2)


def test_a_reviewer_is_told_too_that_the_version_moved_on(office: Office) -> None:
    draft_id = office.submitted()
    bring_new_version(office, "SJ-001")

    with pytest.raises(DraftOutdatedError):
        office.service.approve(office.by(REVIEWER), draft_id)


def test_two_people_do_not_write_over_each_other(office: Office) -> None:
    draft_id = office.begin()
    read = office.service.draft(draft_id).digest
    office.service.save(
        office.by(CHIEF), draft_id, good_content(), expected=read, note="放宽", document="县发1号"
    )

    with pytest.raises(DraftOvertakenError) as refused:
        office.service.save(office.by(WRITER), draft_id, plain_content(), expected=read)

    assert refused.value.facts["author"] == "张3"
    assert office.service.draft(draft_id).content == good_content()
    assert office.service.draft(draft_id).document == "县发1号"


def test_the_same_request_twice_is_one_draft(office: Office) -> None:
    request = office.by(WRITER)
    first = office.service.begin(request, office.item("SJ-001"))

    assert office.service.begin(request, office.item("SJ-001")) == first
    assert len(office.service.history(office.item("SJ-001"))) == 1


def test_the_same_approval_twice_is_one_version(office: Office) -> None:
    draft_id, request = office.submitted(), office.by(REVIEWER)
    office.service.approve(request, draft_id)

    office.service.approve(request, draft_id)

    assert office.guide().version == 2


def test_what_the_rules_speak_against_is_not_submitted(office: Office) -> None:
    draft_id = office.begin()
    office.write(draft_id, good_content(online_url="没有地址"))

    with pytest.raises(DraftFaultyError) as refused:
        office.service.submit(office.by(WRITER), draft_id)

    assert refused.value.facts["count"] == 1
    assert "没有地址" in refused.value.facts["first"]


def test_a_draft_that_changes_nothing_is_not_reviewed(office: Office) -> None:
    office.published()
    draft_id = office.begin()

    with pytest.raises(DraftUnchangedError):
        office.service.submit(office.by(WRITER), draft_id)


def test_every_published_version_can_be_read_again(office: Office) -> None:
    first = office.published(content=good_content(promised_amount=8))
    office.published(content=good_content(promised_amount=5))

    item_id = office.item("SJ-001")
    assert [row.version for row in office.service.history(item_id)] == [3, 2]
    assert office.state_of(first) is DraftState.REPLACED
    said = [office.service.content_of(item_id, version) for version in (1, 2, 3)]
    assert said[0] is None  # from before guides were written here
    assert [each.number("promised_amount") for each in said[1:] if each] == [8, 5]


def test_a_reviewer_sees_what_the_draft_started_from(office: Office) -> None:
    office.published()
    draft_id = office.begin()
    office.write(draft_id, good_content(promised_amount=5))

    read = office.service.draft(draft_id)

    assert read.base is not None
    changed = office.service.differences(read.base, read.content)
    assert [
        (each.key, each.before, each.after) for each in changed if each.key != "effective_on"
    ] == [("promised_amount", "9", "5")]


def test_a_new_item_is_seen_by_nobody_before_its_review(office: Office) -> None:
    draft_id = office.service.begin_new(
        office.by(WRITER), DEPARTMENT, "", good_content("药品零售许可")
    )
    row = office.service.draft(draft_id).row
    assert (row.code, row.name) == ("SCJD-001", "药品零售许可")
    assert GuideService(office.store.work).search("药品零售", for_kiosk=True) == ()

    office.service.submit(office.by(WRITER), draft_id)
    office.service.approve(office.by(REVIEWER), draft_id)

    assert len(GuideService(office.store.work).search("药品零售", for_kiosk=True)) == 1
    assert office.changes() == [(CatalogueAction.ADDED, 1, "")]
    assert office.service.draft(draft_id).base is None


def test_a_new_item_is_called_as_its_draft_calls_it(office: Office) -> None:
    draft_id = office.service.begin_new(office.by(WRITER), DEPARTMENT, "X-1", plain_content("甲"))

    office.write(draft_id, plain_content("乙"))

    assert office.service.draft(draft_id).row.name == "乙"


def test_a_new_item_needs_a_place_in_the_catalogue_of_its_own(office: Office) -> None:
    begin = office.service.begin_new
    with pytest.raises(DepartmentUnknownError):
        begin(office.by(WRITER), "月球局", "", plain_content())
    with pytest.raises(CodeTakenError):
        begin(office.by(WRITER), DEPARTMENT, "SJ-001", plain_content())
    with pytest.raises(NameTakenError):
        begin(office.by(WRITER), DEPARTMENT, "", plain_content("食品经营许可"))
    with pytest.raises(BasicsMissingError):
        begin(office.by(WRITER), DEPARTMENT, "", GuideContent({"name": "无类型"}))


def test_a_dropped_draft_makes_room_for_another(office: Office) -> None:
    first = office.begin()

    office.service.drop(office.by(WRITER), first)

    assert office.state_of(first) is DraftState.DROPPED
    assert office.service.draft(office.begin()).row.number == 2
    assert office.service.drafts(DraftState.DROPPED)[0].id == first


def test_open_drafts_are_listed_with_those_that_wait_longest_first(office: Office) -> None:
    first = office.begin("SJ-002")
    office.store.clock.advance(timedelta(minutes=5))
    second = office.submitted()

    assert [row.id for row in office.service.drafts()] == [first, second]
    assert [row.id for row in office.service.drafts(DraftState.SUBMITTED)] == [second]


def test_a_suspended_item_is_changed_and_stays_suspended(office: Office) -> None:
    office.service.suspend(office.by(REVIEWER), office.item("SJ-001"), note="系统升级")

    office.published()

    assert state_of(office, "SJ-001") is GuideState.SUSPENDED
    office.service.resume(office.by(REVIEWER), office.item("SJ-001"), document="县政发2号")
    assert state_of(office, "SJ-001") is GuideState.PUBLISHED
    assert [action for action, _version, _note in office.changes()] == [
        CatalogueAction.SUSPENDED, CatalogueAction.CHANGED, CatalogueAction.RESUMED,
    ]  # fmt: skip


def state_of(office: Office, code: str) -> GuideState:
    table = table_of(ServiceItem).c
    with office.store.work.read() as session:
        return session.execute(select(table.state).where(table.code == code)).scalar_one()


def test_taking_an_item_off_the_list_needs_a_reason_and_an_item_that_is_on_it(
    office: Office,
) -> None:
    item_id = office.item("SJ-001")
    with pytest.raises(ReasonNeededError):
        office.service.withdraw(office.by(REVIEWER), item_id)
    with pytest.raises(ItemStateError):
        office.service.resume(office.by(REVIEWER), item_id, note="恢复")

    draft_id = office.begin()
    office.service.withdraw(office.by(REVIEWER), item_id, document="国发〔2026〕1号")

    assert office.state_of(draft_id) is DraftState.DROPPED
    assert state_of(office, "SJ-001") is GuideState.WITHDRAWN


def test_a_withdrawn_item_leaves_the_monthly_lists_and_stays_in_those_of_before(
    office: Office,
) -> None:
    october, november = date(2026, 10, 1), date(2026, 11, 1)
    lists, item_id = ListService(office.store.work), office.item("SJ-001")
    lists.plan(office.store.request(), ListKind.ONCE, october, [item_id])
    lists.publish_batch(office.store.request(), ListKind.ONCE, october, 1)

    office.service.withdraw(office.by(REVIEWER), item_id, note="取消")

    assert [row.code for row in lists.entries(ListKind.ONCE, october)] == ["SJ-001"]
    assert lists.entries(ListKind.ONCE, november) == ()
    assert [row.code for row in lists.changes(ListKind.ONCE, november).ended] == ["SJ-001"]


def test_a_withdrawn_item_comes_back_by_a_reviewed_draft(office: Office) -> None:
    office.service.withdraw(office.by(REVIEWER), office.item("SJ-001"), note="取消")

    office.published()

    assert state_of(office, "SJ-001") is GuideState.PUBLISHED
    assert office.changes()[-1][0] is CatalogueAction.ADDED


def test_nothing_is_kept_of_a_step_that_was_refused(office: Office) -> None:
    draft_id = office.submitted()
    with pytest.raises(SamePersonError):
        office.service.approve(office.by(WRITER), draft_id)

    with office.store.work.read() as session:
        drafts = session.scalar(select(func.count()).select_from(GuideDraft))
    assert (drafts, office.guide().version, office.changes()) == (1, 1, [])
