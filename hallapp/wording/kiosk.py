"""The sentences for what goes wrong at a kiosk itself."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "kiosk.store_lost": mark("这台机器暂时连不上大厅的数据，正在自动重试。取号请先到服务台。"),
}
