"""Sentences for the refusals to whoever runs the queue."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "queueing.help_over": mark("帮办的截止时间已经过了。请选一个晚于现在的时间。"),
    "queueing.not_helping": mark("这个窗口现在没有在帮办这项业务，不用结束。请刷新后再看。"),
    "queueing.notice_empty": mark("提醒还没有写内容。请写几个字再发。"),
    "queueing.notice_unknown": mark("找不到这条提醒。请刷新后再看。"),
    "queueing.priority_minutes": mark("优先至少 1 分钟，最多 {cap} 分钟。请重新填写。"),
}
