"""What follows a finding: the home unit is told, the person is heard, then it is published."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import update

from hallapp.attendance.errors import PeriodClosedError
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.tables import Person
from hallapp.kernel.database.records import AuditEvent
from hallapp.patrols.errors import (
    ExplanationDayError,
    ExplanationDecidedError,
    ExplanationLateError,
    ExplanationTwiceError,
    HomeUnitMissingError,
    LetterDayError,
    LetterFactsError,
    LetterStateError,
    LetterTwiceError,
    NothingFoundError,
    NotOnesOwnError,
    OwnExplanationError,
    ReasonMissingError,
)
from hallapp.patrols.service import ExplanationService, LetterService
from hallapp.patrols.tables import FeedbackLetter
from hallapp.patrols.terms import (
    ExplanationVerdict,
    ExplanationWish,
    LetterReply,
    LetterRow,
    LetterState,
    LetterWish,
    MarkWish,
    PatrolSight,
)
from tests.storage.patrols.patrolled import (
    CLERK,
    LEADER,
    MANAGER,
    ON_SQLITE,
    PatrolledHall,
    close_month,
)
from tests.storage.queueing.test_windows_at_once import at_once, refused

MONDAY = date(2026, 11, 23)
WINDOW_CLERK = 2


def letters_of(patrolled: PatrolledHall) -> LetterService:
    return LetterService(patrolled.hall.store.work)


def explanations_of(patrolled: PatrolledHall) -> ExplanationService:
    return ExplanationService(patrolled.hall.store.work)


def found_phone(patrolled: PatrolledHall) -> UUID:
    """Somebody at window 2 plays with a phone in the first round, at 10:00."""
    patrolled.drawn().at("10:00")
    visit = patrolled.patrols.start(patrolled.by(LEADER), 1)
    return patrolled.patrols.mark(patrolled.by(LEADER), visit.id, patrolled.phone()).id


def sent(patrolled: PatrolledHall) -> LetterRow:
    wish = LetterWish("请教育并回复整改情况", found_phone(patrolled), rule="窗口工作规范")
    return letters_of(patrolled).issue(patrolled.by(MANAGER), wish)


@ON_SQLITE
def test_the_home_unit_is_told_at_once_with_a_day_for_its_answer(patrolled: PatrolledHall) -> None:
    letter = sent(patrolled)

    assert (letter.number, letter.state) == ("反馈〔2026〕1号", LetterState.OPEN)
    facts = letter.facts
    assert (facts.person, facts.department, facts.window) == ("张2", "市场监督管理局", 2)
    assert (facts.day, facts.time, facts.round_number) == (MONDAY, "10:00", 1)
    assert (facts.fact, facts.rule) == ("玩手机或游戏", "窗口工作规范")
    assert letter.reply_due_on == date(2026, 11, 26)


@ON_SQLITE
def test_a_letter_keeps_its_facts_when_a_name_changes(patrolled: PatrolledHall) -> None:
    letter = sent(patrolled)
    with patrolled.hall.store.engine.begin() as connection:
        connection.execute(update(Person).values(name="改名"))

    assert letters_of(patrolled).letter(letter.id).facts.person == "张2"


def test_two_stations_write_one_letter_about_one_finding(patrolled: PatrolledHall) -> None:
    mark_id = found_phone(patrolled)
    wish = LetterWish("请回复", mark_id)

    answers = at_once(
        *[lambda: letters_of(patrolled).issue(patrolled.by(MANAGER), wish) for _press in "12"]
    )

    (second,) = refused(answers)
    assert isinstance(second, LetterTwiceError)
    assert len(patrolled.hall.rows(FeedbackLetter)) == 1


def test_a_letter_is_answered_put_right_and_closed_in_this_order(patrolled: PatrolledHall) -> None:
    letter, letters = sent(patrolled), letters_of(patrolled)
    by = patrolled.by
    with pytest.raises(LetterStateError):
        letters.rectify(by(MANAGER), letter.id, "已整改")
    with pytest.raises(LetterStateError):
        letters.close(by(MANAGER), letter.id)

    replied = letters.reply(by(LEADER), letter.id, LetterReply("已约谈", "王局", MONDAY))
    rectified = letters.rectify(by(LEADER), letter.id, "复查未见再犯")
    closed = letters.close(by(MANAGER), letter.id)

    states = [row.state for row in (replied, rectified, closed)]
    assert states == [LetterState.REPLIED, LetterState.RECTIFIED, LetterState.CLOSED]
    assert letters.open_letters() == ()
    assert letter.mark_id is not None
    assert patrolled.patrols.mark_row(letter.mark_id).rectified_words == "复查未见再犯"
    with pytest.raises(LetterStateError):
        letters.withdraw(by(MANAGER), letter.id, "不发了")


@ON_SQLITE
def test_an_answer_that_does_not_come_is_overdue_from_the_day_after(
    patrolled: PatrolledHall,
) -> None:
    letter, letters = sent(patrolled), letters_of(patrolled)

    assert letters.overdue() == ()
    patrolled.at("09:00", day=26)
    assert letters.overdue() == ()
    patrolled.at("00:01", day=27)

    (late,) = letters.overdue()
    assert (late.id, late.is_overdue) == (letter.id, True)
    letters.reply(patrolled.by(LEADER), letter.id, LetterReply("已约谈", "王局"))
    assert letters.overdue() == ()


@ON_SQLITE
def test_a_withdrawn_letter_keeps_its_number_and_frees_the_finding(
    patrolled: PatrolledHall,
) -> None:
    letter, letters = sent(patrolled), letters_of(patrolled)

    with pytest.raises(ReasonMissingError):
        letters.withdraw(patrolled.by(MANAGER), letter.id, "")
    gone = letters.withdraw(patrolled.by(MANAGER), letter.id, "说明成立")
    second = letters.issue(patrolled.by(MANAGER), LetterWish("请回复", letter.mark_id))

    assert (gone.state, gone.withdrawn_why) == (LetterState.WITHDRAWN, "说明成立")
    assert second.number == "反馈〔2026〕2号"
    assert [row.number for row in letters.in_period(MONDAY, MONDAY)] == [gone.number, second.number]


@ON_SQLITE
def test_a_letter_may_be_about_a_punch_without_a_patrol(patrolled: PatrolledHall) -> None:
    patrolled.at("10:00")
    wish = LetterWish("请说明", None, patrolled.hall.people[3], MONDAY, None, "上午迟到 20 分钟")

    letter = letters_of(patrolled).issue(patrolled.by(MANAGER), wish)

    assert (letter.facts.fact, letter.facts.window, letter.facts.time) == (
        "上午迟到 20 分钟",
        3,
        "",
    )
    assert letters_of(patrolled).of_person(patrolled.hall.people[3]) == (letter,)


@ON_SQLITE
def test_a_letter_that_would_say_nothing_or_go_to_nobody_is_refused(
    patrolled: PatrolledHall,
) -> None:
    mark_id, letters = found_phone(patrolled), letters_of(patrolled)
    visit = patrolled.patrols.rounds()[0]
    fine = patrolled.patrols.mark(patrolled.by(LEADER), visit.id, patrolled.present())

    with pytest.raises(NotEntitledError):
        letters.issue(patrolled.by(CLERK), LetterWish("请回复", mark_id))
    with pytest.raises(NothingFoundError):
        letters.issue(patrolled.by(MANAGER), LetterWish("请回复", fine.id))
    with pytest.raises(LetterFactsError):
        letters.issue(patrolled.by(MANAGER), LetterWish("请回复"))
    with patrolled.hall.store.engine.begin() as connection:
        connection.execute(update(Person).values(department_id=None))
    with pytest.raises(HomeUnitMissingError):
        letters.issue(patrolled.by(MANAGER), LetterWish("请回复", mark_id))


@ON_SQLITE
@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2026, 11, 24)])
def test_an_answer_lies_between_the_letter_and_today(patrolled: PatrolledHall, day: date) -> None:
    letter = sent(patrolled)

    with pytest.raises(LetterDayError):
        letters_of(patrolled).reply(patrolled.by(LEADER), letter.id, LetterReply("已谈", "王", day))


@ON_SQLITE
def test_a_finding_waits_for_an_explanation_before_it_is_published(
    patrolled: PatrolledHall,
) -> None:
    mark_id, service = found_phone(patrolled), explanations_of(patrolled)

    waiting = service.publishable(MONDAY, MONDAY)
    patrolled.at("00:00", day=25)
    passed = service.publishable(MONDAY, MONDAY)

    assert waiting == ()
    assert [each.id for each in passed] == [mark_id]


def test_an_accepted_explanation_keeps_a_finding_back_and_a_refused_one_lets_it_out(
    patrolled: PatrolledHall,
) -> None:
    mark_id, service = found_phone(patrolled), explanations_of(patrolled)
    said = service.give(patrolled.by(WINDOW_CLERK), ExplanationWish("在查政策原文", mark_id))

    refused_one = service.decide(
        patrolled.by(MANAGER), said.id, accepted=False, words="监控显示在看视频"
    )

    assert refused_one.verdict is ExplanationVerdict.REFUSED
    assert [each.id for each in service.publishable(MONDAY, MONDAY)] == [mark_id]
    with pytest.raises(ExplanationDecidedError):
        service.decide(patrolled.by(MANAGER), said.id, accepted=True)


@ON_SQLITE
def test_an_explanation_nobody_decides_holds_a_finding_back_only_so_long(
    patrolled: PatrolledHall,
) -> None:
    mark_id, service = found_phone(patrolled), explanations_of(patrolled)
    patrolled.at("23:00", day=24)
    said = service.give(patrolled.by(WINDOW_CLERK), ExplanationWish("在查政策", mark_id))

    patrolled.at("12:00", day=25)
    assert service.publishable(MONDAY, MONDAY) == ()
    patrolled.at("00:00", day=26)

    assert [each.id for each in service.publishable(MONDAY, MONDAY)] == [mark_id]
    service.decide(patrolled.by(MANAGER), said.id, accepted=True)
    assert service.publishable(MONDAY, MONDAY) == ()
    assert service.open() == ()


@ON_SQLITE
def test_only_the_person_concerned_explains_once_and_in_time(patrolled: PatrolledHall) -> None:
    mark_id, service = found_phone(patrolled), explanations_of(patrolled)
    wish = ExplanationWish("在查政策", mark_id)

    with pytest.raises(NotOnesOwnError):
        service.give(patrolled.by(CLERK), wish)
    with pytest.raises(ReasonMissingError):
        service.give(patrolled.by(WINDOW_CLERK), ExplanationWish(" ", mark_id))
    patrolled.at("00:00", day=25)
    with pytest.raises(ExplanationLateError):
        service.give(patrolled.by(WINDOW_CLERK), wish)
    given = service.give(patrolled.at("11:00").by(LEADER), wish)
    with pytest.raises(ExplanationTwiceError):
        service.give(patrolled.by(WINDOW_CLERK), wish)
    assert given.person_name == "张2"
    assert service.of_mark(mark_id) == (given,)


@ON_SQLITE
def test_nobody_decides_about_their_own_explanation(patrolled: PatrolledHall) -> None:
    patrolled.at("10:00")
    service = explanations_of(patrolled)
    own = service.give(patrolled.by(MANAGER), ExplanationWish("早上停电", day=MONDAY, slot="am_in"))

    with pytest.raises(OwnExplanationError):
        service.decide(patrolled.by(MANAGER), own.id, accepted=True)
    with pytest.raises(ReasonMissingError):
        service.decide(patrolled.by(LEADER), own.id, accepted=False)
    with pytest.raises(ExplanationDayError):
        service.give(patrolled.by(CLERK), ExplanationWish("明天", day=date(2026, 11, 24)))
    assert service.decide(patrolled.by(LEADER), own.id, accepted=True).slot == "am_in"


@ON_SQLITE
def test_a_day_is_explained_once_and_in_time(patrolled: PatrolledHall) -> None:
    patrolled.at("10:00")
    service, by = explanations_of(patrolled), patrolled.by
    morning = ExplanationWish("早上停电", day=MONDAY, slot="am_in")
    said = service.give(by(CLERK), morning)

    with pytest.raises(ExplanationTwiceError):
        service.give(by(CLERK), morning)
    service.decide(by(MANAGER), said.id, accepted=False, words="未停电")
    with pytest.raises(ExplanationTwiceError):
        service.give(by(CLERK), replace(morning, words="再说一次"))
    service.give(by(CLERK), replace(morning, slot=""))
    with pytest.raises(ExplanationTwiceError):
        service.give(by(CLERK), replace(morning, slot="pm_out"))
    with pytest.raises(ExplanationDayError):
        service.give(by(WINDOW_CLERK), replace(morning, slot="midnight"))
    patrolled.at("00:00", day=25)
    with pytest.raises(ExplanationLateError):
        service.give(by(WINDOW_CLERK), morning)


@ON_SQLITE
def test_an_explanation_of_a_closed_day_needs_a_manager_and_a_reason(
    patrolled: PatrolledHall,
) -> None:
    patrolled.at("10:00")
    service, by = explanations_of(patrolled), patrolled.by
    said = service.give(by(CLERK), ExplanationWish("停电", day=MONDAY))
    close_month(patrolled)
    patrolled.at("11:00")

    with pytest.raises(PeriodClosedError):
        service.give(by(WINDOW_CLERK), ExplanationWish("停电", day=MONDAY))
    with pytest.raises(PeriodClosedError):
        service.decide(by(MANAGER), said.id, accepted=True)
    with pytest.raises(NotEntitledError):
        service.decide(by(LEADER), said.id, accepted=True, words="属实")

    service.decide(by(MANAGER), said.id, accepted=True, words="供电所证明")
    told = patrolled.hall.rows(AuditEvent, AuditEvent.action, AuditEvent.reason)
    assert ("patrols.after_lock", "供电所证明") in told


def test_a_correction_of_words_takes_explanation_letter_and_time_along(
    patrolled: PatrolledHall,
) -> None:
    letter, service = sent(patrolled), explanations_of(patrolled)
    assert letter.mark_id is not None
    by, patrols, old = patrolled.by, patrolled.patrols, letter.mark_id
    said = service.give(by(WINDOW_CLERK), ExplanationWish("在查政策原文", old))
    service.decide(by(MANAGER), said.id, accepted=True)
    until = patrols.mark_row(old).explain_until
    patrolled.at("10:00", day=26)

    now = patrols.correct(by(MANAGER), old, replace(patrolled.phone(), words="看手机"), "写清楚")

    assert now.explain_until == until
    assert service.publishable(MONDAY, MONDAY) == ()
    assert [each.mark_id for each in service.of_mark(now.id)] == [now.id]
    with pytest.raises(ExplanationTwiceError):
        service.give(by(WINDOW_CLERK), ExplanationWish("再说", now.id))
    with pytest.raises(LetterTwiceError):
        letters_of(patrolled).issue(by(MANAGER), LetterWish("请回复", now.id))
    assert letters_of(patrolled).letter(letter.id).mark_id == now.id
    other = MarkWish(patrolled.window(2), PatrolSight.FINDING, patrolled.finding("eating").id)
    patrols.correct(by(MANAGER), now.id, other, "是在吃东西")
    assert service.in_period(MONDAY, MONDAY)[0].mark_id == old
