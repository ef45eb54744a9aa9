"""What the chapters of a case ask its tables."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hallapp.cases.tables import (
    CaseApplicant,
    CaseClock,
    CaseEvent,
    CaseExtension,
    CaseStage,
    CaseSuspension,
    CaseTick,
    HallCase,
)
from hallapp.cases.terms import CaseEventKind, CaseState, ClockKind
from hallapp.guides.tables import ServiceItem

_OPEN_STATES = tuple(state for state in CaseState if state.is_open)


def last_moment(session: Session, case_id: uuid.UUID) -> datetime | None:
    """Return when the last thing happened to a case."""
    return session.scalar(select(func.max(CaseEvent.at)).where(CaseEvent.case_id == case_id))


def newest_day_before(session: Session, hall_id: uuid.UUID, day: date) -> date | None:
    """Return the last day before another on which anything happened to a case of a hall."""
    statement = select(func.max(CaseEvent.on)).where(CaseEvent.hall_id == hall_id)
    return session.scalar(statement.where(CaseEvent.on < day))


def last_event(session: Session, case_id: uuid.UUID, kind: CaseEventKind) -> CaseEvent | None:
    """Return the newest line of a kind."""
    statement = select(CaseEvent).where(CaseEvent.case_id == case_id, CaseEvent.kind == kind)
    return session.scalars(statement.order_by(CaseEvent.position.desc()).limit(1)).one_or_none()


def events_of(
    session: Session, case_id: uuid.UUID, kinds: Sequence[CaseEventKind]
) -> Sequence[CaseEvent]:
    """Return the lines of some kinds, oldest first."""
    statement = select(CaseEvent).where(CaseEvent.case_id == case_id, CaseEvent.kind.in_(kinds))
    return session.scalars(statement.order_by(CaseEvent.position)).all()


def next_position(session: Session, case_id: uuid.UUID, kind: ClockKind) -> int:
    """Return the position of one more clock of a kind; the first is 0."""
    statement = select(func.max(CaseClock.position)).where(
        CaseClock.case_id == case_id, CaseClock.kind == kind
    )
    last = session.scalar(statement)
    return 0 if last is None else last + 1


def next_round(session: Session, case_id: uuid.UUID) -> int:
    """Return the number of the next round of ticks."""
    statement = select(func.max(CaseTick.round)).where(CaseTick.case_id == case_id)
    return (session.scalar(statement) or 0) + 1


def suspension_rows(session: Session, case_id: uuid.UUID) -> Sequence[CaseSuspension]:
    """Return the ledger of a case, oldest first."""
    statement = select(CaseSuspension).where(CaseSuspension.case_id == case_id)
    return session.scalars(statement.order_by(CaseSuspension.from_on)).all()


def open_suspension(session: Session, case_id: uuid.UUID) -> CaseSuspension | None:
    """Return the entry of the ledger that has not ended."""
    statement = select(CaseSuspension).where(
        CaseSuspension.case_id == case_id, CaseSuspension.to_on.is_(None)
    )
    return session.scalars(statement).one_or_none()


def is_extended(session: Session, case_id: uuid.UUID) -> bool:
    """Return whether the limit of a case was extended before."""
    statement = select(CaseExtension.id).where(CaseExtension.case_id == case_id).limit(1)
    return session.scalar(statement) is not None


def stages_of(session: Session, case_id: uuid.UUID) -> Sequence[CaseStage]:
    """Return the stages of a case in order."""
    statement = select(CaseStage).where(CaseStage.case_id == case_id)
    return session.scalars(statement.order_by(CaseStage.position)).all()


def department_of(session: Session, item_id: uuid.UUID) -> uuid.UUID | None:
    """Return the department of a service item."""
    return session.scalar(select(ServiceItem.department_id).where(ServiceItem.id == item_id))


def open_twin(session: Session, hall_id: uuid.UUID, item_id: uuid.UUID, digest: str) -> str | None:
    """Return the number of an open case of the same applicant and item."""
    statement = (
        select(HallCase.case_number)
        .join(CaseApplicant, CaseApplicant.case_id == HallCase.id)
        .where(
            HallCase.hall_id == hall_id,
            HallCase.item_id == item_id,
            HallCase.state.in_(_OPEN_STATES),
            CaseApplicant.id_digest == digest,
        )
        .limit(1)
    )
    return session.scalar(statement)


def days_missing(session: Session, case_id: uuid.UUID) -> tuple[tuple[date, date], ...]:
    """Return the spans in which papers were missing: from the notice to the day all were in."""
    spans: list[tuple[date, date]] = []
    asked: date | None = None
    kinds = (
        CaseEventKind.SUPPLEMENT_ASKED,
        CaseEventKind.SUPPLEMENTED,
        CaseEventKind.ACCEPTED,
    )
    for event in events_of(session, case_id, kinds):
        if event.kind is CaseEventKind.SUPPLEMENT_ASKED:
            asked = asked or event.on
        elif asked is not None and not event.facts.get("missing"):
            spans.append((asked, event.on))
            asked = None
    return tuple(spans)
