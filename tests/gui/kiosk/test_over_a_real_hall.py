"""A kiosk over a real hall in SQLite: the main ways of a citizen, from the first press to paper."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
import queue_setup
from hall_rows import VAULT, SmallHall, small_hall
from hall_store import HALL_ID, HallStore
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from hallapp.appointments.service import AppointmentService
from hallapp.appointments.terms import AppointmentRow, BookingGiven, SlotsWanted
from hallapp.evaluation.service import EvaluationService
from hallapp.evaluation.terms import EvaluationChannel, EvaluationLevel
from hallapp.faces.kiosk.services import KioskServices
from hallapp.guides.service import GuideService
from hallapp.guides.tables import RequiredMaterial
from hallapp.kernel.changes import EVERYTHING
from hallapp.queueing.terms import IssuedRow, MissingPaper, TicketRow, TicketState
from hallapp.reception.service import ReceptionService
from tests.gui.kiosk.fake_hall import FakePapers
from tests.gui.kiosk.kiosk_at_hand import Kiosk

MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
NUMBER = "11010519491231002X"
LICENCE = MissingPaper("m1", "营业执照")


@dataclass
class RealHall:
    """The services of a small hall, as the program joins them."""

    store: HallStore
    rows: SmallHall
    papers: FakePapers

    @property
    def clock(self):
        return self.store.clock

    @property
    def appointments(self) -> AppointmentService:
        return AppointmentService(self.store.work, self.rows.queue, VAULT)

    @property
    def reception(self) -> ReceptionService:
        return ReceptionService(self.store.work)

    @property
    def evaluation(self) -> EvaluationService:
        return EvaluationService(self.store.work)

    def services(self) -> KioskServices:
        return KioskServices(
            self.rows.people_service.hall(),
            self.rows.queue,
            GuideService(self.store.work),
            self.papers,
            self.appointments,
            self.evaluation,
            self.reception,
            self.store.clock,
            open_windows=self.rows.queue.open_windows,
        )

    def book(self, name: str, id_number: str = "") -> AppointmentRow:
        """Book a place of the slot from nine to half past."""
        wanted = SlotsWanted(
            self.rows.services["GA"], self.store.work.today(), time(9), time(10), 30, 3
        )
        slot = self.appointments.make_slots(self.store.request(), wanted)[0]
        given = BookingGiven(slot.id, name, id_number=id_number)
        return self.appointments.book(self.store.request(), given)

    def waiting(self) -> tuple[TicketRow, ...]:
        return self.rows.queue.waiting()

    def newest(self) -> IssuedRow:
        """Return the number given last."""
        return self.rows.queue.issued(self.waiting()[-1].id)


_BLANK_PARTS = (
    "form",
    "page_format",
    "source",
    "source_note",
    "standard",
    "filling_note",
    "blank_form",
    "sample_form",
    "legal_basis",
    "remark",
)


def bring(rows: SmallHall, item: str, paper: str) -> None:
    """Give an item a paper to bring; without one no kiosk shows it."""
    values = {
        "id": uuid.uuid4(),
        "hall_id": HALL_ID,
        "item_id": rows.items[item],
        "position": 1,
        "since_version": 1,
        "name": paper,
        **dict.fromkeys(_BLANK_PARTS, ""),
    }
    with rows.store.engine.begin() as connection:
        connection.execute(insert(RequiredMaterial), values)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    store = HallStore.on_sqlite(tmp_path / "hall.db", MORNING)
    rows = small_hall(store)
    for number in rows.windows:
        rows.open_window(number)
    bring(rows, "SJ-001", "营业执照")
    yield RealHall(store, rows, FakePapers())
    store.close()


@pytest.fixture
def kiosk(qtbot: QtBot, hall: RealHall) -> Kiosk:
    return Kiosk(qtbot, hall=hall)


def test_a_number_is_taken_shown_and_printed(kiosk, hall):
    kiosk.tap("take_number")
    kiosk.tap(kiosk.tile("个人事务"))
    kiosk.tap("confirm_take")
    kiosk.paper.answer()

    assert kiosk.window.pages.number.number.text() == "A001"
    assert [row.label for row in hall.waiting()] == ["A001"]
    assert hall.papers.tickets == [hall.waiting()[0].id]


def test_a_service_outside_its_session_says_when_it_opens_and_gives_nothing(kiosk, hall):
    queue_setup.session(hall.rows, "14:00", "17:00")
    kiosk.tap("take_number")
    assert "14:00 起取号" in kiosk.said()

    kiosk.tap(kiosk.tile("个人事务"))

    assert "下次取号：14:00" in kiosk.window.pages.confirm.band.text()
    assert not kiosk.button("confirm_take").isEnabled()
    assert hall.waiting() == ()


def test_one_card_gives_one_number_and_prints_it_again(kiosk, hall):
    queue_setup.set_service(hall.rows, needs_identity=True)
    for _visit in range(2):
        kiosk.tap("take_number")
        kiosk.tap(kiosk.tile("个人事务"))
        kiosk.tap("confirm_take")
        kiosk.scan(f"张三,{NUMBER}")
        if kiosk.page == "card_page":
            break
        kiosk.tap("number_done")
    assert "您今天已经取过这项业务的号 A001" in kiosk.window.pages.card.band.text()

    kiosk.tap("card_reprint")

    assert kiosk.window.pages.number.number.text() == "A001"
    assert [row.label for row in hall.waiting()] == ["A001"]


def test_people_sent_home_for_a_paper_warn_the_next_one(kiosk, hall):
    for _visit in range(3):
        hall.rows.issue("SJ")
        hall.rows.call(2)
        hall.rows.queue.start(hall.store.request(), hall.rows.windows[2])
        hall.rows.queue.fail_visit(
            hall.store.request(), hall.rows.windows[2], hall.rows.items["SJ-001"], 1, [LICENCE]
        )

    kiosk.tap("take_number")
    kiosk.tap("by_item")
    kiosk.tap(kiosk.tile("食品经营许可"))

    assert "近 30 天 3 人缺“营业执照”" in kiosk.said()


def test_an_item_of_a_package_takes_all_of_it_under_one_number(kiosk, hall):
    queue_setup.package(hall.rows, ("GA", 1), ("SJ", 2))
    kiosk.tap("take_number")
    kiosk.tap("by_item")
    kiosk.tap(kiosk.tile("食品经营许可"))

    kiosk.tap("take_package")
    kiosk.tap("confirm_take")

    taken = hall.waiting()[0]
    assert (taken.package_name, taken.service_name) == ("开办企业一件事", "个人事务")
    code = hall.rows.queue.ticket(taken.id).code
    kiosk.tap("number_done")
    kiosk.scan(code)
    assert "个人事务  等候 企业开办  还没到" in kiosk.said()


def test_a_booked_citizen_checks_in_by_code_and_by_card(kiosk, hall):
    booked = hall.book("李小明", NUMBER)
    kiosk.tap("use_appointment")
    kiosk.type_code(booked.code)
    kiosk.tap("check_in")
    assert "您准时到" in kiosk.said()
    kiosk.tap("number_done")

    kiosk.scan(f"李小明,{NUMBER}")

    assert "您已经报到过了，号码是 A001" in kiosk.window.pages.appointment.band.text()
    assert [row.label for row in hall.waiting()] == ["A001"]


def test_a_number_is_followed_to_its_evaluation(kiosk, hall):
    ticket_id = hall.rows.issue()
    code = hall.rows.queue.ticket(ticket_id).code
    kiosk.scan(code)
    assert "前面没有人，请留意叫号" in kiosk.said()

    hall.rows.call(1)
    kiosk.window.refresh(EVERYTHING)
    assert "1 号窗口" in kiosk.said()
    hall.rows.queue.start(hall.store.request(), hall.rows.windows[1])
    hall.rows.queue.finish(hall.store.request(), hall.rows.windows[1])
    kiosk.window.refresh(EVERYTHING)
    assert hall.rows.queue.ticket(ticket_id).state is TicketState.FINISHED
    kiosk.tap("progress_go_on")
    kiosk.tap("level_2")
    kiosk.tap("reason_7")
    kiosk.tap("rating_send")

    today = hall.store.work.today()
    kept = hall.evaluation.evaluations(today, today)
    assert [(row.level, row.reasons, row.channel) for row in kept] == [
        (EvaluationLevel.BAD, ("214",), EvaluationChannel.KIOSK)
    ]
    kiosk.tap("rating_send")
    kiosk.tap("use_rating")
    kiosk.type_code(code)
    assert "已经评价过了" in kiosk.window.pages.code.band.text()


def test_a_call_for_help_is_answered_and_brings_a_number(kiosk, hall):
    desk = hall.store.request(person_id=hall.rows.people[4])
    kiosk.tap("take_number")
    kiosk.tap("need_help")
    call = hall.reception.open_calls()[0]
    assert (call.station, call.page_words) == ("K1", "选择业务")

    hall.reception.answer(desk, call.id)
    kiosk.window.refresh(EVERYTHING)
    assert "导办员正在过来" in kiosk.said()
    given = hall.rows.issue()
    again = hall.store.request(person_id=hall.rows.people[4])
    hall.reception.close(again, call.id, given)
    kiosk.window.refresh(EVERYTHING)
    kiosk.tap("help_page_step")

    assert kiosk.window.pages.number.number.text() == "A001"


def test_a_call_taken_back_is_gone_at_the_desk(kiosk, hall):
    kiosk.tap("need_help")

    kiosk.tap("help_cancel")

    assert hall.reception.open_calls() == ()
