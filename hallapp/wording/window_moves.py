"""Sentences for what can be refused while a ticket is at a window, aside or passed on."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "queueing.recall_too_soon": mark("{label} 刚叫过，请等 {wait_s} 秒再重呼。"),
    "queueing.recall_limit": mark(
        "{label} 已经叫了 {limit} 次。人没有来，请标记过号，再叫下一位。"
    ),
    "queueing.aside_reason": mark("挂起要写明原因，接着办的人才知道。请选一个原因，或写几个字。"),
    "queueing.aside_minutes": mark("时间要在 1 到 {most} 分钟之间。请改一个时间。"),
    "queueing.not_aside": mark("{label} 没有挂起，也没有暂离。请刷新后再看。"),
    "queueing.booked_later": mark("{label} 预约的是 {time}，时间还没有到。到时会自动排进队里。"),
    "queueing.not_served_here": mark(
        "{number} 号窗口不办这项业务。请换一个窗口，或同时选那里办的业务。"
    ),
    "queueing.nowhere": mark("还没有选转到哪里。请选一项业务、一个窗口或一位同事。"),
    "queueing.day_over": mark("{label} 是前一天的号，只能办结。请办结后让群众重新取号。"),
    "queueing.not_missed": mark("{label} 没有过号，不用恢复。请看一下它现在在哪里。"),
    "queueing.readmit_refused": mark("这项业务过号作废，{label} 不能恢复。请帮群众重新取号。"),
    "queueing.readmit_limit": mark("{label} 已经恢复过 {times} 次，不能再恢复。请帮群众重新取号。"),
    "queueing.readmit_late": mark("{label} 过号超过 {minutes} 分钟，不能恢复。请帮群众重新取号。"),
    "queueing.staff_only": mark("这一步要由工作人员来办。请到导办台或窗口。"),
    "queueing.work_wrong": mark(
        "办理内容没有写对：数量至少是 1，事项要从列表里选。请改一下再办结。"
    ),
    "queueing.item_wrong": mark("大厅里没有这个事项。请从列表里重新选。"),
    "queueing.not_finished": mark("{label} 不是今天办结的，办理内容不能再改。"),
    "queueing.paper_needed": mark("还没有选缺哪份材料。请至少选一份，再打印一次性告知单。"),
    "queueing.no_package": mark("{label} 只办一项业务，没有可以跳过的步骤。"),
    "queueing.skip_reason": mark("跳过一步要写明原因。请选一个原因，或写几个字。"),
    "queueing.nothing_to_undo": mark("没有可以撤销的操作：时间过了，或者窗口已经做了别的。"),
    "queueing.undo_second_number": mark(
        "{label} 的群众又取了 {taken}，不能撤销。请叫 {taken}；要办原来的号，先作废 {taken}。"
    ),
    "queueing.undo_too_late": mark("{label} 已经有人接着办，不能撤销了。请到那个窗口说明。"),
}
