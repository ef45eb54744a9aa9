"""Sentences about this workstation: its folder, its settings, its key."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "kernel.clock_behind": mark(
        "本机时间（{today}）比大厅记录（{latest}）早，这一步没有办。请先校准本机时间，再办一次。"
    ),
    "kernel.data_folder": mark(
        "数据文件夹 {path} 用不了（{reason}）。请用 --data 换一个文件夹，或给这个文件夹写的权限。"
    ),
    "kernel.key_file": mark(
        "大厅的密钥文件（{path}）不见了或已损坏，证件号码无法读取。请从备份恢复这个文件，不要新建。"
    ),
    "kernel.key_not_here": mark(
        "这台电脑上没有本大厅的密钥文件（{path}），或者文件不对，证件号码不能保存和读取。"
        "请把第一台电脑上的 hall.key 原样复制到这里。"
    ),
    "kernel.request_reused": mark("这一步和先前的一步对不上，没有重复办理。请刷新后再办一次。"),
    "kernel.setting_backdated": mark(
        "{day} 已经过去，设置不能从那天起改。请把生效日期改为今天或以后。"
    ),
    "kernel.setting_reason": mark("改设置要写原因，会记入操作记录。请写几个字，再保存。"),
    "kernel.station_file": mark(
        "本机设置文件 {path} 看不懂（{reason}）。请改正这一处，或把文件移走，用默认设置打开。"
    ),
}
