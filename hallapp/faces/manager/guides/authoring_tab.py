"""编制与审核: the list of guides with the chosen one, and in their place what is open of it."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.authoring.shelf_rows import ShelfRow
from hallapp.authoring.terms import Draft, DraftRow, DraftState
from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.faces.manager.guides.editor import Editor
from hallapp.faces.manager.guides.item_card import ItemCard, ReasonForm
from hallapp.faces.manager.guides.new_item_form import NewItemForm
from hallapp.faces.manager.guides.review import Read, Review, read_draft
from hallapp.faces.manager.guides.shelf_list import ShelfList
from hallapp.faces.manager.guides.tab import GuidesTab
from hallapp.guides.content import GuideContent
from hallapp.guides.terms import CatalogueAction
from hallapp.kernel.clock import DEFAULT_ZONE, zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.wording import sentence

_ONE_COLUMN_BELOW_PX = 760
_LIST_PX = 520
_EDITED = (DraftState.DRAFT, None, DraftState.RETURNED)


class AuthoringTab(GuidesTab):
    """Writing, reviewing and publishing guides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("authoringTab")
        self._desk: GuidesDesk | None = None
        self._wanted: UUID | None = None
        self._action = CatalogueAction.SUSPENDED
        self._is_opening = False
        self.shelf = ShelfList()
        self.card = ItemCard(zone_named(DEFAULT_ZONE))
        self.reason = ReasonForm()
        self.new = NewItemForm()
        self.editor: Editor | None = None
        self.review: Review | None = None
        self._stack = QStackedWidget()
        self._home = QWidget()
        self._right = QWidget()
        self._build()

    # What the page calls

    @override
    def begin(self, desk: GuidesDesk) -> None:
        self._desk = desk
        self.shelf.new.setVisible(desk.may_write)
        self.refresh()

    @override
    def refresh(self) -> None:
        if self._desk is not None:
            self._desk.look(lambda services: services.shelf.items(), self._on_rows, self._on_unread)

    @override
    def take_keyboard(self) -> None:
        if self.editor is not None:
            self.editor.take_keyboard()
        elif self.review is not None:
            self.review.take_keyboard()
        else:
            self.shelf.take_keyboard()

    @override
    def has_unsaved(self) -> bool:
        return self.editor is not None and self.editor.has_unsaved()

    @override
    def leave(self) -> None:
        if self.editor is not None:
            self.editor.leave()

    # What was read

    def _on_rows(self, rows: tuple[ShelfRow, ...]) -> None:
        desk = self._desk
        if desk is None:
            return
        self.shelf.show_rows(rows, desk.person.id if desk.may_review else None)
        if self._wanted is not None:
            self.shelf.select(self._wanted)
            self._wanted = None
        self._on_chosen(self.shelf.row())

    def _on_unread(self, error: HallError) -> None:
        self.shelf.show_trouble(sentence(error))
        self.failed.emit(error)

    @Slot(object)
    def _on_chosen(self, row: ShelfRow | None) -> None:
        desk = self._desk
        if desk is None:
            return
        self.reason.hide()
        self.card.show_row(row, may_write=desk.may_write, may_review=desk.may_review)
        if row is None:
            return

        def shown(versions: tuple[DraftRow, ...]) -> None:
            there = self.shelf.row()
            if there is not None and there.item_id == row.item_id:
                self.card.show_versions(versions)

        desk.look(lambda services: services.authoring.history(row.item_id), shown, self.failed.emit)

    # What people do

    @Slot()
    def _on_main(self) -> None:
        """Write, go on writing or review, as the chosen guide stands."""
        row, desk = self.shelf.row(), self._desk
        if row is None or desk is None or self._is_opening:
            return
        if row.draft_state not in _EDITED and row.draft_id is not None:
            self._read(row, row.draft_id)
        elif row.draft_state is DraftState.DRAFT and row.draft_id is not None:
            self._edit(row.draft_id)
        elif desk.may_write:
            self._is_opening = True
            desk.write(
                lambda services, request: services.authoring.begin(request, row.item_id),
                self._edit,
                self._on_not_opened,
            )

    @Slot()
    def _on_new(self) -> None:
        desk, row = self._desk, self.shelf.row()
        if desk is None:
            return
        department = "" if row is None else row.department

        def ask(departments: tuple[str, ...]) -> None:
            self.card.hide()
            self.reason.hide()
            self._right.show()
            self.new.ask(departments, department)

        desk.look(lambda services: services.shelf.departments(), ask, self.failed.emit)

    @Slot(str, str, object)
    def _on_new_given(self, department: str, code: str, content: GuideContent) -> None:
        if self._desk is None:
            return

        def failed(error: HallError) -> None:
            self.new.set_busy(is_busy=False)
            self.new.say(sentence(error))

        def begun(draft_id: UUID) -> None:
            self._on_new_left()
            self._edit(draft_id)

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
        self._fit()
        self.shelf.take_keyboard()

    @Slot(object)
    def _on_offering(self, action: CatalogueAction) -> None:
        row = self.shelf.row()
        if row is None:
            return
        self._action = action
        question, word = {
            CatalogueAction.SUSPENDED: (_("暂停“{name}”：自助机不再显示"), _("暂停")),
            CatalogueAction.RESUMED: (_("恢复“{name}”：重新对外公布"), _("恢复")),
            CatalogueAction.WITHDRAWN: (_("取消“{name}”：从目录中去掉，版本仍可看"), _("取消事项")),
        }[action]
        self.reason.ask(question.format(name=row.name), word)

    @Slot(str, str)
    def _on_reason(self, document: str, note: str) -> None:
        row, desk, action = self.shelf.row(), self._desk, self._action
        if row is None or desk is None:
            return

        def done(_nothing: None) -> None:
            self.reason.hide()
            self.told.emit(_("{action}：{name}").format(action=action.label, name=row.name))
            self.refresh()
            self.shelf.take_keyboard()

        desk.write(
            lambda services, request: {
                CatalogueAction.SUSPENDED: services.authoring.suspend,
                CatalogueAction.RESUMED: services.authoring.resume,
                CatalogueAction.WITHDRAWN: services.authoring.withdraw,
            }[action](request, row.item_id, document, note),
            done,
            lambda error: self.reason.say(sentence(error)),
        )

    @Slot(object)
    def _on_version(self, version: DraftRow) -> None:
        row = self.shelf.row()
        if row is not None:
            self._read(row, version.id)

    # What is open

    def _edit(self, draft_id: UUID) -> None:
        if self._desk is None:
            return
        self._is_opening = True
        self._desk.look(
            lambda services: services.authoring.draft(draft_id),
            self._on_draft,
            self._on_not_opened,
        )

    def _on_draft(self, draft: Draft) -> None:
        if self._desk is None:
            return
        self._is_opening = False
        self._close()
        self._wanted = draft.row.item_id
        made = self.editor = Editor(self._desk, draft)
        made.left.connect(self._on_left)
        made.submitted.connect(self._on_submitted)
        made.dropped.connect(self._on_dropped)
        made.compare_asked.connect(self._on_compare)
        self._put(made)
        made.take_keyboard()

    def _on_not_opened(self, error: HallError) -> None:
        self._is_opening = False
        self.failed.emit(error)
        self.refresh()

    def _read(self, row: ShelfRow, draft_id: UUID) -> None:
        if self._desk is None or self._is_opening:
            return
        self._is_opening = True

        def show(read: Read) -> None:
            self._is_opening = False
            self._close()
            self._wanted = row.item_id
            self._show_review(row, read)

        self._desk.look(lambda services: read_draft(services, draft_id), show, self._on_not_opened)

    def _show_review(self, row: ShelfRow, read: Read, title: str = "") -> None:
        if self._desk is None:
            return
        made = self.review = Review(self._desk, row, read, title)
        made.left.connect(self._on_left)
        made.returned.connect(self._on_returned)
        made.approved.connect(self._on_approved)
        self._put(made)
        made.take_keyboard()

    @Slot(object)
    def _on_compare(self, mine: GuideContent) -> None:
        """Show what somebody else saved against what stands in the editor."""
        editor, row, desk = self.editor, self.shelf.row(), self._desk
        if editor is None or row is None or desk is None:
            return

        def show(read: Read) -> None:
            self._show_review(row, read, _("对方保存的稿，和您写的比"))

        draft_id = editor.keeper.draft_id
        desk.look(lambda services: read_draft(services, draft_id, mine), show, self.failed.emit)

    @Slot()
    def _on_left(self) -> None:
        if self.review is not None and self.editor is not None:
            self._take_out(self.review)
            self.review = None
            self._stack.setCurrentWidget(self.editor)
            self.editor.take_keyboard()
            return
        self._close()
        self._stack.setCurrentWidget(self._home)
        self.refresh()
        self.shelf.take_keyboard()

    @Slot(str)
    def _on_submitted(self, name: str) -> None:
        self._on_left()
        self.told.emit(_("已提交“{name}”，等另一个人审核").format(name=name))

    @Slot(str)
    def _on_dropped(self, name: str) -> None:
        self._on_left()
        self.told.emit(_("已放弃“{name}”的编制稿").format(name=name))

    @Slot(str)
    def _on_returned(self, name: str) -> None:
        self._on_left()
        self.told.emit(_("已退回“{name}”，意见已写给编制人").format(name=name))

    @Slot(str, object)
    def _on_approved(self, name: str, day: date | None) -> None:
        self._on_left()
        said = _("已公布“{name}”")
        if day is not None:
            said = _("已通过“{name}”，{day} 起生效")
        self.told.emit(said.format(name=name, day="" if day is None else day.isoformat()))

    def _put(self, widget: QWidget) -> None:
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def _close(self) -> None:
        for widget in (self.editor, self.review):
            if widget is not None:
                self._take_out(widget)
        self.editor = self.review = None

    def _take_out(self, widget: QWidget) -> None:
        self._stack.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    # How it is put together

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the list alone where there is little room; Enter acts on the chosen guide."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_one = self.width() < _ONE_COLUMN_BELOW_PX
        self._right.setVisible(not is_one or self.new.isVisible())
        self.shelf.setMaximumWidth(16_777_215 if is_one else _LIST_PX)

    def _build(self) -> None:
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        right.addWidget(self.reason)
        right.addWidget(self.card, 1)
        right.addWidget(self.new, 1)
        self.new.hide()
        row = QHBoxLayout(self._home)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self.shelf, 1)
        row.addWidget(self._right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._stack.addWidget(self._home)
        self._stack.setMinimumSize(1, 1)
        self.shelf.chosen.connect(self._on_chosen)
        self.shelf.opened.connect(self._on_main)
        self.shelf.new_asked.connect(self._on_new)
        self.card.main_asked.connect(self._on_main)
        self.card.version_opened.connect(self._on_version)
        self.card.offering_asked.connect(self._on_offering)
        self.reason.given.connect(self._on_reason)
        self.reason.left.connect(self.reason.hide)
        self.new.given.connect(self._on_new_given)
        self.new.left.connect(self._on_new_left)
