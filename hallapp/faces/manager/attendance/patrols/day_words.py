"""How marks of a day and the proof of its draw are said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from uuid import UUID

from hallapp.faces.manager.attendance.patrols.round_reading import hash_words
from hallapp.faces.manager.attendance.patrols.seat_words import mark_label, round_words
from hallapp.faces.manager.attendance.patrols.services import PatrolHall
from hallapp.kernel.texts import _
from hallapp.patrols.terms import (
    DrawCheck,
    DrawState,
    ExplanationRow,
    LetterRow,
    MarkRow,
    PatrolDayRow,
    PatrolPlan,
)
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import Column


@dataclass(frozen=True)
class MarkLine:
    """One mark with what followed from it."""

    mark: MarkRow
    explanation: ExplanationRow | None = None
    letter: LetterRow | None = None


@dataclass(frozen=True)
class DayNow:
    """A day of patrols as it was read."""

    day: PatrolDayRow
    plan: PatrolPlan
    lines: tuple[MarkLine, ...]

    @property
    def blamed(self) -> tuple[MarkLine, ...]:
        """Return the marks that ask for something."""
        return tuple(line for line in self.lines if line.mark.is_blame)


def read_day(hall: PatrolHall, day: date, until: date) -> DayNow:
    """Read a day; runs on the worker.

    Args:
        hall: Its services.
        day: The day.
        until: Today: letters about the day may have been written since.
    """
    said = {each.mark_id: each for each in hall.explanations.in_period(day, day)}
    written = hall.letters.in_period(day, max(day, until))
    letters = {each.mark_id: each for each in written if each.withdrawn_at is None}
    marks = hall.patrols.marks_in(day, day)
    lines = tuple(MarkLine(mark, *_followed(mark.id, said, letters)) for mark in marks)
    return DayNow(hall.patrols.of_day(day), hall.patrols.plan(day), lines)


def mark_columns() -> list[Column[MarkLine]]:
    """Return the columns of the marks of a day."""
    return [
        Column(_("次"), lambda line: str(line.mark.number), width_px=48),
        Column(_("窗口"), lambda line: str(line.mark.window_number), bold=True, width_px=60),
        Column(_("姓名"), lambda line: shown(line.mark.person_name), width_px=90),
        Column(_("单位"), lambda line: line.mark.department, tone=_muted, width_px=150),
        Column(_("所见"), lambda line: mark_label(line.mark), tone=_tone, width_px=130),
        Column(_("记录"), _record, tip=_record, width_px=0),
        Column(_("整改"), _put_right, tone=_muted, width_px=96),
        Column(_("情况说明"), _explained, width_px=110),
        Column(_("反馈函"), _written, tone=_muted, width_px=140),
    ]


def detail_words(line: MarkLine) -> str:
    """Return a mark in full: what was seen, the explanation, how it was put right."""
    mark, said = line.mark, line.explanation
    place = _("第 {round} 次，{number} 号窗口 {name}，{what}").format(
        round=mark.number,
        number=mark.window_number,
        name=shown(mark.person_name),
        what=mark_label(mark),
    )
    parts = [_("，").join(part for part in (place, _record(line)) if part)]
    if said is not None:
        told = _("说明：{words}").format(words=said.words)
        if said.verdict is not None:
            told = _("{told}（{verdict}）").format(told=told, verdict=said.verdict.label)
        parts.append(told)
    if mark.rectified_on is not None:
        parts.append(_("整改：{words}").format(words=mark.rectified_words or _("已整改")))
    return "\n".join(part for part in parts if part)


def rounds_words(day: PatrolDayRow, zone: tzinfo) -> str:
    """Return how the rounds of a day went, one after the other."""
    told: list[str] = []
    for column in day.columns:
        name = _("第 {number} 次").format(number=column.number)
        visit = column.round
        how = column.state.label if visit is None else round_words(visit, zone)
        told.append(_("{round} {how}").format(round=name, how=how))
    return _("；").join(told)


def proof_words(plan: PatrolPlan, zone: tzinfo, check: DrawCheck | None = None) -> str:
    """Return how far the draw of a day is proved, in plain words."""
    if plan.state is DrawState.PUBLISHED:
        at = "" if plan.published_at is None else f"{plan.published_at.astimezone(zone):%H:%M}"
        said = _("抽取：{at} 公布了校验值 {hash}。下班后公开时间和密钥，谁都可以核对。")
        return said.format(at=at, hash=hash_words(plan.commitment)[:17] + "…")
    if plan.state is not DrawState.REVEALED:
        return _("抽取：{state}").format(state=plan.state.label)
    times = _("、").join(f"{each.at.astimezone(zone):%H:%M}" for each in plan.times)
    said = _("抽取：已公开，抽到的时间是 {times}。").format(times=times)
    return said if check is None else f"{said}{check_words(check)}"


def check_words(check: DrawCheck) -> str:
    """Return the result of checking a draw."""
    if check.is_right:
        return _("核对无误：早上公布的校验值正是由这些时间的密钥和条件算出来的，没有人改过。")
    if not check.is_sound:
        return _("核对不符：密钥或条件不成立，这次抽取不能作为依据，请报告大厅领导。")
    if not check.commitment_fits:
        return _("核对不符：密钥和条件算不出早上公布的校验值，有人改过，请报告大厅领导。")
    return _("核对不符：抽到的时间和密钥算出来的不一样，有人改过，请报告大厅领导。")


def counted_words(lines: Sequence[MarkLine], of_all: int) -> tuple[str, str]:
    """Return the words of the filter: those with something found, and all."""
    return _("有问题 {count}").format(count=len(lines)), _("全部 {count}").format(count=of_all)


def _followed(
    mark_id: UUID,
    said: Mapping[UUID | None, ExplanationRow],
    letters: Mapping[UUID | None, LetterRow],
) -> tuple[ExplanationRow | None, LetterRow | None]:
    return said.get(mark_id), letters.get(mark_id)


def _record(line: MarkLine) -> str:
    mark = line.mark
    return _("，").join(part for part in (mark.words, mark.handling) if part)


def _put_right(line: MarkLine) -> str:
    on = line.mark.rectified_on
    return "" if on is None else _("{day} 已改").format(day=f"{on:%m-%d}")


def _explained(line: MarkLine) -> str:
    if line.explanation is None:
        return _("等待说明") if line.mark.is_blame else ""
    verdict = line.explanation.verdict
    return _("待处理") if verdict is None else verdict.label


def _written(line: MarkLine) -> str:
    return "" if line.letter is None else line.letter.number


def _tone(line: MarkLine) -> str:
    return "late" if line.mark.is_blame else ""


def _muted(_line: MarkLine) -> str:
    return "muted"
