"""Sentences for what goes wrong while a paper is made."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "slips.book_cancelled": mark("已经停下，没有留下文件。要印时请重新开始。"),
    "slips.nothing_to_bind": mark(
        "“{name}”里没有现在可以办的事项，印不成册。请先在“一件事”里加上已发布的事项。"
    ),
    "slips.font_missing": mark(
        "印纸用的字体文件“{font}”不见了或损坏了，打不出纸。请管理员重新安装本程序。"
    ),
    "slips.no_flow": mark("“{name}”的指南里还没有办理流程，画不成图。请先在指南里写上环节。"),
    "slips.no_window": mark("大厅还没有窗口，没有牌子可印。请先设好窗口。"),
    "slips.not_kept": mark(
        "“{path}”没有存成（{reason}）。请看磁盘是否已满、文件夹是否可写，再打一次。"
    ),
}
