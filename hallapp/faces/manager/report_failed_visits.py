"""Failed visits (白跑): which sentence of which guide sent most people home, and whether it grows.

Trend: the people of the days chosen beside those of as many days just before.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

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
from hallapp.kernel.texts import _
from hallapp.queueing.terms.overview import FailedPaperRow

_SENTENCES, _VISITS = 0, 1
_Sentence = tuple[UUID, str]


def failed_visits() -> Report:
    """Return the report."""
    sentences = TableShape(
        _("指南里的句子"),
        (
            ColumnShape(_("缺的材料（指南原话）")),
            ColumnShape(_("事项"), 220),
            ColumnShape(_("白跑"), 72, is_right=True),
            ColumnShape(_("之前"), 72, is_right=True),
            ColumnShape(_("趋势"), 96, has_light=True),
            ColumnShape(_("最近"), 84),
        ),
        _("这几天没有人因为缺材料白跑"),
        _("窗口按缺材料结束一次办理，就会记在这里，按哪句话害人白跑最多排列。"),
    )
    visits = TableShape(
        _("每一次"),
        (
            ColumnShape(_("时间"), 104),
            ColumnShape(_("票号"), 76),
            ColumnShape(_("窗口"), 64),
            ColumnShape(_("谁告知的"), 96),
            ColumnShape(_("事项"), 200),
            ColumnShape(_("缺的材料（指南原话）")),
            ColumnShape(_("备注"), 150),
        ),
        _("这几天没有人因为缺材料白跑"),
    )
    return Report("failed_visits", _("白跑"), (sentences, visits), read, 30)


def read(services: ManagerServices, first: date, last: date) -> ReportRead:
    """Read these days and as many before them."""
    days = (last - first).days + 1
    rows = services.overview.failed_papers(first - timedelta(days=days), last)
    now = [row for row in rows if row.day >= first]
    before = _people([row for row in rows if row.day < first])
    zone = zone_of(services)
    visits = tuple(
        ReportLine(
            row.id,
            (
                when(row.failed_at, zone),
                row.label,
                window_words(row.window_number),
                row.person_name or "—",
                row.item_name,
                row.material_name,
                row.remark,
            ),
            frozenset({_tag(_sentence(row))}),
            about=row,
        )
        for row in now
    )
    return ReportRead(_figures(now, rows), (_sentences(now, before), visits))


def _figures(now: list[FailedPaperRow], rows: Iterable[FailedPaperRow]) -> tuple[ReportFigure, ...]:
    people = {row.ticket_id for row in now}
    earlier = {row.ticket_id for row in rows} - people
    return (
        ReportFigure(
            "people",
            _("白跑"),
            _("{count} 人次").format(count=len(people)),
            _("因为缺材料没有受理的号，一个号缺几样也只算一次；撤销的不算"),
            _VISITS,
        ),
        ReportFigure(
            "sentences",
            _("涉及"),
            _("{count} 句").format(count=len({_sentence(row) for row in now})),
            _("指南里害人白跑的材料句子，同一事项同一说法算一句"),
            _SENTENCES,
        ),
        ReportFigure(
            "before",
            _("之前同样天数"),
            _("{count} 人次").format(count=len(earlier)),
            _("所选日期之前同样多的天数里的白跑，用来看趋势"),
            _SENTENCES,
        ),
    )


def _sentences(now: list[FailedPaperRow], before: dict[_Sentence, int]) -> tuple[ReportLine, ...]:
    people = _people(now)
    latest: dict[_Sentence, FailedPaperRow] = {}
    for row in now:
        latest.setdefault(_sentence(row), row)
    worst = sorted(people, key=lambda each: (-people[each], latest[each].item_name, each[1]))
    return tuple(
        ReportLine(
            each,
            (
                each[1],
                _("{item}（第 {version} 版）").format(
                    item=latest[each].item_name, version=latest[each].guide_version
                ),
                str(people[each]),
                str(before.get(each, 0)),
                _trend(people[each], before.get(each, 0)).text,
                f"{latest[each].day:%m-%d}",
            ),
            mark=_trend(people[each], before.get(each, 0)),
            opens=(_VISITS, _tag(each)),
        )
        for each in worst
    )


def _trend(now: int, before: int) -> LightMark:
    if now > before:
        return LightMark(Light.WARNING, _("多了 {count}").format(count=now - before))
    if now < before:
        return LightMark(Light.NORMAL, _("少了 {count}").format(count=before - now), filled=False)
    return LightMark(Light.IDLE, _("一样"), filled=False)


def _people(rows: Iterable[FailedPaperRow]) -> dict[_Sentence, int]:
    """Return how many tickets each sentence sent home, each ticket counted once."""
    tickets: defaultdict[_Sentence, set[UUID]] = defaultdict(set)
    for row in rows:
        tickets[_sentence(row)].add(row.ticket_id)
    return {sentence: len(found) for sentence, found in tickets.items()}


def _sentence(row: FailedPaperRow) -> _Sentence:
    return (row.item_id, row.material_name)


def _tag(sentence: _Sentence) -> str:
    return f"{sentence[0]} {sentence[1]}"
