"""Evaluations (好差评): how many were rated, how, where, and what the hall did about low ones."""

from datetime import date

from hallapp.evaluation.reasons import words_of
from hallapp.evaluation.terms import (
    EvaluationFigures,
    EvaluationLevel,
    EvaluationRow,
    FollowUpRow,
    FollowUpState,
)
from hallapp.faces.manager.report_rows import (
    ColumnShape,
    Report,
    ReportFigure,
    ReportLine,
    ReportRead,
    TableShape,
    share_words,
    when,
    window_words,
    zone_of,
)
from hallapp.faces.manager.services import ManagerServices
from hallapp.faces.parts.lights import Light, LightMark
from hallapp.kernel.texts import _

FOLLOW_UPS = 2
_GIVEN, _WINDOWS = 0, 1
_LOW, _LATE, _OPEN = "low", "late", "open"


def evaluation() -> Report:
    """Return the report."""
    given = TableShape(
        _("评价"),
        (
            ColumnShape(_("时间"), 104),
            ColumnShape(_("评价"), 128, has_light=True),
            ColumnShape(_("票号"), 76),
            ColumnShape(_("评的是"), 180),
            ColumnShape(_("窗口"), 64),
            ColumnShape(_("经办人"), 88),
            ColumnShape(_("理由和留言")),
        ),
        _("这几天没有人评价"),
        _("办事的人在评价屏、自助机或用票上的码评价，就会在这里。没有评价不算满意。"),
    )
    windows = TableShape(
        _("各窗口"),
        (
            ColumnShape(_("窗口")),
            ColumnShape(_("可评"), 80, is_right=True),
            ColumnShape(_("评了"), 80, is_right=True),
            ColumnShape(_("参评率"), 96, is_right=True),
            ColumnShape(_("差评"), 80, is_right=True),
            ColumnShape(_("满意率"), 96, is_right=True),
        ),
        _("这几天没有办结的号"),
    )
    return Report("evaluation", _("好差评"), (given, windows, _owed_shape()), read, 30)


def read(services: ManagerServices, first: date, last: date) -> ReportRead:
    """Read evaluations and figures of these days, and what is owed whatever the days."""
    zone = zone_of(services)
    rows = services.evaluation.evaluations(first, last)
    hall, *windows = services.evaluation.figures_by_window(first, last)
    owed = services.evaluation.follow_ups()
    given = tuple(
        ReportLine(
            row.id,
            (
                when(row.made_at, zone),
                row.level.label,
                row.label,
                row.name,
                window_words(row.window_number),
                row.person_name or "—",
                said(row),
            ),
            _tags(row),
            _level_mark(row.level),
            about=row,
        )
        for row in rows
    )
    return ReportRead(
        _figures(hall, owed),
        (given, tuple(map(_window_line, windows)), tuple(map(_owed_line, owed))),
    )


def said(row: EvaluationRow) -> str:
    """Return the reasons that were pressed and the citizen's own words."""
    return _("；").join([*map(words_of, row.reasons), *filter(None, (row.remark,))])


def _owed_shape() -> TableShape:
    return TableShape(
        _("差评整改"),
        (
            ColumnShape(_("期限"), 128, has_light=True),
            ColumnShape(_("进度"), 104),
            ColumnShape(_("评价"), 104),
            ColumnShape(_("票号"), 76),
            ColumnShape(_("窗口"), 64),
            ColumnShape(_("经办人"), 88),
            ColumnShape(_("理由和留言")),
            ColumnShape(_("最近一步"), 200),
        ),
        _("没有要跟进的差评"),
        _("不满意、非常不满意的评价要限期核实、整改、回访，一条一条记在这里。"),
    )


def _figures(hall: EvaluationFigures, owed: tuple[FollowUpRow, ...]) -> tuple[ReportFigure, ...]:
    late = sum(row.is_late or row.is_contact_late for row in owed)
    rated = _("评了的 {rated} 人次，除以可以评的 {served} 人次（办结的号）")
    rated = rated.format(rated=hall.rated, served=hall.served)
    return (
        ReportFigure(
            "rated",
            _("参评率"),
            share_words(hall.rated_share),
            rated,
        ),
        ReportFigure(
            "unrated",
            _("没有评价"),
            str(hall.unrated),
            _("可以评、没有评的人次；既不算满意，也不算不满意"),
            _WINDOWS,
        ),
        ReportFigure(
            "content",
            _("满意率"),
            share_words(hall.content_share),
            _("评了的人次里不是差评的；没有评价的不在内"),
        ),
        *(_level_figure(hall, level) for level in sorted(EvaluationLevel, reverse=True)),
        _open_figure(len(owed)),
        ReportFigure(
            "late",
            _("已过期"),
            str(late),
            _("没有按期联系核实，或没有按期整改的差评，不限所选日期"),
            FOLLOW_UPS,
            _LATE,
        ),
    )


def _open_figure(count: int) -> ReportFigure:
    definition = _("还没有了结的差评，不限所选日期")
    return ReportFigure("open", _("待跟进"), str(count), definition, FOLLOW_UPS)


def _level_figure(hall: EvaluationFigures, level: EvaluationLevel) -> ReportFigure:
    tag = f"level{level.value}"
    definition = _("评了“{level}”的人次").format(level=level.label)
    return ReportFigure(tag, level.label, str(hall.by_level[level]), definition, tag=tag)


def _tags(row: EvaluationRow) -> frozenset[str]:
    tags = {f"level{row.level.value}", f"window{row.window_number}"}
    return frozenset(tags | ({_LOW} if row.level.is_low else set()))


def _level_mark(level: EvaluationLevel) -> LightMark:
    if level.is_low:
        return LightMark(Light.LATE, level.label)
    return LightMark(Light.NORMAL, level.label, filled=False)


def _window_line(row: EvaluationFigures) -> ReportLine:
    return ReportLine(
        row.window_number,
        (
            window_words(row.window_number),
            str(row.served),
            str(row.rated),
            share_words(row.rated_share),
            str(row.low),
            share_words(row.content_share),
        ),
        opens=(_GIVEN, f"window{row.window_number}"),
        about=row,
    )


def _owed_line(row: FollowUpRow) -> ReportLine:
    is_late = row.is_late or row.is_contact_late
    tags = (_OPEN, _LATE) if is_late else (_OPEN,)
    mark = _due_mark(row)
    return ReportLine(
        row.id,
        (
            mark.text,
            row.state.label,
            row.evaluation.level.label,
            row.evaluation.label,
            window_words(row.evaluation.window_number),
            row.evaluation.person_name or "—",
            said(row.evaluation),
            row.words or _("还没有开始"),
        ),
        frozenset(tags),
        mark,
        about=row,
    )


def _due_mark(row: FollowUpRow) -> LightMark:
    """Return by when the next thing is owed: first to get in touch, then to put it right."""
    is_first = row.state in {FollowUpState.OPEN, FollowUpState.APPEALED}
    day = row.contact_on if is_first else row.due_on
    words = _("{month}月{day}日").format(month=day.month, day=day.day)
    if row.is_late or (is_first and row.is_contact_late):
        return LightMark(Light.LATE, _("{day}已过").format(day=words))
    return LightMark(Light.TO_DO, words, filled=False)
