"""The search field and what it found; the cursor stays in the field while ↑ and ↓ choose."""

from collections.abc import Hashable
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.guide_desk.found import FoundRow
from hallapp.faces.guide_desk.guide_view import GuideView
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.words import words
from hallapp.guides.terms import Answers, GuideRow
from hallapp.kernel.texts import _
from hallapp.qtkit.busy import BusyBand
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView

_ROW_PX = 40
_TYPED_MS = 60
"""How long after a key the hall is asked: fast typing asks once."""
_STEPS = {
    int(Qt.Key.Key_Up): -1,
    int(Qt.Key.Key_Down): 1,
    int(Qt.Key.Key_PageUp): -5,
    int(Qt.Key.Key_PageDown): 5,
}
_DESK_KEYS = (
    Qt.Modifier.CTRL | Qt.Key.Key_Z,
    Qt.Modifier.CTRL | Qt.Key.Key_E,
)
_TABLE, _EMPTY, _GUIDE = 0, 1, 2


class ResultsView(QWidget):
    """Field, table, the note where nothing was found, and the guide in the table's place.

    Signals:
        searched: Something else is to be found; carries the text.
        row_chosen: The place moved to another row; carries it, or None.
        entered: Enter: do what the big button says.
        reading_changed: A guide was opened or closed.
    """

    searched = Signal(str)
    row_chosen = Signal(object)
    entered = Signal()
    reading_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hint = _("事项、拼音首字母、票号或预约码")
        self.field = SearchField(hint, key="", tall=True)
        self.field.setObjectName("search")
        self._model = RowTableModel(_columns(), _key, parent=self)
        self.table = RowTableView(self._model, _("找到的"), row_px=_ROW_PX)
        self.table.setObjectName("foundTable")
        self.table.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._note: QLabel = words("", "muted", wrap=True)
        self._note.setObjectName("foundNote")
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.guide = GuideView()
        self._stack = QStackedWidget()
        self._is_quiet = False
        self._is_low = False
        self._busy = BusyBand()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPED_MS)
        self._build()

    # What the page calls

    def show_found(self, rows: tuple[FoundRow, ...], note: str) -> None:
        """Show the rows, or the note where there are none."""
        self._is_quiet = True
        self._model.show_rows(rows)
        self._is_quiet = False
        self._note.setText(note)
        if self._stack.currentIndex() != _GUIDE:
            self._stack.setCurrentIndex(_TABLE if rows else _EMPTY)

    def choose_row(self, key: UUID | None) -> None:
        """Put the place on a row, or on none; nobody is told."""
        self._is_quiet = True
        index = QModelIndex() if key is None else self._model.index_of(key)
        self.table.setCurrentIndex(index)
        if not index.isValid():
            self.table.clearSelection()
        self._is_quiet = False

    def set_text(self, text: str) -> None:
        """Put a text into the field without asking for it."""
        self._is_quiet = True
        self.field.set_text(text)
        self._typing.stop()
        self._is_quiet = False

    def show_guide(self, guide: GuideRow) -> None:
        """Show a guide in the table's place."""
        self._stack.setCurrentIndex(_GUIDE)
        self.guide.show_guide(guide)

    def answers_for(self, item_id: UUID) -> Answers:
        """Return what was answered about the guide in sight."""
        return self.guide.answers_for(item_id) if self.is_reading() else {}

    def show_asking(self, *, is_asking: bool) -> None:
        """Say that something is looked for, if it takes long."""
        if is_asking:
            self._busy.begin(_("正在找……"))
        else:
            self._busy.end()

    def is_reading(self) -> bool:
        """Return whether a guide stands in the table's place."""
        return self._stack.currentIndex() == _GUIDE

    def rows(self) -> tuple[FoundRow, ...]:
        """Return the rows shown."""
        return self._model.rows()

    def note(self) -> str:
        """Return what is said in the place of rows."""
        return self._note.text()

    def set_low(self, *, is_low: bool) -> None:
        """Take less height where there is little."""
        self._is_low = is_low
        self.field.setVisible(not is_low or self._stack.currentIndex() != _GUIDE)
        self.field.setFixedHeight(40 if is_low else 56)
        self.table.horizontalHeader().setVisible(not is_low)

    @Slot()
    def close_guide(self) -> None:
        """Show the results again."""
        self._stack.setCurrentIndex(_TABLE if self._model.rows() else _EMPTY)
        self.field.take_keyboard()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose rows from the field, and leave Ctrl+Z and Ctrl+E to the desk."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            if event.keyCombination() in _DESK_KEYS:
                # The line would keep Ctrl+Z for what was typed, and on X11 Ctrl+E for its end;
                # here the one takes a number back and the other offers an escort.
                event.ignore()
                return True
            return False
        step = _STEPS.get(event.key())
        if event.type() is QEvent.Type.KeyPress and step is not None:
            self._move(step)
            return True
        return False

    # What people do

    @Slot(str)
    def _on_typed(self, _text: str) -> None:
        if self._stack.currentIndex() == _GUIDE:
            self._stack.setCurrentIndex(_TABLE)
        if not self._is_quiet:
            self._typing.start()

    @Slot()
    def _on_typing_over(self) -> None:
        self.searched.emit(self.field.text())

    @Slot(str)
    def _on_entered(self, _text: str) -> None:
        if self._typing.isActive():
            self._typing.stop()
            self.searched.emit(self.field.text())
        self.entered.emit()

    @Slot(object)
    def _on_selected(self, row: FoundRow | None) -> None:
        if not self._is_quiet:
            self.row_chosen.emit(row)

    @Slot(object)
    def _on_opened(self, row: FoundRow) -> None:
        self.row_chosen.emit(row)
        self.entered.emit()

    @Slot(int)
    def _on_shown(self, _number: int) -> None:
        self.field.setVisible(not (self._is_low and self.is_reading()))
        self.reading_changed.emit()

    def _move(self, step: int) -> None:
        count = self._model.rowCount()
        if not count:
            return
        now = self.table.currentIndex()
        place = now.row() + step if now.isValid() else 0
        self.table.selectRow(max(0, min(count - 1, place)))

    def _build(self) -> None:
        note = QWidget()
        inside = QVBoxLayout(note)
        inside.setContentsMargins(12, 24, 12, 0)
        inside.addWidget(self._note)
        inside.addStretch(1)
        for widget in (self.table, note, self.guide):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        holder = QVBoxLayout()
        holder.setContentsMargins(5, 5, 5, 0)
        holder.addWidget(self.field)
        column.addLayout(holder)
        column.addWidget(self._busy)
        column.addWidget(self._stack, 1)
        self._stack.currentChanged.connect(self._on_shown)
        self._typing.timeout.connect(self._on_typing_over)
        self.field.typed.connect(self._on_typed)
        self.field.entered.connect(self._on_entered)
        self.table.row_selected.connect(self._on_selected)
        self.table.row_opened.connect(self._on_opened)
        self.guide.left.connect(self.close_guide)
        self.guide.entered.connect(self.entered)
        line = self.field.focusProxy()
        if line is not None:
            line.installEventFilter(self)


def _columns() -> list[Column[FoundRow]]:
    return [
        Column(_("事项"), _name, width_px=0, tip=_name),
        Column(_("单位"), _unit, width_px=150, tone=_muted, tip=_unit),
        Column(_("窗口"), _windows, width_px=130, tip=_windows),
        Column(_("前面"), _ahead, align=RIGHT, width_px=74),
        Column(_("大约等"), _about, align=RIGHT, width_px=112, tone=_about_tone),
    ]


def _key(row: FoundRow) -> Hashable:
    return row.key


def _name(row: FoundRow) -> str:
    return row.name


def _unit(row: FoundRow) -> str:
    return shown(row.unit)


def _windows(row: FoundRow) -> str:
    return row.windows


def _ahead(row: FoundRow) -> str:
    return row.ahead


def _about(row: FoundRow) -> str:
    return row.about


def _muted(_row: FoundRow) -> str:
    return "muted"


def _about_tone(row: FoundRow) -> str:
    return "late" if row.is_refused else ""
