"""Sentences about duty that want a decision: empty posts, leave that waits, silent windows."""

from hallapp.faces.manager.decision_row import Decision, Where
from hallapp.faces.manager.hall_duty import proposal_words, vacant_minutes
from hallapp.faces.manager.hall_now import HallNow
from hallapp.faces.parts.lights import Light
from hallapp.kernel.texts import _


def empty_posts(now: HallNow) -> list[Decision]:
    """Return the post that has been empty longest, with the B who could go there."""
    vacant = sorted(now.survey.duty.vacant, key=lambda row: (row.since, row.number or 0))
    if not vacant:
        return []
    first = vacant[0]
    minutes = vacant_minutes(first, now.read_at)
    place = (
        _("{name} 的岗位").format(name=first.a_name)
        if first.number is None
        else _("{number} 号窗口").format(number=first.number)
    )
    text = _("{place}空岗 {minutes} 分钟，{proposal}").format(
        place=place, minutes=minutes, proposal=proposal_words(first)
    )
    if len(vacant) > 1:
        text = _("{text}（还有 {count} 处）").format(text=text, count=len(vacant) - 1)
    key = first.window_id or first.a_person_id
    return [Decision(Light.VACANT, text, _("安排顶岗"), Where.POSTS, key)]


def waiting_leave(now: HallNow) -> list[Decision]:
    """Return that leave waits for whoever runs the hall, the first of it named."""
    leaves = now.survey.duty.leaves
    if not leaves:
        return []
    first = leaves[0]
    text = _("{count} 张请假单待批，最早的是{name}，{span}").format(
        count=len(leaves), name=first.person_name, span=first.span_text
    )
    together = sum(row.b_is_away for row in leaves)
    if together:
        text = _("{text}；{count} 张 A、B 岗会同时离开").format(text=text, count=together)
    return [Decision(Light.TO_DO, text, _("看请假"), Where.LEAVE, first.id)]


def silent_windows(now: HallNow) -> list[Decision]:
    """Return that windows stood still and nobody has said why."""
    questions = now.survey.duty.questions
    if not questions:
        return []
    first = questions[0]
    text = _("{count} 个窗口停办没有说明，最早的是 {number} 号窗口 {name}").format(
        count=len({each.window_number for each in questions}),
        number=first.window_number,
        name=first.person_name,
    )
    return [Decision(Light.TO_DO, text, _("看说明"), Where.QUESTIONS)]
