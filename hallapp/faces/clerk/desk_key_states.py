"""How each key of the desk stands: its word, what it is about, or why it cannot be pressed."""

from collections.abc import Callable
from math import ceil

from hallapp.faces.clerk.desk_facts import Act, DeskFacts, KeyState, PrimaryState
from hallapp.kernel.texts import _


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


def recall_wait_words(facts: DeskFacts) -> str:
    """Return how long the next call of the same ticket has to wait; empty when it need not."""
    left = ceil(facts.recall_left_s)
    return _("还要等 {seconds} 秒").format(seconds=left) if left else ""


def _accept_key(facts: DeskFacts) -> KeyState:
    word = _("收件")
    if facts.is_accepting:
        return KeyState(word, _("正在收件"), allowed=False)
    if facts.is_called:
        return KeyState(word, _("人到了，开始并收件"))
    if not facts.is_serving:
        return KeyState(word, _("还没有叫号"), allowed=False)
    if facts.accepted:
        return KeyState(word, _("已受理 {count} 件，可再收").format(count=facts.accepted))
    if facts.material_count is None:
        return KeyState(word, _("核对材料"))
    return KeyState(word, _("核对 {count} 项材料").format(count=facts.material_count))


def _recall_key(facts: DeskFacts) -> KeyState:
    word = _("重呼")
    if facts.live is None:
        return KeyState(word, _("还没有叫号"), allowed=False)
    if facts.is_serving:
        return KeyState(word, _("已开始办理"), allowed=False)
    count, limit = facts.live.call_count, facts.rules.recall_limit
    if limit and count >= limit:
        return KeyState(word, _("已叫 {count} 次，可以过号").format(count=count), allowed=False)
    if facts.recall_left_s:
        spacing = facts.rules.recall_spacing_s
        return KeyState(word, _("叫过后隔 {seconds} 秒").format(seconds=spacing), allowed=False)
    return KeyState(word, _("已叫 {count} 次").format(count=count))


def _miss_key(facts: DeskFacts) -> KeyState:
    if facts.live is None:
        return KeyState(_("过号"), _("还没有叫号"), allowed=False)
    if facts.is_serving:
        return KeyState(_("过号"), _("已开始办理"), allowed=False)
    return KeyState(_("过号"), _("人没有来"))


def _hold_key(facts: DeskFacts) -> KeyState:
    return _with_ticket(facts, _("挂起"), _("先放一边，窗口空出来"))


def _transfer_key(facts: DeskFacts) -> KeyState:
    return _with_ticket(facts, _("转移"), _("到别的窗口"))


def _change_item_key(facts: DeskFacts) -> KeyState:
    return _with_ticket(facts, _("换事项"), _("号码不变"))


def _with_ticket(facts: DeskFacts, word: str, remark: str) -> KeyState:
    if facts.live is None:
        return KeyState(word, _("还没有叫号"), allowed=False)
    if facts.is_accepting:
        return KeyState(word, _("先定收件结果"), allowed=False)
    return KeyState(word, remark)


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
    if not (facts.waiting or facts.missed or facts.aside):
        return KeyState(word, _("没有人等候"), allowed=False)
    return KeyState(word, _("先在右边选一位"))


def _pause_key(facts: DeskFacts) -> KeyState:
    return KeyState(_("恢复窗口") if facts.is_paused else _("暂停窗口"))


def _undo_key(facts: DeskFacts) -> KeyState:
    if facts.undo is None or not facts.undo_left_s:
        return KeyState(_("撤销"), _("没有可以撤销的，或者时间已经过了"), allowed=False)
    return KeyState(_("撤销"), facts.undo.label)


def _work_key(facts: DeskFacts) -> KeyState:
    if facts.is_serving:
        return KeyState(_("办了什么"))
    if facts.done is not None:
        return KeyState(_("更正 {label} 办了什么").format(label=facts.done.label))
    return KeyState(_("办了什么"), _("开始办理以后可以改"), allowed=False)


def _walk_in_key(facts: DeskFacts) -> KeyState:
    word = _("无号办理")
    if facts.live is not None:
        reason = _("先办结 {label}").format(label=facts.live.label)
        return KeyState(word, reason, allowed=False)
    if facts.is_paused:
        return KeyState(word, _("窗口已暂停"), allowed=False)
    return KeyState(word)


def _gone_key(facts: DeskFacts) -> KeyState:
    return _with_ticket(facts, _("群众已离开"), "")


def _step_out_key(facts: DeskFacts) -> KeyState:
    return _with_ticket(facts, _("暂离"), "")


def _skip_key(facts: DeskFacts) -> KeyState:
    word = _("跳过联办这一步")
    if facts.live is None or not facts.live.package_name:
        return KeyState(word, _("不是联办的号"), allowed=False)
    return _with_ticket(facts, word, "")


def _not_serving(facts: DeskFacts) -> str:
    return _("还没有叫号") if facts.live is None else _("先开始办理")


_KEYS: dict[Act, Callable[[DeskFacts], KeyState]] = {
    Act.ACCEPT: _accept_key,
    Act.RECALL: _recall_key,
    Act.MISS: _miss_key,
    Act.HOLD: _hold_key,
    Act.TRANSFER: _transfer_key,
    Act.FINISH: _finish_key,
    Act.CHANGE_ITEM: _change_item_key,
    Act.CHOOSE: _choose_key,
    Act.PAUSE: _pause_key,
    Act.UNDO: _undo_key,
    Act.WORK: _work_key,
    Act.WALK_IN: _walk_in_key,
    Act.STEP_OUT: _step_out_key,
    Act.GONE: _gone_key,
    Act.SKIP: _skip_key,
}
