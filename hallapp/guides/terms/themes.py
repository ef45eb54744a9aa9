"""Words of themes: several items that a person needs for one thing (高效办成一件事)."""

from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from hallapp.kernel.texts import _


class ThemeKind(Enum):
    """How a theme gathers its items (主题分类)."""

    TOPIC = "topic"
    LIFE_EVENT = "life_event"
    ONE_THING = "one_thing"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            ThemeKind.TOPIC: _("主题"),
            ThemeKind.LIFE_EVENT: _("人生事件"),
            ThemeKind.ONE_THING: _("一件事"),
        }[self]


@dataclass(frozen=True)
class ThemeFigures:
    """Steps, days, materials and visits of a theme, before it was one thing or after.

    None where nobody has counted; a figure is never guessed.
    """

    steps: int | None = None
    days: int | None = None
    materials: int | None = None
    visits: int | None = None


@dataclass(frozen=True)
class ThemeRow:
    """A theme with its items.

    Attributes:
        code: The hall's own code, such as `T01`.
        words: What it is for, in a sentence; empty when not given.
        before: Figures of the items done one by one.
        after: Figures of the one thing.
        item_ids: Its items in the order in which they are done.
    """

    id: UUID
    code: str
    name: str
    kind: ThemeKind
    words: str
    before: ThemeFigures
    after: ThemeFigures
    item_ids: tuple[UUID, ...]
    is_active: bool = True
