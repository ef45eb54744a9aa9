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
from hallapp.faces.manager.guides.item_pane import ItemPane
from hallapp.faces.manager.guides.review import Read, Review, read_draft
from hallapp.faces.manager.guides.shelf_list import ShelfList
from hallapp.faces.manager.guides.tab import GuidesTab
from hallapp.guides.content import GuideContent
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
        self._is_opening = False
        self._is_card_open = False
        self.shelf = ShelfList()
        self.pane = ItemPane()
        self.editor: Editor | None = None
        self.review: Review | None = None
        self._stack = QStackedWidget()
        self._home = QWidget()
        self._build()

    # What the page calls

    @override
    def begin(self, desk: GuidesDesk) -> None:
        self._desk = desk
        self.shelf.new.setVisible(desk.may_write)
        self.pane.begin(desk)
        self.refresh()

    @override
    def refresh(self) -> None:
        if self.editor is not None or self.review is not None:
            return  # read when it is left: each saving would read ten thousand rows
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
    def show_item(self, item_id: UUID) -> None:
        if self.editor is not None or self.review is not None:
            return  # what is being written stays in sight
        self._wanted = item_id
        self.shelf.show_all()
        self.refresh()

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
        self.pane.show_row(row)

    # What people do

    @Slot()
    def _on_again(self) -> None:
        self.refresh()

    @Slot()
    def _on_opened(self) -> None:
        """Open the chosen guide; where there is room for the list alone, its card first."""
        if self.width() >= _ONE_COLUMN_BELOW_PX:
            self._on_main()
            return
        if self.shelf.row() is None:
            return
        self._is_card_open = True
        self._fit()
        self.pane.card.main.setFocus()

    @Slot()
    def _on_card_left(self) -> None:
        self._is_card_open = False
        self._fit()
        self.shelf.take_keyboard()

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
        row = self.shelf.row()
        self.pane.ask_new("" if row is None else row.department)

    @Slot()
    def _on_new_left(self) -> None:
        self._fit()
        self.shelf.take_keyboard()

    @Slot()
    def _on_offered(self) -> None:
        self.refresh()
        self.shelf.take_keyboard()

    @Slot(object)
    def _on_version(self, version: DraftRow) -> None:
        row = self.shelf.row()
        if row is not None:
            self._read(row, version.id)

    # What is open

    @Slot(object)
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
        row = self.shelf.row()
        if draft.row.state is not DraftState.DRAFT and row is not None:
            # It was submitted since the list was read: nobody writes on it any more.
            self.refresh()
            self._read(row, draft.row.id)
            return
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

    @Slot()
    def _fit(self) -> None:
        is_one = self.width() < _ONE_COLUMN_BELOW_PX
        is_open = self._is_card_open or self.pane.is_asking_new()
        self.pane.setVisible(not is_one or is_open)
        self.shelf.setVisible(not is_one or not is_open)
        self.pane.card.set_alone(is_alone=is_one)
        self.shelf.setMaximumWidth(16_777_215 if is_one else _LIST_PX)

    def _build(self) -> None:
        row = QHBoxLayout(self._home)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self.shelf, 1)
        row.addWidget(self.pane, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._stack.addWidget(self._home)
        self._stack.setMinimumSize(1, 1)
        self.shelf.again.connect(self._on_again)
        self.shelf.chosen.connect(self._on_chosen)
        self.shelf.opened.connect(self._on_opened)
        self.shelf.new_asked.connect(self._on_new)
        self.pane.told.connect(self.told)
        self.pane.failed.connect(self.failed)
        self.pane.offered.connect(self._on_offered)
        self.pane.begun.connect(self._edit)
        self.pane.new_shown.connect(self._fit)
        self.pane.new_left.connect(self._on_new_left)
        self.pane.card.left.connect(self._on_card_left)
        self.pane.card.main_asked.connect(self._on_main)
        self.pane.card.version_opened.connect(self._on_version)
