"""Above the list of cases: lights with counts, what is due today and next, and by whom."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hallapp.cases.terms import Light
from hallapp.faces.manager.cases.case_columns import day_text
from hallapp.faces.manager.cases.desk import CasesDesk
from hallapp.faces.manager.cases.list_reading import CaseFilter, Due, DueSoon, Listed
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.segments import Segments
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.door import Choice
from hallapp.qtkit.key_button import KeyButton

LIGHTS = (None, Light.DARK_RED, Light.RED, Light.YELLOW, Light.GREY)
"""The segments, in order of gravity after 全部."""
_DUES = tuple(Due)
_SEARCH_PX = 300


class ListHead(QWidget):
    """Says what is wanted of the list, and counts beside every choice.

    Signals:
        changed: Something else is wanted.
        left_downwards: The keyboard should go to the list.
        failed: What can be chosen from could not be read; carries the `HallError`.
        widened: `away` came or went, which stands elsewhere together with `search`.
    """

    changed = Signal()
    left_downwards = Signal()
    failed = Signal(object)
    widened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._desk: CasesDesk | None = None
        self.lights = Segments(_("只看"), [_light_word(light, 0) for light in LIGHTS])
        self.lights.setObjectName("caseFilter")
        self.due = Segments(_("到期日"), (_("不限日期"), _today_word(0), _next_word(0, days=1)))
        self.due.setObjectName("caseDue")
        self.department = _chooser("byDepartment")
        self.window_ = _chooser("byWindow")
        self.handler = _chooser("byHandler")
        self.away = KeyButton(_("去掉条件"), "Alt+0", look="link")
        self.away.setObjectName("noFilter")
        self.search = SearchField(_("编号、事项、申请人"))
        self.search.setObjectName("caseSearch")
        self.search.setFixedWidth(_SEARCH_PX)
        self._chosen: dict[str, Choice | None] = {}
        self._row = FlowRow(8)
        self._build()
        self._name_choosers()

    def begin(self, desk: CasesDesk) -> None:
        """Ask this hall for what can be chosen from."""
        self._desk = desk

    def wanted(self) -> CaseFilter:
        """Return what the list is narrowed by."""
        return CaseFilter(
            LIGHTS[self.lights.number()],
            _DUES[self.due.number()],
            self._id_of("department"),
            self._id_of("window"),
            self._id_of("handler"),
            self.search.text(),
        )

    def choose(self, light: Light | None = None, window: Choice | None = None) -> None:
        """Want only a light or a window, whatever was wanted before."""
        with QSignalBlocker(self), QSignalBlocker(self.search):
            self._chosen = {"window": window}
            self.search.set_text("")
            self.due.choose(0)
            self.lights.choose(LIGHTS.index(light) if light in LIGHTS else 0)
        self._name_choosers()
        self.changed.emit()

    def show_counts(self, listed: Listed) -> None:
        """Write the counts beside the lights."""
        lights = listed.found.lights
        for number, light in enumerate(LIGHTS):
            count = sum(lights.values()) if light is None else lights.get(light, 0)
            self.lights.set_word(number, _light_word(light, count))
        self._row.settle()

    def show_due(self, soon: DueSoon) -> None:
        """Write the counts beside the days."""
        self.due.set_word(1, _today_word(soon.due_today))
        days = (soon.next_on - soon.today).days
        self.due.set_word(2, _next_word(soon.due_next, days=days))
        said = _("到期日在今天以后，{day}也算").format(day=day_text(soon.next_on))
        self.due.setToolTip(said)
        self._row.settle()

    @Slot()
    def _on_department(self) -> None:
        self._ask("department", _("只看哪个部门的办件？"), _departments)

    @Slot()
    def _on_window(self) -> None:
        self._ask("window", _("只看哪个窗口受理的办件？"), window_choices)

    @Slot()
    def _on_handler(self) -> None:
        self._ask("handler", _("只看谁经办的办件？"), _handlers)

    @Slot()
    def _on_away(self) -> None:
        self.choose(None)

    def _ask(self, name: str, question: str, read: Any) -> None:
        desk = self._desk
        if desk is None:
            return

        def choose(choices: list[Choice]) -> None:
            answer = desk.door.choose(question, [Choice(None, _("不限")), *choices])
            if answer is not None:
                self._chosen[name] = None if answer.value is None else answer
                self._name_choosers()
                self.changed.emit()

        desk.look(read, choose, self._fail)

    def _fail(self, error: HallError) -> None:
        self.failed.emit(error)

    def _id_of(self, name: str) -> UUID | None:
        choice = self._chosen.get(name)
        return None if choice is None else choice.value

    def _name_choosers(self) -> None:
        named = (
            (self.department, "department", _("部门")),
            (self.window_, "window", _("窗口")),
            (self.handler, "handler", _("经办")),
        )
        for button, name, word in named:
            choice = self._chosen.get(name)
            button.set_word(f"{word} ▾" if choice is None else f"{word}：{choice.word} ▾")
            button.set_look("" if choice is None else "accent")
        self._show_away()
        self._row.settle()

    @Slot()
    def _show_away(self) -> None:
        if self.away.isHidden() == (not self.wanted().is_open):
            self.away.setVisible(not self.wanted().is_open)
            self.widened.emit()

    def _build(self) -> None:
        for part in (self.lights, self.due):
            self._row.add(part)
        for part in (self.department, self.window_, self.handler):
            self._row.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)
        self.away.hide()
        self.lights.chosen.connect(self.changed)
        self.due.chosen.connect(self.changed)
        self.department.clicked.connect(self._on_department)
        self.window_.clicked.connect(self._on_window)
        self.handler.clicked.connect(self._on_handler)
        self.away.clicked.connect(self._on_away)
        self.search.typed.connect(self.changed)
        self.search.left_downwards.connect(self.left_downwards)
        self.search.entered.connect(self.left_downwards)
        self.changed.connect(self._show_away)


def window_choices(services: Any) -> list[Choice]:
    """Return the windows to choose from; for the worker."""
    return [
        Choice(row.id, _("{number} 号窗口").format(number=row.number), row.name)
        for row in services.places.windows()
    ]


def _departments(services: Any) -> list[Choice]:
    return [Choice(row.id, row.name) for row in services.departments()]


def _handlers(services: Any) -> list[Choice]:
    return [Choice(row.id, row.name, row.department) for row in services.places.people()]


def _light_word(light: Light | None, count: int) -> str:
    return f"{_('全部') if light is None else light.label} {count:,}"


def _today_word(count: int) -> str:
    return _("今天到期 {count}").format(count=f"{count:,}")


def _next_word(count: int, *, days: int) -> str:
    """Name the next working day: tomorrow, or the one after days of rest."""
    word = _("明天到期 {count}") if days == 1 else _("下个工作日到期 {count}")
    return word.format(count=f"{count:,}")


def _chooser(name: str) -> KeyButton:
    made = KeyButton("")
    made.setObjectName(name)
    return made
