"""The part 纸质补录: a sheet that was filled in by hand is keyed in; blank sheets are printed."""

from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.patrols.panel import PatrolPanel
from hallapp.faces.manager.attendance.patrols.paper_keys import PaperKeys
from hallapp.faces.manager.attendance.patrols.paper_line import (
    PaperLine,
    PaperLineEntry,
    line_columns,
)
from hallapp.faces.manager.attendance.patrols.services import PatrolHall
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.guides.enter_button import EnterButton
from hallapp.faces.manager.guides.inputs import DayField
from hallapp.faces.manager.settings_fields import (
    ChoiceField,
    Field,
    NumberField,
    SwitchField,
    TextField,
)
from hallapp.faces.manager.settings_times import TimeField
from hallapp.faces.manager.tall_area import TallArea
from hallapp.faces.parts.words import words
from hallapp.hall.terms import PersonRow, WindowRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.patrols.terms import FindingRow, RoundRow
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.wording import sentence

_ONE_BELOW_PX = 860
_FORM_PX = 380
_FORM_LEAST_PX = 480
_LINES_LEAST_PX = 300
_MOST_ROUNDS = 20
_MOST_WORDS = 200


@dataclass(frozen=True)
class PaperNow:
    """What a sheet may name."""

    windows: tuple[WindowRow, ...]
    people: tuple[PersonRow, ...]
    findings: tuple[FindingRow, ...]


class PaperPanel(PatrolPanel):
    """The head of the sheet at the left, its lines at the right."""

    def __init__(self) -> None:
        super().__init__("paperRound")
        self.day = DayField("day", _("日期"))
        self.number = NumberField("number", _("第几次"), _("次"), (1, _MOST_ROUNDS))
        self.began = TimeField("began", _("开始时间"))
        self.ended = TextField("ended", _("结束时间"), _("如 10:20，纸上没写就留空"), longest=5)
        self.patroller = ChoiceField("patroller", _("巡查人"))
        self.companions = TextField("companions", _("一起巡查"), longest=_MOST_WORDS)
        self.rest = SwitchField("rest", _("其余窗口"), _("纸上写了其余在岗"))
        self.note = TextField("note", _("备注"), longest=_MOST_WORDS)
        self.entry = PaperLineEntry()
        self.model = RowTableModel[PaperLine](line_columns(), lambda line: line.number, parent=self)
        self.table = RowTableView(self.model, _("纸上写的窗口"))
        self.remove = KeyButton(_("去掉这一行"), "Delete")
        self.keep = EnterButton(_("补录这张表"), look="primary")
        self.blank = KeyButton(_("打印空白巡查表"), "Ctrl+P")
        self.save_blank = KeyButton(_("空白表存成 PDF"))
        self.papers = PaperKeys(self)
        self._fault = words("", "late", wrap=True)
        self._keys = FlowRow(8)
        self._lines: dict[int, PaperLine] = {}
        self._form = QFrame()
        self._right = QFrame()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._build()

    @override
    def begin(self, desk: AttendanceDesk) -> None:
        self._desk = desk
        self._clear()
        self.refresh()

    @override
    def refresh(self) -> None:
        def read(hall: PatrolHall) -> PaperNow:
            return PaperNow(hall.windows(), hall.people(), hall.patrols.findings())

        self.look(read, self._show)

    @override
    def take_keyboard(self) -> None:
        if self._lines:
            self.entry.take_keyboard()
        else:
            self.number.setFocus()

    @override
    def has_unsaved(self) -> bool:
        return bool(self._lines) or self.entry.is_touched()

    def say(self, text: str) -> None:
        """Say what is wrong; nothing when empty."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def said(self) -> str:
        """Return what is said to be wrong."""
        return self._fault.text()

    # What is shown

    def _show(self, now: PaperNow) -> None:
        self.entry.offer(now.windows, now.findings)
        self.patroller.set_choices([(each.id, shown(each.name)) for each in now.people])
        if self.patroller.value() is None:
            self.patroller.show_value(self.desk.person.id)

    def _clear(self) -> None:
        self.day.show_value(self.desk.today().isoformat())
        self.number.show_value(1)
        self.began.show_value(time(9, 0))
        for field in (self.ended, self.companions, self.note):
            field.show_value("")
        self.rest.show_value(value=False)
        self._lines = {}
        self.model.show_rows(())
        self.say("")

    # What people do

    @Slot(object)
    def _on_line(self, line: PaperLine) -> None:
        is_again = line.number in self._lines
        self._lines[line.number] = line
        self.model.show_rows([self._lines[number] for number in sorted(self._lines)])
        self.table.select_key(line.number)
        said = _("{number} 号窗口已有一行，已换成新的。") if is_again else ""
        self.say(said.format(number=line.number) if said else "")

    @Slot()
    def _on_remove(self) -> None:
        line = self.table.selected_row()
        if line is not None:
            self._lines.pop(line.number, None)
            self.model.show_rows([self._lines[number] for number in sorted(self._lines)])

    @Slot()
    def _on_keep(self) -> None:
        if not self.keep.isEnabled() or not self._is_right():
            return
        from hallapp.serving.patrol_desk import PaperRound

        paper = PaperRound(
            day=date.fromisoformat(self.day.value()),
            number=self.number.value(),
            began=self.began.value(),
            marks=tuple(self._lines[number].wish for number in sorted(self._lines)),
            ended=clock_of(self.ended.value()),
            patroller_id=self.patroller.value(),
            companions=self.companions.value(),
            is_rest_present=self.rest.value(),
            note=self.note.value(),
        )
        self.keep.setEnabled(False)

        def act(hall: PatrolHall, request: Request) -> RoundRow:
            return hall.rounds.key_in(request, paper)

        self.write(act, self._on_kept, self._on_refused)

    def _on_kept(self, row: RoundRow) -> None:
        self.keep.setEnabled(True)
        said = _("{day} 第 {number} 次巡查已补录，{marked} 个窗口")
        self.told.emit(said.format(day=f"{row.day:%m-%d}", number=row.number, marked=row.marked))
        self._clear()
        self.number.setFocus()

    def _on_refused(self, error: HallError) -> None:
        self.keep.setEnabled(True)
        self.say(sentence(error))

    def _is_right(self) -> bool:
        """Say at every field what is wrong, and bring the keyboard to the first."""
        wrong: Field | None = None
        for field in (self.day, self.number, self.began, self.ended, self.patroller):
            fault = field.problem() or self._lacks(field)
            field.show_fault(fault)
            wrong = wrong or (field if fault else None)
        if wrong is not None:
            wrong.setFocus()
            return False
        if not self._lines and not self.rest.value():
            self.say(_("请把纸上写的窗口加进来；纸上写了其余在岗的，请勾选。"))
            self.entry.take_keyboard()
            return False
        self.say("")
        return True

    def _lacks(self, field: Field) -> str:
        if field is self.day and not self.day.value():
            return _("请填写。")
        ended = self.ended.value()
        if field is self.ended and ended and clock_of(ended) is None:
            return _("请写成 10:20 这样的时间。")
        return ""

    @Slot()
    def _on_blank(self) -> None:
        day = self._blank_day()
        self.papers.print(self.desk, lambda hall: hall.papers.round_sheets(day))

    @Slot()
    def _on_save_blank(self) -> None:
        day = self._blank_day()
        name = _("窗口巡查表 {day}").format(day=day.isoformat())
        self.papers.save(self.desk, lambda hall: hall.papers.round_sheets(day), f"{name}.pdf")

    def _blank_day(self) -> date:
        typed = self.day.value()
        return date.fromisoformat(typed) if typed else self.desk.today()

    # How it is put together

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the lines below the head of the sheet where there is little room across."""
        super().resizeEvent(event)
        is_narrow = self.width() < _ONE_BELOW_PX
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        self._form.setMaximumWidth(16_777_215 if is_narrow else _FORM_PX)
        self._form.setMinimumWidth(1 if is_narrow else _FORM_PX)
        both = _FORM_LEAST_PX + _LINES_LEAST_PX + 12
        self._ground.setMinimumHeight(both if is_narrow else _FORM_LEAST_PX)
        self._keys.settle()

    def _build(self) -> None:
        self._ground = QWidget()
        inside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._ground)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self._form)
        inside.addWidget(self._right, 1)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._box.addWidget(TallArea(self._ground, _FORM_LEAST_PX))
        self._box = inside
        self._build_form()
        self._build_lines()
        self._connect()

    def _build_form(self) -> None:
        self._form.setProperty("look", "card")
        column = QVBoxLayout(self._form)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(0)
        column.addWidget(words(_("纸质巡查表"), "title"))
        for field in self._fields():
            column.addWidget(field)
        column.addStretch(1)

    def _build_lines(self) -> None:
        self._right.setProperty("look", "card")
        for button in (self.keep, self.remove, self.blank, self.save_blank):
            self._keys.add(button)
        column = QVBoxLayout(self._right)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        self._fault.hide()
        for part in (self.entry, self._fault, self.papers.busy):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self._keys)

    def _fields(self) -> tuple[Field, ...]:
        return (
            self.day,
            self.number,
            self.began,
            self.ended,
            self.patroller,
            self.companions,
            self.rest,
            self.note,
        )

    def _connect(self) -> None:
        self.entry.given.connect(self._on_line)
        self.entry.refused.connect(self.say)
        self.remove.clicked.connect(self._on_remove)
        self.keep.clicked.connect(self._on_keep)
        self.blank.clicked.connect(self._on_blank)
        self.save_blank.clicked.connect(self._on_save_blank)
        self.papers.told.connect(self.told)
        self.papers.failed.connect(self.failed)


def clock_of(text: str) -> time | None:
    """Return a time of day as people write it; None for none and for what is none."""
    plain = text.strip().replace("：", ":").replace(".", ":")
    hours, _colon, minutes = plain.partition(":")
    if not (hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit()):
        return None
    try:
        return time(int(hours), int(minutes))
    except ValueError:
        return None
