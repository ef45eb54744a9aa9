"""What hangs on the wall, what is signed and what is calculated with say the same."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from hallapp.hall.terms import HallRow
from hallapp.kernel.printed_table import PrintedTable
from hallapp.kernel.texts import papers
from hallapp.slips.attendance.assessment import assessment_paper, assessment_tables
from hallapp.slips.attendance.daily import daily_paper, daily_tables
from hallapp.slips.attendance.facts import DailyFacts
from hallapp.slips.attendance.month_sheet import month_tables
from hallapp.slips.attendance.outings import outing_paper, outing_tables
from hallapp.slips.attendance.patrol_log import patrol_paper, patrol_tables
from hallapp.slips.attendance.weekly import weekly_paper, weekly_tables
from hallapp.slips.terms import Slip
from tests.unit.slips.attendance.attendance_examples import (
    UNITS,
    assessment,
    daily,
    figures,
    headings,
    month,
    outings,
    packed,
    patrols,
    rows_as_printed,
    week,
    workbook_rows,
)
from tests.unit.slips.paper_examples import (
    DEMO_HALL,
    HALL,
    PRINTED_AT,
    blank_characters,
    pages_of,
    text_of,
)

Tables = Callable[..., Sequence[PrintedTable]]
Paper = Callable[..., Slip]
LISTS = [
    pytest.param(daily_tables, daily_paper, daily(100), id="a day posted"),
    pytest.param(daily_tables, daily_paper, daily(0), id="a day without anybody"),
    pytest.param(patrol_tables, patrol_paper, patrols(), id="patrols"),
    pytest.param(outing_tables, outing_paper, outings(40), id="outings"),
    pytest.param(outing_tables, outing_paper, outings(0), id="a day without outings"),
    pytest.param(weekly_tables, weekly_paper, week(100), id="a week"),
    pytest.param(weekly_tables, weekly_paper, week(0), id="a week without anybody"),
    pytest.param(assessment_tables, assessment_paper, assessment(100), id="an assessment"),
]


@pytest.mark.parametrize(("tables", "paper", "facts"), LISTS)
def test_paper_and_workbook_show_the_same_rows(tables: Tables, paper: Paper, facts: object) -> None:
    with papers():
        made = tables(facts)
    text = text_of(paper(facts, HALL, PRINTED_AT))

    for number, table in enumerate(made):
        missing = [row for row in rows_as_printed(table) if row not in text]
        assert missing == []
        assert [heading for heading in headings(table) if heading not in text] == []
        if table.rows:
            assert [
                tuple(None if cell == "" else cell for cell in row)
                for row in workbook_rows(made, number)
            ] == figures(table)


def test_a_hundred_windows_take_several_pages_with_their_headings_on_each() -> None:
    pages = pages_of(daily_paper(daily(100), HALL, PRINTED_AT))

    assert len(pages) > 3
    assert all("上班纪律" in page for page in pages)
    assert all("2026年11月23日 星期一" in " ".join(page.split()) for page in pages)
    assert "（续）" in pages[1]
    assert "0000-1234567" in pages[-1]


def test_the_posting_counts_the_very_words_it_prints() -> None:
    text = text_of(daily_paper(daily(100), HALL, PRINTED_AT))

    assert "共100人，在岗90，请假10。" in text


def test_a_posting_that_does_not_hang_yet_says_so_and_a_demo_hall_always_does() -> None:
    draft = replace(daily(3), is_draft=True)

    assert "还没有张贴" in text_of(daily_paper(draft, HALL, PRINTED_AT))
    assert "还没有张贴" not in text_of(daily_paper(daily(3), HALL, PRINTED_AT))
    assert "演示数据" in text_of(daily_paper(draft, DEMO_HALL, PRINTED_AT))


def test_the_evenings_proof_of_the_draw_can_be_read_whole() -> None:
    text = text_of(patrol_paper(patrols(), HALL, PRINTED_AT))

    assert "ab" * 32 in text
    assert "cd" * 32 in text
    assert "应巡查3次，已巡查2次，其中晚到1次；发现情况2处。" in text
    assert "没有巡查" in text


def test_a_secret_that_is_not_told_yet_is_not_printed() -> None:
    facts = patrols()
    assert facts.proof is not None
    waiting = replace(facts, proof=replace(facts.proof, secret="", revealed=None))

    assert "当天巡查结束后公布" in text_of(patrol_paper(waiting, HALL, PRINTED_AT))


def test_every_unit_of_a_week_ends_with_a_line_for_its_chief() -> None:
    pages = pages_of(weekly_paper(week(40), HALL, PRINTED_AT, has_unit_pages=True))

    assert len(pages) == 1 + len(UNITS)
    assert all("首席代表签名" in packed(page) for page in pages[1:])
    assert "首席代表签名（王建军）已于2026年11月23日在系统确认" in packed(pages[1])
    assert "首席代表签名（李红）日期" in packed(pages[2])


def test_the_hall_stands_below_its_units_and_notes_tell_how_it_was_counted() -> None:
    with papers():
        units, _people = weekly_tables(week(100))
    text = text_of(weekly_paper(week(100), HALL, PRINTED_AT))

    assert "合计10050" in text
    assert [row[-1] for row in units.rows] == ["11月23日", "待确认", "待确认", "待确认", "　"]
    assert "应出勤：期内应当上班的半天。" in text


def test_the_month_in_a_workbook_holds_every_mark() -> None:
    with papers():
        tables = month_tables(month(60))

    read = workbook_rows(tables, 0)
    assert [tuple(None if cell == "" else cell for cell in row) for row in read] == figures(
        tables[0]
    )
    assert "迟/√①" in read[4]


def test_names_of_rare_characters_are_drawn_or_told() -> None:
    lines = tuple(replace(line, name="𬭼\U00031350工") for line in daily(2).lines)
    slip = daily_paper(DailyFacts(day=daily(1).day, lines=lines), HALL, PRINTED_AT)

    assert "\U00031350" in slip.unknown_characters
    assert "𬭼〔U+31350〕工" in text_of(slip)
    assert slip.warning


@pytest.mark.parametrize(
    "slip",
    [
        lambda hall, at: daily_paper(daily(12), hall, at),
        lambda hall, at: patrol_paper(patrols(), hall, at),
        lambda hall, at: weekly_paper(week(12), hall, at),
    ],
)
def test_no_character_of_a_list_is_left_white(slip: Callable[[HallRow, datetime], Slip]) -> None:
    assert blank_characters(slip(HALL, PRINTED_AT)) == []
