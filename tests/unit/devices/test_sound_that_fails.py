"""A loudspeaker that is unplugged or hangs: calls go on, and sound comes back by itself."""

from collections.abc import Generator

import pytest

from hallapp.devices import Announcer, Outcome, SoundState
from hallapp.devices.errors import SoundOffError
from hallapp.devices.watchdog import FIRST_PAUSE_S, LONGEST_PAUSE_S, GuardedPlayer
from hallapp.kernel.clock import SettableClock
from tests.unit.devices.stage import NINE, PATIENCE_S, Loudspeaker, call

SOUND = bytes(200)


class Hands:
    """A guarded loudspeaker and the seconds that go by."""

    def __init__(self) -> None:
        self.now_s = 100.0
        self.device = Loudspeaker()
        self.player = GuardedPlayer(self.device.player, now_s=lambda: self.now_s, patience_s=0.05)
        self.announcer = Announcer(SettableClock(NINE), self.player)

    def say(self, ticket: str) -> Outcome:
        self.announcer.announce(call(ticket))
        assert self.announcer.wait_until_idle(PATIENCE_S)
        rows = (*self.announcer.played, *self.announcer.dropped)
        return next(row.outcome for row in rows if row.announcement.ticket == ticket)

    def tend(self) -> SoundState:
        self.announcer.tend()
        assert self.announcer.wait_until_idle(PATIENCE_S)
        return self.announcer.sound


@pytest.fixture
def hands() -> Generator[Hands]:
    made = Hands()
    yield made
    made.device.freed.set()
    made.announcer.close()


def test_an_unplugged_loudspeaker_is_opened_anew_and_heard_again(hands: Hands):
    assert hands.say("A001") is Outcome.PLAYED
    hands.device.is_plugged = False
    assert hands.say("A002") is Outcome.UNHEARD
    hands.device.is_plugged = True

    hands.now_s += FIRST_PAUSE_S

    assert hands.say("A003") is Outcome.PLAYED
    assert hands.device.heard == ["A001-3", "A003-3"]
    assert hands.device.opened == 2


def test_sound_is_known_to_be_back_before_the_next_call(hands: Hands):
    hands.device.is_plugged = False
    hands.say("A001")
    assert hands.tend() is SoundState.OFF
    hands.device.is_plugged = True

    assert hands.tend() is SoundState.OFF, "asked again before the pause was over"
    hands.now_s += FIRST_PAUSE_S

    assert hands.tend() is SoundState.ON
    assert hands.device.heard == []


def test_a_driver_that_hangs_holds_up_no_call_and_is_left_behind(hands: Hands):
    hands.device.hangs = True
    assert hands.say("A001") is Outcome.UNHEARD
    assert hands.say("A002") is Outcome.UNHEARD
    assert hands.announcer.sound is SoundState.OFF
    hands.device.hangs = False

    hands.now_s += FIRST_PAUSE_S

    assert hands.say("A003") is Outcome.PLAYED
    assert hands.announcer.sound is SoundState.ON


def test_each_attempt_that_fails_doubles_the_pause_up_to_a_minute(hands: Hands):
    hands.device.is_plugged = False
    pauses: list[float] = []

    for _attempt in range(8):
        with pytest.raises(SoundOffError):
            hands.player.play(SOUND, "A001-3")
        pauses.append(hands.player.pause_s)
        hands.now_s += hands.player.pause_s

    assert pauses == [2, 4, 8, 16, 32, 60, 60, 60]
    assert max(pauses) == LONGEST_PAUSE_S
    assert hands.device.opened == 8


def test_while_it_pauses_the_device_is_not_touched(hands: Hands):
    hands.device.is_plugged = False
    for _call in range(5):
        with pytest.raises(SoundOffError):
            hands.player.play(SOUND, "A001-3")

    assert hands.device.opened == 1


def test_a_driver_that_always_hangs_is_not_given_threads_without_end(hands: Hands):
    hands.device.hangs = True

    for _attempt in range(20):
        with pytest.raises(SoundOffError):
            hands.player.play(SOUND, "A001-3")
        hands.now_s += hands.player.pause_s

    assert hands.device.opened == 8
    hands.device.hangs = False
    hands.device.freed.set()


def test_a_fault_of_the_library_counts_as_no_sound(hands: Hands):
    class Faulty:
        def play(self, samples: bytes, title: str) -> None:
            raise OSError(19, "no such device")

        def close(self) -> None:
            pass

    player = GuardedPlayer(Faulty)

    with pytest.raises(SoundOffError):
        player.play(SOUND, "A001-3")
    player.close()


def test_closing_does_not_wait_for_a_driver_that_hangs(hands: Hands):
    patient = GuardedPlayer(hands.device.player, patience_s=PATIENCE_S)
    announcer = Announcer(SettableClock(NINE), patient)
    hands.device.hangs = True
    announcer.announce(call("A001"))
    while hands.device.opened == 0:
        pass

    announcer.close()

    assert hands.device.heard == []
