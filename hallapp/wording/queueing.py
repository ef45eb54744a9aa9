"""Sentences for the refusals of the queue."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "queueing.already_called": mark("{label} 已经被 {window} 号窗口叫走了。请叫下一位。"),
    "queueing.no_service": mark(
        "没有这项取号业务，或者现在不取号。请核对业务代码，或到导办台问一下。"
    ),
    "queueing.not_holder": mark(
        "{number} 号窗口现在不是您在岗，这一步没有办。请先在这个窗口换人，再操作。"
    ),
    "queueing.not_waiting": mark("{label} 已经不在等候了。请刷新后再看。"),
    "queueing.nothing_called": mark("窗口现在没有叫到的号。请先叫下一位。"),
    "queueing.reason_needed": mark("不按顺序叫号要写原因。请选一个原因，或写几个字。"),
    "queueing.series_full": mark(
        "{prefix} 字头今天的 {limit} 个号已经取完。请到导办台登记，或明天再来。"
    ),
    "queueing.ticket_unknown": mark("找不到这个号。请核对号码，或重新取号。"),
    "queueing.window_busy": mark("{label} 还没有办完。请先办结或标记过号，再叫下一位。"),
    "queueing.window_closed": mark(
        "窗口没有人登录，或者正在暂停。请先登录窗口或恢复服务，再叫号。"
    ),
    "queueing.wrong_state": mark("{label} 现在不能这样操作。请看一下窗口上的号，再按一次。"),
}
