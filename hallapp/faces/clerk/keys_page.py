"""Which key does what (按键设置): in this window, and while another program has the keyboard."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hallapp.faces.clerk.keyring import DeskKeyring
from hallapp.faces.clerk.keys import OVER_PROGRAMS, DeskKey, KeyChoice, is_there
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import line, words
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.errors import KeyHeldElsewhereError, KeyNotThereError
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.key_field import KeyField
from hallapp.qtkit.key_map import KeyKind
from hallapp.wording import sentence

_CHOICES = (KeyChoice.OFF, KeyChoice.KEYPAD, KeyChoice.CTRL_ALT, KeyChoice.OWN)
_FIELD_PX = 148
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class KeysPage(QFrame):
    """A line for everything that can have a key: its word, its key here, its key everywhere.

    Signals:
        left: Esc: back to where one came from.
    """

    left = Signal()

    def __init__(self, keyring: DeskKeyring, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keyring = keyring
        self.setProperty("look", "card")
        self.setObjectName("keysPage")
        self._leave = KeyButton(_("返回"), "Esc")
        self._restore = KeyButton(_("恢复常用键"))
        self._restore.setObjectName("keysRestore")
        choices = (_("不用"), _("小键盘 F13 起"), _("Ctrl+Alt 加数字"), _("自己定"))
        self._sets = Segments(_("在别的程序里按键叫号"), choices)
        self._sets.setObjectName("keysSets")
        self._said = words("", "muted", wrap=True)
        self._said.setObjectName("keysSaid")
        self._fields: dict[tuple[KeyKind, DeskKey], KeyField] = {}
        self._faults: dict[DeskKey, QLabel] = {}
        self._build()
        keyring.changed.connect(self.show_keys)
        self.show_keys()

    def take_keyboard(self) -> None:
        """Begin anew: the keyboard on the first key, nothing said of earlier choices."""
        self.show_keys()
        self._fields[KeyKind.WINDOW, DeskKey.NEXT].setFocus()

    @Slot()
    def show_keys(self) -> None:
        """Show the keys as they are now, and what is in the way of them."""
        keys = self._keyring.keys
        for (kind, key), field in self._fields.items():
            here = kind is KeyKind.WINDOW
            field.show_key(keys.key_of(key) if here else keys.system_key_of(key))
        refused = self._keyring.refused()
        for key, label in self._faults.items():
            error = refused.get(key)
            label.setText("" if error is None else _fault_words(error))
            label.setToolTip("" if error is None else sentence(error))
        self._show_set(keys.choice)

    def _show_set(self, choice: KeyChoice) -> None:
        shown = KeyChoice.OFF if choice is KeyChoice.UNASKED else choice
        self._sets.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._sets.choose(_CHOICES.index(shown))
        self._sets.blockSignals(False)  # noqa: FBT003 - Qt's own
        why_not = self._keyring.why_not
        can = why_not is None
        self._sets.setEnabled(can)
        for (kind, _key), field in self._fields.items():
            if kind is KeyKind.SYSTEM:
                field.setEnabled(can and shown is not KeyChoice.OFF)
        if why_not is not None:
            self._say(sentence(why_not), is_fault=True)
        elif shown is KeyChoice.OFF:
            self._say(_("在别的程序里按键不叫号。用叫号小键盘时，先把它的键设成 F13 到 F24。"))
        else:
            self._say(_("登录以后，不管哪个程序在前面，这些键都能叫号，业务系统里不会多出字来。"))

    # Choosing

    def _on_listening(self, kind: KeyKind, is_listening: bool) -> None:  # noqa: FBT001 - a signal calls it so
        self._keyring.listen_for_choice(is_listening=is_listening)
        if is_listening:
            if kind is KeyKind.WINDOW:
                self._say(_("按一下想用的键。Delete 去掉这个键，Esc 不改。"))
            else:
                self._say(
                    _("按一下小键盘上的键，或 Ctrl+Alt 加字母、数字。Delete 去掉，Esc 不改。")
                )
        else:
            self._show_set(self._keyring.keys.choice)

    def _on_chosen(self, kind: KeyKind, key: DeskKey, name: str) -> None:
        try:
            self._keyring.choose_key(kind, key, name)
        except HallError as error:
            self._say(sentence(error), is_fault=True)
        else:
            self._say(_("{word}：{key}").format(word=key.word, key=name))

    def _on_emptied(self, kind: KeyKind, key: DeskKey) -> None:
        self._keyring.remove_key(kind, key)
        self._say(_("{word} 现在没有键。").format(word=key.word))

    @Slot(int)
    def _on_set(self, number: int) -> None:
        choice = _CHOICES[number]
        if choice is KeyChoice.OWN:
            self._keyring.choose_own()
        else:
            self._keyring.choose_set(choice)

    @Slot()
    def _on_restore(self) -> None:
        self._keyring.restore()
        self._say(_("窗口里的键已恢复成常用键。"))

    def _say(self, text: str, *, is_fault: bool = False) -> None:
        self._said.setText(text)
        look = "late" if is_fault else "muted"
        if self._said.property("look") != look:
            self._said.setProperty("look", look)
            self._said.style().unpolish(self._said)
            self._said.style().polish(self._said)

    # How it is put together

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 10, 16, 10)
        head.setSpacing(10)
        head.addWidget(words(_("按键设置"), "title"), 1)
        head.addWidget(self._restore)
        head.addWidget(self._leave)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("look", "surface")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._top())
        rows.addWidget(self._table())
        area.setWidget(inside)
        # Two lines, always: a longer sentence must not push the keys away under the finger.
        # Outside what scrolls: whoever chooses a key far below reads it too.
        self._said.setMinimumHeight(48)
        self._said.setContentsMargins(20, 6, 20, 6)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(area, 1)
        column.addWidget(line())
        column.addWidget(self._said)
        self._leave.clicked.connect(self.left)
        self._restore.clicked.connect(self._on_restore)
        self._sets.chosen.connect(self._on_set)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 20, 8)
        row.setSpacing(16)
        row.addWidget(words(_("在别的程序里按键叫号"), "strong"))
        row.addWidget(self._sets)
        row.addStretch(1)
        return row

    def _table(self) -> QWidget:
        table = QWidget()
        table.setProperty("look", "surface")
        grid = QGridLayout(table)
        grid.setContentsMargins(20, 8, 20, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for column, word in enumerate((_("做什么"), _("在本窗口"), _("在别的程序里"))):
            grid.addWidget(words(word, "small"), 0, column)
        for row, key in enumerate(filter(is_there, DeskKey), start=1):
            self._add_row(grid, row, key)
        grid.setColumnStretch(3, 1)
        grid.setRowStretch(len(DeskKey) + 1, 1)
        return table

    def _add_row(self, grid: QGridLayout, row: int, key: DeskKey) -> None:
        grid.addWidget(words(key.word), row, 0, _MIDDLE)
        grid.addWidget(self._field(KeyKind.WINDOW, key, _("在本窗口")), row, 1)
        if key in OVER_PROGRAMS:
            grid.addWidget(self._field(KeyKind.SYSTEM, key, _("在别的程序里")), row, 2)
            fault = words("", "late")
            self._faults[key] = fault
            grid.addWidget(fault, row, 3, _MIDDLE)

    def _field(self, kind: KeyKind, key: DeskKey, where: str) -> KeyField:
        field = KeyField(f"{key.word} {where}")
        field.setObjectName(f"key_{kind.value}_{key.value}")
        field.setFixedWidth(_FIELD_PX)
        field.listening.connect(partial(self._on_listening, kind))
        field.chosen.connect(partial(self._on_chosen, kind, key))
        field.emptied.connect(partial(self._on_emptied, kind, key))
        self._fields[kind, key] = field
        return field


def _fault_words(error: HallError) -> str:
    """Return few words for the row; the whole sentence stands in the tip and in the strip."""
    if isinstance(error, KeyHeldElsewhereError):
        return _("被别的程序占用")
    if isinstance(error, KeyNotThereError):
        return _("键盘上没有这个键")
    return _("用不了")
