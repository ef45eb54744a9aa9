"""When numbers are given (取号时段): weekdays, hours, how many, for whom."""

from datetime import time
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import Slot
from typing_extensions import override

from hallapp.faces.manager.settings_desk import SettingsServices
from hallapp.faces.manager.settings_fields import ChoiceField, NumberField
from hallapp.faces.manager.settings_list import ListChapter, ListWords
from hallapp.faces.manager.settings_times import TimeField, WeekdayField, weekday_words
from hallapp.faces.manager.settings_week import WeekStrip
from hallapp.faces.parts.words import line
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import RIGHT, Column
from hallapp.queueing.planning import check_session
from hallapp.queueing.terms import ServiceSetupRow, SessionKind, SessionRow

_WEEK_FROM_PX = 420


class SessionsChapter(ListChapter):
    """取号时段: a service without any gives numbers all day."""

    FAULTS = {  # noqa: RUF012 - a constant of the class, as the base has it
        "queueing.session_times": "closes",
        "queueing.session_overlap": "opens",
        "queueing.figure": "quota",
        "queueing.part_unknown": "service_id",
    }

    def __init__(self) -> None:
        self._services: dict[UUID, ServiceSetupRow] = {}
        said = ListWords(
            title=_("取号时段"),
            explains=_("一项业务没有时段，全天都能取号；有了时段，只在时段内取号。"),
            empty=_("还没有时段，所有业务全天可以取号"),
            empty_text=_("午休不取号、下班前停止取号、上午限 60 个号，都在这里设。"),
            new=_("新增时段"),
            effect=_("从下一个号起"),
        )
        columns: list[Column[Any]] = [
            Column(_("业务"), self._service_of, bold=True, width_px=0),
            Column(_("星期"), lambda row: weekday_words(row.weekdays), width_px=128),
            Column(_("时间"), _hours, width_px=116),
            Column(_("限号"), _quota, align=RIGHT, width_px=68),
            Column(_("谁可以"), _kind_words, width_px=84),
        ]
        super().__init__(said, columns, _fields())
        self.week = WeekStrip()
        self.left_column.addWidget(line())
        self.left_column.addWidget(self.week)
        self.form.extra.set_word(_("结束这个时段"))
        self.form.extra.setObjectName("removeSession")
        self.form.extra.clicked.connect(self._on_remove)
        self._is_asked = False

    @override
    def read(self, services: SettingsServices) -> tuple[tuple[SessionRow, ...], Any]:
        known = {row.id: row for row in services.plan.services()}

        def place(row: SessionRow) -> tuple[int, time, str]:
            return known[row.service_id].position, row.opens, row.weekdays

        return tuple(sorted(services.plan.sessions(), key=place)), known

    @override
    def know(self, context: Any) -> None:
        self._services = context
        field = self.form.field("service_id")
        if isinstance(field, ChoiceField):
            field.set_choices([(row.id, row.name) for row in self._services.values()])

    @override
    def fresh(self) -> SessionRow:
        service = None if self.selected is None else self.selected.service_id
        return SessionRow(
            id=uuid4(),
            service_id=service or next(iter(self._services), uuid4()),
            weekdays="12345",
            opens=time(8, 30),
            closes=time(11, 30),
            quota=0,
            kind=SessionKind.EVERYBODY,
            is_active=True,
        )

    @override
    def check(self, row: Any) -> None:
        check_session(row, self.rows)

    @override
    def keep(self, services: SettingsServices, request: Request, row: Any) -> None:
        services.plan.save_session(request, row)

    @override
    def named(self, row: Any) -> str:
        said = _("{service} {days} {hours}")
        return said.format(
            service=self._service_of(row), days=weekday_words(row.weekdays), hours=_hours(row)
        )

    @override
    def follows(self, row: Any) -> str:
        others = [each for each in self.rows if each.service_id == row.service_id]
        shown = [row if each.id == row.id else each for each in others]
        if all(each.id != row.id for each in others):
            shown.append(row)
        self.week.show_sessions(self._service_of(row), shown)
        return ""

    @override
    def arrange(self, row: Any, *, is_new: bool) -> None:
        may_change = self.desk is not None and self.desk.may_change
        service = self.form.field("service_id")
        service.set_locked(is_locked=not may_change or not is_new)
        self._is_asked = False
        self.form.extra.set_word(_("结束这个时段"))
        self.form.extra.setVisible(may_change and not is_new)

    @override
    def show_low(self, height_px: int) -> None:
        """Leave out the week where there is little room: the rows say the same."""
        super().show_low(height_px)
        self.week.setVisible(height_px >= _WEEK_FROM_PX)

    @Slot()
    def _on_remove(self) -> None:
        """End the session on the second press: the first one asks."""
        if not self._is_asked:
            self._is_asked = True
            self.form.extra.set_word(_("再按一次，结束这个时段"))
            return
        row = self.selected
        if row is not None:
            told = _("已结束时段 {name}，从下一个号起").format(name=self.named(row))
            self._end(row, told)

    def _end(self, row: SessionRow, told: str) -> None:
        def act(services: SettingsServices, request: Request) -> None:
            services.plan.remove_session(request, row.id)

        self.write_other(act, told)

    def _service_of(self, row: SessionRow) -> str:
        service = self._services.get(row.service_id)
        return "" if service is None else service.name


def _fields() -> tuple[Any, ...]:
    kinds = [(kind, _kind_name(kind)) for kind in SessionKind]
    return (
        ChoiceField("service_id", _("业务"), hint=_("时段属于哪项业务，保存以后不能改")),
        WeekdayField("weekdays", _("星期")),
        TimeField("opens", _("从")),
        TimeField("closes", _("到"), _("到点就停止取号，已经取了的照样叫")),
        NumberField("quota", _("限号"), _("个号"), (0, 100_000), _("0 为不限")).unlimited(),
        ChoiceField("kind", _("谁可以取"), kinds),
    )


def _kind_name(kind: SessionKind) -> str:
    return _("所有人") if kind is SessionKind.EVERYBODY else _("只限预约")


def _kind_words(row: SessionRow) -> str:
    return _kind_name(row.kind)


def _hours(row: SessionRow) -> str:
    return f"{row.opens:%H:%M}–{row.closes:%H:%M}"


def _quota(row: SessionRow) -> str:
    return str(row.quota) if row.quota else _("不限")
