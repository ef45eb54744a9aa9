"""What somebody chose at the first start, and the rules about it; no widgets."""

from dataclasses import dataclass, field
from enum import Enum

from hallapp.kernel.texts import _

LEAST_CHARACTERS = 8
"""Shorter passwords are refused when they are set, too."""
MOST_WINDOWS = 200
_WINDOWS_A_ZONE = 12
"""One call board shows a zone of so many windows well."""
_LONG = 12


class StartKind(Enum):
    """What to open."""

    DEMO = "demo"  # 看看演示大厅
    SET_UP = "set_up"  # 建立本大厅
    JOIN = "join"  # 加入已有大厅


@dataclass(frozen=True)
class ZonePlan:
    """A zone that is made with the hall; everything about it can be changed later.

    Attributes:
        letter: How signs call it.
        name: Its name.
        first: Number of its first window.
        last: Number of its last window.
    """

    letter: str
    name: str
    first: int
    last: int

    @property
    def words(self) -> str:
        """The zone in words: A 综合服务区 1—6 号."""
        span = str(self.first) if self.first == self.last else f"{self.first}—{self.last}"
        return _("{letter} {name} {span} 号").format(letter=self.letter, name=self.name, span=span)


@dataclass(frozen=True)
class NewHall:
    """A hall to set up.

    Attributes:
        administrator: Name of the first administrator.
        password: As typed; is hashed at once and kept nowhere.
        database: Address of a PostgreSQL database, empty for a file on this computer.
    """

    name: str
    region: str
    administrator: str
    staff_number: str
    password: str = field(repr=False)
    zones: tuple[ZonePlan, ...] = ()
    database: str = field(default="", repr=False)


@dataclass(frozen=True)
class FirstStartChoice:
    """What somebody chose.

    Attributes:
        hall: The hall to set up, None for the other kinds.
        address: Of the shared database to join, empty for the other kinds.
    """

    kind: StartKind
    hall: NewHall | None = None
    address: str = field(default="", repr=False)


class Strength(Enum):
    """How strong a password is."""

    EMPTY = "empty"
    SHORT = "short"  # 太短
    SIMPLE = "simple"  # 太简单
    FAIR = "fair"  # 可以
    GOOD = "good"  # 好

    @property
    def words(self) -> str:
        """What is said beside the field."""
        return {
            Strength.EMPTY: _("至少 8 个字符，字母、数字、符号至少两种"),
            Strength.SHORT: _("太短：至少 8 个字符"),
            Strength.SIMPLE: _("太简单：字母、数字、符号至少用两种"),
            Strength.FAIR: _("可以用；再长一些更好"),
            Strength.GOOD: _("好"),
        }[self]

    @property
    def is_enough(self) -> bool:
        """Whether it is taken."""
        return self in {Strength.FAIR, Strength.GOOD}


def strength(password: str) -> Strength:
    """Return how strong a password is; what is enough here is enough for the hall."""
    if not password:
        return Strength.EMPTY
    if len(password) < LEAST_CHARACTERS:
        return Strength.SHORT
    kinds = {_kind_of(character) for character in password}
    if len(kinds) < 2:  # noqa: PLR2004 - two of the three kinds
        return Strength.SIMPLE
    return Strength.GOOD if len(password) >= _LONG else Strength.FAIR


def zone_plan(windows: int) -> tuple[ZonePlan, ...]:
    """Return plain zones for a number of windows, none larger than one call board shows.

    Args:
        windows: From 1 to `MOST_WINDOWS`.
    """
    count = -(-windows // _WINDOWS_A_ZONE)
    zones: list[ZonePlan] = []
    first = 1
    for place in range(count):
        size = windows // count + (place < windows % count)
        letter = chr(ord("A") + place)
        zones.append(ZonePlan(letter, _("综合服务区"), first, first + size - 1))
        first += size
    return tuple(zones)


def _kind_of(character: str) -> str:
    if character.isdigit():
        return "digit"
    return "letter" if character.isalpha() else "sign"
