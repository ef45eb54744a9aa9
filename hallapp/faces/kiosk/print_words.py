"""What is said while a paper prints, and after: one sentence in the band."""

from hallapp.faces.kiosk.guide_presenter import Printing
from hallapp.faces.kiosk.print_faults import fault_words, is_maybe_printed
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _


def print_band(printing: Printing, error: HallError | None) -> tuple[str, str, bool]:
    """Return sentence, icon, and whether it is a failure."""
    if printing is Printing.NONE:
        return "", "info", False
    if printing is Printing.UNDER_WAY:
        return _("正在打印，约 5 秒。请从下方出纸口取走"), "arrow-down", False
    if printing is Printing.DONE:
        return _("已打印。请从下方出纸口取走"), "check", False
    if printing is Printing.INCOMPLETE:
        said = _("已打印，但有的字没有字形，印的是编码。请取走后到导办台核对")
        return said, "warning", False
    return _failure(error), "warning", True


def _failure(error: HallError | None) -> str:
    """Return what a citizen can do; what the printer needs is for the staff."""
    if is_maybe_printed(error):
        return _("可能已经打印出来，请看一下出纸口；没有的话，请到导办台打印")
    why = fault_words(error)
    if why:
        return _("{why}，请到导办台打印；指南内容仍可在这里看").format(why=why)
    return _("没有打印出来，请到导办台打印；指南内容仍可在这里看")
