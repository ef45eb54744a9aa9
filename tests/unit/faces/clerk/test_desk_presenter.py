"""Keys become use cases, once each, and answers become words."""

from hallapp.faces.clerk.desk_state import Act
from hallapp.kernel.errors import SurroundingsError
from hallapp.kernel.requests import Request
from hallapp.qtkit.message_strip import Level
from hallapp.queueing.errors import AlreadyCalledError
from hallapp.queueing.terms import TicketState
from tests.gui.clerk.fake_desk import PEOPLE, FakeDesk, a_ticket, serving_a023
from tests.unit.faces.clerk.desk_views import HeldJobs, at_window_3


def test_a_double_press_calls_once() -> None:
    hall, jobs = FakeDesk(), HeldJobs()
    presenter, _view = at_window_3(hall, jobs)
    jobs.settle()

    presenter.press_primary()
    presenter.press_primary()
    jobs.settle()

    assert hall.calls == ["call_next"]


def test_a_second_press_right_after_the_answer_is_a_slip_of_the_finger() -> None:
    hall = FakeDesk()
    presenter, view = at_window_3(hall, double_press_s=60)

    presenter.press_primary()
    presenter.press_primary()

    assert hall.calls == ["call_next"]
    assert view.desk.primary.act is Act.START


def test_a_fault_of_the_surroundings_is_tried_again_with_the_same_request() -> None:
    hall = FakeDesk()
    presenter, view = at_window_3(hall)
    hall.refusal = SurroundingsError()

    presenter.press_primary()
    retry = view.messages[-1].retry
    assert retry is not None
    retry()

    assert len(hall.requests) == 2
    assert len(set(hall.requests)) == 1
    assert view.desk.primary.act is Act.START


def test_a_rule_says_no_in_words_and_offers_no_retry() -> None:
    hall = FakeDesk()
    presenter, view = at_window_3(hall)
    hall.refusal = AlreadyCalledError(label="V002", window=4)

    presenter.press_primary()

    assert view.messages[-1].level is Level.FAILED
    assert view.messages[-1].retry is None
    assert not view.desk.is_busy


def test_every_press_is_a_request_of_its_own() -> None:
    hall = FakeDesk()
    presenter, _view = at_window_3(hall)

    for _press in range(3):
        presenter.press_primary()

    assert len(set(hall.requests)) == 3


def test_nobody_waiting_is_said_and_changes_nothing() -> None:
    hall = FakeDesk()
    hall.queue.clear()
    presenter, view = at_window_3(hall)

    presenter.press_primary()

    assert "没有人等候" in view.said
    assert view.desk.primary.act is Act.NEXT


def test_questions_asked_while_one_is_under_way_become_one_more() -> None:
    hall, jobs = FakeDesk(), HeldJobs()
    presenter, view = at_window_3(hall, jobs)

    for _change in range(5):
        presenter.refresh()
    assert len(jobs.held) == 1
    hall.queue.append(a_ticket("Z001", "换领", 0))
    jobs.settle()

    assert view.waiting[-1].label == "Z001"


def test_the_ticket_stays_when_another_person_sits_down() -> None:
    hall = FakeDesk()
    hall.at_window = serving_a023()
    presenter, view = at_window_3(hall)

    duty = hall.change_person(Request(presenter.actor), hall.windows_there[2].id, PEOPLE[4].id)
    presenter.begin(duty, presenter.actor)

    assert view.desk.number == "A023"


def test_a_window_taken_over_elsewhere_is_given_up() -> None:
    hall = FakeDesk()
    presenter, view = at_window_3(hall)
    left: list[bool] = []
    presenter.on_left = lambda: left.append(True)
    hall.held.clear()

    presenter.refresh()
    presenter.press_primary()

    assert left == [True]
    assert "重新登录" in view.said
    assert hall.calls == []


def test_leaving_with_a_live_ticket_is_refused() -> None:
    hall = FakeDesk()
    hall.at_window = serving_a023()
    presenter, view = at_window_3(hall)

    presenter.leave()

    assert view.messages[-1].level is Level.FAILED
    assert presenter.duty is not None


def test_f2_does_not_finish_while_papers_are_ticked() -> None:
    hall = FakeDesk()
    hall.at_window = serving_a023()
    presenter, view = at_window_3(hall)
    presenter.set_accepting(accepting=True)

    presenter.press_primary()

    assert hall.calls == []
    assert "收件" in view.said


def test_a_dim_key_pressed_on_the_mini_bar_is_answered_by_its_reason() -> None:
    hall = FakeDesk()
    presenter, view = at_window_3(hall)

    presenter.press_without_desk(Act.RECALL)

    assert hall.calls == []
    assert "还没有叫号" in view.said


def test_a_pause_from_the_mini_bar_has_a_reason_the_public_may_read() -> None:
    hall = FakeDesk()
    presenter, view = at_window_3(hall)

    presenter.press_without_desk(Act.PAUSE)
    presenter.press_without_desk(Act.PAUSE)

    assert hall.calls == ["pause", "resume"]
    assert hall.reasons == ["临时离开"]
    assert view.desk.primary.act is Act.NEXT


def test_a_missed_one_can_be_called_again_with_a_reason() -> None:
    hall = FakeDesk()
    presenter, view = at_window_3(hall)
    missed = hall.put_aside[0]

    presenter.call_chosen(missed, "过号后回来")

    assert hall.reasons == ["过号后回来"]
    assert view.desk.number == missed.label
    assert presenter.live is not None
    assert presenter.live.state is TicketState.CALLED


def test_a_ticket_with_a_case_says_so_beside_f4() -> None:
    hall = FakeDesk()
    hall.at_window = serving_a023()
    presenter, view = at_window_3(hall)

    presenter.note_accepted()

    assert view.desk.keys[Act.ACCEPT].remark == "已受理 1 件，可再收"


def test_the_last_call_stays_in_sight_when_its_ticket_is_gone() -> None:
    hall = FakeDesk()
    presenter, view = at_window_3(hall)
    presenter.press_primary()

    presenter.press(Act.MISS)

    assert view.desk.last_call == "上一次叫号 V002，09:42"
