"""What was done out of turn (指定叫号与插队): who, which number, before whom, why, when."""

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
    window_words,
    zone_of,
)
from hallapp.faces.manager.services import ManagerServices
from hallapp.kernel.texts import _
from hallapp.queueing.terms import ChosenRow, OutOfTurnKind

_LINES, _PEOPLE = 0, 1


def out_of_turn() -> Report:
    """Return the report."""
    lines = TableShape(
        _("明细"),
        (
            ColumnShape(_("时间"), 104),
            ColumnShape(_("做了什么"), 150),
            ColumnShape(_("票号"), 76),
            ColumnShape(_("越过"), 76),
            ColumnShape(_("谁"), 96),
            ColumnShape(_("窗口"), 64),
            ColumnShape(_("原因")),
        ),
        _("这几天没有越序的事"),
        _("指定叫号、安排优先和改派都要写原因，都会在这里。"),
    )
    people = TableShape(
        _("按人"),
        (ColumnShape(_("谁")), ColumnShape(_("次数"), 80, is_right=True)),
        _("这几天没有越序的事"),
    )
    return Report("out_of_turn", _("越序"), (lines, people), read, 7)


def read(services: ManagerServices, first: date, last: date) -> ReportRead:
    """Read it, newest first."""
    rows, zone = tuple(reversed(services.queue.chosen_report(first, last))), zone_of(services)
    kinds = Counter(row.kind for row in rows)
    people = Counter(row.person_name or _("程序") for row in rows)
    figures = (
        ReportFigure(
            "all", _("越序"), str(len(rows)), _("指定叫号、安排优先、改派合计，每做一次算一次")
        ),
        *(
            ReportFigure(kind.value, kind.label, str(kinds[kind]), _defined(kind), tag=kind.value)
            for kind in OutOfTurnKind
        ),
    )
    lines = tuple(
        ReportLine(
            number,
            (
                when(row.done_at, zone),
                _what(row),
                row.label,
                row.before_label or "—",
                row.person_name or _("程序"),
                window_words(row.window_number),
                row.reason,
            ),
            frozenset({row.kind.value, f"who:{row.person_name or _('程序')}"}),
            about=row,
        )
        for number, row in enumerate(rows)
    )
    by_person = tuple(
        ReportLine(name, (name, str(count)), opens=(_LINES, f"who:{name}"))
        for name, count in people.most_common()
    )
    return ReportRead(figures, (lines, by_person))


def _what(row: ChosenRow) -> str:
    if not row.minutes:
        return row.kind.label
    return _("{kind} {minutes} 分钟").format(kind=row.kind.label, minutes=row.minutes)


def _defined(kind: OutOfTurnKind) -> str:
    return {
        OutOfTurnKind.CHOSEN: _("窗口不按先后、写了原因叫的号"),
        OutOfTurnKind.PRIORITISED: _("值班长或管理员让一个号按早到若干分钟排，不超过大厅上限"),
        OutOfTurnKind.MOVED: _("值班长或管理员把等候的号送到别的业务、窗口或人"),
    }[kind]
