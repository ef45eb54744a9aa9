"""Papers of the week and of the month, from the figures that bulletins are drafted from."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from hallapp.bulletins.policy import BULLETIN_RULES, BulletinRules
from hallapp.bulletins.terms import (
    BulletinRow,
    BulletinSort,
    ConfirmationRow,
    WeekFigures,
)
from hallapp.hall.terms import Role
from hallapp.kernel.database.records import AuditCheckpoint
from hallapp.kernel.printed_table import PrintedTable
from hallapp.kernel.settings import value_on
from hallapp.kernel.texts import _, papers
from hallapp.serving.attendance_papers import figure_facts, score_facts
from hallapp.serving.attendance_papers.desk import PaperDesk, in_chinese
from hallapp.serving.attendance_papers.made import MadePaper, Makers, PaperForm
from hallapp.slips.attendance.assessment import assessment_tables
from hallapp.slips.attendance.bulletin import bulletin_docx, bulletin_paper
from hallapp.slips.attendance.letter_facts import BulletinFacts
from hallapp.slips.attendance.weekly import weekly_paper, weekly_tables


class BulletinPapers(PaperDesk):
    """Makes summaries and bulletins."""

    def weekly(
        self, day: date, form: PaperForm = PaperForm.PDF, *, has_unit_pages: bool = False
    ) -> MadePaper:
        """Make the summary of the week that a day lies in (周汇总表).

        As a Word file it is the prose of the week with its annexes.

        Args:
            day: Any day of the week.
            form: In which form.
            has_unit_pages: Every unit begins a page, to be signed and handed in alone.

        Raises:
            PaperFormError: It has no such form.
        """
        row = self._from.bulletins.of_period(BulletinSort.WEEKLY, day)
        if row is None:
            figures = self._from.bulletins.week(day)
        else:
            figures = self._from.bulletins.frozen_week(row.id)
        hall = self._hall()
        with papers():
            confirmed = self._confirmations(day)
            facts = figure_facts.weekly_facts(figures, confirmed, self._chiefs(), self._work.zone)
            title = _("窗口考勤周汇总表")
        made = Makers(
            title,
            f"week-{figures.from_on.isoformat()}",
            lambda: weekly_paper(facts, hall, self._now(), has_unit_pages=has_unit_pages),
            lambda: in_chinese(lambda: weekly_tables(facts)),
            lambda: bulletin_docx(self._week_prose(day, row, figures), hall, self._now()),
        )
        return self._made(made, form)

    def monthly(self, of: date | uuid.UUID, form: PaperForm = PaperForm.PDF) -> MadePaper:
        """Make a bulletin, or that of the month that a day lies in (月通报).

        A month that nobody has drafted prints as a draft of its figures.

        Args:
            of: Any day of the month, or the bulletin.
            form: In which form.

        Raises:
            BulletinUnknownError: There is no such bulletin.
            PaperFormError: It has no such form.
        """
        hall, bulletins = self._hall(), self._from.bulletins
        if isinstance(of, uuid.UUID):
            row: BulletinRow | None = bulletins.bulletin(of)
        else:
            row = bulletins.of_period(BulletinSort.MONTHLY, of)
        with papers():
            facts = self._undrafted(of) if row is None else self._drafted(row)
            title = _("通报")
        day = of if row is None else row.from_on
        made = Makers(
            facts.title or title,
            f"bulletin-{day}",
            lambda: bulletin_paper(facts, hall, self._now()),
            lambda: facts.annexes,
            lambda: bulletin_docx(facts, hall, self._now()),
        )
        return self._made(made, form)

    def _drafted(self, row: BulletinRow) -> BulletinFacts:
        tables = self._annexes(row)
        hall = self._hall()
        facts = figure_facts.bulletin_facts(
            row, tables, hall.name, self._audit_head(), self._work.zone
        )
        return self._headed(facts, row.until_on)

    def _annexes(self, row: BulletinRow) -> tuple[PrintedTable, ...]:
        """Return the tables of a bulletin, from the figures that it was drafted from."""
        bulletins = self._from.bulletins
        if row.sort is BulletinSort.WEEKLY:
            return figure_facts.annex_tables(bulletins.frozen_week(row.id))
        if row.sort is BulletinSort.MONTHLY:
            return figure_facts.month_tables(bulletins.frozen_month(row.id))
        facts = score_facts.assessment_facts(
            self._from.scores.sheet(row.from_on, row.until_on), self._work.zone
        )
        return assessment_tables(facts)[:1]

    def _undrafted(self, of: date | uuid.UUID) -> BulletinFacts:
        if isinstance(of, uuid.UUID):  # an id always names a bulletin that was drafted
            raise TypeError(of)
        figures, content = self._from.bulletins.preview_month(of)
        until = figures.duty.until_on
        facts = figure_facts.previewed_facts(
            BulletinSort.MONTHLY,
            figures.duty,
            content,
            figure_facts.month_tables(figures),
            self._rules(until),
        )
        return self._headed(facts, until)

    def _week_prose(
        self, day: date, row: BulletinRow | None, figures: WeekFigures
    ) -> BulletinFacts:
        with papers():
            if row is not None:
                return self._drafted(row)
            _figures, content = self._from.bulletins.preview_week(day)
            tables = figure_facts.annex_tables(figures)
            rules = self._rules(figures.until_on)
            facts = figure_facts.previewed_facts(
                BulletinSort.WEEKLY, figures, content, tables, rules
            )
            return self._headed(facts, figures.until_on)

    def _headed(self, facts: BulletinFacts, day: date) -> BulletinFacts:
        """Return a bulletin under the red head that the hall has chosen."""
        return replace(facts, issuer=self._hall().name, masthead=_named(self._rules(day).masthead))

    def _rules(self, day: date) -> BulletinRules:
        with self._work.read() as session:
            return value_on(session, self._work.hall_id, BULLETIN_RULES, day)

    def _confirmations(self, day: date) -> Sequence[ConfirmationRow]:
        """Return what holds of the week's confirmations, and whether figures changed since."""
        listed = self._from.bulletins.worklist(BulletinSort.WEEKLY, day)
        return [unit.confirmation for unit in listed.units if unit.confirmation is not None]

    def _chiefs(self) -> dict[str, str]:
        """Return the chief representatives by unit."""
        return {
            each.department: each.name
            for each in self._people()
            if Role.CHIEF_REPRESENTATIVE in each.roles
        }

    def _audit_head(self) -> str:
        asked = select(AuditCheckpoint.head).where(AuditCheckpoint.hall_id == self._work.hall_id)
        with self._work.read() as session:
            return session.scalars(asked).first() or ""


def _named(masthead: str) -> str:
    return _(masthead) if masthead else ""
