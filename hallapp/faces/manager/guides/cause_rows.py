"""Causes and the guides they touch as rows, and the form of a new cause (复核原因)."""

from typing import Any

from typing_extensions import override

from hallapp.authoring.terms import CauseItemRow, CauseKind, CauseRow
from hallapp.faces.manager.guides.inputs import DayField
from hallapp.faces.manager.settings_fields import ChoiceField, TextField
from hallapp.faces.parts.lights import Light, LightMark
from hallapp.kernel.texts import _
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import LIGHT_ROLE, Column

_LONGEST = 200


class NeededDayField(DayField):
    """A day that has to be given."""

    @override
    def problem(self) -> str:
        """Say what is wrong, also with nothing."""
        return super().problem() or ("" if self.value() else _("请填写。"))


def cause_fields() -> tuple[Any, ...]:
    """Return the fields of a new cause."""
    kinds = [(kind, kind.label) for kind in CauseKind]
    found = _("指南里的字词，用分号隔开几个；日历变化可以不填，涉及按工作日计时的指南。")
    return (
        ChoiceField("kind", _("种类"), kinds),
        TextField("words", _("变化"), longest=_LONGEST, needed=True),
        TextField("searched", _("查找字词"), found, longest=_LONGEST),
        TextField("document", _("依据文号"), longest=_LONGEST),
        NeededDayField("on", _("从哪天起")),
    )


def cause_columns() -> list[Column[CauseRow]]:
    """Return the columns of the causes."""
    return [
        Column(
            _("待核对"),
            lambda row: _("{open} / {touched}").format(open=row.open, touched=row.touched),
            width_px=92,
            tone=lambda row: "" if row.open else "muted",
            extra={LIGHT_ROLE: _open_mark},
        ),
        Column(_("种类"), lambda row: row.kind.label, width_px=84),
        Column(_("变化"), lambda row: row.words, tip=lambda row: row.words, width_px=0),
    ]


def _open_mark(row: CauseRow) -> LightMark | None:
    if not row.open:
        return None
    said = _("{open} / {touched}").format(open=row.open, touched=row.touched)
    return LightMark(Light.WARNING, said, filled=False)


def touched_columns() -> list[Column[CauseItemRow]]:
    """Return the columns of the guides that a cause touches."""
    return [
        Column(_("代码"), lambda row: row.code, tone=lambda _row: "muted", width_px=96),
        Column(_("事项名称"), lambda row: shown(row.name), tip=_item_tip, width_px=0),
        Column(_("出现在"), lambda row: row.where, tip=lambda row: row.where, width_px=140),
        Column(_("结果"), lambda row: row.outcome or _("待核对"), tone=_outcome_tone, width_px=96),
    ]


def _item_tip(row: CauseItemRow) -> str:
    said = _("{name}，{department}").format(name=row.name, department=row.department)
    return said if not row.settled_by else _("，").join((said, row.settled_by))


def _outcome_tone(row: CauseItemRow) -> str:
    return "" if row.settled_at is None else "muted"
