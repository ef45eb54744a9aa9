"""Papers about one person: leave, correction, letter to the home unit."""

import uuid
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement

from hallapp.attendance.errors import CorrectionUnknownError
from hallapp.attendance.store.deed_rows import corrections
from hallapp.attendance.tables import PunchCorrection
from hallapp.attendance.terms.acts import CorrectionRow
from hallapp.hall.calendars import load_calendar
from hallapp.hall.half_days import Half, HalfDay, HalfDaySpan
from hallapp.kernel.texts import _, papers
from hallapp.leave.terms import LeaveRow
from hallapp.serving.attendance_papers import slip_facts
from hallapp.serving.attendance_papers.desk import PaperDesk
from hallapp.serving.attendance_papers.made import (
    MadePaper,
    Makers,
    PaperForm,
)
from hallapp.slips.attendance.correction_slip import correction_paper
from hallapp.slips.attendance.leave_slip import leave_paper
from hallapp.slips.attendance.letter import letter_docx, letter_paper

_ONE_DAY = timedelta(days=1)


class PersonPapers(PaperDesk):
    """Makes slips and letters."""

    def leave_slip(self, leave_id: uuid.UUID, form: PaperForm = PaperForm.PDF) -> MadePaper:
        """Make the slip of a leave with its approvals and its end (请假审批单).

        Raises:
            LeaveUnknownError: There is no such leave.
            PaperFormError: It has no such form.
        """
        row = self._from.leaves.leave(leave_id)
        with papers():
            window, taken = self._window_of(row.person_id), self._taken(row)
            facts = slip_facts.leave_facts(row, window, taken, self._work.zone)
            title = _("请假审批单")
        made = Makers(
            title,
            f"leave-{row.asked_at:%Y%m%d}-{leave_id.hex[:8]}",
            lambda: leave_paper(facts, self._hall(), self._now()),
        )
        return self._made(made, form)

    def correction_slip(
        self, correction_id: uuid.UUID, form: PaperForm = PaperForm.PDF
    ) -> MadePaper:
        """Make the slip of a corrected punch (补签单).

        Raises:
            CorrectionUnknownError: There is no such correction.
            PaperFormError: It has no such form.
        """
        found = self._corrections(PunchCorrection.id == correction_id)
        if not found:
            raise CorrectionUnknownError
        row = found[0]
        with papers():
            window = self._window_of(row.person_id)
            facts = slip_facts.correction_facts(row, window, self._work.zone)
            title = _("考勤补签单")
        made = Makers(
            title,
            f"correction-{row.day.isoformat()}-{correction_id.hex[:8]}",
            lambda: correction_paper(facts, self._hall(), self._now()),
        )
        return self._made(made, form)

    def letter(self, letter_id: uuid.UUID, form: PaperForm = PaperForm.PDF) -> MadePaper:
        """Make a letter of feedback to a home unit, as PDF or to be edited (反馈函).

        Raises:
            LetterUnknownError: There is no such letter.
            PaperFormError: It has no such form.
        """
        row = self._from.letters.letter(letter_id)
        said = () if row.mark_id is None else self._from.explanations.of_mark(row.mark_id)
        with papers():
            facts = slip_facts.letter_facts(row, said, self._hall().name)
            title = _("反馈函")
        return self._made(
            Makers(
                title,
                f"letter-{row.issued_on.isoformat()}-{letter_id.hex[:8]}",
                lambda: letter_paper(facts, self._hall(), self._now()),
                word=lambda: letter_docx(facts, self._hall(), self._now()),
            ),
            form,
        )

    def _corrections(self, *where: ColumnElement[bool]) -> Sequence[CorrectionRow]:
        with self._work.read() as session:
            return corrections(session, self._work.hall_id, self._work.zone, *where)

    def _taken(self, row: LeaveRow) -> int | None:
        """Return the working half days that were really taken; None while nobody is back."""
        if row.back is None:
            return None
        if row.span.last < row.back:
            return row.half_days + row.late_half_days
        last = _before(row.back)
        if last < row.span.first:
            return 0
        with self._work.read() as session:
            calendar = load_calendar(session, self._work.hall_id)
        return min(row.half_days, len(HalfDaySpan(row.span.first, last).working(calendar)))


def _before(half_day: HalfDay) -> HalfDay:
    if half_day.half is Half.AFTERNOON:
        return HalfDay(half_day.day, Half.MORNING)
    return HalfDay(half_day.day - _ONE_DAY, Half.AFTERNOON)
