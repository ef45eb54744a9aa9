"""Rounds on the table: begins, marks with one key, asks which finding, ends."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.today import doing
from hallapp.faces.manager.attendance.today.bands import ChoiceBand
from hallapp.faces.manager.attendance.today.lines import TodayLine, people_lines, running
from hallapp.faces.manager.attendance.today.presenter import TodayPresenter
from hallapp.faces.manager.attendance.today.sheet_card import SheetCard
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.patrols.terms import FindingRow, FindingSort, MarkWish, PatrolSight

_PLAIN: Mapping[str, PatrolSight] = {
    "present": PatrolSight.PRESENT,
    "vacant": PatrolSight.VACANT,
    "b_post": PatrolSight.B_POST,
}
_SORTS: Mapping[str, frozenset[FindingSort]] = {
    "conduct": frozenset({FindingSort.CONDUCT, FindingSort.DESK, FindingSort.POST}),
    "dress": frozenset({FindingSort.DRESS}),
}


class Marking(QObject):
    """Turns keys into marks of the round that is under way.

    Signals:
        failed: It did not work; carries the `HallError`.
    """

    failed = Signal(object)

    def __init__(
        self,
        presenter: TodayPresenter,
        sheet: SheetCard,
        choice: ChoiceBand,
        desk: AttendanceDesk,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._sheet = presenter, sheet
        self._choice, self._desk = choice, desk
        sheet.round_pressed.connect(self._on_round)
        sheet.table.sight_keyed.connect(self._on_keyed)
        choice.left.connect(sheet.take_keyboard)

    @Slot(str)
    def _on_keyed(self, name: str) -> None:
        line = self._sheet.table.selected_row()
        if not isinstance(line, TodayLine) or line.row is None:
            return
        if line.window_id is None:
            return
        if name in _PLAIN:
            self._mark(line, line.window_id, _PLAIN[name], None)
        else:
            self._ask_finding(line, line.window_id, _SORTS[name])

    def _ask_finding(self, line: TodayLine, window_id: UUID, sorts: frozenset[FindingSort]) -> None:
        read = self._presenter.read
        known = () if read is None else read.findings
        offered = [each for each in known if each.sort in sorts and each.is_active]
        if not offered or line.row is None:
            return
        question = _("{window} 号窗口，{name}：看到什么？").format(
            window=line.row.window_number, name=line.row.person_name
        )
        self._choice.ask(
            question,
            [(each.label, each) for each in offered],
            lambda each: self._mark(line, window_id, PatrolSight.FINDING, each),
        )

    def _mark(
        self, line: TodayLine, window_id: UUID, seen: PatrolSight, finding: FindingRow | None
    ) -> None:
        # Whom a mark is about the records say, unless several people have the window.
        is_own = line.is_shared and seen is not PatrolSight.B_POST
        wish = MarkWish(
            window_id,
            seen,
            finding_id=None if finding is None else finding.id,
            person_id=UUID(line.key) if is_own else None,
        )
        self._sheet.table.select_next()
        self._presenter.mark(wish)

    @Slot()
    def _on_round(self) -> None:
        read = self._presenter.read
        if read is None:
            return
        now = running(read.patrols)
        if now is None or now.round is None:
            deed = doing.begin_round(self._sheet.next_round, read.sheet.day)
            self._presenter.do(deed, self._sheet.take_keyboard, self._on_failed)
            return
        round_id, number = now.round.id, now.number
        unseen = len({line.window_id for line in people_lines(read) if line.unseen})
        if not unseen:
            self._end(round_id, number, is_rest_present=False)
            return
        self._choice.ask(
            _("第{number}次巡查还有 {count} 个窗口没有看，怎么结束？").format(
                number=number, count=unseen
            ),
            ((_("其余的都在岗"), True), (_("没看的不记"), False)),
            lambda is_present: self._end(round_id, number, is_rest_present=bool(is_present)),
        )

    def _end(self, round_id: UUID, number: int, *, is_rest_present: bool) -> None:
        deed = doing.end_round(round_id, number, is_rest_present=is_rest_present)
        self._presenter.do(deed, self._sheet.take_keyboard, self._on_failed)

    def _on_failed(self, error: HallError) -> None:
        self.failed.emit(error)
