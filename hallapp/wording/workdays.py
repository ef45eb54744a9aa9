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
    "calendar.notice_year": mark(
        "看不出这是哪一年的放假安排。请在内容里写上年份（例如 2027年），或者先选好年份再导入。"
    ),
    "calendar.notice_empty": mark(
        "没有读到任何放假或者上班的日子。每行写一个日期和“休”或“班”，也可以直接粘贴通知原文。"
    ),
    "calendar.notice_faulty": mark(
        "有 {count} 行读不懂，第一处在第 {line} 行：{text}。没有写入；请改好这些行再导入。"
    ),
    "calendar.notice_partial": mark(
        "{year} 年还没有放假安排，这份里缺元旦、劳动节或者国庆节，不是完整的一年。"
        "请导入全年的安排。"
    ),
    "calendar.notice_unpublished": mark(
        "程序里没有 {year} 年的放假安排。等通知公布后，从文件导入或者粘贴通知原文。"
    ),
    "calendar.year_in_use": mark(
        "{year} 年的日历还不能删：有 {count} 件没办完的件期限落在其中，例如 {examples}。"
        "等这些件办结后再删，或者导入新的安排来替换。"
    ),
    "calendar.year_not_loaded": mark(
        "本厅没有导入过 {year} 年的放假安排，没有可以删的。请核对年份。"
    ),
    "calendar.cancelled": mark("已经停下，日历和期限都没有改动。需要时可以重新保存。"),
}
