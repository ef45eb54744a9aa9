"""What refusals of a number say at this desk: to the person who gives it, not to the citizen."""

from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _, mark
from hallapp.wording import sentence

_AT_DESK = {
    "queueing.day_full": mark("今天的 {limit} 个号已经取完。"),
    "queueing.session_full": mark("这个时段的 {limit} 个号已经取完，下次取号：{next_opens}。"),
    "queueing.not_in_session": mark("现在不在取号时间，下次取号：{next_opens}。"),
    "queueing.issue_stopped": mark("这项业务停止取号，原因：{reason}。"),
    "queueing.appointment_only": mark(
        "这项业务现在只接待预约的人。请问有没有预约，输入预约码签到。"
    ),
    "queueing.identity_needed": mark("“{service}”要凭身份证取号。请刷卡，或输入号码。"),
    "queueing.live_ticket_exists": mark("这个人今天已经有这项业务的号 {label}，还有效。"),
    "queueing.person_limit": mark("“{service}”每人每天最多 {limit} 个号，这个人已经取完。"),
}


def desk_sentence(error: HallError) -> str:
    """Return what this desk reads of a refusal; what the hall says of it where nothing differs."""
    text = _AT_DESK.get(error.code)
    if text is None:
        return sentence(error)
    facts = {name: "—" if fact is None else fact for name, fact in error.facts.items()}
    return _(text).format(**facts)
