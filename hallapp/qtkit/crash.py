"""The last net: what nobody expected is logged and said once, calmly, and the program lives on."""

import logging
import platform
import sys
import traceback
from types import TracebackType

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from hallapp.kernel.texts import _
from hallapp.qtkit.door import AskDialog
from hallapp.qtkit.key_button import KeyButton


class CrashDialog(AskDialog):
    """Says that something went wrong in the program, and copies the details for whoever helps."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("程序出了一个错，刚才这一步可能没有办成"),
            _("您可以接着用，先看一看刚才的结果。如果再出现，请复制详细信息，交给管理员。"),
            _("接着用"),
        )
        self._details = details
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("程序出了一个错"))
        self.no.hide()
        self._copy = KeyButton(_("复制详细信息"))
        self._copy.clicked.connect(self.copy_details)
        self.buttons.insertWidget(self.buttons.count() - 1, self._copy)

    @Slot()
    def copy_details(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self._details)
        self._copy.set_word(_("已复制"))


class CrashHook(QObject):
    """Takes the place of `sys.excepthook`.

    The same fault (type and place) is shown once: a fault while painting comes once per cell.

    Signals:
        fault_caught: Something unexpected happened, for the first time or again.
    """

    fault_caught = Signal()

    def __init__(
        self, log: logging.Logger, parent: QWidget | None = None, *, is_silent: bool = False
    ) -> None:
        super().__init__(parent)
        self._log = log
        self._is_silent = is_silent
        self._seen: set[tuple[str, str, int]] = set()
        self._dialog: CrashDialog | None = None

    @property
    def dialog(self) -> CrashDialog | None:
        """Return the dialog on screen, if any."""
        open_ = self._dialog is not None and shiboken6.isValid(self._dialog)
        return self._dialog if open_ else None

    def caught(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        """Log a fault, and show it unless it was shown before or another one is on screen."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        self.fault_caught.emit()
        place = _place(kind, trace)
        if place in self._seen:
            self._log.error("again: %s at %s:%s", *place)
            return
        self._seen.add(place)
        self._log.error("unexpected failure", exc_info=(kind, fault, trace))
        if QGuiApplication.instance() is not None and self.dialog is None and not self._is_silent:
            self._show("".join(traceback.format_exception(kind, fault, trace)))

    def _show(self, story: str) -> None:
        parent = self.parent()
        system = f"Python {platform.python_version()}, {platform.platform()}\n"
        self._dialog = CrashDialog(system + story, parent if isinstance(parent, QWidget) else None)
        # `open` returns at once: the fault may have come up inside a paint or a timer event.
        self._dialog.open()


def install_crash_hook(
    log: logging.Logger, parent: QWidget | None = None, *, is_silent: bool = False
) -> CrashHook:
    """Send every uncaught exception to the log and to one calm dialog.

    Args:
        log: Where the traceback goes; the terminal's user sees none.
        parent: Window over which the dialog opens; the hook lives as long as it.
        is_silent: Log only: at a locked kiosk a citizen can do nothing with a dialog.

    Returns:
        The hook, to be kept by the caller when there is no parent.
    """
    hook = CrashHook(log, parent, is_silent=is_silent)
    sys.excepthook = hook.caught
    return hook


def _place(kind: type[BaseException], trace: TracebackType | None) -> tuple[str, str, int]:
    """Return what makes two faults the same: type, file and line of the innermost frame."""
    frames = traceback.extract_tb(trace)
    last = frames[-1] if frames else None
    return (kind.__name__, last.filename if last else "", (last.lineno or 0) if last else 0)
