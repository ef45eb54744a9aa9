"""Sentences for the refusals of attendance."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "attendance.slot_times": mark(
        "打卡时段“{slot}”（{opens} 到 {closes}）不对：要先开始后结束，"
        "不能和前一个时段重叠。请改时间。"
    ),
    "attendance.slot_missing": mark(
        "打卡时段不全：一天四次的，上午到、上午离、下午到、下午离各要一个；"
        "一天两次的，只要上午到和下午离。请补上或去掉多余的时段。"
    ),
    "attendance.threshold": mark("“{name}”不能是 {minutes} 分钟。请填 0 或更大的整数分钟。"),
    "attendance.preset_unknown": mark("没有叫“{name}”的预设。可以用：{known}。"),
    "attendance.ladder": mark("“{name}”的各档要从小到大，名称不能空也不能重复。请改分钟数或名称。"),
    "attendance.season": mark(
        "作息“{name}”没有写清什么时候执行：请选星期，或者写全开始和结束的月日。"
    ),
    "attendance.question_unknown": mark("没有这条窗口存疑。请刷新后再看。"),
    "attendance.question_answered": mark(
        "这条窗口存疑已经有人处理，处理结果不再改动。请刷新后再看。"
    ),
}
