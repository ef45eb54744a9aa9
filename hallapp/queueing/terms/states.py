"""States and kinds of the queue."""

from enum import Enum

from hallapp.kernel.texts import _


class TicketState(Enum):
    """Where a ticket's step stands; `WITHDRAWN` is one that a move taken back had begun."""

    WAITING = "waiting"
    HELD = "held"
    AWAY = "away"
    CALLED = "called"
    SERVING = "serving"
    FINISHED = "finished"
    TRANSFERRED = "transferred"
    MISSED = "missed"
    LEFT = "left"
    SKIPPED = "skipped"
    VOID = "void"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The word a person reads (等候、已叫号、办理中、已办结、过号、过期 …)."""
        return {
            TicketState.WAITING: _("等候"),
            TicketState.HELD: _("挂起"),
            TicketState.AWAY: _("暂离"),
            TicketState.CALLED: _("已叫号"),
            TicketState.SERVING: _("办理中"),
            TicketState.FINISHED: _("已办结"),
            TicketState.TRANSFERRED: _("已转移"),
            TicketState.MISSED: _("过号"),
            TicketState.LEFT: _("已离开"),
            TicketState.SKIPPED: _("已跳过"),
            TicketState.VOID: _("作废"),
            TicketState.EXPIRED: _("过期"),
            TicketState.WITHDRAWN: _("已撤回"),
        }[self]


LIVE_STATES = (
    TicketState.WAITING,
    TicketState.HELD,
    TicketState.AWAY,
    TicketState.CALLED,
    TicketState.SERVING,
)
AT_WINDOW_STATES = (TicketState.CALLED, TicketState.SERVING)
ASIDE_STATES = (TicketState.HELD, TicketState.AWAY)


class PrintState(Enum):
    """Whether the citizen has the ticket on paper; `UNWANTED` is a visit without a slip."""

    PENDING = "pending"
    PRINTED = "printed"
    FAILED = "failed"
    UNWANTED = "unwanted"


class Entry(Enum):
    """How a ticket came into the queue that it stands in; decides the reason shown."""

    ISSUED = "issued"
    APPOINTMENT = "appointment"
    RETURNED = "returned"
    TRANSFERRED = "transferred"
    READMITTED = "readmitted"
    NEXT_STEP = "next_step"
    PRIORITISED = "prioritised"
    WALK_IN = "walk_in"


class Outcome(Enum):
    """With what result a step of a visit ended (办理结果)."""

    DONE = "done"
    ACCEPTED = "accepted"
    COLLECTED = "collected"
    ADVICE = "advice"
    PAPERS_MISSING = "papers_missing"
    LEFT = "left"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            Outcome.DONE: _("当场办结"),
            Outcome.ACCEPTED: _("已受理办件"),
            Outcome.COLLECTED: _("已领证"),
            Outcome.ADVICE: _("咨询"),
            Outcome.PAPERS_MISSING: _("缺材料，未受理"),
            Outcome.LEFT: _("中途离开"),
            Outcome.OTHER: _("其他结果"),
        }[self]


class LatePolicy(Enum):
    """What a number is worth after a missed call (过号规则); halls differ, so it is printed."""

    VOID = "void"
    BEHIND = "behind"
    WITHIN = "within"

    @property
    def label(self) -> str:
        """The word a manager reads."""
        return {
            LatePolicy.VOID: _("过号作废，重新取号"),
            LatePolicy.BEHIND: _("排到若干人之后"),
            LatePolicy.WITHIN: _("限时内排到最前"),
        }[self]


class SessionKind(Enum):
    """Who gets numbers in a session: everybody, or people with an appointment only."""

    EVERYBODY = "everybody"
    APPOINTMENTS = "appointments"


class OrderKind(Enum):
    """What a manager orders about a service's numbers on a day."""

    STOP = "stop"
    RESUME = "resume"
    EXTEND = "extend"


class PlaybackOutcome(Enum):
    """What became of an announcement."""

    SPOKEN = "spoken"
    WITHDRAWN = "withdrawn"
    TOO_OLD = "too_old"
    SILENT = "silent"
    FAILED = "failed"
