"""Classes of citizens who are called earlier (优先类别)."""

from typing import Any
from uuid import uuid4

from typing_extensions import override

from hallapp.faces.manager.settings_desk import SettingsServices
from hallapp.faces.manager.settings_fields import NumberField, SwitchField, TextField
from hallapp.faces.manager.settings_list import ListChapter, ListWords
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import RIGHT, Column
from hallapp.queueing.planning import check_priority
from hallapp.queueing.policy import QUEUE_POLICY
from hallapp.queueing.terms import PriorityRow


class PrioritiesChapter(ListChapter):
    """优先类别: by how many minutes each is put before others, never above the hall's cap."""

    FAULTS = {  # noqa: RUF012 - a constant of the class, as the base has it
        "queueing.name_needed": "name",
        "queueing.code_taken": "code",
        "queueing.head_start_cap": "head_start_minutes",
    }

    def __init__(self) -> None:
        self._cap = QUEUE_POLICY.default.head_start_cap_minutes
        said = ListWords(
            title=_("优先类别"),
            explains=_("取号时选的优先照顾对象。只有工作人员看得到是哪一类。"),
            empty=_("还没有优先类别"),
            empty_text=_("例如老年人、残疾人、军人。优先几分钟，就当早来了几分钟。"),
            new=_("新增类别"),
            effect=_("从下一个号起"),
        )
        columns: list[Column[Any]] = [
            Column(_("代码"), lambda row: row.code, width_px=64),
            Column(_("类别"), lambda row: row.name, bold=True, width_px=0),
            Column(_("优先"), _minutes, align=RIGHT, width_px=84),
            Column(_("凭证"), _proof, width_px=84),
            Column(_("状态"), _standing, tone=lambda _row: "muted", width_px=64),
        ]
        fields = (
            TextField("code", _("代码"), longest=8, needed=True),
            TextField("name", _("名称"), longest=20, needed=True),
            NumberField("head_start_minutes", _("优先"), _("分钟"), (0, self._cap)),
            SwitchField("needs_proof", _("凭证"), _("窗口要看证件")),
            NumberField("position", _("次序"), "", (0, 999), _("取号时从小到大排")),
            SwitchField("is_active", _("启用"), _("可以选")),
        )
        super().__init__(said, columns, fields)

    @override
    def read(self, services: SettingsServices) -> tuple[tuple[PriorityRow, ...], Any]:
        cap = services.settings.value(QUEUE_POLICY).head_start_cap_minutes
        return services.plan.priorities(), cap

    @override
    def know(self, context: Any) -> None:
        self._cap = context
        field = self.form.field("head_start_minutes")
        if isinstance(field, NumberField):
            field.line.set_limits(0, self._cap)
        field.show_hint(_("全厅最多 {cap} 分钟，在“排队规则”里改").format(cap=self._cap))

    @override
    def fresh(self) -> PriorityRow:
        position = max((row.position for row in self.rows), default=-1) + 1
        return PriorityRow(
            uuid4(), "", "", min(15, self._cap), needs_proof=True, position=position, is_active=True
        )

    @override
    def check(self, row: Any) -> None:
        check_priority(row, self.rows, self._cap)

    @override
    def keep(self, services: SettingsServices, request: Request, row: Any) -> None:
        services.plan.save_priority(request, row)

    @override
    def named(self, row: Any) -> str:
        return _("类别“{name}”").format(name=row.name)

    @override
    def follows(self, row: Any) -> str:
        if not row.head_start_minutes:
            return _("不优先，只作标记。")
        said = _("排到早来不到 {minutes} 分钟、没有优先的人前面；早来更多的人仍在前面。")
        return said.format(minutes=row.head_start_minutes)

    @override
    def arrange(self, row: Any, *, is_new: bool) -> None:
        locked = self.desk is None or not self.desk.may_change
        code = self.form.field("code")
        code.set_locked(is_locked=locked or not is_new)
        code.show_hint(_("定了就不能改") if is_new else _("代码不能改：记录里用的是它"))


def _minutes(row: PriorityRow) -> str:
    return _("{minutes} 分钟").format(minutes=row.head_start_minutes)


def _proof(row: PriorityRow) -> str:
    return _("看证件") if row.needs_proof else _("不用")


def _standing(row: PriorityRow) -> str:
    return "" if row.is_active else _("停用")
