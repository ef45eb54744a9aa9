"""Reading in the openness corner: words in pages, or the pages of a file as they print."""

from collections.abc import Sequence
from typing import Protocol

from hallapp.faces.kiosk.journey import Station
from hallapp.faces.kiosk.pictures import Picture, pictures_of
from hallapp.faces.kiosk.public_text import PublicText
from hallapp.kernel.errors import HallError


class ReadingView(Protocol):
    """The page for reading as its presenter sees it."""

    def show_text(self, matter: PublicText, *, waits: bool) -> None:
        """Show title and words; a file may follow."""
        ...

    def show_pictures(self, pages: Sequence[Picture]) -> None:
        """Show the pages of the file in place of the words."""
        ...

    def show_trouble(self, error: HallError) -> None:
        """Say that the file cannot be shown; the words stay."""
        ...


class ReadingPresenter:
    """Draws a file on the worker of papers, the only one that may use the PDF library."""

    def __init__(self, view: ReadingView, station: Station) -> None:
        self._view = view
        self._station = station
        self._visit = 0

    def open(self, matter: PublicText) -> None:
        """Show something to read."""
        self._visit += 1
        files, file_id = self._station.services.files, matter.file_id
        self._view.show_text(matter, waits=files is not None and file_id is not None)
        if files is None or file_id is None:
            return
        visit = self._visit
        self._station.paper_jobs.submit(
            lambda: pictures_of(files.content(file_id)),
            lambda pages: self._drawn(visit, pages),
            lambda error: self._failed(visit, error),
            self._station.owner,
        )

    def leave(self) -> None:
        """What is drawn still is for nobody."""
        self._visit += 1

    def _drawn(self, visit: int, pages: tuple[Picture, ...]) -> None:
        if visit == self._visit:
            self._view.show_pictures(pages)

    def _failed(self, visit: int, error: HallError) -> None:
        if visit == self._visit:
            self._view.show_trouble(error)
