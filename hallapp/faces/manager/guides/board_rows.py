"""The completeness board as rows of departments and columns of elements, no widgets (完整度)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hallapp.authoring.terms import CompletenessRow
from hallapp.kernel.texts import _


@dataclass(frozen=True)
class BoardLine:
    """A department, or the whole hall in the first line.

    Attributes:
        department: Its name; None for the whole hall.
        total: Its guides.
        lacking: How many lack each element, by the element's key.
    """

    department: str | None
    total: int
    lacking: Mapping[str, int]

    @property
    def name(self) -> str:
        """What the line is called."""
        return _("全大厅") if self.department is None else self.department


@dataclass(frozen=True)
class CompletenessBoard:
    """The board.

    Attributes:
        elements: Keys and labels of the columns, in order.
        lines: The whole hall first, then the departments with most gaps.
    """

    elements: tuple[tuple[str, str], ...] = ()
    lines: tuple[BoardLine, ...] = ()

    @property
    def gaps(self) -> int:
        """How many elements are missing in the whole hall."""
        return sum(self.lines[0].lacking.values()) if self.lines else 0


def board_of(rows: Sequence[CompletenessRow]) -> CompletenessBoard:
    """Return the board of what was counted; without rows there is no line."""
    if not rows:
        return CompletenessBoard()
    elements = dict.fromkeys((row.element, row.label) for row in rows)
    totals: dict[str, int] = {}
    lacking: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        totals[row.department] = row.total
        lacking[row.department][row.element] = row.lacking
    lines = [BoardLine(name, totals[name], lacking[name]) for name in totals]
    lines.sort(key=lambda line: -sum(line.lacking.values()))
    whole = {key: sum(line.lacking.get(key, 0) for line in lines) for key, _label in elements}
    return CompletenessBoard(
        tuple(elements), (BoardLine(None, sum(totals.values()), whole), *lines)
    )
