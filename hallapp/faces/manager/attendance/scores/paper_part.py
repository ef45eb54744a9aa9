"""Papers of the period: the sheet, and the notices with their receipts."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from hallapp.assessment.terms import AssessmentSheet
from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.reports.paper_view import PaperSource, PaperView
from hallapp.faces.manager.attendance.reports.part import ReportPart
from hallapp.faces.manager.attendance.reports.period import Period
from hallapp.faces.manager.attendance.scores.services import ScoreHall
from hallapp.faces.parts.segments import Segments
from hallapp.kernel.texts import _

_SHEET, _NOTICES = 0, 1


class ScorePaperPart(ReportPart):
    """Shows what prints."""

    def __init__(self) -> None:
        super().__init__("scorePaperPart")
        self.which = Segments(_("哪一份考核纸"), [_("考核表"), _("通知单和回证")])
        self.view: PaperView | None = None
        self._sheet: AssessmentSheet | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.which)
        self.which.chosen.connect(self._on_chosen)

    @override
    def begin(self, desk: AttendanceDesk, period: Period) -> None:
        """Make the view on the desk's worker of papers."""
        view = self.view = PaperView(desk.paper_jobs)
        view.told.connect(self.told)
        view.failed.connect(self.failed)
        self._column.addWidget(view, 1)
        view.show()
        super().begin(desk, period)

    @override
    def refresh(self) -> None:
        """Ask for the sheet, then draw."""
        span = (self.period.from_on, self.period.until_on)
        self.look(lambda hall: ScoreHall(hall.services).scores.sheet(*span), self._show)

    @override
    def take_keyboard(self) -> None:
        """Put the keyboard on the key that prints."""
        if self.view is not None:
            self.view.take_keyboard()

    def _show(self, sheet: AssessmentSheet) -> None:
        self._sheet = sheet
        if self.view is not None:
            source = source_of(sheet, has_notices=self.which.number() == _NOTICES)
            self.view.show_paper(self.desk, source)

    @Slot(int)
    def _on_chosen(self, _number: int) -> None:
        if self._sheet is not None:
            self._show(self._sheet)


def source_of(sheet: AssessmentSheet, *, has_notices: bool) -> PaperSource:
    """Return what makes a paper of a sheet."""
    span = (sheet.from_on, sheet.until_on)
    delivered = sum(line.delivered_at is not None for line in sheet.lines)
    key = (*span, sheet.digest, sheet.state, delivered, has_notices)
    days = f"{sheet.from_on.isoformat()}-{sheet.until_on.isoformat()}"
    if has_notices:
        return PaperSource(
            key,
            f"notices-{days}",
            _("考核结果通知单"),
            lambda hall, _form: ScoreHall(hall.services).papers.assessment_notices(*span),
        )
    return PaperSource(
        key,
        f"assessment-{days}",
        sheet.title,
        lambda hall, form: ScoreHall(hall.services).papers.assessment(*span, form),
        ("pdf", "xlsx"),
    )
