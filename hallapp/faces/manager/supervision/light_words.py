"""How lights, letters and rules are said on the page of e-supervision."""

from datetime import date, tzinfo

from hallapp.faces.parts.lights import Light, LightMark
from hallapp.kernel.texts import _
from hallapp.supervision.terms import ChaseRow, Colour, RaisedRow, RuleRow, RungKind

_LIGHTS = {
    Colour.RED: Light.LATE,
    Colour.YELLOW: Light.WARNING,
    Colour.REMINDER: Light.TO_DO,
}


def colour_mark(colour: Colour, *, filled: bool = True) -> LightMark:
    """Return how a colour is painted: shape, colour and word."""
    return LightMark(_LIGHTS[colour], colour.label, filled=filled)


def mark_of(row: RaisedRow) -> LightMark:
    """Return how a light is painted; one that is out stands plain."""
    return colour_mark(row.colour, filled=row.is_open)


def rule_mark(row: RuleRow) -> LightMark:
    """Return how the colour of a rule is painted; a retired one stands plain."""
    return colour_mark(row.colour, filled=row.is_active)


def who(row: RaisedRow) -> str:
    """Return who has the case: the department and the person."""
    return " ".join(name for name in (row.department, row.handler_name) if name)


def state_words(row: RaisedRow, today: date) -> str:
    """Return what is awaited of a light, or what became of it."""
    if row.awaits_reply and row.reply_due_on is not None:
        when = f"{row.reply_due_on:%m-%d}"
        is_late = row.reply_due_on < today
        due = _("{when} 逾期") if is_late else _("{when} 前")
        return _with_urging(due.format(when=when), row)
    if row.reply:
        return _with_urging(_("已回复"), row)
    return _with_urging("" if row.clear_reason is None else row.clear_reason.label, row)


def state_tone(row: RaisedRow, today: date) -> str:
    """Return the colour of what is awaited: only what is late stands out."""
    is_late = row.awaits_reply and row.reply_due_on is not None and row.reply_due_on < today
    return "late" if is_late else "muted"


def _with_urging(text: str, row: RaisedRow) -> str:
    urged = _("催 {times} 次").format(times=row.urged) if row.urged else ""
    return _("，").join(part for part in (text, urged) if part)


def raised_words(row: RaisedRow, zone: tzinfo) -> str:
    """Return since when a light is lit, and whether it was found afterwards."""
    found = f"{row.raised_at.astimezone(zone):%m-%d %H:%M}"
    if row.is_late:
        return _("{day}（{found} 补记）").format(day=row.due_on.isoformat(), found=found)
    return row.due_on.isoformat()


def cleared_words(row: RaisedRow, zone: tzinfo) -> str:
    """Return when and why a light went out; nothing while it is lit."""
    if row.cleared_at is None or row.clear_reason is None:
        return ""
    told = f"{row.cleared_at.astimezone(zone):%Y-%m-%d %H:%M} {row.clear_reason.label}"
    return (
        _("{told}：{words}").format(told=told, words=row.clear_words) if row.clear_words else told
    )


def reply_words(row: RaisedRow, zone: tzinfo) -> str:
    """Return what was answered, by whom; nothing before."""
    if not row.reply or row.replied_at is None:
        return ""
    when = f"{row.replied_at.astimezone(zone):%m-%d %H:%M}"
    return _("{words}（{who}，{when}）").format(words=row.reply, who=row.replied_by, when=when)


def chase_words(chase: ChaseRow) -> str:
    """Return one letter: kind, number, to whom, what for, and its answer."""
    told = _("{kind} {number}，送{to}：{words}").format(
        kind=chase.kind.label, number=chase.number, to=chase.sent_to, words=chase.words
    )
    if chase.reply:
        return _("{told}。回复：{reply}").format(told=told, reply=chase.reply)
    if chase.reply_due_on is not None:
        return _("{told}，{when} 前回复").format(told=told, when=f"{chase.reply_due_on:%m-%d}")
    return told


def rung_words(row: RuleRow) -> str:
    """Return when a rule lights up: 办结期限到期前 1 个工作日."""
    if row.event is not None:
        return row.event.label
    limit = row.clock.label if row.clock is not None else ""
    if row.rung is RungKind.YELLOW_DAY:
        return _("{limit}进入预警当天").format(limit=limit)
    if row.rung is RungKind.BEFORE_DUE:
        return _("{limit}到期前 {days} 个工作日").format(limit=limit, days=row.days)
    if row.rung is RungKind.AFTER_LAW:
        return _("法定期限过后第 {days} 个工作日").format(days=row.days)
    return _("{limit}过后第 {days} 个工作日").format(limit=limit, days=row.days)


def told_words(row: RuleRow | RaisedRow) -> str:
    """Return whom a rule tells."""
    return _("、").join(role.label for role in row.told)


def reply_days_words(row: RuleRow) -> str:
    """Return in how many working days an answer is due."""
    if not row.reply_days:
        return _("不用回复")
    return _("{days} 个工作日内").format(days=row.reply_days)
