"""Scores in the store: fed once, withdrawn with a reason, closed, delivered, appealed against."""

import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from attendance_rows import let_go
from hall_rows import SmallHall
from hall_store import HALL_ID
from sqlalchemy import insert

from hallapp.assessment.errors import (
    AppealNotConcernedError,
    AppealOpenError,
    AppealUnknownError,
    AssessmentClosedError,
    AssessmentUnknownError,
    EntrySubjectError,
    EntryTwiceError,
    EntryWithdrawnError,
    EntryWordsError,
    OwnAppealError,
    OwnEntryError,
    PeriodOpenError,
    ReceiverMissingError,
    ScoreRulesError,
    ScoreRuleUnknownError,
)
from hallapp.assessment.policy import SCORE_RULES
from hallapp.assessment.presets import SCORES
from hallapp.assessment.service import AssessmentService
from hallapp.assessment.terms import (
    AppealVerdict,
    AssessmentState,
    EvidenceSort,
    FactKind,
    HandEntry,
    ScoreFact,
)
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.settings import SettingsService

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
MONDAY = date(2026, 11, 23)
AFTER = datetime(2026, 12, 2, 2, 0, tzinfo=UTC)


@pytest.fixture
def scores(hall: SmallHall) -> AssessmentService:
    """The hall scores as one hall has published it; person 4 manages, person 5 is in charge."""
    store = hall.store
    settings = SettingsService(store.work)
    settings.change(store.request(), SCORE_RULES, SCORES["cangnan"], MONDAY, "试行")
    with store.engine.begin() as connection:
        connection.execute(
            insert(PersonRole),
            [
                {"person_id": hall.people[4], "role": Role.MANAGER, "hall_id": HALL_ID},
                {"person_id": hall.people[5], "role": Role.CHIEF_REPRESENTATIVE,
                 "hall_id": HALL_ID},
            ],
        )  # fmt: skip
    return AssessmentService(store.work)


def fact(
    hall: SmallHall, person: int, kind: FactKind = FactKind.LATE, day: date = MONDAY
) -> ScoreFact:
    who = hall.people[person]
    return ScoreFact(
        kind, day, EvidenceSort.DAY, f"{who}:{day}", person_id=who, part="morning", minutes=5,
        words="上午迟到5分钟",
    )  # fmt: skip


def feed(hall: SmallHall, scores: AssessmentService, facts: Iterable[ScoreFact]):
    return scores.feed(hall.store.request(), facts, FIRST, LAST)


def manager(hall: SmallHall):
    return hall.store.request(person_id=hall.people[4])


def score_of(hall: SmallHall, scores: AssessmentService, person: int) -> int:
    line = scores.of_person(hall.people[person], FIRST, LAST)
    assert line is not None
    return line.tenths


def test_facts_fed_twice_count_once(hall: SmallHall, scores: AssessmentService) -> None:
    facts = [fact(hall, 1), fact(hall, 2, FactKind.ABSENT_HALF)]

    first = feed(hall, scores, facts)
    again = feed(hall, scores, reversed(facts))

    assert (first.made, again.made, again.kept) == (2, 0, 2)
    assert [score_of(hall, scores, each) for each in (1, 2, 3)] == [990, 950, 1000]


def test_a_request_said_twice_is_answered_as_the_first_time(
    hall: SmallHall, scores: AssessmentService
) -> None:
    request = hall.store.request()

    first = scores.feed(request, [fact(hall, 1)], FIRST, LAST)

    assert scores.feed(request, [fact(hall, 1)], FIRST, LAST) == first


def test_every_point_names_what_proves_it_and_the_unit_of_that_day(
    hall: SmallHall, scores: AssessmentService
) -> None:
    feed(hall, scores, [fact(hall, 1)])

    line = scores.of_person(hall.people[1], FIRST, LAST)

    assert line is not None
    (entry,) = line.entries
    assert (entry.evidence, entry.evidence_id) == (
        EvidenceSort.DAY, f"{hall.people[1]}:{MONDAY}"
    )  # fmt: skip
    assert entry.department_id == line.person.department_id
    assert entry.window_id == hall.windows[1]


def test_what_a_recount_changed_is_withdrawn_and_stays_to_be_read(
    hall: SmallHall, scores: AssessmentService
) -> None:
    feed(hall, scores, [fact(hall, 1)])

    result = feed(hall, scores, [])

    assert result.withdrawn == 1
    assert score_of(hall, scores, 1) == 1000
    (entry,) = scores.entries_of(hall.people[1], FIRST, LAST)
    assert entry.withdrawn_why
    assert feed(hall, scores, [fact(hall, 1)]).made == 1


def test_entries_of_other_sorts_are_left_alone(hall: SmallHall, scores: AssessmentService) -> None:
    feed(hall, scores, [fact(hall, 1)])

    result = scores.feed(hall.store.request(), [], FIRST, LAST, {EvidenceSort.CASE})

    assert result.withdrawn == 0


def test_what_a_manager_took_back_does_not_return_with_the_facts(
    hall: SmallHall, scores: AssessmentService
) -> None:
    feed(hall, scores, [fact(hall, 1)])
    (entry,) = scores.entries_of(hall.people[1], FIRST, LAST)

    scores.withdraw(manager(hall), entry.id, "考勤机故障")

    assert feed(hall, scores, [fact(hall, 1)]).made == 0
    assert score_of(hall, scores, 1) == 1000
    with pytest.raises(EntryWithdrawnError):
        scores.withdraw(manager(hall), entry.id, "再撤一次")


def test_days_before_the_rules_keep_those_of_their_time(
    hall: SmallHall, scores: AssessmentService
) -> None:
    before = fact(hall, 1, day=MONDAY - timedelta(days=3))

    result = feed(hall, scores, [before])

    assert result.unscored == 1
    assert score_of(hall, scores, 1) == 1000
    assert scores.sheet(FIRST, LAST).unscored == {FactKind.LATE: 1}


def test_points_by_hand_need_a_rule_words_and_somebody(
    hall: SmallHall, scores: AssessmentService
) -> None:
    wish = HandEntry(MONDAY, "unsigned", "回局里没有登记", person_id=hall.people[1])

    made = scores.note(manager(hall), wish)

    assert (made.tenths, made.evidence) == (-20, EvidenceSort.HAND)
    assert feed(hall, scores, []).withdrawn == 0
    for wrong, error in (
        (replace(wish, words=" "), EntryWordsError),
        (replace(wish, rule_code="invented"), ScoreRuleUnknownError),
        (replace(wish, person_id=None), EntrySubjectError),
    ):
        with pytest.raises(error):
            scores.note(manager(hall), wrong)
    with pytest.raises(NotEntitledError):
        scores.note(hall.store.request(person_id=hall.people[1]), wish)


def test_nobody_scores_himself_or_takes_his_own_points_back(
    hall: SmallHall, scores: AssessmentService
) -> None:
    own = hall.people[4]
    feed(hall, scores, [fact(hall, 4)])
    (entry,) = scores.entries(FIRST, LAST)

    with pytest.raises(OwnEntryError):
        scores.note(manager(hall), HandEntry(MONDAY, "unsigned", "自己", person_id=own))
    with pytest.raises(OwnEntryError):
        scores.withdraw(manager(hall), entry.id, "其实没有迟到")

    assert not scores.entry(entry.id).withdrawn_at


def test_one_proof_counts_once_also_by_hand(hall: SmallHall, scores: AssessmentService) -> None:
    wish = HandEntry(
        MONDAY, "unsigned", "回局里没有登记", person_id=hall.people[1],
        evidence=EvidenceSort.OUTING, evidence_id="7",
    )  # fmt: skip
    scores.note(manager(hall), wish)

    with pytest.raises(EntryTwiceError):
        scores.note(manager(hall), wish)


# Closing


def closed(hall: SmallHall, scores: AssessmentService):
    feed(hall, scores, [fact(hall, 1), fact(hall, 2, FactKind.ABSENT_HALF)])
    hall.store.clock.set_to(AFTER)
    return scores.close(manager(hall), FIRST, LAST)


def test_a_period_that_lasts_is_not_closed(hall: SmallHall, scores: AssessmentService) -> None:
    with pytest.raises(PeriodOpenError):
        scores.close(manager(hall), FIRST, LAST)


def test_a_closed_sheet_reads_as_it_was_closed(hall: SmallHall, scores: AssessmentService) -> None:
    feed(hall, scores, [fact(hall, 1), fact(hall, 2, FactKind.ABSENT_HALF)])
    living = scores.sheet(FIRST, LAST)
    hall.store.clock.set_to(AFTER)

    sheet = scores.close(manager(hall), FIRST, LAST)

    assert sheet.state is AssessmentState.CLOSED
    assert (sheet.lines, sheet.units, sheet.rules) == (living.lines, living.units, living.rules)
    assert scores.sheet(FIRST, LAST) == sheet
    assert sheet.title == "2026年11月窗口人员考核表"


def test_after_closing_nothing_of_its_days_changes(
    hall: SmallHall, scores: AssessmentService
) -> None:
    sheet = closed(hall, scores)
    (entry,) = scores.entries_of(hall.people[1], FIRST, LAST)

    result = feed(hall, scores, [fact(hall, 3)])

    assert (result.made, result.withdrawn) == (0, 0)
    with pytest.raises(AssessmentClosedError):
        scores.withdraw(manager(hall), entry.id, "晚了")
    with pytest.raises(AssessmentClosedError):
        scores.close(manager(hall), FIRST, LAST)
    assert scores.sheet(FIRST, LAST) == sheet


def test_a_sheet_is_put_right_by_another_and_stays_to_be_read(
    hall: SmallHall, scores: AssessmentService
) -> None:
    sheet = closed(hall, scores)
    assert sheet.id is not None

    scores.reopen(manager(hall), sheet.id, "漏记一人")
    feed(hall, scores, [fact(hall, 1), fact(hall, 3)])
    right = scores.close(manager(hall), FIRST, LAST)

    old = scores.closed_sheet(sheet.id)
    assert (old.state, old.replace_why, old.lines) == (
        AssessmentState.REPLACED, "漏记一人", sheet.lines
    )  # fmt: skip
    assert {line.person.staff_number for line in right.lines if line.tenths < 1000} == {
        "1001", "1003"
    }  # fmt: skip
    assert len(scores.closed_sheets()) == 2
    with pytest.raises(AssessmentUnknownError):
        scores.reopen(manager(hall), sheet.id, "再来")


def test_a_unit_signs_for_its_part_once(hall: SmallHall, scores: AssessmentService) -> None:
    sheet = closed(hall, scores)
    assert sheet.id is not None
    unit = sheet.lines[0].person.department_id

    assert scores.deliver(manager(hall), sheet.id, unit, "李主任") == len(sheet.lines)
    assert scores.deliver(manager(hall), sheet.id, unit, "别人") == 0

    found = scores.sheet(FIRST, LAST)
    assert {line.delivered_to for line in found.lines} == {"李主任"}
    with pytest.raises(ReceiverMissingError):
        scores.deliver(manager(hall), sheet.id, unit, " ")


# Appeals


def test_an_appeal_that_is_granted_takes_the_points_back_for_good(
    hall: SmallHall, scores: AssessmentService
) -> None:
    feed(hall, scores, [fact(hall, 1)])
    (entry,) = scores.entries_of(hall.people[1], FIRST, LAST)
    own = hall.store.request(person_id=hall.people[1])

    asked = scores.appeal(own, entry.id, "当天参加培训")
    decided = scores.decide_appeal(manager(hall), asked.id, granted=True, words="有培训通知")

    assert scores.open_appeals() == ()
    assert (decided.verdict, decided.decided_by_name) == (AppealVerdict.GRANTED, "张4")
    assert feed(hall, scores, [fact(hall, 1)]).made == 0
    assert score_of(hall, scores, 1) == 1000
    assert [each.id for each in scores.appeals_of(hall.people[1])] == [asked.id]


def test_an_appeal_that_is_refused_leaves_the_points(
    hall: SmallHall, scores: AssessmentService
) -> None:
    feed(hall, scores, [fact(hall, 1)])
    (entry,) = scores.entries_of(hall.people[1], FIRST, LAST)
    asked = scores.appeal(hall.store.request(), entry.id, "路上堵车")

    scores.decide_appeal(manager(hall), asked.id, granted=False, words="不属于免责情形")

    assert score_of(hall, scores, 1) == 990
    with pytest.raises(AppealUnknownError):
        scores.decide_appeal(manager(hall), asked.id, granted=True, words="改主意")


def test_only_who_is_concerned_appeals_and_nobody_decides_his_own(
    hall: SmallHall, scores: AssessmentService
) -> None:
    feed(hall, scores, [fact(hall, 1), fact(hall, 4)])
    (entry,) = scores.entries_of(hall.people[1], FIRST, LAST)
    (bosses,) = scores.entries_of(hall.people[4], FIRST, LAST)

    with pytest.raises(AppealNotConcernedError):
        scores.appeal(hall.store.request(person_id=hall.people[2]), entry.id, "替他说")
    scores.appeal(hall.store.request(person_id=hall.people[5]), entry.id, "单位说明")
    with pytest.raises(AppealOpenError):
        scores.appeal(hall.store.request(), entry.id, "再申诉")
    own = scores.appeal(manager(hall), bosses.id, "我的")
    with pytest.raises(OwnAppealError):
        scores.decide_appeal(manager(hall), own.id, granted=True, words="自己批")


def test_an_open_appeal_keeps_the_sheet_open_and_a_late_one_shows_on_it(
    hall: SmallHall, scores: AssessmentService
) -> None:
    feed(hall, scores, [fact(hall, 1)])
    (entry,) = scores.entries_of(hall.people[1], FIRST, LAST)
    asked = scores.appeal(hall.store.request(), entry.id, "当天培训")
    hall.store.clock.set_to(AFTER)
    with pytest.raises(AppealOpenError):
        scores.close(manager(hall), FIRST, LAST)
    scores.decide_appeal(manager(hall), asked.id, granted=False, words="没有证明")
    scores.close(manager(hall), FIRST, LAST)
    late = scores.appeal(hall.store.request(), entry.id, "证明找到了")

    scores.decide_appeal(manager(hall), late.id, granted=True, words="证明属实")

    sheet = scores.sheet(FIRST, LAST)
    assert sheet.differs
    assert score_of(hall, scores, 1) == 990
    living = scores.living_sheet(FIRST, LAST)
    assert {line.tenths for line in living.lines} == {1000}


def test_who_left_within_the_period_stands_on_its_sheet_with_what_happened(
    hall: SmallHall, scores: AssessmentService
) -> None:
    feed(hall, scores, [fact(hall, 1)])

    let_go(hall, 1)
    let_go(hall, 3)

    assert score_of(hall, scores, 1) == 990
    assert scores.of_person(hall.people[3], FIRST, LAST) is None


def test_rules_that_contradict_themselves_are_never_kept(hall: SmallHall) -> None:
    settings = SettingsService(hall.store.work)
    wrong = replace(SCORES["cangnan"], floor_tenths=2000)

    with pytest.raises(ScoreRulesError):
        settings.change(hall.store.request(), SCORE_RULES, wrong, MONDAY, "试行")


def test_who_is_not_of_the_hall_stands_on_no_sheet(
    hall: SmallHall, scores: AssessmentService
) -> None:
    assert scores.of_person(uuid.uuid4(), FIRST, LAST) is None
