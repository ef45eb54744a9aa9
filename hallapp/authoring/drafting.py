"""Writing guides: beginning a draft, saving it, submitting it, giving it up (编制、提交)."""

import re
import uuid
from typing import Any

from sqlalchemy import Connection, RowMapping
from sqlalchemy.exc import IntegrityError

from hallapp.authoring import store
from hallapp.authoring.checks import unfit
from hallapp.authoring.desk import AUTHORS, Desk, refuse_outdated
from hallapp.authoring.errors import (
    BasicsMissingError,
    CodeTakenError,
    CodeUnfitError,
    DepartmentUnknownError,
    DraftFaultyError,
    DraftOpenError,
    DraftOvertakenError,
    DraftStateError,
    DraftUnchangedError,
    NameTakenError,
)
from hallapp.authoring.store import ItemHead
from hallapp.authoring.terms import OPEN_STATES, DraftState
from hallapp.guides import projecting
from hallapp.guides.content import GuideContent, digest_of, packed, unpacked
from hallapp.guides.projecting import Issue, NewGuide
from hallapp.guides.rules import code_prefix
from hallapp.guides.terms import GuideState
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}")


class Drafting(Desk):
    """What authors do."""

    def begin(self, request: Request, item_id: uuid.UUID) -> uuid.UUID:
        """Begin a draft from what is public, or take up the one that was returned.

        Returns:
            The id of the draft; a repeated request gets the same.

        Raises:
            NotEntitledError: The person writes no guides.
            ItemGoneError: The hall has no such item.
            DraftOpenError: Somebody works on a draft of it already.
        """
        with self._work.write(request, "authoring.begin", item_id=item_id) as act:
            if act.first_answer is not None:
                return uuid.UUID(act.first_answer["draft_id"])
            self._check(act, AUTHORS)
            item = self._item(act.connection, item_id)
            there = store.open_draft(act.connection, self._work.hall_id, item_id)
            draft_id = self._fresh(act, item) if there is None else self._taken_up(act, item, there)
            act.answer = {"draft_id": str(draft_id)}
            act.changed(Change.GUIDES)
            return draft_id

    def begin_new(
        self, request: Request, department: str, code: str, content: GuideContent
    ) -> uuid.UUID:
        """Begin a guide for an item that the hall does not have yet; nobody sees it before review.

        Args:
            request: Who asks.
            department: Name of a department of the hall.
            code: The hall's own code; empty for the next one of the department.
            content: With a name and a type at least.

        Returns:
            The id of the draft.

        Raises:
            NotEntitledError: The person writes no guides.
            BasicsMissingError: Name or type is missing.
            DepartmentUnknownError: The hall has no such department.
            CodeUnfitError: The code cannot be used.
            CodeTakenError: The code was given before.
            NameTakenError: The department has an item of this name.
            DraftFaultyError: A value cannot be kept in its field.
        """
        said = {"department": department, "code": code, "digest": digest_of(content)}
        with self._work.write(request, "authoring.begin_new", **said) as act:
            if act.first_answer is not None:
                return uuid.UUID(act.first_answer["draft_id"])
            self._check(act, AUTHORS)
            item = self._add_item(act, department, code.strip(), content)
            draft_id = self._add(act, item, content, base_version=0)
            after = {"code": item.code, "name": item.name, "department": department}
            act.record(Happening("guides.item_added", "service_item", item.id, after=after))
            act.answer = {"draft_id": str(draft_id)}
            act.changed(Change.GUIDES)
            return draft_id

    def save(
        self,
        request: Request,
        draft_id: uuid.UUID,
        content: GuideContent,
        *,
        expected: str,
        note: str = "",
        document: str = "",
    ) -> str:
        """Write a draft down as it is now, finished or not.

        Args:
            request: Who saves.
            draft_id: The draft.
            content: All of it.
            expected: Digest of what was changed: `Draft.digest`, or what saving before returned.
            note: What is changed and why.
            document: Paper on which the change rests (文号).

        Raises:
            NotEntitledError: The person writes no guides.
            DraftUnknownError: There is no such draft.
            DraftStateError: The draft was submitted: it is never written on again.
            DraftOvertakenError: Somebody else saved it meanwhile.
        """
        digest = digest_of(content)
        with self._work.write(
            request, "authoring.save",
            draft_id=draft_id, digest=digest, note=note, document=document,
        ) as act:  # fmt: skip
            if act.first_answer is not None:
                return str(act.first_answer["digest"])
            self._check(act, AUTHORS)
            draft, item = self._locked(act, draft_id, {DraftState.DRAFT})
            _refuse_overtaken(act.connection, draft, expected)
            self._keep(act, draft, content, {"note": note, "document": document})
            self._rename(act.connection, item, content)
            act.answer = {"digest": digest}
            return digest

    def submit(self, request: Request, draft_id: uuid.UUID) -> None:
        """Hand a draft to a reviewer; from now on it stays as it is.

        Raises:
            NotEntitledError: The person writes no guides.
            DraftUnknownError: There is no such draft.
            DraftStateError: It was submitted already, or given up.
            DraftOutdatedError: The item got another version meanwhile.
            DraftUnchangedError: It says what is public already.
            DraftFaultyError: The rules speak against it.
            NameTakenError: The department has another item of its name.
        """
        with self._work.write(request, "authoring.submit", draft_id=draft_id) as act:
            if act.first_answer is not None:
                return
            self._check(act, AUTHORS)
            draft, item = self._locked(act, draft_id, {DraftState.DRAFT})
            refuse_outdated(draft, item)
            content = unpacked(draft["content"])
            self._refuse_unchanged(act.connection, draft, item)
            self._refuse_faulty(act.connection, content, item)
            changes = {
                "state": DraftState.SUBMITTED,
                "submitted_by": act.request.actor.person_id,
                "submitted_at": act.now,
            }
            if not store.move(act.connection, draft_id, {DraftState.DRAFT}, changes):
                raise DraftStateError(state=DraftState.SUBMITTED.label)
            act.record(_told("authoring.submitted", draft, digest=draft["digest"]))
            act.changed(Change.GUIDES)

    def drop(self, request: Request, draft_id: uuid.UUID) -> None:
        """Give a draft up; it can still be read.

        Raises:
            NotEntitledError: The person writes no guides.
            DraftUnknownError: There is no such draft.
            DraftStateError: It is public, or was given up before.
        """
        with self._work.write(request, "authoring.drop", draft_id=draft_id) as act:
            if act.first_answer is not None:
                return
            self._check(act, AUTHORS)
            draft, _item = self._locked(act, draft_id, OPEN_STATES)
            store.move(act.connection, draft_id, OPEN_STATES, {"state": DraftState.DROPPED})
            act.record(_told("authoring.dropped", draft, state=DraftState.DROPPED.value))
            act.changed(Change.GUIDES)

    def _fresh(self, act: Writing, item: ItemHead) -> uuid.UUID:
        found = projecting.contents(act.connection, self._work.hall_id, [item.id])
        return self._add(act, item, found[item.id], base_version=item.version)

    def _taken_up(self, act: Writing, item: ItemHead, there: RowMapping) -> uuid.UUID:
        if there["state"] is not DraftState.RETURNED:
            row = store.draft_row(act.connection, there["id"])
            raise DraftOpenError(name=item.name, state=row.state.label, author=row.author)
        # What was submitted is never written on: the next draft goes on from it.
        replaced = {"state": DraftState.REPLACED}
        store.move(act.connection, there["id"], {DraftState.RETURNED}, replaced)
        kept = {name: there[name] for name in ("note", "document")}
        content = unpacked(there["content"])
        return self._add(act, item, content, base_version=there["base_version"], **kept)

    def _add(
        self, act: Writing, item: ItemHead, content: GuideContent, *, base_version: int, **kept: str
    ) -> uuid.UUID:
        draft_id, person = uuid.uuid4(), act.request.actor.person_id
        row: dict[str, Any] = {
            "id": draft_id,
            "hall_id": self._work.hall_id,
            "item_id": item.id,
            "number": store.next_number(act.connection, item.id),
            "state": DraftState.DRAFT,
            "content": packed(content),
            "digest": digest_of(content),
            "base_version": base_version,
            "made_by": person,
            "made_at": act.now,
            "changed_by": person,
            "changed_at": act.now,
            **kept,
        }
        store.add_draft(act.connection, row)
        after = {"item": item.code, "number": row["number"], "base_version": base_version}
        act.record(Happening("authoring.begun", "guide_draft", draft_id, after=after))
        return draft_id

    def _add_item(
        self, act: Writing, department: str, code: str, content: GuideContent
    ) -> ItemHead:
        department_id = store.department_id(act.connection, self._work.hall_id, department)
        if department_id is None:
            raise DepartmentUnknownError(department=department)
        name = content.text("name").strip()
        _refuse_unkept(content)
        if store.is_name_taken(act.connection, department_id, name, None):
            raise NameTakenError(department=department, name=name)
        code = self._code(act.connection, department, code)
        new = NewGuide(uuid.uuid4(), code, department_id, department, content)
        issue = Issue(GuideState.DRAFT, act.now, act.request.actor.person_id)
        try:
            projecting.add(act.connection, self._work.hall_id, [new], issue)
        except IntegrityError as error:
            raise NameTakenError(department=department, name=name) from error
        return self._item(act.connection, new.id)

    def _code(self, connection: Connection, department: str, code: str) -> str:
        given = store.codes(connection, self._work.hall_id)
        if not code:
            return next_code(code_prefix(department), given)
        if not _CODE.fullmatch(code):
            raise CodeUnfitError(code=code)
        if code in given:
            raise CodeTakenError(code=code)
        return code

    def _keep(
        self, act: Writing, draft: RowMapping, content: GuideContent, said: dict[str, str]
    ) -> None:
        digest = digest_of(content)
        changes = {
            "content": packed(content),
            "digest": digest,
            "changed_by": act.request.actor.person_id,
            "changed_at": act.now,
            **said,
        }
        store.move(act.connection, draft["id"], {DraftState.DRAFT}, changes)
        if digest != draft["digest"] or any(draft[name] != said[name] for name in said):
            act.record(
                Happening(
                    "authoring.saved", "guide_draft", draft["id"],
                    before={"digest": draft["digest"]},
                    after={"digest": digest, "document": said["document"]},
                )
            )  # fmt: skip
            act.changed(Change.GUIDES)

    def _rename(self, connection: Connection, item: ItemHead, content: GuideContent) -> None:
        """Let lists call an item that was never public as its draft does."""
        name = content.text("name").strip()
        if item.state is not GuideState.DRAFT or name == item.name:
            return
        fits = bool(name) and not unfit(GuideContent({"name": name}))
        if fits and not store.is_name_taken(connection, item.department_id, name, item.id):
            store.rename(connection, item.id, name)

    def _refuse_unchanged(self, connection: Connection, draft: RowMapping, item: ItemHead) -> None:
        if item.state in {GuideState.DRAFT, GuideState.SAMPLE, GuideState.WITHDRAWN}:
            return  # the review itself is what changes
        found = projecting.contents(connection, self._work.hall_id, [item.id])
        if digest_of(found[item.id]) == draft["digest"]:
            raise DraftUnchangedError


def next_code(prefix: str, given: list[str]) -> str:
    """Return the next running code such as `GA-004` of a prefix, never one that was given."""
    numbers = [code.rpartition("-") for code in given]
    used = [int(number) for head, _dash, number in numbers if head == prefix and number.isdecimal()]
    return f"{prefix}-{max(used, default=0) + 1:03d}"


def _refuse_unkept(content: GuideContent) -> None:
    if not content.text("name").strip() or not content.text("item_type"):
        raise BasicsMissingError
    wrong = unfit(content)
    if wrong:
        raise DraftFaultyError(count=len(wrong), first=wrong[0].words)


def _refuse_overtaken(connection: Connection, draft: RowMapping, expected: str) -> None:
    if draft["digest"] != expected:
        raise DraftOvertakenError(author=store.draft_row(connection, draft["id"]).author)


def _told(action: str, draft: RowMapping, **after: Any) -> Happening:
    return Happening(
        action, "guide_draft", draft["id"], before={"state": draft["state"].value}, after=after
    )
