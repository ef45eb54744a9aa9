"""What hangs in the hall says 在岗, 请假, 公出 or B岗 and findings that stand, nothing else."""

import pytest
from duty_facts_made import duty, facts, half, sight

from hallapp.bulletins.posting import posting_of
from hallapp.bulletins.spelling import spell
from hallapp.bulletins.terms import DutyHalf, HalfWord, SightSort, Standing
from hallapp.hall.half_days import Half

AFTERNOON = Half.AFTERNOON


def one(morning: DutyHalf, afternoon: DutyHalf):
    (row,) = posting_of(facts(duty(morning=morning, afternoon=afternoon))).rows
    return row.presence, row.leave


@pytest.mark.parametrize(
    ("morning", "afternoon", "presence", "leave"),
    [
        (half(), half(AFTERNOON), "在岗", ""),
        (half(is_late=True), half(AFTERNOON, is_missing=True), "在岗", ""),
        (half(word=HalfWord.LEAVE, leave_kind="病假"), half(AFTERNOON), "在岗", "请假（上午）"),
        (
            half(word=HalfWord.LEAVE, leave_kind="病假"),
            half(AFTERNOON, HalfWord.LEAVE, leave_kind="病假"),
            "请假",
            "请假（全天）",
        ),
        (half(word=HalfWord.TRIP), half(AFTERNOON, HalfWord.TRIP), "公出", "公出（全天）"),
        (
            half(word=HalfWord.LEAVE, has_b=True),
            half(AFTERNOON, HalfWord.LEAVE, has_b=True),
            "B岗",
            "请假（全天）",
        ),
        (half(word=HalfWord.ABSENT), half(AFTERNOON, HalfWord.ABSENT), "—", ""),
        (half(word=HalfWord.OPEN), half(AFTERNOON, HalfWord.OPEN), "—", ""),
        (half(word=HalfWord.OPEN, has_come=True), half(AFTERNOON, HalfWord.OPEN), "在岗", ""),
        (half(word=HalfWord.LEAVE), half(AFTERNOON, HalfWord.ABSENT), "—", "请假（上午）"),
    ],
)
def test_presence_is_one_of_the_four_words_or_none(
    morning: DutyHalf, afternoon: DutyHalf, presence: str, leave: str
) -> None:
    assert one(morning, afternoon) == (presence, leave)


def test_no_kind_of_leave_hangs_in_the_hall() -> None:
    day = duty(morning=half(word=HalfWord.LEAVE, leave_kind="病假", leave_id="L7"))

    assert "病假" not in str(spell(posting_of(facts(day))))


def test_only_findings_that_stand_hang_and_dress_has_its_own_column() -> None:
    found = (
        sight(),
        sight(sort=SightSort.DRESS, label="未佩戴工牌"),
        sight(label="聊天", standing=Standing.WAITING),
        sight(label="吃东西", standing=Standing.EXPLAINED),
    )

    (row,) = posting_of(facts(duty(), sights=found)).rows

    assert (row.discipline, row.dress, row.is_notable) == ("玩手机或游戏", "未佩戴工牌", True)


def test_who_has_no_duty_on_the_day_does_not_hang() -> None:
    rest = duty(morning=half(word=HalfWord.REST), afternoon=half(AFTERNOON, HalfWord.REST))

    sheet = posting_of(facts(rest))

    assert (sheet.rows, sheet.is_working_day) == ((), False)
