"""公开目录: rows of the standard catalogue with its national columns (基层政务公开标准目录)."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, Final
from uuid import UUID, uuid4

from hallapp.faces.manager.guides.inputs import LongField
from hallapp.faces.manager.guides.rows_panel import RowsShape
from hallapp.faces.manager.guides.ticks_field import TicksField
from hallapp.faces.manager.services_guides import GuidesServices
from hallapp.faces.manager.services_guides_more import more
from hallapp.faces.manager.settings_fields import ChoiceField, NumberField, TextField
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _, mark
from hallapp.openness.terms import OpennessRow, OpenWay
from hallapp.qtkit.table_model import RIGHT, Column

CHANNELS: Final = (
    mark("政府网站"),
    mark("政府公报"),
    mark("两微一端"),
    mark("发布会/听证会"),
    mark("广播电视"),
    mark("纸质媒体"),
    mark("公开查阅点"),
    mark("政务服务中心"),
    mark("便民服务站"),
    mark("入户/现场"),
    mark("社区/村公示栏"),
    mark("精准推送"),
)
"""Channels that the national form offers."""
_MOST = 9999
_LONG = 200
_NAMES = tuple(each.name for each in fields(OpennessRow) if each.name != "id")


def catalogue_shape() -> RowsShape[OpennessRow]:
    """Return how the catalogue is shown and typed."""
    return RowsShape(
        name=_("公开目录"),
        new_word=_("新增一行"),
        empty=(_("公开目录还是空的"), _("一行写一个公开事项：公开什么、谁公开、在哪里公开。")),
        columns=_columns(),
        fields=_fields(),
        key=lambda row: row.id,
        values=lambda row: {name: getattr(row, name) for name in _NAMES},
        blank=_blank,
        read=lambda services: more(services).openness.entries(),
        keep=_keep,
        told=lambda values: _("已保存公开目录的“{name}”").format(name=values["first"]),
        icon="checklist",
    )


def _fields() -> tuple[Any, ...]:
    ways = [(way, way.label) for way in OpenWay]
    return (
        NumberField("position", _("序号"), "", (1, _MOST)),
        TextField("field", _("公开领域"), longest=_LONG, needed=True),
        TextField("first", _("一级事项"), longest=_LONG, needed=True),
        TextField("second", _("二级事项"), longest=_LONG),
        TextField("third", _("三级事项"), longest=_LONG),
        LongField("content", _("公开内容")),
        LongField("basis", _("公开依据")),
        TextField("time_limit", _("公开时限"), longest=_LONG),
        TextField("publisher", _("公开主体"), longest=_LONG),
        TicksField("channels", _("公开渠道"), CHANNELS),
        TextField("audience", _("公开对象"), longest=_LONG),
        ChoiceField("way", _("公开方式"), ways),
        TextField("level", _("公开层级"), longest=_LONG),
        TextField(
            "closed_reason", _("不公开原因"), _("公开的事项空着；写了，市民就看不到这一行。"),
            longest=_LONG,
        ),
    )  # fmt: skip


def _columns() -> list[Column[OpennessRow]]:
    return [
        Column(_("序"), lambda row: str(row.position), align=RIGHT, width_px=68),
        Column(_("公开领域"), lambda row: row.field, width_px=130),
        Column(_("公开事项"), _item, tip=lambda row: row.content, width_px=0),
        Column(_("公开主体"), lambda row: row.publisher, width_px=130),
        Column(
            _("公开"),
            lambda row: _("不公开") if row.closed_reason else _("公开"),
            tone=lambda row: "late" if row.closed_reason else "muted",
            width_px=72,
        ),
    ]


def _item(row: OpennessRow) -> str:
    return " › ".join(filter(None, (row.first, row.second, row.third)))


def _blank(rows: Sequence[OpennessRow]) -> dict[str, Any]:
    texts = dict.fromkeys(_NAMES, "")
    return texts | {
        "position": max((row.position for row in rows), default=0) + 1,
        "channels": (),
        "way": OpenWay.ACTIVE,
    }


def _keep(
    services: GuidesServices,
    request: Request,
    row: OpennessRow | None,
    values: Mapping[str, Any],
) -> UUID:
    row_id = uuid4() if row is None else row.id
    more(services).openness.save_entry(request, OpennessRow(id=row_id, **values))
    return row_id
