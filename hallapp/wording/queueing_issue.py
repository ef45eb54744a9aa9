"""Sentences for refusals at issue and for what a hall may not set up in its queue."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "queueing.appointment_only": mark(
        "这项业务现在只接待有预约的人。有预约的，请先签到；没有预约，请到导办台问一下。"
    ),
    "queueing.cause_needed": mark("停止放号和作废号码都要写明原因。请写几个字再确定。"),
    "queueing.day_full": mark("这项业务今天的 {limit} 个号已经取完。请到导办台登记，或改天再来。"),
    "queueing.identity_needed": mark(
        "“{service}”要凭身份证取号。请把身份证放到读卡区；没带身份证，请到导办台办理。"
    ),
    "queueing.issue_stopped": mark("这项业务暂停取号：{reason}。请到导办台问一下什么时候恢复。"),
    "queueing.live_ticket_exists": mark(
        "您今天已经取过这项业务的号 {label}，现在还有效。不用再取，需要的话可以重打一张。"
    ),
    "queueing.not_in_session": mark(
        "现在不是这项业务的取号时间，下次取号：{next_opens}。急办请到导办台。"
    ),
    "queueing.order_empty": mark("延长放号要写明延长到几点，或增加几个号。请填一项再确定。"),
    "queueing.package_unknown": mark("没有这项联办，或者已经停办。请返回重选，或到导办台问一下。"),
    "queueing.person_limit": mark(
        "“{service}”每人每天最多取 {limit} 个号，您今天已经取完。请到导办台，或改天再来。"
    ),
    "queueing.priority_unknown": mark("没有这个优先类别，或者已经停用。请重选一个，或按普通号取。"),
    "queueing.rest_day": mark("今天休息，不取号，下次取号：{next_opens}。"),
    "queueing.series_all_alive": mark(
        "{prefix} 字头的 {limit} 个号都还在等候或办理，现在没有空号。请稍等再取，或到导办台。"
    ),
    "queueing.session_full": mark(
        "这个时段的 {limit} 个号已经取完，下次取号：{next_opens}。急办请到导办台。"
    ),
    "queueing.band_empty": mark(
        "号段里没有号：从 {first} 到 {last}，间隔 {step}。请把结束号改大，间隔至少为 1。"
    ),
    "queueing.band_overlap": mark(
        "号段和已有的 {prefix} 字头 {first} 到 {last} 号重叠，会打出一样的号。请改字头或起止号。"
    ),
    "queueing.band_prefix": mark("字头要用一到四个字母，不能有数字。现在是“{prefix}”，请改一下。"),
    "queueing.band_width": mark(
        "结束号 {last} 比 {width} 位数长（最多 8 位）。请加位数，或把结束号改小。"
    ),
    "queueing.code_taken": mark("编号 {taken} 已经有了。请换一个编号。"),
    "queueing.figure": mark("数字 {figure} 不合适，不能小于 0。请改一下。"),
    "queueing.head_start_cap": mark("优先时间要在 0 到 {cap} 分钟之间，这是本厅定的上限。请改小。"),
    "queueing.lead_cap": mark("窗口对业务的提前或推后不能超过 {cap} 分钟。请改小。"),
    "queueing.name_needed": mark("编号和名称都要填。请填好再保存。"),
    "queueing.package_short": mark("一件事联办至少要有两项业务，每项只选一次。请再选。"),
    "queueing.package_steps_fixed": mark(
        "联办里的业务定了就不改，可能有人正在办。请停用它，再新建一个。"
    ),
    "queueing.part_fixed": mark("编号和所属业务定了就不改，以前的记录靠它们。请停用后另建一个。"),
    "queueing.part_unknown": mark("选的号段、区域、窗口、业务或事项已经没有了。请刷新后重选。"),
    "queueing.person_max": mark("限制每人取号数，要先设为凭身份证取号。请一起改。"),
    "queueing.series_used": mark(
        "{prefix} 字头今天已经发了 {issued} 个号，现在改会重号。请在明天取号以前改。"
    ),
    "queueing.session_overlap": mark(
        "和这项业务 {opens} 到 {closes} 的时段重叠。请改时间，让两个时段分开。"
    ),
    "queueing.session_times": mark("时段至少要选一天，结束要晚于开始。请改一下。"),
}
