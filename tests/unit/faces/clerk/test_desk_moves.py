"""What a desk does with tickets beyond calling: aside, on, back, corrected, taken back."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from hallapp.faces.clerk.desk_facts import Act
from hallapp.faces.clerk.desk_presenter import DeskPresenter
from hallapp.queueing.terms import (
    Destination,
    NoticeRow,
    Outcome,
    PackageProgressRow,
    TicketState,
    WorkDone,
)
from tests.gui.clerk.fake_desk import NOW, FakeDesk, an_item, serving_a023
from tests.gui.clerk.fake_moves import service_id
from tests.unit.faces.clerk.desk_views import WrittenDesk, at_window_3


def serving(hall: FakeDesk) -> tuple[DeskPresenter, WrittenDesk]:
    """A desk at which A023 is served."""
    hall.at_window = serving_a023()
    return at_window_3(hall)


def test_a_finish_can_be_taken_back_for_as_long_as_the_hall_says() -> None:
    hall = FakeDesk()
    presenter, view = serving(hall)

    presenter.press(Act.FINISH)
    assert view.said == "已办结 A023"
    assert view.messages[-1].detail == "10 秒内可撤销"
    assert view.desk.can_undo
    presenter.press(Act.UNDO)

    assert hall.calls == ["finish", "undo"]
    assert view.desk.number == "A023"
    assert not view.desk.can_undo


def test_after_the_time_nothing_is_offered_and_a_press_says_why() -> None:
    hall = FakeDesk()
    presenter, view = serving(hall)
    presenter.press(Act.FINISH)

    hall.clock.advance(timedelta(seconds=10))
    presenter.show_again()
    presenter.press(Act.UNDO)

    assert not view.desk.can_undo
    assert hall.calls == ["finish"]
    assert "撤销" in view.said


def test_the_desk_says_when_it_changes_by_itself() -> None:
    hall = FakeDesk()
    presenter, view = serving(hall)

    presenter.press(Act.FINISH)
    assert view.desk.changes_in_s == 10
    hall.clock.advance(timedelta(seconds=10))
    presenter.show_again()

    assert view.desk.changes_in_s is None


def test_another_act_ends_the_offer() -> None:
    hall = FakeDesk()
    presenter, view = serving(hall)
    presenter.press_primary()
    assert view.desk.can_undo

    presenter.press_primary()

    assert hall.calls == ["finish_and_call_next", "start"]
    assert not view.desk.can_undo


def test_the_usual_work_is_written_down_without_a_question() -> None:
    hall = FakeDesk()
    presenter, view = serving(hall)
    assert view.desk.work_words == "1 件，当场办结"

    presenter.press_primary()

    assert hall.works["A023"] == (WorkDone(serving_a023().item_id, 1, Outcome.DONE),)


def test_what_a_clerk_says_was_done_belongs_to_that_ticket_only() -> None:
    hall = FakeDesk()
    presenter, view = serving(hall)
    done = (WorkDone(an_item().id, 3, Outcome.COLLECTED),)

    presenter.plan_work(done)
    assert view.desk.work_words == "3 件，已领证"
    presenter.press_primary()
    presenter.press_primary()

    assert hall.works["A023"] == done
    assert view.desk.work_words == "1 件，当场办结"


def test_an_accepted_case_is_the_result() -> None:
    hall = FakeDesk()
    presenter, _view = serving(hall)
    presenter.note_accepted()

    presenter.press(Act.FINISH)

    assert hall.works["A023"][0].outcome is Outcome.ACCEPTED


def test_the_mini_bar_holds_without_asking_for_as_long_as_is_usual() -> None:
    hall = FakeDesk()
    presenter, view = serving(hall)

    presenter.press_without_desk(Act.HOLD)

    assert hall.calls == ["hold"]
    assert hall.minutes == [15]
    assert view.said == "A023 已挂起：稍后接着办，09:57 回到队里"
    assert view.shown.aside[0].label == "A023"


def test_nothing_is_held_where_nobody_was_called() -> None:
    hall = FakeDesk()
    presenter, view = at_window_3(hall)

    presenter.press_without_desk(Act.HOLD)

    assert hall.calls == []
    assert view.said == "挂起：还没有叫号"


def test_who_was_served_goes_on_when_brought_back() -> None:
    hall = FakeDesk()
    presenter, view = serving(hall)
    presenter.hold("去复印", None)
    assert view.said.endswith("等您叫回来")

    presenter.bring_back(hall.away[0])

    assert view.desk.number == "A023"
    assert view.desk.primary.act is Act.FINISH_NEXT


def test_time_that_has_come_wakes_who_was_away() -> None:
    hall = FakeDesk()
    presenter, view = serving(hall)
    presenter.hold("去复印", 15)

    presenter.tick()
    assert "wake_due" not in hall.calls
    hall.clock.advance(timedelta(minutes=15))
    presenter.tick()

    assert hall.calls[-1] == "wake_due"
    assert view.waiting[0].label == "A023"
    assert view.shown.aside == ()


def test_a_transfer_says_where_to_and_can_be_taken_back() -> None:
    hall = FakeDesk()
    presenter, view = serving(hall)
    to = Destination(service_id=service_id("SW"), comes_back=True)

    presenter.transfer(to, "税务", "先查一下欠税")

    assert hall.sent == [(to, "先查一下欠税")]
    assert view.said == "A023 已转移：税务，号码不变，办完回来"
    assert view.desk.can_undo


def test_a_change_of_item_is_taken_back_by_the_desk() -> None:
    hall = FakeDesk()
    presenter, view = serving(hall)
    other = an_item("营业执照换发")

    presenter.correct_item(other.id)
    assert view.said == "A023 已换事项，由“食品经营许可新办”改为“营业执照换发”"
    presenter.press(Act.UNDO)

    assert hall.calls == ["correct_item", "correct_item"]
    assert view.desk.subject == "食品经营许可新办"


def test_closing_the_number_of_somebody_in_the_list_offers_no_undo_of_another_act() -> None:
    hall = FakeDesk()
    presenter, view = serving(hall)
    presenter.press(Act.FINISH)

    presenter.gone(hall.queue[0])

    assert not view.desk.can_undo
    assert view.said == "V002 记为已离开"


def test_a_notice_is_shown_until_it_is_read() -> None:
    hall = FakeDesk()
    hall.told = [NoticeRow(uuid4(), 3, "请快一点", NOW, "值班长") for _notice in range(2)]
    presenter, view = at_window_3(hall)
    assert view.desk.notice is not None
    assert view.desk.more_notices == 1

    presenter.read_notice()
    presenter.read_notice()

    assert view.desk.notice is None
    assert hall.calls == ["seen", "seen"]


def test_a_called_one_who_is_here_is_started_and_gone_on_with() -> None:
    hall = FakeDesk()
    presenter, _view = at_window_3(hall)
    presenter.press_primary()
    seen: list[TicketState] = []

    presenter.arrive(lambda ticket: seen.append(ticket.state))

    assert hall.calls == ["call_next", "start"]
    assert seen == [TicketState.SERVING]


def test_a_package_shows_how_far_it_is() -> None:
    hall = FakeDesk()
    hall.parts = (
        PackageProgressRow(service_id("ZH"), "企业登记", 1, TicketState.SERVING, 60, 60),
        PackageProgressRow(service_id("SW"), "税务", 2, None, 0, 0),
    )
    hall.at_window = replace(serving_a023(), package_name="企业开办")
    _presenter, view = at_window_3(hall)

    assert view.desk.progress == hall.parts
    assert view.desk.keys[Act.SKIP].allowed


def test_a_recall_that_comes_too_soon_says_how_long_to_wait() -> None:
    hall = FakeDesk()
    presenter, view = at_window_3(hall)
    presenter.press_primary()
    hall.clock.advance(timedelta(seconds=8))

    presenter.press(Act.RECALL)
    assert view.said == "重呼：还要等 12 秒"
    hall.clock.advance(timedelta(seconds=12))
    presenter.press(Act.RECALL)

    assert hall.calls == ["call_next", "recall"]
