"""What the named rules speak against, in words; pressing one goes to its field (核对)."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout
from typing_extensions import override

from hallapp.authoring.terms import CheckFinding
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit import theme

_WIDE_PX = 280
_ANY_PX = 16_777_215
_ROUND_PX = 52
"""What stands beside the words of a finding: blanks and the scroll bar."""


class _FindingList(QListWidget):
    """Gives every finding as many lines as it needs at this width."""

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self.fit()

    def fit(self) -> None:
        """Measure anew."""
        metrics = QFontMetrics(theme.font(theme.BODY_PX))
        room = QRect(0, 0, max(1, self.viewport().width() - _ROUND_PX), 10_000)
        flags = int(Qt.TextFlag.TextWordWrap.value)
        for number in range(self.count()):
            item = self.item(number)
            high = metrics.boundingRect(room, flags, item.text()).height()
            item.setSizeHint(QSize(0, high + 14))


class FindingsPanel(QFrame):
    """Errors first; the rule's law or standard stands below the words of the chosen one.

    Signals:
        chosen: A finding was pressed, or opened with Enter; carries it.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setFixedWidth(_WIDE_PX)
        self._findings: tuple[CheckFinding, ...] = ()
        self._title = words(_("核对"), "title")
        self._counts = words("", "muted", wrap=True)
        self.list = _FindingList()
        self.list.setAccessibleName(_("核对发现的问题"))
        self.list.setToolTip(_("回车或点击就到那一项"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._rule = words("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 8, 10)
        column.setSpacing(6)
        for part in (self._title, self._counts):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self._rule)
        self._rule.hide()
        self.list.itemActivated.connect(self._on_activated)
        self.list.itemClicked.connect(self._on_activated)
        self.list.currentRowChanged.connect(self._on_row)

    def show_findings(self, findings: Sequence[CheckFinding]) -> None:
        """Show what was found."""
        self._findings = tuple(findings)
        self.list.clear()
        tokens = theme.tokens()
        for each in findings:
            mark = "■" if each.is_error else "▲"
            text = _("{mark} {severity}：{words}").format(
                mark=mark, severity=each.rule.severity.label, words=each.words
            )
            item = QListWidgetItem(text)
            item.setToolTip(self._rule_words(each))
            item.setForeground(tokens.colour("late" if each.is_error else "text"))
            self.list.addItem(item)
        self.list.fit()
        errors = sum(each.is_error for each in findings)
        self._counts.setText(_said(errors, len(findings) - errors))
        self._rule.hide()

    def set_wide(self) -> None:
        """Take all the room there is, where nothing else is shown and there is no form to go to."""
        self.list.setToolTip("")
        self.setMinimumWidth(1)
        self.setMaximumWidth(_ANY_PX)
        self.setProperty("look", "surface")

    def said(self) -> str:
        """Return how many there are, in words."""
        return self._counts.text()

    @Slot(QListWidgetItem)
    def _on_activated(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._findings[self.list.row(item)])

    @Slot(int)
    def _on_row(self, number: int) -> None:
        is_one = 0 <= number < len(self._findings)
        self._rule.setVisible(is_one)
        if is_one:
            self._rule.setText(self._rule_words(self._findings[number]))

    def _rule_words(self, finding: CheckFinding) -> str:
        rule = finding.rule
        return _("{title}：{text}\n依据：{origin}").format(
            title=rule.title, text=rule.text, origin=rule.origin or _("本系统")
        )


def _said(errors: int, warnings: int) -> str:
    if not errors and not warnings:
        return _("规则没有发现问题。")
    return _("必须改正 {errors} 处，请再核对 {warnings} 处。").format(
        errors=errors, warnings=warnings
    )
