"""Figures count every half day once, open what they count, and add up to the hall's."""

from dataclasses import replace

from duty_facts_made import MONDAY, UNITS, duty, facts, half, sight
from hypothesis import given
from hypothesis import strategies as st

from hallapp.bulletins.figuring import month_figures, week_figures
from hallapp.bulletins.spelling import digest_of, read, spell
from hallapp.bulletins.terms import (
    FigureCode,
    HalfWord,
    MonthFigures,
    SightSort,
    Standing,
    WeekFigures,
)
from hallapp.hall.half_days import Half

WORDS = st.sampled_from(list(HalfWord))
half_days = st.builds(
    lambda word, is_late, is_missing, standing: half(
        word=word, is_late=is_late, is_missing=is_missing, standing=standing
    ),
    WORDS,
    st.booleans(),
    st.booleans(),
    st.sampled_from(list(Standing)),
)
days = st.builds(
    lambda name, unit, day, morning, afternoon: duty(
        name,
        MONDAY.replace(day=MONDAY.day + day),
        unit,
        morning=morning,
        afternoon=replace(afternoon, half=Half.AFTERNOON),
    ),
    st.sampled_from(["张一", "李二", "王三"]),
    st.sampled_from(list(UNITS)),
    st.integers(0, 6),
    half_days,
    half_days,
)
weeks = st.lists(days, max_size=14, unique_by=lambda day: (day.person_id, day.day))
ADDED = [code for code in FigureCode if code not in {FigureCode.DUE, FigureCode.PRESENT}]


@given(weeks)
def test_people_and_units_add_up_to_the_hall(found) -> None:
    week = week_figures(facts(*found))

    for code in FigureCode:
        assert sum(line[code] for line in week.people) == week.total[code]
        assert sum(line[code] for line in week.units) == week.total[code]


@given(weeks)
def test_a_half_day_of_duty_is_counted_exactly_once(found) -> None:
    total = week_figures(facts(*found)).total
    codes = (
        FigureCode.PRESENT, FigureCode.ABSENT, FigureCode.LEAVE, FigureCode.TRIP, FigureCode.OPEN,
    )  # fmt: skip

    assert total[FigureCode.DUE] == sum(total[code] for code in codes)


@given(weeks, st.randoms())
def test_the_order_of_facts_does_not_matter(found, chance) -> None:
    mixed = list(found)
    chance.shuffle(mixed)

    assert week_figures(facts(*mixed)) == week_figures(facts(*found))


@given(weeks)
def test_every_figure_opens_as_many_things_as_it_counts(found) -> None:
    week = week_figures(facts(*found))

    for line in (*week.people, *week.units, week.total):
        for code in ADDED:
            assert len(line.ids(code)) == len(set(line.ids(code))) == line[code]
            assert line.figures[code].definition.startswith(code.label)


@given(weeks)
def test_frozen_figures_are_read_back_as_the_same_value(found) -> None:
    week = week_figures(facts(*found, sights=(sight(),)))

    back = read(WeekFigures, spell(week))

    assert back == week
    assert digest_of(back) == digest_of(week)


def test_a_month_comes_back_with_the_month_before() -> None:
    month = month_figures(facts(duty()), (), facts(duty("李二")))

    assert month.before is not None
    assert read(MonthFigures, spell(month)) == month


def test_leave_and_punches_of_one_day_stand_beside_each_other() -> None:
    day = duty(morning=half(word=HalfWord.LEAVE, leave_kind="病假", leave_id="7"))

    (line,) = week_figures(facts(day)).people

    assert (line[FigureCode.LEAVE], line[FigureCode.PRESENT]) == (1, 1)
    assert line.leave == (("病假", 1),)
    assert line.rate_permille == 1000


def test_an_outage_takes_nobody_s_rate_down() -> None:
    day = duty(morning=half(word=HalfWord.OPEN))

    (line,) = week_figures(facts(day)).people

    assert (line[FigureCode.OPEN], line[FigureCode.ABSENT], line.rate_permille) == (1, 0, 1000)


def test_who_changed_unit_stands_under_both() -> None:
    moved = [duty("张一"), duty("张一", MONDAY.replace(day=17), "税务局")]

    week = week_figures(facts(*moved))

    assert [(line.department, line[FigureCode.DUE]) for line in week.people] == [
        ("市场监管局", 2), ("税务局", 2)
    ]  # fmt: skip
    assert week.total.people == 1


def test_what_waits_or_was_explained_is_no_finding() -> None:
    found = (
        sight(),
        sight("李二", label="聊天", standing=Standing.WAITING),
        sight("王三", label="吃东西", standing=Standing.EXPLAINED),
        sight("王三", SightSort.OFF_POST, "脱岗"),
    )

    week = week_figures(facts(duty(), duty("李二"), duty("王三"), sights=found))

    total = week.total
    assert [total[code] for code in (
        FigureCode.FINDINGS, FigureCode.OFF_POST, FigureCode.WAITING
    )] == [1, 1, 1]  # fmt: skip
    assert {each.name for each in week.sights} == {"张一", "王三"}
    assert (week.waiting, week.explained) == (1, 1)


def test_only_what_stands_is_said_by_name_and_a_missing_punch_never() -> None:
    week = week_figures(
        facts(
            duty(morning=half(is_late=True, late_minutes=5)),
            duty("李二", morning=half(is_late=True, standing=Standing.WAITING)),
            duty("王三", morning=half(is_missing=True)),
            duty("赵四", morning=half(word=HalfWord.ABSENT, standing=Standing.EXPLAINED)),
        )
    )

    assert [(each.name, each.code) for each in week.named] == [("张一", FigureCode.LATE)]
    assert week.unsaid == 1
