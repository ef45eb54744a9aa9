"""Words of tailoring: questions about a citizen's situation (情形), and what hangs on answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

Answers = Mapping[str, str]
"""What a citizen answered: key of the question to key of the option."""


@dataclass(frozen=True, order=True)
class Condition:
    """An entry of a guide holds only for some answers to one question.

    Attributes:
        question: Key of the situation's question.
        options: Keys of the answers for which it holds; one is enough.
    """

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class OptionRow:
    """One answer that a citizen may choose.

    Attributes:
        key: Short latin key, unique within its question, such as `agent`.
        words: As a citizen reads it: 委托他人代办.
    """

    key: str
    words: str


@dataclass(frozen=True)
class SituationRow:
    """One question about a citizen's situation (情形), such as 谁来办.

    Attributes:
        key: Short latin key, unique within its guide, such as `who`.
        ask: The question in words.
        options: Two or more answers, in order.
        when: The question itself is asked only for these answers to earlier ones.
    """

    id: UUID
    position: int
    key: str
    ask: str
    options: tuple[OptionRow, ...]
    when: tuple[Condition, ...] = ()
