"""Makes what the presenters of a kiosk share, from what the station was set up with."""

from PySide6.QtCore import QObject

from hallapp.faces.kiosk.journey import Journey, Station
from hallapp.faces.kiosk.options import KioskOptions
from hallapp.faces.kiosk.services import KioskServices
from hallapp.qtkit.jobs import Jobs


def station_of(
    services: KioskServices,
    jobs: tuple[Jobs, Jobs],
    journey: Journey,
    owner: QObject,
    options: KioskOptions,
) -> Station:
    """Return the station.

    Args:
        services: What it asks of the hall.
        jobs: For questions and writes, and for papers.
        journey: The way of the visit.
        owner: Answers are dropped when it is gone.
        options: What it was set up with.
    """
    return Station(
        services,
        *jobs,
        journey,
        options.station_name,
        owner,
        reads_cards=options.reads_cards,
        card_template=options.card_template,
        prints_pages=options.prints_pages,
        speaker=options.speaker,
    )
