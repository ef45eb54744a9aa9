"""How many materials an item asks for: the remark beside 收件."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.faces.clerk.services import KnowsGuides
from hallapp.guides.terms import GuideRow
from hallapp.kernel.errors import HallError
from hallapp.qtkit.jobs import Jobs
from hallapp.queueing.terms import TicketRow


class MaterialCounts:
    """Asks once for each item, and says when the answer is there."""

    def __init__(
        self,
        guides: KnowsGuides,
        jobs: Jobs,
        known: Callable[[], None],
        owner: QObject | None = None,
    ) -> None:
        self._guides = guides
        self._jobs = jobs
        self._known = known
        self._owner = owner
        self._counts: dict[UUID, int | None] = {}

    def of(self, ticket: TicketRow | None) -> int | None:
        """Return how many materials a ticket's item asks for; None when not known."""
        item_id = None if ticket is None else ticket.item_id
        return None if item_id is None else self._counts.get(item_id)

    def look(self, ticket: TicketRow | None) -> None:
        """Ask for the item of a ticket, unless it was asked for before."""
        item_id = None if ticket is None else ticket.item_id
        if item_id is None or item_id in self._counts:
            return
        self._counts[item_id] = None

        def counted(guide: GuideRow) -> None:
            self._counts[item_id] = len(guide.materials)
            self._known()

        def unknown(error: HallError) -> None:
            # The line then simply says 核对材料; opening the list tells what is wrong.
            del error

        self._jobs.submit(lambda: self._guides.guide(item_id), counted, unknown, self._owner)
