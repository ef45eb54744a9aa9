"""The papers of the period: the table of the week, the bulletin."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from hallapp.bulletins.terms import BulletinRow, BulletinSort
from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.reports.paper_view import PaperSource, PaperView
from hallapp.faces.manager.attendance.reports.part import ReportPart
from hallapp.faces.manager.attendance.reports.period import Period
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _

_TABLE, _BULLETIN = 0, 1


class PaperPart(ReportPart):
    """Shows what prints; a week has its table and its bulletin."""

    def __init__(self) -> None:
        super().__init__("paperPart")
        self.which = Segments(_("哪一份"), [_("汇总表"), _("汇总通报")])
        self.view: PaperView | None = None
        self._row: BulletinRow | None = None
        self._nothing = words("", "muted", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._nothing)
        self.which.chosen.connect(self._on_chosen)

    @override
    def begin(self, desk: AttendanceDesk, period: Period) -> None:
        """Make the view on the desk's worker of papers."""
        view = self.view = PaperView(desk.paper_jobs)
        view.told.connect(self.told)
        view.failed.connect(self.failed)
        self._column.addWidget(self.which)
        self._column.addWidget(view, 1)
        view.show()
        super().begin(desk, period)

    @override
    def refresh(self) -> None:
        """Ask for the bulletin of the period, then draw."""
        period = self.period
        self.look(
            lambda hall: hall.bulletins.worklist(period.sort, period.day).bulletin, self._show
        )

    @override
    def take_keyboard(self) -> None:
        """Put the keyboard on the key that prints."""
        if self.view is not None:
            self.view.take_keyboard()

    def _show(self, row: BulletinRow | None) -> None:
        self._row = row
        view, period = self.view, self.period
        if view is None:
            return
        is_week = period.sort is BulletinSort.WEEKLY
        self.which.setVisible(is_week and row is not None)
        source = source_of(period, row, has_table=self.which.number() == _TABLE)
        self._nothing.setVisible(source is None)
        self._nothing.setText(_("考核通报起草以后才有纸样；考核表在“考核”里。"))
        view.setVisible(source is not None)
        view.show_paper(self.desk, source)

    @Slot(int)
    def _on_chosen(self, _number: int) -> None:
        self._show(self._row)


def source_of(period: Period, row: BulletinRow | None, *, has_table: bool) -> PaperSource | None:
    """Return what makes the paper of a period.

    Args:
        period: The period.
        row: Its bulletin; None while nobody has drafted it.
        has_table: The table of a week, not its bulletin.
    """
    day = period.day
    state = None if row is None else (row.id, row.digest, row.state, row.number)
    if period.sort is BulletinSort.WEEKLY and (has_table or row is None):
        return PaperSource(
            ("week", day, state),
            f"week-{period.from_on.isoformat()}",
            _("窗口考勤周汇总表"),
            lambda hall, form: hall.papers.weekly(day, form),
            ("pdf", "xlsx", "docx"),
        )
    if row is not None:
        known = row.id
        return PaperSource(
            ("bulletin", state),
            row.number or row.title,
            row.title,
            lambda hall, form: hall.papers.monthly(known, form),
            ("pdf", "xlsx", "docx"),
        )
    if period.sort is not BulletinSort.MONTHLY:
        return None
    return PaperSource(
        ("month", day),
        f"bulletin-{period.from_on.isoformat()}",
        _("月通报草样"),
        lambda hall, form: hall.papers.monthly(day, form),
        ("pdf", "xlsx", "docx"),
    )
