"""What a rule is given, and how it says what it found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from hallapp.authoring.terms import CheckFinding, CheckRule
from hallapp.guides.content import GuideContent


@dataclass(frozen=True)
class Surroundings:
    """What a rule has to know beside the guide itself.

    Attributes:
        code: The guide's own code; empty while it has none.
        known_codes: Codes of all items of the hall; only filled for a guide that names one.
    """

    code: str = ""
    known_codes: frozenset[str] = field(default_factory=frozenset[str])


Check = Callable[[GuideContent, Surroundings], Iterator[CheckFinding]]
"""Gives what one or more rules speak against in a guide."""


def on_field(rule: CheckRule, key: str, words: str) -> CheckFinding:
    """Return a finding on a field of the guide itself."""
    return CheckFinding(rule, words, key=key)


def on_list(rule: CheckRule, part: str, words: str) -> CheckFinding:
    """Return a finding on a whole list."""
    return CheckFinding(rule, words, part=part)


def on_entry(rule: CheckRule, where: tuple[str, int], words: str, key: str = "") -> CheckFinding:
    """Return a finding on an entry of a list; `where` is the list and the number, from 1."""
    part, position = where
    return CheckFinding(rule, words, part=part, key=key, position=position)
