"""What a citizen is told before the press: refusals, waits, papers, packages, classes, the card."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from hallapp.devices.errors import PrinterUnreachableError
from hallapp.kernel.changes import Change
from hallapp.queueing.issue_errors import (
    AppointmentOnlyError,
    DayFullError,
    IdentityNeededError,
    IssueStoppedError,
    LiveTicketExistsError,
    NotInSessionError,
    PersonLimitError,
    RestDayError,
)
from hallapp.queueing.terms import (
    LatePolicy,
    LateRuleRow,
    PackageRow,
    PackageStepRow,
    PaperWarningRow,
    PriorityRow,
)
from hallapp.queueing.terms.setups import ClosingLoadRow
from tests.gui.kiosk.fake_hall import FOOD, MORNING, SERVICES, named
from tests.gui.kiosk.kiosk_at_hand import Kiosk

NUMBER = "11010519491231002X"
SHOP = PackageRow(
    named("shop"),
    "KB",
    "开办餐饮店一件事",
    "",
    is_active=True,
    steps=(
        PackageStepRow(named("税务"), "税务", None, 2),
        PackageStepRow(named("综合受理"), "综合受理", FOOD.id, 1),
    ),
)


@pytest.fixture
def kiosk(qtbot: QtBot) -> Kiosk:
    return Kiosk(qtbot)


def priority(name: str, *, needs_proof: bool) -> PriorityRow:
    return PriorityRow(
        named(name), name, name, 10, needs_proof=needs_proof, position=0, is_active=True
    )


def to_food(kiosk: Kiosk) -> None:
    kiosk.tap("take_number")
    kiosk.tap("by_item")
    kiosk.tap(kiosk.tile(FOOD.name))


def asks_for_a_card(kiosk: Kiosk) -> None:
    rows = list(SERVICES)
    rows[0] = replace(rows[0], needs_identity=True)
    kiosk.hall.queue.offered = tuple(rows)


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (NotInSessionError(next_opens="14:00"), "14:00"),
        (RestDayError(next_opens="2026-11-24"), "今天休息"),
        (IssueStoppedError(reason="系统升级"), "系统升级"),
        (DayFullError(limit=200), "200"),
    ],
)
def test_why_there_is_no_number_is_said_before_anybody_presses(kiosk, refusal, said):
    kiosk.hall.queue.closed = refusal
    kiosk.tap("take_number")
    kiosk.tap("tile_0")

    assert said in kiosk.window.pages.confirm.band.text()
    assert "现在取不到这个号" in kiosk.said()
    assert not kiosk.button("confirm_take").isEnabled()
    assert kiosk.hall.queue.asked == []


def test_the_tiles_say_it_too(kiosk):
    stopped = replace(SERVICES[0], refusal="queueing.issue_stopped", refusal_words="系统升级")
    later = replace(SERVICES[1], refusal="queueing.not_in_session", next_opens="14:00")
    kiosk.hall.queue.offered = (stopped, later)

    kiosk.tap("take_number")

    assert kiosk.button("tile_0").accessibleName() == "综合受理 取号已暂停"
    assert kiosk.button("tile_1").accessibleName() == "不动产登记 14:00 起取号"


def test_a_service_for_booked_people_leads_to_the_check_in(kiosk):
    kiosk.hall.queue.closed = AppointmentOnlyError(closes="11:30")
    kiosk.tap("take_number")
    kiosk.tap("tile_0")

    kiosk.tap("confirm_take")

    assert kiosk.page == "code_page"
    assert "请输入预约码" in kiosk.said()


def test_the_wait_and_what_a_missed_call_costs_are_told_before_the_press(kiosk):
    late = LateRuleRow(LatePolicy.BEHIND, 3, 30, 1)
    kiosk.hall.queue.offered = (replace(SERVICES[0], late=late),)
    kiosk.tap("take_number")
    kiosk.tap("tile_0")

    assert "约 15—25 分钟" in kiosk.said()
    rule = "叫到没来，30 分钟内到导办台或窗口说明，排到 3 人之后，限 1 次。"
    assert rule in kiosk.said()
    kiosk.tap("confirm_take")
    assert rule in kiosk.said()


def test_who_may_not_be_served_today_is_warned_and_may_still_take_the_number(kiosk):
    closes = MORNING.astimezone() + timedelta(hours=7)
    kiosk.hall.queue.load = ClosingLoadRow(SERVICES[0].id, "综合受理", 7, 50, closes, 20)
    kiosk.tap("take_number")
    kiosk.tap("tile_0")

    assert "今天可能办不到" in kiosk.window.pages.confirm.band.text()
    assert kiosk.button("confirm_take").isEnabled()


def test_where_no_window_is_open_the_citizen_is_sent_to_the_guide_desk(kiosk):
    kiosk.tap("take_number")
    kiosk.tap(kiosk.tile("税务"))

    assert "现在没有窗口开着" in kiosk.window.pages.confirm.band.text()
    assert "导办台" in kiosk.window.pages.confirm.band.text()


def test_the_paper_that_most_people_lack_is_told_at_the_material_and_before_the_number(kiosk):
    kiosk.hall.queue.missed = (PaperWarningRow("m", "营业执照", 18),)
    kiosk.tap("find_guide")
    kiosk.tap(kiosk.tile(FOOD.name))
    assert kiosk.window.pages.guide.materials.warning() == "近 30 天 18 人缺这份"

    kiosk.tap("take_number_for_item")

    assert "近 30 天 18 人缺“营业执照”" in kiosk.said()
    assert list(kiosk.cut()) == []


def test_two_people_without_a_paper_are_no_warning(kiosk):
    kiosk.hall.queue.missed = (PaperWarningRow("m", "营业执照", 2),)

    to_food(kiosk)

    assert "人缺" not in kiosk.said()


def test_what_to_bring_is_one_press_away_from_the_number(kiosk):
    to_food(kiosk)
    assert kiosk.button("read_guide").word() == "您带齐了吗？要带 6 样"

    kiosk.tap("read_guide")

    assert kiosk.page == "guide_page"
    kiosk.tap("go_back")
    assert kiosk.page == "confirm_page"


def test_an_item_of_a_package_can_be_done_with_all_of_it_under_one_number(kiosk):
    kiosk.hall.queue.offered_packages = (SHOP,)
    to_food(kiosk)
    assert "依次办 综合受理 → 税务" in kiosk.button("take_package").accessibleName()

    kiosk.tap("take_package")
    assert "您要取 开办餐饮店一件事 的号" in kiosk.said()
    kiosk.tap("confirm_take")

    assert kiosk.hall.queue.wishes[-1].package_id == SHOP.id


def test_a_package_can_be_left_out_again(kiosk):
    kiosk.hall.queue.offered_packages = (SHOP,)
    to_food(kiosk)

    kiosk.tap("take_package")
    kiosk.tap("take_package")
    kiosk.tap("confirm_take")

    assert kiosk.hall.queue.wishes[-1].package_id is None


def test_an_item_of_two_packages_offers_both_and_one_at_a_time(kiosk):
    other = replace(SHOP, id=named("other package"), name="开办小超市一件事")
    kiosk.hall.queue.offered_packages = (SHOP, other)
    to_food(kiosk)

    kiosk.tap("take_package")
    kiosk.tap("take_package_2")
    assert "您要取 开办小超市一件事 的号" in kiosk.said()
    assert kiosk.button("take_package").word().startswith("可以一个号一起办")
    kiosk.tap("confirm_take")

    assert kiosk.hall.queue.wishes[-1].package_id == other.id


def test_every_class_without_proof_can_be_turned_to(kiosk):
    names = ("老年人", "孕妇", "带婴幼儿的人", "行动不便的人", "献血者")
    rows = tuple(priority(name, needs_proof=False) for name in names)
    kiosk.hall.queue.classes = rows
    to_food(kiosk)

    seen = []
    for _page in range(3):
        shown = [b for b in kiosk.buttons() if b.objectName().startswith("name_class")]
        seen.extend(button.word() for button in shown)
        assert list(kiosk.cut()) == []
        kiosk.tap("more_classes")
    assert seen == list(names)
    kiosk.tap("more_classes")
    kiosk.tap("more_classes")
    kiosk.tap("name_class_0")
    kiosk.tap("confirm_take")

    assert kiosk.hall.queue.wishes[-1].priority_id == rows[4].id


def test_a_class_without_proof_can_be_named_and_one_with_proof_is_not_offered(kiosk):
    old = priority("老年人", needs_proof=False)
    soldier = priority("军人及退役军人", needs_proof=True)
    kiosk.hall.queue.classes = (old, soldier)
    kiosk.tap("take_number")
    kiosk.tap("tile_0")
    assert [b.word() for b in kiosk.buttons() if b.objectName().startswith("name_class")] == [
        "老年人"
    ]

    kiosk.tap("name_class_0")
    kiosk.tap("confirm_take")

    assert kiosk.hall.queue.wishes[-1].priority_id == old.id
    assert "老年人" not in kiosk.said()


def test_a_service_that_wants_a_name_asks_for_the_card_and_nothing_of_it_stays(kiosk):
    asks_for_a_card(kiosk)
    kiosk.tap("take_number")
    kiosk.tap("tile_0")
    kiosk.tap("confirm_take")
    assert kiosk.page == "card_page"
    assert kiosk.hall.queue.asked == []

    kiosk.scan(f"张三,{NUMBER}")

    assert kiosk.page == "number_page"
    assert kiosk.hall.queue.wishes[-1].person.id_number == NUMBER
    assert NUMBER not in kiosk.said()
    assert "张三" not in kiosk.said()


def test_a_card_that_was_read_badly_can_be_put_there_again(kiosk):
    asks_for_a_card(kiosk)
    kiosk.tap("take_number")
    kiosk.tap("tile_0")
    kiosk.tap("confirm_take")

    kiosk.scan("张三,110105194912310021")
    assert "没有读出身份证" in kiosk.window.pages.card.band.text()
    kiosk.scan(f"张三,{NUMBER}")

    assert kiosk.page == "number_page"
    assert len(kiosk.hall.queue.given) == 1


def test_who_has_a_number_already_gets_it_printed_again(kiosk):
    asks_for_a_card(kiosk)
    first = kiosk.hall.queue.issue(kiosk.hall_request(), SERVICES[0].id)
    there = {"label": first.ticket.label, "ticket_id": str(first.ticket.id)}
    kiosk.tap("take_number")
    kiosk.tap("tile_0")
    kiosk.tap("confirm_take")
    kiosk.hall.queue.no_number = LiveTicketExistsError(**there)
    kiosk.scan(f"张三,{NUMBER}")
    assert "A029" in kiosk.window.pages.card.band.text()

    kiosk.tap("card_reprint")
    kiosk.paper.answer()

    assert kiosk.window.pages.number.number.text() == "A029"
    assert kiosk.hall.papers.tickets == [first.ticket.id]


def test_who_had_as_many_as_one_may_have_is_told_so(kiosk):
    asks_for_a_card(kiosk)
    kiosk.tap("take_number")
    kiosk.tap("tile_0")
    kiosk.tap("confirm_take")
    kiosk.hall.queue.no_number = PersonLimitError(service="综合受理", limit=2)

    kiosk.scan(f"张三,{NUMBER}")

    assert "每人每天最多取 2 个号" in kiosk.window.pages.card.band.text()


def test_a_card_read_as_the_store_failed_gives_one_number_when_it_is_put_there_again(kiosk):
    asks_for_a_card(kiosk)
    kiosk.tap("take_number")
    kiosk.tap("tile_0")
    kiosk.tap("confirm_take")
    kiosk.hall.queue.refusal = PrinterUnreachableError()
    kiosk.hall.queue.commits_before_failing = True
    kiosk.scan(f"张三,{NUMBER}")
    assert kiosk.page == "closed_page"
    kiosk.hall.queue.refusal = None

    kiosk.tap("closed_page_step")
    assert kiosk.page == "card_page"
    kiosk.scan(f"张三,{NUMBER}")

    assert kiosk.page == "number_page"
    assert len(kiosk.hall.queue.given) == 1


def test_a_kiosk_without_a_reader_sends_named_people_to_the_guide_desk(qtbot):
    kiosk = Kiosk(qtbot, card_reader="")
    asks_for_a_card(kiosk)
    kiosk.tap("take_number")
    kiosk.tap("tile_0")

    assert "没有读卡器。请到导办台取号" in kiosk.window.pages.confirm.band.text()
    assert not kiosk.button("confirm_take").isEnabled()


def test_why_the_press_gave_nothing_stays_said_while_others_take_numbers(kiosk):
    kiosk.tap("take_number")
    kiosk.tap("tile_0")
    kiosk.hall.queue.no_number = DayFullError(limit=200)
    kiosk.tap("confirm_take")

    kiosk.window.refresh(Change.TICKETS)

    assert "今天的 200 个号已经取完" in kiosk.window.pages.confirm.band.text()


def test_a_package_whose_first_service_wants_a_name_asks_for_the_card(kiosk):
    kiosk.tap("take_number")
    kiosk.tap("tile_0")
    kiosk.hall.queue.no_number = IdentityNeededError(service="综合受理")

    kiosk.tap("confirm_take")

    assert kiosk.page == "card_page"


def test_who_does_not_know_what_to_choose_gets_an_advice_number(kiosk):
    advice = replace(SERVICES[0], id=named("ZX"), code="ZX", name="咨询")
    kiosk.hall.queue.offered = (*SERVICES, advice)
    kiosk.tap("take_number")
    assert "咨询" not in [b.word() for b in kiosk.buttons()]

    kiosk.tap("ask_advice")

    assert "您要取 咨询 的号" in kiosk.said()


def test_a_hall_without_advice_numbers_sends_a_person(kiosk):
    kiosk.tap("take_number")
    kiosk.tap("ask_advice")
    assert "不知道办什么，问导办员" in kiosk.said()

    kiosk.tap("advice_page_step")

    assert kiosk.page == "help_page"
    assert kiosk.hall.reception.told == ["不知道办什么"]
