"""What a window's card says, as plain values; loads no PDF library."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CardFee:
    """A fee of an item as a window tells it (挂牌收费)."""

    item: str
    words: str


@dataclass(frozen=True)
class WindowCard:
    """What hangs at a window (挂牌上岗、挂牌收费).

    Attributes:
        number: Of the window.
        name: Of the window.
        place: Where it is; may be empty.
        services: What numbers it calls.
        person: Who usually sits there; empty when nobody is named.
        post: What the person is there for; may be empty.
        department: Whose person that is; may be empty.
        items: What is done there: its duties.
        fees: What is charged, items that charge nothing left out.
        has_unknown_fees: Whether some guide does not say what it costs.
        phones: Whom to complain to; empty when no guide says it.
        is_sample: Whether some of it is sample data.
    """

    number: int
    name: str
    place: str
    services: tuple[str, ...]
    person: str
    post: str
    department: str
    items: tuple[str, ...]
    fees: tuple[CardFee, ...]
    has_unknown_fees: bool
    phones: tuple[str, ...]
    is_sample: bool = False
