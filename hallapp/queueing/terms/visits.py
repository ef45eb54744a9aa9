"""What faces read of how visits went: what can be taken back, packages, failed visits."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hallapp.queueing.terms.states import TicketState


@dataclass(frozen=True)
class UndoRow:
    """The latest move at a window while it can still be taken back (撤销).

    Attributes:
        action: `miss`, `finish`, `finish_and_call_next`, `fail_visit`, `transfer`, `skip` or
            `leave`.
        label: The ticket that would be back at the window.
        called_label: The ticket that would wait again; None when the move called nobody.
        until_at: From then on it is final.
    """

    action: str
    label: str
    called_label: str | None
    until_at: datetime


@dataclass(frozen=True)
class PackageProgressRow:
    """One service of a ticket's package, and how far it is (联办进度).

    Attributes:
        state: Where its latest step stands; None before it has begun.
        waited_s: Seconds waited for it, held and served times not counted.
        served_s: Seconds it was served.
    """

    service_id: UUID
    service_name: str
    position: int
    state: TicketState | None
    waited_s: int
    served_s: int


@dataclass(frozen=True)
class FailedVisitRow:
    """One sentence of one guide, and whom it sent home (白跑统计).

    Attributes:
        guide_version: The newest version that a failed visit names.
        people: Tickets that ended for want of it, each counted once.
        latest_on: The last day on which it happened.
    """

    item_id: UUID
    item_name: str
    guide_version: int
    material_name: str
    people: int
    latest_on: date


@dataclass(frozen=True)
class PaperWarningRow:
    """A paper that people lately came without, as the kiosk warns (缺件提醒)."""

    material_id: str
    name: str
    people: int
