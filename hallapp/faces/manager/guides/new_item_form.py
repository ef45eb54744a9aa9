"""A new item: its department, what it is called, its type; the rest is written in its draft."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from hallapp.faces.manager.guides.enter_button import EnterButton
from hallapp.faces.manager.guides.inputs import LineField, PickField
from hallapp.faces.manager.settings_fields import Field
from hallapp.faces.parts.words import words
from hallapp.guides.content import BY_KEY, GuideContent
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton


class NewItemForm(QFrame):
    """In the place of the chosen guide.

    Signals:
        given: Carries department, code and content.
        left: No new item after all.
    """

    given = Signal(str, str, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        types = [(each.value, each.words()) for each in BY_KEY["item_type"].choices]
        self.department = PickField("department", _("部门"), ())
        self.name = LineField("name", _("事项名称"))
        self.type = PickField("item_type", _("事项类型"), types)
        self.code = LineField("code", _("代码"), _("留空由系统编号"))
        self.do = EnterButton(_("开始编制"), look="primary")
        self.do.setObjectName("beginNewItem")
        self.leave = KeyButton(_("不办了"), "Esc")
        self._fault = words("", "late", wrap=True)
        self._fields: tuple[Field, ...] = (self.department, self.name, self.type, self.code)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        column.addWidget(words(_("新事项"), "title"))
        column.addWidget(
            words(_("公布以前办事人看不到。其余内容在编制稿里写。"), "muted", wrap=True)
        )
        for field in self._fields:
            column.addWidget(field)
        column.addWidget(self._fault)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.do)
        row.addWidget(self.leave)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self._fault.hide()
        self.do.clicked.connect(self._on_do)
        self.leave.clicked.connect(self.left)

    def ask(self, departments: Sequence[str], department: str) -> None:
        """Begin with an empty form."""
        self.department.set_choices([(each, each) for each in departments])
        for field, value in zip(self._fields, (department, "", "", ""), strict=True):
            field.show_value(value)
            field.show_fault("")
        self.say("")
        self.set_busy(is_busy=False)
        self.show()

    def take_keyboard(self) -> None:
        """Bring the keyboard to the first empty field."""
        empty = (field for field in self._fields if not field.value())
        next(empty, self._fields[0]).setFocus()

    def say(self, text: str) -> None:
        """Say why it was not begun; what is typed stays."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def set_busy(self, *, is_busy: bool) -> None:
        """Take no second press while it is being begun."""
        self.do.setEnabled(not is_busy)

    @Slot()
    def _on_do(self) -> None:
        wrong = [field for field in self._fields[:3] if not field.value()]
        for field in self._fields[:3]:
            field.show_fault(_("请填写。") if field in wrong else "")
        if wrong:
            wrong[0].setFocus()
            return
        self.set_busy(is_busy=True)
        content = GuideContent({"name": self.name.value(), "item_type": self.type.value()})
        self.given.emit(self.department.value(), self.code.value(), content)
