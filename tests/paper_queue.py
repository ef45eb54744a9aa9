"""The queue as a person would keep it on paper: slips in rows, nothing else.

Beside it the real queue is tried with random keys. What the paper does is written down again
here, on purpose without looking: moments, turns and slips only.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime, timedelta

SERVED = {1: ("GA",), 2: ("GA", "SJ"), 3: ("GA", "SJ")}
PREFIX = {"GA": "A", "SJ": "B"}
LIVE = ("waiting", "held", "away", "called", "serving")
LATE_PLACES, LATE_MINUTES, LATE_TIMES, UNDO_S = 3, 60, 1, 10

Key = tuple[int, str]
"""Day and label."""


class Refused(Exception):  # noqa: N818 - no failure: what a person would be told
    """The paper says no, with the code that the program should say."""


@dataclass
class Slip:
    """One number: where it stands, and in which order."""

    key: Key
    service: str
    order: tuple[datetime, int]
    first: datetime
    state: str = "waiting"
    window: int = 0
    step: int = 0
    is_begun: bool = False
    late: int = 0
    called_at: datetime | None = None
    called_turn: int = 0
    return_at: datetime | None = None


@dataclass
class Move:
    """The latest move at a window, as it could be taken back."""

    left_as: str
    slip: Slip
    before: Slip
    step: int
    at: datetime
    turn: int
    called: Slip | None = None


@dataclass
class PaperQueue:
    """All slips of the hall, day by day."""

    last_number: int
    day: int = 0
    moment: datetime | None = None
    turns: int = 0
    given: dict[str, int] = field(default_factory=lambda: {"GA": 0, "SJ": 0})
    slips: dict[Key, Slip] = field(default_factory=dict)
    paused: set[int] = field(default_factory=set)
    moves: dict[int, Move] = field(default_factory=dict)

    def trial(self) -> PaperQueue:
        """A copy to press a key on: what is refused leaves nothing behind."""
        return deepcopy(self)

    def turn(self, day: int, now: datetime) -> datetime:
        """Take a turn: a new day leaves nothing of the old ones but what is being served."""
        self.turns += 1
        if day > self.day or self.moment is None:
            self.day, self.moment, self.given = day, now, {"GA": 0, "SJ": 0}
            for slip in self.slips.values():
                if slip.state in LIVE and slip.state != "serving":
                    slip.state, slip.return_at = "expired", None
        self.moment = max(now, self.moment)
        for slip in self.slips.values():
            if slip.return_at is not None and slip.return_at <= self.moment:
                slip.state, slip.return_at = "waiting", None
        return self.moment

    @property
    def now(self) -> datetime:
        assert self.moment is not None
        return self.moment

    def in_state(self, *states: str) -> list[Slip]:
        """The day's slips in some states, in calling order."""
        found = [s for s in self.slips.values() if s.state in states and s.key[0] == self.day]
        return sorted(found, key=lambda slip: slip.order)

    def at(self, window: int) -> Slip | None:
        for slip in self.slips.values():
            if slip.window == window and slip.state in {"called", "serving"}:
                return slip
        return None

    def issue(self, service: str) -> str:
        if self.given[service] == self.last_number:
            raise Refused("queueing.series_full")
        self.given[service] += 1
        label = f"{PREFIX[service]}{self.given[service]:03d}"
        key = (self.day, label)
        self.slips[key] = Slip(key, service, (self.now, self.turns), self.now)
        return label

    def _free(self, window: int) -> None:
        if window in self.paused:
            raise Refused("queueing.window_closed")
        if self.at(window) is not None:
            raise Refused("queueing.window_busy")

    def _call(self, slip: Slip, window: int) -> str:
        slip.state, slip.window, slip.called_at, slip.return_at = "called", window, self.now, None
        slip.called_turn = self.turns
        return slip.key[1]

    def call_next(self, window: int) -> str | None:
        self._free(window)
        for slip in self.in_state("waiting"):
            if slip.service in SERVED[window]:
                return self._call(slip, window)
        return None

    def call_chosen(self, window: int, key: Key) -> str:
        self._free(window)
        slip = self.slips[key]
        if slip.state == "held" and slip.window != window:
            raise Refused("queueing.not_waiting")
        was_here = slip.state != "waiting" and slip.window == window
        if not was_here and slip.service not in SERVED[window]:
            raise Refused("queueing.not_served_here")
        return self._call(slip, window)

    def _here(self, window: int, *states: str) -> Slip:
        slip = self.at(window)
        if slip is None:
            raise Refused("queueing.nothing_called")
        if slip.state not in states:
            raise Refused("queueing.wrong_state")
        return slip

    def _today(self, slip: Slip) -> Slip:
        if slip.key[0] != self.day:
            raise Refused("queueing.day_over")
        return slip

    def recall(self, window: int) -> str:
        slip = self._here(window, "called")
        slip.called_at, slip.called_turn = self.now, self.turns
        return slip.key[1]

    def start(self, window: int) -> str:
        slip = self._here(window, "called")
        slip.state = "serving"
        return slip.key[1]

    def _end(self, slip: Slip, window: int, left_as: str) -> str:
        self.moves[window] = Move(left_as, slip, deepcopy(slip), slip.step, self.now, self.turns)
        slip.state = left_as
        return slip.key[1]

    def miss(self, window: int) -> str:
        return self._end(self._here(window, "called"), window, "missed")

    def finish(self, window: int) -> str:
        return self._end(self._here(window, "serving"), window, "finished")

    def finish_and_call_next(self, window: int) -> str | None:
        self.finish(window)
        label = self.call_next(window)
        self.moves[window].called = self.at(window)
        return label

    def hold(self, window: int, minutes: int | None) -> str:
        slip = self._today(self._here(window, "called", "serving"))
        slip.is_begun, slip.state = slip.state == "serving", "held"
        slip.return_at = None if minutes is None else self.now + timedelta(minutes=minutes)
        return slip.key[1]

    def step_out(self, key: Key, minutes: int) -> str:
        slip = self._today(self.slips[key])
        if slip.state not in {"waiting", "called", "serving"}:
            raise Refused("queueing.wrong_state")
        if slip.state != "waiting":
            slip.is_begun = slip.state == "serving"
        slip.state, slip.return_at = "away", self.now + timedelta(minutes=minutes)
        return slip.key[1]

    def bring_back(self, window: int, key: Key) -> str:
        self._free(window)
        slip = self.slips[key]
        if slip.state not in {"held", "away"}:
            raise Refused("queueing.not_aside")
        self._today(slip)
        if slip.window != window and slip.service not in SERVED[window]:
            raise Refused("queueing.not_served_here")
        label = self._call(slip, window)
        slip.state = "serving" if slip.is_begun else "called"
        return label

    def wake(self, key: Key) -> str:
        slip = self.slips[key]
        if slip.state not in {"held", "away"}:
            raise Refused("queueing.not_aside")
        self._today(slip).return_at = None
        slip.state = "waiting"
        return slip.key[1]

    def _join_anew(self, slip: Slip, at: datetime, service: str) -> None:
        slip.order, slip.service = (at, self.turns), service
        slip.state, slip.is_begun, slip.window = "waiting", False, 0
        slip.step += 1

    def transfer(self, window: int, service: str) -> str:
        slip = self._today(self._here(window, "called", "serving"))
        label = self._end(slip, window, "transferred")
        self._join_anew(slip, slip.first, service)
        return label

    def readmit(self, key: Key) -> str:
        slip = self.slips[key]
        if slip.state != "missed":
            raise Refused("queueing.not_missed")
        self._today(slip)
        if slip.late >= LATE_TIMES:
            raise Refused("queueing.readmit_limit")
        assert slip.called_at is not None
        if self.now - slip.called_at > timedelta(minutes=LATE_MINUTES):
            raise Refused("queueing.readmit_late")
        ahead = [each for each in self.in_state("waiting") if each.service == slip.service]
        at = self.now
        if len(ahead) >= LATE_PLACES:
            at = max(ahead[LATE_PLACES - 1].order[0], slip.order[0])
        slip.late += 1
        self._join_anew(slip, at, slip.service)
        return slip.key[1]

    def leave(self, key: Key) -> str:
        slip = self.slips[key]
        if slip.state not in LIVE:
            raise Refused("queueing.wrong_state")
        if slip.state in {"called", "serving"}:
            return self._end(slip, slip.window, "left")
        slip.state, slip.return_at = "left", None
        return slip.key[1]

    def void(self, key: Key) -> str:
        slip = self.slips[key]
        if slip.state not in {"waiting", "held", "away"}:
            raise Refused("queueing.wrong_state")
        slip.state, slip.return_at = "void", None
        return slip.key[1]

    def walk_in(self, window: int, service: str) -> str:
        self._free(window)
        if service not in SERVED[window]:
            raise Refused("queueing.not_served_here")
        label = self.issue(service)
        slip = self.slips[self.day, label]
        self._call(slip, window)
        slip.state = "serving"
        return label

    def fail_visit(self, window: int) -> str:
        return self._end(self._here(window, "serving"), window, "finished")

    def correct_item(self, window: int) -> str:
        return self._here(window, "called", "serving").key[1]

    def undo(self, window: int) -> str:
        move, here = self.moves.get(window), self.at(window)
        if move is None or (here is not None and here is not move.called):
            raise Refused("queueing.nothing_to_undo")
        is_over = self.now - move.at >= timedelta(seconds=UNDO_S)
        if self._last_call(window) > move.turn:
            raise Refused("queueing.nothing_to_undo")
        if is_over or move.slip.key[0] != self.day:
            raise Refused("queueing.nothing_to_undo")
        self._check_untouched(move, window)
        if move.called is not None:
            if move.called.state != "called" or move.called.window != window:
                raise Refused("queueing.undo_too_late")
            move.called.state, move.called.window, move.called.called_at = "waiting", 0, None
        for name, value in vars(move.before).items():
            setattr(move.slip, name, value)
        del self.moves[window]
        return move.slip.key[1]

    def _last_call(self, window: int) -> int:
        """The turn of the day's latest call to a window; it makes every older move final."""
        return max((slip.called_turn for slip in self.in_day() if slip.window == window), default=0)

    def in_day(self) -> list[Slip]:
        return [slip for slip in self.slips.values() if slip.key[0] == self.day]

    @staticmethod
    def _check_untouched(move: Move, window: int) -> None:
        slip, is_sent = move.slip, move.left_as == "transferred"
        wanted = ("waiting", move.step + 1) if is_sent else (move.left_as, move.step)
        if (slip.state, slip.step) != wanted or (not is_sent and slip.window != window):
            raise Refused("queueing.undo_too_late")
