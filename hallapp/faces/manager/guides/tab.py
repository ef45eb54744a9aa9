"""What every tab of the page 指南 is."""

from uuid import UUID

from PySide6.QtCore import Signal

from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.faces.manager.pages.tab import PageTab


class GuidesTab(PageTab[GuidesDesk]):
    """A matter of its own about guides.

    Signals:
        item_asked: A guide is to be opened where guides are written; carries the item's id.
    """

    item_asked = Signal(object)

    def show_item(self, item_id: UUID) -> None:
        """Bring a guide into sight, where this tab shows guides."""
