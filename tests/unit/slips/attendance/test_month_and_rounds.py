"""The month as a grid of letters, and the sheet to write rounds on when the power is gone."""

from dataclasses import replace

import pytest

from hallapp.slips.attendance.month_sheet import month_paper, note_mark
from hallapp.slips.attendance.round_sheet import round_sheet
from hallapp.slips.attendance.sheet_facts import RoundSheetFacts, RoundSheetWindow
from hallapp.slips.fonts import missing_characters
from tests.unit.slips.attendance.attendance_examples import DAY, NAMES, month, name_of, packed
from tests.unit.slips.paper_examples import HALL, PRINTED_AT, blank_characters, pages_of, text_of


def test_every_person_of_a_full_month_stands_once_on_paper() -> None:
    facts = month(150)

    pages = pages_of(month_paper(facts, HALL, PRINTED_AT))

    whole = packed("".join(pages))
    assert len(pages) > 8
    assert [n for n in range(150) if f"{n + 1}号{name_of(n)}" not in whole] == []
    assert all("姓名" in packed(page) for page in pages[:-1])


def test_marks_stand_before_the_totals_they_add_up_to() -> None:
    text = text_of(month_paper(month(3), HALL, PRINTED_AT))

    # November 2026 begins on a Sunday: person 1 came late on Monday the second.
    assert f"2号{name_of(1)}迟√1√√" in text
    assert f"{name_of(0)}{'√' * 42}20.5—" in text


def test_a_month_says_what_letters_mean_what_was_corrected_and_who_locked_it() -> None:
    text = text_of(month_paper(month(3), HALL, PRINTED_AT))

    assert "图例：√出勤迟迟到" in text
    assert "①11月3日上午到：补签单41号。" in text
    assert "本月已于12月3日由赵强锁定。" in text


def test_every_mark_of_a_footnote_is_another_and_can_be_drawn() -> None:
    marks = [note_mark(number) for number in range(100)]

    assert marks[:3] + marks[20:22] + marks[35:37] + marks[50:52] == [
        "", "①", "②", "⑳", "㉑", "㉟", "㊱", "㊿", "(51)",
    ]  # fmt: skip
    assert len(set(marks)) == len(marks)
    assert missing_characters("".join(marks)) == ()


def test_an_open_month_says_that_its_figures_may_change() -> None:
    text = text_of(month_paper(replace(month(0), lock=()), HALL, PRINTED_AT))

    assert "本月还没有锁定，数字还会变。" in text
    assert "没有排班的人。" in text


def windows(count: int) -> tuple[RoundSheetWindow, ...]:
    return tuple(
        RoundSheetWindow(number=str(n + 1), name=f"窗口名{n + 1}", unit="", people=NAMES[n % 5])
        for n in range(count)
    )


@pytest.mark.parametrize("rounds", [2, 4, 6])
def test_rounds_are_columns_and_every_page_has_room_for_time_and_name(rounds: int) -> None:
    facts = RoundSheetFacts(
        windows=windows(100), codes=(("1", "空岗"), ("2", "聊天")), rounds=rounds
    )

    pages = [packed(page) for page in pages_of(round_sheet(facts, HALL, PRINTED_AT))]

    assert len(pages) > 2
    for page in pages:
        assert f"第{rounds}次" in page
        assert "几点几分" in page
    assert [n for n in range(1, 101) if f"窗口名{n}" not in "".join(pages)] == []
    assert "1空岗2聊天" in pages[0]


def test_a_sheet_for_one_day_names_it_and_nothing_on_it_is_white() -> None:
    slip = round_sheet(RoundSheetFacts(windows=windows(8), codes=(), day=DAY), HALL, PRINTED_AT)

    assert "2026年11月23日星期一" in text_of(slip)
    assert blank_characters(slip) == []
