"""What proves a point, read from where it was written down; only about the own person."""

from hallapp.assessment.terms import EntryRow, EvidenceSort
from hallapp.faces.clerk.attendance.desk import OwnDesk, day_words
from hallapp.faces.clerk.attendance.slot_cards import slot_word
from hallapp.kernel.texts import _
from hallapp.qtkit.rare_names import shown

Facts = tuple[tuple[str, str], ...]
"""Labels with what they say, in order."""


def evidence_of(desk: OwnDesk, entry: EntryRow) -> Facts:
    """Return what proves an entry; runs on the worker."""
    facts = [
        (_("日期"), day_words(entry.day)),
        (_("项目"), f"{entry.group.label}，{entry.rule_label}"),
        (_("事由"), entry.words),
        (_("依据"), entry.evidence.label),
    ]
    reading = {
        EvidenceSort.DAY: _day,
        EvidenceSort.MARK: _mark,
        EvidenceSort.LEAVE: _leave,
        EvidenceSort.OUTING: _outing,
    }.get(entry.evidence)
    more: Facts = () if reading is None else reading(desk, entry)
    if not more and entry.evidence_id:
        more = ((_("编号"), entry.evidence_id),)
    return (*facts, *more)


def _day(desk: OwnDesk, entry: EntryRow) -> Facts:
    days = desk.hall.attendance.person(desk.person.id, entry.day, entry.day)
    return tuple(
        (slot.slot.label, f"{slot.time_text} {slot_word(slot)}".strip())
        for day in days
        for slot in day.slots
    )


def _mark(desk: OwnDesk, entry: EntryRow) -> Facts:
    found = desk.hall.own_duty.findings(desk.person.id, entry.day)
    mark = next((each for each in found if str(each.id) == entry.evidence_id), None)
    if mark is None:
        return ()
    at = desk.local(mark.seen_at)
    seen = _("第 {number} 轮，{time}，{source}").format(
        number=mark.number, time=f"{at:%H:%M}", source=mark.source.label
    )
    facts = [
        (_("巡查"), seen),
        (_("窗口"), _("{number} 号窗口").format(number=mark.window_number)),
        (_("发现"), mark.label),
    ]
    if mark.words:
        facts.append((_("记录"), mark.words))
    if mark.handling:
        facts.append((_("当场处理"), mark.handling))
    return tuple(facts)


def _leave(desk: OwnDesk, entry: EntryRow) -> Facts:
    rows = desk.hall.leaves.of_person(desk.person.id)
    row = next((each for each in rows if str(each.id) == entry.evidence_id), None)
    if row is None:
        return ()
    return (
        (_("请假单"), f"{row.number} {row.kind.label}"),
        (_("时间"), f"{row.span_text}，{row.days_text}"),
        (_("状态"), row.state.label),
    )


def _outing(desk: OwnDesk, entry: EntryRow) -> Facts:
    rows = desk.hall.own_duty.outings(desk.person.id, entry.day)
    row = next((each for each in rows if str(each.id) == entry.evidence_id), None)
    if row is None:
        return ()
    back = "" if row.back_at is None else f"{desk.local(row.back_at):%H:%M}"
    text = _("{left} 离开，应 {planned} 回，{back} 回来").format(
        left=f"{desk.local(row.left_at):%H:%M}",
        planned=f"{desk.local(row.planned_back_at):%H:%M}",
        back=back or _("还没有"),
    )
    return ((_("外出单"), f"{row.number} {shown(row.reason)}"), (_("时间"), text))
