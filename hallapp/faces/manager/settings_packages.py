"""Several services under one number (一件事套餐), in their order."""

from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.settings_desk import SettingsServices
from hallapp.faces.manager.settings_fields import CalmCombo, Field, SwitchField, TextField
from hallapp.faces.manager.settings_list import ListChapter, ListWords
from hallapp.faces.parts.words import words
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.icons import IconButton
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import Column
from hallapp.queueing.planning import check_package
from hallapp.queueing.terms import PackageRow, PackageStepRow, ServiceSetupRow

_MOST_STEPS = 8


class _StepLine(QWidget):
    """One step: which service, and whether its order beside the one before is free."""

    def __init__(self, services: dict[UUID, str], number: int) -> None:
        super().__init__()
        self.number = words(f"{number}")
        self.number.setFixedWidth(16)
        self.service = CalmCombo()
        self.service.setMinimumWidth(140)
        self.service.setAccessibleName(_("第 {number} 步的业务").format(number=number))
        for service_id, name in services.items():
            self.service.addItem(name, str(service_id))
        self.is_beside = QCheckBox(_("不分先后"))
        self.is_beside.setToolTip(_("和上一步哪个先办都可以"))
        self.is_beside.setVisible(number > 1)
        self.remove = IconButton("cross", _("删去第 {number} 步").format(number=number))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.number, self.service, self.is_beside, self.remove):
            row.addWidget(part)
        row.addStretch(1)


class StepsField(Field):
    """The steps of a package; those of one that is kept can only be read."""

    def __init__(self) -> None:
        super().__init__("steps", _("步骤"))
        self._services: dict[UUID, str] = {}
        self._lines: list[_StepLine] = []
        self._kept: tuple[PackageStepRow, ...] = ()
        self._is_fixed = False
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._said = words("", wrap=True)
        self.add = KeyButton(_("加一步"), look="accent")
        self.add.setObjectName("addStep")
        self.add.clicked.connect(self._on_added)
        self._fill(self._holder, is_wide=True)
        self._column.addWidget(self._said)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        self._column.addLayout(row)
        self.setFocusProxy(self.add)

    def set_services(self, services: dict[UUID, str]) -> None:
        """Offer these services."""
        self._services = services

    def set_fixed(self, *, is_fixed: bool) -> None:
        """Let the steps be read only: tickets are on their way through them."""
        self._is_fixed = is_fixed
        self._said.setVisible(is_fixed)
        self.add.setVisible(not is_fixed)
        self.show_hint(_("保存以后步骤不能改：有人正走在这些步骤上。要改就停用，另建一个。"))
        if is_fixed:
            self._clear()
            self._said.setText(steps_words(self._kept))

    @override
    def value(self) -> tuple[PackageStepRow, ...]:
        if self._is_fixed:
            return self._kept
        steps: list[PackageStepRow] = []
        for line in self._lines:
            if line.service.currentIndex() < 0:
                continue
            service_id = UUID(line.service.currentData())
            last = steps[-1].position if steps else 0
            place = last if steps and line.is_beside.isChecked() else last + 1
            steps.append(PackageStepRow(service_id, self._services[service_id], None, place))
        return tuple(steps)

    @override
    def problem(self) -> str:
        if self._is_fixed:
            return ""
        chosen = [step.service_id for step in self.value()]
        if len(chosen) < 2 or len(set(chosen)) < len(chosen):  # noqa: PLR2004 - a package is two
            return _("请选至少两项业务，每项只选一次。")
        return ""

    @override
    def show_value(self, value: Any) -> None:
        self._kept = tuple(sorted(value, key=lambda step: step.position))
        self._clear()
        if not self._is_fixed:
            for _number in range(2):
                self._add()

    @override
    def said(self, value: Any) -> str:
        return steps_words(value)

    @override
    def control(self) -> QWidget:
        return self._holder

    @Slot()
    def _on_added(self) -> None:
        self._add().service.setFocus()
        self.changed.emit()

    @Slot()
    def _on_removed(self) -> None:
        for line in self._lines:
            if line.remove is self.sender():
                self._lines.remove(line)
                line.hide()
                line.deleteLater()
                break
        for number, line in enumerate(self._lines, start=1):
            line.number.setText(str(number))
            line.is_beside.setVisible(number > 1)
        self.add.setEnabled(len(self._lines) < _MOST_STEPS)
        self.add.setFocus()
        self.changed.emit()

    def _clear(self) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []

    def _add(self) -> _StepLine:
        line = _StepLine(self._services, len(self._lines) + 1)
        line.service.setCurrentIndex(min(len(self._lines), line.service.count() - 1))
        line.service.activated.connect(self.changed)
        line.is_beside.toggled.connect(self.changed)
        line.remove.clicked.connect(self._on_removed)
        self._column.insertWidget(1 + len(self._lines), line)
        self._lines.append(line)
        self.add.setEnabled(len(self._lines) < _MOST_STEPS)
        return line


class PackagesChapter(ListChapter):
    """一件事套餐: one number leads through several services."""

    FAULTS = {  # noqa: RUF012 - a constant of the class, as the base has it
        "queueing.name_needed": "name",
        "queueing.code_taken": "code",
        "queueing.package_short": "steps",
        "queueing.package_steps_fixed": "steps",
    }

    def __init__(self) -> None:
        said = ListWords(
            title=_("一件事套餐"),
            explains=_("取一个号，依次办几项业务；号码从头到尾不变。"),
            empty=_("还没有一件事套餐"),
            empty_text=_("例如开一家餐饮店：先办企业开办，再办食品经营许可，只取一个号。"),
            new=_("新增套餐"),
            effect=_("从下一个号起"),
        )
        columns: list[Column[Any]] = [
            Column(_("代码"), lambda row: row.code, width_px=64),
            Column(_("套餐"), lambda row: row.name, bold=True, width_px=150),
            Column(_("步骤"), _steps_of, tip=_steps_of, width_px=0),
            Column(_("状态"), _standing, tone=lambda _row: "muted", width_px=64),
        ]
        self._steps = StepsField()
        fields = (
            TextField("code", _("代码"), longest=8, needed=True),
            TextField("name", _("名称"), longest=40, needed=True),
            TextField("words", _("说明"), _("自助机上显示"), longest=60),
            self._steps,
            SwitchField("is_active", _("启用"), _("可以取号")),
        )
        super().__init__(said, columns, fields)

    @override
    def read(self, services: SettingsServices) -> tuple[tuple[PackageRow, ...], Any]:
        return services.plan.packages(), services.plan.services()

    @override
    def know(self, context: Any) -> None:
        services: tuple[ServiceSetupRow, ...] = context
        self._steps.set_services({row.id: row.name for row in services if row.is_active})

    @override
    def fresh(self) -> PackageRow:
        self._steps.set_fixed(is_fixed=False)
        return PackageRow(uuid4(), "", "", "", is_active=True, steps=())

    @override
    def check(self, row: Any) -> None:
        check_package(row, self.rows)

    @override
    def keep(self, services: SettingsServices, request: Request, row: Any) -> None:
        services.plan.save_package(request, row)

    @override
    def named(self, row: Any) -> str:
        return _("套餐“{name}”").format(name=row.name)

    @override
    def follows(self, row: Any) -> str:
        return steps_words(row.steps) if len(row.steps) > 1 else ""

    @override
    def arrange(self, row: Any, *, is_new: bool) -> None:
        locked = self.desk is None or not self.desk.may_change
        if not is_new:
            self._steps.show_value(row.steps)
        self._steps.set_fixed(is_fixed=not is_new)
        self.form.field("code").set_locked(is_locked=locked or not is_new)


def steps_words(steps: tuple[PackageStepRow, ...]) -> str:
    """Return steps in their order, joined by a plus where either may come first."""
    said = ""
    last: int | None = None
    for step in sorted(steps, key=lambda each: each.position):
        between = "" if last is None else " + " if step.position == last else " → "
        said += between + step.service_name
        last = step.position
    return said


def _steps_of(row: PackageRow) -> str:
    return steps_words(row.steps)


def _standing(row: PackageRow) -> str:
    return "" if row.is_active else _("停用")
