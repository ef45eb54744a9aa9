"""Which window serves what (窗口与业务), and what it prefers or puts off; live."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from hallapp.faces.manager.settings_chapter import NARROW_BELOW_PX, Chapter
from hallapp.faces.manager.settings_desk import SettingsServices
from hallapp.faces.manager.settings_fields import NumberField, SwitchField
from hallapp.faces.manager.settings_form import SettingsForm
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.hall.terms import WindowRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import CENTRE, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.queueing.policy import QUEUE_POLICY
from hallapp.queueing.terms import ServiceSetupRow, WindowServiceRow
from hallapp.wording import sentence

_CELL_PX = 124
_WINDOW_PX = 150
_FORM_PX = 360
_STEP_MINUTES = 5


@dataclass(frozen=True)
class _Plan:
    """Windows, services, what serves what, and the cap: as it was read."""

    windows: tuple[WindowRow, ...]
    services: tuple[ServiceSetupRow, ...]
    links: tuple[WindowServiceRow, ...]
    cap: int


@dataclass(frozen=True)
class _WindowLine:
    """A window with its link to every service, in the order of the columns."""

    window: WindowRow
    cells: tuple[WindowServiceRow | None, ...]


class MatrixTable(RowTableView):
    """Cells by keyboard: 空格 serves or not, + and − prefer or put off.

    Signals:
        toggled: 空格 on a cell.
        leaned: + or − on a cell; carries the minutes.
        moved: The keyboard stands on another cell.
    """

    toggled = Signal()
    leaned = Signal(int)
    moved = Signal()

    def __init__(self, model: RowTableModel[Any], name: str) -> None:
        super().__init__(model, name)
        self.setObjectName("matrixTable")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.selectionModel().currentChanged.connect(self._on_moved)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the cell where the keyboard stands."""
        lean = {"+": _STEP_MINUTES, "=": _STEP_MINUTES, "-": -_STEP_MINUTES}.get(event.text())
        if event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        elif lean is not None:
            self.leaned.emit(lean)
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_moved(self, _current: QModelIndex) -> None:
        self.moved.emit()


class MatrixChapter(Chapter):
    """窗口与业务: windows down, services across; whatever is changed holds from the next call."""

    def __init__(self) -> None:
        explains = _("光标停在格子上：空格键办或不办，加号减号优先或靠后。马上生效。")
        super().__init__(_("窗口与业务"), explains)
        self._plan: _Plan | None = None
        self._columns: tuple[tuple[UUID, str], ...] = ()
        self._cell: tuple[UUID, UUID] | None = None
        self._zone: tzinfo | None = None
        self.table: MatrixTable | None = None
        self._lead = NumberField("lead", _("先后"), _("分钟"), (-20, 20))
        fields = (SwitchField("serves", _("办理"), _("办这项业务")), self._lead)
        self.form = SettingsForm(fields, _("从下一次叫号起"))
        self._left = QFrame()
        self._inside = QVBoxLayout(self._left)
        self._empty = EmptyState(
            _("还没有窗口或取号业务"),
            _("窗口和业务都有了，这里决定哪个窗口办哪项业务。先到“取号业务”新增。"),
            icon="grid",
        )
        self._build()

    @override
    def lock(self, *, is_locked: bool) -> None:
        self.form.set_locked(is_locked=is_locked)

    @override
    def refresh(self) -> None:
        if self.desk is not None:
            self._zone = self.desk.services.zone
            self.desk.look(_read, self._on_read, self.fail)

    @override
    def has_unsaved(self) -> bool:
        return self._cell is not None and self.form.is_dirty()

    @override
    def take_keyboard(self) -> None:
        if self.table is not None:
            self.table.setFocus()

    def select(self, window_id: UUID, service_id: UUID) -> None:
        """Put the keyboard on a cell."""
        if self.table is None:
            return
        number = [each for each, _name in self._columns].index(service_id)
        self.table.setCurrentIndex(self._model.index_of(window_id).siblingAtColumn(number + 1))

    # What people do

    @Slot()
    def _on_moved(self) -> None:
        cell = self._current()
        if cell is None or cell == self._cell:
            return
        if self.has_unsaved():
            self.form.say(_("这一格还没有保存。请先保存，或放弃修改。"))
            if self._cell is not None:
                self.select(*self._cell)
            return
        self._show_cell(cell)

    @Slot()
    def _on_toggled(self) -> None:
        """Serve or not, at once."""
        if self._cell is None or not self._may_change():
            return
        serves = self.form.field("serves")
        serves.show_value(not serves.value())
        self._on_save()

    @Slot(int)
    def _on_leaned(self, minutes: int) -> None:
        """Prefer or put off, at once; never beyond the cap."""
        cap = 0 if self._plan is None else self._plan.cap
        if self._cell is None or not self._may_change() or self._lead.problem():
            return
        self.form.field("serves").show_value(value=True)
        self._lead.show_value(min(cap, max(-cap, self._lead.value() + minutes)))
        self._on_save()

    @Slot()
    def _on_save(self) -> None:
        if self.desk is None or self._cell is None or not self.form.is_right():
            return
        if not self.form.is_dirty():
            return
        cell, values = self._cell, self.form.values()
        was = self._link(cell)
        told = _("{name}：{changes}，从下一次叫号起").format(
            name=self._named(cell), changes=self.form.change_words()
        )

        def act(services: SettingsServices, request: Request) -> None:
            if not values["serves"]:
                services.plan.unlink(request, *cell)
                return
            if was is None or was.until_at is not None:
                services.plan.link(request, *cell)
            if values["lead"] != (0 if was is None else was.lead_minutes):
                # A preference is a change of its own, so it is a request of its own.
                services.plan.set_lead(Request(request.actor), *cell, values["lead"])

        self.desk.write(act, lambda _done: self._on_kept(cell, told), self._on_not_kept)

    def _on_kept(self, cell: tuple[UUID, UUID], told: str) -> None:
        if cell == self._cell:
            self.form.rebase(self.form.values())
        self.told.emit(told)
        self.marked.emit()
        self.refresh()

    def _on_not_kept(self, error: HallError) -> None:
        name = "lead" if error.code == "queueing.lead_cap" else ""
        self.form.show_fault(name, sentence(error))

    @Slot()
    def _on_typed(self) -> None:
        self._tell_what_follows()
        self.marked.emit()

    # What is shown

    def _on_read(self, plan: _Plan) -> None:
        self._plan = plan
        columns = tuple((row.id, row.name) for row in plan.services if row.is_active)
        if columns != self._columns or self.table is None:
            self._columns = columns
            self._make_table()
        links = {(link.window_id, link.service_id): link for link in plan.links}
        self._model.show_rows(
            [
                _WindowLine(window, tuple(links.get((window.id, each)) for each, _name in columns))
                for window in plan.windows
            ]
        )
        has_any = bool(columns and plan.windows)
        self._empty.setVisible(not has_any)
        self._lead.line.set_limits(-plan.cap, plan.cap)
        self._lead.show_hint(
            _("正数优先，负数靠后；最多 {cap} 分钟，在“排队规则”里改").format(cap=plan.cap)
        )
        if has_any and self._cell is None and self.table is not None:
            self.table.setCurrentIndex(self._model.index(0, 1))
        elif self._cell is not None and not self.form.is_dirty():
            self._show_cell(self._cell)
        if not has_any:
            self._left.hide()
            self.form.hide()
        self._arrange()

    def _show_cell(self, cell: tuple[UUID, UUID]) -> None:
        self._cell = cell
        link = self._link(cell)
        lead = 0 if link is None else link.lead_minutes
        self.form.show_values({"serves": link is not None, "lead": lead})
        self.form.show_title(self._named(cell))
        self._tell_what_follows()

    def _tell_what_follows(self) -> None:
        values = self.form.values()
        self.form.show_preview(_lead_words(values["lead"]) if values["serves"] else _("不办"))

    def _named(self, cell: tuple[UUID, UUID]) -> str:
        windows = () if self._plan is None else self._plan.windows
        number = next((row.number for row in windows if row.id == cell[0]), 0)
        service = dict(self._columns).get(cell[1], "")
        return _("{number}号窗口，{service}").format(number=number, service=service)

    def _link(self, cell: tuple[UUID, UUID]) -> WindowServiceRow | None:
        links = () if self._plan is None else self._plan.links
        return next((each for each in links if (each.window_id, each.service_id) == cell), None)

    def _current(self) -> tuple[UUID, UUID] | None:
        index = None if self.table is None else self.table.currentIndex()
        if index is None or not index.isValid() or index.column() < 1:
            return None
        line = self._model.row_at(index)
        return None if line is None else (line.window.id, self._columns[index.column() - 1][0])

    def _may_change(self) -> bool:
        return self.desk is not None and self.desk.may_change

    # How it is put together

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cell's form behind the windows where it does not fit beside them."""
        super().resizeEvent(event)
        self._arrange()

    def _is_narrow(self) -> bool:
        return self.width() < NARROW_BELOW_PX

    def _arrange(self) -> None:
        is_narrow = self._is_narrow()
        self.form.setMaximumWidth(16_777_215 if is_narrow else _FORM_PX)
        self._back.setVisible(is_narrow)
        if self._empty.isHidden():
            is_form = is_narrow and self._left.isHidden()
            self._left.setVisible(not is_form)
            self.form.setVisible(is_form or not is_narrow)

    def _build(self) -> None:
        self._left.setProperty("look", "card")
        self._inside.setContentsMargins(1, 4, 1, 1)
        self._sides = QHBoxLayout()
        self._sides.setSpacing(12)
        self._sides.addWidget(self._left, 2)
        self._sides.addWidget(self._empty, 2)
        self._sides.addWidget(self.form, 1)
        self._empty.hide()
        self._back = KeyButton(_("返回列表"), look="link")
        self._back.setObjectName("backToMatrix")
        self.form.add_to_foot(self._back)
        self._back.clicked.connect(self._on_back)
        back = QShortcut(QKeySequence("Esc"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._on_back)
        self.body.addLayout(self._sides, 1)
        self.form.save_asked.connect(self._on_save)
        self.form.typed.connect(self._on_typed)
        self.form.given_up.connect(self._on_typed)

    def _make_table(self) -> None:
        if self.table is not None:
            self.table.hide()
            self.table.deleteLater()
        columns: list[Column[_WindowLine]] = [
            Column(_("窗口"), _window_words, bold=True, width_px=_WINDOW_PX)
        ]
        columns += [self._column(number, name) for number, (_id, name) in enumerate(self._columns)]
        self._model = RowTableModel[_WindowLine](columns, lambda line: line.window.id)
        self.table = MatrixTable(self._model, self.title)
        self._model.setParent(self.table)
        self._inside.addWidget(self.table)
        self.table.moved.connect(self._on_moved)
        self.table.toggled.connect(self._on_toggled)
        self.table.leaned.connect(self._on_leaned)
        self.table.row_opened.connect(self._on_opened)

    @Slot(object)
    def _on_opened(self, _row: object) -> None:
        if self._is_narrow():
            self._left.hide()
            self.form.show()
        self.form.take_keyboard()

    @Slot()
    def _on_back(self) -> None:
        if self._is_narrow() and self._plan is not None:
            self._left.show()
            self.form.hide()
        self.take_keyboard()

    def _column(self, number: int, name: str) -> Column[_WindowLine]:
        def text(line: _WindowLine) -> str:
            return self._cell_words(line.cells[number])

        def tone(line: _WindowLine) -> str:
            link = line.cells[number]
            return "primary" if link is not None and link.lead_minutes else ""

        return Column(name, text, align=CENTRE, tone=tone, width_px=_CELL_PX)

    def _cell_words(self, link: WindowServiceRow | None) -> str:
        if link is None:
            return "–"
        if link.until_at is not None:
            return _("帮办到 {time}").format(time=self._clock_words(link.until_at))
        if link.lead_minutes:
            sign = _("优先 +{minutes}") if link.lead_minutes > 0 else _("靠后 −{minutes}")
            return sign.format(minutes=abs(link.lead_minutes))
        return _("办")

    def _clock_words(self, at: datetime) -> str:
        return f"{at.astimezone(self._zone):%H:%M}"


def _read(services: SettingsServices) -> _Plan:
    """Read all of it; runs on the worker."""
    plan = services.plan
    cap = services.settings.value(QUEUE_POLICY).lead_cap_minutes
    return _Plan(services.places.windows(), plan.services(), plan.window_services(), cap)


def _window_words(line: _WindowLine) -> str:
    return f"{line.window.number}  {line.window.name}"


def _lead_words(minutes: int) -> str:
    if minutes > 0:
        return _("在这个窗口，这项业务的人当早来 {minutes} 分钟。").format(minutes=minutes)
    if minutes < 0:
        return _("在这个窗口，这项业务的人当晚来 {minutes} 分钟。").format(minutes=-minutes)
    return _("按先后叫，不偏向。")
