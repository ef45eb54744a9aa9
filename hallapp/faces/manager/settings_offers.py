"""Services that numbers are taken for (取号业务)."""

from typing import Any
from uuid import uuid4

from typing_extensions import override

from hallapp.faces.manager.settings_desk import SettingsServices
from hallapp.faces.manager.settings_fields import (
    ChoiceField,
    Field,
    NumberField,
    SwitchField,
    TextField,
)
from hallapp.faces.manager.settings_list import ListChapter, ListWords
from hallapp.hall.terms import ZoneRow
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import RIGHT, Column
from hallapp.queueing.planning import check_service
from hallapp.queueing.terms import LatePolicy, LateRuleRow, SeriesRow, ServiceSetupRow
from hallapp.slips.ticket import late_words

_MOST_A_DAY = 100_000


class OffersChapter(ListChapter):
    """取号业务: what one takes a number for, how many there are, and what a missed one is worth."""

    FAULTS = {  # noqa: RUF012 - a constant of the class, as the base has it
        "queueing.name_needed": "name",
        "queueing.code_taken": "code",
        "queueing.person_max": "person_max",
    }

    def __init__(self) -> None:
        self._series: dict[Any, str] = {}
        self._zones: tuple[ZoneRow, ...] = ()
        said = ListWords(
            title=_("取号业务"),
            explains=_("群众取号时选的业务。停用的业务不再给号，以前的记录照样能查。"),
            empty=_("还没有取号业务"),
            empty_text=_("有了业务，自助机和导办台才能取号。先设好号段，再新增业务。"),
            new=_("新增业务"),
            effect=_("从下一个号起"),
        )
        columns: list[Column[Any]] = [
            Column(_("代码"), lambda row: row.code, width_px=64),
            Column(_("业务"), lambda row: row.name, bold=True, width_px=0),
            Column(_("号段"), self._series_of, width_px=60),
            Column(_("每天"), _limit, align=RIGHT, width_px=72),
            Column(_("状态"), _standing, tone=_tone, width_px=64),
        ]
        super().__init__(said, columns, _fields())

    @override
    def read(self, services: SettingsServices) -> tuple[tuple[ServiceSetupRow, ...], Any]:
        return services.plan.services(), (services.plan.series(), services.places.zones())

    @override
    def know(self, context: Any) -> None:
        series: tuple[SeriesRow, ...]
        series, self._zones = context
        self._series = {row.id: row.prefix for row in series}
        self._choices("series_id", [(row.id, _series_words(row)) for row in series])
        zones = [(zone.id, f"{zone.letter} {zone.name}") for zone in self._zones]
        self._choices("zone_id", zones)

    @override
    def fresh(self) -> ServiceSetupRow:
        return ServiceSetupRow(
            id=uuid4(),
            code="",
            name="",
            series_id=next(iter(self._series), uuid4()),
            zone_id=self._zones[0].id if self._zones else uuid4(),
            position=max((row.position for row in self.rows), default=-1) + 1,
            is_active=True,
            daily_max=0,
            needs_identity=False,
            person_max=0,
            late_policy=LatePolicy.BEHIND,
            late_places=3,
            late_minutes=30,
            late_times=1,
            slip_words="",
        )

    @override
    def check(self, row: Any) -> None:
        check_service(row, self.rows)

    @override
    def keep(self, services: SettingsServices, request: Request, row: Any) -> None:
        services.plan.save_service(request, row)

    @override
    def named(self, row: Any) -> str:
        return _("业务“{name}”").format(name=row.name)

    @override
    def follows(self, row: Any) -> str:
        rule = LateRuleRow(row.late_policy, row.late_places, row.late_minutes, row.late_times)
        return _("号票上会印：{words}").format(words=late_words(rule))

    @override
    def arrange(self, row: Any, *, is_new: bool) -> None:
        locked = self.desk is None or not self.desk.may_change
        code = self.form.field("code")
        code.set_locked(is_locked=locked or not is_new)
        code.show_hint(_("定了就不能改") if is_new else _("代码不能改：记录里用的是它"))

    def _choices(self, name: str, choices: list[tuple[Any, str]]) -> None:
        field = self.form.field(name)
        if isinstance(field, ChoiceField):
            field.set_choices(choices)

    def _series_of(self, row: ServiceSetupRow) -> str:
        return self._series.get(row.series_id, "")


def _fields() -> tuple[Field, ...]:
    none = _("0 为不限")
    return (
        TextField("code", _("代码"), longest=8, needed=True),
        TextField("name", _("名称"), longest=40, needed=True),
        ChoiceField("series_id", _("号段")),
        ChoiceField("zone_id", _("等候区")),
        NumberField("position", _("次序"), "", (0, 999), _("自助机上从小到大排")),
        SwitchField("is_active", _("启用"), _("可以取号")),
        NumberField("daily_max", _("每天最多"), _("个号"), (0, _MOST_A_DAY), none).unlimited(),
        SwitchField("needs_identity", _("实名"), _("取号要刷身份证")),
        NumberField(
            "person_max", _("每人每天"), _("个号"), (0, 99), _("0 为不限；要先打开“实名”")
        ).unlimited(),
        ChoiceField("late_policy", _("过号规则"), [(each, each.label) for each in LatePolicy]),
        NumberField("late_places", _("排到几人后"), _("人"), (0, 50)),
        NumberField("late_minutes", _("多久内有效"), _("分钟"), (0, 480)),
        NumberField("late_times", _("可恢复"), _("次"), (0, 9)),
        TextField("slip_words", _("号票附言"), _("印在号票上，例如要带的证件"), longest=60),
    )


def _series_words(row: SeriesRow) -> str:
    return f"{row.prefix}  {row.first:0{row.width}d}–{row.last:0{row.width}d}"


def _limit(row: ServiceSetupRow) -> str:
    return str(row.daily_max) if row.daily_max else _("不限")


def _standing(row: ServiceSetupRow) -> str:
    return "" if row.is_active else _("停用")


def _tone(_row: ServiceSetupRow) -> str:
    return "muted"
