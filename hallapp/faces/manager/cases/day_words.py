"""Words of the calendar: days, what they are for the hall, years and what moves."""

from datetime import date

from hallapp.cases.clockwork.calendar_rows import (
    CalendarDayRow,
    CalendarYearRow,
    DayChange,
    MovePreview,
    YearState,
)
from hallapp.faces.manager.words import day_words
from hallapp.hall.workdays import DayKind
from hallapp.kernel.texts import _


def short_weekdays() -> tuple[str, ...]:
    """Return the heads of the columns, Monday first."""
    return (_("一"), _("二"), _("三"), _("四"), _("五"), _("六"), _("日"))


def mark_word(kind: DayKind) -> str:
    """Return the word beside the number of an exceptional day; nothing for an ordinary one."""
    return {
        DayKind.HOLIDAY: _("休"),
        DayKind.MAKE_UP: _("班"),
        DayKind.CLOSED: _("停"),
    }.get(kind, "")


def day_sentence(row: CalendarDayRow) -> str:
    """Return what a day is: 2026年10月1日 星期四，节假日，国庆节."""
    parts = [day_words(row.day), row.kind.label, row.note]
    if row.is_own:
        parts.append(_("本厅另设"))
    return _("，").join(part for part in parts if part)


def year_state(row: CalendarYearRow) -> str:
    """Return whether the notice of a year is there."""
    return _("还没有通知") if row.state is YearState.UNKNOWN else row.state.label


def year_sentence(row: CalendarYearRow) -> str:
    """Return what stands above a year."""
    if row.state is YearState.UNKNOWN:
        said = _(
            "{year} 年还没有放假通知，先按周末和法律固定的节日推算，到期日是暂定的（{count} 件）。"
        )
        return said.format(year=row.year, count=f"{row.provisional_cases:,}")
    said = _("{year} 年 {days} 个工作日，{source}；{count} 件在办的到期日在这一年。")
    source = row.source or row.state.label
    return said.format(
        year=row.year, days=row.working_days, source=source, count=f"{row.open_cases:,}"
    )


def moved_sentence(moves: MovePreview) -> str:
    """Return what a change does to open cases."""
    if not moves.cases and not moves.provisional_gone:
        return _("没有在办件的到期日会变。")
    said = _("将变动 {count} 件在办件的到期日").format(count=f"{moves.cases:,}")
    if moves.provisional_gone:
        said = _("{said}，{count} 件由暂定变为确定").format(
            said=said, count=f"{moves.provisional_gone:,}"
        )
    return f"{said}。"


def saved_sentence(title: str, moves: MovePreview) -> str:
    """Return what is told after a change was saved."""
    if moves.cases:
        said = _("已保存：{title}，变动了 {count} 件在办件的到期日，都留了原因。")
        return said.format(title=title, count=f"{moves.cases:,}")
    if moves.provisional_gone:
        said = _("已保存：{title}，{count} 件的到期日由暂定变为确定。")
        return said.format(title=title, count=f"{moves.provisional_gone:,}")
    return _("已保存：{title}，没有到期日变动。").format(title=title)


def change_words(change: DayChange) -> str:
    """Return how a day changes: 2027-02-05 工作日 → 节假日（春节）."""
    said = _("{day} {before} → {after}").format(
        day=day_words(change.day), before=change.before.label, after=change.after.label
    )
    return f"{said}（{change.note}）" if change.note else said


def iso(day: date) -> str:
    """Return a day as tables of a year say it: 2027-02-05."""
    return day.isoformat()
