"""Answers the one search field; runs on the worker and remembers what seldom changes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import tzinfo
from uuid import UUID

from hallapp.appointments.errors import AppointmentUnknownError
from hallapp.appointments.terms import AppointmentRow
from hallapp.faces.guide_desk.found import (
    FoundKind,
    FoundRow,
    Prospect,
    appointment_row,
    item_row,
    service_row,
    ticket_row,
    windows_words,
)
from hallapp.faces.guide_desk.services import GuideDeskServices
from hallapp.guides.terms import ItemRow
from hallapp.hall.terms import WindowRow
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import zone_named
from hallapp.queueing.advice import advice_service
from hallapp.queueing.terms import PackageRow, ServiceRow, TicketRow, WindowServiceRow

MOST_ROWS, MOST_POPULAR = 20, 10
_SHORTEST_LABEL, _SHORTEST_CODE = 2, 4
_CODE = re.compile(r"[0-9A-Za-z]+")
_OF_SLIP = re.compile(r"编号([^\s第]+)")
_PLAN_KINDS = Change.SETTINGS | Change.WINDOWS | Change.GUIDES


@dataclass(frozen=True)
class Found:
    """The answer to one search.

    Attributes:
        text: What was searched.
        rows: The best first.
        is_exact: The first row is the number or the code that was typed or scanned.
    """

    text: str
    rows: tuple[FoundRow, ...]
    is_exact: bool = False


@dataclass(frozen=True)
class _Plan:
    served: tuple[WindowServiceRow, ...]
    windows: tuple[WindowRow, ...]
    packages: tuple[PackageRow, ...]


class Finder:
    """Finds anything by anything; every call belongs on the worker for the hall."""

    def __init__(self, services: GuideDeskServices) -> None:
        self._hall = services
        self._zone: tzinfo = zone_named(services.hall.zone)
        self._plan: _Plan | None = None
        self._service_of: dict[UUID, UUID | None] = {}

    def forget(self, kinds: Change) -> None:
        """Ask anew for what these changes may have touched."""
        if kinds & _PLAN_KINDS:
            self._plan = None
            self._service_of = {}

    def find(self, text: str) -> Found:
        """Return what answers to a text; everything popular for an empty one."""
        wanted = _wanted(text)
        most = MOST_ROWS if wanted else MOST_POPULAR
        exact = [*self._tickets(wanted), *self._appointments(wanted)]
        rows = [*exact, *self._offers(self._hall.guides.search(wanted, limit=most), wanted)]
        return Found(text, tuple(rows[:MOST_ROWS]), is_exact=bool(exact))

    def of_item(self, item_id: UUID) -> Found:
        """Return the row of one item, as a kiosk shows it."""
        item = self._hall.guides.guide(item_id).item
        return Found(item.name, tuple(self._offers((item,), "")))

    def of_service(self, service_id: UUID) -> Found:
        """Return the row of one service."""
        for service in self._hall.queue.services():
            if service.id == service_id:
                return Found(service.name, (service_row(service, self._prospect(service)),))
        return Found("", ())

    def of_person(self, id_number: str) -> Found:
        """Return today's appointments of whoever put a card on the reader."""
        day = self._hall.clock.now().astimezone(self._zone).date()
        booked = [
            each
            for each in self._hall.appointments.find_person(id_number)
            if each.slot.starts_at.astimezone(self._zone).date() == day
        ]
        return Found("", tuple(self._booked(each) for each in booked), is_exact=bool(booked))

    def advice(self) -> FoundRow | None:
        """Return the service for people who do not know what they need, if the hall has one."""
        service = advice_service(self._hall.queue.services())
        return None if service is None else service_row(service, self._prospect(service))

    def _tickets(self, wanted: str) -> list[FoundRow]:
        if not _CODE.fullmatch(wanted) or len(wanted) < _SHORTEST_LABEL:
            return []
        label = wanted.upper()
        queue = self._hall.queue
        at_windows = (state.live for state in queue.window_states() if state.live is not None)
        living: Iterable[TicketRow] = (*queue.waiting(), *queue.aside(), *at_windows)
        found = [ticket_row(each, is_missed=False) for each in living if _is(each, label)]
        return found or [
            ticket_row(each, is_missed=True) for each in queue.missed() if _is(each, label)
        ]

    def _appointments(self, wanted: str) -> list[FoundRow]:
        if not _CODE.fullmatch(wanted) or len(wanted) < _SHORTEST_CODE:
            return []
        try:
            return [self._booked(self._hall.appointments.find_code(wanted))]
        except AppointmentUnknownError:
            return []

    def _offers(self, items: tuple[ItemRow, ...], wanted: str) -> list[FoundRow]:
        services = {each.id: each for each in self._hall.queue.services()}
        told: dict[UUID, Prospect] = {}
        rows: list[FoundRow] = []
        for item in items:
            service = services.get(self._giving(item.id) or item.id)
            if service is not None and service.id not in told:
                told[service.id] = self._prospect(service)
            prospect = Prospect("", None) if service is None else told[service.id]
            rows.append(item_row(item, service, prospect, self._known().packages))
        named = [each for each in services.values() if _is_named(each, wanted)]
        return [*rows, *(service_row(each, self._prospect(each)) for each in named)]

    def _giving(self, item_id: UUID) -> UUID | None:
        if item_id not in self._service_of:
            service = self._hall.queue.service_for_item(item_id)
            self._service_of[item_id] = None if service is None else service.id
        return self._service_of[item_id]

    def _prospect(self, service: ServiceRow) -> Prospect:
        known = self._known()
        words = windows_words(service, known.served, known.windows)
        # A range is shown only where somebody can be called: it is the dearest question of all.
        is_moving = service.open_windows and not service.refusal
        return Prospect(words, self._hall.queue.expected_wait(service.id) if is_moving else None)

    def _known(self) -> _Plan:
        if self._plan is None:
            self._plan = _Plan(
                self._hall.plan.window_services(),
                self._hall.people.windows(),
                self._hall.queue.packages(),
            )
        return self._plan

    def _booked(self, booked: AppointmentRow) -> FoundRow:
        slot = booked.slot
        times = "—".join(
            f"{each.astimezone(self._zone):%H:%M}" for each in (slot.starts_at, slot.ends_at)
        )
        return appointment_row(booked, times)


def exact_row(found: Found) -> FoundRow | None:
    """Return the row that a scanned code means, where nothing else can be meant."""
    if found.is_exact or len(found.rows) == 1:
        return found.rows[0]
    return None


def acts_at_once(row: FoundRow) -> bool:
    """Return whether Enter may act on a row that its reader has not seen: it was named by code."""
    return row.kind in (FoundKind.TICKET, FoundKind.MISSED, FoundKind.APPOINTMENT)


def _wanted(text: str) -> str:
    """Return what to look for: of a guide slip's code the item's own, else the first line."""
    slip = _OF_SLIP.search(text)
    if slip is not None:
        return slip[1]
    lines = text.strip().splitlines()
    bare = lines[0] if lines else ""
    joined = "".join(bare.split())
    # People read codes aloud in groups of four, and type them so.
    return joined if _CODE.fullmatch(joined) and any(map(str.isdigit, joined)) else bare


def _is(ticket: TicketRow, wanted: str) -> bool:
    if ticket.label.upper() == wanted:
        return True
    return len(wanted) > _SHORTEST_CODE and ticket.code.upper() == wanted


def _is_named(service: ServiceRow, wanted: str) -> bool:
    if not wanted:
        return False
    return wanted.upper() == service.code.upper() or wanted in service.name
