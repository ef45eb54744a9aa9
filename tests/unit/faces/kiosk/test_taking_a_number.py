"""However one presses, a number is given once, and what was not printed is told."""

import pytest

from hallapp.devices.errors import PrinterOutOfPaperError, PrinterUnreachableError
from hallapp.faces.kiosk.confirm_presenter import ConfirmPresenter
from hallapp.faces.kiosk.guide_presenter import GuidePresenter, Printing
from hallapp.faces.kiosk.journey import Choice, Station
from hallapp.faces.kiosk.number_presenter import NumberPresenter
from hallapp.kernel.requests import Channel
from hallapp.queueing.errors import SeriesFullError
from hallapp.queueing.terms import IssuedRow, PrintState
from tests.gui.kiosk.fake_hall import FOOD, SERVICES, FakeHall, HeldJobs


class Road:
    """A journey that only remembers where it was sent."""

    def __init__(self) -> None:
        self.numbers = []
        self.choices = []
        self.failures = []

    def open_number(self, issued, extra) -> None:
        self.numbers.append(issued)
        self.extra = extra

    def open_confirm(self, choice) -> None:
        self.choices.append(choice)

    def store_failed(self, error) -> None:
        self.failures.append(error)


class Glass:
    """A page that remembers what it was told."""

    def __init__(self) -> None:
        self.busy = False
        self.refused = None
        self.prints: list[object] = []
        self.issued: IssuedRow | None = None

    def show_choice(self, choice) -> None:
        self.choice = choice

    def show_outlook(self, outlook) -> None:
        self.outlook = outlook

    def show_busy(self, *, busy: bool) -> None:
        self.busy = busy

    def show_refused(self, error) -> None:
        self.refused = error

    def show_issued(self, issued, extra) -> None:
        self.issued = issued
        self.extra = extra

    def show_print(self, state, error=None) -> None:
        self.prints.append(state)
        self.fault = error

    def show_item(self, item) -> None: ...

    def show_situation(self, situation) -> None: ...

    def show_guide(self, guide, service, missed=None) -> None:
        self.guide = guide

    def show_queue(self, service) -> None: ...

    def show_printing(self, printing, error=None) -> None:
        self.prints.append(printing)

    def show_trouble(self, error) -> None: ...


@pytest.fixture
def hall() -> FakeHall:
    return FakeHall()


@pytest.fixture
def jobs() -> HeldJobs:
    return HeldJobs()


@pytest.fixture
def road() -> Road:
    return Road()


@pytest.fixture
def station(hall, jobs, road) -> Station:
    return Station(hall.services(), jobs, jobs, road, "K1")


def test_three_presses_give_one_number(hall, jobs, road, station):
    presenter = ConfirmPresenter(Glass(), station)
    presenter.open(Choice(SERVICES[0], FOOD.id, FOOD.name))

    presenter.take()
    presenter.take()
    presenter.take()
    jobs.answer()

    assert [issued.ticket.label for issued in road.numbers] == ["A029"]
    assert len(hall.queue.asked) == 1


def test_a_number_that_was_given_before_the_store_failed_is_given_again_not_twice(
    hall, jobs, road, station
):
    presenter = ConfirmPresenter(Glass(), station)
    presenter.open(Choice(SERVICES[0]))
    hall.queue.refusal, hall.queue.commits_before_failing = PrinterUnreachableError(), True

    presenter.take()
    jobs.answer()
    hall.queue.refusal = None
    presenter.take()
    jobs.answer()

    assert len(road.failures) == 1
    assert len({request.id for request in hall.queue.asked}) == 1
    assert [issued.ticket.label for issued in road.numbers] == ["A029"]


def test_a_refusal_is_told_and_the_button_lives_again(hall, jobs, road, station):
    glass = Glass()
    presenter = ConfirmPresenter(glass, station)
    presenter.open(Choice(SERVICES[0]))
    hall.queue.refusal = SeriesFullError(prefix="A", limit=999)

    presenter.take()
    assert glass.busy
    jobs.answer()

    assert not glass.busy
    assert glass.refused is hall.queue.refusal
    assert road.numbers == []


def test_each_number_is_asked_for_by_the_kiosk_with_an_id_of_its_own(hall, jobs, road, station):
    presenter = ConfirmPresenter(Glass(), station)
    for _citizen in range(2):
        presenter.open(Choice(SERVICES[0]))
        presenter.take()
        jobs.answer()

    first, second = hall.queue.asked
    assert first.id != second.id
    assert (first.actor.station, first.actor.channel) == ("K1", Channel.KIOSK)
    assert first.actor.person_id is None


def test_the_ticket_prints_by_itself_and_a_failure_is_told(hall, jobs, station):
    glass = Glass()
    presenter = NumberPresenter(glass, station)
    hall.papers.fault = PrinterOutOfPaperError(printer="Q1")

    presenter.open(hall.queue.issue(station.request(), SERVICES[0].id))
    jobs.answer()

    assert glass.prints == [PrintState.PENDING, PrintState.FAILED]
    assert glass.fault is hall.papers.fault
    assert glass.issued is not None
    assert glass.issued.ticket.label == "A029"


def test_printing_again_after_the_failure_gives_paper(hall, jobs, station):
    glass = Glass()
    presenter = NumberPresenter(glass, station)
    hall.papers.fault = PrinterOutOfPaperError(printer="Q1")
    presenter.open(hall.queue.issue(station.request(), SERVICES[0].id))
    jobs.answer()

    hall.papers.fault = None
    presenter.print()
    presenter.print()
    jobs.answer()

    assert glass.prints[-1] is PrintState.PRINTED
    assert len(hall.papers.tickets) == 1


def test_a_print_that_ends_after_the_citizen_left_tells_the_next_one_nothing(hall, jobs, station):
    glass = Glass()
    presenter = NumberPresenter(glass, station)
    presenter.open(hall.queue.issue(station.request(), SERVICES[0].id))

    presenter.leave()
    glass.prints.clear()
    jobs.answer()

    assert glass.prints == []


def test_a_guide_prints_once_for_two_presses(hall, jobs, station):
    glass = Glass()
    presenter = GuidePresenter(glass, station)
    presenter.open(FOOD)
    jobs.answer()

    presenter.print()
    presenter.print()
    jobs.answer()

    assert hall.papers.slips == [FOOD.id]
    assert glass.prints == [Printing.NONE, Printing.UNDER_WAY, Printing.DONE]


def test_a_guide_printed_with_codes_for_characters_says_that_it_is_incomplete(hall, jobs, station):
    glass = Glass()
    hall.papers.lacking = "有 1 个字没有字形，纸上印的是它的编码：U+2E4F7"
    presenter = GuidePresenter(glass, station)
    presenter.open(FOOD)
    jobs.answer()

    presenter.print()
    jobs.answer()

    assert glass.prints[-1] is Printing.INCOMPLETE


def test_a_guide_that_comes_late_is_not_shown_to_the_next_citizen(jobs, station):
    glass = Glass()
    glass.guide = None
    presenter = GuidePresenter(glass, station)
    presenter.open(FOOD)

    presenter.leave()
    jobs.answer()

    assert glass.guide is None
