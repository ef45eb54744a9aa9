"""Words of the cells: deviations carry a word beside the time, what is in order stays quiet."""

from hallapp.attendance.terms import Finding, SlotResult
from hallapp.faces.manager.attendance.today.lines import TodayLine
from hallapp.faces.parts.lights import Light, LightMark
from hallapp.kernel.texts import _
from hallapp.patrols.terms import FindingSort, MarkRow, PatrolSight

NONE = "–"
SEEN = "✓"
_LATE = frozenset({Finding.LATE, Finding.LONG_LATE})
_NOT_PUNCHED = frozenset({Finding.MISSING, Finding.NOT_COME})
_EARLY = frozenset({Finding.EARLY, Finding.LONG_EARLY})


def window_text(line: TodayLine) -> str:
    """Return the number of the window."""
    return "" if line.row is None else line.row.window_number or ""


def name_text(line: TodayLine) -> str:
    """Return the name."""
    return "" if line.row is None else line.row.person_name


# Punches


def slot_text(result: SlotResult) -> str:
    """Return a cell: the time, and with a deviation its word; never a red time alone."""
    if result.finding in _LATE:
        return _("{time} 迟").format(time=result.time_text)
    if result.finding in _EARLY:
        return _("{time} 早退").format(time=result.time_text)
    if result.finding is Finding.PENDING:
        return result.time_text or NONE
    return result.time_text or result.word or NONE


def slot_mark(result: SlotResult) -> LightMark | None:
    """Return the light of a missing punch, which is a question and no finding."""
    if result.finding is Finding.MISSING:
        return LightMark(Light.WARNING, result.word)
    if result.finding is Finding.TO_CONFIRM:
        return LightMark(Light.TO_DO, result.word)
    return None


def slot_tone(result: SlotResult) -> str:
    """Return the colour of a cell."""
    if result.finding in {Finding.PENDING, Finding.REST, Finding.EXCUSED}:
        return "" if result.time_text else "muted"
    asks = result.finding.is_deviation and slot_mark(result) is None
    return "late" if asks else ""


# Patrols


def sight_text(mark: MarkRow | None) -> str:
    """Return what a round saw, in a word; a finding of dress stands in its own column."""
    if mark is None:
        return NONE
    if mark.seen is PatrolSight.FINDING:
        return SEEN if mark.finding_sort is FindingSort.DRESS else mark.label
    return {
        PatrolSight.PRESENT: SEEN,
        PatrolSight.OUT_REGISTERED: _("外出"),
        PatrolSight.ESCORTING: _("陪同"),
        PatrolSight.ON_LEAVE: _("请假"),
    }.get(mark.seen, mark.seen.label)


def sight_tone(mark: MarkRow | None) -> str:
    """Return the colour of what a round saw."""
    if mark is None:
        return "muted"
    if sight_text(mark) == SEEN:
        return "normal"
    return "late" if mark.is_blame else ""


def sight_tip(mark: MarkRow | None) -> str:
    """Return all that a round noted at a window."""
    if mark is None:
        return ""
    said = (mark.label, mark.person_name, mark.words, mark.handling)
    assumed = _("结束时一并记下，没有逐个看") if mark.is_assumed else ""
    return _("，").join(filter(None, (*said, assumed)))


def dress_text(line: TodayLine) -> str:
    """Return what was found of dress; 合规 where somebody looked and found nothing."""
    if line.row is None:
        return ""
    found = dict.fromkeys(
        mark.label for mark in line.marks.values() if mark.finding_sort is FindingSort.DRESS
    )
    if found:
        return _("、").join(found)
    looked = {PatrolSight.PRESENT, PatrolSight.FINDING}
    return _("合规") if any(mark.seen in looked for mark in line.marks.values()) else NONE


def dress_tone(line: TodayLine) -> str:
    """Return the colour of the word about dress."""
    is_found = any(mark.finding_sort is FindingSort.DRESS for mark in line.marks.values())
    return "late" if is_found else "muted"


# What is said, and what is posted


def note_text(line: TodayLine) -> str:
    """Return leave, every deviation and what the rounds noted, in words for the inside."""
    row = line.row
    if row is None:
        return ""
    slots = [
        _("{slot}{finding}").format(slot=slot.slot.label, finding=slot.word)
        for slot in row.slots
        if slot.finding.is_deviation
    ]
    seen = [_seen(mark) for mark in line.blames]
    missed = {s.slot.half for s in row.slots if s.finding in _NOT_PUNCHED}
    if missed & line.seen_in:
        seen.insert(0, _("巡查见到本人"))
    different = _("打卡有补充，等重新计算") if row.is_different else ""
    said = (row.leave, *slots, *seen, row.correction, row.outage, different, row.note)
    return _("；").join(filter(None, said))


def posted_text(line: TodayLine) -> str:
    """Return what will be posted: public words, and findings that stand."""
    if line.row is None:
        return ""
    posted = line.posted
    if posted is None:
        return line.row.public_text
    is_away = bool(posted.leave) and posted.leave.startswith(posted.presence)
    presence = (
        posted.leave if is_away else _("，").join(filter(None, (posted.leave, posted.presence)))
    )
    return _("；").join(filter(None, (presence, posted.discipline, posted.dress)))


def posted_tip(line: TodayLine) -> str:
    """Return why nothing is posted, or the words whole."""
    if line.row is None:
        return ""
    if posted_text(line) == "—":
        return _("在岗、请假、公出、B岗都不成立，公示里留空")
    return posted_text(line)


def _seen(mark: MarkRow) -> str:
    said = _("巡查 {number} {finding}").format(number=mark.number, finding=mark.label)
    return _("，").join(filter(None, (said, mark.words, mark.handling)))
