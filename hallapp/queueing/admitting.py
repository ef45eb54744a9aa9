"""Whether a citizen gets a number, and where it stands: everything in one transaction (取号)."""

import uuid
from dataclasses import replace

from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.secrets import KeyNotHereError, Vault
from hallapp.kernel.settings import value_on
from hallapp.queueing.errors import NoServiceError
from hallapp.queueing.issue_errors import (
    IdentityNeededError,
    LiveTicketExistsError,
    PackageUnknownError,
    PersonLimitError,
    PriorityUnknownError,
)
from hallapp.queueing.limits import refusal, session_at
from hallapp.queueing.loudness import masked
from hallapp.queueing.opening import Opening
from hallapp.queueing.placing import Standing, next_part, placed
from hallapp.queueing.policy import QUEUE_POLICY
from hallapp.queueing.sound import SHOWN_NAMES
from hallapp.queueing.store import classes, giving, limits, persons
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.giving import NewTicket, Numbered, Place
from hallapp.queueing.terms import (
    PLAIN_WISH,
    IssueWish,
    PersonGiven,
    PrintState,
    TicketRow,
)


class Admitting(Opening):
    """Gives a number inside a use case's transaction, or says why not."""

    def __init__(self, work: UnitOfWork, vault: Vault | None = None) -> None:
        """Take the store, and what seals ID numbers; without it nobody can be named."""
        super().__init__(work)
        self._vault = vault

    def give(
        self,
        act: Writing,
        service_id: uuid.UUID,
        item_id: uuid.UUID | None = None,
        wish: IssueWish = PLAIN_WISH,
        *,
        is_limited: bool = True,
    ) -> TicketRow:
        """Give a number inside another use case's transaction; the ticket bears its request's id.

        Args:
            act: The transaction.
            service_id: As for `issue`.
            item_id: As for `issue`.
            wish: As for `issue`.
            is_limited: False for somebody who is served already: stops, sessions and quotas then
                turn nobody away, but the number counts.

        Raises:
            RuleError: As `issue` raises them.
        """
        new, service_id, position = self._begun(act, service_id, item_id, wish)
        service = giving.numbered(act.connection, service_id, act.today)
        if service is None:
            raise NoServiceError(service=str(service_id))
        turn = self._turn(act)
        session_id = self._admitted(act, turn, service, wish, is_limited=is_limited)
        digest = self._check_person(act, turn, service, wish.person)
        standing = self._standing(act, turn, wish, new)
        number, lap = giving.next_number(act.connection, self._work.hall_id, service, turn)
        place = Place(number, lap, standing, session_id, position)
        given = giving.add_ticket(act.connection, turn, new, place, service)
        if wish.person is not None:
            self._keep_person(act, turn, service, wish.person, digest)
        _report(act, turn, given, place)
        return given

    @property
    def _sealer(self) -> Vault:
        if self._vault is None:
            raise KeyNotHereError
        return self._vault

    def _begun(
        self, act: Writing, service_id: uuid.UUID, item_id: uuid.UUID | None, wish: IssueWish
    ) -> tuple[NewTicket, uuid.UUID, int]:
        """Return what is asked, the service that it begins with, and its place in a package."""
        printing = PrintState.PENDING if wish.is_printed else PrintState.UNWANTED
        new = NewTicket(act.request.id, self._work.hall_id, item_id, printing)
        if wish.priority_id is not None:
            priority = classes.priority(act.connection, wish.priority_id)
            if priority is None:
                raise PriorityUnknownError
            new = replace(new, priority=priority)
        if wish.package_id is None:
            return new, service_id, 0
        parts = classes.package_parts(act.connection, wish.package_id, act.today)
        if not parts:
            raise PackageUnknownError
        first = next_part(parts)
        package = (wish.package_id, first.package_name)
        new = replace(new, item_id=first.item_id, package=package)
        return new, first.service_id, first.position

    def _admitted(
        self, act: Writing, turn: Turn, service: Numbered, wish: IssueWish, *, is_limited: bool
    ) -> uuid.UUID | None:
        """Return the session that the number counts against; refuse what the limits refuse."""
        if not service.is_limited:
            return None
        when = (turn.day, turn.moment, self._work.zone)
        found, at = limits.limits_of(act.session, self._work.hall_id, service, when)
        closed = refusal(found, at, is_booked=wish.has_appointment) if is_limited else None
        if closed is not None:
            raise closed
        present = session_at(found, at)
        return None if present is None else present.id

    def _check_person(
        self, act: Writing, turn: Turn, service: Numbered, person: PersonGiven | None
    ) -> str | None:
        """Return the digest of whose number it is; refuse a second live one, and too many."""
        number = "" if person is None else plain_id(person.id_number)
        if not number:
            if service.needs_identity:
                raise IdentityNeededError(service=service.service_name)
            return None
        digest, hall_id = self._sealer.digest(number), self._work.hall_id
        of_person = (act.connection, hall_id, turn.day, service.service_id, digest)
        live = persons.live_ticket(*of_person)
        if live is not None:
            raise LiveTicketExistsError(ticket_id=str(live[0]), label=live[1])
        if service.person_max and persons.given(*of_person) >= service.person_max:
            raise PersonLimitError(limit=service.person_max, service=service.service_name)
        return digest

    def _standing(self, act: Writing, turn: Turn, wish: IssueWish, new: NewTicket) -> Standing:
        """Return where the ticket stands; the cap is asked for only where there is a head start."""
        if new.priority is None and wish.effective_at is None:
            return placed(turn.moment, wish, 0, 0)
        policy = value_on(act.session, self._work.hall_id, QUEUE_POLICY, turn.day)
        minutes = 0 if new.priority is None else new.priority.head_start_minutes
        return placed(turn.moment, wish, minutes, policy.head_start_cap_minutes)

    def _keep_person(
        self, act: Writing, turn: Turn, service: Numbered, person: PersonGiven, digest: str | None
    ) -> None:
        number = plain_id(person.id_number)
        persons.add(
            act.connection,
            {
                "ticket_id": act.request.id,
                "hall_id": self._work.hall_id,
                "day": turn.day,
                "service_id": service.service_id,
                "digest": digest,
                "name": person.name.strip(),
                "shown_name": self._shown_name(act, turn, person),
                "phone": person.phone.strip(),
                "id_sealed": self._sealer.seal(number) if number else None,
            },
        )

    def _shown_name(self, act: Writing, turn: Turn, person: PersonGiven) -> str:
        """Return the masked name where the hall shows names on its boards; else nothing."""
        if not value_on(act.session, self._work.hall_id, SHOWN_NAMES, turn.day):
            return ""
        return masked(person.name)


def plain_id(id_number: str) -> str:
    """Return an ID number in the one spelling that is compared: no spaces, X as a capital."""
    return "".join(id_number.split()).upper()


def _report(act: Writing, turn: Turn, given: TicketRow, place: Place) -> None:
    after: dict[str, str | int] = {
        "label": given.label,
        "day": turn.day.isoformat(),
        "state": given.state.value,
    }
    if place.standing.head_start_s:
        after["head_start_s"] = place.standing.head_start_s
    if place.session_id is not None:
        after["session"] = str(place.session_id)
    act.record(Happening("queueing.ticket_issued", "ticket", given.id, after=after))
    act.changed(Change.TICKETS)
