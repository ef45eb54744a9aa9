"""Use cases of the import: look at a file, then carry it out in one transaction."""

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from hallapp.guides.errors import (
    ImportRefusedError,
)
from hallapp.guides.importing import writing
from hallapp.guides.importing.carrying import PORTION, tell, told_when_overtaken
from hallapp.guides.importing.checking import check, refuse_duplicates
from hallapp.guides.importing.comparing import (
    Stored,
    StoredItem,
    compared,
    differences,
    new_departments,
)
from hallapp.guides.importing.numbering import Numbers
from hallapp.guides.importing.plan import (
    ImportItem,
    ImportPlan,
    ImportResult,
    LineVerdict,
    PlanLine,
    Progress,
)
from hallapp.guides.importing.reading import read_table
from hallapp.guides.rules import GUIDE_AUTHORS
from hallapp.guides.terms import GuideState
from hallapp.hall.entitlement import check_role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _

_LINES_NAMED = 20


class ItemImportService:
    """Brings service items from a CSV file into the hall; the same file twice changes nothing."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def plan_import(self, path: Path, progress: Progress | None = None) -> ImportPlan:
        """Read a file and say of every line what an import would do; nothing is written.

        Raises:
            RuleError: The file is no such table, or the person stopped.
            SurroundingsError: The file or the store cannot be read.
        """
        table = read_table(path)
        with self._work.read() as session:
            connection = session.connection()
            stored = writing.stored_items(connection, self._work.hall_id)
            known = frozenset(writing.departments(connection, self._work.hall_id))
            is_demo = writing.is_demo(connection, self._work.hall_id)
        checked: list[PlanLine] = []
        for record in table.records:
            checked.append(check(record, table.columns))
            tell(progress, len(checked), len(table.records))
        lines = tuple(
            compared(line, stored, is_demo=is_demo) for line in refuse_duplicates(checked)
        )
        return ImportPlan(
            table.file_name, table.digest, table.encoding, lines, new_departments(lines, known)
        )

    def carry_out(
        self,
        request: Request,
        plan: ImportPlan,
        *,
        state: GuideState = GuideState.DRAFT,
        only_good: bool = False,
        progress: Progress | None = None,
    ) -> ImportResult:
        """Write what a plan says, all in one transaction.

        Lines are compared with the hall once more: somebody may have imported them meanwhile.

        Args:
            request: Who imports.
            plan: What `plan_import` said.
            state: State of guides that are new or changed; `SAMPLE` only in a demo hall.
            only_good: Leave refused lines out, instead of refusing the file.
            progress: Told after each portion.

        Raises:
            ImportRefusedError: Lines are refused, and `only_good` is not wished.
            ImportCancelledError: The person stopped; nothing is written.
            ImportOvertakenError: Another import wrote the same items at the same moment.
            NotEntitledError: The person may not write guides.
            SurroundingsError: The store cannot be written.
        """
        if not only_good:
            _refuse_bad_lines(plan.refused)
        with self._work.write(
            request, "guides.import", file=plan.digest, state=state.value, only_good=only_good
        ) as act:
            if act.first_answer is None:
                check_role(act.connection, self._work.hall_id, request.actor, GUIDE_AUTHORS)
                with told_when_overtaken():
                    importing = _Import(act, self._work.hall_id, state)
                    result = importing.carry_out(plan, progress, only_good=only_good)
                act.answer = vars(result).copy()
                return result
            return ImportResult(**act.first_answer)


class _Import:
    """One import inside its transaction."""

    def __init__(self, act: Writing, hall_id: uuid.UUID, state: GuideState) -> None:
        self._act = act
        self._connection: Connection = act.connection
        self._writer = writing.Writer(hall_id, state, act.now, act.request.actor.person_id)
        self._departments = writing.departments(self._connection, hall_id)
        self._stored: Stored = writing.stored_items(self._connection, hall_id)
        self._numbers = Numbers(writing.codes(self._connection, hall_id))

    def carry_out(
        self, plan: ImportPlan, progress: Progress | None, *, only_good: bool
    ) -> ImportResult:
        is_demo = writing.is_demo(self._connection, self._writer.hall_id)
        lines = [compared(line, self._stored, is_demo=is_demo) for line in plan.lines]
        if not only_good:
            _refuse_bad_lines([line for line in lines if _is(line, LineVerdict.REFUSED)])
        made = self._add_departments(lines)
        for start in range(0, len(lines), PORTION):
            portion = lines[start : start + PORTION]
            self._add([line.item for line in portion if _is(line, LineVerdict.NEW)])
            self._change([line.item for line in portion if _is(line, LineVerdict.CHANGED)])
            tell(progress, start + len(portion), len(lines))
        count = dict.fromkeys(LineVerdict, 0)
        for line in lines:
            count[line.verdict] += 1
        result = ImportResult(
            new=count[LineVerdict.NEW],
            changed=count[LineVerdict.CHANGED],
            same=count[LineVerdict.SAME],
            refused=count[LineVerdict.REFUSED],
            departments=made,
        )
        if result.new or result.changed:
            self._act.changed(Change.GUIDES)
            self._record("guides.imported", "import", plan.digest[:60], after=_facts(plan, result))
        return result

    def _record(self, action: str, kind: str, subject: uuid.UUID | str, **facts: Any) -> None:
        self._act.record(Happening(action, kind, subject, **facts))

    def _add_departments(self, lines: Sequence[PlanLine]) -> int:
        names = new_departments(lines, frozenset(self._departments))
        made = {name: uuid.uuid4() for name in names}
        writing.add_departments(self._connection, self._writer.hall_id, made)
        self._departments |= made
        for name, department_id in made.items():
            self._record("hall.department_added", "department", department_id, after={"name": name})
        return len(made)

    def _add(self, items: Sequence[ImportItem | None]) -> None:
        new = [
            writing.NewItem(
                uuid.uuid4(),
                self._numbers.next_code(item.department),
                self._departments[item.department],
                item,
            )
            for item in items
            if item is not None
        ]
        writing.add_items(self._connection, new, self._writer)
        for each in new:
            after = {"code": each.code, "name": each.item.name, "state": self._writer.state.value}
            self._record("guides.item_added", "service_item", each.id, after=after)

    def _change(self, items: Sequence[ImportItem | None]) -> None:
        changed = [
            (self._stored[item.department, item.name], item) for item in items if item is not None
        ]
        writing.change_items(self._connection, changed, self._writer)
        for there, item in changed:
            self._record_change(there, item)

    def _record_change(self, there: StoredItem, item: ImportItem) -> None:
        changes = differences(there.item, item)
        before = {change.column: change.before for change in changes}
        after = {change.column: change.after for change in changes}
        self._record(
            "guides.item_changed", "service_item", there.id,
            before=before | {"version": there.version},
            after=after | {"version": there.version + 1},
        )  # fmt: skip


def _refuse_bad_lines(refused: Sequence[PlanLine]) -> None:
    numbers = [str(line.line) for line in refused]
    if numbers:
        more = " …" if len(numbers) > _LINES_NAMED else ""
        shown = _("、").join(numbers[:_LINES_NAMED]) + more
        raise ImportRefusedError(count=len(numbers), lines=shown)


def _is(line: PlanLine, verdict: LineVerdict) -> bool:
    return line.verdict is verdict


def _facts(plan: ImportPlan, result: ImportResult) -> dict[str, Any]:
    return {"file": plan.file_name, **vars(result)}
