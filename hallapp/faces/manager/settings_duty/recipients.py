"""Who gets a bulletin (报、送、发), as rows."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from hallapp.bulletins.policy import RecipientRule
from hallapp.bulletins.terms import BulletinSort, RecipientLine
from hallapp.faces.manager.settings_duty.rows import FieldRow, RowsField
from hallapp.faces.manager.settings_fields import CalmCombo
from hallapp.kernel.texts import _

_NAME_PX = 220


class _RecipientRow(FieldRow):
    """Which bulletin, on which line, to whom."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: RecipientRule | None = None
        self.sort, self.to = CalmCombo(), CalmCombo()
        self.sort.addItems([each.label for each in BulletinSort])
        self.to.addItems([each.label for each in RecipientLine])
        self.sort.setAccessibleName(_("哪一种通报"))
        self.to.setAccessibleName(_("报、送还是发"))
        self.name = QLineEdit()
        self.name.setMaxLength(60)
        self.name.setMinimumWidth(120)
        self.name.setMaximumWidth(_NAME_PX * 2)
        self.name.setAccessibleName(_("单位或领导"))
        for part in (self.sort, self.to):
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            part.activated.connect(self._on_chosen)
            self.line.addWidget(part)
        self.line.addWidget(self.name, 2)
        self.end_line()
        self.name.textEdited.connect(self.changed)

    @override
    def value(self) -> RecipientRule:
        typed, kept = self.name.text().strip(), self._kept
        name = kept.name if kept is not None and typed == _(kept.name) else typed
        sort = list(BulletinSort)[self.sort.currentIndex()]
        return RecipientRule(sort, list(RecipientLine)[self.to.currentIndex()], name)

    @override
    def problem(self) -> str:
        return "" if self.name.text().strip() else _("请写报送的单位或领导。")

    @override
    def show_value(self, value: RecipientRule) -> None:
        self._kept = value if value.name else None
        self.sort.setCurrentIndex(list(BulletinSort).index(value.sort))
        self.to.setCurrentIndex(list(RecipientLine).index(value.line))
        self.name.setText(_(value.name) if value.name else "")

    @override
    def first(self) -> QWidget:
        return self.name

    @Slot()
    def _on_chosen(self) -> None:
        self.changed.emit()


class RecipientsField(RowsField):
    """Everybody who gets a bulletin, in the order in which the lines name them."""

    def __init__(self, name: str, caption: str, hint: str) -> None:
        super().__init__(
            name,
            caption,
            (hint, _("加一个")),
            _RecipientRow,
            lambda: RecipientRule(BulletinSort.MONTHLY, RecipientLine.SEND, ""),
        )

    @override
    def row_words(self, value: RecipientRule) -> str:
        return f"{value.sort.label}{value.line.label}{_(value.name)}"
