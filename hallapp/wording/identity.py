"""Sentences about identity cards and their readers."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "kernel.card_template": mark(
        "读卡器的格式“{template}”不能用：要有身份证号码这一项，每一项只写一次。"
        "请照读卡器说明书改，例如 {example}。"
    ),
    "kernel.card_text": mark(
        "读到的内容和设置的格式“{template}”对不上。请再刷一次；还是不行，请核对读卡器的输出格式。"
    ),
    "devices.card_reader_missing": mark(
        "读卡器的程序文件 {path} 打不开。请按说明书装好读卡器的驱动，再核对本机设置里的路径。"
    ),
    "devices.card_reader_unplugged": mark(
        "连不上身份证读卡器。请看一看 USB 线是否插好，再试一次。"
    ),
    "devices.card_unreadable": mark("身份证没有读出来。请把证件平放在读卡器上，等一秒，再试一次。"),
}
