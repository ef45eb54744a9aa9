"""Papers with a line for everybody: the month's grid, the assessment and its notices."""

import uuid
from datetime import date

from hallapp.attendance.store.locks import locks_in
from hallapp.attendance.tables import PunchCorrection
from hallapp.kernel.texts import _, papers
from hallapp.serving.attendance_papers import score_facts
from hallapp.serving.attendance_papers.desk import in_chinese
from hallapp.serving.attendance_papers.made import (
    MadePaper,
    Makers,
    NobodyAssessedError,
    PaperForm,
)
from hallapp.serving.attendance_papers.persons import PersonPapers
from hallapp.slips.attendance.assessment import (
    assessment_docx,
    assessment_notices,
    assessment_paper,
    assessment_tables,
)
from hallapp.slips.attendance.month_sheet import month_paper, month_tables


class SheetPapers(PersonPapers):
    """Makes the sheets of periods."""

    def month_sheet(
        self,
        year: int,
        month: int,
        form: PaperForm = PaperForm.PDF,
        department_id: uuid.UUID | None = None,
    ) -> MadePaper:
        """Make the grid of a month, of one unit or of the hall (月考勤表).

        Raises:
            PaperFormError: It has no such form.
        """
        with papers():
            grid = self._from.attendance.month(year, month, department_id)
            first, last = grid.days[0], grid.days[-1]
            with self._work.read() as session:
                locks = locks_in(session, self._work.hall_id, first, last)
            approved = self._corrections(
                PunchCorrection.day.between(first, last), PunchCorrection.verdict.is_(True)
            )
            facts = score_facts.month_facts(grid, approved, locks, self._work.zone)
            title = _("月考勤表")
        return self._made(
            Makers(
                title,
                f"month-{year:04}-{month:02}",
                lambda: month_paper(facts, self._hall(), self._now()),
                lambda: in_chinese(lambda: month_tables(facts)),
            ),
            form,
        )

    def assessment(
        self, from_on: date, until_on: date, form: PaperForm = PaperForm.PDF
    ) -> MadePaper:
        """Make the sheet of a period with rank, score and evidence (双月考核表).

        Raises:
            PaperFormError: It has no such form.
        """
        with papers():
            sheet = self._from.points.sheet(from_on, until_on)
            facts = score_facts.assessment_facts(sheet, self._work.zone)
        return self._made(
            Makers(
                facts.title,
                f"assessment-{from_on.isoformat()}-{until_on.isoformat()}",
                lambda: assessment_paper(facts, self._hall(), self._now()),
                lambda: in_chinese(lambda: assessment_tables(facts)),
                lambda: assessment_docx(facts, self._hall(), self._now()),
            ),
            form,
        )

    def assessment_of(self, day: date, form: PaperForm = PaperForm.PDF) -> MadePaper:
        """Make the sheet of the assessment period that a day lies in.

        Raises:
            PaperFormError: It has no such form.
        """
        return self.assessment(*self._from.scores.period(day), form)

    def assessment_notices(
        self, from_on: date, until_on: date, department_id: uuid.UUID | None = None
    ) -> MadePaper:
        """Make a notice with a receipt for everybody, or for a unit's people (送达回证).

        Raises:
            NobodyAssessedError: Nobody is on the sheet.
        """
        with papers():
            sheet = self._from.points.sheet(from_on, until_on)
            facts = score_facts.assessment_facts(sheet, self._work.zone)
            lines = [
                made
                for made, line in zip(facts.lines, sheet.lines, strict=True)
                if department_id in (None, line.person.department_id)
            ]
            title = _("考核结果通知单")
        if not lines:
            raise NobodyAssessedError
        made = Makers(
            title,
            f"notices-{from_on.isoformat()}-{until_on.isoformat()}",
            lambda: assessment_notices(facts, lines, self._hall(), self._now()),
        )
        return self._made(made, PaperForm.PDF)
