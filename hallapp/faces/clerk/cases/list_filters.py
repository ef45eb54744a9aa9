"""What a list of cases may be narrowed down to: whose, and which."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from hallapp.cases.terms import CaseState, Light
from hallapp.kernel.texts import _


class CaseScope(Enum):
    """Whose cases are looked at."""

    WINDOW = "window"
    MINE = "mine"
    HALL = "hall"

    @property
    def word(self) -> str:
        """The word on the segment."""
        return {
            CaseScope.WINDOW: _("本窗口"),
            CaseScope.MINE: _("我经办"),
            CaseScope.HALL: _("全厅"),
        }[self]


@dataclass(frozen=True)
class CaseFilter:
    """One choice among the filters.

    Attributes:
        lights: Only these; empty for all.
        states: Only these; empty for what is open.
    """

    lights: tuple[Light, ...] = ()
    states: tuple[CaseState, ...] = ()

    @property
    def word(self) -> str:
        """The word on the segment, without its count."""
        if len(self.lights) > 1:
            return _("超期")
        if self.states == (CaseState.CONCLUDED,):
            return _("待出件")
        for each in (*self.lights, *self.states):
            return each.label
        return _("全部")


SCOPES = tuple(CaseScope)
FILTERS = (
    CaseFilter(),
    CaseFilter(lights=(Light.YELLOW,)),
    CaseFilter(lights=(Light.RED, Light.DARK_RED)),
    CaseFilter(states=(CaseState.SUSPENDED,)),
    CaseFilter(states=(CaseState.SUPPLEMENTING,)),
    CaseFilter(states=(CaseState.CONCLUDED,)),
    CaseFilter(states=(CaseState.READY,)),
)


def filter_words(lights: Mapping[Light, int], states: Mapping[CaseState, int]) -> list[str]:
    """Return the word of each filter with its count; none beside a count of zero."""
    open_ = sum(lights.values())
    words: list[str] = []
    for each in FILTERS:
        count = (
            sum(lights.get(light, 0) for light in each.lights)
            + sum(states.get(state, 0) for state in each.states)
            if each.lights or each.states
            else open_
        )
        words.append(f"{each.word} {count}" if count else each.word)
    return words
