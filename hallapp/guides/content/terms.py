"""A whole guide as it is edited, compared, checked and exchanged (指南内容).

`GuideContent` is what a draft holds and what a published version was: plain values by field and
lists of entries. `GuideRow` is what is shown of it; `projecting` writes one into the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hallapp.guides.terms import Condition

Value = str | int | bool | None
"""What a field holds: text, a whole number, yes or no, or nothing. Days are ISO texts, choices
the value of their enumeration, files their id."""


@dataclass(frozen=True)
class MaterialEntry:
    """One required material (申请材料); attributes are named like the columns."""

    name: str
    form: str = ""
    copies: int | None = None
    page_format: str = ""
    necessity: str = "required"
    source: str = ""
    source_note: str = ""
    standard: str = ""
    filling_note: str = ""
    blank_form: str = ""
    sample_form: str = ""
    legal_basis: str = ""
    remark: str = ""
    group: str = ""
    blank_file: str = ""
    sample_file: str = ""
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class FeeEntry:
    """One fee (收费项目); `changed_on` is an ISO day or empty."""

    name: str = ""
    standard: str = ""
    basis: str = ""
    may_reduce: bool | None = None
    reduction: str = ""
    remark: str = ""
    state: str = "charged"
    changed_on: str = ""
    document: str = ""
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class StepEntry:
    """One step of the flow (办理环节)."""

    name: str
    limit_amount: int | None = None
    limit_unit: str = ""
    actor: str = ""
    standard: str = ""
    result: str = ""
    counts_in_limit: bool | None = None


@dataclass(frozen=True)
class SpecialEntry:
    """One special procedure (特别程序)."""

    name: str
    limit_amount: int | None = None
    limit_unit: str = ""
    basis: str = ""
    charges: bool | None = None
    fee_basis: str = ""
    counts_in_limit: bool | None = None


@dataclass(frozen=True)
class OptionEntry:
    """One answer to a situation's question."""

    key: str
    words: str


@dataclass(frozen=True)
class SituationEntry:
    """One question about the citizen's situation (情形)."""

    key: str
    ask: str
    options: tuple[OptionEntry, ...] = ()
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class FaqEntry:
    """One question that citizens ask, with its answer (常见问题)."""

    question: str
    answer: str


@dataclass(frozen=True)
class GuideContent:
    """A whole guide.

    Attributes:
        values: Fields by key, see `hallapp.guides.content.fields`; what is not given is absent,
            never empty: two contents that say the same are equal.
        materials: 申请材料 in order; and so on for the other lists.
    """

    values: Mapping[str, Value] = field(default_factory=dict[str, Value])
    materials: tuple[MaterialEntry, ...] = ()
    fees: tuple[FeeEntry, ...] = ()
    steps: tuple[StepEntry, ...] = ()
    specials: tuple[SpecialEntry, ...] = ()
    situations: tuple[SituationEntry, ...] = ()
    questions: tuple[FaqEntry, ...] = ()

    def text(self, key: str) -> str:
        """Return a text field, empty where it is not given."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def number(self, key: str) -> int | None:
        """Return a number field, None where it is not given."""
        value = self.values.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def flag(self, key: str) -> bool | None:
        """Return a yes-or-no field, None where it is not given."""
        value = self.values.get(key)
        return value if isinstance(value, bool) else None
