"""一本通: makes the booklet of a theme on a worker, tells how far it is, stops on request."""

from threading import Event
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.faces.manager.services_guides_more import Publications, publications
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.busy import BusyBand


class BookletMaker(QObject):
    """Makes one booklet at a time, and prints it where that is wanted.

    Signals:
        made: It is kept, and printed if wanted; carries what publications call it.
        failed: It was not; carries the `HallError`.
        changed: Work began or ended.
    """

    made = Signal(object)
    failed = Signal(object)
    changed = Signal()
    _stepped = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.busy = BusyBand()
        self.how_far = words("", "muted")
        self.how_far.hide()
        self._stop: Event | None = None
        self.busy.cancel.clicked.connect(self._on_cancel)
        self._stepped.connect(self._on_step)

    @property
    def is_busy(self) -> bool:
        """Whether a booklet is being made."""
        return self._stop is not None

    def make(self, desk: GuidesDesk, theme: UUID, *, with_print: bool) -> None:
        """Make the booklet of a theme; without effect while another one is being made."""
        maker = publications(desk.services)
        if maker is None or self._stop is not None:
            return
        stop, request = Event(), Request(desk.actor)
        self._stop = stop
        self.how_far.setText("")
        self.busy.begin(_("正在做一本通……"), can_cancel=True)
        self.changed.emit()

        desk.paper_jobs.submit(
            lambda: self._work(maker, theme, stop, request if with_print else None),
            lambda kept: self._on_done(stop, kept),
            lambda error: self._on_not_done(stop, error),
            self,
        )

    def _work(self, maker: Publications, theme: UUID, stop: Event, printing: Request | None) -> Any:
        """Make, and print where that is asked; on the worker."""

        def told(done: int, total: int) -> bool:
            if not stop.is_set():
                self._stepped.emit(done, total)
            return not stop.is_set()

        kept = maker.booklet(theme, progress=told)
        if printing is not None and not stop.is_set():
            maker.print_out(printing, kept)
        return kept

    def _on_done(self, stop: Event, kept: Any) -> None:
        if not stop.is_set():
            self._end()
            self.made.emit(kept)

    def _on_not_done(self, stop: Event, error: HallError) -> None:
        if not stop.is_set():
            self._end()
            self.failed.emit(error)

    @Slot(int, int)
    def _on_step(self, done: int, total: int) -> None:
        if self._stop is not None:
            said = _("{done} / {total}").format(done=done, total=total)
            self.how_far.setText(said)
            self.how_far.setVisible(self.busy.isVisible())

    @Slot()
    def _on_cancel(self) -> None:
        if self._stop is not None:
            self._stop.set()
        self._end()

    def _end(self) -> None:
        self._stop = None
        self.how_far.hide()
        self.busy.end()
        self.changed.emit()
