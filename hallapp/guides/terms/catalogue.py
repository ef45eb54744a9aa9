"""Words of the catalogue: monthly lists, and what was added, changed and taken out."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from uuid import UUID

from hallapp.guides.terms.items import ItemType
from hallapp.kernel.texts import _


class ListKind(Enum):
    """The five monthly lists (一月一清单)."""

    AT_ONCE = "at_once"
    ONLINE = "online"
    NO_MEETING = "no_meeting"
    NEARBY = "nearby"
    ONCE = "once"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            ListKind.AT_ONCE: _("马上办"),
            ListKind.ONLINE: _("网上办"),
            ListKind.NO_MEETING: _("不见面"),
            ListKind.NEARBY: _("就近办"),
            ListKind.ONCE: _("一次办"),
        }[self]


class CatalogueAction(Enum):
    """What happened to an item of the catalogue (目录调整)."""

    ADDED = "added"
    CHANGED = "changed"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            CatalogueAction.ADDED: _("新增事项"),
            CatalogueAction.CHANGED: _("修订事项"),
            CatalogueAction.SUSPENDED: _("暂停事项"),
            CatalogueAction.RESUMED: _("恢复事项"),
            CatalogueAction.WITHDRAWN: _("取消事项"),
        }[self]


@dataclass(frozen=True)
class ListedItemRow:
    """An item in one of the monthly lists.

    Attributes:
        month: First month it stands in the list, its first day.
        until_month: First month it no longer stands there; None while it does.
        batch: Batch of that month, from 1.
        planned_on: Day for which publishing is planned, None when there is no plan.
        published_on: Day it was published, None while it is only planned.
    """

    id: UUID
    kind: ListKind
    item_id: UUID
    code: str
    name: str
    department: str
    month: date
    until_month: date | None
    batch: int
    planned_on: date | None
    published_on: date | None


@dataclass(frozen=True)
class CatalogueChangeRow:
    """One change of the catalogue.

    Attributes:
        document: Paper that orders it (文号), empty when none is named.
    """

    on: date
    action: CatalogueAction
    item_id: UUID
    code: str
    name: str
    department: str
    item_type: ItemType
    version: int
    document: str
    note: str
    person: str


@dataclass(frozen=True)
class CatalogueCountRow:
    """How many items of a type the catalogue had before a span of days, and after it."""

    item_type: ItemType
    before: int
    added: int
    withdrawn: int
    after: int
