"""Reviewing guides: a second person returns a draft or lets it go public (审核、公布)."""

import uuid
from dataclasses import replace
from datetime import date

from sqlalchemy import RowMapping

from hallapp.authoring import store
from hallapp.authoring.desk import REVIEWERS, Desk, is_outdated, refuse_outdated
from hallapp.authoring.errors import (
    DraftFaultyError,
    DraftStateError,
    NameTakenError,
    RemarksNeededError,
    SamePersonError,
)
from hallapp.authoring.store import ItemHead
from hallapp.authoring.terms import DraftRow, DraftState
from hallapp.guides import projecting
from hallapp.guides.content import GuideContent, unpacked
from hallapp.guides.projecting import Issue
from hallapp.guides.terms import CatalogueAction, GuideState
from hallapp.hall.errors import NotEntitledError
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import day_in
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _, papers

_NEVER_PUBLIC = frozenset({GuideState.DRAFT, GuideState.WITHDRAWN})


class Reviewing(Desk):
    """What reviewers do, and what happens when the day of an approved draft comes."""

    def return_(self, request: Request, draft_id: uuid.UUID, remarks: str) -> None:
        """Return a draft to its author; `begin` takes it up again.

        Raises:
            NotEntitledError: The person reviews no guides.
            RemarksNeededError: Nothing is said about what to change.
            DraftUnknownError: There is no such draft.
            DraftStateError: It does not wait for a review.
            SamePersonError: The reviewer wrote it.
        """
        said = remarks.strip()
        with self._work.write(request, "authoring.return", draft_id=draft_id, remarks=said) as act:
            if act.first_answer is not None:
                return
            draft, _item = self._reviewed(act, draft_id)
            if not said:
                raise RemarksNeededError
            self._return(act, draft, said, act.request.actor.person_id)

    def approve(
        self, request: Request, draft_id: uuid.UUID, effective_on: date | None = None
    ) -> None:
        """Let a draft go public: at once, or from a later day of the hall on.

        Args:
            request: Who approves.
            draft_id: The draft.
            effective_on: First day on which it holds; None or a day that has come for at once.

        Raises:
            NotEntitledError: The person reviews no guides.
            DraftUnknownError: There is no such draft.
            DraftStateError: It does not wait for a review.
            SamePersonError: The reviewer wrote it.
            DraftOutdatedError: The item got another version meanwhile.
            DraftFaultyError: The rules speak against it.
            NameTakenError: The department has another item of its name.
        """
        with self._work.write(
            request, "authoring.approve", draft_id=draft_id, effective_on=effective_on
        ) as act:
            if act.first_answer is not None:
                return
            draft, item = self._reviewed(act, draft_id)
            refuse_outdated(draft, item)
            self._refuse_faulty(act.connection, unpacked(draft["content"]), item)
            waits = effective_on is not None and effective_on > act.today
            changes = {
                "state": DraftState.APPROVED,
                "reviewed_by": act.request.actor.person_id,
                "reviewed_at": act.now,
                "effective_on": effective_on if waits else None,
            }
            store.move(act.connection, draft_id, {DraftState.SUBMITTED}, changes)
            after = {"digest": draft["digest"], "effective_on": str(effective_on) if waits else ""}
            act.record(Happening("authoring.approved", "guide_draft", draft_id, after=after))
            if not waits:
                self._publish(act, self._draft(act.connection, draft_id), item)
            act.changed(Change.GUIDES)

    def take_effect(self, request: Request) -> tuple[DraftRow, ...]:
        """Publish every approved draft whose day has come in the hall; again changes nothing.

        A draft that can no longer be published is returned with the reason: one of them does
        not hold up the others.

        Returns:
            What this call published.
        """
        with self._work.look() as connection:
            if not store.waiting_for_day(connection, self._work.hall_id, self._work.today()):
                return ()
        with self._work.write(request, "authoring.take_effect") as act:
            if act.first_answer is None:
                waiting = store.waiting_for_day(act.connection, self._work.hall_id, act.today)
                done = [draft_id for draft_id in waiting if self._take_effect(act, draft_id)]
                act.answer = {"drafts": [str(each) for each in done]}
                if waiting:
                    act.changed(Change.GUIDES)
            else:
                done = [uuid.UUID(each) for each in act.first_answer["drafts"]]
            return tuple(store.draft_row(act.connection, each) for each in done)

    def _take_effect(self, act: Writing, draft_id: uuid.UUID) -> bool:
        try:
            draft, item = self._locked(act, draft_id, {DraftState.APPROVED})
        except DraftStateError:
            return False  # another station was quicker
        reason = self._why_not(act, draft, item)
        if reason:
            self._return(act, draft, reason, draft["reviewed_by"])
            return False
        self._publish(act, draft, item)
        return True

    def _why_not(self, act: Writing, draft: RowMapping, item: ItemHead) -> str:
        """Return why an approved draft cannot be published, as the store keeps it; else empty."""
        with papers():
            if is_outdated(draft, item):
                return _("到了生效日，事项已是第 {present} 版，这份稿照第 {base} 版编制。").format(
                    present=item.version, base=draft["base_version"]
                )
            try:
                self._refuse_faulty(act.connection, unpacked(draft["content"]), item)
            except DraftFaultyError as error:
                return _("到了生效日，有内容必须改正：{first}").format(first=error.facts["first"])
            except NameTakenError as error:
                return _("到了生效日，{department}已有同名事项“{name}”。").format(**error.facts)
        return ""

    def _reviewed(self, act: Writing, draft_id: uuid.UUID) -> tuple[RowMapping, ItemHead]:
        """Return a submitted draft for a person who may review it."""
        self._check(act, REVIEWERS)
        person = act.request.actor.person_id
        if person is None:
            raise NotEntitledError  # a review is by a person, never by the program itself
        draft, item = self._locked(act, draft_id, {DraftState.SUBMITTED})
        if person in store.authors(act.connection, item.id, draft["number"]):
            raise SamePersonError
        return draft, item

    def _return(
        self, act: Writing, draft: RowMapping, remarks: str, reviewer: uuid.UUID | None
    ) -> None:
        changes = {
            "state": DraftState.RETURNED,
            "remarks": remarks,
            "reviewed_by": reviewer,
            "reviewed_at": act.now,
        }
        store.move(act.connection, draft["id"], {draft["state"]}, changes)
        act.record(
            Happening(
                "authoring.returned", "guide_draft", draft["id"], reason=remarks,
                before={"state": draft["state"].value}, after={"digest": draft["digest"]},
            )
        )  # fmt: skip
        act.changed(Change.GUIDES)

    def _publish(self, act: Writing, draft: RowMapping, item: ItemHead) -> None:
        kept = {GuideState.SUSPENDED: GuideState.SUSPENDED}  # a new text does not end a pause
        issue = Issue(
            kept.get(item.state, GuideState.PUBLISHED),
            act.now,
            draft["submitted_by"],
            reviewed_on=day_in(draft["reviewed_at"], self._work.zone),
            reviewed_by=draft["reviewed_by"],
        )
        content = in_effect(unpacked(draft["content"]), draft["effective_on"] or act.today)
        hall_id = self._work.hall_id
        version = projecting.replace(act.connection, hall_id, item.id, content, issue)
        changes = {"state": DraftState.PUBLISHED, "version": version, "published_at": act.now}
        store.move(act.connection, draft["id"], {DraftState.APPROVED}, changes)
        store.replace_published(act.connection, item.id, draft["id"])
        self._tell(act, draft, item, version)

    def _tell(self, act: Writing, draft: RowMapping, item: ItemHead, version: int) -> None:
        now = self._item(act.connection, item.id)
        first = item.state in _NEVER_PUBLIC
        store.add_change(
            act.connection,
            {
                "id": uuid.uuid4(),
                "hall_id": self._work.hall_id,
                "on": act.today,
                "at": act.now,
                "action": CatalogueAction.ADDED if first else CatalogueAction.CHANGED,
                "item_id": item.id,
                "item_type": now.item_type,
                "version": version,
                "document": draft["document"],
                "note": draft["note"],
                "person_id": draft["reviewed_by"],
            },
        )
        act.record(
            Happening(
                "guides.published", "service_item", item.id,
                before={"state": item.state.value, "version": item.version},
                after={
                    "state": now.state.value, "version": version,
                    "digest": draft["digest"], "draft": str(draft["id"]),
                },
            )
        )  # fmt: skip


def in_effect(content: GuideContent, day: date) -> GuideContent:
    """Return what is public of a content: with the day from which it really holds."""
    return replace(content, values={**content.values, "effective_on": day.isoformat()})
