"""Requests for leave with their steps and names, from the store."""

import uuid
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import ColumnElement, RowMapping, select
from sqlalchemy.orm import Session, aliased

from hallapp.hall.half_days import HalfDay, HalfDaySpan
from hallapp.hall.tables import Department, Person
from hallapp.leave.errors import LeaveOverlapError
from hallapp.leave.tables import LeaveRequest, LeaveStep
from hallapp.leave.terms import LeaveRow, LeaveState, LeaveStepRow, span_text

_B, _ASKER, _DECIDER = (
    aliased(Person, name="stand_in"),
    aliased(Person, name="asker"),
    aliased(Person, name="decider"),
)
OPEN_STATES = tuple(state for state in LeaveState if state.is_open)


def leaves(session: Session, *where: ColumnElement[bool]) -> tuple[LeaveRow, ...]:
    """Return requests with their steps, by first half day; two statements however many."""
    asked = (
        select(
            LeaveRequest,
            Person.name.label("person_name"),
            Department.name.label("department"),
            _B.name.label("b_name"),
            _ASKER.name.label("asked_by_name"),
        )
        .join(Person, Person.id == LeaveRequest.person_id)
        .outerjoin(Department, Department.id == LeaveRequest.department_id)
        .outerjoin(_B, _B.id == LeaveRequest.b_person_id)
        .outerjoin(_ASKER, _ASKER.id == LeaveRequest.asked_by)
        .where(*where)
        .order_by(LeaveRequest.from_on, LeaveRequest.asked_at, LeaveRequest.number)
    )
    rows = session.execute(asked).mappings().all()
    steps = _steps(session, where) if rows else {}
    return tuple(_row(each, steps.get(each["LeaveRequest"].id, ())) for each in rows)


def span_of(leave: LeaveRequest) -> HalfDaySpan:
    """Return the span of a request."""
    return HalfDaySpan.of(leave.from_on, leave.from_half, leave.until_on, leave.until_half)


def back_of(leave: LeaveRequest) -> HalfDay | None:
    """Return the first half day back at the post, None while nobody reported back."""
    if leave.ended_on is None or leave.ended_half is None:
        return None
    return HalfDay(leave.ended_on, leave.ended_half)


def steps_of(session: Session, leave_id: uuid.UUID) -> Sequence[LeaveStep]:
    """Return the steps of a request in order, to be decided on."""
    return session.scalars(
        select(LeaveStep)
        .where(LeaveStep.leave_id == leave_id)
        .order_by(LeaveStep.position)
        .with_for_update()
    ).all()


def _steps(
    session: Session, where: Sequence[ColumnElement[bool]]
) -> dict[uuid.UUID, tuple[LeaveStepRow, ...]]:
    asked = (
        select(LeaveStep, _DECIDER.name.label("decider_name"))
        .join(LeaveRequest, LeaveRequest.id == LeaveStep.leave_id)
        .join(Person, Person.id == LeaveRequest.person_id)
        .outerjoin(_DECIDER, _DECIDER.id == LeaveStep.decided_by)
        .where(*where)
        .order_by(LeaveStep.leave_id, LeaveStep.position)
    )
    found: dict[uuid.UUID, list[LeaveStepRow]] = defaultdict(list)
    for step, name in session.execute(asked):
        found[step.leave_id].append(
            LeaveStepRow(
                position=step.position,
                approver=step.approver,
                verdict=step.verdict,
                decided_by=name or "",
                decided_at=step.decided_at,
                words=step.words,
                signed_by=step.signed_by,
            )
        )
    return {leave_id: tuple(rows) for leave_id, rows in found.items()}


def _row(found: RowMapping, steps: tuple[LeaveStepRow, ...]) -> LeaveRow:
    leave: LeaveRequest = found["LeaveRequest"]
    return LeaveRow(
        id=leave.id,
        number=leave.number,
        person_id=leave.person_id,
        person_name=found["person_name"],
        department_id=leave.department_id,
        department=found["department"] or "",
        kind=leave.kind,
        span=span_of(leave),
        half_days=leave.half_days,
        reason=leave.reason,
        b_person_id=leave.b_person_id,
        b_name=found["b_name"] or "",
        asked_at=leave.asked_at,
        asked_by=found["asked_by_name"] or "",
        state=leave.state,
        steps=steps,
        is_beyond_balance=leave.is_beyond_balance,
        back=back_of(leave),
        ended_at=leave.ended_at,
        late_half_days=leave.late_half_days,
    )


def check_free(
    session: Session, hall_id: uuid.UUID, person_id: uuid.UUID, span: HalfDaySpan
) -> None:
    """Refuse a span that shares a half day with other leave of the person.

    Two different half days of one day are two leaves, and both stand.

    Raises:
        LeaveOverlapError: There is leave in it already; says which and when.
    """
    found = session.scalars(
        select(LeaveRequest)
        .where(
            LeaveRequest.hall_id == hall_id,
            LeaveRequest.person_id == person_id,
            LeaveRequest.state.in_(OPEN_STATES),
            LeaveRequest.from_on <= span.last.day,
            LeaveRequest.until_on >= span.first.day,
        )
        .order_by(LeaveRequest.from_on)
    )
    for other in found:
        back = back_of(other)
        # What was given back by an early return is free again.
        if span.overlaps(span_of(other)) and (back is None or span.first < back):
            raise LeaveOverlapError(
                number=other.number, state=other.state.label, span=span_text(span_of(other))
            )
