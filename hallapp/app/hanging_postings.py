"""What a notice window reads of an opened hall: what was posted, what was published of a draw."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hallapp.app.graph import OpenHall
    from hallapp.bulletins.terms import PostingSheet
    from hallapp.patrols.terms import PublishedDraw


class HangingPostings:
    """Reads with the rights of a board: no day, no leave and no person is looked at."""

    def __init__(self, hall: "OpenHall") -> None:
        self._hall = hall

    def hanging(self) -> "PostingSheet | None":
        """Return the latest posting; None before the first."""
        from hallapp.bulletins.service import PostingService

        return PostingService(self._hall.ground.work).hanging()

    def draw(self, day: date) -> "PublishedDraw | None":
        """Return what is published of a day's draw; None while there is none."""
        from hallapp.patrols.service.published import PublishedDraws

        return PublishedDraws(self._hall.ground.work).of_day(day)
