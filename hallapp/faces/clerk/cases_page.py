"""The cases of the window with painted lights, due soonest first (办件)."""

from collections import Counter

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hallapp.cases import CaseRow, CaseState
from hallapp.cases import Light as CaseLight
from hallapp.faces.clerk.dates import due_words
from hallapp.faces.clerk.messages import Teller, failure
from hallapp.faces.clerk.services import KnowsCases
from hallapp.faces.clerk.tab_question import TabQuestion
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.faces.parts.lights import Light, LightMark
from hallapp.faces.parts.search_field import SearchField
from hallapp.hall.terms import DutyRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import LIGHT_ROLE, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView

_LIGHTS = {
    CaseLight.GREEN: Light.NORMAL,
    CaseLight.GREY: Light.PAUSED,
    CaseLight.YELLOW: Light.WARNING,
    CaseLight.RED: Light.LATE,
    CaseLight.DARK_RED: Light.LATE_BY_LAW,
}
_SECOND_RANK = (1, 3)
"""Columns that a small screen does without: number and applicant; Enter shows them."""
_COUNTED = (CaseLight.YELLOW, CaseLight.RED, CaseLight.DARK_RED)


def light_of(case: CaseRow) -> tuple[Light, str]:
    """Return a case's painted light and its word; a decided case says what became of it."""
    if not case.state.is_open:
        return Light.CLOSED, case.state.label
    return _LIGHTS[case.light], case.light.label


def tab_lights(cases: tuple[CaseRow, ...]) -> tuple[LightMark, ...]:
    """Return the badges of the tab: how many open cases stand on each light that asks for one."""
    counts = Counter(case.light for case in cases if case.state.is_open)
    return tuple(
        LightMark(_LIGHTS[light], str(counts[light])) for light in _COUNTED if counts[light]
    )


class CasesPage(QWidget):
    """The list of cases.

    Signals:
        case_opened: Enter or a double click; carries the `CaseRow`.
        lights_changed: Carries the badges of the tab.
    """

    case_opened = Signal(object)
    lights_changed = Signal(object)

    def __init__(
        self, cases: KnowsCases, jobs: Jobs, teller: Teller, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._cases = cases
        self._teller = teller
        self._question = TabQuestion(jobs, self)
        self._duty: DutyRow | None = None
        self.search = SearchField(_("编号、事项、申请人"))
        self.search.setObjectName("caseSearch")
        self._model = RowTableModel(_columns(), _id_of, _found_by, parent=self)
        self._table = RowTableView(self._model, _("办件"))
        self._table.setObjectName("caseTable")
        self._table.setItemDelegate(LightDelegate(self._table))
        self._empty = EmptyState(
            _("这个窗口还没有办件"), _("办理时按 F4 收件，受理以后就在这里。"), icon="document"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 8)
        column.addWidget(self._table, 1)
        column.addWidget(self._empty, 1)
        self._table.row_opened.connect(self.case_opened)
        self.search.typed.connect(self._on_typed)
        self.search.left_downwards.connect(self.take_keyboard)
        self._show(())

    def serve(self, duty: DutyRow) -> None:
        """Show the cases of a window from now on."""
        self._duty = duty
        self.refresh()

    def refresh(self) -> None:
        """Ask again; the row with the keyboard keeps it."""
        if self._duty is not None:
            window_id = self._duty.window.id
            self._question.ask(lambda: self._cases.of_window(window_id), self._show, self._failed)

    @Slot()
    def take_keyboard(self) -> None:
        """Bring the keyboard to the list."""
        self._table.setFocus()
        if self._table.selected_row() is None:
            self._table.selectRow(0)

    def set_compact(self, *, compact: bool) -> None:
        """Leave room for the item where the screen is small (200 %)."""
        for column in _SECOND_RANK:
            self._table.setColumnHidden(column, compact)

    def _show(self, cases: tuple[CaseRow, ...]) -> None:
        self._model.show_rows(cases)
        self._fit()
        self.lights_changed.emit(tab_lights(cases))

    def _failed(self, error: HallError) -> None:
        self._teller.tell(failure(error, self.refresh))

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._model.set_filter(text)
        self._fit()

    def _fit(self) -> None:
        filled = self._model.rowCount() > 0
        self._table.setVisible(filled)
        self._empty.setVisible(not filled)
        if self.search.text():
            self._empty.show_text(_("没有找到"), _("换一个编号、事项或申请人试试。"))
        else:
            self._empty.show_text(
                _("这个窗口还没有办件"), _("办理时按 F4 收件，受理以后就在这里。")
            )


def _columns() -> list[Column[CaseRow]]:
    return [
        Column(_("状态"), _word, width_px=120, extra={LIGHT_ROLE: _mark}),
        Column(_("受理编号"), _number, width_px=190),
        Column(_("事项"), _item, tip=_item, width_px=0),
        Column(_("申请人"), _applicant, tone=_muted, width_px=104),
        Column(_("到期日"), _due, width_px=150),
        Column(_("剩余"), _left, tone=_left_tone, bold=True, width_px=180),
    ]


def _id_of(row: CaseRow) -> object:
    return row.id


def _found_by(row: CaseRow) -> str:
    return f"{row.case_number} {row.item_name} {row.applicant_masked} {row.query_code}"


def _word(row: CaseRow) -> str:
    return light_of(row)[1]


def _mark(row: CaseRow) -> LightMark:
    light, word = light_of(row)
    return LightMark(light, word, filled=light is not Light.NORMAL)


def _number(row: CaseRow) -> str:
    return row.case_number


def _item(row: CaseRow) -> str:
    return row.item_name


def _applicant(row: CaseRow) -> str:
    return shown(row.applicant_masked)


def _due(row: CaseRow) -> str:
    day = due_words(row.due_on)
    return _("{day}（暂定）").format(day=day) if row.is_provisional else day


def _left(row: CaseRow) -> str:
    return row.remaining_words if row.state is CaseState.ACCEPTED else row.state.label


def _left_tone(row: CaseRow) -> str:
    if not row.state.is_open:
        return "muted"
    return "late" if row.remaining_days < 0 else ""


def _muted(_row: CaseRow) -> str:
    return "muted"
