"""Sentences of the command line and of opening a hall."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "app.no_hall": mark("这个数据库里还没有大厅。请先建立大厅，或换一个数据库地址。"),
    "app.staff_number_taken": mark(
        "工号 {number} 已经是名单里另一个人的。请给管理员换一个工号，或写名单里的姓名。"
    ),
    "app.hall_exists": mark(
        "这个数据库里已经有大厅“{name}”了，没有改动它。请直接打开它，或换一个数据库地址。"
    ),
    "app.making_stopped": mark("已停下，没有留下做了一半的演示大厅。"),
    "app.demo_not_removed": mark(
        "演示大厅的文件没有删干净（{reason}）。请关掉别的 hallapp 窗口再试，或手工删除 {path}。"
    ),
    "app.practice_not_removed": mark(
        "练习窗口的文件没有删干净（{reason}）。请关掉别的练习窗口再试，或手工删除 {path}。"
    ),
    "app.practice_open": mark("练习窗口已经打开了。请用打开着的那一个，或先把它关掉。"),
    "commands.actor_needed": mark(
        "请用 --as 写明以谁的名义操作，密码在提示后输入，或放在环境变量 HALLAPP_PASSWORD 里。"
    ),
    "commands.nobody_there": mark("{number} 号窗口没有固定人员。请用 --as 写明以谁的名义操作。"),
    "commands.answer_unknown": mark("不认识的回答 {given}。这份指南可以写：{choices}。"),
    "commands.nobody_named": mark("没有工号或姓名叫 {wanted} 的人。请用 --as 写工号，或写全名。"),
    "commands.file_not_written": mark("{path} 写不进去（{reason}）。请换一个地方，或腾出空间。"),
    "commands.audit_broken": mark(
        "操作记录链在第 {seq} 条断了（{fault}）。请保留现有文件，从备份核对，并报告管理员。"
    ),
    "commands.ground_unknown": mark(
        "“{given}”不是可以挂起的法定事由。可以写：{known}；其他原因不能停止计时。"
    ),
    "commands.planned_end_missing": mark("请用 --until 写计划恢复的日期，再挂起。"),
    "commands.month_unclear": mark("{given} 不是月份。请写成 2026-11 这样。"),
    "commands.list_suffix": mark("{name} 要以 .pdf 或 .xlsx 结尾。请改文件名。"),
    "commands.rules_unreadable": mark(
        "“{name}”读不出文字。请给一个文字文件（UTF-8 或 GB18030），第一行写标题。"
    ),
}
