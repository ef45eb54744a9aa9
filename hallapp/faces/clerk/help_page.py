"""Every key of the desk on one page (F1)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hallapp.faces.clerk.keys import OVER_PROGRAMS, DeskKey, DeskKeys, is_there, usual_keys
from hallapp.faces.parts.words import line, words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton


class HelpPage(QFrame):
    """The keys, by what one is doing, as they are set on this workstation.

    Signals:
        left: Esc: back to where one came from.
        keys_asked: 按键设置: choose other keys.
    """

    left = Signal()
    keys_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setObjectName("helpPage")
        self._leave = KeyButton(_("返回"), "Esc")
        self._leave.clicked.connect(self.left)
        self._change = KeyButton(_("按键设置"))
        self._change.clicked.connect(self.keys_asked)
        head = QHBoxLayout()
        head.setContentsMargins(20, 10, 16, 10)
        head.setSpacing(10)
        head.addWidget(words(_("按键"), "title"), 1)
        head.addWidget(self._change)
        head.addWidget(self._leave)
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_keys(usual_keys())
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(area, 1)

    def show_keys(self, keys: DeskKeys) -> None:
        """Show the keys as they are set now."""
        self._area.setWidget(_keys(keys))


def _keys(keys: DeskKeys) -> QWidget:
    page = QWidget()
    page.setProperty("look", "surface")
    grid = QGridLayout(page)
    grid.setContentsMargins(20, 12, 20, 12)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    for column, (title, rows) in enumerate(_groups(keys)):
        grid.addWidget(words(title, "strong"), 0, column * 2, 1, 2)
        for row, (key, said) in enumerate(rows, start=1):
            grid.addWidget(words(key, "cap"), row, column * 2, _CAP_PLACE)
            grid.addWidget(words(said, wrap=True), row, column * 2 + 1)
        grid.setColumnStretch(column * 2 + 1, 1)
    grid.setRowStretch(15, 1)
    return page


_CAP_PLACE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Keys = tuple[tuple[str, str], ...]
_CALLING = (
    DeskKey.NEXT,
    DeskKey.RECALL,
    DeskKey.MISS,
    DeskKey.HOLD,
    DeskKey.TRANSFER,
    DeskKey.FINISH,
    DeskKey.PAUSE,
    DeskKey.CHOOSE,
    DeskKey.CHANGE_ITEM,
    DeskKey.UNDO,
    DeskKey.WORK,
)


def _groups(keys: DeskKeys) -> tuple[tuple[str, _Keys], ...]:
    """Return the keys by what one is doing; what has no key is left out."""
    over = tuple(
        (keys.system_key_of(key), key.short_word)
        for key in OVER_PROGRAMS
        if is_there(key) and keys.system_key_of(key)
    )
    return (
        (_("叫号"), tuple((keys.key_of(key), key.word) for key in _CALLING if _shown(keys, key))),
        (_("收件"), _accepting(keys)),
        (_("窗口"), _moving(keys)),
        *(((_("在别的程序里"), over),) if over else ()),
    )


def _shown(keys: DeskKeys, key: DeskKey) -> bool:
    return is_there(key) and bool(keys.key_of(key))


def _accepting(keys: DeskKeys) -> _Keys:
    first = keys.key_of(DeskKey.ACCEPT)
    return (
        *(((first, _("打开材料清单")),) if first else ()),
        (_("空格"), _("齐全")),
        ("Delete", _("缺")),
        (_("减号"), _("不用")),
        ("Ctrl+E", _("全部齐全")),
        ("Ctrl+1", _("受理")),
        ("Ctrl+2", _("一次性告知")),
        ("Ctrl+3", _("只收件")),
        ("Ctrl+P", _("打印")),
        ("Ctrl+O", _("领证")),
        ("Ctrl+T", _("继续办这个件")),
    )


def _moving(keys: DeskKeys) -> _Keys:
    chosen = (
        DeskKey.WALK_IN,
        DeskKey.STEP_OUT,
        DeskKey.GONE,
        DeskKey.SKIP,
        DeskKey.MINI,
        DeskKey.CHANGE_PERSON,
        DeskKey.LEAVE,
    )
    return (
        ("Alt+1…4", _("排队、办件、指南、考勤")),
        ("Ctrl+F", _("查找")),
        ("F12", _("考勤里打卡")),
        ("Ctrl+I", _("考勤里补签、请假、外出、说明")),
        *((keys.key_of(key), key.word) for key in chosen if _shown(keys, key)),
        ("Ctrl+Tab", _("小屏幕上翻到另一面")),
        ("Esc", _("退回一步")),
    )
