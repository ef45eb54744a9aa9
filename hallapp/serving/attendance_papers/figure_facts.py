"""Facts of the papers of a period: the week by person, the bulletin with its annexes."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from hallapp.bulletins.policy import BulletinRules
from hallapp.bulletins.rules import title_of
from hallapp.bulletins.terms import (
    BulletinContent,
    BulletinRow,
    BulletinSort,
    CaseCounts,
    ConfirmationRow,
    FigureCode,
    FigureLine,
    MonthFigures,
    NamedDeviation,
    ProseSection,
    RecipientLine,
    SectionCode,
    WeekFigures,
)
from hallapp.kernel.printed_table import Cell, Column, PrintedTable
from hallapp.kernel.texts import _
from hallapp.leave.terms import LeaveKind
from hallapp.slips.attendance.cells import count, day_count, short_day, span_words
from hallapp.slips.attendance.counted import TableWords, unit_table
from hallapp.slips.attendance.facts import CountedColumn, CountedLine, UnitSignature, WeeklyFacts
from hallapp.slips.attendance.letter_facts import BulletinFacts, BulletinSection

_SHOWN = (
    FigureCode.DUE,
    FigureCode.PRESENT,
    FigureCode.LATE,
    FigureCode.EARLY,
    FigureCode.MISSING,
    FigureCode.ABSENT,
    FigureCode.OFF_POST,
    FigureCode.FINDINGS,
    FigureCode.LEAVE,
    FigureCode.TRIP,
)
_LOOKED_AT = frozenset(
    {
        FigureCode.LATE,
        FigureCode.EARLY,
        FigureCode.MISSING,
        FigureCode.ABSENT,
        FigureCode.OFF_POST,
        FigureCode.FINDINGS,
    }
)
_LONGEST_ADDRESSEE = 24  # characters: a longer line of recipients stands in the imprint only


def weekly_facts(
    figures: WeekFigures,
    confirmations: Sequence[ConfirmationRow],
    chiefs: Mapping[str, str],
    zone: tzinfo,
) -> WeeklyFacts:
    """Return a week for its chief representatives, with leave by kind.

    Args:
        figures: As they were counted.
        confirmations: What chief representatives confirmed.
        chiefs: Names of chief representatives by unit.
        zone: The hall's.
    """
    kinds = tuple(kind for kind, _half_days in figures.total.leave)
    codes = _codes(figures.total)
    return WeeklyFacts(
        from_on=figures.from_on,
        until_on=figures.until_on,
        columns=(*_columns(codes), *(_kind_column(kind) for kind in kinds)),
        people=tuple(_counted(line, codes, kinds) for line in figures.people),
        units=tuple(_counted(line, codes, kinds) for line in figures.units),
        total=_counted(figures.total, codes, kinds) if figures.people else None,
        signatures=tuple(_signatures(figures, confirmations, chiefs, zone)),
        notes=tuple(code.definition for code in codes),
    )


def bulletin_facts(
    row: BulletinRow, annexes: tuple[PrintedTable, ...], issuer: str, audit_head: str, zone: tzinfo
) -> BulletinFacts:
    """Return a bulletin that was drafted; without a number it prints as a draft.

    Args:
        row: The bulletin.
        annexes: Its tables, from the figures that it was drafted from.
        issuer: Whoever signs it.
        audit_head: Head of the audit's chain; not printed on a draft.
        zone: The hall's.
    """
    dated = row.issued_at or row.numbered_at
    issue_to = row.on_line(RecipientLine.ISSUE)
    return BulletinFacts(
        issuer=issuer,
        title=row.title,
        number=row.number,
        addressees=_addressees(issue_to),
        opening=_paragraphs(row.content),
        sections=_sections(row.content),
        annexes=annexes,
        report_to=row.on_line(RecipientLine.REPORT),
        send_to=row.on_line(RecipientLine.SEND),
        issue_to=issue_to,
        dated_on=None if dated is None else dated.astimezone(zone).date(),
        audit_head=audit_head if row.number else "",
    )


def previewed_facts(
    sort: BulletinSort,
    figures: WeekFigures,
    content: BulletinContent,
    annexes: tuple[PrintedTable, ...],
    rules: BulletinRules,
) -> BulletinFacts:
    """Return a bulletin that nobody has drafted yet, as its figures would make it."""
    named = {
        line: tuple(_(each.name) for each in rules.recipients if (each.sort, each.line) == key)
        for line in RecipientLine
        for key in ((sort, line),)
    }
    return BulletinFacts(
        issuer="",
        title=title_of(sort, figures.from_on, figures.until_on),
        addressees=_addressees(named[RecipientLine.ISSUE]),
        opening=_paragraphs(content),
        sections=_sections(content),
        annexes=annexes,
        report_to=named[RecipientLine.REPORT],
        send_to=named[RecipientLine.SEND],
        issue_to=named[RecipientLine.ISSUE],
    )


def annex_tables(figures: WeekFigures) -> tuple[PrintedTable, ...]:
    """Return the units of a period and what patrols found, without kinds of leave."""
    codes = _codes(figures.total)
    span = span_words(figures.from_on, figures.until_on)
    notes = tuple(code.definition for code in codes)
    units = unit_table(
        TableWords(_("分单位出勤情况"), span, notes),
        _columns(codes),
        [_counted(line, codes, ()) for line in figures.units],
        _counted(figures.total, codes, ()) if figures.people else None,
    )
    tables = [units]
    if figures.named or figures.sights:
        tables.append(_found(figures, span))
    return tuple(tables)


def month_tables(figures: MonthFigures) -> tuple[PrintedTable, ...]:
    """Return the tables of a month: those of duty, and cases by unit where there are any."""
    duty = annex_tables(figures.duty)
    if not figures.cases_by_unit:
        return duty
    span = span_words(figures.duty.from_on, figures.duty.until_on)
    return (*duty, _cases(figures.cases_by_unit, figures.cases, span))


def _codes(total: FigureLine) -> tuple[FigureCode, ...]:
    """Return the figures that are shown: what nobody can say yet only where there is any."""
    return (*_SHOWN, FigureCode.OPEN) if total[FigureCode.OPEN] else _SHOWN


def _columns(codes: Sequence[FigureCode]) -> tuple[CountedColumn, ...]:
    return tuple(
        CountedColumn(
            heading=code.label, is_half_days=code.is_half_days, is_found=code in _LOOKED_AT
        )
        for code in codes
    )


def _kind_column(kind: str) -> CountedColumn:
    known = {each.value: each.label for each in LeaveKind}
    said = _("其中{kind}").format(kind=known.get(kind, kind))
    return CountedColumn(heading=said, is_half_days=True)


def _counted(line: FigureLine, codes: Sequence[FigureCode], kinds: Sequence[str]) -> CountedLine:
    leave = dict(line.leave)
    is_person = line.person_id is not None
    return CountedLine(
        unit=line.department,
        window="" if line.window_number is None else str(line.window_number),
        name=line.name if is_person else "",
        people=line.people,
        figures=(*(line[code] for code in codes), *(leave.get(kind, 0) for kind in kinds)),
    )


def _signatures(
    figures: WeekFigures,
    confirmations: Sequence[ConfirmationRow],
    chiefs: Mapping[str, str],
    zone: tzinfo,
) -> Sequence[UnitSignature]:
    # Figures that changed since were not confirmed.
    held = {each.department_id: each for each in confirmations if not each.differs}
    signed: list[UnitSignature] = []
    for unit in figures.units:
        found = held.get(unit.department_id) if unit.department_id is not None else None
        signed.append(
            UnitSignature(
                unit=unit.department,
                chief=chiefs.get(unit.department, "") if found is None else found.confirmed_by_name,
                confirmed_on=None if found is None else found.confirmed_at.astimezone(zone).date(),
                words="" if found is None else found.words,
            )
        )
    return signed


def _sections(content: BulletinContent) -> tuple[BulletinSection, ...]:
    return tuple(
        BulletinSection(heading=section.heading, paragraphs=section.paragraphs)
        for section in content.sections
    )


def _paragraphs(content: BulletinContent) -> tuple[str, ...]:
    return ProseSection(SectionCode.OVERALL, "", content.opening).paragraphs


def _addressees(names: Sequence[str]) -> str:
    said = _("，").join(names)
    return said if len(said) <= _LONGEST_ADDRESSEE else ""


def _found(figures: WeekFigures, span: str) -> PrintedTable:
    """Return who is named, and what patrols found and may be said."""
    columns = (
        Column(_("单位"), 3),
        Column(_("窗口"), 1),
        Column(_("姓名"), 1.6),
        Column(_("情况"), 3.6),
        Column(_("日期"), 1.6),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            each.department,
            _window(each.window_number),
            each.name,
            _deviation(each),
            "",
        )
        for each in figures.named
    ]
    rows += [
        (each.department, _window(each.window_number), each.name, each.label, short_day(each.day))
        for each in figures.sights
    ]
    return PrintedTable(_("点名通报的情况"), columns, tuple(rows), span)


def _deviation(each: NamedDeviation) -> str:
    if each.code.is_half_days:
        said = _("{figure}{days}天")
        return said.format(figure=each.code.label, days=day_count(len(each.ids)))
    return _("{figure}{times}次").format(figure=each.code.label, times=len(each.ids))


def _window(number: int | None) -> str:
    return "" if number is None else str(number)


def _cases(units: Sequence[CaseCounts], whole: CaseCounts | None, span: str) -> PrintedTable:
    columns = (
        Column(_("单位"), 3.4),
        Column(_("收件（件）"), 1.2, is_number=True),
        Column(_("受理（件）"), 1.2, is_number=True),
        Column(_("办结（件）"), 1.2, is_number=True),
        Column(_("当场办结（件）"), 1.4, is_number=True),
        Column(_("提前办结（件）"), 1.4, is_number=True),
        Column(_("按期办结（件）"), 1.4, is_number=True),
        Column(_("逾期（件）"), 1.2, is_number=True),
        Column(_("在办（件）"), 1.2, is_number=True),
    )
    rows = [_case_row(each.name, each) for each in units]
    if whole is not None:
        rows.append(_case_row(_("合计"), whole))
    return PrintedTable(_("分单位办件情况"), columns, tuple(rows), span)


def _case_row(name: str, counts: CaseCounts) -> tuple[Cell, ...]:
    figures = (
        counts.received,
        counts.accepted,
        counts.done,
        counts.at_once,
        counts.early,
        counts.on_time,
        counts.late,
        counts.pending,
    )
    return (name, *(count(figure) for figure in figures))
