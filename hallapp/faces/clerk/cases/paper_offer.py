"""The paper that belongs to what was just done, offered with its print button (文书)."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hallapp.cases.terms import CasePaperKind
from hallapp.faces.parts.paper_preview import PaperPreview
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.key_button import KeyButton


class PaperOffer(QWidget):
    """One paper, printed with Enter.

    Signals:
        print_asked: The paper is to be printed; carries its kind.
    """

    print_asked = Signal(object)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: CasePaperKind | None = None
        self._has_preview = False
        self._is_compact = False
        self._title = words("", "title", wrap=True)
        self._said = words("", "muted", wrap=True)
        self.preview = PaperPreview(jobs)
        self._print = KeyButton(_("打印"), look="accent")
        self._print.setObjectName("printPaper")
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        foot.addWidget(self._print)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self.preview, 1)
        column.addStretch(0)
        column.addLayout(foot)
        self._print.clicked.connect(self._on_print)

    def offer(self, kind: CasePaperKind, *, has_preview: bool) -> None:
        """Offer a paper; its picture is shown where there is one of the paper that prints."""
        self._kind = kind
        self._title.setText(kind.label)
        self._said.setText(_("回车编号并打印，也可以以后在“文书”里打印。"))
        self._print.set_word(_("打印{paper}").format(paper=kind.label))
        self.preview.clear()
        self._has_preview = has_preview
        self.preview.setVisible(self._has_preview and not self._is_compact)

    def set_compact(self, *, compact: bool) -> None:
        """Leave the picture of the paper out where there is no room for it."""
        self._is_compact = compact
        self.preview.setVisible(self._has_preview and not compact)

    def take_keyboard(self) -> None:
        """Bring the keyboard to the button, which Enter presses."""
        self._print.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_print(self) -> None:
        if self._kind is not None:
            self.print_asked.emit(self._kind)
