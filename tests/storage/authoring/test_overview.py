"""What the hall sees over all guides: which elements are missing, and what to look at again."""

import uuid
from datetime import date

import pytest
from hall_rows import SmallHall, small_hall
from hall_store import HALL_ID, HallStore
from sqlalchemy import insert

from hallapp.authoring.errors import (
    CauseSettledError,
    CauseUnknownError,
    OutcomeNeededError,
    SearchedMissingError,
)
from hallapp.authoring.service import AuthoringService
from hallapp.authoring.terms import CauseItemRow, CauseKind
from hallapp.guides import projecting
from hallapp.guides.content import FeeEntry, GuideContent, MaterialEntry, StepEntry
from hallapp.guides.projecting import Issue, NewGuide
from hallapp.guides.terms import GuideState
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.tables import Department, PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.database.base import table_of
from hallapp.kernel.requests import Request

LEADER, CLERK = 1, 2
POLICE = "公安局"
NOVEMBER = date(2026, 11, 1)
PASSPORT = GuideContent(
    {
        "name": "普通护照签发",
        "item_type": "licence",
        "legal_basis": "《中华人民共和国护照法》第五条",
        "statutory_amount": 15,
        "statutory_unit": "calendar_days",
        "charges": True,
        "consult_phone": "0000-1234567",
    },
    materials=(
        MaterialEntry("申请表"),
        MaterialEntry("居民身份证", legal_basis="护照法第六条"),
    ),
    fees=(FeeEntry("证件费", "120元/本", "发改价格〔2019〕914号"),),
)
RESIDENCE = GuideContent(
    {
        "name": "居住证签发",
        "item_type": "confirmation",
        "legal_basis": "居住证暂行条例",
        "promised_amount": 15,
        "promised_unit": "working_days",
        "charges": False,
        "visits": 0,
    },
    materials=(MaterialEntry("住所证明"),),
    steps=(StepEntry("受理"),),
)


class Office:
    """A hall with two guides of the police, one person who writes and one who does not."""

    def __init__(self, hall: SmallHall) -> None:
        self.hall = hall
        self.service = AuthoringService(hall.store.work_as("clerk"))
        self.items = self._add((PASSPORT, RESIDENCE))

    def _add(self, contents: tuple[GuideContent, ...]) -> list[uuid.UUID]:
        items = [uuid.uuid4() for _each in contents]
        department = uuid.uuid4()
        with self.hall.store.work.write(self.hall.store.request(), "test.guides") as act:
            row = {"id": department, "hall_id": HALL_ID, "name": POLICE}
            act.connection.execute(insert(table_of(Department)), row)
            role = {
                "person_id": self.hall.people[LEADER],
                "role": Role.SHIFT_LEADER,
                "hall_id": HALL_ID,
            }
            act.connection.execute(insert(table_of(PersonRole)), role)
            new = [
                NewGuide(item, f"GA-10{number}", department, POLICE, content)
                for number, (item, content) in enumerate(zip(items, contents, strict=True))
            ]
            issue = Issue(GuideState.PUBLISHED, act.now, None)
            projecting.add(act.connection, HALL_ID, new, issue)
        return items

    def by(self, number: int = LEADER) -> Request:
        return self.hall.store.request(person_id=self.hall.people[number])

    def lacking(self) -> dict[str, int]:
        return {
            row.element: row.lacking
            for row in self.service.completeness()
            if row.department == POLICE and row.lacking
        }

    def add(self, kind: CauseKind, searched: str = "") -> tuple[CauseItemRow, ...]:
        return self.service.add_cause(self.by(), kind, "有变化", searched, "公告1号", NOVEMBER)


@pytest.fixture
def office(store: HallStore) -> Office:
    return Office(small_hall(store))


def test_the_board_counts_what_each_department_lacks(office: Office) -> None:
    lacking = office.lacking()

    assert {row.total for row in office.service.completeness() if row.department == POLICE} == {2}
    assert "legal_basis" not in lacking
    assert (lacking["consult_phone"], lacking["complaint_phone"]) == (1, 2)
    assert (lacking["promised"], lacking["statutory"], lacking["steps"]) == (1, 1, 1)


def test_no_visit_and_nothing_charged_are_said_and_not_missing(office: Office) -> None:
    lacking = office.lacking()

    assert lacking["visits"] == 1  # the passport's guide says nothing
    assert "fees" not in lacking
    assert "fee_basis" not in lacking


def test_behind_each_figure_stand_the_guides(office: Office) -> None:
    found = office.service.lacking("consult_phone", POLICE)

    assert [(row.code, row.name) for row in found] == [("GA-101", "居住证签发")]
    assert len(office.service.lacking("consult_phone")) == 4  # three guides of the other one too


def test_what_is_written_for_a_new_item_counts_at_once(office: Office) -> None:
    content = GuideContent({"name": "户口迁移", "item_type": "confirmation"})
    draft_id = office.service.begin_new(office.by(), POLICE, "", content)
    assert office.lacking()["place"] == 3
    full = GuideContent({**content.values, "place": "一楼甲区"})

    digest = office.service.draft(draft_id).digest
    office.service.save(office.by(), draft_id, full, expected=digest)

    assert office.lacking()["place"] == 2


def test_a_changed_law_lists_the_guides_that_rest_on_it(office: Office) -> None:
    touched = office.add(CauseKind.LAW, "《护照法》")

    assert [row.name for row in touched] == ["普通护照签发"]
    assert "设定依据" in touched[0].where
    assert "申请材料第2项“居民身份证”" in touched[0].where


def test_one_of_several_searched_words_is_enough(office: Office) -> None:
    touched = office.add(CauseKind.LAW, "护照法；居住证 暂行条例")

    assert [row.name for row in touched] == ["普通护照签发", "居住证签发"]


def test_what_is_kept_of_a_cause_is_chinese_on_an_english_screen(
    office: Office, english: None
) -> None:
    assert "设定依据" in office.add(CauseKind.LAW, "护照法")[0].where


def test_a_changed_fee_is_found_by_its_paper(office: Office) -> None:
    touched = office.add(CauseKind.FEE, "发改价格［2019］ 914 号")

    assert [row.code for row in touched] == ["GA-100"]


def test_a_changed_calendar_touches_what_counts_working_days(office: Office) -> None:
    names = {row.name for row in office.add(CauseKind.CALENDAR)}

    assert names == {"居住证签发", "食品经营许可", "药品经营许可"}


def test_a_touched_guide_is_listed_until_somebody_settles_it(office: Office) -> None:
    cause = office.add(CauseKind.LAW, "护照法；居住证")[0].cause_id
    with pytest.raises(OutcomeNeededError):
        office.service.settle(office.by(), cause, office.items[0], " ")

    office.service.settle(office.by(), cause, office.items[0], "不受影响")

    row = office.service.causes()[0]
    assert (row.touched, row.open) == (2, 1)
    assert [each.item_id for each in office.service.cause_items(cause)] == [office.items[1]]
    settled = office.service.cause_items(cause, only_open=False)[0]
    assert (settled.outcome, settled.settled_by) == ("不受影响", "张1")
    with pytest.raises(CauseSettledError):
        office.service.settle(office.by(), cause, office.items[0], "已修订")
    with pytest.raises(CauseUnknownError):
        office.service.settle(office.by(), uuid.uuid4(), office.items[0], "已修订")


def test_a_cause_that_touches_nothing_is_kept_too_and_comes_after_open_ones(
    office: Office,
) -> None:
    office.add(CauseKind.LAW, "护照法")
    assert office.add(CauseKind.LAW, "海商法") == ()

    assert [(row.searched, row.touched) for row in office.service.causes()] == [
        ("护照法", 1), ("海商法", 0),
    ]  # fmt: skip


def test_a_cause_needs_words_to_search_by_and_somebody_who_may(office: Office) -> None:
    with pytest.raises(SearchedMissingError):
        office.add(CauseKind.LAW, " 《》 ")
    with pytest.raises(NotEntitledError):
        office.service.add_cause(office.by(CLERK), CauseKind.FEE, "变", "证件费", "", NOVEMBER)


def test_the_same_cause_sent_twice_is_one(office: Office) -> None:
    request = office.by()
    first = office.service.add_cause(request, CauseKind.FEE, "降", "证件费", "", NOVEMBER)

    again = office.service.add_cause(request, CauseKind.FEE, "降", "证件费", "", NOVEMBER)

    assert again == first
    assert len(office.service.causes()) == 1
