"""Opens the hall that a command is for, and finds out who acts (命令行)."""

import argparse
import getpass
import os
import sys
import uuid
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hallapp.commands.folder import data_folder
from hallapp.kernel.clock import SystemClock
from hallapp.kernel.errors import RuleError
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.kernel.station import (
    StationSettings,
    load_station,
)

if TYPE_CHECKING:
    from hallapp.app.graph import OpenHall
    from hallapp.app.halls import HallPlace
    from hallapp.hall.terms import PersonRow

PASSWORD_VARIABLE = "HALLAPP_PASSWORD"  # noqa: S105 - the name of a variable, no password


class ActorNeededError(RuleError):
    """Outside a demo hall a command must say as whom it acts."""

    code = "commands.actor_needed"


class NobodyThereError(RuleError):
    """The demo window has no usual clerk to act as."""

    code = "commands.nobody_there"


class NobodyNamedError(RuleError):
    """Nobody in the demo hall has the number or name that `--as` says."""

    code = "commands.nobody_named"


@contextmanager
def opened_hall(args: argparse.Namespace) -> Generator["OpenHall"]:
    """Yield the hall of the data folder or of `--db`; an empty folder gets an empty hall.

    Raises:
        HallError: It cannot be opened.
    """
    from hallapp.app.halls import chosen_place, own_place

    folder = data_folder(args)
    station = load_station(folder)
    place = chosen_place(folder, station, args.db or "") or own_place(folder)
    hall = _opened(place, station)
    try:
        yield hall
    finally:
        hall.close()


def _opened(place: "HallPlace", station: StationSettings) -> "OpenHall":
    from hallapp.app.halls import NoHallError, open_hall
    from hallapp.app.setup import make_empty_hall

    clock = SystemClock()
    if not place.exists:
        make_empty_hall(place, clock)
    try:
        return open_hall(place, clock, station)
    except NoHallError:
        # A file with tables and nothing in them; a server's hall is made by its owner.
        if not place.is_file:
            raise
    make_empty_hall(place, clock)
    return open_hall(place, clock, station)


def anybody(args: argparse.Namespace) -> Request:
    """Return a request that needs no person, audited as command line."""
    return Request(Actor(_station(args), channel=Channel.COMMAND_LINE))


def acting(hall: "OpenHall", args: argparse.Namespace, window: int | None = None) -> Request:
    """Return a request of the person that the command acts as.

    In a demo hall that is the window's usual clerk; in a hall where nobody has a password yet,
    which is still being set up, nobody; elsewhere whoever `--as` names, with a password.

    Raises:
        ActorNeededError: `--as` is missing.
        NobodyNamedError: Nobody is called what `--as` says.
        SignInRefusedError: Number and password do not belong together.
    """
    people = hall.people.people()
    if hall.hall.is_demo or not hall.people.somebody_can_sign_in():
        return _request(args, _demo_person(people, args, window))
    if not args.acting_as:
        raise ActorNeededError
    return _request(args, hall.people.sign_in(anybody(args), args.acting_as, _password()).id)


def _demo_person(
    people: "tuple[PersonRow, ...]", args: argparse.Namespace, window: int | None
) -> uuid.UUID | None:
    for person in people:
        if args.acting_as and args.acting_as in {person.staff_number, person.name}:
            return person.id
        if not args.acting_as and window is not None and person.window_number == window:
            return person.id
    if args.acting_as:
        raise NobodyNamedError(wanted=args.acting_as)
    if window is not None:
        raise NobodyThereError(number=window)
    return None


def _password() -> str:
    given = os.environ.get(PASSWORD_VARIABLE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise ActorNeededError
    return getpass.getpass()


def _request(args: argparse.Namespace, person_id: uuid.UUID | None) -> Request:
    return Request(Actor(_station(args), person_id, channel=Channel.COMMAND_LINE))


def _station(args: argparse.Namespace) -> str:
    return load_station(data_folder(args)).station_name
