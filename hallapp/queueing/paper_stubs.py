"""Number stubs for a power cut (号码条): numbers that no machine gives, and their codes. Pure.

Every label has a hyphen, which no number series may have in its prefix: whatever a hall sets up,
a stub cannot bear the label of a ticket.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

MOST_NUMBERS = 500
"""Stubs of one service in one pack; a whole day by hand needs no more."""

_LEAST_DIGITS = 3
_MOST_POSITION, _MOST_LAST = 999, 99_999
_PACK = re.compile(r"\d{8}")
_CODE = re.compile(r"S(\d{8})(\d{3})(\d{5})")
_LABEL = re.compile(r"(停[^\W\d_]{1,4}-)(\d{1,5})")
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—−－", "-"))


class SheetKind(Enum):
    """A kind of sheet in a pack; its value begins the code printed on it."""

    STUB = "S"
    ACCEPTANCE = "R"
    SIGN_IN = "Q"
    PATROL = "X"
    COVER = "C"
    ITEMS = "L"


@dataclass(frozen=True)
class StubBand:
    """The stubs of one service in a pack.

    Attributes:
        position: Of the service in the pack, from 1.
        mark: Before every number, such as `停A-`.
        first: First number; `last` is the last one.
    """

    position: int
    service_id: UUID
    mark: str
    first: int
    last: int

    @property
    def numbers(self) -> range:
        """Every number of the band."""
        return range(self.first, self.last + 1)

    def label(self, number: int) -> str:
        """Return a number as it is printed and called, such as `停A-001`."""
        return label_of(self.mark, number)


@dataclass(frozen=True)
class StubCode:
    """What the bars of a stub say."""

    pack: str
    position: int
    number: int

    @property
    def text(self) -> str:
        """The code itself: `S`, then digits only, which bars hold two to a character."""
        return f"{SheetKind.STUB.value}{self.pack}{self.position:03d}{self.number:05d}"


def label_of(mark: str, number: int) -> str:
    """Return a label by its mark and number."""
    return f"{mark}{number:0{_LEAST_DIGITS}d}"


def bands(services: Iterable[tuple[UUID, str]], numbers: int) -> tuple[StubBand, ...]:
    """Return the bands of a pack; services of one prefix share it, one after another.

    Args:
        services: Id and prefix of each service, in the order of the pack.
        numbers: Stubs of each.
    """
    given: dict[str, int] = defaultdict(int)
    made: list[StubBand] = []
    for position, (service_id, prefix) in enumerate(services, start=1):
        first = given[prefix] + 1
        given[prefix] += numbers
        made.append(StubBand(position, service_id, f"停{prefix}-", first, given[prefix]))
    return tuple(made)


def check_bands(made: Iterable[StubBand]) -> bool:
    """Return whether every stub of the bands fits into its code."""
    return all(band.position <= _MOST_POSITION and band.last <= _MOST_LAST for band in made)


def sheet_code(kind: SheetKind, pack: str, page: int) -> str:
    """Return the code of a sheet that is no stub: its kind, the pack and the page."""
    return f"{kind.value}{pack}{page:04d}"


def stub_code(text: str) -> StubCode | None:
    """Return what a scanned or typed code says; None when it is none of a stub."""
    found = _CODE.fullmatch(_plain(text).upper())
    return StubCode(found[1], int(found[2]), int(found[3])) if found else None


def stub_label(text: str) -> tuple[str, int] | None:
    """Return mark and number of a label as people type it; None when it is none.

    The machine's width and the hyphen's form do not matter: `停a－1` is 停A-001.
    """
    found = _LABEL.fullmatch(_plain(text))
    return (found[1], int(found[2])) if found else None


def pack_code(text: str) -> str | None:
    """Return a pack's code from what people type; None when it is none."""
    plain = _plain(text).replace("-", "")
    return plain if _PACK.fullmatch(plain) else None


def pack_words(code: str) -> str:
    """Return a pack's code as people read it: the day and its turn, `261122-01`."""
    return f"{code[:6]}-{code[6:]}"


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).translate(_HYPHENS).split())
