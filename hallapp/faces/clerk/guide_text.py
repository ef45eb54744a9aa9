"""A service guide to read at the desk: name, facts, materials, then the law; nothing invented."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from hallapp.faces.parts.fact_row import FactRow
from hallapp.faces.parts.words import line, words
from hallapp.guides.terms import GuideRow, MaterialRow, Necessity
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
        count = len(guide.materials)
        column.addWidget(words(_("要带的材料，{count} 项").format(count=count), "strong"))
        for number, material in enumerate(guide.materials, start=1):
            column.addWidget(_material(number, material))
        column.addSpacing(4)
        column.addWidget(line())
        for fact in _facts(guide):
            column.addWidget(fact)
        column.addStretch(1)
        self.setWidget(page)


def _material(number: int, material: MaterialRow) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 2, 0, 4)
    column.setSpacing(0)
    column.addWidget(words(f"{number}. {material.name}", wrap=True))
    copies = "" if material.copies is None else _("{count} 份").format(count=material.copies)
    optional = "" if material.necessity is Necessity.REQUIRED else _("需要时交")
    head = " ".join(filter(None, (material.form, copies)))
    said = _("，").join(filter(None, (head, optional, material.standard, material.remark)))
    if said:
        column.addWidget(words(said, "small", wrap=True))
    return holder


def _facts(guide: GuideRow) -> list[QWidget]:
    promised = _("未另行承诺") if guide.promised is None else guide.promised.words
    statutory = "" if guide.statutory is None else guide.statutory.words
    sample = _("（示例）") if guide.is_place_sample else ""
    pairs = (
        (_("承诺时限"), promised),
        (_("法定时限"), statutory),
        (_("收费"), _fees(guide)),
        (_("办理地点"), guide.place and guide.place + sample),
        (_("办理时间"), guide.hours and guide.hours + sample),
        (_("咨询电话"), guide.consult_phone and guide.consult_phone + sample),
        (_("受理条件"), guide.conditions),
        (_("办理结果"), guide.result_name),
        (_("实施机构"), guide.agency),
        (_("设定依据"), guide.legal_basis),
    )
    return [FactRow(label, fact) for label, fact in pairs]


def _fees(guide: GuideRow) -> str:
    if guide.charges is False:
        return _("不收费")
    fees = _("；").join(f"{fee.name} {fee.standard}".strip() for fee in guide.fees)
    return fees or guide.fee_note
