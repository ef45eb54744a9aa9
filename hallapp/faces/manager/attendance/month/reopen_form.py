"""Why a closed month is opened again (解锁)."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.attendance.terms.locking import LockRow
from hallapp.faces.manager.pages.deed_form import DeedForm
from hallapp.faces.manager.settings_fields import TextField
from hallapp.kernel.texts import _


class ReopenForm(DeedForm):
    """Asks for the reason, which stays with the lock and prints on the sheet."""

    def __init__(self) -> None:
        super().__init__("reopen")
        self.lock: LockRow | None = None
        self.reason = TextField(
            "reason", _("理由"), _("会留在锁定记录里，并印在表上。"), longest=200
        )
        parts: list[QWidget] = [self.reason]
        self.lay_out(parts, side_px=8, apart_px=0)
        self.reason.line.returnPressed.connect(self.press)

    def ask(self, lock: LockRow) -> None:
        """Ask for the reason."""
        self.lock = lock
        self.reason.show_value("")
        said = _("解锁 {first} 至 {last} 的考勤：以后的更改不再要理由，直到重新锁定。")
        self.open_with(
            said.format(first=lock.from_on.isoformat(), last=lock.until_on.isoformat()),
            _("确认解锁"),
        )
        self.reason.control().setFocus()

    @override
    def gathered(self) -> str | None:
        """Return the reason; None when there is none."""
        if not self.reason.value():
            self.say(_("请写几个字，说明为什么。"))
            self.reason.control().setFocus()
            return None
        return self.reason.value()
