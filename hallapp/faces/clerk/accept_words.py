"""Sentences beside the tick list: why it cannot be accepted now, and what is to be looked at."""

from hallapp.faces.clerk.accept_form import AcceptForm
from hallapp.kernel.texts import _
from hallapp.queueing.terms import TicketRow


def proof_words(ticket: TicketRow) -> str:
    """Return which paper of the person is to be looked at before anything is accepted."""
    if not ticket.priority_needs_proof or not ticket.priority_name:
        return ""
    return _("{name}，请核对证件").format(name=ticket.priority_name)


def accept_word(form: AcceptForm) -> str:
    """Return the word of the button that accepts."""
    if form.has_twin:
        return _("仍然收件")
    return _("即办件：受理并当场办结") if form.is_instant else _("受理")


def why_words(form: AcceptForm) -> str:
    """Return why 受理 is dim; a reason that stands at the due day is not said twice."""
    if form.due_fault:
        return _("现在不能受理，原因见到期日。")
    return _("现在不能受理：{why}。").format(why=form.why_not.rstrip("。.")) if form.why_not else ""
