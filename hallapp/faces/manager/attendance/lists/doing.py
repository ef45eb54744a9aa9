"""Carries one deed through: read what it offers, ask, do, tell."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.lists.deed import Deed, ListDays, Values
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request

if TYPE_CHECKING:
    from hallapp.faces.manager.attendance.lists.section import ListSection


class Doing(QObject):
    """One deed at a time; a try that failed is repeated with the same request, never done twice."""

    def __init__(self, section: "ListSection") -> None:
        super().__init__(section)
        self._section = section
        self._desk: AttendanceDesk | None = None
        self._deed: Deed[Any] | None = None
        self._row: Any = None
        self._request: tuple[Values, Request] | None = None
        self._is_busy = False

    def begin(self, desk: AttendanceDesk, deed: Deed[Any], row: Any, query: ListDays) -> None:
        """Ask what a deed needs, or do it at once; without effect while another is under way."""
        if self._is_busy or not deed.fits(row, desk) or not deed.before(desk, query):
            return
        self._desk, self._deed, self._row, self._request = desk, deed, row, None
        self._is_busy = True

        def ask(known: Any) -> None:
            self._is_busy = False
            question = deed.ask(row, known, query)
            if question is None:
                self.go_on({})
            else:
                self._section.form.ask(question, deed.word)
                self._section.open_form()

        desk.look(lambda services: deed.prepare(services, row), ask, self._failed)

    @Slot(object)
    def go_on(self, values: Values) -> None:
        """Do it with what was typed."""
        desk, deed, row = self._desk, self._deed, self._row
        if desk is None or deed is None or self._is_busy:
            return
        known = self._request
        # The same words again are the same wish: whoever presses twice is not served twice.
        request = known[1] if known and known[0] == values else Request(desk.actor)
        self._request, self._is_busy = (values, request), True
        self._section.form.set_busy(is_busy=True)
        services = desk.services
        jobs = desk.paper_jobs if deed.is_paper else desk.jobs
        jobs.submit(
            lambda: deed.act(services, request, row, values), self._done, self._failed, self
        )

    def _done(self, answer: Any) -> None:
        self._is_busy, self._request = False, None
        deed, row = self._deed, self._row
        self._section.form.set_busy(is_busy=False)
        self._section.close_form()
        said = "" if deed is None else deed.said(row, answer)
        if said:
            self._section.told.emit(said)
        self._section.refresh()

    def _failed(self, error: HallError) -> None:
        self._is_busy = False
        if self._section.is_asking():
            self._section.form.refuse(error)
        else:
            self._section.failed.emit(error)
            # Somebody may have been quicker: what is shown is looked at again.
            self._section.refresh()
