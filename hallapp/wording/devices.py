"""The sentences for printers, loudspeakers and the files kept in place of paper."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "devices.print_failed": mark("没有打印成功。请看一下打印机，再打印一次。"),
    "devices.printer_unreachable": mark(
        "连不上打印机 {printer}，没有打印。请检查电源和网线，打印机就绪后再打印一次。"
    ),
    "devices.printer_out_of_paper": mark(
        "打印机 {printer} 没有纸了，没有打印。请装好纸，再打印一次。"
    ),
    "devices.printer_not_ready": mark(
        "打印机 {printer} 的盖子没有合上，或者已停止工作，没有打印。"
        "请合上盖子，看指示灯正常后再打印一次。"
    ),
    "devices.printer_broke_off": mark(
        "与打印机 {printer} 的连接中途断开，不能确定是否已经打印。"
        "请先看出纸口：没有或不完整，再打印一次。"
    ),
    "devices.printer_page_failed": mark(
        "打印机 {printer} 印到第 {page} 页（共 {pages} 页）时中断。"
        "请看出纸口：前面的页可能已经印好，从第 {page} 页起补印，或全部再打印一次。"
    ),
    "devices.printer_queue_unknown": mark(
        "本机没有名为 {printer} 的打印队列，没有打印。"
        "请在系统的打印设置里核对队列名称，再改工作站设置。"
    ),
    "devices.printer_queue_stopped": mark(
        "打印队列 {printer} 已停用，没有打印。请在系统的打印设置里重新启用，再打印一次。"
    ),
    "devices.printing_system_missing": mark(
        "本机没有安装打印系统（缺少 lp 命令），没有打印。请管理员安装 CUPS，或改用网络打印机。"
    ),
    "devices.printing_system_down": mark(
        "本机的打印系统没有运行，没有打印。请管理员启动 CUPS，再打印一次。"
    ),
    "devices.printing_system_silent": mark(
        "本机的打印系统没有响应，不能确定是否已经打印。"
        "请先看出纸口，没有再打印一次；总是这样，请管理员检查 CUPS。"
    ),
    "devices.printing_system_refused": mark(
        "打印系统没有接受送到 {printer} 的打印（{detail}）。请管理员检查这个打印队列，再打印一次。"
    ),
    "devices.device_file_missing": mark(
        "找不到打印机设备 {printer}，没有打印。请检查 USB 线和电源；换过插口时，请核对工作站设置。"
    ),
    "devices.device_file_forbidden": mark(
        "当前账户无权使用打印机设备 {printer}，没有打印。请管理员把账户加入打印机用户组（lp）。"
    ),
    "devices.device_file": mark(
        "打印机设备 {printer} 不能写入（{detail}），没有打印。请检查打印机，再打印一次。"
    ),
    "devices.paper_file_missing": mark(
        "要打印的文件 {file} 读不到，没有打印。请重新生成后再打印。"
    ),
    "devices.disk_full": mark(
        "磁盘已满，文件没有保存到 {folder}。请腾出空间，或者换一个文件夹，再试一次。"
    ),
    "devices.folder_not_writable": mark(
        "文件不能保存到 {folder}（{detail}）。请检查文件夹是否存在、是否允许写入。"
    ),
    "devices.printer_address": mark(
        "看不懂打印机设置“{setting}”。请写成 tcp://地址:9100、file:///dev/usb/lp0、"
        "queue:队列名、spooler:打印机名 或 folder:文件夹。"
    ),
    "devices.printer_kind": mark(
        "打印机 {printer} 只能打印排队票，不能打印 A4 纸。请为 A4 纸设置打印队列或文件夹。"
    ),
    "devices.sound_off": mark(
        "本机没有可用的声音设备，叫号只显示、不播报。请接好音箱，接好后会自动恢复播报。"
    ),
    "devices.clip_unusable": mark(
        "叫号录音 {clip} 缺失，或者不是 16 位单声道 22050 Hz 的 WAV 文件。"
        "请重新录制或恢复原来的录音。"
    ),
    "devices.unspeakable": mark(
        "“{text}”里有读不出来的字，叫号只显示、不播报。"
        "请在号段或窗口名称里只用字母、数字和已有录音的词。"
    ),
    "devices.no_microphone": mark(
        "本机没有可用的话筒，不能录音。请接好话筒再试，或者选一个放有录音文件的文件夹。"
    ),
    "devices.recording_unreadable": mark(
        "文件 {file} 不是能读的录音。请另存为 WAV 文件，再取一次。"
    ),
    "devices.clip_empty": mark("“{words}”没有录到声音。请离话筒近一些，再录一次。"),
    "devices.clip_quiet": mark("“{words}”声音太小，放大后杂音也会变大。请离话筒近一些，再录一次。"),
    "devices.clip_clipped": mark(
        "“{words}”声音太大，已经破音。请离话筒远一些，或者调低录音音量，再录一次。"
    ),
    "devices.clip_too_long": mark(
        "“{words}”读了 {length} 秒，最长 {longest} 秒：整句播报不能超过 4 秒。"
        "请读快一些，再录一次。"
    ),
}
