"""The sentences for what goes wrong at a kiosk itself."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "kiosk.paper_unreadable": mark("这份文件的原文不能在这台机器上看，请到导办台看纸质原文。"),
    "kiosk.pin_unusable": mark(
        "退出自助机的密码要 {least} 到 {most} 位数字，不能都是同一个数字。请换一个，再设一次。"
    ),
    "kiosk.store_lost": mark("这台机器暂时连不上大厅的数据，正在自动重试。取号请先到服务台。"),
}
