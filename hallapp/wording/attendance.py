"""Sentences for the refusals of attendance."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "attendance.slot_times": mark(
        "打卡时段“{slot}”（{opens} 到 {closes}）不对：要先开始后结束，"
        "不能和前一个时段重叠。请改时间。"
    ),
    "attendance.slot_missing": mark(
        "打卡时段不全：上午到、上午离、下午到、下午离各要一个。请补上或去掉多余的时段。"
    ),
    "attendance.threshold": mark("“{name}”不能是 {minutes} 分钟。请填 0 或更大的整数分钟。"),
}
