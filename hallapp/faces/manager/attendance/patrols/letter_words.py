"""How feedback letters are listed and told in full."""

from collections.abc import Callable
from datetime import date
from enum import Enum

from hallapp.faces.manager.attendance.patrols.seat_words import mark_words
from hallapp.kernel.texts import _
from hallapp.patrols.terms import LetterRow, LetterState, MarkRow
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import Column


class Doing(Enum):
    """What is done about a letter."""

    ISSUE = "issue"
    REPLY = "reply"
    RECTIFY = "rectify"
    CLOSE = "close"
    WITHDRAW = "withdraw"

    def fits(self, state: LetterState) -> bool:
        """Return whether it may be done to a letter in a state."""
        return (
            state
            in {
                Doing.ISSUE: set[LetterState](),
                Doing.REPLY: {LetterState.OPEN},
                Doing.RECTIFY: {LetterState.REPLIED},
                Doing.CLOSE: {LetterState.REPLIED, LetterState.RECTIFIED},
                Doing.WITHDRAW: {LetterState.OPEN, LetterState.REPLIED, LetterState.RECTIFIED},
            }[self]
        )


def letter_columns(today: Callable[[], date]) -> list[Column[LetterRow]]:
    """Return the columns of the list; `today` decides how overdue is said."""

    def due(row: LetterRow) -> str:
        return due_words(row, today())

    return [
        Column(_("文号"), lambda row: row.number, bold=True, width_px=156),
        Column(_("发往单位"), lambda row: row.facts.department, width_px=160),
        Column(_("人员"), lambda row: shown(row.facts.person), width_px=90),
        Column(_("事实"), fact_words, tip=fact_words, width_px=0),
        Column(_("发函日期"), lambda row: f"{row.issued_on:%m-%d}", tone=_muted, width_px=90),
        Column(_("回复期限"), due, tone=_due_tone, width_px=140),
        Column(_("状态"), lambda row: row.state.label, width_px=126),
    ]


def fact_words(row: LetterRow) -> str:
    """Return what a letter is about."""
    facts = row.facts
    when = f"{facts.day:%m-%d} {facts.time}".strip()
    return _("，").join(part for part in (when, _(facts.fact), facts.words) if part)


def due_words(row: LetterRow, today: date) -> str:
    """Return until when the answer is due, and by how many days it is late."""
    if row.state is not LetterState.OPEN:
        return (
            "" if row.replied_on is None else _("{day} 回复").format(day=f"{row.replied_on:%m-%d}")
        )
    day = f"{row.reply_due_on:%m-%d}"
    if row.is_overdue:
        late = (today - row.reply_due_on).days
        return _("{day} 逾期 {days} 天").format(day=day, days=late)
    return _("{day} 前").format(day=day)


def detail_words(row: LetterRow) -> str:
    """Return a letter in full: the fact, the request, the answer, how it was put right."""
    facts = row.facts
    parts = [
        _("{number} 致{department}：{fact}").format(
            number=row.number, department=facts.department, fact=fact_words(row)
        ),
        _("要求：{request}").format(request=facts.request) if facts.request else "",
        _("回执：{reply}（{name}）").format(reply=row.reply, name=shown(row.reply_by_name))
        if row.reply
        else "",
        _("核对：{words}").format(words=row.rectified_words) if row.rectified_words else "",
        _("撤回原因：{why}").format(why=row.withdrawn_why) if row.withdrawn_why else "",
    ]
    return "\n".join(part for part in parts if part)


def mark_choice(mark: MarkRow, label: str) -> str:
    """Return a mark as one chooses it for a letter."""
    said = _("{number} 号 {name} {what}")
    return said.format(number=mark.window_number, name=shown(mark.person_name), what=label)


def mark_fact(mark: MarkRow) -> str:
    """Return a mark as it will stand in a letter."""
    said = _("{day} 第 {round} 次巡查，{unit}，{what}")
    return said.format(
        day=f"{mark.day:%m-%d}",
        round=mark.number,
        unit=mark.department or _("没有登记单位"),
        what=mark_words(mark),
    )


def _due_tone(row: LetterRow) -> str:
    return "late" if row.is_overdue and row.state is LetterState.OPEN else "muted"


def _muted(_row: LetterRow) -> str:
    return "muted"
