"""Into what a guide is divided where it is edited: chapters of fields, and lists (章节)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hallapp.authoring.naming import LISTS, list_label
from hallapp.authoring.terms import CheckFinding
from hallapp.guides.content import BY_KEY, Chapter
from hallapp.kernel.texts import _

ABOUT = "about"
"""The last section: what is changed and why, and the way to the reviewer."""
_CHAPTERS = (
    Chapter.BASICS, Chapter.AGENCY, Chapter.LIMITS, Chapter.CONDITIONS, Chapter.FEES, Chapter.WAY,
    Chapter.RESULT, Chapter.CATALOGUE,
)  # fmt: skip
_LISTS = ("materials", "situations", "fees", "steps", "specials", "questions")


@dataclass(frozen=True)
class FormSection:
    """A part of the form.

    Attributes:
        key: Of the chapter, name of the list, or `ABOUT`; no two sections share one.
        chapter: Set for a chapter of fields.
        part: Set for a list.
    """

    key: str
    title: str
    chapter: Chapter | None = None
    part: str = ""


def sections() -> tuple[FormSection, ...]:
    """Return the sections in their order, in the language of the moment."""
    assert set(_LISTS) == set(LISTS)  # noqa: S101 - a list more would have no place
    return (
        *(FormSection(chapter_key(each), each.label, each) for each in _CHAPTERS),
        *(FormSection(part, list_label(part), part=part) for part in _LISTS),
        FormSection(ABOUT, _("修改说明与提交")),
    )


def section_of(finding: CheckFinding) -> str:
    """Return the key of the section in which a finding is."""
    if finding.part:
        return finding.part
    field = BY_KEY.get(finding.key)
    return chapter_key(Chapter.BASICS if field is None else field.chapter)


def chapter_key(chapter: Chapter) -> str:
    """Return the key of a chapter's section; a list may be called like a chapter, as fees are."""
    return f"chapter_{chapter.value}"


@dataclass(frozen=True)
class Marks:
    """How many findings a section has."""

    errors: int = 0
    warnings: int = 0

    @property
    def words(self) -> str:
        """What a screen reader says; empty for none."""
        said: list[str] = []
        if self.errors:
            said.append(_("{count} 处必须改正").format(count=self.errors))
        if self.warnings:
            said.append(_("{count} 处请再核对").format(count=self.warnings))
        return _("，").join(said)


def marks_of(findings: Iterable[CheckFinding]) -> Mapping[str, Marks]:
    """Return the marks of each section that has any."""
    counted: dict[str, list[int]] = {}
    for each in findings:
        both = counted.setdefault(section_of(each), [0, 0])
        both[0 if each.is_error else 1] += 1
    return {key: Marks(*both) for key, both in counted.items()}
