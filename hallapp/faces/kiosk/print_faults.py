"""Why no paper came out, as a citizen reads it: the cause in a few words, never an address."""

from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _, mark

_CAUSES = {
    "devices.printer_out_of_paper": mark("打印机缺纸"),
    "devices.printer_not_ready": mark("打印机的盖子没有合上，或者已停止工作"),
    "devices.printer_unreachable": mark("打印机没有开机，或者没有连上"),
    "devices.device_file_missing": mark("打印机没有开机，或者没有连上"),
    "devices.printer_queue_stopped": mark("打印机已停用"),
}
_UNCERTAIN = {
    "devices.printer_broke_off",
    "devices.printer_page_failed",
    "devices.printing_system_silent",
}


def fault_words(error: HallError | None) -> str:
    """Return the cause; empty for what only the staff would understand."""
    cause = "" if error is None else _CAUSES.get(error.code, "")
    return _(cause) if cause else ""


def is_maybe_printed(error: HallError | None) -> bool:
    """Return whether the paper may lie in the printer all the same."""
    return error is not None and error.code in _UNCERTAIN
