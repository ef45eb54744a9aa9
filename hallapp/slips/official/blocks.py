"""What the text of an official paper is made of; how it is drawn is the business of `laying`."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Para:
    """A paragraph of the text, set in two characters unless it is a salutation."""

    text: str
    is_indented: bool = True


@dataclass(frozen=True)
class Heading:
    """A heading of the first level: 一、 and so on."""

    text: str


@dataclass(frozen=True)
class Gap:
    """White of so many lines of text."""

    lines: float = 0.5


@dataclass(frozen=True)
class Lines:
    """Empty lines to write on."""

    count: int = 3


@dataclass(frozen=True)
class Field:
    """A label and its value in a form; `least_lines` of room where it is written by hand."""

    label: str
    value: str
    least_lines: int = 1


@dataclass(frozen=True)
class Form:
    """A bordered form: rows of one or two fields."""

    rows: tuple[tuple[Field, ...], ...]


@dataclass(frozen=True)
class Column:
    """A column of a list; `share` of the width beside the others."""

    title: str
    share: float
    is_centred: bool = False


@dataclass(frozen=True)
class Grid:
    """A bordered list whose headings stand on every page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Verdict:
    """A large field of a form with a line to sign at its foot.

    Attributes:
        name: Who signed; empty leaves a line.
        on: When; None leaves a blank.
        has_seal: Whether 盖章 stands beside it.
    """

    label: str
    words: str
    name: str = ""
    on: date | None = None
    has_seal: bool = False


@dataclass(frozen=True)
class SignOff:
    """The end: who signs at the left, issuer, date and the seal's place at the right.

    Attributes:
        issuer: Who seals it; empty where nobody does.
        on: The day under it; None leaves a blank to write in.
        signers: Label, and the printed name beside the line or nothing.
    """

    issuer: str
    on: date | None
    signers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class PartTitle:
    """The title of a stub or a reply part, with its number at the right."""

    text: str
    number: str


@dataclass(frozen=True)
class Cut:
    """A line along which two parts are cut apart."""


@dataclass(frozen=True)
class NewPage:
    """What follows begins a page."""


Block = Para | Heading | Gap | Lines | Form | Grid | Verdict | SignOff | PartTitle | Cut | NewPage
