"""What is told of one case, as labelled lines; no widgets."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from hallapp.cases.telling import sentence
from hallapp.cases.terms import (
    CaseRow,
    ClockRow,
    CountedDayRow,
    DueMoveRow,
    StageRow,
    SuspensionRow,
)
from hallapp.faces.manager.cases.case_columns import day_text, move_reason, stayed_words
from hallapp.faces.manager.cases.case_reading import CaseTold
from hallapp.faces.manager.words import CASE_LIGHTS
from hallapp.faces.parts.lights import LightMark
from hallapp.hall.limits import Limit
from hallapp.kernel.texts import _

MOST_DAYS = 400
"""A day-by-day account is told as far as this; a longer one is cut with a word."""


@dataclass(frozen=True)
class Line:
    """A label with what it says; a heading has no text, a clock has a light."""

    label: str
    text: str
    light: LightMark | None = None
    is_strong: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it heads the lines below it."""
        return not self.text


def about(told: CaseTold, zone: tzinfo) -> list[Line]:
    """Return the facts of a case, its clocks, stages, and when the clock stood."""
    return [
        *_facts(told, zone),
        *_headed(_("计时"), [_clock(each) for each in told.clocks]),
        *_headed(_("环节"), [_stage(each) for each in told.stages]),
        *_headed(_("暂停计时"), [_stood(each) for each in told.suspensions]),
    ]


def passage(told: CaseTold, zone: tzinfo) -> list[Line]:
    """Return the line of time, the newest first."""
    return [
        Line(_moment(event.at.astimezone(zone)), _by(sentence(event), event.person_name))
        for event in reversed(told.history)
    ]


def moved(told: CaseTold, zone: tzinfo) -> list[Line]:
    """Return the moves of its due days with their reasons, the newest first."""
    return [Line(_moment(move.moved_at.astimezone(zone)), _move(move)) for move in told.moves]


def day_by_day(told: CaseTold) -> list[Line]:
    """Return what each day of the running clock is, and whether it counts."""
    return [Line(_weekday_text(row.day), _counted(row)) for row in told.days[:MOST_DAYS]]


def _move(move: DueMoveRow) -> str:
    new, clock = long_day(move.new_on), move.kind.label
    if move.new_on == move.old_on:
        said = _("{clock} {day}，{stayed}，{reason}")
        return said.format(clock=clock, day=new, stayed=stayed_words(), reason=move_reason(move))
    return _("{clock} {old} → {new}，{reason}").format(
        clock=clock,
        old="—" if move.old_on is None else long_day(move.old_on),
        new=new,
        reason=move_reason(move),
    )


def _facts(told: CaseTold, zone: tzinfo) -> list[Line]:
    case = told.case
    accepted = case.accepted_at
    known = [
        (_("事项"), case.item_name),
        (_("申请人"), case.applicant_masked),
        (_("状态"), _("，").join([case.state.label, case.form.label])),
        (_("受理地点"), _place(case)),
        (_("收件日"), "" if case.received_on is None else long_day(case.received_on)),
        (_("受理日"), "" if accepted is None else long_day(accepted.astimezone(zone).date())),
        (_("经办"), _handler(case)),
        (_("承诺时限"), _limit(told.promised)),
        (_("法定时限"), _limit(told.statutory)),
        (_("决定日"), "" if case.concluded_on is None else long_day(case.concluded_on)),
        (_("查询码"), case.query_code),
        (_("省平台编号"), case.external_number),
    ]
    return [Line(label, text) for label, text in known if text]


def _headed(title: str, lines: list[Line]) -> list[Line]:
    return [Line(title, ""), *lines] if lines else []


def _clock(clock: ClockRow) -> Line:
    name = clock.label or clock.kind.label
    limit = clock.limit.words
    if clock.extension:
        limit = _("{limit}，延长 {more}").format(limit=limit, more=clock.extension)
    due = _("{day}到期").format(day=long_day(clock.due_on))
    if clock.is_provisional:
        due = _("{day}（暂定）").format(day=due)
    parts = [limit, due]
    if clock.law_due_on is not None and clock.law_due_on != clock.due_on:
        parts.append(_("法定 {day}").format(day=long_day(clock.law_due_on)))
    if clock.ended_on is not None:
        parts.append(_("{day}结束").format(day=long_day(clock.ended_on)))
    elif clock.stood_since is not None:
        parts.append(_("{day}起停止计时").format(day=long_day(clock.stood_since)))
    light = LightMark(CASE_LIGHTS[clock.light], clock.light.label)
    return Line(name, _("，").join(parts), light)


def _stage(stage: StageRow) -> Line:
    parts = [stage.handler_name]
    if stage.limit is not None:
        parts.append(stage.limit.words)
    if stage.ended_on is not None:
        parts += [_("{day}结束").format(day=long_day(stage.ended_on)), stage.result]
    elif stage.began_on is None:
        parts.append(_("还没有开始"))
    elif stage.due_on is not None:
        parts.append(_("{day}到期").format(day=long_day(stage.due_on)))
    if stage.forwarded_to:
        parts.append(_("已上报{body}").format(body=stage.forwarded_to))
    runs = stage.light is not None and stage.ended_on is None and stage.began_on is not None
    light = stage.light if runs else None
    mark = None if light is None else LightMark(CASE_LIGHTS[light], light.label)
    text = _("，").join(part for part in parts if part)
    return Line(f"{stage.position} {stage.name}", text or _("在办"), mark)


def _stood(row: SuspensionRow) -> Line:
    ground = _("没有登记原因") if row.ground is None else row.ground.label
    until = _("还没有恢复") if row.to_on is None else _("{day}恢复").format(day=long_day(row.to_on))
    if row.to_on is None and row.planned_to_on is not None:
        until = _("预计 {day} 恢复").format(day=long_day(row.planned_to_on))
    counted = _("不计 {days} 个工作日").format(days=row.working_days)
    parts = [ground, until, counted, row.words, row.basis, row.document_number]
    return Line(_("{day}起").format(day=day_text(row.from_on)), _("，").join(filter(None, parts)))


def _place(case: CaseRow) -> str:
    if case.window_number is None:
        return case.place.label
    return _("{place} {number} 号").format(place=case.place.label, number=case.window_number)


def _handler(case: CaseRow) -> str:
    return _("，").join(part for part in (case.stage_name, case.handler_name) if part)


def _limit(limit: Limit | None) -> str:
    return "" if limit is None else limit.words


def _by(said: str, name: str) -> str:
    return _("{said}（{name}）").format(said=said, name=name) if name else said


def _counted(row: CountedDayRow) -> str:
    return row.words if row.is_known else _("{day}（暂定）").format(day=row.words)


def _moment(at: datetime) -> str:
    return f"{at.month:02d}-{at.day:02d} {at:%H:%M}"


def long_day(day: date) -> str:
    """Return a day with its year: 2026年11月23日."""
    return _("{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)


def _weekday_text(day: date) -> str:
    names = (_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日"))
    return f"{day.month:02d}-{day.day:02d} {names[day.weekday()]}"
