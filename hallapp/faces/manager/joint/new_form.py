"""A new joint case (立项): what it is, whose it is, who is asked, and the materials ticked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hallapp.cases.applications import Application
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.guides.enter_button import EnterButton
from hallapp.faces.manager.guides.inputs import AmountField
from hallapp.faces.manager.joint.branch_lines import BranchLines
from hallapp.faces.manager.joint.item_field import ItemField
from hallapp.faces.manager.joint.reading import JointChoices
from hallapp.faces.manager.joint.tick_lines import TickLines
from hallapp.faces.manager.settings_fields import ChoiceField, Field, TextField
from hallapp.faces.parts.words import words
from hallapp.guides.terms import GuideRow
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.joint.asking import JointOpening
from hallapp.joint.templates import joint_templates
from hallapp.joint.terms import JointKind, JointProject
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton

_SIDE_BY_SIDE_FROM_PX = 900
_FEN = 100
_AMOUNT_PX = 160
_NAME_LONGEST, _PHONE_LONGEST, _PROJECT_LONGEST = 60, 30, 200


@dataclass(frozen=True)
class Start:
    """What a matter begins from: a template, a theme of the hall, or nothing.

    Attributes:
        kind: None leaves the kind as it is.
        titles: What units are asked about; which units is for the hall to say.
    """

    name: str
    kind: JointKind | None = None
    titles: tuple[str, ...] = ()
    theme_id: UUID | None = None


class NewJointForm(QFrame):
    """In the place of the list; Esc leads back and keeps what is typed.

    Signals:
        given: Everything was typed; carries the `JointOpening`.
        item_typed: An item is looked for; carries what was typed.
        item_chosen: An item was taken; carries its id.
        left: No new one after all.
    """

    given = Signal(object)
    item_typed = Signal(str)
    item_chosen = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setObjectName("newJointForm")
        self._starts: tuple[Start, ...] = (Start(_("不用模板")),)
        self._departments: dict[str, UUID] = {}
        self.start = ChoiceField("start", _("从模板开始"))
        self.kind = ChoiceField("kind", _("类型"), [(each, each.label) for each in JointKind])
        self.name = TextField("project", _("项目名称"), longest=_PROJECT_LONGEST, needed=True)
        self.place = TextField("place", _("项目地点"), longest=_PROJECT_LONGEST)
        self.area = AmountField("area", _("面积（㎡）"))
        self.investment = AmountField("investment", _("投资（元）"))
        self.fees = AmountField("fees", _("费用（元）"))
        self.applicant = TextField("applicant", _("申请人"), longest=_NAME_LONGEST, needed=True)
        self.phone = TextField("phone", _("联系电话"), longest=_PHONE_LONGEST)
        self.item = ItemField("item", _("牵头事项"))
        self.lead = ChoiceField("lead", _("牵头单位"))
        self.promised = AmountField(
            "promised", _("承诺（工作日）"), _("留空按法定：许可联合办理 45 个工作日")
        )
        self.agent = ChoiceField("agent", _("代办员"))
        self.branches, self.ticks = BranchLines(), TickLines()
        for field in (self.area, self.investment, self.fees):
            field.line.setFixedWidth(_AMOUNT_PX)
        self._fault = words("", "late", wrap=True)
        self._fault.setObjectName("newJointFault")
        self.do = EnterButton(_("立项"), look="primary")
        self.do.setObjectName("openJoint")
        self.leave = KeyButton(_("不办了"), "Esc")
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()

    # What the tab calls

    def begin(self, choices: JointChoices) -> None:
        """Begin with an empty form."""
        self._starts = _starts(choices)
        self.start.set_choices([(each, each.name) for each in self._starts])
        self._departments = {row.name: row.id for row in choices.departments}
        self.lead.set_choices([(row.id, row.name) for row in choices.departments])
        people = [(row.id, row.name) for row in choices.people]
        self.agent.set_choices([(None, _("没有代办员")), *people])
        for field in self._fields():
            field.show_value("")
            field.show_fault("")
        self.start.show_value(self._starts[0])
        self.kind.show_value(JointKind.APPROVAL)
        self.agent.show_value(None)
        self.branches.begin(choices.departments)
        self.ticks.show_materials(None)
        self.say("")
        self.set_busy(is_busy=False)

    def show_guide(self, guide: GuideRow) -> None:
        """Ask for the materials of the chosen item; its unit leads unless another one is said."""
        self.ticks.show_materials(guide.materials)
        if self.lead.value() is None:
            self.lead.show_value(self._departments.get(guide.item.department))

    def say(self, text: str) -> None:
        """Say why it was not opened; what is typed stays."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def said(self) -> str:
        """Return what is said to be wrong."""
        return self._fault.text()

    def set_busy(self, *, is_busy: bool) -> None:
        """Take no second press while it is being opened."""
        self.do.setEnabled(not is_busy)

    def take_keyboard(self) -> None:
        """Bring the keyboard to the first field."""
        self.start.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put both sides one above the other where there is little room."""
        super().resizeEvent(event)
        wide = self.width() >= _SIDE_BY_SIDE_FROM_PX
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    # What a person does

    @Slot()
    def _on_start(self) -> None:
        start: Start = self.start.value()
        if start.kind is not None:
            self.kind.show_value(start.kind)
        if not self.branches.is_touched():
            self.branches.begin(self.branches.departments, start.titles)

    @Slot()
    def _on_do(self) -> None:
        if not self.do.isEnabled():
            return
        wrong: Field | None = None
        for field in self._fields():
            fault = field.problem()
            field.show_fault(fault)
            wrong = wrong or (field if fault else None)
        asked = self.branches.asked()
        if wrong is not None:
            wrong.setFocus()
        elif asked is not None:
            self.say("")
            self.set_busy(is_busy=True)
            self.given.emit(self._opening(asked))

    def _opening(self, asked: Any) -> JointOpening:
        start: Start = self.start.value()
        days = self.promised.value()
        applied = Application(
            self.item.value() or UUID(int=0),
            self.applicant.value(),
            phone=self.phone.value(),
            ticks=self.ticks.ticks(),
        )
        return JointOpening(
            kind=self.kind.value(),
            application=applied,
            project=JointProject(
                self.name.value(),
                self.place.value(),
                self.area.value(),
                _fen(self.investment.value()),
                _fen(self.fees.value()),
            ),
            lead_department_id=self.lead.value(),
            branches=asked,
            promised=Limit(days, LimitUnit.WORKING_DAYS) if days else None,
            theme_id=start.theme_id,
            agent_id=self.agent.value(),
        )

    def _fields(self) -> Sequence[Field]:
        return (
            self.start, self.kind, self.name, self.place, self.area, self.investment, self.fees,
            self.applicant, self.phone, self.item, self.lead, self.promised, self.agent,
        )  # fmt: skip

    def _build(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(0)
        left.addWidget(_heading(_("项目和申请人")))
        for field in self._fields():
            left.addWidget(field)
        left.addStretch(1)
        right.addWidget(_heading(_("协办单位，同时征求意见")))
        right.addWidget(self.branches)
        right.addSpacing(12)
        right.addWidget(_heading(_("牵头单位收到的材料")))
        right.addWidget(self.ticks)
        right.addStretch(1)
        self._sides.setSpacing(24)
        self._sides.addLayout(left, 1)
        self._sides.addLayout(right, 1)
        keys = FlowRow(8)
        keys.add(self.do)
        keys.add(self.leave)
        foot = QVBoxLayout()
        foot.setContentsMargins(15, 2, 15, 6)
        foot.addWidget(self._fault)
        foot.addWidget(keys)
        head = QHBoxLayout()
        head.setContentsMargins(20, 10, 20, 0)
        head.addWidget(words(_("新立项：一次受理，同时征求意见，统一送达"), "title", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._scrolled(), 1)
        column.addLayout(foot)
        self._fault.hide()
        self.start.changed.connect(self._on_start)
        self.item.typed.connect(self.item_typed)
        self.item.item_chosen.connect(self.item_chosen)
        self.do.clicked.connect(self._on_do)
        self.leave.clicked.connect(self.left)

    def _scrolled(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("look", "surface")
        around = QVBoxLayout(inner)
        around.setContentsMargins(15, 4, 15, 8)
        around.addLayout(self._sides)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(1)
        area.setWidget(inner)
        return area


def _starts(choices: JointChoices) -> tuple[Start, ...]:
    """Return what a matter can begin from: templates first, then the hall's own themes."""
    templates = [
        Start(_template_name(each.name, each.until), each.kind, each.titles)
        for each in joint_templates()
    ]
    themes = [
        Start(
            _("大厅专题：{name}").format(name=theme.name),
            JointKind.ONE_THING,
            choices.theme_titles.get(theme.id, ()),
            theme.id,
        )
        for theme in choices.themes
    ]
    return (Start(_("不用模板")), *templates, *themes)


def _template_name(name: str, until: int | None) -> str:
    if until is None:
        return name
    return _("{name}（用到 {year} 年）").format(name=name, year=until)


def _fen(yuan: int | None) -> int | None:
    return None if yuan is None else yuan * _FEN


def _heading(text: str) -> QWidget:
    label = words(text, "strong")
    label.setContentsMargins(5, 6, 5, 6)
    return label
