"""What every use case of authoring asks first: who acts, on which draft, of which item."""

import uuid
from collections.abc import Collection, Sequence

from sqlalchemy import Connection, RowMapping

from hallapp.authoring import store
from hallapp.authoring.checks import Surroundings, findings_of
from hallapp.authoring.errors import (
    DraftFaultyError,
    DraftOutdatedError,
    DraftStateError,
    DraftUnknownError,
    NameTakenError,
)
from hallapp.authoring.store import ItemHead
from hallapp.authoring.terms import CheckFinding, DraftState
from hallapp.guides.content import GuideContent
from hallapp.guides.errors import ItemGoneError
from hallapp.guides.rules import GUIDE_AUTHORS, GUIDE_REVIEWERS
from hallapp.hall.entitlement import check_role
from hallapp.hall.terms import Role
from hallapp.kernel.database.work import UnitOfWork, Writing

REVIEWERS, AUTHORS = GUIDE_REVIEWERS, GUIDE_AUTHORS


class Desk:
    """What the parts of the authoring service share."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def _check(self, act: Writing, allowed: Collection[Role]) -> None:
        check_role(act.connection, self._work.hall_id, act.request.actor, allowed)

    def _item(self, connection: Connection, item_id: uuid.UUID, *, lock: bool = True) -> ItemHead:
        found = store.item_head(connection, self._work.hall_id, item_id, lock=lock)
        if found is None:
            raise ItemGoneError
        return found

    def _locked(
        self, act: Writing, draft_id: uuid.UUID, states: Collection[DraftState]
    ) -> tuple[RowMapping, ItemHead]:
        """Return a draft that stands in one of the states, with its item locked.

        The item is always locked before the draft is read again: two stations that do different
        things to one guide wait for each other and never in a circle.
        """
        seen = self._draft(act.connection, draft_id)
        item = self._item(act.connection, seen["item_id"])
        draft = self._draft(act.connection, draft_id)
        if draft["state"] not in states:
            raise DraftStateError(state=draft["state"].label)
        return draft, item

    def _draft(self, connection: Connection, draft_id: uuid.UUID) -> RowMapping:
        found = store.draft(connection, self._work.hall_id, draft_id)
        if found is None:
            raise DraftUnknownError
        return found

    def _findings(
        self, connection: Connection, content: GuideContent, code: str
    ) -> tuple[CheckFinding, ...]:
        known: Sequence[str] = ()
        if content.text("parent_code"):
            known = store.codes(connection, self._work.hall_id)
        return findings_of(content, Surroundings(code, frozenset(known)))

    def _refuse_faulty(self, connection: Connection, content: GuideContent, item: ItemHead) -> None:
        """Refuse a content that the rules speak against, or that cannot be shown.

        Raises:
            DraftFaultyError: A rule that blocks speaks against it.
            NameTakenError: Another item of the department has its name.
        """
        wrong = [each for each in self._findings(connection, content, item.code) if each.is_error]
        if wrong:
            raise DraftFaultyError(count=len(wrong), first=wrong[0].words)
        name = content.text("name")
        if store.is_name_taken(connection, item.department_id, name, item.id):
            raise NameTakenError(department=item.department, name=name)


def refuse_outdated(draft: RowMapping, item: ItemHead) -> None:
    """Refuse a draft that was begun from another version than is there now.

    Raises:
        DraftOutdatedError: Naming both versions.
    """
    if is_outdated(draft, item):
        raise DraftOutdatedError(name=item.name, base=draft["base_version"], present=item.version)


def is_outdated(draft: RowMapping, item: ItemHead) -> bool:
    """Return whether the item got another version since the draft was begun."""
    return (draft["base_version"] or 1) != item.version
