"""Pieces that sentences of bulletins are put together from; called inside `papers()`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from hallapp.assessment.terms import EvidenceSort
from hallapp.bulletins.terms import Evidence, ProseSection, SectionCode, Sentence
from hallapp.kernel.texts import _


@dataclass
class Writer:
    """Collects the sentences of one section and gives each its key.

    Attributes:
        from_on: First day that the bulletin is about.
        until_on: Last day.
    """

    code: SectionCode
    from_on: date
    until_on: date
    sentences: list[Sentence] = field(default_factory=list[Sentence])

    def say(self, text: str, *evidence: Evidence, begins: bool = False) -> None:
        """Add a sentence."""
        key = f"{self.code.value}.{len(self.sentences) + 1}"
        starts = begins or not self.sentences
        self.sentences.append(Sentence(text, evidence, key, begins=starts))

    def by(self, sort: EvidenceSort, ids: Iterable[str] = ()) -> Evidence:
        """Return evidence within the days of the bulletin."""
        return Evidence(sort, tuple(ids), self.from_on, self.until_on)

    def section(self) -> ProseSection:
        """Return the section."""
        return ProseSection(self.code, self.code.heading, tuple(self.sentences))


def listed(names: Sequence[str]) -> str:
    """Return names one after the other, as prose lists them."""
    return _("、").join(names)


def half_days(count: int) -> str:
    """Return half days in words: 3 个半天."""
    return _("{count}个半天").format(count=count)


def times(label: str, count: int) -> str:
    """Return how often: 迟到3次."""
    return _("{label}{count}次").format(label=label, count=count)


def percent(permille: int) -> str:
    """Return tenths of a percent as prose writes them: 98.5%."""
    return f"{permille // 10}.{permille % 10}%"


def points_apart(now: int, before: int) -> str:
    """Return how a share moved against the period before, in percentage points."""
    moved = now - before
    if not moved:
        return _("与上月持平")
    size = f"{abs(moved) // 10}.{abs(moved) % 10}"
    word = _("比上月提高{size}个百分点") if moved > 0 else _("比上月下降{size}个百分点")
    return word.format(size=size)


def compared(now: int, before: int) -> str:
    """Return how a count moved against the month before."""
    moved = now - before
    if not moved:
        return _("与上月持平")
    word = _("比上月增加{size}件") if moved > 0 else _("比上月减少{size}件")
    return word.format(size=abs(moved))


def day_text(day: date) -> str:
    """Return a day as prose writes it within its year."""
    return _("{month}月{day}日").format(month=day.month, day=day.day)


def tenths_text(tenths: int) -> str:
    """Return tenths as a number with one digit behind the point, none where it is nought."""
    whole, rest = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"
