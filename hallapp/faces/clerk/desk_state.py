"""What a desk shows for a window's state: one place for words, keys and reasons, no widgets.

The desk and the mini bar show the same `DeskRow`, so they can never disagree.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from enum import Enum

from hallapp.hall.terms import DutyRow, DutyState
from hallapp.kernel.texts import _
from hallapp.queueing.terms import TicketRow, TicketState

WAIT_LIMIT_MINUTES = 15
"""From how many full minutes on a waiting citizen is shown as waiting too long."""


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
    CHOOSE = "choose"
    PAUSE = "pause"


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

    @property
    def is_paused(self) -> bool:
        """Whether the window calls nobody now."""
        return self.duty.state is DutyState.PAUSED

    @property
    def is_serving(self) -> bool:
        """Whether somebody is being served."""
        return self.live is not None and self.live.state is TicketState.SERVING


@dataclass(frozen=True)
class DeskRow:
    """What a desk or a mini bar shows.

    Attributes:
        state_line: 正在办理，4 分.
        number: The ticket's number, or a dash.
        subject: What it is about.
        why: One sentence: how long it waited and why it was called.
        primary: The one large button.
        is_primary_quiet: Another button is the next step.
        keys: The quiet list below.
        waiting: How many wait.
        longest_minutes: Longest wait of those who wait, full minutes.
        call_count: How often the live ticket was called; 0 unless it is called and not here.
        is_live: Whether there is a ticket at the window.
        cut_off: Since when cut off, hh:mm; empty when connected.
        is_busy: An act is under way.
        last_call: 上一次叫号 A023，09:38; empty before the first.
    """

    state_line: str
    number: str
    subject: str
    why: str
    primary: PrimaryState
    is_primary_quiet: bool = False
    keys: dict[Act, KeyState] = field(default_factory=dict[Act, KeyState])
    waiting: int = 0
    longest_minutes: int = 0
    call_count: int = 0
    is_live: bool = False
    cut_off: str = ""
    is_busy: bool = False
    last_call: str = ""

    @property
    def is_over_limit(self) -> bool:
        """Whether somebody waits too long."""
        return self.waiting > 0 and self.longest_minutes >= WAIT_LIMIT_MINUTES


def minutes(seconds: float) -> int:
    """Return full minutes, never below 0."""
    return max(0, int(seconds // 60))


def waited_words(waited_s: int) -> str:
    """Return 等了 16 分, or that it is less than a minute."""
    full = minutes(waited_s)
    return _("等了 {minutes} 分").format(minutes=full) if full else _("等了不到 1 分")


def desk_row(facts: DeskFacts, now: datetime, zone: tzinfo) -> DeskRow:
    """Return what a desk shows.

    Args:
        facts: The window's state.
        now: The present moment.
        zone: Zone in which times are shown.
    """
    live, since = facts.live, facts.cut_off_since
    called = live is not None and live.state is TicketState.CALLED
    return DeskRow(
        state_line=_state_line(facts, now),
        number="—" if live is None else live.label,
        subject=_subject(facts),
        why=_why(facts),
        primary=primary_of(facts),
        is_primary_quiet=facts.is_accepting,
        keys=keys_of(facts),
        waiting=len(facts.waiting),
        longest_minutes=max((minutes(row.waited_s) for row in facts.waiting), default=0),
        call_count=live.call_count if live is not None and called else 0,
        is_live=live is not None,
        cut_off="" if since is None else f"{since.astimezone(zone):%H:%M}",
        is_busy=facts.is_busy,
    )


def primary_of(facts: DeskFacts) -> PrimaryState:
    """Return the large button: 下一位, 开始办理, 办结并下一位, in a pause what ends it."""
    if facts.cut_off_since is not None:
        return PrimaryState(_("连上再叫号"), Act.NEXT, _("与大厅断开，连上以后再叫号"))
    if facts.live is None:
        if facts.is_paused:
            return PrimaryState(_("恢复窗口"), Act.RESUME)
        return PrimaryState(_("下一位"), Act.NEXT)
    if not facts.is_serving:
        return PrimaryState(_("开始办理"), Act.START)
    if facts.is_paused:
        return PrimaryState(_("办结"), Act.FINISH)
    return PrimaryState(_("办结并下一位"), Act.FINISH_NEXT)


def keys_of(facts: DeskFacts) -> dict[Act, KeyState]:
    """Return the quiet list: each line's word, and its remark or why it cannot be pressed."""
    made = {act: rule(facts) for act, rule in _KEYS.items()}
    if facts.cut_off_since is None:
        return made
    return {act: KeyState(state.word, _("断开"), allowed=False) for act, state in made.items()}


def _state_line(facts: DeskFacts, now: datetime) -> str:
    live = facts.live
    if live is None:
        if facts.is_paused:
            return _("暂停服务：{reason}").format(reason=facts.duty.pause_reason or "")
        return _("窗口空着")
    if facts.is_serving:
        served = 0 if live.started_at is None else minutes((now - live.started_at).total_seconds())
        return _("正在办理，{minutes} 分").format(minutes=served)
    return _("已叫 {count} 次，等人过来").format(count=live.call_count)


def _subject(facts: DeskFacts) -> str:
    if facts.live is not None:
        return facts.live.subject
    if not facts.waiting:
        return _("现在没有人等候")
    first = facts.waiting[0]
    return _("下一位 {label}，{subject}").format(label=first.label, subject=first.subject)


def _why(facts: DeskFacts) -> str:
    live = facts.live
    if live is None:
        if facts.waiting:
            return waited_words(facts.waiting[0].waited_s)
        return _("有人取号，这里就会显示")
    if not live.why:
        return waited_words(live.waited_s)
    return _("{waited}。{why}").format(waited=waited_words(live.waited_s), why=live.why)


def _accept_key(facts: DeskFacts) -> KeyState:
    word = _("收件")
    if facts.is_accepting:
        return KeyState(word, _("正在收件"), allowed=False)
    if not facts.is_serving:
        return KeyState(word, _not_serving(facts), allowed=False)
    if facts.accepted:
        return KeyState(word, _("已受理 {count} 件，可再收").format(count=facts.accepted))
    if facts.material_count is None:
        return KeyState(word, _("核对材料"))
    return KeyState(word, _("核对 {count} 项材料").format(count=facts.material_count))


def _recall_key(facts: DeskFacts) -> KeyState:
    if facts.live is None:
        return KeyState(_("重呼"), _("还没有叫号"), allowed=False)
    if facts.is_serving:
        return KeyState(_("重呼"), _("已开始办理"), allowed=False)
    return KeyState(_("重呼"), _("已叫 {count} 次").format(count=facts.live.call_count))


def _miss_key(facts: DeskFacts) -> KeyState:
    if facts.live is None:
        return KeyState(_("过号"), _("还没有叫号"), allowed=False)
    if facts.is_serving:
        return KeyState(_("过号"), _("已开始办理"), allowed=False)
    return KeyState(_("过号"), _("人没有来"))


def _finish_key(facts: DeskFacts) -> KeyState:
    if not facts.is_serving:
        return KeyState(_("办结"), _not_serving(facts), allowed=False)
    if facts.is_accepting:
        return KeyState(_("办结"), _("先定收件结果"), allowed=False)
    return KeyState(_("办结"), _("不叫下一位"))


def _choose_key(facts: DeskFacts) -> KeyState:
    word = _("指定叫号")
    if facts.live is not None:
        reason = _("先办结 {label}").format(label=facts.live.label)
        return KeyState(word, reason, allowed=False)
    if facts.is_paused:
        return KeyState(word, _("窗口已暂停"), allowed=False)
    if not facts.waiting and not facts.missed:
        return KeyState(word, _("没有人等候"), allowed=False)
    return KeyState(word, _("先在右边选一位"))


def _pause_key(facts: DeskFacts) -> KeyState:
    return KeyState(_("恢复窗口") if facts.is_paused else _("暂停窗口"))


def _not_serving(facts: DeskFacts) -> str:
    return _("还没有叫号") if facts.live is None else _("先开始办理")


_KEYS: dict[Act, Callable[[DeskFacts], KeyState]] = {
    Act.ACCEPT: _accept_key,
    Act.RECALL: _recall_key,
    Act.MISS: _miss_key,
    Act.FINISH: _finish_key,
    Act.CHOOSE: _choose_key,
    Act.PAUSE: _pause_key,
}
