"""Writes a case into the book of the hall: its number, its applicant, its first clocks."""

import secrets
import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from hallapp.cases.applications import Application
from hallapp.cases.clockwork.keeper import ClockKeeper, ClockStart
from hallapp.cases.clockwork.reckoning import ClockBudget
from hallapp.cases.errors import (
    CaseMoveError,
    DuplicateCaseError,
    GuideOvertakenError,
    ItemNotOfferedError,
    NoLimitError,
)
from hallapp.cases.flow.finding import next_position, open_twin
from hallapp.cases.flow.guide_then import guide_now, steps_then
from hallapp.cases.flow.policy import LICENCE_RECEIPT, RECEIPT_LIMIT
from hallapp.cases.flow.staging import plan_stages
from hallapp.cases.rules import case_number, decision_limit, query_code
from hallapp.cases.store import Applicant, add_case, add_event, hold_day, next_sequence
from hallapp.cases.tables import HallCase
from hallapp.cases.terms import (
    AcceptancePlace,
    CaseEventKind,
    CaseForm,
    CaseOrigin,
    CaseState,
    ClockKind,
)
from hallapp.guides.tables import ServiceItem
from hallapp.guides.terms import GuideRow, GuideState, HandlingType, ItemType
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.secrets import Vault
from hallapp.kernel.settings import SettingsService, value_on

_WAITING = frozenset({CaseState.RECEIVED, CaseState.SUPPLEMENTING})
_NOT_OFFERED = frozenset({GuideState.SUSPENDED, GuideState.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Birth:
    """Where the papers of a case were taken.

    Attributes:
        window_id: The window, None when not at one.
        person_id: Who took them.
        ticket_id: The queue ticket being served, None without one.
        ticket_label: Its number as shown; empty without one.
        external_number: Its number on the provincial platform; empty for a case of the hall.
    """

    place: AcceptancePlace = AcceptancePlace.WINDOW
    window_id: uuid.UUID | None = None
    person_id: uuid.UUID | None = None
    ticket_id: uuid.UUID | None = None
    ticket_label: str = ""
    external_number: str = ""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """How a case is accepted where that is not plainly now.

    Attributes:
        at: The moment it holds from; limits in hours run from it.
        on: Its day in the hall, the day that is not counted.
        form: None leaves the form as it was at receipt.
        is_deemed: Nobody said anything in time (视为受理).
    """

    at: datetime
    on: date
    form: CaseForm | None = None
    is_deemed: bool = False


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
            form=form_of(guide),
            origin=CaseOrigin.PLATFORM if birth.external_number else CaseOrigin.HALL,
            external_number=birth.external_number,
            place=birth.place,
            ticket_id=birth.ticket_id,
            ticket_label=birth.ticket_label or None,
            window_id=birth.window_id,
            person_id=birth.person_id,
            state=CaseState.RECEIVED,
            received_at=act.now,
            received_on=act.today,
            is_deemed=False,
            is_promised=False,
        )
        _keep_limits(case, guide)
        add_case(act.session, case, self._applicant(application), application.ticks)
        facts = {"ticket": birth.ticket_label, "place": birth.place.value}
        add_event(act, self._work.hall_id, case.id, CaseEventKind.RECEIVED, **facts)
        return case

    def start_receipt(self, act: Writing, case: HallCase) -> None:
        """Let the clock run within which the hall says whether it accepts (受理期限).

        A type of item for which the hall set none has no such clock.
        """
        limits = value_on(act.session, case.hall_id, RECEIPT_LIMIT, act.today)
        limit = limits.get(case.item_type)
        if limit is None:
            return
        law = LICENCE_RECEIPT if case.item_type is ItemType.LICENCE else None
        position = next_position(act.session, case.id, ClockKind.RECEIPT)
        budget = ClockBudget(act.today, act.now, limit, law)
        self.clocks.start(act, case, ClockStart(ClockKind.RECEIPT, budget, position), is_main=True)

    def accept(
        self,
        act: Writing,
        case: HallCase,
        guide: GuideRow | None = None,
        how: Acceptance | None = None,
    ) -> None:
        """Accept a case: its decision clock runs from the day after (受理).

        The limits are those that the guide had when the case was received; where it had none,
        those of the guide given, or of the present one.

        Raises:
            CaseMoveError: The case is neither received nor waiting for a supplement.
            NoLimitError: The item names no limit, so no due day can be promised.
        """
        how = how or Acceptance(act.now, act.today)
        if case.state not in _WAITING:
            # A suspended or decided case goes back to handling, but is not accepted again.
            raise CaseMoveError(state=case.state.label, wanted=CaseState.ACCEPTED.label)
        if case.promised_unit is None:
            guide = guide or guide_now(act.session, case.hall_id, case.item_id)
            _keep_limits(case, guide)
        case.state = CaseState.ACCEPTED
        case.accepted_at, case.accepted_on = how.at, how.on
        case.is_deemed = how.is_deemed
        if how.form is not None:
            case.form = how.form
        clock = self._start_decision(act, case, how)
        kind = CaseEventKind.DEEMED_ACCEPTED if how.is_deemed else CaseEventKind.ACCEPTED
        facts = {"limit": clock.limit.text, "due": clock.due, "on": how.on.isoformat()}
        add_event(act, case.hall_id, case.id, kind, form=case.form.value, **facts)
        if case.handling_type is not HandlingType.INSTANT:
            steps = steps_then(act.session, case.item_id, case.guide_version)
            plan_stages(act, self.clocks, case, steps)

    def _start_decision(self, act: Writing, case: HallCase, how: Acceptance) -> "_Promise":
        limit = kept_limit(case.promised_amount, case.promised_unit)
        if limit is None:
            raise NoLimitError
        law = kept_limit(case.statutory_amount, case.statutory_unit)
        budget = ClockBudget(how.on, how.at, limit, law)
        clock = self.clocks.start(act, case, ClockStart(ClockKind.DECISION, budget), is_main=True)
        return _Promise(limit, str(clock.due_on))

    def check_offered(self, act: Writing, guide: GuideRow) -> None:
        """Refuse a guide that is not offered, or no longer the present one; hold it meanwhile.

        Raises:
            ItemNotOfferedError: The item is suspended or withdrawn.
            GuideOvertakenError: The guide got another version at this moment.
        """
        item = table_of(ServiceItem).c
        statement = select(item.state, item.version).where(item.id == guide.item.id)
        # A new version waits until the case is written, or the case waits for it.
        held = act.connection.execute(statement.with_for_update(read=True)).one()
        if held.state in _NOT_OFFERED:
            raise ItemNotOfferedError(name=guide.item.name, state=held.state.label)
        if held.version != guide.version:
            raise GuideOvertakenError(name=guide.item.name)

    def check_single(self, act: Writing, application: Application) -> None:
        """Refuse what the same applicant handed in already and waits for (重复提交).

        Raises:
            DuplicateCaseError: There is an open case of the same item; its number is told.
        """
        if not application.id_number:
            return
        # Two windows may be handed the same at once: the second looks when the first is done.
        hold_day(act.session, self._work.hall_id, act.today)
        digest = self._vault.digest(application.id_number)
        number = open_twin(act.session, self._work.hall_id, application.item_id, digest)
        if number is not None:
            raise DuplicateCaseError(number=number)

    def _applicant(self, application: Application) -> Applicant:
        number = application.id_number
        return Applicant(
            name=application.applicant_name.strip(),
            phone=application.phone.strip(),
            id_sealed=self._vault.seal(number) if number else None,
            id_digest=self._vault.digest(number) if number else None,
            agent_name=application.agent_name.strip(),
            agent_phone=application.agent_phone.strip(),
        )

    def digest(self, said: object) -> str:
        """Return a keyed digest: a name or an ID number could be guessed from a plain one."""
        return self._vault.digest(repr(said))


@dataclass(frozen=True, slots=True)
class _Promise:
    limit: Limit
    due: str


def form_of(guide: GuideRow) -> CaseForm:
    """Return the form in which cases of an item begin."""
    is_instant = guide.item.handling_type is HandlingType.INSTANT
    return CaseForm.INSTANT if is_instant else CaseForm.PLAIN


def kept_limit(amount: int | None, unit: LimitUnit | None) -> Limit | None:
    """Return a limit from the two columns that keep it."""
    return None if amount is None or unit is None else Limit(amount, unit)


def _keep_limits(case: HallCase, guide: GuideRow) -> None:
    """Keep the limits that the guide has now; without any, acceptance asks again."""
    try:
        limit = limit_of(guide)
    except NoLimitError:
        return
    case.promised_amount, case.promised_unit = limit.amount, limit.unit
    case.is_promised = guide.promised is not None
    if guide.statutory is not None:
        case.statutory_amount = guide.statutory.amount
        case.statutory_unit = guide.statutory.unit


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
