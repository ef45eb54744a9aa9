"""How a hall calls: how loud at which hour, how often, silently, with or without a name."""

from dataclasses import dataclass
from datetime import time

_FULL = 100
_MOST_TIMES = 3


@dataclass(frozen=True)
class VolumeSchedule:
    """Volume by the hall's time of day (音量时段).

    Attributes:
        steps: From which time of day on which volume holds, percent; in order of time. Before
            the first it is quiet.
    """

    steps: tuple[tuple[time, int], ...] = ((time(7, 30), _FULL),)

    def __post_init__(self) -> None:
        """Refuse what no loudspeaker can do."""
        times = [begins for begins, _percent in self.steps]
        if times != sorted(set(times)):
            raise ValueError(self.steps)
        if any(not 0 <= percent <= _FULL for _begins, percent in self.steps):
            raise ValueError(self.steps)

    def percent_at(self, moment: time) -> int:
        """Return the volume at a time of day in the hall's zone, 0 to 100."""
        percent = 0
        for begins, given in self.steps:
            if begins <= moment:
                percent = given
        return percent


@dataclass(frozen=True)
class SoundHabits:
    """Everything a hall has set about its calls.

    Attributes:
        volume: How loud at which hour.
        is_silent: Calls are shown and never spoken (静音叫号).
        shows_names: Beside a number the masked name, where the service took one.
        times: How often a call is said.
    """

    volume: VolumeSchedule = VolumeSchedule()
    is_silent: bool = False
    shows_names: bool = False
    times: int = 1

    def __post_init__(self) -> None:
        """Refuse a call that would never end."""
        if not 1 <= self.times <= _MOST_TIMES:
            raise ValueError(self.times)


def masked(name: str) -> str:
    """Return a name as it may stand on a board: the first character, then a star for each other.

    Source:
        Personal data is shown no further than needed (个人信息保护法 第六条).
    """
    plain = name.strip()
    if not plain:
        return ""
    return plain[0] + "*" * max(1, len(plain) - 1)
