"""Sentences about people, windows and signing in."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "hall.demo_only": mark("只有演示大厅可以点姓名进入。请用工号和密码登录。"),
    "hall.locked": mark("失败次数太多，请等 {wait_s} 秒再登录。忘了密码，请找管理员重设。"),
    "hall.not_entitled": mark("您的岗位不能做这一步。请找值班长或大厅管理人员。"),
    "hall.not_on_duty": mark("这个窗口现在没有人在岗。请先登录窗口。"),
    "hall.password_weak": mark(
        "密码太短或太简单。请至少用 {least} 个字符，字母、数字、符号里至少有两种。"
    ),
    "hall.person_elsewhere": mark("{person} 正在 {number} 号窗口。请先在那里退出，再登录这里。"),
    "hall.person_unknown": mark("大厅里没有这个人，或者已经离岗。请核对工号。"),
    "hall.sign_in_refused": mark("工号或密码不对。请再输一次；忘了密码，请找管理员重设。"),
    "hall.window_held": mark("{number} 号窗口现在由别人负责。请先让其退出，或换一个窗口。"),
    "hall.window_unknown": mark("没有 {number} 号窗口。请核对窗口号。"),
    "hall.staff_list_empty": mark(
        "{name} 里没有人员。请在第一张表里逐行写考勤号、姓名、单位、窗口。"
    ),
    "hall.staff_list_header": mark(
        "{name} 里找不到这些列：{missing}。请在第一行写表头：考勤号、姓名、单位、窗口。"
    ),
    "hall.half_day_span": mark("从 {first} 到 {last} 先结束后开始。请把起止改对，先开始后结束。"),
}
