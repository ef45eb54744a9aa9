"""What a desk shows for a window's state: one place for words, keys and reasons, no widgets.

The desk and the mini bar show the same `DeskRow`, so they can never disagree.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo

from hallapp.faces.clerk.desk_facts import USUAL_RULES, Act, DeskFacts, KeyState, PrimaryState
from hallapp.faces.clerk.desk_key_states import keys_of, primary_of
from hallapp.kernel.texts import _
from hallapp.queueing.terms import (
    Entry,
    NoticeRow,
    Outcome,
    PackageProgressRow,
    TicketRow,
    TicketState,
    WorkDone,
)

__all__ = [
    "Act",
    "DeskFacts",
    "DeskRow",
    "KeyState",
    "PrimaryState",
    "desk_row",
    "keys_of",
    "minutes",
    "primary_of",
    "usual_work",
    "waited_words",
    "work_words",
]


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
        wait_limit_minutes: From when on the hall calls that too long.
        call_count: How often the live ticket was called; 0 unless it is called and not here.
        is_live: Whether there is a ticket at the window.
        cut_off: Since when cut off, hh:mm; empty when connected.
        is_busy: An act is under way.
        last_call: 上一次叫号 A023，09:38; empty before the first.
        class_words: 老年人优先，请核对证件; empty without a class.
        told: How it came here and what it went through: transferred, held, returned.
        progress: Its package, service by service.
        work_words: What will be written down as done, or was.
        notice: What the hall says to this window; None for nothing.
        more_notices: How many more there are.
        changes_in_s: After how many seconds a line of this changes by itself; None for never.
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
    wait_limit_minutes: int = USUAL_RULES.wait_limit_minutes
    call_count: int = 0
    is_live: bool = False
    cut_off: str = ""
    is_busy: bool = False
    last_call: str = ""
    class_words: str = ""
    told: str = ""
    progress: tuple[PackageProgressRow, ...] = ()
    work_words: str = ""
    notice: NoticeRow | None = None
    more_notices: int = 0
    changes_in_s: float | None = field(default=None, compare=False)

    @property
    def is_over_limit(self) -> bool:
        """Whether somebody waits too long."""
        return self.waiting > 0 and self.longest_minutes >= self.wait_limit_minutes

    @property
    def can_undo(self) -> bool:
        """Whether the last move can be taken back."""
        state = self.keys.get(Act.UNDO)
        return state is not None and state.allowed


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
    facts = replace(facts, now=now)
    live, since = facts.live, facts.cut_off_since
    ends = [left for left in (facts.recall_left_s, facts.undo_left_s) if left]
    return DeskRow(
        state_line=_state_line(facts, now, zone),
        number="—" if live is None else live.label,
        subject=_subject(facts),
        why=_why(facts),
        primary=primary_of(facts),
        is_primary_quiet=facts.is_accepting,
        keys=keys_of(facts),
        waiting=len(facts.waiting),
        longest_minutes=max((minutes(row.waited_s) for row in facts.waiting), default=0),
        wait_limit_minutes=facts.rules.wait_limit_minutes,
        call_count=live.call_count if live is not None and facts.is_called else 0,
        is_live=live is not None,
        cut_off="" if since is None else f"{since.astimezone(zone):%H:%M}",
        is_busy=facts.is_busy,
        class_words=_class_words(live),
        told=_told(live),
        progress=facts.progress if live is not None else (),
        work_words=_work_line(facts),
        notice=facts.notices[0] if facts.notices else None,
        more_notices=max(0, len(facts.notices) - 1),
        changes_in_s=min(ends, default=None),
    )


def usual_work(ticket: TicketRow, accepted: int) -> tuple[WorkDone, ...]:
    """Return what a visit is written down as unless somebody says otherwise: its item, once."""
    if ticket.item_id is None:
        return ()
    outcome = Outcome.ACCEPTED if accepted else Outcome.DONE
    return (WorkDone(ticket.item_id, max(1, accepted), outcome),)


def work_words(work: tuple[WorkDone, ...]) -> str:
    """Return what was done in a few words: 1 件，当场办结; 2 个事项 3 件."""
    if not work:
        return _("没有记事项")
    count = sum(done.quantity for done in work)
    if len(work) == 1:
        return _("{count} 件，{outcome}").format(count=count, outcome=work[0].outcome.label)
    return _("{items} 个事项 {count} 件").format(items=len(work), count=count)


def _state_line(facts: DeskFacts, now: datetime, zone: tzinfo) -> str:
    live = facts.live
    if live is None:
        if facts.is_paused:
            return _pause_words(facts, zone)
        return _("窗口空着")
    if facts.is_serving:
        served = 0 if live.started_at is None else minutes((now - live.started_at).total_seconds())
        return _("正在办理，{minutes} 分").format(minutes=served)
    return _("已叫 {count} 次，等人过来").format(count=live.call_count)


def _pause_words(facts: DeskFacts, zone: tzinfo) -> str:
    reason, back = facts.duty.pause_reason or "", facts.duty.back_at
    if back is None:
        return _("暂停服务：{reason}").format(reason=reason)
    time = f"{back.astimezone(zone):%H:%M}"
    return _("暂停服务：{reason}，预计 {time} 恢复").format(reason=reason, time=time)


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


def _class_words(live: TicketRow | None) -> str:
    if live is None or not live.priority_name:
        return ""
    if live.priority_needs_proof:
        return _("{name}，请核对证件").format(name=live.priority_name)
    return live.priority_name


def _told(live: TicketRow | None) -> str:
    """Return how a ticket came here: what a clerk would otherwise ask the citizen."""
    if live is None:
        return ""
    words = live.aside_words or ""
    came = {
        Entry.RETURNED: _("在别的窗口办完，回到这里"),
        Entry.READMITTED: _("过号后回来"),
        Entry.WALK_IN: _("没有取号，直接来办"),
    }.get(live.entry, "")
    if live.entry is Entry.TRANSFERRED:
        came = _("转来的，留言：{words}").format(words=words) if words else _("转来的")
    elif words:
        came = _("，").join(filter(None, (came, _("挂起过：{words}").format(words=words))))
    spent = minutes(live.aside_s)
    held = _("中间放下 {minutes} 分").format(minutes=spent) if spent else ""
    served = minutes(live.served_s)
    before = _("之前办了 {minutes} 分").format(minutes=served) if served else ""
    return _("，").join(filter(None, (came, held, before)))


def _work_line(facts: DeskFacts) -> str:
    if facts.live is None or facts.live.state is not TicketState.SERVING:
        return ""
    work = usual_work(facts.live, facts.accepted) if facts.work is None else facts.work
    return work_words(work)
