"""Ends an era of pages: what a visitor saw is destroyed, not hidden, and nothing is in memory."""

import gc

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QWidget

from hallapp.faces.kiosk.page import KioskPage
from hallapp.faces.kiosk.pages import Pages

RESTS_TICKS = 3
"""Seconds on the first page before the pages behind it are made anew: not while somebody who only
pressed 首页 goes on."""


class Era:
    """All pages of one visitor, from their making to their destruction.

    Attributes:
        owner: Answers that come after the end are dropped with it.
        pages: The pages, once they are made.
    """

    def __init__(self, parent: QWidget) -> None:
        self.owner = QObject(parent)
        self.pages: Pages | None = None
        self._was_personal = False
        self._ticks = 0

    def left(self, page: KioskPage) -> None:
        """Another page is shown than before."""
        self._ticks = 0
        if self.pages is not None and page in self.pages.all():
            self._was_personal = self._was_personal or page.is_personal

    def is_over(self) -> bool:
        """Return whether the pages showed something personal and can go; asked every second."""
        if not self._was_personal:
            return False
        self._ticks += 1
        return self._ticks > RESTS_TICKS

    def end(self) -> None:
        """Destroy the pages; new ones are on the glass already."""
        pages, self.pages = self.pages, None
        if pages is None:
            return
        for page in pages.all():
            pages.leave(page)
            page.hide()
            page.setParent(None)
            # Later: one of their own buttons may be what ended the visit.
            page.deleteLater()
        shiboken6.delete(self.owner)
        # Presenters and pages hold each other: what they knew goes now, not some time.
        del pages
        gc.collect()


def forget_system() -> None:
    """Empty what the system keeps for programs: the clipboard and the selection."""
    clipboard = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        if mode is QClipboard.Mode.Clipboard or clipboard.supportsSelection():
            clipboard.clear(mode)
