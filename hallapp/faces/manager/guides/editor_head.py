"""The head of the editor: which guide, how it stands with saving, and the keys that matter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.guides.elided import ElidedTitle
from hallapp.faces.manager.guides.enter_button import EnterButton
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton


class EditorHead(QFrame):
    """返回, the name, 已保存 09:42, 保存, 提交.

    Signals:
        left: Back to the list.
        save_asked: Save now.
        submit_asked: To the reviewer.
    """

    left = Signal()
    save_asked = Signal()
    submit_asked = Signal()

    def __init__(self, code: str, name: str) -> None:
        super().__init__()
        self.setProperty("look", "bar")
        self._name = ElidedTitle(f"{code} {name}")
        self._state = words(_("已保存"), "muted")
        self._fault = words("", "late", wrap=True)
        self.back = KeyButton(_("返回"), "Esc")
        self.save = KeyButton(_("保存"), "Ctrl+S")
        self.submit = EnterButton(_("去提交"), look="accent")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(self._name, 1)
        row.addWidget(self._state)
        row.addWidget(self.save)
        row.addWidget(self.submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 6)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._fault)
        self._fault.hide()
        self.back.clicked.connect(self.left)
        self.save.clicked.connect(self.save_asked)
        self.submit.clicked.connect(self.submit_asked)

    def show_state(self, text: str, fault: str = "") -> None:
        """Say how it stands with saving, and what went wrong."""
        self._state.setText(text)
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))

    def state(self) -> str:
        """Return what is said of saving."""
        return self._state.text()

    def fault(self) -> str:
        """Return what is said to have gone wrong."""
        return self._fault.text()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Leave the key of leaving out where there is little room; it still works."""
        self.back.set_word("←" if is_narrow else _("返回"))
        self.back.setAccessibleName(_("返回"))


class OvertakenBand(QFrame):
    """Somebody else saved the draft: what was typed stays, and three ways lead on."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "band")
        self._said = words("", "strong", wrap=True)
        self.look = KeyButton(_("看两份的差别"), look="accent")
        self.mine = KeyButton(_("用我写的覆盖"))
        self.theirs = KeyButton(_("放弃我写的，用对方的"))
        keys = FlowRow(8)
        for button in (self.look, self.mine, self.theirs):
            keys.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.addWidget(self._said)
        column.addWidget(keys)
        self.hide()

    def show_author(self, author: str) -> None:
        """Say who saved it."""
        self._said.setText(
            _("{author} 在您打开以后保存过这份稿。您写的都还在这里，还没有保存。").format(
                author=author or _("别人")
            )
        )
        self.show()

    def said(self) -> str:
        """Return what is said."""
        return self._said.text()
