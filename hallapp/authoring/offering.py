"""Taking items off the list and bringing them back: suspended, resumed, withdrawn (目录调整)."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from hallapp.authoring import store
from hallapp.authoring.desk import REVIEWERS, Desk
from hallapp.authoring.errors import ItemStateError, ReasonNeededError
from hallapp.authoring.store import ItemHead
from hallapp.authoring.terms import OPEN_STATES, DraftState
from hallapp.guides import projecting
from hallapp.guides.lists import end_listings
from hallapp.guides.projecting import Issue
from hallapp.guides.terms import CatalogueAction, GuideState
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request


@dataclass(frozen=True)
class _Step:
    """A change of an item's state.

    Attributes:
        allowed: States in which it is possible.
    """

    action: CatalogueAction
    allowed: Collection[GuideState]


_SUSPEND = _Step(CatalogueAction.SUSPENDED, {GuideState.PUBLISHED, GuideState.SAMPLE})
_RESUME = _Step(CatalogueAction.RESUMED, {GuideState.SUSPENDED})
_WITHDRAW = _Step(
    CatalogueAction.WITHDRAWN, {GuideState.PUBLISHED, GuideState.SAMPLE, GuideState.SUSPENDED}
)


class Offering(Desk):
    """Whether an item is offered at all."""

    def suspend(
        self, request: Request, item_id: uuid.UUID, document: str = "", note: str = ""
    ) -> None:
        """Stop offering an item for a time; kiosks no longer show it.

        Args:
            request: Who asks.
            item_id: The item.
            document: Paper that says so (文号).
            note: Why, in words; one of the two is needed.

        Raises:
            NotEntitledError: The person reviews no guides.
            ReasonNeededError: Neither document nor note is given.
            ItemGoneError: The hall has no such item.
            ItemStateError: The item is not offered now.
        """
        self._carry_out(request, item_id, _SUSPEND, (document.strip(), note.strip()))

    def resume(
        self, request: Request, item_id: uuid.UUID, document: str = "", note: str = ""
    ) -> None:
        """Offer a suspended item again; see `suspend` for arguments and refusals."""
        self._carry_out(request, item_id, _RESUME, (document.strip(), note.strip()))

    def withdraw(
        self, request: Request, item_id: uuid.UUID, document: str = "", note: str = ""
    ) -> None:
        """Take an item off the list; see `suspend` for arguments and refusals.

        Its open draft is given up, and from this month on it stands in no monthly list. A new
        draft brings it back, under its old code.
        """
        self._carry_out(request, item_id, _WITHDRAW, (document.strip(), note.strip()))

    def _carry_out(
        self, request: Request, item_id: uuid.UUID, step: _Step, why: tuple[str, str]
    ) -> None:
        kind = f"authoring.{step.action.value}"
        with self._work.write(request, kind, item_id=item_id, why=why) as act:
            if act.first_answer is not None:
                return
            self._check(act, REVIEWERS)
            if not any(why):
                raise ReasonNeededError
            item = self._item(act.connection, item_id)
            if item.state not in step.allowed:
                raise ItemStateError(name=item.name, state=item.state.label)
            if step is _WITHDRAW:
                self._drop_open(act, item)
                end_listings(act.connection, self._work.hall_id, item.id, act.today)
            self._set(act, item, step, why)

    def _set(self, act: Writing, item: ItemHead, step: _Step, why: tuple[str, str]) -> None:
        state, person = self._state_after(act, item, step), act.request.actor.person_id
        issue = Issue(state, act.now, person)
        projecting.set_state(act.connection, self._work.hall_id, item.id, issue)
        document, note = why
        store.add_change(
            act.connection,
            {
                "id": uuid.uuid4(),
                "hall_id": self._work.hall_id,
                "on": act.today,
                "at": act.now,
                "action": step.action,
                "item_id": item.id,
                "item_type": item.item_type,
                "version": item.version,
                "document": document,
                "note": note,
                "person_id": person,
            },
        )
        act.record(
            Happening(
                f"guides.{step.action.value}", "service_item", item.id,
                reason=note or document,
                before={"state": item.state.value, "version": item.version},
                after={"state": state.value, "document": document},
            )
        )  # fmt: skip
        act.changed(Change.GUIDES)

    def _state_after(self, act: Writing, item: ItemHead, step: _Step) -> GuideState:
        if step is _SUSPEND:
            return GuideState.SUSPENDED
        if step is _WITHDRAW:
            return GuideState.WITHDRAWN
        # A seeded guide that nobody reviewed stays 示例数据 when it comes back.
        if not item.is_reviewed and store.is_demo(act.connection, self._work.hall_id):
            return GuideState.SAMPLE
        return GuideState.PUBLISHED

    def _drop_open(self, act: Writing, item: ItemHead) -> None:
        there = store.open_draft(act.connection, self._work.hall_id, item.id)
        if there is None:
            return
        dropped = {"state": DraftState.DROPPED}
        store.move(act.connection, there["id"], OPEN_STATES, dropped)
        before, after = {"state": there["state"].value}, {"state": DraftState.DROPPED.value}
        act.record(
            Happening("authoring.dropped", "guide_draft", there["id"], before=before, after=after)
        )
