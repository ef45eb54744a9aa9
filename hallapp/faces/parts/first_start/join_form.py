"""Joining a hall that others have set up: not from here yet, and what to do meanwhile."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _


class JoinForm(QWidget):
    """The address of the shared database, and the command that opens a face with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = QLineEdit()
        self._address.setObjectName("joinAddress")
        self._address.setAccessibleName(_("共用数据库的地址"))
        self._address.setPlaceholderText(_("postgresql+psycopg://用户@主机/库名"))
        self._command = words("", "strong", wrap=True)
        self._command.setObjectName("joinCommand")
        self._command.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 5, 5, 5)
        column.setSpacing(8)
        column.addWidget(words(_("共用数据库的地址"), "muted"))
        column.addWidget(self._address)
        column.addSpacing(8)
        column.addWidget(
            words(_("从这个窗口加入，还没有做好，以后的版本会有。现在可以这样打开："), wrap=True)
        )
        column.addWidget(self._command)
        column.addWidget(
            words(
                _(
                    "把 clerk 换成 kiosk、board、manager，就是自助机、叫号屏、大厅管理。"
                    "地址和账号请问系统管理员。"
                ),
                "muted",
                wrap=True,
            )
        )
        column.addStretch(1)
        self._address.textChanged.connect(self._on_changed)
        self._on_changed()

    def address(self) -> str:
        """Return the address typed."""
        return self._address.text().strip()

    def take_keyboard(self) -> None:
        """Put the keyboard on the address."""
        self._address.setFocus()

    @Slot()
    def _on_changed(self) -> None:
        address = self.address() or _("地址")
        self._command.setText(f"uv run main.py clerk --db {address}")
