"""A kiosk whose hall is not open: it rests after crashes, and tries again by itself."""

from datetime import UTC, datetime, timedelta

import pytest

from hallapp.faces.kiosk.idle import BUSY_S, BusyPatience
from hallapp.faces.kiosk.opening import TRIES_EVERY_TICKS, Opening
from hallapp.kernel.clock import SettableClock
from hallapp.kernel.errors import HallError, SurroundingsError


class Glass:
    """What the page says."""

    def __init__(self) -> None:
        self.said: list[object] = []

    def show_failure(self, error: HallError | None) -> None:
        self.said.append(error)

    def show_rest(self, minutes: int) -> None:
        self.said.append(minutes)


class Kiosk:
    """An opening with its clock, and how often the hall was asked for."""

    def __init__(self, rest_s: int = 0) -> None:
        self.clock = SettableClock(datetime(2026, 11, 23, 1, 0, tzinfo=UTC))
        self.glass = Glass()
        self.tries = 0
        self.opening = Opening(self.clock, self.glass, self._tried, rest_s)

    def wait(self, seconds: int) -> None:
        for _second in range(seconds):
            self.clock.advance(timedelta(seconds=1))
            self.opening.tick()

    def _tried(self) -> None:
        self.tries += 1


def test_a_worn_out_kiosk_rests_and_says_for_how_long():
    kiosk = Kiosk(rest_s=300)

    kiosk.wait(241)

    assert kiosk.opening.rests
    assert (kiosk.glass.said[0], kiosk.glass.said[-1], kiosk.tries) == (5, 1, 0)


def test_after_its_rest_it_opens_by_itself_once():
    kiosk = Kiosk(rest_s=300)

    kiosk.wait(400)

    assert not kiosk.opening.rests
    assert (kiosk.glass.said[-1], kiosk.tries) == (None, 1)


def test_a_clock_set_back_makes_no_rest_longer():
    kiosk = Kiosk(rest_s=300)
    kiosk.clock.advance(-timedelta(days=1))

    kiosk.wait(1)

    assert kiosk.tries == 1


def test_a_hall_that_does_not_open_is_tried_again_every_quarter_of_a_minute():
    kiosk = Kiosk()
    fault = SurroundingsError()
    for _failure in range(3):
        kiosk.opening.failed(fault)
        kiosk.wait(TRIES_EVERY_TICKS)

    assert kiosk.tries == 3


def test_an_open_hall_is_not_opened_again():
    kiosk = Kiosk()
    kiosk.opening.failed(SurroundingsError())
    kiosk.opening.opened()

    kiosk.wait(60)

    assert kiosk.tries == 0


@pytest.mark.parametrize(("seconds", "believed"), [(BUSY_S - 1, True), (BUSY_S, False)])
def test_a_page_is_believed_to_be_busy_for_a_while(seconds, believed):
    clock = SettableClock(datetime(2026, 11, 23, 1, 0, tzinfo=UTC))
    patience = BusyPatience(clock)
    patience.is_busy(says_so=True)

    clock.advance(timedelta(seconds=seconds))

    assert patience.is_busy(says_so=True) is believed
