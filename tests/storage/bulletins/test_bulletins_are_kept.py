"""Bulletins in the store: worked off step by step, numbered once, frozen, put right by another."""

import threading
import uuid
from dataclasses import replace
from datetime import date

import pytest
from duty_facts_made import MONDAY, SUNDAY, BookOfFacts, duty, half, sight
from hall_rows import SmallHall
from hall_store import HALL_ID
from sqlalchemy import insert

from hallapp.assessment.service import AssessmentService
from hallapp.bulletins.errors import (
    BulletinEmptyError,
    BulletinStateError,
    BulletinWordsError,
    ConfirmationUnknownError,
    DraftExistsError,
    NoteUnknownError,
    PeriodError,
    PostingDayError,
    PostingSameError,
    RecipientsMissingError,
    SheetOpenError,
    SignatureError,
    StepBlockedError,
    StepNotOpenError,
    UnitNotYoursError,
    UnitUnknownError,
)
from hallapp.bulletins.service import BulletinService, PostingService
from hallapp.bulletins.terms import (
    BulletinSort,
    BulletinState,
    HalfWord,
    NoteSort,
    NoteWish,
    OpenThings,
    RecipientLine,
    SectionCode,
    Sighted,
    Standing,
    StepCode,
)
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.half_days import Half
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role

WEEKLY, MONTHLY = BulletinSort.WEEKLY, BulletinSort.MONTHLY
LAST_MONTH = date(2026, 10, 20)


class Office:
    """A hall with a manager, a chief representative, and facts that a test sets."""

    def __init__(self, hall: SmallHall) -> None:
        self.hall = hall
        with hall.store.engine.begin() as connection:
            roles = ((4, Role.MANAGER), (5, Role.CHIEF_REPRESENTATIVE))
            connection.execute(
                insert(PersonRole),
                [
                    {"person_id": hall.people[number], "role": role, "hall_id": HALL_ID}
                    for number, role in roles
                ],
            )
        (person,) = [each for each in hall.people_service.people() if each.id == hall.people[1]]
        sheet = AssessmentService(hall.store.work).living_sheet(MONDAY, SUNDAY)
        (unit,) = [each for each in sheet.units if each.department == person.department]
        assert unit.department_id is not None
        self.unit = unit.department_id
        self.book = BookOfFacts(
            *(self._own(duty(day=MONDAY.replace(day=16 + n))) for n in range(5)),
            self._own(duty(day=LAST_MONTH)),
        )
        self.service = BulletinService(
            hall.store.work, self.book, AssessmentService(hall.store.work)
        )
        self.postings = PostingService(hall.store.work, self.book)

    def _own(self, day):
        return replace(
            day, department_id=self.unit, person_id=self.hall.people[1],
            department="市场监督管理局",
        )  # fmt: skip

    def late(self) -> None:
        """Let somebody have been late on Monday after all."""
        first, *rest = self.book.days
        halves = (half(is_late=True, late_minutes=3), first.halves[1])
        self.book.days = (replace(first, halves=halves), *rest)

    @property
    def manager(self):
        return self.hall.store.request(person_id=self.hall.people[4])

    @property
    def chief(self):
        return self.hall.store.request(person_id=self.hall.people[5])

    @property
    def clerk(self):
        return self.hall.store.request(person_id=self.hall.people[1])

    def confirmed_month(self):
        """A month whose figures are confirmed and locked."""
        self.book.locked = True
        first, last = date(2026, 10, 1), date(2026, 10, 31)
        self.service.confirm_unit(self.chief, self.unit, first, last)
        return self.service.draft(self.manager, MONTHLY, LAST_MONTH)

    def issued_month(self):
        row = self.confirmed_month()
        for step in (self.service.confirm, self.service.number, self.service.issue):
            row = step(self.manager, row.id)
        return row


@pytest.fixture
def office(hall: SmallHall) -> Office:
    return Office(hall)


def test_a_week_is_confirmed_by_its_unit_and_then_drafted(office: Office) -> None:
    service = office.service
    with pytest.raises(StepBlockedError):
        service.draft(office.manager, WEEKLY, MONDAY)

    service.confirm_unit(office.chief, office.unit, MONDAY, SUNDAY)
    row = service.draft(office.manager, WEEKLY, MONDAY)

    assert (row.state, row.title) == (BulletinState.DRAFT, "2026年第47周窗口考勤汇总")
    assert service.frozen_week(row.id) == service.week(MONDAY)
    listed = service.worklist(WEEKLY, MONDAY)
    assert [step.code for step in listed.steps if not step.lets_pass] == [
        StepCode.DRAFT, StepCode.NUMBER, StepCode.ISSUE
    ]  # fmt: skip
    assert listed.bulletin == row


def test_only_the_unit_s_own_chief_representative_or_a_manager_confirms(office: Office) -> None:
    service = office.service
    with pytest.raises(NotEntitledError):
        service.confirm_unit(office.clerk, office.unit, MONDAY, SUNDAY)
    office.book.days = tuple(replace(d, department_id=uuid.UUID(int=7)) for d in office.book.days)
    with pytest.raises(UnitNotYoursError):
        service.confirm_unit(office.chief, uuid.UUID(int=7), MONDAY, SUNDAY)
    with pytest.raises(UnitUnknownError):
        service.confirm_unit(office.chief, office.unit, MONDAY, SUNDAY)


def test_what_changed_after_it_was_confirmed_is_confirmed_again(office: Office) -> None:
    service = office.service
    first = service.confirm_unit(office.chief, office.unit, MONDAY, SUNDAY)
    assert service.worklist(WEEKLY, MONDAY).step(StepCode.CONFIRM).is_done

    office.late()

    assert not service.worklist(WEEKLY, MONDAY).step(StepCode.CONFIRM).is_done
    again = service.confirm_unit(office.chief, office.unit, MONDAY, SUNDAY, "已核对")
    assert again.digest != first.digest
    assert service.confirmations(MONDAY, SUNDAY) == (again,)
    service.withdraw_confirmation(office.chief, again.id)
    assert service.confirmations(MONDAY, SUNDAY) == ()
    with pytest.raises(ConfirmationUnknownError):
        service.withdraw_confirmation(office.chief, again.id)


def test_a_unit_with_open_things_is_confirmed_with_words_only(office: Office) -> None:
    office.book.things = OpenThings(missing=("a",), people=1, by_unit={office.unit: ("a",)})

    with pytest.raises(StepBlockedError):
        office.service.confirm_unit(office.chief, office.unit, MONDAY, SUNDAY)

    row = office.service.confirm_unit(office.chief, office.unit, MONDAY, SUNDAY, "本人住院")
    assert (row.words, row.confirmed_by_name) == ("本人住院", "张5")


def test_a_week_that_lasts_is_neither_confirmed_nor_drafted(office: Office) -> None:
    this_week = office.hall.store.work.today()
    office.book.days = (office._own(duty(day=this_week)),)

    with pytest.raises(PeriodError):
        office.service.confirm_unit(
            office.chief, office.unit, *office.service.period_of(WEEKLY, this_week)
        )


def test_what_a_manager_lets_pass_stands_before_the_first_section(office: Office) -> None:
    service = office.service
    service.confirm_unit(office.chief, office.unit, MONDAY, SUNDAY)
    office.book.things = OpenThings(missing=("a", "b"), people=1)
    with pytest.raises(StepBlockedError):
        service.draft(office.manager, WEEKLY, MONDAY)
    with pytest.raises(NotEntitledError):
        service.override(office.chief, WEEKLY, MONDAY, StepCode.MISSING, "先行")

    service.override(office.manager, WEEKLY, MONDAY, StepCode.MISSING, "系统升级")
    row = service.draft(office.manager, WEEKLY, MONDAY)

    assert [each.text for each in row.content.opening] == [
        "有1人缺卡、缺勤未说明，经负责人同意先行汇总：系统升级。"
    ]
    with pytest.raises(StepNotOpenError):
        service.override(office.manager, WEEKLY, MONDAY, StepCode.MISSING, "再来")
    with pytest.raises(StepNotOpenError):
        service.override(office.manager, WEEKLY, MONDAY, StepCode.ISSUE, "越过")


def test_a_month_waits_for_its_lock(office: Office) -> None:
    first, last = date(2026, 10, 1), date(2026, 10, 31)
    office.service.confirm_unit(office.chief, office.unit, first, last)

    with pytest.raises(StepBlockedError) as told:
        office.service.draft(office.manager, MONTHLY, LAST_MONTH)

    assert told.value.facts["step"] == StepCode.LOCK.label


def test_a_month_goes_from_draft_to_signature(office: Office) -> None:
    service = office.service
    service.note(
        office.manager,
        NoteWish(NoteSort.PRAISE, LAST_MONTH, "帮老人填表", person_id=office.hall.people[1]),
    )

    row = office.issued_month()

    assert (row.state, row.number) == (BulletinState.ISSUED, "通报〔2026〕1号")
    assert "张1：帮老人填表。" in row.content.sections[4].paragraphs
    assert row.on_line(RecipientLine.ISSUE) == ("各进驻单位",)
    signed = service.sign(office.manager, row.recipients[0].id, "李主任")
    assert signed.recipients[0].signed_by_name == "李主任"
    assert service.worklist(MONTHLY, LAST_MONTH).next_step is None
    with pytest.raises(SignatureError):
        service.sign(office.manager, row.recipients[0].id, "别人")


def test_what_was_issued_stays_whatever_the_hall_knows_later(office: Office) -> None:
    row = office.issued_month()
    figures = office.service.frozen_month(row.id)

    office.book.days = ()

    assert office.service.bulletin(row.id) == row
    assert office.service.frozen_month(row.id) == figures
    assert office.service.month(LAST_MONTH) != figures


def test_no_step_is_skipped_and_only_a_draft_is_edited(office: Office) -> None:
    service = office.service
    row = office.confirmed_month()
    with pytest.raises(BulletinStateError):
        service.number(office.manager, row.id)
    service.confirm(office.manager, row.id)
    with pytest.raises(BulletinStateError):
        service.edit(office.manager, row.id, row.content)

    service.send_back(office.manager, row.id)

    assert service.edit(office.manager, row.id, row.content).state is BulletinState.DRAFT
    with pytest.raises(NotEntitledError):
        service.confirm(office.chief, row.id)


def test_an_edited_text_keeps_its_evidence_and_drafting_anew_gives_it_up(office: Office) -> None:
    service = office.service
    row = office.confirmed_month()
    first = row.content.sections[0]
    changed = (replace(first.sentences[0], text="改写过。", evidence=()), *first.sentences[1:])
    content = replace(row.content, sections=(replace(first, sentences=changed),))

    edited = service.edit(office.manager, row.id, content, "新标题")

    kept = edited.content.sections[0].sentences[0]
    assert (kept.text, kept.is_edited, kept.evidence) == (
        "改写过。", True, first.sentences[0].evidence
    )  # fmt: skip
    assert edited.title == "新标题"
    with pytest.raises(BulletinEmptyError):
        service.edit(office.manager, row.id, replace(content, sections=()))
    anew = service.redraft(office.manager, row.id)
    assert anew.content == row.content


def test_a_bulletin_that_goes_to_nobody_is_not_issued(office: Office) -> None:
    service = office.service
    row = office.confirmed_month()
    service.set_recipients(office.manager, row.id, ())
    service.confirm(office.manager, row.id)
    service.number(office.manager, row.id)
    with pytest.raises(RecipientsMissingError):
        service.issue(office.manager, row.id)

    service.set_recipients(
        office.manager, row.id,
        [(RecipientLine.ISSUE, "各单位"), (RecipientLine.REPORT, "县委办公室")],
    )  # fmt: skip
    issued = service.issue(office.manager, row.id)

    assert [each.name for each in issued.recipients] == ["县委办公室", "各单位"]


def test_a_period_has_one_bulletin_in_work_and_one_that_stands(office: Office) -> None:
    service = office.service
    office.confirmed_month()
    with pytest.raises(DraftExistsError):
        service.draft(office.manager, MONTHLY, LAST_MONTH)


def test_an_issued_bulletin_is_put_right_by_another(office: Office) -> None:
    service = office.service
    old = office.issued_month()
    with pytest.raises(DraftExistsError):
        service.draft(office.manager, MONTHLY, LAST_MONTH)

    new = service.correct(office.manager, old.id, "漏记一人")
    assert service.bulletin(old.id).state is BulletinState.ISSUED
    assert new.content.opening[0].text == (
        "本通报更正通报〔2026〕1号，原通报同时作废。更正原因：漏记一人。"
    )
    for step in (service.confirm, service.number, service.issue):
        new = step(office.manager, new.id)

    assert (new.number, new.replaces_number) == ("通报〔2026〕2号", "通报〔2026〕1号")
    assert service.bulletin(old.id).state is BulletinState.REPLACED
    assert service.of_period(MONTHLY, LAST_MONTH) == new
    with pytest.raises(BulletinStateError):
        service.correct(office.manager, old.id, "再来")


def test_two_stations_never_give_one_number_twice(office: Office) -> None:
    service, work = office.service, office.hall.store.work
    rows = []
    for back in range(4):
        day = date(2026, 9 - back, 15)
        office.book.days = (office._own(duty(day=day)),)
        office.book.locked = True
        service.confirm_unit(office.manager, office.unit, *service.period_of(MONTHLY, day), "无")
        row = service.draft(office.manager, MONTHLY, day)
        rows.append(service.confirm(office.manager, row.id))
    other = BulletinService(work, office.book, AssessmentService(work))
    numbers: list[str] = []

    def number(of: BulletinService, mine) -> None:
        for each in mine:
            request = office.hall.store.request(person_id=office.hall.people[4])
            numbers.append(of.number(request, each.id).number)

    stations = [
        threading.Thread(target=number, args=(service, rows[:2])),
        threading.Thread(target=number, args=(other, rows[2:])),
    ]
    for each in stations:
        each.start()
    for each in stations:
        each.join()

    assert sorted(numbers) == [f"通报〔2026〕{n}号" for n in range(1, 5)]


def test_a_step_said_twice_is_done_once(office: Office) -> None:
    service = office.service
    row = office.confirmed_month()
    service.confirm(office.manager, row.id)
    request = office.manager

    first = service.number(request, row.id)

    assert service.number(request, row.id) == first


def test_a_note_that_was_taken_back_is_not_said(office: Office) -> None:
    service = office.service
    note = service.note(office.manager, NoteWish(NoteSort.DEMAND, LAST_MONTH, "补资料"))

    service.withdraw_note(office.manager, note.id)

    assert service.notes(LAST_MONTH, LAST_MONTH) == ()
    assert service.month(LAST_MONTH).demands == ()
    with pytest.raises(NoteUnknownError):
        service.withdraw_note(office.manager, note.id)
    with pytest.raises(BulletinWordsError):
        service.note(office.manager, NoteWish(NoteSort.DEMAND, LAST_MONTH, " "))


def test_scores_are_circulated_once_their_sheet_is_closed(office: Office) -> None:
    service, scores = office.service, AssessmentService(office.hall.store.work)
    first, last = scores.period(LAST_MONTH)
    with pytest.raises(SheetOpenError):
        service.draft(office.manager, BulletinSort.ASSESSMENT, date(2026, 9, 15))
    first, last = scores.period(date(2026, 9, 15))
    scores.close(office.manager, first, last)

    row = service.draft(office.manager, BulletinSort.ASSESSMENT, first)

    assert [each.code for each in row.content.sections] == [SectionCode.SCORES]
    assert "本期考核" in row.content.sections[0].paragraphs[0]


# Postings


def mark(standing: Standing, person: uuid.UUID) -> Sighted:
    return replace(sight(standing=standing), person_id=person)


def test_a_day_hangs_as_it_was_posted(office: Office) -> None:
    postings = office.postings
    friday = MONDAY.replace(day=20)

    posted = postings.post(office.manager, friday)
    office.book.days = ()

    assert (posted.version, [row.presence for row in posted.rows]) == (1, ["在岗"])
    assert postings.posted(friday) == posted
    hanging = postings.hanging()
    assert hanging is not None
    assert hanging.rows == posted.rows


def test_a_day_that_changed_is_posted_again_with_a_reason(office: Office) -> None:
    postings, person = office.postings, office.hall.people[1]
    office.book.more = {"sights": (mark(Standing.WAITING, person),)}
    first = postings.post(office.manager, MONDAY)
    assert [row.discipline for row in first.rows] == [""]
    with pytest.raises(PostingSameError):
        postings.post(office.manager, MONDAY)

    office.book.more = {"sights": (mark(Standing.STANDS, person),)}
    assert postings.draft(MONDAY).differs
    with pytest.raises(BulletinWordsError):
        postings.post(office.manager, MONDAY)
    second = postings.post(office.manager, MONDAY, "说明期满")

    assert (second.version, second.rows[0].discipline) == (2, "玩手机或游戏")
    assert postings.posted(MONDAY) == second


def test_a_day_of_rest_and_one_to_come_are_not_posted(office: Office) -> None:
    rest = duty(morning=half(word=HalfWord.REST), afternoon=half(Half.AFTERNOON, HalfWord.REST))
    office.book.days = (rest,)

    with pytest.raises(PostingDayError):
        office.postings.post(office.manager, MONDAY)
    with pytest.raises(PostingDayError):
        office.postings.draft(date(2026, 12, 1))
    office.book.days = (office._own(duty()),)
    with pytest.raises(NotEntitledError):
        office.postings.post(office.clerk, MONDAY)
