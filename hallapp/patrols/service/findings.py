"""Use cases of the list of findings: renamed, switched, retired; what was found keeps its word."""

import uuid

from hallapp.hall.entitlement import check_role
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.patrols.errors import FindingLabelError, FindingUnknownError
from hallapp.patrols.finding_list import DEFAULT_FINDINGS
from hallapp.patrols.service.ground import Ground
from hallapp.patrols.store.findings import (
    add_finding,
    held_finding,
    seed_findings,
    stored_findings,
)
from hallapp.patrols.tables import FindingKind
from hallapp.patrols.terms import FindingRow, FindingWish

LABEL_LENGTH = 30

_KEEPERS = frozenset({Role.MANAGER})


class FindingDesk(Ground):
    """Keeps the list that patrollers tap a finding from."""

    def findings(self, *, with_inactive: bool = False) -> tuple[FindingRow, ...]:
        """Return the list in its order: what patrollers are offered, or also what is off."""
        hall_id = self._work.hall_id
        with self._work.read() as session:
            found = stored_findings(session, hall_id)
        if not found:
            found = tuple(
                each.row(hall_id, place) for place, each in enumerate(DEFAULT_FINDINGS, start=1)
            )
        return tuple(each for each in found if with_inactive or each.is_active)

    def change_finding(self, request: Request, wish: FindingWish) -> FindingRow:
        """Add an entry, rename one, or switch it on or off (修改问题清单).

        Raises:
            NotEntitledError: The actor is no manager.
            FindingUnknownError: There is no entry of the code.
            FindingLabelError: It has no words, too many, or those of another entry.
        """
        with self._work.write(request, "patrols.change_finding", wish=repr(wish)) as act:
            if act.first_answer is None:
                made = self._change(act, wish)
                act.answer = {"code": made.code}
            code: str = act.answer.get("code") or (act.first_answer or {})["code"]
        return self._entry(code)

    def retire_finding(self, request: Request, code: str) -> None:
        """Take an entry off the list; what was found keeps its word (停用).

        Raises:
            NotEntitledError: The actor is no manager.
            FindingUnknownError: There is no entry of the code.
        """
        with self._work.write(request, "patrols.retire_finding", code=code) as act:
            if act.first_answer is None:
                self._open(act)
                self._retire(act, self._entry_of(act, code))
                act.changed(Change.SETTINGS)

    def _change(self, act: Writing, wish: FindingWish) -> FindingKind:
        self._open(act)
        self._check_label(act, wish)
        hall_id = self._work.hall_id
        listed = stored_findings(act.session, hall_id)
        code, position = wish.code, 1 + max((each.position for each in listed), default=0)
        if code:
            old = self._entry_of(act, code)
            position = old.position
            self._retire(act, old)
        made = add_finding(
            act, hall_id, wish, code=code or uuid.uuid4().hex[:12], position=position
        )
        after = {"code": made.code, "label": made.label, "is_active": made.is_active}
        act.record(Happening("patrols.finding_changed", "finding_kind", made.id, after=after))
        act.changed(Change.SETTINGS)
        return made

    def _open(self, act: Writing) -> None:
        check_role(act.session, self._work.hall_id, act.request.actor, _KEEPERS)
        seed_findings(act, self._work.hall_id)

    def _check_label(self, act: Writing, wish: FindingWish) -> None:
        label = wish.label.strip()
        taken = any(
            each.label == label and each.code != wish.code
            for each in stored_findings(act.session, self._work.hall_id)
        )
        if taken or not 1 <= len(label) <= LABEL_LENGTH:
            raise FindingLabelError(label=label, limit=LABEL_LENGTH)

    def _entry_of(self, act: Writing, code: str) -> FindingKind:
        found = held_finding(act.session, self._work.hall_id, code)
        if found is None:
            raise FindingUnknownError
        return found

    def _retire(self, act: Writing, kind: FindingKind) -> None:
        kind.retired_at, kind.retired_by = act.now, act.request.actor.person_id
        act.session.flush()
        before = {"code": kind.code, "label": kind.label, "is_active": kind.is_active}
        act.record(Happening("patrols.finding_retired", "finding_kind", kind.id, before=before))

    def _entry(self, code: str) -> FindingRow:
        found = next((e for e in self.findings(with_inactive=True) if e.code == code), None)
        if found is None:
            raise FindingUnknownError
        return found
