"""Use cases of authoring: a guide is written, checked, reviewed by a second person, published."""

import uuid

from sqlalchemy import Connection

from hallapp.authoring import completeness, store
from hallapp.authoring.causes import KeepingCauses
from hallapp.authoring.differing import differences
from hallapp.authoring.drafting import Drafting
from hallapp.authoring.offering import Offering
from hallapp.authoring.reviewing import Reviewing, in_effect
from hallapp.authoring.terms import (
    OPEN_STATES,
    CheckFinding,
    CompletenessRow,
    Difference,
    Draft,
    DraftRow,
    DraftState,
    LackingRow,
)
from hallapp.guides import projecting
from hallapp.guides.content import GuideContent, unpacked
from hallapp.guides.terms import GuideState
from hallapp.kernel.clock import day_in
from hallapp.kernel.database.work import UnitOfWork


class AuthoringService(Drafting, Reviewing, Offering, KeepingCauses):
    """What faces ask about guides on their way to the public."""

    def __init__(self, work: UnitOfWork) -> None:
        super().__init__(work)

    def drafts(self, state: DraftState | None = None) -> tuple[DraftRow, ...]:
        """Return the drafts in a state, those that wait longest first; None for all open ones."""
        states = OPEN_STATES if state is None else (state,)
        with self._work.read() as session:
            return store.rows(session.connection(), self._work.hall_id, states)

    def history(self, item_id: uuid.UUID) -> tuple[DraftRow, ...]:
        """Return every draft of an item, the newest first."""
        with self._work.read() as session:
            return store.rows(session.connection(), self._work.hall_id, tuple(DraftState), item_id)

    def draft(self, draft_id: uuid.UUID) -> Draft:
        """Return a draft with its content and what it started from.

        Raises:
            DraftUnknownError: There is no such draft.
        """
        with self._work.read() as session:
            connection = session.connection()
            kept = self._draft(connection, draft_id)
            return Draft(
                store.draft_row(connection, draft_id),
                unpacked(kept["content"]),
                kept["digest"],
                kept["base_version"],
                self._said(connection, kept["item_id"], kept["base_version"]),
                kept["document"],
            )

    def content_of(self, item_id: uuid.UUID, version: int) -> GuideContent | None:
        """Return what a version of an item said; None where it was published without a draft."""
        with self._work.read() as session:
            return self._published(session.connection(), item_id, version)

    def findings(self, content: GuideContent, code: str = "") -> tuple[CheckFinding, ...]:
        """Return what the named rules speak against, errors first.

        Args:
            content: A guide, finished or not.
            code: Its own code, where it has one.
        """
        with self._work.read() as session:
            return self._findings(session.connection(), content, code)

    def differences(self, old: GuideContent, new: GuideContent) -> tuple[Difference, ...]:
        """Return what changed between two contents, field by field and word by word."""
        return differences(old, new)

    def completeness(self) -> tuple[CompletenessRow, ...]:
        """Return for each department and element how many guides lack it; the target is zero.

        Counted are guides that are public, suspended or being written.
        """
        with self._work.read() as session:
            return completeness.board(session.connection(), self._work.hall_id)

    def lacking(self, element: str, department: str | None = None) -> tuple[LackingRow, ...]:
        """Return the guides that lack an element, by code; of all departments for None.

        Args:
            element: A key as `completeness` gives it.
            department: Name of a department.
        """
        with self._work.read() as session:
            connection = session.connection()
            return completeness.lacking(connection, self._work.hall_id, department, element)

    def _published(
        self, connection: Connection, item_id: uuid.UUID, version: int
    ) -> GuideContent | None:
        kept = store.published(connection, item_id, version)
        if kept is None:
            return None
        day = kept["effective_on"] or day_in(kept["published_at"], self._work.zone)
        return in_effect(unpacked(kept["content"]), day)

    def _said(
        self, connection: Connection, item_id: uuid.UUID, version: int
    ) -> GuideContent | None:
        """Return what a version said, from its draft or because it is still what is public."""
        kept = self._published(connection, item_id, version)
        if kept is not None:
            return kept
        item = self._item(connection, item_id, lock=False)
        if item.version != version or item.state is GuideState.DRAFT:
            return None
        return projecting.contents(connection, self._work.hall_id, [item_id])[item_id]
