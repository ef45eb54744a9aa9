"""A fact: a small label and what it says, wrapped and never cut."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.rare_names import shown

LABEL_PX = 96


class FactRow(QWidget):
    """在岗 周××，A 岗: the label at the left in muted, the fact beside it."""

    def __init__(
        self,
        label: str,
        fact: str = "",
        *,
        label_px: int = LABEL_PX,
        strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = words(label, "muted")
        self._fact = words(fact, "strong" if strong else "", wrap=True)
        self._fact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setFixedWidth(label_px)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(0)
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._fact, 1)
        self.show_fact(fact)

    def show_fact(self, fact: str) -> None:
        """Show what is known; nothing known reads 待补充, never an invention."""
        self._fact.setText(shown(fact) or _("待补充"))
        self.setAccessibleName(f"{self._label.text()} {self._fact.text()}")

    def fact(self) -> str:
        """Return what is shown."""
        return self._fact.text()
