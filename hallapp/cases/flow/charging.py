"""Fees of a case: charged by the guide's list, reduced with a reason, paid once (收费)."""

import uuid
from collections.abc import Sequence

from sqlalchemy import func, select

from hallapp.cases.errors import (
    AlreadyPaidError,
    ChargeAmountError,
    ChargedNothingError,
    ChargeUnlistedError,
    PaymentDayError,
    PaymentDiffersError,
    ReductionReasonError,
)
from hallapp.cases.flow.chapter import Chapter, Deed
from hallapp.cases.flow.entitled import HANDLERS, ISSUERS
from hallapp.cases.flow.guide_then import guide_now
from hallapp.cases.tables import CaseCharge, CasePayment
from hallapp.cases.terms import CaseEventKind, CaseRow, ChargeRow, PaymentRow
from hallapp.guides.terms import FeeRow, FeeState
from hallapp.kernel.requests import Request

_IN_FORCE = frozenset({FeeState.CHARGED, FeeState.LOWERED})
_FEN = 100


class ChargingChapter(Chapter):
    """Charges and takes down the payment; the money itself is taken elsewhere."""

    def charge(self, request: Request, case_id: uuid.UUID, charges: Sequence[ChargeRow]) -> CaseRow:
        """Add charges to a case; each is a fee of the item that is in force on this day.

        Positions are given here. What was charged too much is corrected by one more row that
        charges nothing and takes off, with its reason.

        Raises:
            ChargeUnlistedError: A charge is none of the item's fees with basis and standard.
            ChargeAmountError: An amount is below nothing, or more is taken off than charged.
            ReductionReasonError: A reduction has no reason.
            AlreadyPaidError: The case is paid.
            ChargedNothingError: There is no charge among them.

        Source:
            《行政许可法》第五十八条、第五十九条.
        """
        return self._do(
            request,
            "charge",
            case_id,
            lambda deed: self._charge(deed, charges),
            HANDLERS | ISSUERS,
            charges=tuple(charges),
        )

    def _charge(self, deed: Deed, charges: Sequence[ChargeRow]) -> None:
        act, case = deed.act, deed.case
        if not charges:
            raise ChargedNothingError
        self._check_unpaid(deed)
        fees = guide_now(act.session, case.hall_id, case.item_id).fees
        due = self._due_fen(deed)
        for charge in charges:
            _check_charge(charge, fees)
            due += charge.due_fen
            if due < 0:
                raise ChargeAmountError(name=charge.name)
        first = self._how_many(deed) + 1
        act.session.add_all(
            CaseCharge(
                case_id=case.id,
                position=position,
                hall_id=case.hall_id,
                name=charge.name,
                standard=charge.standard,
                basis=charge.basis,
                charged_fen=charge.charged_fen,
                reduced_fen=charge.reduced_fen,
                reduction=charge.reduction.strip(),
                made_at=act.now,
                made_by=act.request.actor.person_id,
            )
            for position, charge in enumerate(charges, start=first)
        )
        deed.tell(CaseEventKind.CHARGED, names=[row.name for row in charges], fen=due)

    def pay(self, request: Request, case_id: uuid.UUID, payment: PaymentRow) -> CaseRow:
        """Write down the one payment of a case, which is what is due (缴费).

        Raises:
            ChargedNothingError: Nothing is to be paid.
            AlreadyPaidError: The case is paid.
            PaymentDiffersError: Another sum was paid.
            PaymentDayError: The day is before receipt or after today, or there is no voucher.
        """
        return self._do(
            request,
            "pay",
            case_id,
            lambda deed: self._pay(deed, payment),
            HANDLERS | ISSUERS,
            payment=payment,
        )

    def _pay(self, deed: Deed, payment: PaymentRow) -> None:
        act, case = deed.act, deed.case
        self._check_unpaid(deed)
        due = self._due_fen(deed)
        if due <= 0:
            raise ChargedNothingError
        if payment.paid_fen != due:
            raise PaymentDiffersError(due=yuan(due), paid=yuan(payment.paid_fen))
        in_time = case.received_on <= payment.paid_on <= act.today
        if not in_time or not payment.voucher.strip():
            raise PaymentDayError(paid_on=payment.paid_on.isoformat())
        act.session.add(
            CasePayment(
                case_id=case.id,
                hall_id=case.hall_id,
                paid_fen=payment.paid_fen,
                paid_on=payment.paid_on,
                voucher=payment.voucher.strip(),
                way=payment.way.strip(),
                recorded_at=act.now,
                recorded_by=act.request.actor.person_id,
            )
        )
        deed.tell(CaseEventKind.PAID, fen=payment.paid_fen, voucher=payment.voucher.strip())

    def _check_unpaid(self, deed: Deed) -> None:
        if deed.act.session.get(CasePayment, deed.case.id) is not None:
            raise AlreadyPaidError

    def _due_fen(self, deed: Deed) -> int:
        total = func.sum(CaseCharge.charged_fen - CaseCharge.reduced_fen)
        found = deed.act.session.scalar(select(total).where(CaseCharge.case_id == deed.case.id))
        return int(found or 0)

    def _how_many(self, deed: Deed) -> int:
        counted = select(func.count()).where(CaseCharge.case_id == deed.case.id)
        return deed.act.session.scalar(counted) or 0


def yuan(fen: int) -> str:
    """Return a sum in yuan, as a person reads it."""
    return f"{fen // _FEN}.{fen % _FEN:02d}"


def _check_charge(charge: ChargeRow, fees: Sequence[FeeRow]) -> None:
    listed = (charge.name.strip(), charge.standard.strip(), charge.basis.strip())
    known = {
        (fee.name.strip(), fee.standard.strip(), fee.basis.strip())
        for fee in fees
        if fee.state in _IN_FORCE and fee.basis.strip()
    }
    if listed not in known:
        raise ChargeUnlistedError(name=charge.name)
    is_correction = charge.charged_fen == 0
    too_much = charge.reduced_fen > charge.charged_fen and not is_correction
    if charge.charged_fen < 0 or charge.reduced_fen < 0 or too_much:
        raise ChargeAmountError(name=charge.name)
    if charge.reduced_fen and not charge.reduction.strip():
        raise ReductionReasonError(name=charge.name)
