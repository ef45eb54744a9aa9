"""What became of the calls that were to be spoken (播报记录)."""

from collections import Counter
from datetime import date

from hallapp.faces.manager.report_rows import (
    ColumnShape,
    Report,
    ReportFigure,
    ReportLine,
    ReportRead,
    TableShape,
    when,
    zone_of,
)
from hallapp.faces.manager.services import ManagerServices
from hallapp.faces.parts.lights import Light, LightMark
from hallapp.kernel.texts import _
from hallapp.queueing.terms import PlaybackOutcome
from hallapp.queueing.terms.overview import AnnouncementRow

_LINES = 0
_LIGHTS = {
    PlaybackOutcome.SPOKEN: Light.NORMAL,
    PlaybackOutcome.WITHDRAWN: Light.CLOSED,
    PlaybackOutcome.TOO_OLD: Light.WARNING,
    PlaybackOutcome.SILENT: Light.CLOSED,
    PlaybackOutcome.FAILED: Light.LATE,
}


def announcements() -> Report:
    """Return the report."""
    lines = TableShape(
        _("明细"),
        (
            ColumnShape(_("轮到播"), 104),
            ColumnShape(_("票号"), 84),
            ColumnShape(_("结果"), 128, has_light=True),
            ColumnShape(_("声区"), 72),
            ColumnShape(_("多久后听到"), 110, is_right=True),
            ColumnShape(_("播报的电脑")),
        ),
        _("这几天没有播报记录"),
        _("叫号屏的电脑每播完一句就记一行：播出、撤回、过时没播、没有播出。"),
    )
    zones = TableShape(
        _("按声区"),
        (
            ColumnShape(_("声区")),
            ColumnShape(_("应播"), 96, is_right=True),
            ColumnShape(_("播出"), 96, is_right=True),
            ColumnShape(_("没有播出"), 110, is_right=True),
        ),
        _("这几天没有播报记录"),
    )
    return Report("announcements", _("播报"), (lines, zones), read)


def read(services: ManagerServices, first: date, last: date) -> ReportRead:
    """Read the log, newest first."""
    rows, zone = services.overview.announcements(first, last), zone_of(services)
    counts = Counter(row.outcome for row in rows)
    figures = (
        ReportFigure("all", _("应播"), str(len(rows)), _("要播的叫号，每叫一次、每个声区算一句")),
        *(
            ReportFigure(
                outcome.value,
                _word(outcome),
                str(counts[outcome]),
                _defined(outcome),
                tag=outcome.value,
            )
            for outcome in PlaybackOutcome
        ),
    )
    lines = tuple(
        ReportLine(
            row.id,
            (
                when(row.queued_at, zone),
                row.label or "—",
                _word(row.outcome),
                row.zone_letter or "—",
                _delay(row),
                row.station,
            ),
            frozenset({row.outcome.value, f"zone{row.zone_letter}"}),
            LightMark(_LIGHTS[row.outcome], _word(row.outcome), filled=_is_bad(row.outcome)),
            about=row,
        )
        for row in rows
    )
    return ReportRead(figures, (lines, _by_zone(rows)))


def _by_zone(rows: tuple[AnnouncementRow, ...]) -> tuple[ReportLine, ...]:
    wanted = Counter(row.zone_letter for row in rows)
    spoken = Counter(row.zone_letter for row in rows if row.outcome is PlaybackOutcome.SPOKEN)
    failed = Counter(row.zone_letter for row in rows if row.outcome is PlaybackOutcome.FAILED)
    return tuple(
        ReportLine(
            letter,
            (letter or "—", str(wanted[letter]), str(spoken[letter]), str(failed[letter])),
            opens=(_LINES, f"zone{letter}"),
        )
        for letter in sorted(wanted)
    )


def _delay(row: AnnouncementRow) -> str:
    if row.started_at is None:
        return "—"
    seconds = max(0.0, (row.started_at - row.queued_at).total_seconds())
    return _("{seconds} 秒").format(seconds=f"{seconds:.1f}")


def _is_bad(outcome: PlaybackOutcome) -> bool:
    return outcome in {PlaybackOutcome.FAILED, PlaybackOutcome.TOO_OLD}


def _word(outcome: PlaybackOutcome) -> str:
    return {
        PlaybackOutcome.SPOKEN: _("播出"),
        PlaybackOutcome.WITHDRAWN: _("撤回没播"),
        PlaybackOutcome.TOO_OLD: _("过时没播"),
        PlaybackOutcome.SILENT: _("静音没播"),
        PlaybackOutcome.FAILED: _("没有播出"),
    }[outcome]


def _defined(outcome: PlaybackOutcome) -> str:
    return {
        PlaybackOutcome.SPOKEN: _("完整播出的句子"),
        PlaybackOutcome.WITHDRAWN: _("没有轮到播，号已经到窗口、过号或被撤回"),
        PlaybackOutcome.TOO_OLD: _("等得太久、播了反而误人，没有播"),
        PlaybackOutcome.SILENT: _("大厅设了静音叫号，或这个时段音量为零"),
        PlaybackOutcome.FAILED: _("声卡、音箱或声音文件出错，没有播出来"),
    }[outcome]
