"""The rules of supervision (监察规则): what lights when, who is told; the manager changes them."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.settings_fields import ChoiceField, NumberField, TextField
from hallapp.faces.manager.settings_form import SettingsForm
from hallapp.faces.manager.supervision.desk import SupervisionDesk
from hallapp.faces.manager.supervision.light_words import (
    colour_mark,
    reply_days_words,
    rule_mark,
    rung_words,
    told_words,
)
from hallapp.faces.manager.supervision.roles_field import RolesField
from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.faces.parts.lights import badge_width
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import LIGHT_ROLE, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.supervision.terms import Colour, RuleRow, RuleWish
from hallapp.wording import sentence

_ONE_COLUMN_BELOW_PX = 900
_FORM_PX = 420
# What the form says too, and so is left out where there is little room.
_LEFT_OUT = (3, 4)
_MOST_DAYS = 90


class RulesPanel(QWidget):
    """A table of rules, and beside it the form of the chosen one.

    Signals:
        told: A rule was changed; carries the sentence.
        failed: The hall could not be asked; carries the `HallError`.
        left: Back to the lights.
    """

    told = Signal(str)
    failed = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rulesPanel")
        self._desk: SupervisionDesk | None = None
        self._row: RuleRow | None = None
        self._wanted: str | None = None
        self._is_open = False
        self.model = RowTableModel[RuleRow](_columns(), _code, parent=self)
        self.table = RowTableView(self.model, _("监察规则"))
        self.table.setObjectName("ruleList")
        self.table.setItemDelegate(LightDelegate(self.table))
        self.days = NumberField("days", _("天数"), _("个工作日"), (1, _MOST_DAYS))
        self.form = SettingsForm(
            (
                TextField("name", _("名称"), longest=60, needed=True),
                ChoiceField("colour", _("灯色"), [(each, each.label) for each in Colour]),
                self.days,
                NumberField(
                    "reply_days", _("回复"), _("个工作日内"), (0, _MOST_DAYS), _("0 为不用回复")
                ),
                RolesField("told", _("提醒")),
            ),
            _("从下一次扫描起照新规则"),
        )
        self.retire = self.form.extra
        self.back = KeyButton(_("返回台账"), "Esc")
        self.to_table = KeyButton(_("返回表"), "Esc")
        self._left = QFrame()
        self._build()

    def begin(self, desk: SupervisionDesk) -> None:
        """Work for whoever has just signed in."""
        self._desk = desk

    def refresh(self) -> None:
        """Read the rules; a hall without any gets the default set. What is typed stays."""
        if self._desk is not None:
            self._desk.write(
                lambda services, request: services.supervision.seed(request),
                self._on_rules,
                self.failed.emit,
            )

    def has_unsaved(self) -> bool:
        """Return whether something typed is not kept."""
        return self.form.is_dirty()

    def take_keyboard(self) -> None:
        """Bring the keyboard to the table, or to what is being typed."""
        if self.form.is_dirty():
            self.form.take_keyboard()
        else:
            self.table.setFocus()

    def _on_rules(self, rows: tuple[RuleRow, ...]) -> None:
        self.model.show_rows(rows)
        if self.form.is_dirty() or not rows:
            return
        wanted = self._wanted or (self._row.code if self._row is not None else rows[0].code)
        self._wanted = None
        row = next((each for each in rows if each.code == wanted), rows[0])
        self.table.select_key(row.code)
        self._show(row)

    @Slot(object)
    def _on_selected(self, row: RuleRow | None) -> None:
        if row is None or (self._row is not None and row.code == self._row.code):
            return
        if self.form.is_dirty():
            # What is typed is not thrown away by a step of the keyboard.
            self.form.say(_("这里有没保存的修改：先保存，或者放弃修改。"))
            if self._row is not None:
                self.table.select_key(self._row.code)
            return
        self._show(row)

    def _show(self, row: RuleRow) -> None:
        self._row = row
        may = self._desk is not None and self._desk.may_rule
        self.form.show_title(_(row.name))
        self.form.show_preview(rung_words(row))
        counts = row.rung.counts_days
        self.days.setVisible(counts)
        values = {name: getattr(row, name) for name in ("name", "colour", "reply_days", "told")}
        self.form.show_values(values | {"days": row.days if counts else 1}, is_new=False)
        self.form.set_locked(is_locked=not may)
        self.retire.setVisible(may)
        self.retire.set_word(_("停用这条规则") if row.is_active else _("重新启用"))

    # What people do

    @Slot()
    def _on_save(self) -> None:
        if self.form.is_right():
            self._keep(_("规则“{name}”已修改"))

    @Slot()
    def _on_retire(self) -> None:
        row, desk = self._row, self._desk
        if row is None or desk is None:
            return
        if not row.is_active:
            self._keep(_("规则“{name}”已重新启用"))
            return

        def done(cleared: int) -> None:
            told = _("规则“{name}”已停用，熄灭 {count} 盏灯")
            self._done(told.format(name=_(row.name), count=cleared), row.code)

        desk.write(
            lambda services, request: services.supervision.retire_rule(request, row.id),
            done,
            self._on_refused,
        )

    def _keep(self, told: str) -> None:
        row, desk = self._row, self._desk
        if row is None or desk is None:
            return
        values: dict[str, Any] = self.form.values()
        if not row.rung.counts_days:
            values["days"] = row.days
        wish = RuleWish(**values)

        def done(changed: RuleRow) -> None:
            self.form.rebase(self.form.values())
            self._done(told.format(name=_(changed.name)), changed.code)

        self.form.set_busy(is_busy=True)
        desk.write(
            lambda services, request: services.supervision.change_rule(request, row.id, wish),
            done,
            self._on_refused,
        )

    def _done(self, told: str, code: str) -> None:
        self.form.set_busy(is_busy=False)
        self._wanted, self._is_open = code, False
        self.told.emit(told)
        self.refresh()
        self._fit()
        self.table.setFocus()

    def _on_refused(self, error: HallError) -> None:
        self.form.set_busy(is_busy=False)
        self.form.say(sentence(error))

    @Slot(object)
    def _on_opened(self, _row: object) -> None:
        self._is_open = True
        self._fit()
        self.form.take_keyboard()

    @Slot()
    def _on_back(self) -> None:
        self.left.emit()

    @Slot()
    def _on_to_table(self) -> None:
        self._is_open = False
        self._fit()
        self.table.setFocus()

    # How it is put together

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the table alone where there is little room; Enter opens the form."""
        super().resizeEvent(event)
        self._fit()

    def _is_narrow(self) -> bool:
        return self.width() < _ONE_COLUMN_BELOW_PX

    @Slot()
    def _fit(self) -> None:
        is_open = self._is_open or self.form.is_dirty()
        is_narrow = self._is_narrow()
        for column in _LEFT_OUT:
            self.table.setColumnHidden(column, is_narrow)
        self._left.setVisible(not (is_narrow and is_open))
        self.form.setVisible(not is_narrow or is_open)
        self.to_table.setVisible(is_narrow and is_open and not self.form.is_dirty())
        self.form.setMaximumWidth(16_777_215 if is_narrow else _FORM_PX)
        self.form.setMinimumWidth(1 if is_narrow else _FORM_PX)

    def _build(self) -> None:
        self._left.setProperty("look", "card")
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        head.addWidget(words(_("监察规则"), "title"))
        head.addStretch(1)
        head.addWidget(self.back)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(1, 10, 1, 1)
        left.setSpacing(8)
        left.addLayout(head)
        left.addWidget(self.table, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self._left, 1)
        row.addWidget(self.form)
        self.retire.setObjectName("retireRule")
        self.table.row_selected.connect(self._on_selected)
        self.table.row_opened.connect(self._on_opened)
        self.form.save_asked.connect(self._on_save)
        self.form.given_up.connect(self._fit)
        self.retire.clicked.connect(self._on_retire)
        self.back.clicked.connect(self._on_back)
        self.to_table.clicked.connect(self._on_to_table)
        self.form.typed.connect(self._fit)
        self.form.add_to_foot(self.to_table)


def _columns() -> list[Column[RuleRow]]:
    wide = 24 + max(badge_width(colour_mark(colour)) for colour in Colour)
    return [
        Column(_("灯"), _colour, width_px=wide, extra={LIGHT_ROLE: rule_mark}),
        Column(_("规则"), _name, tip=told_words, tone=_tone, width_px=0),
        Column(_("什么时候亮"), rung_words, tip=rung_words, tone=_tone, width_px=255),
        Column(_("回复"), reply_days_words, tone=_muted, width_px=120),
        Column(_("状态"), _state, tone=_muted, width_px=76),
    ]


def _code(row: RuleRow) -> object:
    return row.code


def _colour(row: RuleRow) -> str:
    return row.colour.label


def _name(row: RuleRow) -> str:
    return _(row.name)


def _state(row: RuleRow) -> str:
    return "" if row.is_active else _("已停用")


def _tone(row: RuleRow) -> str:
    return "" if row.is_active else "disabled"


def _muted(_row: RuleRow) -> str:
    return "muted"
