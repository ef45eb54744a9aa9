"""Sentences about this workstation: its folder, its settings, its key."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "kernel.data_folder": mark(
        "数据文件夹 {path} 用不了（{reason}）。请用 --data 换一个文件夹，或给这个文件夹写的权限。"
    ),
    "kernel.key_file": mark(
        "大厅的密钥文件（{path}）不见了或已损坏，证件号码无法读取。请从备份恢复这个文件，不要新建。"
    ),
    "kernel.request_reused": mark("这一步和先前的一步对不上，没有重复办理。请刷新后再办一次。"),
    "kernel.station_file": mark(
        "本机设置文件 {path} 看不懂（{reason}）。请改正这一处，或把文件移走，用默认设置打开。"
    ),
}
