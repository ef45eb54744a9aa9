"""The first start: one calm window that asks what to open."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hallapp.faces.parts.first_start.choice import FirstStartChoice, StartKind
from hallapp.faces.parts.first_start.choice_card import ChoiceCard
from hallapp.faces.parts.first_start.join_form import JoinForm
from hallapp.faces.parts.first_start.set_up_form import SetUpForm
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.wording import sentence

_COMPACT_BELOW_PX = 440
_KINDS = (StartKind.DEMO, StartKind.SET_UP, StartKind.JOIN)


class FirstStartDialog(QDialog):
    """Asks on an empty data folder: demo hall, a hall of our own, or an existing one.

    `exec` or `open` it; when accepted, `choice` says what was chosen.
    """

    def __init__(self, database_file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstStart")
        self.setWindowTitle(_("第一次打开"))
        self._choice: FirstStartChoice | None = None
        self._cards = {
            StartKind.DEMO: ChoiceCard(
                "star", _("看看演示大厅"), _("6 个窗口、一周的示例数据，随时可以移除。")
            ),
            StartKind.SET_UP: ChoiceCard(
                "home", _("建立本大厅"), _("填几项就能开第一个窗口，以后都能改。")
            ),
            StartKind.JOIN: ChoiceCard(
                "people", _("加入已有大厅"), _("别的电脑已经建好，这台一起用。")
            ),
        }
        self._set_up = SetUpForm(database_file)
        self._join = JoinForm()
        self._forms = QStackedWidget()
        self._complaint = words("", "late", wrap=True)
        self._complaint.setObjectName("firstStartComplaint")
        self._go = KeyButton("", look="primary")
        self._go.setObjectName("firstStartGo")
        self._leave = KeyButton(_("退出"), "Esc")
        self._leave.setObjectName("firstStartLeave")
        self._build()
        self._cards[StartKind.DEMO].setChecked(True)
        self._cards[StartKind.DEMO].setFocus()

    @property
    def choice(self) -> FirstStartChoice | None:
        """Return what was chosen, None while nothing is."""
        return self._choice

    def show_failure(self, error: HallError) -> None:
        """Say why the hall could not be made; what was typed stays."""
        self._say(sentence(error))

    def complaint(self) -> str:
        """Return what is said to be wrong."""
        return self._complaint.text()

    def kind(self) -> StartKind:
        """Return which of the three is chosen now."""
        return next(kind for kind, card in self._cards.items() if card.isChecked())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the cards' sentences out where there is little height."""
        super().resizeEvent(event)
        for card in self._cards.values():
            card.set_compact(is_compact=self.height() < _COMPACT_BELOW_PX)

    @Slot()
    def _on_kind(self) -> None:
        kind = self.kind()
        self._say("")
        self._forms.setCurrentIndex(_KINDS.index(kind))
        words = {
            StartKind.DEMO: _("打开演示大厅"),
            StartKind.SET_UP: _("建立大厅"),
            StartKind.JOIN: _("还不能从这里加入"),
        }
        self._go.set_word(words[kind])
        self._go.setEnabled(kind is not StartKind.JOIN)

    @Slot()
    def _on_go(self) -> None:
        kind = self.kind()
        if kind is StartKind.SET_UP:
            complaint = self._set_up.complaint()
            if complaint is not None:
                text, field = complaint
                self._say(text)
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            self._choice = FirstStartChoice(kind, hall=self._set_up.hall())
        elif kind is StartKind.DEMO:
            self._choice = FirstStartChoice(kind)
        else:
            return
        self.accept()

    @Slot()
    def _on_typed(self) -> None:
        if self._complaint.text():
            self._say("")

    @Slot()
    def _forget(self) -> None:
        """Leave no password in a closed window."""
        self._set_up.forget()

    def _say(self, text: str) -> None:
        self._complaint.setText(text)
        self._complaint.setVisible(bool(text))

    def _build(self) -> None:
        self.resize(880, 600)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(words(_("欢迎。先打开什么？"), "heading"))
        cards = QHBoxLayout()
        cards.setSpacing(16)
        for kind, card in self._cards.items():
            card.setObjectName(f"start_{kind.value}")
            card.toggled.connect(self._on_kind)
            cards.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(cards)
        for form in (self._demo_words(), self._set_up, self._join):
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setWidget(form)
            form.setProperty("look", "ground")
            self._forms.addWidget(area)
        column.addWidget(self._forms, 1)
        column.addWidget(self._complaint)
        row = QHBoxLayout()
        row.setContentsMargins(5, 0, 5, 0)
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(self._leave)
        row.addWidget(self._go)
        column.addLayout(row)
        self._go.setDefault(True)
        self._go.clicked.connect(self._on_go)
        self._leave.clicked.connect(self.reject)
        self._set_up.changed.connect(self._on_typed)
        self.finished.connect(self._forget)
        self._say("")

    def _demo_words(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(5, 8, 5, 5)
        column.setSpacing(6)
        for text in (
            _("演示大厅里的人、号和办件都是编出来的，每一屏都写着演示数据。"),
            _("它存在自己的文件里，和将来的真大厅分开；一按就能全部移除。"),
            _("登录时选一个名字就行，没有密码。"),
        ):
            column.addWidget(words(text, wrap=True))
        column.addStretch(1)
        return holder
