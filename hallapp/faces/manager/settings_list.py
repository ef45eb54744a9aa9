"""A chapter of rows: a table, and beside it the form of the row that is selected."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout
from typing_extensions import override

from hallapp.faces.manager.settings_chapter import NARROW_BELOW_PX, Chapter, step_button
from hallapp.faces.manager.settings_desk import SettingsServices
from hallapp.faces.manager.settings_fields import Field
from hallapp.faces.manager.settings_form import SettingsForm
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.wording import sentence

_TABLE, _EMPTY = 0, 1


@dataclass(frozen=True)
class ListWords:
    """What a chapter of rows says.

    Attributes:
        effect: From when on a change holds.
    """

    title: str
    explains: str
    empty: str
    empty_text: str
    new: str
    effect: str


class ListChapter(Chapter):
    """Rows with an `id`; each kind of row says how it is read, checked and kept."""

    FAULTS: Mapping[str, str] = {}
    """At which field a refusal's code is said."""
    AT_ONCE: Mapping[str, str] = {}
    """Codes that are said while one types, and at which field."""

    def __init__(
        self, said: ListWords, columns: Sequence[Column[Any]], fields: Sequence[Field]
    ) -> None:
        super().__init__(said.title, said.explains)
        self._said = said
        self._row: Any = None
        self._is_new = False
        self._wanted: Any = None
        self.rows: tuple[Any, ...] = ()
        self.model = RowTableModel[Any](columns, lambda row: row.id)
        self.model.setParent(self)
        self.table = RowTableView(self.model, said.title)
        self.table.setObjectName("settingsTable")
        self.form = SettingsForm(fields, said.effect)
        self._empty = EmptyState(said.empty, said.empty_text, said.new, icon="plus")
        self._left = QFrame()
        self._pages = QStackedWidget()
        self._sides = QHBoxLayout()
        self._build()

    # What each kind of row says

    def read(self, services: SettingsServices) -> tuple[Sequence[Any], Any]:
        """Return the rows, and whatever the columns need to know; runs on the worker."""
        raise NotImplementedError

    def know(self, context: Any) -> None:
        """Take what was read beside the rows."""

    def fresh(self) -> Any:
        """Return a new row, as sensible as can be."""
        raise NotImplementedError

    def check(self, row: Any) -> None:
        """Refuse a row that the hall would refuse."""

    def keep(self, services: SettingsServices, request: Request, row: Any) -> None:
        """Keep a row; runs on the worker."""
        raise NotImplementedError

    def named(self, row: Any) -> str:
        """Return what a row is called."""
        raise NotImplementedError

    def follows(self, row: Any) -> str:  # noqa: ARG002 - for kinds of which nothing follows
        """Return what follows from a row as it is typed."""
        return ""

    def arrange(self, row: Any, *, is_new: bool) -> None:
        """Fit the form to a row: lock what is never changed."""

    # What the page calls

    @override
    def lock(self, *, is_locked: bool) -> None:
        self.form.set_locked(is_locked=is_locked)
        self.new.setEnabled(not is_locked)
        self._empty.setEnabled(not is_locked)

    @override
    def refresh(self) -> None:
        if self.desk is not None:
            self.desk.look(self.read, self._on_read, self.fail)

    @override
    def has_unsaved(self) -> bool:
        return self._row is not None and self.form.is_dirty()

    @override
    def take_keyboard(self) -> None:
        if self.rows:
            self.table.setFocus()
        else:
            self._empty.setFocus()

    # What people do

    @Slot()
    def begin_new(self) -> None:
        """Open an empty form; what is typed in the open one comes first."""
        if self.desk is None or not self.desk.may_change:
            return
        if self._is_kept_waiting():
            return
        self.table.clearSelection()
        self._open(self.fresh(), is_new=True)
        self.form.take_keyboard()

    @Slot(object)
    def _on_selected(self, row: Any) -> None:
        shown = self._row
        if row is None or (shown is not None and row.id == shown.id):
            return
        if shown is not None and self._is_kept_waiting():
            if not self._is_new:
                self.table.select_key(shown.id)
            return
        self._open(row, is_new=False)

    @Slot(object)
    def _on_opened(self, _row: Any) -> None:
        self._show_form()
        self.form.take_keyboard()

    @Slot()
    def _on_typed(self) -> None:
        row = self._typed_row()
        if row is not None:
            self._tell_what_follows(row)
            self._say_at_once(row)
        self.marked.emit()

    def _say_at_once(self, row: Any) -> None:
        """Say while somebody types what would be refused, where that is no mere beginning."""
        try:
            self.check(row)
        except HallError as error:
            name = self.AT_ONCE.get(error.code)
            if name is not None:
                self.form.show_fault(name, sentence(error), with_focus=False)

    @Slot()
    def _on_given_up(self) -> None:
        if self._is_new:
            self._row, self._is_new = None, False
            self._show_any()
            self.take_keyboard()
        else:
            self._tell_what_follows(self._row)
        self.marked.emit()

    @Slot()
    def _on_save(self) -> None:
        row = self._typed_row()
        if row is None or self.desk is None or not self.form.is_right():
            return
        try:
            self.check(row)
        except HallError as error:
            self._show_fault(error)
            return
        told = self._told(row)
        before, changes, is_new = self._row, self.form.changes(), self._is_new

        def act(services: SettingsServices, request: Request) -> None:
            # What others have changed meanwhile stays: only what was typed here is carried over.
            there = next((each for each in self.read(services)[0] if each.id == before.id), before)
            self.keep(services, request, row if is_new else replace(there, **changes))

        self.form.set_busy(is_busy=True)
        if not self.desk.write(act, lambda _done: self._on_kept(row, told), self._on_not_kept):
            self.form.set_busy(is_busy=False)

    def write_other(self, act: Callable[[SettingsServices, Request], None], told: str) -> None:
        """Keep something else about the selected row, such as its end."""
        if self.desk is not None:
            self.desk.write(act, lambda _done: self._on_other_kept(told), self._on_not_kept)

    @property
    def selected(self) -> Any:
        """The row in the form, as it was read; None for none."""
        return self._row

    def _on_other_kept(self, told: str) -> None:
        self._row = None
        self.told.emit(told)
        self.refresh()

    def _on_kept(self, row: Any, told: str) -> None:
        self._row, self._is_new, self._wanted = row, False, row.id
        self.form.rebase(self._values(row))
        self.form.set_busy(is_busy=False)
        self.form.show_title(self.named(row))
        self.arrange(row, is_new=False)
        self.form.save.setEnabled(False)
        self.told.emit(told)
        self.marked.emit()
        self.refresh()

    def _on_not_kept(self, error: HallError) -> None:
        self.form.set_busy(is_busy=False)
        self._show_fault(error)

    def _show_fault(self, error: HallError) -> None:
        self.form.show_fault(self.FAULTS.get(error.code, ""), sentence(error))

    def _told(self, row: Any) -> str:
        if self._is_new:
            told = _("已新增{name}，{effect}")
            return told.format(name=self.named(row), effect=self._said.effect)
        told = _("{name}：{changes}，{effect}")
        return told.format(
            name=self.named(row), changes=self.form.change_words(), effect=self._said.effect
        )

    def _on_read(self, found: tuple[Sequence[Any], Any]) -> None:
        rows, context = found
        self.know(context)
        self.rows = tuple(rows)
        self.model.show_rows(self.rows)
        if self._row is None or not self.form.is_dirty():
            self._show_again()
        self._show_any()

    def _show_again(self) -> None:
        """Show the selected row as it is now; the first one when none was selected."""
        wanted = self._wanted or (None if self._row is None else self._row.id)
        self._wanted = None
        found = next((row for row in self.rows if row.id == wanted), None)
        found = found or next(iter(self.rows), None)
        self._row = None
        if found is not None:
            self._open(found, is_new=False)
            self.table.select_key(found.id)

    def _open(self, row: Any, *, is_new: bool) -> None:
        self._row, self._is_new = row, is_new
        # Fitted first: a part that is read only reads other values back than one that is not.
        self.arrange(row, is_new=is_new)
        self.form.show_values(self._values(row), is_new=is_new)
        self.form.show_title(self._said.new if is_new else self.named(row))
        self._tell_what_follows(row)
        self._show_any()
        if is_new:
            self._show_form()
        self.marked.emit()

    def _tell_what_follows(self, row: Any) -> None:
        self.form.show_preview(self.follows(row))

    def _typed_row(self) -> Any:
        return None if self._row is None else replace(self._row, **self.form.values())

    def _values(self, row: Any) -> dict[str, Any]:
        return {field.name: getattr(row, field.name) for field in self.form.fields}

    def _is_kept_waiting(self) -> bool:
        """Say that the open form comes first; return whether it does."""
        if not self.has_unsaved():
            return False
        self.form.say(_("这一条还没有保存。请先保存，或放弃修改。"))
        self._show_form()
        return True

    # How it is put together

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put table and form side by side where both fit, else behind each other."""
        super().resizeEvent(event)
        self._show_any()

    def _is_narrow(self) -> bool:
        return self.width() < NARROW_BELOW_PX

    def _show_any(self) -> None:
        has_form = self._row is not None
        self._pages.setCurrentIndex(_TABLE if self.rows or has_form else _EMPTY)
        self.new.setVisible(bool(self.rows))
        self._back.setVisible(self._is_narrow())
        if self._is_narrow():
            is_form = has_form and (not self.form.isHidden() and self._left.isHidden())
            self._left.setVisible(not is_form)
            self.form.setVisible(is_form)
            self.new.setVisible(bool(self.rows) and not is_form)
            return
        self._left.show()
        self.form.setVisible(has_form)

    def _show_form(self) -> None:
        if self._is_narrow() and self._row is not None:
            self._left.hide()
            self.new.hide()
            self.form.show()

    @Slot()
    def _on_back(self) -> None:
        if self._is_narrow() and self._left.isHidden():
            self.form.hide()
            self._left.show()
            self._show_any()
            self.take_keyboard()

    @Slot()
    def _on_turned(self) -> None:
        if self._left.isHidden():
            self._on_back()
        else:
            self._on_opened(self._row)

    def _build(self) -> None:
        self.new = step_button(self._said.new, "Ctrl+N", "newSetting", self.begin_new)
        self.head.addWidget(self.new, 0, Qt.AlignmentFlag.AlignRight)
        self._back = KeyButton(_("返回列表"), look="link")
        self._back.setObjectName("backToTable")
        self.form.add_to_foot(self._back)
        self._left.setProperty("look", "card")
        inside = QVBoxLayout(self._left)
        inside.setContentsMargins(1, 4, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self._pages)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._empty)
        self._sides.setSpacing(12)
        self._sides.addWidget(self._left, 1)
        self._sides.addWidget(self.form, 1)
        self.body.addLayout(self._sides, 1)
        self.left_column = inside
        self.table.row_selected.connect(self._on_selected)
        self.table.row_opened.connect(self._on_opened)
        self._empty.pressed.connect(self.begin_new)
        self.form.save_asked.connect(self._on_save)
        self.form.typed.connect(self._on_typed)
        self.form.given_up.connect(self._on_given_up)
        self._back.clicked.connect(self._on_back)
        for key, slot in (("Esc", self._on_back), ("Ctrl+Tab", self._on_turned)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
