"""Picks one of many beside the ticket: where it goes, what it is about. Typed, never clicked."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import line, words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView


@dataclass(frozen=True)
class PickRow:
    """One thing to pick.

    Attributes:
        key: What tells it from the others.
        name: What it is called.
        kind: 业务, 窗口, 人, 事项.
        detail: What helps to choose: how many wait, who sits there.
        found_by: Further words that find it.
        remark: Why it is a poor choice now, such as 没有开窗; empty for none.
    """

    key: Hashable
    name: str
    kind: str
    detail: str = ""
    found_by: str = ""
    remark: str = ""


@dataclass(frozen=True)
class PickQuestion:
    """What is asked.

    Attributes:
        title: Such as 转移 A023.
        said: What goes with it, quieter.
        asks_return: Whether it may come back afterwards.
        asks_words: Whether a word may go with it.
    """

    title: str
    said: str
    asks_return: bool = False
    asks_words: bool = False


class PickPage(QFrame):
    """A field, what it finds, and for a transfer whether it comes back and a word to go with it.

    Signals:
        chosen: Enter or a double click on a row; carries the `PickRow`.
        typed: Other words were typed; carries them.
        left: Esc: back to where one came from.
    """

    chosen = Signal(object)
    typed = Signal(str)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setObjectName(name)
        self._title = words("", "title")
        self._said = words("", "muted", wrap=True)
        self._leave = KeyButton(_("回到排队"), "Esc")
        self._search = SearchField(_("名称、窗口号、首字母"))
        self._model = RowTableModel(_columns(), _key, _found_by, parent=self)
        self._table = RowTableView(self._model, _("可选的"))
        self._empty = EmptyState(_("没有找到"), _("换一个说法，或者只打首字母。"), icon="search")
        self._return = Segments(_("办完以后"), (_("不回来"), _("办完回来")))
        self._words = QLineEdit()
        self._foot = QWidget()
        self._build(name)

    @property
    def comes_back(self) -> bool:
        """Return whether it shall come back to this window afterwards."""
        return not self._foot.isHidden() and self._return.number() == 1

    @property
    def words(self) -> str:
        """Return what goes with it."""
        return self._words.text().strip()

    def ask(self, question: PickQuestion, *, finds_by_itself: bool) -> None:
        """Begin anew with the cursor in the field.

        Args:
            question: What is asked.
            finds_by_itself: Whether the page filters its rows; otherwise whoever hears `typed`
                shows what was found.
        """
        self._finds = finds_by_itself
        self._title.setText(question.title)
        self._said.setText(question.said)
        self._said.setVisible(bool(question.said))
        self._search.set_text("")
        self._model.set_filter("")
        self._model.show_rows([])
        self._return.choose(0)
        self._words.clear()
        self._foot.setVisible(question.asks_return)
        self._words.setVisible(question.asks_words)
        self._search.take_keyboard()

    def show_rows(self, rows: tuple[PickRow, ...]) -> None:
        """Show what there is; the first row is ready for Enter."""
        self._model.show_rows(rows)
        self._fit()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        if self._finds:
            self._model.set_filter(text)
            self._fit()
        else:
            self.typed.emit(text)

    @Slot()
    def _on_entered(self) -> None:
        row: PickRow | None = self._table.selected_row()
        if row is not None:
            self.chosen.emit(row)

    @Slot()
    def _on_downwards(self) -> None:
        self._table.setFocus()

    @Slot()
    def _on_return(self) -> None:
        self._return.choose(1 - self._return.number())

    def _fit(self) -> None:
        filled = self._model.rowCount() > 0
        self._table.setVisible(filled)
        self._empty.setVisible(not filled)
        if filled:
            self._table.selectRow(0)

    def _build(self, name: str) -> None:
        self._finds = True
        head = QHBoxLayout()
        head.setContentsMargins(20, 10, 16, 10)
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._said, 1)
        head.addWidget(self._leave)
        body = QVBoxLayout()
        body.setContentsMargins(16, 12, 16, 8)
        body.setSpacing(8)
        for widget, stretch in ((self._search, 0), (self._table, 1), (self._empty, 1)):
            body.addWidget(widget, stretch)
        self._build_foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addLayout(body, 1)
        column.addWidget(self._foot)
        self._empty.hide()
        self._search.setObjectName(f"{name}Search")
        self._table.setObjectName(f"{name}Table")
        self._words.setObjectName(f"{name}Words")
        self._leave.setObjectName(f"{name}Leave")
        self._leave.clicked.connect(self.left)
        self._search.typed.connect(self._on_typed)
        self._search.entered.connect(self._on_entered)
        self._search.left_downwards.connect(self._on_downwards)
        self._table.row_opened.connect(self.chosen)
        self._words.returnPressed.connect(self._on_entered)

    def _build_foot(self) -> None:
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(16, 8, 16, 12)
        row.setSpacing(10)
        row.addWidget(self._return)
        row.addWidget(words("Ctrl+B", "cap"))
        self._words.setPlaceholderText(_("给接着办的人一句话，可不写"))
        self._words.setAccessibleName(_("给接着办的人一句话"))
        self._words.setMaxLength(60)
        row.addWidget(self._words, 1)
        toggle = QShortcut(QKeySequence("Ctrl+B"), self)
        toggle.setAutoRepeat(False)
        toggle.activated.connect(self._on_return)


def _columns() -> list[Column[PickRow]]:
    return [
        Column(_("类别"), lambda row: row.kind, tone=_muted, width_px=64),
        Column(_("名称"), lambda row: row.name, tip=lambda row: row.name, width_px=0),
        Column(_("现在"), _now, tip=_now, tone=_now_tone, width_px=230),
    ]


def _key(row: PickRow) -> Hashable:
    return row.key


def _found_by(row: PickRow) -> str:
    return f"{row.name} {row.kind} {row.found_by}"


def _now(row: PickRow) -> str:
    return _("，").join(filter(None, (row.remark, row.detail)))


def _now_tone(row: PickRow) -> str:
    return "warning_border" if row.remark else "muted"


def _muted(_row: PickRow) -> str:
    return "muted"
