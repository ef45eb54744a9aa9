"""Papers of one day: the posting, the patrols, blank sheets, the outings."""

from datetime import date

from hallapp.hall import directory
from hallapp.kernel.texts import _, papers
from hallapp.serving.attendance_papers import day_facts
from hallapp.serving.attendance_papers.desk import PaperDesk, in_chinese
from hallapp.serving.attendance_papers.made import MadePaper, Makers, PaperForm
from hallapp.slips.attendance.daily import daily_docx, daily_paper, daily_tables
from hallapp.slips.attendance.outings import outing_paper, outing_tables
from hallapp.slips.attendance.patrol_log import patrol_paper, patrol_tables
from hallapp.slips.attendance.round_sheet import round_sheet
from hallapp.slips.attendance.sheet_facts import RoundSheetFacts, RoundSheetWindow


class DayPapers(PaperDesk):
    """Makes the papers of a day."""

    def daily(
        self, day: date, form: PaperForm = PaperForm.PDF, *, is_anew: bool = False
    ) -> MadePaper:
        """Make the day's posting: as it hangs, else as it would be posted (一日一公示).

        Args:
            day: Of the posting.
            form: Of the file.
            is_anew: As it would be posted now, whatever hangs: what is looked at before posting.

        Raises:
            PostingDayError: The day has not come.
            PaperFormError: It has no such form.
        """
        hanging = None if is_anew else self._from.postings.posted(day)
        sheet = hanging or self._from.postings.draft(day)
        with papers():
            facts = day_facts.daily_facts(sheet)
            title = _("一日一公示")
        return self._made(
            Makers(
                title,
                f"daily-{day.isoformat()}",
                lambda: daily_paper(facts, self._hall(), self._now()),
                lambda: in_chinese(lambda: daily_tables(facts)),
                lambda: daily_docx(facts, self._hall(), self._now()),
            ),
            form,
        )

    def patrol_log(self, day: date, form: PaperForm = PaperForm.PDF) -> MadePaper:
        """Make the patrol log of a day with the proof of its draw (巡查记录表).

        Drawn times and the secret stand in it as far as everybody may see them by now.

        Raises:
            PaperFormError: It has no such form.
        """
        patrols = self._from.patrols
        with papers():
            facts = day_facts.patrol_facts(
                patrols.of_day(day),
                patrols.plan(day),
                patrols.marks_in(day, day),
                self._from.rosters.sit_ins(day),
                self._work.zone,
            )
            title = _("窗口巡查记录表")
        return self._made(
            Makers(
                title,
                f"patrols-{day.isoformat()}",
                lambda: patrol_paper(facts, self._hall(), self._now()),
                lambda: in_chinese(lambda: patrol_tables(facts)),
            ),
            form,
        )

    def round_sheets(self, day: date | None = None) -> MadePaper:
        """Make blank sheets to write the rounds of a day on (纸质巡查表).

        Args:
            day: None leaves the date to be written.
        """
        rules = self._from.patrols.plan(day or self._work.today())
        with self._work.read() as session:
            windows = directory.windows(session, self._work.hall_id)
            people = directory.people(session, self._work.hall_id)
        with papers():
            facts = RoundSheetFacts(
                windows=tuple(
                    RoundSheetWindow(
                        number=str(window.number),
                        name=window.name,
                        unit="",
                        people=_("、").join(
                            each.name for each in people if each.window_number == window.number
                        ),
                    )
                    for window in sorted(windows, key=lambda each: (each.zone_letter, each.number))
                ),
                codes=day_facts.finding_codes(self._from.patrols.findings()),
                day=day,
                rounds=rules.asked_rounds or 1,
            )
            title = _("窗口巡查表")
        name = "rounds" if day is None else f"rounds-{day.isoformat()}"
        made = Makers(title, name, lambda: round_sheet(facts, self._hall(), self._now()))
        return self._made(made, PaperForm.PDF)

    def outings(self, day: date, form: PaperForm = PaperForm.PDF) -> MadePaper:
        """Make the register of outings of a day (临时外出登记表).

        Raises:
            PaperFormError: It has no such form.
        """
        with papers():
            rows = self._from.outings.register(day)
            facts = day_facts.outing_facts(day, rows, self._work.zone)
            title = _("临时外出登记表")
        return self._made(
            Makers(
                title,
                f"outings-{day.isoformat()}",
                lambda: outing_paper(facts, self._hall(), self._now()),
                lambda: in_chinese(lambda: outing_tables(facts)),
            ),
            form,
        )
