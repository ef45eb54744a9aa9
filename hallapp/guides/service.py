"""Use cases of the service guide: looking for an item, reading its guide, placing items."""

from collections.abc import Mapping
from dataclasses import astuple
from uuid import UUID

from hallapp.guides import store, whole_guide
from hallapp.guides.errors import ItemAmbiguousError, ItemGoneError, ItemUnknownError
from hallapp.guides.matching import needles
from hallapp.guides.searching import IndexKeeper
from hallapp.guides.terms import DepartmentCountRow, GuideRow, ItemRow, Placing
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _

_MOST_LISTED = 200
_NAMED_IN_REFUSAL = 5


class GuideService:
    """What faces and papers ask about service items (政务服务事项) and their guides (办事指南).

    Seeded guides (示例数据) are there in a demo hall only; withdrawn ones are in no list.
    """

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._indexes = IndexKeeper(work)

    def search(
        self,
        text: str,
        department: str | None = None,
        *,
        for_kiosk: bool = False,
        limit: int = _MOST_LISTED,
    ) -> tuple[ItemRow, ...]:
        """Return the items that answer to what was typed, the best answer first.

        Args:
            text: Parts of a name, a department, pinyin, pinyin initials or a code; blanks
                part words that must all be found. Or strokes (`matching.STROKES`); blanks part
                characters that follow one another. An empty text lists everything.
            department: Only items of this department, by its whole name.
            for_kiosk: Only what a citizen may see: complete and public.
            limit: At most so many rows.
        """
        wanted = needles(text)
        if text.strip() and wanted.is_empty:
            return ()  # only signs were typed: no item is called so
        with self._work.read() as session:
            index = self._indexes.index(session, for_kiosk=for_kiosk)
        if wanted.is_empty:
            return index.popular(department, limit)
        return index.search(wanted, department, limit)

    def departments(self, *, for_kiosk: bool = False) -> tuple[DepartmentCountRow, ...]:
        """Return the departments that have items, those with most items first."""
        with self._work.read() as session:
            return self._indexes.index(session, for_kiosk=for_kiosk).departments()

    def popular(self, limit: int) -> tuple[ItemRow, ...]:
        """Return the items that citizens ask for most, for the first page of the kiosk."""
        return self.search("", for_kiosk=True, limit=limit)

    def guide(self, item_id: UUID) -> GuideRow:
        """Return an item's whole guide.

        Raises:
            ItemGoneError: The hall has no such item, or not for this kind of hall.
        """
        with self._work.read() as session:
            found = whole_guide.guide(session, self._work.hall_id, item_id)
        if found is None:
            raise ItemGoneError
        return found

    def find(self, code_or_name: str) -> GuideRow:
        """Return the guide of the one item with this code, this name, or this part of a name.

        Raises:
            ItemUnknownError: No item answers.
            ItemAmbiguousError: Several answer equally well.
        """
        hall = self._work.hall_id
        with self._work.read() as session:
            item_ids = store.item_ids_answering(session, hall, code_or_name)
            if len(item_ids) > 1:
                named = store.rows_of(session, item_ids[:_NAMED_IN_REFUSAL])
                raise ItemAmbiguousError(
                    wanted=code_or_name,
                    count=len(item_ids),
                    codes=_("、").join(f"{row.code} {row.name}" for row in named),
                )
            found = whole_guide.guide(session, hall, item_ids[0]) if item_ids else None
        if found is None:
            raise ItemUnknownError(wanted=code_or_name)
        return found

    def place_items(
        self, request: Request, placings: Mapping[UUID, Placing], *, is_sample: bool
    ) -> None:
        """Say where and when items are handled and whom to call.

        Args:
            request: Who says so.
            placings: What holds for which item.
            is_sample: The places come from demo windows: papers print 示例 beside them.

        Raises:
            ItemGoneError: The hall lacks one of the items; nothing is written.
        """
        said = sorted((str(item_id), *astuple(placing)) for item_id, placing in placings.items())
        with self._work.write(
            request, "guides.place_items", placings=said, is_sample=is_sample
        ) as act:
            if act.first_answer is not None or not placings:
                return
            hall = self._work.hall_id
            if store.how_many(act.session, hall, list(placings)) < len(placings):
                raise ItemGoneError
            store.place(act.session, hall, placings, is_sample=is_sample)
            for item_id, *placed in said:
                act.record(
                    Happening("guides.item_placed", "service_item", item_id, after={"said": placed})
                )
            act.changed(Change.GUIDES)

    def set_popularity(self, request: Request, counts: Mapping[UUID, int]) -> None:
        """Say how often citizens ask for items; the most wanted come first.

        Args:
            request: Who says so.
            counts: How often, for the items that are named; the others stay as they are.

        Raises:
            ItemGoneError: The hall lacks one of the items; nothing is written.
        """
        said = sorted((str(item_id), count) for item_id, count in counts.items())
        with self._work.write(request, "guides.set_popularity", counts=said) as act:
            if act.first_answer is not None or not counts:
                return
            hall = self._work.hall_id
            if store.how_many(act.session, hall, list(counts)) < len(counts):
                raise ItemGoneError
            store.set_popularity(act.session, hall, counts)
            after = {"items": len(counts)}
            act.record(Happening("guides.popularity_set", "hall", hall, after=after))
            act.changed(Change.GUIDES)
