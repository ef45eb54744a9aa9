"""The manager's Monday and month end, step by step (工作清单)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hallapp.bulletins.terms.facts import OpenThings
from hallapp.bulletins.terms.papers import BulletinRow, ConfirmationRow
from hallapp.bulletins.terms.sorts import BulletinSort, StepCode


@dataclass(frozen=True, slots=True)
class OverrideRow:
    """The work went on although a step was open (先行汇总)."""

    step: StepCode
    undone: int
    words: str
    made_by_name: str


@dataclass(frozen=True, slots=True)
class UnitStep:
    """One unit in the step of confirmations.

    Attributes:
        open_things: How much of the unit is not explained yet.
        confirmation: None while nobody confirmed.
    """

    department_id: UUID
    department: str
    people: int
    open_things: int
    confirmation: ConfirmationRow | None

    @property
    def is_done(self) -> bool:
        """Whether it is confirmed, and as it stands now."""
        return self.confirmation is not None and not self.confirmation.differs


@dataclass(frozen=True, slots=True)
class WorkStep:
    """One step of a worklist.

    Attributes:
        count: How many things are open.
        ids: Opens each of them.
        is_done: Nothing is open.
        blocks: Why the step cannot be begun, in words; empty when it can.
        override: Who let the work go on without it; None when nobody did.
    """

    code: StepCode
    title: str
    count: int
    ids: tuple[str, ...]
    is_done: bool
    blocks: str = ""
    override: OverrideRow | None = None

    @property
    def lets_pass(self) -> bool:
        """Whether the next step may begin."""
        return self.is_done or self.override is not None


@dataclass(frozen=True, slots=True)
class Worklist:
    """All steps of a period, in their order.

    Attributes:
        units: The step of confirmations, unit by unit.
        bulletin: The bulletin of the period; None until it is drafted.
    """

    sort: BulletinSort
    from_on: date
    until_on: date
    title: str
    steps: tuple[WorkStep, ...]
    units: tuple[UnitStep, ...]
    bulletin: BulletinRow | None = None

    @property
    def next_step(self) -> WorkStep | None:
        """The step that is to be done now; None when all are."""
        return next((step for step in self.steps if not step.lets_pass), None)

    def step(self, code: StepCode) -> WorkStep:
        """Return one step."""
        return next(step for step in self.steps if step.code is code)


@dataclass(frozen=True, slots=True)
class PeriodState:
    """What a worklist is reckoned from.

    Attributes:
        is_locked: The attendance of the period is locked.
    """

    sort: BulletinSort
    from_on: date
    until_on: date
    things: OpenThings
    units: tuple[UnitStep, ...]
    is_locked: bool
    bulletin: BulletinRow | None
    overrides: tuple[OverrideRow, ...]
