"""Who may come in, and who and what there is: use cases of the hall itself."""

import uuid

from sqlalchemy import select

from hallapp.hall import directory
from hallapp.hall.errors import (
    DemoOnlyError,
    PersonUnknownError,
    SignInRefusedError,
    WindowUnknownError,
)
from hallapp.hall.passwords import Failures, hash_password, is_right, needs_new_hash
from hallapp.hall.tables import Credential, Person, Station
from hallapp.hall.terms import DepartmentRow, DutyRow, HallRow, PersonRow, WindowRow, ZoneRow
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request

_MEET_STATION = InsertOnce(table_of(Station))


class PeopleService:
    """Signs people in and tells who and what is in the hall."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def hall(self) -> HallRow:
        """Return the hall itself."""
        with self._work.read() as session:
            return directory.hall(session, self._work.hall_id)

    def windows(self) -> tuple[WindowRow, ...]:
        """Return the service windows by number."""
        with self._work.read() as session:
            return directory.windows(session, self._work.hall_id)

    def window(self, number: int) -> WindowRow:
        """Return one service window.

        Raises:
            WindowUnknownError: There is none of this number.
        """
        found = next((row for row in self.windows() if row.number == number), None)
        if found is None:
            raise WindowUnknownError(number=number)
        return found

    def zones(self) -> tuple[ZoneRow, ...]:
        """Return the zones by letter."""
        with self._work.read() as session:
            return directory.zones(session, self._work.hall_id)

    def departments(self) -> tuple[DepartmentRow, ...]:
        """Return the units stationed in the hall, by name."""
        with self._work.read() as session:
            return directory.departments(session, self._work.hall_id)

    def people(self) -> tuple[PersonRow, ...]:
        """Return the people of the hall by staff number."""
        with self._work.read() as session:
            return directory.people(session, self._work.hall_id)

    def duties(self) -> tuple[DutyRow, ...]:
        """Return who holds which window now."""
        with self._work.read() as session:
            return directory.duties(session, self._work.hall_id)

    def demo_people(self) -> tuple[PersonRow, ...]:
        """Return who may be picked by name: everybody in a demo hall, nobody elsewhere."""
        return self.people() if self.hall().is_demo else ()

    def somebody_can_sign_in(self) -> bool:
        """Return whether anybody has a password; else the hall is still being set up."""
        asked = (
            select(Credential.person_id)
            .join(Person, Person.id == Credential.person_id)
            .where(Credential.hall_id == self._work.hall_id, Person.is_active)
            .limit(1)
        )
        with self._work.read() as session:
            return session.execute(asked).first() is not None

    def sign_in_demo(self, request: Request, person_id: uuid.UUID) -> PersonRow:
        """Let somebody of a demo hall in without a password.

        Raises:
            DemoOnlyError: The hall is a real one.
            PersonUnknownError: There is no such person.
        """
        if not self.hall().is_demo:
            raise DemoOnlyError
        person = self._person(person_id)
        with self._work.write(request, "hall.sign_in_demo", person=person_id) as act:
            if act.first_answer is None:
                self._came_in(act, person)
        return person

    def sign_in(self, request: Request, staff_number: str, password: str) -> PersonRow:
        """Let somebody in by staff number and password (登录).

        A failure is kept, for the person and for the station, also though it is refused.

        Raises:
            SignInLockedError: Too many failures; says how long to wait.
            SignInRefusedError: Number and password do not belong together.
        """
        now = self._work.clock.now()
        person_id, password_hash, failures = self._known(staff_number.strip())
        failures.check(now)
        self._station_failures(request.actor.station).check(now)
        # Checked outside a transaction: hashing is slow on purpose and must hold no lock.
        if not is_right(password_hash, password):
            self._keep_failure(request, person_id)
            raise SignInRefusedError
        person = self._person(person_id)
        with self._work.write(request, "hall.sign_in", person=person.id) as act:
            if act.first_answer is None:
                self._forget_failures(act, person.id, password)
                self._came_in(act, person)
        return person

    def set_password(self, request: Request, person_id: uuid.UUID, password: str) -> None:
        """Give a person a new password.

        Raises:
            PasswordWeakError: It is too short or too simple.
        """
        made = hash_password(password)
        with self._work.write(request, "hall.set_password", person=person_id) as act:
            if act.first_answer is not None:
                return
            found = act.session.get(Credential, person_id)
            if found is None:
                found = Credential(person_id=person_id, hall_id=self._work.hall_id)
                act.session.add(found)
            found.password_hash, found.failures, found.refused_until = made, 0, None
            act.record(Happening("hall.password_set", "person", person_id))

    def _person(self, person_id: uuid.UUID | None) -> PersonRow:
        found = next((row for row in self.people() if row.id == person_id), None)
        if found is None:
            raise PersonUnknownError
        return found

    def _known(self, staff_number: str) -> tuple[uuid.UUID | None, str | None, Failures]:
        with self._work.read() as session:
            row = session.execute(
                select(
                    Person.id,
                    Credential.password_hash,
                    Credential.failures,
                    Credential.refused_until,
                )
                .outerjoin(Credential, Credential.person_id == Person.id)
                .where(
                    Person.hall_id == self._work.hall_id,
                    Person.staff_number == staff_number,
                    Person.is_active,
                )
            ).first()
        if row is None:
            return None, None, Failures()
        return row[0], row[1], Failures(row[2] or 0, row[3])

    def _station_failures(self, name: str) -> Failures:
        with self._work.read() as session:
            row = session.execute(
                select(Station.failures, Station.refused_until).where(
                    Station.hall_id == self._work.hall_id, Station.name == name
                )
            ).first()
        return Failures() if row is None else Failures(row[0], row[1])

    def _keep_failure(self, request: Request, person_id: uuid.UUID | None) -> None:
        with self._work.write(request, "hall.sign_in_failed") as act:
            # Counted on locked rows, always person before station: guesses sent at once must
            # each count.
            held = self._credential(act, person_id) if person_id else None
            if held is not None:
                more = Failures(held.failures, held.refused_until).one_more(act.now)
                held.failures, held.refused_until = more.count, more.refused_until
            station = self._station(act)
            more = Failures(station.failures, station.refused_until).one_more(act.now)
            station.failures, station.refused_until = more.count, more.refused_until
            act.record(Happening("hall.sign_in_failed", "station", station.name))

    def _forget_failures(self, act: Writing, person_id: uuid.UUID, password: str) -> None:
        held = self._credential(act, person_id)
        if held is None:
            raise SignInRefusedError
        # Asked again on the locked row: a right guess among many sent at once opens nothing.
        Failures(held.failures, held.refused_until).check(act.now)
        held.failures, held.refused_until = 0, None
        if needs_new_hash(held.password_hash):
            held.password_hash = hash_password(password)

    def _credential(self, act: Writing, person_id: uuid.UUID) -> Credential | None:
        return act.session.get(Credential, person_id, with_for_update=True)

    def _station(self, act: Writing) -> Station:
        """Return this station's row, locked; it is made when the station is first seen."""
        name = act.request.actor.station
        act.connection.execute(
            _MEET_STATION.on(act.connection),
            {
                "id": uuid.uuid4(),
                "hall_id": self._work.hall_id,
                "name": name,
                "failures": 0,
                "last_seen_at": act.now,
            },
        )
        station = act.session.scalars(
            select(Station)
            .where(Station.hall_id == self._work.hall_id, Station.name == name)
            .with_for_update()
        ).one()
        station.last_seen_at = act.now
        return station

    def _came_in(self, act: Writing, person: PersonRow) -> None:
        station = self._station(act)
        station.failures, station.refused_until = 0, None
        act.record(Happening("hall.signed_in", "person", person.id))
        act.changed(Change.PEOPLE)
        act.answer = {"person_id": str(person.id)}
