"""What one comes back to a kiosk for: an appointment, one's place in the queue, an evaluation."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from hallapp.appointments.errors import TooEarlyError
from hallapp.appointments.terms import AppointmentRow, Arrival, BookingState, SlotRow
from hallapp.devices.errors import PrinterUnreachableError
from hallapp.evaluation.errors import AlreadyRatedError, NotServedError
from hallapp.evaluation.terms import EvaluationLevel, EvaluationSubject, RatableRow
from hallapp.kernel.changes import Change
from hallapp.queueing.issue_errors import IdentityNeededError
from hallapp.queueing.terms import IssuedRow, PackageProgressRow, TicketState
from tests.gui.kiosk.fake_hall import FOOD, MORNING, SERVICES, named, ticket
from tests.gui.kiosk.kiosk_at_hand import Kiosk

NUMBER = "11010519491231002X"
SLOT = SlotRow(
    named("slot"),
    SERVICES[0].id,
    SERVICES[0].name,
    MORNING + timedelta(minutes=18),
    MORNING + timedelta(minutes=48),
    3,
    2,
)
BOOKED = AppointmentRow(
    named("booked"), "12345678", SLOT, None, "", "王*", BookingState.BOOKED, None, None, ""
)
VISIT = RatableRow(named("A023"), "A023", EvaluationSubject.VISIT, "v", None, "综合受理", 3)
ITEM = RatableRow(named("A023"), "A023", EvaluationSubject.ITEM, "i", FOOD.id, FOOD.name, 3)


@pytest.fixture
def kiosk(qtbot: QtBot) -> Kiosk:
    return Kiosk(qtbot)


def stands(kiosk: Kiosk, state: TicketState, **values: object) -> None:
    row = replace(ticket("A023", FOOD.name), state=state, **values)
    kiosk.hall.queue.by_code = {"ABCD2345": IssuedRow(row, 6, (15, 25), "一楼 A 区")}


def test_a_booked_citizen_types_the_code_and_gets_the_number(kiosk):
    kiosk.hall.appointments.by_code = {"12345678": BOOKED}
    kiosk.tap("use_appointment")
    kiosk.type_code("12345678")
    assert "10:00—10:30" in kiosk.said()
    assert "王*" in kiosk.said()

    kiosk.tap("check_in")
    kiosk.paper.answer()

    assert kiosk.window.pages.number.number.text() == "Y003"
    assert "您准时到，按预约的时间叫您。" in kiosk.said()
    assert len(kiosk.hall.papers.tickets) == 1


@pytest.mark.parametrize(
    ("arrival", "said"),
    [
        (Arrival.EARLY, "到了预约的时间就按预约叫您"),
        (Arrival.LATE, "您迟到了，还算预约"),
        (Arrival.TOO_LATE, "按现在取的普通号"),
    ],
)
def test_how_one_came_is_told_with_what_follows_from_it(kiosk, arrival, said):
    kiosk.hall.appointments.by_code = {"12345678": BOOKED}
    kiosk.hall.appointments.arrival = arrival
    kiosk.tap("use_appointment")
    kiosk.type_code("12345678")

    kiosk.tap("check_in")

    assert said in kiosk.said()


def test_who_comes_too_early_hears_from_when_on(kiosk):
    kiosk.hall.appointments.by_code = {"12345678": BOOKED}
    kiosk.hall.appointments.refusals = [TooEarlyError(day="2026-11-23", time="09:45")]
    kiosk.tap("use_appointment")
    kiosk.type_code("12345678")

    kiosk.tap("check_in")

    assert kiosk.page == "appointment_page"
    assert "09:45" in kiosk.window.pages.appointment.band.text()


def test_a_card_finds_todays_appointment_first(kiosk):
    tomorrow = replace(SLOT, starts_at=SLOT.starts_at + timedelta(days=1))
    other = replace(BOOKED, id=named("other"), slot=tomorrow)
    kiosk.hall.appointments.by_person = {NUMBER: (other, BOOKED)}

    kiosk.scan(f"王五,{NUMBER}")

    assert kiosk.page == "appointment_page"
    assert "11月23日" in kiosk.said()
    assert NUMBER not in kiosk.said()


def test_several_appointments_of_a_day_are_turned_like_pages(kiosk):
    later = replace(SLOT, id=named("later"), starts_at=SLOT.starts_at + timedelta(hours=4))
    second = replace(BOOKED, id=named("second"), slot=later)
    kiosk.hall.appointments.by_person = {NUMBER: (second, BOOKED)}
    kiosk.scan(f"王五,{NUMBER}")
    assert "10:00" in kiosk.said()

    kiosk.tap("next_page")

    assert "14:00" in kiosk.said()


def test_an_appointment_of_a_named_service_waits_for_the_card(kiosk):
    kiosk.hall.appointments.by_code = {"12345678": BOOKED}
    kiosk.hall.appointments.refusals = [IdentityNeededError(service="综合受理")]
    kiosk.tap("use_appointment")
    kiosk.type_code("12345678")
    kiosk.tap("check_in")
    assert "凭身份证取号" in kiosk.window.pages.appointment.band.text()

    kiosk.scan(f"王五,{NUMBER}")

    assert kiosk.page == "number_page"
    assert [p and p.id_number for p in kiosk.hall.appointments.people] == [None, NUMBER]


def test_a_check_in_that_the_store_swallowed_is_asked_again_not_twice(kiosk):
    kiosk.hall.appointments.by_code = {"12345678": BOOKED}
    kiosk.hall.appointments.refusals = [PrinterUnreachableError()]
    kiosk.tap("use_appointment")
    kiosk.type_code("12345678")
    kiosk.tap("check_in")
    assert kiosk.page == "closed_page"

    kiosk.tap("closed_page_step")
    kiosk.tap("check_in")

    assert kiosk.page == "number_page"
    assert len(kiosk.hall.appointments.given) == 1


def test_who_checked_in_before_gets_the_number_printed_again(kiosk):
    there = IssuedRow(ticket("Y001"), 0, None, "")
    kiosk.hall.queue.by_code = {"X": there}
    came = replace(BOOKED, state=BookingState.ARRIVED, ticket_id=there.ticket.id, label="Y001")
    kiosk.hall.appointments.by_code = {"12345678": came}
    kiosk.tap("use_appointment")
    kiosk.type_code("12345678")
    assert "Y001" in kiosk.window.pages.appointment.band.text()

    kiosk.tap("check_in")

    assert kiosk.window.pages.number.number.text() == "Y001"
    assert kiosk.hall.appointments.people == []


def test_a_wrong_code_is_said_and_can_be_mended(kiosk):
    kiosk.tap("use_appointment")
    kiosk.type_code("11111111")
    assert "没有找到预约" in kiosk.window.pages.code.band.text()

    kiosk.tap("code_rub_out")

    assert kiosk.window.pages.code.band.text() == ""
    assert not kiosk.button("code_submit").isEnabled()


def test_the_keys_of_a_ticket_code_have_nothing_that_looks_like_something_else(kiosk):
    kiosk.tap("use_progress")

    signs = {b.word() for b in kiosk.buttons() if len(b.word()) == 1 and b.word().isascii()}

    assert len(signs) == 32
    assert not signs & set("01OI")


def test_a_number_says_who_is_ahead_how_long_and_where(kiosk):
    stands(kiosk, TicketState.WAITING)
    kiosk.tap("use_progress")
    kiosk.type_code("ABCD2345")

    said = kiosk.said()
    assert "前面还有 6 人" in said
    assert "大约等 15—25 分钟" in said
    assert "请到 一楼 A 区 坐着等" in said
    kiosk.tap("progress_go_on")
    kiosk.paper.answer()
    assert kiosk.hall.papers.tickets == [named("A023")]


def test_a_code_put_before_the_scanner_on_the_first_page_shows_its_number(kiosk):
    stands(kiosk, TicketState.WAITING)

    kiosk.scan("abcd2345")

    assert kiosk.page == "progress_page"
    assert kiosk.window.pages.progress.number.text() == "A023"


def test_a_number_that_is_called_meanwhile_says_the_window(kiosk):
    stands(kiosk, TicketState.WAITING)
    kiosk.scan("ABCD2345")

    stands(kiosk, TicketState.CALLED, window_number=3)
    kiosk.window.refresh(Change.TICKETS)

    assert "叫到您了，请马上过去" in kiosk.said()
    assert "3 号窗口" in kiosk.said()


@pytest.mark.parametrize("state", list(TicketState))
def test_every_state_of_a_number_has_its_words_whole(kiosk, state):
    stands(kiosk, state, window_number=3)

    kiosk.scan("ABCD2345")

    assert kiosk.window.pages.progress.band.text()
    assert list(kiosk.cut()) == []


def test_a_package_says_which_step_is_next(kiosk):
    stands(kiosk, TicketState.WAITING)
    kiosk.hall.queue.steps = (
        PackageProgressRow(named("a"), "综合受理", 1, TicketState.FINISHED, 0, 0),
        PackageProgressRow(named("b"), "税务", 2, None, 0, 0),
    )

    kiosk.scan("ABCD2345")

    assert "综合受理  已办结 税务  还没到" in kiosk.said()


def test_a_visit_and_its_item_are_rated_one_after_the_other(kiosk):
    kiosk.hall.evaluation.open = (VISIT, ITEM)
    kiosk.tap("use_rating")
    kiosk.type_code("ABCD2345")
    kiosk.tap("level_2")
    kiosk.tap("reason_6")
    kiosk.tap("reason_7")
    kiosk.tap("reason_6")
    kiosk.tap("rating_send")
    assert "还可以评价：食品经营许可新办" in kiosk.said()

    kiosk.tap("rating_send")
    kiosk.tap("level_5")
    kiosk.tap("rating_send")
    assert "谢谢您的评价" in kiosk.said()
    kiosk.tap("rating_send")

    assert kiosk.hall.evaluation.kept == [
        ("综合受理", EvaluationLevel.BAD, ("214",)),
        (FOOD.name, EvaluationLevel.VERY_GOOD, ()),
    ]
    assert kiosk.page == "home_page"


def test_no_level_is_chosen_for_anybody(kiosk):
    kiosk.hall.evaluation.open = (VISIT,)
    kiosk.tap("use_rating")
    kiosk.type_code("ABCD2345")

    levels = [b for b in kiosk.buttons() if b.objectName().startswith("level_")]

    assert len(levels) == 5
    assert len({(b.width(), b.height()) for b in levels}) == 1
    assert not any(b.isChecked() or b.hasFocus() for b in levels)


def test_back_leads_from_the_reasons_to_the_faces(kiosk):
    kiosk.hall.evaluation.open = (VISIT,)
    kiosk.tap("use_rating")
    kiosk.type_code("ABCD2345")
    kiosk.tap("level_1")

    kiosk.tap("go_back")

    assert kiosk.page == "rating_page"
    kiosk.tap("level_4")
    kiosk.tap("rating_send")
    assert [level for _name, level, _codes in kiosk.hall.evaluation.kept] == [EvaluationLevel.GOOD]


def test_an_evaluation_that_the_store_swallowed_is_sent_again_as_the_same(kiosk):
    kiosk.hall.evaluation.open = (VISIT,)
    kiosk.tap("use_rating")
    kiosk.type_code("ABCD2345")
    kiosk.tap("level_4")
    kiosk.hall.evaluation.refusals = [PrinterUnreachableError()]
    kiosk.tap("rating_send")
    assert kiosk.page == "closed_page"

    kiosk.tap("closed_page_step")
    kiosk.tap("rating_send")

    assert len(set(kiosk.hall.evaluation.requests)) == 1
    assert len(kiosk.hall.evaluation.kept) == 1


def test_what_was_rated_before_is_said_and_the_rest_can_still_be_rated(kiosk):
    kiosk.hall.evaluation.open = (VISIT, ITEM)
    kiosk.tap("use_rating")
    kiosk.type_code("ABCD2345")
    kiosk.tap("level_4")
    kiosk.hall.evaluation.refusals = [AlreadyRatedError(name="综合受理")]
    kiosk.tap("rating_send")
    assert "已经评价过了" in kiosk.said()

    kiosk.tap("rating_send")

    assert "办理“食品经营许可新办”" in kiosk.said()


def test_a_visit_that_is_not_over_cannot_be_rated_yet(kiosk):
    kiosk.hall.evaluation.refusals = [NotServedError(label="A023")]
    kiosk.tap("use_rating")

    kiosk.type_code("ABCD2345")

    assert "还没有办完" in kiosk.window.pages.code.band.text()


def test_all_that_was_rated_is_thanked_for(kiosk):
    kiosk.tap("use_rating")

    kiosk.type_code("ABCD2345")

    assert kiosk.window.pages.code.band.text() == "这次办事已经评价过了，谢谢您。"


def test_a_served_number_leads_from_its_progress_to_the_evaluation(kiosk):
    stands(kiosk, TicketState.FINISHED)
    kiosk.hall.evaluation.open = (VISIT,)
    kiosk.scan("ABCD2345")

    kiosk.tap("progress_go_on")

    assert kiosk.page == "rating_page"


def test_a_code_that_somebody_left_is_wiped(kiosk):
    kiosk.tap("use_progress")
    for sign in "ABCD":
        kiosk.tap(f"code_{sign}")

    kiosk.wait(65)

    assert kiosk.page == "home_page"
    kiosk.tap("use_progress")
    assert "A" not in kiosk.window.pages.code.code.text()
