"""Papers of a played day: what was kept, what lies in the tray, what the ticket printer got."""

import io
from pathlib import Path

from hallapp import slips
from hallapp.app.halls import demo_place
from hallapp.guides.terms import Answers
from hallapp.tour.page import Words
from hallapp.tour.step import Day, check
from hallapp.tour.ticket_printer import printout


class Before:
    """What papers there were before something was printed."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self._kept = kept_papers(day)
        self._printed = printed_papers(day)
        self.jobs = len(day.stage.printer.jobs)

    def kept(self) -> Path:
        """Return the one paper that was made and kept since.

        Raises:
            UnmetError: There is none, or more than one.
        """
        return _one(kept_papers(self._day) - self._kept, "kept")

    def printed(self) -> Path:
        """Return the one paper that came out of the printer for pages since.

        Raises:
            UnmetError: There is none, or more than one.
        """
        return _one(printed_papers(self._day) - self._printed, "printed")


def kept_papers(day: Day) -> set[Path]:
    """Return every paper that the hall keeps."""
    return set((demo_place(day.stage.data).folder / "papers").rglob("*.pdf"))


def printed_papers(day: Day) -> set[Path]:
    """Return every paper that came out of the printer for pages."""
    return set(day.stage.printed.glob("*.pdf"))


def keep_guide_dots(day: Day, item: str, answers: Answers) -> None:
    """Decode what the ticket printer got last and compare it with the guide slip as drawn."""
    hall = day.stage.hall
    content = day.stage.printer.jobs[-1]
    printed = printout(content)
    guide = hall.guides.find(item)
    drawn = slips.guide_slip_image(guide, hall.hall, hall.clock.now(), answers=answers)
    check(printed.is_cut, "the paper is cut")
    check(printed.image.size == drawn.size, f"{printed.image.size} dots, drawn {drawn.size}")
    check(printed.image.tobytes() == drawn.tobytes(), "the printed dots are the drawn ones")
    picture = io.BytesIO()
    printed.image.save(picture, "PNG")
    words = Words(f"自助机打出的 80 毫米指南单：{item}", "What came out of the kiosk")
    day.album.printout(content, picture.getvalue(), f"slip-{guide.item.code}", words)


def _one(found: set[Path], how: str) -> Path:
    check(len(found) == 1, f"{len(found)} papers {how}")
    return found.pop()
