"""Nobody there: the notice, the wipe, and everything that keeps them away."""

from datetime import UTC, datetime, timedelta

import pytest

from hallapp.faces.kiosk.idle import IdleWatcher
from hallapp.kernel.clock import SettableClock

START = datetime(2026, 11, 23, 1, 42, tzinfo=UTC)


class Glass:
    """What the citizen sees of the watcher."""

    def __init__(self) -> None:
        self.notice: int | None = None
        self.wiped = 0
        self.is_personal = False
        self.is_fresh = False

    def show_notice(self, seconds_left: int) -> None:
        self.notice = seconds_left

    def hide_notice(self) -> None:
        self.notice = None

    def wipe(self) -> None:
        self.wiped += 1


@pytest.fixture
def glass() -> Glass:
    return Glass()


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock(START)


@pytest.fixture
def watcher(glass: Glass, clock: SettableClock) -> IdleWatcher:
    return IdleWatcher(clock, glass, lambda: glass.is_personal, lambda: glass.is_fresh)


def wait(watcher: IdleWatcher, clock: SettableClock, seconds: int) -> None:
    for _second in range(seconds):
        clock.advance(timedelta(seconds=1))
        watcher.tick()


@pytest.mark.parametrize(("is_personal", "limit_s"), [(True, 45), (False, 180)])
def test_a_page_is_wiped_twenty_seconds_after_its_limit(
    glass, clock, watcher, is_personal, limit_s
):
    glass.is_personal = is_personal

    wait(watcher, clock, limit_s - 1)
    assert glass.notice is None
    wait(watcher, clock, 1)
    assert glass.notice == 20
    wait(watcher, clock, 19)
    assert (glass.notice, glass.wiped) == (1, 0)
    wait(watcher, clock, 1)

    assert (glass.notice, glass.wiped) == (None, 1)


def test_a_touch_during_the_notice_keeps_the_page(glass, clock, watcher):
    glass.is_personal = True
    wait(watcher, clock, 60)

    watcher.touched()
    assert glass.notice is None
    wait(watcher, clock, 44)

    assert (glass.notice, glass.wiped) == (None, 0)


def test_a_first_page_in_its_usual_look_is_never_asked_whether_somebody_is_there(
    glass, clock, watcher
):
    glass.is_fresh = True

    wait(watcher, clock, 600)

    assert (glass.notice, glass.wiped) == (None, 0)


def test_a_clock_set_back_starts_the_count_again(glass, clock, watcher):
    glass.is_personal = True
    wait(watcher, clock, 50)

    clock.set_to(START - timedelta(hours=2))
    watcher.tick()
    assert glass.notice is None
    wait(watcher, clock, 44)
    assert glass.notice is None
    wait(watcher, clock, 1)

    assert glass.notice == 20


def test_a_clock_that_jumped_ahead_wipes_at_once(glass, clock, watcher):
    clock.advance(timedelta(hours=3))

    watcher.tick()

    assert glass.wiped == 1
