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
}
