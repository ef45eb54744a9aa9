"""What faces ask of joint cases: lists, one in detail, what its agent did, and the totals."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from hallapp.cases.terms import CaseEventKind
from hallapp.hall import directory
from hallapp.hall.terms import DepartmentRow, PersonRow
from hallapp.joint import store
from hallapp.joint.errors import JointUnknownError
from hallapp.joint.rows import branch_row, joint_row
from hallapp.joint.tables import JointBranch, JointCase
from hallapp.joint.terms import AgentStepRow, BranchRow, JointRow, JointTotal
from hallapp.kernel.database.work import UnitOfWork


class JointReading:
    """Answers what is asked; nothing is written here."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def departments(self) -> tuple[DepartmentRow, ...]:
        """Return the units that can lead or be asked."""
        with self._work.read() as session:
            return directory.departments(session, self._work.hall_id)

    def people(self) -> tuple[PersonRow, ...]:
        """Return the people who can act for an applicant (代办员)."""
        with self._work.read() as session:
            return directory.people(session, self._work.hall_id)

    def of_hall(self) -> tuple[JointRow, ...]:
        """Return all joint cases, newest first."""
        with self._work.read() as session:
            return self._rows(session)

    def joint(self, joint_id: uuid.UUID) -> JointRow:
        """Return one joint case.

        Raises:
            JointUnknownError: There is none of this id.
        """
        found = next((row for row in self.of_hall() if row.id == joint_id), None)
        if found is None:
            raise JointUnknownError
        return found

    def of_case(self, case_id: uuid.UUID) -> JointRow | None:
        """Return the joint case that a case leads, None for any other case."""
        return next((row for row in self.of_hall() if row.case_id == case_id), None)

    def branches(self, joint_id: uuid.UUID) -> tuple[BranchRow, ...]:
        """Return the units of a joint case in the order in which they were asked."""
        with self._work.read() as session:
            found = store.branches(
                session,
                JointCase.hall_id == self._work.hall_id,
                JointBranch.joint_id == joint_id,
            )
            urged = store.events(session, self._work.hall_id, joint_id, CaseEventKind.URGED)
        today = self._work.today()
        times = Counter(event.facts.get("branch") for event in urged)
        last = {event.facts.get("branch"): event.on for event in urged}
        return tuple(
            replace(row, reminded=times[row.position], reminded_on=last.get(row.position))
            for row in (branch_row(each, today) for each in found)
        )

    def agent_steps(self, joint_id: uuid.UUID) -> tuple[AgentStepRow, ...]:
        """Return what the agent of a joint case did, the first step first (代办过程)."""
        with self._work.read() as session:
            notes = store.events(session, self._work.hall_id, joint_id, CaseEventKind.NOTED)
            return tuple(
                AgentStepRow(
                    at=event.at,
                    agent_name=str(event.facts["agent"]),
                    words=str(event.facts.get("words", "")),
                    written_by=event.person_name,
                )
                for event in notes
                if "agent" in event.facts
            )

    def totals(self, year: int) -> tuple[JointTotal, ...]:
        """Return how many projects were opened in a year, their area, investment and fees.

        By kind, in the order of `JointKind`; kinds without any are left out. What the applicant
        took back is not counted.
        """
        with self._work.read() as session:
            return store.totals(session, self._work.hall_id, year)

    def _rows(self, session: Session) -> tuple[JointRow, ...]:
        hall, today = self._work.hall_id, self._work.today()
        units: dict[uuid.UUID, list[BranchRow]] = defaultdict(list)
        for each in store.branches(session, JointCase.hall_id == hall):
            units[each["JointBranch"].joint_id].append(branch_row(each, today))
        found = store.joints(session, JointCase.hall_id == hall)
        return tuple(joint_row(each, units[each["JointCase"].id], today) for each in found)

    def _unit(self, session: Session, department_id: uuid.UUID) -> str:
        return _named(directory.departments(session, self._work.hall_id), department_id)


def _named(rows: Sequence[DepartmentRow], wanted: uuid.UUID) -> str:
    return next((row.name for row in rows if row.id == wanted), "")
