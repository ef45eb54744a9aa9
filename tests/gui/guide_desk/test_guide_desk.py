"""What a person at the guide desk does all day, over a real hall, by keys alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLabel
from queue_setup import package, priority, session, set_service
from sqlalchemy import update

from hallapp.devices.id_reader import CvrReader
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.identity import CardRow
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.queueing.tables import TicketPerson
from hallapp.queueing.terms import Entry, LatePolicy, OrderKind, TicketState
from hallapp.reception.terms import HelpState
from tests.gui.guide_desk.desk_at_hand import ALT, CTRL, DeskAtHand, Seat
from tests.gui.guide_desk.hall_at_desk import APPROVER, CITIZEN, CLERK, LEADER, HallAtDesk
from tests.unit.devices.test_card_reader import FakeTermb

CLOSING = datetime(2026, 11, 23, 8, 40, tzinfo=UTC)
"""16:40 in the hall."""


def test_a_few_letters_and_enter_give_a_number(desk: DeskAtHand, hall: HallAtDesk):
    desk.type("食品")
    assert desk.names() == ["食品经营许可"]

    desk.enter()

    (ticket,) = hall.small.queue.waiting()
    assert (ticket.label, ticket.item_name) == ("B001", "食品经营许可")
    assert hall.papers.tickets == [ticket.id]
    assert "B001" in desk.said


def test_enter_pressed_again_gives_no_second_number(desk: DeskAtHand, hall: HallAtDesk):
    desk.type("食品")
    desk.enter()
    desk.enter()
    desk.enter()

    assert hall.small.waiting() == ["B001"]


def test_arrows_choose_while_the_cursor_stays_in_the_field(desk: DeskAtHand, hall: HallAtDesk):
    desk.type("许可")
    desk.key(Qt.Key.Key_Down)
    desk.enter()

    (ticket,) = hall.small.queue.waiting()
    assert ticket.item_name == "药品经营许可"
    assert desk.page.results.field.focusProxy() is desk.window.focusWidget()


def test_a_number_taken_by_mistake_is_taken_back_with_one_key(desk: DeskAtHand, hall: HallAtDesk):
    desk.type("食品")
    desk.enter()
    desk.key(Qt.Key.Key_Z, CTRL)

    assert hall.small.states() == {"B001": TicketState.VOID.value}
    assert "作废" in desk.said


def test_a_class_goes_with_one_number_and_is_forgotten(seat: Seat, hall: HallAtDesk):
    priority(hall.small, 10, "老年人", needs_proof=True)
    desk = seat()
    desk.type("食品")
    desk.key(Qt.Key.Key_2, ALT)
    desk.enter()
    desk.type("食品")
    desk.enter()

    given = [hall.small.queue.ticket(row.id) for row in hall.small.queue.waiting()]
    assert [row.priority_name for row in given] == ["老年人", ""]


def test_an_item_of_a_package_offers_all_of_it_under_one_number(seat: Seat, hall: HallAtDesk):
    package(hall.small, ("SJ", 1), ("GA", 2))
    desk = seat()
    desk.type("食品")
    desk.key(Qt.Key.Key_L, CTRL)
    desk.enter()

    (ticket,) = hall.small.queue.waiting()
    assert ticket.package_name == "开办企业一件事"


def test_a_wrong_digit_is_seen_before_the_hall_is_asked(seat: Seat, hall: HallAtDesk):
    set_service(hall.small, "SJ", needs_identity=True)
    desk = seat()
    desk.type("食品")
    desk.fill("idNumber", CITIZEN[:-1] + "1")
    desk.enter()

    assert hall.small.waiting() == []
    assert "校验" in desk.said or "号码" in desk.said


def test_identity_that_is_needed_is_asked_for_and_kept_apart(seat: Seat, hall: HallAtDesk):
    set_service(hall.small, "SJ", needs_identity=True)
    desk = seat()
    desk.type("食品")
    desk.enter()
    assert hall.small.waiting() == []
    assert desk.window.focusWidget().objectName() == "idNumber"

    desk.fill("idNumber", CITIZEN)
    desk.enter()

    assert hall.small.waiting() == ["B001"]
    assert len(hall.small.rows(TicketPerson)) == 1
    assert CITIZEN not in desk.said


def test_who_has_a_number_already_gets_it_printed_again(seat: Seat, hall: HallAtDesk):
    set_service(hall.small, "SJ", needs_identity=True)
    desk = seat()
    for _time in range(2):
        desk.type("食品")
        desk.fill("idNumber", CITIZEN)
        desk.enter()
    assert "B001" in desk.said
    desk.key(Qt.Key.Key_R, CTRL)

    assert hall.small.waiting() == ["B001"]
    assert len(hall.papers.tickets) == 2


def test_a_card_on_the_reader_fills_in_who_it_is(seat: Seat, hall: HallAtDesk):
    set_service(hall.small, "SJ", needs_identity=True)
    desk = seat()
    desk.type("食品")
    desk.window._on_card(CardRow(CITIZEN, "李小明"))  # pyright: ignore[reportPrivateUsage]
    desk.enter()

    assert hall.small.waiting() == ["B001"]
    assert "李小明" not in desk.window.last_message()


def test_a_card_laid_on_a_reader_with_a_library_goes_into_the_number(seat: Seat, hall: HallAtDesk):
    set_service(hall.small, "SJ", needs_identity=True)
    library = FakeTermb()
    lying, library.card = library.card, None
    desk = seat(reader="cvr:C:/termb.dll", open_reader=lambda _path: CvrReader(library))
    library.card = lying
    desk.window.laid.ask()
    assert desk.said == "读到身份证：李××"
    desk.type("食品")
    desk.enter()

    assert hall.small.waiting() == ["B001"]


def test_a_library_that_is_not_there_is_said_at_the_desk(seat: Seat):
    desk = seat(reader="cvr:/nowhere/termb.dll")

    assert "/nowhere/termb.dll" in desk.said


def test_a_card_shows_the_appointment_of_its_owner(seat: Seat, hall: HallAtDesk):
    hall.book(9, 30, number=CITIZEN)
    desk = seat()
    desk.window._on_card(CardRow(CITIZEN, "李小明"))  # pyright: ignore[reportPrivateUsage]
    desk.enter()

    (ticket,) = hall.small.queue.waiting()
    assert ticket.entry is Entry.APPOINTMENT
    assert "准时" in desk.said


def test_when_all_numbers_are_gone_the_shift_leader_adds_ten(seat: Seat, hall: HallAtDesk):
    set_service(hall.small, "SJ", daily_max=1)
    hall.small.issue("SJ")
    desk = seat(LEADER)
    desk.type("食品")
    desk.enter()
    assert "取完" in desk.said
    desk.key(Qt.Key.Key_R, CTRL)
    desk.key(Qt.Key.Key_1)

    assert hall.small.waiting() == ["B001", "B002"]
    (order,) = hall.small.queue.orders_of_today()
    assert (order.kind, order.extra) == (OrderKind.EXTEND, 10)
    assert order.reason


def test_a_guide_is_not_offered_more_numbers_but_the_guide_to_take_home(
    seat: Seat, hall: HallAtDesk
):
    set_service(hall.small, "SJ", daily_max=1)
    hall.small.issue("SJ")
    desk = seat()
    desk.type("食品")
    desk.enter()
    desk.key(Qt.Key.Key_R, CTRL)

    assert hall.small.queue.orders_of_today() == ()
    assert hall.papers.guides == [hall.small.items["SJ-001"]]


def test_a_stopped_service_says_so_in_its_row_and_gives_again_when_told(
    seat: Seat, hall: HallAtDesk
):
    leader = hall.store.request(person_id=hall.small.people[LEADER])
    service = hall.small.services["SJ"]
    hall.small.queue.order_issue(leader, service, OrderKind.STOP, "系统检修")
    desk = seat()
    desk.type("食品")
    assert desk.page.results.rows()[0].about == "已停止取号"
    desk.enter()
    assert "系统检修" in desk.said
    desk.key(Qt.Key.Key_R, CTRL)
    desk.key(Qt.Key.Key_1)

    assert hall.small.waiting() == ["B001"]


def test_a_printer_that_is_off_loses_no_number(desk: DeskAtHand, hall: HallAtDesk):
    hall.papers.is_off = True
    desk.type("食品")
    desk.enter()
    assert "B001" in desk.said
    hall.papers.is_off = False
    desk.key(Qt.Key.Key_R, CTRL)

    assert hall.small.waiting() == ["B001"]
    assert len(hall.papers.tickets) == 1


def test_the_kiosk_that_calls_gets_the_number_that_was_taken_here(
    desk: DeskAtHand, hall: HallAtDesk
):
    called = hall.call_help()
    desk.look_again()
    desk.key(Qt.Key.Key_F6)
    assert desk.names() == ["食品经营许可"]
    desk.enter()

    shown = hall.reception.call(called.id)
    assert (shown.state, shown.ticket_label) == (HelpState.ANSWERED, "B001")


def test_a_citizen_who_went_away_gets_no_number_on_the_kiosk(desk: DeskAtHand, hall: HallAtDesk):
    called = hall.call_help()
    desk.look_again()
    desk.key(Qt.Key.Key_F6)
    hall.reception.cancel(Request(Actor("2 号自助机", channel=Channel.KIOSK)), called.id)
    desk.look_again()
    desk.enter()

    assert hall.small.waiting() == ["B001"]
    assert hall.reception.call(called.id).ticket_id is None
    assert "B001" in desk.said


def test_the_desk_sees_the_page_and_walks_over(desk: DeskAtHand, hall: HallAtDesk):
    called = hall.call_help("食品经营许可，材料页")
    desk.look_again()
    desk.key(Qt.Key.Key_F4)
    assert "材料页" in desk.page.side.help.page_words()
    assert desk.names() == ["食品经营许可"]
    desk.key(Qt.Key.Key_F7)
    assert hall.reception.call(called.id).state is HelpState.ANSWERED
    desk.key(Qt.Key.Key_F8)

    assert hall.reception.open_calls() == ()


def test_an_appointment_is_found_by_its_code_and_checked_in(seat: Seat, hall: HallAtDesk):
    booked = hall.book(9, 30)
    desk = seat()
    desk.type(booked.code)
    desk.enter()

    (ticket,) = hall.small.queue.waiting()
    assert ticket.entry is Entry.APPOINTMENT
    assert "准时" in desk.said


def test_the_list_of_appointments_is_worked_by_keys(seat: Seat, hall: HallAtDesk):
    hall.book(9, 30)
    desk = seat()
    assert [row.time for row in desk.page.side.booked.rows()] == ["09:30"]
    desk.key(Qt.Key.Key_Y, ALT)
    desk.enter()
    desk.look_again()

    assert len(hall.small.waiting()) == 1
    assert desk.page.side.booked.rows() == ()


def test_a_late_comer_waits_again_and_is_greyed(seat: Seat, hall: HallAtDesk):
    set_service(hall.small, "GA", late_policy=LatePolicy.BEHIND, late_places=3, late_times=1)
    hall.small.open_window(1)
    label = hall.miss_one()
    desk = seat()
    desk.key(Qt.Key.Key_G, ALT)
    desk.enter()
    assert "3 人" in desk.detail
    desk.look_again()

    assert hall.small.waiting() == [label]
    (row,) = desk.page.side.late.rows()
    assert (row.number, row.button, row.end) == (label, "", "已恢复过")


def test_a_missed_number_typed_into_the_field_is_restored(seat: Seat, hall: HallAtDesk):
    set_service(hall.small, "GA", late_policy=LatePolicy.BEHIND, late_places=3, late_times=1)
    hall.small.open_window(1)
    label = hall.miss_one()
    desk = seat()
    desk.type(label.lower())
    assert desk.page.primary.text() == "恢复排队"
    desk.enter()

    assert hall.small.waiting() == [label]


def test_whoever_lost_the_slip_gets_another(desk: DeskAtHand, hall: HallAtDesk):
    hall.small.issue("SJ")
    desk.type("B001")
    desk.enter()

    assert hall.small.waiting() == ["B001"]
    assert len(hall.papers.tickets) == 1


def test_a_scanned_ticket_acts_although_nobody_saw_the_row(desk: DeskAtHand, hall: HallAtDesk):
    hall.small.issue("SJ")
    desk.window._on_code("B001")  # pyright: ignore[reportPrivateUsage]

    assert len(hall.papers.tickets) == 1


def test_company_through_the_hall_is_written_down_and_ended(desk: DeskAtHand, hall: HallAtDesk):
    desk.type("食品")
    desk.key(Qt.Key.Key_E, CTRL)
    desk.enter()
    (escort,) = hall.reception.escorts()
    assert (escort.ticket_label, escort.subject) == ("B001", "食品经营许可")
    desk.look_again()
    desk.page.side.escorts.take_keyboard()
    desk.enter()

    assert hall.reception.escorts()[0].ended_at is not None


def test_without_a_window_for_advice_the_usual_items_are_offered(
    desk: DeskAtHand, hall: HallAtDesk
):
    desk.type("食品")
    desk.key(Qt.Key.Key_J, CTRL)

    assert hall.small.waiting() == []
    assert len(desk.names()) == 3
    assert "指南" in desk.said


def test_who_does_not_know_gets_a_number_for_advice(seat: Seat, hall: HallAtDesk):
    set_service(hall.small, "GA", name="咨询引导")
    desk = seat()
    desk.key(Qt.Key.Key_J, CTRL)

    assert hall.small.waiting() == ["A001"]


def test_materials_are_read_aloud_and_the_guide_is_printed(desk: DeskAtHand, hall: HallAtDesk):
    desk.type("食品")
    desk.key(Qt.Key.Key_M, CTRL)
    assert desk.page.results.guide.title() == "食品经营许可"
    desk.key(Qt.Key.Key_P, CTRL)
    desk.key(Qt.Key.Key_Escape)

    assert hall.papers.guides == [hall.small.items["SJ-001"]]
    assert desk.page.results.table.isVisible()


def test_before_closing_one_key_stops_and_one_takes_it_back(seat: Seat, hall: HallAtDesk):
    _a_long_queue_before_closing(hall)
    desk = seat()
    assert desk.page.side.closing.isVisible()
    desk.key(Qt.Key.Key_T, ALT)
    assert not desk.page.side.closing.isVisible()
    desk.key(Qt.Key.Key_R, CTRL)

    orders = [order.kind for order in hall.small.queue.orders_of_today()]
    assert orders == [OrderKind.STOP, OrderKind.RESUME]


def test_before_closing_one_key_lengthens_by_half_an_hour(seat: Seat, hall: HallAtDesk):
    _a_long_queue_before_closing(hall)
    desk = seat()
    desk.key(Qt.Key.Key_L, ALT)

    (order,) = hall.small.queue.orders_of_today()
    assert order.kind is OrderKind.EXTEND
    assert order.until_at == CLOSING + timedelta(minutes=50)
    assert "17:30" in desk.said


def test_a_clerk_who_stands_in_is_told_who_may_stop_the_numbers(seat: Seat, hall: HallAtDesk):
    _a_long_queue_before_closing(hall)
    desk = seat(CLERK)
    assert desk.page.side.closing.isVisible()
    desk.key(Qt.Key.Key_T, ALT)
    desk.key(Qt.Key.Key_L, ALT)

    assert hall.small.queue.orders_of_today() == ()
    said = desk.window.findChild(QLabel, "closingWhyNot")
    assert said is not None
    assert said.isVisible()
    assert "值班长" in said.text()


def test_every_key_that_the_desk_knows_stands_on_the_page_of_keys(desk: DeskAtHand):
    desk.key(Qt.Key.Key_F1)
    page = desk.window.keys_page
    assert page.isVisible()
    told = {label.text() for label in page.findChildren(QLabel)}
    known = {
        cut.key().toString()
        for cut in desk.page.findChildren(QShortcut)
        if cut.key().toString() not in ("", "Esc", "Return", "Enter")
        and not cut.property("number")
        and cut.key().toString() != "Alt+1"
    }
    assert known
    assert known - told == set()
    assert {"Ctrl+R", "Ctrl+Z", "Enter", "↑↓", "Alt+数字"} <= told

    desk.key(Qt.Key.Key_Escape)
    assert desk.page.isVisible()
    desk.type("食品")
    desk.enter()
    assert desk.hall.small.waiting() == ["B001"]


def test_nothing_found_says_what_to_do(desk: DeskAtHand):
    desk.type("火星移民")

    assert desk.names() == []
    assert "火星移民" in desk.page.results.note()
    assert not desk.page.primary.isEnabled()


def test_figures_of_the_day_stand_in_the_strip(desk: DeskAtHand):
    desk.type("食品")
    desk.enter()
    desk.type("食品")
    desk.key(Qt.Key.Key_P, CTRL)
    desk.look_again()

    assert "取号 1，打印指南 1" in desk.standing


def test_a_clerk_of_the_front_may_stand_in_and_an_approver_may_not(seat: Seat, hall: HallAtDesk):
    with hall.store.engine.begin() as connection:
        connection.execute(
            update(PersonRole)
            .where(PersonRole.person_id == hall.small.people[APPROVER])
            .values(role=Role.APPROVER)
        )
    desk = seat(CLERK)

    assert hall.small.people[CLERK] in desk.offered
    assert hall.small.people[APPROVER] not in desk.offered


def test_with_little_room_each_part_is_a_page_of_its_own(desk: DeskAtHand):
    desk.window.resize(683, 348)
    page = desk.page
    assert page.results.isVisible()
    assert not page.side.isVisible()
    desk.key(Qt.Key.Key_Tab, CTRL)
    assert page.form.isVisible()
    desk.key(Qt.Key.Key_Tab, CTRL)

    assert page.side.isVisible()
    assert not page.primary.isVisible()


def _a_long_queue_before_closing(hall: HallAtDesk) -> None:
    """One window, twenty minutes each, seven people at 16:40."""
    store, small = hall.store, hall.small
    session(small, "09:00", "17:00", "GA")
    store.clock.set_to(CLOSING - timedelta(minutes=60))
    small.open_window(1)
    window = small.windows[1]
    for _served in range(3):
        small.issue("GA")
        small.call(1)
        small.queue.start(store.request(), window)
        store.clock.advance(timedelta(minutes=20))
        small.queue.finish(store.request(), window)
    small.issue_many(7, "GA")
