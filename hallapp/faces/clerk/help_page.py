"""Every key of the desk on one page (F1)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hallapp.faces.parts.words import line, words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton


class HelpPage(QFrame):
    """The keys, by what one is doing.

    Signals:
        left: Esc: back to where one came from.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setObjectName("helpPage")
        self._leave = KeyButton(_("返回"), "Esc")
        self._leave.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setContentsMargins(20, 10, 16, 10)
        head.addWidget(words(_("按键"), "title"), 1)
        head.addWidget(self._leave)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(_keys())
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(area, 1)


def _keys() -> QWidget:
    page = QWidget()
    page.setProperty("look", "surface")
    grid = QGridLayout(page)
    grid.setContentsMargins(20, 12, 20, 12)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    for column, (title, keys) in enumerate(_groups()):
        grid.addWidget(words(title, "strong"), 0, column * 2, 1, 2)
        for row, (key, said) in enumerate(keys, start=1):
            grid.addWidget(words(key, "cap"), row, column * 2, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(words(said, wrap=True), row, column * 2 + 1)
        grid.setColumnStretch(column * 2 + 1, 1)
    grid.setRowStretch(9, 1)
    return page


def _groups() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the keys by what one is doing."""
    return (
        (
            _("叫号"),
            (
                ("F2", _("下一位，开始办理，办结并下一位")),
                ("F3", _("重呼")),
                ("F5", _("过号")),
                ("F8", _("办结，不叫下一位")),
                ("F9", _("暂停窗口，恢复窗口")),
                ("F10", _("指定叫号")),
            ),
        ),
        (
            _("收件"),
            (
                ("F4", _("打开材料清单")),
                (_("空格"), _("齐全")),
                ("Delete", _("缺")),
                (_("减号"), _("不用")),
                ("Ctrl+E", _("全部齐全")),
                ("Ctrl+1", _("受理")),
                ("Ctrl+P", _("打印")),
            ),
        ),
        (
            _("窗口"),
            (
                ("Alt+1…4", _("排队、办件、指南、考勤")),
                ("Ctrl+F", _("查找")),
                ("Ctrl+M", _("迷你条")),
                ("Ctrl+U", _("换人")),
                ("Ctrl+Tab", _("小屏幕上翻到另一面")),
                ("Esc", _("退回一步")),
            ),
        ),
    )
