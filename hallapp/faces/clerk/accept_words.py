"""Sentences beside the tick list: why it cannot be accepted now, and what is to be looked at."""

from hallapp.faces.clerk.accept_form import AcceptForm
from hallapp.kernel.texts import _
from hallapp.queueing.terms import TicketRow


def title_words(form: AcceptForm) -> str:
    """Return the title of the list: its item, and the number of another platform's case."""
    name = "" if form.guide is None else form.guide.item.name
    if form.external:
        text = _("收件：{item}，省平台 {number}")
        return text.format(item=name, number=form.external)
    return _("收件：{item}").format(item=name)


def proof_words(ticket: TicketRow) -> str:
    """Return which paper of the person is to be looked at before anything is accepted."""
    if not ticket.priority_needs_proof or not ticket.priority_name:
        return ""
    return _("{name}，请核对证件").format(name=ticket.priority_name)


def accept_word(form: AcceptForm) -> str:
    """Return the word of the button that accepts."""
    if form.has_twin and not form.is_receiving:
        return _("仍然收件")
    return _("即办件：受理并当场办结") if form.is_instant else _("受理")


def receive_word(form: AcceptForm) -> str:
    """Return the word of the button that only takes the papers."""
    return _("仍然只收件") if form.has_twin and form.is_receiving else _("只收件")


def paper_words(form: AcceptForm) -> str:
    """Return which paper follows."""
    if form.is_receiving:
        return _("收件后打印：收取材料凭证")
    return _("受理后打印：受理通知书")


def why_words(form: AcceptForm) -> str:
    """Return why 受理 is dim; a reason that stands at the due day is not said twice."""
    if form.is_receiving:
        why = form.why_not_received
        if why:
            return _("还不能收件：{why}。").format(why=why.rstrip("。."))
        return _("只收材料，还没有受理；期限从受理起算。缺的材料接着发补正告知。")
    if form.due_fault and form.may_accept:
        return _("现在不能受理，原因见到期日。")
    return _("现在不能受理：{why}。").format(why=form.why_not.rstrip("。.")) if form.why_not else ""
