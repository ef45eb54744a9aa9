"""Sentences for the refusals of the hall's calendar and limits."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "hall.calendar_range": mark(
        "日期 {day} 推算不了：工作日历只有 {first_year} 年到 {last_year} 年。请核对日期和时限。"
    ),
    "hall.limit_unknown": mark(
        "时限“{text}”认不出来。请写成 20工作日、60日、3月、24小时、当场 这样的形式，没有就留空。"
    ),
    "hall.no_office_hours": mark(
        "这份日历里没有一天上班，期限永远算不到头。请至少给一个工作日填上办公时间。"
    ),
    "hall.opening_times": mark(
        "办公时间“{text}”不对：要写成 09:00 到 17:00 这样，先早后晚，互不重叠，最晚到 24:00。"
        "请改正。"
    ),
    "hall.calendar_form": mark(
        "日历的“{place}”读不懂：{given}。要写成 {example} 这样，请改正日历文件。"
    ),
}
