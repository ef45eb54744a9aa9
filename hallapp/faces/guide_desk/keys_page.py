"""Every key of the guide desk on one page (F1)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hallapp.faces.guide_desk.refusals import LENGTHEN_MINUTES
from hallapp.faces.parts.words import line, words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton

_CAP_PLACE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_BELOW = 20
"""A row of the grid below every key, which takes the height that is left."""
_Keys = tuple[tuple[str, str], ...]


class KeysPage(QFrame):
    """The keys, by what one is doing.

    Signals:
        left: Esc: back to the desk.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setObjectName("keysPage")
        self._leave = KeyButton(_("返回"), "Esc")
        self._leave.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setContentsMargins(20, 10, 16, 10)
        head.addWidget(words(_("按键"), "title"), 1)
        head.addWidget(self._leave)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(_keys())
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(area, 1)

    def take_keyboard(self) -> None:
        """Let Enter and Esc lead back."""
        self._leave.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _keys() -> QWidget:
    page = QWidget()
    page.setProperty("look", "surface")
    grid = QGridLayout(page)
    grid.setContentsMargins(20, 12, 20, 12)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    for column, (title, rows) in enumerate(_groups()):
        grid.addWidget(words(title, "strong"), 0, column * 2, 1, 2)
        for row, (key, said) in enumerate(rows, start=1):
            grid.addWidget(words(key, "cap"), row, column * 2, _CAP_PLACE)
            grid.addWidget(words(said, wrap=True), row, column * 2 + 1)
        grid.setColumnStretch(column * 2 + 1, 1)
    grid.setRowStretch(_BELOW, 1)
    return page


def _groups() -> tuple[tuple[str, _Keys], ...]:
    return (
        (_("找和取号"), _giving()),
        (_("类别和身份"), _wishing()),
        (_("求助和签到"), _waiting()),
    )


def _giving() -> _Keys:
    return (
        ("Ctrl+F", _("查找")),
        ("↑↓", _("在找到的里选")),
        ("Enter", _("取号并打印")),
        ("Ctrl+J", _("给建议单")),
        ("Ctrl+M", _("看材料")),
        ("Ctrl+P", _("打印指南")),
        ("Ctrl+R", _("做下面消息里提的那一步")),
        ("Ctrl+Z", _("作废")),
    )


def _wishing() -> _Keys:
    return (
        (_("Alt+数字"), _("类别")),
        ("Ctrl+I", _("身份")),
        ("Ctrl+L", _("联办")),
        ("Ctrl+E", _("派人陪同")),
        ("Ctrl+Tab", _("小屏幕上翻到另一面")),
        ("Esc", _("退回一步")),
    )


def _waiting() -> _Keys:
    return (
        ("F4", _("看画面")),
        ("F6", _("接手操作")),
        ("F7", _("我过去")),
        ("F8", _("已帮好")),
        ("Alt+Y", _("预约签到")),
        ("Alt+G", _("过号恢复")),
        ("Alt+T", _("停止取号")),
        ("Alt+L", _("延长 {minutes} 分").format(minutes=LENGTHEN_MINUTES)),
    )
