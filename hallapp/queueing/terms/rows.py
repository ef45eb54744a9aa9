"""What faces read of the queue: services, tickets, calls, figures."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from hallapp.hall.terms import DutyRow, WindowRow
from hallapp.kernel.texts import _
from hallapp.queueing.terms.reasons import Told, Why, public_sentence, sentence
from hallapp.queueing.terms.states import Entry, LatePolicy, Outcome, PrintState, TicketState


@dataclass(frozen=True)
class ServiceRow:
    """A service that numbers are given for (取号业务).

    Attributes:
        code: What a command line and a screen call it; also the key in settings.
        prefix: Letter or letters before the number.
        waiting: People waiting now.
        open_windows: Windows that serve it and are open now.
        late: What happens to a missed number, as the ticket prints it.
        refusal: Code of the error that `issue` would raise now; empty when it gives numbers.
        refusal_words: The manager's reason for a stop; empty otherwise.
        next_opens: When it next gives numbers, `14:00` or with the date; empty when unknown.
    """

    id: UUID
    code: str
    name: str
    prefix: str
    zone_name: str
    place: str
    waiting: int
    open_windows: int
    needs_identity: bool = False
    late: "LateRuleRow | None" = None
    slip_words: str = ""
    refusal: str = ""
    refusal_words: str = ""
    next_opens: str = ""


@dataclass(frozen=True)
class TicketRow:
    """A queue ticket (排队号) with its present step.

    Attributes:
        label: Prefix and number as printed, such as `A023`.
        waited_s: Seconds it waited in its present queue, to the last call or to now; without
            the time that it was held, away or served before. Never negative.
        call_count: How often it was called, recalls included.
        picked_before: Label of the ticket that would have been next when this was called.
        print_fault: Code of the error that kept it from being printed the last time.
        picked_why: Code of the reason why it was called first.
        entry: How it came into its present queue.
        entry_words: Why a person put it there; None for an ordinary entry.
        effective_at: What orders it among those who wait.
        code: What its holder may ask or evaluate with.
        priority_name: Its class, for the clerk only; empty for none.
        return_at: When a held or absent one waits again by itself.
        aside_at: Since when it is held or away.
        aside_words: Why it is held.
        late_times: How often it came back after a missed call.
        package_name: The package that it takes through several services; empty for none.
        step_position: Where in the package this step stands.
        outcome: With what result its present step was finished.
        queued_at: When it joined its present queue.
        aside_s: Seconds it was held or away before.
        served_s: Seconds it was served before it was held; the present service comes on top.
    """

    id: UUID
    step_id: UUID
    label: str
    service_code: str
    service_name: str
    item_id: UUID | None
    item_name: str | None
    state: TicketState
    issued_at: datetime
    called_at: datetime | None
    started_at: datetime | None
    finished_at: datetime | None
    window_number: int | None
    call_count: int
    waited_s: int
    print_state: PrintState
    picked_before: str | None = None
    print_fault: str | None = None
    picked_why: str | None = None
    entry: Entry = Entry.ISSUED
    entry_words: str | None = None
    effective_at: datetime | None = None
    code: str = ""
    priority_name: str = ""
    priority_needs_proof: bool = False
    wanted_window_number: int | None = None
    return_at: datetime | None = None
    aside_at: datetime | None = None
    aside_words: str | None = None
    late_times: int = 0
    package_name: str = ""
    step_position: int = 0
    outcome: Outcome | None = None
    queued_at: datetime | None = None
    aside_s: int = 0
    served_s: int = 0

    @property
    def why(self) -> str:
        """One sentence for the clerk why this one was called; empty when it was not."""
        if self.picked_why is not None:
            return sentence(Why.read(self.picked_why), self._told)
        if self.picked_before is None:
            return ""
        return _("到号最早，排在 {label} 之前").format(label=self.picked_before)

    @property
    def public_why(self) -> str:
        """The same for everybody: it names no class, no appointment and no person."""
        if self.picked_why is None:
            return self.why
        return public_sentence(Why.read(self.picked_why), self._told)

    def veiled(self) -> "TicketRow":
        """Return it as it stands in a list of those who wait.

        Whoever could see there who is old, disabled or a soldier could pick and choose; and the
        code to evaluate with is for its holder alone.
        """
        return replace(self, priority_name="", priority_needs_proof=False, code="")

    @property
    def _told(self) -> Told:
        other, words = self.picked_before or "", self.entry_words or ""
        return Told(self.label, other, self.priority_name, words)

    @property
    def subject(self) -> str:
        """What the citizen came for: the item when known, else the service."""
        return self.item_name or self.service_name


@dataclass(frozen=True)
class IssuedRow:
    """What a citizen is told after taking a number.

    Attributes:
        ahead: People waiting before this one.
        minutes: Range of minutes to wait, or None while there is nothing to estimate from.
        place: Where to sit.
        late: What the number is worth after a missed call; None where nothing is set.
        slip_words: What the hall prints on every ticket of the service.
        package_steps: Names of the services that the number leads through, in their order.
    """

    ticket: TicketRow
    ahead: int
    minutes: tuple[int, int] | None
    place: str
    late: "LateRuleRow | None" = None
    slip_words: str = ""
    package_steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class CallRow:
    """One call as the board shows and speaks it.

    Attributes:
        key: Changes with every call and recall, so that a board can tell a new one.
    """

    key: str
    ticket_id: UUID
    label: str
    window_number: int
    zone_letter: str
    called_at: datetime
    is_recall: bool


@dataclass(frozen=True)
class BoardRow:
    """Everything a call board shows, read in one go.

    Attributes:
        calls: Newest first, at most five; one row a ticket.
        next_labels: Who is next, in calling order.
        waiting: How many wait.
        read_at: When this was true.
    """

    calls: tuple[CallRow, ...]
    next_labels: tuple[str, ...]
    waiting: int
    read_at: datetime


@dataclass(frozen=True)
class QueueFigures:
    """The day's figures of the queue: numbers given, finished, missed, waiting, longest wait."""

    issued: int
    finished: int
    missed: int
    waiting: int
    longest_wait_s: int


@dataclass(frozen=True)
class WindowStateRow:
    """One service window on the plan of the hall."""

    window: WindowRow
    duty: DutyRow | None
    live: TicketRow | None
    finished_today: int
    waiting: int
    longest_wait_s: int


@dataclass(frozen=True)
class LateRuleRow:
    """What a late-comer's number is worth at one service (过号规则), in the hall's own figures."""

    policy: LatePolicy
    places: int
    minutes: int
    times: int
