"""Openness's front door: what may be read, who keeps it, how often it was read."""

import uuid
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any

from hallapp.hall.entitlement import check_role
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Request
from hallapp.openness import store
from hallapp.openness.errors import (
    CopiesError,
    EntryEmptyError,
    PaperEmptyError,
    PaperUnknownError,
)
from hallapp.openness.terms import (
    DistributionRow,
    OpennessRow,
    PaperKind,
    PaperRow,
    ReadingCountRow,
    ReadingKind,
)

_KEEPERS = frozenset({Role.MANAGER, Role.ADMINISTRATOR})
_APART = frozenset({"id", "channels"})


class OpennessService:
    """Keeps the openness corner (政务公开专区) and its figures."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def entries(self, *, for_kiosk: bool = False) -> tuple[OpennessRow, ...]:
        """Return the catalogue in order; a citizen sees only what is open."""
        with self._work.look() as connection:
            found = store.entries(connection, self._work.hall_id)
        return tuple(row for row in found if not (for_kiosk and row.closed_reason))

    def papers(
        self, kind: PaperKind | None = None, *, for_kiosk: bool = False
    ) -> tuple[PaperRow, ...]:
        """Return public papers, the newest first; a citizen sees only published ones."""
        with self._work.look() as connection:
            found = store.papers(connection, self._work.hall_id, kind)
        today = self._work.today()
        return tuple(row for row in found if not for_kiosk or _is_public(row, today))

    def paper(self, paper_id: uuid.UUID) -> PaperRow:
        """Return one public paper.

        Raises:
            PaperUnknownError: There is no such paper.
        """
        for row in self.papers():
            if row.id == paper_id:
                return row
        raise PaperUnknownError

    def save_entry(self, request: Request, row: OpennessRow) -> None:
        """Keep a row of the catalogue as given; its id decides which.

        Raises:
            EntryEmptyError: It names no field or no item.
            NotEntitledError: The actor does not keep the catalogue.
        """
        if not row.field.strip() or not row.first.strip():
            raise EntryEmptyError
        self._save(request, "entry", row.id, _plain(row) | _channels(row))

    def save_paper(self, request: Request, row: PaperRow) -> None:
        """Keep a public paper as given; its id decides which.

        Raises:
            PaperEmptyError: It has no title, or neither file nor words.
            NotEntitledError: The actor does not keep public papers.
        """
        if not row.title.strip() or (row.file_id is None and not row.words.strip()):
            raise PaperEmptyError
        self._save(request, "paper", row.id, _plain(row))

    def read(
        self,
        request: Request,
        kind: ReadingKind,
        subject: uuid.UUID | None = None,
        station: str = "",
    ) -> None:
        """Count one reading (查阅量); nobody is asked who reads."""
        asked = {"reading": kind.value, "subject": str(subject), "station": station}
        with self._work.write(request, "openness.read", **asked) as act:
            if act.first_answer is None:
                store.add_reading(
                    act.connection,
                    {
                        "id": uuid.uuid4(),
                        "hall_id": self._work.hall_id,
                        "day": act.today,
                        "at": act.now,
                        "kind": kind,
                        "subject": subject,
                        "station": station,
                    },
                )

    def readings(self, first: date, last: date) -> tuple[ReadingCountRow, ...]:
        """Return how often what was read in a span of days, both ends included."""
        with self._work.look() as connection:
            return store.readings(connection, self._work.hall_id, first, last)

    def distribute(self, request: Request, on: date, what: str, place: str, copies: int) -> None:
        """Keep that printed slips were laid out somewhere (指南单投放).

        Raises:
            CopiesError: No copies, or nothing said about what and where.
        """
        if copies < 1 or not what.strip() or not place.strip():
            raise CopiesError
        asked: dict[str, Any] = {"on": str(on), "what": what, "place": place, "copies": copies}
        with self._work.write(request, "openness.distribute", **asked) as act:
            if act.first_answer is not None:
                return
            person = request.actor.person_id
            row_id = uuid.uuid4()
            row = asked | {"on": on, "id": row_id, "hall_id": self._work.hall_id}
            store.add_distribution(act.connection, row | {"person_id": person, "made_at": act.now})
            act.record(
                Happening("openness.slips_laid_out", "slip_distribution", row_id, after=asked)
            )
            act.changed(Change.GUIDES)

    def distributions(self, first: date, last: date) -> tuple[DistributionRow, ...]:
        """Return where slips were laid out in a span of days, the newest first."""
        with self._work.look() as connection:
            return store.distributions(connection, self._work.hall_id, first, last)

    def _save(
        self, request: Request, what: str, row_id: uuid.UUID, columns: dict[str, Any]
    ) -> None:
        said = {name: _said(value) for name, value in columns.items()}
        with self._work.write(request, f"openness.save_{what}", row=str(row_id), said=said) as act:
            if act.first_answer is not None:
                return
            hall = self._work.hall_id
            check_role(act.session, hall, request.actor, _KEEPERS)
            is_new = store.keep(act.connection, what, row_id, columns | {"hall_id": hall})
            action = f"openness.{what}_{'added' if is_new else 'changed'}"
            act.record(Happening(action, what, row_id, after=said))
            act.changed(Change.GUIDES)


def _is_public(row: PaperRow, today: date) -> bool:
    return row.published_on is not None and row.published_on <= today


def _plain(row: Any) -> dict[str, Any]:
    return {each.name: getattr(row, each.name) for each in fields(row) if each.name not in _APART}


def _channels(row: OpennessRow) -> dict[str, Any]:
    return {"channels": {"channels": list(row.channels)}}


def _said(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value if value is None or isinstance(value, (bool, int)) else str(value)
