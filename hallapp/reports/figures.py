"""What screens, papers and commands ask of figures: cases of a period, and the yearly table."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hallapp.cases.figures import CaseTallyService
from hallapp.cases.tally import CaseTally, CountedCaseRow, Grouping, GroupTally, Span
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.printed_table import PrintedTable
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _, papers
from hallapp.openness.annual import AnnualFigureService
from hallapp.reports.annual.checks import YearFacts, annual_checks
from hallapp.reports.annual.editions import EDITIONS, Edition, edition_of
from hallapp.reports.annual.figures import YearFigures, checked_value
from hallapp.reports.annual.table import AnnualTable
from hallapp.reports.case_checks import case_checks, sum_check
from hallapp.reports.case_sheet import CaseFigureSheet, case_tables
from hallapp.reports.errors import EditionUnknownError, ReportYearError
from hallapp.reports.known import CatalogueFigures

FIRST_YEAR = 2000


class FiguresService:
    """Works out figures from what is counted; the same numbers for screen, paper and workbook."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._cases = CaseTallyService(work)
        self._catalogue = CatalogueFigures(work)
        self._annual = AnnualFigureService(work)

    # Cases

    def of_period(self, start: date, end: date) -> CaseFigureSheet:
        """Return the figures of cases in [start, end), with their checks."""
        return self._whole(Span(start, end))

    def by(self, start: date, end: date, grouping: Grouping) -> tuple[CaseFigureSheet, ...]:
        """Return the figures of each department, item, window or month that has any."""
        return tuple(map(_sheet, self._cases.by(Span(start, end), grouping)))

    def months(self, year: int) -> tuple[CaseFigureSheet, ...]:
        """Return the figures of each month of a year that has begun."""
        span = Span.of_year(year)
        return tuple(map(_sheet, self._cases.by(span, Grouping.MONTH)))

    def counted(
        self,
        code: str,
        start: date,
        end: date,
        among: tuple[Grouping, uuid.UUID | None] | None = None,
    ) -> tuple[CountedCaseRow, ...]:
        """Return the cases that a figure counts: its definition's `counts` names the count.

        Args:
            code: `FigureDefinition.counts`, or any other count of cases of `CaseTally`.
            start: First day.
            end: The day after the last.
            among: Department, item or window with its id; None for the whole hall.
        """
        return self._cases.counted(code, Span(start, end), among)

    def case_papers(self, span: Span, grouping: Grouping) -> tuple[PrintedTable, ...]:
        """Return a report's tables, in Chinese: the same for paper and workbook."""
        with papers():
            whole = self._whole(span)
            groups = self._cases.by(span, grouping)
            check = sum_check(grouping, whole.tally, groups)
            checked = replace(whole, checks=(*whole.checks, check))
            return case_tables(checked, grouping, tuple(map(_sheet, groups)), self.before(span))

    def before(self, span: Span) -> CaseFigureSheet | None:
        """Return the figures of the month or year before; None where there were no cases yet."""
        earlier = span.before()
        tally = self._known_cases(earlier, self._cases.first_day())
        return None if tally is None else CaseFigureSheet(earlier.words, earlier, tally)

    def _whole(self, span: Span) -> CaseFigureSheet:
        today = self._work.today()
        tally = self._cases.of(span)
        checks = case_checks(span, tally, today)
        return CaseFigureSheet(span.words, span, tally, checks, is_over=span.end <= today)

    # The yearly table

    def annual(self, year: int, edition: str = "") -> AnnualTable:
        """Return the yearly table with sources and checks.

        Args:
            year: Which year; this year's goes up to today.
            edition: `2012` or `current`; empty for the one that is in force for the year.

        Raises:
            ReportYearError: The year lies before every record or has not begun.
            EditionUnknownError: There is no such edition.
        """
        self._check_year(year)
        chosen, span = _edition(edition, year), Span.of_year(year)
        first = self._cases.first_day()
        tally = self._known_cases(span, first)
        figures = YearFigures(self._counted(span, tally), self._annual.entered(year))
        is_partly = tally is not None and first is not None and first > span.start
        facts = YearFacts(
            chosen,
            figures,
            self._of_last_year(year - 1, first),
            None if tally is None else tally.carried_in,
            _day_words(first) if is_partly and first is not None else "",
        )
        return AnnualTable(
            year,
            chosen,
            figures.parts(chosen),
            figures.shown(chosen),
            annual_checks(facts),
            is_whole=span.end <= self._work.today(),
            zone=self._work.zone,
        )

    def annual_papers(self, year: int, edition: str = "") -> tuple[PrintedTable, ...]:
        """Return the yearly table as it is printed and kept as a workbook, in Chinese.

        Raises:
            ReportYearError: The year lies before every record or has not begun.
            EditionUnknownError: There is no such edition.
        """
        with papers():
            return self.annual(year, edition).printed()

    def enter(self, request: Request, year: int, values: Mapping[str, str], note: str = "") -> None:
        """Keep values that people enter for a year, all of them or none.

        Args:
            request: Who enters them.
            year: Which year.
            values: What was typed, by the code of the indicator.
            note: Where the values come from; may be empty.

        Raises:
            ReportYearError: The year lies before every record or has not begun.
            FigureUnknownError: There is no such indicator.
            FigureValueError: It cannot have this value.
            NotEntitledError: The actor does not keep the yearly table.
        """
        self._check_year(year)
        checked = {code: checked_value(code, text) for code, text in values.items()}
        self._annual.enter(request, year, checked, note.strip())

    def _check_year(self, year: int) -> None:
        last = self._work.today().year
        if not FIRST_YEAR <= year <= last:
            raise ReportYearError(year=year, first=FIRST_YEAR, last=last)

    def _of_last_year(self, year: int, first: date | None) -> dict[str, Decimal]:
        if year < FIRST_YEAR:
            return {}
        span = Span.of_year(year)
        counted = self._counted(span, self._known_cases(span, first))
        figures = YearFigures(counted, self._annual.entered(year))
        found = {code: figures.value(code) for code in edition_of(year).codes}
        return {code: value for code, value in found.items() if value is not None}

    def _known_cases(self, span: Span, first: date | None) -> CaseTally | None:
        """Return the counts of a year; None for a time of which the hall has no cases."""
        return None if first is None or first >= span.end else self._cases.of(span)

    def _counted(self, span: Span, tally: CaseTally | None) -> dict[str, Decimal]:
        """Return what the hall itself knows of a year; nothing of a time it did not record."""
        found: dict[str, int] = {}
        if tally is not None:
            found |= {"cases_handled": tally.accepted, "cases_done": tally.done}
        readings = self._annual.readings(span.start, span.end)
        if readings is not None:
            found["readings"] = readings
        # A hall that had not begun by then had no catalogue, whatever is public now.
        if tally is not None or self._has_catalogue(span.end):
            last = date.fromordinal(span.end.toordinal() - 1)
            found |= self._catalogue.items(span.start, last)
            found |= self._catalogue.stationed(span.end)
        return {code: Decimal(value) for code, value in found.items()}

    def _has_catalogue(self, end: date) -> bool:
        known = self._catalogue.first_change()
        return (self._work.today() if known is None else known) < end


def _day_words(day: date) -> str:
    return _("{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)


def _sheet(group: GroupTally) -> CaseFigureSheet:
    return CaseFigureSheet(group.name, group.span, group.tally, group=group)


def _edition(code: str, year: int) -> Edition:
    if not code:
        return edition_of(year)
    if code not in EDITIONS:
        raise EditionUnknownError(given=code, known=" ".join(EDITIONS))
    return EDITIONS[code]
