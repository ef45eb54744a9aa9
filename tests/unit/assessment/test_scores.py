"""A score is the base and its open entries within cap and floor, however they come."""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.assessment.errors import PresetUnknownError, ScoreRulesError
from hallapp.assessment.policy import SCORE_RULES, read_rules, spell_rules
from hallapp.assessment.presets import SCORE_NAMES, SCORES, preset
from hallapp.assessment.reckoning import SheetHead, make_sheet
from hallapp.assessment.rules import (
    check_rules,
    grade_of,
    period_of,
    plan_feed,
    planned,
    points,
    ranks,
    rule_for,
    summed,
)
from hallapp.assessment.terms import (
    EntryRow,
    EvidenceSort,
    FactKind,
    FeedPlan,
    GroupCap,
    PlannedEntry,
    ScoredPerson,
    ScoreFact,
    ScoreGroup,
    ScoreRule,
    ScoreRules,
)

MONDAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
ZHANG, LI, WANG, UNIT = (uuid.UUID(int=number) for number in range(1, 5))
CANGNAN = SCORES["cangnan"]


def fact(kind: FactKind, minutes: int = 0, day: int = 0, who: uuid.UUID = ZHANG, **more):
    on = MONDAY + timedelta(days=day)
    given = {"part": "morning", "words": kind.label, **more}
    return ScoreFact(
        kind, on, EvidenceSort.DAY, f"{who}:{on}", person_id=who, minutes=minutes, **given
    )


def row(entry: PlannedEntry, number: int = 0, department: uuid.UUID | None = None) -> EntryRow:
    one = entry.fact
    return EntryRow(
        id=uuid.uuid5(uuid.NAMESPACE_OID, f"{entry.key}{number}"),
        person_id=one.person_id,
        window_id=one.window_id,
        department_id=department,
        subject=one.subject,
        day=one.day,
        rule_code=entry.rule_code,
        rule_label=entry.rule_label,
        group=entry.group,
        tenths=entry.tenths,
        times=one.times,
        words=one.words,
        evidence=one.evidence,
        evidence_id=one.evidence_id,
        evidence_part=one.part,
        is_fed=True,
        made_at=AT,
    )


def rows(facts: list[ScoreFact], rules: ScoreRules = CANGNAN) -> list[EntryRow]:
    return [row(planned(rules, each), number) for number, each in enumerate(facts)]


@pytest.mark.parametrize(
    ("kind", "minutes", "tenths"),
    [
        (FactKind.LATE, 10, -10),
        (FactKind.EARLY, 1, -10),
        (FactKind.MISSING_PUNCH, 0, -20),
        (FactKind.ABSENT_HALF, 0, -50),
        (FactKind.OFF_POST, 15, -30),
        (FactKind.UNSIGNED_RETURN, 0, -20),
    ],
)
def test_a_hall_takes_what_it_has_published(kind: FactKind, minutes: int, tenths: int) -> None:
    assert planned(CANGNAN, fact(kind, minutes)).tenths == tenths


@pytest.mark.parametrize(
    ("kind", "minutes"), [(FactKind.LATE, 11), (FactKind.OFF_POST, 14), (FactKind.FINDING, 0)]
)
def test_what_no_rule_scores_is_kept_without_points(kind: FactKind, minutes: int) -> None:
    entry = planned(CANGNAN, fact(kind, minutes))

    assert rule_for(CANGNAN, entry.fact) is None
    assert (entry.rule_code, entry.tenths) == (f"unscored.{kind.value}", 0)


@pytest.mark.parametrize(("minutes", "tenths"), [(29, -5), (30, -10)])
def test_the_ladder_of_minutes_has_no_gap_and_no_overlap(minutes: int, tenths: int) -> None:
    assert planned(SCORES["service_hall"], fact(FactKind.LATE, minutes)).tenths == tenths


def test_a_case_costs_a_point_for_each_working_day_it_is_late() -> None:
    assert planned(SCORES["service_hall"], fact(FactKind.CASE_OVERDUE, times=3)).tenths == -30


@pytest.mark.parametrize("name", sorted(SCORES))
def test_every_set_is_sound_named_and_comes_back_from_the_store(name: str) -> None:
    rules = preset(name)

    check_rules(rules)

    assert SCORE_NAMES[name]
    assert rules.note
    assert read_rules(spell_rules(rules)) == rules
    assert SCORE_RULES.read(SCORE_RULES.spell(rules)) == rules


@pytest.mark.parametrize("name", ["default", "sample2024", "face_four", "qingcheng", "miluo"])
def test_a_set_without_published_numbers_takes_nothing(name: str) -> None:
    rules = preset(name)

    assert not rules.is_scoring
    assert summed(rules, rows([fact(kind) for kind in FactKind], rules)).total == 1000
    assert "没有公布分值" in rules.note


def test_an_unknown_set_is_told_with_those_that_exist() -> None:
    with pytest.raises(PresetUnknownError) as told:
        preset("nowhere")

    assert "cangnan" in told.value.facts["known"]


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"base_tenths": 0}, "base"),
        ({"floor_tenths": 2000}, "floor"),
        ({"chief_share_percent": 101}, "share"),
        ({"months": 5}, "months"),
        ({"rules": (*CANGNAN.rules, CANGNAN.rules[0])}, "codes"),
        ({"rules": (replace(CANGNAN.rules[0], tenths=0),)}, "late_10"),
        ({"rules": (replace(CANGNAN.rules[0], least_minutes=11),)}, "late_10"),
        ({"grades": tuple(reversed(SCORES["half_yearly"].grades))}, "grades"),
    ],
)
def test_rules_that_contradict_themselves_are_refused(changed: dict, place: str) -> None:
    with pytest.raises(ScoreRulesError) as told:
        check_rules(replace(CANGNAN, **changed))

    assert told.value.facts["fact"] == place


# Feeding

facts = st.builds(
    fact,
    st.sampled_from([FactKind.LATE, FactKind.MISSING_PUNCH, FactKind.ABSENT_HALF]),
    minutes=st.integers(0, 40),
    day=st.integers(0, 3),
    who=st.sampled_from([ZHANG, LI]),
)


def carried(plan: FeedPlan) -> list[EntryRow]:
    return [row(entry) for entry in plan.new]


@given(st.lists(facts, max_size=12), st.randoms())
def test_feeding_twice_counts_once_in_any_order(asked: list[ScoreFact], chance) -> None:
    once = carried(plan_feed(asked, lambda _day: CANGNAN, ()))
    mixed = asked + asked
    chance.shuffle(mixed)

    again = plan_feed(mixed, lambda _day: CANGNAN, once)

    assert (again.new, again.gone) == ((), ())
    assert again.kept == len(once)
    assert {each.key for each in once} == {planned(CANGNAN, each).key for each in asked}


def test_a_fact_that_is_there_no_longer_takes_its_entry_back() -> None:
    late = rows([fact(FactKind.LATE, 5)])

    plan = plan_feed([], lambda _day: CANGNAN, late)

    assert plan.gone == tuple(late)


def test_a_fact_that_grew_worse_gives_another_entry_for_the_first() -> None:
    overdue = SCORES["service_hall"]
    before = rows([fact(FactKind.CASE_OVERDUE, times=1)], overdue)

    plan = plan_feed([fact(FactKind.CASE_OVERDUE, times=2)], lambda _day: overdue, before)

    assert [each.tenths for each in plan.new] == [-20]
    assert plan.gone == tuple(before)


def test_what_a_person_took_back_is_not_made_again() -> None:
    late = fact(FactKind.LATE, 5)

    plan = plan_feed([late], lambda _day: CANGNAN, (), held=[planned(CANGNAN, late).key])

    assert (plan.new, plan.held) == ((), 1)


def test_the_rules_of_the_day_decide_not_those_of_today() -> None:
    def rules_on(day: date) -> ScoreRules:
        return CANGNAN if day == MONDAY else SCORES["default"]

    plan = plan_feed([fact(FactKind.LATE, 5), fact(FactKind.LATE, 5, day=1)], rules_on, ())

    assert [each.tenths for each in plan.new] == [-10, 0]


# Adding up

BONUS = ScoreRule("praise", "表扬", ScoreGroup.BONUS, FactKind.PRAISE, 20)
GIVING = replace(CANGNAN, rules=(*CANGNAN.rules, BONUS))
kinds = st.sampled_from([FactKind.LATE, FactKind.ABSENT_HALF, FactKind.PRAISE])


@given(st.lists(st.tuples(kinds, st.integers(0, 200), st.booleans()), max_size=60), st.randoms())
def test_a_score_is_base_and_open_entries_within_cap_and_floor(asked, chance) -> None:
    made = rows([fact(kind, 5, day) for kind, day, _open in asked], GIVING)
    made = [
        each if is_open else replace(each, withdrawn_at=AT)
        for each, (_kind, _day, is_open) in zip(made, asked, strict=True)
    ]
    shuffled = list(made)
    chance.shuffle(shuffled)

    total = summed(GIVING, made).total

    taken = sum(each.tenths for each in made if each.counts and each.tenths < 0)
    given_points = sum(each.tenths for each in made if each.counts and each.tenths > 0)
    assert total == max(0, 1000 + taken + min(given_points, 50))
    assert summed(GIVING, shuffled).total == total


def test_a_rule_takes_no_more_than_its_cap_in_each_month() -> None:
    capped = replace(
        CANGNAN, rules=(replace(CANGNAN.rules[0], monthly_cap_tenths=20), *CANGNAN.rules[1:])
    )
    november, december = range(5), range(10, 13)

    made = rows([fact(FactKind.LATE, 5, day) for day in (*november, *december)], capped)
    found = summed(capped, made)

    assert (found.taken, found.cut, found.total) == (-80, 40, 960)


def test_a_part_of_the_sheet_takes_no_more_than_its_cap() -> None:
    rules = replace(CANGNAN, group_caps=(GroupCap(ScoreGroup.ATTENDANCE, 100),))

    found = summed(rules, rows([fact(FactKind.ABSENT_HALF, day=day) for day in range(4)], rules))

    assert (found.taken, found.cut, found.total) == (-200, 100, 900)
    assert found.groups == {ScoreGroup.ATTENDANCE: -100}


def test_no_score_lies_below_the_floor_and_the_sheet_says_what_was_spared() -> None:
    found = summed(CANGNAN, rows([fact(FactKind.ABSENT_HALF, day=day) for day in range(22)]))

    assert (found.floor_cut, found.total) == (100, 0)


# The sheet

HEAD = SheetHead(date(2026, 11, 1), date(2026, 12, 31), "双月考核表")
PEOPLE = (
    ScoredPerson(ZHANG, "1001", "张一", UNIT, "市场监督管理局", is_chief=True),
    ScoredPerson(LI, "1002", "李二", UNIT, "市场监督管理局"),
    ScoredPerson(WANG, "1003", "王三", None, ""),
)


def test_a_chief_representative_bears_half_of_what_his_unit_lost() -> None:
    rules = replace(CANGNAN, chief_share_percent=50)
    made = rows([fact(FactKind.ABSENT_HALF, who=LI), fact(FactKind.LATE, 5)])

    sheet = make_sheet(HEAD, rules, PEOPLE, made)

    assert {line.person.name: line.tenths for line in sheet.lines} == {
        "张一": 1000 - 10 - 25,
        "李二": 950,
        "王三": 1000,
    }


def test_half_a_tenth_is_left_to_the_chief_representative() -> None:
    rules = replace(SCORES["service_hall"], chief_share_percent=50)

    sheet = make_sheet(HEAD, rules, PEOPLE, rows([fact(FactKind.LATE, 5, who=LI)], rules))

    assert next(line.sum.share for line in sheet.lines if line.person.id == ZHANG) == 2


def test_what_somebody_did_in_another_unit_stays_on_its_account() -> None:
    rules = replace(CANGNAN, chief_share_percent=50)
    elsewhere = replace(rows([fact(FactKind.ABSENT_HALF, who=LI)])[0], department_id=WANG)

    sheet = make_sheet(HEAD, rules, PEOPLE, [elsewhere])

    assert next(line.sum.share for line in sheet.lines if line.person.id == ZHANG) == 0


def test_equal_scores_share_a_rank_and_the_next_one_is_skipped() -> None:
    assert ranks([950, 1000, 1000, 900]) == (3, 1, 1, 4)

    sheet = make_sheet(HEAD, CANGNAN, PEOPLE, rows([fact(FactKind.LATE, 5, who=LI)]))

    assert [(line.rank, line.is_tied) for line in sheet.lines] == [(1, True), (1, True), (3, False)]


@pytest.mark.parametrize(
    ("tenths", "grade"), [(800, "合格"), (799, "基本合格"), (600, "基本合格"), (599, "不合格")]
)
def test_a_score_on_the_boundary_has_the_better_grade(tenths: int, grade: str) -> None:
    assert grade_of(SCORES["half_yearly"], tenths) == grade


def test_the_sheet_says_what_happened_and_counts_no_points() -> None:
    rules = SCORES["default"]
    made = rows([fact(FactKind.LATE, 5), fact(FactKind.LATE, 9, day=1)], rules)

    sheet = make_sheet(HEAD, rules, PEOPLE, made)

    assert sheet.unscored == {FactKind.LATE: 2}
    assert [line.rank for line in sheet.lines] == [1, 1, 1]
    assert sorted(len(line.entries) for line in sheet.lines) == [0, 0, 2]


@given(st.randoms())
def test_the_sheet_is_the_same_in_whatever_order_its_entries_come(chance) -> None:
    made = rows([fact(FactKind.LATE, 5, day, who) for day in range(4) for who in (ZHANG, LI)])
    people = list(PEOPLE)
    expected = make_sheet(HEAD, CANGNAN, people, made)
    chance.shuffle(made)
    chance.shuffle(people)

    assert make_sheet(HEAD, CANGNAN, people, made) == expected


def test_a_unit_has_the_mean_of_its_people_and_what_is_on_its_own_account() -> None:
    loose = replace(rows([fact(FactKind.LATE, 5)])[0], person_id=None, department_id=UNIT)

    sheet = make_sheet(HEAD, CANGNAN, PEOPLE, [loose, *rows([fact(FactKind.LATE, 5, who=LI)])])

    unit = next(each for each in sheet.units if each.department_id == UNIT)
    assert (unit.people, unit.mean_tenths, unit.taken) == (2, 995, -20)
    assert unit.entries == (loose,)


@pytest.mark.parametrize(
    ("months", "day", "expected"),
    [
        (2, date(2026, 11, 23), (date(2026, 11, 1), date(2026, 12, 31))),
        (1, date(2026, 2, 3), (date(2026, 2, 1), date(2026, 2, 28))),
        (6, date(2026, 7, 1), (date(2026, 7, 1), date(2026, 12, 31))),
    ],
)
def test_periods_begin_with_the_year(months: int, day: date, expected: tuple[date, date]) -> None:
    assert period_of(ScoreRules(months=months), day) == expected


def test_points_are_written_as_people_write_them() -> None:
    assert [points(each) for each in (1000, 975, -5, -30, 0)] == ["100", "97.5", "-0.5", "-3", "0"]
