"""One queue per sound zone: in order, never cut, never stale."""

import threading
from collections.abc import Callable, Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallapp.devices import (
    Announcement,
    AnnouncementRow,
    Announcer,
    FilePlayer,
    MiniaudioPlayer,
    Outcome,
    SoundState,
)
from hallapp.devices.errors import SoundOffError
from hallapp.devices.voice import duration_s, join, wav
from hallapp.kernel.clock import SettableClock, SystemClock
from hallapp.kernel.errors import HallError

NINE = datetime(2026, 11, 23, 1, tzinfo=UTC)
PATIENCE_S = 10.0


class StagePlayer:
    """Plays by moving the clock; while the curtain is down the sound goes on."""

    def __init__(self, clock: SettableClock) -> None:
        self.clock = clock
        self.begun = threading.Semaphore(0)
        self.curtain = threading.Event()
        self.curtain.set()
        self.is_broken = False
        self.sounds: list[tuple[str, datetime, datetime]] = []
        self.is_closed = False

    def play(self, samples: bytes, title: str) -> None:
        begins_at = self.clock.now()
        self.begun.release()
        assert self.curtain.wait(PATIENCE_S)
        if self.is_broken:
            raise SoundOffError
        self.clock.advance(timedelta(seconds=duration_s(samples)))
        self.sounds.append((title, begins_at, self.clock.now()))

    def close(self) -> None:
        self.is_closed = True
        self.curtain.set()

    @property
    def titles(self) -> list[str]:
        return [title for title, _begins_at, _ends_at in self.sounds]


class Zone:
    """An announcer with a stage player and a clock that only sounds move."""

    def __init__(self) -> None:
        self.clock = SettableClock(NINE)
        self.player = StagePlayer(self.clock)
        self.told: list[AnnouncementRow] = []
        self.troubles: list[HallError] = []
        self.announcer = Announcer(
            self.clock,
            self.player,
            on_dropped=self.told.append,
            on_trouble=self.troubles.append,
        )

    def call(self, ticket: str, window: str = "3", after_s: float = 0.0) -> Announcement:
        return Announcement(ticket, window, ticket, NINE + timedelta(seconds=after_s))

    def while_a_call_sounds(self, first: str, act: Callable[[], None]) -> None:
        """Start a call, act before it ends, then wait until all is quiet."""
        self.player.curtain.clear()
        self.announcer.announce(self.call(first))
        assert self.player.begun.acquire(timeout=PATIENCE_S)
        act()
        self.player.curtain.set()
        self.settle()

    def settle(self) -> None:
        assert self.announcer.wait_until_idle(PATIENCE_S)


@pytest.fixture
def zone() -> Generator[Zone]:
    opened = Zone()
    yield opened
    opened.announcer.close()
    assert "announcer" not in {thread.name for thread in threading.enumerate()}


def test_five_calls_within_a_second_are_all_said_whole_and_in_order(zone: Zone):
    calls = [zone.call(f"W33{n}", "33", after_s=0.2 * n) for n in range(5)]

    def four_more() -> None:
        for one in calls[1:]:
            zone.announcer.announce(one)

    zone.while_a_call_sounds("W330", four_more)

    tickets = [title.split("-")[0] for title in zone.player.titles]
    assert tickets == ["W330", "W331", "W332", "W333", "W334"]
    for before, after in zip(zone.player.sounds, zone.player.sounds[1:], strict=False):
        assert after[1] >= before[2], "one began before the other had ended"
    assert zone.announcer.dropped == ()


def test_every_sound_handed_over_is_the_whole_announcement(zone: Zone, tmp_path: Path):
    announcer = Announcer(zone.clock, FilePlayer(tmp_path))

    announcer.announce(zone.call("A023"))

    assert announcer.wait_until_idle(PATIENCE_S)
    announcer.close()
    kept = tmp_path / "0001-A023-3.wav"
    assert kept.read_bytes() == wav(join(zone.call("A023")))


def test_a_repeat_waits_until_every_call_has_been_said(zone: Zone):
    def repeat_then_call() -> None:
        assert zone.announcer.repeat(zone.call("A009"))
        zone.announcer.announce(zone.call("A002"))
        zone.announcer.announce(zone.call("A003"))

    zone.while_a_call_sounds("A001", repeat_then_call)

    assert zone.player.titles == ["A001-3", "A002-3", "A003-3", "A009-3"]
    assert [row.is_repeat for row in zone.announcer.played] == [False, False, False, True]


def test_a_repeat_in_a_quiet_zone_is_said_at_once(zone: Zone):
    assert zone.announcer.repeat(zone.call("A001"))
    zone.settle()

    assert zone.player.titles == ["A001-3"]


def test_pressing_repeat_twice_says_it_once(zone: Zone):
    answers: list[bool] = []

    def press_twice() -> None:
        answers.extend(zone.announcer.repeat(zone.call("A009")) for _press in range(2))

    zone.while_a_call_sounds("A001", press_twice)

    assert answers == [True, False]
    assert zone.player.titles == ["A001-3", "A009-3"]


def test_a_call_no_longer_needed_is_not_said(zone: Zone):
    def call_and_withdraw() -> None:
        zone.announcer.announce(zone.call("A002"))
        zone.announcer.announce(zone.call("A003"))
        assert zone.announcer.withdraw("A002")

    zone.while_a_call_sounds("A001", call_and_withdraw)

    assert zone.player.titles == ["A001-3", "A003-3"]
    assert [row.outcome for row in zone.announcer.dropped] == [Outcome.WITHDRAWN]
    assert zone.told == []


def test_a_call_that_sounds_already_is_not_cut_by_withdrawing_it(zone: Zone):
    answers: list[bool] = []

    zone.while_a_call_sounds("A001", lambda: answers.append(zone.announcer.withdraw("A001")))

    assert answers == [False]
    assert zone.player.titles == ["A001-3"]


def test_a_call_older_than_fifteen_seconds_is_dropped_and_told(zone: Zone):
    def wait_too_long() -> None:
        zone.announcer.announce(zone.call("A002"))
        zone.clock.advance(timedelta(seconds=13))  # the sound under way adds some three seconds

    zone.while_a_call_sounds("A001", wait_too_long)

    assert zone.player.titles == ["A001-3"]
    assert zone.told == list(zone.announcer.dropped)
    (row,) = zone.told
    assert (row.announcement.ticket, row.outcome) == ("A002", Outcome.TOO_OLD)


def test_a_call_that_waited_exactly_fifteen_seconds_is_still_said(zone: Zone):
    zone.clock.advance(timedelta(seconds=15))

    zone.announcer.announce(zone.call("A001"))
    zone.settle()

    assert zone.player.titles == ["A001-3"]


def test_a_clock_set_back_silences_nobody(zone: Zone):
    zone.clock.set_to(NINE - timedelta(hours=1))

    zone.announcer.announce(zone.call("A001"))
    zone.settle()

    assert zone.player.titles == ["A001-3"]


def test_without_a_sound_card_the_zone_goes_on_silently_and_says_so_once(zone: Zone):
    zone.player.is_broken = True

    for number in range(3):
        zone.announcer.announce(zone.call(f"A00{number}"))
    zone.settle()

    assert zone.announcer.sound is SoundState.OFF
    assert [type(trouble) for trouble in zone.troubles] == [SoundOffError]
    assert [row.outcome for row in zone.told] == [Outcome.UNHEARD] * 3


def test_a_loudspeaker_plugged_in_again_is_noticed(zone: Zone):
    zone.player.is_broken = True
    zone.announcer.announce(zone.call("A001"))
    zone.settle()
    zone.player.is_broken = False

    zone.announcer.announce(zone.call("A002"))
    zone.settle()

    assert zone.announcer.sound is SoundState.ON
    assert zone.player.titles == ["A002-3"]


def test_a_window_no_clip_can_say_is_shown_instead_and_told_once(zone: Zone):
    for number in range(2):
        zone.announcer.announce(zone.call(f"A00{number}", "社保"))
    zone.announcer.announce(zone.call("A003"))
    zone.settle()

    assert [row.outcome for row in zone.told] == [Outcome.UNSPEAKABLE] * 2
    assert len(zone.troubles) == 1
    assert zone.player.titles == ["A003-3"]


def test_closing_ends_the_worker_in_the_middle_of_a_sound(zone: Zone):
    zone.player.curtain.clear()
    zone.announcer.announce(zone.call("A001"))
    zone.announcer.announce(zone.call("A002"))
    assert zone.player.begun.acquire(timeout=PATIENCE_S)

    zone.announcer.close()

    assert zone.player.is_closed
    assert zone.player.titles == ["A001-3"]


def test_closing_before_the_first_call_and_twice_does_no_harm(zone: Zone):
    zone.announcer.close()
    zone.announcer.close()
    zone.announcer.announce(zone.call("A001"))

    assert zone.player.titles == []


def test_several_clerks_calling_at_once_lose_no_call(zone: Zone):
    def clerk(letter: str) -> None:
        for number in range(10):
            ticket = f"{letter}{number}"
            zone.announcer.announce(Announcement(ticket, "3", ticket, zone.clock.now()))

    clerks = [threading.Thread(target=clerk, args=(letter,)) for letter in "ABCD"]
    for one in clerks:
        one.start()
    for one in clerks:
        one.join()
    zone.settle()

    settled = [*zone.announcer.played, *zone.announcer.dropped]
    assert len({row.announcement.ticket for row in settled}) == len(settled) == 40


STEPS = st.lists(
    st.tuples(st.sampled_from(["announce", "repeat", "withdraw"]), st.sampled_from("ABCDE")),
    max_size=20,
)


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_whatever_clerks_press_calls_keep_their_order_before_repeats(steps: list[tuple[str, str]]):
    zone = Zone()
    expected_calls: list[str] = []
    expected_repeats: list[str] = []

    def press_all() -> None:
        for action, key in steps:
            if action == "announce":
                zone.announcer.announce(zone.call(key))
                expected_calls.append(key)
            elif action == "withdraw":
                taken = zone.announcer.withdraw(key)
                assert taken == (key in expected_calls + expected_repeats)
                expected_calls[:] = [one for one in expected_calls if one != key]
                expected_repeats[:] = [one for one in expected_repeats if one != key]
            elif zone.announcer.repeat(zone.call(key)):
                expected_repeats.append(key)

    zone.while_a_call_sounds("Z", press_all)
    zone.announcer.close()

    heard = [row.announcement.ticket for row in zone.announcer.played]
    late = [r for r in zone.announcer.dropped if r.outcome is Outcome.TOO_OLD]
    assert heard + [row.announcement.ticket for row in late] == [
        "Z",
        *expected_calls,
        *expected_repeats,
    ]


def test_the_sound_card_library_plays_to_the_end():
    player = MiniaudioPlayer(only_pretend=True)
    announcer = Announcer(SystemClock(), player)
    call = Announcement("1", "1", "key", SystemClock().now())

    announcer.announce(call)

    assert announcer.wait_until_idle(PATIENCE_S)
    announcer.close()
    (row,) = announcer.played
    assert row.duration_s == pytest.approx(duration_s(join(call)))


def test_closing_breaks_off_the_sound_card_library():
    player = MiniaudioPlayer(only_pretend=True)
    minute = bytes(2 * 22_050 * 60)
    playing = threading.Thread(target=player.play, args=(minute, "minute"))
    playing.start()

    player.close()

    playing.join(PATIENCE_S)
    assert not playing.is_alive()
