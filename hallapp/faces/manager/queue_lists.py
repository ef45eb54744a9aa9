"""The list of all queues, by service or by window, as tables."""

from PySide6.QtWidgets import QWidget

from hallapp.faces.manager.hall_now import minutes
from hallapp.faces.manager.queue_rows import ServiceLine, WindowLine
from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.faces.parts.lights import LightMark
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import LIGHT_ROLE, RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView


class ServiceTable(RowTableView):
    """Every service with who waits, how long, how many windows and numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.lines = RowTableModel[ServiceLine](
            [
                Column(_("业务"), _service_name, tip=_service_name, width_px=0),
                Column(_("等候"), _service_waiting, align=RIGHT, bold=True, width_px=56),
                Column(_("最长"), _service_longest, tone=_service_tone, align=RIGHT, width_px=64),
                Column(_("窗口"), _service_windows, align=RIGHT, width_px=52),
                Column(_("今天放号"), _service_numbers, tip=_service_numbers, width_px=88),
                Column(
                    _("状态"), _service_state, tip=_stop_words, width_px=132,
                    extra={LIGHT_ROLE: _service_mark},
                ),
            ],
            _service_id,
        )  # fmt: skip
        super().__init__(self.lines, _("各业务的队"), parent=parent)
        self.lines.setParent(self)
        self.setObjectName("serviceQueues")
        self.setItemDelegate(LightDelegate(self))


class WindowTable(RowTableView):
    """Every window with who sits there, whom it serves and who may be called there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.lines = RowTableModel[WindowLine](
            [
                Column(_("窗口"), _window_number, bold=True, align=RIGHT, width_px=56),
                Column(_("在岗"), _window_person, tip=_window_name, width_px=0),
                Column(_("在办"), _window_live, width_px=72),
                Column(_("等候"), _window_waiting, align=RIGHT, bold=True, width_px=56),
                Column(_("最长"), _window_longest, tone=_window_tone, align=RIGHT, width_px=64),
                Column(_("状态"), _window_state, width_px=124, extra={LIGHT_ROLE: _window_mark}),
            ],
            _window_id,
        )
        super().__init__(self.lines, _("各窗口的队"), parent=parent)
        self.lines.setParent(self)
        self.setObjectName("windowQueues")
        self.setItemDelegate(LightDelegate(self))


def _service_id(line: ServiceLine) -> object:
    return line.id


def _service_name(line: ServiceLine) -> str:
    return f"{line.prefix} {line.name}"


def _service_waiting(line: ServiceLine) -> str:
    return str(line.waiting)


def _service_longest(line: ServiceLine) -> str:
    return _longest(line.longest_s, line.waiting)


def _service_tone(line: ServiceLine) -> str:
    return "late" if line.is_too_long else ""


def _service_windows(line: ServiceLine) -> str:
    return str(line.open_windows)


def _service_numbers(line: ServiceLine) -> str:
    return line.numbers


def _service_state(line: ServiceLine) -> str:
    return line.mark.text


def _service_mark(line: ServiceLine) -> LightMark:
    return line.mark


def _stop_words(line: ServiceLine) -> str:
    return line.stop_words


def _window_id(line: WindowLine) -> object:
    return line.id


def _window_number(line: WindowLine) -> str:
    return str(line.number)


def _window_person(line: WindowLine) -> str:
    return line.person or "—"


def _window_name(line: WindowLine) -> str:
    return line.name


def _window_live(line: WindowLine) -> str:
    return line.live


def _window_waiting(line: WindowLine) -> str:
    return str(line.waiting)


def _window_longest(line: WindowLine) -> str:
    return _longest(line.longest_s, line.waiting)


def _window_tone(line: WindowLine) -> str:
    return "late" if line.is_too_long else ""


def _window_state(line: WindowLine) -> str:
    return line.mark.text


def _window_mark(line: WindowLine) -> LightMark:
    return line.mark


def _longest(seconds: int, waiting: int) -> str:
    return _("{minutes} 分").format(minutes=minutes(seconds)) if waiting else ""
