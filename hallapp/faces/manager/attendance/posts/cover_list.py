"""顶岗记录: who sat at which window on a day, and as what; covering is B's credit."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from hallapp.faces.manager.attendance.lists.deed import ListDays
from hallapp.faces.manager.attendance.lists.head import Days, RowChoice
from hallapp.faces.manager.attendance.lists.plan import Lines, ListPlan
from hallapp.faces.manager.attendance.posts.services import PostHall
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.kernel.clock import zone_named
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import Column

if TYPE_CHECKING:
    from hallapp.serving.post_cover import CoverSpan, WindowCover


@dataclass(frozen=True)
class CoverLine:
    """Somebody at a window for a time."""

    window: "WindowCover"
    span: "CoverSpan"
    zone: tzinfo


class Cover(ListPlan[CoverLine]):
    """The sittings of a day, by window."""

    name, days = "cover", Days.ONE

    @property
    @override
    def word(self) -> str:
        return _("顶岗记录")

    @property
    @override
    def empty(self) -> tuple[str, str]:
        return _("这一天没有人登录窗口"), _("谁在哪个窗口坐了多久，是 A 岗还是 B 岗，都列在这里。")

    @override
    def columns(self) -> Sequence[Column[CoverLine]]:
        return (
            Column(_("窗口"), lambda line: str(line.window.number), width_px=70, bold=True),
            Column(_("姓名"), lambda line: line.span.person_name, width_px=120),
            Column(_("身份"), lambda line: line.span.role.label, width_px=130, tone=_tone),
            Column(_("替谁"), lambda line: line.span.owner_name, width_px=120),
            Column(_("几点到几点"), _times, width_px=0),
        )

    @override
    def key(self, row: CoverLine) -> Hashable:
        return row.window.window_id, row.span.person_id, row.span.since

    @override
    def filters(self) -> Sequence[RowChoice]:
        return (RowChoice("role", _("全部身份"), lambda line: line.span.role.label),)

    @override
    def read(
        self, services: AttendanceServices, query: ListDays, person_id: Any
    ) -> Sequence[CoverLine]:
        zone = zone_named(services.hall.zone)
        found = PostHall(services).cover.window_cover(query.from_on)
        return [CoverLine(window, span, zone) for window in found for span in window.spans]

    @override
    def title_of(self, row: CoverLine) -> str:
        return _("{number} 号窗口").format(number=row.window.number)

    @override
    def said_of(self, row: CoverLine) -> str:
        return "" if row.window.is_staffed else _("这一天 A 岗、B 岗都没有到过")

    @override
    def lines_of(self, row: CoverLine) -> Lines:
        return [
            (each.role.label, f"{each.person_name}\u2002{_clock(each, row.zone)}")
            for each in row.window.spans
        ]


def _times(line: CoverLine) -> str:
    return _clock(line.span, line.zone)


def _clock(span: "CoverSpan", zone: tzinfo) -> str:
    begin = _at(span.since, zone)
    if span.until is None:
        return _("{begin} 起").format(begin=begin)
    return f"{begin}–{_at(span.until, zone)}"


def _at(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%H:%M}"


def _tone(line: CoverLine) -> str:
    return "primary" if line.span.owner_id is not None else ""
