"""Sentences for what the surroundings of a screen can lack, and for keys."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "qtkit.key_unknown": mark("没有叫“{key}”的键。请点“改键”，再按一下想用的键。"),
    "qtkit.key_taken": mark("{key} 已经是“{act}”的键。请换一个键，或先把“{act}”的键去掉。"),
    "qtkit.window_key_refused": mark(
        "{key} 要用来打字、移动或做别的事，不能改作按键。"
        "请用 F1 到 F24，或 Ctrl、Alt 加一个字母或数字。"
    ),
    "qtkit.global_key_refused": mark(
        "{key} 会从业务系统里抢走这个键。请用小键盘上的 F13 到 F24，或 Ctrl+Alt 加一个字母或数字。"
    ),
    "qtkit.key_held_elsewhere": mark(
        "{key} 已被别的程序或系统占用，按它不会叫号。请换一个键，或关掉占用它的程序。"
    ),
    "qtkit.key_not_there": mark("本机的键盘布局里没有 {key}，按它不会叫号。请换一个键。"),
    "qtkit.global_keys_unavailable": mark(
        "这个系统不让程序在后台收按键，全局按键用不了。窗口里的按键照常，迷你条用鼠标点。"
    ),
    "qtkit.global_keys_wayland": mark(
        "本机的桌面是 Wayland，只把按键交给正在用的程序，全局按键用不了。"
        "登录系统时改选 X11（Xorg）会话就能用。"
    ),
    "qtkit.global_keys_lost": mark(
        "连不上本机的 X 服务，全局按键现在用不了。请重新登录系统，再打开本程序。"
    ),
    "qtkit.font_missing": mark("缺少中文字体文件。请重新安装本程序；字体应在 {folder}。"),
    "qtkit.picture_not_saved": mark(
        "图片没有存下来：{path}。请看一看磁盘是否已满、文件夹能否写入。"
    ),
}
