"""Confirmations, unit by unit (首席代表确认)."""

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from hallapp.bulletins.terms import ConfirmationRow, UnitStep, Worklist
from hallapp.faces.manager.attendance.reports.lines_form import Given, Line
from hallapp.faces.manager.attendance.reports.list_card import ListCard
from hallapp.faces.manager.attendance.reports.part import ReportPart
from hallapp.faces.manager.attendance.reports.services import ReportHall
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.wording import sentence


class UnitsPart(ReportPart):
    """Which units have confirmed their figures, and which are still waited for."""

    def __init__(self) -> None:
        super().__init__("unitsPart")
        self._listed: Worklist | None = None
        self.model = RowTableModel[UnitStep](self._columns(), _unit_id, parent=self)
        self.table = RowTableView(self.model, _("单位确认"))
        self.table.setObjectName("unitList")
        self.card = ListCard("unit", self.table)
        self.confirm = KeyButton(_("代为确认"), "F8", look="primary")
        self.withdraw = KeyButton(_("撤回确认"), "F9")
        self.card.add_keys((), pushed=(self.confirm, self.withdraw))
        self.confirm.setEnabled(False)
        self.withdraw.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.table.row_selected.connect(self._on_selected)
        self.table.row_opened.connect(self._on_confirm)
        self.confirm.clicked.connect(self._on_confirm)
        self.withdraw.clicked.connect(self._on_withdraw)
        self.card.form.given.connect(self._on_given)
        self.card.read_again.connect(self.refresh)

    @override
    def refresh(self) -> None:
        """Read the units again."""
        period = self.period
        self.look(lambda hall: hall.bulletins.worklist(period.sort, period.day), self._show)

    @override
    def show_unread(self, error: HallError) -> None:
        """Say why nothing could be read, where nothing was read before."""
        self.card.say_unread(sentence(error))
        super().show_unread(error)

    @override
    def take_keyboard(self) -> None:
        """Put the keyboard on the list."""
        self.card.take_keyboard()

    @override
    def has_unsaved(self) -> bool:
        """Return whether words are typed that were not sent."""
        return self.card.form.is_touched()

    def _show(self, listed: Worklist) -> None:
        self._listed = listed
        self.model.show_rows(listed.units)
        done = sum(unit.is_done for unit in listed.units)
        said = _("{done} 个单位已确认，共 {count} 个").format(done=done, count=len(listed.units))
        is_over = listed.until_on < self.desk.today()
        note = "" if is_over else _("这一期还没有结束，结束以后才能确认。")
        self.card.say(_("首席代表确认"), note or said, _("数字变了以后，原来的确认要重新做一次。"))
        self.card.settle(is_empty=not listed.units, nothing=_("这一期没有单位有人上班。"))
        self._on_selected(self.table.selected_row())

    @Slot(object)
    def _on_selected(self, unit: UnitStep | None) -> None:
        listed = self._listed
        is_over = listed is not None and listed.until_on < self.desk.today()
        may = unit is not None and self.desk.may_manage and is_over
        self.confirm.setEnabled(may and unit is not None and not unit.is_done)
        self.withdraw.setEnabled(may and unit is not None and unit.confirmation is not None)

    @Slot()
    def _on_confirm(self) -> None:
        unit: UnitStep | None = self.table.selected_row()
        if unit is None or not self.confirm.isEnabled():
            return
        question = _("代首席代表确认 {unit} {count} 人的数字？").format(
            unit=unit.department, count=unit.people
        )
        lines: tuple[Line, ...] = ()
        if unit.open_things:
            question = _("{unit} 还有 {count} 个半天没有说明，写明为什么先确认。").format(
                unit=unit.department, count=unit.open_things
            )
            lines = (Line("words", _("为什么"), _("例如：本人住院，说明随后补"), is_needed=True),)
        self.card.form.ask(unit.department_id, question, _("确认"), lines)

    @Slot(object)
    def _on_given(self, given: Given) -> None:
        listed, unit_id = self._listed, given.key
        if listed is None or not isinstance(unit_id, UUID):
            return
        said = given.lines.get("words", "")

        def act(hall: ReportHall, request: Request) -> ConfirmationRow:
            return hall.bulletins.confirm_unit(
                request, unit_id, listed.from_on, listed.until_on, said
            )

        self.card.form.set_busy(is_busy=True)
        key = (unit_id, listed.from_on, listed.until_on, said)
        self.write(key, act, self._on_confirmed, self.card.form.refuse)

    def _on_confirmed(self, _row: ConfirmationRow) -> None:
        self.card.close_form()
        self._done(_("单位的数字已确认"))

    @Slot()
    def _on_withdraw(self) -> None:
        unit: UnitStep | None = self.table.selected_row()
        if unit is None or unit.confirmation is None:
            return
        known = unit.confirmation.id

        def act(hall: ReportHall, request: Request) -> None:
            hall.bulletins.withdraw_confirmation(request, known)

        said = _("{unit} 的确认已撤回").format(unit=unit.department)
        self.write(known, act, lambda _none: self._done(said))

    def _done(self, said: str) -> None:
        self.told.emit(said)
        self.changed.emit()
        self.refresh()

    def _columns(self) -> list[Column[UnitStep]]:
        return [
            Column(_("单位"), _unit, tip=_unit, width_px=280),
            Column(_("人数"), lambda row: str(row.people), align=RIGHT, width_px=64),
            Column(_("没有说明"), _open, align=RIGHT, tone=_open_tone, width_px=104),
            Column(_("状态"), _state, tone=_state_tone, width_px=190),
            Column(_("谁确认"), self._who, width_px=190),
            Column(_("备注"), _note, tip=_note, width_px=0),
        ]

    def _who(self, row: UnitStep) -> str:
        if row.confirmation is None:
            return ""
        return f"{row.confirmation.confirmed_by_name} {self.moment(row.confirmation.confirmed_at)}"


def _unit_id(row: UnitStep) -> object:
    return row.department_id


def _unit(row: UnitStep) -> str:
    return row.department


def _open(row: UnitStep) -> str:
    return str(row.open_things) if row.open_things else ""


def _open_tone(row: UnitStep) -> str:
    return "late" if row.open_things else ""


def _state(row: UnitStep) -> str:
    if row.confirmation is None:
        return _("还没有确认")
    return _("数字变了，要重新确认") if row.confirmation.differs else _("已确认")


def _state_tone(row: UnitStep) -> str:
    if row.is_done:
        return "normal"
    return "muted" if row.confirmation is None else "late"


def _note(row: UnitStep) -> str:
    return "" if row.confirmation is None else row.confirmation.words
