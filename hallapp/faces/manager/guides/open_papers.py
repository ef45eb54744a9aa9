"""公开文件: papers that citizens read at the kiosk, a file or words, from a day on."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import Slot

from hallapp.faces.manager.guides.cause_rows import NeededDayField
from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.faces.manager.guides.file_field import FileField, OpenFile
from hallapp.faces.manager.guides.inputs import DayField, LongField
from hallapp.faces.manager.guides.rows_panel import RowsPanel, RowsShape
from hallapp.faces.manager.services_guides import GuidesServices
from hallapp.faces.manager.services_guides_more import more
from hallapp.faces.manager.settings_fields import ChoiceField, SwitchField, TextField
from hallapp.guides.terms import FileUse
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.openness.terms import PaperKind, PaperRow
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import Column

_LONG = 200
_NAMES = tuple(each.name for each in fields(PaperRow) if each.name != "id")


class PapersPanel(RowsPanel):
    """Public papers; what one interprets is chosen from the others."""

    def __init__(self, desk: GuidesDesk, open_file: OpenFile, *, may_change: bool) -> None:
        self._interprets = ChoiceField("interprets", _("解读哪份文件"))
        self._offer(())
        super().__init__(self._papers_shape(desk, open_file), may_change=may_change)
        self.rows_read.connect(self._offer)

    @Slot(object)
    def _offer(self, rows: tuple[PaperRow, ...]) -> None:
        named = [(row.id, shown(row.title)) for row in rows]
        self._interprets.set_choices([(None, _("不解读别的文件")), *named])

    def _papers_shape(self, desk: GuidesDesk, open_file: OpenFile) -> RowsShape[PaperRow]:
        return RowsShape(
            name=_("公开文件"),
            new_word=_("新增文件"),
            empty=(_("还没有公开文件"), _("加上文件或正文，市民就能在自助机的公开专区里看。")),
            columns=_columns(),
            fields=self._papers_fields(desk, open_file),
            key=lambda row: row.id,
            values=_values,
            blank=lambda _rows: _blank(desk),
            read=lambda services: more(services).openness.papers(),
            keep=_keep,
            told=lambda values: _("已保存公开文件“{name}”").format(name=values["title"]),
        )

    def _papers_fields(self, desk: GuidesDesk, open_file: OpenFile) -> tuple[Any, ...]:
        kinds = [(kind, kind.label) for kind in PaperKind]
        return (
            ChoiceField("kind", _("类别"), kinds),
            TextField("title", _("标题"), longest=_LONG, needed=True),
            TextField("number", _("文号"), longest=_LONG),
            TextField("issuer", _("发文机关"), longest=_LONG),
            NeededDayField("issued_on", _("成文日期")),
            DayField("published_on", _("公开日期"), _("空着就还不公开；写了，从那天起市民能看。")),
            SwitchField("is_in_force", _("效力"), _("现行有效")),
            self._interprets,
            FileField("file_id", _("文件"), FileUse.PUBLIC_PAPER, desk, open_file),
            LongField("words", _("正文或摘要"), _("没有文件时写正文。"), is_tall=True),
        )


def _columns() -> list[Column[PaperRow]]:
    return [
        Column(_("类别"), lambda row: row.kind.label, tone=lambda _row: "muted", width_px=108),
        Column(_("标题"), lambda row: shown(row.title), tip=lambda row: row.title, width_px=0),
        Column(_("公开"), _published, tone=_tone, width_px=116),
        Column(_("效力"), _force, tone=lambda _row: "muted", width_px=64),
    ]


def _published(row: PaperRow) -> str:
    return _("还没公开") if row.published_on is None else row.published_on.isoformat()


def _tone(row: PaperRow) -> str:
    return "muted" if row.published_on is None else ""


def _force(row: PaperRow) -> str:
    return _("有效") if row.is_in_force else _("废止")


def _values(row: PaperRow) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in _NAMES}
    return told | {
        "issued_on": row.issued_on.isoformat(),
        "published_on": "" if row.published_on is None else row.published_on.isoformat(),
        "file_id": "" if row.file_id is None else str(row.file_id),
    }


def _blank(desk: GuidesDesk) -> dict[str, Any]:
    now = desk.services.clock.now().astimezone(desk.services.zone)
    texts = dict.fromkeys(_NAMES, "")
    return texts | {
        "kind": PaperKind.NOTICE,
        "issued_on": now.date().isoformat(),
        "is_in_force": True,
        "interprets": None,
    }


def _keep(
    services: GuidesServices, request: Request, row: PaperRow | None, values: Mapping[str, Any]
) -> UUID:
    row_id = uuid4() if row is None else row.id
    day, file_id = values["published_on"], values["file_id"]
    own: dict[str, Any] = dict(values) | {
        "issued_on": date.fromisoformat(values["issued_on"]),
        "published_on": date.fromisoformat(day) if day else None,
        "file_id": UUID(file_id) if file_id else None,
    }
    more(services).openness.save_paper(request, PaperRow(id=row_id, **own))
    return row_id
