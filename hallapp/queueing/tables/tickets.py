"""Tables of tickets: the number, its steps, and whose it is."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.kernel.database.base import ALL, READ, Base, Right, partial_index, rights
from hallapp.queueing.terms import Entry, Outcome, PrintState, TicketState

_LIVE = "state IN ('waiting', 'held', 'away', 'called', 'serving')"
_AT_WINDOW = "state IN ('called', 'serving')"
_WAITING = "state = 'waiting'"
_RETURNING = "return_at IS NOT NULL"
_FINISHED = "state = 'finished'"
_RESERVED = "state = 'waiting' AND (wanted_window_id IS NOT NULL OR wanted_person_id IS NOT NULL)"

# Not among them: what decides the order. Whoever changes places gets a new step.
_STEPPED = (
    "state", "window_id", "person_id", "called_at", "call_sequence", "call_count", "started_at",
    "finished_at", "picked_before", "picked_why", "return_at", "aside_at", "aside_words",
    "aside_s", "served_s", "outcome", "item_id",
)  # fmt: skip


class Ticket(Base):
    """A queue ticket (排队号): one number on one day.

    Attributes:
        label: Prefix and number as printed; kept, because a prefix may change later.
        lap: How often its series had begun anew when it was given; 0 at first.
        service_id: The service it was given for; later steps may be of others.
        session_id: The session whose quota it counts against.
        code: What its holder may ask or evaluate with, printed on it; random.
        print_fault: Code of the error that kept it from being printed.
    """

    __tablename__ = "ticket"
    __table_args__ = (
        UniqueConstraint("hall_id", "day", "series_id", "number", "lap"),
        Index("ix_ticket_service_day", "service_id", "day"),
        Index("ix_ticket_code", "hall_id", "code"),
        rights(
            kiosk=Right(select=ALL, insert=ALL, update=("print_state", "print_fault")),
            # Not the code: whoever has it may rate the visit.
            board=Right(select=("id", "hall_id", "day", "service_id", "session_id", "label")),
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("print_state", "print_fault", "item_id", "priority_id"),
            ),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    day: Mapped[date]
    series_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("number_series.id"))
    number: Mapped[int]
    lap: Mapped[int] = mapped_column(server_default="0")
    label: Mapped[str] = mapped_column(String(12))
    service_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("queue_service.id"))
    session_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("issue_session.id"))
    item_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_item.id"))
    package_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("visit_package.id"))
    priority_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("priority_class.id"))
    code: Mapped[str] = mapped_column(String(12), server_default="")
    issued_at: Mapped[datetime]
    print_state: Mapped[PrintState]
    print_fault: Mapped[str | None] = mapped_column(String(60))


class TicketStep(Base):
    """One step of a visit: a ticket waiting for, called to or served at one service.

    Attributes:
        effective_at: Moment it joined this queue less its head start; never NULL.
        sequence: The hall day's sequence when it joined; breaks every tie.
        head_start_s: Head start given, seconds; never more than the hall's cap.
        entry: How it came into this queue; says why it stands where it stands.
        entry_words: Why a person put it there; empty for an ordinary entry.
        queued_at: When it joined this queue.
        position: Order within a package; steps of one position may come in any order.
        call_sequence: The hall day's sequence at the latest call; orders the board.
        picked_before: Label of the ticket that would have been next, for the reason shown.
        picked_why: Code of the reason why this one came first.
        wanted_window_id: Only this window calls it while somebody holds the window.
        wanted_person_id: Only this person calls it while on duty.
        back_window_id: Where it returns to when this step is finished.
        return_at: When a held or absent one waits again by itself.
        aside_at: Since when it is held or away.
        aside_s: Seconds it was held or away before.
        served_s: Seconds it was served before it was held.
        late_times: How often the ticket had been re-admitted when this step began.
    """

    __tablename__ = "ticket_step"
    __table_args__ = (
        partial_index("uq_ticket_step_live_ticket", "ticket_id", unique=True, where=_LIVE),
        partial_index("uq_ticket_step_live_window", "window_id", unique=True, where=_AT_WINDOW),
        partial_index(
            "ix_ticket_step_waiting",
            "hall_id",
            "day",
            "service_id",
            "effective_at",
            "sequence",
            where=_WAITING,
        ),
        partial_index("ix_ticket_step_returning", "hall_id", "return_at", where=_RETURNING),
        # Nearly empty: every call asks whether anybody waits for just this window or person.
        partial_index(
            "ix_ticket_step_reserved",
            "hall_id",
            "day",
            "wanted_window_id",
            "wanted_person_id",
            where=_RESERVED,
        ),
        # The day's pace of a service is asked for with every number given.
        partial_index("ix_ticket_step_finished", "hall_id", "day", "service_id", where=_FINISHED),
        # The partial ones above know live tickets only; a finished one is asked for, too.
        Index("ix_ticket_step_ticket", "ticket_id"),
        Index("ix_ticket_step_called", "hall_id", "day", "call_sequence"),
        rights(
            kiosk=Right(
                select=ALL,
                insert=ALL,
                update=("state", "return_at", "aside_at", "aside_s"),
            ),
            board=READ,
            clerk=Right(select=ALL, insert=ALL, update=_STEPPED),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    day: Mapped[date]
    ticket_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("ticket.id"))
    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("queue_service.id"))
    item_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_item.id"))
    state: Mapped[TicketState]
    position: Mapped[int] = mapped_column(server_default="0")
    effective_at: Mapped[datetime]
    sequence: Mapped[int]
    head_start_s: Mapped[int] = mapped_column(server_default="0")
    entry: Mapped[Entry] = mapped_column(server_default=Entry.ISSUED.value)
    entry_words: Mapped[str | None] = mapped_column(String(120))
    queued_at: Mapped[datetime | None]
    window_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_window.id"))
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    called_at: Mapped[datetime | None]
    call_sequence: Mapped[int | None]
    call_count: Mapped[int]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    picked_before: Mapped[str | None] = mapped_column(String(12))
    picked_why: Mapped[str | None] = mapped_column(String(40))
    wanted_window_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_window.id"))
    wanted_person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    back_window_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_window.id"))
    back_person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    return_at: Mapped[datetime | None]
    aside_at: Mapped[datetime | None]
    aside_words: Mapped[str | None] = mapped_column(String(120))
    aside_s: Mapped[int] = mapped_column(server_default="0")
    served_s: Mapped[int] = mapped_column(server_default="0")
    late_times: Mapped[int] = mapped_column(server_default="0")
    outcome: Mapped[Outcome | None]


class TicketPerson(Base):
    """Whose number it is: personal data, which a kiosk can add and never read.

    Attributes:
        digest: Keyed digest of the ID number; answers whether a person has a live ticket.
        shown_name: Masked name for the boards; empty unless the hall shows names.
    """

    __tablename__ = "ticket_person"
    __table_args__ = (
        Index("ix_ticket_person_digest", "hall_id", "day", "digest"),
        rights(
            kiosk=Right(select=("ticket_id", "hall_id", "day", "service_id", "digest"), insert=ALL),
            board=Right(select=("ticket_id", "shown_name")),
            # Changed only to be emptied, when nobody needs to know any more.
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("digest", "name", "shown_name", "phone", "id_sealed"),
            ),
        ),
    )

    ticket_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("ticket.id"), primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    day: Mapped[date]
    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("queue_service.id"))
    digest: Mapped[str | None] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(120), server_default="")
    shown_name: Mapped[str] = mapped_column(String(120), server_default="")
    phone: Mapped[str] = mapped_column(String(40), server_default="")
    id_sealed: Mapped[str | None] = mapped_column(Text)
