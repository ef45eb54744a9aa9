"""Sentences for a store that cannot be reached, opened or written."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "database.address": mark(
        "数据库地址“{address}”用不了。请写成 postgresql://用户名@主机/数据库，或 sqlite:///文件路径。"
    ),
    "database.broken": mark(
        "数据库文件已损坏，或者不是数据库。请不要再写入，保留原文件，从备份恢复，并报告管理员。"
    ),
    "database.busy": mark(
        "数据库正被别的程序占用，等了很久还没有轮到。什么都没有写入，请再试一次。"
    ),
    "database.cannot_open": mark(
        "数据库文件打不开。请核对文件夹在不在、有没有权限，或换一个数据文件夹。"
    ),
    "database.disk_fault": mark(
        "存放数据库的磁盘读写出错。请检查磁盘和网络盘的连接，停止使用并报告管理员。"
    ),
    "database.disk_full": mark("存放数据库的磁盘满了，什么都没有写入。请腾出空间后再试一次。"),
    "database.read_only": mark(
        "数据库只能读，不能写。请管理员给这个文件和文件夹写的权限，再试一次。"
    ),
    "database.rights": mark("本工作站没有权限这样做。请在有权限的工作站上办，或请管理员核对权限。"),
    "database.schema_broken": mark(
        "数据库升级后有记录对不上，已经全部退回，数据和升级前一样。请保留文件并报告管理员。"
    ),
    "database.schema_missing": mark(
        "这个数据库里还没有本程序的表。请管理员先运行 db upgrade，或换一个数据库地址。"
    ),
    "database.schema_newer": mark(
        "数据库是更新版本的程序写的（{found}，本程序到 {known}），这里不会动它。请更新本机程序。"
    ),
    "database.schema_older": mark(
        "数据库还是旧的结构（{found}，需要 {needed}）。请管理员运行 db upgrade，再打开。"
    ),
    "database.unreachable": mark(
        "连不上数据库服务器。请检查网络和服务器是否开着，连上后会继续；一直连不上，请报告管理员。"
    ),
}
