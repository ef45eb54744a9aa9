"""Which keys a step of the list of work offers, to whom, and when."""

from hallapp.bulletins.terms import BulletinState, StepCode, Worklist, WorkStep
from hallapp.faces.manager.attendance.reports.step_row import StepKey, StepLine, standing_words
from hallapp.kernel.texts import _

NEEDED = frozenset({StepCode.DRAFT, StepCode.NUMBER, StepCode.ISSUE, StepCode.SIGN})
"""Without these there is no bulletin: the work cannot go on without them."""
_LISTED = frozenset(
    {
        StepCode.MISSING,
        StepCode.LEAVE,
        StepCode.LETTERS,
        StepCode.EXPLANATIONS,
        StepCode.CORRECTIONS,
    }
)


def step_lines(
    listed: Worklist, *, is_over: bool, may_run: bool, may_manage: bool
) -> tuple[StepLine, ...]:
    """Return the steps of a period with their keys.

    Args:
        listed: The steps.
        is_over: The period is over; before, nothing can be confirmed or drafted.
        may_run: Who looks runs the hall.
        may_manage: Who looks closes months and issues bulletins.
    """
    now = listed.next_step
    lines: list[StepLine] = []
    for number, step in enumerate(listed.steps, start=1):
        is_now = step is now
        may = (may_run, may_manage)
        keys = _keys(listed, step, is_now=is_now, is_over=is_over, may=may)
        lines.append(StepLine(number, step, standing_words(step), keys, is_now))
    return tuple(lines)


def _keys(
    listed: Worklist, step: WorkStep, *, is_now: bool, is_over: bool, may: tuple[bool, bool]
) -> tuple[StepKey, ...]:
    look = "primary" if is_now else ""
    keys: list[StepKey] = []
    if step.code in _LISTED and step.count:
        keys.append(StepKey("open", _("去处理 {count}").format(count=step.count), look))
    if step.code is StepCode.CONFIRM:
        keys.append(StepKey("units", _("看各单位"), look))
    if not step.blocks and is_over:
        keys += _acts(listed, step, look, may)
    if step.code is StepCode.SIGN and listed.bulletin is not None:
        keys.append(StepKey("sign", _("登记签收"), look))
    can_pass = step.code not in NEEDED and not step.lets_pass and not step.blocks
    if can_pass and is_over and may[1]:
        keys.append(StepKey("override", _("先行汇总")))
    return tuple(keys)


def _acts(
    listed: Worklist, step: WorkStep, look: str, may: tuple[bool, bool]
) -> tuple[StepKey, ...]:
    """Return what moves the bulletin on; a step that waits for others has none of it."""
    may_run, may_manage = may
    state = None if listed.bulletin is None else listed.bulletin.state
    if step.code is StepCode.DRAFT:
        return _of_draft(state, look, may_run=may_run, may_manage=may_manage)
    if not may_manage:
        return ()
    if step.code is StepCode.LOCK and not step.is_done:
        return (StepKey("lock", _("锁定"), look), StepKey("month", _("看月表")))
    if step.code is StepCode.NUMBER and state is BulletinState.CONFIRMED:
        return (StepKey("number", _("编号"), look), StepKey("back", _("退回修改")))
    if step.code is StepCode.ISSUE and state is BulletinState.NUMBERED:
        return (StepKey("issue", _("印发"), look),)
    return ()


def _of_draft(
    state: BulletinState | None, look: str, *, may_run: bool, may_manage: bool
) -> tuple[StepKey, ...]:
    if state is None:
        return (StepKey("draft", _("起草"), look),) if may_run else ()
    if state is not BulletinState.DRAFT:
        return (StepKey("prose", _("看文稿")),)
    approve = (StepKey("confirm", _("审定"), look),) if may_manage else ()
    return (*approve, StepKey("prose", _("看文稿"), "" if may_manage else look))
