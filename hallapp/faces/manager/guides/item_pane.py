"""The right half of the list: the chosen guide, why it is suspended, or a new item."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from hallapp.authoring.shelf_rows import ShelfRow
from hallapp.authoring.terms import DraftRow
from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.faces.manager.guides.item_card import ItemCard
from hallapp.faces.manager.guides.new_item_form import NewItemForm
from hallapp.faces.manager.guides.reason_form import ReasonForm
from hallapp.guides.content import GuideContent
from hallapp.guides.terms import CatalogueAction
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.wording import sentence


class ItemPane(QWidget):
    """Asks and does what concerns an item as a whole.

    Signals:
        told: Something was done; carries the sentence.
        failed: The hall could not be asked; carries the `HallError`.
        offered: An item was suspended, brought back or taken off.
        begun: A new item has its draft; carries the draft's id.
        new_shown: The form of a new item is in sight.
        new_left: It is no more.
    """

    told = Signal(str)
    failed = Signal(object)
    offered = Signal()
    begun = Signal(object)
    new_shown = Signal()
    new_left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._desk: GuidesDesk | None = None
        self._row: ShelfRow | None = None
        self._action = CatalogueAction.SUSPENDED
        self.card = ItemCard()
        self.reason = ReasonForm()
        self.new = NewItemForm()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.reason)
        column.addWidget(self.card, 1)
        column.addWidget(self.new, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.new.hide()
        self.card.offering_asked.connect(self._on_offering)
        self.reason.given.connect(self._on_reason)
        self.reason.left.connect(self.reason.hide)
        self.new.given.connect(self._on_new_given)
        self.new.left.connect(self._on_new_left)

    def begin(self, desk: GuidesDesk) -> None:
        """Work for whoever has just signed in."""
        self._desk = desk
        self.card.set_zone(desk.services.zone)

    def is_asking_new(self) -> bool:
        """Return whether the form of a new item is in sight."""
        return not self.new.isHidden()

    def show_row(self, row: ShelfRow | None) -> None:
        """Show the chosen guide, and read its versions."""
        desk = self._desk
        if desk is None:
            return
        if self._row is None or row is None or row.item_id != self._row.item_id:
            self.reason.hide()
        self._row = row
        self.card.show_row(row, may_write=desk.may_write, may_review=desk.may_review)
        if row is None:
            return

        def shown(versions: tuple[DraftRow, ...]) -> None:
            if self._row is not None and self._row.item_id == row.item_id:
                self.card.show_versions(versions)

        desk.look(lambda services: services.authoring.history(row.item_id), shown, self.failed.emit)

    def ask_new(self, department: str) -> None:
        """Ask for a new item, at first in this department."""
        if self._desk is None:
            return

        def ask(departments: tuple[str, ...]) -> None:
            self.card.hide()
            self.reason.hide()
            self.new.ask(departments, department)
            self.new_shown.emit()
            self.new.take_keyboard()

        self._desk.look(lambda services: services.shelf.departments(), ask, self.failed.emit)

    @Slot(str, str, object)
    def _on_new_given(self, department: str, code: str, content: GuideContent) -> None:
        if self._desk is None:
            return

        def failed(error: HallError) -> None:
            self.new.set_busy(is_busy=False)
            self.new.say(sentence(error))

        def begun(draft_id: UUID) -> None:
            self._on_new_left()
            self.begun.emit(draft_id)

        self._desk.write(
            lambda services, request: services.authoring.begin_new(
                request, department, code, content
            ),
            begun,
            failed,
        )

    @Slot()
    def _on_new_left(self) -> None:
        self.new.hide()
        self.card.show()
        self.new_left.emit()

    @Slot(object)
    def _on_offering(self, action: CatalogueAction) -> None:
        if self._row is None:
            return
        self._action = action
        question, word = {
            CatalogueAction.SUSPENDED: (_("暂停“{name}”：自助机不再显示"), _("暂停")),
            CatalogueAction.RESUMED: (_("恢复“{name}”：重新对外公布"), _("恢复")),
            CatalogueAction.WITHDRAWN: (_("取消“{name}”：从目录中去掉，版本仍可看"), _("取消事项")),
        }[action]
        self.reason.ask(question.format(name=self._row.name), word)

    @Slot(str, str)
    def _on_reason(self, document: str, note: str) -> None:
        row, desk, action = self._row, self._desk, self._action
        if row is None or desk is None:
            return

        def done(_nothing: None) -> None:
            self.reason.hide()
            self.told.emit(_("{action}：{name}").format(action=action.label, name=row.name))
            self.offered.emit()

        desk.write(
            lambda services, request: {
                CatalogueAction.SUSPENDED: services.authoring.suspend,
                CatalogueAction.RESUMED: services.authoring.resume,
                CatalogueAction.WITHDRAWN: services.authoring.withdraw,
            }[action](request, row.item_id, document, note),
            done,
            lambda error: self.reason.say(sentence(error)),
        )
