"""The assessment of a period (双月考核表): rank, score, grade, evidence, and what is delivered."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from hallapp.hall.terms import HallRow
from hallapp.kernel.printed_table import Cell, Column, PrintedTable
from hallapp.kernel.texts import _, papers
from hallapp.slips.attendance.cells import (
    points,
    score,
    short_day,
    span_words,
    window_words,
)
from hallapp.slips.attendance.list_parts import ListPart, ListWords
from hallapp.slips.attendance.listing import list_paper
from hallapp.slips.attendance.press import press
from hallapp.slips.attendance.sheet_facts import AssessmentFacts, AssessmentLine, ScoreLine
from hallapp.slips.dates import day_words
from hallapp.slips.official.blocks import Block, Cut, Field, Form, Gap, Grid, Para, PartTitle
from hallapp.slips.official.blocks import Column as GridColumn
from hallapp.slips.terms import Slip
from hallapp.slips.word.manuscript import HeadKind, Manuscript


def assessment_tables(facts: AssessmentFacts) -> tuple[PrintedTable, ...]:
    """Return the ranking and the evidence, as paper and workbook show them."""
    return _ranking(facts), _evidence(facts)


def assessment_paper(facts: AssessmentFacts, hall: HallRow, printed_at: datetime) -> Slip:
    """Return the assessment of a period as an A4 PDF across.

    Args:
        facts: The period.
        hall: The hall that assesses.
        printed_at: Moment of printing, aware.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        return list_paper(*_listed(facts), hall, printed_at)


def assessment_docx(facts: AssessmentFacts, hall: HallRow, made_at: datetime) -> bytes:
    """Return the assessment of a period as a Word file across.

    Args:
        facts: The period.
        hall: The hall that assesses.
        made_at: Moment that the file names as its own, aware.
    """
    from hallapp.slips.attendance.list_file import list_file

    with papers():
        return list_file(*_listed(facts), hall, made_at)


def _listed(facts: AssessmentFacts) -> tuple[ListWords, tuple[ListPart, ...]]:
    ranking, evidence = assessment_tables(facts)
    parts = (
        ListPart(table=ranking, empty=_("没有参加考核的人。")),
        ListPart(table=evidence, empty=_("没有加分和扣分。"), begins_page=bool(evidence.rows)),
    )
    words = ListWords(
        title=facts.title,
        aside=_span(facts),
        lead=(_lead(facts),),
        mark="" if facts.is_closed else _("未定稿"),
        foot=facts.rules,
        signers=(_("制表人签名"), _("审核人签名"), _("日期")),
    )
    return words, parts


def assessment_notices(
    facts: AssessmentFacts,
    lines: Sequence[AssessmentLine],
    hall: HallRow,
    printed_at: datetime,
) -> Slip:
    """Return a notice of the result for each person, with the receipt to sign (送达回证).

    Args:
        facts: The period.
        lines: Whose notices, at least one.
        hall: The hall that assesses.
        printed_at: Moment of printing, aware.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        return press([_notice(facts, line, hall) for line in lines], hall, printed_at)


def _lead(facts: AssessmentFacts) -> str:
    grades = Counter(line.grade for line in facts.lines if line.grade)
    said = [_("共 {count} 人").format(count=len(facts.lines))]
    said += [f"{grade} {count}" for grade, count in grades.items()]
    return _("，").join(said) + _("。")


def _span(facts: AssessmentFacts) -> str:
    return span_words(facts.from_on, facts.until_on)


def _ranking(facts: AssessmentFacts) -> PrintedTable:
    columns = (
        Column(_("名次"), 0.9, is_number=True),
        Column(_("单位"), 4),
        Column(_("窗口"), 1.3),
        Column(_("姓名"), 2.6),
        Column(_("基础分"), 1.3, is_number=True),
        *(Column(part, 1.3, is_number=True) for part in facts.parts),
        Column(_("得分"), 1.3, is_number=True),
        Column(_("等次"), 1.6),
        Column(_("送达签收"), 3),
    )
    rows = tuple(_rank_row(line) for line in facts.lines)
    return PrintedTable(facts.title, columns, rows, _span(facts))


def _rank_row(line: AssessmentLine) -> tuple[Cell, ...]:
    return (
        line.rank,
        line.unit,
        window_words(line.window),
        line.name,
        score(line.base_tenths),
        *(points(part) for part in line.parts),
        score(line.tenths),
        line.grade,
        _delivered(line),
    )


def _delivered(line: AssessmentLine) -> str:
    if not line.delivered_to:
        return "　"  # white to sign on
    on = "" if line.delivered_on is None else short_day(line.delivered_on)
    return _("{name} {day}").format(name=line.delivered_to, day=on).strip()


def _evidence(facts: AssessmentFacts) -> PrintedTable:
    columns = (
        Column(_("单位"), 3),
        Column(_("姓名"), 2.2),
        Column(_("日期"), 1.5),
        Column(_("考核项目"), 3),
        Column(_("事实"), 5),
        Column(_("分值"), 1, is_number=True),
        Column(_("依据"), 3),
    )
    rows = tuple(
        (line.unit, line.name, *_entry_cells(entry))
        for line in facts.lines
        for entry in line.entries
    )
    return PrintedTable(_("加分和扣分依据"), columns, rows, _span(facts))


def _entry_cells(entry: ScoreLine) -> tuple[Cell, ...]:
    return (
        short_day(entry.on),
        entry.rule,
        entry.words,
        points(entry.tenths),
        entry.evidence,
    )


def _notice(facts: AssessmentFacts, line: AssessmentLine, hall: HallRow) -> Manuscript:
    return Manuscript(
        head=HeadKind.FORM,
        masthead=hall.name,
        title=_("考核结果通知单"),
        blocks=tuple(_notice_blocks(facts, line)),
    )


def _notice_blocks(facts: AssessmentFacts, line: AssessmentLine) -> Iterator[Block]:
    yield Form(
        (
            (Field(_("考核"), facts.title),),
            (Field(_("考核期间"), _span(facts)),),
            (Field(_("姓名"), line.name), Field(_("单位"), line.unit)),
            (Field(_("得分"), str(score(line.tenths))), Field(_("名次"), str(line.rank))),
            (Field(_("等次"), line.grade), Field(_("窗口"), window_words(line.window))),
        )
    )
    yield Gap(0.4)
    if line.entries:
        yield _entry_grid(line.entries)
    else:
        yield Para(_("考核期内没有加分和扣分。"))
    yield Gap(0.3)
    yield Para(_("对结果有意见的，可以向大厅提出申诉，大厅复核后书面答复。"))
    yield Cut()
    number = _("{name}，{span}").format(name=line.name, span=_span(facts))
    yield PartTitle(_("送达回证"), number)
    delivered = "" if line.delivered_on is None else day_words(line.delivered_on)
    yield Form(
        (
            (Field(_("送达文书"), _("考核结果通知单")),),
            (Field(_("受送达人"), line.name), Field(_("签收人签名"), line.delivered_to)),
            (Field(_("送达人签名"), ""), Field(_("送达日期"), delivered)),
        )
    )


def _entry_grid(entries: Sequence[ScoreLine]) -> Grid:
    columns = (
        GridColumn(_("日期"), 24, is_centred=True),
        GridColumn(_("考核项目"), 30),
        GridColumn(_("事实"), 48),
        GridColumn(_("分值"), 16, is_centred=True),
        GridColumn(_("依据"), 38),
    )
    rows = tuple(tuple(str(cell) for cell in _entry_cells(entry)) for entry in entries)
    return Grid(columns, rows)
