"""Words of a person's days: sources of punches, times, what a day rests on."""

from datetime import datetime, time, tzinfo

from hallapp.attendance.terms import PlacedPunch, PunchSource, SlotResult
from hallapp.attendance.terms.acts import CorrectionRow
from hallapp.attendance.terms.person_days import DayBasis, PersonDayRow, half_words
from hallapp.attendance.terms.questions import DutyQuestionRow
from hallapp.faces.manager.cases.day_words import short_weekdays
from hallapp.kernel.texts import _
from hallapp.leave.terms import LeaveRow


def source_word(source: PunchSource) -> str:
    """Return where a punch comes from."""
    return {
        PunchSource.WINDOW: _("窗口登录"),
        PunchSource.DESK: _("自助打卡"),
        PunchSource.DEVICE: _("考勤机"),
        PunchSource.PAPER: _("纸质签到"),
    }[source]


def day_text(row: PersonDayRow) -> str:
    """Return a day with its weekday: 11月23日 一."""
    said = _("{month}月{day}日 {weekday}")
    weekday = short_weekdays()[row.day.weekday()]
    return said.format(month=row.day.month, day=row.day.day, weekday=weekday)


def slot_text(slot: SlotResult) -> str:
    """Return a slot's time with its word: a red time never stands alone."""
    return f"{slot.time_text} {slot.word}".strip() or "–"


def halves_text(row: PersonDayRow) -> str:
    """Return what a day comes to."""
    morning, afternoon = (half_words(half) for half in row.halves)
    if morning == afternoon:
        return morning
    return _("上午{morning}；下午{afternoon}").format(morning=morning, afternoon=afternoon)


def basis_text(row: PersonDayRow) -> str:
    """Return what a day that is shown rests on."""
    if row.version is None:
        return row.basis.label
    if row.basis is DayBasis.DIFFERENT:
        return _("第 {version} 版，待重新统计").format(version=row.version)
    return _("已统计，第 {version} 版").format(version=row.version)


def punch_line(placed: PlacedPunch) -> tuple[str, str]:
    """Return a raw punch: its time, and where it came from and what became of it."""
    punch = placed.punch
    place = source_word(punch.source)
    if punch.window_number:
        place = _("{source}，{window} 号窗口").format(source=place, window=punch.window_number)
    elif punch.device_number:
        place = _("{device} 号考勤机").format(device=punch.device_number)
    use = placed.use.label
    if placed.slot is not None:
        use = _("{slot}：{use}").format(slot=placed.slot.label, use=use)
    return f"{placed.local_at:%H:%M:%S}", _("{place}。{use}").format(place=place, use=use)


def span_text(from_at: datetime, until_at: datetime | None) -> str:
    """Return a span of time: 09:02—11:58."""
    end = _("至今") if until_at is None else f"{until_at:%H:%M}"
    return f"{from_at:%H:%M}—{end}"


def question_line(row: DutyQuestionRow, zone: tzinfo) -> tuple[str, str]:
    """Return a question that the window raised, with its answer."""
    until = None if row.until_at is None else row.until_at.astimezone(zone)
    said = _("{window} 号窗口{kind}").format(window=row.window_number, kind=row.kind.label)
    if row.verdict is None:
        answer = _("待问，不作结论")
    else:
        answer = _("{verdict}，{words}").format(verdict=row.verdict.label, words=row.answer or "—")
    return span_text(row.from_at.astimezone(zone), until), _("{said}。{answer}").format(
        said=said, answer=answer
    )


def correction_text(row: CorrectionRow) -> str:
    """Return a correction with who asked and who decided."""
    said = _("{slot} {time}，{cause}：{reason}。{asked}申请").format(
        slot=row.slot.label, time=row.stated_text, cause=row.cause.label, reason=row.reason,
        asked=row.asked_by or _("系统"),
    )  # fmt: skip
    if row.is_approved is None:
        return said
    decided = _("{said}，{who}{state}").format(said=said, who=row.decided_by, state=row.state_text)
    if row.words:
        decided = _("{said}：{words}").format(said=decided, words=row.words)
    if row.override_reason:
        decided = _("{said}（锁定后更改：{reason}）").format(
            said=decided, reason=row.override_reason
        )
    return decided


def leave_text(row: LeaveRow) -> str:
    """Return a leave with its state."""
    return _("{kind}，{span}，{state}").format(
        kind=row.kind.label, span=row.span_text, state=row.state.label
    )


def time_of(text: str) -> time | None:
    """Return a time of day that was typed, 8:55 or 0855.

    Raises:
        ValueError: It is none.
    """
    plain = text.strip().replace("：", ":").replace(".", ":")
    if not plain:
        return None
    if ":" not in plain and plain.isdigit():
        plain = f"{plain[:-2]}:{plain[-2:]}"
    hour, _colon, minute = plain.partition(":")
    return time(int(hour), int(minute))
