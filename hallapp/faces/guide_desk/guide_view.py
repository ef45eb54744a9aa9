"""An item's materials in the place of the results: what to bring first, then the facts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hallapp.faces.parts.fact_row import FactRow
from hallapp.faces.parts.words import line, words
from hallapp.guides.terms import GuideRow, MaterialRow, Necessity
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton


class GuideView(QWidget):
    """One guide to read aloud from; Esc goes back to the results.

    Signals:
        left: 返回 or Esc was pressed.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guideView")
        self._title = words("", "title", wrap=True)
        self._back = KeyButton(_("返回结果"), "Esc")
        self._back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
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
        column.addWidget(self._area, 1)
        self._back.clicked.connect(self.left)

    def show_guide(self, guide: GuideRow) -> None:
        """Show a guide from its beginning; ↑ and ↓ scroll."""
        self._title.setText(guide.item.name)
        page = QWidget()
        page.setProperty("look", "surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(2)
        heading = _("要带 {count} 样").format(count=len(guide.materials))
        lacking = _("材料还没有整理好，请问清窗口。")
        column.addWidget(words(heading if guide.materials else lacking, "strong"))
        for number, material in enumerate(guide.materials, start=1):
            column.addWidget(words(f"{number}. {material.name}", wrap=True))
            how = _how(material)
            if how:
                column.addWidget(words(f"　　{how}", "small", wrap=True))
        column.addWidget(line())
        for fact in _facts(guide):
            column.addWidget(fact)
        column.addStretch(1)
        self._area.setWidget(page)
        self._area.setFocus()

    def title(self) -> str:
        """Return which item is shown."""
        return self._title.text()


def _how(material: MaterialRow) -> str:
    copies = "" if material.copies is None else _("{count} 份").format(count=material.copies)
    optional = "" if material.necessity is Necessity.REQUIRED else material.necessity.label
    said = (material.form, copies, optional, material.standard, material.remark)
    return _("，").join(part.strip() for part in said if part.strip())


def _facts(guide: GuideRow) -> tuple[FactRow, ...]:
    sample = _("（示例）") if guide.is_place_sample else ""
    promised = _("未另行承诺") if guide.promised is None else guide.promised.words
    fees = _("；").join(f"{fee.name} {fee.standard}".strip() for fee in guide.fees)
    free = _("不收费") if guide.charges is False else ""
    return (
        FactRow(_("多久办好"), promised),
        FactRow(_("收费"), fees or guide.fee_note or free),
        FactRow(_("办理地点"), guide.place and guide.place + sample),
        FactRow(_("办理时间"), guide.hours and guide.hours + sample),
        FactRow(_("咨询电话"), guide.consult_phone and guide.consult_phone + sample),
    )
