"""All cases of the hall with their lights (办件), due soonest first."""

from collections import Counter
from datetime import date, tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hallapp.cases.terms import CaseRow
from hallapp.cases.terms import Light as CaseLight
from hallapp.faces.manager.words import CASE_LIGHTS
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.faces.parts.lights import LightMark, badge_width
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.segments import Segments
from hallapp.kernel.clock import DEFAULT_ZONE, zone_named
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import LIGHT_ROLE, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView

_GRAVITY = tuple(CaseLight)
_FILTERS = (None, CaseLight.DARK_RED, CaseLight.RED, CaseLight.YELLOW)


class CasesPage(QWidget):
    """A list to look through; what is in order has a quiet light.

    Signals:
        shown: How many cases are listed after a filter.
    """

    shown = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cases: tuple[CaseRow, ...] = ()
        self._zone: tzinfo = zone_named(DEFAULT_ZONE)
        self._segments = Segments(_("只看"), [_filter_word(light, 0) for light in _FILTERS])
        self._segments.setObjectName("caseFilter")
        self._window_number: str | None = None
        self._only = KeyButton("", look="accent")
        self._only.setObjectName("onlyWindow")
        self._only.hide()
        self._search = SearchField(_("找受理编号、事项或窗口"))
        self._search.setObjectName("caseSearch")
        self.model = RowTableModel(self._columns(), _case_id, parent=self)
        self.table = RowTableView(self.model, _("办件"))
        self.table.setObjectName("caseList")
        self.table.setItemDelegate(LightDelegate(self.table))
        self._nothing = EmptyState(_("还没有办件"), icon="document")
        self._pages = QStackedWidget()
        self._build()

    def set_zone(self, name: str) -> None:
        """Tell times in the hall's zone."""
        self._zone = zone_named(name)

    def show_cases(self, cases: tuple[CaseRow, ...]) -> None:
        """Show the hall's cases; selection and filter stay."""
        self._cases = tuple(sorted(cases, key=_by_urgency))
        self._show()

    def choose(self, light: CaseLight | None) -> None:
        """Show only the cases of a light; all for None or a light without a filter."""
        self._release()
        self._search.set_text("")
        self._segments.choose(_FILTERS.index(light) if light in _FILTERS else 0)

    def choose_window(self, number: int) -> None:
        """Show only the cases of a window, until that is released."""
        self.choose(None)
        self._window_number = str(number)
        self._only.set_word(_("只看 {number} 号窗口，看全部").format(number=number))
        self._only.show()
        self._show()

    def take_keyboard(self) -> None:
        """Put the keyboard on the list."""
        if self.table.selected_row() is None:
            self.table.selectRow(0)
        self.table.setFocus()

    @Slot()
    def _show(self) -> None:
        light = _FILTERS[self._segments.number()]
        window = self._window_number
        there = [case for case in self._cases if window in {None, case.window_number}]
        listed = [case for case in there if light is None or case.light is light]
        self.model.show_rows(listed)
        counts = Counter(case.light for case in there)
        for number, each in enumerate(_FILTERS):
            count = len(there) if each is None else counts[each]
            self._segments.set_word(number, _filter_word(each, count))
        if listed:
            self._pages.setCurrentIndex(0)
        else:
            self._nothing.show_text(*_nothing_words(light))
            self._pages.setCurrentIndex(1)
        self.shown.emit(len(listed))

    @Slot()
    def _on_released(self) -> None:
        self._release()
        self._show()
        self.take_keyboard()

    def _release(self) -> None:
        self._window_number = None
        self._only.hide()

    @Slot(int)
    def _on_chosen(self, _number: int) -> None:
        self._show()

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("look", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 12, 1, 1)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(12)
        head.addWidget(self._segments)
        head.addWidget(self._only)
        head.addStretch(1)
        self._search.setMaximumWidth(360)
        head.addWidget(self._search, 2)
        column.addLayout(head)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._nothing)
        column.addWidget(self._pages, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.addWidget(card)
        self._segments.chosen.connect(self._on_chosen)
        self._only.clicked.connect(self._on_released)
        self._search.typed.connect(self.model.set_filter)
        self._search.left_downwards.connect(self.take_keyboard)

    def _columns(self) -> list[Column[CaseRow]]:
        return [
            Column(_("预警"), _light_word, width_px=_light_px(), extra={LIGHT_ROLE: _light_mark}),
            Column(_("受理编号"), _number, width_px=190),
            Column(_("事项"), _item, tip=_item, width_px=0),
            Column(_("窗口"), _window, width_px=80),
            Column(_("申请人"), _applicant, width_px=96),
            Column(_("受理日"), self._accepted, width_px=110),
            Column(_("到期"), _due, tip=_due_tip, width_px=130),
            Column(_("还剩"), _remaining, tone=_tone, width_px=180),
        ]

    def _accepted(self, case: CaseRow) -> str:
        at = case.accepted_at
        return "" if at is None else _day(at.astimezone(self._zone).date())


def _light_px() -> int:
    """Return the width at which every light's badge is whole."""
    marks = [LightMark(light, case.label) for case, light in CASE_LIGHTS.items()]
    return max(104, *(badge_width(mark) + 28 for mark in marks))


def _filter_word(light: CaseLight | None, count: int) -> str:
    return f"{_('全部') if light is None else light.label} {count}"


def _nothing_words(light: CaseLight | None) -> tuple[str, str]:
    if light is None:
        return _("还没有办件"), _("窗口受理后，办件会在这里，按到期先后排列。")
    return _("没有{light}的办件").format(light=light.label), ""


def _by_urgency(case: CaseRow) -> tuple[bool, int, date, str]:
    return (not case.state.is_open, -_GRAVITY.index(case.light), case.due_on, case.case_number)


def _case_id(case: CaseRow) -> str:
    return case.id


def _light_mark(case: CaseRow) -> LightMark | None:
    if not case.state.is_open:
        return None
    is_quiet = case.light is CaseLight.GREEN
    return LightMark(CASE_LIGHTS[case.light], case.light.label, filled=not is_quiet)


def _light_word(case: CaseRow) -> str:
    return case.light.label if case.state.is_open else case.state.label


def _number(case: CaseRow) -> str:
    return case.case_number


def _item(case: CaseRow) -> str:
    return case.item_name


def _window(case: CaseRow) -> str:
    return case.window_number or ""


def _applicant(case: CaseRow) -> str:
    return shown(case.applicant_masked)


def _due(case: CaseRow) -> str:
    day = _day(case.due_on)
    return _("{day}（暂定）").format(day=day) if case.is_provisional else day


def _due_tip(case: CaseRow) -> str:
    if case.statutory_due_on is None:
        return ""
    return _("法定 {day}").format(day=_day(case.statutory_due_on))


def _remaining(case: CaseRow) -> str:
    return case.remaining_words if case.state.is_open else ""


def _tone(case: CaseRow) -> str:
    return "late" if case.state.is_open and case.remaining_days < 0 else ""


def _day(day: date) -> str:
    return _("{month}月{day}日").format(month=day.month, day=day.day)
