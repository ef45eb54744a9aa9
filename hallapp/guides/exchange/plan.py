"""What an import of whole guides would do, item by item, before anything is written (检查结果)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hallapp.guides.content import GuideContent
from hallapp.guides.exchange.rows import CellNote, FileForm, Place
from hallapp.guides.importing.plan import LineVerdict
from hallapp.guides.terms import GuideState
from hallapp.kernel.texts import _


@dataclass(frozen=True)
class OpenDraft:
    """A draft that somebody has open, so that an import must not make another.

    Attributes:
        person: Name; empty for the program itself.
        since: When it was begun.
    """

    person: str
    since: datetime


@dataclass(frozen=True)
class StoredGuide:
    """An item that the hall has, with what its guide says now."""

    id: UUID
    code: str
    version: int
    state: GuideState
    department: str
    content: GuideContent
    draft: OpenDraft | None = None


@dataclass(frozen=True)
class Hall:
    """What a plan is compared with.

    Attributes:
        guides: Every item of the hall, by code.
        departments: Ids by name.
        files: Ids of the attached files.
        is_demo: Samples are written straight; elsewhere drafts are.
    """

    guides: Mapping[str, StoredGuide]
    departments: Mapping[str, UUID]
    files: frozenset[str]
    is_demo: bool


@dataclass(frozen=True)
class ContentChange:
    """One thing that an import changes: where, what the hall has, what the file has."""

    where: str
    before: str
    after: str

    @property
    def words(self) -> str:
        """The change as a person reads it."""
        empty = _("（空）")
        return _("{column}：{before} → {after}").format(
            column=self.where, before=self.before or empty, after=self.after or empty
        )


@dataclass(frozen=True)
class PlanItem:
    """What an import would do with one item of the file.

    Attributes:
        code: As written, or of the item that the name means; empty for a new one without.
        verdict: What would happen.
        content: What would be written; None when refused.
        item_id: The item of the hall; None for a new one.
        changes: What a changed item changes.
    """

    place: Place
    code: str
    name: str
    department: str
    verdict: LineVerdict
    content: GuideContent | None = None
    item_id: UUID | None = None
    refusals: tuple[CellNote, ...] = ()
    warnings: tuple[CellNote, ...] = ()
    changes: tuple[ContentChange, ...] = ()


@dataclass(frozen=True)
class GuidePlan:
    """What an import of a file would do.

    Attributes:
        digest: SHA-256 of its bytes.
        encoding: Of a text file; empty for a workbook.
        items: One for each item of the file, none left out.
        loose: Refusals of rows that belong to no item of the file.
        warnings: What should be known about the file as a whole.
        new_departments: Departments that the hall does not have yet and would get.
        is_demo: Whether samples would be written, and not drafts.
    """

    file_name: str
    digest: str
    form: FileForm
    encoding: str
    items: tuple[PlanItem, ...]
    loose: tuple[CellNote, ...]
    warnings: tuple[CellNote, ...]
    new_departments: tuple[str, ...]
    is_demo: bool

    @property
    def counts(self) -> dict[LineVerdict, int]:
        """How many items there are of each verdict."""
        counted = Counter(item.verdict for item in self.items)
        return {verdict: counted[verdict] for verdict in LineVerdict}

    @property
    def refusals(self) -> Sequence[CellNote]:
        """Everything that cannot be imported."""
        return (*self.loose, *(note for item in self.items for note in item.refusals))


@dataclass(frozen=True)
class GuideResult:
    """What an import has done.

    Attributes:
        new: Items added; outside a demo hall as drafts.
        changed: Items changed; outside a demo hall a draft was begun for each.
        same: Items that were already so; nothing was written for them.
        refused: Items and rows left out.
        departments: Departments added.
    """

    new: int
    changed: int
    same: int
    refused: int
    departments: int
