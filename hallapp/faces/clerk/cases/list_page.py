"""The cases at a desk with painted lights, due soonest first (办件)."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.cases.terms import CaseList, CaseQuestion, CaseState
from hallapp.faces.clerk.cases.lights import tab_lights
from hallapp.faces.clerk.cases.list_columns import SECOND_RANK, columns, id_of
from hallapp.faces.clerk.cases.list_filters import FILTERS, SCOPES, CaseScope, filter_words
from hallapp.faces.clerk.cases.services import ListsCases
from hallapp.faces.clerk.messages import Teller, failure
from hallapp.faces.clerk.tab_question import TabQuestion
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.hall.terms import DutyRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RowTableModel
from hallapp.qtkit.table_view import RowTableView

_PAGE = 100
_MOST = 2_000
_NOTHING: Mapping[CaseState, int] = {}


class CasesPage(QWidget):
    """The list of cases.

    Signals:
        case_opened: Enter or a double click; carries the `CaseRow`.
        lights_changed: Carries the badges of the tab.
        collect_asked: Somebody comes for a result; carries the number typed or chosen.
    """

    case_opened = Signal(object)
    lights_changed = Signal(object)
    collect_asked = Signal(str)

    def __init__(
        self, cases: ListsCases, jobs: Jobs, teller: Teller, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._cases = cases
        self._teller = teller
        self._question = TabQuestion(jobs, self)
        self._badges = TabQuestion(jobs, self)
        self._duty: DutyRow | None = None
        self._limit = _PAGE
        self._opens_one = False
        self._has_failed = False
        self._is_asking = False
        self._wants_keyboard = False
        self._before: tuple[int, int] | None = None
        self.search = SearchField(_("编号、查询码、事项、申请人"))
        self.search.setObjectName("caseSearch")
        self._scope = Segments(_("看哪些"), [scope.word for scope in SCOPES])
        self._scope.setObjectName("caseScope")
        self._filter = Segments(_("只看"), filter_words({}, _NOTHING))
        self._filter.setObjectName("caseFilter")
        self._said = words("", "small")
        self._more = KeyButton(_("再列 {count} 件").format(count=_PAGE), "Ctrl+Down")
        self._collect = KeyButton(_("领证"), "Ctrl+O")
        self._model = RowTableModel(columns(), id_of, parent=self)
        self._table = RowTableView(self._model, _("办件"))
        self._table.setObjectName("caseTable")
        self._table.setItemDelegate(LightDelegate(self._table))
        self._empty = EmptyState("", icon="document")
        self._build()
        self._show(CaseList((), 0, is_at_least=False, lights={}, states=_NOTHING))

    def serve(self, duty: DutyRow) -> None:
        """Show the cases of a window from now on."""
        self._duty = duty
        self.refresh()

    def refresh(self) -> None:
        """Ask again; the row with the keyboard keeps it."""
        if self._duty is None:
            return
        self._ask(self._duty)
        asked, window = self._asked(self._duty), CaseQuestion(window_id=self._duty.window.id)
        if asked.text or asked.window_id != window.window_id:
            # The tab tells of this window, whatever is looked at.
            self._badges.ask(
                lambda: self._cases.search(window, limit=1), self._show_badges, self._failed
            )

    def _ask(self, duty: DutyRow) -> None:
        asked, limit = self._asked(duty), self._limit
        self._is_asking = True
        self._question.ask(lambda: self._read(asked, limit), self._show, self._failed)

    def _ask_anew(self) -> None:
        """Ask from the first page: something else is looked for now."""
        self._limit = _PAGE
        if self._duty is not None:
            self._ask(self._duty)

    @Slot()
    def take_keyboard(self) -> None:
        """Bring the keyboard to the list, to the field that finds where nothing is listed."""
        # What is asked for just now may list something else: the keyboard follows it.
        self._wants_keyboard = self._is_asking
        if self._model.rowCount() == 0:
            self.search.take_keyboard()
            return
        self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self._table.selected_row() is None:
            self._table.selectRow(0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Ctrl+← and Ctrl+→ choose a filter from the field while nothing stands in it."""
        turns = (Qt.Key.Key_Left, Qt.Key.Key_Right)
        is_turn = (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in turns
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and not self.search.text()
        )
        if is_turn:
            event.ignore()
        return bool(is_turn)

    def set_compact(self, *, compact: bool) -> None:
        """Leave room for the item where the screen is small (200 %)."""
        for column in SECOND_RANK:
            self._table.setColumnHidden(column, compact)
        self._scope.setVisible(not compact)
        self._table.horizontalHeader().setVisible(not compact)
        self._said.setVisible(not compact)

    def _asked(self, duty: DutyRow) -> CaseQuestion:
        """Return what is asked now: what is typed, and what the segments show."""
        text = self.search.text().strip()
        chosen = FILTERS[self._filter.number()]
        scope = SCOPES[self._scope.number()]
        return CaseQuestion(
            text=text,
            lights=chosen.lights,
            states=chosen.states,
            window_id=duty.window.id if scope is CaseScope.WINDOW else None,
            handler_id=duty.person.id if scope is CaseScope.MINE else None,
        )

    def _read(self, asked: CaseQuestion, limit: int) -> CaseList:
        """Return the list; a whole number or code also finds a case that is closed."""
        found = self._cases.search(asked, limit=limit)
        is_narrow = asked.lights or asked.states or asked.window_id or asked.handler_id
        if not asked.text or is_narrow:
            return found
        closed = [row for row in self._cases.found(asked.text) if not row.state.is_open]
        there = {row.id for row in found.rows}
        more = tuple(row for row in closed if row.id not in there)
        return CaseList(
            (*found.rows, *more),
            found.total + len(more),
            found.is_at_least,
            found.lights,
            found.states,
        )

    def _show(self, listed: CaseList) -> None:
        self._has_failed = self._is_asking = False
        self._model.show_rows(listed.rows)
        for number, word in enumerate(filter_words(listed.lights, listed.states)):
            self._filter.set_word(number, word)
        self._fit(listed)
        if not self.search.text() and SCOPES[self._scope.number()] is CaseScope.WINDOW:
            self._show_badges(listed)
        if self._wants_keyboard:
            self.take_keyboard()
        if self._opens_one:
            self._opens_one = False
            if len(listed.rows) == 1:
                self.case_opened.emit(listed.rows[0])

    def _show_badges(self, listed: CaseList) -> None:
        self.lights_changed.emit(tab_lights(listed.lights))

    def _failed(self, error: HallError) -> None:
        """Say it in the strip; what was listed before stays, or the page says what to do."""
        self._opens_one = self._is_asking = self._wants_keyboard = False
        self._has_failed = True
        self._teller.tell(failure(error, self.refresh))
        if self._model.rowCount() == 0:
            self._empty.show_text(
                _("办件现在读不出来"), _("连上以后会自己再读，也可以现在再试。"), _("再试")
            )

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        """Look through the whole hall while something is typed, then as it was before."""
        self._wants_keyboard = False
        if text.strip() and self._before is None:
            self._before = (self._scope.number(), self._filter.number())
            self._choose(SCOPES.index(CaseScope.HALL), 0)
        elif not text.strip() and self._before is not None:
            before, self._before = self._before, None
            self._choose(*before)
        self._ask_anew()

    def _choose(self, scope: int, number: int) -> None:
        """Show another choice without asking for it at once."""
        for segments, chosen in ((self._scope, scope), (self._filter, number)):
            with QSignalBlocker(segments):
                segments.choose(chosen)

    @Slot(int)
    def _on_chosen(self, _number: int) -> None:
        self._ask_anew()

    @Slot(str)
    def _on_entered(self, text: str) -> None:
        """Open the one case that is found; among several the keyboard goes to the list."""
        if not text.strip():
            return
        rows = self._model.rows()
        if len(rows) == 1:
            self.case_opened.emit(rows[0])
        elif rows:
            self.take_keyboard()
        else:
            self._opens_one = True
            self.refresh()

    @Slot()
    def _on_collect(self) -> None:
        """Ask for the result of what is typed, else of the case with the keyboard."""
        row = self._table.selected_row()
        text = self.search.text().strip() or ("" if row is None else row.case_number)
        if text:
            self.collect_asked.emit(text)
        else:
            self.search.take_keyboard()

    @Slot()
    def _on_more(self) -> None:
        self._limit = min(_MOST, self._limit + _PAGE)
        self.refresh()

    @Slot()
    def _on_step(self) -> None:
        if self._has_failed:
            self.refresh()
        else:
            self._filter.choose(0)

    def _fit(self, listed: CaseList) -> None:
        filled = bool(listed.rows)
        self._table.setVisible(filled)
        self._empty.setVisible(not filled)
        self._said.setText(_total_words(listed))
        shown = len(listed.rows)
        self._more.setVisible(shown < listed.total or listed.is_at_least)
        self._more.setEnabled(self._limit < _MOST)
        if filled:
            return
        chosen = FILTERS[self._filter.number()]
        if self.search.text():
            self._empty.show_text(_("没有找到"), _("换一个编号、事项或申请人试试。"))
        elif chosen.lights or chosen.states:
            text = _("没有{what}的办件").format(what=chosen.word)
            self._empty.show_text(text, "", _("看全部"))
        elif SCOPES[self._scope.number()] is CaseScope.WINDOW:
            self._empty.show_text(
                _("这个窗口还没有办件"), _("办理时按 F4 收件，受理以后就在这里。")
            )
        else:
            self._empty.show_text(_("没有在办的办件"), _("转交给您的办件会在这里。"))

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(4, 8, 4, 4)
        top.setSpacing(12)
        top.addWidget(self._scope)
        top.addWidget(self._filter)
        top.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 4, 0)
        foot.addWidget(self._said)
        foot.addStretch(1)
        foot.addWidget(self._collect)
        foot.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 8)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._table, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(foot)
        self._more.setObjectName("moreCases")
        self._collect.setObjectName("collectResult")
        self._collect.clicked.connect(self._on_collect)
        self._said.setObjectName("caseTotal")
        self._table.row_opened.connect(self.case_opened)
        self._empty.pressed.connect(self._on_step)
        self._scope.chosen.connect(self._on_chosen)
        self._filter.chosen.connect(self._on_chosen)
        self._more.clicked.connect(self._on_more)
        self.search.typed.connect(self._on_typed)
        self.search.entered.connect(self._on_entered)
        self.search.left_downwards.connect(self.take_keyboard)
        line = self.search.focusProxy()
        if line is not None:
            line.installEventFilter(self)
        self._turn("Ctrl+Right", self._filter, 1)
        self._turn("Ctrl+Left", self._filter, -1)
        self._turn("Ctrl+L", self._scope, 0)

    def _turn(self, key: str, segments: Segments, by: int) -> None:
        """Let a key choose the next filter, the one before, or with 0 the next scope round."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        last = len(FILTERS) - 1

        def turned() -> None:
            if not self.isVisible():
                return
            if by:
                segments.choose(max(0, min(last, segments.number() + by)))
            else:
                segments.choose((segments.number() + 1) % len(SCOPES))
            self.take_keyboard()

        shortcut.activated.connect(turned)


def _total_words(listed: CaseList) -> str:
    shown = len(listed.rows)
    if listed.is_at_least:
        return _("先列 {shown} 件，还有更多，再输几个字就准了").format(shown=shown)
    if shown < listed.total:
        return _("先列 {shown} 件，共 {total} 件").format(shown=shown, total=f"{listed.total:,}")
    return _("共 {total} 件").format(total=listed.total) if listed.total else ""
