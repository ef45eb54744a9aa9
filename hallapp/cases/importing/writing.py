"""Writes a platform's case into the hall, or what the platform has changed of it (写入)."""

import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from hallapp.cases.clockwork.keeper import ClockKeeper
from hallapp.cases.clockwork.reckoning import Reckoner
from hallapp.cases.importing.cases import PlatformCase
from hallapp.cases.importing.clocks import end_waiting, keep_in_step, start_clock, suspension
from hallapp.cases.importing.names import KnownCase
from hallapp.cases.rules import case_number, query_code
from hallapp.cases.store import Applicant, add_case, add_event, next_sequence
from hallapp.cases.tables import CaseSuspension, HallCase
from hallapp.cases.terms import (
    AcceptancePlace,
    CaseEventKind,
    CaseForm,
    CaseOrigin,
    CaseState,
)
from hallapp.guides.terms import HandlingType
from hallapp.kernel.database.work import Writing
from hallapp.kernel.secrets import Vault

_DECIDED = frozenset({CaseState.CONCLUDED, CaseState.READY, CaseState.DELIVERED, CaseState.REVOKED})
_OVER = frozenset(
    {CaseState.REJECTED, CaseState.WITHDRAWN, CaseState.RETURNED, CaseState.REVOKED,
     CaseState.DELIVERED}
)  # fmt: skip


@dataclass(frozen=True)
class CaseWriter:
    """Writes cases inside one transaction.

    Attributes:
        act: The use case.
        keeper: Keeps their clocks.
        reckoner: Reckons new ones; made once, for many cases.
        vault: Seals numbers of persons.
        hall_code: First part of the hall's own case numbers.
        windows: Windows by their number.
        file_name: Where the cases come from.
    """

    act: Writing
    keeper: ClockKeeper
    reckoner: Reckoner
    vault: Vault
    hall_code: str
    hall_id: uuid.UUID
    windows: Mapping[int, uuid.UUID]
    file_name: str

    def add(self, told: PlatformCase) -> None:
        """Write a case that the hall has not; its clock runs as of its acceptance."""
        case = self._made(told)
        _settle(case, told, self.act.today)
        add_case(self.act.session, case, self._applicant(told), ())
        self.act.session.add_all(suspension(case, each) for each in told.suspensions)
        clock = start_clock(self.act.session, case, told, self.reckoner)
        facts = {
            **told.told,
            "number": told.number,
            "file": self.file_name,
            "received_on": told.received.on.isoformat(),
            "accepted_on": told.accepted.on.isoformat() if told.accepted else "",
            "due": str(clock.due_on) if clock else "",
        }
        add_event(self.act, self.hall_id, case.id, CaseEventKind.IMPORTED, **facts)

    def change(self, known: KnownCase, told: PlatformCase) -> None:
        """Write what the platform has changed: state, suspensions, conclusion; nothing else."""
        case, before = known.case, known.told
        is_decided_before = case.state in _DECIDED
        changed = told.changed_since(before)
        is_moved = "state" in changed
        if is_moved:
            case.state = told.state
        if is_moved or not told.state.is_open:
            _settle(case, told, self.act.today)
        case.external_digest = told.digest
        if is_decided_before and told.state.is_open:
            add_event(self.act, self.hall_id, case.id, CaseEventKind.REOPENED, reason="platform")
        facts = {
            **told.told,
            "file": self.file_name,
            "before": {name: before.get(name) or "" for name in changed},
        }
        add_event(self.act, self.hall_id, case.id, CaseEventKind.PLATFORM_CHANGED, **facts)
        if is_moved or "suspended" in changed:
            self._bring_ledger_in_step(case, told)
        self._bring_clock_in_step(case, told)

    def _bring_clock_in_step(self, case: HallCase, told: PlatformCase) -> None:
        if case.accepted_on is None and told.accepted is not None:
            _accept(case, told)
            end_waiting(self.act, case, self.keeper)
            start_clock(self.act.session, case, told, self.reckoner)
        else:
            keep_in_step(self.act, case, self.keeper)

    def _made(self, told: PlatformCase) -> HallCase:
        act, item = self.act, told.item
        on = told.received.on
        place = told.place or AcceptancePlace.ONLINE
        is_here = place is AcceptancePlace.WINDOW
        case = HallCase(
            id=uuid.uuid4(),
            hall_id=self.hall_id,
            case_number=case_number(
                self.hall_code, on, next_sequence(act.session, self.hall_id, on)
            ),
            query_code=query_code(secrets.SystemRandom()),
            item_id=item.id,
            item_name=item.name,
            item_type=item.item_type,
            handling_type=item.handling_type,
            guide_version=item.version,
            form=_form(told),
            origin=CaseOrigin.PLATFORM,
            place=place,
            external_number=told.number,
            external_digest=told.digest,
            window_id=self.windows.get(window_number(told.window)) if is_here else None,
            state=told.state,
            received_at=told.received.at,
            received_on=on,
            is_deemed=False,
            is_promised=(told.promised or item.promised) is not None,
        )
        _accept(case, told)
        return case

    def _applicant(self, told: PlatformCase) -> Applicant:
        number = told.id_number
        return Applicant(
            name=told.applicant,
            phone=told.phone,
            id_sealed=self.vault.seal(number) if number else None,
            id_digest=self.vault.digest(number) if number else None,
        )

    def _bring_ledger_in_step(self, case: HallCase, told: PlatformCase) -> None:
        """Enter what the platform tells of suspensions; entries are never removed."""
        asked = select(CaseSuspension).where(CaseSuspension.case_id == case.id)
        wanted = {each.from_on: each for each in told.suspensions}
        for row in self.act.session.scalars(asked).all():
            each = wanted.pop(row.from_on, None)
            if each is not None:
                row.to_on, row.to_at = each.to_on, each.to_at
            elif row.suspended_by is None:
                # The platform does not tell it any longer: it never stood.
                row.to_on, row.to_at = row.from_on, row.from_at
            elif row.to_on is None and case.state is not CaseState.SUSPENDED:
                row.to_on, row.to_at = self.act.today, self.act.now
        self.act.session.add_all(suspension(case, each) for each in wanted.values())
        self.act.session.flush()


def window_number(text: str) -> int:
    """Return the number in the name of a window (3号窗口, A03); 0 without one."""
    digits = "".join(sign if sign.isascii() and sign.isdigit() else " " for sign in text).split()
    return int(digits[0][:6]) if len(digits) == 1 else 0


def _form(told: PlatformCase) -> CaseForm:
    if told.is_lenient:
        return CaseForm.LENIENT
    is_instant = told.item.handling_type is HandlingType.INSTANT
    return CaseForm.INSTANT if is_instant else CaseForm.PLAIN


def _accept(case: HallCase, told: PlatformCase) -> None:
    if told.accepted is None or told.limit is None:
        return
    case.accepted_at, case.accepted_on = told.accepted.at, told.accepted.on
    case.promised_amount, case.promised_unit = told.limit.amount, told.limit.unit
    if told.statutory is not None:
        case.statutory_amount, case.statutory_unit = told.statutory.amount, told.statutory.unit


def _settle(case: HallCase, told: PlatformCase, today: date) -> None:
    """Write how far a case has come: decided, ready, handed over, closed."""
    is_decided = told.state in _DECIDED
    case.concluded_at = told.closed.at if is_decided and told.closed else None
    case.concluded_on = told.closed.on if is_decided and told.closed else None
    case.outcome = told.outcome if is_decided else None
    case.ready_on = case.concluded_on if told.state is CaseState.READY else None
    case.delivered_on = told.delivered.on if told.delivered else None
    over_on = told.delivered or told.closed
    case.closed_on = (over_on.on if over_on else today) if told.state in _OVER else None
