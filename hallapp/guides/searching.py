"""Keeps the index of a hall's items in step with the store."""

from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from hallapp.guides import store
from hallapp.guides.index import GuideIndex
from hallapp.guides.strokes import stroke_orders
from hallapp.kernel.database.work import UnitOfWork


class _Stamp(NamedTuple):
    """What an index was built from; any other stamp in the store makes it old."""

    changes: int | None
    day: date


class IndexKeeper:
    """Gives the index as it stands in the store now, building it anew only after a change.

    Each question reads how often guides have changed, one row, in the transaction that would
    read the items too: a guide that was withdrawn is found by nobody from that commit on, and
    nothing depends on a notice having arrived. Building belongs on a worker.
    """

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._kept: dict[bool, tuple[_Stamp, GuideIndex]] = {}

    def index(self, session: Session, *, for_kiosk: bool) -> GuideIndex:
        """Return the items that citizens, or else staff, may look for.

        Args:
            session: Of a transaction that has read nothing before.
            for_kiosk: Only what a citizen may see.
        """
        hall = self._work.hall_id
        # Read before the items: what is committed in between makes the index new too early,
        # which costs one more building, and never old unseen.
        stamp = _Stamp(store.times_changed(session, hall), self._work.today())
        kept = self._kept.get(for_kiosk)
        if kept is None or kept[0] != stamp:
            found = store.entries(session, hall, for_kiosk=for_kiosk)
            kept = stamp, GuideIndex(found, stroke_orders())
            self._kept[for_kiosk] = kept
        return kept[1]
