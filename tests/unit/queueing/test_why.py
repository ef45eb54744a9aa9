"""Every pick is explained in one plain sentence that is true, and the public hears of no class."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.queueing.order import Candidate, Standing, why_first
from hallapp.queueing.terms import Entry
from hallapp.queueing.terms.reasons import PickReason, Told, Why, public_sentence, sentence

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def waiting(minute: int, sequence: int, head_start: int = 0) -> Standing:
    joined = NINE + timedelta(minutes=minute)
    return Standing(
        joined - timedelta(minutes=head_start), sequence, joined, joined, 60 * head_start
    )


def said(first: Candidate, second: Candidate | None, **told: str) -> str:
    other = "" if second is None else "B007"
    return sentence(why_first(first, second), Told("A023", other, **told))


ORDINARY = Candidate(waiting(10, 5))


def moved(entry: Entry, minute: int = 20) -> Candidate:
    """Somebody who came at nine and joined this queue later, keeping the place of nine."""
    joined = NINE + timedelta(minutes=minute)
    return Candidate(Standing(NINE, 9, NINE, joined, entry=entry))


@pytest.mark.parametrize(
    ("first", "second", "told", "words"),
    [
        (Candidate(waiting(3, 1)), ORDINARY, {}, "A023 先于 B007，因为取号早 7 分钟"),
        (Candidate(waiting(10, 4)), ORDINARY, {}, "A023 先于 B007，因为取号在先"),
        (
            Candidate(waiting(30, 9, head_start=30)),
            ORDINARY,
            {"class_name": "老年人"},
            "A023 先于 B007，因为老年人优先 30 分钟",
        ),
        (
            Candidate(replace(waiting(30, 9, head_start=30), entry=Entry.APPOINTMENT)),
            ORDINARY,
            {},
            "A023 先于 B007，因为按预约时段排队",
        ),
        (
            Candidate(replace(waiting(30, 9, head_start=25), entry=Entry.PRIORITISED)),
            ORDINARY,
            {"words": "带着婴儿"},
            "A023 先于 B007，因为大厅安排优先 25 分钟（带着婴儿）",
        ),
        (
            Candidate(replace(waiting(3, 1), aside_s=600)),
            ORDINARY,
            {},
            "A023 先于 B007，因为挂起或暂离已结束，回到原来的位置",
        ),
        (
            moved(Entry.TRANSFERRED),
            ORDINARY,
            {},
            "A023 先于 B007，因为转来之前已等了 20 分钟",
        ),
        (
            moved(Entry.NEXT_STEP),
            ORDINARY,
            {},
            "A023 先于 B007，因为联办的上一步已办完，此前已等了 20 分钟",
        ),
        (
            moved(Entry.RETURNED),
            ORDINARY,
            {},
            "A023 先于 B007，因为在别的窗口办完后按约定回来",
        ),
        (
            moved(Entry.READMITTED),
            ORDINARY,
            {},
            "A023 先于 B007，因为过号后返回，按过号规则排到这里",
        ),
        (
            Candidate(waiting(12, 6)),
            Candidate(
                Standing(NINE + timedelta(minutes=15), 5, NINE, NINE, entry=Entry.READMITTED)
            ),
            {},
            "A023 先于 B007，因为B007 过号后返回，按过号规则排在后面",
        ),
        (
            Candidate(waiting(12, 6), lead_minutes=5),
            Candidate(waiting(10, 5), lead_minutes=-5),
            {},
            "A023 先于 B007，因为本窗口优先叫这项业务，相当于早到 10 分钟",
        ),
        (
            replace(moved(Entry.TRANSFERRED), is_wanted_here=True),
            ORDINARY,
            {},
            "A023 先于 B007，因为指定由本窗口办理",
        ),
        (ORDINARY, None, {}, "这时只有 A023 在等"),
    ],
)
def test_a_pick_is_explained(
    first: Candidate, second: Candidate | None, told: dict[str, str], words: str
):
    assert second is None or first.key < second.key
    assert said(first, second, **told) == words


def test_a_chosen_call_says_whom_it_went_before():
    why = Why(PickReason.CHOSEN)

    assert sentence(why, Told("A023", "B007")) == (
        "A023 由窗口指定叫号，越过 B007，原因已记入越序报表"
    )
    assert sentence(why, Told("A023", "")) == "A023 由窗口指定叫号，原因已记入越序报表"


@pytest.mark.parametrize("reason", list(PickReason))
def test_the_public_hears_of_no_class_and_no_person(reason: PickReason):
    told = Told("A023", "B007", class_name="残疾人", words="张三带着婴儿")

    public = public_sentence(Why(reason, 30), told)

    assert "残疾人" not in public
    assert "张三" not in public
    assert "预约" not in public or reason is PickReason.OTHER_SLOT


@pytest.mark.parametrize("reason", list(PickReason))
def test_every_reason_has_a_sentence_and_comes_back_from_the_store(reason: PickReason):
    why = Why(reason, 12)

    assert Why.read(why.spelled()) == why
    assert len(why.spelled()) <= 40
    assert "{" not in sentence(why, Told("A023", "B007"))


def test_a_reason_of_a_newer_program_still_gives_a_sentence():
    assert sentence(Why.read("moonlight"), Told("A023", "B007")) == (
        "A023 先于 B007，因为按大厅叫号规则排在前面"
    )


standings = st.builds(
    lambda minute, sequence, head_start, entry: replace(
        waiting(minute, sequence, head_start), entry=entry
    ),
    st.integers(0, 120),
    st.integers(1, 50),
    st.sampled_from((0, 0, 10, 30)),
    st.sampled_from(Entry),
)
candidates = st.builds(Candidate, standings, st.integers(-20, 20))


@given(one=candidates, two=candidates)
def test_the_reason_given_is_true(one: Candidate, two: Candidate):
    if one.standing.sequence == two.standing.sequence:
        return
    first, second = sorted((one, two), key=lambda each: each.key)

    why = why_first(first, second)

    joined = first.standing.sequence < second.standing.sequence
    if why.reason is PickReason.WINDOW:
        assert first.lead_minutes > second.lead_minutes
        assert first.standing.plain_key > second.standing.plain_key
        assert why.minutes > 0
    elif why.reason is PickReason.EARLIER:
        assert joined
    elif why.reason is PickReason.CLASS:
        assert not joined
        assert first.standing.head_start_s == 60 * why.minutes > 0
    else:
        assert not joined
