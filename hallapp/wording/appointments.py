"""Sentences for the refusals of appointments, and for lines of a file of them."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "appointments.already_arrived": mark(
        "这个预约已经报到过，号码是 {label}。号码丢了请到导办台补打。"
    ),
    "appointments.already_booked": mark(
        "这个人 {day} 已经预约了“{service}”。请用原来的预约，或先取消再约。"
    ),
    "appointments.cancel_reason": mark("取消预约要写明原因。请写几个字，再取消。"),
    "appointments.cancelled": mark("这个预约已经取消或用过了。请重新预约，或直接取号。"),
    "appointments.capacity": mark("已经约了 {booked} 人，名额不能比这少。请改大一些。"),
    "appointments.file_big": mark("“{name}”太大，不像一天的预约名单。请核对是否选错了文件。"),
    "appointments.file_empty": mark(
        "“{name}”里没有预约。请在第一行写列名，从第二行起每行一个预约。"
    ),
    "appointments.file_header": mark("“{name}”第一行看不出这些列：{missing}。请改好列名，再导入。"),
    # Lines of a file
    "appointments.line_columns": mark("列数和第一行不一样。请检查这一行的分隔符和英文双引号。"),
    "appointments.line_control": mark("里面有看不见的控制字符。请重新输入这一行。"),
    "appointments.line_garbled": mark(
        "里面有认不出的字。请在表格软件里另存为“CSV UTF-8”，再导入。"
    ),
    "appointments.line_long": mark("“{said}…”太长，最多 {limit} 个字。请缩短。"),
    "appointments.line_moved": mark(
        "这个预约号以前导入过，时段或业务不同。请先取消原来的预约，再在导办台按新时段预约。"
    ),
    "appointments.line_name": mark("缺少预约人姓名。请补上。"),
    "appointments.line_quotes": mark("英文双引号没有成对。请补上或删去。"),
    "appointments.line_service": mark("本厅没有取号业务“{said}”。请改成业务的名称或代码。"),
    "appointments.line_time": mark("看不出日期和时间：“{said}”。请写成 2026-11-24 09:00-09:30。"),
    "appointments.line_twice": mark("和第 {line} 行是同一个预约。请只留一行。"),
    "appointments.note_full": mark("时段已约满，平台已经承诺，名额增加到 {capacity} 人。"),
    "appointments.note_id": mark("身份证号校验位不对，请到场时核对。"),
    "appointments.note_item": mark("本厅没有事项“{said}”，只按业务预约。"),
    "appointments.name_needed": mark("预约要写姓名。请补上姓名。"),
    "appointments.slot_full": mark("这个时段的 {capacity} 个名额已经约满。请换一个时段。"),
    "appointments.slot_over": mark("这个时段已经过了。请换一个时段，或直接取号。"),
    "appointments.slot_unknown": mark("没有这个时段或业务。请刷新后再选。"),
    "appointments.slots_overlap": mark("和已有的时段交叉了。请改开始时间或每段的长度。"),
    "appointments.slots_wrong": mark(
        "这样排不出时段。请核对日期、起止时间、每段分钟数和名额，一次最多 100 段。"
    ),
    "appointments.too_early": mark("来得太早，还不能报到。请在 {day} {time} 以后再来，谢谢您。"),
    "appointments.unknown": mark("没有找到预约。请核对预约码，或到导办台问一下。"),
}
