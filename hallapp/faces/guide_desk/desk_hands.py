"""Who acts at the desk and with what: the person, the services, the workers, the day's count."""

from collections.abc import Callable
from dataclasses import dataclass

from hallapp.faces.guide_desk.services import GuideDeskServices
from hallapp.faces.guide_desk.tally import Tally
from hallapp.hall.terms import PersonRow
from hallapp.kernel.clock import zone_named
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.qtkit.jobs import Jobs


@dataclass(frozen=True)
class DeskHands:
    """What both sides of the desk act with.

    Attributes:
        services: The hall.
        person: Who signed in.
        station: Name of the workstation.
        jobs: Worker for the hall.
        paper_jobs: Worker for printers and files.
        tally: Counts what this desk gives.
    """

    services: GuideDeskServices
    person: PersonRow
    station: str
    jobs: Jobs
    paper_jobs: Jobs
    tally: Tally

    def request(self) -> Request:
        """Return a new wish of this person at this desk."""
        return Request(Actor(self.station, person_id=self.person.id, channel=Channel.DESK))

    def count(self, counted: Callable[[], None], *, numbers: int = 0, guides: int = 0) -> None:
        """Count what was given; the file is written on the worker for papers."""
        day = self.services.clock.now().astimezone(zone_named(self.services.hall.zone)).date()
        self.paper_jobs.submit(
            lambda: self.tally.add(day, numbers=numbers, guides=guides), lambda _count: counted()
        )
