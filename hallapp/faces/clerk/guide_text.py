"""A service guide to read at the desk: name, facts, materials, then the law; nothing invented."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from hallapp.faces.parts.fact_row import FactRow
from hallapp.faces.parts.material_words import entries, fees_words, how_words
from hallapp.faces.parts.words import line, words
from hallapp.guides.terms import GuideRow, MaterialRow
from hallapp.kernel.texts import _


class GuideText(QScrollArea):
    """One guide; wrapped, never cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("办事指南"))
        self.setObjectName("guideText")

    def show_guide(self, guide: GuideRow) -> None:
        """Show a guide from its beginning."""
        page = QWidget()
        page.setProperty("look", "surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(8, 4, 12, 8)
        column.setSpacing(4)
        column.addWidget(words(guide.item.name, "title", wrap=True))
        column.addWidget(words(f"{guide.item.department}　{guide.item.code}", "muted", wrap=True))
        if not guide.item.is_complete:
            column.addWidget(words(_("未完善：没有登记材料"), "late", wrap=True))
        column.addSpacing(4)
        brought = tuple(entries(guide))
        heading = _("要带的材料，{count} 项").format(count=len(brought))
        column.addWidget(words(heading, "strong"))
        for number, (group, materials) in enumerate(brought, start=1):
            column.addWidget(_entry(number, group, materials))
        column.addSpacing(4)
        column.addWidget(line())
        for fact in _facts(guide):
            column.addWidget(fact)
        column.addStretch(1)
        self.setWidget(page)


def _entry(number: int, group: str, materials: tuple[MaterialRow, ...]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 2, 0, 4)
    column.setSpacing(0)
    if group:
        heading = _("{number}. {group}，以下任一项").format(number=number, group=group)
        column.addWidget(words(heading, wrap=True))
    for material in materials:
        said = f"　　{material.name}" if group else f"{number}. {material.name}"
        column.addWidget(words(said, wrap=True))
        how = how_words(material)
        if how:
            column.addWidget(words(f"　　{how}" if group else how, "small", wrap=True))
    return holder


def _facts(guide: GuideRow) -> list[QWidget]:
    promised = _("未另行承诺") if guide.promised is None else guide.promised.words
    statutory = "" if guide.statutory is None else guide.statutory.words
    sample = _("（示例）") if guide.is_place_sample else ""
    pairs = (
        (_("承诺时限"), promised),
        (_("法定时限"), statutory),
        (_("收费"), fees_words(guide)),
        (_("办理地点"), guide.place and guide.place + sample),
        (_("办理时间"), guide.hours and guide.hours + sample),
        (_("咨询电话"), guide.consult_phone and guide.consult_phone + sample),
        (_("受理条件"), guide.conditions),
        (_("办理结果"), guide.result_name),
        (_("实施机构"), guide.agency),
        (_("设定依据"), guide.legal_basis),
    )
    return [FactRow(label, fact) for label, fact in pairs]
