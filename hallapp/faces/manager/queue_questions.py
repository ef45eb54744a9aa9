"""What each intervention asks, and the act that its answer makes."""

from datetime import timedelta

from hallapp.faces.manager.acts import Act, Move, Notify, Order, Prioritise, Remove
from hallapp.faces.manager.hall_now import HallNow
from hallapp.faces.manager.intervention_form import Answer, Question
from hallapp.faces.manager.queue_decisions import EXTENDED_MINUTES
from hallapp.faces.manager.queue_detail import Doing
from hallapp.faces.manager.queue_rows import ServiceLine, WindowLine, places, service_id_of
from hallapp.kernel.clock import zone_named
from hallapp.kernel.texts import _
from hallapp.queueing.terms import OrderKind, TicketRow

ADDED_NUMBERS = 10
_MINUTES = (10, 20, 30, 60)


def ticket_question(doing: Doing, ticket: TicketRow, now: HallNow) -> Question:
    """Return what is asked before something is done to a ticket."""
    if doing is Doing.MOVE:
        return Question(
            _("改派 {label}").format(label=ticket.label),
            _("改派"),
            _("号码和已经等的时间都不变；只是换到哪里去等。会记入越序报表。"),
            (_("窗口人少"), _("取错业务"), _("要找这位办理"), _("窗口临时关闭")),
            places(now, ticket),
        )
    if doing is Doing.PRIORITISE:
        return Question(
            _("安排 {label} 优先").format(label=ticket.label),
            _("安排优先"),
            _("按早到这么久排队；大厅规定的上限更短时按上限算，办完会说明。会记入越序报表。"),
            (_("老人或孕妇"), _("行动不便"), _("赶末班车船"), _("上次没有办成")),
            minutes=_MINUTES,
        )
    return Question(
        _("作废 {label}").format(label=ticket.label),
        _("作废"),
        _("这个号不会再叫；要办的人得重新取号，不能恢复。"),
        (_("取重了"), _("本人不办了"), _("打印坏了已重取")),
    )


def service_question(doing: Doing, line: ServiceLine) -> Question:
    """Return what is asked before the numbers of a service are stopped, resumed or extended."""
    if doing is Doing.STOP:
        return Question(
            _("停止{service}取号").format(service=line.name),
            _("停止取号"),
            _("已经取的号照常办；原因会写在自助机上。"),
            (_("等候人数较多"), _("系统故障"), _("今天的号已经够办"), _("窗口临时关闭")),
        )
    if doing is Doing.ADD:
        return Question(
            _("{service}加放 {count} 个号").format(service=line.name, count=ADDED_NUMBERS),
            _("加放"),
            _("今天的限量多 {count} 个；加了的号不能收回。").format(count=ADDED_NUMBERS),
            (_("来的人多"), _("窗口加开了")),
        )
    if doing is Doing.EXTEND:
        return Question(
            _("{service}取号延长 30 分钟").format(service=line.name),
            _("延长"),
            _("从原来的结束时间（已经过了就从现在）再放 30 分钟的号；可以撤销。"),
            (_("等候的人还能办完"), _("延时服务")),
        )
    return Question(
        _("恢复{service}取号").format(service=line.name),
        _("恢复取号"),
        _("自助机马上可以取这项业务的号。"),
        (_("人少了"), _("系统恢复"), _("窗口恢复")),
    )


def window_question(line: WindowLine) -> Question:
    """Return what is asked before words are sent to a window."""
    return Question(
        _("提醒 {number} 号窗口").format(number=line.number),
        _("发过去"),
        _("显示在窗口电脑上，直到有人看过。"),
        (_("请尽快恢复叫号"), _("请到值班台来一下"), _("等候较多，请加快"), _("请看一下等候区")),
    )


def ticket_act(doing: Doing, ticket: TicketRow, answer: Answer, now: HallNow) -> Act | None:
    """Return what the answer about a ticket asks to be done."""
    if doing is Doing.MOVE:
        if answer.place is None:
            return None
        is_free = ticket.wanted_window_number is None
        home = service_id_of(now, ticket) if is_free else None
        place = answer.place
        return Move(ticket.id, ticket.label, place.to, place.words, answer.reason, home)
    if doing is Doing.PRIORITISE:
        return Prioritise(ticket.id, ticket.label, answer.minutes, answer.reason)
    return Remove(ticket.id, ticket.label, answer.reason)


def service_act(
    doing: Doing, line: ServiceLine, answer: Answer, now: HallNow, zone_name: str
) -> Act:
    """Return what the answer about a service asks to be ordered."""
    kinds = {Doing.STOP: OrderKind.STOP, Doing.RESUME: OrderKind.RESUME}
    kind = kinds.get(doing, OrderKind.EXTEND)
    if doing is Doing.ADD:
        return Order(line.id, line.name, kind, answer.reason, extra=ADDED_NUMBERS)
    if doing is not Doing.EXTEND:
        return Order(line.id, line.name, kind, answer.reason)
    ends = [load.closes_at for load in now.survey.closing if load.service_id == line.id]
    begin = max([now.read_at, *ends]).astimezone(zone_named(zone_name))
    until = (begin + timedelta(minutes=EXTENDED_MINUTES)).replace(second=0, microsecond=0)
    return Order(line.id, line.name, kind, answer.reason, until)


def window_act(line: WindowLine, answer: Answer) -> Act:
    """Return the words for a window."""
    return Notify(line.id, line.number, answer.reason)
