"""Sentences for packs of a power cut, and for lines keyed in from paper."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "outage.no_services": mark("大厅还没有取号业务，号码条没有可印的。请先设好取号业务，再打印。"),
    "outage.numbers": mark("每项业务可以印 1 到 {limit} 张号码条。请换一个张数。"),
    "outage.packs_many": mark("今天已经打印了 {limit} 个停电包。请用已有的，或明天再打印。"),
    "outage.file_big": mark("“{name}”太大，不像停电期间的登记。请核对是否选错了文件。"),
    "outage.file_empty": mark("“{name}”里没有登记。请在第一行写列名，从第二行起每行一个号。"),
    "outage.file_header": mark(
        "“{name}”第一行看不出这些列：{missing}。请用停电包里的补录表，不要改列名。"
    ),
    "outage.lines_refused": mark(
        "有 {count} 行不能补录，整个文件都没有写入。请按上面的说明改好，再导入一次。"
    ),
    # Lines of a file
    "outage.line_before": mark("取号时间比停电包打印的时间还早。请核对日期和时间。"),
    "outage.line_called": mark("缺叫号时间。请照号码条补上。"),
    "outage.line_clerk": mark("大厅没有经办人“{said}”。请写工号；不知道就空着。"),
    "outage.line_control": mark("里面有看不见的控制字符。请重新输入这一行。"),
    "outage.line_day": mark("看不出日期：“{said}”。请写成 2026-11-24，或导入时加 --day。"),
    "outage.line_finished": mark("缺办结时间。请照号码条补上；人没有来，结果写“过号”。"),
    "outage.line_future": mark("时间还没有到。请核对日期和时间。"),
    "outage.line_garbled": mark("里面有认不出的字。请在表格软件里另存为“CSV UTF-8”，再导入。"),
    "outage.line_order": mark("时间先后不对。取号、叫号、办结要一个比一个晚，请照号码条核对。"),
    "outage.line_other": mark(
        "这个号已经补录过，内容不一样。补录的记录不能改，请核对是不是抄错了号码。"
    ),
    "outage.line_outcome": mark(
        "看不出结果：“{said}”。请写办结、受理、领证、咨询、缺材料、离开、过号或其他。"
    ),
    "outage.line_pack": mark("{stub} 在几个停电包里都有：{packs}。请在“停电包”一列写明是哪个。"),
    "outage.line_quotes": mark("英文双引号没有成对。请补上或删去。"),
    "outage.line_slipped": mark(
        "条码是 {stub} 的，号码写的是“{said}”。请照号码条核对，改成同一个号。"
    ),
    "outage.line_stub": mark("大厅没有打印过这个号：“{stub}”。请照号码条上的条码重新输入。"),
    "outage.line_taken": mark("缺取号时间。请照号码条补上。"),
    "outage.line_time": mark("看不出{column}：“{said}”。请写成 9:05 或 0905。"),
    "outage.line_twice": mark("和第 {line} 行是同一个号。请只留一行。"),
    "outage.line_window": mark("大厅没有窗口“{said}”。请写窗口号。"),
    "outage.line_window_needed": mark("缺窗口号。请照号码条补上。"),
    "outage.line_words": mark("备注太长，最多 {limit} 个字。请缩短。"),
}
