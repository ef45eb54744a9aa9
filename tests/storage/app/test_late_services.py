"""Every service of an opened hall can be made, also those that nobody has asked for yet."""

from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from hallapp.app.halls import open_hall, own_place
from hallapp.app.late_services import LateServices
from hallapp.app.setup import make_empty_hall
from hallapp.kernel.clock import SettableClock
from hallapp.kernel.station import StationSettings


def test_each_late_service_is_made_once_when_it_is_asked_for(tmp_path: Path) -> None:
    clock = SettableClock(datetime(2026, 11, 23, 1, tzinfo=UTC))
    place = own_place(tmp_path)
    make_empty_hall(place, clock)
    hall = open_hall(place, clock, StationSettings(name="test"))
    names = [name for name, each in vars(LateServices).items() if isinstance(each, cached_property)]

    made = {name: getattr(hall, name) for name in names}

    assert len(names) > 10
    assert all(getattr(hall, name) is service for name, service in made.items())
    hall.close()
