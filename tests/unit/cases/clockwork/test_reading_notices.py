"""A holiday notice is read from the State Council's words, from a workbook, from any list."""

from datetime import date, datetime, timedelta

import pytest

from hallapp.cases.clockwork.calendar_rows import NoticeFaultKind
from hallapp.cases.clockwork.errors import NoticeEmptyError, NoticeYearError
from hallapp.cases.clockwork.notice_reading import read_notice_file, read_notice_text
from hallapp.cases.clockwork.notices import is_whole_year, shipped_notice
from hallapp.hall.calendars import shipped_calendar
from hallapp.hall.workdays import DayKind

# Days as the arrangement for 2026 has them; the words around them are kept short.
OF_2026 = """2026年放假安排
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
2025年11月4日
"""


def kinds(read):
    return {each.day: each.kind for each in read.days}


def test_the_words_of_a_notice_give_the_days_that_ship_with_the_program():
    read = read_notice_text(OF_2026)

    assert (read.year, read.faults) == (2026, ())
    assert is_whole_year(read.year, read.days)
    named = kinds(read)
    shipped = shipped_calendar()
    for n in range(365):
        day = date(2026, 1, 1) + timedelta(n)
        usual = day.weekday() < 5
        works = named.get(day, DayKind.WORKING if usual else DayKind.WEEKEND).is_working
        assert works is shipped.is_working(day), day
    assert {each.note for each in read.days if each.day.month == 2} == {"春节"}


SPELLINGS = (
    "2027-02-05,休,春节",
    "2027/2/5\t放假\t春节",
    "休，2027.2.5，春节",
    "2027年2月5日,休,春节",
    "20270205,休,春节",
    "2027-02-05 00:00:00,休,春节",
    "２０２７－０２－０５,休,春节",
    "2月5日,休,春节",
)


@pytest.mark.parametrize("line", SPELLINGS)
def test_a_day_may_be_written_in_many_ways(line):
    read = read_notice_text(line, 2027)

    assert [(each.day, each.kind, each.note) for each in read.days] == [
        (date(2027, 2, 5), DayKind.HOLIDAY, "春节")
    ]
    assert read.faults == ()


@pytest.mark.parametrize(
    "line",
    ["2027-02-05至2027-02-12,休", "2月5日-12日,休", "2.5-2.12,休", "2月5日至2月12日放假"],
)
def test_a_range_gives_every_day_of_it(line):
    days = [each.day for each in read_notice_text(line, 2027).days]

    assert (days[0], days[-1], len(days)) == (date(2027, 2, 5), date(2027, 2, 12), 8)


def test_a_range_over_new_year_begins_in_the_old_year():
    days = [each.day for each in read_notice_text("12月31日至1月2日放假", 2027).days]

    assert days == [date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2)]


def test_a_workbook_with_headings_and_true_dates_is_read(tmp_path):
    import xlsxwriter

    path = tmp_path / "2027年放假安排.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, form = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, ["日期", "休/班", "说明"])
        sheet.write_datetime(1, 0, datetime(2027, 1, 1), form)  # noqa: DTZ001 - a day of a workbook
        sheet.write_row(1, 1, ["休", "元旦"])
        sheet.write_row(2, 0, [46389, "班", "调休"])  # a day that lost its form

    read = read_notice_file(path)

    assert kinds(read) == {
        date(2027, 1, 1): DayKind.HOLIDAY,
        date(2027, 1, 2): DayKind.MAKE_UP,
    }
    assert (read.year, read.faults) == (2027, ())


def test_a_list_in_the_encoding_of_old_programs_is_read(tmp_path):
    path = tmp_path / "安排.csv"
    path.write_bytes(
        "日期,类型,备注\r\n2027-10-01,休,国庆节\r\n2027-10-09,班,\r\n".encode("gb18030")
    )

    assert len(read_notice_file(path).days) == 2


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("2027-02-30,休", NoticeFaultKind.DATE),
        ("某一天,休", NoticeFaultKind.DATE),
        ("2027-02-05,春节", NoticeFaultKind.KIND),
        ("2月5日", NoticeFaultKind.KIND),
        ("2029-02-05,休", NoticeFaultKind.YEAR),
        ("2027-01-01,班", NoticeFaultKind.TWICE),
    ],
)
def test_a_line_that_cannot_be_used_is_named(line, fault):
    read = read_notice_text(f"2027-01-01,休\n{line}", 2027)

    assert [(each.line, each.kind) for each in read.faults] == [(2, fault)]
    assert len(read.days) == 1


def test_what_says_nothing_is_refused():
    with pytest.raises(NoticeYearError):
        read_notice_text("1月1日放假")
    with pytest.raises(NoticeEmptyError):
        read_notice_text("2027年的通知还没有发布")


def test_a_notice_of_single_days_does_not_stand_for_the_year():
    read = read_notice_text("2026年5月6日放假")

    assert not is_whole_year(read.year, read.days)
    assert is_whole_year(2026, shipped_notice(2026))
