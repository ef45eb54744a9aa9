"""Sixty busy windows in six sound zones keep up; eight hours on end the voice still speaks."""

import socket
import tracemalloc
from collections import deque
from datetime import datetime, timedelta
from random import Random

import pytest

from hallapp.devices import Announcement, Announcer, Outcome, SoundState
from hallapp.devices.announcing import SpeakingRules
from hallapp.devices.voice import LONGEST_S
from hallapp.devices.zones import (
    SoundZones,
    ZonePlan,
    busiest_interval_s,
    most_calls_at_once,
)
from hallapp.kernel.clock import SettableClock
from tests.unit.devices.stage import NINE, PATIENCE_S, Loudspeaker, TimedPlayer, call

EIGHT_HOURS = timedelta(hours=8)


class TimedZone:
    """A sound zone whose clock jumps to the next call, and runs while an announcement sounds."""

    def __init__(self) -> None:
        self.clock = SettableClock(NINE)
        self.player = TimedPlayer(self.clock, self._move)
        self.announcer = Announcer(self.clock, self.player)
        self._coming: deque[Announcement] = deque()

    def play(self, calls: list[Announcement]) -> None:
        """Let the calls come at their moments, and wait until all is said."""
        self._coming = deque(sorted(calls, key=lambda each: each.asked_at))
        while self._coming:
            self._move(max(self.clock.now(), self._coming[0].asked_at))
            assert self.announcer.wait_until_idle(PATIENCE_S)
        self.announcer.close()

    def _move(self, moment: datetime) -> None:
        while self._coming and self._coming[0].asked_at <= moment:
            one = self._coming.popleft()
            self.clock.set_to(max(self.clock.now(), one.asked_at))
            self.announcer.announce(one)
        self.clock.set_to(moment)


def busy_windows(windows: range, mean_s: float, hours: float, seed: int) -> list[Announcement]:
    """Calls of windows that finish one citizen after the other, each after a while of its own."""
    chance, calls = Random(seed), list[Announcement]()  # noqa: S311 - chance of a day, no secret
    for window in windows:
        at_s, number = chance.uniform(0, mean_s), 0
        while at_s < hours * 3600:
            number += 1
            ticket = f"{'ABCDEFGHJK'[window % 10]}{number:03d}"
            calls.append(
                Announcement(ticket, str(window), (window, number), NINE + timedelta(seconds=at_s))
            )
            # Serving takes at least a fifth of the mean; what is above comes by chance.
            at_s += mean_s / 5 + chance.expovariate(1 / (0.8 * mean_s))
    return calls


def test_three_calls_within_a_second_at_three_windows_are_three_whole_announcements_in_order():
    zone = TimedZone()
    calls = [call(f"A00{n}", str(n), NINE + timedelta(seconds=0.3 * n)) for n in (1, 2, 3)]

    zone.play(calls)

    assert [title for title, _begun, _ended in zone.player.sounds] == ["A001-1", "A002-2", "A003-3"]
    for before, after in zip(zone.player.sounds, zone.player.sounds[1:], strict=False):
        assert after[1] >= before[2]
    assert {row.outcome for row in zone.announcer.played} == {Outcome.PLAYED}


def test_as_many_calls_of_one_moment_as_computed_are_said_and_the_next_is_too_old():
    most = most_calls_at_once(LONGEST_S)
    zone = TimedZone()

    zone.play([call(f"W77{n}", "77") for n in range(most)])

    assert most == 4
    assert len(zone.announcer.played) == most
    assert zone.announcer.dropped == ()


def test_sixty_busy_windows_in_six_zones_are_all_heard():
    mean_s, hours = 150.0, 2.0
    assert busiest_interval_s(10, LONGEST_S) < mean_s / 3
    said = late = 0

    for number in range(6):
        zone = TimedZone()
        calls = busy_windows(range(10 * number + 1, 10 * number + 11), mean_s, hours, number)
        zone.play(calls)
        waits = [begun for _title, begun, _ended in zone.player.sounds]
        assert waits == sorted(waits)
        said += len(zone.player.sounds)
        late += len(calls) - len(zone.player.sounds)

    assert said > 2500
    assert late == 0


def test_no_announcement_begins_more_than_fifteen_seconds_after_its_call():
    zone = TimedZone()
    calls = busy_windows(range(1, 61), 60.0, 0.2, seed=7)
    by_title = {f"{each.ticket}-{each.window}": each.asked_at for each in calls}

    zone.play(calls)

    waits = [begun - by_title[title] for title, begun, _ended in zone.player.sounds]
    assert max(waits) <= timedelta(seconds=15)
    assert zone.announcer.dropped, "sixty windows at one loudspeaker cannot keep up"


@pytest.mark.soak
def test_after_eight_hours_the_voice_still_speaks_and_memory_is_flat():
    zone = TimedZone()
    calls = [
        call(
            f"{'AB'[number // 1000]}{number % 1000:03d}", "3", NINE + timedelta(seconds=20 * number)
        )
        for number in range(int(EIGHT_HOURS.total_seconds() / 20))
    ]
    sizes: list[int] = []
    tracemalloc.start()

    # An hour warms all caches; what grows after that would grow for ever.
    for hour in range(8):
        part = calls[180 * hour : 180 * (hour + 1)]
        zone._coming = deque(part)
        while zone._coming:
            zone._move(max(zone.clock.now(), zone._coming[0].asked_at))
            assert zone.announcer.wait_until_idle(PATIENCE_S)
        sizes.append(tracemalloc.get_traced_memory()[0] - 400 * len(zone.player.sounds))
    tracemalloc.stop()
    zone.announcer.close()

    assert len(zone.player.sounds) == len(calls) == 1440
    assert sizes[-1] - sizes[3] < 200_000


def test_calls_are_heard_in_the_zone_of_their_window():
    places = {"楼下": Loudspeaker(), "楼上": Loudspeaker()}
    zones = SoundZones(
        SettableClock(NINE),
        lambda name: places[name].player(),
        ZonePlan({"A": "楼下", "B": "楼下", "C": "楼上"}),
    )

    for ticket, letter in (("A001", "A"), ("B001", "B"), ("C001", "C")):
        zones.announce(call(ticket, letter=letter))
    for letter in "AC":
        assert zones.zone(letter).wait_until_idle(PATIENCE_S)
    zones.close()

    assert places["楼下"].heard == ["A001-3", "B001-3"]
    assert places["楼上"].heard == ["C001-3"]


def test_two_boards_of_one_zone_say_a_call_once():
    device = Loudspeaker()
    zones = SoundZones(SettableClock(NINE), lambda _name: device.player())

    for _board in range(2):
        zones.announce(call("A001"))
    assert zones.zone("A").wait_until_idle(PATIENCE_S)
    zones.close()

    assert device.heard == ["A001-3"]


def test_a_zone_that_cannot_be_heard_does_not_silence_the_others():
    broken, whole = Loudspeaker(), Loudspeaker()
    broken.is_plugged = False
    places = {"楼下": broken, "楼上": whole}
    zones = SoundZones(
        SettableClock(NINE),
        lambda name: places[name].player(),
        ZonePlan({"A": "楼下", "C": "楼上"}),
    )

    zones.announce(call("A001", letter="A"))
    zones.announce(call("C001", letter="C"))
    for letter in "AC":
        assert zones.zone(letter).wait_until_idle(PATIENCE_S)

    assert zones.sound is SoundState.OFF
    assert whole.heard == ["C001-3"]
    zones.close()


def test_a_hall_that_calls_silently_says_nothing_and_keeps_what_it_would_have_said():
    device = Loudspeaker()
    zones = SoundZones(SettableClock(NINE), lambda _name: device.player())
    zones.follow(SpeakingRules(is_silent=True))

    zones.announce(call("A001"))
    assert zones.zone("A").wait_until_idle(PATIENCE_S)
    zones.close()

    assert device.heard == []
    assert [row.outcome for row in zones.zone("A").dropped] == [Outcome.SILENT]
    assert zones.sound is SoundState.ON


def test_the_volume_of_the_hour_is_applied_to_what_is_played():
    played: list[bytes] = []

    class Ear:
        def play(self, samples: bytes, title: str) -> None:
            played.append(samples)

        def close(self) -> None:
            pass

    clock = SettableClock(NINE)
    announcer = Announcer(clock, Ear())
    announcer.follow(SpeakingRules(percent_at=lambda at: 100 if at > NINE else 50))

    announcer.announce(call("A001"))
    assert announcer.wait_until_idle(PATIENCE_S)
    clock.advance(timedelta(seconds=1))
    announcer.announce(Announcement("A001", "3", "again", clock.now()))
    assert announcer.wait_until_idle(PATIENCE_S)
    announcer.close()

    quiet, full = (max(map(abs, memoryview(each).cast("h"))) for each in played)
    assert quiet == pytest.approx(full / 2, abs=1)


def test_a_call_said_twice_lets_every_other_first_call_go_before():
    zone = TimedZone()
    zone.announcer.follow(SpeakingRules(times=2))

    zone.play([call("A001", "1"), call("A002", "2", NINE + timedelta(seconds=1))])

    titles = [title for title, _begun, _ended in zone.player.sounds]
    assert titles == ["A001-1", "A002-2", "A001-1", "A002-2"]


def test_a_call_withdrawn_while_it_sounds_is_not_said_a_second_time():
    zone = TimedZone()
    zone.announcer.follow(SpeakingRules(times=2))
    move = zone.player._move

    def withdraw_meanwhile(moment: datetime) -> None:
        zone.announcer.withdraw("A001")
        move(moment)

    zone.player._move = withdraw_meanwhile
    zone.play([call("A001", "1")])

    assert [title for title, _begun, _ended in zone.player.sounds] == ["A001-1"]


def test_the_voice_needs_no_network(monkeypatch: pytest.MonkeyPatch):
    def unplugged(*_address: object, **_more: object) -> None:
        raise OSError(101, "network is unreachable")

    monkeypatch.setattr(socket, "socket", unplugged)
    monkeypatch.setattr(socket, "create_connection", unplugged)
    zone = TimedZone()

    zone.play([call("A001"), call("A002", at=NINE + timedelta(seconds=1))])

    assert [title for title, _begun, _ended in zone.player.sounds] == ["A001-3", "A002-3"]
