"""An item's materials in the place of the results: what to bring first, then the facts."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.parts.fact_row import FactRow
from hallapp.faces.parts.material_words import entries, fees_words, how_words
from hallapp.faces.parts.situation_band import SituationBand
from hallapp.faces.parts.words import line, words
from hallapp.guides.tailoring import cleaned, tailored
from hallapp.guides.terms import Answers, GuideRow
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton


class GuideView(QWidget):
    """One guide to read aloud from; Esc goes back to the results.

    Signals:
        left: 返回 or Esc was pressed.
        entered: Enter was pressed while reading: the number that the button offers.
    """

    left = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guideView")
        self._title = words("", "title", wrap=True)
        self._back = KeyButton(_("返回结果"), "Esc")
        self._back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._situation = SituationBand()
        self._guide: GuideRow | None = None
        self._answers: Answers = {}
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(_("材料"))
        head = QHBoxLayout()
        head.setContentsMargins(0, 5, 5, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._situation)
        column.addWidget(self._area, 1)
        self._back.clicked.connect(self.left)
        self._situation.answered.connect(self._on_answered)

    def show_guide(self, guide: GuideRow) -> None:
        """Show a guide from its beginning; ↑ and ↓ scroll."""
        self._guide, self._answers = guide, {}
        self._title.setText(guide.item.name)
        self._show_asked(guide)

    def answers_for(self, item_id: UUID) -> Answers:
        """Return what was answered about the item in sight; nothing about any other."""
        is_here = self._guide is not None and self._guide.item.id == item_id
        return dict(self._answers) if is_here else {}

    @Slot(object)
    def _on_answered(self, answers: Answers) -> None:
        if self._guide is not None:
            self._answers = cleaned(self._guide, answers)
            self._show_asked(self._guide)

    def _show_asked(self, whole: GuideRow) -> None:
        """Show what these answers ask for; the keyboard goes to the next question."""
        guide = tailored(whole, self._answers)
        self._situation.show_questions(whole, self._answers)
        page = QWidget()
        page.setProperty("look", "surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(2)
        brought = tuple(entries(guide))
        heading = _("要带 {count} 样").format(count=len(brought))
        lacking = _("材料还没有整理好，请问清窗口。")
        column.addWidget(words(heading if guide.materials else lacking, "strong"))
        for number, (group, materials) in enumerate(brought, start=1):
            if group:
                said = _("{number}. {group}，以下任一项").format(number=number, group=group)
                column.addWidget(words(said, wrap=True))
            for material in materials:
                name = f"　　{material.name}" if group else f"{number}. {material.name}"
                column.addWidget(words(name, wrap=True))
                how = how_words(material)
                if how:
                    column.addWidget(words(f"　　{how}", "small", wrap=True))
        column.addWidget(line())
        for fact in _facts(guide):
            column.addWidget(fact)
        column.addStretch(1)
        self._area.setWidget(page)
        if not self._situation.take_keyboard():
            self._area.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter for what the desk's button offers; nothing in a guide to read needs it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def title(self) -> str:
        """Return which item is shown."""
        return self._title.text()


def _facts(guide: GuideRow) -> tuple[FactRow, ...]:
    sample = _("（示例）") if guide.is_place_sample else ""
    promised = _("未另行承诺") if guide.promised is None else guide.promised.words
    if guide.promised is None and guide.statutory is not None:
        promised = _("未另行承诺，法定{limit}").format(limit=guide.statutory.words)
    return (
        FactRow(_("多久办好"), promised),
        FactRow(_("收费"), fees_words(guide)),
        FactRow(_("办理地点"), guide.place and guide.place + sample),
        FactRow(_("办理时间"), guide.hours and guide.hours + sample),
        FactRow(_("咨询电话"), guide.consult_phone and guide.consult_phone + sample),
    )
