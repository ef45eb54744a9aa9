"""The day: asks the hall, does what is pressed, and keeps late answers about other days away."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import QObject

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.attendance.today import doing
from hallapp.faces.manager.attendance.today.doing import Deed
from hallapp.faces.manager.attendance.today.lines import running
from hallapp.faces.manager.attendance.today.reading import TodayRead, is_hanging, reader
from hallapp.faces.manager.attendance.today.services import TodayHall
from hallapp.faces.manager.words import day_words
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.patrols.terms import MarkWish, PatrolDayRow

Refused = Callable[[HallError], None]


class TodayView(Protocol):
    """Shows one day."""

    def show_day(self, read: TodayRead) -> None:
        """Show a day as it stands."""
        ...

    def show_failure(self, error: HallError) -> None:
        """Say what did not work; what is shown stays."""
        ...

    def show_printing(self, *, is_printing: bool) -> None:
        """Take no second press while a posting is made."""
        ...

    def tell(self, words: str) -> None:
        """Say what was done."""
        ...


class TodayPresenter:
    """Keeps one question outstanding; what is asked meanwhile is asked once more afterwards."""

    def __init__(self, view: TodayView, desk: AttendanceDesk, owner: QObject | None = None) -> None:
        self._view = view
        self._desk = desk
        self._owner = owner
        self._day: date | None = None
        self._read: TodayRead | None = None
        self._is_asking = False
        self._asked_again = False
        self._is_printing = False
        self._under_way: set[object] = set()
        self._failed: dict[object, Request] = {}

    # The day

    @property
    def read(self) -> TodayRead | None:
        """What is shown now."""
        return self._read

    def choose(self, day: date | None) -> None:
        """Show another day; None for today, whichever day that is by then."""
        if day != self._day:
            self._day = day
            self.refresh()

    def refresh(self) -> None:
        """Ask for the day again."""
        if self._is_asking:
            self._asked_again = True
            return
        self._is_asking, self._asked_again = True, False
        day = self._day

        def answered(read: TodayRead) -> None:
            self._is_asking = False
            if day == self._day:
                self._show(read)
            self._go_on()

        def failed(error: HallError) -> None:
            self._is_asking = False
            self._view.show_failure(error)
            if day != self._day:
                self._go_on()

        self._desk.look(reader(day, self._desk.person.id), answered, failed)

    def _go_on(self) -> None:
        if self._asked_again:
            self.refresh()

    def _show(self, read: TodayRead) -> None:
        self._read = read
        self._view.show_day(read)

    # What people do

    def do(self, deed: Deed, done: Callable[[], None], refused: Refused) -> None:
        """Do something once; a second press meanwhile does nothing.

        Args:
            deed: What.
            done: Called when it is done, before the day is read again.
            refused: Called with why not; the same deed may be tried again.
        """
        if deed.key in self._under_way:
            return
        self._under_way.add(deed.key)

        def did(_answer: Any) -> None:
            self._under_way.discard(deed.key)
            if deed.said:
                self._view.tell(deed.said)
            done()
            self.refresh()

        def failed(error: HallError) -> None:
            self._under_way.discard(deed.key)
            self._failed[deed.key] = request
            refused(error)

        request = self._request_of(deed)
        self._write(deed.act, request, did, failed)

    def mark(self, wish: MarkWish) -> None:
        """Keep what is seen at a window in the round that is under way; without one, nothing."""
        now = running(None if self._read is None else self._read.patrols)
        if now is None or now.round is None or self._read is None:
            return
        deed, day = doing.tap(now.round.id, wish), self._read.sheet.day

        def act(hall: TodayHall, request: Request) -> PatrolDayRow | None:
            deed.act(hall, request)
            return None if hall.patrols is None else hall.patrols.of_day(day)

        def marked(patrols: PatrolDayRow | None) -> None:
            read = self._read
            if read is not None and read.sheet.day == day and patrols is not None:
                self._show(replace(read, patrols=patrols))

        self._write(act, self._request_of(deed), marked, self._view.show_failure)

    def _request_of(self, deed: Deed) -> Request:
        """Return the request of an earlier try that failed, or a new one."""
        return self._failed.pop(deed.key, None) or Request(self._desk.actor)

    def _write(
        self,
        act: Callable[[TodayHall, Request], Any],
        request: Request,
        done: Callable[[Any], None],
        failed: Refused,
    ) -> None:
        def on_worker(services: AttendanceServices, asked: Request) -> Any:
            return act(TodayHall(services), asked)

        self._desk.write(on_worker, done, failed, request)

    # The posting

    def paper_of(self, day: date, *, is_anew: bool) -> bytes:
        """Make what would be posted of a day, or what hangs; runs on the worker for papers."""
        papers = TodayHall(self._desk.services).papers
        if papers is None:
            return self._desk.services.papers.attendance_sheet(day).read_bytes()
        return papers.daily(day, is_anew=is_anew).data

    def post_and_print(self, reason: str, refused: Refused) -> None:
        """Post the day where that is due, then print what hangs, in one act."""
        read = self._read
        if read is None or self._is_printing:
            return
        self._set_printing(is_printing=True)
        day, posting = read.sheet.day, read.posting
        if posting is None or is_hanging(posting) or not self._desk.may_run:
            self._print(day)
            return
        deed = doing.post(day, reason)

        def posted(_answer: Any) -> None:
            self._print(day)
            self.refresh()

        def failed(error: HallError) -> None:
            self._set_printing(is_printing=False)
            self._failed[deed.key] = request
            refused(error)

        request = self._request_of(deed)
        self._write(deed.act, request, posted, failed)

    def _print(self, day: date) -> None:
        services = self._desk.services

        def printed(name: str) -> None:
            self._set_printing(is_printing=False)
            self._view.tell(_("已送打印机，存为 {name}").format(name=name))

        def not_printed(error: HallError) -> None:
            self._set_printing(is_printing=False)
            self._view.show_failure(error)

        self._desk.paper_jobs.submit(
            lambda: _print_day(services, day), printed, not_printed, self._owner
        )

    def _set_printing(self, *, is_printing: bool) -> None:
        self._is_printing = is_printing
        self._view.show_printing(is_printing=is_printing)


def _print_day(services: AttendanceServices, day: date) -> str:
    """Make the paper of a day and print it; runs on the worker for papers."""
    papers = TodayHall(services).papers
    if papers is None:
        path = services.papers.attendance_sheet(day)
        title = _("考勤 {day}").format(day=day_words(day))
    else:
        made = papers.daily(day)
        path, title = papers.keep(made), made.title
    services.papers.print_paper(path, title)
    return path.name
