"""Carries an import of whole guides out: samples in a demo hall, drafts everywhere else (导入指南).

What is public is never touched outside a demo hall: a new item is added in state DRAFT with an
open draft, a changed one gets an open draft that somebody else reviews.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, insert, select

from hallapp.authoring.desk import AUTHORS
from hallapp.authoring.tables import GuideDraft
from hallapp.authoring.terms import OPEN_STATES, DraftState
from hallapp.guides import projecting
from hallapp.guides.content import GuideContent, digest_of, packed
from hallapp.guides.exchange import stored
from hallapp.guides.exchange.checking import checked
from hallapp.guides.exchange.comparing import again, planned
from hallapp.guides.exchange.errors import GuidesRefusedError
from hallapp.guides.exchange.opening import OpenedFile, opened, read_rows
from hallapp.guides.exchange.plan import (
    GuidePlan,
    GuideResult,
    Hall,
    OpenDraft,
    PlanItem,
    StoredGuide,
)
from hallapp.guides.importing import writing
from hallapp.guides.importing.carrying import PORTION, tell, told_when_overtaken
from hallapp.guides.importing.numbering import Numbers
from hallapp.guides.importing.plan import LineVerdict, Progress
from hallapp.guides.projecting import Issue, NewGuide
from hallapp.guides.terms import GuideState
from hallapp.hall.entitlement import check_role
from hallapp.hall.tables import Person
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _

_PLACES_NAMED = 8
_draft = table_of(GuideDraft)
_person = table_of(Person)


class GuideImportService:
    """Brings whole guides from a workbook, CSV or JSON into the hall; twice changes nothing."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def plan_import(
        self, path: Path, encoding: str = "", progress: Progress | None = None
    ) -> GuidePlan:
        """Read a file and say of every item what an import would do; nothing is written.

        Args:
            path: A workbook, CSV or JSON; its bytes decide, not its name.
            encoding: Of a text file; empty to find out.
            progress: Told after each portion of items.

        Raises:
            RuleError: The file is no such file, or the person stopped.
            SurroundingsError: The file or the store cannot be read.
        """
        return self.plan_opened(opened(path, encoding), progress)

    def plan_opened(self, file: OpenedFile, progress: Progress | None = None) -> GuidePlan:
        """Say of every item of an opened file what an import would do.

        Raises:
            RuleError: The file cannot be read as a whole, or the person stopped.
            SurroundingsError: The store cannot be read.
        """
        rows = read_rows(file)
        items, loose = checked(rows, lambda done, total: tell(progress, done, total))
        with self._work.read() as session:
            hall = self._hall(session.connection())
        return planned(rows, items, loose, hall)

    def carry_out(
        self,
        request: Request,
        plan: GuidePlan,
        *,
        only_good: bool = False,
        progress: Progress | None = None,
    ) -> GuideResult:
        """Write what a plan says, all in one transaction.

        Items are compared with the hall once more: what somebody else has imported or begun to
        write since the plan was made is not written over.

        Raises:
            GuidesRefusedError: Something is refused, and `only_good` is not wished.
            ImportCancelledError: The person stopped; nothing is written.
            ImportOvertakenError: Somebody else wrote the same items at the same moment.
            NotEntitledError: The person may not write guides.
            SurroundingsError: The store cannot be written.
        """
        if not only_good:
            _refuse(plan.refusals)
        with self._work.write(
            request, "guides.import_whole", file=plan.digest, only_good=only_good
        ) as act:
            if act.first_answer is not None:
                return GuideResult(**act.first_answer)
            check_role(act.connection, self._work.hall_id, request.actor, AUTHORS)
            with told_when_overtaken():
                hall = self._hall(act.connection)
                result = _Import(act, self._work.hall_id, hall).carry_out(
                    plan, only_good=only_good, progress=progress
                )
            act.answer = vars(result).copy()
            return result

    def _hall(self, connection: Connection) -> Hall:
        hall_id = self._work.hall_id
        drafts = _open_drafts(connection, hall_id, self._work.zone)
        found = stored.guides(connection, hall_id)
        return Hall(
            {
                code: replace(each, draft=drafts.get(each.id)) if each.id in drafts else each
                for code, each in found.items()
            },
            writing.departments(connection, hall_id),
            stored.files(connection, hall_id),
            stored.is_demo(connection, hall_id),
        )


class _Import:
    """One import inside its transaction."""

    def __init__(self, act: Writing, hall_id: uuid.UUID, hall: Hall) -> None:
        self._act = act
        self._connection: Connection = act.connection
        self._hall_id = hall_id
        self._hall = hall
        self._departments = dict(hall.departments)
        state = GuideState.SAMPLE if hall.is_demo else GuideState.DRAFT
        self._issue = Issue(state, act.now, act.request.actor.person_id)

    def carry_out(
        self, plan: GuidePlan, *, only_good: bool, progress: Progress | None
    ) -> GuideResult:
        """Write every item that is new or changed now."""
        by_name = {(each.department, each.content.text("name")): each for each in self._guides}
        items = [again(item, self._hall, by_name) for item in plan.items]
        if not only_good:
            _refuse([note for item in items for note in item.refusals])
        numbers = Numbers([*self._hall.guides, *(item.code for item in items)])
        made = self._add_departments(items)
        for start in range(0, len(items), PORTION):
            portion = items[start : start + PORTION]
            self._add([each for each in portion if each.verdict is LineVerdict.NEW], numbers)
            self._change([each for each in portion if each.verdict is LineVerdict.CHANGED])
            tell(progress, start + len(portion), len(items))
        return self._told(plan, items, made)

    @property
    def _guides(self) -> Sequence[StoredGuide]:
        return tuple(self._hall.guides.values())

    def _told(self, plan: GuidePlan, items: Sequence[PlanItem], made: int) -> GuideResult:
        count = dict.fromkeys(LineVerdict, 0)
        for item in items:
            count[item.verdict] += 1
        result = GuideResult(
            new=count[LineVerdict.NEW],
            changed=count[LineVerdict.CHANGED],
            same=count[LineVerdict.SAME],
            refused=count[LineVerdict.REFUSED] + len(plan.loose),
            departments=made,
        )
        if result.new or result.changed:
            self._act.changed(Change.GUIDES)
            facts = {"file": plan.file_name, **vars(result)}
            self._record("guides.imported", "import", plan.digest[:60], after=facts)
        return result

    def _record(self, action: str, kind: str, subject: uuid.UUID | str, **facts: Any) -> None:
        self._act.record(Happening(action, kind, subject, **facts))

    def _add_departments(self, items: Sequence[PlanItem]) -> int:
        named = dict.fromkeys(each.department for each in items if each.verdict is LineVerdict.NEW)
        made = {name: uuid.uuid4() for name in named if name not in self._departments}
        writing.add_departments(self._connection, self._hall_id, made)
        self._departments |= made
        for name, department_id in made.items():
            self._record("hall.department_added", "department", department_id, after={"name": name})
        return len(made)

    def _add(self, items: Sequence[PlanItem], numbers: Numbers) -> None:
        new = [
            NewGuide(
                uuid.uuid4(),
                item.code or numbers.next_code(item.department),
                self._departments[item.department],
                item.department,
                item.content,
            )
            for item in items
            if item.content is not None
        ]
        projecting.add(self._connection, self._hall_id, new, self._issue)
        for each in new:
            after = {
                "code": each.code,
                "name": each.content.text("name"),
                "state": self._issue.state.value,
            }
            self._record("guides.item_added", "service_item", each.id, after=after)
        if not self._hall.is_demo:
            self._begin_drafts([(each.id, 1, 0, each.content) for each in new])

    def _change(self, items: Sequence[PlanItem]) -> None:
        there = {each.id: each for each in self._guides}
        found = [
            (there[item.item_id], item.content)
            for item in items
            if item.item_id is not None and item.content is not None
        ]
        if self._hall.is_demo:
            for before, content in found:
                self._replace(before, content)
            return
        numbers = self._last_numbers([before.id for before, _content in found])
        self._begin_drafts(
            [
                (before.id, numbers.get(before.id, 0) + 1, before.version, content)
                for before, content in found
            ]
        )

    def _replace(self, before: StoredGuide, content: GuideContent) -> None:
        version = projecting.replace(
            self._connection, self._hall_id, before.id, content, self._issue
        )
        self._record(
            "guides.item_changed", "service_item", before.id,
            before={"version": before.version}, after={"version": version},
        )  # fmt: skip

    def _last_numbers(self, item_ids: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, int]:
        if not item_ids:
            return {}
        wanted = set(item_ids)
        statement = (
            select(_draft.c.item_id, func.max(_draft.c.number))
            .where(_draft.c.hall_id == self._hall_id)
            .group_by(_draft.c.item_id)
        )
        rows = self._connection.execute(statement).all()
        return {row[0]: row[1] for row in rows if row[0] in wanted}

    def _begin_drafts(self, drafts: Sequence[tuple[uuid.UUID, int, int, GuideContent]]) -> None:
        """Open a draft for each item: id, number, version it starts from, content."""
        if not drafts:
            return
        rows = [self._draft_row(*each) for each in drafts]
        self._connection.execute(insert(_draft), rows)
        for row in rows:
            after = {"number": row["number"], "item_id": str(row["item_id"])}
            self._record("guides.draft_imported", "guide_draft", row["id"], after=after)

    def _draft_row(
        self, item_id: uuid.UUID, number: int, base_version: int, content: GuideContent
    ) -> dict[str, Any]:
        return {
            "id": uuid.uuid4(),
            "hall_id": self._hall_id,
            "item_id": item_id,
            "number": number,
            "state": DraftState.DRAFT,
            "content": packed(content),
            "digest": digest_of(content),
            "base_version": base_version,
            "made_by": self._issue.person_id,
            "made_at": self._issue.now,
            "changed_by": self._issue.person_id,
            "changed_at": self._issue.now,
        }


def _open_drafts(
    connection: Connection, hall_id: uuid.UUID, zone: tzinfo
) -> dict[uuid.UUID, OpenDraft]:
    """Return who has a draft of which item open."""
    statement = (
        select(_draft.c.item_id, _draft.c.made_at, _person.c.name)
        .outerjoin(_person, _person.c.id == _draft.c.made_by)
        .where(_draft.c.hall_id == hall_id, _draft.c.state.in_(OPEN_STATES))
    )
    return {
        row.item_id: OpenDraft(row.name or "", row.made_at.astimezone(zone))
        for row in connection.execute(statement)
    }


def _refuse(notes: Sequence[Any]) -> None:
    if notes:
        shown = _("；").join(note.place.words for note in notes[:_PLACES_NAMED])
        more = " …" if len(notes) > _PLACES_NAMED else ""
        raise GuidesRefusedError(count=len(notes), places=shown + more)
