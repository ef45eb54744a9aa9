"""Today's four slots as cards: the time, and always a word for it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hallapp.attendance.terms import Finding, SlotResult
from hallapp.faces.parts.lights import Light, LightBadge
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _


def slot_word(slot: SlotResult) -> str:
    """Return the word of a slot; also a slot in which all is well has one."""
    if slot.finding is Finding.NOT_ASKED:
        return _("不用打卡")
    if slot.finding is Finding.ON_TIME and not slot.correction:
        return _("正常")
    return slot.word or _("正常")


def slot_light(slot: SlotResult) -> Light:
    """Return the light of a slot."""
    if slot.finding is Finding.ON_TIME:
        return Light.NORMAL
    return Light.WARNING if slot.finding.is_deviation else Light.TO_DO


def slot_text(slot: SlotResult) -> str:
    """Return a slot in a narrow cell: 08:43, 08:43 迟 13 分, 缺卡."""
    if slot.finding is Finding.NOT_ASKED:
        return "—"
    return f"{slot.time_text} {slot.word}".strip() or "—"


class SlotCards(QWidget):
    """The four slots side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 12, 8)
        self._row.setSpacing(12)

    def show_slots(self, slots: tuple[SlotResult, ...]) -> None:
        """Show these slots in the place of those before."""
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for slot in slots:
            self._row.addWidget(_card(slot), 1)


def _card(slot: SlotResult) -> QFrame:
    card = QFrame()
    card.setProperty("look", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 8, 14, 10)
    column.setSpacing(2)
    column.addWidget(words(slot.slot.label, "muted"))
    column.addWidget(words(slot.time_text or "—", "heading"))
    column.addWidget(LightBadge(slot_light(slot), slot_word(slot)))
    card.setAccessibleName(f"{slot.slot.label} {slot.time_text} {slot_word(slot)}")
    return card
