"""Prose says what figures hold and nothing else; each sentence opens what it says it by."""

import re
from datetime import UTC, datetime

from duty_facts_made import CASES, MONDAY, duty, facts, half, person_id, sight

from hallapp.assessment.reckoning import SheetHead, make_sheet
from hallapp.assessment.terms import EvidenceSort, ScoredPerson, ScoreRules
from hallapp.bulletins.drafting import draft_assessment, draft_month, draft_week
from hallapp.bulletins.figuring import month_figures, week_figures
from hallapp.bulletins.terms import (
    BulletinContent,
    HalfWord,
    LetterCounts,
    NoteRow,
    NoteSort,
    OpinionCounts,
    RoundCounts,
    SectionCode,
    SightSort,
    Standing,
)
from hallapp.hall.half_days import Half
from hallapp.kernel import texts

AT = datetime(2026, 11, 20, tzinfo=UTC)
ROUNDS = RoundCounts(asked=20, made=19, late=2, missed=1)


def said(content: BulletinContent, code: SectionCode) -> str:
    section = next(each for each in content.sections if each.code is code)
    return "\n".join(section.paragraphs)


def whole(content: BulletinContent) -> str:
    return "\n".join(p for each in content.sections for p in each.paragraphs)


def full_month(*, before: bool = True):
    days = (
        duty(morning=half(is_late=True, late_minutes=5)),
        duty("李二", window=2, morning=half(word=HalfWord.LEAVE, leave_kind="产假", leave_id="7")),
        duty("王三", unit="税务局", window=3),
        duty("赵四", unit="公安局", window=4, morning=half(is_missing=True)),
    )
    notes = (
        NoteRow(person_id("n1"), NoteSort.PRAISE, MONDAY, "税务局 王三", "帮老人填表", AT, "经理"),
        NoteRow(person_id("n2"), NoteSort.DEMAND, MONDAY, "", "月底前完成资料归档", AT, "经理"),
    )
    return month_figures(
        facts(
            *days,
            sights=(sight(), sight("李二", SightSort.DRESS, "着装不规范", Standing.WAITING)),
            rounds=ROUNDS,
            letters=LetterCounts(("l1", "l2"), ("l2",)),
            cases=CASES,
            opinions=OpinionCounts(50, 49, ("e1",), ()),
        ),
        notes,
        facts(duty(), duty("李二", morning=half(word=HalfWord.ABSENT)), cases=CASES)
        if before
        else None,
    )


def test_a_month_has_its_six_sections_in_order() -> None:
    content = draft_month(full_month())

    assert [each.code for each in content.sections] == [
        SectionCode.OVERALL, SectionCode.UNITS, SectionCode.DISCIPLINE, SectionCode.CASES,
        SectionCode.OPINIONS, SectionCode.DEMANDS,
    ]  # fmt: skip


def test_every_sentence_opens_its_evidence_and_has_a_key_of_its_own() -> None:
    content = draft_month(full_month())
    sentences = [each for section in content.sections for each in section.sentences]

    assert all(each.evidence for each in sentences)
    assert len({each.key for each in sentences}) == len(sentences)
    assert all(each.text.endswith("。") for each in sentences)


def test_no_kind_of_leave_is_in_a_bulletin() -> None:
    text = whole(draft_month(full_month()))

    assert "产假" not in text
    assert "请假1个半天" in text


def test_a_name_stands_in_it_only_after_its_owner_was_heard() -> None:
    text = said(draft_month(full_month()), SectionCode.DISCIPLINE)

    assert "11月16日第2次巡查发现，市场监管局1号窗口张一“玩手机或游戏”。" in text
    assert "李二" not in text
    assert "另有1个情况正在听取本人说明" in text


def test_a_missing_punch_names_nobody() -> None:
    assert "赵四" not in whole(draft_month(full_month()))


def test_a_month_is_held_against_the_one_before_where_there_is_one() -> None:
    assert "比上月提高" in said(draft_month(full_month()), SectionCode.OVERALL)
    assert "上月" not in whole(draft_month(full_month(before=False)))


def test_a_month_before_the_hall_kept_attendance_is_no_month_to_be_better_than() -> None:
    absent = half(word=HalfWord.ABSENT)
    nobody = duty(morning=absent, afternoon=half(Half.AFTERNOON, HalfWord.ABSENT))

    month = month_figures(facts(duty(), cases=CASES), (), facts(nobody, cases=CASES))

    content = draft_month(month)
    assert "上月" not in said(content, SectionCode.OVERALL)
    assert "办结与上月持平" in said(content, SectionCode.CASES)


def test_cases_are_said_with_volume_and_speed() -> None:
    text = said(draft_month(full_month()), SectionCode.CASES)

    assert "本月收件120件，受理110件，办结100件，月末在办20件，办结与上月持平。" in text
    assert "逾期2件" in text
    assert "承诺件平均用时3.8个工作日。" in text


def test_what_people_noted_is_said_in_their_words() -> None:
    content = draft_month(full_month())

    assert "税务局 王三：帮老人填表。" in said(content, SectionCode.OPINIONS)
    assert said(content, SectionCode.DEMANDS).startswith("月底前完成资料归档。")
    assert "满意率98.0%，差评1件。" in said(content, SectionCode.OPINIONS)
    assert "向派出单位发反馈函2份，还有1份没有回复。" in said(content, SectionCode.OPINIONS)


def test_an_empty_month_says_that_there_is_nothing() -> None:
    content = draft_month(month_figures(facts()))

    assert "本月没有出勤记录。" in said(content, SectionCode.OVERALL)
    assert "本月没有开展巡查。" in said(content, SectionCode.OVERALL)
    assert "本月没有需要点名通报的纪律问题。" in said(content, SectionCode.DISCIPLINE)
    assert "本月没有办件数据。" in said(content, SectionCode.CASES)
    assert "本月没有登记表扬和批评。" in said(content, SectionCode.OPINIONS)
    assert "本期没有需要整改的事项。" in said(content, SectionCode.DEMANDS)


def test_no_findings_at_all_are_said_as_none() -> None:
    text = whole(draft_week(week_figures(facts(duty(), rounds=ROUNDS))))

    assert "没有发现迟到、早退、缺卡和旷工。" in text
    assert "本周巡查19次，其中迟巡2次，漏巡1次，没有认定问题。" in text
    assert "本周没有需要点名通报的纪律问题。" in text


def test_an_outage_is_said_and_not_counted() -> None:
    text = whole(draft_week(week_figures(facts(duty(morning=half(word=HalfWord.OPEN))))))

    assert "另有1个半天因停电、设备故障或者数据没有到齐，待确认，没有计入。" in text


def test_every_number_of_the_prose_is_one_of_the_figures() -> None:
    month = full_month()
    text = said(draft_month(month), SectionCode.OVERALL)
    total = month.duty.total
    known = {str(each.value) for each in total.figures.values()} | {
        "3", str(total.people), "19", "2", "1", "20",
    }  # fmt: skip
    assert total.rate_permille is not None
    known |= {f"{total.rate_permille // 10}", f"{total.rate_permille % 10}"}

    numbers = set(re.findall(r"\d+", text.split("比上月")[0]))

    assert numbers <= known


def test_papers_stay_chinese_on_an_english_screen() -> None:
    texts.set_language(texts.ENGLISH)
    try:
        text = whole(draft_month(full_month()))
    finally:
        texts.set_language(texts.CHINESE)

    assert text == whole(draft_month(full_month()))


def test_the_same_figures_give_the_same_prose() -> None:
    assert draft_month(full_month()) == draft_month(full_month())


def test_a_circular_of_scores_says_that_nobody_lost_a_point() -> None:
    people = [ScoredPerson(person_id("张一"), "1", "张一", person_id("u"), "市场监管局")]
    sheet = make_sheet(
        SheetHead(MONDAY, MONDAY, "考核表"), ScoreRules(note="没有公布分值"), people, ()
    )

    text = whole(draft_assessment(sheet))

    assert "本期考核1人，最高100分，最低100分。" in text
    assert "没有公布分值" in text
    assert "本期没有扣分。" in text


def test_evidence_of_a_finding_is_its_record() -> None:
    found = sight()
    content = draft_week(week_figures(facts(duty(), sights=(found,))))

    sentences = [each for section in content.sections for each in section.sentences]

    by_mark = next(each for each in sentences if "玩手机" in each.text)
    assert [(each.sort, each.ids) for each in by_mark.evidence] == [
        (EvidenceSort.MARK, (found.mark_id,))
    ]
