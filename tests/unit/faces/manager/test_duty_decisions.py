"""Sentences about empty posts, leave that waits and silent windows; the plan that lights up."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from hallapp.attendance.terms.questions import DutyQuestionRow, QuestionKind
from hallapp.faces.manager.decision_row import Decision, Where
from hallapp.faces.manager.decisions import MOST, decisions
from hallapp.faces.manager.hall_cases import read_cases
from hallapp.faces.manager.hall_duty import DutyNow, read_duty
from hallapp.faces.manager.hall_now import HallNow, Standing, standings
from hallapp.faces.manager.hall_survey import Survey
from hallapp.faces.parts.lights import Light
from hallapp.hall.half_days import Half, HalfDaySpan
from hallapp.hall.terms import Role
from hallapp.leave.terms import LeaveKind, LeaveRow, LeaveState
from hallapp.serving.post_cover import VacantPostRow
from tests.gui.manager.hall_seen_by_manager import MORNING, FakeHall, busy_hall, named, small_hall

DAY = date(2026, 11, 24)


def vacant(place: int, minutes: int, **more: Any) -> VacantPostRow:
    row = VacantPostRow(
        window_id=named(f"window {place}"),
        number=place,
        since=MORNING - timedelta(minutes=minutes),
        a_person_id=named("何安"),
        a_name="何安",
        a_word="请假",
        b_name="马兰",
        proposed_b=named("马兰"),
        proposed_b_name="马兰",
        is_over_limit=minutes >= 15,
    )
    return replace(row, **more)


def leave(name: str, day: date = DAY, **more: Any) -> LeaveRow:
    return LeaveRow(
        id=named(f"{name} {day}"),
        number="请假〔2026〕1号",
        person_id=named(name),
        person_name=name,
        department_id=None,
        department="市场监督管理局",
        kind=LeaveKind.ANNUAL,
        span=HalfDaySpan.of(day, Half.MORNING, day, Half.AFTERNOON),
        half_days=2,
        reason="家中有事",
        b_person_id=None,
        b_name="",
        asked_at=MORNING,
        asked_by=name,
        state=LeaveState.ASKED,
        **more,
    )


def question(number: int, name: str) -> DutyQuestionRow:
    return DutyQuestionRow(
        id=named(f"{number}{name}"),
        kind=next(iter(QuestionKind)),
        window_number=number,
        person_id=named(name),
        person_name=name,
        department_name="公安局",
        day=MORNING.date(),
        from_at=MORNING - timedelta(minutes=40),
        until_at=None,
        verdict=None,
        answer="",
        answered_at=None,
        answered_by="",
    )


def now(hall: FakeHall, duty: DutyNow, at: datetime = MORNING) -> HallNow:
    return HallNow(
        figures=hall.figures(),
        windows=tuple(hall.rows),
        waiting=(),
        unprinted=(),
        cases=read_cases(hall),
        sheet=hall.sheet(),
        seen_paused={},
        read_at=at,
        survey=Survey(duty=duty),
    )


def told(seen: HallNow, where: Where) -> Decision:
    (found,) = [each for each in decisions(seen) if each.where is where]
    return found


def test_an_empty_post_says_for_how_long_and_who_could_go_there() -> None:
    said = told(now(small_hall(), DutyNow(vacant=(vacant(2, 16),))), Where.POSTS)

    assert said.text == "2 号窗口空岗 16 分钟，B 岗马兰可以顶岗"
    assert (said.light, said.word, said.where) == (Light.VACANT, "安排顶岗", Where.POSTS)
    assert said.key == named("window 2")


def test_the_longest_of_several_empty_posts_is_told() -> None:
    rows = (vacant(1, 3), vacant(2, 20), vacant(3, 5))

    said = told(now(small_hall(), DutyNow(vacant=rows)), Where.POSTS)

    assert said.text.startswith("2 号窗口空岗 20 分钟")
    assert said.text.endswith("（还有 2 处）")


def test_b_who_sits_elsewhere_or_is_away_is_told_so() -> None:
    busy, gone = vacant(2, 16, b_window_number=4), vacant(2, 16, proposed_b=None)

    rows = [DutyNow(vacant=(row,)) for row in (busy, gone)]
    texts = [told(now(small_hall(), duty), Where.POSTS).text for duty in rows]

    assert texts[0].endswith("B 岗马兰可以来，要离开 4 号窗口")
    assert texts[1].endswith("B 岗马兰也不在，请另外安排")


def test_an_empty_post_lights_up_on_the_plan_before_anything_else() -> None:
    hall = small_hall()
    number = hall.rows[0].window.number

    stands = standings(now(hall, DutyNow(vacant=(vacant(number, 0),))))

    assert stands[number] is Standing.VACANT
    assert Standing.VACANT.light.fill
    assert Standing.VACANT.label == "空岗"
    assert list(stands.values()).count(Standing.VACANT) == 1


def test_a_post_without_a_window_is_called_by_its_owner() -> None:
    row = vacant(1, 30, number=None, window_id=None)

    said = told(now(small_hall(), DutyNow(vacant=(row,))), Where.POSTS)

    assert said.text.startswith("何安 的岗位空岗 30 分钟")
    assert said.key == named("何安")


def test_leave_that_waits_names_the_first_and_tells_of_a_and_b_away() -> None:
    rows = (leave("何安"), leave("林静", DAY + timedelta(days=1), b_is_away=True))

    said = told(now(small_hall(), DutyNow(leaves=rows)), Where.LEAVE)

    assert said.text == (
        "2 张请假单待批，最早的是何安，11月24日上午 至 11月24日下午；1 张 A、B 岗会同时离开"
    )
    assert (said.where, said.key) == (Where.LEAVE, rows[0].id)


def test_windows_that_stood_still_are_counted_once() -> None:
    asked = (question(27, "周周"), question(27, "周周二"), question(31, "郑郑"))

    said = told(now(small_hall(), DutyNow(questions=asked)), Where.QUESTIONS)

    assert said.text == "2 个窗口停办没有说明，最早的是 27 号窗口 周周"
    assert said.where is Where.QUESTIONS


def test_there_are_never_more_than_five_sentences() -> None:
    duty = DutyNow((vacant(2, 16),), (leave("何安"),), (question(27, "周周"),))

    said = decisions(now(busy_hall(), duty))

    assert len(said) <= MOST
    assert any(each.where is Where.POSTS for each in said)


def test_a_hall_without_duty_has_nothing_to_tell() -> None:
    assert read_duty(None) == DutyNow()
    assert read_duty(small_hall().as_services.duty) == DutyNow()


def test_leave_that_waits_for_both_roles_is_told_once() -> None:
    later, first = leave("林静", DAY + timedelta(days=2)), leave("何安")
    asked: list[Role | None] = []

    def to_decide(role: Role | None = None) -> tuple[LeaveRow, ...]:
        asked.append(role)
        return (later, first)

    services: Any = SimpleNamespace(
        more=SimpleNamespace(leaves=SimpleNamespace(to_decide=to_decide))
    )

    found = read_duty(services)

    assert [row.person_name for row in found.leaves] == ["何安", "林静"]
    assert set(asked) == {Role.SHIFT_LEADER, Role.MANAGER}
