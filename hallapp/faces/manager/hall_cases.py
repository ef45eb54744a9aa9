"""How the hall's cases stand, as the first page shows them: counts, and the gravest few.

However many cases are open, no more than some hundred rows are read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from hallapp.cases.terms import CaseQuestion, CaseRow, Light
from hallapp.faces.manager.services import ManagerCases

MOST_PAST_LAW = 500
"""So many cases past the law's limit are looked at for their windows."""


@dataclass(frozen=True)
class CasesNow:
    """How all open cases stand.

    Attributes:
        lights: How many stand on each light.
        first: Of each light that asks for somebody those that are due first; of the gravest all,
            up to `MOST_PAST_LAW`, for their windows.
        of_window: A window that somebody looks at, and how many of its open cases stand on each
            light; None while nobody looks at one.
    """

    lights: Mapping[Light, int] = field(default_factory=dict[Light, int])
    first: Mapping[Light, tuple[CaseRow, ...]] = field(
        default_factory=dict[Light, tuple[CaseRow, ...]]
    )
    of_window: tuple[UUID, Mapping[Light, int]] | None = None

    @property
    def open(self) -> int:
        """How many are open."""
        return sum(self.lights.values())

    def count(self, light: Light) -> int:
        """Return how many stand on a light."""
        return self.lights.get(light, 0)

    def on(self, light: Light) -> tuple[CaseRow, ...]:
        """Return those on a light that are due first."""
        return self.first.get(light, ())

    def in_window(self, window_id: UUID) -> Mapping[Light, int] | None:
        """Return how the cases of a window stand; None while that is not known."""
        seen = self.of_window
        return seen[1] if seen is not None and seen[0] == window_id else None


NO_CASES = CasesNow()


def read_cases(cases: ManagerCases, window_id: UUID | None = None) -> CasesNow:
    """Ask the hall; for the worker."""
    worst = cases.search(CaseQuestion(lights=(Light.DARK_RED,)), limit=MOST_PAST_LAW)
    first = {Light.DARK_RED: worst.rows}
    for light in (Light.RED, Light.YELLOW):
        if worst.lights.get(light, 0):
            first[light] = cases.search(CaseQuestion(lights=(light,)), limit=1).rows
    seen = None if window_id is None else (window_id, cases_of_window(cases, window_id))
    return CasesNow(dict(worst.lights), first, seen)


def cases_of_window(cases: ManagerCases, window_id: UUID) -> Mapping[Light, int]:
    """Return how many open cases of a window stand on each light; for the worker."""
    return dict(cases.search(CaseQuestion(window_id=window_id), limit=1).lights)
