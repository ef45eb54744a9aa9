"""Rows of cases as faces and papers show them."""

from dataclasses import dataclass
from datetime import date, datetime

from hallapp.cases.terms.flow import AcceptancePlace, CaseForm
from hallapp.cases.terms.states import CaseState, Light, TickOutcome
from hallapp.kernel.texts import _


@dataclass(frozen=True, slots=True)
class MaterialTick:
    """One required material as the clerk ticked it.

    Attributes:
        material_id: Id of the material in the guide.
        name: Its name as the guide had it on that day.
        outcome: What the clerk found.
        remark: What exactly is missing, or a note; may be empty.
    """

    material_id: str
    name: str
    outcome: TickOutcome
    remark: str = ""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One accepted case as a list shows it.

    Attributes:
        id: Id of the case.
        case_number: Number on every paper of the case (受理编号).
        query_code: Code with which the applicant asks for the state (查询码).
        item_name: Service item.
        ticket_number: Queue ticket it came from, None without one.
        window_number: Window that accepted it, None when not at a window.
        accepted_at: Moment of acceptance, UTC; None before it.
        due_on: Last day of the clock that decides the light now: receipt, the promise (or
            the law's limit where nothing is promised), delivery.
        statutory_due_on: Last day of the law's limit, None where the law names none.
        is_provisional: `due_on` reaches into a year without a holiday notice (暂定).
        light: How it stands today.
        remaining_days: Working days left; 0 is due today, negative is late.
        state: Where it stands.
        applicant_masked: The applicant's name, masked.
        received_on: Day the papers were taken.
        due_at: Last moment of a limit in hours.
        form: Plain, instant, lenient and so on.
        place: Where it was accepted.
        stage_name: The running stage; empty without one.
        handler_name: Who has it in the back office; empty when nobody has.
        external_number: Its number on the provincial platform; empty for a case of the hall.
        concluded_on: Day of the decision, None before it.
        is_timed: A clock runs, or ran; without one `due_on` is today and says nothing.
    """

    id: str
    case_number: str
    query_code: str
    item_name: str
    ticket_number: str | None
    window_number: str | None
    accepted_at: datetime | None
    due_on: date
    statutory_due_on: date | None
    is_provisional: bool
    light: Light
    remaining_days: int
    state: CaseState
    applicant_masked: str
    received_on: date | None = None
    due_at: datetime | None = None
    form: CaseForm = CaseForm.PLAIN
    place: AcceptancePlace = AcceptancePlace.WINDOW
    stage_name: str = ""
    handler_name: str = ""
    external_number: str = ""
    concluded_on: date | None = None
    is_timed: bool = True

    @property
    def remaining_words(self) -> str:
        """What is left: 还有 3 个工作日, 今天到期, 已超 2 个工作日."""
        if self.remaining_days == 0:
            return _("今天到期")
        if self.remaining_days > 0:
            return _("还有 {days} 个工作日").format(days=self.remaining_days)
        return _("已超 {days} 个工作日").format(days=-self.remaining_days)


@dataclass(frozen=True, slots=True)
class CaseFigures:
    """How many open cases there are, and how many stand on each light that asks for someone."""

    open: int
    yellow: int
    red: int
    dark_red: int


@dataclass(frozen=True)
class CaseProgressRow:
    """Where a case stands, as the holder of its query code is told; nothing names anybody.

    Attributes:
        accepted_on: None before acceptance.
        due_on: Day of the running clock, as suspensions have moved it; None without one.
        is_provisional: The day reaches into a year without a holiday notice (暂定).
        is_late: The hall is past the day by which it was to accept or decide; never while the
            clock stands or papers are awaited.
        stood_since: Day since which the clock stands, None while it runs.
    """

    case_number: str
    item_name: str
    state: CaseState
    accepted_on: date | None
    due_on: date | None
    is_provisional: bool
    is_late: bool
    concluded_on: date | None
    received_on: date | None = None
    ready_on: date | None = None
    delivered_on: date | None = None
    stood_since: date | None = None
