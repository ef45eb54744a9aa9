"""The part 当日记录: what the rounds of a day saw, and what became of it."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.patrols.day_words import (
    DayNow,
    MarkLine,
    counted_words,
    detail_words,
    mark_columns,
    proof_words,
    read_day,
    rounds_words,
)
from hallapp.faces.manager.attendance.patrols.fields_form import Ask, Given
from hallapp.faces.manager.attendance.patrols.list_panel import ListPanel, offer
from hallapp.faces.manager.attendance.patrols.seat_words import SIGHTS, mark_label
from hallapp.faces.manager.attendance.patrols.services import PatrolHall
from hallapp.faces.manager.settings_fields import ChoiceField, TextField
from hallapp.faces.manager.words import day_words
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.patrols.terms import (
    DrawCheck,
    DrawState,
    FindingRow,
    MarkWish,
    PatrolPlan,
    PatrolSight,
)
from hallapp.qtkit.door import Choice
from hallapp.qtkit.key_button import KeyButton

if TYPE_CHECKING:
    from hallapp.serving.attendance_papers.made import MadePaper

MOST_WORDS = 200
_FOUND, _ALL = range(2)
_DEPARTMENT, _RECTIFIED, _LETTER = 3, 6, 8


class DayPanel(ListPanel[MarkLine]):
    """Marks of one day: corrected, put right, written about; the log on paper; the proof."""

    def __init__(self) -> None:
        super().__init__(
            "patrolDay",
            _("巡查记录"),
            mark_columns(),
            lambda line: line.mark.id,
            (
                ChoiceField("sight", _("改为")),
                TextField("words", _("记录"), longest=MOST_WORDS),
                TextField("handling", _("当场处理"), longest=MOST_WORDS),
                TextField("reason", _("更正原因"), _("原记录保留，不会删除"), longest=MOST_WORDS),
                TextField("rectified", _("整改情况"), longest=MOST_WORDS),
            ),
        )
        self._day: date | None = None
        self._now: DayNow | None = None
        self._check: DrawCheck | None = None
        self._findings: tuple[FindingRow, ...] = ()
        self.title = words("", "title")
        self.before = KeyButton(_("前一天"))
        self.after = KeyButton(_("后一天"))
        self.filter = Segments(_("看哪些记录"), [_("有问题"), _("全部")])
        self.correct = KeyButton(_("更正"), "Ctrl+G", look="accent")
        self.rectify = KeyButton(_("记整改"), "Ctrl+K", look="accent")
        self.letter = KeyButton(_("发反馈函"), "Ctrl+L", look="accent")
        self.print_log = KeyButton(_("打印巡查记录"), "Ctrl+P")
        self.save_log = KeyButton(_("存成文件"))
        self.rounds = words("", "muted", wrap=True)
        self.proof = words("", "muted", wrap=True)
        self.reveal = KeyButton(_("公开抽取结果"), look="accent")
        self.verify = KeyButton(_("核对"), look="accent")
        self._build_day()

    @override
    def begin(self, desk: AttendanceDesk) -> None:
        self._day = desk.today()
        super().begin(desk)

    @override
    def refresh(self) -> None:
        day, today = self.shown_day(), self.desk.today()
        self.title.setText(day_words(day))

        def read(hall: PatrolHall) -> tuple[DayNow, tuple[FindingRow, ...]]:
            return read_day(hall, day, today), hall.patrols.findings()

        self.look(read, self._show, self.unread)

    @override
    def show_at(self, wanted: object) -> None:
        """Show a day."""
        if isinstance(wanted, date):
            self._go(wanted)

    def shown_day(self) -> date:
        """Return the day that is shown."""
        return self._day or self.desk.today()

    @override
    def nothing(self) -> tuple[str, str]:
        if self._now is not None and self._now.lines:
            return _("没有发现问题"), _("这一天巡查没有记下问题；选“全部”看每个窗口的记录。")
        return _("这一天还没有巡查记录"), _("巡查时点选窗口，记录就会列在这里。")

    @override
    def row_chosen(self, row: MarkLine | None) -> None:
        self.detail.setText("" if row is None else detail_words(row))
        may = self._desk is not None and self._desk.may_run
        is_blame = row is not None and row.mark.is_blame
        why = _("没有发现问题，不用整改或者反馈")
        offer(self.correct, may=may and row is not None, why=_("由值班长或大厅管理员更正"))
        is_open = is_blame and row is not None and row.mark.rectified_on is None
        offer(self.rectify, may=is_open, why=_("已经整改") if is_blame else why)
        is_new = is_blame and row is not None and row.letter is None
        offer(self.letter, may=may and is_new, why=_("已经发过反馈函") if is_blame else why)

    @override
    def done(self, given: Given) -> None:
        row = self.table.selected_row()
        if row is None:
            return
        mark, values = row.mark, given.values
        if given.deed == "rectify":
            said = values["rectified"]
            self.carry(
                lambda hall, request: hall.patrols.rectify(request, mark.id, said),
                _("{number} 号窗口的问题已记为整改").format(number=mark.window_number),
            )
            return
        sight, finding_id = values["sight"]
        wish = MarkWish(
            mark.window_id, sight, finding_id, values["words"], values["handling"], mark.person_id
        )
        self.carry(
            lambda hall, request: hall.patrols.correct(request, mark.id, wish, values["reason"]),
            _("{number} 号窗口的记录已更正").format(number=mark.window_number),
        )

    # What is shown

    def _show(self, read: tuple[DayNow, tuple[FindingRow, ...]]) -> None:
        now, self._findings = read
        if now.day.day != self.shown_day():
            return
        self._now = now
        self.after.setEnabled(now.day.day < self.desk.today())
        for number, word in enumerate(counted_words(now.blamed, len(now.lines))):
            self.filter.set_word(number, word)
        self.rounds.setText(rounds_words(now.day, self.zone))
        self._show_proof(now.plan)
        self._show_lines()

    def _show_proof(self, plan: PatrolPlan) -> None:
        self.proof.setText(proof_words(plan, self.zone, self._check))
        look = "late" if self._check is not None and not self._check.is_right else "muted"
        self.proof.setProperty("look", look)
        self.proof.style().unpolish(self.proof)
        self.proof.style().polish(self.proof)
        self.reveal.setVisible(plan.state is DrawState.PUBLISHED and self.desk.may_run)
        self.verify.setVisible(plan.state is DrawState.REVEALED)

    @Slot()
    def _show_lines(self) -> None:
        if self._now is not None:
            found = self.filter.number() == _FOUND
            self.show_rows(self._now.blamed if found else self._now.lines)

    def _go(self, day: date) -> None:
        self._day, self._check = day, None
        if not self.form.isHidden():
            self.close_form()
        self.refresh()

    # What people do

    @Slot()
    def _on_before(self) -> None:
        self._go(self.shown_day() - timedelta(days=1))

    @Slot()
    def _on_after(self) -> None:
        if self.shown_day() < self.desk.today():
            self._go(self.shown_day() + timedelta(days=1))

    @Slot()
    def _on_correct(self) -> None:
        row = self.table.selected_row()
        if row is None:
            return
        mark = row.mark
        question = _("更正第 {round} 次巡查 {number} 号窗口的记录“{what}”").format(
            round=mark.number, number=mark.window_number, what=mark_label(mark)
        )
        start = (mark.seen, mark.finding_id)
        self.ask(
            Ask(
                "correct",
                question,
                _("更正这条记录"),
                ("sight", "words", "handling", "reason"),
                ("reason",),
                {"sight": start, "words": mark.words, "handling": mark.handling},
                {"sight": self._sights()},
            )
        )

    @Slot()
    def _on_rectify(self) -> None:
        row = self.table.selected_row()
        if row is not None:
            question = _("{number} 号窗口，{what}：已经整改").format(
                number=row.mark.window_number, what=mark_label(row.mark)
            )
            self.ask(Ask("rectify", question, _("记为已整改"), ("rectified",), ("rectified",)))

    @Slot()
    def _on_letter(self) -> None:
        row = self.table.selected_row()
        if row is not None:
            self.part_asked.emit("letters", row.mark)

    @Slot()
    def _on_reveal(self) -> None:
        day = self.shown_day()

        def done(_plan: PatrolPlan) -> None:
            self.told.emit(_("抽取结果已公开，可以核对了"))
            self.refresh()

        self.write(lambda hall, request: hall.patrols.reveal(request, day), done)

    @Slot()
    def _on_verify(self) -> None:
        day = self.shown_day()

        def done(check: DrawCheck) -> None:
            self._check = check
            if self._now is not None:
                self._show_proof(self._now.plan)

        self.look(lambda hall: hall.patrols.verify(day), done, self._on_unverified)

    def _on_unverified(self, error: HallError) -> None:
        self.failed.emit(error)

    @Slot()
    def _on_print(self) -> None:
        day = self.shown_day()
        self.papers.print(self.desk, lambda hall: hall.papers.patrol_log(day))

    @Slot()
    def _on_save(self) -> None:
        endings = (("pdf", _("PDF 文件")), ("xlsx", _("Excel 表格")))
        choices = [Choice(ending, word) for ending, word in endings]
        chosen = self.desk.door.choose(_("存成什么文件"), choices)
        if chosen is not None:
            self._save(chosen.value)

    def _save(self, ending: str) -> None:
        day = self.shown_day()

        def make(hall: PatrolHall) -> "MadePaper":
            from hallapp.serving.attendance_papers.made import PaperForm

            return hall.papers.patrol_log(day, PaperForm(ending))

        name = _("窗口巡查记录 {day}").format(day=day.isoformat())
        self.papers.save(self.desk, make, f"{name}.{ending}")

    def _sights(self) -> list[tuple[object, str]]:
        """Return everything that may have been seen, findings after the rest."""
        plain: list[tuple[object, str]] = [((sight, None), sight.label) for sight in SIGHTS]
        found = [((PatrolSight.FINDING, each.id), _(each.label)) for each in self._findings]
        return [*plain, *found]

    def _build_day(self) -> None:
        self.leave_out(_DEPARTMENT, _RECTIFIED, _LETTER)
        self.add_to_head(self.title, self.before, self.after, self.filter)
        self.add_to_head(self.correct, self.rectify, self.letter)
        self.add_to_head(self.print_log, self.save_log)
        band = QWidget()
        row = QHBoxLayout(band)
        row.setContentsMargins(16, 0, 16, 4)
        row.setSpacing(12)
        row.addWidget(self.proof, 1)
        row.addWidget(self.reveal)
        row.addWidget(self.verify)
        self.rounds.setContentsMargins(16, 0, 16, 0)
        self.add_above(self.rounds)
        self.add_above(band)
        for button, slot in (
            (self.before, self._on_before),
            (self.after, self._on_after),
            (self.correct, self._on_correct),
            (self.rectify, self._on_rectify),
            (self.letter, self._on_letter),
            (self.reveal, self._on_reveal),
            (self.verify, self._on_verify),
            (self.print_log, self._on_print),
            (self.save_log, self._on_save),
        ):
            button.clicked.connect(slot)
        self.filter.chosen.connect(self._show_lines)
        self.reveal.hide()
        self.verify.hide()
