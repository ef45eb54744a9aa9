"""Sentences for what the surroundings of a screen can lack."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "qtkit.font_missing": mark("缺少中文字体文件。请重新安装本程序；字体应在 {folder}。"),
    "qtkit.picture_not_saved": mark(
        "图片没有存下来：{path}。请看一看磁盘是否已满、文件夹能否写入。"
    ),
}
