"""A clerk's days as lines of a list: four cells, what the day comes to, what was asked about it."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from hallapp.attendance.terms import HalfResult, SlotResult, Verdict
from hallapp.attendance.terms.acts import CorrectionRow
from hallapp.attendance.terms.person_days import PersonDayRow, half_words, missing_slots
from hallapp.faces.clerk.attendance.desk import day_words
from hallapp.faces.clerk.attendance.slot_cards import slot_text
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import Column


@dataclass(frozen=True)
class OwnDayLine:
    """One of the own days.

    Attributes:
        row: The day.
        corrections: What was asked for slots of it, the latest last.
    """

    row: PersonDayRow
    corrections: tuple[CorrectionRow, ...] = ()

    @property
    def day(self) -> date:
        """The day."""
        return self.row.day

    @property
    def missing(self) -> tuple[SlotResult, ...]:
        """Slots that somebody has to explain, and for which nothing waits."""
        asked = {each.slot for each in self.corrections if each.is_approved is None}
        return tuple(slot for slot in missing_slots(self.row) if slot.slot not in asked)

    @property
    def said(self) -> str:
        """What was asked, or what can be done: 补签待批 上午离; 可补签."""
        told = [f"{each.state_text} {each.slot.label}" for each in self.corrections]
        if self.row.is_locked:
            told.append(_("本期已封账"))
        elif self.missing:
            told.append(_("回车补签"))
        told += [_("{time} 不在时段").format(time=each) for each in self.row.outside]
        return _("；").join(told)

    @property
    def verdict(self) -> str:
        """What the day comes to, in a word for each half where they differ."""
        morning, afternoon = self.row.halves
        first, second = _half_word(morning), _half_word(afternoon)
        if first == second:
            return first
        return _("上午{first}，下午{second}").format(first=first, second=second)


def lines_of(
    days: tuple[PersonDayRow, ...], asked: tuple[CorrectionRow, ...], today: date
) -> tuple[OwnDayLine, ...]:
    """Return the days that have come, the latest first."""
    return tuple(
        OwnDayLine(row, tuple(each for each in asked if each.day == row.day))
        for row in reversed(days)
        if row.day <= today and not _is_empty_rest(row)
    )


def day_columns() -> list[Column[OwnDayLine]]:
    """Return the columns of the list."""
    slots = [_slot_column(number, label) for number, label in enumerate(_labels())]
    return [
        Column(_("日期"), lambda line: day_words(line.day), bold=True, width_px=124),
        *slots,
        Column(_("结论"), lambda line: line.verdict, tip=_whole_verdict, width_px=172),
        Column(_("补签与说明"), lambda line: line.said, tip=lambda line: line.said, width_px=0),
    ]


def day_key(line: OwnDayLine) -> Hashable:
    """Return what tells a day from all others."""
    return line.day


def _half_word(half: HalfResult) -> str:
    """Return a half day in a word; the minutes stand in its cells."""
    if half.verdict is Verdict.EXCUSED:
        return half.excuse_word
    if half.verdict is not Verdict.PRESENT or not (half.is_late or half.is_early):
        return half.verdict.label
    if half.is_late and half.is_early:
        return _("迟到早退")
    return _("迟到") if half.is_late else _("早退")


def _whole_verdict(line: OwnDayLine) -> str:
    morning, afternoon = line.row.halves
    text = _("上午{first}，下午{second}")
    return text.format(first=half_words(morning), second=half_words(afternoon))


def _labels() -> tuple[str, ...]:
    return (_("上午到"), _("上午离"), _("下午到"), _("下午离"))


def _slot_column(number: int, label: str) -> Column[OwnDayLine]:
    def slot(line: OwnDayLine) -> SlotResult:
        return line.row.slots[number]

    return Column(
        label,
        lambda line: slot_text(slot(line)),
        tone=lambda line: "late" if slot(line).finding.is_deviation else "",
        tip=lambda line: slot_text(slot(line)),
        width_px=124,
    )


def _is_empty_rest(row: PersonDayRow) -> bool:
    """Return whether a day of rest has nothing to tell."""
    return all(half.verdict is Verdict.REST for half in row.halves) and not row.outside
