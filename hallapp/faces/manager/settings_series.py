"""Number series (号段): which numbers there are, shown as they will be printed."""

from typing import Any
from uuid import uuid4

from typing_extensions import override

from hallapp.faces.manager.settings_desk import SettingsServices
from hallapp.faces.manager.settings_fields import NumberField, SwitchField, TextField
from hallapp.faces.manager.settings_list import ListChapter, ListWords
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import RIGHT, Column
from hallapp.queueing.planning import band_of, check_series
from hallapp.queueing.terms import SeriesRow, ServiceSetupRow

_LARGEST = 99_999_999
_EXAMPLES = 3


class SeriesChapter(ListChapter):
    """号段: prefix, first to last, step, digits, and what comes after the last."""

    FAULTS = {  # noqa: RUF012 - a constant of the class, as the base has it
        "queueing.band_prefix": "prefix",
        "queueing.band_overlap": "first",
        "queueing.band_empty": "last",
        "queueing.band_width": "width",
    }

    AT_ONCE = {"queueing.band_overlap": "first"}  # noqa: RUF012 - a constant of the class

    def __init__(self) -> None:
        self._services: tuple[ServiceSetupRow, ...] = ()
        said = ListWords(
            title=_("号段"),
            explains=_("号怎么编。几项业务可以共用一个号段；同一个字母的号段不能重叠。"),
            empty=_("还没有号段"),
            empty_text=_("号段决定号怎么编，例如 A001 到 A999。先有号段，才能设取号业务。"),
            new=_("新增号段"),
            effect=_("从下一个号起"),
        )
        columns: list[Column[Any]] = [
            Column(_("号码"), _range, bold=True, width_px=150),
            Column(_("步长"), lambda row: str(row.step), align=RIGHT, width_px=64),
            Column(_("用完后"), _afterwards, width_px=96),
            Column(_("取号业务"), self._used_by, tip=self._used_by, width_px=0),
        ]
        fields = (
            TextField("prefix", _("字母"), _("一到四个字母"), longest=8, needed=True),
            NumberField("first", _("第一个号"), "", (0, _LARGEST)),
            NumberField("last", _("最后一个号"), "", (0, _LARGEST)),
            NumberField("width", _("位数"), _("位"), (1, 8), _("不够的前面补 0")),
            NumberField("step", _("步长"), "", (1, 1000), _("相邻两个号差几")),
            SwitchField("is_wrapping", _("用完后"), _("从头再来，跳过还在等候的号")),
        )
        super().__init__(said, columns, fields)

    @override
    def read(self, services: SettingsServices) -> tuple[tuple[SeriesRow, ...], Any]:
        return services.plan.series(), services.plan.services()

    @override
    def know(self, context: Any) -> None:
        self._services = context

    @override
    def fresh(self) -> SeriesRow:
        used = {row.prefix for row in self.rows}
        free = next((letter for letter in "ABCDEFGHJKLMNPQRSTUVWXYZ" if letter not in used), "")
        return SeriesRow(uuid4(), free, 1, 999, 3, 1, is_wrapping=False)

    @override
    def check(self, row: Any) -> None:
        check_series(row, self.rows)

    @override
    def keep(self, services: SettingsServices, request: Request, row: Any) -> None:
        services.plan.save_series(request, row)

    @override
    def named(self, row: Any) -> str:
        return _("号段 {range}").format(range=_range(row))

    @override
    def follows(self, row: Any) -> str:
        if row.step < 1 or row.last < row.first:
            return ""
        band = band_of(row)
        count = min(_EXAMPLES, band.size)
        labels = [band.label(band.number(number)) for number in range(1, count + 1)]
        said = _("{labels} …… {last}，一天 {count} 个号").format(
            labels=_("、").join(labels),
            last=band.label(band.number(band.size)),
            count=band.size,
        )
        return said if row.is_wrapping else _("{numbers}，用完就不再取号").format(numbers=said)

    def _used_by(self, row: SeriesRow) -> str:
        names = [each.name for each in self._services if each.series_id == row.id]
        return _("、").join(names) or _("还没有业务用")


def _range(row: SeriesRow) -> str:
    band = band_of(row)
    return f"{band.label(row.first)}–{band.label(row.last)}"


def _afterwards(row: SeriesRow) -> str:
    return _("从头再来") if row.is_wrapping else _("停止取号")
