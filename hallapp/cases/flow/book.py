"""Writes a case into the book of the hall: its number, its applicant, its first clock."""

import secrets
import uuid
from dataclasses import dataclass

from hallapp.cases.applications import Application
from hallapp.cases.clockwork.keeper import ClockKeeper, ClockStart
from hallapp.cases.clockwork.reckoning import ClockBudget
from hallapp.cases.rules import case_number, decision_limit, query_code
from hallapp.cases.store import Applicant, add_case, add_event, next_sequence
from hallapp.cases.tables import HallCase
from hallapp.cases.terms import (
    AcceptancePlace,
    CaseEventKind,
    CaseForm,
    CaseOrigin,
    CaseState,
    ClockKind,
)
from hallapp.guides.terms import GuideRow, HandlingType, ItemType
from hallapp.hall.limits import Limit
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.secrets import Vault
from hallapp.kernel.settings import SettingsService


@dataclass(frozen=True, slots=True)
class Birth:
    """Where the papers of a case were taken.

    Attributes:
        window_id: The window, None when not at one.
        person_id: Who took them.
        ticket_id: The queue ticket being served, None without one.
        ticket_label: Its number as shown; empty without one.
    """

    place: AcceptancePlace = AcceptancePlace.WINDOW
    window_id: uuid.UUID | None = None
    person_id: uuid.UUID | None = None
    ticket_id: uuid.UUID | None = None
    ticket_label: str = ""


class CaseBook:
    """Receives and accepts cases inside the use case that brings them."""

    def __init__(
        self, work: UnitOfWork, settings: SettingsService, vault: Vault, hall_code: str
    ) -> None:
        self.clocks = ClockKeeper(work, settings)
        self._work = work
        self._vault = vault
        self._hall_code = hall_code

    def receive(
        self, act: Writing, guide: GuideRow, application: Application, birth: Birth
    ) -> HallCase:
        """Write a case with its number, applicant and ticks; no clock runs yet (收件)."""
        sequence = next_sequence(act.session, self._work.hall_id, act.today)
        case = HallCase(
            id=uuid.uuid4(),
            hall_id=self._work.hall_id,
            case_number=case_number(self._hall_code, act.today, sequence),
            query_code=query_code(secrets.SystemRandom()),
            item_id=application.item_id,
            item_name=guide.item.name,
            item_type=guide.item.item_type,
            handling_type=guide.item.handling_type,
            guide_version=guide.version,
            form=CaseForm.PLAIN,
            origin=CaseOrigin.HALL,
            place=birth.place,
            ticket_id=birth.ticket_id,
            ticket_label=birth.ticket_label or None,
            window_id=birth.window_id,
            person_id=birth.person_id,
            state=CaseState.RECEIVED,
            received_at=act.now,
            received_on=act.today,
            is_deemed=False,
            is_promised=guide.promised is not None,
        )
        add_case(act.session, case, self._applicant(application), application.ticks)
        facts = {"ticket": birth.ticket_label, "place": birth.place.value}
        add_event(act, self._work.hall_id, case.id, CaseEventKind.RECEIVED, **facts)
        return case

    def accept(self, act: Writing, case: HallCase, guide: GuideRow) -> None:
        """Accept a case: its decision clock runs from the day after (受理).

        Raises:
            NoLimitError: The item names no limit, so no due day can be promised.
        """
        limit = limit_of(guide)
        case.state = CaseState.ACCEPTED
        case.accepted_at, case.accepted_on = act.now, act.today
        case.promised_amount, case.promised_unit = limit.amount, limit.unit
        case.statutory_amount = guide.statutory.amount if guide.statutory else None
        case.statutory_unit = guide.statutory.unit if guide.statutory else None
        budget = ClockBudget(act.today, act.now, limit, guide.statutory)
        start = ClockStart(ClockKind.DECISION, budget)
        clock = self.clocks.start(act, case, start, is_main=True)
        add_event(
            act,
            self._work.hall_id,
            case.id,
            CaseEventKind.ACCEPTED,
            limit=limit.text,
            due=str(clock.due_on),
        )

    def _applicant(self, application: Application) -> Applicant:
        number = application.id_number
        return Applicant(
            name=application.applicant_name.strip(),
            phone=application.phone.strip(),
            id_sealed=self._vault.seal(number) if number else None,
            id_digest=self._vault.digest(number) if number else None,
        )

    def digest(self, application: Application) -> str:
        """Return a keyed digest: an ID number could be guessed from a plain one."""
        return self._vault.digest(repr(application))


def limit_of(guide: GuideRow) -> Limit:
    """Return the limit that a case of an item is held to.

    Raises:
        NoLimitError: The item names none.
    """
    return decision_limit(
        guide.promised,
        guide.statutory,
        is_immediate=guide.item.handling_type is HandlingType.INSTANT,
        is_licence=guide.item.item_type is ItemType.LICENCE,
    )
