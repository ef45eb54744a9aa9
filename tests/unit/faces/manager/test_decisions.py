"""The sentences that want a decision come from rows, gravest first, and never more than five."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from hallapp.cases.terms import CaseState, Light
from hallapp.devices.errors import PrinterOutOfPaperError
from hallapp.faces.manager.acts import GoThere, Notify, Order, Relieve
from hallapp.faces.manager.decision_row import Decision, Where
from hallapp.faces.manager.decisions import decisions
from hallapp.faces.manager.hall_cases import read_cases
from hallapp.faces.manager.hall_now import HallNow, Standing, standings
from hallapp.faces.manager.hall_survey import Surveyor
from hallapp.hall.terms import DutyState
from hallapp.kernel.clock import zone_named
from hallapp.queueing.terms import OrderKind, PlaybackOutcome, ReliefKind, WindowStateRow
from hallapp.queueing.terms.overview import AnnouncementRow
from hallapp.queueing.terms.setups import ClosingLoadRow
from hallapp.reception.terms import HelpCallRow, HelpState
from tests.gui.manager.hall_seen_by_manager import (
    MORNING,
    FakeHall,
    alert,
    busy_hall,
    case,
    follow_up,
    missing,
    named,
    person,
    relief,
    service,
    sheet_row,
    small_hall,
    ticket,
)


def now(hall: FakeHall, *, paused_minutes: int = 0) -> HallNow:
    since = MORNING - timedelta(minutes=paused_minutes)
    return HallNow(
        figures=hall.figures(),
        windows=tuple(hall.rows),
        waiting=tuple(hall.tickets),
        unprinted=tuple(hall.without_paper),
        cases=read_cases(hall),
        sheet=hall.sheet(),
        seen_paused={
            row.window.number: since
            for row in hall.rows
            if row.duty is not None and row.duty.state is DutyState.PAUSED
        },
        read_at=MORNING,
        survey=Surveyor(hall.as_services).look(MORNING),
    )


def said(hall: FakeHall, **more: int) -> tuple[Decision, ...]:
    return decisions(now(hall, **more))


def quiet_hall() -> FakeHall:
    hall = small_hall()
    hall.tickets, hall.case_rows, hall.sheet_rows = [], [], []
    hall.alerts = []
    return hall


def pause(row: WindowStateRow, reason: str | None = "送件到后台") -> WindowStateRow:
    assert row.duty is not None
    duty = replace(row.duty, state=DutyState.PAUSED, pause_reason=reason)
    return replace(row, duty=duty, live=None)


def test_a_quiet_hall_asks_for_nothing() -> None:
    assert said(quiet_hall()) == ()


def test_a_case_past_the_law_comes_first() -> None:
    found = said(busy_hall(), paused_minutes=22)

    assert found[0].key is Light.DARK_RED
    assert found[0].where is Where.CASES
    assert found[0].text == "1 件过了法定期限，最早的是食品经营许可新办，11月22日到期"


def test_never_more_than_five_sentences() -> None:
    assert len(said(busy_hall(), paused_minutes=22)) == 5


def test_a_concluded_case_asks_for_nothing() -> None:
    hall = quiet_hall()
    hall.case_rows = [replace(case(1, Light.RED, days=-3), state=CaseState.CONCLUDED)]

    assert said(hall) == ()


def test_a_long_wait_names_the_window_to_open_and_what_it_saves() -> None:
    hall = quiet_hall()
    land = service("C", "不动产登记", waiting=9)
    opening = relief(ReliefKind.OPEN_WINDOW, land, 54)
    hall.alerts = [alert(land, opening, relief(ReliefKind.HELP_OUT, land, 49))]

    (found,) = said(hall)

    assert found.text == "不动产登记等 9 人，最长 52 分钟，建议开 54 号窗口，约早 12 分钟"
    assert (found.word, found.act) == ("通知 54 号开窗", Relieve(opening))
    assert found.other is not None
    assert found.other[0] == "请 49 号帮办"


def test_a_service_whose_numbers_are_stopped_is_not_stopped_again() -> None:
    hall = quiet_hall()
    land = replace(service("C", "不动产登记", waiting=9), refusal="queueing.issue_stopped")
    hall.offered = [land]
    hall.alerts = [alert(land, relief(ReliefKind.STOP_ISSUE, land))]

    (found,) = said(hall)

    assert found.text.endswith("已停止取号")
    assert (found.where, found.key, found.act) == (Where.SERVICE, land.id, None)


def closing(minutes: int, left: int = 20) -> FakeHall:
    hall = quiet_hall()
    land = service("C", "不动产登记", waiting=7)
    hall.offered = [land]
    at = (MORNING + timedelta(hours=7)).astimezone(zone_named("Asia/Shanghai"))
    hall.closing = [ClosingLoadRow(land.id, land.name, 7, minutes, at, left)]
    return hall


def test_people_who_will_not_be_called_before_the_end_are_said_with_both_ways_out() -> None:
    (found,) = said(closing(50))

    assert "还等 7 人，约 50 分钟才叫完，离 16:42 取号结束还有 20 分钟" in found.text
    assert isinstance(found.act, Order)
    assert found.act.kind is OrderKind.STOP
    assert found.other is not None
    extend = found.other[1]
    assert isinstance(extend, Order)
    assert extend.until_at is not None
    assert (extend.kind, f"{extend.until_at:%H:%M}") == (OrderKind.EXTEND, "17:12")


def test_people_who_fit_into_what_is_left_ask_for_nothing() -> None:
    assert said(closing(20)) == ()


def call(minutes: int, state: HelpState = HelpState.OPEN) -> HelpCallRow:
    at = MORNING - timedelta(minutes=minutes, seconds=5)
    return HelpCallRow(
        named("call"), "Q3", "guide", "食品经营许可", None, None, state, at, None, "", None, ""
    )


def test_a_call_for_help_is_said_after_two_minutes_and_may_be_answered_at_once() -> None:
    hall = quiet_hall()
    hall.help_calls = [call(2)]

    (found,) = said(hall)

    assert found.text == "Q3有人求助，等了 2 分钟：食品经营许可"
    assert found.act == GoThere(hall.help_calls[0].id, "Q3")


def test_a_call_that_somebody_answered_or_that_is_young_asks_for_nothing() -> None:
    hall = quiet_hall()
    hall.help_calls = [call(1), call(9, HelpState.ANSWERED)]

    assert said(hall) == ()


def spoken(zone: str, outcome: PlaybackOutcome, minutes: int) -> AnnouncementRow:
    at = MORNING - timedelta(minutes=minutes)
    key = named(f"{zone}{minutes}")
    return AnnouncementRow(key, "A001", zone, "屏1", outcome, at, None, None)


def test_a_zone_whose_latest_calls_were_not_heard_is_named() -> None:
    hall = quiet_hall()
    hall.spoken = [
        spoken("C", PlaybackOutcome.FAILED, 1),
        spoken("A", PlaybackOutcome.SPOKEN, 1),
        spoken("C", PlaybackOutcome.FAILED, 2),
        spoken("C", PlaybackOutcome.SPOKEN, 3),
        spoken("A", PlaybackOutcome.FAILED, 4),
    ]

    (found,) = said(hall)

    assert found.text == "C区最近 2 次叫号没有播出声音，请看音箱和电脑"
    assert (found.where, found.key) == (Where.REPORT, "announcements")


def test_a_low_evaluation_is_said_on_its_last_day_and_not_before() -> None:
    hall = quiet_hall()
    hall.owed = [follow_up("A018", days=0)]
    due = said(hall)
    hall.owed = [follow_up("A018", days=3)]

    assert due[0].text == "1 条差评要跟进，最早的是 A018，11月23日到期"
    assert said(hall) == ()


def test_what_was_pressed_lately_is_said_and_offered_again() -> None:
    hall = quiet_hall()
    land = service("C", "不动产登记", waiting=9)
    opening = relief(ReliefKind.OPEN_WINDOW, land, 54)
    hall.alerts = [alert(land, opening)]
    done = {Relieve(opening): MORNING - timedelta(minutes=3)}

    (found,) = decisions(replace(now(hall), done=done))

    assert found.text == "不动产登记等 9 人，最长 52 分钟，3 分钟前已通知 54 号窗口"
    assert found.word == "再通知"


def test_a_long_pause_is_reminded_with_one_press() -> None:
    hall = quiet_hall()
    hall.rows[0] = pause(hall.rows[0])

    (found,) = said(hall, paused_minutes=22)

    assert isinstance(found.act, Notify)
    assert found.act.window_number == 1


def test_a_long_pause_is_said_with_its_reason_and_only_what_is_known() -> None:
    hall = quiet_hall()
    hall.rows[0] = pause(hall.rows[0])

    (found,) = said(hall, paused_minutes=22)

    assert found.text == "1 号窗口暂停了 22 分钟，登记的是送件到后台"


def test_a_short_pause_asks_for_nothing() -> None:
    hall = quiet_hall()
    hall.rows[0] = pause(hall.rows[0])

    assert said(hall, paused_minutes=15) == ()


def test_several_long_pauses_are_one_sentence() -> None:
    hall = quiet_hall()
    hall.rows[0], hall.rows[1] = pause(hall.rows[0]), pause(hall.rows[1], None)

    (found,) = said(hall, paused_minutes=30)

    assert "2 个窗口" in found.text


def test_a_ticket_that_was_not_printed_is_named() -> None:
    hall = quiet_hall()
    hall.without_paper = [ticket(f"A00{n}") for n in range(1, 6)]

    (found,) = said(hall)

    assert found.text == "5 张号没有打印出来：A001、A002、A003 等"


def test_the_cause_of_the_newest_number_without_paper_is_said() -> None:
    hall = quiet_hall()
    early, late = ticket("A001"), ticket("A002")
    hall.without_paper = [
        replace(
            late,
            issued_at=early.issued_at + timedelta(minutes=5),
            print_fault=PrinterOutOfPaperError.code,
        ),
        replace(early, print_fault="devices.printer_unreachable"),
    ]

    (found,) = said(hall)

    assert "打印机 — 没有纸了" in found.text
    assert "连不上" not in found.text


def test_a_closed_slot_without_a_punch_is_a_question_with_a_name() -> None:
    hall = quiet_hall()
    hall.sheet_rows = [sheet_row(person("马超"), first=missing()), sheet_row(person("王小华"))]

    (found,) = said(hall)

    assert found.text == "1 人没有打卡，时段已过：马超"
    assert found.where is Where.ATTENDANCE


@given(st.permutations(range(80)))
def test_the_order_of_rows_does_not_change_what_is_said(order: list[int]) -> None:
    hall = busy_hall()
    as_they_were = said(hall, paused_minutes=22)

    hall.case_rows = [hall.case_rows[n] for n in order if n < len(hall.case_rows)]

    assert said(hall, paused_minutes=22) == as_they_were


def test_the_gravest_standing_of_a_window_is_shown() -> None:
    stands = standings(now(busy_hall()))

    assert stands[41] is Standing.LATE_BY_LAW
    assert stands[27] is Standing.PAUSED
    assert stands[3] is Standing.LONG_WAIT
    assert stands[16] is Standing.FREE
    assert stands[6] is Standing.CLOSED
    assert stands[1] is Standing.SERVING


def test_when_a_wait_is_too_long_is_for_the_hall_to_say() -> None:
    hall = busy_hall()
    longest = max(row.longest_wait_s for row in hall.rows)
    patient = replace(hall.as_services, wait_limit_minutes=lambda: longest // 60 + 1)

    survey = Surveyor(patient).look(MORNING)
    stands = standings(replace(now(hall), survey=survey))

    assert Standing.LONG_WAIT not in stands.values()
    assert f"{longest // 60 + 1} 分钟" in Standing.LONG_WAIT.definition(survey.wait_limit_minutes)


def test_who_only_looks_on_is_led_there_and_offered_no_deed() -> None:
    wanted = decisions(now(busy_hall(), paused_minutes=22))

    looked = [each.to_look_at() for each in wanted]

    assert Where.ACT in {each.where for each in wanted}
    assert [each.text for each in looked] == [each.text for each in wanted]
    assert not [each for each in looked if each.act is not None or each.other is not None]
