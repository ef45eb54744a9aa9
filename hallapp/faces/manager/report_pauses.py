"""Pauses of windows (暂停): who, why, how long it was planned and how long it was."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo

from hallapp.faces.manager.report_rows import (
    ColumnShape,
    Report,
    ReportFigure,
    ReportLine,
    ReportRead,
    TableShape,
    when,
    window_words,
    zone_of,
)
from hallapp.faces.manager.services import ManagerServices
from hallapp.faces.parts.lights import Light, LightMark
from hallapp.hall.terms import PauseRow
from hallapp.kernel.texts import _

_LINES, _WINDOWS = 0, 1
_OVER, _OPEN = "over", "open"


def pauses() -> Report:
    """Return the report."""
    lines = TableShape(
        _("明细"),
        (
            ColumnShape(_("从"), 104),
            ColumnShape(_("窗口"), 64),
            ColumnShape(_("在岗"), 96),
            ColumnShape(_("登记"), 80, is_right=True),
            ColumnShape(_("实际"), 80, is_right=True),
            ColumnShape("", 128, has_light=True),
            ColumnShape(_("登记的原因")),
        ),
        _("这几天没有窗口暂停"),
        _("窗口暂停时登记原因和时间，办事的人看得到，也会记在这里。"),
    )
    windows = TableShape(
        _("按窗口"),
        (
            ColumnShape(_("窗口")),
            ColumnShape(_("次数"), 96, is_right=True),
            ColumnShape(_("合计"), 110, is_right=True),
            ColumnShape(_("最长"), 110, is_right=True),
            ColumnShape(_("超过登记"), 110, is_right=True),
        ),
        _("这几天没有窗口暂停"),
    )
    return Report("pauses", _("暂停"), (lines, windows), read)


def read(services: ManagerServices, first: date, last: date) -> ReportRead:
    """Read the pauses of each day, newest first."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    found = dict.fromkeys(row for day in days for row in services.serving.pauses(day))
    rows = sorted(found, key=lambda row: row.since, reverse=True)
    now, zone = services.clock.now(), zone_of(services)
    lasted = {row: _minutes(row, now) for row in rows}
    over = [row for row in rows if _is_over(row, lasted[row])]
    figures = (
        ReportFigure("all", _("暂停"), str(len(rows)), _("登记了暂停的次数，跨天的算一次")),
        ReportFigure(
            "total",
            _("合计"),
            _("{minutes} 分").format(minutes=sum(lasted.values())),
            _("各次暂停的实际分钟相加，还在暂停的算到现在"),
            _WINDOWS,
        ),
        ReportFigure(
            _OVER,
            _("超过登记"),
            str(len(over)),
            _("登记了多久、实际更久的次数；没有登记多久的不算"),
            tag=_OVER,
        ),
        ReportFigure(
            _OPEN,
            _("还在暂停"),
            str(sum(row.until is None for row in rows)),
            _("现在还没有恢复的窗口"),
            tag=_OPEN,
        ),
    )
    lines = tuple(_line(row, lasted[row], zone) for row in rows)
    return ReportRead(figures, (lines, _by_window(lasted)))


def _line(row: PauseRow, lasted: int, zone: tzinfo) -> ReportLine:
    tags = {f"window{row.window_number}"}
    mark: LightMark | None = None
    if _is_over(row, lasted):
        tags.add(_OVER)
        over = lasted - row.planned_minutes
        mark = LightMark(Light.WARNING, _("超 {minutes} 分").format(minutes=over))
    if row.until is None:
        tags.add(_OPEN)
        mark = mark or LightMark(Light.PAUSED, _("还在暂停"), filled=False)
    return ReportLine(
        (row.window_number, row.since),
        (
            when(row.since, zone),
            window_words(row.window_number),
            row.person_name,
            _("{minutes} 分").format(minutes=row.planned_minutes) if row.planned_minutes else "—",
            _("{minutes} 分").format(minutes=lasted),
            "" if mark is None else mark.text,
            row.reason,
        ),
        frozenset(tags),
        mark,
        about=row,
    )


def _by_window(lasted: dict[PauseRow, int]) -> tuple[ReportLine, ...]:
    by_window: defaultdict[int, list[PauseRow]] = defaultdict(list)
    for row in lasted:
        by_window[row.window_number].append(row)

    def total(rows: Iterable[PauseRow]) -> int:
        return sum(lasted[row] for row in rows)

    longest_first = sorted(by_window.items(), key=lambda pair: (-total(pair[1]), pair[0]))
    return tuple(
        ReportLine(
            number,
            (
                window_words(number),
                str(len(rows)),
                _("{minutes} 分").format(minutes=total(rows)),
                _("{minutes} 分").format(minutes=max(lasted[row] for row in rows)),
                str(sum(_is_over(row, lasted[row]) for row in rows)),
            ),
            opens=(_LINES, f"window{number}"),
        )
        for number, rows in longest_first
    )


def _minutes(row: PauseRow, now: datetime) -> int:
    return max(0, int(((row.until or now) - row.since).total_seconds()) // 60)


def _is_over(row: PauseRow, lasted: int) -> bool:
    return bool(row.planned_minutes) and lasted > row.planned_minutes
