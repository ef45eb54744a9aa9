"""Reads what happened to one case."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from hallapp.cases.tables import (
    CaseCharge,
    CaseClock,
    CaseDueMove,
    CaseEvent,
    CasePaper,
    CasePaperPrint,
    CasePayment,
    CaseStage,
    CaseSuspension,
    HallCase,
)
from hallapp.cases.terms import (
    CaseEventRow,
    CasePaperRow,
    ChargeRow,
    ClockKind,
    DueMoveRow,
    PaymentRow,
)
from hallapp.hall.tables import Person


def history(session: Session, hall_id: uuid.UUID, case_id: uuid.UUID) -> tuple[CaseEventRow, ...]:
    """Return the events of a case in their order."""
    rows = session.scalars(
        select(CaseEvent)
        .where(CaseEvent.case_id == case_id, CaseEvent.hall_id == hall_id)
        .order_by(CaseEvent.position)
    )
    return tuple(
        CaseEventRow(
            position=row.position,
            kind=row.kind,
            at=row.at,
            person_name=row.person_name,
            window_number=row.window_number,
            facts=row.facts,
        )
        for row in rows
    )


def clocks(session: Session, hall_id: uuid.UUID, case_id: uuid.UUID) -> Sequence[CaseClock]:
    """Return the clocks of a case in the order in which they started."""
    return session.scalars(
        select(CaseClock)
        .where(CaseClock.case_id == case_id, CaseClock.hall_id == hall_id)
        .order_by(CaseClock.started_at, CaseClock.position, CaseClock.kind)
    ).all()


def suspensions(
    session: Session, hall_id: uuid.UUID, case_id: uuid.UUID
) -> Sequence[CaseSuspension]:
    """Return the ledger of a case in the order of its days."""
    return session.scalars(
        select(CaseSuspension)
        .where(CaseSuspension.case_id == case_id, CaseSuspension.hall_id == hall_id)
        .order_by(CaseSuspension.from_on)
    ).all()


def stages(
    session: Session, hall_id: uuid.UUID, case_id: uuid.UUID
) -> tuple[tuple[CaseStage, str, CaseClock | None], ...]:
    """Return the stages of a case, who has each, and the clock of its own limit."""
    of_stage = and_(
        CaseClock.case_id == CaseStage.case_id,
        CaseClock.kind == ClockKind.STAGE,
        CaseClock.position == CaseStage.position,
    )
    rows = session.execute(
        select(CaseStage, Person.name, CaseClock)
        .outerjoin(Person, Person.id == CaseStage.handler_id)
        .outerjoin(CaseClock, of_stage)
        .where(CaseStage.case_id == case_id, CaseStage.hall_id == hall_id)
        .order_by(CaseStage.position)
    ).all()
    return tuple((stage, name or "", clock) for stage, name, clock in rows)


def charges(session: Session, hall_id: uuid.UUID, case_id: uuid.UUID) -> tuple[ChargeRow, ...]:
    """Return the charges of a case in their order."""
    rows = session.scalars(
        select(CaseCharge)
        .where(CaseCharge.case_id == case_id, CaseCharge.hall_id == hall_id)
        .order_by(CaseCharge.position)
    )
    return tuple(
        ChargeRow(
            position=row.position,
            name=row.name,
            standard=row.standard,
            basis=row.basis,
            charged_fen=row.charged_fen,
            reduced_fen=row.reduced_fen,
            reduction=row.reduction,
        )
        for row in rows
    )


def payment(session: Session, hall_id: uuid.UUID, case_id: uuid.UUID) -> PaymentRow | None:
    """Return the payment of a case, None without one."""
    row = session.get(CasePayment, case_id)
    if row is None or row.hall_id != hall_id:
        return None
    return PaymentRow(row.paid_fen, row.paid_on, row.voucher, row.way)


def papers(session: Session, hall_id: uuid.UUID, case_id: uuid.UUID) -> tuple[CasePaperRow, ...]:
    """Return the papers of a case with how often each was printed."""
    printed = (
        select(func.count())
        .where(CasePaperPrint.paper_id == CasePaper.id)
        .correlate(CasePaper)
        .scalar_subquery()
    )
    rows = session.execute(
        select(CasePaper, printed)
        .where(CasePaper.case_id == case_id, CasePaper.hall_id == hall_id)
        .order_by(CasePaper.issued_at, CasePaper.number)
    ).all()
    return tuple(
        CasePaperRow(row.id, row.kind, row.number, row.issued_on, row.issued_at, copies)
        for row, copies in rows
    )


def moves(
    session: Session,
    hall_id: uuid.UUID,
    since: datetime | None,
    case_id: uuid.UUID | None,
    most: int,
) -> tuple[DueMoveRow, ...]:
    """Return moves of due days, the newest first."""
    asked = (
        select(CaseDueMove, HallCase.case_number, HallCase.item_name, CaseClock.kind)
        .join(HallCase, HallCase.id == CaseDueMove.case_id)
        .join(CaseClock, CaseClock.id == CaseDueMove.clock_id)
        .where(CaseDueMove.hall_id == hall_id)
        .order_by(CaseDueMove.moved_at.desc(), HallCase.case_number)
        .limit(most)
    )
    if since is not None:
        asked = asked.where(CaseDueMove.moved_at >= since)
    if case_id is not None:
        asked = asked.where(CaseDueMove.case_id == case_id)
    return tuple(
        DueMoveRow(
            case_id=move.case_id,
            case_number=number,
            item_name=item_name,
            kind=kind,
            reason=move.reason,
            rule=move.rule,
            old_on=move.old_on,
            new_on=move.new_on,
            moved_at=move.moved_at,
        )
        for move, number, item_name, kind in session.execute(asked).all()
    )
