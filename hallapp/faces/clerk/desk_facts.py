"""What decides how a desk looks: the acts, the window's state, and the hall's rules for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from types import MappingProxyType
from typing import Protocol

from hallapp.hall.terms import DutyRow, DutyState
from hallapp.queueing.terms import (
    LateRuleRow,
    NoticeRow,
    PackageProgressRow,
    TicketRow,
    TicketState,
    UndoRow,
    WorkDone,
)


class Act(Enum):
    """What a key of the desk does."""

    NEXT = "next"
    START = "start"
    FINISH_NEXT = "finish_next"
    FINISH = "finish"
    RESUME = "resume"
    ACCEPT = "accept"
    RECALL = "recall"
    MISS = "miss"
    HOLD = "hold"
    TRANSFER = "transfer"
    CHANGE_ITEM = "change_item"
    CHOOSE = "choose"
    PAUSE = "pause"
    UNDO = "undo"
    WORK = "work"
    WALK_IN = "walk_in"
    STEP_OUT = "step_out"
    GONE = "gone"
    SKIP = "skip"
    SECOND_SCREEN = "second_screen"


@dataclass(frozen=True)
class KeyState:
    """How a line of the key list stands.

    Attributes:
        word: What it does.
        remark: What it is about, or why it cannot be pressed.
        allowed: Whether it can be pressed.
    """

    word: str
    remark: str = ""
    allowed: bool = True


@dataclass(frozen=True)
class PrimaryState:
    """The one large button: what the next press does, or why it does nothing."""

    word: str
    act: Act
    reason: str = ""


class QueueRules(Protocol):
    """The rules of the hall's queue that a desk tells in its rows (排队规则)."""

    @property
    def recall_limit(self) -> int:
        """Calls of one ticket, the first included; 0 for no limit."""
        ...

    @property
    def recall_spacing_s(self) -> int:
        """Least time between two calls of one ticket."""
        ...

    @property
    def hold_minutes(self) -> int:
        """How long a ticket is held when nobody says otherwise."""
        ...

    @property
    def away_minutes(self) -> int:
        """How long a citizen may step out."""
        ...

    @property
    def undo_s(self) -> int:
        """How long a move can be taken back."""
        ...

    @property
    def wait_limit_minutes(self) -> int:
        """From how many full minutes on a waiting citizen is shown as waiting too long."""
        ...


@dataclass(frozen=True)
class UsualRules:
    """What holds before the hall's own rules have been read."""

    recall_limit: int = 3
    recall_spacing_s: int = 20
    hold_minutes: int = 15
    away_minutes: int = 10
    undo_s: int = 10
    wait_limit_minutes: int = 15


USUAL_RULES = UsualRules()
_NO_RULES: Mapping[str, LateRuleRow] = MappingProxyType({})


@dataclass(frozen=True)
class DeskFacts:
    """Everything that decides what a desk shows.

    Attributes:
        duty: Who holds which window, and whether it is paused.
        live: The ticket called or served here.
        waiting: Who waits for this window, in calling order.
        missed: Who was called and did not come.
        material_count: Materials of the live ticket's item; None when not known.
        is_accepting: The tick list is open and nothing is decided yet.
        cut_off_since: Since when the hall cannot be reached; None when it can.
        is_busy: An act is under way.
        accepted: Cases accepted already from the live ticket.
        aside: Who is held or away from this window, who returns first first.
        undo: The move that can be taken back; None when there is none.
        rules: The hall's rules of the queue.
        late_rules: What a missed number is worth, by the service's code.
        progress: The live ticket's package, service by service.
        notices: What the hall says to this window, not read yet.
        work: What was chosen as done for the live ticket; None for the usual.
        done: The ticket finished here last, whose work can still be corrected.
        now: The present moment; None before it is known.
    """

    duty: DutyRow
    live: TicketRow | None = None
    waiting: tuple[TicketRow, ...] = ()
    missed: tuple[TicketRow, ...] = ()
    material_count: int | None = None
    is_accepting: bool = False
    cut_off_since: datetime | None = None
    is_busy: bool = False
    accepted: int = 0
    aside: tuple[TicketRow, ...] = ()
    undo: UndoRow | None = None
    rules: QueueRules = USUAL_RULES
    late_rules: Mapping[str, LateRuleRow] = field(default_factory=lambda: _NO_RULES)
    progress: tuple[PackageProgressRow, ...] = ()
    notices: tuple[NoticeRow, ...] = ()
    work: tuple[WorkDone, ...] | None = None
    done: TicketRow | None = None
    now: datetime | None = None

    @property
    def is_paused(self) -> bool:
        """Whether the window calls nobody now."""
        return self.duty.state is DutyState.PAUSED

    @property
    def is_serving(self) -> bool:
        """Whether somebody is being served."""
        return self.live is not None and self.live.state is TicketState.SERVING

    @property
    def is_called(self) -> bool:
        """Whether somebody was called who is not here yet."""
        return self.live is not None and self.live.state is TicketState.CALLED

    @property
    def is_free(self) -> bool:
        """Whether somebody could be called or served at once."""
        return self.live is None and not self.is_paused

    @property
    def recall_left_s(self) -> float:
        """Seconds until the ticket may be called again; 0 when it may."""
        live = self.live
        if live is None or live.called_at is None or self.now is None or not self.is_called:
            return 0
        passed = (self.now - live.called_at).total_seconds()
        return max(0.0, self.rules.recall_spacing_s - passed)

    @property
    def undo_left_s(self) -> float:
        """Seconds until the last move is final; 0 when it is."""
        if self.undo is None or self.now is None:
            return 0
        return max(0.0, (self.undo.until_at - self.now).total_seconds())
