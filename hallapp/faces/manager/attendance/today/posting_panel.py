"""The posting as it will print, and the one act that posts and prints it."""

from collections.abc import Callable
from datetime import tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hallapp.bulletins.terms import PostingSheet
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.parts.paper_preview import PaperPreview
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.key_button import KeyButton
from hallapp.wording import sentence

_PAPER_PX = 1000
_REASON_LENGTH = 500


class PostingPanel(QWidget):
    """Preview, state, reason for posting again, and the key.

    Signals:
        post_asked: The day is to be posted and printed; carries the reason, mostly empty.
        left: The table is wanted again.
    """

    post_asked = Signal(str)
    left = Signal()

    def __init__(self, paper_jobs: Jobs) -> None:
        super().__init__()
        self.preview = PaperPreview(paper_jobs)
        self.preview.setObjectName("sheetPreview")
        self.reason = QLineEdit()
        self.reason.setObjectName("postReason")
        self.reason.setMaxLength(_REASON_LENGTH)
        self.print = KeyButton(_("打印"), "Ctrl+P", look="primary")
        self.print.setObjectName("printSheet")
        self.back = KeyButton(_("返回表格"), "Esc")
        self.back.setObjectName("backToSheet")
        self._state = words("", "muted", wrap=True)
        self._fault = words("", "late", wrap=True)
        self._fault.hide()
        self._word = _("打印")
        self._is_dim = False
        self._build()

    def show_posting(self, posting: PostingSheet | None, zone: tzinfo, *, may_post: bool) -> None:
        """Say when and by whom the day was posted, and what the key does now."""
        self.reason.setVisible(_is_again(posting) and may_post)
        self._state.setText(state_words(posting, zone))
        self._state.setVisible(bool(self._state.text()))
        self._word = key_word(posting, may_post=may_post)
        self._is_dim = posting is not None and not posting.is_working_day
        self.print.setEnabled(not self._is_dim)
        self.print.set_word(self._word)
        self._flow.settle()

    def show_paper(self, make: Callable[[], bytes]) -> None:
        """Draw the paper on the worker."""
        self.say("")
        self.preview.show_pdf(make)

    def show_printing(self, *, is_printing: bool) -> None:
        """Take no second press while it is posted and printed."""
        self.print.setEnabled(not is_printing and not self._is_dim)
        self.print.set_word(_("正在打印") if is_printing else self._word)
        self._flow.settle()

    def refuse(self, error: HallError) -> None:
        """Say why it was not posted; the reason that was typed stays."""
        self.say(sentence(error))

    def say(self, text: str) -> None:
        """Say what is wrong; nothing with an empty text."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def said(self) -> str:
        """Return what is said of the posting, and what is wrong."""
        return "".join((self._state.text(), self._fault.text()))

    def take_keyboard(self) -> None:
        """Bring the keyboard to where one begins."""
        (self.print if self.reason.isHidden() else self.reason).setFocus()

    @Slot()
    def _on_print(self) -> None:
        if not self.reason.isHidden() and not self.reason.text().strip():
            self.say(_("张贴的和现在不一样，请写明为什么补充公示。"))
            self.reason.setFocus()
            return
        self.say("")
        self.post_asked.emit("" if self.reason.isHidden() else self.reason.text().strip())

    def _build(self) -> None:
        hint = _("为什么补充公示，例如：补录了打卡文件")
        self.reason.setPlaceholderText(hint)
        self.reason.setAccessibleName(hint)
        self.reason.hide()
        self._flow = FlowRow(gap_px=12)
        self._flow.add(words(_("公示稿"), "title"))
        self._flow.push()
        self._flow.add(self.back)
        self._flow.add(self.print)
        sheet = QHBoxLayout()
        self.preview.setMaximumWidth(_PAPER_PX)
        sheet.addStretch(1)
        sheet.addWidget(self.preview, 100)
        sheet.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(4)
        for part in (self._state, self._fault):
            part.setContentsMargins(5, 0, 5, 0)
        for part in (self._flow, self._state, self.reason, self._fault):
            column.addWidget(part)
        column.addLayout(sheet, 1)
        self.print.clicked.connect(self._on_print)
        self.reason.returnPressed.connect(self._on_print)
        self.back.clicked.connect(self.left)


def _is_again(posting: PostingSheet | None) -> bool:
    return posting is not None and bool(posting.version) and posting.differs


def key_word(posting: PostingSheet | None, *, may_post: bool) -> str:
    """Return what the key does."""
    if posting is None or not may_post:
        return _("打印")
    if not posting.version:
        return _("公示并打印")
    return _("补充公示并打印") if posting.differs else _("再打印一份")


def state_words(posting: PostingSheet | None, zone: tzinfo) -> str:
    """Return when and by whom a day was posted."""
    if posting is None:
        return ""
    if not posting.is_working_day:
        return _("大厅当天休息，不公示。")
    if posting.posted_at is None:
        return _("还没有公示。只有在岗、请假、公出、B岗和已经认定的问题会贴出去。")
    at = posting.posted_at.astimezone(zone)
    said = _("{month}月{day}日 {time} {name}已公示").format(
        month=at.month, day=at.day, time=f"{at:%H:%M}", name=posting.posted_by_name
    )
    if posting.version > 1:
        said = _("{said}，第 {version} 版").format(said=said, version=posting.version)
    after = _("，之后有变化，下面是现在的内容。") if posting.differs else _("。")
    return said + after
