"""The list of lights (监察台账): filters, search, and what one may do from here."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.supervision.act_form import ActForm, Doing
from hallapp.faces.manager.supervision.light_words import (
    colour_mark,
    mark_of,
    state_tone,
    state_words,
    who,
)
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.faces.parts.lights import badge_width
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import LIGHT_ROLE, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.supervision.terms import Colour, LightQuestion, RaisedRow

_COLOURS = (None, Colour.RED, Colour.YELLOW, Colour.REMINDER)
_AWAITING, _OUT = len(_COLOURS), len(_COLOURS) + 1
_SEARCH_PX = 280
_LOW_BELOW_PX = 330
_NARROW_BELOW_PX = 900
# What the detail says too, and so is left out where there is little room.
_LEFT_OUT = (3, 4, 5)


class LightsPanel(QFrame):
    """Lists lights, the gravest first; Enter opens one.

    Signals:
        asked_anew: Another filter was chosen; the list is to be read again.
        opened: A light was opened; carries the `RaisedRow`.
        rules_asked: The rules are wanted.
    """

    asked_anew = Signal()
    opened = Signal(object)
    rules_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setObjectName("lightsPanel")
        self._today = date.min
        self._has_lights = False
        self.segments = Segments(_("只看"), [_word(number, {}) for number in range(_OUT + 1)])
        self.segments.setObjectName("lightFilter")
        self.search = SearchField(_("找编号、事项、单位"))
        self.search.setObjectName("lightSearch")
        self.raise_one = KeyButton(_("人工亮灯"), "F8")
        self.rules = KeyButton(_("监察规则"), "F9")
        self.form = ActForm()
        self.model = RowTableModel[RaisedRow](self._columns(), _light_id, parent=self)
        self.table = RowTableView(self.model, _("监察台账"))
        self.table.setObjectName("lightList")
        self.table.setItemDelegate(LightDelegate(self.table))
        self._nothing = EmptyState(_("正在读取……"), icon="document")
        self._low_nothing = words("", "muted", wrap=True)
        self._head = FlowRow(12)
        self._holder = QWidget()
        self._pages = QStackedWidget()
        self._build()

    def question(self) -> LightQuestion:
        """Return what the filter asks for."""
        number = self.segments.number()
        if number == _AWAITING:
            return LightQuestion(is_open=None, awaits_reply=True)
        if number == _OUT:
            return LightQuestion(is_open=False)
        colour = _COLOURS[number]
        return LightQuestion(colours=() if colour is None else (colour,))

    def show_lights(
        self, rows: tuple[RaisedRow, ...], counts: Mapping[Colour, int], today: date
    ) -> None:
        """Show a reading; selection and search stay."""
        if today != self._today:
            # The same lights are told anew: what is late has changed.
            self._today = today
            self.model.show_rows(())
        self.model.show_rows(rows)
        self._has_lights = bool(rows)
        for number in range(len(_COLOURS)):
            self.segments.set_word(number, _word(number, counts))
        self._head.settle()
        self._say_nothing(*_empty_words(self.segments.number()), "document")
        self._arrange()

    def show_unread(self, title: str, text: str) -> None:
        """Say that nothing could be read, where nothing was read before."""
        if not self.model.rowCount():
            self._say_nothing(title, text, "warning")
            self._arrange()

    def set_may_follow(self, *, may_follow: bool) -> None:
        """Offer lights by hand only to somebody who runs the hall."""
        self.raise_one.setVisible(may_follow)
        self._head.settle()

    def take_keyboard(self) -> None:
        """Bring the keyboard to the list, or to the filter where the list is empty."""
        if not self.form.isHidden():
            self.form.case_line.setFocus()
            return
        if self.model.rowCount():
            if self.table.selected_row() is None:
                self.table.selectRow(0)
            self.table.setFocus()
        else:
            self.segments.take_keyboard()

    @Slot()
    def close_form(self) -> None:
        """Go back to the list."""
        self.form.hide()
        self._arrange()
        self.take_keyboard()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out columns, and what is not asked for, where there is little room."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW_BELOW_PX
        for column in _LEFT_OUT:
            self.table.setColumnHidden(column, is_narrow)
        self.table.horizontalHeader().setVisible(self.height() >= _LOW_BELOW_PX)
        self._arrange()

    def _arrange(self) -> None:
        is_low = self.height() < _LOW_BELOW_PX
        alone = not self.form.isHidden() and is_low
        self._holder.setVisible(not alone)
        self._pages.setVisible(not alone)
        nothing = self._low_nothing if is_low else self._nothing
        self._pages.setCurrentWidget(self.table if self._has_lights else nothing)

    def _say_nothing(self, title: str, text: str, icon: str) -> None:
        self._nothing.show_text(title, text, icon=icon)
        self._low_nothing.setText(_("{title}。{text}").format(title=title, text=text))

    @Slot()
    def _on_raise(self) -> None:
        self.form.ask(Doing.RAISE, _("给哪一件亮灯，为什么？"))
        self._arrange()

    @Slot(int)
    def _on_chosen(self, _number: int) -> None:
        self.asked_anew.emit()

    def _build(self) -> None:
        self.search.setFixedWidth(_SEARCH_PX)
        for part in (self.segments, self.search, self.raise_one, self.rules):
            self._head.add(part)
        inner = QVBoxLayout(self._holder)
        inner.setContentsMargins(11, 0, 11, 0)
        inner.addWidget(self._head)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 1)
        column.setSpacing(4)
        column.addWidget(self._holder)
        column.addWidget(self.form)
        self._low_nothing.setContentsMargins(16, 0, 16, 0)
        self._low_nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pages.setMinimumHeight(1)
        for page in (self._nothing, self._low_nothing, self.table):
            self._pages.addWidget(page)
        column.addWidget(self._pages, 1)
        self.segments.chosen.connect(self._on_chosen)
        self.search.typed.connect(self.model.set_filter)
        self.search.left_downwards.connect(self.take_keyboard)
        self.table.row_opened.connect(self.opened)
        self.rules.clicked.connect(self.rules_asked)
        self.raise_one.clicked.connect(self._on_raise)
        self.form.left.connect(self.close_form)

    def _columns(self) -> list[Column[RaisedRow]]:
        light = {LIGHT_ROLE: mark_of}
        return [
            Column(_("灯"), _colour, width_px=_badge_px(), extra=light),
            Column(_("为什么"), _reason, tip=_reason, width_px=0),
            Column(_("事项"), _item, tip=_item, width_px=170),
            Column(_("受理编号"), _number, tone=_muted, width_px=210),
            Column(_("承办"), who, tip=who, width_px=205),
            Column(_("回复"), self._state, tip=self._state, tone=self._tone, width_px=155),
        ]

    def _state(self, row: RaisedRow) -> str:
        return state_words(row, self._today)

    def _tone(self, row: RaisedRow) -> str:
        return state_tone(row, self._today)


def _word(number: int, counts: Mapping[Colour, int]) -> str:
    if number == _AWAITING:
        return _("待回复")
    if number == _OUT:
        return _("已熄灭")
    colour = _COLOURS[number]
    if colour is None:
        return _("全部 {count}").format(count=sum(counts.values()))
    return f"{colour.label} {counts.get(colour, 0)}"


def _empty_words(number: int) -> tuple[str, str]:
    if number == _AWAITING:
        return _("没有要等回复的灯"), _("要回复的灯和催办，回复以后就不在这里了。")
    if number == _OUT:
        return _("还没有熄灭的灯"), _("办结、撤回、改期或解除以后，灯会熄灭，记录留在这里。")
    if _COLOURS[number] is None:
        return _("没有亮着的灯"), _("快到期、超期或有违规的办件，会自动亮在这里。")
    return _("没有这种灯"), _("换一个筛选看看。")


def _badge_px() -> int:
    return 24 + max(badge_width(colour_mark(colour)) for colour in Colour)


def _light_id(row: RaisedRow) -> object:
    return row.id


def _colour(row: RaisedRow) -> str:
    return row.colour.label


def _reason(row: RaisedRow) -> str:
    return row.reason


def _item(row: RaisedRow) -> str:
    return row.item_name


def _number(row: RaisedRow) -> str:
    return row.case_number


def _muted(_row: RaisedRow) -> str:
    return "muted"
