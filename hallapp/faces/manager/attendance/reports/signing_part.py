"""Who signed for an issued bulletin (签收、送达)."""

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from hallapp.bulletins.terms import BulletinRow, RecipientRow
from hallapp.faces.manager.attendance.reports.lines_form import Given, Line
from hallapp.faces.manager.attendance.reports.list_card import ListCard
from hallapp.faces.manager.attendance.reports.part import ReportPart
from hallapp.faces.manager.attendance.reports.services import ReportHall
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.wording import sentence


class SigningPart(ReportPart):
    """Recipients of the period's bulletin, and who of them signed when."""

    def __init__(self) -> None:
        super().__init__("signingPart")
        self._row: BulletinRow | None = None
        self.model = RowTableModel[RecipientRow](self._columns(), _key, parent=self)
        self.table = RowTableView(self.model, _("签收"))
        self.table.setObjectName("recipientList")
        self.card = ListCard("sign", self.table)
        self.sign = KeyButton(_("登记签收"), "F8", look="primary")
        self.card.add_keys((), pushed=(self.sign,))
        self.sign.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.table.row_selected.connect(self._on_selected)
        self.table.row_opened.connect(self._on_sign)
        self.sign.clicked.connect(self._on_sign)
        self.card.form.given.connect(self._on_given)
        self.card.read_again.connect(self.refresh)

    @override
    def refresh(self) -> None:
        """Read the recipients again."""
        period = self.period
        self.look(
            lambda hall: hall.bulletins.worklist(period.sort, period.day).bulletin, self._show
        )

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
        """Return whether a name is typed that was not sent."""
        return self.card.form.is_touched()

    def _show(self, row: BulletinRow | None) -> None:
        self._row = row
        rows = () if row is None else row.recipients
        self.model.show_rows(rows)
        signed = sum(each.signed_at is not None for each in rows)
        state = _("{signed} 家已签收，共 {count} 家").format(signed=signed, count=len(rows))
        self.card.say(_("签收"), state if rows else "")
        self.card.settle(is_empty=not rows, nothing=_nothing(row))
        self._on_selected(self.table.selected_row())

    @Slot(object)
    def _on_selected(self, each: RecipientRow | None) -> None:
        row = self._row
        is_issued = row is not None and row.issued_at is not None
        is_open = each is not None and each.signed_at is None
        self.sign.setEnabled(is_issued and is_open and self.desk.may_run)

    @Slot()
    def _on_sign(self) -> None:
        each: RecipientRow | None = self.table.selected_row()
        if each is None or not self.sign.isEnabled():
            return
        line = Line("name", _("签收人"), _("写在送达回证上的姓名"), is_needed=True)
        question = _("{name} 由谁签收？").format(name=each.name)
        self.card.form.ask(each.id, question, _("登记签收"), (line,))

    @Slot(object)
    def _on_given(self, given: Given) -> None:
        recipient, name = given.key, given.lines["name"]
        assert isinstance(recipient, UUID)  # noqa: S101 - the form asks for nothing else

        def act(hall: ReportHall, request: Request) -> BulletinRow:
            return hall.bulletins.sign(request, recipient, name)

        self.card.form.set_busy(is_busy=True)
        self.write((recipient, name), act, self._on_signed, self.card.form.refuse)

    def _on_signed(self, row: BulletinRow) -> None:
        self._show(row)
        self.card.close_form()
        self.told.emit(_("已登记签收"))
        self.changed.emit()

    def _columns(self) -> list[Column[RecipientRow]]:
        return [
            Column(_("行文"), lambda row: row.line.label, tone=lambda _row: "muted", width_px=72),
            Column(_("送达单位"), lambda row: row.name, tip=lambda row: row.name, width_px=0),
            Column(_("签收人"), _by, tone=_tone, width_px=220),
            Column(_("签收时间"), lambda row: self.moment(row.signed_at), width_px=150),
        ]


def _key(row: RecipientRow) -> object:
    return row.id


def _by(row: RecipientRow) -> str:
    return row.signed_by_name or _("还没有签收")


def _tone(row: RecipientRow) -> str:
    return "" if row.signed_by_name else "muted"


def _nothing(row: BulletinRow | None) -> str:
    if row is None:
        return _("还没有起草；印发以后，在这里登记谁签收了。")
    if row.issued_at is None:
        return _("还没有印发；印发以后，在这里登记谁签收了。")
    return _("这一份没有送达单位。")
