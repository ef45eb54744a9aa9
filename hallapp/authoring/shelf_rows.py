"""What the list of guides shows of each item (指南目录): where it stands, and who works on it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from hallapp.authoring.terms import DraftState
from hallapp.guides.content import GuideContent
from hallapp.guides.terms import GuideState, HandlingType, ItemRow, ItemType
from hallapp.kernel.texts import _


@dataclass(frozen=True)
class ShelfRow:
    """An item with the draft that is open for it.

    Attributes:
        version: Version that is public, or was when it was withdrawn.
        draft_id: The open draft; None when nobody works on it.
        author: Who wrote or submitted the open draft; empty without one.
        writers: Everybody who wrote on the open draft: none of them reviews it.
        changed_at: When the open draft was last changed.
        effective_on: Day from which an approved draft holds.
    """

    item_id: UUID
    code: str
    name: str
    department: str
    item_type: ItemType
    state: GuideState
    version: int
    initials: str = ""
    draft_id: UUID | None = None
    draft_state: DraftState | None = None
    author: str = ""
    writers: frozenset[UUID] = field(default_factory=frozenset[UUID])
    changed_at: datetime | None = None
    effective_on: date | None = None
    remarks: str = ""

    @property
    def state_words(self) -> str:
        """Where it stands, the open draft first, as a person reads it."""
        return self.state.label if self.draft_state is None else self.draft_state.label

    @property
    def whole_state(self) -> str:
        """Both where the public guide stands and where its draft does."""
        if self.draft_state is None:
            return self.state.label
        return _("{public}；编制稿{draft}").format(
            public=self.state.label, draft=self.draft_state.label
        )

    def as_item(self, content: GuideContent) -> ItemRow:
        """Return the item as it would be with a content that is not public yet."""
        types = {each.value: each for each in ItemType}
        handled = {each.value: each for each in HandlingType}
        return ItemRow(
            self.item_id,
            self.code,
            content.text("name") or self.name,
            self.department,
            types.get(content.text("item_type"), self.item_type),
            handled.get(content.text("handling_type")),
            self.initials,
            len(content.materials),
            GuideState.DRAFT,
            bool(content.materials),
        )
