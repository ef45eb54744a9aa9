"""Writes a platform's case into the hall, or what the platform has changed of it (写入)."""

import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from hallapp.cases.clockwork.keeper import ClockKeeper, running
from hallapp.cases.clockwork.ledger import entries_of
from hallapp.cases.clockwork.reckoning import Reckoner
from hallapp.cases.flow import staging
from hallapp.cases.importing.cases import PlatformCase, PlatformSuspension
from hallapp.cases.importing.clocks import (
    end_waiting,
    keep_in_step,
    ledger_of_row,
    start_clock,
    suspension,
)
from hallapp.cases.importing.figures import Known, earlier_outcomes, freeze_told
from hallapp.cases.importing.names import KnownCase
from hallapp.cases.importing.numbering import Sequences
from hallapp.cases.importing.standing import is_same, stood
from hallapp.cases.rules import case_number, query_code
from hallapp.cases.store import add_event
from hallapp.cases.tables import CaseApplicant, CaseClock, CaseEvent, CaseSuspension, HallCase
from hallapp.cases.terms import (
    AcceptancePlace,
    CaseEventKind,
    CaseForm,
    CaseOrigin,
    CaseOutcomeKind,
    CaseState,
)
from hallapp.guides.terms import HandlingType
from hallapp.hall.tables import Person
from hallapp.kernel.database.work import Writing
from hallapp.kernel.secrets import Vault
from hallapp.kernel.texts import _, papers

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

    def add(self, cases: Sequence[PlatformCase]) -> None:
        """Write cases that the hall has not; their clocks run as of their acceptance.

        All of a kind are written at once: while a portion is written, nobody is given a number.
        """
        session = self.act.session
        days = [told.received.on for told in cases]
        sequences = Sequences(session, self.hall_id, days)
        made = [(self._made(told, sequences), told) for told in cases]
        session.add_all(case for case, _told in made)
        session.flush()
        session.add_all(self._applicant(case, told) for case, told in made)
        session.add_all(suspension(case, each) for case, told in made for each in told.suspensions)
        clocks = [start_clock(session, case, told, self.reckoner) for case, told in made]
        session.flush()
        person = self._person_name()
        for (case, told), clock in zip(made, clocks, strict=True):
            session.add(self._first_event(case, told, clock, person))
            if clock is not None:
                known = Known(self.reckoner.calendar, ledger_of_row(told))
                freeze_told(session, case, told, clock, known)
        session.flush()

    def _first_event(
        self, case: HallCase, told: PlatformCase, clock: CaseClock | None, person: str
    ) -> CaseEvent:
        facts = {
            **told.told,
            "number": told.number,
            "file": self.file_name,
            "received_on": told.received.on.isoformat(),
            "accepted_on": told.accepted.on.isoformat() if told.accepted else "",
            "due": str(clock.due_on) if clock else "",
        }
        return CaseEvent(
            case_id=case.id,
            position=1,
            hall_id=self.hall_id,
            kind=CaseEventKind.IMPORTED,
            at=self.act.now,
            on=self.act.today,
            person_id=self.act.request.actor.person_id,
            person_name=person,
            facts={name: fact for name, fact in facts.items() if fact != ""},
        )

    def _person_name(self) -> str:
        person_id = self.act.request.actor.person_id
        person = None if person_id is None else self.act.session.get(Person, person_id)
        return "" if person is None else person.name

    def change(self, known: KnownCase, told: PlatformCase) -> None:
        """Write what the platform has changed: state, suspensions, conclusion; nothing else."""
        case, before = known.case, known.told
        is_decided_before = case.state in _DECIDED
        changed = told.changed_since(before)
        is_moved = "state" in changed
        if told.state.is_open and not case.state.is_open:
            self._take_up_again(case)
        if is_moved:
            case.state = told.state
        if is_moved or not told.state.is_open:
            _settle(case, told, self.act.today)
        case.external_digest = told.digest
        facts = {
            **told.told,
            "file": self.file_name,
            "before": {name: before.get(name) or "" for name in changed},
        }
        add_event(self.act, self.hall_id, case.id, CaseEventKind.PLATFORM_CHANGED, **facts)
        if is_moved or "suspended" in changed:
            self._bring_ledger_in_step(case, told)
        clock = self._bring_clock_in_step(case, told)
        if not case.state.is_open:
            self._end_work_here(case)
        if clock is not None and not is_decided_before:
            session = self.act.session
            ledger, earlier = entries_of(session, case.id), earlier_outcomes(session, case)
            frozen = Known(self.reckoner.calendar, ledger, earlier)
            freeze_told(session, case, told, clock, frozen)

    def _take_up_again(self, case: HallCase) -> None:
        """Let a case run again that was closed; the days in which it was are given back."""
        if case.state in _DECIDED:
            add_event(self.act, self.hall_id, case.id, CaseEventKind.REOPENED, reason="platform")
        with papers():
            # What is kept stays Chinese, whatever the screen shows.
            rule = _("重新办理：{reason}").format(reason=CaseEventKind.PLATFORM_CHANGED.label)
        self.keeper.reopen(self.act, case, rule)

    def _end_work_here(self, case: HallCase) -> None:
        """End what the hall had begun on a case that the platform has ended."""
        with papers():
            # What is kept stays Chinese, whatever the screen shows.
            result = case.state.label
        staging.end(self.act, self.keeper, case, result, "")
        for clock in running(self.act.session, case.id):
            self.keeper.end(self.act, clock, case.concluded_on or case.closed_on or self.act.today)

    def _bring_clock_in_step(self, case: HallCase, told: PlatformCase) -> CaseClock | None:
        if case.accepted_on is None and told.accepted is not None:
            _accept(case, told)
            end_waiting(self.act, case, self.keeper)
            return start_clock(self.act.session, case, told, self.reckoner)
        return keep_in_step(self.act, case, self.keeper)

    def _made(self, told: PlatformCase, sequences: Sequences) -> HallCase:
        item, on = told.item, told.received.on
        place = told.place or AcceptancePlace.ONLINE
        is_here = place is AcceptancePlace.WINDOW
        case = HallCase(
            id=uuid.uuid4(),
            hall_id=self.hall_id,
            case_number=case_number(self.hall_code, on, sequences.take(on)),
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
            is_promised=False,
        )
        _accept(case, told)
        _settle(case, told, self.act.today)
        return case

    def _applicant(self, case: HallCase, told: PlatformCase) -> CaseApplicant:
        number = told.id_number
        return CaseApplicant(
            case_id=case.id,
            hall_id=self.hall_id,
            name=told.applicant,
            phone=told.phone,
            id_sealed=self.vault.seal(number) if number else None,
            id_digest=self.vault.digest(number) if number else None,
        )

    def _bring_ledger_in_step(self, case: HallCase, told: PlatformCase) -> None:
        """Enter what the platform tells of suspensions; entries are never removed."""
        asked = select(CaseSuspension).where(CaseSuspension.case_id == case.id)
        rows = self.act.session.scalars(asked).all()
        wanted = {each.from_on: each for each in told.suspensions}
        begins = sorted(wanted)
        for row in (row for row in rows if not stood(row).is_closure):
            each = wanted.pop(row.from_on, None) or _same(row, wanted)
            if each is not None:
                _end_as_told(row, each)
            elif row.to_on is None and _is_resumed(case, row):
                # Many exports tell only what stands now: it ends when that is learnt.
                later = [begin for begin in begins if begin > row.from_on]
                days = [self.act.today, told.closed_on or self.act.today, *later]
                row.to_on = max(row.from_on, min(days))
        self.act.session.add_all(suspension(case, each) for each in wanted.values())
        self.act.session.flush()


def _same(row: CaseSuspension, wanted: dict[date, PlatformSuspension]) -> PlatformSuspension | None:
    """Take out what the platform tells of a stop that the hall wrote down with another day."""
    entry = stood(row)
    for begin, each in wanted.items():
        if is_same(entry, each):
            return wanted.pop(begin)
    return None


def _end_as_told(row: CaseSuspension, told: PlatformSuspension) -> None:
    """Let an entry end as the platform tells, never before it began here."""
    row.to_on, row.to_at = told.to_on, told.to_at
    if told.to_on is not None and told.to_on < row.from_on:
        row.to_on, row.to_at = row.from_on, row.from_at


def _is_resumed(case: HallCase, row: CaseSuspension) -> bool:
    """Return whether an open entry that the platform does not tell is over."""
    return case.state is not CaseState.SUSPENDED or row.suspended_by is None


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
    case.is_promised = (told.promised or told.item.promised) is not None
    if told.statutory is not None:
        case.statutory_amount, case.statutory_unit = told.statutory.amount, told.statutory.unit


def _settle(case: HallCase, told: PlatformCase, today: date) -> None:
    """Write how far a case has come: decided, ready, handed over, closed."""
    is_decided = told.state in _DECIDED
    case.concluded_at = told.closed.at if is_decided and told.closed else None
    case.concluded_on = told.closed.on if is_decided and told.closed else None
    case.outcome = (told.outcome or CaseOutcomeKind.OTHER) if is_decided else None
    case.ready_on = case.concluded_on if told.state is CaseState.READY else None
    case.delivered_on = told.delivered.on if told.delivered else None
    over_on = told.delivered or told.closed
    case.closed_on = (over_on.on if over_on else today) if told.state in _OVER else None
