"""Sentences for steps at a window that touch more than one part of the hall."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "serving.department_not_found": mark("大厅没有叫“{department}”的部门。请写部门的全名。"),
    "serving.not_instant": mark("“{name}”不是即办件，不能当场办结。请先受理，由后台审批人员办理。"),
    "serving.item_withdrawn": mark(
        "“{name}”现在{state}，群众办不了，不印。请先发布，或换一个事项。"
    ),
    "serving.live_ticket": mark("{label} 还没有办完，不能离开窗口。请先办结或标记过号。"),
    "serving.not_serving": mark("现在没有正在办理的号，不能受理。请先叫号并开始办理。"),
    "serving.page_unknown": mark("这份纸共 {pages} 页，没有第 {page} 页。请写 1 到 {pages}。"),
    "serving.pause_minutes": mark("暂停的时间要在 1 到 {most} 分钟之间。请改一个时间。"),
    "serving.pause_reason": mark("暂停服务要向群众写明原因。请选一个原因，或写几个字。"),
    "serving.take_over_reason": mark("接管别人的窗口要写明原因。请选一个原因，或写几个字。"),
}
