"""Stages, charges and the payment of a case."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hallapp.cases.terms.states import Light
from hallapp.hall.limits import Limit


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage of a case as a face shows it (办理环节).

    Attributes:
        position: Order in the case, from 1.
        handler_name: Who has it, or had it last; empty before anybody had.
        due_on: Last day of the stage's own limit, None without one or before it began.
        light: How the stage stands; None without a limit.
    """

    position: int
    name: str
    limit: Limit | None
    handler_id: UUID | None
    handler_name: str
    began_on: date | None
    due_on: date | None
    ended_on: date | None
    light: Light | None
    result: str
    opinion: str
    forwarded_to: str = ""


@dataclass(frozen=True, slots=True)
class ChargeRow:
    """One charge of a case (收费): what, by which standard and basis, less which reduction.

    Attributes:
        charged_fen: What the standard asks for, in fen.
        reduced_fen: What was taken off, with its reason in `reduction`.
    """

    position: int
    name: str
    standard: str
    basis: str
    charged_fen: int
    reduced_fen: int
    reduction: str

    @property
    def due_fen(self) -> int:
        """What is to be paid, in fen."""
        return self.charged_fen - self.reduced_fen


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """The one payment of a case (缴费); the money itself is taken elsewhere.

    Attributes:
        voucher: Number of the receipt (票据号).
        way: How it was paid, as the cashier wrote it.
    """

    paid_fen: int
    paid_on: date
    voucher: str
    way: str
