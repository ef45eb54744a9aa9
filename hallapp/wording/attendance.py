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
    "attendance.reason_missing": mark("请写明原因，原因会留在记录里。"),
    "attendance.correction_unknown": mark("没有这张补签单。请刷新后再看。"),
    "attendance.correction_asked": mark(
        "{day} {slot} 已经有一张补签单在等审批（{number}）。请先处理那一张。"
    ),
    "attendance.correction_decided": mark("补签单 {number} 已经有人审批过了，以第一次为准。"),
    "attendance.correction_early": mark(
        "{day} {slot} 的时间还没到，不能补签。请到时打卡，过后再补。"
    ),
    "attendance.second_person": mark(
        "补签要由另一个人审批：不能是本人，也不能是申请人。请换人审批。"
    ),
    "attendance.outage_span": mark(
        "故障时间 {from_at} 到 {to_at} 不对：要先开始后结束，不能在将来，不能超过 7 天。请改时间。"
    ),
    "attendance.outage_unknown": mark("没有这条故障登记，或者已经撤销。请刷新后再看。"),
    "attendance.period_closed": mark(
        "{day} 的考勤已经锁定，或者过了更正期。要改的话，请大厅管理写明原因，原因会印在考勤表上。"
    ),
    "attendance.period_span": mark(
        "{from_on} 到 {until_on} 不能统计：要先开始后结束，不超过一年，而且已经过完。请改日期。"
    ),
    "attendance.period_locked": mark("{from_on} 到 {until_on} 已经锁定。要改请先解锁。"),
    "attendance.lock_unknown": mark("没有这个锁定，或者已经解锁。请刷新后再看。"),
    "attendance.lock_difference": mark(
        "有 {count} 个人日统计过，现在会有变化。请先看差异，确认后再锁定。"
    ),
    "attendance.lock_open": mark(
        "还有 {count} 个半天没有定下来（故障待确认或者考勤机还没交数）。请先处理；"
        "一定要锁定的，请在月考勤表里看过再锁定。"
    ),
    "attendance.count_cancelled": mark("已经停下，什么都没有写入。需要时可以重新统计。"),
    "attendance.count_overtaken": mark(
        "刚才有人统计了同样的日子，或者来了新的打卡、补签、请假、故障。请重新看差异再做。"
    ),
}
