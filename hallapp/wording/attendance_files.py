"""Sentences for files of punches, devices and numbers in them."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "attendance.device_known": mark("已经有 {number} 号考勤机。请换一个编号，或修改原来的。"),
    "attendance.device_number": mark(
        "“{number}”不能作考勤机编号。请写 1 到 32 个字，中间没有空格，如 1。"
    ),
    "attendance.device_unknown": mark("没有 {number} 号考勤机。请核对编号。"),
    "attendance.file_big": mark(
        "{name} 有 {megabytes} MB，打卡文件最多 {limit} MB。请核对选的是不是考勤记录。"
    ),
    "attendance.file_binary": mark(
        "{name} 是考勤机或软件自己的数据文件，读不了。请在考勤机的 U 盘管理里选“下载考勤记录”，"
        "导入得到的 1_attlog.dat；或在考勤软件里把打卡记录导出成 Excel 或 CSV。"
    ),
    "attendance.file_columns": mark(
        "{name} 里看不出这些列：{missing}。表头有：{found}。"
        "请改表头，或用列名对照写明哪一列是考勤号、哪一列是打卡时间。"
    ),
    "attendance.file_empty": mark("{name} 是空的。请在考勤机上重新导出。"),
    "attendance.file_unknown": mark(
        "{name} 里看不出打卡记录。请导入考勤机的 1_attlog.dat，"
        "或带表头（考勤号、打卡时间）的 Excel 或 CSV。"
    ),
    "attendance.import_cancelled": mark("导入已停止，一条也没有写入。要导入，请重新开始。"),
    "attendance.map_broken": mark(
        "{name} 不是列名对照。请写成 JSON：pin（考勤号）、when（打卡时间）等，各写文件里的表头。"
    ),
    "attendance.map_field": mark("{name} 里的“{field}”不是可以对照的列。可以写：{known}。"),
    "attendance.map_heading": mark(
        "列名对照里的“{heading}”不在 {name} 的表头里。表头有：{found}。"
    ),
    "attendance.pin_empty": mark("“{pin}”不能作考勤号。请写 1 到 32 个字，中间没有空格。"),
    "attendance.pin_punched": mark(
        "考勤号 {pin} 在 {day} 还有原来的人的打卡，换人不能早于次日。"
        "请选更晚的一天；以前记错的打卡，请用补签更正。"
    ),
    "attendance.pin_taken": mark("考勤号 {pin} 已是别人的。请核对，或先收回原来的。"),
    "attendance.pin_unknown": mark("考勤号 {pin} 现在不是谁的。请核对。"),
}
