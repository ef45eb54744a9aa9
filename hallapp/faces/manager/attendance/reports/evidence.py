"""What a figure or a sentence is proved by, as lines that can be read and opened."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from hallapp.assessment.terms import EvidenceSort
from hallapp.bulletins.terms import Evidence
from hallapp.faces.manager.attendance.reports.period import day_text, span_words
from hallapp.faces.manager.attendance.reports.services import ReportHall
from hallapp.hall.half_days import Half
from hallapp.kernel.errors import RuleError
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from hallapp.attendance.terms import HalfResult, SlotResult
    from hallapp.leave.terms import LeaveRow

_ALL = "all"
_NEVER_ALL = frozenset({EvidenceSort.DAY, EvidenceSort.CASE})
"""Of these everything would be no list that anybody reads."""


@dataclass(frozen=True)
class EvidenceLine:
    """One thing that is counted.

    Attributes:
        key: What tells it from the others.
        when: Its day.
        who: Person, unit or window.
        what: What it says.
        tab: The tab that shows it; empty where none does.
        wanted: What that tab is to show.
    """

    key: str
    sort: EvidenceSort
    when: str
    who: str
    what: str
    tab: str = ""
    wanted: object = None


@dataclass(frozen=True)
class EvidenceAsked:
    """What is to be shown of.

    Attributes:
        title: What is proved: the figure or the sentence.
        definition: How it is counted; empty where nothing is counted.
        items: What proves it.
        open_corrections: The ids are those of correction slips.
        words: What stands in the place of what this tab cannot read by itself.
    """

    title: str
    definition: str
    items: tuple[Evidence, ...]
    open_corrections: bool = False
    words: str = ""


@dataclass(frozen=True)
class _Span:
    """The ids of one sort within days."""

    from_on: date
    until_on: date
    ids: tuple[str, ...]

    def has(self, opened_by: object) -> bool:
        return not self.ids or str(opened_by) in self.ids


def evidence_lines(hall: ReportHall, asked: EvidenceAsked) -> tuple[EvidenceLine, ...]:
    """Return the lines of what is asked for; runs on the worker."""
    lines: dict[tuple[EvidenceSort, str], EvidenceLine] = {}
    for item in asked.items:
        span = _Span(item.from_on, item.until_on, item.ids)
        if asked.open_corrections:
            found = _corrections(hall, span)
        else:
            found = _of_sort(hall, item, span, asked.words)
        for line in found:
            lines.setdefault((line.sort, line.key), line)
    return tuple(lines.values())


def _of_sort(hall: ReportHall, item: Evidence, span: _Span, words: str) -> Iterable[EvidenceLine]:
    read = _READERS.get(item.sort)
    if read is not None and (span.ids or item.sort not in _NEVER_ALL):
        found = {line.key: line for line in read(hall, span)}
        # What cannot be read any more is named by its id: nothing that is counted is left out.
        missing = [each for each in span.ids if each not in found]
        return (*found.values(), *(_plain(item.sort, each, words) for each in missing))
    if span.ids:
        return tuple(_plain(item.sort, each, words) for each in span.ids)
    return (_everything(item.sort, span),)


def _everything(sort: EvidenceSort, span: _Span) -> EvidenceLine:
    """Return the line of what counts everything of the days."""
    what = _("期内全部{sort}都在内").format(sort=sort.label)
    tab = "month" if sort is EvidenceSort.DAY else ""
    days = span_words(span.from_on, span.until_on)
    return EvidenceLine(_ALL, sort, days, "", what, tab, span.from_on if tab else None)


def _plain(sort: EvidenceSort, opened_by: str, words: str) -> EvidenceLine:
    said = words or _("{sort}，已读不到内容").format(sort=sort.label)
    return EvidenceLine(opened_by, sort, "", "", said)


# Days


def split_day(opened_by: str) -> tuple[UUID, date, Half | None] | None:
    """Return person, day and half of what opens a day; None where it does not."""
    person, _colon, rest = opened_by.partition(":")
    day, _colon, half = rest.partition(":")
    try:
        return UUID(person), date.fromisoformat(day), Half(half) if half else None
    except ValueError:
        return None


def _days(hall: ReportHall, span: _Span) -> Iterable[EvidenceLine]:
    asked = {each: found for each in span.ids if (found := split_day(each)) is not None}
    if not asked or hall.days is None:
        return ()
    people = sorted({found[0] for found in asked.values()})
    days = [found[1] for found in asked.values()]
    rows = {
        (row.person.person_id, row.day): row for row in hall.days.days(min(days), max(days), people)
    }
    lines: list[EvidenceLine] = []
    for opened_by, (person_id, day, half) in asked.items():
        row = rows.get((person_id, day))
        if row is None:
            continue
        who = _who(row.person.name, row.person.department, row.person.window_number)
        what = _day_words(row.slots, row.halves, half)
        opens = (person_id, day)
        lines.append(
            EvidenceLine(opened_by, EvidenceSort.DAY, day_text(day), who, what, "month", opens)
        )
    return sorted(lines, key=lambda line: (str(line.wanted), line.key))


def _day_words(
    slots: "Sequence[SlotResult]", halves: "Sequence[HalfResult]", half: Half | None
) -> str:
    """Return a half of a day in words: 上午 旷工半天，到 缺卡，离 11:31."""
    said: list[str] = []
    for each in halves:
        if half is not None and each.half is not half:
            continue
        said.append(_half_words(each, [s for s in slots if s.slot.half is each.half]))
    return _("；").join(said)


def _half_words(half: "HalfResult", slots: "Sequence[SlotResult]") -> str:
    parts = [f"{half.half.label} {half.excuse_word or half.verdict.label}"]
    parts += [_slot_words(slot) for slot in slots]
    return _("，").join(part for part in parts if part)


def _slot_words(slot: "SlotResult") -> str:
    said = " ".join(part for part in (slot.time_text, slot.word) if part)
    return f"{slot.slot.label} {said}" if said else ""


def _who(name: str, unit: str, window: int | None) -> str:
    said = [name, unit]
    if window is not None:
        said.append(_("{number}号窗口").format(number=window))
    return _("，").join(part for part in said if part)


# Records of rounds, slips, letters


def _marks(hall: ReportHall, span: _Span) -> Iterable[EvidenceLine]:
    if hall.marks is None:
        return ()
    rows = hall.marks.marks_in(span.from_on, span.until_on)
    return [
        EvidenceLine(
            str(row.id),
            EvidenceSort.MARK,
            day_text(row.day),
            _who(row.person_name, row.department, row.window_number),
            _("第{number}次巡查 {found}").format(number=row.number, found=row.label),
            "patrols",
            row.day,
        )
        for row in rows
        if (row.is_blame if not span.ids else span.has(row.id))
    ]


def _leaves(hall: ReportHall, span: _Span) -> Iterable[EvidenceLine]:
    if hall.leaves is None:
        return ()
    return [
        EvidenceLine(
            str(row.id),
            EvidenceSort.LEAVE,
            span_words(row.span.first.day, row.span.last.day),
            _who(row.person_name, row.department, None),
            _("{number} {kind} {state}").format(
                number=row.number, kind=row.kind.label, state=_leave_state(row)
            ),
            "leave",
            ("period", row.id),
        )
        for row in hall.leaves.in_period(span.from_on, span.until_on)
        if span.has(row.id)
    ]


def _leave_state(row: "LeaveRow") -> str:
    if row.is_overdue:
        return _("到期没有销假")
    return row.state.label


def _letters(hall: ReportHall, span: _Span) -> Iterable[EvidenceLine]:
    if hall.letters is None:
        return ()
    issued = hall.letters.in_period(span.from_on, span.until_on)
    # Letters of earlier periods wait here too.
    waiting = hall.letters.open_letters() if span.ids else ()
    rows = {row.id: row for row in (*issued, *waiting) if span.has(row.id)}
    return [
        EvidenceLine(
            str(row.id),
            EvidenceSort.LETTER,
            day_text(row.issued_on),
            row.number,
            _("{state}，应于 {due} 前回复").format(
                state=row.state.label, due=day_text(row.reply_due_on)
            ),
            "patrols",
            "letters",
        )
        for row in rows.values()
    ]


def _explanations(hall: ReportHall, span: _Span) -> Iterable[EvidenceLine]:
    if hall.explanations is None:
        return ()
    return [
        EvidenceLine(
            str(row.id), EvidenceSort.EXPLANATION, day_text(row.day), row.person_name, row.words,
            "patrols", "explanations",
        )
        for row in hall.explanations.in_period(span.from_on, span.until_on)
        if span.has(row.id)
    ]  # fmt: skip


def _corrections(hall: ReportHall, span: _Span) -> Iterable[EvidenceLine]:
    if hall.corrections is None:
        return ()
    return [
        EvidenceLine(
            str(row.id),
            EvidenceSort.DAY,
            day_text(row.day),
            _who(row.person_name, row.department, None),
            _("{number} {slot}，{reason}").format(
                number=row.number, slot=row.slot.label, reason=row.reason
            ),
            "month",
            (row.person_id, row.day),
        )
        for row in hall.corrections.in_period(span.from_on, span.until_on)
        if span.has(row.id)
    ]


def _cases(hall: ReportHall, span: _Span) -> Iterable[EvidenceLine]:
    lines: list[EvidenceLine] = []
    cases = hall.cases
    for opened_by in span.ids if cases is not None else ():
        assert cases is not None  # noqa: S101 - no ids without cases
        try:
            row = cases.case(UUID(opened_by))
        except (RuleError, ValueError):
            continue
        lines.append(
            EvidenceLine(
                opened_by,
                EvidenceSort.CASE,
                day_text(row.due_on),
                row.case_number,
                _("{item}，{state}").format(item=row.item_name, state=row.state.label),
            )
        )
    return lines


_READERS: Mapping[EvidenceSort, Callable[[ReportHall, _Span], Iterable[EvidenceLine]]] = {
    EvidenceSort.DAY: _days,
    EvidenceSort.MARK: _marks,
    EvidenceSort.LEAVE: _leaves,
    EvidenceSort.LETTER: _letters,
    EvidenceSort.EXPLANATION: _explanations,
    EvidenceSort.CASE: _cases,
}
